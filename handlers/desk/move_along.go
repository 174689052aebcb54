package desk

import (
	"fmt"
	"slices"

	"milepost/storage/crm"
)

// moving is what goes along when an activity turns out to be another
// customer's.
type moving struct {
	deal     *crm.Opportunity                // opened by the same message, used by nothing else
	people   []crm.Contact                   // known only through the same message
	copies   []crm.Contact                   // others, who are made at the other customer too
	instead  map[crm.ContactID]crm.ContactID // who stands for whom at the other customer
	strays   []crm.Contact                   // known only through the same message, and known there already
	tasks    []crm.Task
	expenses []crm.Expense
	account  *crm.Account // made by the same message for the wrong name, empty afterwards
	lead     *crm.Lead
	at       crm.AccountID
	bought   bool // that account had bought before
}

// planMove finds what goes along with an activity from one account to another.
func (w *Work) planMove(was crm.Activity, a *crm.Activity, e ActivityEdit, from *crm.Account) (*moving, error) {
	m := &moving{at: a.Account, instead: map[crm.ContactID]crm.ContactID{}}
	err := users(w.tx, &was, func(u crm.Record) bool {
		switch u := u.(type) {
		case *crm.Task:
			m.tasks = append(m.tasks, *u)
		case *crm.Expense:
			m.expenses = append(m.expenses, *u)
		}
		return true
	})
	if err != nil {
		return nil, err
	}
	if err := w.planMoveDeal(m, was, a, e); err != nil {
		return nil, err
	}
	if err := w.planMovePeople(m, was, a, e); err != nil {
		return nil, err
	}
	return m, w.planClear(m, was, from)
}

// goes reports whether a record moves along, or goes.
func (m *moving) goes(u crm.Record, was *crm.Activity) bool {
	switch u := u.(type) {
	case *crm.Activity:
		return u.ID == was.ID
	case *crm.Task:
		return u.From == was.ID
	case *crm.Expense:
		return u.Activity == was.ID
	case *crm.Opportunity:
		return m.deal != nil && u.ID == m.deal.ID
	case *crm.Contact:
		for _, c := range slices.Concat(m.people, m.strays) {
			if c.ID == u.ID {
				return true
			}
		}
	}
	return false
}

// alone reports whether nothing uses a record but what moves along; noted
// reports whether fields of it are, which stay with it wherever it goes.
func (w *Work) alone(m *moving, rec crm.Record, was *crm.Activity) (yes, noted bool, err error) {
	yes = true
	err = users(w.tx, rec, func(u crm.Record) bool {
		if u.Kind() == crm.KindField {
			noted = true
			return true
		}
		yes = m.goes(u, was)
		return yes
	})
	return yes, noted, err
}

func (w *Work) planMoveDeal(m *moving, was crm.Activity, a *crm.Activity, e ActivityEdit) error {
	if was.Deal != "" && e.Deal == nil {
		o, err := crm.Get[crm.Opportunity](w.tx, was.Deal)
		if err != nil {
			return err
		}
		if o.Evidence.Message == was.Evidence.Message && w.can(crm.Write, &o) {
			ok, _, err := w.alone(m, &o, &was)
			if err != nil {
				return err
			}
			if ok {
				m.deal = &o
				return nil
			}
		}
	}
	a.Deal = ""
	if e.Deal != nil {
		return nil
	}
	o, err := w.lastDeal(a.Account)
	if err != nil {
		return err
	}
	if o != nil {
		a.Deal = o.ID
	}
	return nil
}

// planMovePeople finds who was met at the other customer: the same person
// where he is known only through this message, else one of his name there.
func (w *Work) planMovePeople(m *moving, was crm.Activity, a *crm.Activity, e ActivityEdit) error {
	a.With = nil
	if e.With != nil {
		a.With = unique(*e.With)
	}
	for _, id := range was.With {
		c, err := crm.Get[crm.Contact](w.tx, id)
		if err != nil {
			return err
		}
		there, err := w.contactCalled(m.at, c.Name, c.Full)
		if err != nil {
			return err
		}
		mine, noted := c.Evidence.Message == was.Evidence.Message, false
		if mine {
			if mine, noted, err = w.alone(m, &c, &was); err != nil {
				return err
			}
		}
		switch {
		case e.With == nil && there == nil && mine:
			m.people = append(m.people, c)
			continue
		case e.With == nil && there == nil:
			m.copies = append(m.copies, c)
			continue
		case there != nil:
			m.instead[c.ID] = there.ID
		}
		if e.With == nil {
			a.With = append(a.With, there.ID)
		}
		if mine && !noted {
			m.strays = append(m.strays, c)
		}
	}
	return nil
}

// planClear finds the wrong account and its lead where the same message made
// them and nothing stays behind.
func (w *Work) planClear(m *moving, was crm.Activity, from *crm.Account) error {
	if !w.can(crm.Write, from) {
		return nil
	}
	leads, _, err := crm.List[crm.Lead](w.tx, crm.Where(crm.ByAccount, string(from.ID)), crm.Page{Limit: 2})
	if err != nil {
		return fmt.Errorf("leads of account %s: %w", from.ID, err)
	}
	if len(leads) != 1 || leads[0].Evidence.Message != was.Evidence.Message {
		return nil
	}
	empty := true
	err = users(w.tx, from, func(u crm.Record) bool {
		_, lead := u.(*crm.Lead)
		empty = lead || m.goes(u, &was)
		return empty
	})
	if err == nil && empty {
		m.account, m.lead = from, &leads[0]
	}
	return err
}

// write writes what moves along, and completes the people of the activity.
func (m *moving) write(w *Work, was crm.Activity, a *crm.Activity) ([]crm.Record, error) {
	var out []crm.Record
	put := func(rec crm.Record) error {
		out = append(out, rec)
		return w.write(rec, "")
	}
	if m.deal != nil {
		if err := put(m.deal); err != nil {
			return nil, err
		}
	}
	for i := range m.people {
		m.people[i].Account = m.at
		if err := put(&m.people[i]); err != nil {
			return nil, err
		}
		a.With = append(a.With, m.people[i].ID)
		m.instead[m.people[i].ID] = m.people[i].ID
	}
	for _, c := range m.copies {
		made, _, err := w.AddContact(NewContact{Account: m.at, Name: c.Name, Full: c.Full, Title: c.Title, Evidence: was.Evidence})
		if err != nil {
			return nil, err
		}
		a.With = append(a.With, made.ID)
		m.instead[c.ID] = made.ID
	}
	for i := range m.tasks {
		t := &m.tasks[i]
		t.Account, t.Contact = m.at, m.instead[t.Contact]
		if t.Deal != "" {
			t.Deal = a.Deal
		}
		if err := put(t); err != nil {
			return nil, err
		}
	}
	for i := range m.expenses {
		x := &m.expenses[i]
		x.Account, x.Bought = m.at, m.bought
		if x.Deal != "" {
			x.Deal = a.Deal
		}
		if err := put(x); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// clear takes away what the wrong name had made and nothing uses now.
func (m *moving) clear(w *Work) ([]crm.Record, error) {
	var out []crm.Record
	for i := range m.strays {
		out = append(out, &crm.Contact{ID: m.strays[i].ID})
	}
	if m.account != nil {
		out = append(out, &crm.Lead{ID: m.lead.ID}, &crm.Account{ID: m.account.ID})
	}
	for _, rec := range out { // the activity has changed them meanwhile
		if err := w.tx.Get(rec, rec.Key()); err != nil {
			return nil, fmt.Errorf("read %s %s: %w", rec.Kind(), rec.Key(), err)
		}
		rec.Base().Deleted = true
		if err := w.write(rec, ""); err != nil {
			return nil, err
		}
	}
	return out, nil
}
