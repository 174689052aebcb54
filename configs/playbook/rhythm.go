package playbook

// Span is a stretch of a day, "09:00" to "18:00".
type Span struct {
	From string `yaml:"from" json:"from"`
	To   string `yaml:"to" json:"to"`
}

// Window is when something may be said or somebody called.
type Window struct {
	Word  `yaml:",inline"`
	Spans []Span `yaml:"spans" json:"spans"`
}

// Job is something that the product says by itself at set times.
type Job struct {
	Word   `yaml:",inline"`
	At     string   `yaml:"at" json:"at"`                    // clock of its place: the person's for To=person, else the team's
	Jitter int      `yaml:"jitter" json:"jitter"`            // minutes: it comes 1 to so many after At
	Days   []string `yaml:"days" json:"days"`                // mon…sun, workday, or first = first working day of a month
	To     string   `yaml:"to" json:"to"`                    // person, team, manager, director, or a function
	Off    bool     `yaml:"off" json:"off,omitzero"`         // switched off
	Quiet  bool     `yaml:"quiet" json:"quiet,omitzero"`     // nothing to say, nothing sent
	Window string   `yaml:"window" json:"window,omitzero"`   // the window it has to fall in, if any
	Mutes  bool     `yaml:"mutable" json:"mutable,omitzero"` // a person may switch it off for himself
	With   string   `yaml:"with" json:"with,omitzero"`       // the job in whose card this one's words stand; "" = in one of its own
}

// Nudge is a reminder that follows from records, not from a clock.
type Nudge struct {
	Word     `yaml:",inline"`
	When     string   `yaml:"when" json:"when,omitzero"`         // its condition, one of Conditions; "" = its id names it
	Of       string   `yaml:"of" json:"of,omitzero"`             // what the condition looks for: a type of activity, a noted field
	Days     int      `yaml:"days" json:"days,omitzero"`         // calendar days
	Hours    int      `yaml:"hours" json:"hours,omitzero"`       // hours
	To       string   `yaml:"to" json:"to"`                      // person, manager, director, or asker: who wants the step done
	Tier     string   `yaml:"tier" json:"tier,omitzero"`         // only for accounts of this tier
	Care     bool     `yaml:"care" json:"care,omitzero"`         // and for key accounts and those that have bought, whatever their tier
	Mutes    bool     `yaml:"mutable" json:"mutable,omitzero"`   // a person may silence it
	Morning  bool     `yaml:"morning" json:"morning,omitzero"`   // can wait for the morning card
	Repeat   int      `yaml:"repeat" json:"repeat,omitzero"`     // days until it is said again while nothing changed, twice as many each time; 0 = once
	Escalate int      `yaml:"escalate" json:"escalate,omitzero"` // after so many times Days the manager hears of it, once; 0 = never
	Say      Text     `yaml:"say" json:"say,omitzero"`           // the line of a card; see Line
	Do       []string `yaml:"do" json:"do,omitempty"`            // buttons that do the next thing, of NudgeButtons
	Why      Text     `yaml:"why" json:"why"`
}

// condition is what the nudge waits for.
func (n *Nudge) condition() string {
	if n.When != "" {
		return n.When
	}
	return n.ID
}

// NudgeButtons are what the buttons of a nudge can do: see bot/cards.
func NudgeButtons() []string {
	return []string{"done", "went", "prep", "show", "script", "did", "reopen", "tender", "paid", "missing", "pause"}
}

// DeadlineClock is a kind of deadline and when it is spoken of. Steps are
// calendar days from it, negative before, and move to the last working hour
// before a holiday or night.
type DeadlineClock struct {
	Word  `yaml:",inline"`
	Steps []DeadlineStep `yaml:"steps" json:"steps"`
	Say   Text           `yaml:"say" json:"say,omitzero"` // the line of a card, as that of a nudge
	Do    []string       `yaml:"do" json:"do,omitempty"`
	Why   Text           `yaml:"why" json:"why,omitzero"`
}

// DeadlineStep is one moment of a deadline and who hears of it.
type DeadlineStep struct {
	Day int    `yaml:"day" json:"day"`
	To  string `yaml:"to" json:"to"` // person, manager, director
}

// Restraint keeps the product from being a nuisance.
type Restraint struct {
	PerMessage   int      `yaml:"questions_per_message" json:"questions_per_message"`
	PerDay       int      `yaml:"questions_per_day" json:"questions_per_day"`
	Morning      int      `yaml:"morning_card" json:"morning_card"`           // nudges on one morning card
	Reminders    int      `yaml:"reminders_per_day" json:"reminders_per_day"` // messages of reminders to one person; deadlines come all the same
	Patience     int      `yaml:"patience" json:"patience"`                   // so often a reminder comes in its own pace, then in longer and longer pauses
	Apart        int      `yaml:"days_apart" json:"days_apart"`               // days between two hints about one customer
	Section      int      `yaml:"digest_top" json:"digest_top"`               // entries of one section of a digest
	Escalate     int      `yaml:"escalate_times" json:"escalate_times"`       // dwell of so many limits goes to the manager
	SnoozeStops  int      `yaml:"snooze_stops" json:"snooze_stops"`           // how often a snooze stops the escalation clock
	SnoozeDays   int      `yaml:"snooze_days" json:"snooze_days"`             // what 推迟 means without a date
	GraceDays    int      `yaml:"grace_days" json:"grace_days"`               // after a hand-over
	NeverMuted   []string `yaml:"never_muted" json:"never_muted"`
	SpreadImport bool     `yaml:"spread_import" json:"spread_import"` // cadences of imported rows start over one period
}

// Patience is how an account stays in touch with which nothing is open any more,
// because its last deal was lost or given up: the cadence of its tier runs on, so
// many times as long, and never stops (A2).
type Patience struct {
	Times   int `yaml:"times" json:"times"`               // 1 = as before
	Longest int `yaml:"longest_days" json:"longest_days"` // days at most; a cadence that is longer stays as it is
}

// days are those of a cadence of so many where nothing is open.
func (p Patience) days(cadence int) int {
	return max(cadence, min(cadence*max(p.Times, 1), p.Longest))
}

// VisitRule is the handbook's "four visits or more".
type VisitRule struct {
	Wanted  int `yaml:"wanted" json:"wanted"`
	Stalled int `yaml:"stalled_days" json:"stalled_days"` // without a visit, below Wanted: a nudge
	Busy    int `yaml:"busy_visits" json:"busy_visits"`   // I1: so many visits …
	BusyIn  int `yaml:"busy_days" json:"busy_days"`       // … in so many days without a move

	CallsFor []string `yaml:"calls_for" json:"calls_for"` // tiers whose calls count like visits on the way through m2
}

// Payments is how the rows of a payment plan are taken.
type Payments struct {
	Retention bool `yaml:"retention_keeps_open" json:"retention_keeps_open"` // an open retention row (质保金) keeps m9 open
	Confirmed bool `yaml:"needs_confirmation" json:"needs_confirmation"`     // a receipt counts once finance confirmed it
}

// SkillLevel is a level of a rep's skill.
type SkillLevel struct {
	Word   `yaml:",inline"`
	Traits Text `yaml:"traits" json:"traits"` // the handbook leaves those of the first level open
}

// Claim is how two reps who report one company are dealt with.
type Claim struct {
	Protect  int    `yaml:"protect_days" json:"protect_days"` // without a touch
	Outcomes []Word `yaml:"outcomes" json:"outcomes"`
}

// Reading holds the conventions by which messages are read.
type Reading struct {
	NightUntil string            `yaml:"night_until" json:"night_until"` // 今天 said before this clock means the day before
	Currency   map[string]string `yaml:"currency" json:"currency"`       // by locale; "" = ask
	Sure       float64           `yaml:"sure" json:"sure"`               // written and shown from this confidence on
	Draft      float64           `yaml:"draft" json:"draft"`             // a draft to confirm from this on; below it, a question
	LearnAfter int               `yaml:"learn_after" json:"learn_after"`
	Accounts   []string          `yaml:"accounts" json:"accounts,omitempty"` // what people call an account besides 客户 and account: clinic, clinics, 诊所
}
