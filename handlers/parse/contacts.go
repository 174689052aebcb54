package parse

import (
	"cmp"
	"slices"

	"milepost/storage/crm"
)

// fillPeople reads the customer's people, ours and the referrer. In a clause
// with two companies a person belongs to the one before him.
func (r *reader) fillPeople(g *group, f *Facts) {
	for _, k := range g.clauses {
		c := &r.clauses[k]
		for _, i := range c.folk {
			p := &r.folk[i]
			owner := r.firmOfPerson(c, p)
			switch {
			case p.ours:
				f.Colleagues = append(f.Colleagues, r.colleague(p))
			case p.referrer || owner >= 0 && r.firms[owner].referrer:
				name := p.name
				if owner >= 0 && r.firms[owner].referrer {
					name = r.firms[owner].text + name
				}
				f.Referrer = cmp.Or(f.Referrer, name)
			case owner >= 0 && g.firm >= 0 && r.firms[owner].same != r.firms[g.firm].same, r.elsewhere(g, p):
			default:
				r.addContact(g, f, p)
			}
		}
		for _, i := range c.firms {
			if x := &r.firms[i]; x.referrer && f.Referrer == "" && !(g.firm >= 0 && r.firms[g.firm].same == x.same) {
				f.Referrer = x.text
			}
		}
	}
	r.fillNumbers(g, f)
}

// elsewhere reports whether somebody of that name was met at another company
// earlier in the message: to speak of him again does not move him.
func (r *reader) elsewhere(g *group, p *person) bool {
	for k := range r.clauses {
		c := &r.clauses[k]
		for _, i := range c.folk {
			q := &r.folk[i]
			if q.name == p.name && q.span.Start < p.span.Start {
				owner := r.firmOfPerson(c, q)
				return owner >= 0 && g.firm >= 0 && r.firms[owner].same != r.firms[g.firm].same
			}
		}
	}
	return false
}

// firmOfPerson is the company of a clause that stands nearest before a person,
// -1 when none does.
func (r *reader) firmOfPerson(c *clause, p *person) int {
	out := -1
	for _, k := range c.firms {
		if r.firms[k].from < p.tok && !r.firms[k].aside {
			out = k
		}
	}
	return out
}

func (r *reader) colleague(p *person) Match {
	if len(p.known) > 0 {
		return p.known[0]
	}
	return Match{Row: crm.NameRow{Kind: crm.KindPerson, Names: []crm.Name{Keys(p.name)}}}
}

func (r *reader) addContact(g *group, f *Facts, p *person) {
	for i := range f.Contacts {
		if f.Contacts[i].Name == p.name {
			f.Contacts[i].Title = cmp.Or(f.Contacts[i].Title, p.title)
			f.Contacts[i].Role = cmp.Or(f.Contacts[i].Role, p.role)
			return
		}
	}
	c := Contact{Name: p.name, Title: p.title, Role: p.role, Department: p.department, Span: p.span, Known: p.known, Given: r.tok(r.tokenAt(p.span.Start)).bits&cPerson != 0}
	switch sure := f.Account != nil && len(f.Account.Known) == 1 && f.Account.Known[0].Score == 1; {
	case sure && len(c.Known) == 0:
		c.Known = r.ctx.Names.contactsAt(p.name, crm.AccountID(f.Account.Known[0].Row.ID), r.asker())
	case sure:
		id := crm.AccountID(f.Account.Known[0].Row.ID)
		c.Known = slices.DeleteFunc(slices.Clone(c.Known), func(m Match) bool { return m.Row.Account != id })
	case len(c.Known) == 0:
		c.Known = r.ctx.Names.Lookup(p.name, crm.KindContact, r.asker())
	}
	if len(f.Contacts) == 0 {
		f.Spans["contacts"] = p.span
	}
	f.Contacts = append(f.Contacts, c)
}

// fillNumbers gives each phone number and address to the person before it.
func (r *reader) fillNumbers(g *group, f *Facts) {
	for _, k := range g.clauses {
		c := &r.clauses[k]
		for i := c.from; i < c.to; i++ {
			t := r.toks[i]
			if t.kind != tokPhone && t.kind != tokEmail && t.kind != tokWeChat {
				continue
			}
			at := -1
			for j := range f.Contacts {
				if f.Contacts[j].Span.Start < t.span.Start || at < 0 {
					at = j
				}
			}
			if at < 0 {
				f.Contacts = append(f.Contacts, Contact{Span: t.span})
				at = 0
			}
			switch c := &f.Contacts[at]; t.kind {
			case tokPhone:
				c.Phone = cmp.Or(c.Phone, r.phones[t.at])
			case tokEmail:
				c.Email = cmp.Or(c.Email, r.emails[t.at])
			default:
				c.WeChat = cmp.Or(c.WeChat, r.wechats[t.at])
			}
		}
	}
}
