package cards

import (
	"strings"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// WhyNoneView is why somebody got no reminder today.
type WhyNoneView struct {
	Who      string
	Own      bool        // he asks of himself
	Off      bool        // it is no working day of his
	Away     crm.Absence // that he is on; zero = none
	Muted    crm.Date    // until when all is silent; "" = it is not
	Rest     bool        // one message in the morning is all that he wants
	Kinds    []string    // those that were asked of and are silent
	Posted   string      // what was asked of and stands in the team's channel alone; "" = nothing
	At       string      // HH:MM: when that comes
	From, To string      // HH:MM: his hours
	Account  string      // that was asked of; "" = none
	Silent   bool        // he silenced it or put it off
	Due      int         // what is due for him, of the account where one was asked of

	Whether   bool // whether anything is silent was asked, not why nothing came
	Customers int  // that are silenced or put off, where that was asked
}

// WhyNone says why no reminder came: each fact that keeps it, else that nothing is due.
func (w *Writer) WhyNone(v WhyNoneView) chat.Card {
	c := chat.Card{Title: w.t("为什么没提醒", "Why there was no reminder")}
	if v.Whether {
		c.Title = w.t("提醒静音了吗", "Are reminders silent?")
	}
	if about := dots(w.unlessOwn(v), Short(v.Account, 20)); about != "" {
		c.Title = dots(c.Title, about)
	}
	add := func(when bool, line string) {
		if when {
			c.Lines = append(c.Lines, line)
		}
	}
	add(v.Off, w.t("今天不上班,不提醒", "Today is no working day"))
	if v.Away.From != "" {
		add(true, w.t("%s 休假,不提醒", "Away %s: nothing is sent", w.stretch(v.Away.From, v.Away.To)))
	}
	if v.Muted != "" {
		add(true, w.t("关了提醒,到 %s", "All reminders are off until %s", w.Date(v.Muted)))
	}
	add(v.Rest && v.Muted == "", w.t("只要早上一条", "One message in the morning is all that was wanted"))
	add(len(v.Kinds) > 0, w.t("关了:", "Turned off: ")+w.list(v.Kinds))
	add(v.Posted != "", w.t("「%[1]s」%[2]s 后发在团队的频道,没有变化不发", "“%[1]s” comes to the team's channel after %[2]s, and not without news", v.Posted, v.At))
	add(v.Customers > 0, w.n(v.Customers, "家客户不再提醒,或者推迟了", "customer is silenced or put off", "customers are silenced or put off"))
	add(v.Whether && v.Muted == "" && !v.Rest && len(v.Kinds)+v.Customers == 0, w.t("没有静音", "Nothing is silent"))
	add(v.Silent, w.t("这家不再提醒,或者推迟了", "This customer is silenced or put off"))
	switch {
	case len(c.Lines) > 0 && (v.Due == 0 || v.Posted != ""):
	case v.Due == 0:
		add(true, w.t("没有到期的,就不发", "Nothing is due, so nothing is sent"))
	case v.Off || v.Away.From != "" || v.Muted != "" || v.Silent: // nothing of it is told
		add(true, w.n(v.Due, "件到期", "thing is due", "things are due"))
	default:
		add(true, w.n(v.Due, "件到期,在早上那条里,或者今天已经说过", "thing is due: it stands in the morning message, or was told today", "things are due: they stand in the morning message, or were told today"))
	}
	c.Note = w.t("提醒时间 %s", "Hours for reminders: %s", strings.Join([]string{v.From, v.To}, "–"))
	c.Buttons = []chat.Button{w.press(phraseAgenda)}
	if !v.Own {
		c.Buttons = nil
	}
	return w.fit(c)
}

// unlessOwn is who is asked of where that is somebody else.
func (w *Writer) unlessOwn(v WhyNoneView) string {
	if v.Own {
		return ""
	}
	return Short(v.Who, 16)
}

// NoRecurring says that a reminder comes once: once is the same wish for the next time.
func (w *Writer) NoRecurring(once string) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("每天每周重复的提醒我还不会", "I cannot repeat a reminder yet"),
		Lines: []string{w.t("先记这一次,就写「%s」", "For the next time write “%s”", Short(once, 40))},
	})
}
