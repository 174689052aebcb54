package schedules

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"milepost/bot/chat"
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
	w.holds(p, "早", "① 今天 14:00", "美科 林副总", "② 航新 报价", "昨天到期", "③ 粤钢", "18 天", "A", "14 天", "[我其实去过]", "[为什么]", "[推迟]", "[今天别提醒]")
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
		want := []crm.Pointer{{Kind: crm.KindTask, ID: "t1"}, {Kind: crm.KindTask, ID: "t2"}, {Kind: crm.KindAccount, ID: "yuegang"}}
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

func TestAMorningWithNothingToSayIsNotSaidLater(t *testing.T) {
	w := newWorld(t)
	w.at("2026-11-03 10:00")
	w.put(crmtest.Account("meike", "美科"), crmtest.Task("t1", "meike", "2026-11-03"))
	w.at("2026-11-03 16:00")
	w.silent("morning/")
}

// What was long past when he first heard of it, after a stop or by a new limit of the
// method, is his for a day before whoever is above hears of it.
func TestWhoFirstHearsOfItHasHisDayBeforeItGoesUp(t *testing.T) {
	w := newWorld(t)
	w.at("2026-11-03 08:00")
	w.person(crmtest.Wangmin, func(p *crm.Person) { p.Hours = crm.Hours{From: "10:00", To: "18:00"} })
	w.put(crmtest.Account("hengfa", "恒发"), crmtest.Opportunity("line", "hengfa", "2026-05-04", func(o *crm.Opportunity) { o.Milestone = "m1" }))
	for _, day := range []struct {
		until             string
		owner, whoIsAbove int
	}{{"2026-11-03 17:00", 1, 0}, {"2026-11-04 17:00", 1, 1}} {
		w.at(day.until)
		heard := func(who string) (n int) {
			for _, p := range w.said("morning/" + who + "/") {
				if strings.Contains(p.Card.Plain(), "恒发") {
					n++
				}
			}
			return n
		}
		if o, up := heard("xiaoli"), heard("wangmin"); o != day.owner || up != day.whoIsAbove {
			t.Errorf("by %s the owner heard %d times and whoever is above %d times, want %d and %d", day.until, o, up, day.owner, day.whoIsAbove)
		}
	}
}
