package crm

import "time"

// The states of an approval.
const (
	ApprovalDraft     = "draft"
	ApprovalAsked     = "asked"
	ApprovalMore      = "more" // 要补充: back to the applicant, the step stays
	ApprovalGranted   = "granted"
	ApprovalRejected  = "rejected"
	ApprovalWithdrawn = "withdrawn"
	// ApprovalChanged: granted before, and what was granted is not what it is
	// now. It has to be sent again.
	ApprovalChanged = "changed"
)

// ApprovalConditional is the decision of a step that grants with a condition.
const ApprovalConditional = "conditional"

// Approval is a request that somebody decides, step by step. The applicant
// writes and withdraws it; only the person of the step it stands at decides,
// once, and never on his own request.
type Approval struct {
	Meta
	ID      ApprovalID        `json:"id"`
	No      string            `json:"no"`      // LX-2026-014, or A17
	Subject string            `json:"subject"` // initiation, special_price, …
	Account AccountID         `json:"account,omitzero"`
	Deal    OpportunityID     `json:"deal,omitzero"`
	Asker   PersonID          `json:"asker"`
	Team    TeamID            `json:"team"`
	State   string            `json:"state"`
	Version int               `json:"version"`
	Fields  map[string]string `json:"fields,omitempty"`
	Steps   []Step            `json:"steps,omitempty"`
	At      int               `json:"at"`             // index of the step that is waited for
	Due     Date              `json:"due,omitzero"`   // of that step: a working day
	Asked   time.Time         `json:"asked,omitzero"` // since when that step waits
	Granted Date              `json:"granted,omitzero"`
	// Limit is how much may be spent on sales; zero when nothing was said.
	Limit Money `json:"limit,omitzero"`
	Spend Money `json:"spend,omitzero"` // expected sales expenses
	// Amount and Title are the deal's when it was sent; Changed are the fields in
	// which a granted one is not any more what was granted.
	Amount  Money    `json:"amount,omitzero"`
	Title   string   `json:"title,omitzero"`
	Changed []string `json:"changed,omitempty"`
	// Sent are the versions that were sent, oldest first; the last one is that
	// which is decided now.
	Sent []Submission `json:"sent,omitempty"`
	Talk []Remark     `json:"talk,omitempty"` // what was asked back and said, oldest first
	Todo TaskID       `json:"todo,omitzero"`  // what a rejection gave the applicant to do
}

// Submission is a version of an approval as it was sent. Steps is what had been
// decided on it when the next one was sent.
type Submission struct {
	Version int               `json:"version"`
	On      Date              `json:"on"`
	Fields  map[string]string `json:"fields,omitempty"`
	Steps   []Step            `json:"steps,omitempty"`
}

// Remark is something that was said of an approval.
type Remark struct {
	Who  PersonID  `json:"who"`
	When time.Time `json:"when"`
	What string    `json:"what"` // more: asked back; answer: of the applicant
	Text string    `json:"text"`
}

// Step is one decision of an approval.
type Step struct {
	Role     Role      `json:"role"`
	Who      PersonID  `json:"who"`
	For      PersonID  `json:"for,omitzero"` // X 代 Y
	Decision string    `json:"decision,omitzero"`
	Reason   string    `json:"reason,omitzero"` // why, the condition, or a comment
	When     time.Time `json:"when,omitzero"`
}

// Step is the step that is waited for; nil when none is.
func (a *Approval) Step() *Step {
	if a.State != ApprovalAsked && a.State != ApprovalMore || a.At >= len(a.Steps) {
		return nil
	}
	return &a.Steps[a.At]
}

// Open reports whether somebody still has to do something about it: the
// applicant or whoever decides.
func (a *Approval) Open() bool {
	return a.State != ApprovalGranted && a.State != ApprovalWithdrawn
}

// Before are the fields of the version before the one that is decided now; nil
// for the first.
func (a *Approval) Before() map[string]string {
	if len(a.Sent) < 2 {
		return nil
	}
	return a.Sent[len(a.Sent)-2].Fields
}

// Concerns reports whether somebody has a part in it: the applicant, and
// whoever decides or decided a step, or stands in there.
func (a *Approval) Concerns(who PersonID) bool {
	if who == a.Asker {
		return true
	}
	for _, s := range a.Steps {
		if who != "" && (s.Who == who || s.For == who) {
			return true
		}
	}
	return false
}

// Last is the newest decision of the present version; nil before the first.
func (a *Approval) Last() *Step {
	var last *Step
	for i := range a.Steps {
		if s := &a.Steps[i]; s.Decision != "" && (last == nil || !s.When.Before(last.When)) {
			last = s
		}
	}
	return last
}

// Decide records a decision (granted, conditional, rejected, more) of the step
// that is waited for. It is refused when it is not his step, when it is his own
// request, when it was decided before, and when a rejection, a condition or a
// question has no words.
func (a *Approval) Decide(who PersonID, decision, reason string, now time.Time) error {
	switch {
	case a.State != ApprovalAsked:
		return E(Stale, "approval.decided", a.No)
	case who == a.Asker:
		return E(Forbidden, "approval.own", a.No)
	case a.At >= len(a.Steps) || a.Steps[a.At].Who != who:
		return E(Forbidden, "approval.not_yours", a.No)
	case decision != ApprovalGranted && decision != ApprovalConditional && decision != ApprovalRejected && decision != ApprovalMore:
		return E(BadInput, "approval.decision", a.No)
	case decision == ApprovalRejected && reason == "":
		return E(BadInput, "approval.reason", a.No)
	case decision != ApprovalGranted && reason == "":
		return E(BadInput, "approval.words", a.No)
	}
	s := &a.Steps[a.At]
	s.Decision, s.Reason, s.When = decision, reason, now
	switch {
	case decision == ApprovalRejected || decision == ApprovalMore:
		a.State = decision
	case a.At+1 < len(a.Steps):
		a.At++
	default:
		a.State = ApprovalGranted
	}
	return nil
}

func (a *Approval) Kind() Kind  { return KindApproval }
func (a *Approval) Key() string { return string(a.ID) }
func (a *Approval) Index() []Entry {
	e := []Entry{entry(ByNumber, a.No), entry(ByPerson, string(a.Asker), string(a.Due))}
	if a.Deal != "" {
		e = append(e, entry(ByDeal, string(a.Deal), a.No))
	}
	if a.State == ApprovalAsked && a.At < len(a.Steps) {
		s := a.Steps[a.At]
		e = append(e, entry(ByStep, string(s.Who), string(a.Due)))
		if s.For != "" { // whoever he stands in for may decide as well
			e = append(e, entry(ByStep, string(s.For), string(a.Due)))
		}
	}
	if a.Granted != "" {
		e = append(e, entry(ByGranted, string(a.Granted), a.No))
	}
	return e
}

func (a *Approval) Refs() []Pointer {
	return refs(KindAccount, string(a.Account), KindOpportunity, string(a.Deal), KindPerson, string(a.Asker), KindTeam, string(a.Team))
}

// Draft is something that was read but is not sure enough to be written: a
// numbered entry among 待确认. Whoever said it confirms or drops it.
type Draft struct {
	Meta
	Attachments
	ID       DraftID    `json:"id"`
	Owner    PersonID   `json:"owner"`
	Said     time.Time  `json:"said"`
	Text     string     `json:"text"`   // the words
	Intent   string     `json:"intent"` // what it would become
	Facts    []byte     `json:"facts"`  // what was read, as JSON, for handlers only
	Ask      string     `json:"ask"`    // key of the question
	Choices  []Choice   `json:"choices,omitempty"`
	State    string     `json:"state,omitzero"`    // "" waits; done, dropped; aside: its card only
	Arrival  *Arrival   `json:"arrival,omitempty"` // he said that he is there, and not yet at whose
	Evidence Evidence   `json:"evidence,omitzero"`
	More     []Sentence `json:"more,omitempty"` // what he went on to say while it waited, oldest first
}

// Sentence is something that somebody said, with the moment.
type Sentence struct {
	At   time.Time `json:"at"`
	Text string    `json:"text"`
}

// Choice is one possible answer to a draft's question.
type Choice struct {
	Value string `json:"value"` // id of a record, or "new"
	Label string `json:"label"`
}

func (d *Draft) Kind() Kind  { return KindDraft }
func (d *Draft) Key() string { return string(d.ID) }
func (d *Draft) Index() []Entry {
	if d.State != "" {
		return nil
	}
	return []Entry{entry(OpenOwner, string(d.Owner), d.Said.UTC().Format("2006-01-02T15:04:05.000000Z"))}
}
func (d *Draft) Refs() []Pointer { return refs(KindPerson, string(d.Owner)) }

// Blobs lists the files of a draft that still waits: those of a confirmed one
// belong to what it became.
func (d *Draft) Blobs() []BlobID {
	if d.State != "" {
		return nil
	}
	return d.Attachments.Blobs()
}

// Conversation is the state of one person's talk with the bot, over all
// platforms. It is no business record: handlers and jobs keep it.
type Conversation struct {
	Person PersonID `json:"person"`
	// Question is the open question, if any: a draft or a flow waits for words.
	Question Question `json:"question,omitzero"`
	// Items are what ①②③ of the last card mean, in order.
	Items []Pointer `json:"items,omitempty"`
	Group GroupID   `json:"group,omitzero"` // what 撤销 and 改 mean
	Place string    `json:"place,omitzero"` // where the last card stands
	Track string    `json:"track,omitzero"` // the last card
	// Listed is the list behind a figure that he looks at, while Track is its card: its
	// track, a slash, and the part.
	Listed string `json:"listed,omitzero"`
	// FiguresAt is when a card of figures was shown last.
	FiguresAt time.Time `json:"figures_at,omitzero"`
	// Dropped is the group that let go of a draft or a question: what 恢复 brings
	// back when nothing else was taken back since.
	Dropped GroupID `json:"dropped,omitzero"`
	// Nothing is when something that he wanted was answered with a word that nothing was
	// changed: 撤销 behind it takes back nothing older.
	Nothing time.Time `json:"nothing,omitzero"`
	// About is what was spoken of last: 他, 那边, 再加一句.
	About   AccountID `json:"about,omitzero"`
	Contact ContactID `json:"contact,omitzero"`
	// AboutAt is when it was spoken of: a card that comes by itself is no talk.
	AboutAt time.Time `json:"about_at,omitzero"`
	// Colleague is whom of his people a leader named last, at ColleagueAt: 让他周五前报价.
	Colleague   PersonID  `json:"colleague,omitzero"`
	ColleagueAt time.Time `json:"colleague_at,omitzero"`
	// Recent are the customers that were spoken of last, newest first.
	Recent []AccountID `json:"recent,omitempty"`
	At     time.Time   `json:"at,omitzero"`
	// Asked counts the questions of a day: at most three a person a day.
	AskedOn Date `json:"asked_on,omitzero"`
	Asked   int  `json:"asked,omitzero"`
	// Files are those that he sent at FilesAt and that belong to nothing yet.
	Files   []Attachment `json:"files,omitempty"`
	FilesAt time.Time    `json:"files_at,omitzero"`
	// Arrived is the day of his last arrival at a customer: only then one of
	// which the result is not told can be open.
	Arrived Date `json:"arrived,omitzero"`
	// Query is the last question that was answered, for 下周呢 to ask it again.
	Query   string    `json:"query,omitzero"`
	QueryAt time.Time `json:"query_at,omitzero"`
	// Offer is what the one button of the last card would do, for a yes to do it.
	Offer Offer `json:"offer,omitzero"`
	// Field is the field of which something was noted or asked last, at FieldAt: 核实过没有.
	Field   FieldID   `json:"field,omitzero"`
	FieldAt time.Time `json:"field_at,omitzero"`
	// Receipts is how many receipts the person has had: no question before the first.
	Receipts int `json:"receipts,omitzero"`
}

// Offer is a card with one button that does something of weight. Whoever reads it may say yes or no to it
// as well, with his next words.
type Offer struct {
	Yes   string    `json:"yes,omitzero"`   // the action of the button
	Label string    `json:"label,omitzero"` // what stands on it
	No    string    `json:"no,omitzero"`    // the action of the button that refuses; "" = none does
	Told  bool      `json:"told,omitzero"`  // the card came unasked
	At    time.Time `json:"at,omitzero"`
}

// Question is what the bot asked and waits for.
type Question struct {
	Key     string    `json:"key,omitzero"` // what is asked
	Draft   DraftID   `json:"draft,omitzero"`
	Subject Pointer   `json:"subject,omitzero"`
	Choices []Choice  `json:"choices,omitempty"`
	At      time.Time `json:"at,omitzero"`
}

// Number is the short number as cards print it after #.
func (a *Approval) Number() string { return a.No }

// Numbered is a record that cards show with a short number.
type Numbered interface {
	Record
	Number() string
}
