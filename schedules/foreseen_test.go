package schedules

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"milepost/storage/bolt"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// What was answered ahead is said as it would be said without, whatever was written
// meanwhile; it counts only while nothing of what was read for it is changed.
func TestWhatIsForeseenIsSaidAsItWouldBe(t *testing.T) {
	add := func(id crm.TaskID, account crm.AccountID, who crm.PersonID) func(*world) {
		return func(w *world) {
			w.put(crmtest.Task(id, account, "2026-11-04", func(k *crm.Task) { k.Owner = who }))
		}
	}
	for _, c := range []struct {
		name   string
		change func(*world)
		counts bool
	}{
		{"nothing is written", func(*world) {}, true},
		{"somebody else has another step", add("more", "b", crmtest.Anna), true},
		{"his step is another one", func(w *world) {
			w.do(func(tx crm.Tx) error {
				k, err := crm.Get[crm.Task](tx, "t")
				if err != nil {
					return err
				}
				k.Text = "带样品"
				return tx.Put(&k)
			})
		}, false},
		// What comes up for him besides is no longer the same list, which the look sees.
		{"he has another step", func(w *world) {
			add("more", "a", crmtest.Xiaoli)(w)
			w.do(func(tx crm.Tx) error { return tx.Wake(crm.Wake{Subject: "task/more", At: w.clock.Now()}) })
		}, true},
		{"his customer is called otherwise", func(w *world) {
			w.changeAccount(crmtest.Xiaoli, "a", func(a *crm.Account) { a.Name = crmtest.Name("粤钢集团") })
		}, false},
		{"he is away", func(w *world) {
			w.person(crmtest.Xiaoli, func(p *crm.Person) { p.Away = crm.Absence{From: "2026-11-04", To: "2026-11-05"} })
		}, false},
		{"he has muted his morning", func(w *world) {
			w.person(crmtest.Xiaoli, func(p *crm.Person) { p.Muted = map[string]crm.Date{"morning": "2026-12-01"} })
		}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			play := func(ahead bool) []spoken {
				w := newWorldOn(t, bolt.Options{Together: true})
				w.put(tierA("a", "粤钢", "2026-10-01"), crmtest.Task("t", "a", "2026-11-04"),
					crmtest.Account("b", "Bosch", func(a *crm.Account) { a.Owner = crmtest.Anna }),
					crmtest.Task("u", "b", "2026-11-04", func(k *crm.Task) { k.Owner = crmtest.Anna }))
				w.at("2026-11-04 08:58")
				if ahead {
					w.foresee()
				}
				c.change(w)
				if his := w.foreseen("morning/xiaoli"); ahead && (his == nil || his.stands() != c.counts) {
					t.Errorf("his morning was foreseen: %v; it is to count: %v", his != nil, c.counts)
				}
				w.at("2026-11-04 12:00")
				if len(w.sched.foresight.answers) > 0 && w.foreseen("morning/xiaoli") != nil {
					t.Error("what was foreseen is kept when its time is over")
				}
				return w.said("")
			}
			one, two := play(false), play(true)
			if diff := cmp.Diff(texts(one), texts(two)); diff != "" {
				t.Errorf("said without and with foresight (-without +with):\n%s", diff)
			}
			if len(one) == 0 {
				t.Error("nothing was said to compare")
			}
		})
	}
}

// foresee answers for all that comes up soon.
func (w *world) foresee() {
	w.Helper()
	for n := range 10 {
		more, err := w.sched.Foresee(w.Context(), w.clock.Now())
		switch {
		case err != nil:
			w.Fatal(err)
		case !more:
			return
		case n > foreseenMost:
			w.Fatal("it does not come to an end")
		}
	}
}

// foreseen is what was answered ahead for a slot whose key begins so; nil for nothing.
func (w *world) foreseen(slot string) *foreseen {
	for key, f := range w.sched.foresight.answers {
		if strings.HasPrefix(key.slot, slot) {
			return f
		}
	}
	return nil
}

// texts are posts as they are read.
func texts(all []spoken) (out []string) {
	for _, p := range all {
		out = append(out, p.at.Format(time.RFC3339)+" "+p.Key+"\n"+p.Card.Plain())
	}
	return out
}

// Over a store that cannot tell what has changed nothing is answered ahead.
func TestNothingIsForeseenOverAStoreThatCannotTell(t *testing.T) {
	w := newWorld(t)
	w.at("2026-11-04 08:58")
	w.sched.Store = plain{w.store}
	if more, err := w.sched.Foresee(t.Context(), w.clock.Now()); more || err != nil || len(w.sched.foresight.answers) > 0 {
		t.Errorf("foreseen: %v, %v, %d answers", more, err, len(w.sched.foresight.answers))
	}
}

// plain is a store that can do no more than the interface says.
type plain struct{ crm.Store }
