package desk

import (
	"fmt"

	"milepost/storage/crm"
)

// NewQuote is a price that we named.
type NewQuote struct {
	Deal   crm.OpportunityID
	Amount crm.Money
	On     crm.Date // empty: the day on which it was said
	Until  crm.Date
	Note   string
}

// AddQuote notes a price as the next version of a deal's quotes; it becomes the
// deal's amount unless a contract is signed. BadInput "quote.amount" without
// one.
func (w *Work) AddQuote(n NewQuote) (crm.Quote, Edited[crm.Opportunity], error) {
	none := Edited[crm.Opportunity]{}
	before, o, err := w.myDeal(n.Deal)
	if err != nil {
		return crm.Quote{}, none, err
	}
	if !o.Open() {
		return crm.Quote{}, none, crm.E(crm.Stale, "deal.closed", label(&o), o.State)
	}
	var c checks
	c.money(n.Amount)
	c.date(n.On)
	c.date(n.Until)
	c.text(&n.Note, maxText)
	if n.Amount.Minor == 0 {
		c.fail(crm.E(crm.BadInput, "quote.amount"))
	}
	if c.err != nil {
		return crm.Quote{}, none, c.err
	}
	if n.On == "" {
		n.On = w.Today()
	}
	all, err := w.QuotesOf(w.tx, o.ID)
	if err != nil {
		return crm.Quote{}, none, err
	}
	q := crm.Quote{
		Account: o.Account, Deal: o.ID, Owner: o.Owner, Team: o.Team, Version: 1, Amount: n.Amount, On: n.On,
		Until: n.Until, Note: n.Note, Evidence: w.evidence(crm.Evidence{}),
	}
	if len(all) > 0 {
		q.Version = all[len(all)-1].Version + 1
	}
	if q.No, err = w.number(crm.KindQuote); err != nil {
		return q, none, err
	}
	q.ID = crm.QuoteID(w.next())
	if err := w.write(&q, ""); err != nil {
		return q, none, err
	}
	if o.Amount.Kind != crm.AmountContract {
		o.Amount = crm.Amount{Money: n.Amount, Kind: crm.AmountQuote, Precision: crm.Exact}
		if err := w.keepBudget(&before, &o); err != nil {
			return q, none, err
		}
	}
	done, err := save(w, before, o, "")
	return q, done, err
}

// NoteBudget notes what the customer has for a deal beside its amount, a quote or a
// contract, and gives the budget that was noted before; zero for none.
func (w *Work) NoteBudget(id crm.OpportunityID, budget crm.Amount) (was crm.Amount, err error) {
	o, err := crm.Get[crm.Opportunity](w.tx, id)
	if err != nil {
		return was, err
	}
	if err := w.mayWrite(&o); err != nil {
		return was, err
	}
	var c checks
	c.amount(&budget)
	if c.err != nil {
		return was, c.err
	}
	if was, err = w.BudgetOf(w.tx, id); err != nil {
		return was, err
	}
	o.Amount = budget
	_, err = w.noteAmount(&o)
	return was, err
}

// BudgetOf is the customer's budget that is noted beside the amount of a deal; zero for
// none.
func (d *Desk) BudgetOf(r crm.Reader, id crm.OpportunityID) (crm.Amount, error) {
	a := crm.Amount{Kind: crm.AmountBudget, Precision: crm.Exact}
	f, err := crm.Get[crm.Field](r, crm.FieldOf(crm.Pointer{Kind: crm.KindOpportunity, ID: string(id)}, "amount."+string(crm.AmountBudget)))
	if crm.IsMissing(err) || err == nil && f.Value == "" {
		return crm.Amount{}, nil
	}
	if err != nil {
		return crm.Amount{}, fmt.Errorf("budget of deal %s: %w", id, err)
	}
	var units, cents int64
	if _, err := fmt.Sscanf(f.Value, "%d.%d %s", &units, &cents, &a.Currency); err != nil {
		return crm.Amount{}, nil // of an earlier release, in words
	}
	a.Minor = units*100 + cents
	return a, nil
}

// keepBudget notes the customer's budget beside a deal in which another kind of amount has taken
// its place: what we expect, quote or sign is not what he has, which stays known.
func (w *Work) keepBudget(before, after *crm.Opportunity) error {
	if before.Amount.Kind != crm.AmountBudget || before.Amount.Minor == 0 || after.Amount.Kind == crm.AmountBudget {
		return nil
	}
	_, err := w.noteAmount(before)
	return err
}

// noteAmount keeps the amount of a deal beside it, before another kind of
// amount takes its place: the budget stays known.
func (w *Work) noteAmount(o *crm.Opportunity) (Edited[crm.Field], error) {
	text := fmt.Sprintf("%d.%02d %s", o.Amount.Minor/100, o.Amount.Minor%100, o.Amount.Currency)
	return w.note(crm.Pointer{Kind: crm.KindOpportunity, ID: string(o.ID)}, "amount."+string(o.Amount.Kind), text, "")
}

// QuotesOf lists the quotes of a deal, oldest version first.
func (d *Desk) QuotesOf(r crm.Reader, deal crm.OpportunityID) ([]crm.Quote, error) {
	var out []crm.Quote
	err := crm.Each(r, crm.Where(crm.ByDeal, string(deal)), func(q crm.Quote) bool {
		out = append(out, q)
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("quotes of deal %s: %w", deal, err)
	}
	return out, nil
}

// AddRound notes a round of a deal's negotiation: our price, theirs, the terms.
// BadInput "round.empty" when nothing of it was said.
func (w *Work) AddRound(id crm.OpportunityID, r crm.Round) (Edited[crm.Opportunity], error) {
	none := Edited[crm.Opportunity]{}
	before, o, err := w.myDeal(id)
	if err != nil {
		return none, err
	}
	if !o.Open() {
		return none, crm.E(crm.Stale, "deal.closed", label(&o), o.State)
	}
	var c checks
	c.money(r.Ours)
	c.money(r.Theirs)
	c.text(&r.Note, maxText)
	if r.Ours.Minor == 0 && r.Theirs.Minor == 0 && r.Note == "" {
		c.fail(crm.E(crm.BadInput, "round.empty"))
	}
	if c.err != nil {
		return none, c.err
	}
	r.On, r.By = w.Today(), w.actor.ID
	o.Rounds = append(o.Rounds, r)
	return save(w, before, o, "")
}

// Price is what we ask for at present: the newest round's, else the newest
// quote's, else what the deal is worth to us. Zero when nobody said.
func (d *Desk) Price(r crm.Reader, o *crm.Opportunity) (crm.Money, error) {
	if o.Amount.Kind == crm.AmountContract {
		return o.Amount.Money, nil
	}
	for i := len(o.Rounds) - 1; i >= 0; i-- {
		if o.Rounds[i].Ours.Minor > 0 {
			return o.Rounds[i].Ours, nil
		}
	}
	all, err := d.QuotesOf(r, o.ID)
	if err != nil {
		return crm.Money{}, err
	}
	if len(all) > 0 {
		return all[len(all)-1].Amount, nil
	}
	if firmness(o.Amount.Kind) >= firmness(crm.AmountValue) {
		return o.Amount.Money, nil
	}
	return crm.Money{}, nil
}

// aboveFloor reports whether a price needs no approval of its own: a floor is
// set, and it is not below it. Prices in another currency cannot be held
// against it.
func aboveFloor(o *crm.Opportunity, price crm.Money) bool {
	return o.Floor.Minor > 0 && price.Minor > 0 && price.Currency == o.Floor.Currency && price.Minor >= o.Floor.Minor
}
