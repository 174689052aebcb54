package figures

import (
	"fmt"
	"slices"

	"milepost/storage/crm"
)

// reports are the figures that can be asked for, by name.
func reports() map[string]func(*Desk, *Report) ([]Part, error) {
	return map[string]func(*Desk, *Report) ([]Part, error){
		ReportGap:     (*Desk).gapReport,
		ReportFunnel:  (*Desk).funnelReport,
		ReportReview:  (*Desk).reviewReport,
		ReportPassage: (*Desk).passageReport,
		ReportLost:    (*Desk).lostReport,
		ReportFocus:   (*Desk).focusReport,
		ReportBusy:    (*Desk).busyReport,
		ReportSplit:   (*Desk).splitReport,
		ReportRepeat:  (*Desk).repeatReport,
		ReportPyramid: (*Desk).pyramidReport,
		ReportMix:     (*Desk).mixReport,
		ReportStages:  (*Desk).stagesReport,
		ReportCost:    (*Desk).costReport,
		ReportStuck:   (*Desk).stuckReport,
		ReportAhead:   (*Desk).aheadReport,

		ReportPareto:    (*Desk).paretoReport,
		ReportExecutive: (*Desk).executiveReport,
		ReportFeedback:  (*Desk).feedbackReport,
		ReportReferral:  (*Desk).referralReport,
		ReportEffort:    (*Desk).effortReport,
		ReportCustomers: (*Desk).customersReport,
		ReportTaken:     (*Desk).takenReport,
		ReportMoney:     (*Desk).moneyReport,
		ReportIssues:    (*Desk).issuesReport,
	}
}

// Known reports whether there is a report of that name.
func Known(report string) bool {
	_, asked := AskedOf(report)
	return asked || reports()[report] != nil
}

// Count makes a report of a period. What a digest says, what a card answers and
// what a list adds up to all come from here, so that they cannot differ. The
// error is that of the store; a report that is not known has no parts.
func (d *Desk) Count(report string, p Period) (Report, error) {
	rep := Report{Name: report, Period: p, On: p.Until(d.Today), Currency: d.Currency}
	count := reports()[report]
	if a, asked := AskedOf(report); asked {
		rep.Asked, count = &a, (*Desk).askedReport
	}
	if count == nil {
		return rep, nil
	}
	d.keep()  // for all reports
	own := *d // a report may count in the currency of its goal
	parts, err := count(&own, &rep)
	if err != nil {
		return rep, fmt.Errorf("report %s: %w", report, err)
	}
	rep.Parts = parts
	return rep, nil
}

// gapReport is the goal, what was signed, the weighted pipeline and the gap (A4).
func (d *Desk) gapReport(rep *Report) ([]Part, error) {
	if d.brief {
		own := *d
		if parts, ok, err := own.gapBrief(rep); err != nil || ok {
			return parts, err
		}
		rep.Currency = d.Currency
		return d.whole().gapReport(rep)
	}
	g, err := d.Gap(rep.Period)
	if err != nil {
		return nil, err
	}
	if g.Goal != nil && g.Goal.Value.Currency != "" && g.Goal.Value.Currency != d.Currency {
		d.Currency, rep.Currency = g.Goal.Value.Currency, g.Goal.Value.Currency
		if g, err = d.Gap(rep.Period); err != nil {
			return nil, err
		}
	}
	rep.Goal, rep.Missing = g.Goal, g.Missing()
	todo, err := d.goalParts(rep)
	if err != nil {
		return nil, err
	}
	return append(todo, d.gapParts(g)...), nil
}

// goalParts are the goals that count things: how many were wanted, and done.
func (d *Desk) goalParts(rep *Report) ([]Part, error) {
	var parts []Part
	for _, metric := range []string{crm.MetricVisits, crm.MetricCalls, crm.MetricLeads} {
		g, err := d.Goal(rep.Period, metric)
		if err != nil {
			return nil, err
		}
		if g == nil {
			continue
		}
		f, err := d.Flows(rep.Period.From, rep.On)
		if err != nil {
			return nil, err
		}
		of := int(g.Value.Minor)
		p := d.registered(PartGoal, metric, f, rep)
		if metric != crm.MetricLeads {
			p = d.total(PartGoal, metric, f.N(metric), rep, func(a *crm.Activity) bool { return a.Metric() == metric })
		}
		p.Of, p.Pct = of, Percent(int64(p.N), int64(of))
		parts = append(parts, p)
	}
	return parts, nil
}

// missing is the goal of a gap and what is missing to it, counted in the currency of the goal.
func (d *Desk) missing(g Gap) (*crm.Goal, int64, error) {
	if g.Goal == nil || g.Goal.Value.Currency == "" || g.Goal.Value.Currency == d.Currency {
		return g.Goal, g.Missing(), nil
	}
	own := *d
	own.Currency = g.Goal.Value.Currency
	g, err := own.Gap(g.Period)
	return g.Goal, g.Missing(), err
}

func (d *Desk) gapParts(g Gap) []Part {
	signed := d.sums(PartSigned, "", g.Signed)
	weighted := d.sums(PartWeighted, "", g.Priced)
	weighted.Money = []crm.Money{{Minor: Weighted(g.Priced), Currency: d.Currency}}
	return append([]Part{signed, weighted}, d.leftOut(g.Unpriced, g.Paused, append(g.Apart, g.Other...))...)
}

// funnelReport is the funnel as of the end of a period, what came in and went
// out in it, and the gap of the year; of several teams, each on a line (J15).
func (d *Desk) funnelReport(rep *Report) ([]Part, error) {
	if d.brief && rep.On == d.Today { // a digest says what moved since the last one, and the gap beside it
		if parts, ok, err := d.levelsBrief(); err != nil || ok {
			return parts, err
		}
	}
	f, err := d.Funnel(rep.On)
	if err != nil {
		return nil, err
	}
	parts := d.levels(f)
	if d.brief && rep.On == d.Today { // a digest says what moved since the last one, and the gap beside it
		return parts, nil
	}
	if len(d.Of.Teams) > 1 {
		if parts, err = d.byTeam(rep, parts); err != nil {
			return nil, err
		}
	}
	moved, err := d.moves(rep)
	if err != nil {
		return nil, err
	}
	parts = append(parts, moved...)
	if rep.On != d.Today {
		then, err := d.gapThen(rep, f)
		return append(parts, then...), err
	}
	g, err := d.Gap(PeriodOf(Year, rep.Period.From))
	if err != nil {
		return nil, err
	}
	parts = append(parts, d.gapParts(g)...) // the pipeline is that of now
	if rep.Goal, rep.Missing, err = d.missing(g); err != nil {
		return nil, err
	}
	head, err := d.head()
	if err == nil && head.N > 0 {
		parts = append(parts, head)
	}
	return parts, err
}

// head is the smallest set of customers that makes most of what all are worth
// (F2): groups of companies as one.
func (d *Desk) head() (Part, error) {
	worth, err := d.Worth()
	if err != nil {
		return Part{}, err
	}
	return d.headOf(worth)
}

func (d *Desk) headOf(worth []Row) (Part, error) {
	worth, err := d.Grouped(worth)
	if err != nil {
		return Part{}, err
	}
	rows := Head(worth, d.Book.Pareto)
	head := d.sums(PartHead, "", rows)
	if whole := Sum(worth); whole > 0 {
		head.Pct, head.Of = Percent(Sum(rows), whole), len(worth)
	}
	return head, nil
}

// levels are the levels of a funnel.
func (d *Desk) levels(f Funnel) []Part {
	var parts []Part
	for _, l := range d.Book.Funnel {
		parts = append(parts, d.sums(PartLevel, l.ID, f.Levels[l.ID]))
	}
	return parts
}

// byTeam puts the levels of each team behind those of all.
func (d *Desk) byTeam(rep *Report, parts []Part) ([]Part, error) {
	for i, id := range d.Of.Teams {
		one := *d
		one.Of = Of{Teams: []crm.TeamID{id}}
		t, err := crm.Get[crm.Team](d.R, id)
		if err != nil {
			return nil, err
		}
		own, err := one.Funnel(rep.On)
		if err != nil {
			return nil, err
		}
		for _, p := range one.levels(own) {
			p.Kind, p.Name, p.Row = PartTeam, t.Name.Text, i+1
			p.Key = string(id) + "." + p.Key
			parts = append(parts, p)
		}
	}
	return parts, nil
}

// moves are the deals that were opened and that ended in a period.
func (d *Desk) moves(rep *Report) ([]Part, error) {
	open, err := d.Open()
	if err != nil {
		return nil, err
	}
	ended, err := d.Closed(rep.Period.From, rep.On)
	if err != nil {
		return nil, err
	}
	later, err := d.Closed(rep.On.AddDays(1), d.Today)
	if err != nil {
		return nil, err
	}
	var fresh []Row
	for _, r := range slices.Concat(open, ended, later) {
		if on := r.Deal.Opened(); on >= rep.Period.From && on <= rep.On {
			fresh = append(fresh, r)
		}
	}
	parts := []Part{d.sums(PartOpened, "", Largest(fresh))}
	for _, state := range []string{crm.DealWon, crm.DealLost, crm.DealDropped} {
		var rows []Row
		for _, r := range ended {
			if r.Deal.State == state {
				rows = append(rows, r)
			}
		}
		parts = append(parts, d.sums(PartEnded, state, Largest(rows)))
	}
	return parts, nil
}

// lostReport is what was lost or given up in a period, by reason.
func (d *Desk) lostReport(rep *Report) ([]Part, error) {
	rows, err := d.Closed(rep.Period.From, rep.On, crm.DealLost, crm.DealDropped)
	if err != nil {
		return nil, err
	}
	order, by := byReason(rows)
	parts := []Part{d.sums(PartLost, "", Largest(slices.Clone(rows)))}
	for i, reason := range order {
		p := d.sums(PartReason, decimal(i+1), Largest(by[reason]))
		p.Name = reason
		parts = append(parts, p)
	}
	return parts, nil
}

// passageReport is how deals went through each milestone (E6).
func (d *Desk) passageReport(rep *Report) ([]Part, error) {
	f, err := d.Flows(rep.Period.From, rep.On)
	if err != nil {
		return nil, err
	}
	var parts []Part
	for _, p := range Passages(d.Book, f) {
		part := Part{Kind: PartPassage, Key: p.Milestone, N: p.On, Of: p.Left(), Pct: p.Rate(), Days: p.Mean(), Listed: true}
		part.rows = func() ([]Row, error) {
			return d.steps(rep.Period.From, rep.On, p.Left(), func(s Step) bool { return s.From == p.Milestone })
		}
		parts = append(parts, part)
	}
	return parts, nil
}
