package figures_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"milepost/configs/playbook/figures"
	"milepost/storage/bolt"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// all are the reports.
func all() []string {
	return []string{
		figures.ReportGap, figures.ReportFunnel, figures.ReportReview, figures.ReportPassage, figures.ReportLost, figures.ReportFocus, figures.ReportBusy,
		figures.ReportSplit, figures.ReportRepeat, figures.ReportPyramid, figures.ReportMix, figures.ReportStages, figures.ReportCost, figures.ReportStuck, figures.ReportAhead,
		figures.ReportPareto, figures.ReportExecutive, figures.ReportFeedback, figures.ReportReferral,
	}
}

// company draws a store with a group of three sites, deals that went through
// milestones, activities, leads, expenses and steps.
func company(t *testing.T, rt *rapid.T) crm.Store {
	store, err := bolt.Open(t.TempDir()+"/f.db", bolt.Options{Now: crmtest.NewClock().Now, NoSync: true})
	if err != nil {
		rt.Fatal(err)
	}
	var recs []crm.Record
	for i, id := range []crm.AccountID{"a", "b", "c", "d"} {
		recs = append(recs, crmtest.Account(id, "客户"+string(id), func(a *crm.Account) {
			a.Owner = rapid.SampledFrom([]crm.PersonID{crmtest.Xiaoli, crmtest.Anna}).Draw(rt, "owner")
			a.Tier = rapid.SampledFrom([]string{"", "A", "C"}).Draw(rt, "tier")
			a.LastVisit = today.AddDays(-rapid.IntRange(0, 60).Draw(rt, "visited"))
			a.Orders = rapid.IntRange(0, 3).Draw(rt, "orders")
			a.Bought = []crm.Money{{Minor: int64(a.Orders) * 500, Currency: rapid.SampledFrom([]string{"CNY", "USD", "EUR"}).Draw(rt, "bought in")}}
			if i > 0 && rapid.Bool().Draw(rt, "site") {
				a.Parent = "a"
			}
		}))
	}
	for i := range rapid.IntRange(0, 8).Draw(rt, "deals") {
		recs = append(recs, drawDeal(rt, i))
	}
	for i := range rapid.IntRange(0, 8).Draw(rt, "activities") {
		recs = append(recs, drawActivity(rt, i))
	}
	for i := range rapid.IntRange(0, 5).Draw(rt, "steps") {
		recs = append(recs, crmtest.Task(crm.TaskID(fmt.Sprint("t", i)), "a", today.AddDays(rapid.IntRange(-20, 20).Draw(rt, "due")), func(k *crm.Task) {
			k.No, k.Waiting, k.Visit = i+1, rapid.Bool().Draw(rt, "waits"), rapid.Bool().Draw(rt, "visit")
		}))
	}
	who := func() crm.PersonID {
		return rapid.SampledFrom([]crm.PersonID{crmtest.Xiaoli, crmtest.Anna}).Draw(rt, "who")
	}
	for i := range rapid.IntRange(0, 3).Draw(rt, "leads") {
		recs = append(recs, crmtest.Lead(crm.LeadID(fmt.Sprint("l", i)), "a", today.AddDays(-rapid.IntRange(0, 40).Draw(rt, "registered")), func(l *crm.Lead) {
			l.No, l.Owner = i+1, who()
		}))
	}
	for i := range rapid.IntRange(0, 3).Draw(rt, "expenses") {
		spent := crm.Money{Minor: rapid.Int64Range(1, 9).Draw(rt, "spent") * 100, Currency: rapid.SampledFrom([]string{"CNY", "EUR"}).Draw(rt, "spent in")}
		recs = append(recs, crmtest.Expense(crm.ExpenseID(fmt.Sprint("e", i)), spent, today.AddDays(-rapid.IntRange(0, 40).Draw(rt, "spent on")), func(x *crm.Expense) {
			x.No, x.Who, x.Bought = i+1, who(), rapid.Bool().Draw(rt, "on old")
		}))
	}
	crmtest.Do(t, store, func(tx crm.Tx) error {
		if err := crmtest.Seed(tx); err != nil {
			return err
		}
		for _, rec := range recs {
			if err := crmtest.Put(tx, rec); err != nil {
				return err
			}
		}
		return nil
	})
	return store
}

// TestEachPartIsWhatItsListAddsUpTo opens the list behind every figure of every
// report, of a rep and of the team.
func TestEachPartIsWhatItsListAddsUpTo(t *testing.T) {
	b := book(t)
	rapid.Check(t, func(rt *rapid.T) {
		store := company(t, rt)
		defer store.Close()
		crmtest.Look(t, store, func(r crm.Reader) error {
			of := func(people ...crm.PersonID) *figures.Desk {
				d := &figures.Desk{R: r, Book: b, Today: today, Currency: "CNY", Of: figures.Of{People: people}}
				if d.Of.Teams = []crm.TeamID{crmtest.Huanan}; len(people) == 1 {
					d.Of.Teams, d.Of.Person = nil, people[0]
				}
				return d
			}
			for _, report := range all() {
				p := figures.PeriodOf(figures.Month, today)
				counts := map[string]int64{}
				for _, d := range []*figures.Desk{of(crmtest.Xiaoli), of(crmtest.Anna), of(crmtest.Xiaoli, crmtest.Anna)} {
					rep, err := d.Count(report, p)
					if err != nil {
						return err
					}
					listed(rt, report, rep)
					team := d.Of.Person == ""
					for _, part := range rep.Parts {
						if key := part.ID(); team && additive(part.Kind) {
							counts[key] -= size(part)
						} else if additive(part.Kind) {
							counts[key] += size(part)
						}
					}
				}
				for key, n := range counts {
					if n != 0 {
						rt.Errorf("%s/%s: the reps count %+d more than their team", report, key, n)
					}
				}
			}
			return nil
		})
	})
}

// additive reports whether what each rep has adds up to what the team has: a
// share of the whole does not, and neither do parts numbered by their size.
func additive(kind string) bool {
	switch kind {
	case figures.PartHead, figures.PartIndustry, figures.PartRegion, figures.PartReason, figures.PartFocus, figures.PartPassage,
		figures.PartWorth, figures.PartTop, figures.PartUnmarked, figures.PartOutside:
		return false
	}
	return true
}

// size is what a part comes to: a customer on whom two reps work is one customer
// of the team, so that of customers only the amounts add up.
func size(p figures.Part) int64 {
	switch p.Kind {
	case figures.PartTier, figures.PartClass, figures.PartStage:
		for _, m := range p.Money {
			if m.Currency == "CNY" {
				return m.Minor
			}
		}
		return 0
	}
	return int64(p.N)
}

// listed compares each part of a report that has a list with that list.
func listed(rt *rapid.T, report string, rep figures.Report) {
	for _, p := range rep.Parts {
		if !p.Listed {
			if named := p.Kind == figures.PartTop; !named && (p.N > 0 || p.Of > 0 || len(p.Money) > 0 && p.Kind != figures.PartNew && p.Kind != figures.PartOld) { // that is one customer; what these cost has a part of its own
				rt.Errorf("%s/%s has no list", report, p.ID())
			}
			continue
		}
		rows, err := p.Rows()
		if err != nil {
			rt.Fatal(err)
		}
		if got, want := length(p, rows), p.N; got != want {
			rt.Errorf("%s/%s counts %d, its list %d", report, p.ID(), want, got)
		}
		if p.Kind == figures.PartPassage && len(rows) != p.Of {
			rt.Errorf("%s/%s has %d deals leave, its list %d", report, p.ID(), p.Of, len(rows))
		}
		switch p.Kind { // money of these is what was spent, or no sum at all
		case figures.PartNew, figures.PartOld, figures.PartUnpriced, figures.PartExecutive, figures.PartFeedback, figures.PartBuyers, figures.PartMissed:
			continue
		}
		sums := map[string]int64{}
		for _, r := range rows {
			sums[rep.Currency] += r.Amount.Minor
			if p.Kind == figures.PartWeighted {
				sums[rep.Currency] += r.Weight.Minor - r.Amount.Minor
			}
			if r.Apart {
				sums[r.Deal.Amount.Currency] += r.Deal.Amount.Minor
			}
			for _, m := range r.Beside {
				sums[m.Currency] += m.Minor
			}
		}
		for _, m := range p.Money {
			if sums[m.Currency] -= m.Minor; sums[m.Currency] != 0 {
				rt.Errorf("%s/%s says %v, its list is %+d off in %s", report, p.ID(), p.Money, sums[m.Currency], m.Currency)
			}
			delete(sums, m.Currency)
		}
		for cur, n := range sums {
			if n != 0 {
				rt.Errorf("%s/%s leaves out %d %s of its list", report, p.ID(), n, cur)
			}
		}
	}
}

// length is what a list says of the count of its part: its rows, the minutes of
// what took time, the deals that went on of those that left a milestone.
func length(p figures.Part, rows []figures.Row) int {
	n := 0
	for _, r := range rows {
		switch p.Kind {
		case figures.PartCost: // a sum
		case figures.PartTime:
			n += r.N
		case figures.PartPassage:
			if r.Step.To > r.Step.From {
				n++
			}
		default:
			n++
		}
	}
	return n
}

// TestGroupsAddUpToTheirParent: sums stay what they are, and nobody's site has a
// row of its own.
func TestGroupsAddUpToTheirParent(t *testing.T) {
	b := book(t)
	rapid.Check(t, func(rt *rapid.T) {
		store := company(t, rt)
		defer store.Close()
		crmtest.Look(t, store, func(r crm.Reader) error {
			d := &figures.Desk{R: r, Book: b, Today: today, Currency: "CNY", Of: figures.Of{Teams: []crm.TeamID{crmtest.Huanan}}}
			worth, err := d.Worth()
			if err != nil {
				return err
			}
			groups, err := d.Grouped(worth)
			if err != nil {
				return err
			}
			if figures.Sum(groups) != figures.Sum(worth) {
				rt.Errorf("groups come to %d, their sites to %d", figures.Sum(groups), figures.Sum(worth))
			}
			sites := 0
			for _, g := range groups {
				if sites += g.Sites; g.Account.Parent != "" {
					rt.Errorf("%s is a site with a row of its own", g.Account.ID)
				}
			}
			if sites != len(worth) {
				rt.Errorf("%d sites stand in the groups, there are %d customers", sites, len(worth))
			}
			return figuresOfGroups(rt, d, groups)
		})
	})
}

// figuresOfGroups holds the figures that take a group as one customer against the
// groups: 80/20 on every card, the concentration of everybody's customers.
func figuresOfGroups(rt *rapid.T, d *figures.Desk, groups []figures.Row) error {
	head := figures.Head(groups, d.Book.Pareto)
	d.Of.People = []crm.PersonID{crmtest.Xiaoli, crmtest.Anna}
	for _, name := range []string{figures.ReportPareto, figures.ReportFunnel, figures.ReportPyramid, figures.ReportFocus} {
		rep, err := d.Count(name, figures.PeriodOf(figures.Month, today))
		if err != nil {
			return err
		}
		for _, p := range rep.Parts {
			rows, err := p.Rows()
			if err != nil {
				return err
			}
			switch p.Kind {
			case figures.PartHead, figures.PartFocus:
				for _, r := range rows {
					if r.Account.Parent != "" {
						rt.Errorf("%s: %s is a site with a row of its own", name, r.Account.ID)
					}
				}
			}
			if p.Kind == figures.PartHead && (len(rows) != len(head) || figures.Sum(rows) != figures.Sum(head)) {
				rt.Errorf("%s: %d make %d, the groups say %d make %d", name, len(rows), figures.Sum(rows), len(head), figures.Sum(head))
			}
			if share := figures.Percent(figures.Sum(head), figures.Sum(groups)); p.Kind == figures.PartHead && p.Pct != share {
				rt.Errorf("%s: the head makes %d%%, and it is %d%%", name, p.Pct, share)
			}
			if p.Kind == figures.PartFocus && p.Share > 100 {
				rt.Errorf("%s: %d%% of the whole", name, p.Share)
			}
		}
	}
	return nil
}
