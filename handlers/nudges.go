package handlers

import (
	"time"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// pointer reads the text form of a pointer, the subject of a reminder.
func pointer(s string) (crm.Pointer, bool) {
	p, ok := crm.ParsePointer(s)
	return p, ok && crm.New(p.Kind) != nil
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

// dueBy is the reminder that ② names on the card that he saw last; ok is false for
// a number, for a step, and for what nothing is due of.
func (q *request) dueBy(ref parse.Item, rec crm.Record) (n cards.Nudge, ok bool, err error) {
	if _, step := rec.(*crm.Task); step || ref.Number != "" {
		return n, false, nil
	}
	all, err := q.dueOf(q.who, true)
	if err != nil {
		return n, false, err
	}
	subject := crm.Pointer{Kind: rec.Kind(), ID: rec.Key()}.String()
	for _, n := range all {
		if n.Subject == subject {
			return n, true, nil
		}
	}
	return n, false, nil
}

// doNudge answers 完成 to a reminder that is no step: as its first button does, which
// ticks it off, or shows what it still takes.
func (q *request) doNudge(n cards.Nudge, rec crm.Record) error {
	if do, ok := q.say.FirstDo(n); ok {
		return presses()[do.Verb](q, do)
	}
	return q.showRecord(rec)
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
