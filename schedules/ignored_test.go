package schedules

import (
	"fmt"
	"testing"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// TestWhoIgnoresHisRemindersGetsFewer leaves everything undone for sixteen weeks:
// each four of them say no more than the four before, the last no half of the first,
// and never falls it wholly silent.
func TestWhoIgnoresHisRemindersGetsFewer(t *testing.T) {
	w := newWorld(t)
	for i := range 3 {
		id := crm.AccountID(fmt.Sprint("a", i))
		w.put(
			tierA(id, fmt.Sprint("客户", i), "2026-10-01"), crmtest.Task(crm.TaskID(fmt.Sprint("t", i)), id, "2026-11-02"),
			deal(crm.OpportunityID(fmt.Sprint("p", i)), id, "2026-10-01", 1_000_000),
		)
	}
	entries := make([]int, 4) // of his morning cards, by four weeks
	cards := make([]int, 4)
	start := crm.Date("2026-11-03")
	w.at("2027-02-22 20:00")
	for _, p := range w.said("morning/xiaoli/") {
		span := crm.DateOf(p.at).Sub(start) / 28
		if span < len(entries) {
			entries[span] += len(p.Card.Lines)
			cards[span]++
		}
	}
	for i := 1; i < len(entries); i++ {
		if entries[i] > entries[i-1] || cards[i] > cards[i-1] {
			t.Errorf("four weeks say %d things on %d cards, the four before %d on %d", entries[i], cards[i], entries[i-1], cards[i-1])
		}
	}
	if entries[3] == 0 || entries[3]*2 > entries[0] || cards[3]*2 > cards[0] {
		t.Errorf("he is told %v things on %v cards", entries, cards)
	}
}
