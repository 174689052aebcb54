package crmtest

import (
	"slices"

	"milepost/storage/crm"
)

// expected reports whether a visit was booked for that day.
func (c *company) expected(on crm.Date) bool {
	return slices.ContainsFunc(c.booked, func(t *crm.Task) bool { return t.Due == on })
}

// follow notes the next step, what the customer promised, and what was spent.
func (l *life) follow(m message, c *company, v *crm.Activity, with, nth int) {
	if v.Met() && l.d.chance(450) || !v.Met() && l.d.chance(200) {
		l.step(m, c, v, with)
	}
	if v.Met() && l.d.chance(60) {
		l.promise(m, c, v, with)
	}
	if c.deal >= 0 && v.Met() && v.InPerson() && l.deals[c.deal].granted && l.d.chance(140) {
		l.spend(m, c, v, nth)
	}
}

// task is a new step of the account's owner.
func (l *life) task(m message, c *company, v *crm.Activity, with, in int) *crm.Task {
	for l.off[min(l.today+in, len(l.off)-1)] && l.today+in < len(l.off) {
		in++
	}
	m.ordinal++
	t := &crm.Task{
		No: l.number("T"), Account: c.ID, Deal: v.Deal, Owner: c.Owner, Team: c.Team, Due: l.dateOf(l.today + in), From: v.ID,
	}
	if l.whole(m, crm.KindTask) {
		t.ID = crm.TaskID(m.id(m.ordinal))
	}
	if with >= 0 && l.d.chance(500) {
		t.Contact = l.contacts[with].ID
	}
	if l.known == nil {
		l.steps = append(l.steps, make([]ending, t.No+1-len(l.steps))...)
	}
	return t
}

// close finishes or drops a step.
func (l *life) close(m message, t *crm.Task, state string) {
	today := l.days[l.today].date
	rewrite(l, m, t, func(x *crm.Task) { x.State, x.Closed = state, today })
	if l.known == nil {
		l.steps[t.No] = ending{m.stamp, state, today}
	}
}

// dateOf is the civil date of a day, which may lie behind the end.
func (l *life) dateOf(n int) crm.Date {
	if n < len(l.days) {
		return l.days[n].date
	}
	return crm.DateOf(l.days[0].at.AddDate(0, 0, n))
}

// phrase is what a step says; it is skipped when nobody reads it.
func (l *life) phrase(m message, c *company, with int, t *crm.Task, of func(tongue) []string) {
	if !l.whole(m, crm.KindTask) {
		return
	}
	person := ""
	if with >= 0 {
		person = l.contacts[with].Name.Text
	}
	t.Text = fill(pickOf(l.wording(m), of(l.reps[c.rep].team.tongue)), "", person)
	t.Evidence = m.evidence(t.Text)
}

// step is what the rep wants to do next: a visit that is booked, or something
// that he reports as done when its day has come. A few are never touched again.
func (l *life) step(m message, c *company, v *crm.Activity, with int) {
	in := l.d.between(1, 21)
	t := l.task(m, c, v, with, in)
	l.phrase(m, c, with, t, steps)
	r := l.reps[c.rep]
	if t.Visit = l.d.chance(250); t.Visit {
		t.Clock = pickOf(l.d, []string{"09:30", "10:00", "14:00", "15:00", "16:00"})
	}
	made(l, m, t)
	late, fate := l.d.between(-1, 4), l.d.IntN(1000)
	state := crm.TaskDone
	switch {
	case fate < 7:
		return
	case fate < 110:
		state = crm.TaskDropped
	}
	on := l.dayOf(t.Due)
	if !t.Visit {
		l.sayOn(max(l.today+1, on+late), r.team, r.ID, func(m message) { l.close(m, t, state) })
		return
	}
	c.booked = append(c.booked, t)
	if on < len(l.days) {
		r.booked[on] = append(r.booked[on], c.nth)
	}
	l.sayOn(on+3, r.team, r.ID, func(m message) {
		if i := slices.Index(c.booked, t); i >= 0 { // he did not go
			c.booked = slices.Delete(c.booked, i, i+1)
			l.close(m, t, state)
		}
	})
}

// dayOf is the index of a civil date, from today on.
func (l *life) dayOf(d crm.Date) int {
	n := l.today
	for n < len(l.days) && l.days[n].date < d {
		n++
	}
	if n == len(l.days) {
		n += d.Sub(l.days[n-1].date) - 1
	}
	return n
}

// promise is something for which the customer is waited.
func (l *life) promise(m message, c *company, v *crm.Activity, with int) {
	t := l.task(m, c, v, with, l.d.between(3, 30))
	t.Waiting = true
	l.phrase(m, c, with, t, waits)
	made(l, m, t)
	r := l.reps[c.rep]
	l.sayOn(l.dayOf(t.Due)+l.d.between(0, 6), r.team, r.ID, func(m message) { l.close(m, t, crm.TaskDone) })
}

// keepAppointments finishes the visits that were booked for that day: having
// been there does them.
func (l *life) keepAppointments(m message, c *company, v *crm.Activity) {
	if !v.InPerson() {
		return
	}
	c.booked = slices.DeleteFunc(c.booked, func(t *crm.Task) bool {
		if t.Due != v.Date {
			return false
		}
		l.close(m, t, crm.TaskDone)
		return true
	})
}

// spend notes an expense of a visit, as may be once the deal's application is
// granted.
func (l *life) spend(m message, c *company, v *crm.Activity, nth int) {
	e := &crm.Expense{}
	put(l, m, e, func(x *crm.Expense) {
		*x = crm.Expense{
			ID: crm.ExpenseID(m.next()), No: l.number("E"), Type: pickOf(l.d, []string{"meal", "meal", "meal", "gift", "sample", "solution"}),
			Amount: crm.Yuan(int64(l.d.between(8, 300)) * 10), Who: c.Owner, Team: c.Team, Date: v.Date, Account: c.ID, Deal: v.Deal, Activity: crm.ActivityID(m.id(nth)),
		}
		x.Evidence = m.evidence(x.Type)
	})
	l.expenses = append(l.expenses, e)
}
