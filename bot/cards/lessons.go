package cards

import "milepost/bot/chat"

// Learned is a name that is learned: who writes Name means Account.
type Learned struct {
	Name, Account string
	Everybody     bool // an alias; else the reader's own way of writing
}

// learnedLine says on a receipt what was learned just now, and how to take it
// back.
func (w *Writer) learnedLine(l *Learned) string {
	if l == nil {
		return ""
	}
	name, account := Short(l.Name, 16), Short(l.Account, 16)
	return w.t("记住了:「%[1]s」就是 %[2]s。不对写「忘掉 %[1]s」", "Learned: “%[1]s” is %[2]s. Wrong? “forget %[1]s”", name, account)
}

// LearnedList answers what was learned of how names are written.
func (w *Writer) LearnedList(rows []Learned, more bool) chat.Card {
	if len(rows) == 0 {
		return w.fit(chat.Card{
			Title: w.t("还没有学到什么叫法", "No names learned yet"),
			Lines: []string{w.t("同一个叫法您选过两次,或两个人都这样说,我才记住", "A name counts once you chose it twice, or two people did")},
		})
	}
	c := chat.Card{
		Title: w.t("我学到的叫法", "Names that I have learned"),
		Note:  w.t("不对写「忘掉 %s」", "Wrong? “forget %s”", Short(rows[0].Name, 16)),
	}
	for _, l := range rows {
		whose := w.t("您", "you")
		if l.Everybody {
			whose = w.t("大家", "everybody")
		}
		c.Lines = append(c.Lines, w.t("「%[1]s」= %[2]s(%[3]s)", "“%[1]s” = %[2]s (%[3]s)", Short(l.Name, 18), Short(l.Account, 18), whose))
	}
	if more {
		c.Lines = append(c.Lines, w.t("还有更多", "And more"))
	}
	return w.fit(c)
}

// Forgotten is the receipt of a name that was taken back.
func (w *Writer) Forgotten(l Learned, group string) chat.Card {
	undo := button(w.t("撤销", "Undo"), DoUndo, group, "")
	undo.Done = w.t("已撤销", "Undone")
	return w.fit(chat.Card{
		Tone:    chat.Good,
		Title:   w.t("✏️ 忘掉了「%s」", "✏️ Forgot “%s”", Short(l.Name, 20)),
		Lines:   []string{w.t("它不再当作 %s;下次我会再问您", "It no longer means %s; next time I will ask", Short(l.Account, 20))},
		Buttons: []chat.Button{undo},
	})
}
