package figures

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// Of is whose figures are asked for: those of one person, of teams, or of one
// deal.
type Of struct {
	Person crm.PersonID // empty: of the teams
	Teams  []crm.TeamID
	People []crm.PersonID    // whose totals are added up: the person, or the members
	Deal   crm.OpportunityID // of a report about one deal: that, whoever works on it
	Leader crm.PersonID      // whose own goal stands for that of all teams where they have none
	Which  Which             // of a report about customers: those that were asked for
	Files  bool              // who asks may read customers' files and no deals
}

// Desk counts for somebody as of a day, by a method. It reads through one
// transaction, and each list of it once: after a change a new one is needed.
type Desk struct {
	R     crm.Reader
	Book  *playbook.Book
	Of    Of
	Today crm.Date
	// Currency in which sums are shown; what has no rate into it is listed apart.
	Currency string
	Zone     *time.Location // in which days are counted; nil = UTC
	Asker    crm.PersonID   // who reads it: his own name is not said; empty = nobody's

	kept  *kept // what was read already
	brief bool  // see Brief
}

// Row is one line of a list behind a figure.
type Row struct {
	// What it is about: one of these, or none: then it is about the account.
	Deal     *crm.Opportunity
	Activity *crm.Activity
	Task     *crm.Task
	Lead     *crm.Lead
	Expense  *crm.Expense
	Payment  *crm.Payment // with its deal
	Quote    *crm.Quote   // with its deal
	Approval *crm.Approval

	Account *crm.Account // an empty one for a step without a customer
	Amount  crm.Money    // in the currency of the figures; zero when nothing was said
	Apart   bool         // the deal's amount has no rate into that currency: it counts for no sum
	Beside  []crm.Money  // other amounts without such a rate
	Weight  crm.Money    // of the weighted pipeline
	Level   string       // of the funnel
	Days    int          // in the milestone, or since the last touch
	Limit   int          // days that are allowed
	Step    Step         // of a deal that left a milestone
	N       int          // visits, orders, minutes
	Minutes int          // that a customer took
	Sites   int          // of a group of companies: how many of it are in the row
	Touch   crm.Date     // of a group: when one of its sites was last visited or called
	On      crm.Date     // of what is to come: its day
	Filled  int          // of a customer's file: how many fields are filled in
	Lacks   []string     // and the ids of those that are not
	Known   string       // the one person who is known there
	Issue   *crm.Field   // of a customer: what it complains of
	Late    int          // of money: days past its first date
	Paid    bool         // of money: it came in
	Clock   string       // HH:MM
	Signs   []string     // of a deal: what speaks for losing it
}

// zone is the one in which days are counted.
func (d *Desk) zone() *time.Location { return cmp.Or(d.Zone, time.UTC) }

// Sum adds up the amounts of rows.
func Sum(rows []Row) int64 {
	n := int64(0)
	for _, r := range rows {
		n += r.Amount.Minor
	}
	return n
}

// Weighted adds up the weights of rows.
func Weighted(rows []Row) int64 {
	n := int64(0)
	for _, r := range rows {
		n += r.Weight.Minor
	}
	return n
}

// Largest puts rows with the largest amount first; rows without one last, then
// by account.
func Largest(rows []Row) []Row {
	slices.SortStableFunc(rows, func(a, b Row) int {
		return cmp.Or(cmp.Compare(b.Amount.Minor, a.Amount.Minor), cmp.Compare(a.Account.Name.Sort, b.Account.Name.Sort))
	})
	return rows
}

// Flows are totals of people in a period, by metric and currency.
type Flows map[string]map[string]int64

// N is a total without currency.
func (f Flows) N(metric string) int { return int(f[metric][""]) }

// Money is a total per currency, sorted.
func (f Flows) Money(metric string) []crm.Money {
	var out []crm.Money
	for cur, n := range f[metric] {
		if n != 0 {
			out = append(out, crm.Money{Minor: n, Currency: cur})
		}
	}
	slices.SortFunc(out, func(a, b crm.Money) int { return cmp.Compare(a.Currency, b.Currency) })
	return out
}

// Flows adds up the totals of everybody on the days of a period.
func (d *Desk) Flows(from, to crm.Date) (Flows, error) {
	out := Flows{}
	for _, who := range d.Of.People {
		ts, err := d.R.Tallies(who, from, to)
		if err != nil {
			return nil, fmt.Errorf("totals of %s: %w", who, err)
		}
		for _, t := range ts {
			if out[t.Metric] == nil {
				out[t.Metric] = map[string]int64{}
			}
			out[t.Metric][t.Currency] += t.N
		}
	}
	return out, nil
}

// Done are the activities on the days of a period that keep says yes to, oldest
// first.
func (d *Desk) Done(from, to crm.Date, keep func(*crm.Activity) bool) ([]Row, error) {
	var rows []Row
	for _, who := range d.Of.People {
		var failed error
		days := crm.Where(crm.ByPerson, string(who)).Between(string(from), string(to.AddDays(1)))
		err := crm.Each(d.R, days, func(a crm.Activity) bool {
			if !keep(&a) {
				return true
			}
			at, err := d.account(a.Account)
			if err != nil {
				failed = err
				return false
			}
			rows = append(rows, Row{Activity: &a, Account: at, Amount: crm.Money{Currency: d.Currency}})
			return true
		})
		if err = cmp.Or(err, failed); err != nil {
			return nil, fmt.Errorf("activities of %s: %w", who, err)
		}
	}
	return rows, nil
}
