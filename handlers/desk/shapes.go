package desk

import "milepost/storage/crm"

// NewAccount is an account never heard of, with what is known of its row on
// the lead sheet.
type NewAccount struct {
	Name      crm.Name // at most 60 characters, keys made by parse.Keys
	Aliases   []crm.Name
	Parent    crm.AccountID
	Owner     crm.PersonID // empty: the actor
	Region    string
	Industry  string
	Address   string
	Revenue   crm.Money // a year
	RankSales int       // rank in its industry by sales; with RankGain it makes the tier
	RankGain  int       // by operating profit
	Source    string
	Referrer  string
	Code      string       // 统一社会信用代码
	Tier      string       // said, not ranked: an override, TierWhy required
	TierWhy   string       //
	Need      string       // what they are said to want
	On        crm.Date     // 登记时间; empty: the day on which it was said
	Author    crm.PersonID // who registered it, where that is not the actor
	Spread    bool         // of an import: the cadence begins on a day within one period
	Evidence  crm.Evidence
}

// LeadEdit names the fields of a lead's row that change; nil stays as it is.
type LeadEdit struct {
	Source   *string
	Referrer *string
	Need     *string
	On       *crm.Date // 登记时间
	Reason   string
}

// AccountEdit names the fields that change; nil stays as it is.
type AccountEdit struct {
	Name        *crm.Name // the old one stays as an alias
	Region      *string
	Industry    *string
	Source      *string
	Referrer    *string
	Address     *string
	Code        *string
	Parent      *crm.AccountID
	Revenue     *crm.Money
	RankSales   *int // with RankGain: the tier follows, unless it was overridden
	RankGain    *int
	Tier        *string // A B C D or "" (未定); an override, Reason required
	AmountClass *string
	ValueStage  *string
	ManageMode  *string
	Loyalty     *string
	Relation    *string // a step back or a skip requires Reason
	KeyAccount  *bool
	Paused      *crm.Date
	Reason      string
}

// NewContact is a person at a customer. Empty fields were not said.
type NewContact struct {
	Account    crm.AccountID
	Name       crm.Name // as the rep wrote it: 王总
	Full       string
	Title      string
	Department string
	Phone      string
	Email      string
	WeChat     string
	Roles      []string // decider user influencer buyer initiator
	Decision   string   // approve decide evaluate use
	Attitude   string
	Support    string // insider supports neutral against opposes
	Handler    bool
	Prefers    string
	Evidence   crm.Evidence
}

// ContactEdit names the fields that change; nil stays as it is.
type ContactEdit struct {
	// Deal, of the same account, is where roles, decision, attitude, support and depth
	// hold alone; empty: in general. There "" gives the general value back.
	Deal        crm.OpportunityID
	Depth       *string // of the relation in Deal; in general it is a note
	Name        *crm.Name
	Full        *string
	Title       *string
	Department  *string
	Phone       *string
	Email       *string
	WeChat      *string
	Roles       []string // these are added
	NoRoles     []string // these are taken away
	Decision    *string
	Attitude    *string
	Support     *string
	Handler     *bool
	Prefers     *string
	CallAt      *string         // the clock, HH:MM, that Prefers names; it is kept with the account
	ReportsTo   *crm.ContactID  // of the same account; no circles
	Influences  []crm.ContactID // these are added, of the same account
	NoInfluence []crm.ContactID // these are taken away
	Left        *crm.Date       // "" = he works there again
	Reason      string
}

// NewActivity is something done with a customer.
type NewActivity struct {
	Type     string // crm.Visit, crm.Call, …
	Account  crm.AccountID
	Deal     crm.OpportunityID // empty: the open deal of the account that was touched last, if any
	With     []crm.ContactID   // of this account
	Ours     []crm.PersonID
	Who      crm.PersonID // empty: the actor
	Date     crm.Date     // empty: the day, where Who is, on which it was said, Assumed
	Clock    string       // HH:MM
	Assumed  bool
	Night    bool
	Outcome  string // crm.Reached, …; empty counts as reached
	Theirs   bool   // of a call: they called
	Gist     string // cut at 500 characters: the whole stays in the evidence
	Purpose  []string
	Showed   []string // which of our advantages were presented: product, price, service, technology
	Minutes  int
	Cost     crm.Money // travel, when it is no expense record of its own
	Place    string
	Arrival  *crm.Arrival // the proof that he was there
	Evidence crm.Evidence

	// Need or Amount opens the account's first opportunity at m1; later
	// amounts bring the deal up to date by the playbook's rule.
	Need   string // what they want
	Title  string // of the opportunity; empty: Need, else the account's name
	Amount crm.Amount
	SignBy crm.Date
	WinPct int // 0: not said
	Rivals []string
}

// Logged is what a logged activity did.
type Logged struct {
	Activity crm.Activity
	Account  crm.Account      // as it is now
	Deal     *crm.Opportunity // that the activity belongs to; nil if none
	DealNew  bool             // the deal was opened by this activity
	Noted    bool             // the amount did not replace a firmer one and was noted beside it
	Done     []crm.Task       // booked visits that this one fulfils, now done
}

// ActivityEdit names the fields that change; nil stays as it is.
type ActivityEdit struct {
	Type    *string
	Account *crm.AccountID // what was said with it moves along: contacts, steps, costs, a deal it opened
	Deal    *crm.OpportunityID
	With    *[]crm.ContactID
	Ours    *[]crm.PersonID
	Who     *crm.PersonID // who made it, by the manager of both
	Date    *crm.Date
	Clock   *string
	Outcome *string
	Gist    *string
	Purpose *[]string // ids of the playbook, or what people call them
	Minutes *int
	Cost    *crm.Money
	Place   *string
	Showed  *[]string
	Review  *string     // what was thought of it afterwards
	Amount  *crm.Amount // of the activity's deal; opens one where there is none
	Reason  string
}

// Corrected is what a correction of an activity did.
type Corrected struct {
	Edited[crm.Activity]
	From, To   crm.Account // the accounts before and after; the same unless the customer was corrected
	DealBefore *crm.Opportunity
	DealAfter  *crm.Opportunity
	Moved      []crm.Record // what moved along to the other account
	Gone       []crm.Record // what this message had made and nobody uses now: the wrong account and its lead
}

// TaskEdit names the fields that change; nil stays as it is.
type TaskEdit struct {
	Account *crm.AccountID
	Deal    *crm.OpportunityID
	Contact *crm.ContactID
	Owner   *crm.PersonID
	Text    *string
	Due     *crm.Date
	Clock   *string
	Visit   *bool
	Place   *string
	Waiting *bool
	Reason  string
}

// NewExpense is money spent.
type NewExpense struct {
	Type     string // a kind of the playbook: travel meal gift sample solution other
	Amount   crm.Money
	Who      crm.PersonID // empty: the actor
	Date     crm.Date     // empty: the day on which it was said
	Account  crm.AccountID
	Deal     crm.OpportunityID
	Activity crm.ActivityID // its account and deal stand in where none is given
	Note     string
	Evidence crm.Evidence
}

// ExpenseEdit names the fields that change; nil stays as it is.
type ExpenseEdit struct {
	Type   *string
	Amount *crm.Money
	Date   *crm.Date
	Note   *string
	Reason string
}

// NewDeal is an opportunity that is opened by itself.
type NewDeal struct {
	Account  crm.AccountID
	Title    string // empty: the account's name
	Form     string // key_account or project
	Amount   crm.Amount
	SignBy   crm.Date
	WinPct   int // 0: not said
	Rivals   []string
	Members  []crm.PersonID
	On       crm.Date // in m1 since; empty: the day on which it was said
	Evidence crm.Evidence
}

// DealEdit names the fields that change; nil stays as it is.
type DealEdit struct {
	Title    *string
	Form     *string
	Amount   *crm.Amount // as said: an explicit amount always replaces
	Rather   bool        // the amount is put right: what stood there was never so
	SignBy   *crm.Date
	WinPct   *int     // 0: the milestone's own
	Rivals   []string // these are added
	NoRivals []string // these are taken away
	Members  *[]crm.PersonID
	Floor    *crm.Money // below it a price needs approval
	Reason   string
}

// Ending says how a deal ends, pauses or comes back.
type Ending struct {
	State  string      // crm.DealWon, DealLost, DealDropped, DealPaused; DealOpen reopens
	Reason string      // required for lost and dropped: a reason of the playbook, or words
	Why    string      // the words behind the reason
	Gap    *crm.Amount // lost: by how much the winner was cheaper
	NoGap  bool        // lost: asked for, and not known
	Rival  string      // to whom it was lost
	Wake   crm.Date    // required for paused, in the future
	On     crm.Date    // empty: the day on which it was said
	Amount *crm.Amount // won: the contract's
}

// DealMove asks for another milestone.
type DealMove struct {
	To     string // id of the playbook; empty: the next
	On     crm.Date
	Push   bool   // 仍要推进: a manager goes on against the gate, Reason required
	Reason string // required for a step back
}

// NewNote is something to note of a record.
type NewNote struct {
	Subject crm.Pointer
	Field   string // id of the playbook's field; a free name is for what the product itself keeps beside
	Value   string // as it was said; empty takes the note away
	Note    string // the evidence of an answer
}

// RowEdit names what changes of a row of a list; nil stays as it is.
type RowEdit struct {
	Value  *string
	Note   *string // how it ended
	Closed *bool   // dealt with, on the day on which it was said
	Gone   bool    // the row was a mistake
}

// NewGoal is a figure to reach in a period.
type NewGoal struct {
	Owner       crm.PersonID // empty, with Team empty: the actor
	Team        crm.TeamID
	Horizon     string // year quarter month week
	From        crm.Date
	Metric      string
	Value       crm.Money
	Ideal       crm.Money
	Feasibility int // percent
}

// NewDraft is something read that is not sure enough to be written.
type NewDraft struct {
	Text     string
	Intent   string
	Facts    []byte
	Ask      string
	Choices  []crm.Choice
	Evidence crm.Evidence
	Arrival  *crm.Arrival // he says that he is there, and not yet at whose
	Aside    bool         // kept for the buttons of its card only: DraftAside
}

// PersonEdit names the fields that change; nil stays as it is.
type PersonEdit struct {
	Name     *crm.Name
	Full     *string
	Aliases  *[]crm.Name
	Roles    *[]crm.Role
	Team     *crm.TeamID
	Manager  *crm.PersonID
	Deputy   *crm.PersonID
	Locale   *string
	Zone     *string
	Hours    *crm.Hours
	Calendar *string
	Home     *string
	Until    *crm.Date
	// Functions are what he does for colleagues: ids of the playbook.
	Functions *[]string
	Reason    string
}

// Undone is what taking back a group did.
type Undone struct {
	Group    crm.GroupID   // of the undo itself: taking this back is 恢复
	Of       crm.GroupID   // what was taken back
	Redo     bool          // Of was itself an undo
	Gone     []crm.Record  // made by Of, deleted now
	Back     []crm.Record  // deleted by Of, there again
	Restored []RecordDelta // changed by Of, as they were before
	Kept     []crm.Record  // made by Of and used by its other items: still there
}

// RecordDelta is a record before and after.
type RecordDelta struct{ Before, After crm.Record }

// Roster is what a new store starts from.
type Roster struct {
	Teams  []RosterTeam
	People []RosterPerson
}

// RosterTeam is a team of the roster; its id is fixed by the configuration.
type RosterTeam struct {
	ID       crm.TeamID
	Name     crm.Name
	Region   string
	Locale   string
	Zone     string
	Calendar string
	Channels []crm.TeamChannel
}

// RosterPerson is a member of the roster with his identities
// (chat.Identity's text form); his id is fixed by the configuration.
type RosterPerson struct {
	ID         crm.PersonID
	Name       crm.Name
	Full       string
	Aliases    []crm.Name
	Roles      []crm.Role
	Team       crm.TeamID
	Manager    crm.PersonID
	Deputy     crm.PersonID
	Locale     string
	Zone       string
	Hours      crm.Hours
	Calendar   string
	Home       string
	Functions  []string
	Identities []string
}
