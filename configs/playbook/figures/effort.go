package figures

import (
	"cmp"
	"fmt"
	"slices"

	"milepost/storage/crm"
)

// PersonDays are minutes in tenths of days of eight hours, rounded.
func PersonDays(minutes int) int { return (minutes*10 + 240) / 480 }

// effortReport is what one deal took so far: visits, calls and what else was
// done for it, time and money (J1). It is counted from the deal's own records,
// whoever did them.
func (d *Desk) effortReport(rep *Report) ([]Part, error) {
	o, err := crm.Get[crm.Opportunity](d.R, d.Of.Deal)
	if err != nil {
		return nil, err
	}
	rep.Deal = &o
	at, err := d.account(o.Account)
	if err != nil {
		return nil, err
	}
	kinds := []string{PartVisits, PartCalls, PartOther, PartTried}
	by := map[string][]Row{}
	minutes, money := 0, []crm.Money(nil)
	err = crm.Each(d.R, crm.Where(crm.ByDeal, string(o.ID)), func(a crm.Activity) bool {
		row := Row{Activity: &a, Account: at, On: a.Date, Amount: crm.Money{Currency: d.Currency}}
		by[effortKind(&a)] = append(by[effortKind(&a)], row)
		if spent := a.Minutes * (1 + len(a.Ours)); spent > 0 {
			minutes += spent
			row.N = spent
			by[PartTime] = append(by[PartTime], row)
		} else {
			rep.Untimed++
		}
		if a.Cost.Minor != 0 {
			money = addMoney(money, a.Cost)
			row.N, row.Beside = 0, []crm.Money{a.Cost}
			by[PartCost] = append(by[PartCost], row)
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("activities of deal %s: %w", o.ID, err)
	}
	err = crm.Each(d.R, crm.Where(crm.ByDeal, string(o.ID)), func(x crm.Expense) bool {
		money = addMoney(money, x.Amount)
		by[PartCost] = append(by[PartCost], Row{Expense: &x, Account: at, On: x.Date, Amount: crm.Money{Currency: d.Currency}, Beside: []crm.Money{x.Amount}})
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("expenses of deal %s: %w", o.ID, err)
	}
	slices.SortStableFunc(by[PartCost], func(a, b Row) int { return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(a.costNo(), b.costNo())) })
	var parts []Part
	for _, k := range kinds {
		parts = append(parts, PartOf(k, "", by[k]))
	}
	time, cost := PartOf(PartTime, "", by[PartTime]), PartOf(PartCost, "", by[PartCost])
	time.N, cost.N, cost.Money = minutes, 0, money
	time.Listed, cost.Listed = minutes > 0, len(money) > 0
	return append(parts, time, cost), nil
}

// effortKind is among which of a deal's efforts an activity counts.
func effortKind(a *crm.Activity) string {
	switch a.Metric() {
	case crm.MetricTried:
		return PartTried
	case crm.MetricCalls:
		return PartCalls
	case crm.MetricVisits:
		return PartVisits
	}
	return PartOther
}
