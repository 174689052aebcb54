package desk

import (
	"fmt"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// initiation is the kind of approval that opens sales expenses.
const initiation = "initiation"

// AddExpense records money spent. Travel is always taken; a kind that needs an
// approved application, or none that is said for a customer, is refused before it
// is granted: Gate
// "expense.needs_approval" (kind, account as he wrote it). BadInput
// "expense.type", "expense.amount".
func (w *Work) AddExpense(n NewExpense) (crm.Expense, error) {
	none := crm.Expense{}
	who, err := w.colleague(n.Who)
	if err != nil {
		return none, err
	}
	if err := w.mayMake(crm.KindExpense, who); err != nil {
		return none, err
	}
	if n.Date == "" {
		n.Date = w.Today()
	}
	e := crm.Expense{
		Type: n.Type, Amount: n.Amount, Who: who.ID, Team: who.Team, Date: n.Date, Account: n.Account,
		Deal: n.Deal, Activity: n.Activity, Note: n.Note, Evidence: w.evidence(n.Evidence),
	}
	if err := w.checkExpense(&e); err != nil {
		return none, err
	}
	e.ID = crm.ExpenseID(w.next())
	if e.No, err = w.number(crm.KindExpense); err != nil {
		return none, err
	}
	return e, w.write(&e, "")
}

// CorrectExpense puts an expense right, by the same rules.
func (w *Work) CorrectExpense(id crm.ExpenseID, edit ExpenseEdit) (Edited[crm.Expense], error) {
	none := Edited[crm.Expense]{}
	e, err := crm.Get[crm.Expense](w.tx, id)
	if err != nil {
		return none, err
	}
	if err := w.mayWrite(&e); err != nil {
		return none, err
	}
	before := e
	set(&e.Type, edit.Type)
	set(&e.Amount, edit.Amount)
	set(&e.Date, edit.Date)
	set(&e.Note, edit.Note)
	if err := w.checkExpense(&e); err != nil {
		return none, err
	}
	return save(w, before, e, edit.Reason)
}

// checkExpense says whether an expense can be as it stands, fills in what
// follows from its activity, and holds the gate.
func (w *Work) checkExpense(e *crm.Expense) error {
	var c checks
	unsaid := e.Type == ""
	if unsaid {
		e.Type = "other"
	}
	pick(&c, crm.E(crm.BadInput, "expense.type", shown(e.Type)), w.book.Expenses, &e.Type)
	c.money(e.Amount)
	if e.Amount.Minor == 0 {
		c.fail(crm.E(crm.BadInput, "expense.amount"))
	}
	c.date(e.Date)
	c.text(&e.Note, maxText)
	if c.err != nil {
		return c.err
	}
	if e.Activity != "" {
		a, err := crm.Get[crm.Activity](w.tx, e.Activity)
		if err != nil {
			return err
		}
		if e.Account == "" {
			e.Account = a.Account
		}
		if e.Account != a.Account {
			return crm.NotFound(crm.KindActivity, string(e.Activity))
		}
		if e.Deal == "" {
			e.Deal = a.Deal
		}
	}
	if e.Account != "" {
		a, err := w.account(e.Account)
		if err != nil {
			return err
		}
		if e.Rev == 0 {
			e.Bought = a.Orders > 0
		}
		if e.Rev == 0 && e.Deal == "" && e.Activity == "" {
			if e.Deal, err = w.onlyOpenDeal(a.ID); err != nil {
				return err
			}
		}
	}
	if e.Deal != "" {
		if _, err := w.deal(e.Account, e.Deal); err != nil {
			return err
		}
	}
	return w.approvedFor(e, unsaid)
}

// onlyOpenDeal is the open deal of an account that has just one: what is spent on the account is spent on it.
func (w *Work) onlyOpenDeal(at crm.AccountID) (only crm.OpportunityID, err error) {
	n := 0
	err = crm.Each(w.tx, crm.Where(crm.OpenAcct, string(at)), func(o crm.Opportunity) bool {
		only = o.ID
		n++
		return n < 2
	})
	if err != nil {
		return "", fmt.Errorf("open deals of account %s: %w", at, err)
	}
	if n != 1 {
		return "", nil
	}
	return only, nil
}

// approvedFor holds the gate of an expense that needs an approved application,
// of its deal or of one of the account's open ones. Money for a customer of which
// is not said what it went on may be of such a kind, so the gate holds it as well.
func (w *Work) approvedFor(e *crm.Expense, unsaid bool) error {
	kind, _ := playbook.Find(w.book.Expenses, e.Type)
	unsaid = unsaid && e.Account != ""
	if !kind.Needs && !unsaid {
		return nil
	}
	named := e.Type
	if unsaid {
		named = ""
	}
	deals := []crm.OpportunityID{e.Deal}
	if e.Deal == "" && e.Account != "" {
		deals = nil
		err := crm.Each(w.tx, crm.Where(crm.OpenAcct, string(e.Account)), func(o crm.Opportunity) bool {
			deals = append(deals, o.ID)
			return true
		})
		if err != nil {
			return fmt.Errorf("open deals of account %s: %w", e.Account, err)
		}
	}
	var changed *crm.Approval
	for _, id := range deals {
		a, err := w.application(id)
		switch {
		case err != nil:
			return err
		case a == nil:
		case a.State == crm.ApprovalGranted:
			e.Deal = id
			return w.withinLimit(e, a)
		case a.State == crm.ApprovalChanged:
			changed = a
		}
	}
	if changed != nil {
		return crm.E(crm.Gate, "expense.changed", named, label(changed))
	}
	name := ""
	if e.Account != "" {
		a, err := w.account(e.Account)
		if err != nil {
			return err
		}
		name = w.wroteName(&a)
	}
	return crm.E(crm.Gate, "expense.needs_approval", named, name)
}

// application is the application for a deal; nil if there is none.
func (w *Work) application(id crm.OpportunityID) (*crm.Approval, error) {
	if id == "" {
		return nil, nil
	}
	return RequestOf(w.tx, id, initiation)
}

// withinLimit holds the sum of a deal's sales expenses against what was
// approved. Other currencies than the limit's are not compared.
func (w *Work) withinLimit(e *crm.Expense, a *crm.Approval) error {
	if a.Limit.Minor <= 0 || a.Limit.Currency != e.Amount.Currency {
		return nil
	}
	spent, err := salesSpent(w.tx, w.book, a, e.ID)
	if err != nil {
		return err
	}
	if spent.Minor+e.Amount.Minor <= a.Limit.Minor {
		return nil
	}
	return crm.E(crm.Gate, "expense.over_limit", label(a), moneyArg(a.Limit), moneyArg(spent))
}

// salesSpent is what was spent on the selling of an application's deal, in the currency of its limit, but for one
// expense.
func salesSpent(r crm.Reader, book *playbook.Book, a *crm.Approval, but crm.ExpenseID) (crm.Money, error) {
	spent := crm.Money{Currency: a.Limit.Currency}
	err := crm.Each(r, crm.Where(crm.ByDeal, string(a.Deal)), func(x crm.Expense) bool {
		if kind, _ := playbook.Find(book.Expenses, x.Type); kind.Needs && x.ID != but && x.Amount.Currency == spent.Currency {
			spent.Minor += x.Amount.Minor
		}
		return true
	})
	if err != nil {
		return spent, fmt.Errorf("expenses of deal %s: %w", a.Deal, err)
	}
	return spent, nil
}

// SpentOf is the application for a deal, nil if there is none, and what was spent on the selling of it in
// the currency of its limit (N5).
func (d *Desk) SpentOf(r crm.Reader, deal crm.OpportunityID) (*crm.Approval, crm.Money, error) {
	a, err := RequestOf(r, deal, initiation)
	if err != nil || a == nil {
		return a, crm.Money{}, err
	}
	spent, err := salesSpent(r, d.book, a, "")
	return a, spent, err
}

// moneyArg is money as the argument of a Fault: CNY 3000000, in minor units.
func moneyArg(m crm.Money) string { return fmt.Sprintf("%s %d", m.Currency, m.Minor) }
