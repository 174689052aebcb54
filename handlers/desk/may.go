package desk

import (
	"fmt"
	"strings"

	"milepost/storage/crm"
)

// person reads a colleague, once a work; one who left too.
func (w *Work) person(id crm.PersonID) (*crm.Person, error) {
	if id == w.actor.ID {
		return w.actor, nil
	}
	if p := w.people[id]; p != nil {
		return p, nil
	}
	p := new(crm.Person)
	if err := w.tx.Get(p, string(id)); err != nil {
		return nil, fmt.Errorf("person %s: %w", id, err)
	}
	w.people[id] = p
	return p, nil
}

// colleague is a person who can be given something to do; the actor when id is
// empty. BadInput "person.gone" for one who left.
func (w *Work) colleague(id crm.PersonID) (*crm.Person, error) {
	if id == "" {
		id = w.actor.ID
	}
	p, err := w.person(id)
	if err != nil {
		return nil, err
	}
	if !p.Active(w.Today()) {
		return nil, crm.E(crm.BadInput, "person.gone", p.Name.Text)
	}
	return p, nil
}

// boss is the name of the actor's manager: whom a refusal tells him to ask.
func (w *Work) boss() string {
	if w.actor.Manager == "" {
		return ""
	}
	p, err := w.person(w.actor.Manager)
	if err != nil {
		return ""
	}
	return p.Name.Text
}

// can asks the one permission rule.
func (w *Work) can(v crm.Verb, rec crm.Record) bool { return Can(w.tx, w.actor, v, crm.ScopeOf(rec)) }

// cannot is the refusal of a kind of work that the actor's role never does,
// whosever it is; nil when it might.
func (w *Work) cannot(k crm.Kind) error {
	if crm.Can(w.actor, crm.Write, crm.Scope{Kind: k, Owner: w.actor.ID, Team: w.actor.Team, Shared: true}) {
		return nil
	}
	return crm.E(crm.Forbidden, "role.cannot", string(k))
}

// mayMake says whether the actor may make a record of that kind for owner.
func (w *Work) mayMake(k crm.Kind, owner *crm.Person) error {
	if Can(w.tx, w.actor, crm.Write, crm.Scope{Kind: k, Owner: owner.ID, Team: owner.Team, Shared: true}) {
		return nil
	}
	if err := w.cannot(k); err != nil {
		return err
	}
	return crm.E(crm.Forbidden, "person.not_yours", owner.Name.Text, w.boss())
}

// mayWrite says whether the actor may change a record that carries its own
// scope. The refusal names its number only where he may read it.
func (w *Work) mayWrite(rec crm.Record) error {
	if w.can(crm.Write, rec) {
		return nil
	}
	if err := w.cannot(rec.Kind()); err != nil {
		return err
	}
	name := ""
	if w.can(crm.Read, rec) {
		name = label(rec)
	}
	return crm.E(crm.Forbidden, "record.not_yours", name, w.boss())
}

// label is what a person may call a record: its number, else its name.
func label(rec crm.Record) string {
	switch r := rec.(type) {
	case *crm.Approval:
		if strings.HasPrefix(r.No, "LX-") {
			return r.No
		}
		return "#" + r.No
	case crm.Numbered:
		return "#" + r.Number()
	case *crm.Person:
		return r.Name.Text
	case *crm.Team:
		return r.Name.Text
	case *crm.Field:
		return r.Name
	case *crm.Lesson:
		return r.Name.Text
	}
	return ""
}

// account reads a live account that the actor may change.
func (w *Work) account(id crm.AccountID) (crm.Account, error) {
	a, err := crm.Get[crm.Account](w.tx, id)
	if err != nil {
		return a, err
	}
	return a, w.mayAccount(&a)
}

// mayAccount says whether the actor may change an account. The refusal repeats
// the name as he wrote it, and the one in the books only where he may read it.
func (w *Work) mayAccount(a *crm.Account) error {
	if w.can(crm.Write, a) {
		return nil
	}
	if err := w.cannot(crm.KindAccount); err != nil {
		return err
	}
	return crm.E(crm.Forbidden, "account.not_yours", w.wroteName(a), w.boss())
}

// wroteName is an account's name as the actor may see it.
func (w *Work) wroteName(a *crm.Account) string {
	if said := w.wrote[a.ID]; said != "" {
		return said
	}
	if w.can(crm.Read, a) {
		return a.Name.Text
	}
	return ""
}

// contacts reads contacts of one account. BadInput "contact.elsewhere" for one
// of another account.
func (w *Work) contacts(of crm.AccountID, ids []crm.ContactID) ([]crm.Contact, error) {
	var out []crm.Contact
	for _, id := range unique(ids) {
		c, err := crm.Get[crm.Contact](w.tx, id)
		if err != nil {
			return nil, err
		}
		if c.Account != of {
			return nil, crm.E(crm.BadInput, "contact.elsewhere", c.Name.Text)
		}
		out = append(out, c)
	}
	return out, nil
}

// deal reads a deal of an account, a closed one too. BadInput "deal.elsewhere"
// for one of another account.
func (w *Work) deal(of crm.AccountID, id crm.OpportunityID) (crm.Opportunity, error) {
	o, err := crm.Get[crm.Opportunity](w.tx, id)
	if err != nil {
		return o, err
	}
	if o.Account != of {
		return crm.Opportunity{}, crm.E(crm.BadInput, "deal.elsewhere", label(&o))
	}
	return o, nil
}

// lastDeal is the open deal of an account that was touched last; nil if none.
func (w *Work) lastDeal(of crm.AccountID) (*crm.Opportunity, error) {
	var best *crm.Opportunity
	err := crm.Each(w.tx, crm.Where(crm.OpenAcct, string(of)), func(o crm.Opportunity) bool {
		if best == nil || o.Updated.After(best.Updated) || o.Updated.Equal(best.Updated) && o.No > best.No {
			best = &o
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("open deals of account %s: %w", of, err)
	}
	return best, nil
}
