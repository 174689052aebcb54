package schedules

import (
	"testing"

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
	w.at("2026-11-20 12:00") // long enough that it comes in long pauses
	told := len(w.said("morning/"))
	w.person(crmtest.Xiaoli, func(p *crm.Person) { p.Snoozed = map[string]string{"task/t1": "2026-11-23T01:00:00Z"} })
	w.at("2026-11-23 12:00")
	all := w.said("morning/")
	if len(all) != told+1 {
		t.Fatalf("after it was put off until 11-23 it is said on that morning; told %d times before, then %s", told, keys(all[told:]))
	}
	w.holds(all[told], "送样")
}
