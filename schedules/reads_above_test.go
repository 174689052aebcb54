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

// From the night on hints wait for the cards of the morning: the first look reads the
// record of each once, those until then none, as long as nothing changes.
func TestHintsThatWaitAreReadOnce(t *testing.T) {
	w := newWorld(t)
	for i := range 5 {
		id := crm.AccountID(fmt.Sprint("a", i))
		w.put(crmtest.Account(id, fmt.Sprint("恒发", i)), deal(crm.OpportunityID(fmt.Sprint("p", i)), id, "2026-08-03", 900_000))
	}
	w.at("2026-11-12 20:00")
	look := func(at string) int {
		all := &reads{n: map[crm.Kind]int{}}
		w.sched.Store = counted{w.store, all}
		w.clock.Set(shanghai(t, at))
		w.look(w.sched)
		w.sched.Store = w.store
		return all.n[crm.KindOpportunity]
	}
	read := look("2026-11-13 00:30")
	if n := w.come("2026-11-13 00:30"); n < 5 {
		t.Fatalf("%d hints wait, want those of five deals", n)
	} else if read > n {
		t.Errorf("%d deals are read for %d hints", read, n)
	}
	for _, at := range []string{"2026-11-13 00:40", "2026-11-13 00:50"} {
		if n := look(at); n > 0 {
			t.Errorf("at %s %d deals are read that only wait", at, n)
		}
	}
	// Other hours are other cards: it is all looked at anew, and a step comes at its hour.
	w.person(crmtest.Xiaoli, func(p *crm.Person) { p.Hours = crm.Hours{From: "00:00", To: "23:00"} })
	w.put(crmtest.Task("t1", "a1", "2026-11-13", func(k *crm.Task) { k.Clock, k.Text = "11:10", "催款" }))
	if n := look("2026-11-13 00:55"); n == 0 {
		t.Error("people have changed, and what waits for them is not looked at")
	}
	w.at("2026-11-13 12:00")
	w.holds(w.one("reminder/t1/2026-11-13"), "催款")
}

// A card of the morning is one of many: the looks that say it read nothing of what
// waits for the cards of others.
func TestOnesCardReadsNothingThatWaitsForAnother(t *testing.T) {
	read := func(stuck int) map[crm.Kind]int {
		w := newWorld(t)
		for i := range stuck {
			id := crm.AccountID(fmt.Sprint("a", i))
			w.put(crmtest.Account(id, fmt.Sprint("恒发", i)), deal(crm.OpportunityID(fmt.Sprint("p", i)), id, "2026-08-03", 900_000))
		}
		w.put(crmtest.Account("oakline", "Oakline", func(a *crm.Account) { a.Owner = crmtest.Anna }),
			crmtest.Task("t1", "oakline", "2026-11-13", func(k *crm.Task) { k.Owner, k.Text = crmtest.Anna, "Send the quote" }))
		for id, from := range map[crm.PersonID]string{crmtest.Anna: "09:00", crmtest.Xiaoli: "12:00", crmtest.Wangmin: "12:00", crmtest.Zhaogang: "12:00"} {
			w.person(id, func(p *crm.Person) { p.Zone, p.Hours = "Asia/Shanghai", crm.Hours{From: from, To: "20:00"} })
		}
		w.at("2026-11-12 20:00")
		w.clock.Set(shanghai(t, "2026-11-13 08:00"))
		w.look(w.sched)
		if n := w.come("2026-11-13 08:00"); n < stuck {
			t.Fatalf("%d hints wait, want those of %d deals", n, stuck)
		}
		all := &reads{n: map[crm.Kind]int{}}
		w.sched.Store = counted{w.store, all}
		w.at("2026-11-13 11:30")
		w.holds(w.one("morning/anna/2026-11-13"), "Send the quote")
		return all.n
	}
	if few, many := read(2), read(12); many[crm.KindOpportunity] > few[crm.KindOpportunity] {
		t.Errorf("%d deals are read for another's morning where 2 wait, %d where 12 do", few[crm.KindOpportunity], many[crm.KindOpportunity])
	}
}
