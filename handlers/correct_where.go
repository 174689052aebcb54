package handlers

import (
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// wronglyAt is the record that stands at the customer that was wrong: of the
// last receipt, else his newest there. nil, and a hint, when there is none.
func (q *request) wronglyAt(x fix) (*bundle, error) {
	fnd, err := q.resolve(x.old.Account, crm.Write)
	if err != nil {
		return nil, err
	}
	if fnd.Account != nil {
		acts, err := q.lastActivities(fnd.Account.ID, 10)
		if err != nil {
			return nil, err
		}
		for i := range acts {
			if q.allowed(crm.Write, crm.ScopeOf(&acts[i])) {
				return q.bundleOf(&acts[i])
			}
		}
	}
	b, err := q.lastOf(x)
	if err != nil || b == nil {
		return nil, err
	}
	name, err := q.nameOf(b.accountID())
	if err != nil {
		return nil, err
	}
	if fnd.Account != nil && b.accountID() == fnd.Account.ID || parse.Fold(name) == parse.Fold(x.old.Account.Text) {
		return b, nil
	}
	q.reply(q.out.EditHint(""))
	return nil, nil
}

// metLast is his newest activity with one of the people who were named; nil
// for none.
func (q *request) metLast(said []parse.Contact) (*bundle, error) {
	acts, _, err := crm.List[crm.Activity](q.tx, crm.Where(crm.ByPerson, string(q.who.ID)), crm.Page{Limit: 20, Desc: true})
	if err != nil {
		return nil, err
	}
	var best *crm.Activity
	for i := range acts {
		a := &acts[i]
		if best != nil && a.No < best.No {
			continue
		}
		for _, id := range a.With {
			k, err := crm.Get[crm.Contact](q.tx, id)
			if err != nil {
				return nil, err
			}
			for _, c := range said {
				if parse.Keys(c.Name).Fold == k.Name.Fold {
					best = a
				}
			}
		}
	}
	if best == nil {
		return nil, nil
	}
	return q.bundleOf(best)
}

// newestMine is what he recorded last.
func (q *request) newestMine() (*bundle, error) {
	acts, _, err := crm.List[crm.Activity](q.tx, crm.Where(crm.ByPerson, string(q.who.ID)), crm.Page{Limit: 20, Desc: true})
	if err != nil {
		return nil, err
	}
	if len(acts) == 0 {
		q.reply(q.out.NotOpen(""))
		return nil, nil
	}
	last := 0
	for i := range acts {
		if acts[i].No > acts[last].No {
			last = i
		}
	}
	return q.bundleOf(&acts[last])
}
