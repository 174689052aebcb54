package crm

import (
	"fmt"
	"strings"
	"time"
)

// The types of activities: the handbook's eight (J3) and the call (M2).
const (
	Visit          = "visit"
	Call           = "call"
	Demo           = "demo"
	Seminar        = "technical_seminar"
	Exchange       = "project_exchange"
	ExecutiveVisit = "executive_visit"
	Inspection     = "site_inspection"
	Negotiation    = "terms_negotiation"
	OtherActivity  = "other"
)

// The outcomes of an activity; "" counts as reached.
const (
	Reached    = "reached"
	NotReached = "not_reached"
	Refused    = "refused"
)

// Activity is something that was done with a customer. Whoever did it changes
// it; his manager may correct it.
type Activity struct {
	Meta
	Attachments
	ID       ActivityID    `json:"id"`
	No       int           `json:"no"`
	Type     string        `json:"type"`
	Account  AccountID     `json:"account"`
	Deal     OpportunityID `json:"deal,omitzero"`
	Who      PersonID      `json:"who"`
	Team     TeamID        `json:"team"`
	With     []ContactID   `json:"with,omitempty"`
	Ours     []PersonID    `json:"ours,omitempty"`   // colleagues who came along
	Date     Date          `json:"date"`             // in the zone of Who
	Clock    string        `json:"clock,omitzero"`   // HH:MM
	Assumed  bool          `json:"assumed,omitzero"` // nothing in the words fixed the date
	Night    bool          `json:"night,omitzero"`   // said after midnight, taken as the day before
	Outcome  string        `json:"outcome,omitzero"`
	Gist     string        `json:"gist,omitzero"`
	Purpose  []string      `json:"purpose,omitempty"` // J2
	Showed   []string      `json:"showed,omitempty"`  // which of our advantages were presented (M3)
	Review   string        `json:"review,omitzero"`   // what was thought of it afterwards (I7)
	Minutes  int           `json:"minutes,omitzero"`
	Cost     Money         `json:"cost,omitzero"` // travel of this activity
	Place    string        `json:"place,omitzero"`
	Arrival  *Arrival      `json:"arrival,omitempty"` // the proof that he was there
	Evidence Evidence      `json:"evidence,omitzero"`
	// Tier and Bought are how the account stood when it was done: its tier, and
	// whether it had bought before. The desk keeps them.
	Tier   string `json:"tier,omitzero"`
	Bought bool   `json:"bought,omitzero"`
}

func (a *Activity) Kind() Kind  { return KindActivity }
func (a *Activity) Key() string { return string(a.ID) }

// Number is the short number on cards: V31.
func (a *Activity) Number() string { return fmt.Sprintf("V%d", a.No) }

// Met reports whether somebody was met or reached: only that counts for
// cadence, n/4 and depth (playbook).
func (a *Activity) Met() bool { return a.Outcome == "" || a.Outcome == Reached }

// Told reports whether more is known of it than that it took place: who was
// met, what was said, or that nobody was met.
func (a *Activity) Told() bool { return len(a.With) > 0 || a.Gist != "" || a.Outcome != "" }

// InPerson reports whether the activity counts as a visit.
func (a *Activity) InPerson() bool { return a.Type != Call && a.Type != OtherActivity }

func (a *Activity) when() string { return string(a.Date) + "T" + a.Clock }

func (a *Activity) Index() []Entry {
	e := []Entry{
		entry(ByNumber, a.Number()), entry(ByAccount, string(a.Account), a.when()),
		entry(ByPerson, string(a.Who), a.when()), entry(ByTeam, string(a.Team), a.when()),
	}
	if a.Deal != "" {
		e = append(e, entry(ByDeal, string(a.Deal), a.when()))
	}
	return e
}

func (a *Activity) Refs() []Pointer {
	r := refs(KindAccount, string(a.Account), KindPerson, string(a.Who), KindTeam, string(a.Team), KindOpportunity, string(a.Deal))
	for _, c := range a.With {
		r = append(r, Pointer{KindContact, string(c)})
	}
	return r
}

// Metric is what the activity is counted as: one of visits, calls, other and
// tried.
func (a *Activity) Metric() string {
	switch {
	case !a.Met():
		return MetricTried
	case a.Type == Call:
		return MetricCalls
	case a.Type != Visit && a.Type != ExecutiveVisit:
		return MetricOther
	}
	return MetricVisits
}

// Flows counts the activity on its civil date.
func (a *Activity) Flows() []Tally {
	metric := a.Metric()
	t := []Tally{{Who: a.Who, Day: a.Date, Metric: metric, N: 1}}
	one := func(metric string) { t = append(t, Tally{Who: a.Who, Day: a.Date, Metric: metric, N: 1}) }
	if metric == MetricVisits && a.Tier != "" {
		one(MetricVisitsTo + a.Tier)
	}
	if metric == MetricVisits && a.Bought {
		one(MetricVisitsTo + MetricOld)
	}
	for _, p := range a.Purpose {
		one(MetricPurpose + p)
	}
	if a.Minutes > 0 {
		t = append(t, Tally{Who: a.Who, Day: a.Date, Metric: MetricMinutes, N: int64(a.Minutes)})
	}
	if a.Cost.Minor != 0 {
		t = append(t, costs(a.Who, a.Date, a.Cost, a.Bought)...)
	}
	return t
}

// The states of a task.
const (
	TaskOpen    = ""
	TaskDone    = "done"
	TaskDropped = "dropped"
)

// Task is a next step: what, whose, when. With Waiting set it is something
// that the customer has to do. Its owner and his manager change it.
type Task struct {
	Meta
	Attachments
	ID       TaskID        `json:"id"`
	No       int           `json:"no"`
	Account  AccountID     `json:"account,omitzero"`
	Deal     OpportunityID `json:"deal,omitzero"`
	Contact  ContactID     `json:"contact,omitzero"`
	Owner    PersonID      `json:"owner"`
	Team     TeamID        `json:"team"`
	Text     string        `json:"text"`
	Due      Date          `json:"due,omitzero"`     // in the owner's zone
	Planned  time.Time     `json:"planned,omitzero"` // when its day was said anew; zero = when it was made
	Clock    string        `json:"clock,omitzero"`   // HH:MM: a task with a time and Visit set is an appointment
	Visit    bool          `json:"visit,omitzero"`   // a visit is to be made then
	Call     bool          `json:"call,omitzero"`    // the customer is to be called then, or met from afar
	Waiting  bool          `json:"waiting,omitzero"`
	Assumed  bool          `json:"assumed,omitzero"` // the date was chosen among several readings
	Place    string        `json:"place,omitzero"`   // of an appointment
	Plan     bool          `json:"plan,omitzero"`    // a row of the deal's battle plan: goal, due, owner (I6); or of what is to be done for Goal
	Goal     GoalID        `json:"goal,omitzero"`    // for which it is to be done (A5)
	State    string        `json:"state,omitzero"`
	Closed   Date          `json:"closed,omitzero"`
	From     ActivityID    `json:"from,omitzero"` // the activity in which it was said
	Evidence Evidence      `json:"evidence,omitzero"`
	// Support is the function that a colleague was asked for, Asker who asked him
	// (E4); First says that the account is a key account and comes first (G1).
	Support string   `json:"support,omitzero"`
	Asker   PersonID `json:"asker,omitzero"`
	First   bool     `json:"first,omitzero"`
}

func (t *Task) Kind() Kind  { return KindTask }
func (t *Task) Key() string { return string(t.ID) }

// Number is the short number on cards: T9.
func (t *Task) Number() string { return fmt.Sprintf("T%d", t.No) }

// Open reports whether it still has to be done.
func (t *Task) Open() bool { return t.State == TaskOpen }

// due sorts tasks without a date last.
func (t *Task) due() string {
	if t.Due == "" {
		return "9999"
	}
	return string(t.Due) + "T" + t.Clock
}

func (t *Task) Index() []Entry {
	e := []Entry{entry(ByNumber, t.Number())}
	if t.Account != "" {
		e = append(e, entry(ByAccount, string(t.Account), t.due()))
	}
	if t.Deal != "" {
		e = append(e, entry(ByDeal, string(t.Deal), t.due()))
	}
	if t.Goal != "" {
		e = append(e, entry(ByGoal, string(t.Goal), t.due()))
	}
	if t.Open() {
		e = append(e, entry(OpenOwner, string(t.Owner), t.due()), entry(OpenTeam, string(t.Team), t.due()), entry(OpenAll, t.due()))
		if t.Account != "" {
			e = append(e, entry(OpenAcct, string(t.Account), t.due()))
		}
	}
	return e
}

func (t *Task) Refs() []Pointer {
	return refs(KindAccount, string(t.Account), KindPerson, string(t.Owner), KindTeam, string(t.Team),
		KindOpportunity, string(t.Deal), KindContact, string(t.Contact), KindActivity, string(t.From), KindGoal, string(t.Goal))
}

// Flows counts a finished step.
func (t *Task) Flows() []Tally {
	if t.State != TaskDone {
		return nil
	}
	return []Tally{{Who: t.Owner, Day: t.Closed, Metric: MetricDone, N: 1}}
}

// Expense is money spent, one record with its kind and, where it belongs to
// one, its activity. Whoever spent it changes it.
type Expense struct {
	Meta
	Attachments
	ID       ExpenseID     `json:"id"`
	No       int           `json:"no"`
	Type     string        `json:"type"` // travel meal gift sample solution other
	Amount   Money         `json:"amount"`
	Who      PersonID      `json:"who"`
	Team     TeamID        `json:"team"`
	Date     Date          `json:"date"`
	Account  AccountID     `json:"account,omitzero"`
	Deal     OpportunityID `json:"deal,omitzero"`
	Activity ActivityID    `json:"activity,omitzero"`
	Note     string        `json:"note,omitzero"`
	Evidence Evidence      `json:"evidence,omitzero"`
	Bought   bool          `json:"bought,omitzero"` // the account had bought before; the desk keeps it
}

func (e *Expense) Kind() Kind  { return KindExpense }
func (e *Expense) Key() string { return string(e.ID) }

// Number is the short number on cards: E2.
func (e *Expense) Number() string { return fmt.Sprintf("E%d", e.No) }

func (e *Expense) Index() []Entry {
	x := []Entry{entry(ByNumber, e.Number()), entry(ByPerson, string(e.Who), string(e.Date))}
	if e.Account != "" {
		x = append(x, entry(ByAccount, string(e.Account), string(e.Date)))
	}
	if e.Deal != "" {
		x = append(x, entry(ByDeal, string(e.Deal), string(e.Date)))
	}
	return x
}

func (e *Expense) Refs() []Pointer {
	return refs(KindPerson, string(e.Who), KindTeam, string(e.Team), KindAccount, string(e.Account),
		KindOpportunity, string(e.Deal), KindActivity, string(e.Activity))
}

// Flows counts the cost on its day.
func (e *Expense) Flows() []Tally {
	return costs(e.Who, e.Date, e.Amount, e.Bought)
}

// costs counts money spent, and what of it went to an account that had bought
// before.
func costs(who PersonID, day Date, m Money, bought bool) []Tally {
	t := []Tally{{Who: who, Day: day, Metric: MetricCost, Currency: m.Currency, N: m.Minor}}
	if bought {
		t = append(t, Tally{Who: who, Day: day, Metric: MetricCostOn + MetricOld, Currency: m.Currency, N: m.Minor})
	}
	return t
}

// Goal is a figure that a person or a team wants to reach in a period (A1, A3).
type Goal struct {
	Meta
	ID          GoalID   `json:"id"`
	Owner       PersonID `json:"owner,omitzero"`
	Team        TeamID   `json:"team,omitzero"`
	Horizon     string   `json:"horizon"` // year quarter month week
	From        Date     `json:"from"`
	Metric      string   `json:"metric"`
	Value       Money    `json:"value"`
	Ideal       Money    `json:"ideal,omitzero"`
	Feasibility int      `json:"feasibility_pct,omitzero"`
}

func (g *Goal) Kind() Kind  { return KindGoal }
func (g *Goal) Key() string { return string(g.ID) }
func (g *Goal) Index() []Entry {
	return []Entry{entry(ByOwner, string(g.Owner)+string(g.Team), string(g.From))}
}

func (g *Goal) Refs() []Pointer {
	return refs(KindPerson, string(g.Owner), KindTeam, string(g.Team))
}

// Field is one noted field of another record, or one row of a field that is a
// list, with who said it, when, and from which message (C9). Its history is the
// history of its changes.
type Field struct {
	Meta
	ID        FieldID  `json:"id"` // of the subject's kind, id and Name, and of the row
	Subject   Pointer  `json:"subject"`
	Name      string   `json:"name"`         // as the playbook calls it
	Row       string   `json:"row,omitzero"` // of a list: which row; later ones sort behind
	Value     string   `json:"value"`
	Note      string   `json:"note,omitzero"` // the evidence of an answer; of a row that is closed, how it ended
	Who       PersonID `json:"who"`
	On        Date     `json:"on"`
	Closed    Date     `json:"closed,omitzero"`   // of a row: the day on which it was dealt with
	Verified  bool     `json:"verified,omitzero"` // looked into by somebody else than who noted it
	Checker   PersonID `json:"checker,omitzero"`
	CheckedOn Date     `json:"checked_on,omitzero"`
	Evidence  Evidence `json:"evidence,omitzero"`
}

// RowOf is the id of a row of a field that is a list.
func RowOf(subject Pointer, name, row string) FieldID {
	return FieldOf(subject, name+"."+row)
}

// FieldOf is the id of a field of a record.
func FieldOf(subject Pointer, name string) FieldID {
	return FieldID(strings.Join([]string{string(subject.Kind), subject.ID, name}, "."))
}

// OfField reads what FieldOf wrote: the kind and the id of the record, and the name
// of the field; all empty for what is none.
func OfField(id FieldID) (k Kind, of, name string) {
	p := strings.SplitN(string(id), ".", 3)
	if len(p) < 3 {
		return "", "", ""
	}
	return Kind(p[0]), p[1], p[2]
}

func (f *Field) Kind() Kind  { return KindField }
func (f *Field) Key() string { return string(f.ID) }
func (f *Field) Index() []Entry {
	if f.Row != "" {
		return []Entry{entry(BySubject, string(f.Subject.Kind), f.Subject.ID, f.Name, f.Row)}
	}
	return []Entry{entry(BySubject, string(f.Subject.Kind), f.Subject.ID, f.Name)}
}
func (f *Field) Refs() []Pointer { return []Pointer{f.Subject} }
