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
