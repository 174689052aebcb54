package figures

import (
	"cmp"
	"fmt"
	"slices"

	"milepost/storage/crm"
)

// groups are the deals that can still move, in groups of the same level and weight;
// ok is false when a rate lies between one of them and the currency of the figures.
func (d *Desk) groups() (all []crm.Group, ok bool, err error) {
	k := d.keep()
	if k.groups == nil {
		var rows []crm.Tally
		err = d.stock(crm.StockFunnel, crm.NoDay, crm.NoDay, func(_ crm.TeamID, t crm.Tally) { rows = append(rows, t) })
		if err != nil {
			return nil, false, err
		}
		k.groups = crm.Groups(rows)
	}
	for _, g := range k.groups {
		if cur := g.Deal.Amount.Currency; g.Priced && cur != d.Currency {
			if _, rated := d.Book.Convert(crm.Money{Minor: 100, Currency: cur}, d.Currency, d.Today); rated {
				return nil, false, nil
			}
		}
	}
	return k.groups, true, nil
}

// apart reports whether the amounts of a group are in no sum.
func (d *Desk) apart(g *crm.Group) bool {
	_, ok := d.Book.Convert(crm.Money{Currency: g.Deal.Amount.Currency}, d.Currency, d.Today)
	return !ok
}

// weighted is what a group adds to the weighted pipeline: that of each of its deals
// is rounded by itself.
func (d *Desk) weighted(g *crm.Group) int64 {
	of := func(minor int64) int64 {
		o := g.Deal
		o.Amount.Minor = minor
		return d.Book.Weighted(&o).Minor
	}
	return of(g.Minor-int64(g.N)*g.Cents) + int64(g.N)*of(g.Cents)
}

// add puts a group into a part.
func (d *Desk) add(p *Part, g *crm.Group, n int, minor int64) {
	p.N += n
	if !d.apart(g) {
		p.Money = addMoney(p.Money, crm.Money{Minor: minor, Currency: d.Currency})
		return
	}
	p.Money = addMoney(p.Money, crm.Money{Minor: minor, Currency: g.Deal.Amount.Currency})
}

// levelsBrief are the levels of the funnel today, from the stock; ok as of groups.
func (d *Desk) levelsBrief() (parts []Part, ok bool, err error) {
	all, ok, err := d.groups()
	if err != nil || !ok {
		return nil, ok, err
	}
	by := map[string]*Part{}
	for _, l := range d.Book.Funnel {
		by[l.ID] = &Part{Kind: PartLevel, Key: l.ID}
	}
	put := func(level string, g *crm.Group, n int, minor int64) {
		if p := by[level]; p != nil && g.Deal.State != crm.DealPaused {
			d.add(p, g, n, minor)
		}
	}
	levels := map[string]string{} // by Group.Proof
	for i := range all {
		g := &all[i]
		level, known := levels[g.Proof]
		if !known {
			level = d.levelOf(&g.Deal)
			levels[g.Proof] = level
		}
		put(level, g, g.N, g.Minor)
	}
	// What was ticked or opened after today, where somebody is, does not count yet.
	var ahead []crm.OpportunityID
	err = d.stock(crm.StockAhead, d.Today.AddDays(1), crm.LastDate, func(_ crm.TeamID, t crm.Tally) { ahead = append(ahead, crm.OpportunityID(t.Metric)) })
	for _, id := range ahead {
		o, err := crm.Get[crm.Opportunity](d.R, id)
		if err != nil {
			return nil, false, fmt.Errorf("deal %s: %w", id, err)
		}
		g := &crm.Group{Deal: o}
		if put(d.levelOf(&o), g, -1, -o.Amount.Minor); o.Opened() <= d.Today {
			put(cmp.Or(d.levelOn(&o, d.Today), d.firstLevel()), g, 1, o.Amount.Minor)
		}
	}
	for _, l := range d.Book.Funnel {
		p := *by[l.ID]
		p.Money = slices.DeleteFunc(p.Money, crm.Money.IsZero)
		parts = append(parts, p)
	}
	return parts, true, err
}

// firstLevel is where a deal stands that has proved nothing yet.
func (d *Desk) firstLevel() string {
	if len(d.Book.Funnel) == 0 {
		return ""
	}
	return d.Book.Funnel[0].ID
}

// levelOf is the level of a deal by all that is ticked.
func (d *Desk) levelOf(o *crm.Opportunity) string {
	return cmp.Or(d.Book.Level(d.Book.Ticks(o)), d.firstLevel())
}

// gapBrief is gapReport from the stock; ok is false when a rate lies in between.
func (d *Desk) gapBrief(rep *Report) (parts []Part, ok bool, err error) {
	if rep.Goal, err = d.Goal(rep.Period, crm.MetricSigned); err != nil {
		return nil, false, err
	}
	if rep.Goal != nil && rep.Goal.Value.Currency != "" {
		d.Currency, rep.Currency = rep.Goal.Value.Currency, rep.Goal.Value.Currency
	}
	signed, ok, err := d.signedBrief(rep.Period)
	if err != nil || !ok {
		return nil, ok, err
	}
	all, ok, err := d.groups()
	if err != nil || !ok {
		return nil, ok, err
	}
	weight, unpriced, paused, apart := Part{Kind: PartWeighted}, Part{Kind: PartUnpriced}, Part{Kind: PartPaused}, Part{Kind: PartApart}
	sum := int64(0)
	for i := range all {
		g := &all[i]
		switch {
		case g.Deal.State == crm.DealPaused:
			d.add(&paused, g, g.N, g.Minor)
		case !g.Priced:
			unpriced.N += g.N
		case d.apart(g):
			d.add(&apart, g, g.N, g.Minor)
		default:
			weight.N += g.N
			sum += d.weighted(g)
		}
	}
	weight.Money = []crm.Money{{Minor: sum, Currency: d.Currency}}
	if rep.Goal != nil {
		rep.Missing = rep.Goal.Value.Minor - sum
		for _, m := range signed.Money {
			rep.Missing -= m.Minor
		}
	}
	if unpriced.N > 0 {
		if unpriced.Names, err = d.unpricedNames(); err != nil {
			return nil, false, err
		}
	}
	paused.Money = slices.DeleteFunc(paused.Money, crm.Money.IsZero)
	todo, err := d.goalParts(rep)
	if err != nil {
		return nil, false, err
	}
	parts = append(todo, signed, weight)
	for _, p := range []Part{unpriced, paused, apart} {
		if p.N > 0 {
			parts = append(parts, p)
		}
	}
	return parts, true, nil
}
