package figures

import (
	"fmt"
	"slices"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// Brief is a Desk of the same teams that counts as of today from their stock
// (crm.Stock): however many customers, deals and steps there are, and whatever was
// done before, it reads none of their records but those that it names. Its parts
// have no list, and tell no more than a digest does. Where a sum cannot be had
// without rounding each amount by itself, because a rate lies in between, it reads
// the records after all. Of a person it counts as any other.
func (d *Desk) Brief() *Desk {
	b := *d
	b.kept, b.brief = nil, d.Of.Person == ""
	return &b
}

// whole is the same Desk, reading records.
func (d *Desk) whole() *Desk {
	w := *d
	w.brief = false
	return &w
}

// stock reads a list of the stock of each team, the rows of the days from one to
// another.
func (d *Desk) stock(list string, from, to crm.Date, each func(crm.TeamID, crm.Tally)) error {
	for _, t := range d.Of.Teams {
		rows, err := crm.Stock(d.R, list, t, from, to)
		if err != nil {
			return fmt.Errorf("%s of team %s: %w", list, t, err)
		}
		for _, row := range rows {
			each(t, row)
		}
	}
	return nil
}

// Pyramid is how many customers each tier has, by its id.
type Pyramid struct {
	Customers map[string]int
	Unvisited map[string]int // to be visited, and not in time
	Untouched int            // whose cadence has run out, those to be called too
}

// Pyramid counts the customers of the teams from their stock.
func (d *Desk) Pyramid() (Pyramid, error) {
	k := d.keep()
	if k.pyramid != nil {
		return *k.pyramid, nil
	}
	p := Pyramid{Customers: map[string]int{}, Unvisited: map[string]int{}}
	type tier struct {
		team crm.TeamID
		of   crm.Pace
	}
	var tiers []tier
	err := d.stock(crm.StockTiers, crm.NoDay, crm.NoDay, func(team crm.TeamID, t crm.Tally) {
		if of, ok := crm.TierOf(t.Metric); ok {
			p.Customers[of.Tier] += int(t.N)
			tiers = append(tiers, tier{team, of})
		}
	})
	for _, t := range tiers {
		if err == nil {
			err = d.overdue(&p, t.team, t.of)
		}
	}
	if err == nil {
		err = d.excused(&p)
	}
	if err == nil {
		k.pyramid = &p
	}
	return p, err
}

// lists are those in which customers stand whose cadence counts by visits, or by
// calls too.
func lists(by string) []string {
	if by == playbook.ByVisit {
		return []string{crm.StockBoth, crm.StockVisits}
	}
	return []string{crm.StockBoth, crm.StockCalls}
}

// over adds customers whose cadence has run out.
func (p *Pyramid) over(how playbook.Touch, tier string, n int) {
	p.Untouched += n
	if how.By != playbook.ByVisit {
		return
	}
	if p.Unvisited[tier] += n; p.Unvisited[tier] == 0 {
		delete(p.Unvisited, tier)
	}
}

// overdue counts the customers of a tier whose cadence has run out, were none of
// them paused or taken over.
func (d *Desk) overdue(p *Pyramid, team crm.TeamID, tier crm.Pace) error {
	zone := d.zone()
	now := tier
	now.From = d.Today
	a := now.Account()
	how, _ := d.Book.Touch(&a, d.Today, zone)
	if how.By == "" {
		return nil
	}
	last := d.Today.AddDays(-how.Days - 1) // touched then, or before
	for _, list := range lists(how.By) {
		ladder := crm.PaceLadder(list, team, tier)
		// Where one counts from the moment at which it was made, its day may be the
		// next one or the one before where the team is.
		n, err := ladder.Count(d.R, last.AddDays(-1))
		if err != nil {
			return fmt.Errorf("%s of team %s: %w", list, team, err)
		}
		rows, err := ladder.Days(d.R, last, last.AddDays(1))
		if err != nil {
			return fmt.Errorf("%s of team %s: %w", list, team, err)
		}
		for _, t := range rows {
			one := tier
			one.From, one.Clock = t.Day, t.Metric
			a := one.Account()
			if _, over := d.Book.Touch(&a, d.Today, zone); over {
				n += int(t.N)
			}
		}
		p.over(how, tier.Tier, n)
	}
	return nil
}

// excused takes out the customers who are paused, or were taken over just now.
func (d *Desk) excused(p *Pyramid) error {
	zone := d.zone()
	grace := d.Today.AddDays(-d.Book.Restraint.GraceDays)
	return d.stock(crm.StockHeld, grace, crm.LastDate, func(_ crm.TeamID, t crm.Tally) {
		list, pace, ok := crm.HeldOn(t)
		if !ok {
			return
		}
		a := pace.Account()
		how, over := d.Book.Touch(&a, d.Today, zone)
		if over || !slices.Contains(lists(how.By), list) {
			return
		}
		pace.Paused, pace.Held = "", ""
		a = pace.Account()
		if _, over := d.Book.Touch(&a, d.Today, zone); over {
			p.over(how, pace.Tier, -int(t.N))
		}
	})
}

// late counts the open steps whose day has passed.
func (d *Desk) late() (p Part, err error) {
	p = Part{Kind: PartLate}
	err = d.stock(crm.StockSteps, "", d.Today.AddDays(-1), func(_ crm.TeamID, t crm.Tally) { p.N += int(t.N) })
	return p, err
}

// stuckBrief is stuckReport from the stock.
func (d *Desk) stuckBrief() ([]Part, error) {
	s, err := d.still()
	if err != nil {
		return nil, err
	}
	late, err := d.late()
	if err != nil {
		return nil, err
	}
	all, err := d.Pyramid()
	if err != nil {
		return nil, err
	}
	part := Part{Kind: PartStuck, N: s.n, rows: func() ([]Row, error) { return d.longestStill(s) }}
	if s.n > 0 {
		part.Days = d.Today.Sub(s.since)
	}
	return []Part{part, late, {Kind: PartUntouched, N: all.Untouched}}, nil
}

// signedBrief is what was signed in a period, from the stock; ok is false when
// some of it is in another currency: each deal is converted by itself.
func (d *Desk) signedBrief(p Period) (sum Part, ok bool, err error) {
	sum, ok = Part{Kind: PartSigned}, true
	money := int64(0)
	err = d.stock(crm.StockSigned, p.From, p.To, func(_ crm.TeamID, t crm.Tally) {
		switch {
		case t.Metric == crm.MetricWon:
			sum.N += int(t.N)
		case t.Currency != d.Currency:
			ok = false
		default:
			money += t.N
		}
	})
	if money != 0 {
		sum.Money = []crm.Money{{Minor: money, Currency: d.Currency}}
	}
	return sum, ok, err
}
