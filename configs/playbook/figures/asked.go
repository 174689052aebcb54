package figures

import (
	"strings"
)

// What a question is about. The values stand in buttons and never change their
// meaning.
const (
	AskOpen      = "open"      // deals that can still move, those that pause left out
	AskPaused    = "paused"    // deals that pause
	AskWon       = "won"       // deals signed in the period
	AskLost      = "lost"      // deals lost in it
	AskDropped   = "dropped"   // deals given up in it
	AskOpened    = "opened"    // deals opened in it, whatever became of them
	AskSigning   = "signing"   // open deals that are expected to be signed in it
	AskVisits    = "visits"    // visits of the period that met somebody
	AskCalls     = "calls"     // calls of it that reached somebody
	AskDone      = "done"      // both, and all else that was done with customers
	AskPlanned   = "planned"   // visits that are to be made in the period
	AskSteps     = "steps"     // open steps that come due in it
	AskLate      = "late"      // open steps whose day has passed
	AskLeads     = "leads"     // leads registered in the period
	AskReceived  = "received"  // money that came in in it
	AskDue       = "due"       // money that is to come in, by its first date
	AskOverdue   = "overdue"   // money past its first date
	AskQuotes    = "quotes"    // quotes made in the period
	AskPending   = "pending"   // requests that nobody has decided
	AskGranted   = "granted"   // requests granted in the period
	AskRejected  = "rejected"  // requests that were turned down and not sent again
	AskCustomers = "customers" // all accounts
	AskSpent     = "spent"     // what visits and sales cost in the period
	AskBusy      = "busy"      // what is to be done within a week, then what was done within one
)

// By what the rows of an answer are put together.
const (
	ByPerson    = "person"
	ByTeam      = "team"
	ByIndustry  = "industry"
	ByClass     = "class" // of the industry
	ByRegion    = "region"
	BySource    = "source" // of the lead or the account
	ByTier      = "tier"
	ByAccount   = "account"
	ByRival     = "rival"
	ByReason    = "reason" // why a deal ended
	ByMilestone = "milestone"
	ByMonth     = "month"
	ByWeek      = "week"
	ByQuarter   = "quarter"
	ByYear      = "year"
	ByShowed    = "showed" // which of our advantages were presented (M3)
)

// In which order the rows of an answer stand, or what is counted of its groups.
const (
	SortAmount = "amount" // the largest first
	SortSmall  = "small"  // the smallest first
	SortNumber = "number" // of groups: those with most rows first
	SortLong   = "long"   // the longest in its milestone first
	SortQuiet  = "quiet"  // those with whom nobody was in touch for longest first
	SortOld    = "old"    // the oldest first
	SortSoon   = "soon"   // the likeliest first
	SortRisk   = "risk"   // those of which most speaks for losing them first; the others left out
	SortNone   = "none"   // of people: only those of whom there is nothing
	SortFew    = "few"    // of groups: those with fewest rows first
	SortMean   = "mean"   // the mean is wanted: of the amounts
	SortPace   = "pace"   // the mean is wanted: of the days from the opening to the signing
)

// Asked is a question: what it is about, on which conditions, and how the answer
// is put together. Whose and when stands beside it, as of other reports.
type Asked struct {
	Thing string
	By    string // "" = a list
	Then  string // by what each of those groups is put together again: a table; "" = not
	Sort  string // "" = as such lists stand
	Is    Which
}

const askedPrefix = "asked~"

// String names the report that answers the question, as AskedOf reads it.
func (a Asked) String() string {
	by := a.By
	if a.Then != "" {
		by += "+" + a.Then
	}
	return askedPrefix + strings.Join([]string{a.Thing, by, a.Sort, a.Is.String()}, "~")
}

// ByPeople is the same question put together by person.
func (a Asked) ByPeople() Asked {
	a.By, a.Then, a.Sort = ByPerson, "", ""
	return a
}

// AskedOf reads what String wrote; ok is false for the name of any other report.
func AskedOf(report string) (a Asked, ok bool) {
	rest, ok := strings.CutPrefix(report, askedPrefix)
	parts := strings.SplitN(rest, "~", 4)
	if !ok || len(parts) != 4 {
		return a, false
	}
	by, then, _ := strings.Cut(parts[1], "+")
	a = Asked{Thing: parts[0], By: by, Then: then, Sort: parts[2]}
	if _, known := things()[a.Thing]; !known || a.By != "" && groups()[a.By] == nil || a.Then != "" && groups()[a.Then] == nil {
		return Asked{}, false
	}
	if parts[3] != "" {
		if a.Is, ok = WhichOf(parts[3]); !ok {
			return Asked{}, false
		}
	}
	return a, true
}

// OfFiles reports whether the question is about customers' files alone: whoever
// keeps them may ask it.
func (a Asked) OfFiles() bool { return things()[a.Thing].files }

// Dated reports whether the answer is of a period, not of what is now.
func (a Asked) Dated() bool { return things()[a.Thing].horizon != "" }

// Horizon is the period that is meant when none was said: year, month or week;
// All for all time, "" where the answer is of now.
func (a Asked) Horizon() string { return things()[a.Thing].horizon }

// Deals reports whether the rows are deals.
func (a Asked) Deals() bool { return things()[a.Thing].deals }

// All is the horizon of what is not bounded by a period unless one is said.
const All = "all"

// Begun is the first day of all time.
func Begun() Period { return Period{From: oldest, To: "2999-12-31"} }

// Ever reports whether a period is all time.
func (p Period) Ever() bool { return p.From == oldest }

// askedReport answers a question: all that is meant, then each group of it. The
// groups hold every row once, but those by rival, of whom a deal may have several.
func (d *Desk) askedReport(rep *Report) ([]Part, error) {
	a := *rep.Asked
	rows, err := d.AskedRows(a, rep.Period)
	if err != nil {
		return nil, err
	}
	all := d.sums(PartAsked, "", rows)
	all.Days = pace(rows)
	parts := []Part{all}
	if a.By != "" {
		byGroup, err := d.grouped(a, rows)
		if err != nil {
			return nil, err
		}
		parts = append(parts, byGroup...)
	}
	if d.Of.Files && !a.OfFiles() { // he may know how many there are, and no more
		for i := range parts {
			parts[i].Money, parts[i].Listed, parts[i].rows = nil, false, nil
			for j := range parts[i].Cells {
				parts[i].Cells[j].Money, parts[i].Cells[j].Listed, parts[i].Cells[j].rows = nil, false, nil
			}
		}
	}
	return parts, nil
}

// AskedRows are the rows that a question means, in the order that it wants.
func (d *Desk) AskedRows(a Asked, p Period) ([]Row, error) {
	thing, ok := things()[a.Thing]
	if !ok {
		return nil, nil
	}
	rows, err := thing.rows(d, p)
	if err != nil {
		return nil, err
	}
	if rows, err = d.narrowed(rows, a.Is); err != nil {
		return nil, err
	}
	if rows, err = d.compared(rows, a); err != nil {
		return nil, err
	}
	return d.ordered(rows, a)
}

// pace is the mean of the days from the opening of signed deals to their signing.
func pace(rows []Row) int {
	days, n := 0, 0
	for _, r := range rows {
		if r.Deal != nil && r.Deal.Closed != "" {
			days += max(r.Deal.Closed.Sub(r.Deal.Opened()), 0)
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return (days*2 + n) / (2 * n)
}
