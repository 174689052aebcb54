package cards

import (
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// ExportRow is a file that somebody took out of the store.
type ExportRow struct {
	crm.Exported
	Who string // his name
}

// ExportsView is who took files out, the newest first; From and Until are the days
// that were asked for, "" = whenever.
type ExportsView struct {
	Rows        []ExportRow
	From, Until crm.Date
}

// Exports says who took files out of the store, when, and how much (handbook K1).
func (w *Writer) Exports(v ExportsView) chat.Card {
	c := chat.Card{Title: dots(w.t("导出记录 %d 次", "Exports: %d", len(v.Rows)))}
	if v.From != "" {
		c.Title = dots(c.Title, w.stretch(v.From, v.Until))
	}
	if len(v.Rows) == 0 {
		c.Lines = []string{w.t("没有您能看的导出记录", "There are none that you may see")}
		return w.fit(c)
	}
	for i, r := range v.Rows {
		if i == MaxLines-1 && len(v.Rows) > MaxLines {
			c.Note = w.t("更早的还有 %d 次", "%d more before that", len(v.Rows)-i)
			break
		}
		c.Lines = append(c.Lines, dots(spaced(w.Moment(r.Created), r.Who), spaced(w.kindWord(r.Of), w.n(r.Exported.Rows, "行", "row", "rows")), r.Region))
	}
	return w.fit(c)
}

// ExportOther says that what was asked for is no file of its own, and how one comes to it: people's
// data leaves the store for one person at a time only.
func (w *Writer) ExportOther(ofPeople bool) chat.Card {
	if ofPeople {
		return w.fit(chat.Card{
			Title: w.t("联系人不能整批导出", "Contacts are not exported as a whole"),
			Lines: []string{w.t("里面是个人信息,只能一家一家看:写「比亚迪联系人」", "They are personal data, seen one customer at a time: write “contacts at BYD”")},
			Note:  w.t("本人要自己的信息,请管理员写「导出 王建国 比亚迪 的个人信息」", "For one person's own data the admin writes “export the personal data of Wang, BYD”"),
		})
	}
	return w.fit(chat.Card{
		Title: w.t("直接导出的只有线索表", "Only the lead sheet is exported at once"),
		Lines: []string{w.t("别的先列出来再导:写「本月拜访清单」「没签的单子」「逾期的待办」", "List the rest first: “visits this month”, “deals not signed”, “overdue tasks”")},
		Note:  w.t("列表下面有 [Excel];要线索表就写「导出线索表」", "[Excel] stands below the list; for the lead sheet write “export the lead sheet”"),
	})
}
