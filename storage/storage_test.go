package storage

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

func TestOpenChoosesTheEngine(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	for _, c := range []struct {
		name, dsn string
		file      string // that is there afterwards
		says      string // of the error; "" for none
	}{
		{"a path", filepath.Join(dir, "a.db"), "a.db", ""},
		{"the engine by name", "bolt:" + filepath.Join(dir, "b.db"), "b.db", ""},
		{"a name in this folder", "c.db", "c.db", ""},
		{"a folder that is not there yet", filepath.Join(dir, "new", "d.db"), "new/d.db", ""},
		{"a colon behind a separator", filepath.Join(dir, "x:y", "e.db"), "x:y/e.db", ""},
		{"an engine that nobody wrote", "mongo:data", "", `no engine is called "mongo"`},
		{"nothing", "", "", "no path is given"},
		{"an engine without a path", "bolt:", "", "no path is given"},
		{"a folder", dir, "", "is a directory"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := Open(t.Context(), c.dsn, Options{Now: crmtest.NewClock().Now})
			if c.says != "" {
				if s != nil || err == nil || !strings.Contains(err.Error(), c.says) {
					t.Fatalf("got %v, %v; want an error that says %q", s, err, c.says)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			crmtest.Do(t, s, crmtest.Seed)
			crmtest.Checked(t, s)
			if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(c.file))); err != nil {
				t.Error(err)
			}
			if _, err := Open(t.Context(), c.dsn, Options{Now: crmtest.NewClock().Now}); !errors.Is(err, crm.ErrLocked) {
				t.Errorf("a second open gave %v", err)
			}
		})
	}
}

func TestOpenHandsItsOptionsOn(t *testing.T) {
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "a.db"), Options{Now: crmtest.NewClock().Now, Twice: true, NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	crmtest.Checked(t, s)
	runs := 0
	crmtest.Do(t, s, func(tx crm.Tx) error {
		runs++
		if got := tx.Now(); got != crmtest.Start() {
			t.Errorf("now is %v", got)
		}
		return nil
	})
	if runs != 2 {
		t.Errorf("the function ran %d times, want twice", runs)
	}
}

func TestWhoGaveUpOpensNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	path := filepath.Join(t.TempDir(), "a.db")
	if _, err := Open(ctx, path, Options{Now: crmtest.NewClock().Now}); !errors.Is(err, context.Canceled) {
		t.Errorf("open gave %v", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("the file was made")
	}
}
