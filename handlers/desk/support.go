package desk

import (
	"cmp"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// NewSupport asks a colleague for what he does for others: presales, R&D,
// finance (E4).
type NewSupport struct {
	Function string        // of the playbook; empty where Who is named
	Who      crm.PersonID  // a colleague by name
	Account  crm.AccountID // may be empty where Who is named
	Deal     crm.OpportunityID
	Text     string
	Due      crm.Date // empty: the next working day
}

// AskSupport gives the colleague of a function, or the one who is named, something
// to do for an account of the actor's, with a day by which it is done. Key accounts
// come first (G1). BadInput "support.function"; Missing "support.nobody" (function)
// when neither the function nor its fallbacks have anybody, or he who is named has
// left.
func (w *Work) AskSupport(n NewSupport) (crm.Task, *crm.Person, error) {
	a, err := w.helpedAt(n)
	if err != nil {
		return crm.Task{}, nil, err
	}
	who, err := w.helper(n)
	if err != nil {
		return crm.Task{}, nil, err
	}
	if n.Due == "" {
		n.Due = w.cal(who.Calendar).Add(w.Today(), 1)
	}
	t := crm.Task{
		Account: n.Account, Deal: n.Deal, Owner: who.ID, Team: who.Team, Text: n.Text, Due: n.Due, Evidence: w.evidence(crm.Evidence{}),
		Support: n.Function, Asker: w.actor.ID, First: a.KeyAccount,
	}
	if t.Team == "" {
		t.Team = cmp.Or(a.Team, w.actor.Team)
	}
	if err := w.checkTask(&t, crm.Task{}); err != nil {
		return t, nil, err
	}
	t.ID = crm.TaskID(w.next())
	if t.No, err = w.number(crm.KindTask); err != nil {
		return t, nil, err
	}
	return t, who, w.write(&t, "")
}

// helpedAt is the account for which help is asked; an empty one where a colleague is
// asked for something else.
func (w *Work) helpedAt(n NewSupport) (crm.Account, error) {
	if n.Account == "" && n.Who != "" {
		return crm.Account{}, nil
	}
	return w.account(n.Account)
}

// helper is who is asked: the colleague who is named, else that of the function.
func (w *Work) helper(n NewSupport) (*crm.Person, error) {
	if n.Who != "" {
		p, err := crm.Get[crm.Person](w.tx, n.Who)
		if err == nil && !p.Active(w.Today()) {
			err = crm.E(crm.Missing, "support.nobody", p.Name.Text)
		}
		return &p, err
	}
	f, ok := playbook.Find(w.book.Functions, n.Function)
	if !ok {
		return nil, crm.E(crm.BadInput, "support.function", shown(n.Function))
	}
	ps, err := playbook.Everybody(w.tx)
	if err != nil {
		return nil, err
	}
	who := w.book.Who("function/"+f.ID, w.actor, ps, w.Today())
	if who == nil {
		return nil, crm.E(crm.Missing, "support.nobody", f.Name.ZH)
	}
	return who, nil
}
