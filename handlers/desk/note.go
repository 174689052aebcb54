package desk

import (
	"fmt"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// Note notes a field of an account, a lead, a contact, an opportunity or a
// person; noting it again changes it, and its changes are its history. An empty
// value takes the note away; of a list, each value is a row more. What is noted
// is unverified until somebody else looks into it. BadInput "field.value"
// (field, value, what it can be) for what the field cannot hold,
// "field.subject" for a field of another kind of record.
func (w *Work) Note(n NewNote) (Edited[crm.Field], error) {
	none := Edited[crm.Field]{}
	var c checks
	c.short(&n.Field)
	c.text(&n.Value, maxGist)
	c.text(&n.Note, maxGist)
	if n.Field == "" {
		c.fail(crm.E(crm.BadInput, "field.name"))
	}
	if c.err != nil {
		return none, c.err
	}
	f, declared := w.book.Field(n.Field)
	if err := w.maySubject(n.Subject, f.Group); err != nil {
		return none, err
	}
	if !declared {
		return w.note(n.Subject, n.Field, n.Value, n.Note)
	}
	value, ok := w.book.FieldValue(f, n.Value)
	switch {
	case f.Record != "":
		return none, fmt.Errorf("desk: field %s is kept by the record itself", f.ID)
	case w.book.FieldOn(f.ID) != n.Subject.Kind:
		return none, crm.E(crm.BadInput, "field.subject", string(n.Subject.Kind))
	case !ok:
		return none, crm.E(crm.BadInput, "field.value", f.ID, shown(n.Value))
	case f.Kind == playbook.FieldRows && value != "":
		return w.addRow(n, value)
	}
	return w.note(n.Subject, n.Field, value, n.Note)
}

// maySubject says whether the actor may note a field of that group of a record.
func (w *Work) maySubject(p crm.Pointer, group string) error {
	switch p.Kind {
	case crm.KindAccount:
		a, err := w.account(crm.AccountID(p.ID))
		if err == nil && !w.MaySee(w.actor, group, &a) {
			err = crm.E(crm.Forbidden, "field.hidden", w.boss())
		}
		return err
	case crm.KindContact:
		c, err := crm.Get[crm.Contact](w.tx, crm.ContactID(p.ID))
		if err != nil {
			return err
		}
		if _, err = w.account(c.Account); err == nil && c.Forgotten != "" {
			err = crm.E(crm.Stale, "contact.forgotten", label(&c))
		}
		return err
	case crm.KindLead:
		l, err := crm.Get[crm.Lead](w.tx, crm.LeadID(p.ID))
		if err != nil {
			return err
		}
		return w.mayWrite(&l)
	case crm.KindOpportunity:
		o, err := crm.Get[crm.Opportunity](w.tx, crm.OpportunityID(p.ID))
		if err != nil {
			return err
		}
		return w.mayWrite(&o)
	case crm.KindPerson:
		who, err := crm.Get[crm.Person](w.tx, crm.PersonID(p.ID))
		if err != nil {
			return err
		}
		if !w.MaySee(w.actor, group, &who) {
			return crm.E(crm.Forbidden, "field.hidden", w.boss())
		}
		return nil
	}
	return crm.E(crm.BadInput, "field.subject", string(p.Kind))
}

// MaySee reports whether somebody who may read a record may see what is noted
// of it in that group. What managers note of their people is theirs and the
// director's alone, and nobody's own; of a group that is each one's own, he sees
// what he noted himself (MaySeeNote).
func (d *Desk) MaySee(actor *crm.Person, group string, of crm.Record) bool {
	g, _ := d.book.FieldGroup(group)
	p, person := of.(*crm.Person)
	if !person {
		leads := g.See == playbook.SeeManager || g.See == playbook.SeeOwn
		return !leads || crm.Can(actor, crm.Reassign, crm.ScopeOf(of))
	}
	return g.See == playbook.SeeManager && actor.ID != p.ID &&
		crm.Can(actor, crm.Reassign, crm.Scope{Kind: crm.KindActivity, Owner: p.ID, Team: p.Team})
}

// MaySeeNote reports whether somebody who may see a group may see that one of it:
// what is for each one alone is his who noted it.
func (d *Desk) MaySeeNote(actor *crm.Person, f *crm.Field) bool {
	def, _ := d.book.Field(f.Name)
	g, _ := d.book.FieldGroup(def.Group)
	return g.See != playbook.SeeOwn || f.Who == actor.ID
}

func (w *Work) note(subject crm.Pointer, name, value, evidence string) (Edited[crm.Field], error) {
	f := crm.Field{ID: crm.FieldOf(subject, name)}
	if err := w.again(&f); err != nil {
		return Edited[crm.Field]{}, err
	}
	before := f
	if value == "" && (f.Rev == 0 || before.Deleted) {
		return Edited[crm.Field]{before, before}, nil
	}
	if f.Rev != 0 && !before.Deleted && before.Value == value && before.Note == evidence {
		return Edited[crm.Field]{before, before}, nil
	}
	f.Subject, f.Name, f.Value, f.Note, f.Deleted = subject, name, value, evidence, value == ""
	f.Verified, f.Checker, f.CheckedOn = false, "", ""
	f.Who, f.On, f.Evidence = w.actor.ID, w.Today(), w.evidence(crm.Evidence{})
	return save(w, before, f, "")
}

// addRow adds a row to a list.
func (w *Work) addRow(n NewNote, value string) (Edited[crm.Field], error) {
	row := w.next()
	f := crm.Field{
		ID: crm.RowOf(n.Subject, n.Field, row), Subject: n.Subject, Name: n.Field, Row: row, Value: value, Note: n.Note,
		Who: w.actor.ID, On: w.Today(), Evidence: w.evidence(crm.Evidence{}),
	}
	return save(w, crm.Field{}, f, "")
}

// EditRow changes a row of a list, closes it, opens it again or takes it away.
// BadInput "field.row" for a field that is no row, and for closing one of a
// list whose rows are never open.
func (w *Work) EditRow(id crm.FieldID, e RowEdit) (Edited[crm.Field], error) {
	none := Edited[crm.Field]{}
	f, def, err := w.noted(id)
	if err != nil {
		return none, err
	}
	if f.Row == "" || e.Closed != nil && !def.Open {
		return none, crm.E(crm.BadInput, "field.row")
	}
	before := f
	var c checks
	set(&f.Value, e.Value)
	set(&f.Note, e.Note)
	c.text(&f.Value, maxGist)
	c.text(&f.Note, maxGist)
	f.Deleted = e.Gone || f.Value == ""
	switch {
	case e.Closed == nil:
	case !*e.Closed:
		f.Closed = ""
	case f.Closed == "":
		f.Closed = w.Today()
	}
	return save(w, before, f, "")
}

// VerifyField marks a noted value as looked into, or as doubted again.
// Forbidden "field.own" when the actor noted it himself: nobody vouches for his
// own words.
func (w *Work) VerifyField(id crm.FieldID, holds bool) (Edited[crm.Field], error) {
	none := Edited[crm.Field]{}
	f, _, err := w.noted(id)
	if err != nil {
		return none, err
	}
	if f.Who == w.actor.ID {
		return none, crm.E(crm.Forbidden, "field.own", f.Name, w.boss())
	}
	before := f
	if f.Verified == holds && f.Checker != "" {
		return Edited[crm.Field]{before, before}, nil
	}
	f.Verified, f.Checker, f.CheckedOn = holds, w.actor.ID, w.Today()
	return save(w, before, f, "")
}

// noted reads something noted that the actor may change, and what the playbook
// says of its field.
func (w *Work) noted(id crm.FieldID) (f crm.Field, def playbook.Field, err error) {
	if f, err = crm.Get[crm.Field](w.tx, id); err != nil {
		return f, def, err
	}
	def, _ = w.book.Field(f.Name)
	if !w.MaySeeNote(w.actor, &f) {
		return f, def, crm.E(crm.Forbidden, "field.hidden", w.boss())
	}
	return f, def, w.maySubject(f.Subject, def.Group)
}
