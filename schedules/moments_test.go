package schedules

import (
	"testing"
	"time"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

func TestTheAppointmentsOfADayArePreparedOnOneCard(t *testing.T) {
	w := newWorld(t)
	visit := func(id, account, clock string) *crm.Task {
		return crmtest.Task(crm.TaskID(id), crm.AccountID(account), "2026-11-03", func(k *crm.Task) { k.Visit, k.Clock = true, clock })
	}
	w.put(crmtest.Account("meike", "美科"), crmtest.Account("hengfa", "恒发"), crmtest.Account("midea", "美的"),
		visit("t1", "meike", "14:00"), visit("t2", "hengfa", "10:30"), visit("t3", "midea", "14:00"),
		visit("t4", "midea", "14:00")) // the same once more
	w.look(w.sched) // as when the service starts
	w.at("2026-11-02 18:00")
	w.holds(w.one("reminder/prep_evening/"), "明天 · 3 个约", "10:30 · 恒发", "14:00 · 美科", "14:00 · 美的")
	w.at("2026-11-03 18:00")
	if all := w.said("reminder/prep/"); len(all) != 1 {
		t.Fatalf("two hours before 14:00 one card is said, and before 10:30 it is too early to; got %s", keys(all))
	}
	w.holds(w.one("reminder/prep/"), "今天 · 2 个约", "美科", "美的")
}

func TestWhatWasPutOffIsSaidOnTheDayItWasPutOffUntil(t *testing.T) {
	w := newWorld(t)
	w.put(crmtest.Account("meike", "美科"), crmtest.Task("t1", "meike", "2026-10-20", func(k *crm.Task) { k.Text = "送样" }))
	w.at("2026-11-13 12:00") // long enough that it comes in long pauses
	day, told := crm.Date("2026-11-13"), len(w.said("morning/"))
	for len(w.said("morning/")) == told {
		day = calendars("CN").Add(day, 1)
		w.at(string(day) + " 12:00")
	}
	next := calendars("CN").Add(day, 1)
	w.person(crmtest.Xiaoli, func(p *crm.Person) {
		p.Snoozed = map[string]string{"task/t1": next.At("08:00", p.Location()).UTC().Format(time.RFC3339)}
	})
	w.at(string(next) + " 12:00")
	all := w.said("morning/")
	if len(all) != told+2 {
		t.Fatalf("it was said on %s and put off until %s, and has to be said then; said: %s", day, next, keys(all))
	}
	w.holds(all[told+1], "送样")
}
