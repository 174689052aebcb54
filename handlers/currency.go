package handlers

import (
	"cmp"
	"fmt"
	"strconv"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// currencyOf is the currency of a sum that was said: as he named it, else that
// of the deal, else what his language means by a bare figure.
func (q *request) currencyOf(a *crm.Amount, deal string) string {
	if namesCurrency(q.m.Text) {
		return cmp.Or(a.Currency, deal, q.currency())
	}
	if deal == "" && q.conv.About != "" {
		if open, err := q.openDeals(q.conv.About); err == nil && len(open) > 0 {
			deal = open[0].Amount.Currency
		}
	}
	if own := q.Book.Reading.Currency[q.who.Lang()]; own != "" {
		return cmp.Or(deal, own) // what the method takes a bare figure for
	}
	if deal != "" {
		return deal
	}
	return cmp.Or(q.usualCurrency(), a.Currency, q.currency())
}

// currency is what a figure without one means: the playbook's for the
// person's language, else the one in which he deals, else yuan.
func (q *request) currency() string {
	return cmp.Or(q.Book.Reading.Currency[q.who.Lang()], q.usualCurrency(), "CNY")
}

// usualCurrency is that of all the deals of which he told lately; "" where they are in several, or none has a sum.
func (q *request) usualCurrency() string {
	all, err := q.pricedLately()
	if err != nil {
		return ""
	}
	usual := ""
	for _, p := range all {
		switch c := p.deal.Amount.Currency; {
		case usual == "":
			usual = c
		case c != usual:
			return ""
		}
	}
	return usual
}

// currencies are offered when it was not said.
func currencies() []crm.Choice { return []crm.Choice{{Value: "CNY"}, {Value: "USD"}, {Value: "EUR"}} }

// inDealsCurrency is a sum of which no currency was said in that of the deal, when
// one is open: who spoke of euros goes on in euros.
func (q *request) inDealsCurrency(a *crm.Amount, open []crm.Opportunity) *crm.Amount {
	if a == nil || a.IsZero() || len(open) == 0 || open[0].Amount.Currency == "" || namesCurrency(q.m.Text) {
		return a
	}
	out := *a
	out.Currency = open[0].Amount.Currency
	return &out
}

// askCurrency drafts an amount whose currency was not said; the rest of the
// message stands.
func (q *request) askCurrency(w *desk.Work, t parse.Facts, a *crm.Account) error {
	if t.Amount == nil || t.Amount.IsZero() || t.Amount.Currency != "" {
		return nil
	}
	alone := parse.Facts{
		Text: cmp.Or(t.Text, q.m.Text), Intent: parse.Opportunity, Account: known(a.Name.Text, a.NameRow()), Amount: t.Amount,
		SignDate: t.SignDate, WinPct: t.WinPct, Confidence: 1, Spans: t.Spans,
	}
	return q.draft(w, alone, cards.AskCurrency, currencies())
}

// namesCurrency reports whether a text says what a figure is in. Where Chinese
// is spoken a bare figure reads as yuan: that must not turn dollars into yuan.
func namesCurrency(text string) bool {
	return text == "" || holds(text, "元", "块", "人民币", "美金", "美刀", "港币", "欧", "英镑", "$", "€", "£", "¥", "rmb", "cny", "usd", "eur", "hkd", "gbp", "jpy", "krw", "vnd", "越南盾") ||
		word(text, "yuan", "dollar", "dollars", "euro", "euros", "pounds")
}

func amountField(a crm.Amount) string {
	if a.Kind == crm.AmountBudget {
		return "budget"
	}
	return "amount"
}

// sumSaid is a sum in words that are read as it again: 600000元, 40000.50 EUR.
func sumSaid(m crm.Money) string {
	s := strconv.FormatInt(m.Minor/100, 10)
	if cents := m.Minor % 100; cents != 0 {
		s += fmt.Sprintf(".%02d", cents)
	}
	if m.Currency == "CNY" {
		return s + "元"
	}
	return s + " " + m.Currency
}
