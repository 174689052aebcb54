package schedules

import (
	"testing"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

func TestWhatBecomesOfAMatter(t *testing.T) {
	start := crmtest.Start()
	m := &cards.Matter{Kind: cards.MatterDisk}
	type look struct {
		after time.Duration
		there bool
		say   bool
		state string // afterwards; "" = forgotten
	}
	const there, gone, say, quiet = true, false, true, false
	for _, row := range []struct {
		name  string
		looks []look
	}{
		{"it comes and stays: said once", []look{
			{0, there, say, open}, {time.Minute, there, quiet, open}, {90 * 24 * time.Hour, there, quiet, open},
		}},
		{"it goes: said when it has been gone for a while", []look{
			{0, there, say, open}, {time.Minute, gone, quiet, fading}, {2 * time.Minute, gone, quiet, fading}, {3 * time.Minute, gone, say, mended},
		}},
		{"it flickers: nothing is said of that", []look{
			{0, there, say, open}, {time.Minute, gone, quiet, fading}, {2 * time.Minute, there, quiet, open}, {3 * time.Minute, gone, quiet, fading}, {4 * time.Minute, there, quiet, open},
		}},
		{"it is back soon: the card changes again", []look{
			{0, there, say, open}, {time.Minute, gone, quiet, fading}, {3 * time.Minute, gone, say, mended}, {30 * time.Minute, there, say, open},
		}},
		{"it is over for good: forgotten", []look{
			{0, there, say, open}, {time.Minute, gone, quiet, fading}, {3 * time.Minute, gone, say, mended}, {4 * time.Minute, gone, quiet, mended}, {64 * time.Minute, gone, quiet, ""},
		}},
		{"the clock goes back by a day while it fades", []look{
			{0, there, say, open}, {time.Minute, gone, quiet, fading}, {-24 * time.Hour, gone, say, mended},
		}},
		{"it was never there", []look{{0, gone, quiet, ""}}},
	} {
		t.Run(row.name, func(t *testing.T) {
			var one told
			for i, l := range row.looks {
				now := m
				if !l.there {
					now = nil
				}
				next, say, changed := one.step(now, start.Add(l.after))
				if say != l.say || next.State != l.state {
					t.Fatalf("look %d: said %v, state %q; want %v, %q", i+1, say, next.State, l.say, l.state)
				}
				if !changed && next.State != one.State {
					t.Fatalf("look %d: it is %q now and was %q, and nothing is kept", i+1, next.State, one.State)
				}
				one = next
			}
		})
	}
}

// TestACalendarWhoseYearIsOverIsNotMended has a year end whose holidays nobody had
// added: nothing is said of them any more.
func TestACalendarWhoseYearIsOverIsNotMended(t *testing.T) {
	at := func(s string) time.Time { return shanghai(t, s) }
	one, said, _ := told{}.step(&cards.Matter{Kind: cards.MatterCalendar, Subject: "CN", Count: 2027}, at("2026-12-02 09:00"))
	if !said {
		t.Fatal("nothing is said of a year that is near")
	}
	for _, now := range []string{"2027-12-31 12:00", "2028-01-02 09:00"} {
		over := now > "2028"
		gone, said, _ := one.step(nil, at(now))
		if said || over != (gone.State == "") {
			t.Errorf("at %s: said %v, then it is %q", now, said, gone.State)
		}
	}
}

// needs is a world whose admins need what is listed.
func needs(t *testing.T) (*world, *[]cards.Matter) {
	t.Helper()
	w := newWorld(t)
	var now []cards.Matter
	w.sched.Matters = func(crm.Reader) ([]cards.Matter, error) { return now, nil }
	return w, &now
}

func TestAnAdminHearsOfAMatterOnce(t *testing.T) {
	w, now := needs(t)
	*now = []cards.Matter{{Kind: cards.MatterParked, Count: 1, Number: "I-1102-7F2A"}}
	for range 5 {
		w.look(w.sched)
		w.clock.Advance(time.Minute)
	}
	p := w.one("matter/")
	w.holds(p, "1 条消息没处理成", "milepost doctor", "I-1102-7F2A", "[状态]")
	if p.To.ID != "zhouhang" || !p.NotBefore.IsZero() || !p.NotAfter.IsZero() {
		t.Errorf("told whom, when? %+v", p.Post)
	}
	(*now)[0].Count = 40
	w.look(w.sched)
	w.one("matter/") // more of the same buzzes nobody
}

func TestTwoSchedulersTellOfAMatterOnce(t *testing.T) {
	w, now := needs(t)
	other := w.scheduler()
	other.Matters = w.sched.Matters
	*now = []cards.Matter{{Kind: cards.MatterDisk, Free: 1 << 20}}
	w.look(w.sched)
	w.look(other)
	w.one("matter/")
}

func TestAMatterIsToldOnAPlatformThatWorks(t *testing.T) {
	down := func(names ...string) (out []cards.Matter) {
		for _, n := range names {
			out = append(out, cards.Matter{Kind: cards.MatterPlatform, Subject: n})
		}
		return out
	}
	for _, row := range []struct {
		name string
		down []string
		want string // the platforms on which he is told
	}{
		{"his home works", []string{"slack"}, "wecom"},
		{"his home is down", []string{"wecom"}, "slack"},
		{"both are down: at home, when it is back", []string{"wecom", "slack"}, "wecom"},
	} {
		t.Run(row.name, func(t *testing.T) {
			w, now := needs(t)
			*now = down(row.down...)
			w.look(w.sched)
			all := w.said("matter/")
			if len(all) != len(row.down) {
				t.Fatalf("said: %s", keys(all))
			}
			for _, p := range all {
				if p.To.Platform != row.want {
					t.Errorf("%s goes to %s, want %s", p.Key, p.To.Platform, row.want)
				}
			}
		})
	}
}

// shown marks what waits as said.
func (w *world) shown(all []spoken) {
	w.Helper()
	w.do(func(tx crm.Tx) error {
		for _, p := range all {
			if err := tx.Sending(p.Key); err != nil {
				return err
			}
			if err := tx.Sent(p.Key, "ref-"+p.Key); err != nil {
				return err
			}
		}
		return nil
	})
}

func TestWhenItIsMendedTheSameCardSaysSo(t *testing.T) {
	w, now := needs(t)
	*now = []cards.Matter{{Kind: cards.MatterPlatform, Subject: "slack"}}
	w.look(w.sched)
	first := w.one("matter/")
	w.shown([]spoken{first})
	*now = nil
	w.look(w.sched)
	w.silent("matter/")
	w.clock.Advance(calm)
	w.look(w.sched)
	done := w.one("matter/")
	w.holds(done, "✅ Slack 恢复了", "10:00 起,10:02 好了")
	if done.Track != first.Track || done.To != first.To {
		t.Errorf("another card: %s in %v, and before %s in %v", done.Track, done.To, first.Track, first.To)
	}
	w.shown([]spoken{done})
	// Back within the hour: the same card. After that: a new one.
	*now = []cards.Matter{{Kind: cards.MatterPlatform, Subject: "slack"}}
	w.clock.Advance(30 * time.Minute)
	w.look(w.sched)
	if back := w.one("matter/"); back.Track != first.Track {
		t.Errorf("back within the hour on another card: %s", back.Track)
	}
}

func TestWhatCanWaitIsSaidInWorkingHours(t *testing.T) {
	for _, row := range []struct{ name, now, want string }{
		{"in the middle of the day: at once", "2026-11-02 10:00", "2026-11-02 10:00"},
		{"at night: in the morning", "2026-11-03 03:00", "2026-11-03 09:00"},
		{"in the evening: the next morning", "2026-11-03 20:00", "2026-11-04 09:00"},
		{"on Saturday: on Monday", "2026-11-07 12:00", "2026-11-09 09:00"},
	} {
		t.Run(row.name, func(t *testing.T) {
			w, now := needs(t)
			w.clock.Set(shanghai(t, row.now))
			*now = []cards.Matter{{Kind: cards.MatterCalendar, Subject: "CN", Count: 2027}, {Kind: cards.MatterDisk}}
			w.look(w.sched)
			var calendar, disk spoken
			for _, p := range w.said("matter/") {
				if p.NotBefore.IsZero() {
					disk = p
				} else {
					calendar = p
				}
			}
			if disk.Key == "" || !calendar.NotBefore.Equal(shanghai(t, row.want)) {
				t.Errorf("the urgent one %q, the other at %v, want %s", disk.Key, calendar.NotBefore, row.want)
			}
		})
	}
}

func TestWhatIsOverBeforeItWasSaidIsNotSaid(t *testing.T) {
	w, now := needs(t)
	w.clock.Set(shanghai(t, "2026-11-03 03:00"))
	*now = []cards.Matter{{Kind: cards.MatterBackup}}
	w.look(w.sched)
	w.one("matter/")
	*now = nil
	w.look(w.sched)
	w.clock.Advance(calm)
	w.look(w.sched)
	w.silent("matter/")
}

func TestAnAdminWithoutAnIdentityStopsNobody(t *testing.T) {
	w, now := needs(t)
	w.put(crmtest.Person("nobody", "老何", crm.RoleAdmin))
	*now = []cards.Matter{{Kind: cards.MatterDisk}}
	w.look(w.sched)
	if p := w.one("matter/"); p.To != chat.DMOf(chat.Identity{Platform: "wecom", Tenant: "demo", ID: "zhouhang"}) {
		t.Errorf("told in %v", p.To)
	}
}
