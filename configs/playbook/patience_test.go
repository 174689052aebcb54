package playbook_test

import (
	"testing"
	"time"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// rows: A2
func TestALostCustomerIsTouchedLessOftenAndNeverLetGo(t *testing.T) {
	b, err := playbook.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		says  string
		a     crm.Account
		today crm.Date
		days  int
		over  bool
	}{
		{"tier A, a deal open: within 14 days", crm.Account{Tier: "A", LastVisit: "2026-03-02"}, "2026-03-17", 14, true},
		{"its last deal lost: nothing after 15 days", crm.Account{Tier: "A", LastVisit: "2026-03-02", Ended: "2026-03-02"}, "2026-03-17", 28, false},
		{"lost: due after 28 days", crm.Account{Tier: "A", LastVisit: "2026-03-02", Ended: "2026-03-02"}, "2026-03-31", 28, true},
		{"lost for three years: still due", crm.Account{Tier: "A", LastVisit: "2026-03-02", Ended: "2026-03-02"}, "2029-03-02", 28, true},
		{"tier D, called every 90 days: twice as long", crm.Account{Tier: "D", LastCall: "2026-03-02", Ended: "2026-03-02"}, "2026-08-01", 180, false},
	} {
		got, over := b.Touch(&c.a, c.today, time.UTC)
		if got.Days != c.days || over != c.over {
			t.Errorf("%s: %d days, over %v; want %d, %v", c.says, got.Days, over, c.days, c.over)
		}
	}
}
