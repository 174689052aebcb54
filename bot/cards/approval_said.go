package cards

import (
	"strings"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// Submitted tells the applicant that his request is on its way, and to whom.
// The same card says later where it stands.
func (w *Writer) Submitted(v ApprovalView) chat.Card {
	c := chat.Card{
		Title: tail(spaced("📨", w.subjectWord(v.Subject), Hash(v.No), Short(v.projectName(), 20)), w.stepMark(&v), TitleColumns),
		Lines: []string{w.standing(&v)},
	}
	switch v.State {
	case crm.ApprovalAsked:
		if v.Version > 1 {
			c.Lines = append(c.Lines, w.versionLines(&v)[0])
		}
		c.Lines = append(c.Lines, w.t("%s前没批,我会提醒他", "If nobody decides before %s, I remind them", w.Date(v.Wait.Remind)))
		c.Buttons = []chat.Button{button(w.t("撤回", "Withdraw"), DoTake, v.No, ""), w.fullForm(&v)}
	case crm.ApprovalMore, crm.ApprovalWithdrawn, crm.ApprovalChanged:
		c.Buttons = []chat.Button{w.fullForm(&v)}
	}
	if !v.isForm() {
		c.Buttons = dropVerb(c.Buttons, DoFullForm)
	}
	return w.fit(c)
}

// Decision tells the applicant what was decided, and what follows from it.
// unmet is what still keeps a granted project from its next milestone, moved
// that it went there.
func (w *Writer) Decision(v ApprovalView, unmet []playbook.Unmet, moved bool) chat.Card {
	last := v.last()
	name := w.requestName(&v)
	switch v.State {
	case crm.ApprovalRejected:
		return w.fit(w.rejected(v, last, name))
	case crm.ApprovalMore:
		return w.fit(chat.Card{
			Tone:  chat.Warning,
			Title: w.t("%s 要补充 · %s", "%s needs more · %s", name, last.who(w)),
			Lines: []string{w.colon(w.t("补什么", "What"), last.Reason)},
			Note:  w.t("补好写「重新提交 %s」,已填的都在", "When it is there: “resubmit %s”; nothing is lost", shortNo(v.No)),
		})
	case crm.ApprovalAsked:
		return w.fit(chat.Card{Title: w.t("%s 过了一步", "%s: one step is done", name), Lines: []string{w.standing(&v)}})
	}
	c := chat.Card{Tone: chat.Good, Title: w.t("✅ %s 已批准 · %s %s", "✅ %s approved · %s, %s", w.requestNumber(&v), last.who(w), w.Moment(last.When))}
	c.Lines = append(c.Lines, v.projectName())
	if last.Decision == crm.ApprovalConditional {
		c.Lines = append(c.Lines, w.t("条件:%s", "On condition: %s", last.Reason))
	} else if last.Reason != "" {
		c.Lines = append(c.Lines, w.quote(Short(last.Reason, 60)))
	}
	c.Lines = append(c.Lines, w.conditions(&v, len(v.Steps)-1)...) // what the steps before the last asked for holds on
	if !v.isForm() {
		return w.fit(c)
	}
	c.Lines = append(c.Lines, dots(w.t("项目编号 %s", "Project number %s", v.No), w.expensesOpen(&v)))
	if moved {
		m, _ := w.Book.Milestone(v.Deal.Milestone)
		clock := w.t("开始计时", "the clock starts")
		if m.Days > 0 {
			clock += w.t(",%s", ": %s", w.Days(m.Days))
		}
		c.Lines = append(c.Lines, w.t("进入 %s,%s", "Now in %s; %s", w.milestoneWord(v.Deal.Milestone), clock))
		if len(m.Tasks) > 0 {
			c.Lines = append(c.Lines, w.t("下一步:%s", "Next: %s", m.Tasks[0].Name.In(w.Locale)))
		}
	} else if len(unmet) > 0 {
		var names []string
		for _, u := range unmet {
			names = append(names, u.Name.In(w.Locale))
		}
		c.Lines = append(c.Lines, w.t("离开 %[1]s 还差 %[2]d 项:%[3]s", "%[2]d left to leave %[1]s: %[3]s", v.Deal.Milestone, len(names), w.list(names)))
	}
	c.Buttons = []chat.Button{button(w.t("打印表", "Printable form"), DoSheet, v.No, "")}
	return w.fit(c)
}

// expensesOpen says that sales expenses may be spent, and how much.
func (w *Writer) expensesOpen(v *ApprovalView) string {
	if v.Limit.Minor <= 0 {
		return w.t("现在起可以记销售费用", "sales expenses are open")
	}
	return w.t("现在起可以记销售费用,限 %s", "sales expenses are open, up to %s", w.Money(v.Limit))
}

func (w *Writer) rejected(v ApprovalView, last StepView, name string) chat.Card {
	c := chat.Card{
		Tone:  chat.Warning,
		Title: w.t("↩️ %s 被 %s 驳回(%s)", "↩️ %s rejected by %s (%s)", name, last.who(w), w.ShortDate(crm.DateOf(last.When.In(w.Zone)))),
		Lines: []string{w.t("理由:%s", "Reason: %s", last.Reason)},
		Note:  w.t("改好写「重新提交 %s」,已填内容都在", "When fixed: “resubmit %s”; nothing is lost", shortNo(v.No)),
	}
	if v.Task != nil {
		when := ""
		if v.AskDay {
			when = w.t("(大概哪天?回「周五」就行)", " (by when? “Fri” will do)")
		}
		c.Lines = append(c.Lines, w.t("已建待办:%s", "Noted as a task: %s", spaced(Short(v.Task.Text, 40), Hash(v.Task.Number())))+when)
	}
	return c
}

// Undecided tells the applicant that somebody took his decision back.
func (w *Writer) Undecided(v ApprovalView, who string) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("↩️ %s 撤销了决定 · %s", "↩️ %s took the decision back · %s", who, w.requestNumber(&v)),
		Lines: []string{v.projectName(), w.standing(&v)},
	})
}

// shortNo is a number as people shorten it: LX-014.
func shortNo(no string) string {
	p := strings.Split(no, "-")
	if len(p) == 3 {
		return p[0] + "-" + p[2]
	}
	return Hash(no)
}

// RequestOrMeeting asks whether a review that was only named is asked for or was held; name is what it was
// called, draft keeps the words.
func (w *Writer) RequestOrMeeting(draft crm.DraftID, name, account string) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("%s 的%s,是哪一个?", "%s, %s: which one?", Short(account, 16), name),
		Lines: []string{w.t("提交就送去审批;开过会就记一次", "Sent, it goes to whoever decides; held, it is logged")},
		Buttons: []chat.Button{
			button(w.t("提交审批", "Send it"), DoIntent, string(draft), "approval_request"),
			button(w.t("开过会", "It was held"), DoIntent, string(draft), "visit"),
		},
		Note: w.t("没点之前先存为草稿", "Kept as a draft until you choose"),
	})
}

// Ruled tells whoever decided in words what he decided.
func (w *Writer) Ruled(v ApprovalView) chat.Card {
	last := v.last()
	c := chat.Card{Title: spaced(w.requestName(&v), w.decidedWord(last.Decision)), Lines: []string{w.t("已告诉 %s", "%s was told", v.Asker)}}
	if v.State == crm.ApprovalAsked {
		c.Lines = append(c.Lines, w.waitsFor(&v))
	}
	return w.fit(c)
}

// Standing answers 批了没: where each request of the reader stands. rows are
// ①②③ in this order.
func (w *Writer) Standing(rows []ApprovalView) chat.Card {
	if len(rows) == 0 {
		return w.fit(chat.Card{
			Title: w.t("您没有在审的申请", "None of your requests is waiting"),
			Lines: []string{w.t("要立项就写「立项 比亚迪电池线」", "To apply: “project approval BYD battery line”")},
		})
	}
	if len(rows) == 1 {
		return w.fit(w.standsAlone(rows[0]))
	}
	c := chat.Card{Title: w.n(len(rows), "件申请", "request", "requests")}
	p := w.rows(len(rows), 0, MaxLines, ListPending)
	for i := p.from; i < p.to; i++ {
		v := rows[i]
		c.Lines = append(c.Lines, spaced(Circled(i+1), w.subjectMark(&v), v.No, dots(Short(v.projectName(), 20), w.standing(&v))))
	}
	return w.fit(c)
}

// AskedAlready says that a project was applied for already, and where that stands; account is
// its customer.
func (w *Writer) AskedAlready(v ApprovalView, account string) chat.Card {
	c := w.standsAlone(v)
	if !v.isForm() {
		c.Note = w.t("已经在等批;要换说法,先撤回再写一次", "It waits already. To put it another way, withdraw it and write it anew")
	} else if v.State == crm.ApprovalAsked {
		c.Note = w.t("一个项目一份申请,要改先撤回;另一个项目写「立项 %s …」", "One request a project. Another: “project approval %s …”", Short(account, 16))
	} else {
		c.Note = w.t("这个项目立过了;另一个项目写「立项 %s …」", "This one is approved. Another: “project approval %s …”", Short(account, 16))
	}
	return w.fit(c)
}

func (w *Writer) standsAlone(v ApprovalView) chat.Card {
	c := chat.Card{Title: w.requestName(&v), Lines: []string{w.standing(&v)}}
	switch v.State {
	case crm.ApprovalGranted:
		c.Lines = append(c.Lines, w.conditions(&v, len(v.Steps))...)
		if v.isForm() {
			if v.Limit.Minor > 0 {
				c.Lines = append(c.Lines, w.t("销售费用限 %s", "Sales expenses up to %s", w.Money(v.Limit)))
			}
			c.Buttons = []chat.Button{w.fullForm(&v), button(w.t("打印表", "Printable form"), DoSheet, v.No, "")}
		}
	case crm.ApprovalAsked:
		if v.At >= len(v.Steps) {
			return c
		}
		waited := ""
		if v.Wait.Days > 0 {
			waited = w.t("· 已等 %s", "· for %s", w.n(v.Wait.Days, "个工作日", "working day", "working days"))
		}
		c.Title = tail(spaced(Hash(v.No), w.t("等 %s", "waiting for %s", v.Steps[v.At].who(w))), waited, TitleColumns)
		c.Lines = []string{dots(spaced(w.subjectMark(&v), v.projectName()), w.decidedLine(v.last()))}
		c.Lines = append(c.Lines, w.t("%s 我会提醒他", "I remind them on %s", w.Date(max(v.Wait.Remind, w.Today()))))
		if v.Mine {
			c.Buttons = []chat.Button{button(w.t("现在催一下", "Remind them now"), DoHurry, v.No, ""), button(w.t("撤回", "Withdraw"), DoTake, v.No, "")}
		}
	case crm.ApprovalDraft, crm.ApprovalWithdrawn:
		c.Note = w.t("写「提交 %s」就送审", "Write “submit %s” to send it", shortNo(v.No))
	case crm.ApprovalRejected, crm.ApprovalMore, crm.ApprovalChanged:
		if last := v.last(); last.Reason != "" && v.State == crm.ApprovalRejected {
			c.Lines = append(c.Lines, w.t("理由:%s", "Reason: %s", last.Reason))
		}
		c.Note = w.t("改好写「重新提交 %s」", "When fixed: “resubmit %s”", shortNo(v.No))
	}
	return c
}

// Pending lists what the reader has to decide; rows are ①②③ in this order.
func (w *Writer) Pending(rows []ApprovalView, start int) chat.Card {
	if len(rows) == 0 {
		return w.fit(chat.Card{
			Title: w.t("没有等您批的", "Nothing is waiting for your decision"),
			Note:  w.t("有人交上来,我马上发给您;自己交的写「我的申请」", "What is handed in for you comes at once; “my requests” shows your own"),
		})
	}
	if len(rows) == 1 {
		return w.ApprovalRequest(rows[0])
	}
	c := chat.Card{Title: w.n(len(rows), "件等您批", "request waits for you", "requests wait for you"), Note: w.t("写「① 同意」或「② 驳回 理由」", "Reply “① approve” or “② reject because …”")}
	p := w.rows(len(rows), start, MaxLines-1, ListPending)
	for i := p.from; i < p.to; i++ {
		v := rows[i]
		late := ""
		if v.Wait.Late(w.Today()) {
			late = w.t("⏰ 等了 %s", "⏰ for %s", w.n(v.Wait.Days, "个工作日", "working day", "working days"))
		}
		c.Lines = append(c.Lines, spaced(Circled(i+1), dots(spaced(w.kindOf(&v), Hash(v.No), Short(v.projectName(), 20)), v.Asker, w.AmountSaid(v.Deal.Amount), late)))
	}
	c.Buttons = p.more
	return w.fit(c)
}

// kindOf is the kind of a request in a list of several; "" where its number says it.
func (w *Writer) kindOf(v *ApprovalView) string {
	kind, _ := w.Book.Approval(v.Subject)
	for _, other := range w.Book.Approvals {
		if other.ID != kind.ID && other.Number == kind.Number {
			return w.subjectWord(v.Subject)
		}
	}
	return ""
}

// WhyReject asks for the words that a decision needs.
func (w *Writer) WhyReject(v ApprovalView, more bool) chat.Card {
	name := spaced(Hash(v.No), Short(v.projectName(), 20))
	if more {
		return w.fit(chat.Card{
			Title: w.t("要 %s 补什么?", "What should %s add?", v.Asker), Lines: []string{name},
			Note: w.t("直接回一句话,如「补预算批文」", "Just write it, like “the budget approval”"),
		})
	}
	return w.fit(chat.Card{
		Title: w.t("为什么驳回?", "Why is it rejected?"), Lines: []string{name},
		Note: w.t("直接回一句话,%s 会看到;不驳回了就写「算了」", "Just write it; %s will read it. “never mind” leaves it", v.Asker),
	})
}

// HowToAsk says how somebody who decides asks the applicant what he wants to know: the words that
// were not understood may be for him.
func (w *Writer) HowToAsk(v ApprovalView, words string) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("要问 %s 这件申请吗?", "Is that for %s, about the request?", v.Asker), Lines: []string{spaced(Hash(v.No), Short(v.projectName(), 20))},
		Note:    w.t("写「要补充 %s」,我就去问", "Write “need more: %s” and I ask", Short(words, 24)),
		Buttons: []chat.Button{button(w.decisionWord(crm.ApprovalMore), DoDecide, v.No, DecisionArg(crm.ApprovalMore, &v.Approval))},
	})
}

// WhichRequest asks which of several requests is meant.
func (w *Writer) WhichRequest(rows []ApprovalView, decision string) chat.Card {
	c := chat.Card{Title: w.t("%s 哪一件?", "%s: which one?", w.decisionWord(decision))}
	for i, v := range rows {
		if i == MaxLines {
			break
		}
		c.Lines = append(c.Lines, spaced(Circled(i+1), dots(spaced(w.kindOf(&v), Hash(v.No), Short(v.projectName(), 20)), v.Asker)))
		c.Buttons = append(c.Buttons, button(shortNo(v.No), DoChoose, AskDecide, v.No))
	}
	return w.fit(c)
}

// Hurried says that whoever decides was reminded; again that he had been today.
func (w *Writer) Hurried(v ApprovalView, again bool) chat.Card {
	if v.At >= len(v.Steps) {
		return w.fit(chat.Card{Title: spaced(Hash(v.No), w.standing(&v))})
	}
	who := v.Steps[v.At].who(w)
	if again {
		return w.fit(chat.Card{Title: w.t("今天已经催过 %s 了", "%s was reminded today already", who)})
	}
	return w.fit(chat.Card{Title: w.t("已催 %s", "%s is reminded", who), Lines: []string{spaced(Hash(v.No), v.projectName())}})
}

// ApprovalWaits reminds whoever decides a request that it waits; above says that it
// comes to the reader because the one below him has not decided.
func (w *Writer) ApprovalWaits(v ApprovalView, above bool) chat.Card {
	c := w.ApprovalRequest(v)
	waited := w.t("已等 %s", "waiting for %s", w.n(v.Wait.Days, "个工作日", "working day", "working days"))
	if v.Wait.Days == 0 {
		waited = w.t("%s 在催", "%s asks you to look", v.Asker)
	}
	if above && v.At < len(v.Steps) {
		waited = w.t("%s 还没批,已等 %s,您也可以批", "%s has not decided for %s; you may", v.Steps[v.At].Who, w.n(v.Wait.Days, "个工作日", "working day", "working days"))
	}
	c.Note = "⏰ " + waited
	return w.fit(c)
}

// Withdrawn says that a request was taken back.
func (w *Writer) Withdrawn(v ApprovalView, g crm.GroupID) chat.Card {
	return w.fit(chat.Card{
		Title:   w.t("已撤回 %s %s", "%s %s is withdrawn", Hash(v.No), Short(v.projectName(), 20)),
		Lines:   []string{w.t("内容和编号都留着,改好写「提交 %s」", "Text and number are kept; “submit %s” sends it again", shortNo(v.No))},
		Buttons: []chat.Button{button(w.t("撤销", "Undo"), DoUndo, string(g), "")},
	})
}

// SentBack tells that something that was granted is not any more what was
// granted.
func (w *Writer) SentBack(v ApprovalView) chat.Card {
	c := chat.Card{
		Tone:  chat.Warning,
		Title: w.t("%s 要重新批 · %s", "%s needs approval again · %s", v.No, Short(v.projectName(), 20)),
		Lines: []string{w.t("批准后变了:%s", "Changed since it was approved: %s", w.list(w.fieldNames(v.Changed)))},
	}
	if !w.hidden(&v) && has(v.Changed, "amount") {
		c.Lines = append(c.Lines, w.t("批的是 %s,现在 %s", "Approved %s, now %s", w.Money(v.Amount), w.Amount(v.Deal.Amount)))
	}
	if v.Mine {
		c.Lines = append(c.Lines, w.t("再批之前先不能记销售费用", "Until then no sales expenses"))
		c.Note = w.t("写「重新提交 %s」就送审", "“resubmit %s” sends it", shortNo(v.No))
		c.Buttons = []chat.Button{button(w.t("重新提交", "Resubmit"), DoSubmit, v.No, ""), w.fullForm(&v)}
	}
	return w.fit(c)
}

func has(list []string, s string) bool {
	for _, have := range list {
		if have == s {
			return true
		}
	}
	return false
}

// ApplyWhose asks for the customer of an application.
func (w *Writer) ApplyWhose() chat.Card {
	return w.fit(chat.Card{
		Title: w.t("给哪个项目立项?", "Which project is it for?"),
		Lines: []string{w.t("写上客户,如「立项 比亚迪电池线」", "Name the customer: “project approval BYD battery line”")},
	})
}

// NothingToSubmit says that no request of his waits to be sent.
func (w *Writer) NothingToSubmit() chat.Card {
	return w.fit(chat.Card{
		Title: w.t("没有等着提交的申请", "No request of yours waits to be sent"),
		Lines: []string{w.t("要立项就写「立项 比亚迪电池线」", "To apply: “project approval BYD battery line”")},
	})
}

// KeyPeople are the people of a customer who have a part in the decision, with
// it: 王总(决策者)、李工(使用者).
func (w *Writer) KeyPeople(people []crm.Contact) string {
	var out []string
	for _, c := range people {
		if roles := w.roleWords(c); roles != "" {
			out = append(out, c.Name.Text+w.paren(roles))
		}
	}
	return w.list(out)
}
