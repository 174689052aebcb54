package schedules

import (
	"strings"
	"testing"

	"milepost/configs/playbook"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

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

func TestDraftsAloneAreNotToldEveryEvening(t *testing.T) {
	w := newWorld(t)
	w.put(crmtest.Account("meike", "美科"), crmtest.Draft("d1", "恒鑫"))
	w.at("2026-11-13 20:00")
	var days []string
	for _, p := range w.said("evening/") {
		days = append(days, p.at.In(shanghai(t, "2026-11-02 10:00").Location()).Format("02"))
	}
	if got := strings.Join(days, " "); got != "02 03 05 11" {
		t.Errorf("told on %s, want at once and 1, 3 and 7 working days later", got)
	}
}
