package crm

import "fmt"

// Payment is a row of a deal's payment plan with what has come in against it.
// The owner of the deal writes it; money that came in is confirmed by somebody
// else.
type Payment struct {
	Meta
	Attachments
	ID       PaymentID     `json:"id"`
	No       int           `json:"no"`
	Account  AccountID     `json:"account"`
	Deal     OpportunityID `json:"deal"`
	Owner    PersonID      `json:"owner"`
	Team     TeamID        `json:"team"`
	Row      int           `json:"row"`           // 第1期
	What     string        `json:"what,omitzero"` // 预付, 发货, 验收, 质保金
	Share    int           `json:"share,omitzero"`
	Amount   Money         `json:"amount"`
	Due      Date          `json:"due,omitzero"` // the first date: overdue counts from it, whatever is promised later
	Promised []Promise     `json:"promised,omitempty"`
	Retained bool          `json:"retained,omitzero"` // 质保金
	Received []Receipt     `json:"received,omitempty"`
	Evidence Evidence      `json:"evidence,omitzero"`
}

// Promise is a later date that the customer named.
type Promise struct {
	For Date     `json:"for"`
	On  Date     `json:"on"`
	By  PersonID `json:"by"` // who noted it
}

// Receipt is money that came in: who noted it, and who confirmed it.
type Receipt struct {
	Amount    Money    `json:"amount"`
	On        Date     `json:"on"`
	By        PersonID `json:"by"`
	Confirmed PersonID `json:"confirmed,omitzero"`
}

func (p *Payment) Kind() Kind  { return KindPayment }
func (p *Payment) Key() string { return string(p.ID) }

// Number is the short number on cards: R4.
func (p *Payment) Number() string { return fmt.Sprintf("R%d", p.No) }

// Got is what has come in so far.
func (p *Payment) Got() Money {
	m := Money{Currency: p.Amount.Currency}
	for _, r := range p.Received {
		m.Minor += r.Amount.Minor
	}
	return m
}

// Left is what is still to come; never less than nothing.
func (p *Payment) Left() Money {
	return Money{Minor: max(p.Amount.Minor-p.Got().Minor, 0), Currency: p.Amount.Currency}
}

// Paid reports whether all of it has come in.
func (p *Payment) Paid() bool { return p.Left().Minor == 0 }

// Confirmed reports whether all that came in was confirmed.
func (p *Payment) Confirmed() bool {
	for _, r := range p.Received {
		if r.Confirmed == "" {
			return false
		}
	}
	return true
}

// Expected is when the rest is expected: the newest promise, else the first
// date.
func (p *Payment) Expected() Date {
	if n := len(p.Promised); n > 0 {
		return p.Promised[n-1].For
	}
	return p.Due
}

// Late is by how many days the row is overdue on that day, counted from the
// first date; 0 when it is not.
func (p *Payment) Late(on Date) int {
	if p.Paid() || p.Due == "" || on <= p.Due {
		return 0
	}
	return on.Sub(p.Due)
}

// sortDue sorts rows without a date last.
func (p *Payment) sortDue() string {
	if p.Due == "" {
		return "9999"
	}
	return string(p.Due)
}

func (p *Payment) Index() []Entry {
	e := []Entry{
		entry(ByNumber, p.Number()), entry(ByDeal, string(p.Deal), fmt.Sprintf("%04d", p.Row)),
		entry(ByAccount, string(p.Account), p.sortDue()),
	}
	if !p.Paid() || !p.Confirmed() {
		e = append(e, entry(OpenOwner, string(p.Owner), p.sortDue()), entry(OpenTeam, string(p.Team), p.sortDue()))
	}
	return e
}

func (p *Payment) Refs() []Pointer {
	return refs(KindAccount, string(p.Account), KindOpportunity, string(p.Deal), KindPerson, string(p.Owner), KindTeam, string(p.Team))
}
