package playbook

import (
	"maps"
	"slices"

	"milepost/storage/crm"
)

// Account is a customer that the case knows; nil if it does not.
func (c *Case) Account(id crm.AccountID) *crm.Account {
	for _, all := range [][]crm.Account{c.Accounts, c.Around} {
		for i := range all {
			if all[i].ID == id {
				return &all[i]
			}
		}
	}
	return nil
}

// Deal is a deal that the case knows; nil if it does not.
func (c *Case) Deal(id crm.OpportunityID) *crm.Opportunity {
	for _, all := range [][]crm.Opportunity{c.Deals, c.Behind} {
		for i := range all {
			if all[i].ID == id {
				return &all[i]
			}
		}
	}
	return nil
}

// Record is a record that the case is about; nil if it is not.
func (c *Case) Record(p crm.Pointer) crm.Record {
	switch p.Kind {
	case crm.KindTask:
		for i := range c.Tasks {
			if string(c.Tasks[i].ID) == p.ID {
				return &c.Tasks[i]
			}
		}
	case crm.KindAccount:
		if a := c.Account(crm.AccountID(p.ID)); a != nil {
			return a
		}
	case crm.KindOpportunity:
		if o := c.Deal(crm.OpportunityID(p.ID)); o != nil {
			return o
		}
	case crm.KindLead:
		for i := range c.Leads {
			if string(c.Leads[i].ID) == p.ID {
				return &c.Leads[i]
			}
		}
	case crm.KindTender:
		for i := range c.Tenders {
			if string(c.Tenders[i].ID) == p.ID {
				return &c.Tenders[i]
			}
		}
	case crm.KindPayment:
		for i := range c.Payments {
			if string(c.Payments[i].ID) == p.ID {
				return &c.Payments[i]
			}
		}
	case crm.KindConflict:
		for i := range c.Claims {
			if string(c.Claims[i].ID) == p.ID {
				return &c.Claims[i]
			}
		}
	}
	return nil
}

// LastNumber is the number of the activity that was the last touch of an item:
// a visit of any type, or a call where calls count.
func (c *Case) LastNumber(it *Item) string {
	all := c.Traces[it.Account]
	for _, kind := range slices.Sorted(maps.Keys(all)) {
		a, done := crm.Activity{Type: kind}, all[kind]
		if done.On == it.Rule.Last && (a.InPerson() || it.Rule.By == ByCall && kind == crm.Call) {
			return done.Number
		}
	}
	return ""
}
