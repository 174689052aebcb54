package bolt

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// lived is a closed file of a store that was used for some time: things
// changed, so that pages are free.
func lived(t *testing.T) (path string, dump []byte) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "good.db")
	s := reopen(t, path)
	crmtest.Do(t, s, furnish)
	for i := range 40 {
		crmtest.Do(t, s, func(tx crm.Tx) error {
			for n := range 10 {
				id := crm.ActivityID(fmt.Sprintf("x%03d", 10*i+n))
				if err := crmtest.Put(tx, crmtest.Activity(id, "byd", "2026-11-03")); err != nil {
					return err
				}
				if err := tx.Log(&crm.Change{Group: "g2", Actor: crmtest.Xiaoli, Kind: crm.KindActivity, ID: string(id), RevAfter: 1}); err != nil {
					return err
				}
			}
			var byd crm.Account
			if err := tx.Get(&byd, "byd"); err != nil {
				return err
			}
			return crmtest.Put(tx, &byd)
		})
	}
	var out bytes.Buffer
	if _, err := s.Dump(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path, out.Bytes()
}

// salvaged is what Salvage makes of a file, and what it says of the rest.
func salvaged(t *testing.T, path string) ([]byte, crm.Contents, []string) {
	t.Helper()
	var out bytes.Buffer
	found, lost, err := Salvage(t.Context(), path, t.TempDir(), &out)
	if err != nil {
		t.Fatalf("salvage: %v", err)
	}
	return out.Bytes(), found, lost
}

// rest is a dump without its header, as lines.
func rest(dump []byte) map[string]bool {
	lines := map[string]bool{}
	for i, line := range strings.SplitAfter(string(dump), "\n") {
		if i > 0 && line != "" {
			lines[line] = true
		}
	}
	return lines
}

// lacking counts the lines of a dump that another has not.
func lacking(dump, other []byte) (n int) {
	has := rest(other)
	for line := range rest(dump) {
		if !has[line] {
			n++
		}
	}
	return n
}

// loadable fails unless a store takes a dump of a damaged file.
func loadable(t *testing.T, dump []byte) {
	t.Helper()
	s, err := Open(filepath.Join(t.TempDir(), "new.db"), Options{Now: crmtest.NewClock().Now, NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Load(t.Context(), bytes.NewReader(dump)); err != nil {
		t.Errorf("what was salvaged is not loaded: %v", err)
	}
	if _, err := s.Check(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestSalvageFindsWhatIsThere(t *testing.T) {
	good, dump := lived(t)
	whole, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	all := len(rest(dump))
	zero := func(from, to int) func([]byte) []byte {
		return func(b []byte) []byte { clear(b[from*pageSize : to*pageSize]); return b }
	}
	for _, c := range []struct {
		name  string
		edit  func([]byte) []byte
		lacks func(n int) bool // how many lines are missing
		says  string           // of what was lost; "" for nothing
	}{
		{"a sound file", func(b []byte) []byte { return b }, func(n int) bool { return n == 0 }, ""},
		{
			"a letter of a record is another",
			func(b []byte) []byte { b[bytes.Index(b, []byte(`"text":"王总"`))+8] ^= 1; return b },
			func(n int) bool { return n <= 1 }, "",
		},
		{
			"every branch is zeroed",
			func(b []byte) []byte {
				for id := 2; id < len(b)/pageSize; id++ {
					if page := b[id*pageSize:][:pageSize]; page[8] == branchPage {
						clear(page)
					}
				}
				return b
			},
			func(n int) bool { return n == 0 }, "Parts of the file lead nowhere",
		},
		{"the first pages are zeroed", zero(0, 2), func(n int) bool { return n < 10 }, "The first pages of the file cannot be read"},
		{"it was cut in the middle", func(b []byte) []byte { return b[:used(b)*pageSize/2] }, func(n int) bool { return n < all }, "Parts of the file lead nowhere (the file is shorter than it says)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "bad.db")
			if err := os.WriteFile(path, c.edit(bytes.Clone(whole)), 0o600); err != nil {
				t.Fatal(err)
			}
			got, found, lost := salvaged(t, path)
			n := lacking(dump, got)
			t.Logf("%d of %d lines are missing; %q", n, all, lost)
			if !c.lacks(n) || !strings.Contains(strings.Join(lost, "\n"), c.says) || c.says == "" && n == 0 && len(lost) > 0 {
				t.Errorf("%d of %d lines are missing, and it says %q, want %q", n, all, lost, c.says)
			}
			if n == 0 && (found.Records[crm.KindActivity] != 402 || found.Changes != 401) {
				t.Errorf("it found %+v", found)
			}
			loadable(t, got)
		})
	}
}

// neverWorse salvages a damaged file: it must not fail where something can be
// read, and must find all that an opened store dumps.
func neverWorse(t *testing.T, edit int, path string) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	var got, dump bytes.Buffer
	if _, _, err := Salvage(t.Context(), path, "", &got); err != nil {
		if info.Size() >= 3*pageSize && !errors.Is(err, crm.ErrNewer) {
			t.Errorf("edit %d is not salvaged: %v", edit, err)
		}
		return
	}
	if edit%20 == 0 {
		loadable(t, got.Bytes())
	}
	s, err := Open(path, Options{Now: crmtest.NewClock().Now, NoSync: true})
	if err != nil {
		return // more than nothing is never worse
	}
	_, err = s.Dump(t.Context(), &dump)
	_ = s.Close()
	if n := lacking(dump.Bytes(), got.Bytes()); err == nil && n > 0 {
		t.Errorf("edit %d: %d lines that the store has were not salvaged", edit, n)
	}
}

func TestSalvageSaysWhyThereIsNothing(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct {
		name, text, says string
	}{
		{"an empty file", "", "holds nothing"},
		{"a short text", "hello", "holds nothing"},
	} {
		path := filepath.Join(dir, "x")
		if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, _, err := Salvage(t.Context(), path, "", new(bytes.Buffer)); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %q", c.name, err, c.says)
		}
	}
	if _, _, err := Salvage(t.Context(), dir, "", new(bytes.Buffer)); err == nil {
		t.Error("a folder was salvaged")
	}
	good, _ := lived(t)
	reopen(t, good)
	if _, _, err := Salvage(t.Context(), good, "", new(bytes.Buffer)); !errors.Is(err, crm.ErrLocked) {
		t.Errorf("a file in use: %v", err)
	}
}
