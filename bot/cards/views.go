package cards

import (
	"time"

	"milepost/configs/playbook"
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// Views are what handlers and jobs read from the store for a card: the record
// itself and the names that stand behind its ids. Names are as people wrote
// them. An empty value was not said and is not shown.

// ActivityView is a visit, a call or another thing done.
type ActivityView struct {
	crm.Activity
	AccountName string
	WhoName     string        // shown where the reader is not the one who did it
	People      []crm.Contact // whom he met, in the order said
	Colleagues  []string      // who came along
	Count       int           // visits to the account that met somebody, this one included; 0 = not known
}

// LeadView is a line of the lead sheet.
type LeadView struct {
	crm.Lead
	AccountName string
	Region      string
	Industry    string // the playbook's label
	Trade       string // what it is said to make, where that is none of the method's industries
	Revenue     crm.Money
	Tier        string // "" = unrated
	RankSale    int    // in its industry; 0 = unknown
	RankGain    int
	OwnerName   string // whose it is, where that is not the reader
}

// ContactView is a person at a customer.
type ContactView struct {
	crm.Contact
	AccountName string
}

// DealView is an opportunity.
type DealView struct {
	crm.Opportunity
	AccountName string
	Budget      crm.Amount // of the customer, where it stands beside a quote or a contract
}

// TaskView is a next step.
type TaskView struct {
	crm.Task
	AccountName string
	ContactName string
	OwnerName   string // shown where the reader is not the owner
}

// ExpenseView is money spent.
type ExpenseView struct {
	crm.Expense
	AccountName string
	On          int // the item of the same card that it belongs to (1 = ①); 0 = none
}

// DraftView is what waits for a word.
type DraftView struct {
	crm.Draft
	About string // the words that the question is about, as written: 恒鑫
}

// Item is one thing that a message made: the first of Activity, Lead, Contact,
// Deal, Task and Expense that is there is what it is called; the others came
// with it.
type Item struct {
	Account  string // how the customer is called
	New      bool   // the customer was new and was made on the way
	Joined   bool   // more was told of what had been recorded before
	Activity *ActivityView
	Lead     *LeadView
	Contacts []ContactView // made or changed on the way
	Deal     *DealView     // the deal, when an amount, a date or a need was said
	Tasks    []TaskView
	Expenses []ExpenseView
	Learned  *Learned // what was learned of how the customer's name is written
}

// Logged is everything that one message made. Items are ①②③ in this order:
// keep the same order in crm.Conversation.Items.
type Logged struct {
	Group  crm.GroupID
	Items  []Item
	Drafts []DraftView // what was not sure; the first is asked
	First  bool        // one of his first receipts: it says how to correct
	From   int         // first item to show, of a list that pages
	Partly int         // of a message that was too long: how many characters of it were read; 0 = all
	Heard  []HeardFact // what its words tell of the deal that a gate waits for, proposed
	Follow string      // the one question that follows from it: FollowReached, FollowReview, or what an appointment lacks
}

// HeardFact is what the words of a visit tell of its deal: an answer, or a field with its value.
type HeardFact struct {
	SaidAnswer
	Field, Value string
}

// FieldChange is one field before and after. Old and New are a string, int,
// bool, []string, crm.Date, crm.Money, crm.Amount or nil; Field is the JSON
// name of the record's field, so that it finds its label and its vocabulary.
type FieldChange struct {
	Of       string // whose it is where a card tells of several people; "" for the title's
	Field    string
	Old, New any
	Form     bool // it is a field of an application, as that keeps it
}

// ChangedView is what a correction changed in one record.
type ChangedView struct {
	Group       crm.GroupID
	Number      string // V31
	Kind        crm.Kind
	AccountName string
	Fields      []FieldChange
	Also        []RecordName // other records that followed
	Learned     *Learned     // what was learned of how the customer's name is written
	Told        []string     // who was told of it
}

// RecordName names a record in a sentence.
type RecordName struct {
	Kind   crm.Kind
	Number string // V31, without #
	Name   string // of the customer, the person or the step
	Made   bool   // the message had made it (else it had changed it)
}

// HandedTo is whose some customers are now.
type HandedTo struct {
	To       string
	Accounts []string
}

// UndoneView is what an undo or a redo did.
type UndoneView struct {
	Group crm.GroupID // of the undo itself
	Main  []RecordName
	Also  []RecordName
	// Fields are what became of the only record of Main, if it still stands.
	Fields []FieldChange
	Handed []HandedTo // whose the customers are again, of a hand-over
}

// LaterChange is what came after something that cannot be undone for that.
type LaterChange struct {
	Record RecordName
	Who    string // "" = the reader himself
	At     time.Time
}

// AccountView is what the account card shows.
type AccountView struct {
	crm.Account
	OwnerName string
	Contacts  []ContactView
	Visits    []ActivityView // newest first; three are enough
	Tasks     []TaskView     // open, by due date
	Deals     []DealView     // open
	Missing   []string       // fields of the lead sheet and the file that are empty, by their JSON name or column id
	Mine      bool           // the reader may change it
	// FileOnly says that the reader sees leads and files, not what was done, what comes
	// next and what it is worth.
	FileOnly bool
}

// AccountRow is one line of a list of accounts.
type AccountRow struct {
	crm.Account
	OwnerName string
	Next      *TaskView // the next open step
	Limit     int       // days of its cadence; 0 = none
	By        string    // visit or call: what counts
}

// AccountsView is a list of accounts, most neglected first.
type AccountsView struct {
	Mine bool   // the reader's own, else those of Who
	Who  string // a person or a team
	None bool   // who reads keeps no customers at all
	Rows []AccountRow
	From int
}

// Counts are flows of a day, a week or a team.
type Counts struct {
	Visits, Tried, Calls, Other, Leads, Moves, Done, Won, Lost int
	Cost                                                       []crm.Money // per currency
}

// CountsOf sums tallies.
func CountsOf(tallies []crm.Tally) Counts {
	var c Counts
	cost := map[string]int64{}
	var order []string
	for _, t := range tallies {
		n := int(t.N)
		switch t.Metric {
		case crm.MetricVisits:
			c.Visits += n
		case crm.MetricTried:
			c.Tried += n
		case crm.MetricCalls:
			c.Calls += n
		case crm.MetricOther:
			c.Other += n
		case crm.MetricLeads:
			c.Leads += n
		case crm.MetricMoves:
			c.Moves += n
		case crm.MetricDone:
			c.Done += n
		case crm.MetricWon:
			c.Won += n
		case crm.MetricLost:
			c.Lost += n
		case crm.MetricCost:
			if _, ok := cost[t.Currency]; !ok {
				order = append(order, t.Currency)
			}
			cost[t.Currency] += t.N
		}
	}
	for _, cur := range order {
		if cost[cur] != 0 {
			c.Cost = append(c.Cost, crm.Money{Minor: cost[cur], Currency: cur})
		}
	}
	return c
}

// IsZero reports whether nothing happened.
func (c Counts) IsZero() bool {
	return c.Visits+c.Tried+c.Calls+c.Other+c.Leads+c.Moves+c.Done+c.Won+c.Lost == 0 && len(c.Cost) == 0
}

// AgendaView is what is to be done in a stretch of days: 今天干嘛, 我这周.
type AgendaView struct {
	From, To crm.Date   // the same day: today
	Tasks    []TaskView // appointments, due and overdue, by due date
	Touches  []Nudge    // customers that ought to be seen or called
	Start    int        // first row to show
}

// DayView is what was logged on a day or in a week: 我今天记了啥, 我这周, 日报.
type DayView struct {
	Who      string   // whose day, for the report
	Of       string   // whose day, where it is not the reader's; "" = his own
	From, To crm.Date // the same day, or a week
	Counts   Counts
	Items    []Item     // in the order said; ①②③
	Tasks    []TaskView // what comes next, for the report
	Missing  []Gap      // what is still missing, in the order of Items
	Aims     []Gap      // first activities of a deal of which nobody said what for (J2)
	Drafts   int        // what waits for a word
	Start    int        // first row to show
}

// Gap is something that was not said.
type Gap struct {
	Item        int    // 1 = ①; 0 = none of the card's items
	What        string // next_step, contact, amount, or a column of the lead sheet
	AccountName string
	Number      string // of the record it is missing in
}

// TeamRow is one person of a team.
type TeamRow struct {
	Name   string
	Counts Counts
	Away   bool            // on leave: not expected to log
	Silent figures.Silence // who has logged nothing: what may explain it
}

// TeamDayView is the team's day.
type TeamDayView struct {
	Team  string
	Date  crm.Date
	Rows  []TeamRow
	Names bool         // the reader may be told who has not logged (the manager alone)
	Top   []RecordName // what is worth naming: new customers, moves
	Start int
}

// The kinds of a Nudge.
const (
	NudgeAppointment = "appointment" // booked for today
	NudgeDue         = "due"         // a step that is due today
	NudgeOverdue     = "overdue"     // a step whose day has passed
	NudgeWaiting     = "waiting"     // the customer promised something for today or before
	NudgeCadence     = "cadence"     // a customer of a tier that ought to be touched
	NudgeLog         = "log"         // a booked visit of which nothing was logged
	NudgeDraft       = "draft"       // something waits for a word
	NudgeMissing     = "missing"     // a column of the lead sheet is empty
	NudgeStuck       = "stuck"       // a deal stands in its milestone longer than its days
)

// Nudge is one thing that somebody is reminded of.
type Nudge struct {
	Kind        string
	Rule        string `json:",omitzero"` // id of the playbook's nudge or deadline
	Subject     string // what snooze, why and mute name
	AccountName string
	Account     string // number of the account (C12)
	WhoName     string `json:",omitzero"` // shown where the reader is not the one
	For         string `json:",omitzero"` // the colleague for whom he does it
	Tier        string
	By          string          `json:",omitzero"` // of a cadence: visit or call
	Last        crm.Date        `json:",omitzero"` // of a cadence: the last touch; "" = never
	LastNumber  string          `json:",omitzero"` // V12
	Days        int             `json:",omitzero"` // since Last, or in the milestone; 0 = never touched
	Limit       int             `json:",omitzero"` // allowed days
	Due         crm.Date        `json:",omitzero"` // of a step, a deadline
	Clock       string          `json:",omitzero"`
	Promised    crm.Date        `json:",omitzero"` // of money: the later day that was agreed last
	Task        TaskView        `json:",omitzero"` // of a step
	Deal        DealView        `json:",omitzero"` // that it is about, or the largest open one of the customer
	Number      string          `json:",omitzero"` // of a tender, a row of a payment plan, a claim
	About       string          `json:",omitzero"` // the name in a claim
	Missing     []string        `json:",omitempty"`
	Milestone   string          `json:",omitzero"`
	Amount      crm.Money       `json:",omitzero"`
	Count       int             `json:",omitzero"` // of drafts, visits, leads
	Worth       int64           `json:",omitzero"`
	Up          bool            `json:",omitzero"`  // it comes to who is above WhoName
	Tried       playbook.Told   `json:",omitzero"`  // what WhoName was told before
	Done        bool            `json:",omitzero"`  // it was acted upon since the card was said
	Final       bool            `json:",omitzero"`  // of a deadline: nobody reminds of it again before
	Calls       []playbook.Span `json:",omitempty"` // of a call: the hours in which it is best made
}

// MorningView is the one card of the morning. Nudges are ①②③ in this order,
// the most worthy first.
type MorningView struct {
	Key    string // the card's key: subject of why, snooze, mute
	Nudges []Nudge
	More   int      // how many were left for another day
	Each   int      `json:",omitzero"` // how many a day there are
	After  bool     `json:",omitzero"` // the first day after a run of days off
	Noon   bool     `json:",omitzero"` // the morning is over for who hears it: he begins then
	Last   crm.Date `json:",omitzero"` // by then what was left has been told
	Again  string   `json:",omitzero"` // the hour for which he put these off himself: no morning card
	// Team is the last working day of the team that the reader leads, where somebody
	// logged nothing on it; nil else.
	Team *TeamDayView `json:",omitempty"`
}

// Move is something that changed from one value to another.
type Move struct {
	AccountName string // of the first MovesSaid
	Field       string // tier, relation or milestone
	From, To    string
}

// MovesSaid is how many moves a digest tells by name.
const MovesSaid = 3

// DigestView is a team's day against the one before.
type DigestView struct {
	Team        string
	At          time.Time      // cut-off
	Day         crm.Date       // that it tells of, where that has passed; "" = that of At
	Key         string         // names the digest, for the list behind it
	Tiers       map[string]int // accounts now; "" = unrated
	Before      map[string]int // at the last digest; nil = there was none
	Moves       []Move
	Counts      Counts
	Overdue     map[string]int // accounts of a tier that were not touched in time
	Corrections []Correction
}

// Correction is a figure of an earlier digest that is different now.
type Correction struct {
	Date     crm.Date
	Old, New Counts
}
