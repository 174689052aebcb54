package cards

import (
	"cmp"
	"slices"

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
	if v.Noon {
		c.Title = w.t("今天 %d 件", "%d today", len(v.Nudges))
	}
	if v.Again != "" {
		c.Title = w.t("您要我 %[1]s 再提醒的 %[2]d 件", "Again at %[1]s, as you asked: %[2]d", v.Again, len(v.Nudges))
	}
	if v.After {
		c.Title = w.t("节后第一天 · 到期 %d 件", "First day back · %d due", all)
		if v.More > 0 {
			c.Title = w.t("节后第一天 · 到期 %[1]d 件,先看 %[2]d 件", "First day back · %[1]d due, %[2]d to begin with", all, len(v.Nudges))
		}
	}
	room := MaxLines - 1
	if v.Team != nil {
		room--
	}
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
	c.Note = w.morningNote(v.Nudges[:len(c.Lines)])
	rest := v.More + len(v.Nudges) - min(len(v.Nudges), room)
	if v.After && v.More > 0 && v.Last != "" {
		c.Note = w.t("其余 %[1]d 件按每天 %[2]d 件排到 %[3]s", "The other %[1]d come %[2]d a day until %[3]s", rest, v.Each, w.ShortDate(v.Last)) + w.madeUp(v.Last)
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
		c.Title = w.t("早上的 %d 件都处理了", "This morning's list is dealt with (%d)", len(v.Nudges))
		if v.Again != "" {
			c.Title = w.t("再提醒的都处理了", "What you put off is dealt with")
		}
	}
	if v.Team != nil {
		c.Lines = append(c.Lines, w.teamBefore(*v.Team))
	}
	return w.fit(c), true
}

// doable tells which of some reminders are of a step that can be done, counted from 1.
func doable(all []Nudge) func(i int) bool {
	return func(i int) bool { return all[i-1].Task.No > 0 && !all[i-1].Done }
}

// morningNote says how the lines of a morning are answered: by the example of a step,
// else of one that can wait; where all have a deadline, of one that can be ticked off.
func (w *Writer) morningNote(all []Nudge) string {
	like := min(2, len(all))
	if n := all[like-1]; n.Task.No == 0 && w.fixed(n) {
		like = 1 + slices.IndexFunc(all, func(n Nudge) bool { return !n.Done && (n.Task.No > 0 || !w.fixed(n)) })
	}
	if like == 0 {
		for i, n := range all {
			if do, ok := w.FirstDo(n); ok && !n.Done && do.Verb != DoShow {
				return w.t("写「%s 完成」", "Reply “%s done”", Circled(i+1))
			}
		}
		return ""
	}
	return w.answerNote(like, doable(all), len(all))
}

// fixed reports a reminder of a deadline: it is not put off beyond it.
func (w *Writer) fixed(n Nudge) bool {
	_, cut := w.latest(n, w.Today().AddDays(7))
	return cut
}

// upTo tells which numbers are at most n.
func upTo(n int) func(i int) bool { return func(i int) bool { return i <= n } }

// answerNote says how lines of a card are answered, by the example of one: only what
// is to be done can be said to be done, anything can be put off. like is tried first.
func (w *Writer) answerNote(like int, doable func(i int) bool, n int) string {
	for i := range n {
		if at := (like-1+i)%n + 1; doable(at) {
			return w.t("写「%[1]s 完成」「%[1]s 推到下周三」", "Reply “%[1]s done” or “%[1]s next Wed”", Circled(at))
		}
	}
	return w.t("写「%s 推到下周三」", "Reply “%s next Wed”", Circled(like))
}

// madeUp names the days of a weekend that are worked from today until a day.
func (w *Writer) madeUp(until crm.Date) string {
	for d := w.Today().AddDays(1); d <= until; d = d.AddDays(1) {
		if w.Cal != nil && w.Cal.Makeup[d] {
			return w.t("(含 %s 补班)", " (%s is worked)", w.ShortDate(d))
		}
	}
	return ""
}

// inFull is how many reminders of the morning card say all that is known.
const inFull = 3

// inFull is a reminder with what it is worth.
func (w *Writer) inFull(n Nudge) string {
	hours := w.callHours(n)
	if hours != "" {
		n.Limit = 0 // when to call is worth more than the rule; 为什么 tells that
	}
	line := dots(w.nudgeText(n), hours)
	if n.For != "" {
		line = w.t("代 %[1]s:%[2]s", "for %[1]s: %[2]s", n.For, line)
	}
	if n.WhoName != "" {
		line = dots(n.WhoName, line)
	}
	if tried := w.triedLine(n); tried != "" && Width(line)+Width(tried)+3 <= LineColumns-3 {
		line = dots(line, tried)
	}
	if worth := w.worthOf(n); worth != "" && Width(line)+Width(worth)+3 <= LineColumns-6 {
		line = dots(line, worth)
	}
	return Short(line, LineColumns-3)
}

// worthOf is how much is at stake and how far it is: 350万 m4.
func (w *Writer) worthOf(n Nudge) string {
	much := w.secretMoney(n.Deal.Amount.Money)
	if n.Deal.No == 0 || n.Kind == NudgeAppointment || !n.Amount.IsZero() || much == "" {
		return "" // a milestone alone says nothing of its worth
	}
	milestone := n.Deal.Milestone
	if n.Milestone != "" {
		milestone = ""
	}
	return spaced(much, milestone)
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
		return w.t("%[2]s:%[1]s 约过,还没记", "%[2]s: booked %[1]s, nothing logged", when, spaced(n.AccountName, n.Task.ContactName))
	case NudgeDue:
		if n.Task.Due > w.Today() { // its day is off: this is the last working day before
			return dots(w.stepWho(n), w.Until(n.Task.Due))
		}
		if n.Task.Clock != "" {
			return dots(w.stepWho(n), w.t("今天 ", "today ")+n.Task.Clock)
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
			return w.t("线索表缺项 %[1]d 条,先补 %[2]s:%[3]s", "%[1]d leads incomplete, first %[2]s: %[3]s", n.Count, n.AccountName, w.missingWithin(n.Missing))
		}
		return w.t("%[1]s 缺:%[2]s", "%[1]s: %[2]s missing", n.AccountName, w.missingWithin(n.Missing))
	case NudgeStuck:
		at := w.milestoneWord(n.Milestone)
		if n.Up { // what was tried before stands on the line as well
			at = n.Milestone
		}
		return w.t("%[1]s 停在 %[2]s %[3]s(限 %[4]d 天)", "%[1]s: %[3]s at %[2]s (limit %[4]d)",
			n.AccountName, at, w.Days(n.Days), n.Limit)
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

// Snoozed is the receipt of a reminder that was put off. A deadline comes before it
// is over all the same, which it says.
func (w *Writer) Snoozed(n Nudge, until crm.Date) chat.Card {
	name := cmp.Or(n.AccountName, n.Task.Text)
	if name == "" && n.Rule != "" {
		name = w.ruleName(n)
	}
	if name == "" { // all that a card names
		name = w.t("这些", "these")
	}
	c := chat.Card{Tone: chat.Good, Buttons: []chat.Button{button(w.t("恢复", "Undo"), DoUnmute, n.Subject, "")}}
	last, cut := w.latest(n, until)
	switch {
	case !cut:
	case last <= w.Today():
		c.Title = w.t("%[1]s %[2]s 就到期,照常提醒您", "%[1]s is due %[2]s: I still remind you", Short(name, 18), w.Date(n.Due))
		c.Buttons = nil
		return w.fit(c)
	default:
		until = last
		c.Lines = []string{w.t("%s 到期,推迟不会过这天", "It is due %s: no reminder is put off beyond that", w.Date(n.Due))}
	}
	c.Title = w.t("好的,%[1]s %[2]s 再提醒您", "OK, %[1]s again on %[2]s", Short(name, 18), w.Date(until))
	return w.fit(c)
}

// latest is the last day until which a reminder can be put off, and whether a day
// is beyond it: see playbook.Restraint.NeverMuted.
func (w *Writer) latest(n Nudge, until crm.Date) (last crm.Date, cut bool) {
	if n.Due == "" || !slices.Contains(w.Book.Restraint.NeverMuted, n.rule()) {
		return until, false
	}
	last = w.Cal.OnOrBefore(w.Cal.OnOrBefore(n.Due).AddDays(-1))
	return last, until > last
}
