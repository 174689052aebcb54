package cards

import (
	"slices"
	"strings"
	"time"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// Why says of a reminder which facts it comes from and which rule, and offers
// every way to answer it.
func (w *Writer) Why(n Nudge) chat.Card {
	c := chat.Card{Title: w.t("为什么提醒 %s", "Why I reminded you of %s", Short(n.AccountName, 24))}
	if n.AccountName == "" {
		c.Title = w.t("为什么提醒您", "Why I reminded you")
	}
	c.Lines = append(c.Lines, w.ruleLine(n), w.factLine(n), w.callHours(n), w.upLine(n), w.triedLine(n))
	if n.Limit > 0 {
		c.Lines = append(c.Lines, w.t("这是默认规则,管理员可以改", "That is the default rule; an admin can change it"))
	}
	c.Buttons = append(c.Buttons, w.nudgeButtons(n)...)
	if n.Kind == NudgeCadence && n.WhoName == "" && n.Deal.No > 0 { // a customer of which nothing can be expected for a while
		c.Buttons = append(c.Buttons, button(w.t("暂停跟进", "Pause the deal"), DoEnd, n.Deal.Number(), EndPause))
	}
	for _, b := range w.snoozeButtons(n) {
		if b.Do.Verb != DoWhy {
			c.Buttons = append(c.Buttons, b)
		}
	}
	c.Buttons = append(c.Buttons, button(w.t("今天别提醒", "Not today"), DoMute, All, string(w.Today())))
	return w.fit(c)
}

// WhySeveral explains the reminders of one card, each in a line: its rule and what
// that was held against. They are ①②③ from then on.
func (w *Writer) WhySeveral(ns []Nudge) chat.Card {
	c := chat.Card{
		Title:   w.t("为什么提醒这 %d 件", "Why these %d", len(ns)),
		Note:    w.t("细说一件:「为什么 %s」", "More on one: “why %s”", Circled(1)),
		Buttons: []chat.Button{button(w.t("今天别提醒", "Not today"), DoMute, All, string(w.Today()))},
	}
	for i, n := range ns {
		name := n.AccountName
		n.LastNumber = "" // there is room for it where one is explained
		if n.Task.No > 0 && name == "" {
			name = n.Task.Text
		}
		c.Lines = append(c.Lines, numbered(i+1, Short(w.colon(Short(name, 18), dots(w.ruleLine(n), w.factLine(n))), LineColumns-3)))
	}
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
			return w.title1(s)
		}
	}
	return w.t("您自己定的下一步到日子了", "A next step of yours came due")
}

// upLine is why it comes to who is above: "" for what is his own.
func (w *Writer) upLine(n Nudge) string {
	of, ok := playbook.Find(w.Book.Nudges, n.rule())
	if !n.Up || !ok || of.Escalate < 2 || n.WhoName == "" {
		return ""
	}
	return w.t("%[1]s 的事,过了限期的 %[2]d 倍还没动,告诉您一次", "It is %[1]s's; nothing moved for %[2]d times the limit, so you hear of it once", n.WhoName, of.Escalate)
}

// triedLine is what was tried before it came to who is above: "" when nothing was.
func (w *Writer) triedLine(n Nudge) string {
	if !n.Up || n.Tried.Said() == 0 {
		return ""
	}
	return w.t("已提醒 %[1]d 次,最近 %[2]s", "reminded %[3]s, the last on %[2]s", n.Tried.Said(), w.ShortDate(n.Tried.On), w.n(n.Tried.Said(), "次", "time", "times"))
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

// WhyKind explains a kind of reminder of which nothing is due now: its rule, and
// how to hear no more of it. last is when it came last, where that is known.
func (w *Writer) WhyKind(k playbook.Spoken, last time.Time) chat.Card {
	name := k.Name.In(w.Locale)
	c := chat.Card{Title: w.t("「%s」的规则", "The rule of “%s”", name)}
	_, why, _ := w.saying(k.ID)
	switch rule := why.In(w.Locale); {
	case k.ID == "touch":
		for _, t := range w.Book.Tiers {
			if cad, ok := w.Book.Cadence(t.ID); ok {
				c.Lines = append(c.Lines, w.t("%[1]s:%[2]d 天内一次", "%[1]s: once within %[2]d days", w.title1(w.tierWord(t.ID)), cad.Days))
			}
		}
	case rule != "" && !strings.Contains(rule, "{{"):
		c.Lines = append(c.Lines, w.title1(rule))
	}
	if n, ok := playbook.Find(w.Book.Nudges, k.ID); ok && n.Days > 0 {
		c.Lines = append(c.Lines, w.t("满 %d 天才提醒", "It comes after %d days", n.Days))
	}
	if j, ok := w.Book.Job(k.ID); ok {
		c.Title = w.t("为什么发「%s」", "Why “%s” comes", name)
		if !last.IsZero() {
			c.Lines = append(c.Lines, w.t("最近一次:", "Last time: ")+w.cutOff(last))
		}
		c.Lines = append(c.Lines, w.jobWhen(j), w.t("这是默认规则,管理员可以改", "This is the default rule; an admin can change it"))
	} else {
		c.Lines = append(c.Lines, w.t("现在没有到期的", "Nothing of it is due now"))
	}
	if k.Mutes {
		c.Buttons = append(c.Buttons, button(w.t("不再提醒这类", "No more of these"), DoMute, k.ID, string(crm.LastDate)))
	}
	return w.fit(c)
}

// jobWhen says when a job speaks, and to whom.
func (w *Writer) jobWhen(j playbook.Job) string {
	var days []string
	for _, d := range j.Days {
		switch at := slices.Index([]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}, d); {
		case d == "first":
			days = append(days, w.t("每月第一个工作日", "on the first working day of a month"))
		case at >= 0:
			day := crm.Date("2026-11-01").AddDays(at).In(time.UTC) // a Sunday
			days = append(days, w.t("每%s", "each %s", w.t(weekday(day), day.Weekday().String())))
		default:
			days = append(days, w.t("每个工作日", "each working day"))
		}
	}
	to := w.t("您", "you")
	switch _, role := playbook.Find(w.Book.Roles, j.To); {
	case j.To == "team":
		to = w.t("团队的频道", "the team's channel")
	case role && j.To != string(crm.RoleRep):
		to = w.t("每位%s", "each %s", w.roleWord(j.To))
	}
	return w.t("%[1]s %[2]s 后几分钟发给%[3]s", "It comes %[1]s, some minutes after %[2]s, to %[3]s", strings.Join(days, w.t("、", ", ")), j.At, to)
}

// WhyNot answers "why" when nothing was reminded of it.
func (w *Writer) WhyNot() chat.Card {
	return w.fit(chat.Card{
		Title:   w.t("最近没有提醒过您这个", "I have not reminded you of that lately"),
		Lines:   []string{w.t("要看今天的事,写「今天干嘛」", "To see today, write “what's on for me”")},
		Buttons: []chat.Button{w.press(phraseAgenda)},
	})
}

// WhyOver answers the "why" of a reminder whose reason is gone by now: rule is the
// one under which it was last said, on the day ("" = not known).
func (w *Writer) WhyOver(rule string, on crm.Date) chat.Card {
	c := chat.Card{
		Title:   w.t("这条现在不用提醒了", "Nothing to remind you of there any more"),
		Buttons: []chat.Button{w.press(phraseAgenda)},
	}
	if n := (Nudge{Kind: rule, Rule: rule}); rule != "" {
		said := w.t("%[1]s 提醒过「%[2]s」", "I reminded you on %[1]s: %[2]s", w.ShortDate(on), w.ruleName(n))
		if _, why, _ := w.saying(rule); !strings.Contains(why.In(w.Locale), "{{") {
			said = w.colon(said, why.In(w.Locale))
		}
		c.Lines = append(c.Lines, said)
	}
	c.Lines = append(c.Lines, w.t("办完了、改了期,或者时候已经过了", "It is done, was moved, or its time has passed"))
	return w.fit(c)
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
