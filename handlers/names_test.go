package handlers

import (
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"milepost/handlers/parse"
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

func TestRowsShareTheirWordsAndKeepThem(t *testing.T) {
	row := func(kind crm.Kind, id, owner, name string) crm.NameRow {
		return crm.NameRow{Kind: kind, ID: id, Names: []crm.Name{parse.Keys(name)}, Owner: crm.PersonID(owner), Team: "huanan"}
	}
	older := row(crm.KindContact, "k3", "", "王总")
	older.Names[0].Sort = "wang" // keys of another version
	rows := func() []crm.NameRow {
		return []crm.NameRow{
			row(crm.KindAccount, "c1", "xiaoli", "比亚迪"), row(crm.KindAccount, "c2", "anna", "美的"),
			row(crm.KindContact, "k1", "", "王总"), row(crm.KindContact, "k2", "", "王总"), older,
		}
	}
	is := thrifty(rows())
	want := rows()
	for i := range want {
		if n := &want[i].Names[0]; want[i].Kind != crm.KindAccount { // who is not found by sound
			n.Pinyin, n.Initials = nil, nil
		}
	}
	if diff := cmp.Diff(want, is); diff != "" {
		t.Errorf("the rows changed, -want +got:\n%s", diff)
	}
	if &is[2].Names[0] != &is[3].Names[0] {
		t.Error("two people called 王总 do not share the name")
	}
	if &is[2].Names[0] == &is[4].Names[0] {
		t.Error("a name with other keys is shared")
	}
}
