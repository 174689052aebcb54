package schedules

import (
	"strings"
	"testing"

	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// What was put off within a day comes at the hour for which that was asked, though it was
// said in the morning; three in the afternoon in Shanghai is seven in UTC.
func TestWhatWasPutOffWithinADayComesAgain(t *testing.T) {
	three := map[string]string{"task/t1": "2026-11-03T07:00:00Z"}
	two := map[string]string{"task/t1": "2026-11-03T07:00:00Z", "task/t2": "2026-11-03T07:00:00Z", "task/t3": "2026-11-03T09:00:00Z"}
	tests := []struct {
		name   string
		change func(*crm.Person)
		want   string // when, in Shanghai, and how many
	}{
		{"a step, at three", func(p *crm.Person) { p.Again = three }, "11-03 15:00 1"},
		{"two at three and one at five: each at its hour", func(p *crm.Person) { p.Again = two }, "11-03 15:00 2, 11-03 17:00 1"},
		{"after his day: not at all", func(p *crm.Person) { p.Again = map[string]string{"task/t1": "2026-11-03T12:00:00Z"} }, ""},
		{"a step that is not due: nothing to say", func(p *crm.Person) { p.Again = map[string]string{"task/t4": "2026-11-03T07:00:00Z"} }, ""},
		{"on leave that day", func(p *crm.Person) {
			p.Again, p.Away = three, crm.Absence{From: "2026-11-03", To: "2026-11-03"}
		}, ""},
		{"a record that is gone", func(p *crm.Person) { p.Again = map[string]string{"task/gone": "2026-11-03T07:00:00Z"} }, ""},
		{"in words that are none", func(p *crm.Person) { p.Again = map[string]string{"task/t1": "at three"} }, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			w.put(crmtest.Account("meike", "美科"), crmtest.Task("t1", "meike", "2026-11-03"), crmtest.Task("t2", "meike", "2026-11-02"),
				crmtest.Task("t3", "meike", "2026-11-03"), crmtest.Task("t4", "meike", "2026-11-12"))
			w.person(crmtest.Xiaoli, tt.change)
			w.at("2026-11-04 08:00")
			var got []string
			for _, p := range w.said("again/") {
				w.holds(p, "您要我", "[推迟]")
				lines := strings.Count(p.Card.Plain(), "到期")
				got = append(got, p.at.In(shanghai(t, "2026-11-02 10:00").Location()).Format("01-02 15:04 ")+string(rune('0'+lines)))
			}
			if s := strings.Join(got, ", "); s != tt.want {
				t.Errorf("said %q, want %q", s, tt.want)
			}
		})
	}
}
