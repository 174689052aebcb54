package desk

import (
	"fmt"
	"strconv"
	"strings"

	"milepost/storage/crm"
)

// sourced reports the kinds of records of whose values people ask where they come
// from (C9): a change of one keeps the words that made it.
func sourced(k crm.Kind) bool {
	return k == crm.KindAccount || k == crm.KindContact || k == crm.KindOpportunity
}

// Origin is where a value of a record comes from: who said it, when, in which
// words.
type Origin struct {
	Value any // as StoredValue gives it
	Who   crm.PersonID
	On    crm.Date // in the zone of whoever asked
	How   string   // Chat, Button, Form, Import, Job or Command
	Text  string   // the words; "" when nobody knows them, as of a form
}

// StoredValue is a field that a record itself keeps, by its JSON name: a string,
// a number, a crm.Date, crm.Money or crm.Amount; nil for what is not one of them.
func StoredValue(rec crm.Record, field string) any {
	switch r := rec.(type) {
	case *crm.Account:
		return accountValue(r, field)
	case *crm.Contact:
		return contactValue(r, field)
	case *crm.Opportunity:
		return dealValue(r, field)
	}
	return nil
}

func accountValue(a *crm.Account, field string) any {
	switch field {
	case "name":
		return a.Name.Text
	case "owner":
		return string(a.Owner)
	case "address":
		return a.Address
	case "region":
		return a.Region
	case "industry":
		return a.Industry
	case "revenue":
		return a.Revenue
	case "tier":
		return a.Tier
	case "source":
		return a.Source
	case "referrer":
		return a.Referrer
	case "rank_sales":
		return a.RankSale
	case "rank_profit":
		return a.RankGain
	case "amount_class":
		return a.AmountClass
	case "value_stage":
		return a.ValueStage
	case "manage_mode":
		return a.ManageMode
	case "loyalty":
		return a.Loyalty
	case "relation":
		return a.Relation
	}
	return nil
}

func contactValue(k *crm.Contact, field string) any {
	switch field {
	case "name":
		return k.Name.Text
	case "title":
		return k.Title
	case "phone":
		return k.Phone
	case "roles":
		return strings.Join(k.Roles, ",")
	case "decision":
		return k.Decision
	case "attitude":
		return k.Attitude
	case "support":
		return k.Support
	case "prefers":
		return k.Prefers
	}
	return nil
}

func dealValue(o *crm.Opportunity, field string) any {
	switch field {
	case "amount":
		return o.Amount
	case "sign_by":
		return o.SignBy
	case "win_pct":
		return o.WinPct
	case "milestone":
		return o.Milestone
	case "owner":
		return string(o.Owner)
	}
	return nil
}

// plain is a value as it is compared, and as a check of it keeps it; "" for none.
func plain(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case int:
		if v == 0 {
			return ""
		}
		return strconv.Itoa(v)
	case interface{ IsZero() bool }:
		if v.IsZero() {
			return ""
		}
	}
	return fmt.Sprint(v)
}

// Origins tells of fields that a record keeps where their values come from, newest
// first, at most so many of each: the present one, then those before it. What was
// taken back since is left out. A field that is empty has none.
func (d *Desk) Origins(r crm.Reader, rec crm.Record, most int, fields ...string) (map[string][]Origin, error) {
	out := map[string][]Origin{}
	want := map[string]string{} // what the field held after the next older change that counts
	for _, f := range fields {
		if s := plain(StoredValue(rec, f)); s != "" {
			want[f] = s
		}
	}
	var fault error
	err := eachChange(r, crm.ChangeFilter{Record: crm.Pointer{Kind: rec.Kind(), ID: rec.Key()}}, true, func(c crm.Change) bool {
		if c.Undoes != "" || c.Touch == crm.TouchDerived {
			return true
		}
		if fault = d.trace(r, c, most, want, out); fault != nil {
			return false
		}
		return len(want) > 0
	})
	if fault != nil {
		err = fault
	}
	return out, err
}

// trace adds what one change says of the fields that are still looked for.
func (d *Desk) trace(r crm.Reader, c crm.Change, most int, want map[string]string, out map[string][]Origin) error {
	before, err := decode(c.Kind, c.Before)
	if err != nil {
		return err
	}
	after, err := decode(c.Kind, c.After)
	if err != nil {
		return err
	}
	for f, value := range want {
		was, is := plain(StoredValue(before, f)), StoredValue(after, f)
		if plain(is) != value || was == value {
			continue
		}
		o := Origin{Value: is, Who: c.Actor, How: c.Via}
		if o.Text, err = wordsOf(r, c, after); err != nil {
			return err
		}
		if o.On, err = saidOn(r, c); err != nil {
			return err
		}
		out[f] = append(out[f], o)
		if want[f] = was; was == "" || len(out[f]) == most {
			delete(want, f)
		}
	}
	return nil
}

// saidOn is the day, where whoever changed it is, on which he said so.
func saidOn(r crm.Reader, c crm.Change) (crm.Date, error) {
	at := SaidAt(c.Group)
	if at.IsZero() {
		at = c.At
	}
	p, err := crm.Get[crm.Person](r, c.Actor)
	if err != nil && !crm.IsMissing(err) {
		return "", err
	}
	return crm.DateOf(at.In(p.Location())), nil
}

// wordsOf is the words of a change: those that it keeps, those of the new record,
// or, of a new account, those of the lead that came with it.
func wordsOf(r crm.Reader, c crm.Change, after crm.Record) (string, error) {
	if c.Said != "" || len(c.Before) > 0 {
		return c.Said, nil
	}
	switch k := after.(type) {
	case *crm.Contact:
		return k.Evidence.Text, nil
	case *crm.Opportunity:
		return k.Evidence.Text, nil
	}
	var text string
	var fault error
	err := eachChange(r, crm.ChangeFilter{Group: c.Group}, false, func(x crm.Change) bool {
		if x.Kind != crm.KindLead || x.Seq < c.Seq {
			return true
		}
		var rec crm.Record
		if rec, fault = decode(x.Kind, x.After); fault != nil {
			return false
		}
		l, ok := rec.(*crm.Lead)
		if ok && string(l.Account) == c.ID {
			text = l.Evidence.Text
			return false
		}
		return true
	})
	if fault != nil {
		err = fault
	}
	return text, err
}

// Checked is what somebody who looked into a field that a record keeps said of its
// present value: nil when nobody did, or when it has changed since.
func Checked(r crm.Reader, rec crm.Record, field string) (*crm.Field, error) {
	f, err := crm.Get[crm.Field](r, crm.FieldOf(crm.Pointer{Kind: rec.Kind(), ID: rec.Key()}, field))
	if crm.IsMissing(err) {
		return nil, nil
	}
	if err != nil || f.Deleted || f.Value != plain(StoredValue(rec, field)) {
		return nil, err
	}
	return &f, nil
}

// VerifyKept marks the present value of a field that a record itself keeps as
// looked into, or as doubted; once it changes it is unverified again. Forbidden
// "field.own" when the actor said it himself, BadInput "field.empty"
// for a field that is empty or not one of those.
func (w *Work) VerifyKept(subject crm.Pointer, field string, holds bool) (Edited[crm.Field], error) {
	none := Edited[crm.Field]{}
	def, _ := w.book.Field(field)
	if err := w.maySubject(subject, def.Group); err != nil {
		return none, err
	}
	rec := crm.New(subject.Kind)
	if err := w.tx.Get(rec, subject.ID); err != nil {
		return none, err
	}
	value := plain(StoredValue(rec, field))
	if value == "" {
		return none, crm.E(crm.BadInput, "field.empty")
	}
	from, err := w.Origins(w.tx, rec, 1, field)
	if err != nil {
		return none, err
	}
	f := crm.Field{ID: crm.FieldOf(subject, field)}
	if err := w.again(&f); err != nil {
		return none, err
	}
	before := f
	f.Subject, f.Name, f.Deleted, f.Evidence = subject, field, false, crm.Evidence{}
	if f.Value = value; len(from[field]) > 0 {
		f.Who, f.On = from[field][0].Who, from[field][0].On
	}
	if f.Who == w.actor.ID {
		return none, crm.E(crm.Forbidden, "field.own", field, w.boss())
	}
	if before.Value == f.Value && before.Verified == holds && before.Checker != "" && !before.Deleted {
		return Edited[crm.Field]{before, before}, nil
	}
	f.Verified, f.Checker, f.CheckedOn = holds, w.actor.ID, w.Today()
	return save(w, before, f, "")
}
