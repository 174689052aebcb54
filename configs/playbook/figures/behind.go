package figures

import (
	"cmp"
	"fmt"
	"slices"

	"milepost/storage/crm"
)

// Step is a deal's way out of a milestone: to another one, or its end there.
type Step struct {
	From, To string // milestones; To is empty for a deal that was lost or given up
	Days     int    // spent in From
}

// oldest is a day before all that anybody has noted.
const oldest crm.Date = "2000-01-01"

// steps are the n ways out of milestones that people of theirs took on the days
// of a period and to which keep says yes, oldest first. A deal may belong to
// another team since, or be signed: the open deals of all teams are looked
// through, then those that ended, the newest first, until n are found.
func (d *Desk) steps(from, to crm.Date, n int, keep func(Step) bool) ([]Row, error) {
	all := Desk{R: d.R, Book: d.Book, Today: d.Today, Currency: d.Currency, kept: d.keep()}
	err := crm.Each(d.R, crm.Where(crm.ByAll), func(t crm.Team) bool {
		all.Of.Teams = append(all.Of.Teams, t.ID)
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("teams: %w", err)
	}
	var rows []Row
	take := func(deals []Row, err error) error {
		for _, r := range deals {
			for _, s := range d.waysOut(r.Deal, from, to) {
				if keep(s.Step) {
					r.Step, r.On, r.Days = s.Step, s.On, s.Step.Days
					r.Amount, r.Weight, r.Apart = crm.Money{Currency: d.Currency}, crm.Money{}, false // steps add up to no sum
					rows = append(rows, r)
				}
			}
		}
		return err
	}
	if err := take(all.Open()); err != nil {
		return nil, err
	}
	for end := d.Today; len(rows) < n && end > oldest; end = end.AddDays(-366) {
		if err := take(all.Closed(end.AddDays(-365), end)); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(rows, func(a, b Row) int { return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(a.Deal.No, b.Deal.No)) })
	return rows, nil
}

// waysOut are the steps of a deal by people of theirs on the days of a period:
// those that the totals count (crm.Opportunity.Flows).
func (d *Desk) waysOut(o *crm.Opportunity, from, to crm.Date) []Row {
	theirs := func(who crm.PersonID, on crm.Date) bool {
		return on >= from && on <= to && slices.Contains(d.Of.People, who)
	}
	var out []Row
	for i, m := range o.Moved {
		if i > 0 && theirs(m.By, m.On) {
			was := o.Moved[i-1]
			out = append(out, Row{On: m.On, Step: Step{From: was.To, To: m.To, Days: max(m.On.Sub(was.On), 0)}})
		}
	}
	if (o.State == crm.DealLost || o.State == crm.DealDropped) && theirs(o.Owner, o.Closed) {
		out = append(out, Row{On: o.Closed, Step: Step{From: o.Milestone, Days: max(o.Closed.Sub(o.Since), 0)}})
	}
	return out
}

// moved is a part that counts milestones reached, with the list of them.
func (d *Desk) moved(f Flows, rep *Report) Part {
	p := Part{Kind: PartMoves, N: f.N(crm.MetricMoves)}
	if p.N > 0 {
		p.Listed = true
		p.rows = func() ([]Row, error) {
			return d.steps(rep.Period.From, rep.On, p.N, func(s Step) bool { return s.To != "" })
		}
	}
	return p
}

// registered is a part that counts leads, with the list of them.
func (d *Desk) registered(kind, key string, f Flows, rep *Report) Part {
	p := Part{Kind: kind, Key: key, N: f.N(crm.MetricLeads)}
	if p.N > 0 {
		p.Listed = true
		p.rows = func() ([]Row, error) { return d.leads(rep.Period.From, rep.On) }
	}
	return p
}

// leads are the leads registered on the days of a period, oldest first.
func (d *Desk) leads(from, to crm.Date) ([]Row, error) {
	var rows []Row
	for _, who := range d.Of.People {
		var failed error
		err := crm.Each(d.R, crm.Where(crm.ByOwner, string(who)).Between(string(from), string(to.AddDays(1))), func(l crm.Lead) bool {
			a, err := d.account(l.Account)
			if err != nil {
				failed = err
				return false
			}
			rows = append(rows, Row{Lead: &l, Account: a, On: l.Registered, Amount: crm.Money{Currency: d.Currency}})
			return true
		})
		if err = cmp.Or(err, failed); err != nil {
			return nil, fmt.Errorf("leads of %s: %w", who, err)
		}
	}
	return rows, nil
}

// timed is a part that adds up minutes, with the list of what took them.
func (d *Desk) timed(minutes int, from, to crm.Date) Part {
	p := Part{Kind: PartTime, N: minutes}
	if minutes > 0 {
		p.Listed = true
		p.rows = func() ([]Row, error) {
			rows, err := d.Done(from, to, func(a *crm.Activity) bool { return a.Minutes > 0 })
			for i := range rows {
				rows[i].N = rows[i].Activity.Minutes
			}
			return rows, err
		}
	}
	return p
}

// spent is a part that adds up what was spent, with the list of it: all, or what
// went to customers who had bought before and what did not.
func (d *Desk) spent(key string, money []crm.Money, rep *Report) Part {
	p := Part{Kind: PartCost, Key: key, Money: money}
	if len(p.Money) > 0 {
		p.Listed = true
		p.rows = func() ([]Row, error) {
			return d.costs(rep.Period.From, rep.On, func(bought bool) bool { return key == "" || bought == (key == PartOld) })
		}
	}
	return p
}

// costs are the activities that cost something and the expenses on the days of
// a period, of customers who had bought before or not; Beside is what each cost,
// in its own currency.
func (d *Desk) costs(from, to crm.Date, keep func(bought bool) bool) ([]Row, error) {
	rows, err := d.Done(from, to, func(a *crm.Activity) bool { return a.Cost.Minor != 0 && keep(a.Bought) })
	if err != nil {
		return nil, err
	}
	for i := range rows {
		rows[i].On, rows[i].Beside = rows[i].Activity.Date, []crm.Money{rows[i].Activity.Cost}
	}
	for _, who := range d.Of.People {
		var failed error
		err := crm.Each(d.R, crm.Where(crm.ByPerson, string(who)).Between(string(from), string(to.AddDays(1))), func(x crm.Expense) bool {
			if !keep(x.Bought) {
				return true
			}
			row := Row{Expense: &x, Account: new(crm.Account), On: x.Date, Amount: crm.Money{Currency: d.Currency}, Beside: []crm.Money{x.Amount}}
			if x.Account != "" {
				row.Account, failed = d.account(x.Account)
			}
			rows = append(rows, row)
			return failed == nil
		})
		if err = cmp.Or(err, failed); err != nil {
			return nil, fmt.Errorf("expenses of %s: %w", who, err)
		}
	}
	slices.SortStableFunc(rows, func(a, b Row) int { return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(a.costNo(), b.costNo())) })
	return rows, nil
}

// costNo orders what was spent on one day: visits and calls first, then expenses,
// each as they were noted.
func (r Row) costNo() int {
	if r.Expense != nil {
		return 1<<40 + r.Expense.No
	}
	return r.Activity.No
}
