package playbook

import (
	"fmt"
	"strings"

	"milepost/storage/crm"
)

// ofDeal is an item about a deal, due since a day.
func (v *view) ofDeal(o *crm.Opportunity, since crm.Date, mark string) Item {
	it := Item{
		Account: o.Account, Deal: o.ID, Owner: o.Owner, Since: since, Worth: v.deal[o.ID], Mark: mark,
		Rule: Rule{Milestone: o.Milestone},
	}
	if a := v.account[o.Account]; a != nil {
		it.Tier = a.Tier
	}
	return it
}

// inPlay reports whether a deal is one that has to move.
func inPlay(o *crm.Opportunity) bool { return o.State == crm.DealOpen && !o.Deleted }

// decided puts a day off for a deal about which a request waits: then whoever
// decides is reminded, not the rep.
func (v *view) decided(o *crm.Opportunity, day crm.Date) crm.Date {
	if day != "" && v.Asked[o.ID] {
		return max(day, v.today.AddDays(1))
	}
	return day
}

// graced puts a day off for who has taken the deal over.
func (v *view) graced(o *crm.Opportunity, day crm.Date) crm.Date {
	if o.Held != "" {
		return max(day, o.Held.AddDays(v.book.Restraint.GraceDays+1))
	}
	return day
}

func (v *view) dwell(_ *Nudge, rec crm.Record) (Item, crm.Date) {
	o := rec.(*crm.Opportunity)
	m, ok := v.book.Milestone(o.Milestone)
	if !inPlay(o) || !ok || m.Days == 0 || !o.Since.Valid() {
		return Item{}, ""
	}
	it := v.ofDeal(o, o.Since.AddDays(m.Days), o.Milestone+string(o.Since))
	it.Kind, it.Days, it.Rule.Limit, it.Rule.Last = DueStuck, v.today.Sub(o.Since), m.Days, o.Since
	return it, v.decided(o, v.graced(o, it.Since.AddDays(1)))
}

// visits is a deal that stands still with fewer visits than deals take.
func (v *view) visits(n *Nudge, rec crm.Record) (Item, crm.Date) {
	o := rec.(*crm.Opportunity)
	if !inPlay(o) || v.book.WinPct(o) >= 90 || !o.Since.Valid() {
		return Item{}, ""
	}
	last := o.Since
	if len(o.Moved) > 0 {
		last = o.Moved[0].On
	}
	it := v.ofDeal(o, "", "")
	if a := v.account[o.Account]; a != nil {
		if a.Met >= v.book.Visits.Wanted {
			return it, ""
		}
		it.Count, it.Rule.Last = a.Met, a.LastVisit
		if contains(v.book.Visits.CallsFor, a.Tier) {
			it.Rule.Last = max(a.LastVisit, a.LastCall)
		}
		last = max(last, it.Rule.Last)
	}
	it.Days, it.Rule.Limit, it.Since, it.Mark = v.today.Sub(last), v.book.Visits.Wanted, last.AddDays(n.Days), string(last)
	from := it.Since
	if day := v.booked[o.Account]; day != "" {
		from = max(from, day.AddDays(1))
	}
	return it, v.decided(o, v.graced(o, from))
}

func (v *view) wake(_ *Nudge, rec crm.Record) (Item, crm.Date) {
	o := rec.(*crm.Opportunity)
	if o.State != crm.DealPaused || o.Deleted || o.Wake == "" {
		return Item{}, ""
	}
	it := v.ofDeal(o, o.Wake, string(o.Wake))
	it.Rule.Due = o.Wake
	return it, v.Cal.OnOrAfter(o.Wake)
}

// referralLasts is for how many days after a deal ended its customer can still
// be asked for a referral.
const referralLasts = 60

func (v *view) referral(n *Nudge, rec crm.Record) (Item, crm.Date) {
	o := rec.(*crm.Opportunity)
	ended := o.State == crm.DealLost || o.State == crm.DealDropped
	if n.Of == crm.DealWon {
		ended = o.State == crm.DealWon
	}
	if _, did := o.Ticks[DidTick(n.ID)]; !ended || did || o.Deleted || !o.Closed.Valid() || o.Closed.AddDays(referralLasts) < v.today {
		return Item{}, ""
	}
	it := v.ofDeal(o, o.Closed.AddDays(n.Days), string(o.Closed))
	it.Rule.Last, it.Days = o.Closed, v.today.Sub(o.Closed)
	return it, it.Since
}

// DidTick is under which key a deal keeps that somebody did what a nudge or a task
// of its milestone asked.
func DidTick(id string) string { return "task." + id }

func (v *view) signBy(_ *Nudge, rec crm.Record) (Item, crm.Date) {
	o := rec.(*crm.Opportunity)
	if !inPlay(o) || !o.SignBy.Valid() {
		return Item{}, ""
	}
	it := v.ofDeal(o, o.SignBy, string(o.SignBy))
	it.Rule.Due, it.Days = o.SignBy, v.today.Sub(o.SignBy)
	return it, v.decided(o, v.Cal.OnOrAfter(o.SignBy.AddDays(1)))
}

// chores are the tasks of a deal's milestone whose day has come and that nothing
// shows to be done.
func (v *view) chores(_ *Nudge, rec crm.Record) (Item, crm.Date) {
	o := rec.(*crm.Opportunity)
	m, ok := v.book.Milestone(o.Milestone)
	if !inPlay(o) || !ok || !o.Since.Valid() {
		return Item{}, ""
	}
	it := v.ofDeal(o, "", "")
	it.Days, it.Rule.Last = v.today.Sub(o.Since), o.Since
	for _, c := range m.Tasks {
		if c.Day == 0 || v.choreDone(o, c) {
			continue
		}
		day := o.Since.AddDays(c.Day)
		if it.Since == "" || day < it.Since {
			it.Since = day
		}
		if day <= v.today {
			it.Missing = append(it.Missing, c.ID)
		}
	}
	if it.Since == "" {
		return it, ""
	}
	it.Mark = o.Milestone + " " + marks(it.Missing)
	return it, v.decided(o, v.graced(o, v.Cal.OnOrAfter(it.Since)))
}

// choreDone reports whether something shows that a task of a milestone was done
// since the deal came there.
func (v *view) choreDone(o *crm.Opportunity, c Chore) bool {
	if _, did := o.Ticks[DidTick(c.ID)]; did {
		return true
	}
	for _, proof := range c.Until {
		what, of, _ := strings.Cut(proof, "/")
		held := false
		switch what {
		case "tick":
			_, held = o.Ticks[of]
		case "members":
			held = len(o.Members) > 0
		case "rivals":
			held = len(o.Rivals) > 0
		case "round":
			held = len(o.Rounds) > 0
		case "request":
			held = v.Asked[o.ID]
		case "activity":
			on := v.Traces[o.Account][of].On
			held = on != "" && on >= o.Since
		case "field":
			on := v.Notes[crm.Pointer{Kind: crm.KindOpportunity, ID: string(o.ID)}][of]
			on = max(on, v.Notes[crm.Pointer{Kind: crm.KindAccount, ID: string(o.Account)}][of])
			held = on != ""
		case "quote":
			held = o.Amount.Kind == crm.AmountQuote
		case "floor":
			held = !o.Floor.IsZero()
		case "step":
			held = v.planned(o, false)
		case "plan":
			held = v.planned(o, true)
		}
		if held {
			return true
		}
	}
	return false
}

// proofs are what a chore's until can name; those with a slash name more.
var proofs = []string{"tick/", "members", "rivals", "round", "request", "activity/", "field/", "quote", "floor", "step", "plan"}

// planned reports whether something is planned at the deal's customer: a step, or
// a row of its battle plan.
func (v *view) planned(o *crm.Opportunity, row bool) bool {
	for _, all := range [][]crm.Task{v.Tasks, v.Plans} {
		for i := range all {
			if t := &all[i]; t.Account == o.Account && t.Open() && (t.Plan || !row) {
				return true
			}
		}
	}
	return false
}

// Spent is what somebody noted of his costs: the newest day with one, and the
// visits since.
type Spent struct {
	Last   crm.Date
	Visits int
}

// spentDays is how far back it is looked whether somebody notes his costs.
const spentDays = 90

// SpentOf is what a person noted of his costs lately.
func SpentOf(r crm.Reader, id crm.PersonID, today crm.Date) (Spent, error) {
	ts, err := r.Tallies(id, today.AddDays(-spentDays), today)
	if err != nil {
		return Spent{}, fmt.Errorf("totals of %s: %w", id, err)
	}
	spent := Spent{}
	for _, t := range ts {
		if t.Metric == crm.MetricCost {
			spent.Last, spent.Visits = t.Day, 0
		} else if t.Metric == crm.MetricVisits && t.Day > spent.Last {
			spent.Visits += int(t.N)
		}
	}
	return spent, nil
}

// expenses reminds who usually notes his costs and has noted none for a while,
// though he was on the road.
func (v *view) expenses(n *Nudge, rec crm.Record) (Item, crm.Date) {
	p := rec.(*crm.Person)
	if v.Spent == nil || v.Spent.Last == "" || v.Spent.Visits < expenseVisits {
		return Item{}, ""
	}
	last := v.Spent.Last
	return Item{
		Owner: p.ID, Since: last.AddDays(n.Days), Days: v.today.Sub(last), Count: v.Spent.Visits, Mark: string(last),
		Rule: Rule{Last: last, Limit: n.Days},
	}, last.AddDays(n.Days)
}

// expenseVisits is how many visits without a cost are worth a question.
const expenseVisits = 3
