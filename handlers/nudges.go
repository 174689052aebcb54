package handlers

import (
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// pointer reads the text form of a pointer, the subject of a reminder.
func pointer(s string) (crm.Pointer, bool) {
	kind, id, ok := strings.Cut(s, "/")
	p := crm.Pointer{Kind: crm.Kind(kind), ID: id}
	return p, ok && crm.New(p.Kind) != nil && id != ""
}

// dueOf is what is due for somebody at this moment, as reminders. What he put
// off is left out, unless all is set.
func (q *request) dueOf(p *crm.Person, all bool) ([]cards.Nudge, error) {
	c, err := q.caseOf(p, q.tx.Now())
	if err != nil {
		return nil, err
	}
	if all {
		bold := *p
		bold.Snoozed, bold.Muted = nil, nil
		c.Person = &bold
	}
	return q.nudges(&c), nil
}

// nudges are what is due in a case, as the cards show it.
func (q *request) nudges(c *playbook.Case) []cards.Nudge {
	var out []cards.Nudge
	for _, it := range q.Book.Due(*c) {
		n := cards.NudgeOf(c, &it)
		if c.Person.ID != q.who.ID {
			n.WhoName = c.Person.Name.Text
		}
		out = append(out, n)
	}
	return out
}

// caseOf gathers what the rules need to say what is due for somebody at a moment.
func (q *request) caseOf(p *crm.Person, at time.Time) (playbook.Case, error) {
	cal := q.Calendars(p.Calendar)
	mine, err := q.Book.Mine(q.tx, p, cal, at)
	if err != nil {
		return playbook.Case{}, err
	}
	c, err := q.Book.Gather(q.tx, p, cal, at, mine)
	if err != nil {
		return c, err
	}
	covered, err := q.coveredTasks(p.ID, "", crm.DateOf(at.In(p.Location())))
	if err != nil {
		return c, err
	}
	return c, q.Book.StandIn(q.tx, &c, covered)
}

// touches are the customers of somebody that ought to be seen or called by a
// day.
func (q *request) touches(p *crm.Person, by crm.Date) ([]cards.Nudge, error) {
	at := q.tx.Now()
	if by > q.today() {
		at = by.AddDays(1).In(p.Location()).Add(-1)
	}
	c, err := q.caseOf(p, at)
	if err != nil {
		return nil, err
	}
	var out []cards.Nudge
	for _, n := range q.nudges(&c) {
		if n.Kind == cards.NudgeCadence {
			out = append(out, n)
		}
	}
	return out, nil
}

// nudgeOf is the reminder that a subject stands for, due or not; ok is false
// for what cannot be reminded of.
func (q *request) nudgeOf(p crm.Pointer) (n cards.Nudge, ok bool, err error) {
	rec := crm.New(p.Kind)
	if err := q.tx.Get(rec, p.ID); err != nil {
		return n, false, err
	}
	bold := *q.who
	bold.Snoozed, bold.Muted = nil, nil
	c, err := q.Book.Gather(q.tx, &bold, q.Calendars(bold.Calendar), q.tx.Now(), []crm.Record{rec})
	if err != nil {
		return n, false, err
	}
	if owner := playbook.OwnerOf(rec); owner != "" && owner != q.who.ID {
		if c.People, err = playbook.Everybody(q.tx); err != nil {
			return n, false, err
		}
	}
	for _, n := range q.nudges(&c) {
		if n.Subject == p.String() {
			return n, true, nil
		}
	}
	switch r := rec.(type) {
	case *crm.Account:
		t, _ := q.Book.Touch(r, q.today(), q.who.Location())
		it := playbook.Item{
			Kind: playbook.DueTouch, Subject: p, Account: r.ID, Owner: r.Owner, Tier: r.Tier,
			Rule: playbook.Rule{Nudge: "touch", By: t.By, Last: t.Last, Limit: t.Days},
		}
		if t.Last != "" {
			it.Days = q.today().Sub(t.Last)
		}
		return cards.NudgeOf(&c, &it), t.Days > 0, nil
	case *crm.Task:
		it := playbook.Item{Kind: playbook.DueToday, Subject: p, Account: r.Account, Owner: r.Owner, Rule: playbook.Rule{Nudge: "task", Due: r.Due}}
		return cards.NudgeOf(&c, &it), r.Open(), nil
	}
	return n, false, nil
}
