package schedules

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

func TestAfterDowntimeOnlyWhatStillMatters(t *testing.T) {
	tests := []struct {
		name, until string
		want        string // keys of what was said
	}{
		{"back at eleven the same day: the morning card still comes", "2026-11-03 11:00", "morning/xiaoli/2026-11-03"},
		{"back three days later at eleven: one card, for today", "2026-11-05 11:00", "morning/xiaoli/2026-11-05"},
		{"back at five: too late for a morning card", "2026-11-03 17:00", ""},
		{"back at seven in the evening: the day's digest, no morning card", "2026-11-02 19:00", "digest/huanan/2026-11-02, digest/huanan/2026-11-02/slack/demo/channel/huanan/"},
		{"back at night: no digest any more", "2026-11-02 22:30", ""},
		{"back the next morning before nine: yesterday's digest is past", "2026-11-03 08:30", ""},
		{"back on Saturday: silence", "2026-11-07 11:00", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			w.put(
				crmtest.Account("meike", "美科"), crmtest.Task("t1", "meike", "2026-11-03"),
				crmtest.Activity("v1", "meike", "2026-11-02"), crmtest.Activity("v2", "meike", "2026-11-02", func(v *crm.Activity) { v.Who = crmtest.Anna }),
			)
			w.down(tt.until)
			if got := keys(w.said("")); got != tt.want {
				t.Errorf("said %q, want %q", got, tt.want)
			}
		})
	}
}

func TestTwoSchedulersOverOneStoreSayNothingTwice(t *testing.T) {
	w := newWorld(t)
	w.put(
		tierA("yuegang", "粤钢", "2026-10-10"), crmtest.Task("t1", "yuegang", "2026-11-03"),
		crmtest.Task("t2", "yuegang", "2026-11-03", func(k *crm.Task) { k.Clock = "15:00" }),
		crmtest.Activity("v1", "yuegang", "2026-11-02"), crmtest.Activity("v2", "yuegang", "2026-11-03"),
		crmtest.Draft("d1", "恒鑫"), annas(),
	)
	other := w.scheduler()
	end := shanghai(t, "2026-11-03 20:00")
	for w.clock.Now().Before(end) {
		w.clock.Set(w.sched.Next(w.clock.Now()))
		var wg sync.WaitGroup
		for _, s := range []*Scheduler{w.sched, other, other} {
			wg.Go(func() {
				if err := s.Look(t.Context(), w.clock.Now()); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
	}
	seen := map[string]int{}
	for _, p := range w.said("") {
		seen[p.Key]++
	}
	for _, key := range []string{
		"morning/xiaoli/2026-11-03", "reminder/t2/2026-11-03T15:00", "evening/xiaoli/2026-11-03",
		"digest/huanan/2026-11-03", "digest/huanan/2026-11-03/slack/demo/channel/huanan/", "unlogged/wangmin/2026-11-03",
	} {
		if seen[key] != 1 {
			t.Errorf("%s was said %d times, want once", key, seen[key])
		}
	}
	if log := w.log.String(); log != "" {
		t.Errorf("logged:\n%s", log)
	}
}

func TestASecondLookSaysNothing(t *testing.T) {
	w := newWorld(t)
	w.put(crmtest.Account("meike", "美科"), crmtest.Task("t1", "meike", "2026-11-03"))
	w.at("2026-11-03 12:00")
	before := len(w.said(""))
	w.look(w.sched)
	w.put(crmtest.Task("t2", "meike", "2026-11-03"))
	w.look(w.sched)
	w.look(w.scheduler())
	if got := w.said(""); len(got) != before {
		t.Errorf("said %s, want nothing new", keys(got))
	}
}

// meddler changes a record between the look and what is queued, so many times.
type meddler struct {
	crm.Store
	change func(crm.Tx) error
	times  int
}

func (m *meddler) Update(ctx context.Context, f func(crm.Tx) error) error {
	if m.times > 0 {
		m.times--
		if err := m.Store.Update(ctx, m.change); err != nil {
			return err
		}
	}
	return m.Store.Update(ctx, f)
}

func TestWhatChangedMeanwhileIsLookedAtAgain(t *testing.T) {
	done := func(tx crm.Tx) error {
		k, err := crm.Get[crm.Task](tx, "t1")
		if err != nil {
			return err
		}
		k.State, k.Closed = crm.TaskDone, "2026-11-03"
		return crmtest.Put(tx, &k)
	}
	rename := func(tx crm.Tx) error {
		k, err := crm.Get[crm.Task](tx, "t1")
		if err != nil {
			return err
		}
		k.Text += "改"
		return crmtest.Put(tx, &k)
	}
	tests := []struct {
		name   string
		change func(crm.Tx) error
		times  int
		want   int
		logged bool
	}{
		{"done while the card was made: silence", done, 1, 0, false},
		{"changed once: the card says what it is now", rename, 1, 1, false},
		{"changed without end: the card says what it is now", rename, 99, 1, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			w.put(crmtest.Account("meike", "美科"), crmtest.Task("t1", "meike", "2026-11-03"))
			// Others have nothing due: only 小李's card meets the meddler.
			for _, id := range []crm.PersonID{crmtest.Anna, crmtest.Wangmin, crmtest.Zhaogang, crmtest.Chenjing, crmtest.Zhouhang} {
				w.person(id, func(p *crm.Person) { p.Until = "2026-11-01" })
			}
			w.clock.Set(shanghai(t, "2026-11-03 10:00"))
			w.sched.Store = &meddler{w.store, tt.change, tt.times}
			w.look(w.sched)
			got := w.said("morning/")
			if len(got) != tt.want {
				t.Errorf("%d cards, want %d", len(got), tt.want)
			}
			for _, p := range got {
				w.holds(p, "带方案过去改")
			}
			if logged := w.log.String() != ""; logged != tt.logged {
				t.Errorf("logged: %v, want %v: %s", logged, tt.logged, w.log)
			}
		})
	}
}

func TestADigestCountsWhatCameWhileItWasMade(t *testing.T) {
	w := newWorld(t)
	w.put(crmtest.Account("meike", "美科"), crmtest.Activity("v1", "meike", "2026-11-02"))
	w.clock.Set(shanghai(t, "2026-11-02 19:00"))
	w.sched.Store = &meddler{w.store, func(tx crm.Tx) error {
		return crmtest.Put(tx, crmtest.Activity("v2", "meike", "2026-11-02"))
	}, 1}
	w.look(w.sched)
	w.holds(w.one("digest/huanan/2026-11-02/"), "拜访 2")
}

func TestAMarkThatCannotBeReadStopsNobodyElse(t *testing.T) {
	w := newWorld(t)
	w.put(
		crmtest.Account("meike", "美科"), crmtest.Task("t1", "meike", "2026-11-03"),
		crmtest.Task("t2", "meike", "2026-11-03", func(k *crm.Task) { k.Owner = crmtest.Wangmin }),
	)
	w.do(func(tx crm.Tx) error { return tx.Keep("morning/wangmin", []byte("no mark")) })
	w.clock.Set(shanghai(t, "2026-11-03 10:00"))
	w.look(w.sched)
	w.one("morning/xiaoli")
	w.silent("morning/wangmin")
	if n := strings.Count(w.log.String(), "key=morning/wangmin/2026-11-03"); n != 1 {
		t.Errorf("logged %d times, want once:\n%s", n, w.log)
	}
}

func TestOneBadSubjectFailsAlone(t *testing.T) {
	for _, panics := range []bool{false, true} {
		t.Run(fmt.Sprintf("panic %v", panics), func(t *testing.T) {
			w := newWorld(t)
			w.put(
				crmtest.Account("oakline", "Oakline", func(a *crm.Account) { a.Owner = crmtest.Anna }),
				crmtest.Task("t1", "oakline", "2026-11-03", func(k *crm.Task) { k.Owner = crmtest.Anna }),
				crmtest.Account("meike", "美科"), crmtest.Task("t2", "meike", "2026-11-03"),
			)
			w.person(crmtest.Anna, func(p *crm.Person) { p.Zone, p.Calendar = "Asia/Shanghai", "CN" })
			w.sched.Store = broken{w.store, panics}
			w.clock.Set(shanghai(t, "2026-11-03 10:00"))
			w.look(w.sched)
			w.look(w.sched)
			w.one("morning/anna")
			w.silent("morning/xiaoli")
			if n := strings.Count(w.log.String(), "key=morning/xiaoli/2026-11-03"); n != 1 {
				t.Errorf("logged %d times, want once before the next try:\n%s", n, w.log)
			}
			w.sched.Store = w.store
			w.clock.Advance(2 * time.Minute)
			w.look(w.sched)
			w.one("morning/xiaoli")
		})
	}
}

func TestSomebodyWithoutAnIdentityIsNotSpokenTo(t *testing.T) {
	w := newWorld(t)
	w.put(crmtest.Account("meike", "美科"), crmtest.Task("t1", "meike", "2026-11-03"))
	w.do(func(tx crm.Tx) error {
		for _, id := range []string{"wecom/demo/xiaoli", "slack/demo/xiaoli"} {
			if err := tx.Link(id, ""); err != nil {
				return err
			}
		}
		return nil
	})
	w.at("2026-11-03 12:00")
	w.silent("morning/")
	if log := w.log.String(); log != "" {
		t.Errorf("logged:\n%s", log)
	}
}

func TestTheKindsOfThePlaybookAreThoseOfTheCards(t *testing.T) {
	for due, card := range map[string]string{
		playbook.DueAppointment: cards.NudgeAppointment, playbook.DueToday: cards.NudgeDue, playbook.DueOverdue: cards.NudgeOverdue,
		playbook.DueWaiting: cards.NudgeWaiting, playbook.DueTouch: cards.NudgeCadence, playbook.DueLog: cards.NudgeLog,
	} {
		if due != card {
			t.Errorf("the playbook says %q, the cards say %q", due, card)
		}
	}
}

func TestMomentsAreSpreadAndOffTheHour(t *testing.T) {
	w := newWorld(t)
	minutes := map[string]bool{}
	for i := range 200 {
		p := crmtest.Person(crm.PersonID(fmt.Sprint("p", i)), "p", crm.RoleRep)
		for _, clock := range []string{"09:00", "09:21", "09:30"} {
			at, _ := w.book.FirstHour("morning", playbook.Job{At: clock, Jitter: 9}, p, "2026-11-03")
			if m := at.Minute(); m == 0 || m == 30 {
				t.Fatalf("%s speaks at %v", p.ID, at)
			}
			again, _ := w.book.FirstHour("morning", playbook.Job{At: clock, Jitter: 9}, p, "2026-11-03")
			if !at.Equal(again) {
				t.Fatalf("%s speaks at %v and at %v", p.ID, at, again)
			}
			if clock == "09:00" {
				minutes[at.Format("15:04")] = true
			}
		}
	}
	if len(minutes) < 8 {
		t.Errorf("200 people share %d minutes", len(minutes))
	}
}

func TestRunSpeaksInTheTimeOfItsClock(t *testing.T) {
	w := newWorld(t)
	w.put(crmtest.Account("meike", "美科"), crmtest.Task("t1", "meike", "2026-11-03"))
	// The clock of the product is far ahead of real time and runs with it: a
	// moment before the morning card.
	moment := w.sched.Next(shanghai(t, "2026-11-03 08:00"))
	for next := moment; ; next = w.sched.Next(next) { // 小李's own
		if sl, ok := w.sched.morning().slot(subject{person: mine(w)}, next); ok {
			moment = sl.at
			break
		}
	}
	start := time.Now()
	w.sched.Now = func() time.Time { return moment.Add(-300 * time.Millisecond).Add(time.Since(start)) }
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- w.sched.Run(ctx) }()
	deadline := time.Now().Add(5 * time.Second)
	for len(w.said("morning/xiaoli")) == 0 && time.Now().Before(deadline) {
		time.Sleep(20 * time.Millisecond)
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	w.one("morning/xiaoli")
	if waited := time.Since(start); waited < 250*time.Millisecond {
		t.Errorf("it spoke %v after the start, before its time", waited)
	}
}

func mine(w *world) *crm.Person {
	var p crm.Person
	crmtest.Look(w, w.store, func(r crm.Reader) (err error) {
		p, err = crm.Get[crm.Person](r, crmtest.Xiaoli)
		return err
	})
	return &p
}
