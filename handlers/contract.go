package handlers

import (
	"cmp"
	"regexp"
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// contractIntent is a deal that was signed.
func contractIntent() Intent {
	return Intent{
		Name: "contract", Reads: parse.Opportunity,
		Weigh: unlessDone(func(f parse.Facts) float64 {
			s := squash(f.Text)
			switch {
			case length(f.Text) > 80 || asks(f.Text) || notSigned.MatchString(s) || holds(f.Text, "提醒我", "remind me"):
				return 0
			case signedWords.MatchString(s):
				return 0.87
			}
			return 0
		}),
		Examples: []string{"签了!320万", "粤钢签了,合同号HT-2026-018,320万", "恒鑫签单了 268万", "we signed Oakline, 3.2M CNY", "合同签了 320万", "signed! 3.2M USD"},
		Near:     []string{"恒鑫4月底签 268万 把握七成", "还没签合同", "下周签合同", "今天拜访了美科林副总,合同签了", "验收签了", "合同什么时候签"},
		Handle:   (*request).contract,
	}
}

var (
	contractNo  = regexp.MustCompile(`(?i)(?:合同编?号|contract (?:no\.?|number))[:：是为 ]*([A-Za-z0-9][A-Za-z0-9/_-]+)`)
	signedWords = regexp.MustCompile(`签了|签单了|签下来了|签成了|合同(已|已经)?签(了|好|完|订)|签约了|(^|\W)(we )?signed\b`)
	notSigned   = regexp.MustCompile(`没签|未签|还没|准备签|签了(样品|技术|保密|意向|会议|框架)|下周签|要签|月底签|不签|验收(单)?签|验收已签|授权书|not signed|to be signed|acceptance signed|will be signed|want to sign`)
	signedSum   = regexp.MustCompile(`[\d一二三四五六七八九十百千.,]+ ?(亿|万|w|千|k|m|元|块)+( ?(usd|eur|cny|rmb|gbp|美元|美金|欧元))?`)
)

// contract wins a deal: its amount, its number, and what is planned after it.
func (q *request) contract() error {
	m, ok, err := q.matter(wish{verb: crm.Write, make: true, open: true})
	if err != nil || !ok {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	e := desk.Ending{State: crm.DealWon, Amount: q.f.Amount}
	low := strings.ToLower(fold(q.dealText()))
	number := ""
	if at := contractNo.FindStringSubmatch(q.dealText()); at != nil {
		number = at[1]
		low = strings.Replace(low, strings.ToLower(at[0]), " ", 1)
	}
	if s := signedSum.FindString(low); s != "" {
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
	if err != nil {
		return err
	}
	m.deal = done.After
	if number != "" {
		if err := q.noteDeal(w, &m, "contract_no", number, false); err != nil {
			return err
		}
	}
	return q.wonCard(w, m, number)
}

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
	return cmp.Or(deal, a.Currency, q.currency())
}

// wonCard plans what follows a signature (D3), counts the customer's orders and
// proposes a key account (D4).
func (q *request) wonCard(w *desk.Work, m matter, number string) error {
	v := cards.WonView{DealView: m.view(), Group: w.Group(), Customer: m.account.Number(), Contract: number}
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

// quoteIntent is a price that we named, and the floor below which it takes an
// approval.
func quoteIntent() Intent {
	return Intent{
		Name: "quote", Reads: parse.Opportunity,
		Weigh: unlessDone(func(f parse.Facts) float64 {
			s := squash(f.Text)
			switch {
			case length(f.Text) > 60 || holds(f.Text, "提醒我", "remind me", "竞争", "要报价"):
				return 0
			case asksQuote.MatchString(s):
				return 0.86
			case floorWords.MatchString(s) && !asks(f.Text):
				return 0.86
			case asks(f.Text) || len(f.Items) > 1 || f.Next != nil && f.Next.Due != "":
				return 0
			case quoted.MatchString(s):
				return 0.86
			}
			return 0
		}),
		Examples: []string{"粤钢报价 95万", "报价降到95万", "恒鑫钣金报价降到255万", "报价改成90万", "第二版报价 92万", "底价90万", "粤钢底价 88万", "quote Oakline 950k USD", "floor is 880k", "粤钢报价记录", "quotes for Oakline"},
		Near:     []string{"报价发了", "周五前给美科报价", "金利要报价,80来万", "开标记录 大族90万 我们95万", "恒鑫4月底签 268万 把握七成"},
		Handle:   (*request).quote,
	}
}

var (
	quoted     = regexp.MustCompile(`报价(是|为|降到|降为|改成|改为|调到|涨到|:| )*[约]?[\d一二三四五六七八九十百千.]+ ?(万|w|千|k|亿|元)|(^|\W)quoted? ([a-z]+ )?(at )?[\d.,]+ ?[km]|报了[\d.]+ ?(万|w)`)
	floorWords = regexp.MustCompile(`底价(是|为|:| |改成|定为)*[\d一二三四五六七八九十百千.]+ ?(万|w|千|k|亿|元)|(^|\W)floor( price)?( is|:)? [\d.,]+ ?[km]`)
	asksQuote  = regexp.MustCompile(`报价(记录|版本|历史|多少)|报过(多少|什么价|几次)|底价(是)?多少|(^|\W)quotes (for|of)|what did we quote`)
)

func (q *request) quote() error {
	s := squash(q.m.Text)
	if asksQuote.MatchString(s) {
		m, ok, err := q.matter(wish{verb: crm.Read, want: func(*crm.Opportunity) bool { return true }})
		if err != nil || !ok {
			return err
		}
		return q.showQuotes(m, "", 0)
	}
	m, ok, err := q.matter(wish{verb: crm.Write, make: true})
	if err != nil || !ok {
		return err
	}
	sum, err := q.sumSaid(&m)
	if err != nil {
		return err
	}
	if sum.Minor == 0 {
		return errPass
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	if floorWords.MatchString(s) {
		done, err := w.UpdateDeal(m.deal.ID, desk.DealEdit{Floor: &sum})
		if err != nil {
			return err
		}
		v := cards.SaidView{Fields: []cards.FieldChange{{Field: "floor", Old: m.deal.Floor, New: done.After.Floor}}}
		return q.saidCard(m, v, w)
	}
	_, done, err := w.AddQuote(desk.NewQuote{Deal: m.deal.ID, Amount: sum})
	if err != nil {
		return err
	}
	m.deal = done.After
	if err := q.showQuotes(m, w.Group(), 0); err != nil {
		return err
	}
	return q.refreshOf(crm.Pointer{Kind: crm.KindOpportunity, ID: string(m.deal.ID)})
}

// sumSaid is the sum that a text names; without a currency that of the deal.
func (q *request) sumSaid(m *matter) (crm.Money, error) {
	s := sumIn.FindString(strings.ToLower(fold(q.dealText())))
	if s == "" {
		s = signedSum.FindString(strings.ToLower(fold(q.dealText())))
	}
	if s == "" {
		return crm.Money{}, nil
	}
	a, err := q.amountOf(strings.TrimSpace(s))
	if err != nil || a == nil {
		return crm.Money{}, err
	}
	return crm.Money{Minor: a.Minor, Currency: q.currencyOf(a, m.deal.Amount.Currency)}, nil
}

// showQuotes shows the versions of a deal's quote. g is the group that added
// one.
func (q *request) showQuotes(m matter, g crm.GroupID, from int) error {
	all, err := q.Desk.QuotesOf(q.tx, m.deal.ID)
	if err != nil {
		return err
	}
	q.spokenOf(m, g)
	v := cards.QuotesView{DealView: m.view(), Group: g, Quotes: all, From: from}
	if g != "" {
		q.conv.Items = []crm.Pointer{{Kind: crm.KindQuote, ID: string(all[len(all)-1].ID)}}
		q.conv.Receipts++
		q.reply(q.out.Quotes(v))
		return nil
	}
	q.personal(q.say.Quotes(v))
	return nil
}

// bargainIntent is a round of a negotiation.
func bargainIntent() Intent {
	return Intent{
		Name: "bargain", Reads: parse.Opportunity,
		Weigh: unlessDone(func(f parse.Facts) float64 {
			s := squash(f.Text)
			switch {
			case length(f.Text) > 100 || holds(f.Text, "提醒我", "remind me"):
				return 0
			case bargains.MatchString(s):
				return 0.87
			}
			return 0
		}),
		Examples: []string{"谈判第2轮:我们98万,对方要90万", "谈判 我们95万 对方88万 账期60天", "粤钢谈判记录", "negotiation we 980k they 900k", "negotiation log"},
		Near:     []string{"今天去粤钢谈判,没谈拢", "今天拜访了美科林副总,谈付款", "约了周四谈判"},
		Handle:   (*request).bargain,
	}
}

var (
	bargains   = regexp.MustCompile(`谈判(第.{1,2}轮|记录|情况| ?我们|[:：])|第.{1,2}轮谈判|negotiation (round|log|we|:)|^.{0,20}negotiation:? we `)
	oursSum    = regexp.MustCompile(`(?:我们|我方|咱们|we|ours?)(?:报|出|给|是|offer|at|:| )*([\d一二三四五六七八九十百千.,]+ ?(?:亿|万|w|千|k|m|元)+)`)
	theirsSum  = regexp.MustCompile(`(?:对方|客户|他们|they|theirs?)(?:要|出|还价|给|是|want|ask|at|:| )*([\d一二三四五六七八九十百千.,]+ ?(?:亿|万|w|千|k|m|元)+)`)
	roundLabel = regexp.MustCompile(`(?i)谈判|第.{1,2}轮|negotiation|round \d+`)
)

func (q *request) bargain() error {
	s := squash(q.m.Text)
	only := strings.Contains(s, "记录") || strings.Contains(s, "情况") || strings.HasSuffix(s, "log")
	verb := crm.Write
	if only {
		verb = crm.Read
	}
	m, ok, err := q.matter(wish{verb: verb})
	if err != nil || !ok {
		return err
	}
	g := crm.GroupID("")
	if !only {
		r, err := q.roundIn(&m)
		if err != nil {
			return err
		}
		w, err := q.begin()
		if err != nil {
			return err
		}
		done, err := w.AddRound(m.deal.ID, r)
		if err != nil {
			return err
		}
		m.deal, g = done.After, w.Group()
	}
	v := cards.RoundsView{DealView: m.view(), Group: g}
	all, err := q.Desk.QuotesOf(q.tx, m.deal.ID)
	if err != nil {
		return err
	}
	if len(all) > 0 {
		v.Opened = all[0].Amount
	}
	q.spokenOf(m, g)
	if g != "" {
		q.conv.Receipts++
		q.reply(q.out.Rounds(v))
		return nil
	}
	q.personal(q.say.Rounds(v))
	return nil
}

// roundIn reads a round: our price, theirs, and what is left are the terms.
func (q *request) roundIn(m *matter) (crm.Round, error) {
	text := q.dealText()
	low := strings.ToLower(fold(text))
	var r crm.Round
	for _, side := range []struct {
		re *regexp.Regexp
		to *crm.Money
	}{{oursSum, &r.Ours}, {theirsSum, &r.Theirs}} {
		at := side.re.FindStringSubmatch(low)
		if at == nil {
			continue
		}
		a, err := q.amountOf(strings.TrimSpace(at[1]))
		if err != nil {
			return r, err
		}
		if a != nil {
			*side.to = crm.Money{Minor: a.Minor, Currency: q.currencyOf(a, m.deal.Amount.Currency)}
		}
		low = strings.Replace(low, at[0], " ", 1)
	}
	r.Note = strings.Trim(roundLabel.ReplaceAllString(low, " "), " ,，:：。.")
	return r, nil
}
