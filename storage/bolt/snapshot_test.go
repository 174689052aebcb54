package bolt

import (
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"milepost/storage/crm"
)

// TestAViewIsOneMoment has several write two values that belong together, while
// they go from the journal into the file again and again.
func TestAViewIsOneMoment(t *testing.T) {
	s := journaled(t, filepath.Join(t.TempDir(), "milepost.db"), func(o *Options) { o.every = time.Millisecond })
	var all sync.WaitGroup
	var over atomic.Bool
	for w := range 4 {
		all.Go(func() {
			for i := range 300 {
				err := s.Update(t.Context(), func(tx crm.Tx) error {
					v := fmt.Appendf(nil, "%d/%d", w, i)
					return errors.Join(tx.Keep("pair/a", v), tx.Keep("pair/b", v), tx.Keep(fmt.Sprint("of/", w), fmt.Appendf(nil, "%06d", i)))
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	var readers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			before := map[string]string{}
			for !over.Load() {
				err := s.View(t.Context(), func(r crm.Reader) error {
					a, err := r.Kept("pair/a")
					b, err2 := r.Kept("pair/b")
					if string(a) != string(b) {
						t.Errorf("%s and %s do not belong together", a, b)
					}
					return errors.Join(err, err2, r.(*reader).scan(bKept, span{from: []byte("of/"), to: []byte("of0")}, false, func(k, v []byte) (bool, error) {
						if before[string(k)] > string(v) {
							t.Errorf("%s went back from %s to %s", k, before[string(k)], v)
						}
						before[string(k)] = string(v)
						return true, nil
					}))
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	over.Store(true)
	readers.Wait()
}
