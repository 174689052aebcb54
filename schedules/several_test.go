package schedules

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"milepost/bot/chattest"
	"milepost/configs/playbook"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// Four schedulers over one open store, whose clocks differ by up to three
// minutes, look at the same time all morning: each thing is said once, and
// nothing is left out that one of them alone would have said.
func TestSeveralSchedulersClaimEachTimeOnce(t *testing.T) {
	fill := func(w *world) {
		for i := range 6 {
			id := crm.AccountID(fmt.Sprint("a", i))
			w.put(tierA(id, "客户"+fmt.Sprint(i), "2026-10-01"),
				crmtest.Task(crm.TaskID(fmt.Sprint("t", i)), id, "2026-11-03", func(k *crm.Task) {
					if i%2 == 0 {
						k.Clock = "11:00"
					}
				}))
		}
		w.put(crmtest.Task("visit", "a0", "2026-11-03", func(k *crm.Task) { k.Visit, k.Clock = true, "15:00" }))
	}
	from, to := "2026-11-03 08:50", "2026-11-03 14:00"

	one := newWorld(t)
	fill(one)
	for at := shanghai(t, from); at.Before(shanghai(t, to)); at = at.Add(time.Minute) {
		one.clock.Set(at)
		one.look(one.sched)
	}

	w := newWorld(t)
	fill(w)
	w.clock.Set(shanghai(t, from))
	var all []*Scheduler
	for _, off := range []time.Duration{-90, -30, 30, 90} {
		all = append(all, New(Options{
			Store: w.store, Book: w.book, Calendars: calendars, Put: queue,
			Now: func() time.Time { return w.clock.Now().Add(off * time.Second) },
			Log: chattest.Log(w, w.log), Kick: w.kick,
		}))
	}
	for at := shanghai(t, from); at.Before(shanghai(t, to)); at = at.Add(time.Minute) {
		w.clock.Set(at)
		var wg sync.WaitGroup
		for _, s := range all {
			wg.Go(func() {
				if err := s.Look(t.Context(), s.Now()); err != nil {
					t.Errorf("look: %v", err)
				}
			})
		}
		wg.Wait()
	}
	if want, got := keys(one.said("")), keys(w.said("")); want != got || want == "" {
		t.Errorf("four said  %s\none said   %s", got, want)
	}
	var memory playbook.Memory
	crmtest.Look(t, w.store, func(r crm.Reader) (err error) { memory, err = playbook.ToldOf(r, crmtest.Xiaoli); return err })
	for key, told := range memory {
		if told.Times != 1 {
			t.Errorf("%s counts as told %d times", key, told.Times)
		}
	}
	if log := w.log.String(); log != "" {
		t.Errorf("logged:\n%s", log)
	}
}

// Another method from one day to the next: what is past is not said again, and
// what the new one asks for comes from then on.
func TestAChangedMethodDoesNotReplayThePast(t *testing.T) {
	w := newWorld(t)
	w.put(tierA("yuegang", "粤钢", "2026-10-15"), crmtest.Task("t", "yuegang", "2026-11-03"))
	w.at("2026-11-03 12:00")
	first := w.one("morning/xiaoli")
	w.holds(first, "粤钢")
	b, faults := playbook.Parse("own.yaml", []byte("restraint: {morning_card: 4}\nnudges:\n  - {id: task, repeat: 30}\n"))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	w.book = b
	w.sched = w.scheduler()
	w.look(w.sched)
	w.at("2026-11-04 12:00")
	if all := w.said("morning/xiaoli"); len(all) != 1 {
		t.Errorf("said %s, want the first card alone", keys(all))
	}
}
