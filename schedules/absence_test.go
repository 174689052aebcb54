package schedules

import (
	"strings"
	"testing"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// booked is a visit of 小李 at an hour.
func booked(id crm.TaskID, due crm.Date, clock string) *crm.Task {
	return crmtest.Task(id, "meike", due, func(k *crm.Task) { k.Text, k.Clock, k.Visit = "谈付款", clock, true })
}

func TestWhatComesToWhoStandsIn(t *testing.T) {
	away := func(a crm.Absence) func(*crm.Person) { return func(p *crm.Person) { p.Away = a } }
	tests := []struct {
		name  string
		away  crm.Absence
		task  *crm.Task
		other func(*crm.Person) // changes 陈静, who is named as deputy
		want  string            // whom the first day's card goes to, and when there
	}{
		{"a visit within the absence goes to the deputy on its first day", crm.Absence{From: "2026-11-03", To: "2026-11-06", Deputy: crmtest.Chenjing}, booked("t1", "2026-11-05", "10:00"), nil, "chenjing 11-03"},
		{"an absence that begins on a Saturday is told on Monday", crm.Absence{From: "2026-11-07", To: "2026-11-13", Deputy: crmtest.Chenjing}, booked("t1", "2026-11-12", "10:00"), nil, "chenjing 11-09"},
		{"a step that is no visit waits for its owner", crm.Absence{From: "2026-11-03", To: "2026-11-06", Deputy: crmtest.Chenjing}, crmtest.Task("t1", "meike", "2026-11-05"), nil, ""},
		{"a visit after the absence is his own", crm.Absence{From: "2026-11-03", To: "2026-11-06", Deputy: crmtest.Chenjing}, booked("t1", "2026-11-10", "10:00"), nil, ""},
		{"without a deputy the next above sees to it", crm.Absence{From: "2026-11-03", To: "2026-11-06"}, booked("t1", "2026-11-05", "10:00"), nil, "wangmin 11-03"},
		{"a deputy who is absent himself is passed over", crm.Absence{From: "2026-11-03", To: "2026-11-06", Deputy: crmtest.Chenjing}, booked("t1", "2026-11-05", "10:00"), away(crm.Absence{From: "2026-11-02", To: "2026-11-10"}), "wangmin 11-03"},
		{"a deputy who comes back in the middle hears it then", crm.Absence{From: "2026-11-03", To: "2026-11-06", Deputy: crmtest.Chenjing}, booked("t1", "2026-11-05", "10:00"), away(crm.Absence{From: "2026-11-02", To: "2026-11-04"}), "wangmin 11-03, chenjing 11-05"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			w.put(crmtest.Account("meike", "美科"), tt.task)
			w.person(crmtest.Xiaoli, away(tt.away))
			if tt.other != nil {
				w.person(crmtest.Chenjing, tt.other)
			}
			w.at("2026-11-13 18:00")
			var got []string
			for _, p := range w.said("covering/") {
				w.holds(p, "您代 小李", "谈付款")
				got = append(got, string(p.To.ID)+" "+p.at.In(shanghai(t, "2026-11-02 10:00").Location()).Format("01-02"))
			}
			if s := strings.Join(got, ", "); s != tt.want {
				t.Errorf("told %q, want %q", s, tt.want)
			}
		})
	}
}

func TestTheDeputyIsRemindedInsteadOfTheAbsent(t *testing.T) {
	w := newWorld(t)
	w.put(crmtest.Account("meike", "美科"), booked("t1", "2026-11-05", "10:00"))
	w.person(crmtest.Xiaoli, func(p *crm.Person) {
		p.Away = crm.Absence{From: "2026-11-03", To: "2026-11-05", Deputy: crmtest.Chenjing}
	})
	w.at("2026-11-05 12:00")
	w.silent("morning/xiaoli/2026-11-05")
	w.holds(w.one("morning/chenjing/2026-11-05"), "代 小李:今天 10:00")
	// On Friday he is back: what nobody logged is his again.
	w.at("2026-11-06 12:00")
	w.silent("morning/chenjing/2026-11-06")
	w.holds(w.one("returned/xiaoli/"), "欢迎回来", "还没记 1 个:11-05 美科", "1 件")
	w.holds(w.one("morning/xiaoli/2026-11-06"), "美科")
}

func TestTheSummaryIsSaidOnce(t *testing.T) {
	w := newWorld(t)
	w.person(crmtest.Xiaoli, func(p *crm.Person) { p.Away = crm.Absence{From: "2026-11-05", To: "2026-11-08"} })
	w.at("2026-11-09 08:00")
	w.silent("returned/")
	w.at("2026-11-09 12:00")
	w.holds(w.one("returned/xiaoli/2026-11-09"), "欢迎回来", "没有要您补的")
	w.look(w.scheduler())
	w.at("2026-11-20 18:00")
	w.one("returned/")
}

// TestWhoIsIllGoesOnHisHolidayAllTheSame: an absence beside another is one of its
// own, each with its silence, its deputy and its summary.
func TestWhoIsIllGoesOnHisHolidayAllTheSame(t *testing.T) {
	w := newWorld(t)
	step := func(id crm.TaskID, due crm.Date) *crm.Task { return crmtest.Task(id, "meike", due) }
	w.put(crmtest.Account("meike", "美科"), step("t1", "2026-11-03"), booked("t2", "2026-11-10", "10:00"))
	w.person(crmtest.Xiaoli, func(p *crm.Person) {
		p.Away = crm.Absence{From: "2026-11-03", To: "2026-11-03"}
		p.Leaves = []crm.Absence{{From: "2026-11-09", To: "2026-11-11", Deputy: crmtest.Chenjing}}
	})
	w.at("2026-11-03 20:00")
	w.silent("morning/xiaoli/2026-11-03")
	w.at("2026-11-04 12:00")
	w.holds(w.one("returned/xiaoli/2026-11-04"), "欢迎回来")
	w.holds(w.one("morning/xiaoli/2026-11-04"), "美科")
	w.at("2026-11-11 20:00")
	w.silent("morning/xiaoli/2026-11-09")
	w.holds(w.one("covering/xiaoli/2026-11-09/chenjing"), "您代 小李", "谈付款")
	w.holds(w.one("morning/chenjing/2026-11-10"), "代 小李:今天 10:00")
	w.at("2026-11-12 12:00")
	w.holds(w.one("returned/xiaoli/2026-11-12"), "欢迎回来", "还没记 1 个:11-10 美科")
}
