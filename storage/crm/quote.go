package crm

import "fmt"

// Quote is a price that we named for a deal. A new price is a new version: none
// is ever written over. Its owner and his manager take it back.
type Quote struct {
	Meta
	Attachments
	ID       QuoteID       `json:"id"`
	No       int           `json:"no"`
	Account  AccountID     `json:"account"`
	Deal     OpportunityID `json:"deal"`
	Owner    PersonID      `json:"owner"`
	Team     TeamID        `json:"team"`
	Version  int           `json:"version"` // within its deal, from 1
	Amount   Money         `json:"amount"`
	On       Date          `json:"on"`
	Until    Date          `json:"until,omitzero"` // it holds so long
	Note     string        `json:"note,omitzero"`
	Evidence Evidence      `json:"evidence,omitzero"`
}

func (q *Quote) Kind() Kind  { return KindQuote }
func (q *Quote) Key() string { return string(q.ID) }

// Number is the short number on cards: Q3.
func (q *Quote) Number() string { return fmt.Sprintf("Q%d", q.No) }

func (q *Quote) Index() []Entry {
	return []Entry{
		entry(ByNumber, q.Number()), entry(ByDeal, string(q.Deal), fmt.Sprintf("%04d", q.Version)),
		entry(ByAccount, string(q.Account), string(q.On)),
	}
}

func (q *Quote) Refs() []Pointer {
	return refs(KindAccount, string(q.Account), KindOpportunity, string(q.Deal), KindPerson, string(q.Owner), KindTeam, string(q.Team))
}
