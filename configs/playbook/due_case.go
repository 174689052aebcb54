package playbook

import (
	"time"

	"milepost/storage/crm"
)

// view is a Case with what the rules ask of it again and again.
type view struct {
	Case
	book    *Book
	zone    *time.Location
	today   crm.Date
	account map[crm.AccountID]*crm.Account
	worth   map[crm.AccountID]int64
	deal    map[crm.OpportunityID]int64
	booked  map[crm.AccountID]crm.Date // the last day on which a visit is planned, from today on
	// blind is set where nothing but a record is known, and says whose items are
	// asked for: ToPerson, or ToManager for all those above; toAbove for one of them,
	// whose case has part of the rest.
	blind string
}

// look is the view of a case. A case of one record, of which there are as many as
// somebody has open, takes no more room than it needs.
func (b *Book) look(c Case) *view {
	v := &view{Case: c, book: b, zone: c.Person.Location()}
	v.today = crm.DateOf(c.At.In(v.zone))
	if n := len(c.Around) + len(c.Accounts); n > 0 {
		v.account = make(map[crm.AccountID]*crm.Account, n)
	}
	for _, all := range [][]crm.Account{c.Around, c.Accounts} {
		for i := range all {
			v.account[all[i].ID] = &all[i]
		}
	}
	if n := len(c.Deals) + len(c.Behind); n > 0 {
		v.worth, v.deal = make(map[crm.AccountID]int64, n), make(map[crm.OpportunityID]int64, n)
	}
	for _, all := range [][]crm.Opportunity{c.Deals, c.Behind} {
		for i := range all {
			v.weigh(&all[i])
		}
	}
	for _, all := range [][]crm.Task{c.Tasks, c.Plans} {
		for i := range all {
			if t := &all[i]; t.Open() && t.Visit && t.Due >= v.today {
				if v.booked == nil {
					v.booked = map[crm.AccountID]crm.Date{}
				}
				v.booked[t.Account] = max(v.booked[t.Account], t.Due)
			}
		}
	}
	return v
}

// records are the records of the case that something can be said of.
func (v *view) records() []crm.Record {
	var out []crm.Record
	for i := range v.Tasks {
		out = append(out, &v.Tasks[i])
	}
	for i := range v.Accounts {
		out = append(out, &v.Accounts[i])
	}
	for i := range v.Deals {
		out = append(out, &v.Deals[i])
	}
	for i := range v.Leads {
		out = append(out, &v.Leads[i])
	}
	for i := range v.Tenders {
		out = append(out, &v.Tenders[i])
	}
	for i := range v.Payments {
		out = append(out, &v.Payments[i])
	}
	for i := range v.Claims {
		out = append(out, &v.Claims[i])
	}
	if v.Spent != nil {
		out = append(out, v.Person)
	}
	return out
}
