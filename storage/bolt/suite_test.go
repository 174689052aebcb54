package bolt

import (
	"path/filepath"
	"testing"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

func TestTheEngineKeepsTheContract(t *testing.T) {
	for n, name := range []string{"with a journal", "without one", "together without one"}[:crmtest.Times(3, 1)] {
		t.Run(name, func(t *testing.T) {
			crmtest.Run(t, func(t testing.TB, opt crmtest.Options) crm.Machine {
				s, err := Open(filepath.Join(opt.Dir, "milepost.db"), Options{
					Now: opt.Now, Twice: opt.Twice, NoSync: opt.Throwaway, Journal: n == 0, Together: n == 2,
				})
				if err != nil {
					t.Fatalf("open: %v", err)
				}
				return s
			})
		})
	}
}
