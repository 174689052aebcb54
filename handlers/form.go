package handlers

import (
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// openForm opens the form that corrects a record. A card that shows several
// asks which of them first.
func (q *request) openForm(subject string) error {
	number := strings.TrimPrefix(subject, "#")
	if g, ok := strings.CutPrefix(subject, cards.EditGroup); ok {
		if err := q.mine(crm.GroupID(g)); err != nil {
			return err
		}
		bs, _, err := q.bundles(crm.GroupID(g))
		switch {
		case err != nil:
			return err
		case len(bs) == 0:
			return crm.E(crm.Stale, "undo.done")
		case len(bs) > 1:
			q.m.Text = ""
			return q.askItem(bs)
		}
		n, ok := bs[0].main().(crm.Numbered)
		if !ok {
			return crm.E(crm.Missing, "record.missing", "", "")
		}
		number = n.Number()
	}
	form, err := q.recordForm(chat.Action{Subject: number})
	if err != nil {
		return err
	}
	if form == nil {
		q.alone(q.say.EditHint(number))
		return nil
	}
	return q.opens(form)
}

// opens opens a form for him.
func (q *request) opens(form *chat.Form) error {
	q.post(chat.Post{To: q.dm(), Form: form, Trigger: q.m.Trigger})
	return nil
}

// recordForm is the form that corrects a record; nil for one that is corrected
// in words alone.
func (q *request) recordForm(a chat.Action) (*chat.Form, error) {
	number := strings.TrimPrefix(a.Subject, "#")
	rec, err := q.named(parse.Item{Number: number})
	if err != nil {
		return nil, err
	}
	if may, err := q.can(crm.Write, rec); err != nil {
		return nil, err
	} else if !may {
		return nil, crm.E(crm.Forbidden, "record.not_yours", "#"+number)
	}
	b, err := q.bundleOf(rec)
	if err != nil {
		return nil, err
	}
	fields, err := q.fields(b)
	if err != nil || len(fields) == 0 {
		return nil, err
	}
	form := q.say.EditForm(number, fields, rec.Base().Rev)
	return &form, nil
}

// fields are what can be corrected of a record; labels are field names, worded
// by the card.
func (q *request) fields(b *bundle) ([]chat.Field, error) {
	kept := []string{"account", "date", "text", "name", "cost", "amount", "due", "sign_by"} // may be put right, not emptied
	var out []chat.Field
	add := func(key, kind, value string) {
		f := chat.Field{Key: key, Kind: kind, Label: key}
		if value != "" {
			f.Value = []string{value}
			f.Required = slices.Contains(kept, key)
		}
		out = append(out, f)
	}
	switch m := b.main().(type) {
	case *crm.Activity:
		v, err := q.activityView(*m)
		if err != nil {
			return nil, err
		}
		var names []string
		for _, c := range v.People {
			names = append(names, c.Name.Text)
		}
		add("account", chat.Line, v.AccountName)
		add("date", chat.Day, string(m.Date))
		add("with", chat.Line, strings.Join(names, "、"))
		add("gist", chat.Area, m.Gist)
		amount := ""
		if b.deal != nil {
			amount = q.say.Amount(b.deal.Amount)
		}
		add("amount", chat.Amount, amount)
	case *crm.Task:
		add("text", chat.Line, m.Text)
		add("due", chat.Day, string(m.Due))
		add("clock", chat.Clock, m.Clock)
	case *crm.Contact:
		add("name", chat.Line, m.Name.Text)
		add("title", chat.Line, m.Title)
		add("phone", chat.Line, m.Phone)
		add("email", chat.Line, m.Email)
	case *crm.Opportunity:
		add("amount", chat.Amount, q.say.Amount(m.Amount))
		add("sign_by", chat.Day, string(m.SignBy))
	case *crm.Lead:
		a, err := crm.Get[crm.Account](q.tx, m.Account)
		if err != nil {
			return nil, err
		}
		add("name", chat.Line, a.Name.Text)
		add("region", chat.Line, a.Region)
		add("industry", chat.Line, a.Industry)
	case *crm.Expense:
		add("cost", chat.Amount, q.say.Money(m.Amount))
	}
	return out, nil
}

// submitRecord takes the form that corrects a record.
func (q *request) submitRecord() error {
	rec, err := q.named(parse.Item{Number: strings.TrimPrefix(q.m.Action.Subject, "#")})
	if err != nil {
		return err
	}
	if q.outdated(rec.Base().Rev, q.m.Action.Subject) {
		return nil
	}
	b, err := q.bundleOf(rec)
	if err != nil {
		return err
	}
	before, err := q.fields(b)
	if err != nil {
		return err
	}
	said := map[string]string{}
	for _, f := range before {
		vs, given := q.given(f.Key)
		if !given {
			continue
		}
		now := desk.Clean(strings.Join(vs, "、"))
		if now != strings.Join(f.Value, "、") {
			said[f.Key] = now
		}
	}
	return q.saveFields(b, said)
}

// saveFields writes the fields of a form that differ from what is there.
func (q *request) saveFields(b *bundle, said map[string]string) error {
	switch m := b.main().(type) {
	case *crm.Activity:
		return q.saveActivity(b, said)
	case *crm.Task:
		return q.saveTask(m, said)
	case *crm.Contact:
		return q.saveContact(m, said)
	case *crm.Lead:
		return q.saveLead(m, said)
	}
	amount, err := q.amountOf(said["amount"] + said["cost"])
	if err != nil {
		return err
	}
	d, err := q.dateOf(said["sign_by"])
	if err != nil {
		return err
	}
	if o, ok := b.main().(*crm.Opportunity); ok && d != "" {
		return q.saveSign(o, d, amount)
	}
	return q.apply(b, fix{now: parse.Facts{Amount: amount}})
}

func (q *request) saveSign(o *crm.Opportunity, d crm.Date, amount *crm.Amount) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	a, err := crm.Get[crm.Account](q.tx, o.Account)
	if err != nil {
		return err
	}
	return q.updateDeal(w, parse.Facts{SignDate: d}, &a, o.ID, amount)
}

func (q *request) saveTask(t *crm.Task, said map[string]string) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	var e desk.TaskEdit
	if s, ok := said["text"]; ok && s != "" {
		e.Text = &s
	}
	due, err := q.dateOf(said["due"])
	if err != nil {
		return err
	}
	if due != "" {
		e.Due = &due
	}
	if s, ok := said["clock"]; ok {
		clock, err := q.clockOf(s)
		if err != nil {
			return err
		}
		e.Clock = &clock
	}
	done, err := w.CorrectTask(t.ID, e)
	if err != nil {
		return err
	}
	v := cards.ChangedView{Group: w.Group(), Number: t.Number(), Kind: crm.KindTask}
	add := func(field string, old, now any) {
		if old != now {
			v.Fields = append(v.Fields, cards.FieldChange{Field: field, Old: old, New: now})
		}
	}
	add("text", done.Before.Text, done.After.Text)
	add("due", done.Before.Due, done.After.Due)
	add("clock", done.Before.Clock, done.After.Clock)
	if v.AccountName, err = q.nameOf(t.Account); err != nil {
		return err
	}
	q.changed(v)
	return q.refreshOf(crm.Pointer{Kind: crm.KindTask, ID: string(t.ID)})
}

func (q *request) saveContact(k *crm.Contact, said map[string]string) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	e := desk.ContactEdit{}
	for key, to := range map[string]**string{"title": &e.Title, "phone": &e.Phone, "email": &e.Email} {
		if s, ok := said[key]; ok {
			*to = &s
		}
	}
	if s := said["name"]; s != "" {
		n := parse.Keys(s)
		e.Name = &n
	}
	done, err := w.UpdateContact(k.ID, e)
	if err != nil {
		return err
	}
	v := cards.ChangedView{
		Group: w.Group(), Number: k.Number(), Kind: crm.KindContact, Fields: contactChanges(done.Before, done.After),
	}
	if v.AccountName, err = q.nameOf(k.Account); err != nil {
		return err
	}
	q.changed(v)
	return q.refreshContact(k.ID)
}

func (q *request) saveLead(l *crm.Lead, said map[string]string) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	var e desk.AccountEdit
	if s := said["name"]; s != "" {
		n := parse.Keys(s)
		e.Name = &n
	}
	for key, to := range map[string]**string{"region": &e.Region, "industry": &e.Industry} {
		if s, ok := said[key]; ok {
			*to = &s
		}
	}
	done, err := w.UpdateAccount(l.Account, e)
	if err != nil {
		return err
	}
	v := cards.ChangedView{Group: w.Group(), Number: l.Number(), Kind: crm.KindLead, AccountName: done.After.Name.Text}
	for _, f := range []struct{ name, old, now string }{
		{"name", done.Before.Name.Text, done.After.Name.Text},
		{"region", done.Before.Region, done.After.Region},
		{"industry", done.Before.Industry, done.After.Industry},
	} {
		if f.old != f.now {
			v.Fields = append(v.Fields, cards.FieldChange{Field: f.name, Old: f.old, New: f.now})
		}
	}
	q.changed(v)
	return q.refreshOf(crm.Pointer{Kind: crm.KindLead, ID: string(l.ID)})
}

// dateOf reads a day from a form: as the platform gives it, or as people type
// it; empty when the field is. A Fault says that it is no day.
func (q *request) dateOf(s string) (crm.Date, error) {
	if d, err := crm.ParseDate(s); s == "" || err == nil {
		return d, nil
	}
	d, _ := day(parse.Read(s, q.ctx))
	if d == "" {
		d, _ = q.dayIn(s) // 12月2号 without a word of what happens then
	}
	if d == "" {
		return "", crm.E(crm.BadInput, "date.unknown", cards.Short(s, 40))
	}
	return d, nil
}

// amountOf reads an amount from a form; nil when the field is empty. A Fault
// says that it is no amount.
func (q *request) amountOf(s string) (*crm.Amount, error) {
	if s == "" {
		return nil, nil
	}
	f := parse.Read("金额 "+s, q.ctx)
	switch {
	case f.Amount != nil:
		return f.Amount, nil
	case len(f.Costs) > 0:
		return &crm.Amount{Money: f.Costs[0].Amount, Precision: crm.Exact}, nil
	}
	return nil, crm.E(crm.BadInput, "amount.unknown", cards.Short(s, 40))
}
