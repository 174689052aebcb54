package schedules

import (
	"fmt"
	"testing"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// crowd is a company of 50 reps with 100 open steps and 40 accounts each, of
// which a few are due.
func crowd(b *testing.B) *world {
	w := newWorld(b)
	for i := range 50 {
		who := crm.PersonID(fmt.Sprintf("rep%02d", i))
		recs := []crm.Record{crmtest.Person(who, string(who), crm.RoleRep)}
		mine := func(n int) crm.AccountID { return crm.AccountID(fmt.Sprintf("a%02d-%02d", i, n)) }
		for n := range 40 {
			recs = append(recs, crmtest.Account(mine(n), string(mine(n)), func(a *crm.Account) {
				a.Owner, a.Tier, a.LastVisit = who, "A", crm.Date("2026-11-02").AddDays(-n/3)
			}))
		}
		for n := range 100 {
			recs = append(recs, crmtest.Task(crm.TaskID(fmt.Sprintf("t%02d-%02d", i, n)), mine(n%40), crm.Date("2026-11-03").AddDays(n), func(k *crm.Task) {
				k.Owner = who
				if n%2 == 0 {
					k.Clock = "15:00"
				}
			}))
		}
		w.put(recs...)
		w.do(func(tx crm.Tx) error { return tx.Link("wecom/demo/"+string(who), who) })
	}
	return w
}

// A look at a moment when nobody has anything to hear, as it happens each
// minute: 56 people, 5,000 open steps.
func BenchmarkIdleLook(b *testing.B) {
	w := crowd(b)
	w.clock.Set(shanghai(b, "2026-11-03 12:00"))
	w.look(w.sched)
	for b.Loop() {
		w.look(w.sched)
	}
}

// The next moment among 56 people and 5,000 open steps.
func BenchmarkNext(b *testing.B) {
	w := crowd(b)
	at := shanghai(b, "2026-11-03 12:00")
	for b.Loop() {
		if w.sched.Next(at).IsZero() {
			b.Fatal("no next moment")
		}
	}
}

// Everybody's morning card in one look, as after an outage.
func BenchmarkMorning(b *testing.B) {
	w := crowd(b)
	day := crm.Date("2026-11-03")
	for b.Loop() {
		w.clock.Set(shanghai(b, string(day)+" 11:00"))
		w.look(w.sched)
		if n := len(w.said("morning/rep00/" + string(day))); n != 1 {
			b.Fatalf("%d cards for one rep", n)
		}
		day = calendars("CN").Add(day, 1)
	}
}

// many is a company of 500 reps with 200,000 open steps, most of them far away,
// as an import leaves them: their hints are there.
func many(b *testing.B, each int) *world {
	w := newWorld(b)
	steps := 0
	for i := range 500 {
		who := crm.PersonID(fmt.Sprintf("rep%03d", i))
		w.put(crmtest.Person(who, string(who), crm.RoleRep), crmtest.Account(crm.AccountID("a"+string(who)), string(who), func(a *crm.Account) { a.Owner = who }))
		w.do(func(tx crm.Tx) error {
			p, err := crm.Get[crm.Person](tx, who)
			if err != nil {
				return err
			}
			for n := range each {
				t := crmtest.Task(crm.TaskID(fmt.Sprintf("t%s-%03d", who, n)), crm.AccountID("a"+string(who)), crm.Date("2026-11-03").AddDays(n), func(k *crm.Task) {
					k.Owner, k.No = who, steps+n+1
				})
				if err := crmtest.Put(tx, t); err != nil {
					return err
				}
				for _, hint := range w.book.Wakes(t, &p, calendars("CN"), tx.Now()) {
					if hint.At.IsZero() {
						continue
					}
					if err := tx.Wake(crm.Wake(hint)); err != nil {
						return err
					}
				}
			}
			return tx.Link("wecom/demo/"+string(who), who)
		})
		steps += each
	}
	return w
}

// A look among 200,000 open steps at a moment when nobody has anything to hear.
func BenchmarkIdleLookAmongMany(b *testing.B) {
	w := many(b, 400)
	w.clock.Set(shanghai(b, "2026-11-03 12:00"))
	w.look(w.sched)
	b.ReportAllocs()
	for b.Loop() {
		w.look(w.sched)
	}
}

// Everybody's morning card in one look among 200,000 open steps: 500 of them are
// due that day.
func BenchmarkMorningAmongMany(b *testing.B) {
	w := many(b, 400)
	day := crm.Date("2026-11-03")
	w.clock.Set(shanghai(b, string(day)+" 11:00"))
	w.look(w.sched) // the first one makes all hints out
	b.ReportAllocs()
	for b.Loop() {
		day = calendars("CN").Add(day, 1)
		w.clock.Set(shanghai(b, string(day)+" 11:00"))
		w.look(w.sched)
	}
}
