package crm

import (
	"fmt"
	"time"
)

// The states of a tender.
const (
	TenderOpen      = "open"
	TenderSubmitted = "submitted"
	TenderPostponed = "postponed" // 延期: the new dates stand on it
	TenderFailed    = "failed"    // 流标
	TenderVoid      = "void"      // 废标
	TenderAgain     = "again"     // 二次招标: open once more, one round later
	TenderWon       = "won"
	TenderMissed    = "missed" // 未中标
)

// Tender is what a customer's call for bids asks of us: its dates, the deposit,
// what was read at the opening, and what was learnt when it was not won. A deal
// has one at a time; a second call for bids goes on with the same one. Its
// owner and his manager change it.
type Tender struct {
	Meta
	Attachments
	ID        TenderID      `json:"id"`
	No        int           `json:"no"`
	Account   AccountID     `json:"account"`
	Deal      OpportunityID `json:"deal"`
	Owner     PersonID      `json:"owner"`
	Team      TeamID        `json:"team"`
	State     string        `json:"state"`
	Round     int           `json:"round"`             // 1; a second call for bids is 2
	Zone      string        `json:"zone,omitzero"`     // in which Clock and OpensAt are read; "" = the owner's
	Deadline  Date          `json:"deadline,omitzero"` // 截标
	Clock     string        `json:"clock,omitzero"`    // HH:MM of the deadline
	Opens     Date          `json:"opens,omitzero"`    // 开标
	OpensAt   string        `json:"opens_at,omitzero"` // HH:MM
	Deposit   Money         `json:"deposit,omitzero"`  // 保证金
	PayBy     Date          `json:"pay_by,omitzero"`   // of the deposit
	Paid      Date          `json:"paid,omitzero"`
	Back      Date          `json:"back,omitzero"` // the deposit came back
	Ready     []string      `json:"ready,omitempty"`
	Submitted Date          `json:"submitted,omitzero"`
	Delays    []Delay       `json:"delays,omitempty"`
	Bids      []Bid         `json:"bids,omitempty"` // 开标记录
	Result    Date          `json:"result,omitzero"`
	Reason    string        `json:"reason,omitzero"` // of a tender that failed, was void or was not won
	Learnt    string        `json:"learnt,omitzero"` // 复盘
	LearntOn  Date          `json:"learnt_on,omitzero"`
	Evidence  Evidence      `json:"evidence,omitzero"`

	zone *time.Location // of Zone, as Locate gave it
}

// Delay is a deadline that was put off.
type Delay struct {
	From Date     `json:"from"`
	To   Date     `json:"to"`
	On   Date     `json:"on"`
	By   PersonID `json:"by"`
}

// Bid is a line of what was read at the opening. Ours is the one without a
// name.
type Bid struct {
	Who   string `json:"who,omitzero"`
	Price Money  `json:"price,omitzero"`
	Note  string `json:"note,omitzero"`
}

func (t *Tender) Kind() Kind  { return KindTender }
func (t *Tender) Key() string { return string(t.ID) }

// Locate gives the tender its zone.
func (t *Tender) Locate(z *Zones) { t.zone = z.Load(t.Zone) }

// Location is the zone of its times; that of its owner if it has none of its own,
// or one that cannot be loaded.
func (t *Tender) Location(owner *time.Location) *time.Location {
	if t.Zone == "" {
		return owner
	}
	if own := zoneOf(t.zone, t.Zone); own != nil {
		return own
	}
	return owner
}

// Number is the short number on cards: B2.
func (t *Tender) Number() string { return fmt.Sprintf("B%d", t.No) }

// Open reports whether its result is still to come.
func (t *Tender) Open() bool {
	switch t.State {
	case TenderWon, TenderMissed, TenderFailed, TenderVoid:
		return false
	}
	return true
}

// Owed is the deposit that was paid and has not come back, or nothing.
func (t *Tender) Owed() Money {
	if t.Paid == "" || t.Back != "" {
		return Money{}
	}
	return t.Deposit
}

// live reports whether somebody still has to look at it: until the result is
// known and the deposit is back.
func (t *Tender) live() bool { return t.Open() || t.Owed().Minor > 0 }

func (t *Tender) Index() []Entry {
	e := []Entry{
		entry(ByNumber, t.Number()), entry(ByDeal, string(t.Deal), string(t.Deadline)),
		entry(ByAccount, string(t.Account), string(t.Deadline)),
	}
	if t.live() {
		e = append(e, entry(OpenOwner, string(t.Owner), string(t.Deadline)), entry(OpenTeam, string(t.Team), string(t.Deadline)))
	}
	return e
}

func (t *Tender) Refs() []Pointer {
	return refs(KindAccount, string(t.Account), KindOpportunity, string(t.Deal), KindPerson, string(t.Owner), KindTeam, string(t.Team))
}
