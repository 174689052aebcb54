package handlers

import (
	"slices"
	"strconv"

	"milepost/bot/cards"
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// reviewReport is what was done in a period: the process first, then what came
// of it (A6, H9). Who has logged nothing is for whoever leads them.
func reviewReport(q *request, d *figures.Desk, v *cards.FiguresView) ([]part, error) {
	f, err := d.Flows(v.Period.From, v.On)
	if err != nil {
		return nil, err
	}
	n := func(kind, metric string, done func(*crm.Activity) bool) part {
		return total(kind, "", f.N(metric), d, v, done)
	}
	visit := func(a *crm.Activity) bool { return a.Metric() == crm.MetricVisits }
	parts := []part{
		n(cards.PartVisits, crm.MetricVisits, visit),
		n(cards.PartCalls, crm.MetricCalls, func(a *crm.Activity) bool { return a.Metric() == crm.MetricCalls }),
		n(cards.PartTried, crm.MetricTried, func(a *crm.Activity) bool { return a.Metric() == crm.MetricTried }),
		n(cards.PartLeads, crm.MetricLeads, nil), n(cards.PartMoves, crm.MetricMoves, nil),
	}
	moved, err := moves(d, v)
	if err != nil {
		return nil, err
	}
	parts = append(parts, moved[1:]...)
	parts = append(parts, costly(d, v, f)...)
	split, err := splitReport(q, d, v)
	if err != nil {
		return nil, err
	}
	parts = append(parts, split...)
	parts = append(parts, purposes(d, v, f)...)
	parts = append(parts, part{Part: cards.Part{Kind: cards.PartTime, N: f.N(crm.MetricMinutes)}})
	v.Silent, err = q.silent(d, v)
	return parts, err
}

// costly are the visits to accounts that the method has followed by phone (L28).
func costly(d *figures.Desk, v *cards.FiguresView, f figures.Flows) []part {
	n := 0
	for _, tier := range d.Book.Visits.CallsFor {
		n += f.N(crm.MetricVisitsTo + tier)
	}
	return []part{total(cards.PartCostly, "", n, d, v, func(a *crm.Activity) bool {
		return a.Metric() == crm.MetricVisits && slices.Contains(d.Book.Visits.CallsFor, a.Tier)
	})}
}

// purposes are what visits and calls were for (J2).
func purposes(d *figures.Desk, v *cards.FiguresView, f figures.Flows) []part {
	var parts []part
	for _, p := range d.Book.Purposes {
		if n := f.N(crm.MetricPurpose + p.ID); n > 0 {
			parts = append(parts, total(cards.PartPurpose, p.ID, n, d, v, func(a *crm.Activity) bool { return slices.Contains(a.Purpose, p.ID) }))
		}
	}
	return parts
}

// silent are those of the people who have logged nothing in a period.
func (q *request) silent(d *figures.Desk, v *cards.FiguresView) ([]string, error) {
	if d.Of.Person != "" {
		return nil, nil
	}
	var out []string
	for _, id := range d.Of.Teams {
		people, err := q.members(id)
		if err != nil {
			return nil, err
		}
		for i := range people {
			if p := &people[i]; p.Has(crm.RoleRep) {
				ts, err := q.tx.Tallies(p.ID, v.Period.From, v.On)
				if err != nil {
					return nil, err
				}
				if cards.CountsOf(ts).IsZero() {
					out = append(out, p.Name.Text)
				}
			}
		}
	}
	return out, nil
}

// splitReport is what went to customers who had bought before, and what to new
// ones (D8).
func splitReport(_ *request, d *figures.Desk, v *cards.FiguresView) ([]part, error) {
	f, err := d.Flows(v.Period.From, v.On)
	if err != nil {
		return nil, err
	}
	old := f.N(crm.MetricVisitsTo + crm.MetricOld)
	visits := func(bought bool) func(*crm.Activity) bool {
		return func(a *crm.Activity) bool { return a.Metric() == crm.MetricVisits && a.Bought == bought }
	}
	fresh := total(cards.PartNew, "", f.N(crm.MetricVisits)-old, d, v, visits(false))
	known := total(cards.PartOld, "", old, d, v, visits(true))
	known.Money = f.Money(crm.MetricCostOn + crm.MetricOld)
	for _, m := range f.Money(crm.MetricCost) {
		rest := crm.Money{Minor: m.Minor - f[crm.MetricCostOn+crm.MetricOld][m.Currency], Currency: m.Currency}
		if rest.Minor != 0 {
			fresh.Money = append(fresh.Money, rest)
		}
	}
	return []part{fresh, known}, nil
}

// costReport is what selling cost: time and money, for each step forward and for
// what was signed (J1).
func costReport(_ *request, d *figures.Desk, v *cards.FiguresView) ([]part, error) {
	f, err := d.Flows(v.Period.From, v.On)
	if err != nil {
		return nil, err
	}
	won, err := d.Closed(v.Period.From, v.On, crm.DealWon)
	if err != nil {
		return nil, err
	}
	cost := part{Part: cards.Part{Kind: cards.PartCost, Money: f.Money(crm.MetricCost)}}
	time := part{Part: cards.Part{Kind: cards.PartTime, N: f.N(crm.MetricMinutes)}}
	moved := part{Part: cards.Part{Kind: cards.PartMoves, N: f.N(crm.MetricMoves)}}
	return append([]part{time, cost, moved, sums(cards.PartSigned, "", d, figures.Largest(won))}, purposes(d, v, f)...), nil
}

// focusReport is on how many customers each person concentrates, and what these
// make of what all of his bought (I3).
func focusReport(q *request, d *figures.Desk, v *cards.FiguresView) ([]part, error) {
	since := d.Today.AddDays(1 - cards.FocusDays)
	var parts []part
	for _, who := range d.Of.People {
		one := *d
		one.Of = figures.Of{Person: who, People: []crm.PersonID{who}}
		rows, err := one.Worth()
		if err != nil {
			return nil, err
		}
		if len(rows) == 0 {
			continue
		}
		near := figures.Touched(rows, since)
		p := sums(cards.PartFocus, string(who), d, near)
		p.Of, p.Pct, p.Share = len(rows), percent(int64(len(near)), int64(len(rows))), percent(figures.Sum(near), figures.Sum(rows))
		if p.Name, err = q.other(who); err != nil {
			return nil, err
		}
		parts = append(parts, p)
	}
	return parts, nil
}

func percent(n, of int64) int {
	if of == 0 {
		return 0
	}
	return int((n*200 + of) / (2 * of))
}

// busyReport is where many visits moved nothing (I1).
func busyReport(_ *request, d *figures.Desk, _ *cards.FiguresView) ([]part, error) {
	rows, err := d.Busy()
	if err != nil {
		return nil, err
	}
	return []part{sums(cards.PartBusy, "", d, rows)}, nil
}

// repeatReport is who ordered again, and with whom the relation can go deeper (D9).
func repeatReport(_ *request, d *figures.Desk, _ *cards.FiguresView) ([]part, error) {
	rows, err := d.Accounts()
	if err != nil {
		return nil, err
	}
	return []part{sums(cards.PartRepeat, "", d, figures.Repeat(rows)), sums(cards.PartDeepen, "", d, d.Deepen(rows))}, nil
}

// pyramidReport is how many customers each tier has and what they are worth,
// over all regions (B4).
func pyramidReport(_ *request, d *figures.Desk, _ *cards.FiguresView) ([]part, error) {
	rows, err := d.Worth()
	if err != nil {
		return nil, err
	}
	var order []string
	for _, t := range d.Book.Tiers {
		order = append(order, t.ID)
	}
	return shares(cards.PartTier, d, figures.Mix(rows, func(a *crm.Account) string { return a.Tier }, append(order, "")...)), nil
}

// mixReport is the mix by class of industry, industry and region (L7, E7).
func mixReport(_ *request, d *figures.Desk, _ *cards.FiguresView) ([]part, error) {
	rows, err := d.Worth()
	if err != nil {
		return nil, err
	}
	var classes []string
	for _, c := range d.Book.IndustryClasses {
		classes = append(classes, c.ID)
	}
	class := func(a *crm.Account) string {
		i, _ := d.Book.Industry(a.Industry)
		return i.Class
	}
	parts := shares(cards.PartClass, d, figures.Mix(rows, class, append(classes, "")...))
	parts = append(parts, shares(cards.PartIndustry, d, figures.Mix(rows, func(a *crm.Account) string { return a.Industry }))...)
	parts = append(parts, shares(cards.PartRegion, d, figures.Mix(rows, func(a *crm.Account) string { return a.Region }))...)
	return append(parts, sums(cards.PartHead, "", d, figures.Head(rows, d.Book.Pareto))), nil
}

// stagesReport is the split into producing, incubating and potential (I8).
func stagesReport(_ *request, d *figures.Desk, _ *cards.FiguresView) ([]part, error) {
	rows, err := d.Worth()
	if err != nil {
		return nil, err
	}
	var order []string
	for _, s := range d.Book.ValueStages {
		order = append(order, s.ID)
	}
	return shares(cards.PartStage, d, figures.Mix(rows, func(a *crm.Account) string { return a.ValueStage }, append(order, "")...)), nil
}

func shares(kind string, d *figures.Desk, all []figures.Share) []part {
	whole := int64(0)
	for _, s := range all {
		whole += s.Amount()
	}
	var parts []part
	for i, s := range all {
		if len(s.Rows) == 0 {
			continue
		}
		p := sums(kind, s.Key, d, s.Rows)
		if kind == cards.PartIndustry || kind == cards.PartRegion { // people's own words, of any length
			p.Key, p.Name = strconv.Itoa(i+1), s.Key
		}
		p.Pct = percent(s.Amount(), whole)
		parts = append(parts, p)
	}
	return parts
}
