package desk

import (
	"encoding/json"

	"milepost/storage/crm"
)

// planMeanwhile adds to the undo of a merge what came since and belongs to a
// contact or a deal that goes back: a call to somebody is his customer's. What names
// people or deals of both stays.
func (p *plan) planMeanwhile() error {
	moved := map[crm.Pointer]json.RawMessage{}
	var order []*step
	for _, s := range p.steps {
		at, ok := s.patch["account"]
		if ok && !s.idle() && (s.ptr.Kind == crm.KindContact || s.ptr.Kind == crm.KindOpportunity) {
			moved[s.ptr] = at
			order = append(order, s)
		}
	}
	for _, s := range order {
		var found []crm.Record
		err := users(p.r, s.current, func(u crm.Record) bool {
			ptr := crm.Pointer{Kind: u.Kind(), ID: u.Key()}
			if p.byPtr[ptr] == nil && u.Kind() != crm.KindField && of(u, moved) {
				found = append(found, u)
			}
			return true
		})
		if err != nil {
			return err
		}
		for _, u := range found {
			patch := fields{"account": s.patch["account"]}
			target, err := patched(u, patch)
			if err != nil {
				return err
			}
			add := &step{ptr: crm.Pointer{Kind: u.Kind(), ID: u.Key()}, current: u, target: target, patch: patch}
			p.steps = append(p.steps, add)
			p.byPtr[add.ptr] = add
		}
	}
	return nil
}

// of reports that all the people and deals that a record names go the same way.
func of(u crm.Record, moved map[crm.Pointer]json.RawMessage) bool {
	for _, ref := range u.Refs() {
		if ref.Kind != crm.KindContact && ref.Kind != crm.KindOpportunity {
			continue
		}
		if _, ok := moved[ref]; !ok {
			return false
		}
	}
	return true
}
