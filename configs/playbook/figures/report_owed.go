package figures

import (
	"cmp"
	"fmt"
	"slices"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// takenReport is which customers took most time and money in a period, and what
// they signed in it (J1): those that took most time first, then those that were
// visited and called most often.
func (d *Desk) takenReport(rep *Report) ([]Part, error) {
	rows, err := d.Taken(rep.Period.From, rep.On)
	if err != nil {
		return nil, err
	}
	all := PartOf(PartTaken, "", rows)
	minutes, money := 0, []crm.Money(nil)
	for _, r := range rows {
		minutes += r.Minutes
		for _, m := range r.Beside {
			money = addMoney(money, m)
		}
	}
	parts := []Part{all, d.timed(minutes, rep.Period.From, rep.On), d.spent("", money, rep)}
	parts[1].N = minutes
	return parts, nil
}

// Taken are the customers on whom time or money was spent on the days of a
// period: N is how often somebody was there or called, Minutes how long it took
// everybody of ours, Beside what it cost, Amount what was signed in the period.
func (d *Desk) Taken(from, to crm.Date) ([]Row, error) {
	at := map[crm.AccountID]int{}
	var rows []Row
	of := func(a *crm.Account) *Row {
		i, ok := at[a.ID]
		if !ok {
			i = len(rows)
			at[a.ID] = i
			rows = append(rows, Row{Account: a, Amount: crm.Money{Currency: d.Currency}})
		}
		return &rows[i]
	}
	done, err := d.Done(from, to, func(*crm.Activity) bool { return true })
	if err != nil {
		return nil, err
	}
	for _, r := range done {
		row := of(r.Account)
		row.N++
		row.Minutes += r.Activity.Minutes
	}
	costs, err := d.costs(from, to, func(bool) bool { return true })
	if err != nil {
		return nil, err
	}
	for _, r := range costs {
		if r.Account.ID != "" { // else of no customer
			row := of(r.Account)
			row.Beside = addMoney(row.Beside, r.Beside[0])
		}
	}
	won, err := d.Closed(from, to, crm.DealWon)
	if err != nil {
		return nil, err
	}
	for _, r := range won {
		if _, ok := at[r.Account.ID]; ok {
			of(r.Account).Amount.Minor += r.Amount.Minor
		}
	}
	cost := func(r Row) (n int64) {
		for _, m := range r.Beside {
			if c, ok := d.Book.Convert(m, d.Currency, d.Today); ok {
				n += c.Minor
			}
		}
		return n
	}
	slices.SortStableFunc(rows, func(a, b Row) int {
		return cmp.Or(cmp.Compare(b.Minutes, a.Minutes), cmp.Compare(b.N, a.N), cmp.Compare(cost(b), cost(a)), cmp.Compare(a.Account.Name.Sort, b.Account.Name.Sort))
	})
	return rows, nil
}

// putLeft puts into a row what is left of a payment: in the currency of the figures, or beside
// them where no rate is known.
func (d *Desk) putLeft(row *Row, p *crm.Payment) {
	if in, ok := d.Book.Convert(p.Left(), d.Currency, d.Today); ok {
		row.Amount = in
	} else {
		row.Beside = []crm.Money{p.Left()}
	}
}

// moneyReport is what customers owe over all payment plans: what is past its
// first date, what is not due yet, and what has no date.
func (d *Desk) moneyReport(*Report) ([]Part, error) {
	all, err := dated(d, func(f crm.Filter) crm.Filter { return f }, func(p *crm.Payment) (Row, bool) {
		row := Row{On: p.Due, Late: p.Late(d.Today), Amount: crm.Money{Currency: d.Currency}}
		d.putLeft(&row, p)
		return row, !p.Paid()
	}, func(p *crm.Payment) (crm.AccountID, crm.OpportunityID) { return p.Account, p.Deal })
	if err != nil {
		return nil, fmt.Errorf("payments: %w", err)
	}
	var late, coming, undated []Row
	for _, r := range all {
		switch {
		case r.Late > 0:
			late = append(late, r)
		case r.On == "":
			undated = append(undated, r)
		default:
			coming = append(coming, r)
		}
	}
	slices.SortStableFunc(late, func(a, b Row) int { return cmp.Compare(b.Late, a.Late) })
	parts := []Part{d.sums(PartOverdue, "", late), d.sums(PartComing, "", coming), d.sums(PartUndated, "", undated)}
	if len(late) > 0 {
		parts[0].Days = late[0].Late
	}
	return parts, nil
}

// issuesReport is what customers complain of and nobody has solved yet (H4), the
// oldest first.
func (d *Desk) issuesReport(*Report) ([]Part, error) {
	rows, err := d.Issues()
	if err != nil {
		return nil, err
	}
	p := PartOf(PartIssue, "", rows)
	if len(rows) > 0 {
		p.Days = rows[0].Days
	}
	return []Part{p}, nil
}

// Issues are the rows of customers that are to be dealt with and were not (the
// playbook's fields that stay open), the oldest first; Days says how long.
func (d *Desk) Issues() ([]Row, error) {
	accounts, err := d.Accounts()
	if err != nil {
		return nil, err
	}
	var names []string
	for _, f := range d.Book.Fields {
		if g, ok := playbook.Find(d.Book.FieldGroups, f.Group); f.Open && ok && g.On == crm.KindAccount {
			names = append(names, f.ID)
		}
	}
	var out []Row
	for _, r := range accounts {
		for _, name := range names {
			of := crm.Where(crm.BySubject, string(crm.KindAccount), string(r.Account.ID), name)
			err := crm.Each(d.R, of, func(f crm.Field) bool {
				if f.Closed == "" && f.Value != "" {
					out = append(out, Row{Account: r.Account, Issue: &f, On: f.On, Days: d.Today.Sub(f.On), Amount: crm.Money{Currency: d.Currency}})
				}
				return true
			})
			if err != nil {
				return nil, fmt.Errorf("issues of account %s: %w", r.Account.ID, err)
			}
		}
	}
	return longest(out), nil
}
