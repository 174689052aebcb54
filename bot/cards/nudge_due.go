package cards

import (
	"milepost/bot/chat"
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

// TenderDue is a tender on a card of its own, shortly before it closes or its
// deposit is due (S18).
func (w *Writer) TenderDue(v TenderView, n Nudge) chat.Card {
	c := w.Tender(v)
	c.Title = Short("⏰ "+w.generic(n), TitleColumns)
	if len(c.Lines) > 0 {
		c.Lines = c.Lines[1:] // the title says it
	}
	c.Buttons = append(c.Buttons, button(w.t("为什么", "Why"), DoWhy, n.Subject, ""))
	return w.fit(c)
}

// PrepReminder tells of an appointment the evening before, or some hours before
// it, and offers the prep card.
func (w *Writer) PrepReminder(n Nudge) chat.Card {
	when := spaced(w.Until(n.Due), n.Clock)
	c := chat.Card{Title: Short("📋 "+dots(when, spaced(n.AccountName, n.Task.ContactName)), TitleColumns)}
	c.Lines = append(c.Lines, dots(n.Task.Text, n.Task.Place))
	if n.Last != "" {
		c.Lines = append(c.Lines, w.lastTime(n))
	}
	c.Buttons = append(w.nudgeButtons(n),
		button(w.t("改时间", "Move it"), DoMove, n.Task.Number(), ""),
		button(w.t("为什么", "Why"), DoWhy, n.Subject, ""))
	return w.fit(c)
}
