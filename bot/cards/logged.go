package cards

import (
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// Logged is the receipt of one message: one card for whatever it made. With
// nothing but drafts it is the first draft's question.
func (w *Writer) Logged(v Logged) chat.Card {
	switch {
	case len(v.Items) == 0 && len(v.Drafts) > 0:
		return w.Question(v.Drafts[0])
	case len(v.Items) == 1 && len(v.Drafts) == 0:
		return w.loggedOne(v)
	}
	return w.loggedMany(v)
}

// loggedOne is the receipt of a message that made one thing.
func (w *Writer) loggedOne(v Logged) chat.Card {
	it := v.Items[0]
	c := chat.Card{Tone: chat.Good, Title: w.title(it, true), Lines: w.itemLines(it)}
	if v.First {
		c.Note = w.t("不对就直接说,如「%s」", "Not right? Just say so: “%s”", w.correction(it))
	}
	if it.Activity != nil && it.Activity.justArrived() {
		c.Note = w.t("谈完告诉我一句结果", "When you are done, tell me in a sentence how it went")
	}
	if v.Follow != "" {
		c.Note = w.follow(v.Follow)
	}
	if v.Partly > 0 {
		c.Note = w.partly(v.Partly)
	}
	c.Sections = w.cameFrom(it)
	c.Lines = append(c.Lines, w.heardLines(v.Heard)...)
	c.Buttons = w.receiptButtons(v, numberOf(it))
	c.Buttons = append(append(w.heardButtons(v.Heard, numberOf(it)), w.dateButtons(it)...), c.Buttons...)
	return w.fit(c)
}

// partly says that only the beginning of a message was read.
func (w *Writer) partly(read int) string {
	return w.t("太长了,只读了前 %s 字,后面的请分几条发", "Too long: I read the first %s characters. Send me the rest in pieces", grouped(uint64(read)))
}

// Shown is one thing that was recorded, as it is now. group is what made it.
func (w *Writer) Shown(it Item, group crm.GroupID) chat.Card {
	return w.fit(chat.Card{
		Title: w.title(it, false), Lines: w.itemLines(it), Sections: w.cameFrom(it),
		Buttons: w.receiptButtons(Logged{Group: group}, numberOf(it)),
	})
}

// receiptButtons are 改 and 撤销 of what the message made.
func (w *Writer) receiptButtons(v Logged, number string) []chat.Button {
	edit := button(w.t("改", "Edit"), DoEdit, number, "")
	edit.Opens = true
	undo := button(w.t("撤销", "Undo"), DoUndo, string(v.Group), "")
	undo.Done = w.t("已撤销", "Undone")
	if number == "" {
		edit.Do.Subject = EditGroup + string(v.Group)
		edit.Opens = false
		undo.Label = w.t("全部撤销", "Undo all")
	}
	return []chat.Button{edit, undo}
}

// dateButtons mend in one tap what was assumed of a day.
func (w *Writer) dateButtons(it Item) []chat.Button {
	if a := it.Activity; a != nil && a.Night {
		next := a.Date.AddDays(1)
		return []chat.Button{button(w.t("其实是 %s", "It was %s", w.ShortDate(next)), DoRedate, a.Number(), string(next))}
	}
	t := w.mainTask(it)
	switch {
	case t != nil && t.Due == "":
		return []chat.Button{button(w.t("定日期", "Set a day"), DoMove, t.Number(), "")}
	case t != nil && t.Assumed:
		return []chat.Button{button(w.t("改日期", "Other day"), DoMove, t.Number(), "")}
	}
	return nil
}

// numberOf is the number that a card names an item by.
func numberOf(it Item) string {
	switch {
	case it.Activity != nil:
		return it.Activity.Number()
	case it.Lead != nil:
		return it.Lead.Number()
	case it.Deal != nil:
		return it.Deal.Number()
	case len(it.Contacts) > 0:
		return it.Contacts[0].Number()
	case len(it.Tasks) > 0:
		return it.Tasks[0].Number()
	case len(it.Expenses) > 0:
		return it.Expenses[0].Number()
	}
	return ""
}

// loggedMany is the receipt of a message that made several things.
func (w *Writer) loggedMany(v Logged) chat.Card {
	c := chat.Card{Tone: chat.Good, Title: "✅ " + dots(w.tally(v.Items), w.common(v.Items))}
	room := MaxLines - 1 // the note
	if len(v.Drafts) > 0 {
		room--
	}
	p := w.rows(len(v.Items), v.From, room, EditGroup+string(v.Group))
	for i := p.from; i < p.to; i++ {
		c.Lines = append(c.Lines, spaced(Circled(i+1), w.itemLine(v.Items[i], v.Items)))
	}
	if len(v.Drafts) > 0 {
		q := w.ask(v.Drafts[0])
		c.Lines = append(c.Lines, w.colon(w.n(len(v.Drafts), "条要您定", "needs you", "need you"), q))
		c.Buttons = append(c.Buttons, w.choiceButtons(v.Drafts[0], 3)...)
	}
	if len(v.Items) > 1 {
		n := Circled(len(v.Items))
		c.Note = w.t("不对写「%[1]s 撤销」「① 改成昨天」", "Not right? “%[1]s undo”, “① was yesterday”", n)
	}
	if v.Partly > 0 {
		c.Note = w.partly(v.Partly)
	}
	number := ""
	if len(v.Items) == 1 {
		number = numberOf(v.Items[0])
	}
	c.Buttons = append(c.Buttons, p.more...)
	c.Buttons = append(c.Buttons, w.receiptButtons(v, number)...)
	return w.fit(c)
}

// tally is what was made, counted: 已记 3 条 + 1 笔费用.
func (w *Writer) tally(items []Item) string {
	var costs int
	for _, it := range items {
		if isExpense(it) {
			costs++
		}
	}
	rest := len(items) - costs
	switch {
	case costs == 0:
		return w.t("已记 %d 条", "%d saved", rest)
	case rest == 0:
		return w.t("已记 %d 笔费用", "%d expenses saved", costs)
	case costs == 1:
		return w.t("已记 %d 条 + 1 笔费用", "%d saved + 1 expense", rest)
	}
	return w.t("已记 %d 条 + %d 笔费用", "%d saved + %d expenses", rest, costs)
}

func isExpense(it Item) bool {
	return it.Activity == nil && it.Lead == nil && it.Deal == nil && len(it.Contacts) == 0 &&
		len(it.Tasks) == 0 && len(it.Expenses) > 0
}

// common is the day that all activities share.
func (w *Writer) common(items []Item) string {
	day := commonDay(items)
	if day == "" {
		return ""
	}
	return w.ShortDate(day)
}

func commonDay(items []Item) crm.Date {
	var day crm.Date
	for _, it := range items {
		if it.Activity == nil {
			continue
		}
		if day != "" && day != it.Activity.Date {
			return ""
		}
		day = it.Activity.Date
	}
	return day
}
