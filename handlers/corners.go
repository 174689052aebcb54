package handlers

import (
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// cornerGroup is the group of fields that hold of somebody in one deal alone where
// that deal is named: the four corners of a decision maker (J6).
const cornerGroup = "role"

// depthField is the corner that the record of a contact does not keep in general: it
// is noted beside it.
const depthField = "depth"

// dealSaid is the open deal of a customer that a message names by its number or by
// words of its title, where the customer has several; nil when it names none, or
// more than one alike: then what is said holds in all of them.
func (q *request) dealSaid(at crm.AccountID) (*crm.Opportunity, error) {
	if !q.readsDeals() {
		return nil, nil
	}
	deals, err := q.openDeals(at)
	if err != nil || len(deals) == 0 {
		return nil, err
	}
	if ref, ok := firstRef(q.f); ok {
		rec, err := q.named(ref)
		if err != nil {
			return nil, err
		}
		if o, is := rec.(*crm.Opportunity); is && o.Account == at {
			return o, nil
		}
	}
	if len(deals) < 2 {
		return nil, nil
	}
	name, err := q.nameOf(at)
	if err != nil {
		return nil, err
	}
	return dealTitled(deals, name, q.m.Text), nil
}

// dealTitled is the deal whose title has most in common with some words, the customer's
// name apart; nil where none has more than another.
func dealTitled(deals []crm.Opportunity, account, text string) *crm.Opportunity {
	var best *crm.Opportunity
	most, again := 0, false
	for i := range deals {
		n := 0
		if deals[i].Title != account {
			n = overlap(without(deals[i].Title, account), without(text, account))
		}
		switch {
		case n > most:
			best, most, again = &deals[i], n, false
		case n == most && n > 0:
			again = true
		}
	}
	if again {
		return nil
	}
	return best
}

// within has what is noted of a contact hold in one deal alone.
func (n *notable) within(o *crm.Opportunity) {
	if o != nil && n.deal == nil {
		n.deal = o
		n.name += " · " + o.Title
	}
}

// corner is what a contact has in the deal that is meant, in a field that his record
// keeps or that is noted beside it; ok is false for any other field.
func (n *notable) corner(field string) (value string, ok bool) {
	k, is := n.rec.(*crm.Contact)
	if !is || n.deal == nil {
		return "", false
	}
	now := k.In(n.deal.ID)
	switch field {
	case "roles":
		return strings.Join(now.Roles, ","), true
	case "decision":
		return now.Decision, true
	case "attitude":
		return now.Attitude, true
	case "support":
		return now.Support, true
	case depthField:
		return k.Deals[n.deal.ID].Depth, true
	}
	return "", false
}

// contactIn is a contact as the deal that is meant has him.
func (n *notable) contactIn(k *crm.Contact) crm.Contact {
	if n.deal == nil {
		return *k
	}
	return k.In(n.deal.ID)
}

// dealOfNotable is the deal in which what a message says of somebody holds alone.
func (q *request) dealOfNotable(n *notable) error {
	if _, ok := n.rec.(*crm.Contact); !ok || n.deal != nil || n.account == nil {
		return nil
	}
	corners := func(x parse.Noted) bool {
		f, _ := q.Book.Field(x.Key)
		return f.Group == cornerGroup
	}
	if !slices.ContainsFunc(q.f.Noted, corners) {
		return nil
	}
	o, err := q.dealSaid(n.account.ID)
	n.within(o)
	return err
}

// setDepth notes how deep the relation to somebody is in one deal.
func (q *request) setDepth(w *desk.Work, n *notable, f playbook.Field, value string) ([]cards.FieldChange, error) {
	k := n.rec.(*crm.Contact)
	was, _ := n.corner(depthField)
	done, err := w.UpdateContact(k.ID, desk.ContactEdit{Deal: n.deal.ID, Depth: &value})
	if err != nil {
		return nil, err
	}
	*k = done.After
	now, _ := n.corner(depthField)
	if was == now {
		return nil, nil
	}
	return []cards.FieldChange{{Field: f.ID, Old: was, New: now}}, nil
}

// cornersOf are the corners of somebody in the open deals of his customer that have
// some of their own.
func (q *request) cornersOf(k *crm.Contact) ([]cards.CornersView, error) {
	if len(k.Deals) == 0 || !q.readsDeals() {
		return nil, nil
	}
	deals, err := q.openDeals(k.Account)
	if err != nil {
		return nil, err
	}
	var out []cards.CornersView
	for i := range deals {
		if own, ok := k.Deals[deals[i].ID]; ok {
			out = append(out, cards.CornersView{Corners: own, Title: deals[i].Title, Deal: deals[i].Number()})
		}
	}
	return out, nil
}

// several reports whether a customer has more than one open deal.
func (q *request) several(at crm.AccountID) (bool, error) {
	deals, err := q.openDeals(at)
	return len(deals) > 1, err
}

// showPersonIn shows the card of somebody as one deal has him.
func (q *request) showPersonIn(k *crm.Contact, o *crm.Opportunity) error {
	v, err := q.personView(k)
	if err != nil {
		return err
	}
	if o != nil {
		v.Contact = k.In(o.ID)
		v.Deal, v.DealTitle = o.Number(), o.Title
		if own := k.Deals[o.ID].Depth; own != "" {
			v.Depth = own
		}
		v.Elsewhere = nil
	}
	q.about(k.Account, k.ID)
	q.personal(q.say.Person(v))
	q.listed([]crm.Pointer{{Kind: crm.KindContact, ID: string(k.ID)}})
	q.conv.At = q.said()
	return nil
}

// showDealPeople shows the people of a deal with their four corners in it (J6).
func (q *request) showDealPeople(m matter, from int) error {
	people, err := q.contactsOf(m.account.ID)
	if err != nil {
		return err
	}
	v := cards.DealPeopleView{DealView: m.view(), From: from}
	q.listed(nil)
	for i := range people {
		k := &people[i]
		if k.Left != "" || k.Forgotten != "" {
			continue
		}
		p, err := q.personView(k)
		if err != nil {
			return err
		}
		own, has := k.Deals[m.deal.ID]
		p.Contact = k.In(m.deal.ID)
		if own.Depth != "" {
			p.Depth = own.Depth
		}
		p.Own = has
		v.People = append(v.People, p)
		q.conv.Items = append(q.conv.Items, crm.Pointer{Kind: crm.KindContact, ID: string(k.ID)})
	}
	q.conv.At = q.said()
	q.personal(q.say.DealPeople(v))
	return nil
}
