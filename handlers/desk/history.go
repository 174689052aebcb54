package desk

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"milepost/storage/crm"
)

// eachChange walks a history until f says false; newest first with desc, a page at a
// time as it was written.
func eachChange(r crm.Reader, f crm.ChangeFilter, desc bool, visit func(crm.Change) bool) error {
	for page := (crm.Page{Desc: desc}); ; {
		list, next, err := r.Changes(f, page)
		if err != nil {
			return fmt.Errorf("changes: %w", err)
		}
		// What somebody did is found by the clock, which may have been put back since.
		slices.SortStableFunc(list, func(a, b crm.Change) int {
			if desc {
				a, b = b, a
			}
			return cmp.Compare(a.Seq, b.Seq)
		})
		for _, c := range list {
			if !visit(c) {
				return nil
			}
		}
		if next == "" {
			return nil
		}
		page.After = next
	}
}

// decode reads a version out of a change; nil for none.
func decode(k crm.Kind, version []byte) (crm.Record, error) {
	if len(version) == 0 {
		return nil, nil
	}
	rec := crm.New(k)
	if rec == nil {
		return nil, fmt.Errorf("change of an unknown kind %q", k)
	}
	if err := json.Unmarshal(version, rec); err != nil {
		return nil, fmt.Errorf("version of a %s: %w", k, err)
	}
	return rec, nil
}

// fields is a record as JSON, field by field.
type fields map[string]json.RawMessage

func fieldsOf(rec crm.Record) (fields, error) {
	data, err := json.Marshal(rec)
	if err != nil {
		return nil, fmt.Errorf("encode %s: %w", rec.Kind(), err)
	}
	out := fields{}
	return out, json.Unmarshal(data, &out)
}

// version is a stored version as fields, brought to what the records are made
// of today; nil for none.
func version(k crm.Kind, data []byte) (fields, error) {
	rec, err := decode(k, data)
	if err != nil || rec == nil {
		return nil, err
	}
	return fieldsOf(rec)
}

// kept reports whether a field is the desk's or the engine's to keep, not
// something that a person changed: it neither stands against an undo nor is
// it taken back.
func kept(k crm.Kind, field string) bool {
	switch field {
	case "rev", "created", "updated", "by", "group":
		return true
	case "last_visit", "last_call", "orders", "bought", "ended":
		return k == crm.KindAccount
	case "met":
		return k == crm.KindAccount || k == crm.KindContact
	case "forgotten":
		return k == crm.KindContact
	case "learned":
		return k == crm.KindPerson
	}
	return false
}

// touched lists the fields that differ between two versions, leaving aside
// what is kept.
func touched(k crm.Kind, before, after fields) []string {
	var out []string
	for f := range after {
		if string(before[f]) != string(after[f]) && !kept(k, f) {
			out = append(out, f)
		}
	}
	for f := range before {
		if _, ok := after[f]; !ok && !kept(k, f) {
			out = append(out, f)
		}
	}
	return out
}

// business reports whether a kind of record is what 撤销 is about: not people,
// see roster, not what is still unsure, nor the note of an export.
func business(k crm.Kind) bool {
	return k != crm.KindPerson && k != crm.KindTeam && k != crm.KindDraft && k != crm.KindExport
}

// roster reports a change of who works here, where and when: of a colleague, of a
// team, or of what the actor said of himself, as whoever says 撤销 right after 说英文 or
// 下周出差 means that. What the desk remembers of him is none.
func roster(c crm.Change, who crm.PersonID) bool {
	switch {
	case c.Kind == crm.KindTeam:
		return true
	case c.Kind != crm.KindPerson:
		return false
	case c.ID != string(who):
		return true
	}
	before, err := version(c.Kind, c.Before)
	if err != nil {
		return false
	}
	after, err := version(c.Kind, c.After)
	return err == nil && len(touched(c.Kind, before, after)) > 0
}

// LastGroup is the newest group of a person that changed business records and
// has not been taken back, one that brought something back among them: what 撤销
// means; "" if there is none. Undos are passed over.
func LastGroup(r crm.Reader, who crm.PersonID) (crm.GroupID, error) {
	return newestGroup(r, who, func(depth int) bool { return depth%2 == 0 })
}

// LastUndo is the newest undo of a person that has not been taken back: what
// 恢复 means; "" if there is none.
func LastUndo(r crm.Reader, who crm.PersonID) (crm.GroupID, error) {
	return newestGroup(r, who, func(depth int) bool { return depth%2 == 1 })
}

// reach is how many groups back LastGroup and LastUndo look: nobody means a
// message of last week by 撤销 alone.
const reach = 50

func newestGroup(r crm.Reader, who crm.PersonID, wanted func(depth int) bool) (crm.GroupID, error) {
	var found crm.GroupID
	seen := map[crm.GroupID]bool{}
	over := map[crm.GroupID]bool{} // taken back by a newer one, all of it or an item
	var fault error
	err := eachChange(r, crm.ChangeFilter{Person: who}, true, func(c crm.Change) bool {
		if seen[c.Group] || !business(c.Kind) && !roster(c, who) {
			return true
		}
		seen[c.Group] = true
		if c.Undoes != "" && !over[c.Group] {
			over[c.Undoes] = true
		}
		var ok bool
		if ok, fault = standing(r, c, over[c.Group], wanted); ok {
			found = c.Group
		}
		return fault == nil && found == "" && len(seen) < reach
	})
	if fault != nil {
		err = fault
	}
	return found, err
}

// standing reports whether the group of a change is of the wanted depth and
// something of it has not been taken back. Of a group that was taken back, what
// is otherwise than it was before was changed by older ones since.
func standing(r crm.Reader, c crm.Change, over bool, wanted func(depth int) bool) (bool, error) {
	depth, err := depthOf(r, c)
	if err != nil || !wanted(depth) {
		return false, err
	}
	if yes, err := firstStands(r, c.Group, over); yes || err != nil {
		return yes, err
	}
	p, err := planUndo(r, c.Group, 0)
	if crm.IsMissing(err) { // nothing but what the desk derives
		return false, nil
	}
	if err != nil {
		return false, err
	}
	for _, s := range p.steps {
		if s.stands(over) {
			return true, nil
		}
	}
	return false, nil
}

// firstStands reports whether one of the first records of a group has not been
// taken back: of an import no more need be looked at.
func firstStands(r crm.Reader, g crm.GroupID, over bool) (bool, error) {
	list, _, err := r.Changes(crm.ChangeFilter{Group: g}, crm.Page{Limit: 10})
	if err != nil {
		return false, fmt.Errorf("changes of group %s: %w", g, err)
	}
	p := newPlan(r, g, 0)
	for _, c := range list {
		ptr := crm.Pointer{Kind: c.Kind, ID: c.ID}
		if c.Kind == crm.KindExport || p.changes[ptr] != nil {
			continue
		}
		if err := p.gatherRecord(ptr); err != nil {
			return false, err
		}
		if err := p.plan(ptr, func(*delta) bool { return true }, false); err != nil {
			return false, err
		}
		if s := p.byPtr[ptr]; s != nil && s.stands(over) {
			return true, nil
		}
	}
	return false, nil
}

// stands reports whether what the step would take back has not been; over says
// that the group was taken back, and what is otherwise since was changed by
// older ones.
func (s *step) stands(over bool) bool { return !s.already && (!over || s.conflict == "") }

// depthOf is how many undos deep a group stands: 0 for what a person did, 1
// for an undo, 2 for a redo.
func depthOf(r crm.Reader, c crm.Change) (int, error) {
	for depth := 0; ; depth++ {
		if c.Undoes == "" || depth > 1000 {
			return depth, nil
		}
		list, _, err := r.Changes(crm.ChangeFilter{Group: c.Undoes}, crm.Page{Limit: 1})
		if err != nil {
			return 0, fmt.Errorf("changes of group %s: %w", c.Undoes, err)
		}
		if len(list) == 0 {
			return depth + 1, nil
		}
		c = list[0]
	}
}

// meant reports whether a change is more than what the desk derives.
func meant(c crm.Change) (bool, error) {
	if len(c.Before) == 0 {
		return true, nil
	}
	before, err := version(c.Kind, c.Before)
	if err != nil {
		return false, err
	}
	after, err := version(c.Kind, c.After)
	if err != nil {
		return false, err
	}
	return len(touched(c.Kind, before, after)) > 0, nil
}

// RecordsOf lists the records that a group touched, in the order in which it
// did, leaving aside what the desk derives.
func RecordsOf(r crm.Reader, g crm.GroupID) ([]crm.Pointer, error) {
	var out []crm.Pointer
	seen := map[crm.Pointer]bool{}
	var fault error
	err := eachChange(r, crm.ChangeFilter{Group: g}, false, func(c crm.Change) bool {
		p := crm.Pointer{Kind: c.Kind, ID: c.ID}
		if seen[p] {
			return true
		}
		if seen[p], fault = meant(c); seen[p] {
			out = append(out, p)
		}
		return fault == nil
	})
	if fault != nil {
		err = fault
	}
	return out, err
}
