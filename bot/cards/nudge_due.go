package cards

import (
	"time"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// MorningRoom is how many reminders the morning card shows.
const MorningRoom = MaxLines - 1

// MorningShown is what somebody's last morning card said, as it is kept: so that
// it can say what was acted upon.
type MorningShown struct {
	View  MorningView
	Place string
	Date  crm.Date
	Turn  int `json:",omitzero"` // how often it was brought up to date
}

// KeptMorning is where that is kept.
func KeptMorning(id crm.PersonID) string { return "morning.card/" + string(id) }

// KeptAgain is where the card is kept that came at an hour of his own: beside that of
// the morning, which he still sees too.
func KeptAgain(id crm.PersonID) string { return "again.card/" + string(id) }

// TenderDue is a tender on a card of its own, shortly before it closes or its
// deposit is due (S18).
func (w *Writer) TenderDue(v TenderView, n Nudge) chat.Card {
	c := w.Tender(v)
	c.Title = "⏰ " + w.generic(n)
	if len(c.Lines) > 0 {
		c.Lines = c.Lines[1:] // the title says it
	}
	if Width(c.Title) > TitleColumns { // the time that is left must not be cut off
		c.Lines = append([]string{w.generic(n)}, c.Lines...)
		c.Title = Short("⏰ "+dots(n.AccountName, w.title1(playbook.Label(w.Book.Deadlines, n.Rule, w.Locale))), TitleColumns)
	}
	left := w.timeLeft(n)
	if left == "" && n.Final { // it may have been on a card of the morning, in the same words
		left = w.t("截止前最后一次提醒", "The last reminder before it")
	}
	if left != "" {
		c.Lines = append([]string{left}, c.Lines...)
	}
	c.Buttons = append(c.Buttons, button(w.t("为什么", "Why"), DoWhy, n.Subject, ""))
	return w.fit(c)
}

// timeLeft is how long there is until something that is due at an hour, from two
// days before on, and from the last working day before it when that is earlier: the
// last call is told from the one in the morning by it.
func (w *Writer) timeLeft(n Nudge) string {
	if n.Clock == "" {
		return ""
	}
	left := n.Due.At(n.Clock, w.Zone).Sub(w.Now)
	switch last := w.Cal.OnOrAfter(w.Today().AddDays(1)) >= n.Due; {
	case left < time.Minute || left >= 48*time.Hour && !last:
		return ""
	case left >= 48*time.Hour:
		return w.t("还剩 %s", "%s left", w.n(int(left/time.Hour), "小时", "hour", "hours"))
	}
	return w.t("还剩 %s", "%s left", w.span(left))
}

// PrepReminder tells of an appointment the evening before, or some hours before
// it, and offers the prep card.
func (w *Writer) PrepReminder(n Nudge) chat.Card {
	when := spaced(w.Until(n.Due), n.Clock)
	c := chat.Card{Title: Short("📋 "+dots(when, spaced(n.AccountName, n.Task.ContactName)), TitleColumns)}
	c.Lines = append(c.Lines, dots(n.Task.Text, n.Task.Place))
	if n.For != "" {
		c.Lines = append(c.Lines, w.t("代 %s", "for %s", n.For))
	}
	if n.Last != "" {
		c.Lines = append(c.Lines, w.lastTime(n))
	}
	c.Buttons = append(w.nudgeButtons(n),
		button(w.t("改时间", "Move it"), DoMove, n.Task.Number(), ""),
		button(w.t("为什么", "Why"), DoWhy, n.Subject, ""))
	return w.fit(c)
}

// ChoreDone is the receipt of a task of a milestone that was done, or of what a
// reminder asked for.
func (w *Writer) ChoreDone(v DealView, chore string, g crm.GroupID) chat.Card {
	name := ""
	for _, m := range w.Book.Milestones {
		if t, ok := playbook.Find(m.Tasks, chore); ok && name == "" {
			name = t.Name.In(w.Locale)
		}
	}
	if name == "" {
		name = playbook.Label(w.Book.Nudges, chore, w.Locale)
	}
	return w.fit(chat.Card{
		Tone: chat.Good, Title: tail(w.t("✅ 已做 ", "✅ Done · ")+w.dealName(v), Hash(v.Number()), TitleColumns),
		Lines: []string{name}, Buttons: []chat.Button{w.undoButton(g)},
	})
}

// Hushed says that no more is heard of a customer, and what comes all the same.
func (w *Writer) Hushed(account, subject string, told bool) chat.Card {
	c := chat.Card{
		Tone: chat.Good, Title: w.t("好的,不再提醒 %s", "OK, no more reminders of %s", Short(account, 24)),
		Lines:   []string{w.t("投标截止、到期回款、当天的约照发", "Tender deadlines, payments and appointments still come")},
		Buttons: []chat.Button{button(w.t("恢复", "Turn on"), DoUnmute, subject, "")},
	}
	if told {
		c.Lines = append(c.Lines, w.t("您的经理会看到", "Your manager will see it"))
	}
	return w.fit(c)
}

// preparable is how many of several appointments have a button for their prep
// card.
const preparable = 3

// PrepReminders tells of several appointments of one day on one card, in the
// order in which they are given.
func (w *Writer) PrepReminders(ns []Nudge) chat.Card {
	c := chat.Card{Title: "📋 " + dots(w.Until(ns[0].Due), w.n(len(ns), "个约", "appointment", "appointments"))}
	for i, n := range ns {
		if i == MaxLines-1 && len(ns) > MaxLines {
			c.Lines = append(c.Lines, w.t("还有 %d 个", "%d more", len(ns)-i))
			break
		}
		line := dots(n.Clock, spaced(n.AccountName, n.Task.ContactName), n.Task.Text)
		if n.For != "" {
			line = dots(line, w.t("代 %s", "for %s", n.For))
		}
		c.Lines = append(c.Lines, Short(line, LineColumns))
		if i < preparable {
			c.Buttons = append(c.Buttons, button(w.t("准备 %s", "Prepare %s", Short(n.AccountName, 16)), DoShow, n.Task.Number(), "prep"))
		}
	}
	c.Buttons = append(c.Buttons, button(w.t("为什么", "Why"), DoWhy, ns[0].Subject, ""))
	return w.fit(c)
}
