package schedules

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// stuck is a world in which deals of each rep stand still, looked at once after a
// morning at which nobody did.
func stuck(t *testing.T, deals int) *world {
	w := newWorld(t)
	for n, owner := range []crm.PersonID{crmtest.Xiaoli, crmtest.Anna} {
		for i := range deals {
			id := crm.AccountID(fmt.Sprint("a", n, i))
			w.put(
				crmtest.Account(id, fmt.Sprint("恒发", n, i), func(a *crm.Account) { a.Owner = owner }),
				deal(crm.OpportunityID(fmt.Sprint("p", n, i)), id, "2026-08-03", 900_000, func(o *crm.Opportunity) { o.Owner = owner }))
		}
	}
	w.down("2026-11-12 19:00")
	w.clock.Set(shanghai(t, "2026-11-13 11:00"))
	return w
}

func TestManyAreAnsweredAtOnceAsOneAfterTheOther(t *testing.T) {
	mornings := func(atOnce bool) []spoken {
		w := stuck(t, 1)
		for i := range w.sched.all {
			if !atOnce {
				w.sched.all[i].alone = nil
			}
		}
		w.look(w.sched)
		return w.said("morning/")
	}
	one, many := mornings(false), mornings(true)
	if len(one) < 3 {
		t.Fatalf("too few mornings were said to compare: %s", keys(one))
	}
	if diff := cmp.Diff(keys(one), keys(many)); diff != "" {
		t.Fatalf("said one after the other and at once (-one +many):\n%s", diff)
	}
	for i := range one {
		if diff := cmp.Diff(one[i].Card.Plain(), many[i].Card.Plain()); diff != "" {
			t.Errorf("%s (-one +many):\n%s", one[i].Key, diff)
		}
	}
}

// A manager hears how often his people were told: he is answered after them, and
// nobody behind him before he has been.
func TestWhoHearsOfOthersIsAnsweredInTurn(t *testing.T) {
	w := stuck(t, 1)
	at := w.clock.Now()
	hears := []crm.Pointer{{Kind: crm.KindOpportunity, ID: "p00"}}
	var open []pending
	for _, c := range []struct {
		who crm.PersonID
		up  []crm.Pointer
	}{{who: crmtest.Xiaoli}, {who: crmtest.Zhaogang}, {crmtest.Wangmin, hears}, {who: crmtest.Xiaoli}} {
		var p crm.Person
		crmtest.Look(t, w.store, func(r crm.Reader) error { return r.Get(&p, string(c.who)) })
		sl, ok := w.sched.morningSlot(&p, "2026-11-13")
		if !ok {
			t.Fatalf("%s has no morning", c.who)
		}
		open = append(open, pending{sub: subject{person: &p, up: c.up}, slot: sl})
	}
	job := w.sched.morning()
	w.sched.early(t.Context(), job, open, at)
	w.sched.early(t.Context(), job, open[2:], at)
	for i, want := range []bool{true, true, false, false} {
		e := open[i].early
		if e != nil && e.err != nil {
			t.Fatal(e.err)
		}
		if got := e != nil && e.open; got != want {
			t.Errorf("%s is answered at once with others: %v, want %v", open[i].sub.person.ID, got, want)
		}
	}
}
