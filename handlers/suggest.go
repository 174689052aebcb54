package handlers

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// maxOptions is how many options a lookup field offers.
const maxOptions = 20

// maxScanned is how many customers, his own and then his team's, are looked
// through for a part of a name: Slack waits three seconds for options.
const maxScanned = 2000

// Suggest gives the options of a lookup field while somebody types: customers or
// contacts that he may see, the best first, and at the end what he typed, as a
// new one. Before he types it is the customers that he met last. A value is a
// name, as in a message.
func (r *Router) Suggest(_ context.Context, rd crm.Reader, who crm.PersonID, field, typed string) ([]chat.Option, error) {
	p, err := crm.Get[crm.Person](rd, who)
	if err != nil {
		return nil, fmt.Errorf("person %s: %w", who, err)
	}
	names, err := r.knownNames(rd)
	if err != nil {
		return nil, err
	}
	l := &lookup{rd: rd, who: &p, say: cards.For(&p, rd.Now(), r.Book, r.Calendars(p.Calendar)), names: names, typed: desk.Clean(typed)}
	switch field {
	case "account":
		return l.accounts()
	case "with":
		return l.contacts()
	}
	return nil, nil
}

// lookup is somebody looking for a name.
type lookup struct {
	rd    crm.Reader
	who   *crm.Person
	say   *cards.Writer
	names *parse.Names
	typed string
	out   []chat.Option
}

// add offers a name, once.
func (l *lookup) add(name, label string) {
	known := slices.ContainsFunc(l.out, func(o chat.Option) bool { return o.Value == name })
	if name != "" && !known && len(l.out) < maxOptions {
		l.out = append(l.out, chat.Option{Value: name, Label: label})
	}
}

// typedToo offers what he typed, unless it is there already.
func (l *lookup) typedToo() []chat.Option {
	if same := func(o chat.Option) bool { return strings.EqualFold(o.Value, l.typed) }; l.typed != "" && !slices.ContainsFunc(l.out, same) {
		l.out = l.out[:min(len(l.out), maxOptions-1)]
		l.add(l.typed, l.say.AsNew(l.typed))
	}
	return l.out
}

func (l *lookup) accounts() ([]chat.Option, error) {
	ids, err := l.ids(crm.KindAccount)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		a, err := l.account(crm.AccountID(id))
		if err != nil {
			return nil, err
		}
		if a != nil {
			l.add(a.Name.Text, a.Name.Text)
		}
	}
	if l.typed == "" {
		return l.out, nil
	}
	for _, f := range []crm.Filter{crm.Where(crm.ByOwner, string(l.who.ID)), crm.Where(crm.ByTeam, string(l.who.Team))} {
		left := maxScanned
		err := crm.Each(l.rd, f, func(a crm.Account) bool {
			left--
			if l.like(a.Name) && crm.Can(l.who, crm.Read, crm.ScopeOf(&a)) {
				l.add(a.Name.Text, a.Name.Text)
			}
			return left > 0 && len(l.out) < maxOptions
		})
		if err != nil {
			return nil, fmt.Errorf("accounts of %s: %w", l.who.ID, err)
		}
	}
	return l.typedToo(), nil
}

// like reports a name that holds what he has typed so far, or begins with it in
// pinyin or initials.
func (l *lookup) like(n crm.Name) bool {
	typed := strings.ToLower(l.typed)
	begins := func(key string) bool { return strings.HasPrefix(key, typed) }
	return strings.Contains(strings.ToLower(n.Text), typed) || slices.ContainsFunc(n.Pinyin, begins) || slices.ContainsFunc(n.Initials, begins)
}

// ids are the records whose names are what he typed; before he typed, the
// customers that he met last.
func (l *lookup) ids(kind crm.Kind) (out []string, err error) {
	if l.typed == "" {
		return l.last()
	}
	for _, m := range l.names.Lookup(l.typed, kind, parse.Asker{Who: l.who.ID}) {
		out = append(out, m.Row.ID)
	}
	return out, nil
}

// last are the customers that he met last.
func (l *lookup) last() (out []string, err error) {
	ids, err := recent(l.rd, l.who.ID)
	for _, id := range ids {
		out = append(out, string(id))
	}
	return out, err
}

// account is a customer that he may see; nil for any other.
func (l *lookup) account(id crm.AccountID) (*crm.Account, error) {
	a, err := crm.Get[crm.Account](l.rd, id)
	switch {
	case crm.IsMissing(err):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("account %s: %w", id, err)
	case !crm.Can(l.who, crm.Read, crm.ScopeOf(&a)):
		return nil, nil
	}
	return &a, nil
}

// contacts are those whose name is what he typed, and those of the customers that
// he met last.
func (l *lookup) contacts() ([]chat.Option, error) {
	for _, m := range l.names.Lookup(l.typed, crm.KindContact, parse.Asker{Who: l.who.ID}) {
		c, err := crm.Get[crm.Contact](l.rd, crm.ContactID(m.Row.ID))
		if crm.IsMissing(err) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("contact %s: %w", m.Row.ID, err)
		}
		a, err := l.account(c.Account)
		if err != nil {
			return nil, err
		}
		l.contact(&c, a)
	}
	last, err := l.last()
	if err != nil {
		return nil, err
	}
	for _, id := range last {
		a, err := l.account(crm.AccountID(id))
		if err != nil {
			return nil, err
		}
		err = crm.Each(l.rd, crm.Where(crm.ByAccount, id), func(c crm.Contact) bool {
			if l.like(c.Name) {
				l.contact(&c, a)
			}
			return len(l.out) < maxOptions
		})
		if err != nil {
			return nil, fmt.Errorf("contacts of %s: %w", id, err)
		}
	}
	return l.typedToo(), nil
}

// contact offers a contact of a customer that he may see.
func (l *lookup) contact(c *crm.Contact, a *crm.Account) {
	if a != nil {
		l.add(c.Name.Text, c.Name.Text+" · "+a.Name.Text)
	}
}
