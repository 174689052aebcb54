package cards

import (
	"strings"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// justArrived reports a visit of which only the arrival is known.
func (v *ActivityView) justArrived() bool { return v.Arrival != nil && !v.Told() }

// photos counts the pictures among its files.
func (v *ActivityView) photos() int {
	n := 0
	for _, f := range v.Files {
		if strings.HasPrefix(f.Type, "image/") {
			n++
		}
	}
	return n
}

// placeLine is the proof of a visit: when, where, and by what it is proved.
// files is how many photos belong to it and are not named elsewhere.
func (w *Writer) placeLine(a *crm.Arrival, files int) string {
	var by []string
	if a.Placed() {
		by = append(by, w.t("定位", "location"))
	}
	switch {
	case files == 1:
		by = append(by, w.t("照片1", "1 photo"))
	case files > 1:
		by = append(by, w.t("照片%d", "%d photos", files))
	}
	at := a.At.In(w.Zone).Format("15:04")
	if a.Label == "" {
		return at + w.paren(strings.Join(by, w.t("+", " + ")))
	}
	return dots(at, Short(a.Label, LineColumns-20)) + w.paren(joined("+", by...))
}

// stoodLine is where somebody stood when he came, below what came of it.
func (w *Writer) stoodLine(a *crm.Arrival) string {
	label := a.Label
	if label == "" {
		label = w.t("有定位", "location known")
	}
	return "📍 " + dots(a.At.In(w.Zone).Format("15:04"), Short(label, LineColumns-12))
}

// Went begins what is told of a visit, as he would write it.
func (w *Writer) Went(account string) string { return w.t("去了%s,", "Visited %s, ", account) }

// Proved says that a location was added to a visit that is on record. group is
// what 撤销 takes back.
func (w *Writer) Proved(a crm.Arrival, to RecordName, group crm.GroupID) chat.Card {
	undo := button(w.t("撤销", "Undo"), DoUndo, string(group), "")
	undo.Done = w.t("已撤销", "Undone")
	return w.fit(chat.Card{
		Tone: chat.Good, Title: tail(w.t("📍 定位已附在 ", "📍 Location added to ")+to.Name, Hash(to.Number), TitleColumns),
		Lines: []string{w.placeLine(&a, 0)}, Buttons: []chat.Button{undo},
	})
}
