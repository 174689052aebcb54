package schedules

import (
	"testing"
	"time"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// asks counts of how many people and teams, by job, a look asks whether their slot
// is open.
func (w *world) asks() map[string]int {
	w.Helper()
	n := map[string]int{}
	for i := range w.sched.all {
		j := &w.sched.all[i]
		slotOf := j.slot
		if j.clock == ofRecords {
			continue
		}
		j.slot = func(sub subject, at time.Time) (slot, bool) {
			n[j.name]++
			return slotOf(sub, at)
		}
	}
	return n
}

func TestALookAsksOnlyWhoseTimeHasCome(t *testing.T) {
	// Tuesday noon: everybody has heard the morning's, nobody the evening's.
	noon := "2026-11-03 12:00"
	everybody := func(n map[string]int) bool { return n["morning"] >= 5 && n["digest"]+n["funnel"] > 0 }
	for _, row := range []struct {
		name string
		then func(w *world)
		want func(n map[string]int) bool
	}{
		{"a minute later: nobody", func(w *world) { w.clock.Advance(time.Minute) }, func(n map[string]int) bool { return len(n) == 0 }},
		{"59 minutes later: nobody", func(w *world) { w.clock.Advance(59 * time.Minute) }, func(n map[string]int) bool { return n["morning"] == 0 }},
		{"an hour later: everybody, whatever was found", func(w *world) { w.clock.Advance(time.Hour) }, everybody},
		{"when somebody has changed: everybody", func(w *world) {
			w.person(crmtest.Xiaoli, func(p *crm.Person) { p.Hours.From = "08:00" })
		}, everybody},
		{"when the clock went back: everybody", func(w *world) { w.clock.Advance(-time.Minute) }, everybody},
		{"when something failed: everybody", func(w *world) {
			w.sched.failed["x"] = failure{until: w.clock.Now().Add(time.Hour)}
		}, everybody},
		{"when the evening's time of some has come: those, of that job alone", func(w *world) {
			next := w.sched.Next(w.clock.Now())
			for next.Before(shanghai(w, "2026-11-03 17:00")) {
				w.clock.Set(next)
				w.look(w.sched)
				next = w.sched.Next(next)
			}
			w.clock.Set(next.Add(-time.Second))
			w.look(w.sched)
			w.clock.Set(next)
		}, func(n map[string]int) bool { return n["evening"] > 0 && n["morning"] == 0 }},
	} {
		t.Run(row.name, func(t *testing.T) {
			w := newWorld(t)
			w.put(crmtest.Account("meike", "美科"), crmtest.Task("t1", "meike", "2026-11-03"))
			w.at(noon)
			w.look(w.sched)
			n := w.asks()
			row.then(w)
			clear(n)
			w.look(w.sched)
			if !row.want(n) {
				t.Errorf("asked %v", n)
			}
		})
	}
}

// However seldom somebody looks, what each hears of a day is the same, as long as
// it still matters.
func TestWhatIsSaidDoesNotDependOnHowOftenSomebodyLooks(t *testing.T) {
	heard := func(every time.Duration) map[string]int {
		w := newWorld(t)
		w.put(crmtest.Account("meike", "美科"), tierA("yuegang", "粤钢", "2026-10-01"), crmtest.Task("t1", "meike", "2026-11-03"),
			crmtest.Task("t2", "meike", "2026-11-03", func(k *crm.Task) { k.Clock, k.No = "15:00", 2 }))
		w.put(crmtest.Activity("v1", "meike", "2026-11-03"), crmtest.Draft("d1", "恒鑫"))
		w.clock.Set(shanghai(t, "2026-11-03 08:30"))
		for range int(11 * time.Hour / every) {
			w.look(w.sched)
			w.clock.Advance(every)
		}
		return w.saidOn("2026-11-03")
	}
	want := heard(time.Minute)
	if len(want) < 4 {
		t.Fatalf("a day with little to say: %v", want)
	}
	for _, every := range []time.Duration{2 * time.Minute, 30 * time.Minute} {
		got := heard(every)
		if every > 2*time.Minute { // the evening's line matters for minutes alone
			delete(want, "evening/xiaoli")
			delete(got, "evening/xiaoli")
		}
		for what, n := range want {
			if got[what] != n {
				t.Errorf("every %v: %s was said %d times, want %d", every, what, got[what], n)
			}
		}
		if len(got) != len(want) {
			t.Errorf("every %v: said %v, want %v", every, got, want)
		}
	}
}
