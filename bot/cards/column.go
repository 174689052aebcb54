package cards

import "milepost/bot/chat"

// ColumnWanted asks into what a column of a customer's row in the lead sheet is to be changed;
// Old of the field is what stands there.
func (w *Writer) ColumnWanted(account string, f FieldChange) chat.Card {
	word := w.fieldWord(f.Field)
	c := chat.Card{
		Title: w.t("%[1]s 的%[2]s改成什么?", "%[1]s: what is the %[2]s?", Short(account, 16), word),
		Note:  w.t("直接写就行;不改写「取消」", "Just write it; “cancel” leaves it as it is"),
	}
	if now := w.value(f.Field, f.Old); now != "" {
		c.Lines = append(c.Lines, w.colonSpaced(w.t("现在", "Now"), now))
	}
	var known []string
	switch f.Field {
	case "industry":
		for _, i := range w.Book.Industries {
			known = append(known, i.Name.In(w.Locale))
		}
	case "source":
		for _, s := range w.Book.Sources {
			known = append(known, s.Name.In(w.Locale))
		}
	}
	if len(known) > 0 {
		c.Lines = append(c.Lines, w.list(known))
	}
	return w.fit(c)
}

// ColumnCurrency asks in which currency a customer's yearly revenue was said.
func (w *Writer) ColumnCurrency(account, sum string) chat.Card {
	return w.fit(chat.Card{
		Title: w.t("%[1]s 年营业额 %[2]s 是什么币种?", "%[1]s: revenue %[2]s in which currency?", Short(account, 16), Short(sum, 16)),
		Note:  w.t("写「人民币」「美元」「欧元」;不记写「取消」", "Write “EUR”, “USD” or “CNY”; “cancel” leaves it out"),
	})
}
