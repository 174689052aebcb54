package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// noteForm is the form of a group of fields.
func (q *request) noteForm(a chat.Action) (*chat.Form, error) {
	n, err := q.notableNamed(a.Subject)
	if err != nil {
		return nil, err
	}
	v, err := q.formView(n, a.Arg)
	if err != nil {
		return nil, err
	}
	form := q.say.NoteForm(v)
	return &form, nil
}

// formView are the fields of a form: of a group, or of the whole account file.
// What the record is called, and who its people are, is said elsewhere.
func (q *request) formView(n *notable, group string) (cards.FieldsView, error) {
	g, ok := q.Book.FieldGroup(group)
	groups := []playbook.FieldGroup{g}
	if !ok {
		groups = nil
		for _, x := range q.groupsOn(n) {
			if x.File {
				groups = append(groups, x)
			}
		}
		g = playbook.FieldGroup{Word: playbook.Word{ID: cards.FileGroup, Name: q.say.FileWord()}}
	}
	v := q.bareView(n, g)
	if !n.may || ok && !q.sees(g, n) {
		return v, q.notForYou()
	}
	for _, one := range groups {
		part, err := q.fieldsView(n, one)
		if err != nil {
			return v, err
		}
		for _, f := range part.Fields {
			switch f.Field.Record {
			case "name", "contacts", "phone":
			default:
				v.Fields = append(v.Fields, f)
			}
		}
	}
	return v, nil
}

// notableNamed is the record that a button names.
func (q *request) notableNamed(subject string) (*notable, error) {
	if id, ok := strings.CutPrefix(subject, string(crm.KindPerson)+"/"); ok {
		p, err := crm.Get[crm.Person](q.tx, crm.PersonID(id))
		if err != nil {
			return nil, err
		}
		return q.notableOf(&p)
	}
	subject, in, _ := strings.Cut(strings.TrimPrefix(subject, "#"), "/")
	rec, err := q.named(parse.Item{Number: subject})
	if err != nil {
		return nil, err
	}
	if rec.Base().Deleted {
		return nil, crm.NotFound(rec.Kind(), "")
	}
	n, err := q.notableOf(rec)
	if err != nil || in == "" {
		return n, err
	}
	deal, err := q.named(parse.Item{Number: in})
	if err != nil {
		return nil, err
	}
	o, ok := deal.(*crm.Opportunity)
	if !ok || n.account == nil || o.Account != n.account.ID || o.Deleted {
		return nil, crm.NotFound(crm.KindOpportunity, "")
	}
	n.within(o)
	return n, nil
}

// saveNotes takes a form of fields: what differs from what is there is noted.
func (q *request) saveNotes() error {
	n, err := q.notableNamed(q.m.Action.Subject)
	if err != nil {
		return err
	}
	v, err := q.formView(n, q.m.Action.Arg)
	if err != nil {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	out := cards.ChangedView{Group: w.Group(), Number: n.number(), Kind: n.rec.Kind(), AccountName: n.name}
	for _, f := range v.Fields {
		said, given := q.given(f.Field.ID)
		value := desk.Clean(strings.Join(said, ","))
		if !given || value == "" && len(f.Values) == 0 {
			continue
		}
		if f.Field.Kind == playbook.FieldRows && value == "" {
			continue // a row more, or none
		}
		now, note := "", ""
		if len(f.Values) > 0 {
			now, note = f.Values[0].Value, f.Values[0].Note
		}
		if id, ok := q.Book.FieldValue(f.Field, value); ok && id == now && f.Field.Kind != playbook.FieldRows {
			continue
		}
		if value == "" {
			note = ""
		}
		changes, row, err := q.noteOne(w, n, f.Field, value, note)
		if err != nil {
			return err
		}
		if row != nil {
			changes = []cards.FieldChange{{Field: f.Field.ID, New: value}}
		}
		out.Fields = append(out.Fields, changes...)
	}
	if n.account != nil {
		q.about(n.account.ID, "")
	}
	q.alone(q.say.NotedAll(out))
	if len(out.Fields) > 0 {
		q.conv.Group = w.Group()
	}
	return nil
}

// pressSet notes a value that a card proposed.
func (q *request) pressSet(a chat.Action) error {
	n, err := q.notableNamed(a.Subject)
	if err != nil {
		return err
	}
	field, value, _ := strings.Cut(a.Arg, choiceSign)
	f, ok := q.Book.Field(field)
	if _, valid := q.Book.FieldValue(f, value); !ok || !valid || q.Book.FieldOn(f.ID) != n.rec.Kind() {
		q.reply(q.out.UnknownButton())
		return nil
	}
	q.f.Noted = []parse.Noted{{Key: field, Value: value}}
	return q.noteAll(n)
}

// pressVerify says whether a noted value holds.
func (q *request) pressVerify(a chat.Action) error {
	id := cards.FieldOfSubject(a.Subject)
	if id == "" {
		q.reply(q.out.UnknownButton())
		return nil
	}
	return q.verify(id, a.Arg != "no")
}

func (q *request) verify(id crm.FieldID, holds bool) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	kind, of, name := crm.OfField(id)
	f, declared := q.Book.Field(name)
	kept := f.Record != ""
	if !declared && desk.StoredValue(crm.New(kind), name) != nil {
		f, kept = q.say.KeptField(name), true
	}
	var done desk.Edited[crm.Field]
	if kept {
		done, err = w.VerifyKept(crm.Pointer{Kind: kind, ID: of}, f.Record, holds)
	} else {
		done, err = w.VerifyField(id, holds)
	}
	if err != nil {
		return err
	}
	rec := crm.New(done.After.Subject.Kind)
	if err := q.tx.Get(rec, done.After.Subject.ID); err != nil {
		return err
	}
	n, err := q.notableOf(rec)
	if err != nil {
		return err
	}
	g, _ := q.Book.FieldGroup(f.Group)
	v := q.bareView(n, g)
	if kept {
		v.Fields = []cards.FieldView{{Field: f}}
		err = q.trace(rec, 1, v.Fields)
	} else {
		f.ID = done.After.Name
		v.Fields = make([]cards.FieldView, 1)
		v.Fields[0], err = q.fieldView(n, f, []crm.Field{done.After})
	}
	if err != nil {
		return err
	}
	q.alone(q.say.Verified(v, w.Group()))
	q.conv.Group = w.Group()
	return nil
}
