package desk

import (
	"fmt"
	"slices"

	"milepost/storage/crm"
)

// PlanRow is a row of a payment plan: an amount, or a share of the contract in
// percent.
type PlanRow struct {
	What     string
	Share    int
	Amount   crm.Money
	Due      crm.Date
	Retained bool // 质保金
}

// PlanPayments writes the payment plan of a deal. A plan that was there is
// replaced row by row; money that has come in stands against it, so a row that
// has received any keeps it and is not made smaller than that. Gate
// "payment.no_amount" for shares of a contract that has no amount yet; BadInput
// "payment.sum" (what the rows make up) when they are not all of it,
// "payment.currency", "payment.rows".
func (w *Work) PlanPayments(id crm.OpportunityID, rows []PlanRow) ([]crm.Payment, error) {
	_, o, err := w.myDeal(id)
	if err != nil {
		return nil, err
	}
	have, err := w.PaymentsOf(w.tx, id)
	if err != nil {
		return nil, err
	}
	if err := w.checkPlan(&o, rows); err != nil {
		return nil, err
	}
	for i := len(rows); i < len(have); i++ {
		if len(have[i].Received) > 0 {
			return nil, crm.E(crm.Stale, "payment.received", label(&have[i]))
		}
	}
	var out []crm.Payment
	for i, r := range rows {
		before := crm.Payment{}
		p := crm.Payment{Account: o.Account, Deal: o.ID, Owner: o.Owner, Team: o.Team, Evidence: w.evidence(crm.Evidence{})}
		if i < len(have) {
			before, p = have[i], have[i]
		}
		p.Row, p.What, p.Share, p.Amount, p.Due, p.Retained = i+1, r.What, r.Share, r.Amount, r.Due, r.Retained
		if p.Got().Minor > p.Amount.Minor {
			return nil, crm.E(crm.Stale, "payment.received", label(&p))
		}
		if p.ID == "" {
			if p.No, err = w.number(crm.KindPayment); err != nil {
				return nil, err
			}
			p.ID = crm.PaymentID(w.next())
		}
		done, err := save(w, before, p, "")
		if err != nil {
			return nil, err
		}
		out = append(out, done.After)
	}
	for i := len(rows); i < len(have); i++ {
		p := have[i]
		p.Deleted = true
		if _, err := save(w, have[i], p, ""); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// checkPlan completes the rows and says whether they can be a plan.
func (w *Work) checkPlan(o *crm.Opportunity, rows []PlanRow) error {
	var c checks
	if len(rows) == 0 || len(rows) > 24 {
		return crm.E(crm.BadInput, "payment.rows")
	}
	signed := o.Amount.Kind == crm.AmountContract
	shares, left := 0, o.Amount.Minor
	for i := range rows {
		r := &rows[i]
		c.short(&r.What)
		c.date(r.Due)
		c.percent(r.Share)
		shares += r.Share
		if r.Share > 0 && r.Amount.Minor == 0 {
			if !signed {
				return crm.E(crm.Gate, "payment.no_amount", label(o))
			}
			r.Amount = crm.Money{Minor: part(o.Amount.Minor, r.Share), Currency: o.Amount.Currency}
			if shares == 100 && i == len(rows)-1 {
				r.Amount.Minor = left // what rounding left over belongs to the last row
			}
		}
		if r.Amount.Minor == 0 {
			c.fail(crm.E(crm.BadInput, "payment.rows"))
		}
		c.money(r.Amount)
		if signed && r.Amount.Currency != o.Amount.Currency {
			c.fail(crm.E(crm.BadInput, "payment.currency", o.Amount.Currency))
		}
		left -= r.Amount.Minor
	}
	switch {
	case c.err != nil:
		return c.err
	case shares > 0 && shares != 100 && sharesOnly(rows):
		return crm.E(crm.BadInput, "payment.sum", fmt.Sprintf("%d%%", shares))
	case signed && left != 0 && shares != 100:
		return crm.E(crm.BadInput, "payment.sum", fmt.Sprintf("%s %d", o.Amount.Currency, o.Amount.Minor-left))
	}
	return nil
}

func sharesOnly(rows []PlanRow) bool {
	return !slices.ContainsFunc(rows, func(r PlanRow) bool { return r.Share == 0 })
}

// part is so many percent of minor units, rounded, without overflow.
func part(minor int64, pct int) int64 {
	p := int64(pct)
	return minor/100*p + (minor%100*p+50)/100
}

// PaymentsOf lists the payment plan of a deal, by row.
func (d *Desk) PaymentsOf(r crm.Reader, deal crm.OpportunityID) ([]crm.Payment, error) {
	var out []crm.Payment
	err := crm.Each(r, crm.Where(crm.ByDeal, string(deal)), func(p crm.Payment) bool {
		out = append(out, p)
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("payments of deal %s: %w", deal, err)
	}
	return out, nil
}

// myPayment reads a row that the actor may change, with copies of its lists.
func (w *Work) myPayment(id crm.PaymentID) (before, p crm.Payment, err error) {
	before, err = crm.Get[crm.Payment](w.tx, id)
	if err != nil {
		return before, p, err
	}
	if err := w.mayWrite(&before); err != nil {
		return before, p, err
	}
	p = before
	p.Received, p.Promised = slices.Clone(p.Received), slices.Clone(p.Promised)
	return before, p, nil
}

// Receive notes money that came in against a row, all of it or a part. BadInput
// "payment.amount" without an amount, "payment.currency" for another currency,
// "payment.more" (number, what is left) for more than the row has left.
func (w *Work) Receive(id crm.PaymentID, amount crm.Money, on crm.Date) (Edited[crm.Payment], error) {
	none := Edited[crm.Payment]{}
	before, p, err := w.myPayment(id)
	if err != nil {
		return none, err
	}
	if on == "" {
		on = w.Today()
	}
	var c checks
	c.money(amount)
	c.date(on)
	switch {
	case amount.Minor == 0:
		c.fail(crm.E(crm.BadInput, "payment.amount"))
	case amount.Currency != p.Amount.Currency:
		c.fail(crm.E(crm.BadInput, "payment.currency", p.Amount.Currency))
	case amount.Minor > p.Left().Minor:
		c.fail(crm.E(crm.BadInput, "payment.more", label(&p)))
	}
	if c.err != nil {
		return none, c.err
	}
	p.Received = append(p.Received, crm.Receipt{Amount: amount, On: on, By: w.actor.ID})
	return save(w, before, p, "")
}

// Promise notes a later date for what is left of a row. The row stays overdue
// from its first date on. Stale "payment.paid" when nothing is left.
func (w *Work) Promise(id crm.PaymentID, day crm.Date) (Edited[crm.Payment], error) {
	none := Edited[crm.Payment]{}
	before, p, err := w.myPayment(id)
	if err != nil {
		return none, err
	}
	var c checks
	c.date(day)
	if day == "" {
		c.fail(crm.E(crm.BadInput, "task.no_date", label(&p)))
	}
	if c.err != nil {
		return none, c.err
	}
	switch {
	case p.Paid():
		return none, crm.E(crm.Stale, "payment.paid", label(&p))
	case p.Due == "":
		p.Due = day // the first date that was ever named
	case p.Expected() != day:
		p.Promised = append(p.Promised, crm.Promise{For: day, On: w.Today(), By: w.actor.ID})
	}
	return save(w, before, p, "")
}

// ConfirmPayment says that what was noted as received has come in. Forbidden
// "payment.own" for his own note: that takes finance, his manager or the
// director. Stale "payment.confirmed" when nothing waits.
func (w *Work) ConfirmPayment(id crm.PaymentID) (Edited[crm.Payment], error) {
	none := Edited[crm.Payment]{}
	before, err := crm.Get[crm.Payment](w.tx, id)
	if err != nil {
		return none, err
	}
	if !w.can(crm.Decide, &before) {
		return none, crm.E(crm.Forbidden, "payment.own", label(&before), w.boss())
	}
	p := before
	p.Received = slices.Clone(p.Received)
	waiting, done := 0, 0
	for i := range p.Received {
		r := &p.Received[i]
		if r.Confirmed != "" {
			continue
		}
		if waiting++; r.By != w.actor.ID {
			r.Confirmed = w.actor.ID
			done++
		}
	}
	switch {
	case waiting == 0:
		return none, crm.E(crm.Stale, "payment.confirmed", label(&p))
	case done == 0:
		return none, crm.E(crm.Forbidden, "payment.own", label(&p), w.boss())
	}
	return save(w, before, p, "")
}

// paidUp reports whether every row of a plan has come in; a retention does not
// keep it open where the method says so.
func (d *Desk) paidUp(rows []crm.Payment) bool {
	for i := range rows {
		p := &rows[i]
		if !p.Paid() && (!p.Retained || d.book.Payments.Retention) || d.book.Payments.Confirmed && !p.Confirmed() {
			return false
		}
	}
	return len(rows) > 0
}
