package handlers

import (
	"cmp"
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// deniesQuote finds a price that was not named.
var deniesQuote = wording.OneOf(`^[^\d]*(?:没有?|未|并没)(?:报价?|出价|开价)(?:到|过|了)?约?\d[^,，]*$`, `^[^\d,]*\b(?:did not|didn't|have not|haven't|has not|hasn't|never) (?:quoted?|offer(?:ed)?|bid) [^\d,]{0,12}\d[^,]*$`)

// quoteIntent is a price that we named, and the floor below which it takes an
// approval.
func quoteIntent() Intent {
	return Intent{
		Name: "quote", Reads: parse.Opportunity,
		UnlessDone: true,
		Weigh: func(f parse.Facts) float64 {
			s := f.Plain()
			switch {
			case f.Letters() > 60 || f.Holds("提醒我", "remind me", "竞争", "要报价"):
				return 0
			case asksQuote.MatchString(s):
				return 0.86
			case deniesQuote.MatchString(s):
				return 0 // Greta said Kuka did not quote 280k
			case somebodyQuotes(s) && !toCustomer(f):
				return 0 // 王总说对手报了100万: no price of ours
			case (floorWords.MatchString(s) || floorBare(s)) && !f.Asks():
				return 0.86
			case f.Asks() || len(f.Items) > 1 || f.Next != nil && f.Next.Due != "":
				return 0
			case quoteSent.MatchString(s):
				return 0.92
			case quoted.MatchString(s) && (strings.HasPrefix(s, "quote") || strings.HasPrefix(s, "报价") && length(s) <= 10):
				return 0.92 // of a sum, not a correction of one
			case quoted.MatchString(s), quotedBare.MatchString(s), pricedBare.MatchString(s):
				return 0.86
			}
			return 0
		},
		Examples: []string{"粤钢报价 95万", "报价降到95万", "恒鑫钣金报价降到255万", "报价改成90万", "报价93万", "第二版报价 92万", "底价90万", "粤钢底价 88万", "quote Oakline 950k USD", "quote 38k", "floor is 880k", "粤钢报价记录", "quotes for Oakline"},
		Near:     []string{"报价发了", "周五前给美科报价", "金利要报价,80来万", "开标记录 大族90万 我们95万", "恒鑫4月底签 268万 把握七成"},
		Handle:   (*request).quote,
	}
}

var (
	quoted = wording.OneOf(
		`报价给[^,，。\d]{2,10}[\d.]+ ?(万|w|千|k|亿|元)`,
		`报价(是|为|降到|降为|改成|改为|调到|涨到|:| )*[约]?[\d一二三四五六七八九十百千.]+`+
			` ?(万|w|千|k|亿|元)`,
		`(^|\W)quoted? ([a-z]+ )?(at )?[\d.,]+ ?(?:k|m(?:io|illion)?)(?:\b|eur|usd)`,
		`报了[\d.]+ ?(万|w)`,
		`(^|\W)quote (is |was )?(sent|out)\b.{0,30}?[\d.,]+ ?[km]\b`,
		`(^|\W)sent .{0,25}quote\b.{0,25}?[\d.,]+ ?[km]\b`,
	)
	quoteSent  = wording.Compile(`报价(单)?(发|给|交|报)(了|过去了|出去了|过去|出去)[,。 ]*(含税|一共|总价)?[约]?[\d一二三四五六七八九十百千.]+ ?(万|w|千|k|亿|元)`)
	quotedBare = wording.Compile(`^(我们|我|咱们?)?(已经|刚|也|给他们?|给)*报(了|价|过|的是?|出)+(\d{2,4}(\.\d)?)([ ,，。]|$)`)          // 我们报了360
	pricedBare = wording.Compile(`(?:报价|底价)(?:单|是|为|改成|改为|定为|降到|降为|调到|涨到|到|:| )*(\d{2,4}(?:\.\d)?)(?:[ ,，。吧了]|$)`) // 第二版报价降到330
	floorWords = wording.Compile(`底价(是|为|:| |改成|定为)*[\d一二三四五六七八九十百千.]+ ?(万|w|千|k|亿|元)|(^|\W)floor( price)?( is|:)? [\d.,]+ ?(?:k|m(?:io|illion)?)(?:\b|eur|usd)`)
	asksQuote  = wording.Compile(`报价(记录|版本|历史|多少)|报过(多少|什么价|几次)|底价(是)?多少|(^|\W)quotes (for|of)|what did we quote`)
)

// floorBare reports a floor whose sum has no unit: 底价320.
func floorBare(s string) bool { return strings.Contains(s, "底价") && pricedBare.MatchString(s) }

func (q *request) quote() error {
	if a := q.f.Account; a != nil && versionOf.MatchString(a.Text) {
		q.f.Account = nil // 第二版 is a version, whose it is was said before
	}
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
	said, budget := besideQuote(q.dealText())
	theirs, err := q.sumIn(&m, budget)
	if err != nil {
		return err
	}
	sum, err := q.sumIn(&m, said)
	if err != nil {
		return err
	}
	if budget != "" && !namesCurrency(said) {
		sum.Currency = cmp.Or(m.deal.Amount.Currency, theirs.Currency, sum.Currency)
	}
	if sum.Minor == 0 {
		if sum, err = q.bareQuote(&m, s); err != nil {
			return err
		}
	}
	if sum.Minor == 0 {
		return errPass
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	if floorWords.MatchString(s) || floorBare(s) {
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
	if theirs.Minor != 0 {
		if _, err := w.NoteBudget(m.deal.ID, crm.Amount{Money: theirs, Kind: crm.AmountBudget, Precision: crm.Exact}); err != nil {
			return err
		}
	}
	if m.done, err = q.quoteGiven(w, m.deal.Account); err != nil {
		return err
	}
	if err := q.showQuotes(m, w.Group(), 0); err != nil {
		return err
	}
	return q.refreshOf(crm.Pointer{Kind: crm.KindOpportunity, ID: string(m.deal.ID)})
}

// besideQuote parts what is said of a quote from what is said of the customer's budget beside it: 预算380万,
// 我们报了350万. budget is "" where the text speaks of one of them only.
func besideQuote(text string) (quote, budget string) {
	for _, clause := range clauseEnd.Split(text, -1) {
		switch s := strings.ToLower(fold(clause)); {
		case !sumIn.MatchString(s):
		case quoteClause.MatchString(s):
			quote = clause
		case holds(s, "预算", "budget"):
			budget = clause
		}
	}
	if quote == "" || budget == "" {
		return text, ""
	}
	return quote, budget
}

var (
	clauseEnd = wording.Compile(`[,，;；。]|\.\s| but | and `)
	// quoteClause finds the part of a sentence that says what we ask.
	quoteClause = wording.Compile(`报价|报了|报的|(?:我们|咱们?)报|\bquoted?\b|\bour (?:offer|price)\b`)
)

// bareQuote is the sum of 我们报了360: of the size of the deal's, else in 万, as
// prices of machines are told.
func (q *request) bareQuote(m *matter, text string) (crm.Money, error) {
	number := ""
	if at := quotedBare.FindStringSubmatch(text); at != nil {
		number = at[4]
	} else if at := pricedBare.FindStringSubmatch(text); at != nil {
		number = at[1]
	} else {
		return crm.Money{}, nil
	}
	a, err := q.inSizeOf(number, m.deal.Amount.Money)
	if err == nil && a == nil && m.deal.Amount.IsZero() {
		a, err = q.amountOf(number + "万")
	}
	if err != nil || a == nil {
		return crm.Money{}, err
	}
	return crm.Money{Minor: a.Minor, Currency: q.currencyOf(a, m.deal.Amount.Currency)}, nil
}

// versionOf finds a version or a round where a name could stand.
var versionOf = wording.Compile(`^第[\d一二三四五六七八九十]+(版|轮|次|稿|期|批)$`)

// quoteStep is a step that a quote fulfils: 报价, 周二前给金利报价, send the quote.
var quoteStep = wording.Compile(`报价|(^|\W)quote\b`)

// quoteGiven finishes his steps at a customer that asked for the quote which was given
// just now: he is not reminded of what he has done.
func (q *request) quoteGiven(w *desk.Work, at crm.AccountID) (done []crm.Task, err error) {
	all, err := q.myTasks(q.who.ID)
	if err != nil {
		return nil, err
	}
	for i := range all {
		t := &all[i]
		if t.Account != at || at == "" || t.Waiting || !quoteStep.MatchString(squash(t.Text)) {
			continue
		}
		if _, err := w.FinishTask(t.ID); err != nil {
			return nil, err
		}
		done = append(done, *t)
	}
	return done, nil
}

// showQuotes shows the versions of a deal's quote. g is the group that added
// one.
func (q *request) showQuotes(m matter, g crm.GroupID, from int) error {
	all, err := q.Desk.QuotesOf(q.tx, m.deal.ID)
	if err != nil {
		return err
	}
	q.spokenOf(m, g)
	v := cards.QuotesView{DealView: m.view(), Group: g, Quotes: all, From: from, Done: m.done}
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
		UnlessDone: true,
		Weigh: func(f parse.Facts) float64 {
			s := f.Plain()
			switch {
			case f.Letters() > 100 || f.Holds("提醒我", "remind me"):
				return 0
			case bargains.MatchString(s):
				return 0.87
			case theyWant.MatchString(s):
				return 0.9
			}
			return 0
		},
		Examples: []string{"谈判第2轮:我们98万,对方要90万", "谈判 我们95万 对方88万 账期60天", "粤钢谈判记录", "negotiation we 980k they 900k", "negotiation log"},
		Near:     []string{"今天去粤钢谈判,没谈拢", "今天拜访了美科林副总,谈付款", "约了周四谈判"},
		Handle:   (*request).bargain,
	}
}

var (
	bargains = wording.OneOf(
		`谈到?了?第[一二三四五六七八\d]轮`,
		`谈判(第.{1,2}轮|记录|情况| ?(我们|他们|对方|客户)|[:：])`,
		`第.{1,2}轮谈判`,
		`^(.{0,12}[ ,，])?第[一二三四五六七八\d]轮(谈|了|,|，|:|：|说|他们|对方|客户|我们|下来)`,
		`negotiation ?(round|log|we |they |:)`,
		`^.{0,20}negotiation:? we `,
		`^(the )?(`+
			wording.Any(
				`first`, `second`, `third`, `fourth`, `fifth`, `1st`, `2nd`, `3rd`, `4th`, `5th`,
				`last`,
			)+`) round ?(of negotiations?)?(:|,|is done|was|today)`,
	)
	oursSum    = wording.Compile(`(?:我们|我方|咱们|we|ours?)(?:报|出|给|是|offer|at|:| )*([\d一二三四五六七八九十百千.,]+ ?(?:亿|万|w|千|k|m|元)+)`)
	theirsSum  = wording.Compile(`(?:对方|客户|他们|they|theirs?)(?:要|出|还价|给|是|want|ask|at|:| )*([\d一二三四五六七八九十百千.,]+ ?(?:亿|万|w|千|k|m|元)+)`)
	theyWant   = wording.Compile(`^(?:他们?|她们?|对方|客户|他们老板)(?:只肯|只能|最多|就|只)?(?:要|出|给|还价|还到|砍到|压到|要降到)(?:到|了)?(\d{2,4}(?:\.\d)?)(?:万|w)?(?:[,，。吧了]|$)`) // 他们要315
	roundLabel = wording.OneOf(
		`(?i)谈判`, `第.{1,2}轮(谈完?了|谈)?`, `negotiation`,
		`(the )?(`+
			wording.Any(
				`first`, `second`, `third`, `fourth`, `fifth`, `1st`, `2nd`, `3rd`, `4th`, `5th`,
				`last`,
			)+`) round( is done| of negotiations?)?`,
		`round \d+`,
	)
	roundEmpty = wording.Compile(`[,，:： ]*[,，][,，:： ]*`) // what is left of a side that was taken out
)

func (q *request) bargain() error {
	s := squash(q.m.Text)
	if a := q.f.Account; a != nil && len(a.Known) == 0 && q.conv.About != "" {
		q.f.Account = nil // a term of the offer, whose it is was said before
	}
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
		re *wording.Wording
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
	if at := theyWant.FindStringSubmatch(low); at != nil && r.Theirs.IsZero() {
		a, err := q.inSizeOf(at[1], m.deal.Amount.Money)
		if err != nil {
			return r, err
		}
		if a == nil {
			return r, errPass // 他们要20: pieces, perhaps
		}
		r.Theirs, low = crm.Money{Minor: a.Minor, Currency: a.Currency}, theyWant.ReplaceAllString(low, "")
	}
	r.Note = strings.Trim(roundEmpty.ReplaceAllString(roundLabel.ReplaceAllString(low, " "), ","), " ,，:：。.")
	return r, nil
}
