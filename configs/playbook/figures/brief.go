package figures

import (
	"fmt"
	"slices"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// Brief is a Desk of the same teams that counts as of today from their stock
// (crm.Stock): however many customers, deals and steps there are, and whatever was
// done before, it reads none of their records. Its rows have no more of a deal than
// the funnel and the pipeline follow from, and no names but those that are said of
// it (Named). Of a person it counts as any other.
func (d *Desk) Brief() *Desk {
	b := *d
	b.kept, b.brief = nil, d.Of.Person == ""
	return &b
}

// Named reads the customers of rows that have only the id of theirs.
func (d *Desk) Named(rows []Row) error {
	for i := range rows {
		a, err := d.account(rows[i].Account.ID)
		if err != nil {
			return err
		}
		rows[i].Account = a
	}
	return nil
}

// stock reads a list of the stock of each team, the rows of the days up to one.
func (d *Desk) stock(list string, until crm.Date, each func(crm.Tally)) error {
	for _, t := range d.Of.Teams {
		rows, err := crm.Stock(d.R, list, t, until)
		if err != nil {
			return fmt.Errorf("%s of team %s: %w", list, t, err)
		}
		for _, row := range rows {
			each(row)
		}
	}
	return nil
}

// Pyramid is how many customers each tier has, by its id.
type Pyramid struct {
	Customers map[string]int
	Unvisited map[string]int // to be visited, and not in time
	Untouched int            // whose cadence has run out, those to be called too
	Longest   int            // days since the one of them was touched who waits longest
}

// Pyramid counts the customers of the teams from their stock.
func (d *Desk) Pyramid() (Pyramid, error) {
	p := Pyramid{Customers: map[string]int{}, Unvisited: map[string]int{}}
	zone := d.zone()
	for _, list := range []string{crm.StockVisits, crm.StockCalls, crm.StockBoth} {
		err := d.stock(list, crm.EndOfTime, func(t crm.Tally) {
			pace, ok := crm.PaceOf(t)
			if !ok {
				return
			}
			if list != crm.StockCalls { // each customer is in one of the two others
				p.Customers[pace.Tier] += int(t.N)
			}
			a := pace.Account()
			how, over := d.Book.Touch(&a, d.Today, zone)
			byVisit := how.By == playbook.ByVisit
			if !over || list == crm.StockCalls && byVisit || list == crm.StockVisits && !byVisit {
				return
			}
			p.Longest = max(p.Longest, d.Today.Sub(how.Until)+how.Days)
			if p.Untouched += int(t.N); byVisit {
				p.Unvisited[pace.Tier] += int(t.N)
			}
		})
		if err != nil {
			return p, err
		}
	}
	return p, nil
}

// Owners are all who have customers of the teams.
func (d *Desk) Owners() ([]crm.PersonID, error) {
	var out []crm.PersonID
	err := d.stock(crm.StockOwners, crm.NoDay, func(t crm.Tally) { out = append(out, crm.PersonID(t.Metric)) })
	slices.Sort(out)
	return slices.Compact(out), err
}

// openBrief are the deals that can still move, from the stock.
func (d *Desk) openBrief() ([]Row, error) {
	k := d.keep()
	deals, known := k.open[crm.StockDeals]
	if !known {
		err := d.stock(crm.StockDeals, crm.EndOfTime, func(t crm.Tally) {
			if o, ok := crm.DealOf(t); ok {
				deals = append(deals, &o)
			}
		})
		if err != nil {
			return nil, err
		}
		k.open[crm.StockDeals] = deals
	}
	rows := make([]Row, 0, len(deals))
	for _, o := range deals {
		row, known := k.rows[rowKey{o, d.Currency}]
		if !known {
			row = d.row(o, &crm.Account{ID: o.Account})
			k.rows[rowKey{o, d.Currency}] = row
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// late counts the open steps whose day has passed.
func (d *Desk) late() (p Part, err error) {
	p = Part{Kind: PartLate}
	err = d.stock(crm.StockSteps, d.Today.AddDays(-1), func(t crm.Tally) {
		if p.N == 0 || d.Today.Sub(t.Day) > p.Days {
			p.Days = d.Today.Sub(t.Day)
		}
		p.N += int(t.N)
	})
	return p, err
}

// stuckBrief is stuckReport from the stock: of steps and customers it has no list.
func (d *Desk) stuckBrief() ([]Part, error) {
	stuck, err := d.Stuck()
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
	part := d.sums(PartStuck, "", stuck)
	if len(stuck) > 0 {
		part.Days = stuck[0].Days
	}
	return []Part{part, late, {Kind: PartUntouched, N: all.Untouched, Days: all.Longest}}, nil
}

// signedBrief is what was signed in a period, from the stock; ok is false when
// some of it is in another currency: each deal is converted by itself.
func (d *Desk) signedBrief(p Period) (sum Part, ok bool, err error) {
	sum = Part{Kind: PartSigned}
	money := int64(0)
	for _, t := range d.Of.Teams {
		rows, err := d.R.Tallies(crm.StockOf(crm.StockSigned, t), p.From, p.To)
		if err != nil {
			return sum, false, fmt.Errorf("what team %s signed: %w", t, err)
		}
		for _, row := range rows {
			switch {
			case row.Metric == crm.MetricWon:
				sum.N += int(row.N)
			case row.Currency != d.Currency:
				return sum, false, nil
			default:
				money += row.N
			}
		}
	}
	if money != 0 {
		sum.Money = []crm.Money{{Minor: money, Currency: d.Currency}}
	}
	return sum, true, nil
}

// saidOf is how many of those that no sum holds are named in a digest.
const saidOf = 3

// namesOf are the customers of rows, of a brief Desk those of the first.
func (d *Desk) namesOf(rows []Row) (names []string, err error) {
	if d.brief {
		rows = slices.Clone(rows[:min(saidOf, len(rows))])
		if err := d.Named(rows); err != nil {
			return nil, err
		}
	}
	for _, r := range rows {
		names = append(names, r.Account.Name.Text)
	}
	return names, nil
}
