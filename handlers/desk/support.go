package desk

import (
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// NewSupport asks a colleague for what he does for others: presales, R&D,
// finance (E4).
type NewSupport struct {
	Function string // of the playbook
	Account  crm.AccountID
	Deal     crm.OpportunityID
	Text     string
	Due      crm.Date // empty: the next working day
}

// AskSupport gives the colleague of a function something to do for an account of
// the actor's, with a day by which it is done. Key accounts come first (G1).
// BadInput "support.function"; Missing "support.nobody" (function) when neither
// the function nor its fallbacks have anybody.
func (w *Work) AskSupport(n NewSupport) (crm.Task, *crm.Person, error) {
	f, ok := playbook.Find(w.book.Functions, n.Function)
	if !ok {
		return crm.Task{}, nil, crm.E(crm.BadInput, "support.function", shown(n.Function))
	}
	a, err := w.account(n.Account)
	if err != nil {
		return crm.Task{}, nil, err
	}
	ps, err := playbook.Everybody(w.tx)
	if err != nil {
		return crm.Task{}, nil, err
	}
	who := w.book.Who("function/"+f.ID, w.actor, ps, w.Today())
	if who == nil {
		return crm.Task{}, nil, crm.E(crm.Missing, "support.nobody", f.Name.ZH)
	}
	if n.Due == "" {
		n.Due = w.cal(who.Calendar).Add(w.Today(), 1)
	}
	t := crm.Task{
		Account: n.Account, Deal: n.Deal, Owner: who.ID, Team: who.Team, Text: n.Text, Due: n.Due, Evidence: w.evidence(crm.Evidence{}),
		Support: f.ID, Asker: w.actor.ID, First: a.KeyAccount,
	}
	if t.Team == "" {
		t.Team = a.Team
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
