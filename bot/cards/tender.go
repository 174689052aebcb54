package cards

import (
	"cmp"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// TenderView is a tender with its deal.
type TenderView struct {
	crm.Tender
	Deal   DealView
	Group  crm.GroupID // that noted something; "" when it is only shown
	People []string    // who works on it
	Fresh  bool        // the deal was opened by it
}

// Tender is where a tender stands: its dates, what is done and what is not
// (S18).
func (w *Writer) Tender(v TenderView) chat.Card {
	head := w.t("投标 ", "Tender · ")
	if v.Group != "" {
		head = w.t("✅ 投标 ", "✅ Tender · ")
	}
	c := chat.Card{Title: tail(head+w.dealName(v.Deal), Hash(v.Number()), TitleColumns)}
	c.Lines = append(c.Lines, w.tenderDates(v.Tender))
	if v.Deposit.Minor > 0 || v.Paid != "" {
		c.Lines = append(c.Lines, w.depositLine(v.Tender))
	}
	if v.Open() {
		c.Lines = append(c.Lines, w.papersLine(v.Tender))
	} else {
		c.Lines = append(c.Lines, w.resultLine(v.Tender))
	}
	c.Lines = append(c.Lines, w.bidsLine(v.Tender))
	if v.Learnt != "" {
		c.Lines = append(c.Lines, w.t("复盘:%s", "Learnt: %s", v.Learnt))
	} else if v.State == crm.TenderMissed {
		c.Note = w.t("7 天内复盘:写「复盘:…」", "Debrief within 7 days: “debrief: …”")
	}
	if len(v.People) > 0 && v.Open() {
		c.Note = w.t("经办 %s", "By %s", w.list(v.People))
	}
	c.Buttons = w.tenderButtons(v)
	return w.fit(c)
}

// tenderDates is the deadline, how long that is, and the opening.
func (w *Writer) tenderDates(t crm.Tender) string {
	state := w.tenderState(t.State)
	if t.State == crm.TenderOpen {
		state = ""
	}
	if t.Round > 1 {
		state = dots(state, w.t("第 %d 次招标", "call no. %d", t.Round))
	}
	deadline := w.t("截标日还没说", "deadline not said yet")
	if t.Deadline != "" {
		deadline = w.t("截标 ", "due ") + w.DateClock(t.Deadline, t.Clock)
		if n := t.Deadline.Sub(w.Today()); n >= 0 && t.Open() {
			deadline += w.paren(w.t("还有 %s", "%s left", w.Days(n)))
		}
		if n := len(t.Delays); n > 0 && t.Delays[n-1].To == t.Deadline {
			deadline += w.paren(w.t("原 %s", "was %s", w.ShortDate(t.Delays[n-1].From)))
		}
	}
	var opens string
	if t.Opens != "" {
		opens = w.t("开标 ", "opens ") + w.DateClock(t.Opens, t.OpensAt)
	}
	return dots(state, deadline, opens)
}

// depositLine is the deposit: whether it was paid, and whether it is back.
func (w *Writer) depositLine(t crm.Tender) string {
	sum := w.secretMoney(t.Deposit)
	switch {
	case t.Back != "":
		return "✅ " + spaced(w.t("保证金", "Deposit"), sum, w.t("%s 已退回", "came back %s", w.ShortDate(t.Back)))
	case t.Paid != "" && !t.Open():
		return "⬜ " + spaced(w.t("保证金", "Deposit"), sum, w.t("待退回:写「保证金退了」", "to come back: “deposit is back”"))
	case t.Paid != "":
		return "✅ " + spaced(w.t("保证金", "Deposit"), sum, w.t("%s 已交", "paid %s", w.ShortDate(t.Paid)))
	}
	var by string
	if t.PayBy != "" {
		by = w.t("%s 前交", "by %s", w.Date(t.PayBy))
	}
	return "⬜ " + spaced(w.t("保证金", "Deposit"), sum, by)
}

func (w *Writer) secretMoney(m crm.Money) string {
	if w.hidesMoney() || m.Minor == 0 {
		return ""
	}
	return w.Money(m)
}

// papersLine is what has to be handed in: ✅ 标书递交 ⬜ 投标授权书.
func (w *Writer) papersLine(t crm.Tender) string {
	mark := func(done bool, what string) string {
		if done {
			return "✅ " + what
		}
		return "⬜ " + what
	}
	parts := []string{mark(t.Submitted != "", w.t("标书递交", "bid handed in"))}
	for _, p := range w.Book.TenderPapers {
		done := false
		for _, r := range t.Ready {
			done = done || r == p.ID
		}
		parts = append(parts, mark(done, p.Name.In(w.Locale)))
	}
	return spaced(parts...)
}

func (w *Writer) resultLine(t crm.Tender) string {
	return dots(w.t("结果 %[1]s %[2]s", "Result: %[1]s %[2]s", w.tenderState(t.State), w.ShortDate(t.Result)), t.Reason)
}

// bidsLine is the opening record.
func (w *Writer) bidsLine(t crm.Tender) string {
	if len(t.Bids) == 0 || w.hidesMoney() {
		return ""
	}
	var parts []string
	for _, b := range t.Bids {
		who := b.Who
		if who == "" {
			who = w.t("我方", "us")
		}
		parts = append(parts, spaced(who, w.secretMoney(b.Price), b.Note))
	}
	return w.t("开标 ", "Opening: ") + w.list(parts)
}

func (w *Writer) tenderButtons(v TenderView) []chat.Button {
	var out []chat.Button
	act := func(label, arg, done string) {
		b := button(label, DoTender, v.Number(), arg)
		b.Done = done
		out = append(out, b)
	}
	if v.Open() {
		if v.Deposit.Minor > 0 && v.Paid == "" {
			act(w.t("保证金已交", "Deposit paid"), TenderPaid, w.t("已交", "Paid"))
		}
		if v.Submitted == "" {
			act(w.t("已递交", "Handed in"), crm.TenderSubmitted, w.t("已递交", "Handed in"))
		} else {
			act(w.t("中标", "Won"), crm.TenderWon, w.t("中标", "Won"))
			act(w.t("没中", "Not won"), crm.TenderMissed, w.t("没中", "Not won"))
		}
		out = append(out, button(w.t("延期了", "Put off"), DoTender, v.Number(), crm.TenderPostponed),
			button(w.t("不投了", "No bid"), DoEnd, v.Deal.Number(), EndDrop))
	}
	if v.Group != "" {
		out = append(out, w.undoButton(v.Group))
	}
	return out
}

// AskTenderDate asks to which day a tender was put off.
func (w *Writer) AskTenderDate(v TenderView) chat.Card {
	return w.fit(chat.Card{
		Title: tail(w.t("延到哪天?", "Put off until when?"), "· "+w.dealName(v.Deal), TitleColumns),
		Lines: []string{w.t("写「%s 延期到12月7号」", "Write “%s tender moved to Dec 7”", Short(v.Deal.AccountName, 16))},
	})
}

// QuotesView is the quotes of a deal, oldest version first.
type QuotesView struct {
	DealView
	Group  crm.GroupID // that added one; "" when they are only shown
	Quotes []crm.Quote
	From   int
}

// Quotes lists the versions of a deal's quote, newest first, with what each
// changed, and the floor.
func (w *Writer) Quotes(v QuotesView) chat.Card {
	head := w.t("报价 ", "Quotes · ")
	if v.Group != "" {
		head = w.t("✅ 报价 ", "✅ Quote · ")
	}
	c := chat.Card{Title: tail(head+w.dealName(v.DealView), Hash(v.Number()), TitleColumns)}
	if len(v.Quotes) == 0 {
		c.Lines = []string{w.t("还没有报价。写「报价 95万」", "No quote yet. Write “quote 950k CNY”")}
		return w.fit(c)
	}
	p := w.rows(len(v.Quotes), v.From, MaxLines-2, v.Number())
	for i := p.from; i < p.to; i++ {
		n := len(v.Quotes) - 1 - i
		q := v.Quotes[n]
		var change string
		if n > 0 && v.Quotes[n-1].Amount.Currency == q.Amount.Currency && !w.hidesMoney() {
			change = w.changeOf(v.Quotes[n-1].Amount, q.Amount)
		}
		c.Lines = append(c.Lines, tail(dots(w.t("第%d版", "v%d", q.Version)+" "+w.secretMoney(q.Amount), change, w.ShortDate(q.On), q.Note), Hash(q.Number()), LineColumns))
	}
	for i := range p.more {
		p.more[i].Do.Arg = "quotes." + p.more[i].Do.Arg
	}
	c.Buttons = p.more
	c.Lines = append(c.Lines, w.floorLine(v.DealView, v.Quotes[len(v.Quotes)-1].Amount))
	if v.Group != "" {
		c.Buttons = append(c.Buttons, w.undoButton(v.Group))
	}
	return w.fit(c)
}

// changeOf is how much one price is below or above another: 降 5万(5%).
func (w *Writer) changeOf(was, is crm.Money) string {
	d := is.Minor - was.Minor
	if d == 0 || was.Minor == 0 {
		return ""
	}
	pct := (max(d, -d)*1000/was.Minor + 5) / 10
	sum := w.Money(crm.Money{Minor: max(d, -d), Currency: is.Currency})
	if d < 0 {
		return w.t("降 %[1]s,%[2]d%%", "%[1]s less, %[2]d%%", sum, pct)
	}
	return w.t("涨 %[1]s,%[2]d%%", "%[1]s more, %[2]d%%", sum, pct)
}

// floorLine warns of a price below the floor.
func (w *Writer) floorLine(d DealView, price crm.Money) string {
	if d.Floor.Minor == 0 || w.hidesMoney() {
		return ""
	}
	if price.Minor > 0 && price.Currency == d.Floor.Currency && price.Minor < d.Floor.Minor {
		return w.t("⚠️ 低于底价 %[1]s,要先批:写「申请特价」", "⚠️ below the floor of %[1]s: “special price” first", w.Money(d.Floor))
	}
	return w.t("底价 %s", "Floor %s", w.Money(d.Floor))
}

// RoundsView is the negotiation of a deal.
type RoundsView struct {
	DealView
	Group  crm.GroupID
	Opened crm.Money // what we began with: the first quote
	From   int
}

// Rounds is the terms log of a negotiation: each round with our price, theirs,
// what we gave up, and how far that is from the floor.
func (w *Writer) Rounds(v RoundsView) chat.Card {
	head := w.t("谈判 ", "Negotiation · ")
	if v.Group != "" {
		head = w.t("✅ 谈判 ", "✅ Negotiation · ")
	}
	c := chat.Card{Title: tail(head+w.dealName(v.DealView), Hash(v.Number()), TitleColumns)}
	if len(v.Rounds) == 0 {
		c.Lines = []string{w.t("还没谈过。写「谈判 我们98万 对方90万」", "No round yet. Write “negotiation we 980k they 900k”"), w.floorLine(v.DealView, crm.Money{})}
		return w.fit(c)
	}
	last := v.Opened
	var lines []string
	for i, r := range v.Rounds {
		var ours, theirs, gave string
		if r.Ours.Minor > 0 {
			ours = w.t("我们 %s", "we %s", w.secretMoney(r.Ours))
			if last.Minor > 0 && last.Currency == r.Ours.Currency && !w.hidesMoney() {
				gave = w.changeOf(last, r.Ours)
			}
			last = r.Ours
		}
		if r.Theirs.Minor > 0 {
			theirs = w.t("对方 %s", "they %s", w.secretMoney(r.Theirs))
		}
		lines = append(lines, dots(w.t("第%d轮 ", "round %d ", i+1)+w.ShortDate(r.On), spaced(ours, w.paren(gave)), theirs, r.Note))
	}
	for i := len(lines) - 1; i >= 0 && len(c.Lines) < MaxLines-2; i-- {
		c.Lines = append(c.Lines, lines[i])
	}
	if v.Opened.Minor > 0 && last.Minor > 0 && last.Minor < v.Opened.Minor && last.Currency == v.Opened.Currency && !w.hidesMoney() {
		c.Lines = append(c.Lines, w.t("累计让步 %s", "Given up so far: %s", w.changeOf(v.Opened, last)))
	}
	c.Lines = append(c.Lines, w.floorLine(v.DealView, last))
	if v.Group != "" {
		c.Buttons = []chat.Button{w.undoButton(v.Group)}
	}
	return w.fit(c)
}

// PaymentsView is the payment plan of a deal.
type PaymentsView struct {
	DealView
	Group crm.GroupID // that wrote it; "" when it is only shown
	Rows  []crm.Payment
	From  int
}

// Payments lists the rows of a payment plan: what is due, what came in, what is
// late.
func (w *Writer) Payments(v PaymentsView) chat.Card {
	head := w.t("付款计划 ", "Payment plan · ")
	if v.Group != "" {
		head = w.t("✅ 付款计划 ", "✅ Payment plan · ")
	}
	c := chat.Card{Title: tail(head+w.dealName(v.DealView), Hash(v.Number()), TitleColumns)}
	if len(v.Rows) == 0 {
		c.Lines = []string{w.t("还没有。写「付款计划 预付30% 发货60% 质保金10%」", "None yet. Write “payment plan 30% down, 60% delivery, 10% retention”")}
		return w.fit(c)
	}
	p := w.rows(len(v.Rows), v.From, MaxLines-1, v.Number())
	for i := p.from; i < p.to; i++ {
		c.Lines = append(c.Lines, tail(w.paymentLine(v.Rows[i]), Hash(v.Rows[i].Number()), LineColumns))
	}
	for i := range p.more {
		p.more[i].Do.Arg = "payments." + p.more[i].Do.Arg
	}
	c.Buttons = p.more
	undated := false
	for _, r := range v.Rows {
		undated = undated || r.Due == "" && !r.Paid()
	}
	if undated {
		c.Note = w.t("还没定日期的,写「%s 12月10号」", "No date yet: “%s Dec 10”", w.t("第1期", "row 1"))
	}
	if v.Group != "" {
		c.Buttons = append(c.Buttons, w.undoButton(v.Group))
	}
	return w.fit(c)
}

// rowName is 第1期 预付.
func (w *Writer) rowName(p crm.Payment) string {
	return spaced(w.t("第%d期", "Row %d", p.Row), p.What)
}

func (w *Writer) paymentLine(p crm.Payment) string {
	mark := "⬜"
	switch {
	case p.Paid():
		mark = "✅"
	case p.Late(w.Today()) > 0:
		mark = "⚠️"
	}
	var state, when string
	switch {
	case p.Paid():
		state = w.t("已到齐", "received")
	case p.Got().Minor > 0:
		state = w.t("已到 %[1]s,差 %[2]s", "%[1]s in, %[2]s to come", w.secretMoney(p.Got()), w.secretMoney(p.Left()))
	}
	if !p.Confirmed() {
		state = dots(state, w.t("待确认", "to be confirmed"))
	}
	if !p.Paid() && p.Due != "" {
		when = w.Date(p.Due)
		if n := p.Late(w.Today()); n > 0 {
			when += w.paren(w.t("逾期 %s", "%s late", w.Days(n)))
		}
		if p.Expected() != p.Due {
			when = spaced(when, w.t("新约 %s", "now %s", w.ShortDate(p.Expected())))
		}
	}
	var kept string
	if p.Retained {
		kept = w.t("质保金", "retention")
		if p.What == kept {
			kept = ""
		}
	}
	return dots(spaced(mark, w.rowName(p), w.secretMoney(p.Amount)), kept, state, when)
}

// PaymentView is one row with its deal.
type PaymentView struct {
	crm.Payment
	Deal       DealView
	Group      crm.GroupID
	ByName     string // who noted the newest receipt, where it was not the reader
	MayConfirm bool
	More       crm.Money // came in beyond this row, and went to the next
	MoreRow    string
}

// PaymentIn is the receipt of money that came in, or of a date that moved (S19).
func (w *Writer) PaymentIn(v PaymentView) chat.Card {
	c := chat.Card{Title: tail("💰 "+spaced(w.dealName(v.Deal), w.rowName(v.Payment), w.secretMoney(v.Amount)), Hash(v.Number()), TitleColumns)}
	got, left := w.secretMoney(v.Got()), w.secretMoney(v.Left())
	switch {
	case v.Paid():
		c.Lines = append(c.Lines, w.t("已到齐 %s", "All of %s is in", got))
	case v.Got().Minor > 0:
		c.Lines = append(c.Lines, w.t("已到 %[1]s,差 %[2]s", "%[1]s is in, %[2]s to come", got, left))
	}
	if v.More.Minor > 0 {
		c.Lines = append(c.Lines, w.t("多的 %[1]s 记到%[2]s", "The other %[1]s went to %[2]s", w.secretMoney(v.More), v.MoreRow))
	}
	if !v.Paid() && v.Due != "" {
		line := w.t("原定 %s", "due %s", w.Date(v.Due))
		if n := len(v.Promised); n > 0 {
			line += w.t(" → 新约 %[1]s(改期 %[2]d 次)", " → now %[1]s (moved %[2]d times)", w.Date(v.Expected()), n)
		}
		c.Lines = append(c.Lines, line)
		if late := v.Late(w.Today()); late > 0 {
			c.Lines = append(c.Lines, w.t("逾期 %s,按原定日期算", "%s late, counted from the first date", w.Days(late)))
		}
	}
	if !v.Confirmed() {
		c.Note = w.t("%s记的,待财务或经理确认", "noted by %s, to be confirmed by finance or the manager", cmp.Or(v.ByName, w.t("您", "you")))
		if v.MayConfirm {
			b := button(w.t("确认到账", "Confirm"), DoConfirmPaid, v.Number(), "")
			b.Done = w.t("已确认", "Confirmed")
			c.Buttons = append(c.Buttons, b)
		}
	}
	c.Buttons = append(c.Buttons, button(w.t("付款计划", "Payment plan"), DoShow, v.Deal.Number(), "payments"))
	if v.Group != "" {
		c.Buttons = append(c.Buttons, w.undoButton(v.Group))
	}
	return w.fit(c)
}

// PaymentConfirmed says that a receipt was confirmed.
func (w *Writer) PaymentConfirmed(v PaymentView, who string) chat.Card {
	c := chat.Card{
		Tone:  chat.Good,
		Title: tail(w.t("✅ 到账已确认 ", "✅ Confirmed · ")+spaced(w.dealName(v.Deal), w.rowName(v.Payment)), Hash(v.Number()), TitleColumns),
		Lines: []string{w.t("已到 %[1]s,差 %[2]s", "%[1]s is in, %[2]s to come", w.secretMoney(v.Got()), w.secretMoney(v.Left()))},
	}
	if v.Paid() {
		c.Lines = []string{w.t("已到齐 %s", "All of %s is in", w.secretMoney(v.Got()))}
	}
	if who != "" {
		c.Lines = append(c.Lines, w.t("%s 确认", "by %s", who))
	}
	if v.Group != "" {
		c.Buttons = []chat.Button{w.undoButton(v.Group)}
	}
	return w.fit(c)
}

// NoPlan answers money that came in where there is no row to book it on.
func (w *Writer) NoPlan(v DealView) chat.Card {
	return w.fit(chat.Card{
		Title: tail(w.dealName(v), w.t("还没有付款计划", "has no payment plan"), TitleColumns),
		Lines: []string{w.t("先写「付款计划 预付30% 发货60% 质保金10%」,再记到账", "First “payment plan 30% down, 60% delivery, 10% retention”")},
	})
}

// NoTender answers a question about a tender that nobody noted.
func (w *Writer) NoTender(v DealView) chat.Card {
	return w.fit(chat.Card{
		Title: tail(w.dealName(v), w.t("还没有投标", "has no tender"), TitleColumns),
		Lines: []string{w.t("写「30号9点半截标 保证金20万」", "Write “tender due Nov 30, deposit 200k CNY”")},
	})
}

// RowName is what a row of a payment plan is called: 第2期 发货.
func (w *Writer) RowName(p crm.Payment) string { return w.rowName(p) }
