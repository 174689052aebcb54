package schedules

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// company is two teams with all that they did, as it was drawn: what their leaders
// are told is counted over it once more, by other means than the product's.
type company struct {
	today    crm.Date
	people   []*crm.Person // 小李 and Anna of 华南, 小陈 of 华东
	accounts []*crm.Account
	deals    []*crm.Opportunity
	acts     []*crm.Activity
	leads    []*crm.Lead
	tasks    []*crm.Task
	known    map[crm.AccountID]int // people who are known there
	granted  []*crm.Approval
	goal     int64 // in minor units; 0 = none was set
	recs     []crm.Record
}

const huadong crm.TeamID = "huadong"

// wan is so many 万 yuan.
func wan(n int) crm.Money { return crm.Yuan(int64(n) * 10_000) }

// drawCompany draws what two teams did until a day.
func drawCompany(rt *rapid.T, today crm.Date) *company {
	c := &company{today: today, known: map[crm.AccountID]int{}}
	for _, p := range crmtest.People() {
		if p.ID == crmtest.Xiaoli || p.ID == crmtest.Anna {
			c.people = append(c.people, p)
		}
	}
	east := crmtest.Person("xiaochen", "小陈", crm.RoleRep)
	east.Team, east.Manager = huadong, crmtest.Zhaogang
	c.people = append(c.people, east)
	c.recs = append(c.recs, &crm.Team{ID: huadong, Name: crmtest.Name("华东"), Region: "华东", Locale: "zh", Zone: "Asia/Shanghai", Calendar: "CN"}, east)
	c.drawAccounts(rt)
	c.drawDeals(rt)
	c.drawDone(rt)
	if rapid.Bool().Draw(rt, "goal") {
		m := wan(rapid.IntRange(1, 2000).Draw(rt, "goal of the year"))
		c.goal = m.Minor
		c.recs = append(c.recs, &crm.Goal{ID: "g", Owner: crmtest.Zhaogang, Horizon: figures.Year, From: figures.PeriodOf(figures.Year, today.AddDays(-5)).From, Metric: crm.MetricSigned, Value: m})
	}
	return c
}

// who draws one of the reps.
func (c *company) who(rt *rapid.T) *crm.Person { return rapid.SampledFrom(c.people).Draw(rt, "who") }

// ago draws a day that is over.
func (c *company) ago(rt *rapid.T, most int) crm.Date {
	return c.today.AddDays(-rapid.IntRange(0, most).Draw(rt, "days ago"))
}

func (c *company) drawAccounts(rt *rapid.T) {
	for i := range rapid.IntRange(1, 6).Draw(rt, "accounts") {
		owner := c.who(rt)
		a := crmtest.Account(crm.AccountID(fmt.Sprint("a", i)), fmt.Sprint("客户", i), func(a *crm.Account) {
			a.Owner, a.Team = owner.ID, owner.Team
			a.Tier = rapid.SampledFrom([]string{"", "A", "B", "D"}).Draw(rt, "tier")
			a.Bought = []crm.Money{wan(rapid.IntRange(0, 90).Draw(rt, "bought"))}
			a.LastVisit = c.ago(rt, 80)
			if i > 0 && rapid.Bool().Draw(rt, "a site") {
				a.Parent = "a0"
			}
		})
		c.accounts, c.recs = append(c.accounts, a), append(c.recs, a)
		for n := range rapid.IntRange(0, 2).Draw(rt, "people known") {
			c.known[a.ID]++
			c.recs = append(c.recs, crmtest.Contact(crm.ContactID(fmt.Sprint("k", i, n)), a.ID, fmt.Sprint("王", n)))
		}
	}
}

func (c *company) drawDeals(rt *rapid.T) {
	for i := range rapid.IntRange(0, 7).Draw(rt, "deals") {
		a := rapid.SampledFrom(c.accounts).Draw(rt, "of")
		on := c.ago(rt, 90)
		o := crmtest.Opportunity(crm.OpportunityID(fmt.Sprint("p", i)), a.ID, on, func(o *crm.Opportunity) {
			o.No, o.Owner, o.Team = i+1, a.Owner, a.Team
			if n := rapid.IntRange(-2, 60).Draw(rt, "amount"); n > 0 {
				o.Amount = crm.Amount{Money: wan(n * 5), Kind: crm.AmountValue, Precision: crm.Exact}
			}
			o.Moved, o.Moves = nil, 0
			for _, m := range []string{"m1", "m2", "m3"}[:rapid.IntRange(1, 3).Draw(rt, "milestones")] {
				o.Moved, o.Milestone, o.Since = append(o.Moved, crm.Move{To: m, On: on, By: a.Owner}), m, on
				on = min(on.AddDays(rapid.IntRange(0, 20).Draw(rt, "stays")), c.today)
			}
			o.State = rapid.SampledFrom([]string{crm.DealOpen, crm.DealOpen, crm.DealPaused, crm.DealWon, crm.DealLost, crm.DealDropped}).Draw(rt, "state")
			if !o.Open() {
				o.Closed = max(o.Since, c.ago(rt, 40))
			}
			if rapid.Bool().Draw(rt, "a project") { // on the second level since then
				on := max(o.Opened(), c.ago(rt, 40))
				o.Ticks = map[string]crm.Tick{}
				for _, id := range []string{"pressure", "vendor_value", "need", "decision_process", "resources", "driver"} {
					o.Ticks[id] = crm.Tick{Answer: "yes", On: on}
				}
			}
		})
		c.deals, c.recs = append(c.deals, o), append(c.recs, o)
		if rapid.Bool().Draw(rt, "approved") {
			ap := crmtest.Approval(crm.ApprovalID(fmt.Sprint("x", i)), fmt.Sprintf("LX-2026-%03d", i+1), o, func(ap *crm.Approval) {
				ap.State, ap.Granted, ap.Team, ap.Asker = crm.ApprovalGranted, c.ago(rt, 15), a.Team, a.Owner
			})
			c.granted, c.recs = append(c.granted, ap), append(c.recs, ap)
		}
	}
}

func (c *company) drawDone(rt *rapid.T) {
	for i := range rapid.IntRange(0, 9).Draw(rt, "activities") {
		who := c.who(rt)
		a := crmtest.Activity(crm.ActivityID(fmt.Sprint("v", i)), "a0", c.ago(rt, 21), func(a *crm.Activity) {
			a.No, a.Who, a.Team = i+1, who.ID, who.Team
			a.Type = rapid.SampledFrom([]string{crm.Visit, crm.Visit, crm.Call}).Draw(rt, "type")
			a.Outcome = rapid.SampledFrom([]string{crm.Reached, crm.Reached, crm.NotReached}).Draw(rt, "outcome")
		})
		c.acts, c.recs = append(c.acts, a), append(c.recs, a)
	}
	for i := range rapid.IntRange(0, 6).Draw(rt, "leads") {
		who, a := c.who(rt), rapid.SampledFrom(c.accounts).Draw(rt, "at")
		l := crmtest.Lead(crm.LeadID(fmt.Sprint("l", i)), a.ID, c.ago(rt, 21), func(l *crm.Lead) { l.No, l.Owner, l.Team = i+1, who.ID, who.Team })
		c.leads, c.recs = append(c.leads, l), append(c.recs, l)
	}
	for i := range rapid.IntRange(0, 5).Draw(rt, "steps") {
		who := c.who(rt)
		k := crmtest.Task(crm.TaskID(fmt.Sprint("t", i)), "a0", c.today.AddDays(rapid.IntRange(-9, 20).Draw(rt, "due")), func(k *crm.Task) {
			k.No, k.Owner, k.Team, k.Waiting = i+1, who.ID, who.Team, rapid.Bool().Draw(rt, "waits")
		})
		c.tasks, c.recs = append(c.tasks, k), append(c.recs, k)
	}
}

// tally is how many things something is true of.
func tally[T any](all []T, is func(T) bool) int {
	n := 0
	for _, one := range all {
		if is(one) {
			n++
		}
	}
	return n
}

// in reports whether a day is one of a period.
func in(p figures.Period, d crm.Date) bool { return p.From <= d && d <= p.To }

// of reports whether a team is one of those that are meant; none are all.
func of(team crm.TeamID, teams []crm.TeamID) bool {
	return len(teams) == 0 || slices.Contains(teams, team)
}

// done is what a team did in a period: visits, calls, leads, moves.
func (c *company) done(p figures.Period, team crm.TeamID) (visits, calls, leads, moves int) {
	was := func(kind string) int {
		return tally(c.acts, func(a *crm.Activity) bool { return a.Team == team && a.Type == kind && a.Met() && in(p, a.Date) })
	}
	leads = tally(c.leads, func(l *crm.Lead) bool { return l.Team == team && in(p, l.Registered) })
	for _, o := range c.deals {
		moves += tally(o.Moved[1:], func(m crm.Move) bool { return o.Team == team && in(p, m.On) })
	}
	return was(crm.Visit), was(crm.Call), leads, moves
}

// ended are the deals of teams that ended so in a period, and what they come to.
func (c *company) ended(p figures.Period, state string, teams ...crm.TeamID) (n int, sum int64) {
	for _, o := range c.deals {
		if of(o.Team, teams) && o.State == state && in(p, o.Closed) {
			n, sum = n+1, sum+o.Amount.Minor
		}
	}
	return n, sum
}

// weighted is what the open deals of all weigh, by the chances of their milestones.
func (c *company) weighted() (sum int64) {
	pct := map[string]int64{"m1": 5, "m2": 10, "m3": 20}
	for _, o := range c.deals {
		if o.State == crm.DealOpen {
			sum += o.Amount.Minor / 100 * pct[o.Milestone]
		}
	}
	return sum
}

// level is how many deals stood on a level at the end of a day, 0 or 1, and what
// they come to.
func (c *company) level(on crm.Date, level int) (n int, sum int64) {
	for _, o := range c.deals {
		if o.Opened() > on || o.State == crm.DealPaused || !o.Open() && o.Closed <= on {
			continue
		}
		at := 0
		if t, ticked := o.Ticks["need"]; ticked && t.On <= on {
			at = 1
		}
		if at == level {
			n, sum = n+1, sum+o.Amount.Minor
		}
	}
	return n, sum
}

// worth is what each customer of somebody, "" for all, bought and has open, by the
// group to which it belongs, and when one of a group was visited last.
func (c *company) worth(who crm.PersonID) (sums map[crm.AccountID]int64, touched map[crm.AccountID]crm.Date) {
	sums, touched = map[crm.AccountID]int64{}, map[crm.AccountID]crm.Date{}
	for _, a := range c.accounts {
		if who != "" && a.Owner != who {
			continue
		}
		top := a.ID
		if a.Parent != "" {
			top = a.Parent
		}
		sums[top] += c.ofAccount(a)
		touched[top] = max(touched[top], a.LastVisit)
	}
	return sums, touched
}

// ofAccount is what one customer bought and has open.
func (c *company) ofAccount(a *crm.Account) int64 {
	sum := a.Bought[0].Minor
	for _, o := range c.deals {
		if o.Account == a.ID && o.State == crm.DealOpen {
			sum += o.Amount.Minor
		}
	}
	return sum
}
