package bolt

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"

	"go.etcd.io/bbolt"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// gate lets a test do something when the first bytes of a copy were written.
type gate struct {
	*os.File
	then func()
}

func (g *gate) Write(b []byte) (int, error) {
	n, err := g.File.Write(b)
	if g.then != nil {
		g.then()
		g.then = nil
	}
	return n, err
}

func TestABackupIsTheStateAtOneMomentWhileTheStoreIsUsed(t *testing.T) {
	s := fresh(t)
	crmtest.Do(t, s, furnish)
	var before bytes.Buffer
	want, err := s.Dump(t.Context(), &before)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "copy.db")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	var wrote atomic.Int32
	has, err := s.Backup(t.Context(), &gate{f, func() {
		for i := range 200 { // overwrites pages that the copy has not reached
			crmtest.Do(t, s, func(tx crm.Tx) error {
				wrote.Add(1)
				return crmtest.Put(tx, crmtest.Activity(crm.ActivityID(fmt.Sprint("x", i)), "byd", "2026-11-03"))
			})
		}
	}})
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
	verified, err := Verify(t.Context(), path)
	if err != nil || !reflect.DeepEqual(has, want) || !reflect.DeepEqual(verified, want) {
		t.Errorf("the backup says %+v, its copy holds %+v, want %+v; %v", has, verified, want, err)
	}
	copied := reopen(t, path)
	var after bytes.Buffer
	if _, err := copied.Dump(t.Context(), &after); err != nil || !bytes.Equal(after.Bytes(), before.Bytes()) {
		t.Errorf("the copy dumps\n%s\nwant\n%s; %v", after.Bytes(), before.Bytes(), err)
	}
	crmtest.Consistent(t, copied)
	crmtest.Consistent(t, s)
	if wrote.Load() != 200 {
		t.Errorf("%d writes ran meanwhile", wrote.Load())
	}
}

// broken is a disk that is full after some bytes.
type broken struct{ left int }

func (b *broken) Write(p []byte) (int, error) {
	if b.left -= len(p); b.left < 0 {
		return 0, errors.New("no space left on device")
	}
	return len(p), nil
}

func TestABackupThatCannotBeWrittenSaysSo(t *testing.T) {
	s := fresh(t)
	crmtest.Do(t, s, furnish)
	for _, left := range []int{0, 5000, 30_000} {
		if _, err := s.Backup(t.Context(), &broken{left}); err == nil || !strings.Contains(err.Error(), "no space left") {
			t.Errorf("with room for %d bytes: %v", left, err)
		}
	}
	crmtest.Do(t, s, keep("after", []byte("1")))
}

func TestVerifySaysWhatIsWrongWithACopy(t *testing.T) {
	good := filepath.Join(t.TempDir(), "good.db")
	s := reopen(t, good)
	crmtest.Do(t, s, furnish)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	flip := func(text string) func([]byte) []byte {
		return func(b []byte) []byte { b[bytes.Index(b, []byte(text))] ^= 1; return b }
	}
	for _, c := range []struct {
		name string
		edit func([]byte) []byte
		want error
		says string
	}{
		{"nothing", func(b []byte) []byte { return b }, nil, ""},
		{"it is empty", func([]byte) []byte { return nil }, crm.ErrDamaged, "the file is empty"},
		{"it was cut off", func(b []byte) []byte { return b[:3*pageSize] }, crm.ErrDamaged, ""},
		{"a letter of a record is another", flip(`"text":"王总"`), crm.ErrDamaged, "rec.contact"},
		{"it is a text", func([]byte) []byte { return []byte(strings.Repeat("hello ", 3000)) }, crm.ErrDamaged, "not a store of Milepost"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "copy.db")
			if err := os.WriteFile(path, c.edit(bytes.Clone(whole)), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := Verify(t.Context(), path)
			if !errors.Is(err, c.want) || err != nil && !strings.Contains(err.Error(), c.says) {
				t.Errorf("verify gave %v, want %v with %q", err, c.want, c.says)
			}
		})
	}
	if _, err := Verify(t.Context(), filepath.Join(t.TempDir(), "none.db")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("verify of no file gave %v", err)
	}
	reopen(t, good)
	if _, err := Verify(t.Context(), good); !errors.Is(err, crm.ErrLocked) {
		t.Errorf("verify of a file in use gave %v", err)
	}
}

func TestVerifyKnowsVersionsAndLoads(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(*bbolt.Tx) error
		want  error
	}{
		{"a newer one", func(btx *bbolt.Tx) error { return as(btx, bMeta, []byte(keySchema), number(Schema+1)) }, crm.ErrNewer},
		{"a load that did not finish", func(btx *bbolt.Tx) error { return as(btx, bMeta, []byte(keyLoad), number(7)) }, crm.ErrUnfinished},
	} {
		path := filepath.Join(t.TempDir(), "milepost.db")
		s := reopen(t, path)
		s.falsify(t, c.spoil)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := Verify(t.Context(), path); !errors.Is(err, c.want) {
			t.Errorf("%s: verify gave %v", c.name, err)
		}
		if _, err := Open(path, Options{Now: crmtest.NewClock().Now}); !errors.Is(err, c.want) {
			t.Errorf("%s: open gave %v", c.name, err)
		}
	}
}
