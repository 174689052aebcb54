package cards

import (
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// WhichHalf asks which half of which day.
func (w *Writer) WhichHalf() chat.Card {
	return w.fit(chat.Card{
		Title: w.t("哪半天?", "Which half of the day?"),
		Lines: []string{w.t("如「明天上午请假」「周五下午请假」", "Like “off tomorrow morning” or “off Friday afternoon”")},
	})
}

// HalfView is half a day on which somebody is not there.
type HalfView struct {
	Name   string
	Date   crm.Date
	Half   string
	Booked []TaskView // with customers, in that half
	Deputy bool       // somebody was named to stand in
	Group  crm.GroupID
	By     string // who noted it, where it was not himself
}

// half words a half of a day.
func (w *Writer) half(day crm.Date, half string) string {
	switch half {
	case crm.Morning:
		return w.t("%s 上午", "%s, morning", w.Date(day))
	case crm.Afternoon:
		return w.t("%s 下午", "%s, afternoon", w.Date(day))
	}
	return w.Date(day)
}

// Half tells what half a day off means.
func (w *Writer) Half(v HalfView) chat.Card {
	c := chat.Card{Tone: chat.Good, Title: w.t("✅ %s 您请假", "✅ Off: %s", w.half(v.Date, v.Half))}
	if v.By != "" {
		c.Title = w.t("✅ %[1]s %[2]s 请假", "✅ %[1]s is off: %[2]s", Short(v.Name, 16), w.half(v.Date, v.Half))
	}
	if n := len(v.Booked); n > 0 {
		c.Lines = append(c.Lines, w.t("这半天约了 %d 个客户,改期就写「推到周五」:", "%d appointments then; to move one: “moved to Friday”", n))
		c.Lines = append(c.Lines, w.bookedLines(v.Booked, 3)...)
	}
	if v.Deputy {
		c.Lines = append(c.Lines, w.t("半天不转审批,等回来再定", "Approvals wait for half a day; they are not passed on"))
	}
	c.Note = w.t("这半天不提醒,其余照常", "No reminders then; the rest of the day as usual")
	c.Buttons = append(c.Buttons, w.undoButton(v.Group))
	return w.fit(c)
}

// HalfNoted tells somebody that a colleague noted half a day off of his.
func (w *Writer) HalfNoted(v HalfView) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("%[1]s 给您记了请假:%[2]s", "%[1]s noted time off for you: %[2]s", Short(v.By, 16), w.half(v.Date, v.Half)),
		Lines: []string{w.t("这半天不提醒您;不对就写「取消请假」", "No reminders then; if that is wrong: “cancel my leave”")},
	})
}

// HalfOff says that half a day off is taken back.
func (w *Writer) HalfOff(day crm.Date, half string) chat.Card {
	return w.fit(chat.Card{Tone: chat.Good, Title: w.t("已取消 %s 的请假", "Time off is cancelled: %s", w.half(day, half)), Lines: []string{w.t("提醒照常", "Reminders come as usual")}})
}
