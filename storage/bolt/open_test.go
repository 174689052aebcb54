package bolt

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

func TestOpenSaysWhyItCannot(t *testing.T) {
	now := crmtest.NewClock().Now
	for _, c := range []struct {
		name string
		make func(t *testing.T, path string)
		want error
		says string
	}{
		{"the file is open elsewhere", func(t *testing.T, path string) {
			db, err := bbolt.Open(path, 0o600, nil) // the lock is the same within one process
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = db.Close() })
		}, crm.ErrLocked, ""},
		{"a newer version wrote it", func(t *testing.T, path string) {
			s := reopen(t, path)
			s.falsify(t, func(btx *bbolt.Tx) error { return as(btx, bMeta, []byte(keySchema), number(Schema+1)) })
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
		}, crm.ErrNewer, fmt.Sprintf("the file has version %d and this program knows %d: it takes another Milepost; start the newer one, or restore an earlier copy", Schema+1, Schema)},
		{"a version that never was", func(t *testing.T, path string) {
			s := reopen(t, path)
			s.falsify(t, func(btx *bbolt.Tx) error { return btx.Bucket([]byte(bMeta)).Delete([]byte(keySchema)) })
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
		}, crm.ErrDamaged, "the file has version 0, which no Milepost wrote"},
		{"it is the file of another program", func(t *testing.T, path string) {
			db, err := bbolt.Open(path, 0o600, nil)
			if err != nil {
				t.Fatal(err)
			}
			err = db.Update(func(btx *bbolt.Tx) error { _, err := btx.CreateBucket([]byte("theirs")); return err })
			if err := errors.Join(err, db.Close()); err != nil {
				t.Fatal(err)
			}
		}, crm.ErrDamaged, "the file belongs to another program"},
		{"it is no such file at all", func(t *testing.T, path string) {
			if err := os.WriteFile(path, []byte(strings.Repeat("a photo of a cat\n", 2000)), 0o600); err != nil {
				t.Fatal(err)
			}
		}, crm.ErrDamaged, "not a store of Milepost"},
		{"it was cut off", func(t *testing.T, path string) {
			s := reopen(t, path)
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			if err := os.Truncate(path, 3*4096); err != nil {
				t.Fatal(err)
			}
		}, crm.ErrDamaged, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "milepost.db")
			c.make(t, path)
			s, err := Open(path, Options{Now: now})
			if s != nil || !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), path) {
				t.Errorf("open gave %v, want %v with %q and the path", err, c.want, c.says)
			}
			again, err2 := Open(path, Options{Now: now})
			if again != nil || !errors.Is(err2, c.want) {
				t.Errorf("a second try gave %v: the first left something behind", err2)
			}
		})
	}
	if _, err := Open(filepath.Join(t.TempDir(), "x.db"), Options{}); err == nil || !strings.Contains(err.Error(), "Options.Now") {
		t.Errorf("without a clock: %v", err)
	}
}

func TestASecondOpenIsToldWithinASecond(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "folder", "milepost.db")
	reopen(t, path)
	begin := time.Now()
	_, err := Open(path, Options{Now: crmtest.NewClock().Now})
	if took := time.Since(begin); !errors.Is(err, crm.ErrLocked) || took > time.Second {
		t.Errorf("after %v: %v", took, err)
	}
}
