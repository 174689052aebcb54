package handlers

import (
	"fmt"
	"slices"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/storage/crm"
)

// receiptTrack is the track of the receipt of a group.
func receiptTrack(g crm.GroupID) string { return cards.EditGroup + string(g) }

// item is what a card shows of a bundle.
func (q *request) item(b *bundle) (cards.Item, error) {
	var it cards.Item
	var err error
	if it.Account, err = q.nameOf(b.accountID()); err != nil {
		return it, err
	}
	it.New = b.account != nil
	if b.activity != nil {
		v, err := q.activityView(*b.activity)
		if err != nil {
			return it, err
		}
		it.Activity = &v
	}
	if b.lead != nil {
		v, err := q.leadView(*b.lead)
		if err != nil {
			return it, err
		}
		it.Lead = &v
	}
	if b.deal != nil {
		v, err := q.dealView(*b.deal)
		if err != nil {
			return it, err
		}
		it.Deal = &v
	}
	for _, c := range b.contacts {
		v, err := q.contactView(c)
		if err != nil {
			return it, err
		}
		it.Contacts = append(it.Contacts, v)
	}
	if it.Tasks, err = q.taskViews(b.tasks); err != nil {
		return it, err
	}
	for _, e := range b.expenses {
		v, err := q.expenseView(e)
		if err != nil {
			return it, err
		}
		it.Expenses = append(it.Expenses, v)
	}
	if b.lesson != nil {
		it.Learned, err = q.learnedView(*b.lesson)
	}
	return it, err
}

// logged is the receipt of a group as things stand now, and what ①②③ mean on
// it. Nothing is left of a group that was taken back: ok is false.
func (q *request) logged(g crm.GroupID) (v cards.Logged, items []crm.Pointer, ok bool, err error) {
	bs, drafts, err := q.bundles(g)
	if err != nil {
		return v, nil, false, err
	}
	v.Group = g
	for _, b := range bs {
		if err := q.addDeal(b); err != nil {
			return v, nil, false, err
		}
		it, err := q.item(b)
		if err != nil {
			return v, nil, false, err
		}
		v.Items = append(v.Items, it)
		items = append(items, crm.Pointer{Kind: b.main().Kind(), ID: b.main().Key()})
	}
	for _, d := range drafts {
		v.Drafts = append(v.Drafts, draftView(d))
	}
	if len(v.Items) == 1 && len(v.Drafts) == 0 && v.Items[0].Activity != nil {
		if v.Heard, err = q.heardIn(bs[0].activity); err != nil {
			return v, nil, false, err
		}
	}
	costsOn(v.Items)
	return v, items, len(v.Items)+len(v.Drafts) > 0, nil
}

// addDeal adds to a thing that was done the deal that a correction of it
// opened.
func (q *request) addDeal(b *bundle) error {
	if b.activity == nil || b.deal != nil || b.activity.Deal == "" {
		return nil
	}
	maker, err := q.makerOf(crm.Pointer{Kind: crm.KindOpportunity, ID: string(b.activity.Deal)})
	if err != nil || maker == "" {
		return err
	}
	changes, err := changesOf(q.tx, maker)
	if err != nil {
		return err
	}
	made, touched := false, false
	for _, c := range changes {
		switch {
		case c.Kind == crm.KindActivity && c.ID == string(b.activity.ID):
			touched = c.RevBefore > 0
		case c.Kind == crm.KindActivity:
			made = true // another visit opened it
		}
	}
	if made || !touched {
		return nil
	}
	o, err := crm.Get[crm.Opportunity](q.tx, b.activity.Deal)
	if crm.IsMissing(err) || err == nil && o.Deleted {
		return nil
	}
	b.deal = &o
	return err
}

// costsOn says of each cost that is an item of its own on which other item of
// the card it goes.
func costsOn(items []cards.Item) {
	for i := range items {
		for j := range items[i].Expenses {
			e := &items[i].Expenses[j]
			for k := range items {
				if k != i && items[k].Activity != nil && items[k].Activity.ID == e.Activity {
					e.On = k + 1
				}
			}
		}
	}
}

// firstReceipts is how many receipts of a new user say how to correct.
const firstReceipts = 3

// remember sets what 撤销, 改 and ①②③ mean.
func (q *request) remember(g crm.GroupID, track string, items []crm.Pointer) {
	if g != "" {
		q.conv.Group = g
	}
	q.conv.Track, q.conv.Place = track, q.here().String()
	q.conv.Items = items
	q.conv.At = q.said()
}

// maxRecent is how many customers count as spoken of lately.
const maxRecent = 20

// about remembers what was spoken of: 他, 那边.
func (q *request) about(a crm.AccountID, c crm.ContactID) {
	if a == "" {
		return
	}
	if a != q.conv.About {
		q.conv.Contact = ""
	}
	q.conv.About, q.conv.AboutAt = a, q.said()
	q.conv.Recent = slices.Insert(slices.DeleteFunc(slices.Clone(q.conv.Recent), func(id crm.AccountID) bool { return id == a }), 0, a)
	q.conv.Recent = q.conv.Recent[:min(len(q.conv.Recent), maxRecent)]
	if c != "" {
		q.conv.Contact = c
	}
}

// staysWith keeps the one known customer whom words name as the one who is talked of, also where
// nothing could be made of them or they were refused: what is said next is not of the one before.
func (q *request) staysWith() error {
	if !q.private() || !namesCustomer(q.f) || !ofOneKnown(q.f) {
		return nil
	}
	fnd, err := q.resolve(q.f.Account, crm.Read)
	if err == nil && fnd.Account != nil { // and one of whom he may hear
		q.about(fnd.Account.ID, "")
	}
	return err
}

// refresh brings the receipt of a group up to date wherever it can be edited.
// A receipt of which nothing is left stays as it stands.
func (q *request) refresh(g crm.GroupID) error {
	if g == "" {
		return nil
	}
	v, items, ok, err := q.logged(g)
	if err != nil || !ok {
		return err
	}
	if receiptTrack(g) == q.conv.Track {
		q.conv.Items = items // it is numbered anew
	}
	v.Drafts = nil
	if len(v.Items) == 0 {
		return nil
	}
	reader, err := q.actorOf(g)
	if err != nil || reader == nil {
		return err
	}
	return q.edit(receiptTrack(g), reader, func(w *cards.Writer) chat.Card { return w.Logged(v) })
}

// actorOf is who did what a group did; nil when he is gone.
func (q *request) actorOf(g crm.GroupID) (*crm.Person, error) {
	cs, _, err := q.tx.Changes(crm.ChangeFilter{Group: g}, crm.Page{Limit: 1})
	if err != nil {
		return nil, fmt.Errorf("changes of group %s: %w", g, err)
	}
	if len(cs) == 0 || cs[0].Actor == q.who.ID {
		return q.who, nil
	}
	p, err := crm.Get[crm.Person](q.tx, cs[0].Actor)
	if crm.IsMissing(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("person %s: %w", cs[0].Actor, err)
	}
	return &p, nil
}

// maxRefreshed is how many receipts one message brings up to date, maxLookedAt
// at how many of its records it looks for them.
const maxRefreshed, maxLookedAt = 5, 200

// refreshOf brings the receipts up to date on which records were first shown.
func (q *request) refreshOf(records ...crm.Pointer) error {
	seen := map[crm.GroupID]bool{}
	if q.work != nil {
		seen[q.work.Group()] = true // its own receipt is still to come
	}
	for _, p := range records[:min(len(records), maxLookedAt)] {
		if len(seen) > maxRefreshed {
			return nil
		}
		made, err := q.madeBy(p)
		if err != nil {
			return err
		}
		g := made.Group
		if g == "" || seen[g] || made.Via == desk.Import { // the receipt of an import is the card of its file
			continue
		}
		seen[g] = true
		if err := q.refresh(g); err != nil {
			return err
		}
	}
	return nil
}

// makerOf is the group that made a record; "" when nobody knows.
func (q *request) makerOf(p crm.Pointer) (crm.GroupID, error) {
	made, err := q.madeBy(p)
	return made.Group, err
}

// madeBy is the change that made a record; the zero Change when nobody knows.
func (q *request) madeBy(p crm.Pointer) (crm.Change, error) {
	first, _, err := q.tx.Changes(crm.ChangeFilter{Record: p}, crm.Page{Limit: 1})
	if err != nil {
		return crm.Change{}, fmt.Errorf("history of %s %s: %w", p.Kind, p.ID, err)
	}
	if len(first) == 0 {
		return crm.Change{}, nil
	}
	return first[0], nil
}
