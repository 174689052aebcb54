package cards

import (
	"slices"
	"time"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// Changed is the receipt of a correction: each field, old → new.
func (w *Writer) Changed(v ChangedView) chat.Card {
	c := chat.Card{
		Tone:  chat.Good,
		Title: tail(spaced(w.t("✏️ 已改", "✏️ Changed"), Hash(v.Number)), v.AccountName, TitleColumns),
	}
	for _, f := range v.Fields {
		if old := w.value(f.Field, f.Old); old == "" || old != w.value(f.Field, f.New) {
			c.Lines = append(c.Lines, w.changeLine(f))
		}
	}
	changed := len(c.Lines)
	c.Lines = append(c.Lines, w.tierFollows(v.Fields)...)
	if also := w.recordsLine(w.t("一起改了", "Changed with it"), v.Also); also != "" {
		c.Lines = append(c.Lines, also)
	}
	if changed == 0 && len(v.Also) == 0 {
		c.Lines = append(c.Lines, w.t("已经是这样了,没有变化", "It already says so; nothing changed"))
	}
	if changed > 0 && changed < 3 && len(v.Also) == 0 {
		c.Lines = append(c.Lines, w.t("其余不变", "The rest stays as it was"))
	}
	if v.Learned != nil {
		c.Lines = append(c.Lines, w.learnedLine(v.Learned))
	}
	if told := w.wasTold(v.Told); told != "" {
		c.Lines = append(c.Lines, told)
	}
	undo := button(w.t("撤销这次修改", "Undo"), DoUndo, string(v.Group), "")
	undo.Done = w.t("已撤销", "Undone")
	if v.Group != "" && changed+len(v.Also) > 0 {
		c.Buttons = []chat.Button{undo}
	}
	return w.fit(c)
}

// changeLine is "下一步 11-09 周一 → 11-10 周二"; a value where there was none
// has no arrow, one that was taken away says so.
func (w *Writer) changeLine(f FieldChange) string {
	label, old, now := w.fieldWord(f.Field), w.value(f.Field, f.Old), w.value(f.Field, f.New)
	if field, ok := w.Book.FormField(f.Field); ok && f.Form {
		was, _ := f.Old.(string)
		is, _ := f.New.(string)
		if w.Public {
			return field.Name.In(w.Locale)
		}
		label, old, now = field.Name.In(w.Locale), w.answerValue(f.Field, was), w.answerValue(f.Field, is)
	}
	if f.Of != "" {
		label = f.Of + " " + label
	}
	switch {
	case old == "":
		return w.colonSpaced(label, now)
	case now == "":
		return w.colonSpaced(label, old+" → "+w.t("(空)", "(empty)"))
	}
	old, now = differing(old, now)
	return w.colonSpaced(label, old+" → "+now)
}

// differing are two texts cut to where they differ, with a few characters around,
// where both are too long to stand on a line.
func differing(old, now string) (string, string) {
	if Width(old)+Width(now) <= LineColumns-10 {
		return old, now
	}
	a, b := []rune(old), []rune(now)
	from := 0
	for from < min(len(a), len(b)) && a[from] == b[from] {
		from++
	}
	to := 0
	for to < min(len(a), len(b))-from && a[len(a)-1-to] == b[len(b)-1-to] {
		to++
	}
	return around(a, from, to), around(b, from, to)
}

// around is a text from shortly before its first characters that differ to shortly
// behind the last, from and to of which are the same.
func around(r []rune, from, to int) string {
	const beside = 4
	head, tail := "", ""
	if from = max(0, from-beside); from > 0 {
		head = "…"
	}
	if to = max(0, to-beside); to > 0 {
		tail = "…"
	}
	return head + string(r[from:len(r)-to]) + tail
}

// colonSpaced is "标签 值" in Chinese and "Label: value" in English.
func (w *Writer) colonSpaced(label, value string) string {
	return w.t("%[1]s %[2]s", "%[1]s: %[2]s", label, value)
}

// MostNamed is how many records a receipt names; of more it says how many there
// are of each kind.
const MostNamed = 12

// names lists records in words: 待办 #T1、新客户 比亚迪.
func (w *Writer) names(rs []RecordName) string { return w.list(w.nameList(rs)) }

// recordsLine is one line of records behind a head, "" for none: those that it has no room
// for are counted, so that no number is cut in two.
func (w *Writer) recordsLine(head string, rs []RecordName) string {
	if len(rs) == 0 {
		return ""
	}
	return w.within(head, w.nameList(rs))
}

func (w *Writer) nameList(rs []RecordName) []string {
	var out []string
	if len(rs) > MostNamed {
		n := map[crm.Kind]int{}
		var kinds []crm.Kind
		for _, r := range rs {
			if n[r.Kind]++; n[r.Kind] == 1 {
				kinds = append(kinds, r.Kind)
			}
		}
		for _, k := range kinds {
			out = append(out, spaced(w.kindWord(k), itoa(n[k])))
		}
		return out
	}
	for _, r := range rs {
		out = append(out, w.recordName(r))
	}
	return out
}

func (w *Writer) recordName(r RecordName) string {
	number := Hash(r.Number)
	if r.Kind == crm.KindAccount {
		number = ""
	}
	if r.Kind == "" && r.Name != "" {
		return spaced(r.Name, number)
	}
	return spaced(w.kindWord(r.Kind), r.Name, number)
}

// Undone is the receipt of an undo, with the way back.
func (w *Writer) Undone(v UndoneView) chat.Card {
	head := w.t("↩️ 已撤销", "↩️ Undone")
	if onlyChanged(v.Main) {
		head = w.t("↩️ 修改已撤销", "↩️ Change undone")
	}
	c := w.undoneCard(v, head, w.t("一并撤回", "Taken back with it"), w.t("一并还原", "Put back as it was"))
	redo := button(w.t("恢复", "Redo"), DoRedo, string(v.Group), "")
	redo.Done = w.t("已恢复", "Redone")
	c.Buttons = []chat.Button{redo}
	return w.fit(c)
}

// onlyChanged reports records that still stand: a change of them was taken back.
func onlyChanged(list []RecordName) bool {
	for _, r := range list {
		if r.Made {
			return false
		}
	}
	return len(list) > 0
}

// MostWhich are the rows at the most of which UndoWhich has one chosen.
const MostWhich = 3

// UndoWhich answers a wish to delete that names no single record: nothing was
// taken back, and what could be. about is what he named, "" for nothing.
func (w *Writer) UndoWhich(about string, rows []RecordName) chat.Card {
	c := chat.Card{
		Title: w.t("什么都没删:要撤哪一条?", "Nothing deleted: which one is to go?"),
		Note:  w.t("写编号最准,如「#V31 撤销」", "A number is surest: “#V31 undo”"),
	}
	if about != "" {
		c.Title = w.t("%s什么都没删:要撤哪一条?", "%s: nothing deleted, which one?", w.quote(Short(about, 16)))
	}
	for i, r := range rows {
		if i == MostWhich {
			break
		}
		c.Lines = append(c.Lines, w.names(rows[i:i+1]))
		if r.Number != "" {
			c.Buttons = append(c.Buttons, button(w.t("看 %s", "Show %s", Hash(r.Number)), DoShow, r.Number, ""))
		}
	}
	if len(rows) == 0 {
		c.Lines = []string{w.t("客户和记录不能一次全删,只能一条一条撤", "Records are not deleted all at once, only one by one")}
	}
	return w.fit(c)
}

// Redone is the receipt of an undo that was taken back.
func (w *Writer) Redone(v UndoneView) chat.Card {
	c := w.undoneCard(v, w.t("↪️ 已恢复", "↪️ Back again"), w.t("一并恢复", "Back with it"), w.t("一并恢复", "Back with it"))
	undo := button(w.t("撤销", "Undo"), DoUndo, string(v.Group), "")
	undo.Done = w.t("已撤销", "Undone")
	c.Buttons = []chat.Button{undo}
	return w.fit(c)
}

// mostPutBack is how many fields a receipt of an undo names.
const mostPutBack = 3

func (w *Writer) undoneCard(v UndoneView, head, made, changed string) chat.Card {
	c := chat.Card{Tone: chat.Good}
	if len(v.Handed) > 0 {
		w.handedLines(&c, v, head)
		return c
	}
	if len(v.Main) == 0 { // nothing but what came along
		v.Main, v.Also = v.Also, nil
	}
	if len(v.Main) == 1 {
		m := v.Main[0]
		c.Title = tail(spaced(head, Hash(m.Number)), m.Name, TitleColumns)
		for _, f := range v.Fields[:min(len(v.Fields), mostPutBack)] {
			c.Lines = append(c.Lines, w.changeLine(f))
		}
	} else {
		c.Title = w.t("%[1]s %[2]d 条", "%[1]s: %[2]d", head, len(v.Main))
		c.Lines = append(c.Lines, w.recordsLine("", v.Main))
	}
	var gone, back []RecordName
	for _, r := range v.Also {
		if r.Made {
			gone = append(gone, r)
		} else {
			back = append(back, r)
		}
	}
	c.Lines = append(c.Lines, w.recordsLine(made, gone), w.recordsLine(changed, back))
	return c
}

// handedLines say of a hand-over that was taken back, or done again, whose the customers are now.
func (w *Writer) handedLines(c *chat.Card, v UndoneView, head string) {
	c.Title = head + w.t(" · 交接", " · hand-over")
	for _, h := range v.Handed[:min(len(v.Handed), mostPutBack)] {
		names := slices.Clone(h.Accounts)
		for i := range names {
			names[i] = Short(names[i], 12)
		}
		c.Lines = append(c.Lines, w.within(w.t("归 %[1]s:%[2]d 家", "Now %[1]s's: %[2]d", Short(h.To, 12), len(names)), names))
	}
	rest := slices.DeleteFunc(slices.Concat(v.Main, v.Also), func(r RecordName) bool { return r.Kind == crm.KindAccount || r.Kind == crm.KindLead || r.Made })
	kinds := map[crm.Kind]int{}
	var order []crm.Kind
	for _, r := range rest {
		if kinds[r.Kind]++; kinds[r.Kind] == 1 {
			order = append(order, r.Kind)
		}
	}
	var counts []string
	for _, k := range order {
		counts = append(counts, spaced(w.kindWord(k), itoa(kinds[k])))
	}
	if len(counts) > 0 {
		c.Lines = append(c.Lines, w.within(w.t("一并", "With it"), counts))
	}
}

// colonIf is head and what, or nothing when there is nothing to say.
func (w *Writer) colonIf(head, what string) string {
	if what == "" {
		return ""
	}
	return w.colon(head, what)
}

// UndoBlocked says what came after, from whom, and what can be done instead.
func (w *Writer) UndoBlocked(number string, later []LaterChange) chat.Card {
	c := chat.Card{
		Tone:  chat.Warning,
		Title: spaced(Hash(number), w.t("后来又改过,没有撤销", "was changed later; not undone")),
	}
	for i, l := range later {
		if i == MaxLines-2 {
			break
		}
		who := l.Who
		if who == "" {
			who = w.t("您", "you")
		}
		c.Lines = append(c.Lines, dots(w.Moment(l.At), who, w.recordName(l.Record)))
	}
	c.Note = w.t("先撤后面的,或直接说要改哪里,如「不对,是昨天去的」", "Undo the later one first, or just say what is wrong: “no, it was yesterday”")
	if number != "" {
		c.Buttons = []chat.Button{button(w.t("看 %s", "Show %s", Hash(number)), DoShow, number, "")}
	}
	return w.fit(c)
}

// NothingToUndo is the answer when there is nothing of his to take back.
func (w *Writer) NothingToUndo() chat.Card {
	return w.fit(chat.Card{
		Title: w.t("没有可撤销的", "There is nothing to undo"),
		Lines: []string{w.t("要撤以前的,写编号,如「撤销 #V31」", "For an older one say its number: “undo #V31”")},
	})
}

// UndoneNothing answers 撤销 behind words that changed nothing; older says that there is something
// before them that can be taken back.
func (w *Writer) UndoneNothing(older bool) chat.Card {
	c := chat.Card{Title: w.t("刚才那句什么都没改,不用撤", "Those last words changed nothing: there is nothing to take back")}
	if older {
		c.Lines = []string{w.t("要撤更早的一条,再写一次「撤销」", "For the one before them write “undo” once more")}
	}
	return w.fit(c)
}

// Stale answers a button of a card that was overtaken. number is what it was
// about, if it had one.
func (w *Writer) Stale(number string) chat.Card {
	c := chat.Card{
		Tone:  chat.Warning,
		Title: w.t("这张卡片旧了,这次没有改动", "That card is out of date; nothing changed"),
		Lines: []string{w.t("后来又改过。看一眼现在的样子再改", "It was changed since. Look at it as it is now")},
	}
	if number != "" {
		c.Buttons = []chat.Button{button(w.t("看 %s", "Show %s", Hash(number)), DoShow, number, "")}
	} else {
		c.Lines = []string{w.t("后来又改过。直接写一句要改什么就行", "It was changed since. Just say what you want")}
	}
	return w.fit(c)
}

// AlreadyDone answers a second press: somebody did it before. who is "" for
// the reader himself.
func (w *Writer) AlreadyDone(who string, at time.Time) chat.Card {
	when := ""
	if !at.IsZero() {
		when = w.paren(w.Moment(at))
	}
	if who == "" || who == w.Name {
		return w.fit(chat.Card{Title: w.t("您已经处理过了%s", "You did that already%s", when)})
	}
	return w.fit(chat.Card{Title: w.t("%[1]s 已经处理过了%[2]s", "Already done by %[1]s%[2]s", Short(who, 20), when)})
}

// UnknownButton answers a button that no release knows any more.
func (w *Writer) UnknownButton() chat.Card {
	return w.fit(chat.Card{
		Tone:    chat.Warning,
		Title:   w.t("这个按钮已经不用了", "That button is no longer in use"),
		Lines:   []string{w.t("直接写一句话告诉我就行", "Just tell me in a sentence")},
		Buttons: []chat.Button{w.helpButton()},
	})
}
