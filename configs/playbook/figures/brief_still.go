package figures

import (
	"fmt"
	"slices"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// stillness is what stands in its milestone for too long, as the stock has it.
type stillness struct {
	n     int
	since crm.Date            // the day since which the first of them does
	spare map[stand]int       // open deals that were taken over just now, by where they stand
	limit map[string]crm.Date // by milestone: who stands there since that day or before stands still
}

// stand is a milestone of a team and the day since which deals stand in it.
type stand struct {
	team      crm.TeamID
	milestone string
	since     crm.Date
}

// limits are, by milestone, the last day of those since which a deal stands still.
func (d *Desk) limits(today crm.Date) map[string]crm.Date {
	out := map[string]crm.Date{}
	for _, m := range d.Book.Milestones {
		if m.Days > 0 {
			out[m.ID] = today.AddDays(-m.Days - 1)
		}
	}
	return out
}

// still counts what stands still today.
func (d *Desk) still() (stillness, error) {
	s := stillness{spare: map[stand]int{}, limit: d.limits(d.Today)}
	err := d.handed(d.Today, func(team crm.TeamID, o *crm.Opportunity) {
		if limit, ok := s.limit[o.Milestone]; ok && o.Since <= limit {
			if _, _, stuck := d.Book.Stuck(o, d.Today); !stuck {
				s.spare[stand{team, o.Milestone, o.Since}]++
				s.n--
			}
		}
	})
	if err != nil {
		return s, err
	}
	for _, team := range d.Of.Teams {
		for milestone, limit := range s.limit {
			ladder := crm.Ladder{List: crm.StockStands, Team: team, Key: milestone}
			n, err := ladder.Count(d.R, limit)
			if err != nil {
				return s, fmt.Errorf("deals in %s of team %s: %w", milestone, team, err)
			}
			if s.n += n; n == 0 {
				continue
			}
			first, err := s.first(d.R, ladder)
			if err != nil {
				return s, fmt.Errorf("deals in %s of team %s: %w", milestone, team, err)
			}
			if first != "" && (s.since == "" || first < s.since) {
				s.since = first
			}
		}
	}
	return s, nil
}

// handed lists the open deals that may be in the time of grace on a day, or were
// that on the day before.
func (d *Desk) handed(on crm.Date, each func(crm.TeamID, *crm.Opportunity)) error {
	return d.stock(crm.StockHanded, on.AddDays(-d.Book.Restraint.GraceDays-1), crm.LastDate, func(team crm.TeamID, t crm.Tally) {
		if o, ok := crm.HandedOn(t); ok {
			each(team, &o)
		}
	})
}

// first is the first day since which deals stand still in a milestone; "" if none
// do.
func (s *stillness) first(r crm.Reader, l crm.Ladder) (crm.Date, error) {
	limit := s.limit[l.Key]
	stretches, err := l.Stretches(r, limit)
	if err != nil {
		return "", err
	}
	for _, one := range stretches {
		rows, err := l.Stretch(r, one)
		if err != nil {
			return "", err
		}
		for _, t := range rows {
			if t.Day <= limit && int(t.N) > s.spare[stand{l.Team, l.Key, t.Day}] {
				return t.Day, nil
			}
		}
	}
	return "", nil
}

// longestStill are those of what stands still that a digest names: who stands there
// longest first.
func (d *Desk) longestStill(s stillness) ([]Row, error) {
	var deals []*crm.Opportunity
	for _, f := range d.filters(crm.OpenOwner, crm.OpenTeam) {
		n, last := 0, crm.Date("")
		err := crm.Each(d.R, f.Between(string(s.since), ""), func(o crm.Opportunity) bool {
			if n >= min(saidOf, s.n) && o.Since != last {
				return false
			}
			if _, _, stuck := d.Book.Stuck(&o, d.Today); stuck {
				deals, n, last = append(deals, &o), n+1, o.Since
			}
			return true
		})
		if err != nil {
			return nil, fmt.Errorf("deals that stand still: %w", err)
		}
	}
	rows, err := d.rows(deals)
	if err != nil {
		return nil, err
	}
	for i := range rows {
		rows[i].Days, rows[i].Limit, _ = d.Book.Stuck(rows[i].Deal, d.Today)
	}
	rows = longest(rows)
	return rows[:min(saidOf, len(rows))], nil
}

// freshlyStill counts what stands still today and did not on an earlier day. changed
// are deals as they stood then and stand now, nil = not open.
func (d *Desk) freshlyStill(then crm.Date, changed []change) (int, error) {
	n := 0
	special := map[crm.OpportunityID]bool{}
	limits, before := d.limits(d.Today), d.limits(then)
	// Of those that nobody touched, who came to their limit since, whatever was
	// touched among them is taken out again.
	out := func(o *crm.Opportunity) {
		if o == nil || o.State != crm.DealOpen {
			return
		}
		if limit, ok := limits[o.Milestone]; ok && o.Since <= limit && o.Since > before[o.Milestone] {
			n--
		}
	}
	stuck := func(o *crm.Opportunity, on crm.Date) bool {
		if o == nil {
			return false
		}
		_, _, stuck := d.Book.Stuck(o, on)
		return stuck
	}
	for _, c := range changed {
		special[c.id] = true
		if out(c.is); stuck(c.is, d.Today) && !stuck(c.was, then) {
			n++
		}
	}
	err := d.handed(then, func(_ crm.TeamID, o *crm.Opportunity) {
		if special[o.ID] {
			return
		}
		if out(o); stuck(o, d.Today) && !stuck(o, then) {
			n++
		}
	})
	if err != nil {
		return 0, err
	}
	for _, team := range d.Of.Teams {
		for _, m := range playbook.IDs(d.Book.Milestones) {
			limit, ok := limits[m]
			if !ok {
				continue
			}
			rows, err := crm.Ladder{List: crm.StockStands, Team: team, Key: m}.Days(d.R, before[m].AddDays(1), limit)
			if err != nil {
				return 0, fmt.Errorf("deals in %s of team %s: %w", m, team, err)
			}
			for _, t := range rows {
				n += int(t.N)
			}
		}
	}
	return max(n, 0), nil
}

// unpricedNames are the customers of deals without an amount, those that have one for
// the longest time first, as many as a digest names.
func (d *Desk) unpricedNames() ([]string, error) {
	var ids []crm.AccountID
	from := crm.Date("")
	for _, back := range []int{1000, 365, 180, 90, 30, -1} { // a few days of the oldest are enough, mostly
		to := d.Today.AddDays(-back)
		if back < 0 {
			to = crm.LastDate
		}
		err := d.stock(crm.StockUnpriced, from, to, func(_ crm.TeamID, t crm.Tally) { ids = append(ids, crm.AccountID(t.Metric)) })
		if err != nil {
			return nil, err
		}
		if from = to.AddDays(1); len(ids) >= saidOf || back < 0 {
			break
		}
	}
	var names []string
	for _, id := range ids[:min(saidOf, len(ids))] {
		a, err := d.account(id)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(names, a.Name.Text) {
			names = append(names, a.Name.Text)
		}
	}
	return names, nil
}

// saidOf is how many of a list a digest names.
const saidOf = 3
