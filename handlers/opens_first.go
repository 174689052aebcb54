package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// opensFirst takes a sum that is told of a deal, at a customer who has none, for the first word of
// one: 报了560 after a visit. It is put with its unit and as what it is, and nothing is written before
// he says that it is meant so.
func (q *request) opensFirst() (bool, error) {
	s := squash(q.m.Text)
	if !strings.ContainsAny(s, "0123456789") || length(s) > 40 || offersUnsettled(s) || !q.mayTellOfDeal() || len(q.f.Contacts) > 1 {
		return false, nil
	}
	a, err := q.dealless(q.conv.About)
	if err != nil || a == nil {
		return false, err
	}
	q.supposed = a.ID
	text := ""
	for _, says := range []func(string) (string, error){q.offered, q.inOtherWords} {
		if text, err = says(s); text != "" || err != nil {
			break
		}
	}
	q.supposed = ""
	if text == "" || err != nil || !sumIn.MatchString(squash(text)) {
		return false, err
	}
	q.asksToOpen(a, text)
	return true, nil
}

// dealless is a customer who has no deal, neither one that is open nor one that was won, and for whom he
// may open one; nil for another.
func (q *request) dealless(at crm.AccountID) (*crm.Account, error) {
	if at == "" {
		return nil, nil
	}
	if some, err := hasDeal(q, at); some || err != nil {
		return nil, err
	}
	a, err := crm.Get[crm.Account](q.tx, at)
	if crm.IsMissing(err) {
		return nil, nil // what was told of him was taken back
	}
	if err != nil || !q.allowed(crm.Write, crm.ScopeOf(&a)) {
		return nil, err
	}
	return &a, nil
}

// asksToOpen asks whether a deal of the customer is to be opened, and what was said to be kept of it.
func (q *request) asksToOpen(a *crm.Account, text string) {
	q.about(a.ID, "")
	q.began = true // he told of it himself
	q.asked(crm.Draft{Ask: cards.AskOpen, Choices: q.say.OpenChoices(a.Number())})
	q.conv.Question.Subject = crm.Pointer{Kind: crm.KindOpportunity, ID: text}
	q.alone(q.say.OpenDealFirst(a.Name.Text, a.Number(), text))
}

// chooseOpen opens the deal of which was told, and goes on with the words that were said.
func (q *request) chooseOpen(question crm.Question, c crm.Choice) error {
	q.conv.Question = crm.Question{}
	if c.Value == cards.ChoiceNone {
		q.alone(q.say.LeftAsIs())
		return nil
	}
	if _, ok, err := q.matterOfRef(parse.Item{Number: c.Value}, wish{verb: crm.Write, make: true}); err != nil || !ok {
		return err
	}
	q.putAs(question.Subject.ID)
	return q.dispatch(q.order)
}

// offered is a price that we named, without its unit, as the quote that it is: 报了560.
func (q *request) offered(s string) (string, error) {
	m := quotedBare.FindStringSubmatch(s)
	if m == nil {
		return "", nil
	}
	rest := strings.Trim(strings.TrimPrefix(s, strings.TrimRight(m[0], " ,，。")), " ,，。!！")
	if rest != "" && !is(rest, "了", "吧", "过去", "过去了", "出去了", "左右") {
		return "", nil // 报了3台
	}
	return "报价 " + m[4] + "万", nil
}
