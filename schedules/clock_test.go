package schedules

import (
	"slices"
	"strings"
	"testing"
	"time"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// goesBy lets a stretch of real time go by: the clock runs, and every few
// minutes somebody looks.
func (w *world) goesBy(d time.Duration) {
	w.Helper()
	for step := 5 * pulse; d > 0; d -= step {
		w.clock.Advance(min(d, step))
		w.look(w.sched)
	}
}

// saidOn counts what was said for a day, by what it was: the key without the
// day.
func (w *world) saidOn(d crm.Date) map[string]int {
	w.Helper()
	out := map[string]int{}
	for _, p := range w.said("") {
		if before, after, ok := strings.Cut(p.Key, "/"+string(d)); ok {
			out[before+after]++
		}
	}
	return out
}

// TestTheClockOfTheMachineIsSet sets the clock while somebody looks all the
// time: what is due is said once, and all of it.
func TestTheClockOfTheMachineIsSet(t *testing.T) {
	// What a Tuesday and a Wednesday say when nobody touches the clock.
	calm := func(w *world) {
		w.clock.Set(shanghai(w, "2026-11-03 08:30"))
		w.goesBy(10 * time.Hour)
		w.clock.Set(shanghai(w, "2026-11-04 08:30"))
		w.goesBy(10 * time.Hour)
	}
	for _, row := range []struct {
		name string
		days func(w *world)
	}{
		{"back an hour, in the middle of the morning", func(w *world) {
			w.clock.Set(shanghai(w, "2026-11-03 08:30"))
			w.goesBy(80 * time.Minute)
			w.clock.Advance(-time.Hour)
			w.goesBy(10*time.Hour - 20*time.Minute)
			w.clock.Set(shanghai(w, "2026-11-04 08:30"))
			w.goesBy(10 * time.Hour)
		}},
		{"back over midnight", func(w *world) {
			w.clock.Set(shanghai(w, "2026-11-03 08:30"))
			w.goesBy(10 * time.Hour)
			w.clock.Set(shanghai(w, "2026-11-04 00:10"))
			w.goesBy(10 * time.Minute)
			w.clock.Advance(-time.Hour)
			w.goesBy(2 * time.Hour)
			w.clock.Set(shanghai(w, "2026-11-04 08:30"))
			w.goesBy(10 * time.Hour)
		}},
		{"forward a year for an hour, and back", func(w *world) {
			w.clock.Set(shanghai(w, "2026-11-03 08:30"))
			w.goesBy(5 * time.Hour)
			w.clock.Set(shanghai(w, "2027-11-03 18:00")) // a working day: it speaks
			w.goesBy(time.Hour)
			w.clock.Set(shanghai(w, "2026-11-03 13:30"))
			w.goesBy(5 * time.Hour)
			w.clock.Set(shanghai(w, "2026-11-04 08:30"))
			w.goesBy(10 * time.Hour)
		}},
		{"back an hour, again and again", func(w *world) {
			w.clock.Set(shanghai(w, "2026-11-03 08:30"))
			for range 10 {
				w.goesBy(2 * time.Hour)
				w.clock.Advance(-time.Hour)
			}
			w.clock.Set(shanghai(w, "2026-11-04 08:30"))
			w.goesBy(10 * time.Hour)
		}},
	} {
		t.Run(row.name, func(t *testing.T) {
			want, got := newWorld(t), newWorld(t)
			for _, w := range []*world{want, got} {
				w.put(crmtest.Account("meike", "美科", func(a *crm.Account) { a.Tier = "B" }))
				for i, day := range []crm.Date{"2026-11-03", "2026-11-03", "2026-11-04"} {
					w.put(crmtest.Task(crm.TaskID("t"+string(rune('1'+i))), "meike", day, func(k *crm.Task) {
						k.Text, k.Clock, k.No = "催林副总", []string{"11:00", "15:00", "16:00"}[i], i+1
					}))
				}
			}
			calm(want)
			row.days(got)
			for _, d := range []crm.Date{"2026-11-03", "2026-11-04"} {
				a, b := want.saidOn(d), got.saidOn(d)
				for what, n := range a {
					if b[what] != n {
						t.Errorf("%s of %s was said %d times, want %d", what, d, b[what], n)
					}
				}
				if len(a) == 0 || len(b) != len(a) {
					t.Errorf("on %s was said %v, want %v", d, b, a)
				}
			}
			if a, b := keys(want.said("reminder/")), keys(got.said("reminder/")); a != b || a == "" {
				t.Errorf("reminders: %s, want %s", b, a)
			}
		})
	}
}

// TestSummerTimeBeginsAndEnds looks all through the nights in which an
// hour is missing, or comes twice.
func TestSummerTimeBeginsAndEnds(t *testing.T) {
	for _, row := range []struct{ name, from, monday string }{
		{"the hour that is missing", "2027-03-28 00:30", "2027-03-29"},
		{"the hour that comes twice", "2027-10-31 00:30", "2027-11-01"},
	} {
		t.Run(row.name, func(t *testing.T) {
			w := newWorld(t)
			w.put(
				crmtest.Account("oakline", "Oakline", func(a *crm.Account) { a.Owner = crmtest.Anna }),
				crmtest.Task("t1", "oakline", crm.Date(row.monday), func(k *crm.Task) { k.Owner = crmtest.Anna }),
			)
			w.clock.Set(local(t, "Europe/Berlin", row.from))
			w.goesBy(5 * time.Hour)
			w.clock.Set(local(t, "Europe/Berlin", row.monday+" 08:30"))
			w.goesBy(2 * time.Hour)
			p := w.one("morning/anna")
			if at := p.at.In(local(t, "Europe/Berlin", row.from).Location()).Format("2006-01-02 15"); at != row.monday+" 09" {
				t.Errorf("the morning card came at %s", at)
			}
		})
	}
}

// TestTheLookIsNeverFarAwayAndNeverSpins asks when to look next while the
// product's clock is anywhere.
func TestTheLookIsNeverFarAwayAndNeverSpins(t *testing.T) {
	w := newWorld(t)
	real := shanghai(t, "2026-11-03 08:59")
	for _, ahead := range []time.Duration{0, -time.Hour, time.Hour, 365 * 24 * time.Hour, -50 * 365 * 24 * time.Hour} {
		w.clock.Set(real.Add(ahead))
		at := real
		var gaps []time.Duration
		for range 200 {
			next := wakes{w.sched}.Next(at)
			gaps = append(gaps, next.Sub(at))
			w.clock.Advance(next.Sub(at))
			at = next
		}
		if least := slices.Min(gaps); least <= 0 {
			t.Errorf("%v ahead: two looks %v apart", ahead, least)
		}
		if most := slices.Max(gaps); most > pulse {
			t.Errorf("%v ahead: two looks %v apart", ahead, most)
		}
		if at.Sub(real) < 100*time.Second {
			t.Errorf("%v ahead: 200 looks within %v", ahead, at.Sub(real))
		}
	}
}
