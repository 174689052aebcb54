package cards

import (
	"slices"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// TenderView is a tender with its deal.
type TenderView struct {
	crm.Tender
	Deal   DealView
	Group  crm.GroupID // that noted something; "" when it is only shown
	People []string    // who works on it, its owner first
	Techs  []string    // and who sees to the technical side
	Fresh  bool        // the deal was opened by it
}

// Works notes somebody who works on it: the owner of the deal, and its members. Who
// has a technical function is named as such.
func (v *TenderView) Works(p *crm.Person, owner bool) {
	name := p.Name.Text
	switch technical := slices.Contains(p.Functions, "presales") || slices.Contains(p.Functions, "technical_lead"); {
	case name == "" || slices.Contains(v.People, name) || slices.Contains(v.Techs, name):
	case technical && !owner:
		v.Techs = append(v.Techs, name)
	default:
		v.People = append(v.People, name)
	}
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
		if len(v.Techs) > 0 {
			c.Note = dots(c.Note, w.t("技术 %s", "technical %s", w.list(v.Techs)))
		}
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
			left := w.t("还有 %s", "%s left", w.Days(n))
			if n == 0 {
				left = w.t("今天", "today")
			}
			deadline += w.paren(left)
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
		if t.PayBy == w.Today() {
			by = w.t("今天前交", "by today")
		}
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
	if v.State == crm.TenderMissed && v.Deal.No > 0 && v.Deal.Open() { // else it stands still for good
		out = append(out, button(w.t("商机输单", "Deal lost"), DoEnd, v.Deal.Number(), EndLost))
	}
	if v.Group != "" {
		out = append(out, w.undoButton(v.Group))
	}
	if len(out) < MaxButtons {
		out = append(out, w.bidForm(v.Deal.Number()))
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

// NoTender answers a question about a tender that nobody noted.
func (w *Writer) NoTender(v DealView) chat.Card {
	return w.fit(chat.Card{
		Title:   tail(w.dealName(v), w.t("还没有投标", "has no tender"), TitleColumns),
		Lines:   []string{w.t("写「30号9点半截标 保证金20万」", "Write “tender due Nov 30, deposit 200k CNY”")},
		Buttons: []chat.Button{w.bidForm(v.Number())},
	})
}
