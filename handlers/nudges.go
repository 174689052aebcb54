package handlers

import (
	"fmt"
	"strings"

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
	c, err := q.caseOf(p)
	if err != nil {
		return nil, err
	}
	if all {
		bold := *p
		bold.Snoozed, bold.Muted = nil, nil
		c.Person = &bold
	}
	var out []cards.Nudge
	for _, it := range q.Book.Due(c) {
		n, err := q.nudge(p, it)
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, nil
}

// caseOf gathers what the rules need to say what is due for somebody.
func (q *request) caseOf(p *crm.Person) (playbook.Case, error) {
	c := playbook.Case{
		Person: p, Cal: q.Calendars(p.Calendar), At: q.tx.Now(), Seen: map[crm.AccountID]crm.Date{},
	}
	var err error
	if c.Tasks, err = q.myTasks(p.ID); err != nil {
		return c, err
	}
	covered, err := q.coveredTasks(p.ID, "", q.today())
	if err != nil {
		return c, err
	}
	c.Tasks = append(c.Tasks, covered...)
	if err := crm.Each(q.tx, crm.Where(crm.ByOwner, string(p.ID)), func(a crm.Account) bool {
		c.Accounts = append(c.Accounts, a)
		return true
	}); err != nil {
		return c, fmt.Errorf("accounts of %s: %w", p.ID, err)
	}
	if err := crm.Each(q.tx, crm.Where(crm.OpenOwner, string(p.ID)), func(o crm.Opportunity) bool {
		c.Deals = append(c.Deals, o)
		return true
	}); err != nil {
		return c, fmt.Errorf("deals of %s: %w", p.ID, err)
	}
	for _, t := range c.Tasks {
		if !t.Visit || t.Account == "" {
			continue
		}
		last, err := q.lastActivities(t.Account, 1)
		if err != nil {
			return c, err
		}
		if len(last) > 0 && last[0].InPerson() {
			c.Seen[t.Account] = last[0].Date
		}
	}
	return c, nil
}

// nudge is something due as the cards show it.
func (q *request) nudge(p *crm.Person, it playbook.Item) (cards.Nudge, error) {
	n := cards.Nudge{
		Kind: it.Kind, Subject: it.Subject.String(), Tier: it.Tier,
		By: it.Rule.By, Last: it.Rule.Last, Days: it.Days, Limit: it.Rule.Limit,
	}
	if p.ID != q.who.ID {
		n.WhoName = p.Name.Text
	}
	if it.Account != "" {
		var a crm.Account
		if err := q.tx.Get(&a, string(it.Account)); err != nil {
			return n, fmt.Errorf("account %s: %w", it.Account, err)
		}
		n.Account, n.AccountName = a.Number(), a.Name.Text
	}
	if it.Subject.Kind == crm.KindTask {
		t, err := crm.Get[crm.Task](q.tx, crm.TaskID(it.Subject.ID))
		if err != nil {
			return n, err
		}
		if t.Owner != p.ID { // he stands in
			n.For, err = q.personName(t.Owner)
			if err != nil {
				return n, err
			}
		}
		n.Task, err = q.taskView(t)
		return n, err
	}
	number, err := q.touchedBy(it.Account, it.Rule)
	n.LastNumber = number
	return n, err
}

// touchedBy is the number of the visit or call that was the last touch.
func (q *request) touchedBy(id crm.AccountID, rule playbook.Rule) (string, error) {
	if rule.Last == "" {
		return "", nil
	}
	acts, err := q.lastActivities(id, 20)
	if err != nil {
		return "", err
	}
	for i := range acts {
		a := &acts[i]
		if a.Date == rule.Last && a.Met() && (a.InPerson() || rule.By == playbook.ByCall && a.Type == crm.Call) {
			return a.Number(), nil
		}
	}
	return "", nil
}

// touches are the customers of somebody that ought to be seen or called by a
// day.
func (q *request) touches(p *crm.Person, by crm.Date) ([]cards.Nudge, error) {
	c, err := q.caseOf(p)
	if err != nil {
		return nil, err
	}
	if by > q.today() {
		c.At = by.AddDays(1).In(p.Location()).Add(-1)
	}
	var out []cards.Nudge
	for _, it := range q.Book.Due(c) {
		if it.Kind != playbook.DueTouch {
			continue
		}
		n, err := q.nudge(p, it)
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, nil
}

// nudgeOf is the reminder that a subject stands for, due or not; ok is false
// for what cannot be reminded of.
func (q *request) nudgeOf(p crm.Pointer) (n cards.Nudge, ok bool, err error) {
	due, err := q.dueOf(q.who, true)
	if err != nil {
		return n, false, err
	}
	for _, n := range due {
		if n.Subject == p.String() {
			return n, true, nil
		}
	}
	switch p.Kind {
	case crm.KindAccount:
		a, err := crm.Get[crm.Account](q.tx, crm.AccountID(p.ID))
		if err != nil {
			return n, false, err
		}
		t, _ := q.Book.Touch(&a, q.today(), q.who.Location())
		n = cards.Nudge{
			Kind: cards.NudgeCadence, Subject: p.String(), Account: a.Number(), AccountName: a.Name.Text,
			Tier: a.Tier, By: t.By, Last: t.Last, Limit: t.Days,
		}
		if t.Last != "" {
			n.Days = q.today().Sub(t.Last)
		}
		n.LastNumber, err = q.touchedBy(a.ID, playbook.Rule{By: t.By, Last: t.Last})
		return n, t.Days > 0, err
	case crm.KindTask:
		t, err := crm.Get[crm.Task](q.tx, crm.TaskID(p.ID))
		if err != nil {
			return n, false, err
		}
		v, err := q.taskView(t)
		return cards.Nudge{Kind: cards.NudgeDue, Subject: p.String(), AccountName: v.AccountName, Task: v}, t.Open(), err
	}
	return n, false, nil
}
