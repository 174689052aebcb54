package handlers

import (
	"slices"
	"strings"
	"unicode"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// saveActivity corrects an activity from its form: what the words of a
// correction would do, and the free text.
func (q *request) saveActivity(b *bundle, said map[string]string) error {
	amount, err := q.amountOf(said["amount"])
	if err != nil {
		return err
	}
	on, err := q.dateOf(said["date"])
	if err != nil {
		return err
	}
	if on > q.today() {
		return crm.E(crm.BadInput, "activity.future", string(on))
	}
	x := fix{now: parse.Facts{Date: on, Amount: amount}}
	if name := said["account"]; name != "" {
		m := parse.Mention{Text: name}
		if q.ctx.Names != nil {
			m.Known = q.ctx.Names.Lookup(name, crm.KindAccount, parse.Asker{Who: q.who.ID, Recent: q.ctx.Recent})
		}
		x.now.Account, x.customer = &m, true
	}
	for _, name := range people(said["with"]) {
		x.now.Contacts = append(x.now.Contacts, parse.Contact{Name: name})
	}
	b.tasks = nil
	if x.noted, err = q.noteActivity(b.activity, said); err != nil {
		return err
	}
	return q.apply(b, x)
}

// noteActivity writes what no words of a correction say: the free text, and that
// nobody was met.
func (q *request) noteActivity(a *crm.Activity, said map[string]string) (out []cards.FieldChange, err error) {
	var e desk.ActivityEdit
	if gist, ok := said["gist"]; ok {
		e.Gist = &gist
		out = append(out, cards.FieldChange{Field: "gist", Old: a.Gist, New: gist})
	}
	if with, ok := said["with"]; ok && len(people(with)) == 0 {
		was, err := q.activityView(*a)
		if err != nil {
			return nil, err
		}
		var names []string
		for _, k := range was.People {
			names = append(names, k.Name.Text)
		}
		e.With = &[]crm.ContactID{}
		out = append(out, cards.FieldChange{Field: "with", Old: names, New: []string(nil)})
	}
	if len(out) == 0 {
		return nil, nil
	}
	w, err := q.begin()
	if err != nil {
		return nil, err
	}
	done, err := w.CorrectActivity(a.ID, e)
	if err != nil {
		return nil, err
	}
	*a = done.After
	return out, nil
}

// people are those whom a field of a form names.
func people(s string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、,,;;", r) }) {
		if strings.IndexFunc(part, func(r rune) bool { return unicode.Is(unicode.Han, r) }) < 0 {
			out = append(out, strings.TrimSpace(part)) // Wang Qiang is one
			continue
		}
		out = append(out, strings.Fields(part)...)
	}
	return slices.DeleteFunc(out, func(name string) bool { return name == "" })
}
