package cards

import (
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// sourceLine is where a value comes from: who said it, when, in which words.
func (w *Writer) sourceLine(v NotedView) string {
	s := spaced(v.WhoName, w.Date(v.On))
	switch {
	case v.Evidence.Text != "":
		s = w.colon(s, w.quote(Short(v.Evidence.Text, 36)))
	case v.Form:
		s = spaced(s, w.t("表单", "in a form"))
	}
	if v.Checker != "" {
		s = dots(s, spaced(v.CheckerName, w.ShortDate(v.CheckedOn), w.checkedWord(v)))
	}
	return s
}

// verifyButtons let somebody say whether a value holds. Who may not is told so.
func (w *Writer) verifyButtons(v NotedView) []chat.Button {
	if w.Public || v.ID == "" {
		return nil
	}
	ok := button(w.t("核实无误", "It holds"), DoVerify, fieldSubject(v.ID), "yes")
	no := button(w.t("存疑", "Doubt it"), DoVerify, fieldSubject(v.ID), "no")
	return []chat.Button{ok, no}
}

// Sources shows where each value of a group comes from: 点开.
func (w *Writer) Sources(v FieldsView) chat.Card {
	c := chat.Card{Title: tail(dots(v.Name, w.t("%s的来源", "sources of %s", v.Group.Name.In(w.Locale))), Hash(v.Number), TitleColumns)}
	var lines []string
	for _, f := range v.Fields {
		for _, x := range f.Values {
			if x.Who == "" || x.Value == "" {
				continue
			}
			head := joined(w.t(":", ": "), f.Field.Name.In(w.Locale), Short(w.valueOf(f.Field, x), 20))
			lines = append(lines, dots(head, w.checkedWord(x)), "  "+w.sourceLine(x))
		}
	}
	p := w.rows(len(lines)/2, v.From, MaxLines/2, v.Subject)
	c.Lines = lines[2*p.from : 2*p.to]
	for i := range p.more {
		p.more[i].Do.Arg = "source." + v.Group.ID + "." + p.more[i].Do.Arg
	}
	c.Buttons = p.more
	if len(lines) == 0 {
		c.Lines = []string{w.t("还没有记", "Nothing is noted yet")}
	}
	return w.fit(c)
}

// Verified says that a value was looked into.
func (w *Writer) Verified(v FieldsView, group crm.GroupID) chat.Card {
	f := v.Fields[0]
	x := f.value()
	c := chat.Card{Tone: chat.Good, Title: tail(w.t("✅ 已核实 ", "✅ Verified: ")+dots(v.Name, f.Field.Name.In(w.Locale)), Hash(v.Number), TitleColumns)}
	if !x.Verified {
		c.Tone, c.Title = chat.Warning, tail(w.t("存疑 ", "Doubted: ")+dots(v.Name, f.Field.Name.In(w.Locale)), Hash(v.Number), TitleColumns)
	}
	c.Lines = []string{w.notedValue(f.Field, x), w.sourceLine(x)}
	c.Buttons = []chat.Button{w.undoButton(group)}
	return w.fit(c)
}

// KeptField is a field that a record itself keeps, as if the playbook named it.
func (w *Writer) KeptField(id string) playbook.Field {
	word := w.fieldWord(id)
	return playbook.Field{Word: playbook.Word{ID: id, Name: playbook.Text{ZH: word, EN: word}}, Record: id}
}

// KeptWords is a value of such a field, as desk.StoredValue gives it, in words.
func (w *Writer) KeptWords(field string, v any) string { return w.value(field, v) }
