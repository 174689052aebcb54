package figures

import (
	"milepost/storage/crm"
)

// Pipeline is what is open, in the parts that are never mixed: a deal stands in
// exactly one of them.
type Pipeline struct {
	Priced   []Row // with an amount in the currency of the figures
	Unpriced []Row // nobody has said an amount: counted and named, never zero
	Paused   []Row // out of the pipeline until they are taken up again
	Apart    []Row // in a currency without a rate
}

// Pipeline sorts the open deals.
func (d *Desk) Pipeline() (Pipeline, error) {
	open, err := d.Open()
	if err != nil {
		return Pipeline{}, err
	}
	return d.sorted(open), nil
}

func (d *Desk) sorted(open []Row) Pipeline {
	var p Pipeline
	for _, r := range open {
		switch {
		case r.Deal.State == crm.DealPaused:
			p.Paused = append(p.Paused, r)
		case r.Deal.Amount.IsZero():
			p.Unpriced = append(p.Unpriced, r)
		case r.Apart:
			p.Apart = append(p.Apart, r)
		default:
			p.Priced = append(p.Priced, r)
		}
	}
	for _, rows := range [][]Row{p.Priced, p.Unpriced, p.Paused, p.Apart} {
		Largest(rows)
	}
	return p
}

// All are the deals of a pipeline that are not paused.
func (p Pipeline) All() []Row {
	return append(append(append([]Row(nil), p.Priced...), p.Unpriced...), p.Apart...)
}

// Gap is how far somebody is from a goal (A4): the goal less what was signed in
// the period and less the weighted pipeline.
type Gap struct {
	Goal   *crm.Goal // nil: none was set
	Period Period
	Signed []Row // contracts signed in the period
	Other  []Row // signed in a currency without a rate
	Pipeline
}

// Missing is the gap in minor units, below zero when the goal is passed.
func (g Gap) Missing() int64 {
	if g.Goal == nil {
		return 0
	}
	return g.Goal.Value.Minor - Sum(g.Signed) - Weighted(g.Priced)
}

// Gap reads a goal of signed money in a period and what stands against it.
func (d *Desk) Gap(p Period) (Gap, error) {
	g := Gap{Period: p}
	var err error
	if g.Goal, err = d.Goal(p, crm.MetricSigned); err != nil {
		return g, err
	}
	won, err := d.Closed(p.From, p.To, crm.DealWon)
	if err != nil {
		return g, err
	}
	for _, r := range won {
		if r.Apart {
			g.Other = append(g.Other, r)
		} else {
			g.Signed = append(g.Signed, r)
		}
	}
	Largest(g.Signed)
	g.Pipeline, err = d.Pipeline()
	return g, err
}

// Goal is what was set for a period and a metric: of the person, or of the
// teams. Goals of several teams are added up when each has one in the same
// currency; nil when there is none.
func (d *Desk) Goal(p Period, metric string) (*crm.Goal, error) {
	owners := []string{string(d.Of.Person)}
	if d.Of.Person == "" {
		owners = nil
		for _, t := range d.Of.Teams {
			owners = append(owners, string(t))
		}
	}
	sum, err := d.goalOf(owners, p, metric)
	if sum == nil && err == nil && d.Of.Leader != "" {
		sum, err = d.goalOf([]string{string(d.Of.Leader)}, p, metric)
	}
	return sum, err
}

func (d *Desk) goalOf(owners []string, p Period, metric string) (sum *crm.Goal, err error) {
	for _, owner := range owners {
		var found *crm.Goal
		day := crm.Where(crm.ByOwner, owner).Between(string(p.From), string(p.From.AddDays(1)))
		err := crm.Each(d.R, day, func(g crm.Goal) bool {
			if g.Horizon == p.Horizon && g.Metric == metric {
				found = &g
			}
			return found == nil
		})
		if err != nil {
			return nil, err
		}
		switch {
		case found == nil || sum != nil && sum.Value.Currency != found.Value.Currency:
			return nil, nil
		case sum == nil:
			sum = found
		default:
			sum.Value.Minor += found.Value.Minor
			sum.Ideal.Minor, sum.Feasibility = 0, 0
		}
	}
	return sum, nil
}
