package handlers

import (
	"fmt"
	"strings"

	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// addContacts finds or makes the people of a customer who were named.
func (q *request) addContacts(w *desk.Work, at crm.AccountID, said []parse.Contact) ([]crm.ContactID, error) {
	var out []crm.ContactID
	for _, c := range said {
		if c.Name == "" {
			continue
		}
		if err := q.nowNamed(w, at, c); err != nil {
			return nil, err
		}
		if known, err := q.byFirstName(at, c); err != nil {
			return nil, err
		} else if known != "" {
			out = append(out, known)
			continue
		}
		k, _, err := w.AddContact(newContact(at, c))
		if err != nil {
			return nil, err
		}
		out = append(out, k.ID)
	}
	return out, nil
}

// byFirstName is who of a customer's people is called by his first name: Tom, where one
// Tom Baker is known and nobody else is called Tom. It is "" for nobody, and for whom
// more is said than that.
func (q *request) byFirstName(at crm.AccountID, c parse.Contact) (crm.ContactID, error) {
	if !ascii(c.Name) || strings.Contains(c.Name, " ") || c.Title != "" || c.Phone != "" || c.Email != "" || len(c.Known) > 0 {
		return "", nil
	}
	people, err := q.contactsOf(at)
	if err != nil {
		return "", err
	}
	var found crm.ContactID
	for i := range people {
		first, _, more := strings.Cut(people[i].Name.Text, " ")
		if people[i].Left != "" || people[i].Forgotten != "" || !strings.EqualFold(first, c.Name) {
			continue
		}
		if !more || found != "" {
			return "", nil
		}
		found = people[i].ID
	}
	return found, nil
}

// metByFirstName is who of the people of a customer is called by his first name with what he does:
// met Lisa Braun, and then, a week later, Lisa runs engineering. nil for nobody.
func (q *request) metByFirstName(at crm.AccountID, c parse.Contact) (*crm.Contact, error) {
	if !ascii(c.Name) && (at != q.conv.About || !q.stillTalking()) {
		return nil, nil
	}
	id, err := q.byFirstName(at, parse.Contact{Name: c.Name})
	if err != nil || id == "" {
		return nil, err
	}
	k, err := crm.Get[crm.Contact](q.tx, id)
	return &k, err
}

// nowNamed gives somebody who was known by his post alone the name by which he is called
// now: 老板娘, and then 老板娘姓黄.
func (q *request) nowNamed(w *desk.Work, at crm.AccountID, c parse.Contact) error {
	post, ok := strings.CutPrefix(c.Name, surnameIn(c.Name))
	if !ok || length(post) < 2 || len(c.Known) > 0 || ascii(c.Name) {
		return nil
	}
	people, err := q.contactsOf(at)
	if err != nil {
		return err
	}
	for i := range people {
		if people[i].Name.Text != post || people[i].Left != "" || people[i].Forgotten != "" {
			continue
		}
		name := parse.Keys(c.Name)
		_, err := w.UpdateContact(people[i].ID, desk.ContactEdit{Name: &name})
		return err
	}
	return nil
}

// surnameIn is the first character of a name: the surname of nearly everybody.
func surnameIn(name string) string {
	for _, r := range name {
		return string(r)
	}
	return ""
}

// colleagues are our own people who came along. Somebody whom the roster does
// not know stays in the words: he must not cost the message.
func (q *request) colleagues(t parse.Facts) ([]crm.PersonID, error) {
	var out []crm.PersonID
	for _, m := range t.Colleagues {
		id := crm.PersonID(m.Row.ID)
		if m.Row.Kind != crm.KindPerson || id == "" || id == q.who.ID {
			continue
		}
		var p crm.Person
		switch err := q.tx.Get(&p, string(id)); {
		case crm.IsMissing(err):
		case err != nil:
			return nil, fmt.Errorf("colleague %s: %w", id, err)
		default:
			out = append(out, id)
		}
	}
	return out, nil
}

// loneName is a name that reads as a person's and may be a customer's as well, where no
// customer was named: called Festo, no answer.
func loneName(t parse.Facts) string {
	if len(t.Contacts) != 1 || len(t.Contacts[0].Known) > 0 {
		return ""
	}
	c := t.Contacts[0]
	if c.Title != "" || c.Department != "" || c.Phone != "" || !ascii(c.Name) || strings.ContainsAny(c.Name, " .") || addressed(t, c) {
		return ""
	}
	return c.Name
}

// addressed reports that a form of address stands before a name: met Ms. Keller.
func addressed(t parse.Facts, c parse.Contact) bool {
	runes := []rune(t.Text)
	return c.Span.Start > 0 && c.Span.Start <= len(runes) && formOfAddress.MatchString(strings.ToLower(string(runes[:c.Span.Start])))
}

// formOfAddress finds the end of words that lead to a person's name.
var formOfAddress = wording.Compile(`\b(mr|mrs|ms|miss|dr|prof|frau|herr|sir|madam)\.? $`)
