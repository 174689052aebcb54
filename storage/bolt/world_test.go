package bolt

import (
	"bytes"
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
