package handlers

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// keptValue is what a record itself keeps in a field: ids of choices, separated
// by commas, or words.
func (q *request) keptValue(n *notable, field string) (string, error) {
	if own, ok := n.corner(field); ok {
		return own, nil
	}
	switch r := n.rec.(type) {
	case *crm.Account:
		return q.keptOfAccount(r, field)
	case *crm.Contact:
		switch field {
		case "roles":
			return strings.Join(r.Roles, ","), nil
		case "decision":
			return r.Decision, nil
		case "attitude":
			return r.Attitude, nil
		case "support":
			return r.Support, nil
		case "prefers":
			return r.Prefers, nil
		}
	}
	return "", nil
}

func (q *request) keptOfAccount(a *crm.Account, field string) (string, error) {
	switch field {
	case "name":
		return a.Name.Text, nil
	case "address":
		return a.Address, nil
	case "amount_class":
		return a.AmountClass, nil
	case "value_stage":
		return a.ValueStage, nil
	case "manage_mode":
		return a.ManageMode, nil
	case "loyalty":
		return a.Loyalty, nil
	case "rank_sales":
		return rankText(a.RankSale), nil
	case "rank_profit":
		return rankText(a.RankGain), nil
	case "referrer":
		return a.Referrer, nil
	case "relation":
		return a.Relation, nil
	case "key_account":
		if a.KeyAccount {
			return q.Book.KeyAccount.ID, nil
		}
		return q.Book.OtherAccounts.ID, nil // everybody else (C3)
	}
	people, err := q.contactsOf(a.ID)
	if err != nil {
		return "", err
	}
	people = slices.DeleteFunc(people, func(c crm.Contact) bool { return c.Left != "" })
	for _, c := range people {
		if field == "phone" && c.Phone != "" {
			return c.Phone, nil
		}
	}
	if field == "phone" || len(people) == 0 {
		return "", nil
	}
	return q.say.People(people), nil
}

// without is the value of a field when one of its choices is denied: 王总不是决策者.
func (q *request) without(n *notable, f playbook.Field, choice string) (string, error) {
	now, err := q.keptValue(n, f.Record)
	if err != nil || f.Record == "" {
		return "", err
	}
	left := slices.DeleteFunc(strings.Split(now, ","), func(id string) bool { return id == choice || id == "" })
	if f.Kind == playbook.FieldMany || f.Record == "key_account" {
		return "-" + choice, nil
	}
	return strings.Join(left, ","), nil
}

// keepValue writes a field that the record itself keeps. Of several choices
// those that are said are added, and one behind a minus is taken away; a form
// says all of them.
func (q *request) keepValue(w *desk.Work, n *notable, f playbook.Field, value, why string) ([]cards.FieldChange, error) {
	before, err := q.keptValue(n, f.Record)
	if err != nil {
		return nil, err
	}
	gone, minus := strings.CutPrefix(value, "-")
	id, ok := q.Book.FieldValue(f, gone)
	if !ok {
		return nil, crm.E(crm.BadInput, "field.value", f.ID, cards.Short(gone, 20))
	}
	switch r := n.rec.(type) {
	case *crm.Account:
		e := accountEdit(f.Record, id)
		if f.Record == "key_account" {
			yes := id == q.Book.KeyAccount.ID && !minus
			e.KeyAccount = &yes
		}
		e.Reason = why
		done, err := w.UpdateAccount(r.ID, e)
		if err != nil {
			return nil, err
		}
		tier := r.Tier
		if *r = done.After; r.Tier != tier { // the ranks make it
			after, err := q.keptValue(n, f.Record)
			return []cards.FieldChange{{Field: f.ID, Old: before, New: after}, {Field: "tier", Old: tier, New: r.Tier}}, err
		}
	case *crm.Contact:
		e := contactEdit(f.Record, id)
		if f.Record == "prefers" {
			clock := q.clockIn(id)
			e.CallAt = &clock
		}
		if f.Kind == playbook.FieldMany {
			e = manyEdit(strings.Split(before, ","), id, minus, q.m.Kind == chat.Submit)
		}
		if n.deal != nil && f.Group == cornerGroup {
			e.Deal = n.deal.ID
		}
		done, err := w.UpdateContact(r.ID, e)
		if err != nil {
			return nil, err
		}
		*r = done.After
	default:
		return nil, fmt.Errorf("field %s of a %s", f.ID, n.rec.Kind())
	}
	after, err := q.keptValue(n, f.Record)
	if err != nil || before == after {
		return nil, err
	}
	return []cards.FieldChange{{Field: f.ID, Old: before, New: after}}, nil
}

// accountEdit changes a field that an account keeps; its name and its people
// are changed in sentences of their own.
func accountEdit(field, value string) desk.AccountEdit {
	var e desk.AccountEdit
	switch field {
	case "address":
		e.Address = &value
	case "amount_class":
		e.AmountClass = &value
	case "value_stage":
		e.ValueStage = &value
	case "manage_mode":
		e.ManageMode = &value
	case "loyalty":
		e.Loyalty = &value
	case "rank_sales":
		e.RankSales = rankOf(value)
	case "rank_profit":
		e.RankGain = rankOf(value)
	case "referrer":
		e.Referrer = &value
	case "relation":
		e.Relation = &value
	}
	return e
}

// rankText is a place in a ranking; "" for an unknown one.
func rankText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// rankOf is a place in a ranking as the desk takes it; what is no number is
// refused there.
func rankOf(s string) *int {
	n, err := strconv.Atoi(s)
	if err != nil {
		n = -1
	}
	if s == "" {
		n = 0
	}
	return &n
}

func contactEdit(field, value string) desk.ContactEdit {
	var e desk.ContactEdit
	switch field {
	case "decision":
		e.Decision = &value
	case "attitude":
		e.Attitude = &value
	case "support":
		e.Support = &value
	case "prefers":
		e.Prefers = &value
	}
	return e
}

// clockIn is the first time of a day that some words name, HH:MM, in the zone of
// whoever wrote them; "" for none.
func (q *request) clockIn(words string) string {
	for _, e := range parse.Entities(words, parse.Context{Said: q.said(), Zone: q.who.Location(), Locale: q.who.Lang(), Cal: q.Calendars(q.who.Calendar)}) {
		for _, v := range e.Values {
			if _, clock, ok := strings.Cut(cmp.Or(v.Value, v.Start), "T"); ok && len(clock) >= len("15:04") {
				return clock[:len("15:04")]
			}
		}
	}
	return ""
}

// manyEdit brings the buying roles of a contact to what was said: all says that
// these are all of them.
func manyEdit(now []string, said string, minus, all bool) desk.ContactEdit {
	ids := strings.FieldsFunc(said, func(r rune) bool { return r == ',' })
	if minus {
		return desk.ContactEdit{NoRoles: ids}
	}
	e := desk.ContactEdit{Roles: ids}
	if all || len(ids) == 0 {
		for _, r := range now {
			if !slices.Contains(ids, r) {
				e.NoRoles = append(e.NoRoles, r)
			}
		}
	}
	return e
}
