package cards

import (
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// Again is the receipt of what somebody put off within a day, as the change that it is.
func (w *Writer) Again(all []Nudge, clock string, group crm.GroupID) chat.Card {
	c := chat.Card{Tone: chat.Good, Buttons: []chat.Button{w.undoButton(group)}}
	if len(all) > 1 {
		c.Title = w.t("好的,这 %[2]d 件今天 %[1]s 再提醒您", "OK, these %[2]d again at %[1]s today", clock, len(all))
		c.Note = w.t("期间办好的就不提了", "What is done by then is left out")
		return w.fit(c)
	}
	c.Title = w.t("好的,%[2]s 今天 %[1]s 再提醒您", "OK, %[2]s again at %[1]s today", clock, Short(w.nudgeName(all[0]), 18))
	return w.fit(c)
}

// AgainOutside says that an hour is one at which nobody is spoken to; from and to are the
// hours in which he is.
func (w *Writer) AgainOutside(clock, from, to string) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("%[1]s 不提醒:只在 %[2]s–%[3]s", "Not at %[1]s: reminders come %[2]s–%[3]s", clock, from, to),
		Lines: []string{w.t("说个这段时间里的,如「下午4点再提醒我」「明天再提醒我」", "Say “remind me again at 4pm”, or “remind me tomorrow”")},
		Note:  w.t("要改时间段就写「晚上8点以后别提醒我」", "To change these hours: “no reminders after 8pm”"),
	})
}

// AgainNothing says that nothing is due of which somebody could be reminded once more,
// and how to be reminded of something else.
func (w *Writer) AgainNothing() chat.Card {
	return w.fit(chat.Card{
		Title: w.t("眼下没有要再提醒的", "Nothing to remind you of again just now"),
		Lines: []string{w.t("要记待办就说什么事,如「提醒我3点给王总打电话」", "For a task say what: “remind me at 3pm to call Neil”")},
	})
}

// MovedAll is the receipt of reminders that were put off together, as the change that it
// is; kept are those that were arranged with a customer.
func (w *Writer) MovedAll(moved, kept []Nudge, until crm.Date, group crm.GroupID) chat.Card {
	c := chat.Card{}
	if len(moved) > 0 {
		c = chat.Card{Tone: chat.Good, Title: w.t("✏️ %[1]d 件推到 %[2]s", "✏️ %[1]d moved to %[2]s", len(moved), w.Date(until)), Buttons: []chat.Button{w.undoButton(group)}}
	} else {
		c.Title = w.t("没有推:都是和客户约好的", "Nothing moved: all are appointments")
	}
	for i, n := range moved {
		if i == 4 && len(moved) > 5 {
			c.Lines = append(c.Lines, w.t("还有 %d 件", "%d more", len(moved)-i))
			break
		}
		c.Lines = append(c.Lines, Short(w.nudgeName(n), LineColumns))
	}
	for _, n := range kept {
		c.Lines = append(c.Lines, w.t("约好的没动:%s", "Appointment left as it is: %s", w.nudgeName(n)))
	}
	if len(kept) > 0 {
		c.Note = w.t("要改约就说「改到周四下午两点」这样一句", "To move one: “move Oakline to Thursday 2pm”")
	}
	return w.fit(c)
}
