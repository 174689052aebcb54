package handlers

import (
	"cmp"
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// correctIntent puts right what was read or said wrongly.
func correctIntent() Intent {
	return Intent{
		Name: "correct", Reads: parse.Correction,
		Starts: []string{"改"},
		Weigh: func(f parse.Facts) float64 {
			switch {
			case wrongQuote.MatchString(f.Plain()) && !hasNumber(f):
				return 0 // 昨天的报价发错了 gives nothing another day
			case hasNumber(f) && (f.Holds("改成", "改为", "不是", "不对", "错了") || f.Word("was", "not", "wrong")):
				return 0.95
			case renames(f):
				return 0.96
			case hasNumber(f) && len(f.Colleagues) > 0 && f.Holds("我没去", "去的", "跑的", "打的"):
				return 0.95
			case len(f.Colleagues) > 0 && f.Account != nil && f.Letters() <= 30 && !f.Asks() && whoseVisit.MatchString(f.Plain()):
				return 0.97
			case f.Intent == parse.Correction:
				return 0.9
			case dayOnly.MatchString(f.Plain()), dayOnlyEn.MatchString(f.Plain()):
				return 0.86
			case hasNumber(f) && len(f.Contacts) > 0 && f.Next == nil && !recorded(f.Intent):
				return 0.8
			case hasNumber(f) && f.Amount != nil && f.Account == nil && f.Next == nil:
				return 0.8
			case f.Holds("改成") && changesOfTheirs(f):
				return 0
			case f.Holds("改成", "打错了", "记错了", "搞错了", "写错了", "弄错了") && !f.Question:
				return 0.8
			case rightNumber.MatchString(lower(fold(f.Text))):
				return 0.86
			case notThis.MatchString(f.Plain()) && !recorded(f.Intent):
				return 0.7
			case customerWrong.MatchString(f.Text) && f.Letters() <= 40 && !f.Asks():
				return 0.87
			case strings.HasPrefix(f.Plain(), "不对") && f.Letters() > 2:
				return 0.88
			}
			return 0
		},
		Examples: []string{
			"是180万不是108万", "客户搞错了是比亚迪电子", "it was Tuesday, not Monday", "上一条金额打错了,是180万不是108万",
			"美科那个答复是下周二不是周一", "不是我去的,是小李", "#V1 改成昨天", "不对,预算是102万", "③ 50万",
			"是下周四", "it was Tuesday", "no, it's next Friday",
			"wrong customer, it is Bridgeport Steel", "是昨天", "不对,是昨天去的", "② 见的是王总",
			"my Yongsheng visit was the day before yesterday, not yesterday - pls fix",
		},
		Near:   []string{"今天拜访了比亚迪王总,预算大概120万", "② 下周三", "报价降到95万", "恒鑫4月底签 268万 把握七成", "是不是该去趟比亚迪了?"},
		Handle: (*request).correct,
	}
}

// correct finds what is meant and puts it right.
func (q *request) correct() error {
	if done, err := q.correctLeave(); done || err != nil {
		return err
	}
	if renames(q.f) {
		return q.rename()
	}
	if s := squash(q.m.Text); q.f.Amount == nil && strings.Contains(s, " ") && ratherThan.MatchString(s) {
		if done, err := q.tellsNoFault(); done || err != nil {
			return err
		}
	}
	if q.f.Revenue != nil && q.f.Account != nil && q.f.Amount == nil {
		return q.profile() // 把美科的营业额改成3亿
	}
	if d := q.f.Plain(); (bareDay.MatchString(d) || barePast.MatchString(d)) && !q.stillTalking() {
		return errPass // 今天, in the morning: what is there to be done?
	}
	if post := postPutRight(q.m.Text, q.ctx); post != "" {
		q.putAs(post)
		return q.dispatch(q.order)
	}
	x := q.fixOf(q.m.Text, q.f)
	if x.now.Amount != nil && x.old.Amount == nil && !hasNumber(q.f) && !namesCustomer(q.f) && !putsRight.MatchString(q.f.Plain()) && q.said().Sub(q.conv.At) > goesOnFor {
		return errPass // a sum of its own accord, and nothing just told that it could put right
	}
	b, err := q.target(x)
	if err != nil || b == nil {
		return err
	}
	if b.activity == nil && len(x.now.Contacts) > 0 && x.now.Amount == nil && !hasNumber(q.f) { // who was met, not whose step it is
		if v, sure, err := q.toldJustNow(parse.Facts{}); err != nil {
			return err
		} else if v != nil && sure {
			if b, err = q.bundleOf(v); err != nil {
				return err
			}
		}
	}
	if b.deal == nil && !hasNumber(q.f) && rightNumber.MatchString(strings.ToLower(fold(q.m.Text))) {
		if priced, err := q.pricedAt(b); err != nil || priced != nil {
			b = cmp.Or(priced, b)
			if err != nil {
				return err
			}
		}
	}
	if x.now.Amount != nil && x.old.Amount == nil && !hasNumber(q.f) && !namesCustomer(q.f) && q.stillTalking() && b.deal != nil && b.deal.Account != q.conv.About {
		if theirs, err := q.newsWithSum(); err != nil || theirs {
			return cmp.Or(err, errPass) // a sum was told of another customer since, and that one is meant
		}
	}
	if x.now.Amount == nil {
		if x.now.Amount, err = q.bareSum(b, x); err != nil {
			return err
		}
	}
	if !hasNumber(q.f) {
		if b, err = q.withSum(b, x); err != nil || b == nil {
			return err
		}
	}
	return q.putRight(b, x)
}

// putsRight finds that something said before was wrong, or is another now.
var putsRight = wording.OneOf(`不|错|改|应该|应为|才对|^是|更正|变成|还是`, `\b(?:actually|sorry|wrong|no|not|make|should|correct|correction|change|instead|rather|was|now)\b`)

// fixOf reads the two parts of a correction.
func (q *request) fixOf(text string, f parse.Facts) fix {
	old, now := parse.Facts{}, f
	if s := oldPart(text); s != "" {
		old = parse.Read(s, q.ctx)
	}
	if s := newPart(text); s != text {
		now = parse.Read(s, q.ctx)
		if now.Account == nil && old.Account == nil {
			now.Account = f.Account
		}
		now.Refs, now.Text = f.Refs, f.Text
	}
	if f.WasAmount != nil {
		old.Amount = &crm.Amount{Money: *f.WasAmount}
	}
	if now.Amount == nil {
		now.Amount = f.Amount
	}
	if f.WasDate != "" {
		old.Date, old.DateAssumed, old.Next = f.WasDate, false, nil
	}
	if d, _ := day(now); d == "" && f.Next != nil && f.Next.Due != "" {
		now.Next = f.Next // 送样不是周一是周二: read as a whole it says when
	}
	if d := pastDay(text, q.ctx); d != "" {
		now.Date, now.DateAssumed, now.Next = d, false, nil
	}
	// 不是比亚迪是比亚迪电子: both parts name a customer, the new one is right.
	return fix{now: now, old: old, customer: wrongCustomer(f) || old.Account != nil && now.Account != nil}
}

// fix is what is to be put right: what it was said to be, and what it is.
type fix struct {
	now, old parse.Facts
	customer bool                // the customer is what was wrong
	noted    []cards.FieldChange // changed already by who asks
}

// target finds the record that a correction means: the one named by a number,
// the newest of the customer that was named, else one of the last receipt.
// nil when it had to ask.
func (q *request) target(x fix) (*bundle, error) {
	if ref, ok := firstRef(x.now); ok {
		rec, err := q.named(ref)
		if err != nil {
			return nil, err
		}
		return q.bundleOf(rec)
	}
	if m := x.now.Account; m != nil && m.Text != "" && !x.customer {
		fnd, err := q.resolve(m, crm.Write)
		if err != nil {
			return nil, err
		}
		switch {
		case fnd.Account != nil && x.now.Date != "" && q.creditsDay():
			return q.daysVisit(fnd.Account, x.now.Date)
		case fnd.Account != nil:
			return q.newestOf(fnd.Account)
		case fnd.Taken != nil:
			ask, err := q.whomToAsk(fnd.Taken)
			if err == nil {
				q.reply(q.out.AccountTaken(m.Text, ask))
			}
			return nil, err
		case len(fnd.Choices) > 0 && len(fnd.Known) == 1:
			return q.newestOf(&fnd.Known[0])
		}
	}
	if x.customer && x.old.Account != nil {
		return q.wronglyAt(x)
	}
	if len(x.old.Contacts) > 0 {
		if b, err := q.metLast(x.old.Contacts); b != nil || err != nil {
			return b, err
		}
	}
	if x.now.Holds("拜访", "那趟", "电话不是") || x.now.Word("visit", "call") {
		b, err := q.lastOf(x)
		if err != nil || b == nil || b.activity != nil {
			return b, err
		}
		return q.newestMine()
	}
	return q.lastOf(x)
}

// newestOf is the newest thing that he recorded with a customer; of his team,
// for a manager.
func (q *request) newestOf(a *crm.Account) (*bundle, error) {
	acts, err := q.lastActivities(a.ID, 20)
	if err != nil {
		return nil, err
	}
	for i := range acts {
		if q.allowed(crm.Write, crm.ScopeOf(&acts[i])) {
			return q.bundleOf(&acts[i])
		}
	}
	return q.bundleOf(a)
}

// bundleOf is a record with what hangs on it.
func (q *request) bundleOf(rec crm.Record) (*bundle, error) {
	if rec.Base().Deleted {
		return nil, crm.E(crm.Missing, "record.missing", string(rec.Kind()), "")
	}
	b := &bundle{fresh: true}
	switch r := rec.(type) {
	case *crm.Activity:
		b.activity = r
		tasks, err := q.openTasks(r.Account)
		if err != nil {
			return nil, err
		}
		for _, t := range tasks {
			if t.From == r.ID {
				b.tasks = append(b.tasks, t)
			}
		}
		if len(b.tasks) == 0 {
			b.tasks = tasks
		}
		err = crm.Each(q.tx, crm.Where(crm.ByAccount, string(r.Account)), func(e crm.Expense) bool {
			if e.Activity == r.ID {
				b.expenses = append(b.expenses, e)
			}
			return true
		})
		if err != nil || r.Deal == "" {
			return b, err
		}
		o, err := crm.Get[crm.Opportunity](q.tx, r.Deal)
		b.deal = &o
		return b, err
	case *crm.Account:
		tasks, err := q.openTasks(r.ID)
		if err != nil {
			return nil, err
		}
		deals, err := q.openDeals(r.ID)
		if err != nil {
			return nil, err
		}
		b.tasks = tasks
		if len(deals) > 0 {
			b.deal = &deals[0]
		}
		b.account = r
		return b, nil
	case *crm.Approval: // what is said of its sum or its day is the deal's
		o, err := crm.Get[crm.Opportunity](q.tx, r.Deal)
		b.deal = &o
		return b, err
	}
	b.add(rec, true)
	b.fresh = true
	return b, nil
}

// lastOf is the item of the last receipt that a correction fits; when several
// do, it asks.
func (q *request) lastOf(x fix) (*bundle, error) {
	var bs []*bundle
	if g, ok := strings.CutPrefix(q.conv.Track, cards.EditGroup); ok {
		var err error
		if bs, _, err = q.bundles(crm.GroupID(g)); err != nil {
			return nil, err
		}
	}
	if len(bs) == 0 && len(q.conv.Items) == 1 {
		rec, err := q.load(q.conv.Items[0])
		if err != nil {
			return nil, err
		}
		return q.bundleOf(rec)
	}
	if len(bs) == 0 {
		return q.newestMine()
	}
	if len(bs) == 1 {
		b, err := q.bundleOf(bs[0].main())
		if err == nil && len(b.tasks) == 0 {
			b.tasks = bs[0].tasks // what stands on the receipt of a lead, say
		}
		if err != nil || b.deal != nil || len(b.expenses) > 0 || !onlySum(x) || b.activity != nil && !x.now.Holds("改成", "改为", "调成") {
			return b, err
		}
		if priced, err := q.pricedAt(b); err != nil || priced != nil {
			return priced, err
		}
		return b, nil
	}
	var fit []*bundle
	for _, b := range bs {
		full, err := q.bundleOf(b.main())
		if err != nil {
			return nil, err
		}
		if full.holds(x) {
			fit = append(fit, full)
		}
	}
	if len(fit) == 1 {
		return fit[0], nil
	}
	return nil, q.askItem(bs)
}

// holds reports whether a bundle has what a correction says was wrong or, when
// it does not say what, a figure or a step of that kind.
func (b *bundle) holds(x fix) bool {
	if x.old.Amount != nil {
		return b.deal != nil && b.deal.Amount.Minor == x.old.Amount.Minor
	}
	if d, _ := day(x.old); d != "" {
		for _, t := range b.tasks {
			if sameDay(t.Due, d) {
				return true
			}
		}
		return b.activity != nil && sameDay(b.activity.Date, d)
	}
	for _, c := range x.old.Contacts {
		for _, k := range b.contacts {
			if k.Name.Text == c.Name {
				return true
			}
		}
	}
	return x.now.Amount != nil && b.deal != nil
}

// sameDay reports whether a day that was said may be the day on record: 周一
// may have been read as another Monday.
func sameDay(have, said crm.Date) bool {
	return have != "" && (have == said || have.Weekday() == said.Weekday())
}

// askItem asks which item of the last card is to be changed. The person began
// this himself: it does not count among the questions of the day.
func (q *request) askItem(bs []*bundle) error {
	var cs []crm.Choice
	for i, b := range bs[:min(len(bs), maxChoices+1)] {
		n, ok := b.main().(crm.Numbered)
		if !ok {
			continue
		}
		name, err := q.nameOf(b.accountID())
		if err != nil {
			return err
		}
		cs = append(cs, crm.Choice{Value: n.Number(), Label: strings.TrimSpace(cards.Circled(i+1) + " " + name)})
	}
	words := q.m.Text
	if q.m.Kind != "text" {
		words = ""
	}
	d := crm.Draft{Ask: cards.AskItem, Choices: cs}
	q.conv.Question = crm.Question{Key: d.Ask, Choices: cs, At: q.said(), Subject: crm.Pointer{Kind: crm.KindDraft, ID: words}}
	q.alone(q.say.Question(cards.DraftView{Draft: d}))
	return nil
}
