package desk

import (
	"fmt"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// NewConflict is a customer that somebody reports and that comes near one that
// another has.
type NewConflict struct {
	Name    crm.Name // as it was reported
	Region  string
	Draft   crm.DraftID   // the words that wait for the decision
	Account crm.AccountID // the one that was there first
}

// OpenConflict asks for a decision about a claim. Who reported that customer
// against that account before, and still waits, gets the same conflict again.
// BadInput "conflict.own" when the account is his already, "conflict.nobody"
// when nobody is there to decide.
func (w *Work) OpenConflict(n NewConflict) (c crm.Conflict, fresh bool, err error) {
	if err := w.cannot(crm.KindAccount); err != nil {
		return c, false, err
	}
	a, err := crm.Get[crm.Account](w.tx, n.Account)
	if err != nil {
		return c, false, err
	}
	if a.Owner == w.actor.ID || has(a.With, w.actor.ID) {
		return c, false, crm.E(crm.BadInput, "conflict.own", a.Name.Text)
	}
	var check checks
	check.name(&n.Name)
	check.short(&n.Region)
	if check.err != nil {
		return c, false, check.err
	}
	open, err := w.openConflict(n.Account)
	if err != nil || open != nil {
		if open != nil {
			c = *open
		}
		return c, false, err
	}
	decider, err := w.decider(&a)
	if err != nil {
		return c, false, err
	}
	c = crm.Conflict{
		ID: crm.ConflictID(w.next()), Name: n.Name, Region: n.Region, Reporter: w.actor.ID, Draft: n.Draft,
		Account: a.ID, Decider: decider, Day: w.Today(),
	}
	if c.No, err = w.number(crm.KindConflict); err != nil {
		return c, false, err
	}
	return c, true, w.write(&c, "")
}

// openConflict is what the actor has reported against an account and waits
// for; nil if there is nothing.
func (w *Work) openConflict(id crm.AccountID) (*crm.Conflict, error) {
	var found *crm.Conflict
	err := crm.Each(w.tx, crm.Where(crm.ByAccount, string(id)), func(c crm.Conflict) bool {
		if c.Open() && c.Reporter == w.actor.ID {
			found = &c
		}
		return found == nil
	})
	if err != nil {
		return nil, fmt.Errorf("conflicts of account %s: %w", id, err)
	}
	return found, nil
}

// decider is who decides between the actor and the owner of an account: the
// manager of their team, over two teams the director (playbook).
func (w *Work) decider(a *crm.Account) (crm.PersonID, error) {
	var manager, director crm.PersonID
	err := crm.Each(w.tx, crm.Where(crm.ByAll), func(p crm.Person) bool {
		if !p.Active(w.Today()) || p.ID == w.actor.ID {
			return true
		}
		if p.Has(crm.RoleManager) && p.Team != "" && p.Team == a.Team && a.Team == w.actor.Team && manager == "" {
			manager = p.ID
		}
		if p.Has(crm.RoleDirector) && director == "" {
			director = p.ID
		}
		return true
	})
	if err != nil {
		return "", fmt.Errorf("people: %w", err)
	}
	switch {
	case manager != "":
		return manager, nil
	case director != "":
		return director, nil
	}
	return "", crm.E(crm.BadInput, "conflict.nobody")
}

// DecideConflict decides a claim, once: who came first keeps the customer (the
// name that was reported becomes an alias of it), the reporter has another one,
// or both follow it. The words of the reporter are his to write afterwards.
// Stale "conflict.decided" (number) when it was decided before; Forbidden for
// anybody but the decider and whoever stands above him.
func (w *Work) DecideConflict(id crm.ConflictID, outcome crm.ConflictState, reason string) (Edited[crm.Conflict], error) {
	none := Edited[crm.Conflict]{}
	c, err := crm.Get[crm.Conflict](w.tx, id)
	if err != nil {
		return none, err
	}
	if !crm.Can(w.actor, crm.Decide, crm.ScopeOf(&c)) {
		return none, crm.E(crm.Forbidden, "conflict.not_yours", label(&c))
	}
	if !c.Open() {
		return none, w.settledBefore(&c)
	}
	if _, ok := playbook.Find(w.book.Claim.Outcomes, string(outcome)); !ok {
		return none, crm.E(crm.BadInput, "conflict.outcome", shown(string(outcome)))
	}
	a, err := w.account(c.Account)
	if err != nil {
		return none, err
	}
	switch outcome {
	case crm.ConflictSame, crm.ConflictShared:
		if err := w.settleClaim(&a, &c, outcome); err != nil {
			return none, err
		}
	case crm.ConflictMoved:
		if err := w.moveClaim(&a, &c); err != nil {
			return none, err
		}
	}
	before := c
	c.State, c.Decided, c.By = outcome, w.Today(), w.actor.ID
	return save(w, before, c, reason)
}

// settleClaim makes the reported name one of the account's, and of a shared one
// makes the reporter one of those who follow it.
func (w *Work) settleClaim(a *crm.Account, c *crm.Conflict, outcome crm.ConflictState) error {
	before := *a
	if !answersTo(a, c.Name.Fold) && w.unused(c.Name, a.ID) == nil {
		a.Aliases = append(append([]crm.Name(nil), a.Aliases...), c.Name)
	}
	if c.Full.Text != "" && !answersTo(a, c.Full.Fold) && w.unused(c.Full, a.ID) == nil {
		a.Aliases = append(append([]crm.Name(nil), a.Aliases...), c.Full)
	}
	if a.CreditCode == "" && w.uncoded(c.Code, a.ID) == nil {
		a.CreditCode = c.Code
	}
	if outcome == crm.ConflictShared && !has(a.With, c.Reporter) {
		a.With = append(append([]crm.PersonID(nil), a.With...), c.Reporter)
	}
	_, err := save(w, before, *a, "")
	return err
}

// moveClaim hands the customer over to the reporter, with all that hangs on it.
// BadInput "conflict.protected" (date) as long as it is protected.
func (w *Work) moveClaim(a *crm.Account, c *crm.Conflict) error {
	until, err := w.ProtectedUntil(w.tx, a)
	if err != nil {
		return err
	}
	if until >= w.Today() {
		return crm.E(crm.BadInput, "conflict.protected", string(until))
	}
	if err := w.settleClaim(a, c, crm.ConflictSame); err != nil {
		return err
	}
	_, err = w.HandOver(HandOver{From: a.Owner, To: c.Reporter, Only: []crm.AccountID{a.ID}})
	return err
}

// FullName is what the reporter of a customer knows of it besides its name.
type FullName struct {
	Name crm.Name // the full one; empty = not said
	Code string   // 统一社会信用代码; likewise
}

// settledBefore is the refusal of a decision on a conflict that nobody has to decide any more.
func (w *Work) settledBefore(c *crm.Conflict) error {
	return crm.E(crm.Stale, "conflict.decided", label(c), w.nameOf(c.By), string(c.State), string(c.Decided))
}

// DescribeConflict adds to a claim that waits what its reporter tells of the
// customer, for whoever decides. BadInput "conflict.full" when that is nothing, and
// "account.code" for what is no code; Stale "conflict.decided".
func (w *Work) DescribeConflict(id crm.ConflictID, n FullName) (Edited[crm.Conflict], error) {
	none := Edited[crm.Conflict]{}
	c, err := crm.Get[crm.Conflict](w.tx, id)
	if err != nil {
		return none, err
	}
	switch {
	case c.Reporter != w.actor.ID:
		return none, crm.E(crm.Forbidden, "conflict.not_yours", label(&c))
	case !c.Open():
		return none, w.settledBefore(&c)
	case n.Name.Text == "" && n.Code == "":
		return none, crm.E(crm.BadInput, "conflict.full")
	}
	var check checks
	if n.Name.Text != "" {
		check.name(&n.Name)
	}
	check.code(&n.Code)
	if check.err != nil {
		return none, check.err
	}
	before := c
	if n.Name.Text != "" {
		c.Full = n.Name
	}
	if n.Code != "" {
		c.Code = n.Code
	}
	return save(w, before, c, "")
}

// WithdrawConflict lets go of a claim whose words the reporter dropped. One
// that is decided stays as it is.
func (w *Work) WithdrawConflict(id crm.ConflictID) (crm.Conflict, error) {
	c, err := crm.Get[crm.Conflict](w.tx, id)
	if err != nil || !c.Open() {
		return c, err
	}
	if c.Reporter != w.actor.ID {
		return c, crm.E(crm.Forbidden, "conflict.not_yours", label(&c))
	}
	c.State, c.Decided = crm.ConflictWithdrawn, w.Today()
	return c, w.write(&c, "")
}

// ProtectedUntil is the last day on which an account is its owner's against a
// later report: so many days (playbook) after it was last touched, registered
// or handed over.
func (d *Desk) ProtectedUntil(r crm.Reader, a *crm.Account) (crm.Date, error) {
	registered := crm.DateOf(a.Created)
	if l, err := LeadOf(r, a.ID); err == nil {
		registered = l.Registered
	} else if !crm.IsMissing(err) {
		return "", err
	}
	return d.book.Protected(a, registered), nil
}
