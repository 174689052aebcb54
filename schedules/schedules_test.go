package schedules

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

func TestTheMorningCardListsWhatIsDueMostWorthyFirst(t *testing.T) {
	w := newWorld(t)
	w.put(
		tierA("yuegang", "粤钢", "2026-10-16"), crmtest.Account("meike", "美科"), crmtest.Account("hangxin", "航新"),
		crmtest.Contact("lin", "meike", "林副总"),
		crmtest.Task("t1", "meike", "2026-11-03", func(k *crm.Task) {
			k.Text, k.Visit, k.Clock, k.Contact = "谈付款", true, "14:00", "lin"
		}),
		crmtest.Task("t2", "hangxin", "2026-11-02", func(k *crm.Task) { k.Text = "报价" }),
	)
	w.at("2026-11-03 08:59")
	w.silent("morning/")
	w.at("2026-11-03 12:00")
	p := w.one("morning/")
	w.holds(p, "早", "① 今天 14:00", "美科 林副总", "② 粤钢", "18 天", "A", "14 天", "③ 航新 报价", "昨天到期", "[我其实去过]", "[为什么]", "[推迟]", "[今天别提醒]")
	if p.Key != "morning/xiaoli/2026-11-03" || p.Track != p.Key || p.To.String() != "wecom/demo/dm/xiaoli/" || p.Class != chat.Nudge {
		t.Errorf("post %q, track %q, to %s, class %d", p.Key, p.Track, p.To, p.Class)
	}
	minute := p.at.In(time.FixedZone("", 8*3600)).Format("15:04")
	if minute <= "09:00" || minute > "09:10" {
		t.Errorf("said at %s, want a few minutes after nine", minute)
	}
	if w.kicks == 0 {
		t.Error("the outbox was not told")
	}
	crmtest.Look(t, w.store, func(r crm.Reader) error {
		conv, err := r.Conversation(crmtest.Xiaoli)
		if err != nil {
			return err
		}
		want := []crm.Pointer{{Kind: crm.KindTask, ID: "t1"}, {Kind: crm.KindAccount, ID: "yuegang"}, {Kind: crm.KindTask, ID: "t2"}}
		if fmt.Sprint(conv.Items) != fmt.Sprint(want) || conv.Track != p.Key {
			t.Errorf("①②③ mean %v on %s, want %v", conv.Items, conv.Track, want)
		}
		return nil
	})
}

func TestTheMorningCardHoldsFiveAndTheRestBehindAButton(t *testing.T) {
	w := newWorld(t)
	w.put(crmtest.Account("meike", "美科"))
	for i := range 8 {
		w.put(crmtest.Task(crm.TaskID(fmt.Sprint("t", i)), "meike", "2026-11-03"))
	}
	w.at("2026-11-03 12:00")
	w.holds(w.one("morning/"), "①", "⑤", "[其余 3 件]")
}

func TestWhenTheMorningCardComes(t *testing.T) {
	tests := []struct {
		name   string
		due    crm.Date
		change func(*crm.Person)
		from   string // the clock starts here …
		to     string // … and is looked at here
		want   string // day and hour of the cards in Shanghai
	}{
		{"a step due on Wednesday: on Wednesday and the days after, until it is done", "2026-11-04", nil, "2026-11-02 10:00", "2026-11-06 20:00", "11-04 09 11-05 09 11-06 09"},
		{"due on Saturday: on Friday, not on the weekend, overdue on Monday", "2026-11-07", nil, "2026-11-05 20:00", "2026-11-09 20:00", "11-06 09 11-09 09"},
		{"due in the holiday: before it, and after it, and on the make-up Saturday", "2026-10-03", nil, "2026-09-29 20:00", "2026-10-11 20:00", "09-30 09 10-08 09 10-09 09 10-10 09"},
		{"his hours begin at ten: at ten", "2026-11-03", func(p *crm.Person) { p.Hours.From = "10:00" }, "2026-11-02 20:00", "2026-11-03 20:00", "11-03 10"},
		{"his hours begin at half past seven: at nine, as the method says", "2026-11-03", func(p *crm.Person) { p.Hours.From = "07:30" }, "2026-11-02 20:00", "2026-11-03 20:00", "11-03 09"},
		{"he works in Berlin: nine there, which is four in the afternoon here", "2026-11-03", func(p *crm.Person) { p.Zone = "Europe/Berlin" }, "2026-11-02 20:00", "2026-11-03 20:00", "11-03 16"},
		{"Berlin before the clocks go back: nine there is three here", "2026-10-23", func(p *crm.Person) { p.Zone, p.Calendar = "Europe/Berlin", "DE" }, "2026-10-22 20:00", "2026-10-23 20:00", "10-23 15"},
		{"muted for the day: silent, and back on the next", "2026-11-03", func(p *crm.Person) { p.Muted = map[string]crm.Date{"all": "2026-11-03"} }, "2026-11-02 20:00", "2026-11-04 20:00", "11-04 09"},
		{"muted by the job's name", "2026-11-03", func(p *crm.Person) { p.Muted = map[string]crm.Date{"morning": "2026-11-03"} }, "2026-11-02 20:00", "2026-11-03 20:00", ""},
		{"the step put off until Thursday", "2026-11-03", func(p *crm.Person) { p.Snoozed = map[string]string{"task/t1": "2026-11-05T00:00:00Z"} }, "2026-11-02 20:00", "2026-11-05 20:00", "11-05 09"},
		{"he left yesterday", "2026-11-03", func(p *crm.Person) { p.Until = "2026-11-02" }, "2026-11-02 20:00", "2026-11-03 20:00", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			w.clock.Set(shanghai(t, "2026-09-28 10:00"))
			w.put(crmtest.Account("meike", "美科"), crmtest.Task("t1", "meike", tt.due))
			if tt.change != nil {
				w.person(crmtest.Xiaoli, tt.change)
			}
			w.clock.Set(shanghai(t, tt.from))
			w.at(tt.to)
			var got []string
			for _, p := range w.said("morning/") {
				got = append(got, p.at.In(shanghai(t, tt.from).Location()).Format("01-02 15"))
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("cards at %q, want %q", s, tt.want)
			}
		})
	}
}

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
		crmtest.Draft("d1", "恒鑫"),
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

func TestAMorningWithNothingToSayIsNotSaidLater(t *testing.T) {
	w := newWorld(t)
	w.at("2026-11-03 10:00")
	w.put(crmtest.Account("meike", "美科"), crmtest.Task("t1", "meike", "2026-11-03"))
	w.at("2026-11-03 16:00")
	w.silent("morning/")
}

func TestTheEveningLineSaysWhatIsMissing(t *testing.T) {
	w := newWorld(t)
	w.put(
		crmtest.Account("byd", "比亚迪", func(a *crm.Account) { a.Region = "华南" }), crmtest.Account("midea", "美的"), crmtest.Account("gree", "格力"),
		crmtest.Activity("v1", "byd", "2026-11-02"), crmtest.Activity("v2", "midea", "2026-11-02"),
		crmtest.Activity("v3", "gree", "2026-11-02", func(v *crm.Activity) { v.Outcome = crm.NotReached }),
		crmtest.Task("t1", "midea", "2026-11-09"),
		crmtest.Lead("l1", "byd", "2026-11-02"),
	)
	w.at("2026-11-02 18:00")
	p := w.one("evening/")
	w.holds(p, "下一步", "比亚迪")
	if s := p.Card.Plain(); strings.Contains(s, "格力") || strings.Contains(s, "美的") {
		t.Errorf("asks for what is not missing:\n%s", s)
	}
	if clock := p.at.In(shanghai(t, "2026-11-02 10:00").Location()).Format("15:04"); clock < "17:45" || clock > "17:56" {
		t.Errorf("said at %s", clock)
	}
}

func TestTheEveningIsSilent(t *testing.T) {
	tests := []struct {
		name string
		recs []crm.Record
		said bool
	}{
		{"nothing was logged", nil, false},
		{"everything has a next step", []crm.Record{crmtest.Activity("v1", "meike", "2026-11-02"), crmtest.Task("t1", "meike", "2026-11-09")}, false},
		{"what is missing is of yesterday", []crm.Record{crmtest.Activity("v1", "meike", "2026-11-01")}, false},
		{"a draft waits: it speaks", []crm.Record{crmtest.Draft("d1", "恒鑫")}, true},
		{"a new lead lacks columns: it speaks", []crm.Record{crmtest.Lead("l1", "meike", "2026-11-02")}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			w.put(append([]crm.Record{crmtest.Account("meike", "美科")}, tt.recs...)...)
			w.at("2026-11-02 20:00")
			if got := len(w.said("evening/")) > 0; got != tt.said {
				t.Errorf("spoke: %v, want %v", got, tt.said)
			}
		})
	}
}

func TestWhoLeavesEarlyHearsTheEveningBefore(t *testing.T) {
	w := newWorld(t)
	w.person(crmtest.Xiaoli, func(p *crm.Person) { p.Hours.To = "16:00" })
	w.put(crmtest.Draft("d1", "恒鑫"))
	w.at("2026-11-02 20:00")
	p := w.one("evening/")
	if !playbook.Speaks(&crm.Person{ID: "xiaoli", Zone: "Asia/Shanghai", Hours: crm.Hours{From: "09:00", To: "16:00"}}, calendars("CN"), p.at) {
		t.Errorf("said at %v, outside his hours", p.at)
	}
}

func TestAReminderComesAtItsHour(t *testing.T) {
	timed := func(due crm.Date, clock string, with ...func(*crm.Task)) *crm.Task {
		return crmtest.Task("t1", "meike", due, append(with, func(k *crm.Task) { k.Text, k.Clock = "催林副总", clock })...)
	}
	tests := []struct {
		name   string
		task   *crm.Task
		change func(*crm.Person)
		want   string // when, in Shanghai
	}{
		{"at three tomorrow: at three", timed("2026-11-03", "15:00"), nil, "11-03 15:00"},
		{"at a quarter past nine: the morning card has just said it", timed("2026-11-03", "09:15"), nil, ""},
		{"at eight in the evening: not outside his hours, the morning card says it", timed("2026-11-03", "20:00"), nil, ""},
		{"on Saturday: not on the weekend, Friday's card says it", timed("2026-11-07", "15:00"), nil, ""},
		{"a visit at three: the morning card says it", timed("2026-11-03", "15:00", func(k *crm.Task) { k.Visit = true }), nil, ""},
		{"muted that day", timed("2026-11-03", "15:00"), func(p *crm.Person) { p.Muted = map[string]crm.Date{"all": "2026-11-03"} }, ""},
		{"put off", timed("2026-11-03", "15:00"), func(p *crm.Person) { p.Snoozed = map[string]string{"task/t1": "2026-11-04T01:00:00Z"} }, ""},
		{"in Berlin at three: ten at night here", timed("2026-11-03", "15:00"), func(p *crm.Person) { p.Zone = "Europe/Berlin" }, "11-03 22:00"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			w.put(crmtest.Account("meike", "美科"), tt.task)
			if tt.change != nil {
				w.person(crmtest.Xiaoli, tt.change)
			}
			w.at("2026-11-09 08:00")
			var got []string
			for _, p := range w.said("reminder/") {
				w.holds(p, "催林副总", "[完成]", "[推迟3天]", "[为什么]")
				got = append(got, p.at.In(shanghai(t, "2026-11-02 10:00").Location()).Format("01-02 15:04"))
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("reminded at %q, want %q", s, tt.want)
			}
		})
	}
}

func TestAReminderOfAnHourIsOverAfterAnHour(t *testing.T) {
	w := newWorld(t)
	w.put(crmtest.Account("meike", "美科"), crmtest.Task("t1", "meike", "2026-11-02", func(k *crm.Task) { k.Clock = "15:00" }))
	w.down("2026-11-02 16:30")
	w.silent("reminder/")
}

func TestADoneStepIsNotSpokenOf(t *testing.T) {
	w := newWorld(t)
	w.put(crmtest.Account("meike", "美科"), crmtest.Task("t1", "meike", "2026-11-03", func(k *crm.Task) { k.Clock = "15:00" }))
	w.at("2026-11-03 14:00")
	w.do(func(tx crm.Tx) error {
		k, err := crm.Get[crm.Task](tx, "t1")
		if err != nil {
			return err
		}
		k.State, k.Closed = crm.TaskDone, "2026-11-03"
		return crmtest.Put(tx, &k)
	})
	w.at("2026-11-05 12:00")
	w.silent("reminder/")
	if n := len(w.said("morning/")); n != 1 {
		t.Errorf("%d morning cards, want the one of the 3rd", n)
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
		{"changed without end: left for the next look, and logged", rename, 99, 0, true},
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
			at, _ := w.sched.firstHour("morning", clock, 9, p, hours{"08:00", "18:00"}, "2026-11-03")
			if m := at.Minute(); m == 0 || m == 30 {
				t.Fatalf("%s speaks at %v", p.ID, at)
			}
			again, _ := w.sched.firstHour("morning", clock, 9, p, hours{"08:00", "18:00"}, "2026-11-03")
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
