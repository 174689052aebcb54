package playbook

import (
	"fmt"
	"strings"
	"testing"

	"milepost/storage/crm"
)

// tenderOf is 小李's tender at 粤钢, which closes on Wednesday the 18th, with a
// deposit to be paid by a day.
func tenderOf(payBy crm.Date, clock string) crm.Tender {
	return crm.Tender{
		ID: "b1", Account: "yuegang", Deal: "p1", Owner: "xiaoli", State: crm.TenderOpen, Round: 1, Deadline: "2026-11-18", Clock: clock,
		PayBy: payBy, Deposit: crm.Yuan(1000),
	}
}

func TestADeadlineIsToldThoughItsCustomerWasPutOff(t *testing.T) {
	b := book(t)
	put := func(subject string) func(*crm.Person) {
		return func(p *crm.Person) { p.Snoozed = map[string]string{subject: "2026-12-31T01:00:00Z"} }
	}
	for _, row := range []struct {
		name, at string
		change   func(*crm.Person)
		want     string
	}{
		{"nothing was put off", "2026-11-04 09:05", func(*crm.Person) {}, "deposit tender payment"},
		{"the customer was, before anybody knew of a tender", "2026-11-04 09:05", put("account/yuegang"), "deposit tender payment"},
		{"the deal was", "2026-11-04 09:05", put("opportunity/p1"), "deposit tender payment"},
		{"the tender was", "2026-11-04 09:05", put("tender/b1"), "payment"},
		{"the tender was, and it closes tomorrow", "2026-11-17 09:05", put("tender/b1"), "deposit tender payment"},
	} {
		p := rep(row.change)
		got := ""
		for _, it := range b.Due(Case{
			Person: p, Cal: china2026(), At: when(t, "Asia/Shanghai", row.at), Tenders: []crm.Tender{tenderOf("2026-11-10", "09:30")},
			Payments: []crm.Payment{{ID: "r1", Account: "yuegang", Deal: "p1", Owner: "xiaoli", Amount: crm.Yuan(5000), Due: "2026-11-10"}}, Told: Memory{},
		}) {
			got += it.Rule.Nudge + " "
		}
		for _, want := range strings.Fields(row.want) {
			if !strings.Contains(" "+got, " "+want+" ") {
				t.Errorf("%s: %q is told, want %q", row.name, got, row.want)
			}
		}
		if len(strings.Fields(got)) != len(strings.Fields(row.want)) {
			t.Errorf("%s: %q is told, want %q", row.name, got, row.want)
		}
	}
}

func TestATenderHasOneLastCallADay(t *testing.T) {
	b := book(t)
	for _, row := range []struct{ name, payBy, clock, want string }{
		{"closes at half past nine, the deposit days before", "2026-11-10", "09:30", "deposit 10 16:00, tender 17 17:07"},
		{"both by the end of one day", "2026-11-18", "", "tender 18 16:00"},
		{"the deposit by the evening before it closes", "2026-11-17", "09:30", "deposit 17 16:00"},
	} {
		tender := tenderOf(crm.Date(row.payBy), row.clock)
		var got []string
		for _, m := range b.Moments(&tender, rep(), china2026(), when(t, "Asia/Shanghai", "2026-11-02 09:00")) {
			got = append(got, fmt.Sprint(m.Nudge, m.At.In(rep().Location()).Format(" 02 15:04")))
		}
		if all := strings.Join(got, ", "); all != row.want {
			t.Errorf("%s: %s, want %s", row.name, all, row.want)
		}
	}
}

// TestAReminderThatWasPutOffComesOnThatDay puts off the reminder of a payment, which is
// said once for each of its steps: on the day that was named it comes once more.
func TestAReminderThatWasPutOffComesOnThatDay(t *testing.T) {
	b := book(t)
	p := rep()
	told := Memory{}
	said := func(on crm.Date) bool {
		c := Case{
			Person: p, Cal: china2026(), At: when(t, "Asia/Shanghai", string(on)+" 09:05"), Told: told,
			Payments: []crm.Payment{{ID: "r1", Account: "yuegang", Owner: "xiaoli", Amount: crm.Yuan(5000), Due: "2026-11-10"}},
		}
		due := b.Due(c)
		for i := range due {
			told.Tell(&due[i], on)
		}
		return len(due) > 0
	}
	for _, row := range []struct {
		on     crm.Date
		putOff string // what he does after that morning
		want   bool
	}{
		{"2026-11-10", "", true},
		{"2026-11-11", "", false},
		{"2026-11-13", "2026-11-18T01:00:00Z", true},
		{"2026-11-16", "", false},
		{"2026-11-18", "", true},
		{"2026-11-19", "", false},
	} {
		if got := said(row.on); got != row.want {
			t.Errorf("%s: said %v, want %v", row.on, got, row.want)
		}
		if row.putOff != "" {
			p.Snoozed = map[string]string{"payment/r1": row.putOff}
		}
	}
}
