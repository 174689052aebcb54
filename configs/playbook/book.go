// Package playbook is the sales method as data: classifications, milestones
// and their gates, vocabularies, cadences, windows, jobs and limits, every
// label in both languages. The embedded files are the default; a user's file
// says only what differs. The rules over it are pure functions.
package playbook

// Book is the whole method. It is read once and never changed afterwards.
type Book struct {
	Name    Text `yaml:"name" json:"name"`
	Unrated Text `yaml:"unrated" json:"unrated"` // the tier of whom nobody has ranked: 未定, which is not D

	// The five classifications that are never mixed.
	Tiers           []Tier          `yaml:"tiers" json:"tiers"`
	AmountClasses   []AmountClass   `yaml:"amount_classes" json:"amount_classes"`
	ValueStages     []Word          `yaml:"value_stages" json:"value_stages"`
	ManageModes     []ManageMode    `yaml:"manage_modes" json:"manage_modes"`
	IndustryClasses []IndustryClass `yaml:"industry_classes" json:"industry_classes"`

	Industries      []Industry `yaml:"industries" json:"industries"`
	IndustryProfile []Word     `yaml:"industry_profile" json:"industry_profile"` // L5: what differs between industries
	Regions         []Region   `yaml:"regions" json:"regions"`                   // K3: which places teams look after
	SourceGroups    []Word     `yaml:"source_groups" json:"source_groups"`
	Sources         []Source   `yaml:"sources" json:"sources"`
	LeadSheet       LeadSheet  `yaml:"lead_sheet" json:"lead_sheet"`
	Loyalties       []Word     `yaml:"loyalties" json:"loyalties"`
	KeyAccount      Word       `yaml:"key_account" json:"key_account"`       // C1: what a key account is called
	OtherAccounts   Word       `yaml:"other_accounts" json:"other_accounts"` // C3: everybody else
	PartyKinds      []Word     `yaml:"party_kinds" json:"party_kinds"`

	FieldGroups []FieldGroup  `yaml:"field_groups" json:"field_groups"`
	Fields      []Field       `yaml:"fields" json:"fields"`               // what is noted of records
	Speeches    []Speech      `yaml:"speeches" json:"speeches,omitempty"` // how people tell of fields without their names
	Fillers     Fillers       `yaml:"fillers" json:"fillers,omitzero"`
	FileCheck   FileCheck     `yaml:"file_check" json:"file_check"`
	BuyingWay   []BuyingStage `yaml:"buying_stages" json:"buying_stages"` // F11

	Milestones  []Milestone     `yaml:"milestones" json:"milestones"`
	SideStates  []SideState     `yaml:"side_states" json:"side_states"`
	LostReasons []Word          `yaml:"lost_reasons" json:"lost_reasons"`
	Approvals   []Approval      `yaml:"approvals" json:"approvals"`
	Decisions   []Decision      `yaml:"decisions" json:"decisions"` // what an approver can say
	Application []FormField     `yaml:"application" json:"application"`
	Functions   []Function      `yaml:"functions" json:"functions"`
	Numbers     []Number        `yaml:"numbers" json:"numbers"`
	Questions   []Question      `yaml:"questions" json:"questions"`
	Answers     []Word          `yaml:"answers" json:"answers"`
	Loosely     Talk            `yaml:"loosely" json:"loosely,omitzero"` // the answers as they are said in a talk
	Funnel      []FunnelLevel   `yaml:"funnel" json:"funnel"`
	AmountKinds []Word          `yaml:"amount_kinds" json:"amount_kinds"`
	Precisions  []Word          `yaml:"precisions" json:"precisions"`
	Rates       []Rate          `yaml:"rates" json:"rates"` // dated; a currency without one is listed apart
	DealKinds   []Word          `yaml:"deal_kinds" json:"deal_kinds"`
	Activities  []ActivityType  `yaml:"activities" json:"activities"`
	Outcomes    []Word          `yaml:"outcomes" json:"outcomes"`
	Purposes    []Word          `yaml:"purposes" json:"purposes"`
	Advantages  []Word          `yaml:"advantages" json:"advantages"` // M3: what is presented on a visit
	Expenses    []ExpenseKind   `yaml:"expenses" json:"expenses"`
	Roles       []Word          `yaml:"roles" json:"roles"` // of our own people
	BuyingRoles []Word          `yaml:"buying_roles" json:"buying_roles"`
	Decides     []DecisionRole  `yaml:"decision_roles" json:"decision_roles"`
	Attitudes   []Word          `yaml:"attitudes" json:"attitudes"`
	Supports    []Word          `yaml:"supports" json:"supports"`
	Depths      []Depth         `yaml:"depths" json:"depths"`
	Relations   []Relation      `yaml:"relations" json:"relations"`
	RelationWay []RelationStep  `yaml:"relation_steps" json:"relation_steps"`
	CallScript  []ScriptStep    `yaml:"call_script" json:"call_script"`
	SkillLevels []SkillLevel    `yaml:"skill_levels" json:"skill_levels"` // J10
	GoalPeriods []Word          `yaml:"goal_periods" json:"goal_periods"`
	Metrics     []Word          `yaml:"metrics" json:"metrics"` // what totals and goals count
	Windows     []Window        `yaml:"windows" json:"windows"`
	Jobs        []Job           `yaml:"jobs" json:"jobs"`
	Nudges      []Nudge         `yaml:"nudges" json:"nudges"`
	Deadlines   []DeadlineClock `yaml:"deadlines" json:"deadlines"`
	Tender      []Word          `yaml:"tender_states" json:"tender_states"`
	Restraint   Restraint       `yaml:"restraint" json:"restraint"`
	Visits      VisitRule       `yaml:"visits" json:"visits"`
	Patience    Patience        `yaml:"patience" json:"patience"`
	Claim       Claim           `yaml:"claim" json:"claim"`
	Payments    Payments        `yaml:"payments" json:"payments"`
	Offer       Text            `yaml:"offer" json:"offer"`     // what we sell
	Samples     []Word          `yaml:"samples" json:"samples"` // of whom and what the examples on cards speak
	// TenderPapers are what a tender asks for besides the bid.
	TenderPapers []Word         `yaml:"tender_papers" json:"tender_papers"`
	AfterWon     []Follow       `yaml:"after_won" json:"after_won"`         // D3
	Promote      int            `yaml:"promote_after" json:"promote_after"` // D4: won orders; 0 = never proposed
	Packs        []QuestionPack `yaml:"question_packs" json:"question_packs"`
	Pareto       int            `yaml:"pareto_pct" json:"pareto_pct"` // F2: the share that the 80/20 list makes up
	Reading      Reading        `yaml:"reading" json:"reading"`
}

// Tier is a lead tier and how its accounts are kept warm.
type Tier struct {
	Word     `yaml:",inline"`
	Worst    int     `yaml:"worst_rank" json:"worst_rank"` // the worse of both ranks may be this; 0 = any
	Measures Text    `yaml:"measures" json:"measures"`
	Cadence  Cadence `yaml:"cadence" json:"cadence"`
	FileDays int     `yaml:"file_days" json:"file_days"` // days without a change after which the account file is stale; 0 = never
}

// Cadence is how often an account is to be touched, and how.
type Cadence struct {
	Days   int    `yaml:"days" json:"days"` // calendar days from the newest touch that met somebody
	By     string `yaml:"by" json:"by"`     // ByVisit or ByCall
	Window string `yaml:"window" json:"window"`
}

// The two ways in which a touch counts.
const (
	ByVisit = "visit"
	ByCall  = "call"
)

// AmountClass is a class by cumulated purchases. It is not the lead tier.
type AmountClass struct {
	Word  `yaml:",inline"`
	Share int `yaml:"share_pct" json:"share_pct"` // of all purchases, counted from the largest account down
}

// ManageMode is how an account is managed; it follows the amount class.
type ManageMode struct {
	Word  `yaml:",inline"`
	Class string `yaml:"amount_class" json:"amount_class"`
}

// IndustryClass is 主流, 次主流 or 非主流.
type IndustryClass struct {
	Word     `yaml:",inline"`
	Strategy Text `yaml:"strategy" json:"strategy"`
}

// Industry is one of the twelve. Records keep its Chinese label, not its id.
type Industry struct {
	Word     `yaml:",inline"`
	Class    string `yaml:"class" json:"class"`
	Strategy Text   `yaml:"strategy" json:"strategy,omitzero"` // where it differs from that of its class
}

// Source is where leads come from. Its id is group/name, or one of other/….
type Source struct {
	Word     `yaml:",inline"`
	Group    string `yaml:"group" json:"group"`
	How      Text   `yaml:"how" json:"how"`
	Referrer bool   `yaml:"referrer" json:"referrer,omitzero"` // somebody recommended it: ask who
}

// LeadSheet is form JTF001.
type LeadSheet struct {
	Title   Text     `yaml:"title" json:"title"` // {{company}} stands for our company
	Form    string   `yaml:"form" json:"form"`
	Columns []Column `yaml:"columns" json:"columns"`
	More    []Word   `yaml:"more" json:"more"` // columns that a file to be imported may have besides
}

// Column is a column of the lead sheet.
type Column struct {
	Word `yaml:",inline"`
	Auto bool `yaml:"auto" json:"auto,omitzero"` // the product fills it
	Say  Text `yaml:"say" json:"say,omitzero"`   // what to write when it is missing
}

// Milestone is a stage of a deal.
type Milestone struct {
	Word      `yaml:",inline"`
	About     Text        `yaml:"about" json:"about"`                  // {{company}} stands for our company
	Exit      []Condition `yaml:"exit" json:"exit"`                    // what must be true to leave it
	Next      []string    `yaml:"next" json:"next"`                    // where it may go; the first is the usual way
	Signals   []Word      `yaml:"signals" json:"signals,omitempty"`    // once all are said, the next step is proposed (M18)
	Skippable bool        `yaml:"skippable" json:"skippable,omitzero"` // may be left out with a reason
	Tasks     []Chore     `yaml:"tasks" json:"tasks"`                  // what becomes nudges
	Win       int         `yaml:"win_pct" json:"win_pct"`              // weighs the pipeline
	Signed    int         `yaml:"signed_pct" json:"signed_pct"`        // once the contract is signed; 0 = the same
	Days      int         `yaml:"days" json:"days"`                    // dwell limit; 0 = none of its own
	Clock     string      `yaml:"clock" json:"clock"`                  // what measures the dwell: days, tender, plan
	Approval  string      `yaml:"approval" json:"approval,omitzero"`
	Tell      []string    `yaml:"tell" json:"tell,omitempty"` // roles that are told when it is reached
}

// Chore is a task of a milestone. Exactly one of Day, By and Auto says how it is
// seen to.
type Chore struct {
	Word `yaml:",inline"`
	Day  int    `yaml:"day" json:"day,omitzero"`   // days in the milestone after which it is reminded of
	By   string `yaml:"by" json:"by,omitzero"`     // the nudge, the deadline or the job that sees to it
	Auto bool   `yaml:"auto" json:"auto,omitzero"` // the product does it itself
	// Until says what shows that it was done: activity/<type>, field/<id>, tick/<id>
	// or one of members, rivals, quote, request. Any of them will do, and so does
	// somebody's word.
	Until []string `yaml:"until" json:"until,omitempty"`
}

// The clocks of a milestone.
const (
	ClockDays   = "days"   // calendar days since it was entered, not counting a pause
	ClockTender = "tender" // the tender's own dates
	ClockPlan   = "plan"   // the rows of the payment plan
)

// Condition is one line of an exit gate.
type Condition struct {
	Word     `yaml:",inline"`
	Say      Text     `yaml:"say" json:"say"`                   // what to write so that it holds
	Proof    string   `yaml:"proof" json:"proof"`               // how it becomes true
	NA       bool     `yaml:"na" json:"na,omitzero"`            // may be set 不适用 with a reason
	Subject  []string `yaml:"subject" json:"subject,omitempty"` // what it is called when it does not apply
	Of       []string `yaml:"of" json:"of,omitempty"`           // questions or funnel conditions that it counts
	Yes      int      `yaml:"yes" json:"yes,omitzero"`
	Answered int      `yaml:"answered" json:"answered,omitzero"`
	NotNo    []string `yaml:"not_no" json:"not_no,omitempty"` // none of these may be answered 否
	Talk     []Talk   `yaml:"talk" json:"talk,omitempty"`     // how it is said to hold in a talk
}

// The proofs of a condition.
const (
	ProofSaid     = "said"     // somebody says so; the tick keeps his words
	ProofRecords  = "records"  // it follows from records, which the desk looks at
	ProofApproval = "approval" // a granted approval
	ProofCount    = "count"    // counted over Of
)

// SideState is a state beside the milestones.
type SideState struct {
	Word   `yaml:",inline"`
	Reason bool `yaml:"reason" json:"reason,omitzero"` // a reason is asked for
	Reopen bool `yaml:"reopen" json:"reopen,omitzero"` // it can be taken up again
	Wake   bool `yaml:"wake" json:"wake,omitzero"`     // a wake-up date is asked for
	Few    int  `yaml:"few" json:"few,omitzero"`       // a warning below so many visits
	Stops  bool `yaml:"stops" json:"stops,omitzero"`   // the dwell clock stands still, and the deal is out of the pipeline
}

// Approval is a kind of request that is decided in steps.
type Approval struct {
	Word   `yaml:",inline"`
	Number string   `yaml:"number" json:"number,omitzero"` // letter of its numbers
	Steps  []string `yaml:"steps" json:"steps"`            // role, or function/<id>, in order
	Due    int      `yaml:"due_days" json:"due_days"`      // working days for one step, then a reminder
	Above  int      `yaml:"above_days" json:"above_days"`  // working days after which the next above is asked
	// Discount says that it is what somebody asks for who wants so many percent off. One of
	// a method's kinds is, or none.
	Discount bool `yaml:"discount" json:"discount,omitzero"`
}

// Decision is what an approver can say.
type Decision struct {
	Word   `yaml:",inline"`
	Reason bool `yaml:"reason" json:"reason,omitzero"` // he must say why
}

// FormField is a field of the 立项申请表.
type FormField struct {
	Word     `yaml:",inline"`
	Kind     string `yaml:"kind" json:"kind"` // line area number money date one many person
	By       string `yaml:"by" json:"by"`     // applicant, auto or reviewer
	Required bool   `yaml:"required" json:"required,omitzero"`
	Extra    bool   `yaml:"extra" json:"extra,omitzero"` // beside the handbook's 25
	Parts    []Word `yaml:"parts" json:"parts,omitempty"`
	// Choices are what a field of one or many can be, each with what it means.
	Choices []Choice `yaml:"choices" json:"choices,omitempty"`
	Say     Text     `yaml:"say" json:"say,omitzero"` // what to write when it is missing
}

// Choice is a word to choose, with a sentence of what it means.
type Choice struct {
	Word  `yaml:",inline"`
	About Text `yaml:"about" json:"about,omitzero"`
}

// Function is something that a colleague does for others, and who does it
// when nobody is named.
type Function struct {
	Word     `yaml:",inline"`
	Fallback []string `yaml:"fallback" json:"fallback"` // roles or other functions, the first that is there
}

// Number says which letter the short numbers of a kind of record begin with.
type Number struct {
	Word  `yaml:",inline"` // id is the letter
	Form  string           `yaml:"form" json:"form,omitzero"`   // such as LX-YYYY-NNN; "" = letter and digits
	Short string           `yaml:"short" json:"short,omitzero"` // how people may shorten it
}

// Question is one of the ten.
type Question struct {
	Word   `yaml:",inline"`
	Short  Text     `yaml:"short" json:"short"`
	Proves []string `yaml:"proves" json:"proves"`       // funnel conditions
	Talk   []Talk   `yaml:"talk" json:"talk,omitempty"` // how it is answered in a talk
}

// FunnelLevel is a level of the funnel with its conditions.
type FunnelLevel struct {
	Word       `yaml:",inline"`
	Conditions []Word   `yaml:"conditions" json:"conditions"`
	Questions  []string `yaml:"questions" json:"questions,omitempty"` // of these
	Yes        int      `yaml:"yes" json:"yes,omitzero"`              // so many must be answered 是 as well
}

// Rate converts a currency: one unit is so many units of To from On onwards.
type Rate struct {
	From string  `yaml:"from" json:"from"`
	To   string  `yaml:"to" json:"to"`
	On   string  `yaml:"on" json:"on"`
	Rate float64 `yaml:"rate" json:"rate"`
}

// ActivityType is a type of activity.
type ActivityType struct {
	Word   `yaml:",inline"`
	Counts string `yaml:"counts" json:"counts,omitzero"` // ByVisit, ByCall, or "" for neither
	// Does names functions: what they were asked to do at a customer is done by it.
	Does []string `yaml:"does" json:"does,omitempty"`
}

// ExpenseKind is a kind of money spent.
type ExpenseKind struct {
	Word   `yaml:",inline"`
	Travel bool `yaml:"travel" json:"travel,omitzero"`     // the activity's own cost, always taken
	Needs  bool `yaml:"approval" json:"approval,omitzero"` // refused before the application is approved
}

// DecisionRole is a role in the decision, with its sign.
type DecisionRole struct {
	Word   `yaml:",inline"`
	Sign   string   `yaml:"sign" json:"sign"`     // ※ + = -
	Offers []string `yaml:"offers" json:"offers"` // buying roles that suggest it, never set silently
}

// Depth is how deep a relation with a person is.
type Depth struct {
	Word `yaml:",inline"`
	From int `yaml:"from" json:"from"` // activities from which it is proposed
}

// Relation is how an account stands to us.
type Relation struct {
	Word `yaml:",inline"`
	Rank int `yaml:"rank" json:"rank"` // a lower one is a step back
}

// RelationStep is a move that needs no reason.
type RelationStep struct {
	From  string `yaml:"from" json:"from"`
	To    string `yaml:"to" json:"to"`
	After string `yaml:"after" json:"after,omitzero"` // plain only when it has been this before
}

// ScriptStep is a step of the call script.
type ScriptStep struct {
	Word  `yaml:",inline"`
	Lines []Text `yaml:"lines" json:"lines"` // {{company}} stands for our company
}
