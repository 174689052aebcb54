package handlers

import (
	"bytes"
	"encoding/json"
	"fmt"
	"sort"

	"milepost/storage/crm"
)

// bundle is what one item of a message made, as it is now.
type bundle struct {
	item     int
	fresh    bool // the deal was opened by the message, not only changed
	activity *crm.Activity
	lead     *crm.Lead
	contacts []crm.Contact
	deal     *crm.Opportunity
	tasks    []crm.Task
	expenses []crm.Expense
	account  *crm.Account // new, made on the way
	lesson   *crm.Lesson  // what was learned of how the customer is written
}

// main is what the item is called by: the same order as cards.Item.
func (b *bundle) main() crm.Record {
	switch {
	case b.activity != nil:
		return b.activity
	case b.lead != nil:
		return b.lead
	case b.deal != nil:
		return b.deal
	case len(b.contacts) > 0:
		return &b.contacts[0]
	case len(b.tasks) > 0:
		return &b.tasks[0]
	case len(b.expenses) > 0:
		return &b.expenses[0]
	}
	return nil
}

// accountID is the customer that an item is about.
func (b *bundle) accountID() crm.AccountID {
	switch m := b.main().(type) {
	case *crm.Activity:
		return m.Account
	case *crm.Lead:
		return m.Account
	case *crm.Opportunity:
		return m.Account
	case *crm.Contact:
		return m.Account
	case *crm.Task:
		return m.Account
	case *crm.Expense:
		return m.Account
	}
	return ""
}

// changesOf lists what a group changed, oldest first.
func changesOf(rd crm.Reader, g crm.GroupID) ([]crm.Change, error) {
	var out []crm.Change
	for page := (crm.Page{}); ; {
		cs, next, err := rd.Changes(crm.ChangeFilter{Group: g}, page)
		if err != nil {
			return nil, fmt.Errorf("changes of group %s: %w", g, err)
		}
		out = append(out, cs...)
		if next == "" {
			return out, nil
		}
		page.After = next
	}
}

// bundles are the live things that a group made or touched, by item, and the
// drafts that it left open.
func (q *request) bundles(g crm.GroupID) ([]*bundle, []crm.Draft, error) {
	var (
		changes []crm.Change
		err     error
	)
	if q.work != nil && q.work.Group() == g {
		changes = q.work.Changes()
	} else if changes, err = changesOf(q.tx, g); err != nil {
		return nil, nil, err
	}
	byItem := map[int]*bundle{}
	seen := map[crm.Pointer]bool{}
	var drafts []crm.Draft
	for _, c := range changes {
		p := crm.Pointer{Kind: c.Kind, ID: c.ID}
		if seen[p] || derived(c) {
			continue
		}
		seen[p] = true
		rec := crm.New(c.Kind)
		if err := q.tx.Get(rec, c.ID); err != nil {
			return nil, nil, fmt.Errorf("%s %s: %w", c.Kind, c.ID, err)
		}
		if rec.Base().Deleted {
			continue
		}
		if d, ok := rec.(*crm.Draft); ok {
			if d.State == "" {
				drafts = append(drafts, *d)
			}
			continue
		}
		b := byItem[c.Item]
		if b == nil {
			b = &bundle{item: c.Item}
			byItem[c.Item] = b
		}
		if l, ok := rec.(*crm.Lesson); ok && !l.LearnedIn(g) {
			continue
		}
		b.add(rec, c.RevBefore == 0)
	}
	return sorted(byItem), drafts, nil
}

func (b *bundle) add(rec crm.Record, made bool) {
	switch r := rec.(type) {
	case *crm.Activity:
		if b.activity == nil {
			b.activity = r
		}
	case *crm.Lead:
		b.lead = r
	case *crm.Contact:
		if made {
			b.contacts = append(b.contacts, *r)
		}
	case *crm.Opportunity:
		b.deal, b.fresh = r, made
	case *crm.Task:
		if made {
			b.tasks = append(b.tasks, *r)
		}
	case *crm.Expense:
		b.expenses = append(b.expenses, *r)
	case *crm.Account:
		if made {
			b.account = r
		}
	case *crm.Lesson:
		b.lesson = r
	}
}

// sorted lists the bundles that have something to show, in the order said.
func sorted(byItem map[int]*bundle) []*bundle {
	var out []*bundle
	for _, b := range byItem {
		// What only changed has a receipt of its own, old → new; beside an
		// activity it says what was said of the deal.
		if b.activity == nil && !b.fresh {
			b.deal = nil
		}
		if b.main() != nil {
			out = append(out, b)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].item < out[j].item })
	return out
}

// derived reports a change that only brings counts and last dates up to date.
func derived(c crm.Change) bool {
	if c.Touch != "" || len(c.Before) == 0 || len(c.After) == 0 {
		return c.Touch == crm.TouchDerived
	}
	before, after := plain(c.Before), plain(c.After)
	return before != nil && bytes.Equal(before, after)
}

// plain is a record's JSON without what the engine and the desk derive; nil
// when it cannot be read.
func plain(b []byte) []byte {
	var m map[string]json.RawMessage
	if json.Unmarshal(b, &m) != nil {
		return nil
	}
	for _, k := range []string{"rev", "created", "updated", "by", "group", "met", "last_visit", "last_call"} {
		delete(m, k)
	}
	out, err := json.Marshal(m)
	if err != nil {
		return nil
	}
	return out
}
