package schedules

import (
	"fmt"
	"testing"
	"time"

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
		e.wait()
		if e != nil && e.err != nil {
			t.Fatal(e.err)
		}
		if got := e != nil && e.open; got != want {
			t.Errorf("%s is answered at once with others: %v, want %v", open[i].sub.person.ID, got, want)
		}
	}
}

// Whoever asked for his day while his morning was being made hears what is left to say.
func TestAnAnswerMadeBeforeHoldsOnlyWhileNothingElseWasSaid(t *testing.T) {
	w := stuck(t, 1)
	var p crm.Person
	crmtest.Look(t, w.store, func(r crm.Reader) error { return r.Get(&p, string(crmtest.Xiaoli)) })
	sl, ok := w.sched.morningSlot(&p, "2026-11-13")
	if !ok {
		t.Fatal("he has no morning")
	}
	e := w.sched.read(t.Context(), w.sched.morning(), pending{sub: subject{person: &p}, slot: sl}, w.clock.Now())
	if e.err != nil || !e.open || e.who != crmtest.Xiaoli {
		t.Fatalf("his morning is not made: %v, open %v, for %q", e.err, e.open, e.who)
	}
	for _, c := range []struct {
		name string
		said time.Duration // since the answer was made; 0 for nothing
		want bool
	}{{"nothing was said", 0, true}, {"he was answered", time.Minute, false}} {
		err := w.store.Update(t.Context(), func(tx crm.Tx) error {
			if c.said == 0 {
				return nil
			}
			conv, err := tx.Conversation(crmtest.Xiaoli)
			if err != nil {
				return err
			}
			conv.At = w.clock.Now().Add(c.said)
			return tx.PutConversation(conv)
		})
		if err != nil {
			t.Fatal(err)
		}
		crmtest.Look(t, w.store, func(r crm.Reader) error {
			got, err := e.holds(r)
			if err == nil && got != c.want {
				t.Errorf("%s: it holds %v, want %v", c.name, got, c.want)
			}
			return err
		})
	}
}
