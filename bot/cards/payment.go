package cards

import (
	"cmp"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// PaymentsView is the payment plan of a deal.
type PaymentsView struct {
	DealView
	Group crm.GroupID // that wrote it; "" when it is only shown
	Rows  []crm.Payment
	From  int
	// MayChange says that its reader may change the plan.
	MayChange bool
	// Unbooked says that its reader spoke of money, but not that it came.
	Unbooked bool
}

// Payments lists the rows of a payment plan: what is due, what came in, what is
// late.
func (w *Writer) Payments(v PaymentsView) chat.Card {
	c := w.rowsOf(v.DealView, v.Group, w.t("付款计划 ", "Payment plan · "), w.t("✅ 付款计划 ", "✅ Payment plan · "))
	if len(v.Rows) == 0 {
		c.Lines = []string{w.t("还没有。写「付款计划 预付30% 发货60% 质保金10%」", "None yet. Write “payment plan 30% down, 60% delivery, 10% retention”")}
		c.Buttons = []chat.Button{w.planForm(v.Number())}
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
	if v.Unbooked {
		c.Note = w.t("没记到账。真到了写「到账60万」,日期变了写「第1期 12月10号」", "Nothing is booked. Once it came: “received 600k”; a new day: “row 1 Dec 10”")
	}
	if v.MayChange {
		c.Buttons = append(c.Buttons, w.planForm(v.Number()))
	}
	if v.Group != "" {
		c.Buttons = append(c.Buttons, w.undoButton(v.Group))
	} else if v.From == 0 && len(v.Rows) > 1 { // somebody asked for it
		c.Figure = w.planFigure(dots(w.t("付款计划", "Payment plan"), w.dealName(v.DealView)), v.Rows)
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
			line += w.t(" → 新约 %[1]s(改期 %[2]d 次)", " → now %[1]s (moved %[3]s)", w.Date(v.Expected()), n, w.n(n, "次", "time", "times"))
		}
		c.Lines = append(c.Lines, line)
		if late := v.Late(w.Today()); late > 0 {
			c.Lines = append(c.Lines, w.t("逾期 %s,按原定日期算", "%s late, counted from the first date", w.Days(late)), w.toldLate(late))
		}
	}
	if !v.Confirmed() {
		c.Note = w.t("%s记的,待财务或经理确认", "noted by %s, to be confirmed by finance or the manager", cmp.Or(v.ByName, w.t("您", "you")))
		if v.MayConfirm {
			b := button(w.t("确认到账", "Confirm"), DoConfirmPaid, v.Number(), "")
			b.Done, b.Style = w.t("已确认", "Confirmed"), chat.Primary
			c.Buttons = append(c.Buttons, b)
		}
	}
	c.Buttons = append(c.Buttons, button(w.t("付款计划", "Payment plan"), DoShow, v.Deal.Number(), "payments"))
	if v.Group != "" {
		c.Buttons = append(c.Buttons, w.undoButton(v.Group))
	}
	return w.fit(c)
}

// toldLate says from when on a late payment is told to whoever leads its owner;
// "" when he knows already.
func (w *Writer) toldLate(late int) string {
	clock, _ := playbook.Find(w.Book.Deadlines, playbook.DeadlinePayment)
	for _, s := range clock.Steps {
		if s.To == "manager" && s.Day > late {
			return w.t("满 %s还没到齐,经理会知道", "at %s late the manager is told", w.Days(s.Day))
		}
	}
	return ""
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

// InTwo are the rows of a plan that has two parts, in percent, in the words by which they are told.
func (w *Writer) InTwo(first, rest int) string {
	return w.t("首付%[1]d%%,尾款%[2]d%%", "%[1]d%% down, %[2]d%% final", first, rest)
}

// DownAndRest are the rows of a plan of which only the first was told, as it was called, with its share in percent.
func (w *Writer) DownAndRest(first string, share int) string {
	return w.t("%[1]s%[2]d%%,余款%[3]d%%", "%[2]d%% %[1]s, %[3]d%% rest", first, share, 100-share)
}

// RowName is what a row of a payment plan is called: 第2期 发货.
func (w *Writer) RowName(p crm.Payment) string { return w.rowName(p) }
