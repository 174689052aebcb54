package handlers

import (
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// contractIntent is a deal that was signed.
func contractIntent() Intent {
	return Intent{
		Name: "contract", Reads: parse.Opportunity,
		UnlessDone: true,
		Weigh: func(f parse.Facts) float64 {
			s := f.Plain()
			switch {
			case f.Letters() > 80 || f.Asks() || asksAbout(f) && f.Amount == nil || notSigned.MatchString(s) || signsOther(s) || f.Holds("提醒我", "remind me") || f.Word("goal", "target", "quota"):
				return 0
			case f.Amount != nil && wonFor.MatchString(s):
				return 0.97 // contract stands in it, and asks for nothing
			case signedWords.MatchString(s):
				return 0.87
			}
			return 0
		},
		Examples: []string{"签了!320万", "粤钢签了,合同号HT-2026-018,320万", "恒鑫签单了 268万", "we signed Oakline, 3.2M CNY", "合同签了 320万", "signed! 3.2M USD", "won Oakline, contract 400k EUR"},
		Near:     []string{"恒鑫4月底签 268万 把握七成", "还没签合同", "下周签合同", "今天拜访了美科林副总,合同签了", "验收签了", "合同什么时候签", "上个月签了几个", "这个月签了多少", "how many did we sign this month"},
		Handle:   (*request).contract,
	}
}

var (
	// contractNo is a contract's number: one that is called so, or a code with a hyphen
	// behind the word: contract BS-1.
	contractNo  = wording.Compile(`(?i)(?:合同编?号|contract (?:no\.?|number))[:：是为 ]*([A-Za-z0-9][A-Za-z0-9/_-]+)|(?:合同|contract)[:： ]*#?([A-Za-z]{1,8}[/_-]\d[A-Za-z0-9/_-]*)`)
	signedWords = wording.OneOf(
		`签了`, `签单了`, `签下来了`, `签成了`,
		`合同(?:已|已经)?签(?:了|好|完|订)`,
		`签约了`, `拿下了$`, `拿下来了`, `赢单了`,
		`(?:公|合同)?章(?:都|也|已经)?盖(?:了|好了|完了).*合同号`,
		`双方都?盖了?章`,
		`^(?:so |and |great, |finally,? )?(?:the |our )?deal with [^,]{2,30}?`+
			` (?:is |was |got |just )?(?:closed|done)\b`,
		`^(?:so |and |great, )?(?:i |we )?(?:have |just |finally )*(?:closed|landed)`+
			` the [^,]{2,30} deal\b`,
		`(?:^|\W)(?:we )?signed\b`, `\bis won$`,
		`(?:^|\W)we won (?:it|the deal|[a-z]+)$`,
		`(?:^|\W)deal(?: is)? won$`,
	)
	wonFor    = wording.Compile(`^(we|i|we've|we have|just)? ?(just )?won (the )?[a-z][^,]{1,30}[,:!.]? .*\d`)
	notSigned = wording.OneOf(
		`(前|之前|底|初|内)(就|能|会)?(要|想|准备|打算|希望|争取|计划)[^,，。]{0,8}签`,
		`签了(?:就|再|以后|之后|后|的话|要)?(?:马上|立刻|第一时间)?(?:告诉|通知|提醒|叫|喊|发给|跟)我`, `签了(?:再说|以后再|之后再|的话)`,
		`^(?:那)?(?:如果|要是|假如|假设|万一|只要|除非|一旦|但愿|希望)[^,，。]{0,12}签`, `签了[^,，。]{0,8}就好了`,
		`没签`, `未签`, `还没`, `准备签`,
		`签了(样品|技术|保密|意向|会议|框架)`,
		`下周签`, `要签`, `月底签`, `不签`, `验收(单)?签`, `验收已签`, `授权书`,
		`not (yet |quite )?(signed|won|closed|done)`,
		`n't (yet |quite )?(signed|won|closed|done)`,
		`\b(`+wording.Any(
			`almost`, `nearly`, `half`, `when`, `once`, `if`, `until`, `before`, `should be`,
			`could be`, `to be`, `as good as`, `never`,
		)+`) (closed|done|the deal|our deal)`,
		`to be signed`, `acceptance signed`, `will be signed`, `want to sign`,
		`\bsigned (?:it |this |that |them |these |everything )?off\b`,
	)
	signedSum = wording.Compile(`[\d一二三四五六七八九十百千.,]+ ?(亿|万|w|千|k|m|元|块)+( ?(usd|eur|cny|rmb|gbp|hkd|jpy|krw|vnd|美元|美金|欧元|英镑|港币|港元|日元|韩元|越南盾))?`)
)

// otherPaper finds a paper that is signed and sells nothing, and isContract one that does, beside it.
var (
	otherPaper = wording.Compile(`\b` + wording.Any(
		`ndas?`, `non-?disclosure(?: agreement)?`, `confidentiality agreement`, `loi`, `letter of intent`, `mou`, `minutes`, `protocol`, `drawings?`, `layouts?`,
		`acceptance`, `fat`, `sat`, `time-?sheets?`, `delivery notes?`, `term sheet`, `test report`, `visitor(?:s'| form| book)`, `spec(?:ification)?`,
	) + `\b`)
	isContract = wording.Compile(`\b(?:contract|po|purchase order|order|deal)\b`)
)

// signsOther reports that what was signed is no contract: NDA signed with Oakline. A paper in another clause was not
// signed: Otto signed, layout to follow.
func signsOther(s string) bool {
	if !otherPaper.MatchString(s) || isContract.MatchString(s) {
		return false
	}
	return slices.ContainsFunc(clausesOf(s), func(c string) bool { return holds(c, "sign", "签") && otherPaper.MatchString(c) })
}

// contract wins a deal: its amount, its number, and what is planned after it.
func (q *request) contract() error {
	if at := contractNo.FindStringSubmatch(q.m.Text); at != nil && q.f.Account != nil && len(q.f.Account.Known) == 0 && strings.Contains(at[1]+at[2], q.f.Account.Text) {
		q.f.Account = nil // HT of HT-1 is nobody's name
	}
	if done, err := q.signedByRival(); done || err != nil {
		return err
	}
	m, ok, err := q.matter(wish{verb: crm.Write, make: true, open: true})
	if err != nil || !ok {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	e := desk.Ending{State: crm.DealWon, Amount: q.f.Amount, On: q.signedOn()}
	low := strings.ToLower(fold(q.dealText()))
	number := ""
	if at := contractNo.FindStringSubmatch(q.dealText()); at != nil {
		number = at[1] + at[2]
		low = strings.Replace(low, strings.ToLower(at[0]), " ", 1)
	}
	priced := withoutParts(low)
	if priced != low {
		e.Amount = q.sumOfParts(low, &m.deal) // 预付36万 is no price
	}
	if s := signedSum.FindString(priced); s != "" {
		a, err := q.amountOf(strings.TrimSpace(s))
		if err != nil {
			return err
		}
		e.Amount = a
	}
	if e.Amount != nil {
		a := *e.Amount
		a.Currency = q.currencyOf(&a, m.deal.Amount.Currency)
		a.Kind = crm.AmountContract
		e.Amount = &a
	}
	done, err := w.EndDeal(m.deal.ID, e)
	if f, ok := faulty(err); ok && f.Key == "deal.no_amount" {
		return q.asksSum(m, f)
	}
	if err != nil {
		return err
	}
	m.deal = done.After
	if number != "" {
		if err := q.noteDeal(w, &m, "contract_no", number, false); err != nil {
			return err
		}
	}
	rows, short := q.planSigned(low, priced, &m.deal)
	var plan []crm.Payment
	if len(rows) > 0 { // 三七开
		if plan, err = w.PlanPayments(m.deal.ID, rows); err != nil {
			return err
		}
	}
	return q.wonCard(w, m, number, plan, short)
}

// signedDay finds on what day before today a contract was signed, said beside that it was.
var signedDay = wording.Compile(`昨天|前天|大前天|(?:上|这|本)(?:个)?(?:周|星期|礼拜)[一二三四五六日天]|\d{1,2}月\d{1,2}[号日]|\b(?:yesterday|last (?:mon|tues|wednes|thurs|fri)day|on (?:mon|tues|wednes|thurs|fri)day)\b`)

// signedToday finds that what another day is said beside was today: 昨天谈的今天签了.
var signedToday = wording.OneOf(`今天|今早|刚刚|刚才`, `\b(?:today|this (?:morning|afternoon)|just now)\b`)

// signedOn is the day on which a contract was signed, where he says that it was before today: 昨天恒发签了58万;
// "" else.
func (q *request) signedOn() crm.Date {
	at := slices.IndexFunc(clausesOf(q.m.Text), func(p string) bool { return signedWords.MatchString(squash(p)) })
	if at < 0 {
		return "" // 昨天寄的合同 is no day of a signature
	}
	part := squash(clausesOf(q.m.Text)[at])
	when := signedDay.FindString(part)
	if when == "" || signedToday.MatchString(part) {
		return ""
	}
	said := "拜访了客户"
	if ascii(when) {
		said = "visited a customer "
	}
	f := parse.Read(when+said, q.ctx)
	if ascii(when) {
		f = parse.Read(said+when, q.ctx)
	}
	if f.Date == "" || f.DateAssumed || f.Date >= q.today() {
		return ""
	}
	return f.Date
}

// makerSigns finds a maker of machines who signed with one of ours: Kuka signed with Kestrel for 30k.
var makerSigns = wording.Compile(`^([a-z][a-z0-9&.-]{2,20})(?: has| have| just| already| finally)* signed (?:a (?:deal|contract) )?(?:with )?([a-z0-9&][a-z0-9&. -]{1,30}?)(?:,? (?:for|over|at) .*)?$`)

// signedByRival takes what is told of a deal that was made with one who is a rival in an open deal of his
// for the loss of that deal, which he is asked to confirm: nobody signs with his rival.
func (q *request) signedByRival() (bool, error) {
	if a := q.f.Account; a != nil && len(a.Known) > 0 {
		return false, nil
	}
	s, rival := squash(q.m.Text), ""
	if m := makerSigns.FindStringSubmatch(s); m != nil && (parse.IsMaker(m[1]) || parse.IsMaker(m[2])) {
		maker, whose := m[1], m[2]
		if !parse.IsMaker(maker) {
			maker, whose = m[2], m[1]
		}
		if q.customerIn(whose) == "" {
			return true, q.notUnderstood()
		}
		q.putAs(q.inHisWriting(whose) + " lost to " + q.inHisWriting(maker))
		return true, q.dispatch(q.order)
	}
	signs := func(r string) bool {
		r = strings.ToLower(r)
		return strings.HasPrefix(s, r) || strings.Contains(s, "deal with "+r) || strings.Contains(s, "跟"+r+"签") || strings.Contains(s, "和"+r+"签")
	}
	var lost []crm.Opportunity
	err := crm.Each(q.tx, crm.Where(crm.OpenOwner, string(q.who.ID)), func(o crm.Opportunity) bool {
		if i := slices.IndexFunc(o.Rivals, signs); i >= 0 {
			lost, rival = append(lost, o), o.Rivals[i]
		}
		return len(lost) < crm.MaxPage
	})
	if err != nil || len(lost) == 0 {
		return false, err
	}
	if len(lost) > 1 {
		q.reply(q.out.WhichOne())
		return true, nil
	}
	name, err := q.nameOf(lost[0].Account)
	if err != nil {
		return false, err
	}
	if ascii(q.m.Text) {
		q.putAs(name + " lost to " + rival)
	} else {
		q.putAs(name + "黄了,给" + rival + "了")
	}
	return true, q.dispatch(q.order)
}

// wonCard shows the payment plan that was said with it, plans what follows a signature (D3), counts the customer's orders and
// proposes a key account (D4).
func (q *request) wonCard(w *desk.Work, m matter, number string, plan []crm.Payment, short cards.PlanShort) error {
	v := cards.WonView{DealView: m.view(), Group: w.Group(), Customer: m.account.Number(), Contract: number, Plan: plan, Short: short}
	cal := q.Calendars(q.who.Calendar)
	for _, f := range q.Book.AfterWon {
		t, err := w.AddTask(desk.NewTask{
			Account: m.account.ID, Deal: m.deal.ID, Owner: m.deal.Owner, Text: f.Name.In(q.say.Locale),
			Due: cal.OnOrAfter(m.deal.Closed.AddDays(f.Days)),
		})
		if err != nil {
			return err
		}
		tv, err := q.taskView(t)
		if err != nil {
			return err
		}
		v.Care = append(v.Care, tv)
	}
	orders, err := q.orders(m.account.ID)
	if err != nil {
		return err
	}
	v.Orders = orders
	v.Promote = q.Book.Promote > 0 && orders >= q.Book.Promote && !m.account.KeyAccount
	q.spokenOf(m, w.Group())
	q.conv.Receipts++
	q.reply(q.out.Won(v))
	return nil
}

// orders counts the won deals of a customer.
func (q *request) orders(id crm.AccountID) (int, error) {
	n := 0
	err := crm.Each(q.tx, crm.Where(crm.ByAccount, string(id)), func(o crm.Opportunity) bool {
		if o.State == crm.DealWon {
			n++
		}
		return true
	})
	return n, err
}

// promoteIntent makes a project customer a key account (D4).
func promoteIntent() Intent {
	return Intent{
		Name:     "promote",
		Starts:   []string{"升为大客户", "make key account"},
		Examples: []string{"升为大客户 比亚迪", "make key account Oakline"},
		Near:     []string{"比亚迪是大客户吗", "粤钢是大项目"},
		Handle:   (*request).promote,
	}
}

func (q *request) promote() error {
	fnd, err := q.resolve(q.f.Account, crm.Write)
	if err != nil {
		return err
	}
	if fnd.Account == nil {
		return q.account()
	}
	return q.promoteAccount(fnd.Account)
}

// pressPromote is the button that makes a key account.
func (q *request) pressPromote(a chat.Action) error {
	rec, err := q.named(parse.Item{Number: a.Subject})
	if err != nil {
		return err
	}
	acc, ok := rec.(*crm.Account)
	if !ok {
		q.reply(q.out.UnknownButton())
		return nil
	}
	return q.promoteAccount(acc)
}

func (q *request) promoteAccount(a *crm.Account) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	yes := true
	done, err := w.UpdateAccount(a.ID, desk.AccountEdit{KeyAccount: &yes})
	if err != nil {
		return err
	}
	orders, err := q.orders(a.ID)
	if err != nil {
		return err
	}
	q.about(done.After.ID, "")
	q.conv.Group = w.Group()
	q.reply(q.out.Promoted(done.After.Name.Text, done.After.Number(), orders, w.Group()))
	return nil
}

// discountBehind finds the discount that is given on a sum right behind it: 60万打九八折.
var discountBehind = wording.Compile(`^[ ,，元块的再]*打个?[一二两三四五六七八九\d.]+折`)

// sumIn is the sum that a text names; without a currency that of the deal.
func (q *request) sumIn(m *matter, text string) (crm.Money, error) {
	s := sumIn.FindString(strings.ToLower(fold(text)))
	if s == "" {
		s = signedSum.FindString(strings.ToLower(fold(text)))
	}
	if s == "" {
		return crm.Money{}, nil
	}
	_, behind, _ := strings.Cut(strings.ToLower(fold(text)), s)
	a, err := q.amountOf(strings.TrimSpace(s + discountBehind.FindString(behind)))
	if err != nil || a == nil {
		return crm.Money{}, err
	}
	return crm.Money{Minor: a.Minor, Currency: q.currencyOf(a, m.deal.Amount.Currency)}, nil
}
