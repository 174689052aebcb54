package figures_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"milepost/configs/playbook"
	"milepost/configs/playbook/figures"
	"milepost/storage/bolt"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

const today crm.Date = "2026-11-02"

// book is the embedded method with one rate: a dollar is seven yuan.
func book(t testing.TB) *playbook.Book {
	t.Helper()
	b, err := playbook.Default()
	if err != nil {
		t.Fatal(err)
	}
	b.Rates = []playbook.Rate{{From: "USD", To: "CNY", On: "2026-01-01", Rate: 7}}
	return b
}

// TestFiguresAreWhatTheRecordsAddUpTo draws companies and compares every figure
// with a count over all their records, and with the list behind it.
func TestFiguresAreWhatTheRecordsAddUpTo(t *testing.T) {
	b := book(t)
	rapid.Check(t, func(rt *rapid.T) {
		store, err := bolt.Open(t.TempDir()+"/f.db", bolt.Options{Now: crmtest.NewClock().Now, NoSync: true})
		if err != nil {
			rt.Fatal(err)
		}
		defer store.Close()
		var deals []*crm.Opportunity
		var acts []*crm.Activity
		crmtest.Do(t, store, func(tx crm.Tx) error {
			deals, acts = nil, nil
			if err := crmtest.Seed(tx); err != nil {
				return err
			}
			if err := crmtest.Put(tx, crmtest.Account("a", "比亚迪"), crmtest.Account("b", "粤钢")); err != nil {
				return err
			}
			for i := range rapid.IntRange(0, 8).Draw(rt, "deals") {
				deals = append(deals, drawDeal(rt, i))
				if err := crmtest.Put(tx, deals[i]); err != nil {
					return err
				}
			}
			for i := range rapid.IntRange(0, 8).Draw(rt, "activities") {
				acts = append(acts, drawActivity(rt, i))
				if err := crmtest.Put(tx, acts[i]); err != nil {
					return err
				}
			}
			return nil
		})
		crmtest.Look(t, store, func(r crm.Reader) error {
			for _, of := range []figures.Of{
				{Teams: []crm.TeamID{crmtest.Huanan}, People: []crm.PersonID{crmtest.Xiaoli, crmtest.Anna}},
				{Person: crmtest.Xiaoli, People: []crm.PersonID{crmtest.Xiaoli}},
			} {
				d := &figures.Desk{R: r, Book: b, Of: of, Today: today, Currency: "CNY"}
				if err := agree(rt, d, deals, acts); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

func drawDeal(rt *rapid.T, i int) *crm.Opportunity {
	owner := rapid.SampledFrom([]crm.PersonID{crmtest.Xiaoli, crmtest.Anna}).Draw(rt, "owner")
	on := today.AddDays(-rapid.IntRange(0, 60).Draw(rt, "since"))
	return crmtest.Opportunity(crm.OpportunityID(fmt.Sprint("p", i)), rapid.SampledFrom([]crm.AccountID{"a", "b"}).Draw(rt, "account"), on, func(o *crm.Opportunity) {
		o.Owner, o.No = owner, i+1
		o.Amount = crm.Amount{
			Money: crm.Money{Minor: rapid.Int64Range(0, 3).Draw(rt, "amount") * 1000, Currency: rapid.SampledFrom([]string{"CNY", "USD", "EUR"}).Draw(rt, "currency")},
			Kind:  rapid.SampledFrom([]crm.AmountKind{crm.AmountBudget, crm.AmountContract}).Draw(rt, "kind"),
		}
		if o.Amount.IsZero() {
			o.Amount = crm.Amount{}
		}
		for _, m := range []string{"m1", "m2", "m3", "m2"}[:rapid.IntRange(1, 4).Draw(rt, "milestones")] {
			by := rapid.SampledFrom([]crm.PersonID{crmtest.Xiaoli, crmtest.Anna, crmtest.Wangmin}).Draw(rt, "moved by")
			o.Moved = append(o.Moved, crm.Move{To: m, On: on, By: by})
			o.Milestone, o.Since = m, on
			on = min(on.AddDays(rapid.IntRange(0, 20).Draw(rt, "dwell")), today)
		}
		o.State = rapid.SampledFrom([]string{crm.DealOpen, crm.DealOpen, crm.DealPaused, crm.DealWon, crm.DealLost}).Draw(rt, "state")
		if !o.Open() {
			o.Closed = today.AddDays(-rapid.IntRange(0, 30).Draw(rt, "closed"))
		}
	})
}

func drawActivity(rt *rapid.T, i int) *crm.Activity {
	on := today.AddDays(-rapid.IntRange(0, 40).Draw(rt, "on"))
	return crmtest.Activity(crm.ActivityID(fmt.Sprint("v", i)), "a", on, func(a *crm.Activity) {
		a.No = i + 1
		a.Who = rapid.SampledFrom([]crm.PersonID{crmtest.Xiaoli, crmtest.Anna}).Draw(rt, "who")
		a.Type = rapid.SampledFrom([]string{crm.Visit, crm.Call, crm.Demo}).Draw(rt, "type")
		a.Outcome = rapid.SampledFrom([]string{crm.Reached, crm.NotReached}).Draw(rt, "outcome")
		a.Tier = rapid.SampledFrom([]string{"", "A", "C"}).Draw(rt, "tier")
		a.Minutes = rapid.SampledFrom([]int{0, 30}).Draw(rt, "minutes")
		a.Cost = crm.Yuan(rapid.Int64Range(0, 2).Draw(rt, "cost"))
		a.Bought = rapid.Bool().Draw(rt, "bought")
	})
}

// agree compares the figures of somebody with a count over everything.
func agree(rt *rapid.T, d *figures.Desk, deals []*crm.Opportunity, acts []*crm.Activity) error {
	p := figures.PeriodOf(figures.Month, today)
	g, err := d.Gap(p)
	if err != nil {
		return err
	}
	rate := map[string]int64{"CNY": 1, "USD": 7, "": 1}
	var signed, weighted int64
	open := 0
	for _, o := range deals {
		if d.Of.Person != "" && o.Owner != d.Of.Person {
			continue
		}
		r, known := rate[o.Amount.Currency]
		switch {
		case o.State == crm.DealWon && o.Closed >= p.From && known:
			signed += o.Amount.Minor * r
		case o.Open():
			open++
			if o.State == crm.DealOpen && known {
				weighted += d.Book.Weighted(o).Minor * r
			}
		}
	}
	if got := figures.Sum(g.Signed); got != signed {
		rt.Errorf("signed %d, want %d", got, signed)
	}
	if got := figures.Weighted(g.Priced); got != weighted {
		rt.Errorf("weighted %d, want %d", got, weighted)
	}
	if n := len(g.Priced) + len(g.Unpriced) + len(g.Paused) + len(g.Apart); n != open {
		rt.Errorf("%d deals stand in the parts of the pipeline, %d are open", n, open)
	}
	f, err := d.Funnel(today)
	if err != nil {
		return err
	}
	n := len(f.Paused)
	for _, rows := range f.Levels {
		n += len(rows)
	}
	if n != open {
		rt.Errorf("%d deals stand in the funnel, %d are open", n, open)
	}
	return agreeDone(rt, d, p, acts)
}

// agreeDone compares totals with the lists behind them and with all activities.
func agreeDone(rt *rapid.T, d *figures.Desk, p figures.Period, acts []*crm.Activity) error {
	f, err := d.Flows(p.From, today)
	if err != nil {
		return err
	}
	for metric, is := range map[string]func(*crm.Activity) bool{
		crm.MetricVisits:                   func(a *crm.Activity) bool { return a.Metric() == crm.MetricVisits },
		crm.MetricCalls:                    func(a *crm.Activity) bool { return a.Metric() == crm.MetricCalls },
		crm.MetricTried:                    func(a *crm.Activity) bool { return !a.Met() },
		crm.MetricVisitsTo + "C":           func(a *crm.Activity) bool { return a.Metric() == crm.MetricVisits && a.Tier == "C" },
		crm.MetricVisitsTo + crm.MetricOld: func(a *crm.Activity) bool { return a.Metric() == crm.MetricVisits && a.Bought },
	} {
		rows, err := d.Done(p.From, today, is)
		if err != nil {
			return err
		}
		all := 0
		for _, a := range acts {
			if is(a) && a.Date >= p.From && (d.Of.Person == "" || a.Who == d.Of.Person) {
				all++
			}
		}
		if f.N(metric) != all || len(rows) != all {
			rt.Errorf("%s: the total says %d, the list %d, the records %d", metric, f.N(metric), len(rows), all)
		}
	}
	return nil
}

func TestPeriods(t *testing.T) {
	for _, c := range []struct {
		horizon  string
		day      crm.Date
		from, to crm.Date
		before   crm.Date
	}{
		{figures.Year, "2026-11-02", "2026-01-01", "2026-12-31", "2025-01-01"},
		{figures.Quarter, "2026-11-02", "2026-10-01", "2026-12-31", "2026-07-01"},
		{figures.Quarter, "2026-01-31", "2026-01-01", "2026-03-31", "2025-10-01"},
		{figures.Month, "2028-02-29", "2028-02-01", "2028-02-29", "2028-01-01"},
		{figures.Week, "2026-11-01", "2026-10-26", "2026-11-01", "2026-10-19"},
		{figures.Day, "2026-11-02", "2026-11-02", "2026-11-02", "2026-11-01"},
	} {
		p := figures.PeriodOf(c.horizon, c.day)
		if p.From != c.from || p.To != c.to || p.Before().From != c.before {
			t.Errorf("the %s of %s is %s to %s, before it %s", c.horizon, c.day, p.From, p.To, p.Before().From)
		}
		if h := figures.HorizonOf(p.From, p.To); h != c.horizon {
			t.Errorf("%s to %s is taken as a %q, not a %s", p.From, p.To, h, c.horizon)
		}
	}
}

func TestDealsPassMilestones(t *testing.T) {
	b := book(t)
	one := func(n int64) map[string]int64 { return map[string]int64{"": n} }
	got := figures.Passages(b, figures.Flows{
		crm.MetricStep("m2", "m3"): one(3), crm.MetricStep("m2", "m1"): one(1), crm.MetricEnded + "m2": one(2), crm.MetricDwell + "m2": one(80),
		crm.MetricStep("m10", "m1"): one(1), crm.MetricVisits: one(9),
	})
	want := []figures.Passage{{"m2", 3, 1, 2, 80}, {"m10", 1, 0, 0, 0}}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Fatalf("%v, want %v", got, want)
	}
	if got[0].Rate() != 50 || got[0].Mean() != 20 {
		t.Errorf("of those that left m2 %d%% went on after %d days, want 50%% after 20", got[0].Rate(), got[0].Mean())
	}
}

func TestTheHeadIsTheSmallestSetThatMakesTheShare(t *testing.T) {
	rows := func(sums ...int64) (out []figures.Row) {
		for i, n := range sums {
			out = append(out, figures.Row{Account: crmtest.Account(crm.AccountID(fmt.Sprint(i)), fmt.Sprint("a", i)), Amount: crm.Money{Minor: n, Currency: "CNY"}})
		}
		return out
	}
	for _, c := range []struct {
		says string
		rows []figures.Row
		want int
	}{
		{"nobody bought anything", rows(0, 0), 0},
		{"one makes it alone", rows(10, 80, 10), 1},
		{"two are needed", rows(50, 30, 20), 2},
		{"all alike", rows(1, 1, 1, 1, 1), 4},
	} {
		if got := figures.Head(c.rows, 80); len(got) != c.want {
			t.Errorf("%s: %d, want %d", c.says, len(got), c.want)
		}
	}
}
