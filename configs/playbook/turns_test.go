package playbook

import (
	"testing"

	"milepost/storage/crm"
)

func TestWhatWasNotToldYetComesFirst(t *testing.T) {
	item := func(id string, change func(*Item)) Item {
		it := Item{Kind: DueOverdue, Subject: crm.Pointer{Kind: crm.KindTask, ID: id}, Mark: "2026-10-03", Rule: Rule{Nudge: "task"}}
		if change != nil {
			change(&it)
		}
		return it
	}
	told, changed, fresh := item("told", nil), item("changed", nil), item("fresh", nil)
	urgent := item("urgent", func(it *Item) { it.Rule.Urgent = true })
	booked := item("booked", func(it *Item) { it.Kind = DueAppointment })
	today := item("today", func(it *Item) { it.Kind = DueToday })
	minor := item("minor", func(it *Item) { it.minor = true })
	m := Memory{}
	for _, it := range []Item{told, changed, urgent} {
		m.Tell(&it, "2026-10-08")
	}
	changed.Mark = "2026-10-12" // it was moved since
	got := ""
	for _, it := range m.Turns([]Item{booked, urgent, told, minor, changed, fresh, today}) {
		got += it.Subject.ID + " "
	}
	if want := "booked urgent today changed fresh told minor "; got != want {
		t.Errorf("the card says %q, want %q", got, want)
	}
}
