package cards

import (
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// Hours tells somebody in which hours he hears of something; group is the change
// that made it so, "" when he only asked.
func (w *Writer) Hours(p crm.Person, group crm.GroupID) chat.Card {
	from, to := playbook.HoursOf(&p)
	c := chat.Card{Title: w.t("提醒只在工作日 %[1]s–%[2]s", "Reminders come %[1]s–%[2]s on working days", from, to)}
	if group != "" {
		c.Tone, c.Title = chat.Good, "✅ "+c.Title
		c.Buttons = []chat.Button{w.undoButton(group)}
	}
	if j, ok := w.Book.Job("morning"); ok && !j.Off {
		day := w.Cal.OnOrAfter(w.Today().AddDays(1))
		at, _ := w.Book.Morning(&p, day)
		c.Lines = append(c.Lines, w.t("早上那条 %s 左右来", "The morning message comes about %s", at.In(w.Zone).Format("15:04")))
	}
	if begins, ends := playbook.WorkHours(&p); from == begins && to == ends {
		c.Lines = append(c.Lines, w.t("要改就写「提醒改到8点半」「6点以后别提醒我」", "To change: “remind me at 8:30”, “no reminders after 6pm”"))
	} else {
		c.Lines = append(c.Lines, w.t("改回 %[1]s–%[2]s 就写「恢复提醒时间」", "Back to %[1]s–%[2]s: “reset my hours”", begins, ends))
	}
	c.Note = w.t("审批、截标、回款的提醒也在这段时间里", "Approvals, tenders and payments keep to these hours too")
	return w.fit(c)
}
