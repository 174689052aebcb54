package handlers

import (
	"slices"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/storage/crm"
)

// putBack lists the fields that an undo gave back to a record that still stands,
// by the names under which people know them. Nobody must look for the card that
// shows it to know how it is now.
func (q *request) putBack(d desk.RecordDelta) ([]cards.FieldChange, error) {
	e := &edits{}
	switch b := d.Before.(type) {
	case *crm.Task:
		a := d.After.(*crm.Task)
		e.field("text", b.Text, a.Text)
		e.field("due", b.Due, a.Due)
		e.field("clock", b.Clock, a.Clock)
		e.field("state", state(b.State), state(a.State))
	case *crm.Activity:
		a := d.After.(*crm.Activity)
		e.field("type", b.Type, a.Type)
		e.field("date", b.Date, a.Date)
		e.field("clock", b.Clock, a.Clock)
		e.field("outcome", b.Outcome, a.Outcome)
		e.field("gist", b.Gist, a.Gist)
		if !slices.Equal(b.With, a.With) {
			was, err := q.namesOf(b.With)
			if err != nil {
				return nil, err
			}
			is, err := q.namesOf(a.With)
			if err != nil {
				return nil, err
			}
			e.field("with", was, is)
		}
	case *crm.Contact:
		return contactChanges(*b, *d.After.(*crm.Contact)), nil
	case *crm.Opportunity:
		a := d.After.(*crm.Opportunity)
		e.view.Fields = dealChanges(*b, *a)
		for i := range e.view.Fields {
			if f := &e.view.Fields[i]; f.Field == "amount" {
				f.Field = amountField(a.Amount)
			}
		}
		e.field("state", state(b.State), state(a.State))
		e.field("milestone", b.Milestone, a.Milestone)
	case *crm.Lead:
		a := d.After.(*crm.Lead)
		e.field("registered", b.Registered, a.Registered)
		e.field("source", b.Source, a.Source)
		e.field("referrer", b.Referrer, a.Referrer)
		e.field("need", b.Need, a.Need)
	case *crm.Approval:
		a := d.After.(*crm.Approval)
		for _, f := range q.Book.Application {
			if was, is := b.Fields[f.ID], a.Fields[f.ID]; was != is {
				e.view.Fields = append(e.view.Fields, cards.FieldChange{Field: f.ID, Old: was, New: is, Form: true})
			}
		}
	case *crm.Account:
		a := d.After.(*crm.Account)
		e.field("name", b.Name.Text, a.Name.Text)
		e.field("region", b.Region, a.Region)
		e.field("industry", b.Industry, a.Industry)
		e.field("revenue", b.Revenue, a.Revenue)
		e.field("tier", b.Tier, a.Tier)
		e.field("key_account", b.KeyAccount, a.KeyAccount)
	}
	return e.view.Fields, nil
}

// state is a state with a name for the one in which things begin.
func state(s string) string {
	if s == "" {
		return cards.StateOpen
	}
	return s
}

// namesOf are the names of contacts; who is gone has none.
func (q *request) namesOf(ids []crm.ContactID) ([]string, error) {
	var out []string
	for _, id := range ids {
		k, err := crm.Get[crm.Contact](q.tx, id)
		if crm.IsMissing(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, k.Name.Text)
	}
	return out, nil
}
