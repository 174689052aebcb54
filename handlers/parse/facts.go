package parse

import (
	"time"

	"milepost/storage/crm"
)

// Context is everything besides the text that a reading may depend on. The
// same text and the same Context always give the same Facts.
type Context struct {
	Said   time.Time       // when it was said: what 今天 means
	Zone   *time.Location  // the speaker's zone; nil = UTC
	Locale string          // zh or en: the speaker's language, a hint only
	Cal    *crm.Calendar   // 节后, 国庆后; nil = no holiday known
	Names  *Names          // accounts, contacts and colleagues that are known; may be nil
	Mine   crm.PersonID    // the speaker: his own accounts rank first
	Recent []crm.AccountID // what he had to do with last, newest first: ranks next
	Terms  *Terms          // words by which things are noted of records; nil = none
	Draft  *Facts          // the open draft or the last message, for 他 and 那边; may be nil
	// Literal reads 今天 at 01:00 as that very day (milepost parse); otherwise a
	// message sent between 00:00 and 04:00 means the day before.
	Literal bool
	// Explain fills Facts.Why.
	Explain bool
}

// The intents of a message.
const (
	Visit           = "visit"
	Lead            = "lead"
	Call            = "call"
	ApprovalRequest = "approval_request"
	Query           = "query"
	ContactInfo     = "contact"
	Opportunity     = "opportunity"
	Correction      = "correction"
	Task            = "task"
	Expense         = "expense"
	Command         = "command"
	None            = "none"
)

// Span is where something was read, in code points of the text: [Start, End).
type Span struct{ Start, End int }

// Match is a known name that a piece of the text may mean.
type Match struct {
	Row   crm.NameRow
	Score float64 // 1 = written exactly so (name, alias or short form)
	Why   string  // exact, alias, short, pinyin, initials, near
}

// Mention is an account as written, with the known ones that it may be.
// No Matches: a new name. One with Score 1: that one. Else: ask.
type Mention struct {
	Text  string
	Span  Span
	Known []Match
	Named bool `json:",omitempty"` // written as companies are: with a trade, a legal form or several words with capitals
}

// Contact is a customer's person as written.
type Contact struct {
	Name, Title, Role, Phone, Email, WeChat string // Role: decision_maker approver evaluator user buyer influencer initiator
	Department                              string
	Span                                    Span
	Known                                   []Match
	Given                                   bool `json:",omitempty"` // the name begins with a first name that people have
}

// Step is what comes next, or what is waited for.
type Step struct {
	Text    string
	Due     crm.Date
	Time    string // HH:MM
	Waiting bool   // the customer has to act, not the rep
	Assumed bool   // the date was chosen among several readings
	Span    Span
}

// Cost is money spent, not our deal's.
type Cost struct {
	Kind   string // travel, meal, gift, sample, other
	Unsaid bool   // other, because it was not said on what: 花了两万
	Amount crm.Money
	Span   Span
}

// Item marks the n-th thing of the last card (①) or a numbered record (#V31).
type Item struct {
	Index  int    // 1 for ①; 0 when Number is set
	Number string // V31, LX-014, as written in upper case without #
	Span   Span
}

// Facts is what was read from one message. Empty means not said.
type Facts struct {
	Text        string
	Intent      string
	Intents     map[string]float64 // evidence of each intent that had any
	Close       string             // another intent of which a record could be made and for which as much speaks; "" = none
	Command     string             // which handler a command word calls; set by handlers.Classify
	Account     *Mention
	Contacts    []Contact
	Colleagues  []Match // our own people who were named
	Activity    string  // visit call demo technical_seminar project_exchange executive_visit site_inspection terms_negotiation other
	Date        crm.Date
	DateAssumed bool   // nothing fixed the date, or it was chosen among several readings
	Clock       string // HH:MM of the activity
	NightBefore bool   // said between 00:00 and 04:00 and taken as the day before
	Next        *Step
	Later       []Step      `json:",omitempty"` // further steps with days of their own, behind Next
	Amount      *crm.Amount // our deal's; currency empty when not said in English
	Revenue     *crm.Money  // the customer's yearly revenue
	SignDate    crm.Date    // expected signing
	WinPct      int         // 把握七成 = 70; 0 = not said
	Costs       []Cost
	Industry    string // one of the handbook's twelve, in Chinese
	Region      string
	Source      string // the handbook's keys, or other/…
	Referrer    string // who recommended a lead: not a contact of it
	Competitors []string
	Tier        string
	Milestone   string
	Outcome     string     // reached not_reached refused
	Gist        string     // what it was about, in the speaker's words
	Refs        []Item     // ①, #V31, LX-014
	WasAmount   *crm.Money // of a correction: what it was wrongly
	WasDate     crm.Date   // of a correction, or of a step that is moved: when it was due
	WasName     string     // of a correction
	Negated     bool       // said not to have happened, or cancelled
	Wished      bool       // only wished for
	Question    bool
	Items       []Facts // several records in one message; the outer facts hold what is common
	Noted       []Noted `json:",omitempty"` // what is noted of a record, or asked about it
	Outing      bool    `json:",omitempty"` // of None: an errand or an outing of the speaker's, part of no record, or one that may be
	Partly      int     `json:",omitempty"` // of a longer message: how many characters of it were read; 0 = all
	Action      string  // for None: ignore or ask
	AskFor      []string
	Confidence  float64
	Spans       map[string]Span // by the keys of reading.md
	Why         []Reason        `json:"-"` // why it was read so; only where Context.Explain asks for it

	said *Said // of Text, as Read heard it
}
