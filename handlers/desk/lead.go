package desk

import (
	"fmt"
	"hash/fnv"

	"milepost/storage/crm"
)

// UpdateLead changes the row of a lead sheet: what does not stand on the
// account. Whoever may change the account may; so may the specialist.
func (w *Work) UpdateLead(id crm.LeadID, e LeadEdit) (Edited[crm.Lead], error) {
	none := Edited[crm.Lead]{}
	l, err := crm.Get[crm.Lead](w.tx, id)
	if err != nil {
		return none, err
	}
	if err := w.mayLead(&l); err != nil {
		return none, err
	}
	before := l
	set(&l.Source, e.Source)
	set(&l.Referrer, e.Referrer)
	set(&l.Need, e.Need)
	set(&l.Registered, e.On)
	var c checks
	c.short(&l.Referrer)
	c.text(&l.Need, maxText)
	if e.Source != nil {
		w.source(&c, &l.Source)
	}
	c.date(l.Registered)
	if c.err != nil {
		return none, c.err
	}
	return save(w, before, l, e.Reason)
}

// mayLead says whether the actor may change a lead: his own, or that of an
// account that he may change.
func (w *Work) mayLead(l *crm.Lead) error {
	if w.can(crm.Write, l) {
		return nil
	}
	_, err := w.account(l.Account)
	return err
}

// LeadOf is the lead row of an account, the first one that was registered;
// NotFound if there is none.
func LeadOf(r crm.Reader, id crm.AccountID) (crm.Lead, error) {
	leads, _, err := crm.List[crm.Lead](r, crm.Where(crm.ByAccount, string(id)), crm.Page{Limit: 1})
	if err != nil {
		return crm.Lead{}, fmt.Errorf("leads of account %s: %w", id, err)
	}
	if len(leads) == 0 {
		return crm.Lead{}, crm.NotFound(crm.KindLead, string(id))
	}
	return leads[0], nil
}

// uncoded says whether a credit code may become that of account but's: no other
// live account bears it. The refusal tells only what the actor may know.
func (w *Work) uncoded(code string, but crm.AccountID) error {
	if code == "" {
		return nil
	}
	found, _, err := crm.List[crm.Account](w.tx, crm.Where(crm.ByCode, code), crm.Page{Limit: 2})
	if err != nil {
		return fmt.Errorf("accounts of a credit code: %w", err)
	}
	for i := range found {
		switch a := &found[i]; {
		case a.ID == but:
		case w.can(crm.Read, a):
			return crm.E(crm.BadInput, "account.coded", a.Name.Text)
		default:
			return crm.E(crm.Forbidden, "account.taken", code, w.boss())
		}
	}
	return nil
}

// paced is the day from which the cadence of an imported account runs: so far
// back that the accounts of one file come due on the days of one period, each
// on its own, the first one tomorrow. "" for one that has no cadence.
func (w *Work) paced(a *crm.Account) crm.Date {
	cad, ok := w.book.Cadence(a.Tier)
	if !ok || cad.Days < 2 {
		return ""
	}
	h := fnv.New32a()
	_, _ = h.Write([]byte(a.ID)) // cannot fail
	return crm.DateOf(w.tx.Now().In(w.actor.Location())).AddDays(-int(h.Sum32() % uint32(cad.Days)))
}
