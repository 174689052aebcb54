package handlers

import (
	"cmp"
	"slices"
	"strconv"

	"milepost/bot/cards"
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// report counts for somebody: the parts of a card, in the order in which they
// are said. What is said besides goes into the view.
type report func(*request, *figures.Desk, *cards.FiguresView) ([]part, error)

// reports are the figures that can be asked for, by the name that their cards
// carry.
func reports() map[string]report {
	return map[string]report{
		cards.ReportGap:     gapReport,
		cards.ReportFunnel:  funnelReport,
		cards.ReportReview:  reviewReport,
		cards.ReportPassage: passageReport,
		cards.ReportLost:    lostReport,
		cards.ReportFocus:   focusReport,
		cards.ReportBusy:    busyReport,
		cards.ReportSplit:   splitReport,
		cards.ReportRepeat:  repeatReport,
		cards.ReportPyramid: pyramidReport,
		cards.ReportMix:     mixReport,
		cards.ReportStages:  stagesReport,
		cards.ReportCost:    costReport,
	}
}

// gapReport is the goal, what was signed, the weighted pipeline and the gap (A4).
func gapReport(_ *request, d *figures.Desk, v *cards.FiguresView) ([]part, error) {
	g, err := d.Gap(v.Period)
	if err != nil {
		return nil, err
	}
	if g.Goal != nil && g.Goal.Value.Currency != "" && g.Goal.Value.Currency != d.Currency {
		d.Currency, v.Currency = g.Goal.Value.Currency, g.Goal.Value.Currency
		if g, err = d.Gap(v.Period); err != nil {
			return nil, err
		}
	}
	v.Goal, v.Missing = g.Goal, g.Missing()
	todo, err := goalParts(d, v)
	return append(todo, gapParts(d, g)...), err
}

// goalParts are the goals that count things: how many were wanted, and done.
func goalParts(d *figures.Desk, v *cards.FiguresView) ([]part, error) {
	var parts []part
	for _, metric := range []string{crm.MetricVisits, crm.MetricCalls, crm.MetricLeads} {
		g, err := d.Goal(v.Period, metric)
		if err != nil {
			return nil, err
		}
		if g == nil {
			continue
		}
		f, err := d.Flows(v.Period.From, v.On)
		if err != nil {
			return nil, err
		}
		of := int(g.Value.Minor)
		p := total(cards.PartGoal, metric, f.N(metric), d, v, func(a *crm.Activity) bool { return a.Metric() == metric })
		p.Of, p.Pct = of, percent(int64(p.N), int64(of))
		parts = append(parts, p)
	}
	return parts, nil
}

func gapParts(d *figures.Desk, g figures.Gap) []part {
	weighted := sums(cards.PartWeighted, "", d, g.Priced)
	weighted.Money = []crm.Money{{Minor: figures.Weighted(g.Priced), Currency: d.Currency}}
	return append([]part{sums(cards.PartSigned, "", d, g.Signed), weighted}, leftOut(d, g.Unpriced, g.Paused, append(g.Apart, g.Other...))...)
}

// leftOut are the deals that no sum holds, each counted and named.
func leftOut(d *figures.Desk, unpriced, paused, apart []figures.Row) []part {
	var out []part
	for _, p := range []part{tallied(cards.PartUnpriced, "", unpriced), sums(cards.PartPaused, "", d, paused), sums(cards.PartApart, "", d, apart)} {
		if p.N > 0 {
			out = append(out, p)
		}
	}
	for i := range out {
		rows := map[string][]figures.Row{cards.PartUnpriced: unpriced, cards.PartPaused: paused, cards.PartApart: apart}[out[i].Kind]
		for _, r := range rows {
			out[i].Names = append(out[i].Names, r.Account.Name.Text)
		}
	}
	return out
}

func addMoney(sums []crm.Money, m crm.Money) []crm.Money {
	for i := range sums {
		if sums[i].Currency == m.Currency {
			sums[i].Minor += m.Minor
			return sums
		}
	}
	return append(sums, m)
}

// funnelReport is the funnel as of the end of a period, what came in and went
// out in it, and the gap of the year; of several teams, each on a line (J15).
func funnelReport(q *request, d *figures.Desk, v *cards.FiguresView) ([]part, error) {
	parts, err := levels(d, v.On)
	if err != nil {
		return nil, err
	}
	unpriced, err := unpricedOn(d, v.On)
	if err != nil {
		return nil, err
	}
	if len(d.Of.Teams) > 1 {
		if parts, err = q.byTeam(d, v, parts); err != nil {
			return nil, err
		}
	}
	moved, err := moves(d, v)
	if err != nil {
		return nil, err
	}
	parts = append(parts, moved...)
	g, err := d.Gap(figures.PeriodOf(figures.Year, v.Period.From))
	if err != nil {
		return nil, err
	}
	v.Goal, v.Missing = g.Goal, g.Missing()
	if v.On == q.today() { // the pipeline is that of now
		parts = append(parts, gapParts(d, g)...)
	} else {
		parts = append(parts, leftOut(d, unpriced, nil, nil)...)
	}
	if v.On != q.today() {
		return parts, nil
	}
	worth, err := d.Worth()
	if err != nil {
		return nil, err
	}
	head := sums(cards.PartHead, "", d, figures.Head(worth, q.Book.Pareto))
	if whole := figures.Sum(worth); whole > 0 && head.N > 0 {
		head.Pct, head.Of = int(head.Money[0].Minor*100/whole), len(worth)
		parts = append(parts, head)
	}
	return parts, nil
}

// levels are the levels of the funnel as of the end of a day.
func levels(d *figures.Desk, on crm.Date) ([]part, error) {
	f, err := d.Funnel(on)
	if err != nil {
		return nil, err
	}
	var parts []part
	for _, l := range d.Book.Funnel {
		parts = append(parts, sums(cards.PartLevel, l.ID, d, f.Levels[l.ID]))
	}
	return parts, nil
}

// unpricedOn are the deals of the funnel of which nobody has said an amount.
func unpricedOn(d *figures.Desk, on crm.Date) (rows []figures.Row, err error) {
	f, err := d.Funnel(on)
	if err != nil {
		return nil, err
	}
	for _, l := range d.Book.Funnel {
		for _, r := range f.Levels[l.ID] {
			if r.Deal.Amount.IsZero() {
				rows = append(rows, r)
			}
		}
	}
	return rows, nil
}

// byTeam puts the levels of each team behind those of all.
func (q *request) byTeam(d *figures.Desk, v *cards.FiguresView, parts []part) ([]part, error) {
	for i, id := range d.Of.Teams {
		one := *d
		one.Of = figures.Of{Teams: []crm.TeamID{id}}
		t, err := crm.Get[crm.Team](q.tx, id)
		if err != nil {
			return nil, err
		}
		own, err := levels(&one, v.On)
		if err != nil {
			return nil, err
		}
		for _, p := range own {
			p.Kind, p.Name, p.Row = cards.PartTeam, t.Name.Text, i+1
			p.Key = string(id) + "." + p.Key
			parts = append(parts, p)
		}
	}
	return parts, nil
}

// moves are the deals that were opened and that ended in a period.
func moves(d *figures.Desk, v *cards.FiguresView) ([]part, error) {
	open, err := d.Open()
	if err != nil {
		return nil, err
	}
	ended, err := d.Closed(v.Period.From, v.On)
	if err != nil {
		return nil, err
	}
	later, err := d.Closed(v.On.AddDays(1), d.Today)
	if err != nil {
		return nil, err
	}
	var fresh []figures.Row
	for _, r := range slices.Concat(open, ended, later) {
		if on := figures.Opened(r.Deal); on >= v.Period.From && on <= v.On {
			fresh = append(fresh, r)
		}
	}
	parts := []part{sums(cards.PartOpened, "", d, figures.Largest(fresh))}
	for _, state := range []string{crm.DealWon, crm.DealLost, crm.DealDropped} {
		var rows []figures.Row
		for _, r := range ended {
			if r.Deal.State == state {
				rows = append(rows, r)
			}
		}
		parts = append(parts, sums(cards.PartEnded, state, d, figures.Largest(rows)))
	}
	return parts, nil
}

// lostReport is what was lost or given up in a period, by reason.
func lostReport(_ *request, d *figures.Desk, v *cards.FiguresView) ([]part, error) {
	rows, err := d.Closed(v.Period.From, v.On, crm.DealLost, crm.DealDropped)
	if err != nil {
		return nil, err
	}
	by := map[string][]figures.Row{}
	var order []string
	for _, r := range rows {
		if by[r.Deal.Reason] == nil {
			order = append(order, r.Deal.Reason)
		}
		by[r.Deal.Reason] = append(by[r.Deal.Reason], r)
	}
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Compare(len(by[b]), len(by[a])) })
	parts := []part{sums(cards.PartLost, "", d, figures.Largest(slices.Clone(rows)))}
	for i, reason := range order {
		p := sums(cards.PartReason, strconv.Itoa(i+1), d, figures.Largest(by[reason]))
		p.Name = reason
		parts = append(parts, p)
	}
	return parts, nil
}

// passageReport is how deals went through each milestone (E6).
func passageReport(_ *request, d *figures.Desk, v *cards.FiguresView) ([]part, error) {
	f, err := d.Flows(v.Period.From, v.On)
	if err != nil {
		return nil, err
	}
	var parts []part
	for _, p := range figures.Passages(d.Book, f) {
		parts = append(parts, part{Part: cards.Part{Kind: cards.PartPassage, Key: p.Milestone, N: p.On, Of: p.Left(), Pct: p.Rate(), Days: p.Mean()}})
	}
	return parts, nil
}
