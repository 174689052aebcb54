package crm

import "fmt"

// The side states of an opportunity; "" is open.
const (
	DealOpen    = ""
	DealPaused  = "paused"
	DealWon     = "won"
	DealLost    = "lost"
	DealDropped = "dropped"
)

// Opportunity is a deal that may be won or lost, opened by the first need or
// amount. Its owner moves it; the manager may push on against a gate.
type Opportunity struct {
	Meta
	Attachments
	ID        OpportunityID   `json:"id"`
	No        int             `json:"no"`
	Account   AccountID       `json:"account"`
	Owner     PersonID        `json:"owner"`
	Team      TeamID          `json:"team"`
	Title     string          `json:"title"`         // 电池线
	Form      string          `json:"form,omitzero"` // key_account (大客户持续) or project (大项目), D2
	Milestone string          `json:"milestone"`
	Since     Date            `json:"since"`            // in this milestone
	WinPct    int             `json:"win_pct,omitzero"` // said by the rep; 0 = the milestone's own
	Amount    Amount          `json:"amount,omitzero"`
	SignBy    Date            `json:"sign_by,omitzero"`
	State     string          `json:"state,omitzero"`
	Reason    string          `json:"reason,omitzero"`   // of a side state
	Rival     string          `json:"rival,omitzero"`    // to whom it was lost
	Wake      Date            `json:"wake,omitzero"`     // of a paused one
	Closed    Date            `json:"closed,omitzero"`   // day on which it was won, lost or dropped
	Answers   map[string]Tick `json:"answers,omitempty"` // the ten questions: q1…q10
	Ticks     map[string]Tick `json:"ticks,omitempty"`   // gate conditions and funnel conditions
	Rivals    []string        `json:"rivals,omitempty"`
	Members   []PersonID      `json:"members,omitempty"` // 开拓小组
	Moves     int             `json:"moves,omitzero"`
	Moved     []Move          `json:"moved,omitempty"` // milestones reached, in order
	Evidence  Evidence        `json:"evidence,omitzero"`
	Project   string          `json:"project,omitzero"` // its number once it is approved: that of the application
	Held      Date            `json:"held,omitzero"`    // taken over on that day: its clock starts anew

	Why     string  `json:"why,omitzero"`      // the words behind Reason
	Gap     Amount  `json:"gap,omitzero"`      // by how much the winner was cheaper
	NoGap   bool    `json:"no_gap,omitzero"`   // asked for, and not known
	Floor   Money   `json:"floor,omitzero"`    // 底价: below it the price needs approval
	Rounds  []Round `json:"rounds,omitempty"`  // of the negotiation
	Reviews []Look  `json:"reviews,omitempty"` // assessments, oldest first
}

// Round is one round of a negotiation: what we offered and what they wanted.
type Round struct {
	Ours   Money    `json:"ours,omitzero"`
	Theirs Money    `json:"theirs,omitzero"`
	Note   string   `json:"note,omitzero"` // terms
	On     Date     `json:"on"`
	By     PersonID `json:"by"`
}

// Look is an assessment of a deal as it stood on a day (J17).
type Look struct {
	On      Date     `json:"on"`
	By      PersonID `json:"by"`
	Yes     int      `json:"yes"`
	No      int      `json:"no,omitzero"`
	Unclear int      `json:"unclear,omitzero"`
	Level   string   `json:"level,omitzero"` // of the funnel
}

// Tick is an answer with its evidence.
type Tick struct {
	Answer string   `json:"answer"` // yes no unclear na
	Note   string   `json:"note,omitzero"`
	By     PersonID `json:"by,omitzero"`
	On     Date     `json:"on,omitzero"`
}

// Move is a milestone that was entered.
type Move struct {
	To     string   `json:"to"`
	On     Date     `json:"on"`
	By     PersonID `json:"by"`
	Reason string   `json:"reason,omitzero"` // of a step back or a push
}

func (o *Opportunity) Kind() Kind  { return KindOpportunity }
func (o *Opportunity) Key() string { return string(o.ID) }

// Number is the short number on cards: P4.
func (o *Opportunity) Number() string { return fmt.Sprintf("P%d", o.No) }

// Open reports whether the deal can still move: not won, lost or dropped.
func (o *Opportunity) Open() bool { return o.State == DealOpen || o.State == DealPaused }

func (o *Opportunity) Index() []Entry {
	e := []Entry{entry(ByNumber, o.Number()), entry(ByAccount, string(o.Account), string(o.Since))}
	if o.Open() {
		e = append(e, entry(OpenOwner, string(o.Owner), string(o.Since)),
			entry(OpenTeam, string(o.Team), string(o.Since)), entry(OpenAcct, string(o.Account), string(o.Since)))
	} else {
		e = append(e, entry(ClosedOwner, string(o.Owner), string(o.Closed)), entry(ClosedTeam, string(o.Team), string(o.Closed)))
	}
	return e
}

func (o *Opportunity) Refs() []Pointer {
	return refs(KindAccount, string(o.Account), KindPerson, string(o.Owner), KindTeam, string(o.Team))
}

// Flows counts milestones reached with the days spent in the one before, and the
// deal when it is signed or lost. The first one is where the deal was opened:
// that is no move.
func (o *Opportunity) Flows() []Tally {
	var t []Tally
	for i, m := range o.Moved {
		if i == 0 {
			continue
		}
		from := o.Moved[i-1]
		t = append(t, Tally{Who: m.By, Day: m.On, Metric: MetricMoves, N: 1}, Tally{Who: m.By, Day: m.On, Metric: MetricStep(from.To, m.To), N: 1})
		if days := m.On.Sub(from.On); days > 0 {
			t = append(t, Tally{Who: m.By, Day: m.On, Metric: MetricDwell + from.To, N: int64(days)})
		}
	}
	if o.State == DealLost || o.State == DealDropped {
		t = append(t, Tally{Who: o.Owner, Day: o.Closed, Metric: MetricEnded + o.Milestone, N: 1})
	}
	switch o.State {
	case DealWon:
		t = append(t, Tally{Who: o.Owner, Day: o.Closed, Metric: MetricWon, N: 1},
			Tally{Who: o.Owner, Day: o.Closed, Metric: MetricSigned, Currency: o.Amount.Currency, N: o.Amount.Minor})
	case DealLost:
		t = append(t, Tally{Who: o.Owner, Day: o.Closed, Metric: MetricLost, N: 1})
	}
	return t
}
