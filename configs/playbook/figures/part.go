package figures

import (
	"cmp"
	"slices"

	"milepost/storage/crm"
)

// FocusDays is how many days back a touch makes a customer one that is often
// contacted (I3).
const FocusDays = 30

// The reports. The values stand in buttons and never change their meaning.
const (
	ReportGap     = "gap"     // goal, signed, weighted pipeline, gap (A4)
	ReportFunnel  = "funnel"  // levels, what came in and went out (J15)
	ReportReview  = "review"  // what was done in a period (A6, H9)
	ReportPassage = "passage" // conversion and dwell per milestone (E6)
	ReportLost    = "lost"    // lost deals by reason
	ReportFocus   = "focus"   // concentration (I3)
	ReportBusy    = "busy"    // many visits, no step (I1)
	ReportSplit   = "split"   // new against existing (D8)
	ReportRepeat  = "repeat"  // repeat orders and next level (D9)
	ReportPyramid = "pyramid" // by tier (B4)
	ReportMix     = "mix"     // by class of industry, industry, region (L7, E7)
	ReportStages  = "stages"  // producing, incubating, potential (I8)
	ReportCost    = "cost"    // of selling (J1)
	ReportStuck   = "stuck"   // what ought to have moved (A6, J15)
	ReportAhead   = "ahead"   // what a period brings

	ReportPareto    = "pareto"    // who the key accounts are (F2)
	ReportExecutive = "executive" // whom an executive of ours ought to visit (G4)
	ReportFeedback  = "feedback"  // whose opinion of our people was not asked for (G6)
	ReportReferral  = "referral"  // whom to ask for a referral (L19, L21)
	ReportEffort    = "effort"    // what one deal took (J1)
	ReportCustomers = "customers" // which customers there are (C5, D7)
	ReportTaken     = "taken"     // which customers took most time and money (J1)
	ReportMoney     = "money"     // what customers owe
	ReportIssues    = "issues"    // what customers complain of (H4)
)

// Dated reports whether a report is about a period, not about what is now; answers to
// questions say so themselves: see Asked.Dated.
func Dated(report string) bool {
	if _, asked := AskedOf(report); asked {
		return false
	}
	switch report {
	case ReportFocus, ReportBusy, ReportRepeat, ReportPyramid, ReportMix, ReportStages, ReportStuck, ReportPareto, ReportExecutive, ReportFeedback, ReportReferral,
		ReportEffort, ReportCustomers, ReportMoney, ReportIssues:
		return false
	}
	return true
}

// Stretched reports whether a report can be about any days, not only about a whole
// week, month, quarter or year.
func Stretched(report string) bool {
	switch report {
	case ReportReview, ReportPassage, ReportLost, ReportSplit, ReportCost, ReportTaken:
		return true
	}
	return false
}

// The kinds of parts.
const (
	PartSigned   = "signed"
	PartWeighted = "weighted"
	PartGoal     = "goal" // a goal that counts things
	PartUnpriced = "unpriced"
	PartPaused   = "paused"
	PartApart    = "apart" // in a currency without a rate
	PartLevel    = "level"
	PartTeam     = "team" // a level of one team
	PartOpened   = "opened"
	PartEnded    = "ended"
	PartHead     = "head" // the 80/20 list
	PartLost     = "lost"
	PartReason   = "reason"
	PartPassage  = "passage"
	PartVisits   = "visits"
	PartCalls    = "calls"
	PartTried    = "tried"
	PartOther    = "other" // demos, seminars and the like
	PartLeads    = "leads"
	PartMoves    = "moves"
	PartCostly   = "costly" // visits to those who are to be called (L28)
	PartNew      = "new"
	PartOld      = "old"
	PartPurpose  = "purpose"
	PartTime     = "time"
	PartCost     = "cost"
	PartFocus    = "focus"
	PartBusy     = "busy"
	PartRepeat   = "repeat"
	PartDeepen   = "deepen"
	PartTier     = "tier"
	PartClass    = "class"
	PartIndustry = "industry"
	PartRegion   = "region"
	PartStage    = "stage"

	PartStuck     = "stuck"     // deals too long in their milestone
	PartLate      = "late"      // steps whose day has passed
	PartUntouched = "untouched" // customers whose cadence has run out
	PartTenders   = "tenders"   // that close
	PartBooked    = "booked"    // appointments
	PartDue       = "due"       // steps that come due
	PartExpected  = "expected"  // money of payment plans
	PartWorth     = "worth"     // all that have an amount
	PartTop       = "top"       // one of the largest
	PartUnmarked  = "unmarked"  // large and not called a key account
	PartOutside   = "outside"   // called one and not large
	PartExecutive = "executive"
	PartFeedback  = "feedback"
	PartBuyers    = "buyers"
	PartMissed    = "missed" // whose deal was lost or given up
	PartWhich     = "which"  // customers of whom something holds; the key is Which.String
	PartTaken     = "taken"
	PartOverdue   = "overdue" // money past its first date
	PartComing    = "coming"  // money that is not due yet
	PartUndated   = "undated" // money without a date
	PartIssue     = "issue"   // complaints that are open
	PartAsked     = "asked"   // all that a question means
	PartAskedOf   = "askedof" // one group of it
)

// Part is one figure of a report.
type Part struct {
	Kind  string
	Key   string // of what: the id of a level, a tier, a milestone, …
	Name  string // how that is called where the playbook does not say
	Row   int    // of several teams: which
	N     int
	Of    int // of how many
	Pct   int
	Share int // of the amount, in percent
	Days  int
	Money []crm.Money
	Cells []Part   // of a group in a table: what of it belongs to each column, in one order for all groups, without those of nothing
	Names []string // of the customers that no sum holds; in a digest, of the first
	// Listed says that there is a list behind it.
	Listed bool

	rows func() ([]Row, error)
}

// ID names the part among those of its report.
func (p Part) ID() string {
	if p.Key == "" {
		return p.Kind
	}
	return p.Kind + "." + p.Key
}

// Empty reports whether there is nothing behind the part.
func (p Part) Empty() bool { return p.N == 0 && p.Of == 0 && len(p.Money) == 0 }

// Has reports whether the amount of the part is that many minor units.
func (p Part) Has(minor int64) bool {
	for _, m := range p.Money {
		if m.Minor == minor {
			return true
		}
	}
	return false
}

// Rows are the list behind the part, which adds up to it; none where there is
// nothing to list. They are read through the Desk that counted it, so within
// the same transaction.
func (p Part) Rows() ([]Row, error) {
	if p.rows == nil {
		return nil, nil
	}
	return p.rows()
}

// Report is what was counted of somebody: its parts in the order in which they
// are said.
type Report struct {
	Name     string // one of the reports
	Period   Period
	On       crm.Date // the last day that counts
	Currency string   // of its sums
	Parts    []Part
	Goal     *crm.Goal        // nil = none was set, or the report knows none
	Missing  int64            // of the goal, in minor units
	Limit    int              // days that the method allows
	Silent   []Silence        // who has logged nothing
	Deal     *crm.Opportunity // of a report about one deal
	Untimed  int              // activities of it of which nobody said how long they took
	Asked    *Asked           // of an answer: the question
}

// Silence is somebody who has logged nothing in a period, with what may explain
// it: a leader asks before he judges.
type Silence struct {
	Person  crm.PersonID
	Name    string
	Away    bool // he was on leave on a day of it
	Trip    bool // he was on a business trip on a day of it
	Booked  int  // appointments with customers in it of which nothing is logged
	Unowned bool // no customer is his yet
	Idle    bool // he had no step to take until its end
}

// Missed reports whether a leader wants to hear of it unasked: whoever has no customers
// yet has nothing to log, week after week, unless something else is known of him.
func (s Silence) Missed() bool { return !s.Unowned || s.Booked > 0 || s.Away || s.Trip }

// All are the parts of one kind.
func (r *Report) All(kind string) []Part {
	var out []Part
	for _, p := range r.Parts {
		if p.Kind == kind {
			out = append(out, p)
		}
	}
	return out
}

// The is the part of a kind and a key; the zero Part of that kind if there is
// none.
func (r *Report) The(kind, key string) Part {
	for _, p := range r.All(kind) {
		if p.Key == key {
			return p
		}
	}
	return Part{Kind: kind}
}

// sums is a part that counts rows and adds up their amounts, those that have no
// rate apart.
func (d *Desk) sums(kind, key string, rows []Row) Part {
	p := PartOf(kind, key, rows)
	if sum := Sum(rows); sum != 0 {
		p.Money = []crm.Money{{Minor: sum, Currency: d.Currency}}
	}
	for _, r := range rows {
		if r.Apart { // without a rate: beside the sum
			p.Money = addMoney(p.Money, r.Deal.Amount.Money)
		}
		for _, m := range r.Beside {
			p.Money = addMoney(p.Money, m)
		}
	}
	return p
}

// PartOf is a part that counts rows and lists them.
func PartOf(kind, key string, rows []Row) Part {
	return Part{Kind: kind, Key: key, N: len(rows), Listed: true, rows: func() ([]Row, error) { return rows, nil }}
}

// total is a part that comes from the totals; done says what of what was done it
// counts.
func (d *Desk) total(kind, key string, n int, r *Report, done func(*crm.Activity) bool) Part {
	p := Part{Kind: kind, Key: key, N: n}
	if n > 0 {
		p.Listed = true
		p.rows = func() ([]Row, error) { return d.Done(r.Period.From, r.On, done) }
	}
	return p
}

// leftOut are the deals that no sum holds, each counted and named.
func (d *Desk) leftOut(unpriced, paused, apart []Row) (out []Part) {
	for _, one := range []struct {
		part Part
		rows []Row
	}{
		{PartOf(PartUnpriced, "", unpriced), unpriced},
		{d.sums(PartPaused, "", paused), paused},
		{d.sums(PartApart, "", apart), apart},
	} {
		if one.part.N == 0 {
			continue
		}
		for _, r := range one.rows {
			one.part.Names = append(one.part.Names, r.Account.Name.Text)
		}
		out = append(out, one.part)
	}
	return out
}

// shares are a part for each group that has somebody in it.
func (d *Desk) shares(kind string, all []Share) []Part {
	whole := int64(0)
	for _, s := range all {
		whole += s.Amount()
	}
	var parts []Part
	for i, s := range all {
		if len(s.Rows) == 0 {
			continue
		}
		p := d.sums(kind, s.Key, s.Rows)
		if kind == PartIndustry || kind == PartRegion { // people's own words, of any length
			p.Key, p.Name = decimal(i+1), s.Key
		}
		p.Pct = Percent(s.Amount(), whole)
		parts = append(parts, p)
	}
	return parts
}

// byReason groups rows by why they ended, the commonest reason first.
func byReason(rows []Row) (order []string, by map[string][]Row) {
	by = map[string][]Row{}
	for _, r := range rows {
		if by[r.Deal.Reason] == nil {
			order = append(order, r.Deal.Reason)
		}
		by[r.Deal.Reason] = append(by[r.Deal.Reason], r)
	}
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Compare(len(by[b]), len(by[a])) })
	return order, by
}

func addMoney(sums []crm.Money, m crm.Money) []crm.Money {
	for i := range sums {
		if sums[i].Currency == m.Currency {
			sums[i].Minor += m.Minor
			return sums
		}
	}
	return append(sums, m)
}

// Percent is n of so many in percent, rounded; 0 of nothing.
func Percent(n, of int64) int {
	if of == 0 {
		return 0
	}
	return int((n*200 + of) / (2 * of))
}
