package desk

import (
	"fmt"
	"maps"
	"slices"

	"milepost/storage/crm"
)

// maxFixes is how many rounds of later corrections an undo takes along.
const maxFixes = 10

// planBack is planUndo, and takes along the actor's own later corrections of
// what would be taken back. Where something else stands against it the plan is
// that of the group alone, which says so.
func (w *Work) planBack(g crm.GroupID, item int) (*plan, error) {
	alone, err := planUndo(w.tx, g, item)
	if err != nil {
		return nil, err
	}
	if depth, err := depthOf(w.tx, alone.first); err != nil || depth%2 == 1 {
		return alone, err
	}
	p := alone
	for range maxFixes {
		more, ok, err := w.fixesOf(p)
		if err != nil {
			return nil, err
		}
		if !ok {
			return alone, nil
		}
		if len(more) == 0 {
			return p, nil
		}
		for have := range p.fixes {
			more[have] = true
		}
		if p, err = planWith(w.tx, g, item, more); err != nil {
			return nil, err
		}
	}
	return alone, nil
}

// fixesOf lists the later groups that stand against a plan and may be taken
// back along. ok is false when one of them may not.
func (w *Work) fixesOf(p *plan) (more map[crm.GroupID]bool, ok bool, err error) {
	more = map[crm.GroupID]bool{}
	for _, s := range p.steps {
		if s.idle() || s.conflict == "" {
			continue
		}
		later, err := w.laterGroups(p, s.ptr)
		if err != nil {
			return nil, false, err
		}
		for _, c := range later {
			fix, err := w.isFix(p, c)
			if err != nil || !fix {
				return nil, false, err
			}
			more[c.Group] = true
		}
		if len(later) == 0 {
			return nil, false, nil
		}
	}
	for _, s := range p.steps {
		if !s.goes() {
			continue
		}
		// What he noted of it in words goes with it.
		user, err := p.user(s)
		if err != nil {
			return nil, false, err
		}
		note, is := user.(*crm.Field)
		if !is {
			continue
		}
		first, _, err := w.tx.Changes(crm.ChangeFilter{Record: crm.Pointer{Kind: crm.KindField, ID: note.Key()}}, crm.Page{Limit: 1})
		if err != nil {
			return nil, false, fmt.Errorf("history of field %s: %w", note.ID, err)
		}
		if len(first) == 0 {
			return nil, false, nil
		}
		fix, err := w.isFix(p, first[0])
		if err != nil || !fix {
			return nil, false, err
		}
		more[first[0].Group] = true
	}
	return more, true, nil
}

// laterGroups gives, for each group that changed a record after the plan's and
// still stands, one of its changes, newest first.
func (w *Work) laterGroups(p *plan, ptr crm.Pointer) ([]crm.Change, error) {
	var out []crm.Change
	seen := map[crm.GroupID]bool{}
	over := map[crm.GroupID]bool{} // taken back by a newer one
	var fault error
	err := eachChange(w.tx, crm.ChangeFilter{Record: ptr}, true, func(c crm.Change) bool {
		if c.Group == p.group {
			return false
		}
		if seen[c.Group] || p.fixes[c.Group] {
			return true
		}
		seen[c.Group] = true
		var said bool
		if said, fault = meant(c); fault != nil {
			return false
		}
		depth := 0
		if depth, fault = depthOf(w.tx, c); fault != nil {
			return false
		}
		if c.Undoes != "" {
			over[c.Undoes] = true
		}
		if said && !over[c.Group] && depth%2 == 0 {
			out = append(out, c)
		}
		return true
	})
	if fault != nil {
		err = fault
	}
	return out, err
}

// isFix reports whether the group of a change is a correction by the actor of
// what the plan takes back: it changed nothing else, and made nothing that
// stands for itself, as another visit or step would.
func (w *Work) isFix(p *plan, c crm.Change) (bool, error) {
	if c.Actor != w.actor.ID {
		return false, nil
	}
	fix := true
	var fault error
	err := eachChange(w.tx, crm.ChangeFilter{Group: c.Group}, false, func(c crm.Change) bool {
		var before, after fields
		if before, fault = version(c.Kind, c.Before); fault == nil {
			after, fault = version(c.Kind, c.After)
		}
		if fault != nil {
			return false
		}
		ptr := crm.Pointer{Kind: c.Kind, ID: c.ID}
		switch {
		case before == nil || string(before["deleted"]) == "true" && string(after["deleted"]) != "true":
			switch c.Kind {
			case crm.KindContact, crm.KindAccount, crm.KindLead, crm.KindField, crm.KindOpportunity:
			default:
				fix = false
			}
		case len(touched(c.Kind, before, after)) > 0 && !p.owns(ptr):
			fix = false
		}
		return fix
	})
	if fault != nil {
		err = fault
	}
	return fix, err
}

// owns reports whether a record is the plan's to take back: touched by the
// group, under the item that is meant, or by a correction that goes along.
func (p *plan) owns(ptr crm.Pointer) bool {
	ds := p.changes[ptr]
	for _, d := range ds {
		if !p.fixes[d.Group] && p.item != 0 && d.Item != p.item && d.said() {
			return false
		}
	}
	return len(ds) > 0
}

// planWith plans the undo of a group together with later corrections of it.
func planWith(r crm.Reader, g crm.GroupID, item int, fixes map[crm.GroupID]bool) (*plan, error) {
	p := newPlan(r, g, item)
	p.fixes = fixes
	order, err := p.gather(g)
	if err != nil {
		return nil, err
	}
	for _, fix := range slices.Sorted(maps.Keys(fixes)) {
		more, err := RecordsOf(r, fix)
		if err != nil {
			return nil, err
		}
		for _, ptr := range more {
			if p.changes[ptr] == nil {
				p.changes[ptr] = []*delta{} // read below
				order = append(order, ptr)
			}
		}
	}
	for _, ptr := range order {
		if err := p.gatherRecord(ptr); err != nil {
			return nil, err
		}
	}
	return p, p.planAll(order)
}

// gatherRecord reads, oldest first, what the group and the corrections of it
// did to one record.
func (p *plan) gatherRecord(ptr crm.Pointer) error {
	var out []*delta
	var fault error
	err := eachChange(p.r, crm.ChangeFilter{Record: ptr}, false, func(c crm.Change) bool {
		if c.Group != p.group && !p.fixes[c.Group] {
			return true
		}
		var d *delta
		d, fault = deltaOf(c)
		out = append(out, d)
		return fault == nil
	})
	if fault != nil {
		err = fault
	}
	p.changes[ptr] = out
	return err
}
