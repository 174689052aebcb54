package figures

import (
	"slices"

	"milepost/storage/crm"
)

// parts of a funnel as of the end of an earlier day: what was signed in its year
// until then, what the deals that were open then weighed by the milestone in which
// they stood, and who were the largest customers. Amounts, like those of the levels,
// are those of today.
func (d *Desk) gapThen(rep *Report, f Funnel) ([]Part, error) {
	year := PeriodOf(Year, rep.Period.From)
	goal, err := d.Goal(year, crm.MetricSigned)
	if err != nil {
		return nil, err
	}
	signed, err := d.Closed(year.From, rep.On, crm.DealWon)
	if err != nil {
		return nil, err
	}
	open := d.thenOpen(f)
	p := d.sorted(open)
	g := Gap{Goal: goal, Period: year, Pipeline: p}
	for _, r := range signed {
		if r.Apart {
			g.Other = append(g.Other, r)
		} else {
			g.Signed = append(g.Signed, r)
		}
	}
	Largest(g.Signed)
	if goal != nil && goal.Value.Currency == d.Currency {
		rep.Goal, rep.Missing = goal, g.Missing()
	}
	parts := d.gapParts(g)
	worth, err := d.worthThen(rep.On, p)
	if err != nil {
		return nil, err
	}
	head, err := d.headOf(worth)
	if err == nil && head.N > 0 {
		parts = append(parts, head)
	}
	return parts, err
}

// thenOpen are the deals of a funnel as they stood on its day: open, in their
// milestone of then, and not signed yet.
func (d *Desk) thenOpen(f Funnel) (rows []Row) {
	for _, level := range d.Book.Funnel {
		for _, r := range f.Levels[level.ID] {
			o := *r.Deal
			o.State = crm.DealOpen
			if !r.Deal.Open() && o.Amount.Kind == crm.AmountContract {
				o.Amount.Kind = crm.AmountQuote
			}
			for _, m := range o.Moved {
				if m.On <= f.On {
					o.Milestone = m.To
				}
			}
			then := d.row(&o, r.Account)
			then.Deal, then.Level = r.Deal, r.Level
			rows = append(rows, then)
		}
	}
	return rows
}

// worthThen is what each customer was worth to us at the end of an earlier day:
// what it had bought until then, and its deals that were open then.
func (d *Desk) worthThen(on crm.Date, open Pipeline) ([]Row, error) {
	rows, err := d.Accounts()
	if err != nil {
		return nil, err
	}
	later, err := d.Closed(on.AddDays(1), d.Today, crm.DealWon)
	if err != nil {
		return nil, err
	}
	at := map[crm.AccountID]int{}
	for i := range rows {
		at[rows[i].Account.ID] = i
	}
	for _, r := range later {
		if i, ok := at[r.Account.ID]; ok && !r.Apart {
			rows[i].Amount.Minor -= r.Amount.Minor
		}
	}
	return d.adding(rows, slices.Concat(open.Priced, open.Apart)), nil
}
