package cards

import (
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// FileView is the file of an account (建档): the fields that the playbook asks
// for, group by group, and what is to be said about the whole.
type FileView struct {
	FieldsView
	Groups    []FieldsView // basic, then deep
	Opened    bool         // the account was made just now
	StaleDays int          // limit of its tier that was passed; 0 = the file is fresh
	Newest    crm.Date     // day of the newest value; "" = nothing was ever noted
	Burst     int          // so many values were noted at one sitting without a touch; 0 = none
	BurstBy   string
	BurstOn   crm.Date
	Contacts  int // people known at the account
}

// File is the card of an account's file: all its fields, how complete it is and
// what is missing.
func (w *Writer) File(v FileView) chat.Card {
	filled, of := 0, 0
	var missing []FieldView
	c := chat.Card{}
	for _, g := range v.Groups {
		sec := chat.Section{Head: g.Group.Name.In(w.Locale)}
		var lacks []string
		for _, f := range g.Fields {
			label := f.Field.Name.In(w.Locale)
			if of++; len(f.Values) == 0 {
				missing, lacks = append(missing, f), append(lacks, label)
				continue
			}
			filled++
			sec.Facts = append(sec.Facts, fact(label, Short(w.notedValue(f.Field, f.value()), LineColumns-Width(label)-2)))
		}
		if len(lacks) > 0 {
			sec.Facts = append(sec.Facts, fact(w.t("还缺 %d 项", "%d missing", len(lacks)), Short(w.list(lacks), LineColumns)))
		}
		c.Sections = append(c.Sections, sec)
	}
	head := w.t("档案", "file")
	if v.Opened {
		head = w.t("已建档", "file opened")
	}
	c.Title = tail(dots(v.Name, w.t("%[1]s %[2]d/%[3]d", "%[1]s %[2]d/%[3]d", head, filled, of)), Hash(v.Number), TitleColumns)
	c.Lines = append(c.Lines, w.fileWarnings(v)...)
	if say := w.sayMissing(missing); say != "" && v.May {
		c.Note = say
	}
	if v.May {
		b := button(w.t("填写", "Fill in"), DoNote, v.Subject, FileGroup)
		b.Opens = true
		c.Buttons = append(c.Buttons, b)
	}
	for _, g := range v.Groups {
		if filledIn(g.Fields) {
			c.Buttons = append(c.Buttons, button(w.t("来源", "Sources"), DoShow, v.Subject, "source."+FileGroup))
			break
		}
	}
	c.Buttons = append(c.Buttons, button(w.t("更多", "More"), DoShow, v.Subject, "groups"))
	return w.fit(c)
}

// FileGroup stands for all groups of the account file on a button.
const FileGroup = "file"

// fileWarnings are what a manager would ask about: a file that is old, that was
// written at one sitting, an account where one person alone is known.
func (w *Writer) fileWarnings(v FileView) []string {
	var out []string
	if v.StaleDays > 0 {
		out = append(out, w.t("⚠️ %[1]d 天没更新了(%[2]d 天要看一次)", "⚠️ Not updated for %[1]d days (limit %[2]d)", w.Today().Sub(v.Newest), v.StaleDays))
	}
	if v.Burst > 0 {
		out = append(out, w.t("⚠️ %[1]s %[2]s 一次记了 %[3]d 项,前后没有拜访或电话", "⚠️ %[2]s: %[1]s noted %[3]d fields at once, with no visit or call",
			v.BurstBy, w.ShortDate(v.BurstOn), v.Burst))
	}
	if v.Contacts == 1 {
		out = append(out, w.t("⚠️ 只认识 1 个人,建议再认识一位", "⚠️ Only one person is known there; get to know another"))
	}
	return out
}

// Groups lists what else is noted of a record, a button for each group.
func (w *Writer) Groups(v FieldsView, groups []playbook.FieldGroup) chat.Card {
	c := chat.Card{
		Title: tail(dots(v.Name, w.t("还可以看", "what else there is")), Hash(v.Number), TitleColumns),
	}
	var names []string
	for _, g := range groups {
		names = append(names, g.Name.In(w.Locale))
		c.Buttons = append(c.Buttons, button(g.Name.In(w.Locale), DoShow, v.Subject, "group."+g.ID))
	}
	c.Lines = []string{w.list(names), w.t("写「%[1]s %[2]s」就能看", "Write “%[1]s %[2]s” to see one", v.Name, names[0])}
	return w.fit(c)
}

// FileWhose asks whose file is meant.
func (w *Writer) FileWhose() chat.Card {
	return w.fit(chat.Card{
		Title: w.t("给哪家建档?", "Whose file?"),
		Lines: []string{w.t("写「建档 比亚迪」", "Write “account file BYD”")},
	})
}

// NoteWhose asks of which customer a note for oneself is; nothing is kept yet.
func (w *Writer) NoteWhose() chat.Card {
	return w.fit(chat.Card{
		Title: w.t("记在哪家?还没记", "Of which customer? Not noted yet"),
		Lines: []string{w.t("写「私密 比亚迪:…」,只有您看得到", "Write “private note BYD: …”; nobody else sees it")},
	})
}

// SpotView are values of a customer's file that are to be looked into.
type SpotView struct {
	FileView
	Open int // values of the file into which nobody has looked yet
}

// SpotCheck asks a manager about values of a file: each with where it comes from
// and two buttons (C9, C10).
func (w *Writer) SpotCheck(v SpotView) chat.Card {
	c := chat.Card{Title: tail(w.t("抽查 · %s", "Spot check · %s", v.Name), Hash(v.Number), TitleColumns)}
	c.Lines = w.fileWarnings(v.FileView)
	for _, f := range v.Fields {
		x := f.value()
		label := f.Field.Name.In(w.Locale)
		c.Lines = append(c.Lines, w.colon(label, w.fieldValue(f.Field, x.Value))+" · "+w.sourceLine(x))
		c.Buttons = append(c.Buttons,
			button("✓ "+label, DoVerify, fieldSubject(x.ID), "yes"), button("✗ "+label, DoVerify, fieldSubject(x.ID), "no"))
	}
	if len(v.Fields) == 0 {
		c.Lines = append(c.Lines, w.t("这家没有要核实的", "Nothing to look into there"))
	}
	return w.fit(c)
}

// NothingToCheck says that there is nothing to look into.
func (w *Writer) NothingToCheck() chat.Card {
	return w.fit(chat.Card{Title: w.t("没有要抽查的:记下的都核实过了", "Nothing to check: all that was noted was looked into")})
}

// RowGone says that a row of a list was taken away.
func (w *Writer) RowGone(text, name, number string, group crm.GroupID) chat.Card {
	return w.fit(chat.Card{
		Title: tail(w.t("已去掉 · %s", "Taken away · %s", name), Hash(number), TitleColumns), Lines: []string{text},
		Buttons: []chat.Button{w.undoButton(group)},
	})
}
