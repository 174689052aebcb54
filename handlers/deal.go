package handlers

import (
	"cmp"
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// dealIntent says what a deal is worth, when it will be signed and how sure.
func dealIntent() Intent {
	return Intent{
		Name: "deal", Reads: parse.Opportunity,
		Weigh: func(f parse.Facts) float64 {
			if amountOnly(f) && !hasNumber(f) {
				return 0.8
			}
			if f.Intent == parse.None && f.Amount != nil && f.Account == nil && len(f.Items) == 0 && !f.Question && len(f.Refs) == 0 &&
				(f.Holds("预算", "报价", "金额", "总价") || f.Word("budget", "quote", "price", "deal", "amount")) {
				return 0.6 // of the customer that was just spoken of
			}
			if f.Intent == parse.None && (f.SignDate != "" || f.WinPct > 0) && f.Account == nil && len(f.Items) == 0 && !f.Question && len(f.Refs) == 0 {
				return 0.6 // 这单我感觉有六成把握
			}
			w := weighs(parse.Opportunity)(f)
			if w > 0 && f.Account == nil && reports(f) {
				return 0 // 王敏说发那科报了165万: nobody says of whose deal it is
			}
			return w
		},
		Examples: []string{
			"恒鑫4月底签 268万 把握七成", "恒鑫钣金项目预计4月底签单,金额268万,把握七成",
			"bump it to 3.2M",
			"budget is 2.5M USD", "金额300万", "预算是300万", "make it 2.8M",
		},
		Near:   []string{"是180万不是108万", "打车160", "今天拜访了比亚迪王总,预算大概120万"},
		Handle: (*request).deal,
	}
}

// amountOnly reports a text that says a figure, of what was just spoken of, and
// nothing else: 金额300万, make it 2.8M.
func amountOnly(f parse.Facts) bool {
	if f.Amount == nil || f.Account != nil || len(f.Contacts) > 0 || len(f.Items) > 0 || len(f.Costs) > 0 || f.Question || f.Next != nil || f.SignDate != "" || f.WinPct != 0 {
		return false
	}
	switch f.Intent {
	case parse.None, parse.Opportunity, parse.Correction:
		return amountSaid.MatchString(f.Plain())
	}
	return false
}

// amountSaid finds a bare figure, with the words that may stand around it.
var amountSaid = wording.OneOf(
	`^`+wording.Any(
		`那个`, `他们`, `客户`, `其实`, `应该`, `预算`, `报价`, `金额`, `总价`, `价格`,
		`单子`, `大概`, `约`, `差不多`, `是`, `在`, `改成`, `改为`, `就`, `有`, `也就`,
		`总共`, `:`, ` `,
	)+`*[¥$€]?[\d一二三四五六七八九十百千两点.,]+ ?(?:多|来|几)?`+
		wording.Any(
			`w`, `k`, `m`, `百?千?万`, `亿`, `元`, `块`, `rmb`, `usd`, `cny`, `eur`, `million`,
			`thousand`,
		)+`*`+
		wording.Any(
			`左右`, `上下`, `以内`, `吧`, `多`, `来万`, `美金`, `美元`, `欧元`, `人民币`,
		)+`*$`,
	`^(?:`+wording.Any(
		`no`, `sorry`, `actually`, `the`, `their`, `its`, `it's`, `it`, `that's`, `is`,
		`was`, `budget`, `price`, `quote`, `amount`, `deal`, `make`, `should be`, `about`,
		`around`, `roughly`, `now`, `only`, `just`, `be`, `to`, `value`, `worth`,
	)+`[, :]*`+`)+[¥$€]?[\d.,]+ ?(?:k|m|w|million|mio|thousand)?`+
		` ?(?:rmb|usd|cny|eur|yuan|dollars|euros)?(?: actually| now| instead| total)*$`,
)

// deal puts right the figure of the last receipt where nothing but a figure was
// said; anything else becomes a record.
func (q *request) deal() error {
	if strings.HasPrefix(q.conv.Track, cards.EditGroup) && len(q.conv.Items) == 1 && amountOnly(q.f) && q.said().Sub(q.conv.At) <= namesHold {
		if same, err := q.itemsAbout(); err != nil || same {
			return cmp.Or(err, q.correct())
		}
	}
	if done, err := q.sumOfAnotherPlace(); done || err != nil {
		return err
	}
	if q.f.Intent == parse.None && len(q.f.Items) == 0 {
		q.f.Intent = parse.Opportunity
	}
	return q.record()
}

// anotherPlace finds that a sum is of another plant or undertaking of the same customer: 他说分厂预算大概200.
var anotherPlace = wording.Compile(`(分厂|二厂|三厂|新厂|老厂|分公司|子公司|二期|三期|另外?(?:那|一)个项目)(?:那边|那个|这次)?的?(?:预算|报价|金额|总价|投资)`)

// sumOfAnotherPlace keeps as news of the customer who is talked of what another plant of his, of which no deal of his tells,
// has to spend: the sum of the open deal is another.
func (q *request) sumOfAnotherPlace() (bool, error) {
	m := anotherPlace.FindStringSubmatch(squash(q.m.Text))
	if m == nil || namesCustomer(q.f) || hasNumber(q.f) || len(q.f.Refs) > 0 || q.lastAbout() == "" {
		return false, nil
	}
	deals, err := q.openDeals(q.conv.About)
	if err != nil || slices.ContainsFunc(deals, func(o crm.Opportunity) bool { return strings.Contains(o.Title, m[1]) }) {
		return false, err
	}
	a, err := q.accountIf(q.conv.About, q.owns)
	if err != nil || a == nil {
		return false, err
	}
	return q.newsOf(a, q.m.Text)
}

// itemsAbout reports whether the thing that the last receipt showed is of the
// customer that was spoken of last: a figure is said of him, whatever came before.
func (q *request) itemsAbout() (bool, error) {
	rec, err := q.load(q.conv.Items[0])
	if err != nil {
		return false, err
	}
	b := &bundle{fresh: true}
	b.add(rec, true)
	at := b.accountID()
	return at == "" || q.conv.About == "" || at == q.conv.About, nil
}

// keepDeal brings the open deal of a customer up to date, or opens one.
func (q *request) keepDeal(w *desk.Work, t parse.Facts) error {
	a, ok, err := q.placeOfContact(w, t)
	if err != nil || !ok {
		return err
	}
	q.about(a.ID, "")
	deals, err := q.openDeals(a.ID)
	if err != nil {
		return err
	}
	amount := q.inDealsCurrency(t.Amount, deals)
	t.Amount = amount
	if amount != nil && amount.Currency == "" {
		if err := q.askCurrency(w, t, a); err != nil {
			return err
		}
		amount = nil
	}
	if amount == nil && t.SignDate == "" && t.WinPct == 0 && len(t.Competitors) == 0 {
		return q.dealStep(w, t, a)
	}
	if len(deals) == 0 {
		n := desk.NewDeal{Account: a.ID, SignBy: t.SignDate, WinPct: t.WinPct, Rivals: t.Competitors}
		if amount != nil {
			n.Amount = *amount
		}
		if _, err := w.OpenDeal(n); err != nil {
			return err
		}
		return q.dealStep(w, t, a)
	}
	if amount != nil && q.doubtfulPrice(t, deals) {
		return q.draft(w, t, cards.AskIntent, []crm.Choice{{Value: parse.Opportunity}})
	}
	meant := &deals[0]
	if o := dealTitled(deals, a.Name.Text, t.Text); o != nil {
		meant = o
	}
	if err := q.updateDeal(w, t, a, meant.ID, amount); err != nil {
		return err
	}
	return q.dealStep(w, t, a)
}

// ofAPrice finds in an English sentence that its sum is what a deal is worth, and not what somebody owes, earned or lost.
var ofAPrice = wording.Compile(`\b` + wording.Any(
	`budget\w*`, `price[ds]?`, `pricing`, `amounts?`, `deals?`, `worth`, `value`, `valued`, `quot\w+`, `offer\w*`, `bids?`, `contracts?`, `orders?`, `po`, `projects?`, `job`,
	`total\w*`, `volume`, `size`, `sum`, `estimat\w+`, `forecast\w*`, `pay`, `spend`, `invest\w*`, `capex`, `fund\w*`, `want\w*`, `need\w*`, `ask\w*`, `approv\w+`,
	`agree\w*`, `limit`, `max\w*`, `cap\w*`, `ceiling`, `bump`, `rais\w+`, `make`, `cuts?`, `lower\w*`, `drop\w*`, `increas\w+`, `chang\w+`, `updat\w+`, `set`,
	`sign\w*`, `clos\w+`, `wins?`, `won`, `opportunity`, `opp`, `expect\w*`, `plan\w*`, `it's`, `its`, `it`, `that's`, `not`, `from`, `instead`, `correct\w*`, `actually`,
	`should be`, `now`, `about`, `around`, `looking`, `for`, `is`, `are`,
) + `\b`)

// ofOtherMoney finds money that is no price of ours, whatever stands beside it: turnover is 50m.
var ofOtherMoney = wording.Compile(`\b(?:owes?|owed|owing|earn\w*|turnover|revenue|profit\w*|loss(?:es)?|salary|bonus|invoice[ds]?|fine[ds]?|penalt\w+|refund\w*|made|lost|spent|paid|received|got|came in|cost us|loan|debt|share ?price|stock)\b`)

// doubtfulPrice reports an English sentence that would change the sum of an open deal and does not say that it is one.
func (q *request) doubtfulPrice(t parse.Facts, deals []crm.Opportunity) bool {
	s := squash(t.Text)
	if t.Confidence >= 1 || deals[0].Amount.IsZero() || !ascii(s) || len(strings.Fields(s)) < 3 {
		return false
	}
	return ofOtherMoney.MatchString(s) || !ofAPrice.MatchString(s)
}

// dealStep notes what comes next with a deal.
func (q *request) dealStep(w *desk.Work, t parse.Facts, a *crm.Account) error {
	return q.addStep(w, t, a.ID, crm.Activity{})
}

// updateDeal changes what was said of a deal, and says old → new.
func (q *request) updateDeal(w *desk.Work, t parse.Facts, a *crm.Account, id crm.OpportunityID, amount *crm.Amount) error {
	e := desk.DealEdit{Amount: amount, Rivals: t.Competitors}
	if t.SignDate != "" {
		e.SignBy = &t.SignDate
	}
	if t.WinPct != 0 {
		e.WinPct = &t.WinPct
	}
	o, err := crm.Get[crm.Opportunity](q.tx, id)
	if err != nil {
		return err
	}
	var budget []cards.FieldChange
	if amount != nil && besideAmount(&o, *amount) {
		was, err := w.NoteBudget(id, *amount)
		if err != nil {
			return err
		}
		e.Amount, budget = nil, []cards.FieldChange{{Field: "budget", Old: was, New: *amount}}
	}
	done, err := w.UpdateDeal(id, e)
	if err != nil {
		return err
	}
	v := cards.ChangedView{
		Group: w.Group(), Number: done.After.Number(), Kind: crm.KindOpportunity,
		AccountName: a.Name.Text, Fields: append(budget, dealChanges(done.Before, done.After)...),
	}
	if title := done.After.Title; title != "" && !plainTitle(&done.After, a) {
		v.AccountName += " " + title
	}
	q.changed(v)
	if len(v.Fields) == 0 {
		return nil
	}
	return q.refreshOf(crm.Pointer{Kind: crm.KindOpportunity, ID: string(id)})
}

// dealChanges lists the fields of a deal that differ.
func dealChanges(b, a crm.Opportunity) []cards.FieldChange {
	var out []cards.FieldChange
	if b.Amount != a.Amount {
		out = append(out, cards.FieldChange{Field: "amount", Old: b.Amount, New: a.Amount})
	}
	if b.SignBy != a.SignBy {
		out = append(out, cards.FieldChange{Field: "sign_by", Old: b.SignBy, New: a.SignBy})
	}
	if b.WinPct != a.WinPct {
		out = append(out, cards.FieldChange{Field: "win_pct", Old: b.WinPct, New: a.WinPct})
	}
	if len(b.Rivals) != len(a.Rivals) {
		out = append(out, cards.FieldChange{Field: "rivals", Old: b.Rivals, New: a.Rivals})
	}
	return out
}

// changed says what a correction changed, where he wrote; 撤销 means it now.
func (q *request) changed(v cards.ChangedView) {
	q.reply(q.out.Changed(v))
	if len(v.Fields) > 0 && v.Group != "" {
		q.conv.Group = v.Group
	}
}

// onlySigns reports a deal of which is told when it will be signed, and nothing that is to be done:
// 恒发预计12月底签.
func onlySigns(t parse.Facts) bool {
	return t.Intent == parse.Opportunity && t.Close == parse.Task && t.SignDate != "" && t.Next == nil
}
