package schedules

import (
	"strings"
	"testing"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// TestATeamsOwnHourMovesItsDigest: moved later on the day it comes later, and moved to a
// morning it tells of the working day before, once.
func TestATeamsOwnHourMovesItsDigest(t *testing.T) {
	w := newWorld(t)
	w.put(tierA("byd", "比亚迪", "2026-11-02"), crmtest.Activity("v1", "byd", "2026-11-02"))
	moved := func(at string) {
		w.do(func(tx crm.Tx) error {
			team, err := crm.Get[crm.Team](tx, crmtest.Huanan)
			if err != nil {
				return err
			}
			team.Jobs = map[string]string{"daily": at}
			return crmtest.Put(tx, &team)
		})
	}
	w.at("2026-11-02 17:30")
	moved("20:00")
	w.at("2026-11-02 19:00")
	if got := w.said("digest/huanan"); len(got) != 0 {
		t.Fatalf("said before its hour: %s", keys(got))
	}
	moved("08:00")
	w.at("2026-11-02 21:00")
	if got := w.said("digest/huanan"); len(got) != 0 {
		t.Fatalf("said in the evening: %s", keys(got))
	}
	w.at("2026-11-03 08:30")
	got := w.said("digest/huanan")
	if len(got) == 0 {
		t.Fatal("nothing was said in the morning")
	}
	w.holds(got[0], "华南 · 11-02", "拜访 1")
	w.at("2026-11-03 18:30")
	if again := w.said("digest/huanan"); len(again) != len(got) || !strings.Contains(got[0].Key, "2026-11-02") {
		t.Errorf("said again in the evening: %s", keys(again))
	}
}
