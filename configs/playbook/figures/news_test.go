package figures_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"milepost/configs/playbook"
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// stood is how a deal stood with a team on a day.
type stood struct {
	level, milestone string
	amount           crm.Money
	in, still        bool // in the funnel; standing still
}

// standing reads how each deal of the team stands, from the lists.
func standing(b *playbook.Book, r crm.Reader, on crm.Date) (map[crm.OpportunityID]stood, error) {
	d := &figures.Desk{R: r, Book: b, Today: on, Currency: "CNY", Of: figures.Of{Teams: []crm.TeamID{crmtest.Huanan}}}
	f, err := d.Funnel(on)
	if err != nil {
		return nil, err
	}
	stuck, err := d.Stuck()
	out := map[crm.OpportunityID]stood{}
	for level, rows := range f.Levels {
		for _, row := range rows {
			out[row.Deal.ID] = stood{level: level, milestone: row.Deal.Milestone, amount: row.Deal.Amount.Money, in: true}
		}
	}
	for _, row := range stuck {
		s := out[row.Deal.ID]
		s.still = true
		out[row.Deal.ID] = s
	}
	return out, err
}

// TestNewsAreTheDifferenceOfTwoFunnels changes deals at will, some days after a
// digest, and compares what the next one tells by the changes with what the lists of
// then and now differ in.
func TestNewsAreTheDifferenceOfTwoFunnels(t *testing.T) {
	b := book(t)
	rapid.Check(t, func(rt *rapid.T) {
		store := company(t, rt)
		defer store.Close()
		change(t, rt, store, b)
		then := today.AddDays(-rapid.IntRange(0, 9).Draw(rt, "days ago"))
		var was map[crm.OpportunityID]stood
		crmtest.Look(t, store, func(r crm.Reader) (err error) {
			was, err = standing(b, r, then)
			return err
		})
		seen := lastMoved(t, store)
		for range rapid.IntRange(0, 8).Draw(rt, "changes") {
			changeDeal(t, rt, store)
		}
		crmtest.Look(t, store, func(r crm.Reader) error {
			is, err := standing(b, r, today)
			if err != nil {
				return err
			}
			moved, err := r.Moved(crmtest.Huanan, crmtest.Start().AddDate(-9, 0, 0))
			if err != nil {
				return err
			}
			moved = slices.DeleteFunc(moved, func(m crm.Moved) bool { return m.Seq <= seen })
			d := &figures.Desk{R: r, Book: b, Today: today, Currency: "CNY", Of: figures.Of{Teams: []crm.TeamID{crmtest.Huanan}}}
			news, err := d.Brief().News(then, moved)
			if err != nil {
				return err
			}
			if got, want := told(b, news), difference(b, was, is); got != want {
				rt.Errorf("told is\n%s, the lists differ in\n%s", got, want)
			}
			return nil
		})
	})
}

func lastMoved(t *testing.T, store crm.Store) (seq uint64) {
	crmtest.Look(t, store, func(r crm.Reader) error {
		moved, err := r.Moved(crmtest.Huanan, crmtest.Start().AddDate(-9, 0, 0))
		for _, m := range moved {
			seq = max(seq, m.Seq)
		}
		return err
	})
	return seq
}

// told is the news in words that two ways to them can be compared by.
func told(_ *playbook.Book, n figures.News) string {
	ids := func(rows []figures.Row) []string {
		var out []string
		for _, r := range rows {
			out = append(out, string(r.Deal.ID))
		}
		slices.Sort(out)
		return out
	}
	var priced []string
	for _, r := range n.Repriced {
		priced = append(priced, fmt.Sprint(r.Deal.ID, r.Had))
	}
	slices.Sort(priced)
	return fmt.Sprint("in ", ids(n.In), " up ", ids(n.Up), " back ", ids(n.Back), " out ", len(n.Out)+n.Gone, " repriced ", priced, " fresh ", n.Fresh)
}

// difference is the same by two states of the lists.
func difference(b *playbook.Book, was, is map[crm.OpportunityID]stood) string {
	var in, up, back, priced []string
	out, fresh := 0, 0
	place := func(s stood) int {
		return 100*slices.Index(playbook.IDs(b.Funnel), s.level) + slices.Index(playbook.IDs(b.Milestones), s.milestone)
	}
	for id, now := range is {
		then := was[id]
		if now.still && !then.still {
			fresh++
		}
		switch {
		case !now.in:
			continue
		case !then.in:
			in = append(in, string(id))
			continue
		case place(now) > place(then):
			up = append(up, string(id))
		case place(now) < place(then):
			back = append(back, string(id))
		}
		if then.amount.Currency != "" && then.amount != now.amount {
			priced = append(priced, fmt.Sprint(id, then.amount))
		}
	}
	for id, then := range was {
		if then.in && !is[id].in {
			out++
		}
	}
	for _, ids := range [][]string{in, up, back, priced} {
		slices.Sort(ids)
	}
	return fmt.Sprint("in ", in, " up ", up, " back ", back, " out ", out, " repriced ", priced, " fresh ", fresh)
}

// changeDeal changes one deal, or opens one, as somebody would, and logs it.
func changeDeal(t *testing.T, rt *rapid.T, store crm.Store) {
	id := crm.OpportunityID(fmt.Sprint("o", rapid.IntRange(0, 9).Draw(rt, "deal")))
	var o crm.Opportunity
	fresh := false
	crmtest.Look(t, store, func(r crm.Reader) error {
		err := r.Get(&o, string(id))
		fresh = crm.IsMissing(err)
		return nil
	})
	before := []byte(nil)
	if fresh {
		o = *crmtest.Opportunity(id, "a", today.AddDays(-rapid.IntRange(0, 80).Draw(rt, "since")))
		o.No = 100 + int(id[1])
	} else {
		before, _ = json.Marshal(o)
	}
	switch rapid.IntRange(0, 8).Draw(rt, "what") {
	case 0:
		o.State, o.Closed = crm.DealLost, today
	case 1:
		o.State = crm.DealPaused
	case 2:
		o.State = crm.DealOpen
	case 3:
		o.Milestone, o.Since = rapid.SampledFrom([]string{"m1", "m2", "m3", "m4"}).Draw(rt, "to"), today
	case 4:
		o.Amount.Money = crm.Money{Minor: rapid.Int64Range(0, 3).Draw(rt, "amount") * 100, Currency: "CNY"}
	case 5:
		o.Team = rapid.SampledFrom([]crm.TeamID{crmtest.Huanan, "east"}).Draw(rt, "team")
	case 6:
		o.Held = today.AddDays(-rapid.IntRange(0, 3).Draw(rt, "held"))
	case 7:
		o.Ticks = map[string]crm.Tick{"budget": {Answer: "yes", On: today}, "need": {Answer: "yes", On: today}}
	case 8:
		o.Deleted = !o.Deleted
	}
	crmtest.Do(t, store, func(tx crm.Tx) error {
		o := o // a transaction may run twice
		if err := crmtest.Put(tx, &o); err != nil {
			return err
		}
		return tx.Log(&crm.Change{Group: "g", Actor: crmtest.Xiaoli, Via: "chat", Kind: crm.KindOpportunity, ID: string(id), Before: before, RevAfter: o.Rev, Touch: crm.TouchSaid})
	})
}
