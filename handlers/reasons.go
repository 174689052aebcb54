package handlers

import (
	"slices"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// nudgeOf is the reminder that a subject stands for, due or not; ok is false
// for what cannot be reminded of.
func (q *request) nudgeOf(p crm.Pointer) (n cards.Nudge, ok bool, err error) {
	all, err := q.reasonsOf(p)
	if err != nil || len(all) == 0 {
		return n, false, err
	}
	return all[0], true, nil
}

// reasonsOf are the reminders that a subject stands for: those that are due,
// whether he put them off or not, else what it would be reminded of. Of several hints
// about a customer it is the one that he heard last.
func (q *request) reasonsOf(p crm.Pointer) ([]cards.Nudge, error) {
	rec := crm.New(p.Kind)
	if err := q.tx.Get(rec, p.ID); err != nil {
		return nil, err
	}
	c, err := q.reasonCase(rec)
	if err != nil {
		return nil, err
	}
	rule, _, err := q.lastTold(p)
	if err != nil {
		return nil, err
	}
	var out []cards.Nudge
	due := q.Book.Due(c)
	for _, it := range q.Book.Reasons(c) {
		if i := slices.IndexFunc(due, func(d playbook.Item) bool { return d.Subject == p && d.Hint() }); i >= 0 && it.Subject == p && it.Hint() && it.Rule.Nudge == rule {
			due[i] = it
		}
	}
	for i := range due {
		if due[i].Subject == p {
			out = append(out, cards.NudgeOf(&c, &due[i]))
		}
	}
	if len(out) > 0 {
		return out, nil
	}
	if it, ok := q.coming(rec); ok {
		return []cards.Nudge{cards.NudgeOf(&c, &it)}, nil
	}
	return nil, nil
}

// reasonCase is what the rules need to know of one record, for him: of what is
// another's, what that one was told; of himself, what he noted of his costs.
func (q *request) reasonCase(rec crm.Record) (playbook.Case, error) {
	bold := *q.who
	bold.Snoozed, bold.Muted = nil, nil
	c, err := q.Book.Gather(q.tx, &bold, q.Calendars(bold.Calendar), q.tx.Now(), []crm.Record{rec})
	if err != nil {
		return c, err
	}
	if rec.Kind() == crm.KindPerson && rec.Key() == string(q.who.ID) {
		spent, err := playbook.SpentOf(q.tx, q.who.ID, q.today())
		c.Spent = &spent
		return c, err
	}
	owner := playbook.OwnerOf(rec)
	if owner == "" || owner == q.who.ID {
		return c, nil
	}
	if c.People, err = playbook.Everybody(q.tx); err != nil {
		return c, err
	}
	tried, err := playbook.ToldOf(q.tx, owner)
	if err != nil {
		return c, err
	}
	c.Tried = map[crm.PersonID]playbook.Memory{owner: tried}
	return c, q.standsIn(&c, rec)
}

// standsIn makes an appointment of a colleague for whom he stands in his own.
func (q *request) standsIn(c *playbook.Case, rec crm.Record) error {
	t, ok := rec.(*crm.Task)
	if !ok {
		return nil
	}
	covered, err := q.coveredTasks(q.who.ID, "", q.today())
	if err != nil {
		return err
	}
	for i := range covered {
		if covered[i].ID == t.ID {
			name, err := q.personName(t.Owner)
			c.Covers = map[crm.PersonID]string{t.Owner: name}
			return err
		}
	}
	return nil
}

// coming is what will be reminded of a record whose day has not come: an
// appointment, a step, the next touch of a customer.
func (q *request) coming(rec crm.Record) (playbook.Item, bool) {
	it := playbook.Item{Subject: crm.Pointer{Kind: rec.Kind(), ID: rec.Key()}}
	switch r := rec.(type) {
	case *crm.Account:
		t, _ := q.Book.Touch(r, q.today(), q.who.Location())
		it.Kind, it.Account, it.Owner, it.Tier = playbook.DueTouch, r.ID, r.Owner, r.Tier
		it.Rule = playbook.Rule{Nudge: "touch", By: t.By, Last: t.Last, Limit: t.Days}
		if t.Last != "" {
			it.Days = q.today().Sub(t.Last)
		}
		return it, t.Days > 0
	case *crm.Task:
		it.Kind, it.Account, it.Owner = playbook.DueToday, r.Account, r.Owner
		it.Rule = playbook.Rule{Nudge: "task", Due: r.Due}
		if next := q.Calendars(q.who.Calendar).Add(q.today(), 1); r.Visit && r.Clock != "" && r.Due > q.today() && r.Due <= next {
			it.Kind, it.Rule.Nudge = playbook.PrepEvening, playbook.PrepEvening
		}
		return it, r.Open()
	}
	return it, false
}
