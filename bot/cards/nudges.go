package cards

import (
	"time"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// Morning is the one card of the morning: what is worth doing first. Nudges
// are ①②③ in this order; ok is false when there are none.
func (w *Writer) Morning(v MorningView) (c chat.Card, ok bool) {
	if len(v.Nudges) == 0 {
		return chat.Card{}, false
	}
	all := len(v.Nudges) + v.More
	c.Title = w.t("早,今天 %d 件", "Morning, %d today", len(v.Nudges))
	if v.After {
		c.Title = w.t("节后第一天 · 到期 %[1]d 件,先看 %[2]d 件", "First day back · %[1]d due, %[2]d to begin with", all, len(v.Nudges))
	}
	room := MaxLines - 1
	for i, n := range v.Nudges {
		if i == room {
			break
		}
		line := w.nudgeLine(n)
		if i < inFull {
			line = w.inFull(n)
		}
		if n.Done {
			line = "✅ " + line
		}
		c.Lines = append(c.Lines, numbered(i+1, line))
	}
	c.Note = w.t("写「%[1]s 完成」「%[1]s 推到下周三」", "Reply “%[1]s done” or “%[1]s next Wed”", Circled(min(2, len(c.Lines))))
	rest := v.More + len(v.Nudges) - min(len(v.Nudges), room)
	if v.After && v.More > 0 && v.Last != "" {
		c.Note = w.t("其余 %[1]d 件按每天 %[2]d 件排到 %[3]s", "The other %[1]d come %[2]d a day until %[3]s", rest, v.Each, w.ShortDate(v.Last))
	}
	c.Buttons = append(c.Buttons, w.firstButtons(v.Nudges[:len(c.Lines)])...)
	if rest > 0 {
		label := w.t("其余 %d 件", "%d more", rest)
		if v.After {
			label = w.t("都看", "Show all")
		}
		c.Buttons = append(c.Buttons, button(label, DoShow, ListAgenda, ""))
	}
	c.Buttons = append(c.Buttons,
		button(w.t("为什么", "Why"), DoWhy, v.Key, ""),
		button(w.t("推迟", "Snooze"), DoSnooze, v.Key, ""),
		button(w.t("今天别提醒", "Not today"), DoMute, All, string(w.Today())))
	if len(open(v.Nudges)) == 0 {
		c.Buttons, c.Note = nil, ""
		c.Title = w.t("早上的 %d 件都处理了", "All %d of this morning are dealt with", len(v.Nudges))
	}
	return w.fit(c), true
}

// inFull is how many reminders of the morning card say all that is known.
const inFull = 3

// inFull is a reminder with what it is worth.
func (w *Writer) inFull(n Nudge) string {
	line := w.nudgeText(n)
	if n.For != "" {
		line = w.t("代 %[1]s:%[2]s", "for %[1]s: %[2]s", n.For, line)
	}
	if n.WhoName != "" {
		line = dots(n.WhoName, line)
	}
	if worth := w.worthOf(n); worth != "" && Width(line)+Width(worth)+3 <= LineColumns-6 {
		line = dots(line, worth)
	}
	return Short(line, LineColumns-3)
}

// worthOf is how much is at stake and how far it is: 350万 m4.
func (w *Writer) worthOf(n Nudge) string {
	if n.Deal.No == 0 || n.Kind == NudgeAppointment || !n.Amount.IsZero() {
		return ""
	}
	milestone := n.Deal.Milestone
	if n.Milestone != "" {
		milestone = ""
	}
	return spaced(w.secretMoney(n.Deal.Amount.Money), milestone)
}

// open are the reminders that nobody has acted upon.
func open(nudges []Nudge) []Nudge {
	var out []Nudge
	for _, n := range nudges {
		if !n.Done {
			out = append(out, n)
		}
	}
	return out
}

// firstButtons do the next thing of the reminders of a card: a visit that was
// made and not logged, else what the first one asks for.
func (w *Writer) firstButtons(nudges []Nudge) []chat.Button {
	if out := w.went(nudges); len(out) > 0 {
		return out
	}
	for i, n := range nudges {
		if n.Done {
			continue
		}
		all := w.nudgeButtons(n)
		if len(all) == 0 {
			continue
		}
		if len(nudges) > 1 {
			all[0].Label = spaced(Circled(i+1), all[0].Label)
		}
		return all[:1]
	}
	return nil
}

// went are the buttons for a visit that was made and not logged: one for each
// of the first two reminders that can be answered so, numbered when there are
// two.
func (w *Writer) went(nudges []Nudge) []chat.Button {
	var out []chat.Button
	for i, n := range nudges {
		if n.Done || n.WhoName != "" {
			continue
		}
		if n.Kind == NudgeLog || n.Kind == NudgeCadence && n.By != "call" || n.Kind == "visits" {
			label := spaced(Circled(i+1), w.t("我其实去过", "I was there"))
			out = append(out, button(label, DoActuallyWent, w.wentSubject(n), ""))
		}
		if len(out) == 2 {
			return out
		}
	}
	if len(out) == 1 {
		out[0].Label = w.t("我其实去过", "I was there")
	}
	return out
}

func (w *Writer) wentSubject(n Nudge) string {
	if n.Kind == NudgeLog {
		return n.Task.Number()
	}
	return n.Account
}

// Reminder is a single reminder on its own: a deadline, an appointment.
func (w *Writer) Reminder(n Nudge) chat.Card {
	c := chat.Card{Title: "⏰ " + w.nudgeLine(n)}
	if line := w.nudgeLine(n); Width("⏰ "+line) > TitleColumns {
		c.Title = "⏰ " + dots(n.AccountName, w.nudgeWord(n))
		c.Lines = []string{line}
	}
	c.Buttons = append(c.Buttons, w.nudgeButtons(n)...)
	c.Buttons = append(c.Buttons, w.snoozeButtons(n)...)
	return w.fit(c)
}

func (w *Writer) snoozeButtons(n Nudge) []chat.Button {
	days := max(w.Book.Restraint.SnoozeDays, 1)
	later := w.Cal.OnOrAfter(w.Today().AddDays(days))
	return []chat.Button{
		button(w.t("推迟%d天", "In %d days", days), DoSnooze, n.Subject, string(later)),
		button(w.t("推迟到…", "Until…"), DoSnooze, n.Subject, ""),
		button(w.t("为什么", "Why"), DoWhy, n.Subject, ""),
	}
}

// nudgeWord is what a reminder is about, in two or three words.
func (w *Writer) nudgeWord(n Nudge) string {
	switch n.Kind {
	case NudgeAppointment:
		return w.t("今天有约", "appointment today")
	case NudgeDue:
		return w.t("今天到期", "due today")
	case NudgeOverdue:
		return w.t("过期了", "overdue")
	case NudgeWaiting:
		return w.t("等对方", "waiting for them")
	case NudgeCadence:
		return w.t("该联系了", "touch it")
	case NudgeLog:
		return w.t("还没记", "not logged yet")
	case NudgeDraft:
		return w.t("待确认", "needs you")
	case NudgeMissing:
		return w.t("缺资料", "incomplete")
	case NudgeStuck:
		return w.t("停住了", "standing still")
	}
	return w.ruleName(n)
}

// nudgeLine is a reminder on one line. A reader who is not the one is told
// whose it is.
func (w *Writer) nudgeLine(n Nudge) string {
	line := w.nudgeText(n)
	if n.WhoName != "" {
		line = dots(n.WhoName, line)
	}
	if n.For != "" {
		line = w.t("代 %[1]s:%[2]s", "for %[1]s: %[2]s", n.For, line)
	}
	return Short(line, LineColumns-3)
}

func (w *Writer) nudgeText(n Nudge) string {
	switch n.Kind {
	case NudgeAppointment:
		return dots(w.t("今天 ", "today ")+n.Task.Clock, w.stepWho(n))
	case NudgeLog:
		when := spaced(w.Ago(n.Task.Due), n.Task.Clock)
		return w.t("%[2]s:%[1]s约过,还没记", "%[2]s: booked %[1]s, nothing logged", when, spaced(n.AccountName, n.Task.ContactName))
	case NudgeDue:
		if n.Task.Due > w.Today() { // its day is off: this is the last working day before
			return dots(w.stepWho(n), w.Until(n.Task.Due))
		}
		return dots(w.stepWho(n), w.t("今天到期", "due today"))
	case NudgeOverdue:
		return dots(w.stepWho(n), w.Until(n.Task.Due))
	case NudgeWaiting:
		return w.t("%[1]s 等对方:%[2]s · %[3]s", "%[1]s · waiting for: %[2]s · %[3]s",
			n.AccountName, n.Task.Text, w.Until(n.Task.Due))
	case NudgeCadence:
		return w.cadenceText(n)
	case NudgeDraft:
		return w.n(n.Count, "条待您确认", "draft needs you", "drafts need you")
	case NudgeMissing:
		if n.Count > 1 {
			return w.t("线索表缺项 %[1]d 条,先补 %[2]s:%[3]s", "%[1]d leads incomplete, first %[2]s: %[3]s", n.Count, n.AccountName, w.lower(w.missingWords(n.Missing)))
		}
		return w.t("%[1]s 缺:%[2]s", "%[1]s: %[2]s missing", n.AccountName, w.lower(w.missingWords(n.Missing)))
	case NudgeStuck:
		return w.t("%[1]s 停在 %[2]s %[3]s(限 %[4]d 天)", "%[1]s: %[3]s at %[2]s (limit %[4]d)",
			n.AccountName, w.milestoneWord(n.Milestone), w.Days(n.Days), n.Limit)
	}
	return w.generic(n)
}

func (w *Writer) stepWho(n Nudge) string {
	return spaced(unsaid(n.AccountName, n.Task.Text), unsaid(n.Task.ContactName, n.Task.Text), n.Task.Text)
}

// cadenceText is "粤钢 该拜访了:18 天没去(A 级 14 天)".
func (w *Writer) cadenceText(n Nudge) string {
	tier := w.paren(w.cadenceRule(n))
	if n.By == "call" {
		if n.Last == "" {
			return w.t("%[1]s 该打电话了:还没联系过%[2]s", "%[1]s: never called%[2]s", n.AccountName, tier)
		}
		return w.t("%[1]s 该打电话了:%[2]s没联系%[3]s", "%[1]s: no call for %[2]s%[3]s", n.AccountName, w.Days(n.Days), tier)
	}
	if n.Last == "" {
		return w.t("%[1]s 该拜访了:还没去过%[2]s", "%[1]s: never visited%[2]s", n.AccountName, tier)
	}
	return w.t("%[1]s 该拜访了:%[2]s没去%[3]s", "%[1]s: no visit for %[2]s%[3]s", n.AccountName, w.Days(n.Days), tier)
}

func (w *Writer) cadenceRule(n Nudge) string {
	if n.Limit == 0 {
		return ""
	}
	return w.t("%[1]s %[2]d 天", "%[1]s: %[2]d days", w.tierWord(n.Tier), n.Limit)
}

// Why says of a reminder which facts it comes from and which rule, and offers
// every way to answer it.
func (w *Writer) Why(n Nudge) chat.Card {
	c := chat.Card{Title: w.t("为什么提醒 %s", "Why I reminded you of %s", Short(n.AccountName, 24))}
	if n.AccountName == "" {
		c.Title = w.t("为什么提醒您", "Why I reminded you")
	}
	c.Lines = append(c.Lines, w.ruleLine(n), w.factLine(n), w.triedLine(n))
	switch {
	case n.SetBy != "":
		c.Lines = append(c.Lines, w.t("规则由 %s 设定", "The rule was set by %s", n.SetBy))
	case n.Limit > 0:
		c.Lines = append(c.Lines, w.t("这是默认规则,管理员可以改", "That is the default rule; an admin can change it"))
	}
	c.Buttons = append(c.Buttons, w.nudgeButtons(n)...)
	for _, b := range w.snoozeButtons(n) {
		if b.Do.Verb != DoWhy {
			c.Buttons = append(c.Buttons, b)
		}
	}
	c.Buttons = append(c.Buttons, button(w.t("今天别提醒", "Not today"), DoMute, All, string(w.Today())))
	return w.fit(c)
}

// ruleLine is the rule in words.
func (w *Writer) ruleLine(n Nudge) string {
	switch n.Kind {
	case NudgeCadence:
		if cad, ok := w.Book.Cadence(n.Tier); ok && n.Limit > cad.Days { // A2
			return w.t("没有在谈的单,间隔放宽到 %[2]d 天,但不停(%[1]s 原 %[3]d 天)", "No open deal: every %[2]d days instead of %[3]d (%[1]s), never dropped", w.tierWord(n.Tier), n.Limit, cad.Days)
		}
		if n.By == "call" {
			return w.t("%[1]s客户,%[2]d 天内应联系一次", "%[3]s: one call within %[2]d days", w.tierWord(n.Tier), n.Limit, w.title1(w.tierWord(n.Tier)))
		}
		return w.t("%[1]s客户,%[2]d 天内应拜访一次", "%[3]s: one visit within %[2]d days", w.tierWord(n.Tier), n.Limit, w.title1(w.tierWord(n.Tier)))
	case NudgeStuck:
		return w.t("%[1]s 一般不超过 %[2]d 天", "%[1]s usually takes no more than %[2]d days", w.milestoneWord(n.Milestone), n.Limit)
	case NudgeWaiting:
		return w.t("客户答应在这天给答复", "The customer promised it for that day")
	case NudgeLog:
		return w.t("约好的拜访,一天内要有记录", "A booked visit is logged within a day")
	case NudgeMissing:
		return w.t("线索表要填齐才能往下走", "The lead sheet has to be complete to go on")
	case NudgeDraft:
		return w.t("您说过,我没读准,等您一句话", "You said it, I was not sure, it waits for you")
	}
	if _, why, _ := w.saying(n.rule()); n.Task.No == 0 || n.Rule != "" && n.Rule != "task" {
		if s := w.filled(why, n); s != "" {
			return s
		}
	}
	return w.t("您自己定的下一步到日子了", "A next step of yours came due")
}

// triedLine is what was tried before it came to who is above: "" when nothing was.
func (w *Writer) triedLine(n Nudge) string {
	if !n.Up || n.Tried.Times == 0 {
		return ""
	}
	return w.t("已提醒 %[1]s %[2]d 次,最近 %[3]s", "%[1]s was reminded %[4]s, the last on %[3]s", n.WhoName, n.Tried.Times,
		w.ShortDate(n.Tried.On), w.n(n.Tried.Times, "次", "time", "times"))
}

// factLine is what the rule was held against, and where it comes from.
func (w *Writer) factLine(n Nudge) string {
	switch n.Kind {
	case NudgeCadence:
		word := w.t("上次拜访", "Last visit")
		if n.By == "call" {
			word = w.t("上次联系", "Last contact")
		}
		if n.Last == "" {
			return w.t("%s:还没有", "%s: none yet", word)
		}
		from := ""
		if n.LastNumber != "" {
			from = w.t(",来自 %s", ", from %s", Hash(n.LastNumber))
		}
		return w.t("%[1]s %[2]s(%[3]s%[4]s)", "%[1]s %[2]s (%[3]s%[4]s)", word, w.ShortDate(n.Last), w.Ago(n.Last), from)
	case NudgeStuck:
		return w.t("已经 %s", "It has been %s", w.Days(n.Days))
	case NudgeMissing:
		return w.t("还缺 %s", "Missing: %s", w.missingWords(n.Missing))
	case NudgeDraft:
		return w.n(n.Count, "条待确认", "draft needs you", "drafts need you")
	}
	if n.Task.No == 0 {
		return w.generic(n)
	}
	return dots(w.due(n.Task), tail(n.Task.Text, Hash(n.Task.Number()), LineColumns-20))
}

// WhyNot answers "why" when nothing was reminded of it.
func (w *Writer) WhyNot() chat.Card {
	return w.fit(chat.Card{
		Title:   w.t("最近没有提醒过您这个", "I have not reminded you of that lately"),
		Lines:   []string{w.t("要看今天的事,写「今天干嘛」", "To see today, write “my day”")},
		Buttons: []chat.Button{w.press(phraseAgenda)},
	})
}

// WhyRecord answers "did you write this": who wrote it, when, and in which
// words it was said.
func (w *Writer) WhyRecord(number string, by string, at time.Time, text string) chat.Card {
	c := chat.Card{Title: tail(w.t("这条是 %s 记的", "%s wrote this", Short(by, 20)), Hash(number), TitleColumns)}
	if !at.IsZero() {
		c.Lines = append(c.Lines, w.Moment(at))
	}
	if text != "" {
		c.Lines = append(c.Lines, w.t("原话:", "Said: ")+w.quote(Short(text, LineColumns-12)))
	}
	return w.fit(c)
}

// Snoozed is the receipt of a reminder that was put off.
func (w *Writer) Snoozed(n Nudge, until crm.Date) chat.Card {
	name := n.AccountName
	if name == "" {
		name = n.Task.Text
	}
	return w.fit(chat.Card{
		Tone:    chat.Good,
		Title:   w.t("好的,%[1]s %[2]s 再提醒您", "OK, %[1]s again on %[2]s", Short(name, 18), w.Date(until)),
		Buttons: []chat.Button{button(w.t("恢复", "Undo"), DoUnmute, n.Subject, "")},
	})
}

// Muted says until when it is silent, and what comes all the same.
func (w *Writer) Muted(kind string, until crm.Date) chat.Card {
	when := w.t("今天", "today")
	if until > w.Today() {
		when = w.t("到 %s", "until %s", w.Date(until))
	}
	return w.fit(chat.Card{
		Tone:    chat.Good,
		Title:   w.t("好的,%s不再提醒", "OK, no more reminders %s", when),
		Lines:   []string{w.t("审批、投标截止、到期回款照发", "Approvals, tender deadlines and payments still come")},
		Buttons: []chat.Button{button(w.t("恢复", "Turn on"), DoUnmute, kind, "")},
	})
}

// Unmuted says that reminders come again.
func (w *Writer) Unmuted() chat.Card {
	return w.fit(chat.Card{Tone: chat.Good, Title: w.t("好的,提醒恢复了", "OK, reminders are back on")})
}
