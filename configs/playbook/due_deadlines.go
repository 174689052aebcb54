package playbook

import (
	"strconv"

	"milepost/storage/crm"
)

// The deadlines that the product knows: the ids under deadlines:.
const (
	DeadlineTender      = "tender"
	DeadlineDeposit     = "deposit"
	DeadlineOpening     = "opening"
	DeadlineDebrief     = "debrief"
	DeadlineBack        = "deposit_back"
	DeadlinePayment     = "payment"
	DeadlineAppointment = "appointment"
)

// DeadlineIDs lists them.
func DeadlineIDs() []string {
	return []string{
		DeadlineTender, DeadlineDeposit, DeadlineOpening, DeadlineDebrief, DeadlineBack, DeadlinePayment, DeadlineAppointment,
	}
}

// deadline is a date of a record that somebody is told of: due counts the steps
// up to it, late those after it.
type deadline struct {
	id        string
	due, late crm.Date
	clock     string
	item      Item
}

// deadlinesOf lists the dates of a record that still matter.
func (v *view) deadlinesOf(rec crm.Record) []deadline {
	switch r := rec.(type) {
	case *crm.Tender:
		return v.tenderDates(r)
	case *crm.Payment:
		if r.Deleted || r.Paid() || r.Due == "" {
			return nil
		}
		it := Item{Account: r.Account, Deal: r.Deal, Owner: r.Owner, Worth: v.book.compare(r.Left(), v.today)}
		it.Rule.Amount, it.Rule.Due, it.Days = r.Left(), r.Due, r.Late(v.today)
		return []deadline{{id: DeadlinePayment, due: max(r.Due, r.Expected()), late: r.Due, item: it}}
	case *crm.Task:
		if !v.waits(r) || !booked(r) || v.over(r) || r.Due != v.today && !v.Cal.Workday(r.Due) {
			return nil // one on a day off is told before as a step
		}
		it := v.ofTask(r)
		it.Kind = DueAppointment
		return []deadline{{id: DeadlineAppointment, due: r.Due, late: r.Due, clock: r.Clock, item: it}}
	}
	return nil
}

// tenderDates are the dates of a tender, told in the person's own days: a
// deadline is in the zone of the tender.
func (v *view) tenderDates(t *crm.Tender) []deadline {
	if t.Deleted {
		return nil
	}
	it := Item{Account: t.Account, Deal: t.Deal, Owner: t.Owner, Worth: v.deal[t.Deal]}
	zone := t.Location(v.zone)
	var out []deadline
	add := func(id string, day crm.Date, clock string, m crm.Money) {
		if day == "" {
			return
		}
		if clock != "" { // as it falls on the person's own clock
			at := day.At(clock, zone).In(v.zone)
			day, clock = crm.DateOf(at), at.Format("15:04")
		}
		one := it
		one.Rule.Amount, one.Rule.Due, one.Clock = m, day, clock
		out = append(out, deadline{id: id, due: day, late: day, clock: clock, item: one})
	}
	if t.Open() {
		if t.Submitted == "" {
			add(DeadlineTender, t.Deadline, t.Clock, crm.Money{})
		}
		if t.Paid == "" && t.Deposit.Minor > 0 {
			add(DeadlineDeposit, t.PayBy, "", t.Deposit)
		}
		add(DeadlineOpening, t.Opens, t.OpensAt, crm.Money{})
		return out
	}
	if t.State == crm.TenderMissed && t.Learnt == "" {
		add(DeadlineDebrief, t.Result, "", crm.Money{})
	}
	if m := t.Owed(); m.Minor > 0 {
		add(DeadlineBack, t.Result, "", m)
	}
	return out
}

// deadlines are the steps of a record's dates that are told to the person of
// the case: of those that have come only the newest counts, so that what is
// known late makes one card.
func (v *view) deadlines(rec crm.Record) []found {
	var out []found
	for _, d := range v.deadlinesOf(rec) {
		clock, ok := Find(v.book.Deadlines, d.id)
		if !ok {
			continue
		}
		for _, to := range []string{ToPerson, ToManager, ToDirector} {
			if !v.hears(to, &d.item) {
				continue
			}
			if f, ok := v.deadlineStep(rec, d, clock, to); ok {
				out = append(out, f)
			}
		}
	}
	return out
}

func (v *view) deadlineStep(rec crm.Record, d deadline, clock DeadlineClock, to string) (found, bool) {
	var now *DeadlineStep
	var from, next crm.Date
	for i := range clock.Steps {
		s := &clock.Steps[i]
		if s.To != to {
			continue
		}
		day := v.stepDay(d, s)
		switch {
		case day <= v.today && !v.promised(d, s):
			now, from = s, day
		case day > v.today && (next == "" || day < next):
			next = day
		}
	}
	it := d.item
	if it.Kind == "" {
		it.Kind = d.id
	}
	it.Subject = crm.Pointer{Kind: rec.Kind(), ID: rec.Key()}
	it.Rule.Nudge, it.Up, it.once, it.Next = d.id, to != ToPerson, true, next
	it.Since = v.Cal.OnOrBefore(d.due)
	it.Rule.Urgent = contains(v.book.Restraint.NeverMuted, d.id)
	if now == nil {
		return found{it, next, nil}, next != ""
	}
	it.Mark = string(d.due) + d.clock + stepMark + strconv.Itoa(now.Day)
	return found{it, from, nil}, true
}

// stepDay is the working day on which a step of a deadline is told: never later
// than it says before the day, never earlier after it.
func (v *view) stepDay(d deadline, s *DeadlineStep) crm.Date {
	if s.Day <= 0 {
		return v.Cal.OnOrBefore(d.due.AddDays(s.Day))
	}
	return v.Cal.OnOrAfter(d.late.AddDays(s.Day))
}

// promised reports whether a step after the day has to wait because a later day
// was promised, which the owner knows.
func (v *view) promised(d deadline, s *DeadlineStep) bool {
	return s.Day > 0 && s.To == ToPerson && d.due > d.late && v.today <= d.due
}
