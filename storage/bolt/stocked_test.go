package bolt

import (
	"errors"
	"testing"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// TestTheStockIsMadeThoughItsMigrationIsKilled brings a file of version 2 up to
// date, is killed before each page, and goes on.
func TestTheStockIsMadeThoughItsMigrationIsKilled(t *testing.T) {
	kills := 0
	for dies := 0; ; dies++ {
		path := unpacked(t, "schema2.db.gz")
		calls := 0
		real := migrations()
		last := &real[len(real)-1]
		page := last.page
		last.page = func(t *tx, after []byte) ([]byte, error) {
			if calls++; calls > dies {
				return nil, errKilled
			}
			return page(t, after)
		}
		s, err := Open(path, Options{Now: crmtest.NewClock().Now, NoSync: true, migrations: real})
		if err == nil {
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			break
		}
		if kills++; !errors.Is(err, errKilled) {
			t.Fatalf("killed before page %d: %v", dies, err)
		}
		s = reopen(t, path)
		crmtest.Consistent(t, s)
		crmtest.Look(t, s, func(r crm.Reader) error {
			moved, err := r.Moved(crmtest.Huanan, crmtest.Start().AddDate(-9, 0, 0))
			if len(moved) == 0 {
				t.Error("nothing was moved in all the stories")
			}
			return err
		})
	}
	if kills < 5 {
		t.Errorf("it was killed %d times, want at each page", kills)
	}
}
