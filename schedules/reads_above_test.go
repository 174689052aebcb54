package schedules

import (
	"fmt"
	"testing"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// come is how many hints have come by a moment.
func (w *world) come(at string) int {
	w.Helper()
	n := 0
	err := w.store.View(w.Context(), func(r crm.Reader) error {
		list, err := r.Wakes(shanghai(w, at), 1000)
		n = len(list)
		return err
	})
	if err != nil {
		w.Fatal(err)
	}
	return n
}

// What stands still for long was said to whoever is above: while nothing changes it
// costs his mornings nothing but the look at each record, and nobody is read once a
// record.
func TestWhatHeWasToldOfOthersIsNotReadAgain(t *testing.T) {
	read := func(stuck int) map[crm.Kind]int {
		w := newWorld(t)
		for i := range stuck {
			id := crm.AccountID(fmt.Sprint("a", i))
			w.put(crmtest.Account(id, fmt.Sprint("恒发", i)), deal(crm.OpportunityID(fmt.Sprint("p", i)), id, "2026-08-03", 900_000))
			for n := range 5 {
				w.put(crmtest.Activity(crm.ActivityID(fmt.Sprint("v", i, "-", n)), id, crm.Date("2026-08-03").AddDays(n)))
			}
		}
		w.at("2026-11-12 20:00")
		if told := w.said("morning/wangmin/"); len(told) == 0 {
			t.Fatal("the manager hears of no deal")
		}
		w.person(crmtest.Xiaoli, func(p *crm.Person) { p.Away = crm.Absence{From: "2026-11-13", To: "2026-11-13"} }) // his own morning is not meant
		w.at("2026-11-13 08:00")
		if n := w.come("2026-11-13 08:00"); n < stuck {
			t.Fatalf("%d hints have come of %d deals: nothing is held against anything", n, stuck)
		}
		was, all := len(w.said("morning/")), &reads{n: map[crm.Kind]int{}}
		w.sched.Store = counted{w.store, all}
		w.at("2026-11-13 12:00")
		if now := w.said("morning/"); len(now) != was {
			t.Fatalf("something is said once more: %s", keys(now[was:]))
		}
		return all.n
	}
	few, many := read(2), read(12)
	if few[crm.KindActivity]+many[crm.KindActivity] > 0 {
		t.Errorf("activities are read where deals stand still: %v of 2, %v of 12", few, many)
	}
	if few[crm.KindPerson] != many[crm.KindPerson] {
		t.Errorf("people are read %d times where 2 deals stand still, %d times where 12 do", few[crm.KindPerson], many[crm.KindPerson])
	}
}
