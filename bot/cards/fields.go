package cards

import (
	"fmt"
	"slices"
	"strings"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// NotedView is one value of a field: of a list, one row. Of a field that the
// record itself keeps, or that is empty, only Value may be there.
type NotedView struct {
	crm.Field
	WhoName     string      // who noted it
	CheckerName string      // who looked into it
	Kept        bool        // the record itself keeps it: where it comes from is known when Who is
	Words       string      // how a value reads that is no word of the playbook: ¥1.2M
	Form        bool        // it was filled into a form
	Was         []NotedView // what it was before, newest first
}

// FieldView is a field of a group with what is noted of it: nothing, one value,
// or the rows of a list, newest first.
type FieldView struct {
	Field  playbook.Field
	Values []NotedView
}

// value is the first value; the zero one when nothing is noted.
func (v FieldView) value() NotedView {
	if len(v.Values) == 0 {
		return NotedView{}
	}
	return v.Values[0]
}

// FieldsView is what is noted of a record in one group, or of several groups of
// an account's file.
type FieldsView struct {
	Name    string // of the customer, the person, the deal
	Number  string // C1; "" for a colleague
	Subject string // what DoNote and DoShow name: the number, or person/<id>
	Group   playbook.FieldGroup
	Fields  []FieldView
	From    int  // first row to show, of a list that pages
	May     bool // he may note something
}

// Fields shows a group of fields: what each says and whether it was verified.
func (w *Writer) Fields(v FieldsView) chat.Card {
	group := v.Group.Name.In(w.Locale)
	c := chat.Card{}
	rows := w.fieldRows(v)
	if v.Group.Score {
		n := 0
		for _, f := range v.Fields {
			if f.value().Value == playbook.Yes {
				n++
			}
		}
		group = spaced(group, fmt.Sprintf("%d/%d", n, len(v.Fields)))
	}
	c.Title = tail(dots(v.Name, group), Hash(v.Number), TitleColumns)
	p := w.rows(len(rows), v.From, MaxLines-1, v.Subject)
	for i := range p.more {
		p.more[i].Do.Arg = "group." + v.Group.ID + "." + p.more[i].Do.Arg
	}
	for _, r := range rows[p.from:p.to] {
		switch {
		case v.Group.Score: // its labels are sentences
			c.Lines = append(c.Lines, r.Label+w.t(":", ": ")+chat.Words(r.Value))
			continue
		case Circled(1) <= r.Label && len(r.Label) == len(Circled(1)): // a list
			c.Lines = append(c.Lines, spaced(r.Label, chat.Words(r.Value)))
			continue
		}
		c.Facts = append(c.Facts, r)
	}
	if say := w.sayMissing(v.Fields); say != "" && v.May {
		c.Note = say
	}
	if v.Group.Score && v.May && !noted(v.Fields) {
		c.Note = w.t("符合哪几项,写「%[1]s %[2]s 1 3」", "Write the numbers that hold: “%[1]s %[2]s 1 3”", v.Group.Name.In(w.Locale), v.Name)
	}
	c.Buttons = p.more
	if v.May {
		b := button(w.t("填写", "Fill in"), DoNote, v.Subject, v.Group.ID)
		b.Opens = true
		c.Buttons = append(c.Buttons, b)
	}
	if filledIn(v.Fields) {
		c.Buttons = append(c.Buttons, button(w.t("来源", "Sources"), DoShow, v.Subject, "source."+v.Group.ID))
	}
	return w.fit(c)
}

// filledIn reports whether a field of these has a value.
func filledIn(fields []FieldView) bool {
	return slices.ContainsFunc(fields, func(f FieldView) bool { return f.value().Value != "" })
}

// noted reports whether a field of these has a value that was noted.
func noted(fields []FieldView) bool {
	for _, f := range fields {
		for _, v := range f.Values {
			if !v.Kept && v.Value != "" {
				return true
			}
		}
	}
	return false
}

// fieldRows are the facts of a group: an empty field is a dash, each row of a
// list stands by itself, numbered where the whole card is one list.
func (w *Writer) fieldRows(v FieldsView) []chat.Fact {
	var out []chat.Fact
	n := 0
	for i, f := range v.Fields {
		label := f.Field.Name.In(w.Locale)
		if v.Group.Score {
			label = spaced(Circled(i+1), label) // 评选 比亚迪 1 2 5
		}
		if len(f.Values) == 0 {
			out = append(out, fact(label, "—"))
			continue
		}
		for _, x := range f.Values {
			head := label
			if f.Field.Kind == playbook.FieldRows {
				n++
				head = Circled(n)
				if len(v.Fields) > 1 {
					head += label
				}
			}
			out = append(out, fact(head, w.notedValue(f.Field, x)))
		}
	}
	return out
}

// notedValue is a value with what stands behind it: 强(未核实).
func (w *Writer) notedValue(f playbook.Field, v NotedView) string {
	s := w.valueOf(f, v)
	if s == "" {
		return "—"
	}
	if f.Kind == playbook.FieldRows {
		s = spaced(w.ShortDate(v.On), s)
		if f.Open && v.Closed != "" {
			return s + w.paren(w.colon(w.t("已解决", "solved"), v.Note))
		}
		if f.Open {
			return s + w.paren(w.t("未解决", "open"))
		}
		return s
	}
	if level, ok := playbook.Find(w.Book.SkillLevels, v.Value); ok && f.Of == "skill_levels" {
		return s + w.paren(level.Traits.In(w.Locale)) // what the handbook says of the level (J10)
	}
	s = dots(s, v.Note)
	if f.Kind == playbook.FieldYes && !v.Verified && v.Checker == "" {
		return s // a judgement, not a fact to look into
	}
	return s + w.paren(w.checkedWord(v))
}

// checkedWord says whether somebody looked into a value; nothing of one of which
// nobody asked where it comes from.
func (w *Writer) checkedWord(v NotedView) string {
	switch {
	case v.Kept && v.Who == "" || v.Value == "":
		return ""
	case v.Verified:
		return w.t("已核实", "verified")
	case v.Checker != "":
		return w.t("存疑", "doubted")
	}
	return w.t("未核实", "unverified")
}

// fieldValue words the value of a field.
func (w *Writer) fieldValue(f playbook.Field, value string) string {
	if f.Kind == playbook.FieldDate {
		return w.Date(crm.Date(value))
	}
	words := w.Book.ChoicesOf(f)
	if len(words) == 0 || value == "" {
		return value
	}
	var out []string
	for _, id := range strings.Split(value, ",") {
		out = append(out, playbook.Label(words, id, w.Locale))
	}
	return w.list(out)
}

// sayMissing is how to note the first field that is empty.
func (w *Writer) sayMissing(fields []FieldView) string {
	for _, f := range fields {
		if len(f.Values) == 0 && f.Field.Say != (playbook.Text{}) {
			return w.t("直接写就行,如%s", "Just write it, like %s", w.quote(f.Field.Say.In(w.Locale)))
		}
	}
	return ""
}

// Field answers what is noted of one field, with where it comes from.
func (w *Writer) Field(v FieldsView) chat.Card {
	f := v.Fields[0]
	x := f.value()
	label := f.Field.Name.In(w.Locale)
	c := chat.Card{Title: tail(dots(v.Name, label), Hash(v.Number), TitleColumns)}
	if x.Value == "" {
		c.Lines = []string{w.t("还没有记", "Nothing is noted yet")}
		c.Note = w.sayMissing(v.Fields)
		return w.fit(c)
	}
	c.Lines = []string{w.notedValue(f.Field, x)}
	if x.Who != "" {
		c.Lines = append(c.Lines, w.sourceLine(x))
		c.Buttons = w.verifyButtons(x)
	}
	for _, old := range x.Was {
		c.Lines = append(c.Lines, w.colon(w.t("之前", "Before"), dots(w.valueOf(f.Field, old), w.sourceLine(old))))
	}
	return w.fit(c)
}

// valueOf words a value that was noted or that the record keeps.
func (w *Writer) valueOf(f playbook.Field, v NotedView) string {
	if v.Words != "" {
		return v.Words
	}
	return w.fieldValue(f, v.Value)
}

// fieldSubject names a noted value on a button.
func fieldSubject(id crm.FieldID) string { return string(crm.KindField) + "/" + string(id) }

// FieldOfSubject reads what fieldSubject wrote; "" for anything else.
func FieldOfSubject(subject string) crm.FieldID {
	id, ok := strings.CutPrefix(subject, string(crm.KindField)+"/")
	if !ok {
		return ""
	}
	return crm.FieldID(id)
}

func (w *Writer) undoButton(group crm.GroupID) chat.Button {
	undo := button(w.t("撤销", "Undo"), DoUndo, string(group), "")
	undo.Done = w.t("已撤销", "Undone")
	return undo
}

// NotedAll is the receipt of values that were noted: each with what it was
// before, if anything.
func (w *Writer) NotedAll(v ChangedView) chat.Card {
	c := w.Changed(v)
	for _, f := range v.Fields {
		if w.value(f.Field, f.Old) != "" {
			return w.fit(c)
		}
	}
	if len(v.Fields) == 0 {
		return w.fit(c)
	}
	c.Title = tail(w.t("✅ 已记 ", "✅ Noted: ")+v.AccountName, Hash(v.Number), TitleColumns)
	c.Lines = nil
	for _, f := range v.Fields {
		c.Lines = append(c.Lines, w.changeLine(f))
	}
	c.Lines = append(c.Lines, w.tierFollows(v.Fields)...)
	for i := range c.Buttons {
		c.Buttons[i] = w.undoButton(v.Group)
	}
	return w.fit(c)
}

// NotedRow is the receipt of a row that was added to a list, or changed.
func (w *Writer) NotedRow(v FieldsView, group crm.GroupID) chat.Card {
	f := v.Fields[0]
	head := w.t("✅ 已记 ", "✅ Noted: ")
	if f.value().Closed != "" {
		head = w.t("✅ 已解决 ", "✅ Solved: ")
	}
	note := ""
	if v.Group.See == playbook.SeeOwn { // who writes down what a customer says of a colleague wants to know
		note = w.t("只有您自己看得到", "Only you can see this")
	}
	return w.fit(chat.Card{
		Tone: chat.Good, Title: tail(head+dots(v.Name, f.Field.Name.In(w.Locale)), Hash(v.Number), TitleColumns), Note: note,
		Lines:   []string{w.notedValue(f.Field, f.value())},
		Buttons: []chat.Button{w.undoButton(group), button(w.t("全部", "All"), DoShow, v.Subject, "group."+f.Field.Group)},
	})
}

// NotedForYou tells who looks after a customer what somebody else noted of it.
func (w *Writer) NotedForYou(v FieldsView, by string) chat.Card {
	f := v.Fields[0]
	return w.fit(chat.Card{
		Title:   tail(w.t("%s 记了 ", "%s noted: ", Short(by, 12))+dots(v.Name, f.Field.Name.In(w.Locale)), Hash(v.Number), TitleColumns),
		Lines:   []string{w.notedValue(f.Field, f.value())},
		Note:    w.t("您的客户,看要不要联系或帮一把", "Your customer: a call, or a hand?"),
		Buttons: []chat.Button{button(w.t("全部", "All"), DoShow, v.Subject, "group."+f.Field.Group)},
	})
}

// NoteForm asks for the fields of a group at once.
func (w *Writer) NoteForm(v FieldsView) chat.Form {
	form := chat.Form{
		Asks:   true,
		Do:     chat.Action{Verb: DoNote, Subject: v.Subject, Arg: v.Group.ID},
		Title:  Short(dots(v.Group.Name.In(w.Locale), v.Name), 24), // as narrow as Slack's modals
		Submit: w.t("保存", "Save"), Cancel: w.t("取消", "Cancel"),
	}
	for _, f := range v.Fields {
		x := chat.Field{Key: f.Field.ID, Label: f.Field.Name.In(w.Locale), Hint: f.Field.Say.In(w.Locale)}
		switch f.Field.Kind {
		case playbook.FieldOne, playbook.FieldYes:
			x.Kind = chat.One
		case playbook.FieldMany:
			x.Kind = chat.Many
		case playbook.FieldNumber:
			x.Kind = chat.Number
		case playbook.FieldDate:
			x.Kind = chat.Day
		default:
			x.Kind = chat.Line
		}
		for _, c := range w.Book.ChoicesOf(f.Field) {
			x.Options = append(x.Options, chat.Option{Value: c.ID, Label: c.Name.In(w.Locale)})
		}
		if now := f.value().Value; now != "" && f.Field.Kind != playbook.FieldRows {
			x.Value = strings.Split(now, ",")
			if x.Kind != chat.Many {
				x.Value = []string{now}
			}
		}
		form.Fields = append(form.Fields, x)
	}
	return form
}

// Noted is a value with its evidence, as a change shows it.
func (w *Writer) Noted(f playbook.Field, x crm.Field) string {
	return dots(w.fieldValue(f, x.Value), x.Note)
}

// People names people of a customer, with their titles.
func (w *Writer) People(cs []crm.Contact) string { return w.people(cs) }

// FileWord is what the whole account file is called.
func (w *Writer) FileWord() playbook.Text {
	return playbook.Text{ZH: "客户档案", EN: "Account file"}
}

// NoDeal says that a customer has no open deal that something could belong to.
func (w *Writer) NoDeal(name, number string) chat.Card {
	return w.fit(chat.Card{
		Title: tail(w.t("%s 还没有在跟的商机", "%s has no open deal yet", Short(name, 24)), Hash(number), TitleColumns),
		Lines: []string{w.t("写「%s 预算120万」就有了", "Write “%s budget 1.2M CNY” and there is one", Short(name, 24))},
	})
}

// FieldWord is what a field is called.
func (w *Writer) FieldWord(id string) string { return w.fieldWord(id) }
