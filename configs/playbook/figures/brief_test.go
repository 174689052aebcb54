package figures_test

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"milepost/configs/playbook"
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// TestTheStockSaysWhatTheRecordsSay draws companies, changes what a digest counts
// from the stock, and compares it with the lists of the records.
func TestTheStockSaysWhatTheRecordsSay(t *testing.T) {
	b := book(t)
	zone := time.FixedZone("here", 8*60*60)
	rapid.Check(t, func(rt *rapid.T) {
		store := company(t, rt)
		defer store.Close()
		change(t, rt, store, b)
		crmtest.Look(t, store, func(r crm.Reader) error {
			d := &figures.Desk{R: r, Book: b, Today: today, Currency: "CNY", Zone: zone, Of: figures.Of{
				Teams: []crm.TeamID{crmtest.Huanan}, People: []crm.PersonID{crmtest.Xiaoli, crmtest.Anna},
			}}
			brief := d.Brief()
			for _, report := range []string{figures.ReportGap, figures.ReportStuck, figures.ReportFunnel} {
				p := figures.PeriodOf(figures.Quarter, today)
				want, err := d.Count(report, p)
				if err != nil {
					return err
				}
				got, err := brief.Count(report, p)
				if err != nil {
					return err
				}
				if got.Missing != want.Missing && report == figures.ReportGap {
					rt.Errorf("%s: %d is missing, by the records %d", report, got.Missing, want.Missing)
				}
				same(rt, report, got, want)
				if err := sameLongest(rt, got, want); err != nil {
					return err
				}
			}
			return samePyramid(rt, r, b, brief, zone)
		})
	})
}

// same compares the parts of one report with those of the same name in another.
func same(rt *rapid.T, report string, got, want figures.Report) {
	if len(got.Parts) == 0 || report != figures.ReportFunnel && len(got.Parts) != len(want.Parts) {
		rt.Errorf("%s has %d parts, by the records %d", report, len(got.Parts), len(want.Parts))
	}
	for _, p := range got.Parts {
		w := want.The(p.Kind, p.Key)
		switch p.Kind { // what a digest does not tell of them
		case figures.PartStuck:
			w.Money = nil
		case figures.PartLate, figures.PartUntouched:
			w.Days = 0
		}
		if p.N != w.N || p.Days != w.Days || !reflect.DeepEqual(sums(p), sums(w)) {
			rt.Errorf("%s/%s is %d, %d days, %v; by the records %d, %d days, %v", report, p.ID(), p.N, p.Days, p.Money, w.N, w.Days, w.Money)
		}
	}
}

func sums(p figures.Part) map[string]int64 {
	out := map[string]int64{}
	for _, m := range p.Money {
		if !m.IsZero() {
			out[m.Currency] += m.Minor
		}
	}
	return out
}

// sameLongest compares whom a digest names of those who stand still with the first of
// the list.
func sameLongest(rt *rapid.T, got, want figures.Report) error {
	rows, err1 := got.The(figures.PartStuck, "").Rows()
	all, err2 := want.The(figures.PartStuck, "").Rows()
	if len(rows) != min(3, len(all)) {
		rt.Errorf("%d who stand still are named, of %d", len(rows), len(all))
	}
	for i, r := range rows {
		if r.Deal.ID != all[i].Deal.ID && (r.Days != all[i].Days || r.Amount != all[i].Amount) {
			rt.Errorf("%s is named in place %d, want %s", r.Deal.ID, i, all[i].Deal.ID)
		}
	}
	return errors.Join(err1, err2)
}

func samePyramid(rt *rapid.T, r crm.Reader, b *playbook.Book, brief *figures.Desk, zone *time.Location) error {
	want := figures.Pyramid{Customers: map[string]int{}, Unvisited: map[string]int{}}
	err := crm.Each(r, crm.Where(crm.ByTeam, string(crmtest.Huanan)), func(a crm.Account) bool {
		want.Customers[a.Tier]++
		if how, over := b.Touch(&a, today, zone); over {
			want.Untouched++
			if how.By == playbook.ByVisit {
				want.Unvisited[a.Tier]++
			}
		}
		return true
	})
	if err != nil {
		return err
	}
	got, err := brief.Pyramid()
	if err != nil {
		return err
	}
	if !reflect.DeepEqual(got, want) {
		rt.Errorf("the stock has %+v, the records %+v", got, want)
	}
	return nil
}

// change draws anew what the stock follows from, of each customer and each deal.
func change(t *testing.T, rt *rapid.T, store crm.Store, b *playbook.Book) {
	day := func(what string, from, to int) crm.Date {
		if n := rapid.IntRange(from, to+(to-from)/2).Draw(rt, what); n <= to {
			return today.AddDays(n)
		}
		return ""
	}
	var accounts []crm.Account
	var deals []crm.Opportunity
	crmtest.Look(t, store, func(r crm.Reader) error {
		err := crm.Each(r, crm.Where(crm.ByTeam, string(crmtest.Huanan)), func(a crm.Account) bool { accounts = append(accounts, a); return true })
		if err != nil {
			return err
		}
		return crm.Each(r, crm.Where(crm.OpenTeam, string(crmtest.Huanan)), func(o crm.Opportunity) bool { deals = append(deals, o); return true })
	})
	var recs []crm.Record
	for _, a := range accounts {
		a.Tier = rapid.SampledFrom([]string{"", "A", "B", "C", "D"}).Draw(rt, "tier")
		a.LastVisit, a.LastCall, a.Paced = day("visit", -100, 0), day("call", -100, 0), day("paced", -60, 20)
		a.Paused, a.Held, a.Ended = day("paused", -9, 9), day("held", -12, 0), day("ended", -40, 0)
		a.Deleted = len(deals) == 0 && rapid.Bool().Draw(rt, "deleted")
		recs = append(recs, &a)
	}
	for _, o := range deals {
		o.Ticks = map[string]crm.Tick{}
		yes := rapid.Uint16().Draw(rt, "ticked")
		for _, l := range b.Funnel {
			for _, c := range l.Conditions {
				if yes&1 == 0 || yes == 0 {
					o.Ticks[c.ID] = crm.Tick{Answer: "yes", On: today.AddDays(int(yes%3) - 1)}
				}
				yes >>= 1
			}
		}
		o.Answers = map[string]crm.Tick{"q6": {Answer: rapid.SampledFrom([]string{"yes", "no", "unclear"}).Draw(rt, "q6")}}
		o.Held, o.WinPct = day("deal held", -12, 0), rapid.IntRange(0, 2).Draw(rt, "win")*30
		recs = append(recs, &o)
	}
	crmtest.Do(t, store, func(tx crm.Tx) error { return crmtest.Put(tx, recs...) })
}
