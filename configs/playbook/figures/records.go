package figures

import (
	"fmt"
	"slices"

	"milepost/storage/crm"
)

// kept is what was read already: several reports ask for the same records, and
// those of the teams of a leader are among those of all his teams.
type kept struct {
	accounts map[crm.AccountID]*crm.Account
	open     map[string][]*crm.Opportunity // by list, as below
	closed   map[string]closed
	rows     map[rowKey]Row // of deals
	owned    map[string][]*crm.Account
	people   map[crm.AccountID][]crm.Contact
	pyramid  *Pyramid    // of a brief Desk
	groups   []crm.Group // of a brief Desk
}

// closed are the deals of a list that ended from one day to another.
type closed struct {
	from, to crm.Date
	deals    []*crm.Opportunity
}

// rowKey is a deal in a currency.
type rowKey struct {
	deal     *crm.Opportunity
	currency string
}

func (d *Desk) keep() *kept {
	if d.kept == nil {
		d.kept = &kept{
			map[crm.AccountID]*crm.Account{},
			map[string][]*crm.Opportunity{},
			map[string]closed{},
			map[rowKey]Row{},
			map[string][]*crm.Account{},
			map[crm.AccountID][]crm.Contact{},
			nil,
			nil,
		}
	}
	return d.kept
}

// list names the list that a filter reads.
func list(f crm.Filter) string { return fmt.Sprintf("%s/%q", f.Index, f.Match) }

// account reads an account once.
func (d *Desk) account(id crm.AccountID) (*crm.Account, error) {
	k := d.keep()
	if a := k.accounts[id]; a != nil {
		return a, nil
	}
	a := new(crm.Account)
	if err := d.R.Get(a, string(id)); err != nil {
		return nil, fmt.Errorf("account %s: %w", id, err)
	}
	k.accounts[id] = a
	return a, nil
}

// Accounts are all accounts of theirs, as rows; the amount of each is what it
// has bought.
func (d *Desk) Accounts() ([]Row, error) {
	var rows []Row
	for _, f := range d.filters(crm.ByOwner, crm.ByTeam) {
		all, err := d.accountsOf(f)
		if err != nil {
			return nil, err
		}
		rows = slices.Grow(rows, len(all))
		for _, a := range all {
			row := Row{Account: a, N: a.Orders, Amount: crm.Money{Currency: d.Currency}}
			for _, m := range a.Bought {
				if c, ok := d.Book.Convert(m, d.Currency, d.Today); ok {
					row.Amount.Minor += c.Minor
				} else {
					row.Beside = addMoney(row.Beside, m)
				}
			}
			rows = append(rows, row)
		}
	}
	return rows, nil
}

// accountsOf are the accounts of a list, read once.
func (d *Desk) accountsOf(f crm.Filter) ([]*crm.Account, error) {
	k := d.keep()
	all, known := k.owned[list(f)]
	if known {
		return all, nil
	}
	err := crm.Each(d.R, f, func(a crm.Account) bool {
		one := &a
		if was := k.accounts[a.ID]; was != nil {
			one = was
		}
		k.accounts[a.ID] = one
		all = append(all, one)
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("accounts: %w", err)
	}
	k.owned[list(f)] = all
	return all, nil
}

// filters are the lists of a person, or of each team.
func (d *Desk) filters(owner, team string) []crm.Filter {
	if d.Of.Person != "" {
		return []crm.Filter{crm.Where(owner, string(d.Of.Person))}
	}
	var out []crm.Filter
	for _, t := range d.Of.Teams {
		out = append(out, crm.Where(team, string(t)))
	}
	return out
}

// rows are deals as rows, each with its account.
func (d *Desk) rows(deals []*crm.Opportunity) ([]Row, error) {
	k := d.keep()
	rows := make([]Row, 0, len(deals))
	for _, o := range deals {
		row, known := k.rows[rowKey{o, d.Currency}]
		if !known {
			a, err := d.account(o.Account)
			if err != nil {
				return nil, err
			}
			row = d.row(o, a)
			k.rows[rowKey{o, d.Currency}] = row
		}
		rows = append(rows, row)
	}
	return rows, nil
}

func (d *Desk) row(o *crm.Opportunity, a *crm.Account) Row {
	row := Row{Deal: o, Account: a, Days: d.Today.Sub(o.Since), Level: d.Book.Level(d.Book.Ticks(o))}
	in := func(m crm.Money) crm.Money {
		c, ok := d.Book.Convert(m, d.Currency, d.Today)
		if !ok {
			row.Apart = true
			return crm.Money{Currency: d.Currency}
		}
		return c
	}
	row.Amount, row.Weight = in(o.Amount.Money), in(d.Book.Weighted(o))
	return row
}

// Open are the deals that can still move, paused ones too.
func (d *Desk) Open() ([]Row, error) {
	k := d.keep()
	var deals []*crm.Opportunity
	for _, f := range d.filters(crm.OpenOwner, crm.OpenTeam) {
		all, known := k.open[list(f)]
		if !known {
			var err error
			if all, err = d.dealsOf(f); err != nil {
				return nil, err
			}
			k.open[list(f)] = all
		}
		deals = append(deals, all...)
	}
	return d.rows(deals)
}

// Closed are the deals that ended on the days of a period in that state.
func (d *Desk) Closed(from, to crm.Date, states ...string) ([]Row, error) {
	var deals []*crm.Opportunity
	for _, f := range d.filters(crm.ClosedOwner, crm.ClosedTeam) {
		all, err := d.closedOf(f, from, to)
		if err != nil {
			return nil, err
		}
		for _, o := range all {
			if from <= o.Closed && o.Closed <= to && (len(states) == 0 || slices.Contains(states, o.State)) {
				deals = append(deals, o)
			}
		}
	}
	return d.rows(deals)
}

// closedOf are the deals of a list that ended on the days of a period, and
// perhaps some more. Of a longer period than was read before only the rest is
// read.
func (d *Desk) closedOf(f crm.Filter, from, to crm.Date) ([]*crm.Opportunity, error) {
	k := d.keep()
	was, known := k.closed[list(f)]
	if from > to {
		return nil, nil
	}
	if !known {
		was = closed{from: from, to: from.AddDays(-1)}
	}
	if from < was.from {
		deals, err := d.dealsOf(f.Between(string(from), string(was.from)))
		if err != nil {
			return nil, err
		}
		was.from, was.deals = from, slices.Concat(deals, was.deals)
	}
	if to > was.to {
		deals, err := d.dealsOf(f.Between(string(was.to.AddDays(1)), string(to.AddDays(1))))
		if err != nil {
			return nil, err
		}
		was.to, was.deals = to, slices.Concat(was.deals, deals)
	}
	k.closed[list(f)] = was
	return was.deals, nil
}

// dealsOf reads the deals of a list.
func (d *Desk) dealsOf(f crm.Filter) (deals []*crm.Opportunity, err error) {
	err = crm.Each(d.R, f, func(o crm.Opportunity) bool { deals = append(deals, &o); return true })
	if err != nil {
		return nil, fmt.Errorf("deals: %w", err)
	}
	return deals, nil
}
