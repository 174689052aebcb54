package crm

import "fmt"

// ConflictID names a claim conflict (撞单).
type ConflictID string

// Conflict says that a customer somebody reported comes near one that another
// has. The decider alone decides, once: the manager of both, over two teams the
// director. Until then the report is a draft of the one who made it.
type Conflict struct {
	Meta
	ID       ConflictID    `json:"id"`
	No       int           `json:"no"`
	Name     Name          `json:"name"`             // as it was reported
	Region   string        `json:"region,omitzero"`  // as it was reported
	Full     Name          `json:"full,omitzero"`    // its full name, as the reporter told it afterwards
	Code     string        `json:"code,omitzero"`    // likewise, its 统一社会信用代码
	Reporter PersonID      `json:"reporter"`         // who came second
	Draft    DraftID       `json:"draft,omitzero"`   // his words; empty for a claim without any
	Account  AccountID     `json:"account"`          // the one that was there first
	Decider  PersonID      `json:"decider"`          //
	Day      Date          `json:"day"`              // reported
	State    ConflictState `json:"state,omitzero"`   //
	Decided  Date          `json:"decided,omitzero"` //
	By       PersonID      `json:"decided_by,omitzero"`
}

// ConflictState says what was decided.
type ConflictState string

// The states of a conflict. The values but the first are ids of the playbook's
// claim outcomes.
const (
	ConflictOpen      ConflictState = ""
	ConflictSame      ConflictState = "same"      // one customer, and it stays with whom it is
	ConflictDifferent ConflictState = "different" // another customer: the reporter has it
	ConflictShared    ConflictState = "shared"    // one customer, and both follow it
	ConflictMoved     ConflictState = "moved"     // one customer, and it goes to the reporter: its protection was over
	ConflictWithdrawn ConflictState = "withdrawn" // the reporter let his words go
)

// Open reports whether it waits for its decider.
func (c *Conflict) Open() bool { return c.State == ConflictOpen }

func (c *Conflict) Kind() Kind  { return KindConflict }
func (c *Conflict) Key() string { return string(c.ID) }

// Number is the short number on cards: X8.
func (c *Conflict) Number() string { return fmt.Sprintf("X%d", c.No) }

// Index finds the open ones of a decider and all of a reporter.
func (c *Conflict) Index() []Entry {
	e := []Entry{
		entry(ByNumber, c.Number()), entry(ByAccount, string(c.Account), string(c.Day)),
		entry(ByPerson, string(c.Reporter), string(c.Day)),
	}
	if c.Open() {
		e = append(e, entry(ByStep, string(c.Decider), string(c.Day)))
	}
	return e
}

func (c *Conflict) Refs() []Pointer {
	return refs(KindAccount, string(c.Account), KindPerson, string(c.Reporter), KindPerson, string(c.Decider))
}
