package parse

import "milepost/storage/crm"

// Encoded is Facts in the JSON form of reading.md: exactly its keys, and of
// them only those that the text determines.
type Encoded struct {
	Intent     string            `json:"intent"`
	Command    string            `json:"command,omitempty"` // which handler a command word calls: set by handlers
	Account    string            `json:"account,omitempty"`
	Contacts   []EncodedContact  `json:"contacts,omitempty"`
	Activity   string            `json:"activity,omitempty"`
	Date       crm.Date          `json:"date,omitempty"`
	Assumed    bool              `json:"date_assumed,omitempty"`
	Next       *EncodedStep      `json:"next_step,omitempty"`
	AmountCNY  any               `json:"amount_cny,omitempty"`
	AmountElse *EncodedMoney     `json:"amount_other,omitempty"`
	Revenue    any               `json:"annual_revenue_cny,omitempty"`
	Industry   string            `json:"industry,omitempty"`
	Region     string            `json:"region,omitempty"`
	Source     string            `json:"source,omitempty"`
	Tier       string            `json:"tier,omitempty"`
	Milestone  string            `json:"milestone,omitempty"`
	Outcome    string            `json:"outcome,omitempty"`
	Items      []Encoded         `json:"items,omitempty"`
	Action     string            `json:"action,omitempty"`
	AskFor     []string          `json:"ask_for,omitempty"`
	Confidence float64           `json:"confidence"`
	Spans      map[string][2]int `json:"spans,omitempty"`
}

// EncodedContact is one entry of contacts.
type EncodedContact struct {
	Name   string `json:"name,omitempty"`
	Title  string `json:"title,omitempty"`
	Role   string `json:"role,omitempty"`
	Phone  string `json:"phone,omitempty"`
	Email  string `json:"email,omitempty"`
	WeChat string `json:"wechat,omitempty"`
}

// EncodedStep is next_step.
type EncodedStep struct {
	Text string   `json:"text,omitempty"`
	Due  crm.Date `json:"due,omitempty"`
	Time string   `json:"time,omitempty"`
}

// EncodedMoney is an amount in another currency than yuan, or in none that was
// said (then currency is absent).
type EncodedMoney struct {
	Currency string `json:"currency,omitempty"`
	Value    any    `json:"value"`
}

// Encode brings Facts into the form that `milepost parse` prints.
func Encode(f Facts) Encoded {
	e := Encoded{
		Intent: f.Intent, Command: f.Command, Activity: f.Activity, Date: f.Date, Assumed: f.DateAssumed,
		Industry: f.Industry, Region: f.Region, Source: f.Source, Tier: f.Tier, Milestone: f.Milestone,
		Outcome: f.Outcome, Action: f.Action, AskFor: f.AskFor, Confidence: f.Confidence,
	}
	if f.Account != nil {
		e.Account = f.Account.Text
	}
	for _, c := range f.Contacts {
		e.Contacts = append(e.Contacts, EncodedContact{c.Name, c.Title, c.Role, c.Phone, c.Email, c.WeChat})
	}
	if f.Next != nil {
		e.Next = &EncodedStep{f.Next.Text, f.Next.Due, f.Next.Time}
	}
	switch {
	case f.Amount == nil:
	case f.Amount.Currency == "CNY":
		e.AmountCNY = units(f.Amount.Money)
	default:
		e.AmountElse = &EncodedMoney{f.Amount.Currency, units(f.Amount.Money)}
	}
	if f.Revenue != nil && (f.Revenue.Currency == "CNY" || f.Revenue.Currency == "") {
		e.Revenue = units(*f.Revenue)
	}
	for _, it := range f.Items {
		e.Items = append(e.Items, Encode(it))
	}
	for k, s := range f.Spans {
		if e.Spans == nil {
			e.Spans = map[string][2]int{}
		}
		e.Spans[k] = [2]int{s.Start, s.End}
	}
	return e
}

// units is money in whole units where it is whole, so that JSON reads 1200000.
func units(m crm.Money) any {
	if m.Minor%100 == 0 {
		return m.Minor / 100
	}
	return float64(m.Minor) / 100
}
