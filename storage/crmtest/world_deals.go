package crmtest

import (
	"fmt"
	"maps"

	"milepost/storage/crm"
)

// deal is an opportunity and what will become of it.
type deal struct {
	crm.Opportunity
	fate    string // side state in which it ends; "" = goes on as long as the world
	stop    int    // index of the milestone at which it ends
	next    int    // the day from which it may move on
	granted bool   // the application
	refused bool
}

// milestones are the playbook's, with how many days a deal stays in each.
func milestones() []struct {
	id   string
	days int
} {
	return []struct {
		id   string
		days int
	}{{"m1", 8}, {"m2", 20}, {"m3", 8}, {"m4", 35}, {"m5", 25}, {"m6", 20}, {"m7", 18}, {"m8", 10}, {"m9", 120}, {"m10", 0}}
}

func milestone(id string) int {
	for i, m := range milestones() {
		if m.id == id {
			return i
		}
	}
	return -1
}

// advance opens a deal, or lets the open one go on.
func (l *life) advance(m message, c *company, v *crm.Activity) {
	switch {
	case c.deal >= 0:
		o := l.deals[c.deal]
		v.Deal = o.ID
		if l.today >= o.next {
			l.move(m, c, o)
		}
	case l.d.chance(70):
		l.open(m, c)
		v.Deal = l.deals[c.deal].ID
	case c.won >= 0:
		if o := l.deals[c.won]; l.today >= o.next && o.Milestone != "m10" {
			v.Deal = o.ID
			l.enter(m, o, milestone(o.Milestone)+1)
		}
	}
}

// open opens the deal of an account at the first need.
func (l *life) open(m message, c *company) {
	o := &deal{next: l.today + milestones()[0].days}
	switch roll := l.d.IntN(1000); {
	case roll < 380:
		o.fate, o.stop = crm.DealWon, 7
	case roll < 680:
		o.fate, o.stop = crm.DealLost, l.d.between(1, 6)
	case roll < 860:
		o.fate, o.stop = crm.DealDropped, l.d.between(0, 4)
	case roll < 920:
		o.fate, o.stop = crm.DealPaused, l.d.between(1, 4)
	default:
		o.stop = l.d.between(1, 6)
	}
	amount := crm.Yuan(int64(l.d.between(3, 12)*l.d.between(3, 12)*l.d.between(1, 12)) * 10_000)
	put(l, m, &o.Opportunity, func(x *crm.Opportunity) {
		*x = crm.Opportunity{
			ID: crm.OpportunityID(m.next()), No: l.number("P"), Account: c.ID, Owner: c.Owner, Team: c.Team, Title: pickOf(l.d, c.business.needs),
			Form: "project", Milestone: "m1", Since: l.days[l.today].date, Moves: 1, Moved: []crm.Move{{To: "m1", On: l.days[l.today].date, By: c.Owner}},
			Amount: crm.Amount{Money: amount, Kind: crm.AmountBudget, Precision: crm.About},
		}
		x.Evidence = m.evidence(x.Title)
	})
	l.deals = append(l.deals, o)
	c.deal = len(l.deals) - 1
}

// move lets an open deal end, wait for its application, or enter the next
// milestone. One without a tender goes from m5 to m7.
func (l *life) move(m message, c *company, o *deal) {
	at := milestone(o.Milestone)
	switch {
	case o.State == crm.DealPaused:
		if o.Wake > l.days[l.today].date {
			return
		}
		o.fate, o.stop = crm.DealLost, l.d.between(at, 6)
		put(l, m, &o.Opportunity, func(x *crm.Opportunity) { x.State, x.Reason, x.Wake = crm.DealOpen, "", "" })
		return
	case o.refused:
		o.fate, o.stop = crm.DealDropped, at
	case at == 2 && !o.granted:
		return
	}
	if at >= o.stop {
		l.end(m, c, o)
		return
	}
	to := at + 1
	if to == 5 && l.d.chance(550) {
		to++
	}
	l.enter(m, o, to)
	l.learn(m, c, o, to)
	if to == 2 {
		l.apply(m, c, o)
	}
}

// enter puts a deal into a milestone.
func (l *life) enter(m message, o *deal, to int) {
	o.next = l.today + milestones()[to].days
	put(l, m, &o.Opportunity, func(x *crm.Opportunity) {
		x.Milestone, x.Since = milestones()[to].id, l.days[l.today].date
		x.Moved = append(x.Moved[:len(x.Moved):len(x.Moved)], crm.Move{To: x.Milestone, On: x.Since, By: x.Owner})
		x.Moves = len(x.Moved)
		x.Answers, x.Ticks = maps.Clone(x.Answers), maps.Clone(x.Ticks)
		l.answer(x, to)
	})
}

// answer ticks what must be known in a milestone.
func (l *life) answer(x *crm.Opportunity, to int) {
	tick := func(all *map[string]crm.Tick, ids ...string) {
		if *all == nil {
			*all = map[string]crm.Tick{}
		}
		for _, id := range ids {
			(*all)[id] = crm.Tick{Answer: "yes", By: x.Owner, On: x.Since}
		}
	}
	switch to {
	case 1:
		tick(&x.Ticks, "criteria_met")
	case 2:
		tick(&x.Ticks, "consensus")
	case 3:
		tick(&x.Ticks, "need_clear", "value_fits")
		tick(&x.Answers, "q1", "q2", "q3", "q5")
		x.Answers["q4"] = crm.Tick{Answer: pickOf(l.d, []string{"yes", "yes", "unclear"}), By: x.Owner, On: x.Since}
		x.Members = []crm.PersonID{x.Owner}
	case 4:
		tick(&x.Ticks, "requirements_confirmed", "need", "decision_process", "resources", "driver")
		x.Rivals = []string{pickOf(l.d, rivals())}
		x.SignBy = x.Since.AddDays(l.d.between(60, 200))
	case 5, 6:
		tick(&x.Ticks, "feedback_recorded", "specification_influence")
		tick(&x.Answers, "q6", "q7", "q8", "q9", "q10")
		x.Amount.Kind, x.Amount.Precision = crm.AmountQuote, crm.Exact
		x.WinPct = l.d.between(4, 8) * 10
	case 7:
		tick(&x.Ticks, "terms_agreed", "legal_review", "unique_value", "full_solution", "assurance", "trust")
	case 8:
		tick(&x.Ticks, "handover_confirmed")
	}
}

// learn notes at the account and its people what the milestone asks for.
func (l *life) learn(m message, c *company, o *deal, to int) {
	first := l.contacts[c.people[0]]
	switch to {
	case 2:
		put(l, m, first, func(x *crm.Contact) { x.Handler = true })
		if c.Relation == "" {
			put(l, m, &c.Account, func(x *crm.Account) { x.Relation = pickOf(l.d, []string{"friend", "supplier"}) })
		}
	case 3:
		put(l, m, first, func(x *crm.Contact) { x.Roles = []string{"decider"} })
	case 4:
		put(l, m, first, func(x *crm.Contact) { x.Decision, x.Support = "approve", "supports" })
	}
}

// end lets a deal be won, lost, dropped or put aside.
func (l *life) end(m message, c *company, o *deal) {
	today := l.days[l.today].date
	switch o.fate {
	case "":
		o.next = len(l.days)
		return
	case crm.DealWon:
		c.won = c.deal
	case crm.DealPaused:
		o.next = l.today + 60
		put(l, m, &o.Opportunity, func(x *crm.Opportunity) {
			x.State, x.Reason, x.Wake = crm.DealPaused, "明年再说", today.AddDays(60)
		})
		return
	}
	put(l, m, &o.Opportunity, func(x *crm.Opportunity) {
		x.State, x.Closed = o.fate, today
		switch o.fate {
		case crm.DealWon:
			x.Amount.Kind, x.Amount.Precision = crm.AmountContract, crm.Exact
		case crm.DealLost:
			x.Reason = pickOf(l.d, lostReasons())
			x.Rival = pickOf(l.d, rivals())
			x.Rivals = []string{x.Rival}
		default:
			x.Reason = pickOf(l.d, lostReasons())
		}
	})
	if o.fate == crm.DealWon {
		o.next = l.today + milestones()[7].days
		put(l, m, &c.Account, func(x *crm.Account) { x.Relation = "partner" })
	}
	c.deal = -1
}

// apply asks for the project: the manager decides on the next working day, the
// director after him.
func (l *life) apply(m message, c *company, o *deal) {
	t := l.reps[c.rep].team
	year := l.days[l.today].at.Year()
	a := &crm.Approval{}
	put(l, m, a, func(x *crm.Approval) {
		*x = crm.Approval{
			ID: crm.ApprovalID(m.next()), No: fmt.Sprintf("LX-%d-%03d", year, l.number(fmt.Sprint("LX-", year))), Subject: "initiation", Account: c.ID,
			Deal: o.ID, Asker: c.Owner, Team: c.Team, State: crm.ApprovalAsked, Version: 1, Due: l.days[l.today].date.AddDays(1),
			Fields: map[string]string{"title": o.Title, "need": o.Title},
			Steps:  []crm.Step{{Role: crm.RoleManager, Who: t.manager}, {Role: crm.RoleDirector, Who: director}},
		}
	})
	l.requests = append(l.requests, a)
	l.sayOn(l.today+1, t, t.manager, func(m message) {
		l.decide(m, a, crm.ApprovalGranted)
		decision := crm.ApprovalGranted
		if l.d.chance(60) {
			decision = crm.ApprovalRejected
		}
		l.sayOn(l.today+1, t, director, func(m message) {
			l.decide(m, a, decision)
			o.granted, o.refused = decision == crm.ApprovalGranted, decision == crm.ApprovalRejected
		})
	})
}

func (l *life) decide(m message, a *crm.Approval, decision string) {
	put(l, m, a, func(x *crm.Approval) {
		x.Steps = append([]crm.Step(nil), x.Steps...)
		reason := ""
		if decision == crm.ApprovalRejected {
			reason = "预算不够"
		}
		// They decide in their order, once: it is never refused.
		_ = x.Decide(m.by, decision, reason, m.at())
	})
}

// goals are what each rep and each team wants to sign in a quarter.
func (l *life) goals() []crm.Record {
	var out []crm.Record
	for n, d := range l.days {
		if n > 0 && (d.at.Day() != 1 || d.at.Month()%3 != 1) {
			continue
		}
		for i, r := range l.reps {
			s := stamp{1<<48 + uint64(n)<<20 + uint64(i), d.at.UnixMilli() + int64(i)}
			g := &crm.Goal{
				ID: crm.GoalID(s.id(1)), Owner: r.ID, Team: r.Team, Horizon: "quarter", From: d.date, Metric: crm.MetricSigned,
				Value: crm.Yuan(int64(r.zeal) * 20_000), Ideal: crm.Yuan(int64(r.zeal) * 30_000), Feasibility: 80,
			}
			message{stamp: s, by: r.team.manager}.stampOn(g.Base())
			out = append(out, g)
		}
	}
	return out
}

// fields are what else was noted of deals that were won and of large accounts.
func (l *life) fields() []crm.Record {
	var out []crm.Record
	note := func(of crm.Record, who crm.PersonID, name, value string, on crm.Date) {
		subject := crm.Pointer{Kind: of.Kind(), ID: of.Key()}
		f := &crm.Field{ID: crm.FieldOf(subject, name), Subject: subject, Name: name, Value: value, Who: who, On: on}
		f.Meta = *of.Base()
		f.Rev, f.Created = 1, f.Updated
		out = append(out, f)
	}
	for _, o := range l.deals {
		if o.State == crm.DealWon {
			note(&o.Opportunity, o.Owner, "contract_no", fmt.Sprintf("HT-%05d", o.No), o.Closed)
		}
	}
	for _, c := range l.accounts {
		if c.No > 0 && (c.Tier == "A" || c.Tier == "B") {
			note(&c.Account, c.Owner, "credit", "良好", crm.DateOf(c.Updated))
		}
	}
	return out
}
