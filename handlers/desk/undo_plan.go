package desk

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"

	"milepost/storage/crm"
)

// plan is what taking back a group, or one item of it, would do.
type plan struct {
	r       crm.Reader
	group   crm.GroupID
	item    int // 0: the whole group
	first   crm.Change
	steps   []*step
	byPtr   map[crm.Pointer]*step
	made    map[crm.Pointer]int // what the group made, and under which item
	changes map[crm.Pointer][]*delta
	fixes   map[crm.GroupID]bool // later corrections that are taken back along
	merges  bool                 // the group made one account of two, or two of one
	uses    map[*step]crm.Record // who uses what would go, as far as it was looked up
	there   map[crm.Pointer]crm.Record
}

// step is what happens to one record.
type step struct {
	ptr      crm.Pointer
	item     int
	current  crm.Record // as it stands
	target   crm.Record // as it will be
	patch    fields     // the fields to write; null takes one away
	turns    bool       // nothing else of it changes than that it is there
	already  bool       // it stands so already
	optional bool       // may go when nobody uses it; never stands against
	kept     bool       // made by the group, but used by its other items
	conflict string     // a field that was changed later
}

func (s *step) live() bool { return s.kept || !s.target.Base().Deleted }
func (s *step) idle() bool { return s.already || s.kept }
func (s *step) goes() bool { return !s.idle() && s.target.Base().Deleted && !s.current.Base().Deleted }

func (s *step) comes() bool { return !s.idle() && !s.target.Base().Deleted && s.current.Base().Deleted }

// planUndo reads what a group did and finds what would take it back. Missing
// "undo.nothing" when there is no such group or item.
func planUndo(r crm.Reader, g crm.GroupID, item int) (*plan, error) {
	p := newPlan(r, g, item)
	order, err := p.gather(g)
	if err != nil {
		return nil, err
	}
	return p, p.planAll(order)
}

func newPlan(r crm.Reader, g crm.GroupID, item int) *plan {
	return &plan{
		r: r, group: g, item: item, byPtr: map[crm.Pointer]*step{}, made: map[crm.Pointer]int{},
		changes: map[crm.Pointer][]*delta{}, uses: map[*step]crm.Record{}, there: map[crm.Pointer]crm.Record{},
	}
}

// gather reads what the group did, and gives its records in that order.
func (p *plan) gather(g crm.GroupID) ([]crm.Pointer, error) {
	var order []crm.Pointer
	var fault error
	err := eachChange(p.r, crm.ChangeFilter{Group: g}, false, func(c crm.Change) bool {
		if c.Kind == crm.KindExport { // what has left the store cannot be called back
			return true
		}
		var d *delta
		d, fault = deltaOf(c)
		ptr := crm.Pointer{Kind: c.Kind, ID: c.ID}
		if p.first.Group == "" {
			p.first = c
		}
		if d.made() {
			p.made[ptr] = c.Item
		}
		p.merges = p.merges || c.Kind == crm.KindAccount && has(d.touched, "into")
		if p.changes[ptr] == nil {
			order = append(order, ptr)
		}
		p.changes[ptr] = append(p.changes[ptr], d)
		return fault == nil
	})
	if fault != nil {
		err = fault
	}
	if err != nil {
		return nil, fmt.Errorf("group %s: %w", g, err)
	}
	return order, nil
}

// planAll makes the steps of these records. Missing "undo.nothing" when there
// are none.
func (p *plan) planAll(order []crm.Pointer) error {
	for _, ptr := range order {
		if err := p.plan(ptr, func(d *delta) bool { return p.item == 0 || d.Item == p.item }, false); err != nil {
			return err
		}
	}
	if len(p.steps) == 0 {
		return crm.E(crm.Missing, "undo.nothing")
	}
	switch {
	case p.item != 0:
		return p.planCommon(order)
	case p.merges:
		return p.planMeanwhile()
	}
	return nil
}

// plan makes the step of one record, from those of its changes that are
// selected.
func (p *plan) plan(ptr crm.Pointer, selected func(*delta) bool, optional bool) error {
	s := &step{ptr: ptr, patch: fields{}, optional: optional}
	made, others := false, false
	after := fields{}
	fixed := fields{} // what corrections put right, as the group had it
	for _, d := range slices.Backward(p.changes[ptr]) {
		fix := p.fixes[d.Group]
		if !fix && !selected(d) {
			others = others || d.said()
			continue
		}
		if !fix {
			s.item = d.Item
		}
		if made = d.made(); made {
			if fix {
				fixed = fields{}
			}
			s.patch = fixed
			s.patch["deleted"] = json.RawMessage("true")
			break
		}
		for _, f := range d.touched {
			s.patch[f] = d.before[f]
			if fix {
				fixed[f] = d.before[f]
			}
			if _, ok := after[f]; !ok {
				after[f] = d.after[f]
			}
		}
	}
	if len(s.patch) == 0 {
		return nil
	}
	s.current = crm.New(ptr.Kind)
	if err := p.r.Get(s.current, ptr.ID); err != nil {
		return fmt.Errorf("read %s: %w", ptr, err)
	}
	if err := p.hold(s, after, made, others); err != nil {
		return err
	}
	if s.conflict != "" && ptr.Kind == crm.KindDraft { // confirmed meanwhile: what came of it counts
		s.already = true
	}
	p.steps = append(p.steps, s)
	p.byPtr[ptr] = s
	return nil
}

// hold holds a step against the record as it stands. Most records of a large
// group only came or went by it and were never touched again: then there is
// nothing to compare field by field.
func (p *plan) hold(s *step, after fields, made, others bool) error {
	there, whether := s.patch["deleted"]
	s.turns = whether && len(s.patch) == 1
	ds := p.changes[s.ptr]
	if s.turns && !others && s.current.Base().Rev == ds[len(ds)-1].RevAfter {
		s.target = turned(s.current, string(there) == "true")
		s.already = s.current.Base().Deleted == s.target.Base().Deleted
		return nil
	}
	cur, err := fieldsOf(s.current)
	if err != nil {
		return err
	}
	if s.target, err = patched(s.current, s.patch); err != nil {
		return err
	}
	s.already = true
	for f, v := range s.patch {
		s.already = s.already && string(cur[f]) == string(v)
	}
	if s.already {
		return nil
	}
	s.kept = made && others && p.item != 0
	s.conflict, err = p.conflict(s.ptr, cur, s.patch, after, made)
	return err
}

// turned is a record that is there, or no more, and else the same.
func turned(rec crm.Record, deleted bool) crm.Record {
	out := reflect.New(reflect.TypeOf(rec).Elem())
	out.Elem().Set(reflect.ValueOf(rec).Elem())
	copied := out.Interface().(crm.Record)
	copied.Base().Deleted = deleted
	return copied
}

// conflict finds a field in which the record is not as the group left it, nor
// as it was before the group: somebody changed it later. A person's settings
// stand for themselves, each field alone, and so does what a merge moved: what was
// done to it since goes along.
func (p *plan) conflict(ptr crm.Pointer, cur, patch, after fields, made bool) (string, error) {
	ds := p.changes[ptr]
	_, final, err := ds[len(ds)-1].versions()
	if err != nil {
		return "", err
	}
	for _, f := range touched(ptr.Kind, final, cur) {
		if _, mine := patch[f]; (p.merges || ptr.Kind == crm.KindPerson) && !mine && !made {
			continue
		}
		back := false
		for _, d := range ds {
			back = back || !d.made() && has(d.touched, f) && string(cur[f]) == string(d.before[f])
		}
		if !back {
			return f, nil
		}
	}
	for f, v := range after { // of this item: another item of the group came after
		if string(cur[f]) != string(v) && string(cur[f]) != string(patch[f]) {
			return f, nil
		}
	}
	return "", nil
}

// patched is a copy of a record with some fields written over.
func patched(rec crm.Record, patch fields) (crm.Record, error) {
	all, err := fieldsOf(rec)
	if err != nil {
		return nil, err
	}
	for f, v := range patch {
		if v == nil {
			delete(all, f)
		} else {
			all[f] = v
		}
	}
	data, err := json.Marshal(all)
	if err != nil {
		return nil, fmt.Errorf("encode %s: %w", rec.Kind(), err)
	}
	return decode(rec.Kind(), data)
}

// planCommon adds to the undo of one item what the group made for all its
// items, or for items that are gone already, where nobody needs it any more.
func (p *plan) planCommon(order []crm.Pointer) error {
	for again := true; again; {
		again = false
		for _, ptr := range order {
			item, made := p.made[ptr]
			if !made || p.byPtr[ptr] != nil || item != 0 && p.stands(item) || !p.needed(ptr) {
				continue
			}
			if err := p.plan(ptr, func(*delta) bool { return true }, true); err != nil {
				return err
			}
			s := p.byPtr[ptr]
			if s == nil {
				continue
			}
			s.kept = s.kept || s.conflict != ""
			again = true
		}
	}
	return nil
}

// stands reports whether something else than names that an item made is still
// there.
func (p *plan) stands(item int) bool {
	for ptr, n := range p.made {
		if n != item || ptr.Kind == crm.KindAccount || ptr.Kind == crm.KindLead || ptr.Kind == crm.KindContact {
			continue
		}
		rec := crm.New(ptr.Kind)
		if err := p.r.Get(rec, ptr.ID); err != nil || !rec.Base().Deleted {
			return true
		}
	}
	return false
}

// needed reports whether a record that goes names this one, or is the account
// of this lead.
func (p *plan) needed(ptr crm.Pointer) bool {
	for _, s := range p.steps {
		if s.goes() && names(s.current, ptr) {
			return true
		}
	}
	if ptr.Kind != crm.KindLead {
		return false
	}
	var l crm.Lead
	if err := p.r.Get(&l, ptr.ID); err != nil {
		return false
	}
	s := p.byPtr[crm.Pointer{Kind: crm.KindAccount, ID: string(l.Account)}]
	return s != nil && s.goes()
}

// done reports whether nothing is left to take back.
func (p *plan) done() bool {
	for _, s := range p.steps {
		if !s.already {
			return false
		}
	}
	return true
}

// settle sees who uses what would go. What other items of the group use is
// kept; a use from elsewhere stands against the undo.
func (p *plan) settle() error {
	for again := true; again; {
		again = false
		for _, s := range p.steps {
			if !s.goes() {
				continue
			}
			user, err := p.user(s)
			if err != nil {
				return err
			}
			if user == nil && !p.leadless(s) {
				continue
			}
			if user == nil || s.optional || p.item != 0 && p.ours(user) {
				s.kept, again = true, true
				clear(p.uses)
				continue
			}
			return p.used(s, user)
		}
	}
	return nil
}

// user is a live record that would name s after s is gone; nil if none.
func (p *plan) user(s *step) (crm.Record, error) {
	if known, ok := p.uses[s]; ok {
		return known, nil
	}
	var found crm.Record
	err := users(p.r, s.current, func(u crm.Record) bool {
		if st := p.byPtr[crm.Pointer{Kind: u.Kind(), ID: u.Key()}]; st != nil && !st.idle() {
			if st.target.Base().Deleted || !names(st.target, s.ptr) {
				return true
			}
		}
		found = u
		return false
	})
	if err == nil {
		p.uses[s] = found
	}
	return found, err
}

// leadless reports whether s is the lead row of an account that stays.
func (p *plan) leadless(s *step) bool {
	l, ok := s.current.(*crm.Lead)
	if !ok {
		return false
	}
	st := p.byPtr[crm.Pointer{Kind: crm.KindAccount, ID: string(l.Account)}]
	return st != nil && st.kept
}

// ours reports whether the group itself made a record.
func (p *plan) ours(rec crm.Record) bool {
	_, ok := p.made[crm.Pointer{Kind: rec.Kind(), ID: rec.Key()}]
	return ok
}
