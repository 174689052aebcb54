package playbook

import (
	"testing"

	"milepost/storage/crm"
)

// lacking is a lead that lacks columns of the sheet.
func lacking(id string, columns ...string) Item {
	return Item{
		Kind: DueMissing, Subject: crm.Pointer{Kind: crm.KindLead, ID: id}, Missing: columns, Mark: marks(columns),
		Rule: Rule{Nudge: "columns"}, soft: true, minor: true,
	}
}

func TestTheStepsOfADeadlineCountTogether(t *testing.T) {
	m := Memory{}
	payment := Item{Subject: crm.Pointer{Kind: crm.KindPayment, ID: "r1"}, Rule: Rule{Nudge: DeadlinePayment}}
	for _, row := range []struct {
		says, mark string
		on         crm.Date
		said       int
	}{
		{"seven days before", "2026-11-10/-7", "2026-11-03", 1},
		{"on the day", "2026-11-10/0", "2026-11-10", 2},
		{"three days late", "2026-11-10/3", "2026-11-13", 3},
		{"the same morning again", "2026-11-10/3", "2026-11-13", 3},
		{"another day was agreed", "2026-12-10/0", "2026-12-10", 1},
	} {
		payment.Mark = row.mark
		m.Tell(&payment, row.on)
		told := m[payment.Key()]
		if told.Said() != row.said || told.Times != 1 {
			t.Errorf("%s: said %d times, %d at this step; want %d and 1", row.says, told.Said(), told.Times, row.said)
		}
	}
}

func TestLeadsThatLackColumnsAreOneMatter(t *testing.T) {
	book, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	n, _ := Find(book.Nudges, "columns")
	v := func(m Memory, on crm.Date) *view {
		return &view{Case: Case{Person: &crm.Person{ID: "li"}, Cal: &crm.Calendar{}, Told: m}, book: book, today: on}
	}
	m := Memory{}
	all := v(m, "2026-11-02").gathered([]Item{lacking("a", "revenue", "source"), lacking("b", "revenue"), lacking("c", "revenue")})
	if len(all) != 1 || all[0].Count != 3 {
		t.Fatalf("three leads come as %+v", all)
	}
	m.Tell(&all[0], "2026-11-02")
	for _, row := range []struct {
		says string
		it   Item
		from crm.Date
	}{
		{"the first of them", lacking("a", "revenue", "source"), "2026-11-16"},
		{"one that was told with it", lacking("b", "revenue"), "2026-11-16"},
		{"one of whose columns was filled in", lacking("a", "source"), "2026-11-16"},
		{"one that lacks another by now", lacking("b", "region"), "2026-11-16"},
		{"one that came since", lacking("d", "revenue"), "2026-11-16"},
	} {
		if got := v(m, "2026-11-03").again(&row.it, &n); got != row.from {
			t.Errorf("%s comes again on %s, want %s", row.says, got, row.from)
		}
	}
	if ignored, count := m.Ignored("2026-11-03", ignoredDays); ignored != 0 || count != 1 {
		t.Errorf("they count as %d reasons, want 1", count)
	}
}
