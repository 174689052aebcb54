package figures

import (
	"cmp"
	"fmt"
	"slices"

	"milepost/storage/crm"
)

// Share is a group of rows: a tier, an industry, a region.
type Share struct {
	Key  string
	Rows []Row // accounts
}

// Amount is what all rows of a share come to.
func (s Share) Amount() int64 { return Sum(s.Rows) }

// Mix groups accounts by key, the largest amount first. order puts known keys
// into their place instead.
func Mix(rows []Row, key func(*crm.Account) string, order ...string) []Share {
	at := map[string]int{}
	var out []Share
	for _, k := range order {
		at[k] = len(out)
		out = append(out, Share{Key: k})
	}
	for _, r := range rows {
		k := key(r.Account)
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			out = append(out, Share{Key: k})
		}
		out[i].Rows = append(out[i].Rows, r)
	}
	if len(order) == 0 {
		slices.SortStableFunc(out, func(a, b Share) int {
			return cmp.Or(cmp.Compare(b.Amount(), a.Amount()), cmp.Compare(len(b.Rows), len(a.Rows)), cmp.Compare(a.Key, b.Key))
		})
	}
	for i := range out {
		Largest(out[i].Rows)
	}
	return out
}

// Worth are the accounts of theirs, each with what it bought and what its open
// deals come to: what a customer is worth to us (B4, E7, L7).
func (d *Desk) Worth() ([]Row, error) {
	rows, err := d.Accounts()
	if err != nil {
		return nil, err
	}
	pipe, err := d.Pipeline()
	if err != nil {
		return nil, err
	}
	return d.adding(rows, slices.Concat(pipe.Priced, pipe.Apart)), nil
}

// adding adds the amounts of deals to those of their customers.
func (d *Desk) adding(rows, deals []Row) []Row {
	at := map[crm.AccountID]int{}
	for i := range rows {
		at[rows[i].Account.ID] = i
	}
	for _, r := range deals {
		i, ok := at[r.Account.ID]
		if !ok { // a deal on somebody else's account
			i = len(rows)
			at[r.Account.ID] = i
			rows = append(rows, Row{Account: r.Account, Amount: crm.Money{Currency: d.Currency}})
		}
		if r.Apart {
			rows[i].Beside = addMoney(rows[i].Beside, r.Deal.Amount.Money)
		} else {
			rows[i].Amount.Minor += r.Amount.Minor
		}
	}
	return rows
}

// Head is the smallest set of the largest rows that makes up that share of the
// whole (F2); none when nothing has an amount.
func Head(rows []Row, pct int) []Row {
	rows = Largest(slices.Clone(rows))
	whole := Sum(rows)
	sum := int64(0)
	for i, r := range rows {
		if r.Amount.Minor <= 0 {
			return rows[:i]
		}
		sum += r.Amount.Minor
		if float64(sum)*100 >= float64(pct)*float64(whole) {
			return rows[:i+1]
		}
	}
	return rows
}

// Touched are the accounts that were visited or called since a day, groups of
// which one was (I3).
func Touched(rows []Row, since crm.Date) []Row {
	var out []Row
	for _, r := range rows {
		if last := r.touched(); last >= since && last != "" {
			out = append(out, r)
		}
	}
	return Largest(out)
}

// Repeat are the accounts with at least two orders (D9).
func Repeat(rows []Row) []Row {
	var out []Row
	for _, r := range rows {
		if r.N >= 2 {
			out = append(out, r)
		}
	}
	return Largest(out)
}

// Deepen are the accounts that have bought and whose relation can go a level
// deeper (D9): everybody below the highest.
func (d *Desk) Deepen(rows []Row) []Row {
	top := 0
	rank := map[string]int{}
	for _, r := range d.Book.Relations {
		rank[r.ID] = r.Rank
		top = max(top, r.Rank)
	}
	var out []Row
	for _, r := range rows {
		if r.N >= 1 && rank[r.Account.Relation] < top {
			out = append(out, r)
		}
	}
	return Largest(out)
}

// Busy are the open deals on which many visits were spent in the last weeks
// without a step forward (I1); N is how many.
func (d *Desk) Busy() ([]Row, error) {
	rule := d.Book.Visits
	since := d.Today.AddDays(-rule.BusyIn)
	open, err := d.Open()
	if err != nil {
		return nil, err
	}
	var out []Row
	for _, r := range open {
		if r.Deal.State != crm.DealOpen || r.Deal.Since > since || r.Account.Met < rule.Busy || r.Account.LastVisit < since {
			continue
		}
		// Only such accounts are looked at, and of each only these weeks.
		day := crm.Where(crm.ByAccount, string(r.Account.ID)).Between(string(since), string(d.Today.AddDays(1)))
		acts, _, err := crm.List[crm.Activity](d.R, day, crm.Page{})
		if err != nil {
			return nil, fmt.Errorf("visits to account %s: %w", r.Account.ID, err)
		}
		for i := range acts {
			if acts[i].InPerson() && acts[i].Met() {
				r.N++
			}
		}
		if r.N >= rule.Busy {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b Row) int { return cmp.Compare(b.N, a.N) })
	return out, nil
}
