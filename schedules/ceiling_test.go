package schedules

import (
	"fmt"
	"strings"
	"testing"

	"milepost/bot/chat"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// Tenders that close together: their cards are counted, their last calls come, and
// the line of the evening does not come on top.
func TestTendersThatCloseTogetherStayBelowTheCeiling(t *testing.T) {
	w := newWorld(t)
	w.put(crmtest.Account("meike", "美科"), crmtest.Activity("v1", "meike", "2026-11-03"), // lacks a next step in the evening
		crmtest.Task("t1", "meike", "2026-11-03", func(k *crm.Task) { k.Clock, k.Text = "11:00", "催款" }))
	for i := range 4 {
		id := fmt.Sprint("b", i)
		at := crm.AccountID("a" + id)
		w.put(crmtest.Account(at, "恒发"+id), crmtest.Opportunity(crm.OpportunityID("p"+id), at, "2026-10-20"),
			&crm.Tender{
				ID: crm.TenderID(id), No: i + 1, Account: at, Deal: crm.OpportunityID("p" + id), Owner: crmtest.Xiaoli, Team: crmtest.Huanan, State: crm.TenderOpen, Round: 1,
				Deadline: "2026-11-03", PayBy: "2026-11-03", Deposit: crm.Yuan(1000),
			})
	}
	w.at("2026-11-03 20:00")
	his := func(key string) (n int) {
		for _, p := range w.said(key) {
			if p.Class == chat.Nudge && p.To.ID == string(crmtest.Xiaoli) {
				n++
			}
		}
		return n
	}
	if own, all := his("due/tender"), his("morning/"); own != 2 || all != 1 {
		t.Errorf("%d cards of their own and %d lists in the morning, want 2 and 1: %s", own, all, keys(w.said("")))
	}
	if calls := his("reminder/tender") + his("reminder/deposit"); calls != 4 {
		t.Errorf("%d last calls of four tenders, of which each card names the deposit: %s", calls, keys(w.said("")))
	}
	if n := his("evening/"); n != 0 {
		t.Errorf("the evening comes as the reminder beyond the ceiling: %s", keys(w.said("")))
	}
	seen := map[string]bool{}
	for _, p := range w.said("") {
		if text := p.Card.Plain(); p.To.ID == string(crmtest.Xiaoli) && seen[text] {
			t.Errorf("said twice in one day:\n%s", text)
		} else {
			seen[text] = true
		}
	}
}

// A day with more at its hours than somebody may be reminded of: what is beyond
// the ceiling waits for the next morning, a last call comes all the same.
func TestNobodyIsRemindedMoreOftenThanTheCeiling(t *testing.T) {
	for _, row := range []struct {
		name    string
		ceiling int
		hours   []string // of steps of Tuesday
		tender  bool     // one closes on Tuesday evening
		want    int      // reminders on Tuesday, with the morning card
	}{
		{"as many as there are, below the ceiling", 6, []string{"11:00", "13:00", "15:00"}, false, 4},
		{"one less than the ceiling: one is left for the evening", 4, []string{"11:00", "13:00", "14:00", "15:00", "16:00"}, false, 3},
		{"a ceiling of one: the morning card alone", 1, []string{"11:00", "13:00"}, false, 1},
		{"the last call of a tender comes above it", 3, []string{"11:00", "13:00", "14:00"}, true, 3},
	} {
		t.Run(row.name, func(t *testing.T) {
			w := newWorld(t)
			book := *w.book
			book.Restraint.Reminders = row.ceiling
			w.book = &book
			w.sched = w.scheduler()
			w.put(crmtest.Account("meike", "美科"))
			for i, hour := range row.hours {
				w.put(crmtest.Task(crm.TaskID(fmt.Sprint("t", i)), "meike", "2026-11-03", func(k *crm.Task) { k.Clock, k.No, k.Text = hour, i+1, "催款"+hour }))
			}
			if row.tender {
				w.put(crmtest.Opportunity("p", "meike", "2026-10-20"),
					&crm.Tender{ID: "b1", Account: "meike", Deal: "p", Owner: crmtest.Xiaoli, Team: crmtest.Huanan, State: crm.TenderOpen, Round: 1, Deadline: "2026-11-03", Clock: "17:30"})
			}
			w.at("2026-11-03 20:00")
			n, last := 0, false
			for _, p := range w.said("") {
				if p.Class == chat.Nudge && p.To.ID == string(crmtest.Xiaoli) {
					n++
				}
				last = last || strings.HasPrefix(p.Key, "reminder/tender")
			}
			if n != row.want || last != row.tender {
				t.Errorf("%d reminders, last call %v, want %d, %v: %s", n, last, row.want, row.tender, keys(w.said("")))
			}
			w.at("2026-11-04 12:00")
			if row.ceiling > 1 && len(w.said("morning/xiaoli/2026-11-04")) != 1 {
				t.Error("what was beyond the ceiling is not on the next morning's card")
			}
		})
	}
}
