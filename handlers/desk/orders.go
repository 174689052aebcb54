package desk

import (
	"fmt"
	"slices"
	"strings"

	"milepost/storage/crm"
)

// deriveDeals keeps what an account knows of its deals: what it has bought, when
// a deal of it is won, when that is taken back, and when the deal turns out to be
// another account's; and since when nothing is open with it.
func (w *Work) deriveDeals(was, now *crm.Opportunity) error {
	bought := order(was) != nil || order(now) != nil
	if !bought && was != nil && stateOf(was) == stateOf(now) && was.Account == now.Account {
		return nil
	}
	var accounts []crm.AccountID
	for _, o := range []*crm.Opportunity{was, now} {
		if o != nil {
			accounts = append(accounts, o.Account)
		}
	}
	for _, id := range unique(accounts) {
		var a crm.Account
		if err := w.tx.Get(&a, string(id)); err != nil {
			return fmt.Errorf("account of deal %s: %w", now.ID, err)
		}
		if a.Deleted {
			continue
		}
		next := a
		next.Bought = slices.Clone(a.Bought)
		for _, part := range []struct {
			o    *crm.Opportunity
			sign int64
		}{{order(was), -1}, {order(now), 1}} {
			if part.o != nil && part.o.Account == id {
				next.Orders += int(part.sign)
				next.Bought = plus(next.Bought, part.o.Amount.Money, part.sign)
			}
		}
		var err error
		if next.Ended, err = w.ended(id); err != nil {
			return err
		}
		if next.Orders == a.Orders && next.Ended == a.Ended && slices.Equal(next.Bought, a.Bought) {
			continue
		}
		if err := w.put(&next, "", crm.TouchDerived); err != nil {
			return err
		}
	}
	return nil
}

// stateOf is how a deal counts for its account: open, won or over; "" for none.
func stateOf(o *crm.Opportunity) string {
	switch {
	case o == nil || o.Deleted:
		return ""
	case o.Open():
		return "open"
	}
	return o.State + string(o.Closed)
}

// ended is the day on which the last open deal of an account was lost or given
// up; "" while one is open, or when the newest that ended was won.
func (w *Work) ended(id crm.AccountID) (crm.Date, error) {
	var last *crm.Opportunity
	open := false
	err := crm.Each(w.tx, crm.Where(crm.ByAccount, string(id)), func(o crm.Opportunity) bool {
		open = o.Open()
		if !open && (last == nil || o.Closed >= last.Closed) {
			last = &o
		}
		return !open
	})
	switch {
	case err != nil:
		return "", fmt.Errorf("deals of account %s: %w", id, err)
	case open, last == nil, last.State == crm.DealWon:
		return "", nil
	}
	return last.Closed, nil
}

// order is a deal if it is won, else nil.
func order(o *crm.Opportunity) *crm.Opportunity {
	if o == nil || o.Deleted || o.State != crm.DealWon {
		return nil
	}
	return o
}

// plus adds to sums per currency, which are sorted and have no zeroes.
func plus(sums []crm.Money, m crm.Money, sign int64) []crm.Money {
	i, ok := slices.BinarySearchFunc(sums, m.Currency, func(s crm.Money, cur string) int { return strings.Compare(s.Currency, cur) })
	if !ok {
		sums = slices.Insert(sums, i, crm.Money{Currency: m.Currency})
	}
	if sums[i].Minor += sign * m.Minor; sums[i].Minor == 0 {
		sums = slices.Delete(sums, i, i+1)
	}
	if len(sums) == 0 {
		return nil
	}
	return sums
}
