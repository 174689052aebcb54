package handlers

import (
	"sync"
	"sync/atomic"
	"testing"

	"milepost/storage/crm"
)

// counting is a reader that counts how often all names are read.
type counting struct {
	crm.Reader
	all *atomic.Int64
}

func (c counting) Names(since uint64) ([]crm.NameRow, uint64, error) {
	if since == 0 {
		c.all.Add(1)
	}
	return c.Reader.Names(since)
}

// Whoever writes in the first moment waits for one reading of the names.
func TestAllNamesAreReadOnceHoweverManyWrite(t *testing.T) {
	w := newWorld(t)
	w.tell("xiaoli", "今天拜访了比亚迪王总,聊了电池线")
	fresh := New(w.r.Options)
	var all atomic.Int64
	var lanes sync.WaitGroup
	for range 16 {
		lanes.Go(func() {
			err := w.store.View(t.Context(), func(rd crm.Reader) error {
				names, err := fresh.knownNames(counting{rd, &all})
				if err == nil && names.Len() == 0 {
					t.Error("a message was read without the names")
				}
				return err
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	lanes.Wait()
	if n := all.Load(); n != 1 {
		t.Errorf("all names were read %d times", n)
	}
}
