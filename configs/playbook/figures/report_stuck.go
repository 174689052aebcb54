package figures

import (
	"cmp"
	"fmt"
	"slices"

	"milepost/storage/crm"
)

// stuckReport is what ought to have moved: deals that stand in their milestone
// for too long, steps whose day has passed, customers who were not touched in
// time. Each list has the longest first; Days says how long, Limit how long was
// allowed.
func (d *Desk) stuckReport(*Report) ([]Part, error) {
	if d.brief {
		return d.stuckBrief()
	}
	stuck, err := d.Stuck()
	if err != nil {
		return nil, err
	}
	late, err := d.Late()
	if err != nil {
		return nil, err
	}
	left, err := d.Untouched()
	if err != nil {
		return nil, err
	}
	parts := []Part{d.sums(PartStuck, "", stuck), PartOf(PartLate, "", late), PartOf(PartUntouched, "", left)}
	for i, rows := range [][]Row{stuck, late, left} {
		if len(rows) > 0 {
			parts[i].Days = rows[0].Days
		}
	}
	return parts, nil
}

// Stuck are the open deals that stand in their milestone longer than it allows.
func (d *Desk) Stuck() ([]Row, error) {
	open, err := d.Open()
	if err != nil {
		return nil, err
	}
	var out []Row
	for _, r := range open {
		days, limit, stuck := d.Book.Stuck(r.Deal, d.Today)
		if stuck {
			r.Days, r.Limit = days, limit
			out = append(out, r)
		}
	}
	return longest(out), nil
}

// Late are the open steps whose day has passed. Of what the customer promised
// nobody is late but he.
func (d *Desk) Late() ([]Row, error) {
	var rows []Row
	for _, f := range d.filters(crm.OpenOwner, crm.OpenTeam) {
		var failed error
		err := crm.Each(d.R, f.Between("", string(d.Today)), func(t crm.Task) bool {
			if t.Waiting || !t.Due.Valid() {
				return true
			}
			row := Row{Task: &t, Days: d.Today.Sub(t.Due), Amount: crm.Money{Currency: d.Currency}, Account: &crm.Account{}}
			if t.Account != "" {
				if row.Account, failed = d.account(t.Account); failed != nil {
					return false
				}
			}
			rows = append(rows, row)
			return true
		})
		if err = cmp.Or(err, failed); err != nil {
			return nil, fmt.Errorf("late steps: %w", err)
		}
	}
	return longest(rows), nil
}

// Untouched are the customers whose cadence has run out.
func (d *Desk) Untouched() ([]Row, error) {
	all, err := d.Accounts()
	if err != nil {
		return nil, err
	}
	zone := d.zone()
	var out []Row
	for _, r := range all {
		if t, over := d.Book.Touch(r.Account, d.Today, zone); over {
			out = append(out, Row{Account: r.Account, Amount: crm.Money{Currency: d.Currency}, Days: d.Today.Sub(t.Until) + t.Days, Limit: t.Days})
		}
	}
	return longest(out), nil
}

// longest puts rows with the most days first, then by account.
func longest(rows []Row) []Row {
	slices.SortStableFunc(rows, func(a, b Row) int {
		return cmp.Or(cmp.Compare(b.Days, a.Days), cmp.Compare(b.Amount.Minor, a.Amount.Minor), cmp.Compare(a.Account.Name.Sort, b.Account.Name.Sort))
	})
	return rows
}
