package figures

import "milepost/storage/crm"

// Grouped adds the sites of a group of companies up to the company at its top:
// a list by customer in which no group is there twice. Sums stay what they are;
// Sites says how many rows became one.
func (d *Desk) Grouped(rows []Row) ([]Row, error) {
	at := map[crm.AccountID]int{}
	var out []Row
	for _, r := range rows {
		top, err := d.top(r.Account)
		if err != nil {
			return nil, err
		}
		i, ok := at[top.ID]
		if !ok {
			i = len(out)
			at[top.ID] = i
			out = append(out, Row{Account: top, Amount: crm.Money{Currency: r.Amount.Currency}})
		}
		g := &out[i]
		g.Amount.Minor += r.Amount.Minor
		g.N += r.N
		g.Sites++
		g.Touch = max(g.Touch, r.touched())
		for _, m := range r.Beside {
			g.Beside = addMoney(g.Beside, m)
		}
	}
	return out, nil
}

// touched is when an account was last visited or called; of a group, one of its
// sites that are in the row: what a colleague does at its head is not his who has a
// plant.
func (r Row) touched() crm.Date {
	if r.Sites > 0 {
		return r.Touch
	}
	return max(r.Account.LastVisit, r.Account.LastCall)
}

// top is the company that an account belongs to in the end: itself when it is
// nobody's site, or when what is above it is gone.
func (d *Desk) top(a *crm.Account) (*crm.Account, error) {
	seen := map[crm.AccountID]bool{}
	for a.Parent != "" && !seen[a.ID] {
		seen[a.ID] = true
		up, err := d.account(a.Parent)
		if crm.IsMissing(err) {
			return a, nil
		}
		if err != nil {
			return nil, err
		}
		a = up
	}
	return a, nil
}
