package bolt

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"go.etcd.io/bbolt"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

var errDisk = errors.New("input/output error")

// TestADiskThatFailsTakesNothingThatWasSaidToBeStored lets the commit of the
// engine fail now and then: before anything of it is in the file, the store goes
// on; afterwards, it says that it cannot.
func TestADiskThatFailsTakesNothingThatWasSaidToBeStored(t *testing.T) {
	for _, c := range []struct {
		name  string
		fail  func(*bbolt.Tx) error
		stuck bool
	}{
		{"it fails before the pages are in the file", func(*bbolt.Tx) error { return errDisk }, false},
		{"it panics", func(*bbolt.Tx) error { panic("page 7 already freed") }, false},
		{"it fails when all is in the file but not known to be on the disk", func(btx *bbolt.Tx) error { return errors.Join(btx.Commit(), errDisk) }, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			var broken atomic.Bool
			path := filepath.Join(t.TempDir(), "milepost.db")
			s, err := Open(path, Options{Now: crmtest.NewClock().Now, NoSync: true, commit: func(btx *bbolt.Tx) error {
				if broken.Load() {
					return c.fail(btx)
				}
				return btx.Commit()
			}})
			if err != nil {
				t.Fatal(err)
			}
			crmtest.Do(t, s, furnish)
			broken.Store(true)
			if err := s.Update(t.Context(), keep("lost", []byte("1"))); err == nil || !c.stuck && has(t, s, "lost") {
				t.Errorf("an update on a broken disk gave %v", err)
			}
			broken.Store(false)
			err = s.Update(t.Context(), keep("after", []byte("1")))
			if c.stuck != (err != nil) || c.stuck && !strings.Contains(err.Error(), "until the store is opened again") {
				t.Errorf("the update afterwards gave %v", err)
			}
			if !has(t, s, "digest/huanan") {
				t.Error("it cannot be read any more")
			}
			if err := s.Close(); c.stuck == (err == nil) {
				t.Errorf("close gave %v", err)
			}
			again := reopen(t, path)
			if has(t, again, "after") == c.stuck {
				t.Error("what was written afterwards is not as it was said")
			}
			crmtest.Consistent(t, again)
		})
	}
}

// acknowledged writes values of 64 kB until n were stored or refused more than
// a few times, and gives the keys of those that were stored.
func acknowledged(t *testing.T, s *Store, prefix string, n int) (keys []string, refused int) {
	t.Helper()
	value := make([]byte, 64<<10)
	for i := 0; len(keys) < n && refused < 5; i++ {
		k := fmt.Sprint(prefix, i)
		if err := s.Update(t.Context(), keep(k, value)); err != nil {
			refused++
			continue
		}
		keys = append(keys, k)
	}
	return keys, refused
}

// holdsExactly fails unless a store, opened again, holds those keys and no
// other with their prefixes.
func holdsExactly(t *testing.T, path string, keys []string) {
	t.Helper()
	s := reopen(t, path)
	crmtest.Consistent(t, s)
	n := 0
	crmtest.Look(t, s, func(r crm.Reader) error {
		return r.(*reader).scan(bKept, span{from: []byte("big/"), to: []byte("big0")}, false, func(_, _ []byte) (bool, error) { n++; return true, nil })
	})
	for _, k := range keys {
		if !has(t, s, k) {
			t.Errorf("%s was acknowledged and is not there", k)
		}
	}
	if n != len(keys) {
		t.Errorf("%d are there, %d were acknowledged", n, len(keys))
	}
}
