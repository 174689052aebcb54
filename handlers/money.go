package handlers

import (
	"cmp"
	"strconv"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// paymentIntent is money that comes in, the plan by which it is to come, and
// dates that move.
func paymentIntent() Intent {
	return Intent{
		Name: "payment", Reads: parse.Opportunity,
		UnlessDone: true,
		Weigh: func(f parse.Facts) float64 {
			s := f.Plain()
			switch {
			case f.Letters() > 100 || f.Holds("提醒我", "remind me", "打车"):
				return 0
			case owedWords.MatchString(s):
				return 0.9 // before what a deal is worth
			case paymentWords.MatchString(s):
				return 0.86
			case restWords.MatchString(s):
				return 0.86
			}
			return 0
		},
		Examples: []string{
			"到账60万", "永盛到账60万", "剩下的下月10号", "尾款下月10号", "30% down received", "付款计划 预付30% 发货60% 质保金10%", "永盛回款到了105万",
			"payment plan 30% down, 60% delivery, 10% retention", "received 600k", "第2期 12月10号", "回款情况", "永盛付款计划", "确认到账 永盛", "the rest on Dec 10",
		},
		Near:   []string{"恒鑫4月底签 268万 把握七成", "今天拜访了美科林副总,谈付款", "下月10号联系永盛"},
		Handle: (*request).payment,
	}
}

var (
	paymentWords = wording.OneOf(
		owedSaid, `到账`, `款(?:到了|打过来了|付了)`, `质保金(?:也)?到了`, `到款`,
		`回款(?:\d|了|到|情况|计划|怎么样)`, `收款计划`,
		`付款(?:计划|条件|方式)[:：是 ]`, `付款计划`,
		`收到(?:货款|款|尾款|预付款|首付|\d+%)`,
		`payment plan`, `payments?(?: status| received)`, `down (?:payment )?received`,
		`received (?:\d|the)`, `paid us`,
	)
	owedWords = wording.Compile(owedSaid)
	restWords = wording.OneOf(
		`^(.{1,10}[ 的]?)?(剩下的|余款|尾款|剩余|第[一二三四五六\d]{1,2}[期笔]|质保金)(款)?(要|说|改到|推到|约|在|,| )*`+
			`(\d|下|本|这|周|月底|年底|明|后)`,
		`^the (rest|balance)( will come)?( on| by) `,
		`^row \d{1,2}:? (on |by )?(\d|[a-z]{3,9} \d)`,
		`^(?:the )?(?:first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th) (?:payment|instal+ment)(?: is| comes| will come)?(?: due)?(?: on| by)? (?:\d|`+payMonth+`)`,
	)
	whichRow  = wording.Compile(`第([一二三四五六七八九十\d]{1,2})(?:期|笔)|(?:row|instal+ment) (\d{1,2})|\b(first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th) (?:payment|instal+ment|part|tranche)`)
	lastRow   = wording.Compile(`尾款|最后(?:那|的)?一?(?:期|笔)|\b(?:last|final) (?:payment|instal+ment|part|tranche)`)
	halfRow   = wording.Compile(`到账一半|\bhalf of\b`)
	percentIn = wording.Compile(`(\d{1,3}) ?[%％]`)
)

// owedSaid asks what a customer has still to pay.
const owedSaid = `(还有|有)?多少(钱|款|货款)?(还)?没(收|付|到|回)|(还)?(欠|差)(我们|咱们)?多少(钱|款)|没(收|付|回)的?(款|钱)|(欠款|应收|尾款)(还)?(有|是|剩)?多少|how much (is |do they |does .{1,20} )?(still )?(owed?|outstanding|unpaid|to be paid)`

func (q *request) payment() error {
	s := squash(q.m.Text)
	want := func(o *crm.Opportunity) bool { return o.State == crm.DealWon || o.Open() }
	switch {
	case (strings.Contains(s, "确认到账") || strings.Contains(s, "confirm payment")) && !notConfirmed.MatchString(s) && !asks(q.m.Text):
		return q.confirmPaid(want)
	case planNamed.MatchString(s):
		return q.planPayments(want)
	case owedWords.MatchString(s) || asks(q.m.Text) || strings.Contains(s, "情况") || strings.Contains(s, "怎么样") || strings.Contains(s, "status"):
		m, ok, err := q.matter(wish{verb: crm.Read, want: want})
		if err != nil || !ok {
			return err
		}
		return q.showPayments(m, 0)
	case q.tellsPaid():
		if err := q.receive(want); err != nil || q.work == nil || !q.tellsRest() {
			return err
		}
		return q.promise(want)
	case restWords.MatchString(s) && !strings.Contains(s, "到账"):
		return q.promise(want)
	}
	return q.showUnpaid(want)
}

// withPlan prefers the deals that have a payment plan.
func (q *request) withPlan(want func(*crm.Opportunity) bool) (matter, []crm.Payment, bool, error) {
	m, ok, err := q.matter(wish{verb: crm.Read, want: func(o *crm.Opportunity) bool {
		if !want(o) {
			return false
		}
		rows, err := q.Desk.PaymentsOf(q.tx, o.ID)
		return err == nil && len(rows) > 0
	}})
	if err != nil || !ok {
		return m, nil, false, err
	}
	rows, err := q.Desk.PaymentsOf(q.tx, m.deal.ID)
	return m, rows, err == nil, err
}

// receive books money that came in: on the row that was named, else on the
// oldest that is open. What is more than that row lacks goes to the next.
func (q *request) receive(want func(*crm.Opportunity) bool) error {
	m, rows, ok, err := q.withPlan(want)
	if err != nil {
		return err
	}
	if !ok {
		return q.noPlan(want)
	}
	open := openRows(rows, rowCalled(rows, q.m.Text))
	if len(open) == 0 {
		return q.showPayments(m, 0)
	}
	amount, err := q.sumOf(&m, open[0])
	if err != nil || amount.Minor == 0 {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	first, rest := open[0], amount
	v := cards.PaymentView{Deal: m.view()}
	for i, p := range open {
		part := rest
		if i < len(open)-1 && part.Minor > p.Left().Minor {
			part.Minor = p.Left().Minor
		}
		done, err := w.Receive(p.ID, part, "")
		if err != nil {
			return err
		}
		if i == 0 {
			first = done.After
		} else {
			v.More.Minor += part.Minor
			v.More.Currency = part.Currency
			v.MoreRow = q.say.RowName(p)
		}
		if rest.Minor -= part.Minor; rest.Minor == 0 {
			break
		}
	}
	v.Payment, v.Group = first, w.Group()
	q.paidCard(m, v)
	return q.askConfirmation(m, v)
}

// noPlan answers money that came in for a deal without a plan.
func (q *request) noPlan(want func(*crm.Opportunity) bool) error {
	if len(q.posts) == 0 {
		return nil
	}
	q.posts = nil
	m, ok, err := q.matter(wish{verb: crm.Read, want: want})
	if err != nil || !ok {
		return err
	}
	q.reply(q.out.NoPlan(m.view()))
	return nil
}

// paidCard shows a row of a plan after something happened to it.
func (q *request) paidCard(m matter, v cards.PaymentView) {
	v.MayConfirm = crm.Can(q.who, crm.Decide, crm.ScopeOf(&v.Payment)) && unconfirmedByOthers(&v.Payment, q.who.ID)
	q.listed([]crm.Pointer{{Kind: crm.KindPayment, ID: string(v.ID)}})
	q.about(m.account.ID, "")
	if v.Group != "" {
		q.conv.Group = v.Group
	}
	q.conv.Receipts++
	q.reply(q.out.PaymentIn(v))
}

func unconfirmedByOthers(p *crm.Payment, who crm.PersonID) bool {
	for _, r := range p.Received {
		if r.Confirmed == "" && r.By != who {
			return true
		}
	}
	return false
}

// askConfirmation asks the manager to confirm what came in.
func (q *request) askConfirmation(m matter, v cards.PaymentView) error {
	if v.Confirmed() || q.who.Manager == "" {
		return nil
	}
	boss, err := crm.Get[crm.Person](q.tx, q.who.Manager)
	if err != nil {
		return err
	}
	if !crm.Can(&boss, crm.Decide, crm.ScopeOf(&v.Payment)) {
		return nil
	}
	v.ByName, v.MayConfirm, v.Group = q.who.Name.Text, true, ""
	key := "paid/" + string(v.ID) + "/" + strconv.Itoa(len(v.Received))
	return q.tell(&boss, key, func(w *cards.Writer) chat.Card { return w.PaymentIn(v) })
}

// rowNamed is which row a text names; 0 for none.
func rowNamed(text string) int {
	at := whichRow.FindStringSubmatch(strings.ToLower(fold(text)))
	if at == nil {
		return 0
	}
	for i, nth := range []string{"first", "second", "third", "fourth", "fifth"} {
		if at[3] == nth || strings.HasPrefix(at[3], strconv.Itoa(i+1)) {
			return i + 1
		}
	}
	return number(at[1] + at[2])
}

// rowCalled is which row a text names, by its number or by what it is for: 发货款
// 到了; 0 for none.
func rowCalled(rows []crm.Payment, text string) int {
	if n := rowNamed(text); n > 0 {
		return n
	}
	for _, r := range rows {
		if length(r.What) > 1 && holds(text, r.What) {
			return r.Row
		}
	}
	if len(rows) > 0 && lastRow.MatchString(strings.ToLower(fold(text))) {
		return rows[len(rows)-1].Row
	}
	return 0
}

// openRows are the rows that lack money, the named one first.
func openRows(rows []crm.Payment, named int) []crm.Payment {
	var out []crm.Payment
	for _, r := range rows {
		if !r.Paid() && (named == 0 || r.Row >= named) {
			out = append(out, r)
		}
	}
	return out
}

// sumOf is how much came in: a sum, a share of the contract, or, without
// either, all that the row lacks.
func (q *request) sumOf(m *matter, p crm.Payment) (crm.Money, error) {
	if at := percentIn.FindStringSubmatch(fold(q.m.Text)); at != nil {
		n, _ := strconv.Atoi(at[1])
		total := m.deal.Amount.Minor
		return crm.Money{Minor: total / 100 * int64(n), Currency: p.Amount.Currency}, nil
	}
	if halfRow.MatchString(squash(q.m.Text)) {
		return crm.Money{Minor: p.Amount.Minor / 2, Currency: p.Amount.Currency}, nil
	}
	if q.f.Amount != nil && q.f.Amount.Minor > 0 {
		return crm.Money{Minor: q.f.Amount.Minor, Currency: cmp.Or(q.f.Amount.Currency, p.Amount.Currency)}, nil
	}
	if s := sumIn.FindString(strings.ToLower(fold(q.dealText()))); s != "" {
		a, err := q.amountOf(s)
		if err != nil {
			return crm.Money{}, err
		}
		if a != nil && a.Minor > 0 {
			return crm.Money{Minor: a.Minor, Currency: q.currencyOf(a, p.Amount.Currency)}, nil
		}
	}
	return p.Left(), nil
}

// sumIn finds a sum, with what is said behind 万 in smaller units: 50万零4千, 12万5.
var sumIn = wording.Compile(`[\d.,]+ ?万零?\d千\d?|[\d.,]+ ?万\d$|[\d.,]+ ?(?:亿|万|w|千|k|m|元|块)+` + currencySaid + `|[\d,]{4,}(?:\.\d+)?` + currencySaid)

// currencySaid is the currency behind a sum, which may be left out.
const currencySaid = `(?: ?(?:usd|eur|cny|rmb|gbp|hkd|jpy|krw|vnd|美元|美金|欧元|英镑|港币|港元|日元|韩元|越南盾))?`

// showUnpaid shows the plan of a deal of whose money something else is said than that it
// came, and how to say that it did.
func (q *request) showUnpaid(want func(*crm.Opportunity) bool) error {
	m, ok, err := q.matter(wish{verb: crm.Read, want: want})
	if err != nil || !ok {
		return err
	}
	return q.listPayments(m, cards.PaymentsView{Unbooked: true})
}

// showPayments shows a payment plan.
func (q *request) showPayments(m matter, from int) error {
	return q.listPayments(m, cards.PaymentsView{From: from})
}

// listPayments shows the payment plan of a deal as v wants it.
func (q *request) listPayments(m matter, v cards.PaymentsView) error {
	rows, err := q.Desk.PaymentsOf(q.tx, m.deal.ID)
	if err != nil {
		return err
	}
	q.listed(nil)
	for _, r := range rows {
		q.conv.Items = append(q.conv.Items, crm.Pointer{Kind: crm.KindPayment, ID: string(r.ID)})
	}
	q.about(m.account.ID, "")
	may, err := q.can(crm.Write, &m.deal)
	if err != nil {
		return err
	}
	v.DealView, v.Rows, v.MayChange = m.view(), rows, may
	q.personal(q.say.Payments(v))
	return nil
}

// confirmPaid confirms the receipts of a deal that wait.
func (q *request) confirmPaid(want func(*crm.Opportunity) bool) error {
	m, rows, ok, err := q.withPlan(want)
	if err != nil {
		return err
	}
	if !ok {
		return q.noPlan(want)
	}
	for _, r := range rows {
		if !r.Confirmed() {
			return q.confirmRow(m, r.ID)
		}
	}
	return q.showPayments(m, 0)
}

func (q *request) confirmRow(m matter, id crm.PaymentID) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	done, err := w.ConfirmPayment(id)
	if err != nil {
		return err
	}
	v := cards.PaymentView{Payment: done.After, Deal: m.view(), Group: w.Group()}
	q.reply(q.out.PaymentConfirmed(v, ""))
	q.conv.Group = w.Group()
	if m.deal.Owner == q.who.ID {
		return nil
	}
	owner, err := crm.Get[crm.Person](q.tx, m.deal.Owner)
	if err != nil {
		return err
	}
	v.Group = ""
	return q.tell(&owner, "confirmed/"+string(id)+"/"+string(w.Group()), func(cw *cards.Writer) chat.Card { return cw.PaymentConfirmed(v, q.who.Name.Text) })
}

// pressPaid is the button that confirms what came in.
func (q *request) pressPaid(a chat.Action) error {
	rec, err := q.named(parse.Item{Number: a.Subject})
	if err != nil {
		return err
	}
	p, ok := rec.(*crm.Payment)
	if !ok {
		q.reply(q.out.UnknownButton())
		return nil
	}
	m, ok, err := q.matterByID(p.Deal)
	if err != nil || !ok {
		return err
	}
	return q.confirmRow(m, p.ID)
}
