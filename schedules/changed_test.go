package schedules

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"milepost/configs/playbook"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// The method changes at noon in the middle of a month: nothing of the days before
// is said anew, nothing of that day a second time, and what the change does not
// concern is said as often as without it.
func TestAMethodThatChangesInTheMiddleOfAMonthSaysNothingOfThePastAgain(t *testing.T) {
	const noon = "2026-11-18 12:00"
	month := func(change string) *world {
		w := newWorld(t)
		w.put(tierA("yuegang", "粤钢", "2026-10-20"), crmtest.Account("meike", "美科", func(a *crm.Account) { a.Tier, a.LastVisit = "B", "2026-10-08" }),
			deal("p1", "meike", "2026-10-12", 1_200_000), crmtest.Activity("v1", "meike", "2026-11-03"))
		for i, day := range []crm.Date{"2026-11-04", "2026-11-10", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-24"} {
			w.put(crmtest.Task(crm.TaskID(fmt.Sprint("t", i)), "meike", day, func(k *crm.Task) {
				k.No, k.Text = i+1, fmt.Sprint("催合同", i)
				if i%2 == 1 {
					k.Clock = "15:00"
				}
			}))
		}
		w.at(noon)
		if change != "" {
			b, faults := playbook.Parse("own.yaml", []byte(change))
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			w.book = b
			w.sched = w.scheduler()
			w.look(w.sched)
		}
		w.at("2026-11-30 20:00")
		return w
	}
	// The steps that a world speaks of after noon, each with how often.
	steps := func(w *world) map[string]int {
		n := map[string]int{}
		for _, p := range w.said("") {
			if !p.at.Before(shanghai(t, noon)) && (strings.HasPrefix(p.Key, "morning/xiaoli") || strings.HasPrefix(p.Key, "reminder/")) {
				for _, name := range regexp.MustCompile(`催合同\d`).FindAllString(p.Card.Plain(), -1) {
					n[name]++
				}
			}
		}
		return n
	}
	dated := regexp.MustCompile(`2026-\d\d-\d\d`)
	want := steps(month(""))
	if len(want) < 4 {
		t.Fatalf("a month with little to say: %v", want)
	}
	for name, change := range map[string]string{
		"later windows":   "jobs:\n  - {id: morning, at: \"13:10\"}\n  - {id: evening, at: \"17:00\"}\n  - {id: daily, at: \"18:30\"}\n",
		"earlier windows": "jobs:\n  - {id: morning, at: \"08:30\"}\n  - {id: daily, at: \"17:10\"}\n",
		"stricter tiers":  "tiers:\n  - {id: A, cadence: {days: 10, by: visit, window: day}}\n  - {id: B, cadence: {days: 20, by: visit, window: day}}\n",
		"looser tiers":    "tiers:\n  - {id: A, worst_rank: 5, cadence: {days: 60, by: visit, window: day}}\n",
	} {
		t.Run(name, func(t *testing.T) {
			w := month(change)
			seen := map[string]bool{}
			for _, p := range w.said("") {
				if seen[p.Key] {
					t.Errorf("said %s twice", p.Key)
				}
				seen[p.Key] = true
				if day := dated.FindString(p.Key); !p.at.Before(shanghai(t, noon)) && day != "" && day < "2026-11-18" {
					t.Errorf("%s is of the past and was said at %v", p.Key, p.at)
				}
			}
			if n := w.saidOn("2026-11-18")["morning/xiaoli"]; n != 1 {
				t.Errorf("%d morning cards on the day of the change", n)
			}
			got := steps(w)
			for step, n := range want {
				if got[step] > n || got[step] == 0 {
					t.Errorf("%s was said %d times after the change, %d times without it", step, got[step], n)
				}
			}
		})
	}
}
