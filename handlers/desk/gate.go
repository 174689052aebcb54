package desk

import (
	"fmt"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// Missing lists what keeps a deal in its milestone; none when its gate holds.
func (d *Desk) Missing(r crm.Reader, o *crm.Opportunity) ([]playbook.Unmet, error) {
	ticks, err := d.Ticks(r, o)
	if err != nil {
		return nil, err
	}
	return d.book.Gate(o.Milestone, ticks), nil
}

// Ticks are all that is known of a deal's conditions: what was said, the
// answers to the ten questions, the funnel conditions that these prove, what
// follows from records, and granted approvals.
func (d *Desk) Ticks(r crm.Reader, o *crm.Opportunity) (map[string]crm.Tick, error) {
	ticks := d.book.Ticks(o)
	m, ok := d.book.Milestone(o.Milestone)
	if !ok {
		return ticks, nil
	}
	f, err := d.facts(r, o)
	if err != nil {
		return nil, err
	}
	for _, c := range m.Exit {
		if ticks[c.ID].Answer == playbook.NA {
			continue
		}
		holds := false
		switch c.Proof {
		case playbook.ProofRecords:
			holds = f.hold(c.ID) || f.fields[c.ID] || d.noted(f, c.ID)
		case playbook.ProofSaid:
			if _, said := ticks[c.ID]; said || !d.noted(f, c.ID) {
				continue
			}
			holds = true
		case playbook.ProofApproval:
			holds = f.granted[m.Approval] || c.ID == "special_price" && aboveFloor(o, f.price)
		default:
			continue
		}
		if holds {
			ticks[c.ID] = crm.Tick{Answer: playbook.Yes}
		} else if follows(c) {
			delete(ticks, c.ID)
		}
	}
	return ticks, nil
}

// noted reports whether a condition holds because a field of the deal that
// proves it was noted.
func (d *Desk) noted(f *facts, condition string) bool {
	for _, field := range d.book.Fields {
		if f.fields[field.ID] && has(field.Proves, condition) {
			return true
		}
	}
	return false
}

// condition finds a condition of any gate.
func (d *Desk) condition(id string) (playbook.Condition, bool) {
	for _, m := range d.book.Milestones {
		if c, ok := playbook.Find(m.Exit, id); ok {
			return c, true
		}
	}
	return playbook.Condition{}, false
}

// funnel reports whether id is a condition of the funnel.
func (d *Desk) funnel(id string) bool {
	for _, l := range d.book.Funnel {
		if _, ok := playbook.Find(l.Conditions, id); ok {
			return true
		}
	}
	return false
}

// signal reports whether id is a sign that the next step can be proposed.
func (d *Desk) signal(id string) bool {
	for _, m := range d.book.Milestones {
		if _, ok := playbook.Find(m.Signals, id); ok {
			return true
		}
	}
	return false
}

// Sayable reports an answer or a condition that somebody's word stands for: a question, a condition of the
// funnel or of a gate that does not follow from records or approvals.
func (d *Desk) Sayable(id string) bool {
	if _, question := playbook.Find(d.book.Asked(), id); question {
		return true
	}
	c, gate := d.condition(id)
	return gate && !follows(c) || !gate && (d.funnel(id) || d.signal(id))
}

// follows reports whether a condition is not for anybody to say: it follows
// from approvals, from a count, or from records that the desk knows how to
// read. For the other records a person's word stands in.
func follows(c playbook.Condition) bool {
	if c.Proof == playbook.ProofRecords {
		return derived(c.ID)
	}
	return c.Proof != playbook.ProofSaid
}

// derived reports whether hold knows a condition.
func derived(id string) bool {
	switch id {
	case "tier_set", "sheet_complete", "handler_found", "relation_begun", "team_formed", "decider_known",
		"approver_known", "decision_maker_known", "decider_met", "supporter", "budget_known", "date_known",
		"rivals_listed", "demo_done", "contract_data", "bid_submitted", "result_recorded", "payment_plan", "payments_received",
		"no_open_issue":
		return true
	}
	return false
}

// facts is what the gates ask of the records around a deal.
type facts struct {
	deal    *crm.Opportunity
	account crm.Account
	sheet   bool // the lead sheet row is complete
	people  []crm.Contact
	demo    bool
	issue   bool // something noted of the account is open: a service issue
	showed  bool // one of our advantages was presented
	tender  *crm.Tender
	plan    []crm.Payment
	paid    bool
	price   crm.Money       // what we ask for
	fields  map[string]bool // noted of the deal or the account, by name
	granted map[string]bool // approvals by subject
}

func (d *Desk) facts(r crm.Reader, o *crm.Opportunity) (*facts, error) {
	f := &facts{deal: o, fields: map[string]bool{}, granted: map[string]bool{}}
	var err error
	if f.account, err = crm.Get[crm.Account](r, o.Account); err != nil {
		return nil, fmt.Errorf("account of deal %s: %w", o.ID, err)
	}
	leads, _, err := crm.List[crm.Lead](r, crm.Where(crm.ByAccount, string(o.Account)), crm.Page{Limit: 1})
	if err != nil {
		return nil, fmt.Errorf("lead of account %s: %w", o.Account, err)
	}
	f.sheet = len(leads) > 0 && len(d.book.LeadMissing(&f.account, &leads[0])) == 0
	err = crm.Each(r, crm.Where(crm.ByAccount, string(o.Account)), func(c crm.Contact) bool {
		f.people = append(f.people, c.In(o.ID))
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("contacts of account %s: %w", o.Account, err)
	}
	err = crm.Each(r, crm.Where(crm.ByDeal, string(o.ID)), func(a crm.Activity) bool {
		f.demo = f.demo || a.Type == crm.Demo && a.Met()
		f.showed = f.showed || len(a.Showed) > 0 && a.Met()
		return !f.demo || !f.showed
	})
	if err != nil {
		return nil, fmt.Errorf("activities of deal %s: %w", o.ID, err)
	}
	err = crm.Each(r, crm.Where(crm.ByDeal, string(o.ID)), func(a crm.Approval) bool {
		f.granted[a.Subject] = f.granted[a.Subject] || a.State == crm.ApprovalGranted
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("approvals of deal %s: %w", o.ID, err)
	}
	today := crm.DateOf(r.Now().UTC())
	for _, p := range []crm.Pointer{{Kind: crm.KindOpportunity, ID: string(o.ID)}, {Kind: crm.KindAccount, ID: string(o.Account)}} {
		err := crm.Each(r, crm.Where(crm.BySubject, string(p.Kind), p.ID), func(n crm.Field) bool {
			def, ok := d.book.Field(n.Name)
			if def.Lasts > 0 && n.On.AddDays(def.Lasts) < today {
				return true
			}
			f.fields[n.Name] = true
			if ok && def.Open && n.Row != "" && n.Closed == "" {
				f.issue = true
			}
			return true
		})
		if err != nil {
			return nil, fmt.Errorf("fields of %s: %w", p, err)
		}
	}
	if f.tender, err = d.TenderOf(r, o.ID); err != nil {
		return nil, err
	}
	if f.plan, err = d.PaymentsOf(r, o.ID); err != nil {
		return nil, err
	}
	f.paid = d.paidUp(f.plan)
	f.price, err = d.Price(r, o)
	return f, err
}

// some reports whether a contact of the account is such a one.
func (f *facts) some(is func(c *crm.Contact) bool) bool {
	for i := range f.people {
		if is(&f.people[i]) {
			return true
		}
	}
	return false
}

// hold says whether a condition follows from the records; false for one that
// they cannot prove.
func (f *facts) hold(id string) bool {
	o := f.deal
	switch id {
	case "tier_set":
		return f.account.Tier != ""
	case "sheet_complete":
		return f.sheet
	case "handler_found":
		return f.some(func(c *crm.Contact) bool { return c.Handler })
	case "relation_begun":
		return f.account.Relation != "" && f.account.Relation != "outsider"
	case "team_formed":
		return len(o.Members) > 0
	case "decider_known":
		return f.some(func(c *crm.Contact) bool { return decides(c) || has(c.Roles, "buyer") })
	case "approver_known":
		return f.some(func(c *crm.Contact) bool { return c.Decision == "approve" })
	case "decision_maker_known":
		return f.some(decides)
	case "decider_met":
		return f.some(func(c *crm.Contact) bool { return decides(c) && c.Met > 0 })
	case "supporter":
		return f.some(func(c *crm.Contact) bool { return c.Support == "supports" || c.Support == "insider" })
	case "budget_known":
		return o.Amount.Kind == crm.AmountBudget || f.fields["amount.budget"]
	case "date_known":
		return o.SignBy != ""
	case "rivals_listed":
		return len(o.Rivals) > 0
	case "demo_done":
		return f.demo
	case "advantage_shown":
		return f.showed
	case "bid_submitted":
		return f.tender != nil && f.tender.Submitted != ""
	case "result_recorded":
		return bidsKnown(f.tender)
	case "no_open_issue":
		return !f.issue
	case "payment_plan":
		return len(f.plan) > 0
	case "payments_received":
		return f.paid
	case "contract_data":
		return o.Amount.Kind == crm.AmountContract && o.Closed+o.SignBy != "" && f.fields["contract_no"]
	}
	return false
}

// decides reports whether a contact makes or approves the decision.
func decides(c *crm.Contact) bool {
	return c.Decision == "decide" || c.Decision == "approve" || has(c.Roles, "decider")
}
