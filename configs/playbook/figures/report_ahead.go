package figures

import (
	"cmp"
	"fmt"
	"slices"

	"milepost/storage/crm"
)

// aheadReport is what a period brings: tenders that close, appointments, steps
// that come due, money that is expected. Each list has the nearest first; On is
// the day.
func (d *Desk) aheadReport(rep *Report) ([]Part, error) {
	from, to := string(rep.Period.From), string(rep.Period.To.AddDays(1))
	span := func(f crm.Filter) crm.Filter { return f.Between(from, to) }
	tenders, err := dated(d, span, func(t *crm.Tender) (Row, bool) {
		return Row{On: t.Deadline, Clock: t.Clock}, t.Open()
	}, func(t *crm.Tender) (crm.AccountID, crm.OpportunityID) { return t.Account, t.Deal })
	if err != nil {
		return nil, fmt.Errorf("tenders: %w", err)
	}
	money, err := dated(d, span, func(p *crm.Payment) (Row, bool) {
		row := Row{On: p.Due}
		d.putLeft(&row, p)
		return row, !p.Paid()
	}, func(p *crm.Payment) (crm.AccountID, crm.OpportunityID) { return p.Account, p.Deal })
	if err != nil {
		return nil, fmt.Errorf("payments: %w", err)
	}
	steps, err := dated(d, span, func(t *crm.Task) (Row, bool) {
		return Row{Task: t, On: t.Due, Clock: t.Clock}, !t.Waiting
	}, func(t *crm.Task) (crm.AccountID, crm.OpportunityID) { return t.Account, "" })
	if err != nil {
		return nil, fmt.Errorf("steps: %w", err)
	}
	var booked, due []Row
	for _, r := range steps {
		if r.Task.Visit && r.Task.Clock != "" {
			booked = append(booked, r)
		} else {
			due = append(due, r)
		}
	}
	return []Part{
		PartOf(PartTenders, "", tenders), PartOf(PartBooked, "", booked),
		PartOf(PartDue, "", due), d.sums(PartExpected, "", money),
	}, nil
}

// dated lists records of an index that sorts by a day, as rows in order of their
// day.
func dated[T any, P interface {
	*T
	crm.Record
}](d *Desk, span func(crm.Filter) crm.Filter, row func(P) (Row, bool), of func(P) (crm.AccountID, crm.OpportunityID),
) ([]Row, error) {
	var rows []Row
	for _, f := range d.filters(crm.OpenOwner, crm.OpenTeam) {
		var failed error
		err := crm.Each[T, P](d.R, span(f), func(rec T) bool {
			r, ok := row(&rec)
			if !ok {
				return true
			}
			account, deal := of(&rec)
			r.Account = &crm.Account{}
			if account != "" {
				if r.Account, failed = d.account(account); failed != nil {
					return false
				}
			}
			if deal != "" {
				r.Deal = new(crm.Opportunity)
				if failed = d.R.Get(r.Deal, string(deal)); failed != nil {
					return false
				}
			}
			r.Amount.Currency = d.Currency
			rows = append(rows, r)
			return true
		})
		if err = cmp.Or(err, failed); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(rows, func(a, b Row) int {
		return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(a.Clock, b.Clock), cmp.Compare(a.Account.Name.Sort, b.Account.Name.Sort))
	})
	return rows, nil
}
