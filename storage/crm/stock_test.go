package crm

import (
	"reflect"
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
	const open = "p%3A1|a|m3|||0||rs||"
	row := func(list string, day Date, metric, currency string, n int64) Tally {
		return Tally{StockOf(list, "south"), day, metric, currency, n}
	}
	owner := row(StockOwners, NoDay, "xiaoli", "", 1)
	for _, c := range []struct {
		name          string
		before, after Record
		want          []Tally
	}{
		{"a customer visited last", nil, customer(), []Tally{row(StockBoth, "2026-11-02", "||||A|B", "", 1), owner}},
		{"called since", nil, customer(called("2026-11-03")), []Tally{row(StockCalls, "2026-11-03", "||||A|B", "", 1), owner, row(StockVisits, "2026-11-02", "||||A|B", "", 1)}},
		{"called before", nil, customer(called("2026-11-01")), []Tally{row(StockBoth, "2026-11-02", "||||A|B", "", 1), owner}},
		{"never touched", nil, customer(never), []Tally{row(StockBoth, "2026-10-01", "|||16:00|A|B", "", 1), owner}},
		{"from an import", nil, customer(never, func(a *Account) { a.Paced = "2026-10-20" }), []Tally{row(StockBoth, "2026-10-20", "||||A|B", "", 1), owner}},
		{"paused and taken over", nil, customer(func(a *Account) { a.Paused, a.Held = "2026-12-01", "2026-11-03" }), []Tally{row(StockBoth, "2026-11-02", "|2026-12-01|2026-11-03||A|B", "", 1), owner}},
		{"visited again", customer(), customer(func(a *Account) { a.LastVisit = "2026-11-09" }), []Tally{row(StockBoth, "2026-11-02", "||||A|B", "", -1), row(StockBoth, "2026-11-09", "||||A|B", "", 1)}},
		{"a customer of no team", nil, customer(func(a *Account) { a.Team = "" }), nil},
		{"an open deal", nil, deal(), []Tally{row(StockDeals, "2026-11-01", open, "CNY", 1)}},
		{"whose words changed", deal(), deal(func(o *Opportunity) { o.Title = "x" }), nil},
		{"that was signed", deal(), deal(is(DealWon)), []Tally{
			row(StockDeals, "2026-11-01", open, "CNY", -1), row(StockSigned, "2026-11-05", MetricSigned, "CNY", 1000), row(StockSigned, "2026-11-05", MetricWon, "CNY", 1),
		}},
		{"that was lost", deal(), deal(is(DealLost)), []Tally{row(StockDeals, "2026-11-01", open, "CNY", -1)}},
		{"an open step", nil, &Task{Team: "south", Due: "2026-11-02"}, []Tally{row(StockSteps, "2026-11-02", "", "", 1)}},
		{"one that the customer has to do", nil, &Task{Team: "south", Due: "2026-11-02", Waiting: true}, nil},
		{"one without a day", nil, &Task{Team: "south"}, nil},
	} {
		if got := Deltas(c.before, c.after); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s:\n%+v, want\n%+v", c.name, got, c.want)
		}
	}
}

// A row of a deal has what the funnel and the pipeline follow from.
func TestADealIsReadFromItsRow(t *testing.T) {
	o := Opportunity{
		ID: "p|1", Account: "a,b", Team: "south", Milestone: "m:3", Since: "2026-11-01", State: DealPaused, Held: "2026-10-01", WinPct: 35,
		Amount:  Amount{Money: Money{-5, "EUR"}, Kind: AmountQuote},
		Answers: map[string]Tick{"q1": {Answer: "yes", On: "2026-11-03"}, "q2": {Answer: "unclear"}, "q:3": {On: "2026-11-04"}},
		Ticks:   map[string]Tick{"budget%": {Answer: "no", On: "2026-11-05"}},
	}
	got, ok := DealOf(o.Stock()[0])
	o.Team = ""
	if !ok || !reflect.DeepEqual(got, o) {
		t.Errorf("%v\n%+v, want\n%+v", ok, got, o)
	}
	if _, ok := DealOf(Tally{Metric: "||||"}); ok {
		t.Error("a row of customers is read as a deal")
	}
}
