package cards

import (
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// DaysOffView answers which days are worked.
type DaysOffView struct {
	Day crm.Date     // that was asked of; "" = of a holiday
	Run *crm.Holiday // that holiday, or the one of the day; nil for none
}

// DaysOff says whether a day is worked, or from when until when a holiday lasts, which
// days of a weekend are worked for it, and when work begins again.
func (w *Writer) DaysOff(v DaysOffView) chat.Card {
	var c chat.Card
	switch known := v.Day != "" && w.Cal.Covers(v.Day.In(w.Zone).Year()); {
	case v.Day != "" && v.Run == nil && !known && w.Cal.Workday(v.Day):
		c.Title = dots(w.Date(v.Day), w.t("放不放假还没公布", "not announced yet"))
		c.Lines = []string{w.t("公布以后管理员更新日历就有了", "It is here once an admin has updated the calendar")}
	case v.Run != nil && v.Run.Least:
		c.Title = dots(v.Run.Name, w.t("%s 肯定放", "%s is off for sure", w.stretch(v.Run.First, v.Run.Last)))
		c.Lines = []string{w.t("一共放几天还没公布", "How many days in all is not announced yet")}
	case v.Day != "" && w.Cal.Workday(v.Day):
		c.Title = dots(w.Date(v.Day), w.t("上班", "a working day"))
		if w.Cal != nil && w.Cal.Makeup[v.Day] {
			c.Title = dots(w.Date(v.Day), w.t("补班,要上班", "worked for a holiday"))
		}
	case v.Day != "" && v.Run == nil:
		c.Title = dots(w.Date(v.Day), w.t("休息", "off"))
		c.Lines = []string{w.t("%s 上班", "Back to work: %s", w.Date(w.Cal.OnOrAfter(v.Day)))}
	case v.Run == nil:
		c.Title = w.t("放假安排还没公布", "These holidays are not known yet")
		c.Lines = []string{w.t("公布以后管理员更新日历就有了", "They are here once an admin has updated the calendar")}
	default:
		c.Title = dots(v.Run.Name, w.stretch(v.Run.First, v.Run.Last), w.Days(v.Run.Last.Sub(v.Run.First)+1))
		if v.Day != "" {
			c.Title = dots(w.Date(v.Day), w.t("放假", "off"))
			c.Lines = append(c.Lines, dots(v.Run.Name, w.stretch(v.Run.First, v.Run.Last)))
		}
		c.Lines = append(c.Lines, w.t("%s 上班", "Back to work: %s", w.Date(w.Cal.OnOrAfter(v.Run.Last.AddDays(1)))), w.worked(v.Run))
		c.Note = w.t("放假不提醒;截止的事提前说", "No reminders on days off; deadlines are told before")
	}
	return w.fit(c)
}

// makeupWithin is how many days before and after a holiday a weekend is worked for it.
const makeupWithin = 14

// worked names the days of weekends that are worked for a holiday; "" for none.
func (w *Writer) worked(h *crm.Holiday) string {
	var days []string
	for d := h.First.AddDays(-makeupWithin); d <= h.Last.AddDays(makeupWithin); d = d.AddDays(1) {
		if w.Cal.Makeup[d] {
			days = append(days, w.Date(d))
		}
	}
	if len(days) == 0 {
		return ""
	}
	return w.t("补班 ", "Worked instead: ") + w.list(days)
}
