package bolt

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"milepost/storage/crmtest"
)

// A made-up company is loaded, nothing is wrong with it, and its dump has the
// same bytes.
func TestAWorldIsLoadedAndDumpedAgain(t *testing.T) {
	s, err := Open(filepath.Join(t.TempDir(), "milepost.db"), Options{Now: crmtest.NewClock().Now, NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	crmtest.Checked(t, s)
	var is, again bytes.Buffer
	census, err := crmtest.DemoWorld(crmtest.Name).Dump(t.Context(), &is)
	if err != nil {
		t.Fatal(err)
	}
	there, err := s.Load(t.Context(), bytes.NewReader(is.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(census.Records, there.Records); diff != "" || there.Changes != census.Changes {
		t.Errorf("%d changes of %d are there; records, -made +loaded:\n%s", there.Changes, census.Changes, diff)
	}
	if _, err := s.Dump(t.Context(), &again); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(is.Bytes(), again.Bytes()) {
		t.Error("the dump of a loaded world is not the world")
	}
}

// What does not fit into memory is sorted in files, which are gone afterwards.
func TestASorterIsDoneWithItsFileOnce(t *testing.T) {
	dir := t.TempDir()
	s := newSorter(dir)
	s.memory = 100
	for _, k := range []string{"c", "a", "b", "e", "d", "f", "h", "g", "j", "i"} {
		if err := s.add([]byte(k), bytes.Repeat([]byte("v"), 40)); err != nil {
			t.Fatal(err)
		}
	}
	var got []byte
	if err := s.each(t.Context(), func(k, _ []byte) error { got = append(got, k...); return nil }); err != nil {
		t.Fatal(err)
	}
	if string(got) != "abcdefghij" || len(s.runs) == 0 {
		t.Errorf("sorted to %q in %d files' runs", got, len(s.runs))
	}
	for range 2 {
		if err := s.close(); err != nil {
			t.Errorf("close: %v", err)
		}
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left over: %v, %v", left, err)
	}
}
