package handlers

import (
	"fmt"

	"milepost/storage/crm"
)

// onlySum reports whether a correction says nothing but a sum: 改成130万.
func onlySum(x fix) bool {
	d, _ := day(x.now)
	return x.now.Amount != nil && d == "" && x.now.Next == nil && len(x.now.Contacts) == 0 && x.now.Account == nil
}

// lastPriced is the newest thing that he did of which a sum is on record; nil for
// none. A sum that is put right is that one, whatever was said since.
func (q *request) lastPriced() (*bundle, error) {
	acts, _, err := crm.List[crm.Activity](q.tx, crm.Where(crm.ByPerson, string(q.who.ID)), crm.Page{Limit: 20, Desc: true})
	if err != nil {
		return nil, fmt.Errorf("activities of %s: %w", q.who.ID, err)
	}
	var best *crm.Activity
	for i := range acts {
		a := &acts[i]
		if a.Deal == "" || best != nil && a.No < best.No {
			continue
		}
		o, err := crm.Get[crm.Opportunity](q.tx, a.Deal)
		if err != nil && !crm.IsMissing(err) {
			return nil, fmt.Errorf("opportunity %s: %w", a.Deal, err)
		}
		if err == nil && !o.Deleted && o.Amount.Minor > 0 && q.allowed(crm.Write, crm.ScopeOf(&o)) {
			best = a
		}
	}
	if best == nil {
		return nil, nil
	}
	return q.bundleOf(best)
}
