package cards

import (
	"slices"
	"strings"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// KindsApart stands between the kinds of what is silenced together.
const KindsApart = ","

// Muted says what is silent until when, and what comes all the same. kind is All,
// playbook.Rest, or kinds of what is said unasked.
func (w *Writer) Muted(kind string, until crm.Date) chat.Card {
	when := w.t("今天", "today")
	if until > w.Today() {
		when = w.t("到 %s", "until %s", w.Date(until))
	}
	c := chat.Card{Tone: chat.Good, Buttons: []chat.Button{button(w.t("恢复", "Turn on"), DoUnmute, kind, "")}}
	always := w.t("审批、投标截止、到期回款照发", "Approvals, tender deadlines and payments still come")
	switch {
	case kind == playbook.Rest:
		c.Title = w.t("好的,以后只在早上发一条", "OK, one message in the morning from now on")
		c.Lines = []string{always, w.t("您定了钟点的照常提醒", "What you gave an hour to still comes at it")}
	case kind != All:
		c.Title = w.t("好的,%[2]s不再提醒「%[1]s」", "OK, no more “%[1]s” %[2]s", w.spokenNames(kind), when)
		if until == crm.LastDate {
			c.Title = w.t("好的,以后不再提醒「%s」", "OK, no more “%s” from now on", w.spokenNames(kind))
		}
		c.Lines = []string{w.t("别的照常", "Everything else still comes")}
	default:
		c.Title = w.t("好的,%s不再提醒", "OK, no more reminders %s", when)
		c.Lines = []string{always}
		c.Buttons = append([]chat.Button{button(w.t("只在早上发一条", "Mornings only"), DoMute, playbook.Rest, string(crm.LastDate))}, c.Buttons...)
	}
	return w.fit(c)
}

// spokenNames are what people call kinds of what is said unasked; one that only says
// more than another is meant with it.
func (w *Writer) spokenNames(kinds string) string {
	var names []string
	all := w.Book.Spoken()
	for _, id := range strings.Split(kinds, KindsApart) {
		name := playbook.Label(all, id, w.Locale)
		if !slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(name, n) }) {
			names = append(names, name)
		}
	}
	return strings.Join(names, w.t("、", ", "))
}

// Silence is something that somebody hears no more of, or not before a day.
type Silence struct {
	Kind    string   // a kind of what is said unasked, All or playbook.Rest; "" for a record
	Subject string   // the record, as a button names it
	Name    string   // of the record
	Until   crm.Date // the last silent day, crm.LastDate for good; of a Snooze the day on which it comes
	Snooze  bool
}

// silencesShown is how many of them have a button of their own.
const silencesShown = 4

// Silences lists what somebody silenced or put off, each with a button that brings it
// back.
func (w *Writer) Silences(all []Silence) chat.Card {
	if len(all) == 0 {
		return w.fit(chat.Card{Title: w.t("没有关掉的提醒", "No reminder is turned off"), Lines: []string{w.t("要关就写「别烦我」「不再提醒拜访」或「不再提醒」加客户名", "Turn some off: “not today”, “no more visit reminders”")}})
	}
	c := chat.Card{Title: w.t("现在不提醒您的 %d 项", "Turned off or put off: %d", len(all))}
	for i, s := range all {
		if i == MaxLines-1 && len(all) > MaxLines {
			c.Lines = append(c.Lines, w.t("还有 %d 项", "%d more", len(all)-i))
			break
		}
		name, until := w.silenced(s), w.t("到 %s", "until %s", w.Date(s.Until))
		switch {
		case s.Snooze:
			until = w.t("%s 再提醒", "again on %s", w.Date(s.Until))
		case s.Until == crm.LastDate:
			until = w.t("一直", "for good")
		case s.Until == w.Today():
			until = w.t("今天", "today")
		}
		c.Lines = append(c.Lines, w.colon(name, until))
		if i < silencesShown {
			subject := s.Kind
			if subject == "" {
				subject = s.Subject
			}
			c.Buttons = append(c.Buttons, button(w.t("恢复 %s", "Turn on %s", Short(name, 10)), DoUnmute, subject, ""))
		}
	}
	if len(all) > 1 {
		c.Buttons = append(c.Buttons, button(w.t("全部恢复", "Turn all on"), DoUnmute, Everything, ""))
	}
	return w.fit(c)
}

// silenced names what is silent.
func (w *Writer) silenced(s Silence) string {
	switch s.Kind {
	case "":
		return Short(s.Name, 24)
	case All:
		return w.t("所有提醒", "all reminders")
	case playbook.Rest:
		return w.t("早上以外的", "all but the morning card")
	}
	return w.spokenNames(s.Kind)
}

// NeverQuiet says that a kind cannot be silenced.
func (w *Writer) NeverQuiet(name playbook.Text) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("「%s」不能关:错过了就来不及", "“%s” always comes: missed is missed", name.In(w.Locale)),
		Lines: []string{w.t("别的可以关,如「不要提醒我费用」", "Others can be turned off, like “no more expense reminders”")},
	})
}

// OffHours says that nothing comes outside of his hours anyway.
func (w *Writer) OffHours() chat.Card {
	return w.fit(chat.Card{
		Title: w.t("下班、周末和节假日本来就不提醒您", "Never after hours, on weekends or holidays"),
		Lines: []string{w.t("只有投标、保证金会提前到最后一个工作时刻", "Tender deadlines move to the last working hour before")},
	})
}

// quieter are the two ways to hear less that there always are.
func (w *Writer) quieter() []chat.Button {
	return []chat.Button{button(w.t("只在早上发一条", "Mornings only"), DoMute, playbook.Rest, string(crm.LastDate)), button(w.t("今天别提醒", "Not today"), DoMute, All, string(w.Today()))}
}

// PartOfDay says that a part of each day, or one day of each week, cannot be kept free of reminders, and what can.
func (w *Writer) PartOfDay() chat.Card {
	return w.fit(chat.Card{
		Title:   w.t("每天或每周只空出一段不提醒,我还做不到", "I cannot keep a part of each day or week quiet"),
		Lines:   []string{w.t("什么也没改。可以只在早上发一条", "Nothing was changed. I can send one message each morning instead")},
		Buttons: w.quieter(),
	})
}

// PostedThere says that a kind stands in the team's channel, not in private.
func (w *Writer) PostedThere(name playbook.Text) chat.Card {
	return w.fit(chat.Card{
		Title:   w.t("「%s」只发在群里,没有单独发给您", "“%s” goes to the channel only", name.In(w.Locale)),
		Lines:   []string{w.t("不想看:把那个群设成免打扰", "To see less of it, mute that channel"), w.t("早上和傍晚发给您的可以关", "What comes to you in the morning and evening can be turned off")},
		Buttons: w.quieter(),
	})
}

// Unmuted says that reminders come again.
func (w *Writer) Unmuted() chat.Card {
	return w.fit(chat.Card{Tone: chat.Good, Title: w.t("好的,提醒恢复了", "OK, reminders are back on")})
}

// HushWhich asks which of several things somebody wants to hear no more of.
func (w *Writer) HushWhich(several int) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("不再提醒哪一条?", "No more reminders of which one?"),
		Lines: []string{w.t("写「%s 别再提醒」;全都不要就写「别烦我」", "Write “stop reminding me of %s”; all of them: “leave me alone”", Circled(several))},
	})
}
