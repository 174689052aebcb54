package figures

import (
	"fmt"
	"slices"
	"strconv"

	"milepost/storage/crm"
)

func decimal(n int) string { return strconv.Itoa(n) }

// reviewReport is what was done in a period: the process first, then what came
// of it (A6, H9). Who has logged nothing is for whoever leads them.
func (d *Desk) reviewReport(rep *Report) ([]Part, error) {
	f, err := d.Flows(rep.Period.From, rep.On)
	if err != nil {
		return nil, err
	}
	n := func(kind, metric string, done func(*crm.Activity) bool) Part {
		return d.total(kind, "", f.N(metric), rep, done)
	}
	visit := func(a *crm.Activity) bool { return a.Metric() == crm.MetricVisits }
	parts := []Part{
		n(PartVisits, crm.MetricVisits, visit),
		n(PartCalls, crm.MetricCalls, func(a *crm.Activity) bool { return a.Metric() == crm.MetricCalls }),
	}
	moved, err := d.moves(rep)
	if err != nil {
		return nil, err
	}
	parts = append(parts, moved[1:]...)
	parts = append(parts, d.registered(PartLeads, "", f, rep), d.moved(f, rep),
		n(PartTried, crm.MetricTried, func(a *crm.Activity) bool { return a.Metric() == crm.MetricTried }))
	parts = append(parts, d.costly(rep, f)...)
	split, err := d.splitReport(rep)
	if err != nil {
		return nil, err
	}
	parts = append(parts, split...)
	parts = append(parts, d.purposes(rep, f)...)
	parts = append(parts, d.timed(f.N(crm.MetricMinutes), rep.Period.From, rep.On))
	rep.Silent, err = d.silent(rep)
	return parts, err
}

// costly are the visits to accounts that the method has followed by phone (L28).
func (d *Desk) costly(rep *Report, f Flows) []Part {
	n := 0
	for _, tier := range d.Book.Visits.CallsFor {
		n += f.N(crm.MetricVisitsTo + tier)
	}
	return []Part{d.total(PartCostly, "", n, rep, func(a *crm.Activity) bool {
		return a.Metric() == crm.MetricVisits && slices.Contains(d.Book.Visits.CallsFor, a.Tier)
	})}
}

// purposes are what visits and calls were for (J2).
func (d *Desk) purposes(rep *Report, f Flows) []Part {
	var parts []Part
	for _, p := range d.Book.Purposes {
		if n := f.N(crm.MetricPurpose + p.ID); n > 0 {
			parts = append(parts, d.total(PartPurpose, p.ID, n, rep, func(a *crm.Activity) bool { return slices.Contains(a.Purpose, p.ID) }))
		}
	}
	return parts
}

// Logged reports whether totals hold something that somebody did with
// customers. Finished steps and expenses make no day on which he logged.
func Logged(ts []crm.Tally) bool {
	return slices.ContainsFunc(ts, func(t crm.Tally) bool {
		switch t.Metric {
		case crm.MetricVisits, crm.MetricTried, crm.MetricCalls, crm.MetricOther, crm.MetricLeads, crm.MetricMoves, crm.MetricWon, crm.MetricLost:
			return t.N != 0
		}
		return false
	})
}

// silent are those reps of the teams who have logged nothing in a period; of one
// person nobody asks that.
func (d *Desk) silent(rep *Report) ([]Silence, error) {
	if d.Of.Person != "" {
		return nil, nil
	}
	var reps []crm.Person
	for _, id := range d.Of.Teams {
		err := crm.Each(d.R, crm.Where(crm.ByTeam, string(id)), func(p crm.Person) bool {
			if p.Active(rep.On) && p.Has(crm.RoleRep) {
				reps = append(reps, p)
			}
			return true
		})
		if err != nil {
			return nil, fmt.Errorf("people of team %s: %w", id, err)
		}
	}
	var out []Silence
	for i := range reps {
		p := &reps[i]
		ts, err := d.R.Tallies(p.ID, rep.Period.From, rep.On)
		if err != nil {
			return nil, fmt.Errorf("totals of %s: %w", p.ID, err)
		}
		if Logged(ts) {
			continue
		}
		one, err := SilenceOf(d.R, p, rep.Period.From, rep.On)
		if err != nil {
			return nil, err
		}
		out = append(out, one)
	}
	return out, nil
}

// SilenceOf is somebody who has logged nothing on the days from one to another, with
// what may explain it.
func SilenceOf(r crm.Reader, p *crm.Person, from, to crm.Date) (Silence, error) {
	s := Silence{Person: p.ID, Name: p.Name.Text, Trip: p.Travels(from, to), Idle: true, Unowned: true}
	for day := from; day <= to && !s.Away; day = day.AddDays(1) {
		s.Away = p.AwayOn(day)
	}
	err := crm.Each(r, crm.Where(crm.ByOwner, string(p.ID)), func(crm.Account) bool { s.Unowned = false; return false })
	if err != nil {
		return s, fmt.Errorf("customers of %s: %w", p.ID, err)
	}
	until := crm.Where(crm.OpenOwner, string(p.ID)).Between("", string(to.AddDays(1)))
	err = crm.Each(r, until, func(t crm.Task) bool {
		if !t.Waiting && t.Due.Valid() {
			s.Idle = false
		}
		if t.Visit && t.Clock != "" && t.Due >= from {
			s.Booked++
		}
		return true
	})
	if err != nil {
		return s, fmt.Errorf("steps of %s: %w", p.ID, err)
	}
	return s, nil
}

// splitReport is what went to customers who had bought before, and what to new
// ones (D8).
func (d *Desk) splitReport(rep *Report) ([]Part, error) {
	f, err := d.Flows(rep.Period.From, rep.On)
	if err != nil {
		return nil, err
	}
	old := f.N(crm.MetricVisitsTo + crm.MetricOld)
	visits := func(bought bool) func(*crm.Activity) bool {
		return func(a *crm.Activity) bool { return a.Metric() == crm.MetricVisits && a.Bought == bought }
	}
	fresh := d.total(PartNew, "", f.N(crm.MetricVisits)-old, rep, visits(false))
	known := d.total(PartOld, "", old, rep, visits(true))
	known.Money = f.Money(crm.MetricCostOn + crm.MetricOld)
	for _, m := range f.Money(crm.MetricCost) {
		rest := crm.Money{Minor: m.Minor - f[crm.MetricCostOn+crm.MetricOld][m.Currency], Currency: m.Currency}
		if rest.Minor != 0 {
			fresh.Money = append(fresh.Money, rest)
		}
	}
	return []Part{fresh, known, d.spent(PartNew, fresh.Money, rep), d.spent(PartOld, known.Money, rep)}, nil
}

// costReport is what selling cost: time and money, for each step forward and for
// what was signed (J1).
func (d *Desk) costReport(rep *Report) ([]Part, error) {
	f, err := d.Flows(rep.Period.From, rep.On)
	if err != nil {
		return nil, err
	}
	won, err := d.Closed(rep.Period.From, rep.On, crm.DealWon)
	if err != nil {
		return nil, err
	}
	time := d.timed(f.N(crm.MetricMinutes), rep.Period.From, rep.On)
	return append([]Part{time, d.spent("", f.Money(crm.MetricCost), rep), d.moved(f, rep), d.sums(PartSigned, "", Largest(won))}, d.purposes(rep, f)...), nil
}

// focusReport is on how many customers each person concentrates, and what these
// make of what all of his bought (I3).
func (d *Desk) focusReport(rep *Report) ([]Part, error) {
	since := d.Today.AddDays(1 - FocusDays)
	var parts []Part
	for _, who := range d.Of.People {
		one := *d
		one.Of = Of{Person: who, People: []crm.PersonID{who}}
		rows, err := one.Worth()
		if err != nil {
			return nil, err
		}
		if len(rows) == 0 {
			continue
		}
		if rows, err = one.Grouped(rows); err != nil {
			return nil, err
		}
		near := Touched(rows, since)
		p := d.sums(PartFocus, string(who), near)
		p.Of, p.Pct, p.Share = len(rows), Percent(int64(len(near)), int64(len(rows))), Percent(Sum(near), Sum(rows))
		if p.Name, err = d.name(who); err != nil {
			return nil, err
		}
		parts = append(parts, p)
	}
	return parts, nil
}

// name is what somebody is called; "" for the one who asks.
func (d *Desk) name(id crm.PersonID) (string, error) {
	if id == d.Asker {
		return "", nil
	}
	p, err := crm.Get[crm.Person](d.R, id)
	if err != nil {
		return "", fmt.Errorf("person %s: %w", id, err)
	}
	return p.Name.Text, nil
}

// busyReport is where many visits moved nothing (I1).
func (d *Desk) busyReport(*Report) ([]Part, error) {
	rows, err := d.Busy()
	if err != nil {
		return nil, err
	}
	return []Part{d.sums(PartBusy, "", rows)}, nil
}

// repeatReport is who ordered again, and with whom the relation can go deeper (D9).
func (d *Desk) repeatReport(*Report) ([]Part, error) {
	rows, err := d.Accounts()
	if err != nil {
		return nil, err
	}
	return []Part{d.sums(PartRepeat, "", Repeat(rows)), d.sums(PartDeepen, "", d.Deepen(rows))}, nil
}

// pyramidReport is how many customers each tier has and what they are worth,
// over all regions (B4).
func (d *Desk) pyramidReport(*Report) ([]Part, error) {
	rows, err := d.Worth()
	if err != nil {
		return nil, err
	}
	var order []string
	for _, t := range d.Book.Tiers {
		order = append(order, t.ID)
	}
	return d.shares(PartTier, Mix(rows, func(a *crm.Account) string { return a.Tier }, append(order, "")...)), nil
}

// mixReport is the mix by class of industry, industry and region (L7, E7).
func (d *Desk) mixReport(*Report) ([]Part, error) {
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
	parts := d.shares(PartClass, Mix(rows, class, append(classes, "")...))
	parts = append(parts, d.shares(PartIndustry, Mix(rows, func(a *crm.Account) string { return a.Industry }))...)
	parts = append(parts, d.shares(PartRegion, Mix(rows, func(a *crm.Account) string { return a.Region }))...)
	head, err := d.head()
	return append(parts, head), err
}

// Guess begins the key of a part that holds customers of whom nobody has said so:
// their records suggest it.
const Guess = "?"

// stagesReport is the split into producing, incubating and potential (I8): as it
// was said, then as orders and open deals suggest it where nobody has.
func (d *Desk) stagesReport(*Report) ([]Part, error) {
	rows, err := d.Worth()
	if err != nil {
		return nil, err
	}
	open, err := d.Open()
	if err != nil {
		return nil, err
	}
	deals := map[crm.AccountID]int{}
	for _, r := range open {
		deals[r.Account.ID]++
	}
	var order []string
	for _, guess := range []string{"", Guess} {
		for _, s := range d.Book.ValueStages {
			order = append(order, guess+s.ID)
		}
	}
	stage := func(a *crm.Account) string {
		if a.ValueStage != "" {
			return a.ValueStage
		}
		return Guess + d.Book.ValueStage(a.Orders, deals[a.ID])
	}
	return d.shares(PartStage, Mix(rows, stage, order...)), nil
}
