package crm

import (
	"reflect"
	"slices"
	"testing"
	"time"
)

func TestTheStockOfATeam(t *testing.T) {
	customer := func(with ...func(*Account)) *Account {
		a := &Account{Owner: "xiaoli", Team: "south", Tier: "A|B", LastVisit: "2026-11-02"}
		a.Created = time.Date(2026, 10, 1, 16, 7, 9, 0, time.UTC)
		for _, f := range with {
			f(a)
		}
		return a
	}
	called := func(d Date) func(*Account) { return func(a *Account) { a.LastCall = d } }
	never := func(a *Account) { a.LastVisit = "" }
	deal := func(with ...func(*Opportunity)) *Opportunity {
		o := &Opportunity{ID: "p:1", Account: "a", Team: "south", Milestone: "m3", Since: "2026-11-01", Amount: Amount{Money: Yuan(10)}}
		for _, f := range with {
			f(o)
		}
		return o
	}
	is := func(state string) func(*Opportunity) {
		return func(o *Opportunity) { o.State, o.Closed = state, "2026-11-05" }
	}
	row := func(list string, day Date, metric, currency string, n int64) Tally {
		return Tally{StockOf(list, "south"), day, metric, currency, n}
	}
	ladder := func(list, key, metric string, n int64, days ...Date) (rows []Tally) {
		for i, day := range days {
			rows = append(rows, Tally{PersonID(list + "/" + []string{"1", "8", "64"}[i] + "/south|" + key), day, metric, "", n})
			metric = ""
		}
		return rows
	}
	tier := []Tally{row(StockTiers, NoDay, "|A|B", "", 1)}
	on2 := []Date{"2026-11-02", "2026-10-26", "2026-10-10"}
	open := func(n int64) []Tally {
		return append([]Tally{
			row(StockAhead, "2026-11-01", "p:1", "", n),
			row(StockFunnel, NoDay, "n|m3||0||0||", "CNY", n), row(StockFunnel, NoDay, "sum|m3||0||0||", "CNY", 1000*n),
		}, ladder(StockStands, "m3", "", n, "2026-11-01", "2026-10-26", "2026-10-10")...)
	}
	for _, c := range []struct {
		name          string
		before, after Record
		want          [][]Tally
	}{
		{"a customer visited last", nil, customer(), [][]Tally{ladder(StockBoth, "|A|B", "", 1, on2...), tier}},
		{"called since", nil, customer(called("2026-11-03")), [][]Tally{
			ladder(StockCalls, "|A|B", "", 1, "2026-11-03", "2026-11-03", "2026-10-10"), ladder(StockVisits, "|A|B", "", 1, on2...), tier,
		}},
		{"called before", nil, customer(called("2026-11-01")), [][]Tally{ladder(StockBoth, "|A|B", "", 1, on2...), tier}},
		{"never touched", nil, customer(never), [][]Tally{ladder(StockBoth, "|A|B", "16:00", 1, "2026-10-01", "2026-09-24", "2026-08-07"), tier}},
		{"from an import", nil, customer(never, func(a *Account) { a.Paced = "2026-10-29" }), [][]Tally{ladder(StockBoth, "|A|B", "", 1, "2026-10-29", "2026-10-26", "2026-10-10"), tier}},
		{"paused and taken over", nil, customer(func(a *Account) { a.Paused, a.Held = "2026-12-01", "2026-11-03" }), [][]Tally{
			ladder(StockBoth, "|A|B", "", 1, on2...), {row(StockHeld, "2026-12-01", "stock/both|2026-11-02|||2026-12-01|2026-11-03|A|B", "", 1)}, tier,
		}},
		{"visited on another of the same eight days", customer(), customer(func(a *Account) { a.LastVisit = "2026-10-27" }), [][]Tally{
			ladder(StockBoth, "|A|B", "", -1, "2026-11-02"), ladder(StockBoth, "|A|B", "", 1, "2026-10-27"),
		}},
		{"a customer of no team", nil, customer(func(a *Account) { a.Team = "" }), nil},
		{"an open deal", nil, deal(), [][]Tally{open(1)}},
		{"whose words changed", deal(), deal(func(o *Opportunity) { o.Title = "x" }), nil},
		{"that was signed", deal(), deal(is(DealWon)), [][]Tally{open(-1), {
			row(StockSigned, "2026-11-05", MetricSigned, "CNY", 1000), row(StockSigned, "2026-11-05", MetricWon, "CNY", 1),
		}}},
		{"that was lost", deal(), deal(is(DealLost)), [][]Tally{open(-1)}},
		{"one without an amount, taken over", nil, deal(func(o *Opportunity) { o.Amount, o.Held = Amount{}, "2026-11-04" }), [][]Tally{
			{row(StockAhead, "2026-11-01", "p:1", "", 1), row(StockFunnel, NoDay, "n|m3||0||||", "", 1), row(StockHanded, "2026-11-04", "p%3A1|2026-11-01|m3", "", 1)},
			ladder(StockStands, "m3", "", 1, "2026-11-01", "2026-10-26", "2026-10-10"),
			{row(StockUnpriced, "2026-11-01", "a", "", 1)},
		}},
		{"a paused one", nil, deal(func(o *Opportunity) { o.State = DealPaused }), [][]Tally{{
			row(StockAhead, "2026-11-01", "p:1", "", 1), row(StockFunnel, NoDay, "n|m3|paused|0||0||", "CNY", 1), row(StockFunnel, NoDay, "sum|m3|paused|0||0||", "CNY", 1000),
		}}},
		{"an open step", nil, &Task{Team: "south", Due: "2026-11-02"}, [][]Tally{{row(StockSteps, "2026-11-02", "", "", 1)}}},
		{"one that the customer has to do", nil, &Task{Team: "south", Due: "2026-11-02", Waiting: true}, nil},
		{"one without a day", nil, &Task{Team: "south"}, nil},
	} {
		want := slices.Concat(c.want...)
		slices.SortFunc(want, func(a, b Tally) int {
			if a.less(b) {
				return -1
			}
			return 1
		})
		if got := Deltas(c.before, c.after); !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n%+v, want\n%+v", c.name, got, want)
		}
	}
}

// The groups of deals add up to them, and tell their level and weight.
func TestDealsAreReadFromTheirGroup(t *testing.T) {
	one := Opportunity{
		ID: "p1", Team: "south", Milestone: "m:3", State: DealPaused, WinPct: 35, Amount: Amount{Money: Money{-505, "EUR"}, Kind: AmountQuote},
		Answers: map[string]Tick{"q1": {Answer: "yes", On: "2026-11-03"}, "q2": {Answer: "unclear"}}, Ticks: map[string]Tick{"budget%": {Answer: "no"}, "need": {Answer: "yes"}},
	}
	other := one
	other.ID, other.Amount.Minor = "p2", -5
	other.Answers = map[string]Tick{"q1": {Answer: "yes", On: "2026-10-01"}, "q2": {Answer: "no"}}
	var rows []Tally
	for _, row := range slices.Concat(one.Stock(), other.Stock()) {
		if row.Who == StockOf(StockFunnel, "south") {
			rows = append(rows, row)
		}
	}
	got := Groups(rows)
	like := Opportunity{
		Milestone: "m:3", State: DealPaused, WinPct: 35, Amount: Amount{Money: Money{Currency: "EUR"}, Kind: AmountQuote},
		Answers: map[string]Tick{"q1": {Answer: "yes"}}, Ticks: map[string]Tick{"budget%": {}, "need": {Answer: "yes"}},
	}
	if want := []Group{{Deal: like, Proof: "q1|budget%25:,need", Priced: true, N: 2, Minor: -510, Cents: -5}}; !reflect.DeepEqual(got, want) {
		t.Errorf("they are\n%+v, want\n%+v", got, want)
	}
	if got := Groups([]Tally{{Metric: "n|||", N: 1}}); len(got) > 0 {
		t.Errorf("a row of something else is read as %+v", got)
	}
}
