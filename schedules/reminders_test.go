package schedules

import (
	"strings"
	"testing"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

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

func TestAReminderIsNotCaughtUpWithAfterHours(t *testing.T) {
	w := newWorld(t)
	w.put(crmtest.Account("meike", "美科"), crmtest.Task("t1", "meike", "2026-11-02", func(k *crm.Task) { k.Clock = "17:40" }))
	w.down("2026-11-02 18:10")
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
