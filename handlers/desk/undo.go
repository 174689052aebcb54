package desk

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"milepost/storage/crm"
)

// Undo takes back what a group did, with all that it made on the way; the undo
// of an undo is the redo. It is for the one who did it, as long as what it noted of
// a customer's people is his to change, and for whoever may change every record of it. Later "undo.later" (record, who, RFC 3339 moment)
// when a record was changed since by somebody else or by another thing (his own
// later corrections of it go with it); Later "undo.used" (record, what uses it,
// who, moment) when others have come to use what it made; Later "undo.needs"
// (record, what it needs) and "undo.name" (name) when what would come back has
// no place any more; Stale "undo.done" when it was taken back before; Missing
// "undo.nothing" when there is no such thing.
func (w *Work) Undo(g crm.GroupID) (Undone, error) { return w.takeBack(g, 0) }

// UndoItem takes back one item (1 = ①) of a group. What the group made and its
// other items use stays. BadInput "undo.item" for a number below 1.
func (w *Work) UndoItem(g crm.GroupID, item int) (Undone, error) {
	if item < 1 {
		return Undone{}, crm.E(crm.BadInput, "undo.item")
	}
	return w.takeBack(g, item)
}

func (w *Work) takeBack(g crm.GroupID, item int) (Undone, error) {
	out := Undone{Group: w.group, Of: g}
	if g == "" {
		return out, crm.E(crm.Missing, "undo.nothing")
	}
	passed, err := links(w.tx, g)
	if err != nil {
		return out, err
	}
	p, err := w.planBack(g, item)
	if err != nil && (len(passed) == 0 || !crm.IsMissing(err)) {
		return out, err
	}
	if p == nil { // nothing but identities
		p = &plan{r: w.tx, group: g}
	}
	if err := w.mayUndo(p, len(passed) > 0); err != nil {
		return out, err
	}
	if item != 0 {
		passed = nil
	}
	if p.done() && !w.passable(passed) {
		return out, crm.E(crm.Stale, "undo.done")
	}
	if err := w.stands(p); err != nil {
		return out, err
	}
	depth, err := depthOf(w.tx, p.first)
	if err != nil {
		return out, err
	}
	out.Redo = depth%2 == 1
	return out, w.inverse(p, passed, &out)
}

// mayUndo says whether the actor may take the group back.
func (w *Work) mayUndo(p *plan, people bool) error {
	if p.first.Actor == w.actor.ID && p.first.Group != "" {
		return w.mayUndoOwn(p)
	}
	if people {
		if err := w.mayPeople(); err != nil {
			return err
		}
	}
	for _, s := range p.steps {
		if s.ptr.Kind == crm.KindDraft { // nobody touches what another has not confirmed
			s.already = true
		}
		if s.already {
			continue
		}
		if err := w.mayTouch(s.current); err != nil {
			return err
		}
	}
	return nil
}

// mayUndoOwn says whether he may take back what he did himself: also where it is
// another's now, but not what he noted of a customer and its people, which came along
// when the customer was handed over.
func (w *Work) mayUndoOwn(p *plan) error {
	for _, s := range p.steps {
		if s.already || s.ptr.Kind != crm.KindContact && s.ptr.Kind != crm.KindField {
			continue
		}
		if err := w.mayTouch(s.current); err != nil {
			return err
		}
	}
	return nil
}

// mayTouch says whether the actor may change a record, whatever it hangs on; a
// deleted one too.
func (w *Work) mayTouch(rec crm.Record) error {
	switch r := rec.(type) {
	case *crm.Person, *crm.Team:
		return w.mayPeople()
	case *crm.Account:
		return w.mayAccount(r)
	case *crm.Contact:
		var a crm.Account
		if err := w.tx.Get(&a, string(r.Account)); err != nil {
			return fmt.Errorf("account of contact %s: %w", r.ID, err)
		}
		return w.mayAccount(&a)
	case *crm.Field:
		on := crm.New(r.Subject.Kind)
		if err := w.tx.Get(on, r.Subject.ID); err != nil {
			return fmt.Errorf("subject of field %s: %w", r.ID, err)
		}
		return w.mayTouch(on)
	}
	return w.mayWrite(rec)
}

// stands says what stands against the undo.
func (w *Work) stands(p *plan) error {
	for _, s := range p.steps {
		if !s.idle() && s.conflict != "" {
			return w.later(p, s)
		}
	}
	if err := p.settle(); err != nil {
		if u, ok := err.(*usedError); ok {
			return w.used(u)
		}
		return err
	}
	active := false
	for _, s := range p.steps {
		if s.idle() {
			continue
		}
		active = true
		if !s.live() {
			continue
		}
		if err := w.needs(p, s); err != nil {
			return err
		}
	}
	for _, s := range p.steps {
		if !active && s.kept {
			return crm.E(crm.Later, "undo.kept", w.called(s.current))
		}
	}
	return nil
}

// later is the Fault for a record that was changed after the group.
func (w *Work) later(p *plan, s *step) error {
	var who crm.PersonID
	var when time.Time
	var fault error
	err := eachChange(w.tx, crm.ChangeFilter{Record: s.ptr}, true, func(c crm.Change) bool {
		if c.Group == p.group && p.item == 0 {
			return true
		}
		var before, after fields
		if before, fault = version(c.Kind, c.Before); fault != nil {
			return false
		}
		if after, fault = version(c.Kind, c.After); fault != nil {
			return false
		}
		if has(touched(c.Kind, before, after), s.conflict) {
			who, when = c.Actor, c.At
		}
		return when.IsZero()
	})
	if fault != nil {
		err = fault
	}
	if err != nil {
		return err
	}
	return crm.E(crm.Later, "undo.later", w.called(s.current), w.nameOf(who), moment(when))
}

// usedError says that a record from elsewhere uses what would go.
type usedError struct{ made, user crm.Record }

func (e *usedError) Error() string {
	return fmt.Sprintf("%s is used by %s", e.made.Key(), e.user.Key())
}

func (p *plan) used(s *step, user crm.Record) error { return &usedError{s.current, user} }

func (w *Work) used(u *usedError) error {
	m := u.user.Base()
	return crm.E(crm.Later, "undo.used", w.called(u.made), w.called(u.user), w.nameOf(m.By), moment(m.Created))
}

// needs says whether a record can stand as it was: everything that it names is
// there, and its name is free.
func (w *Work) needs(p *plan, s *step) error {
	for _, ref := range s.target.Refs() {
		if st := p.byPtr[ref]; st != nil && !st.already {
			if !st.live() {
				return crm.E(crm.Later, "undo.needs", w.called(s.target), w.called(st.current))
			}
			continue
		}
		rec := p.there[ref]
		if rec == nil {
			rec = crm.New(ref.Kind)
			if err := w.tx.Get(rec, ref.ID); err != nil {
				return fmt.Errorf("what %s names: %w", s.ptr, err)
			}
			p.there[ref] = rec
		}
		if rec.Base().Deleted {
			return crm.E(crm.Later, "undo.needs", w.called(s.target), w.called(rec))
		}
	}
	if !s.comes() {
		return nil
	}
	switch t := s.target.(type) {
	case *crm.Account:
		found, _, err := crm.List[crm.Account](w.tx, crm.Where(crm.ByFold, t.Name.Fold), crm.Page{Limit: 2})
		if err != nil {
			return fmt.Errorf("accounts called %q: %w", t.Name.Fold, err)
		}
		for i := range found {
			if !p.freesName(&found[i], t.Name) {
				return crm.E(crm.Later, "undo.name", t.Name.Text)
			}
		}
	case *crm.Contact:
		found, err := w.contactCalled(t.Account, t.Name, t.Full)
		if err != nil {
			return err
		}
		if found != nil {
			return crm.E(crm.Later, "undo.name", t.Name.Text)
		}
	}
	return nil
}

// freesName reports that an account answers no more to a name once the plan is
// carried out: it got the name of one with which it was made one.
func (p *plan) freesName(a *crm.Account, name crm.Name) bool {
	s := p.byPtr[crm.Pointer{Kind: crm.KindAccount, ID: string(a.ID)}]
	if s == nil || s.idle() {
		return false
	}
	return s.target.Base().Deleted || !answersTo(s.target.(*crm.Account), name.Fold)
}

// called is what the one who undoes may call a record: an account and a
// contact by name, anything else by number.
func (w *Work) called(rec crm.Record) string {
	switch r := rec.(type) {
	case *crm.Account:
		return w.wroteName(r)
	case *crm.Contact:
		return r.Name.Text
	}
	return label(rec)
}

func (w *Work) nameOf(id crm.PersonID) string {
	if id == "" {
		return ""
	}
	p, err := w.person(id)
	if err != nil {
		return ""
	}
	return p.Name.Text
}

func moment(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// inverse writes the plan: what comes back first, then what changes, then what
// goes, each in the order in which records hang on each other.
func (w *Work) inverse(p *plan, passed []linked, out *Undone) error {
	w.undoes = p.group
	item := w.item
	defer func() { w.undoes, w.item = "", item }()
	for _, s := range ordered(p.steps) {
		if s.kept {
			out.Kept = append(out.Kept, s.current)
		}
		if s.idle() {
			continue
		}
		before := crm.New(s.ptr.Kind) // anew: what was written before it may have derived something of it
		if err := w.tx.Get(before, s.ptr.ID); err != nil {
			return fmt.Errorf("read %s: %w", s.ptr, err)
		}
		old, err := json.Marshal(before)
		if err != nil {
			return fmt.Errorf("encode %s: %w", s.ptr, err)
		}
		after := turned(before, s.target.Base().Deleted)
		if !s.turns {
			if after, err = patched(before, s.patch); err != nil {
				return err
			}
		}
		w.item = s.item
		if err := w.replace(after, before, old, "", crm.TouchSaid); err != nil {
			return err
		}
		switch {
		case s.goes():
			out.Gone = append(out.Gone, after)
		case s.comes():
			out.Back = append(out.Back, after)
		default:
			out.Restored = append(out.Restored, RecordDelta{before, after})
		}
		if s.ptr.Kind == crm.KindPerson && s.ptr.ID == string(w.actor.ID) {
			w.actor = after.(*crm.Person)
		}
		delete(w.people, crm.PersonID(s.ptr.ID))
	}
	for _, l := range slices.Backward(passed) {
		who, err := w.tx.PersonOf(l.Identity)
		if err != nil {
			return fmt.Errorf("identity %s: %w", l.Identity, err)
		}
		if who != l.To {
			continue
		}
		if err := w.link(l.Identity, l.From); err != nil {
			return err
		}
	}
	return nil
}

// passable reports whether an identity that the group passed on is still where
// it put it.
func (w *Work) passable(passed []linked) bool {
	for _, l := range passed {
		if who, err := w.tx.PersonOf(l.Identity); err == nil && who == l.To {
			return true
		}
	}
	return false
}

// ordered are the steps in the order in which they are written.
func ordered(steps []*step) []*step {
	rank := func(s *step) int { return slices.Index(crm.Kinds(), s.ptr.Kind) }
	stage := func(s *step) int {
		switch {
		case s.comes():
			return 0
		case s.goes():
			return 2
		}
		return 1
	}
	out := slices.Clone(steps)
	slices.SortStableFunc(out, func(a, b *step) int {
		if d := stage(a) - stage(b); d != 0 {
			return d
		}
		if stage(a) == 2 {
			return rank(b) - rank(a)
		}
		return rank(a) - rank(b)
	})
	return out
}
