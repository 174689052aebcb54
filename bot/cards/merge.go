package cards

import "milepost/bot/chat"

// MergeView is a merge of two accounts that are one company: that of From into
// Into, which stays.
type MergeView struct {
	From, Into   string
	Owner        string   // of Into
	Along        string   // the owner of From, where he is another one
	Contacts     int      // who move; Twice not counted
	Twice        []string // who is known at both and becomes one
	Leads, Deals int
	Visits       int // and calls
	Tasks        int
	Money        int // quotes, tenders, payments and expenses
	Files        int
	Lead         bool // both have a line of the lead sheet, and one goes
	// Clashes are the values that both have: New stays, Old goes.
	Clashes []FieldChange
	Filled  []FieldChange // New is what Into did not know
	Codes   bool          // two credit codes: mostly two companies
}

// mergePlan shows what a merge moves, and what stays of what both know.
func (w *Writer) mergePlan(v PeopleView) chat.Card {
	m := v.Merge
	c := chat.Card{Title: w.t("把 %s 并入 %s(预览,未生效)", "Merge %s into %s (preview)", Short(m.From, 14), Short(m.Into, 14))}
	if m.Codes {
		c.Lines = append(c.Lines, w.t("⚠️ 信用代码不同,通常是两家公司", "⚠️ Two credit codes: mostly two companies"))
	}
	moves := w.mergeMoves(m)
	c.Lines = append(c.Lines, moves[0])
	c.Lines = append(c.Lines, w.mergeClashes(m)...)
	c.Lines = append(c.Lines, w.mergeOwners(m)...)
	c.Lines = append(c.Lines, moves[1:]...)
	if len(m.Filled) > 0 {
		var words []string
		for _, f := range m.Filled {
			words = append(words, w.fieldWord(f.Field))
		}
		c.Lines = append(c.Lines, w.t("补上:%s", "Filled in: %s", w.list(words)))
	}
	c.Note = w.t("以后写 %s 也记在 %s;能整个撤销", "“%s” will find %s; all of it can be undone", Short(m.From, 14), Short(m.Into, 14))
	c.Buttons = []chat.Button{
		w.doPlan(v, w.t("合并", "Merge")),
		button(w.t("换成留 %s", "Keep %s", Short(m.From, 12)), DoPeople, string(v.Draft), PeopleSwap),
		button(w.t("取消", "Cancel"), DoDrop, string(v.Draft), ""),
	}
	return c
}

// mergeClashes says in one line what both know differently, and that what the one
// that stays knows is kept.
func (w *Writer) mergeClashes(m MergeView) []string {
	const most = 3
	if len(m.Clashes) == 0 {
		return nil
	}
	var parts []string
	for _, f := range m.Clashes[:min(most, len(m.Clashes))] {
		was := w.t("不要 %s", "not %s", Short(w.value(f.Field, f.Old), 14))
		parts = append(parts, spaced(w.fieldWord(f.Field), Short(w.value(f.Field, f.New), 14)+w.paren(was)))
	}
	if more := len(m.Clashes) - most; more > 0 {
		parts = append(parts, w.t("等 %d 项", "%d in all", len(m.Clashes)))
	}
	return []string{w.t("不同的留 %s 的:%s", "Where they differ %s wins: %s", Short(m.Into, 14), dots(parts...))}
}

// mergeMoves counts what moves in its first line, and names what is one afterwards.
func (w *Writer) mergeMoves(m MergeView) []string {
	var parts []string
	for _, part := range []struct {
		n      int
		zh, en string
	}{
		{m.Contacts, "联系人 %d", "contacts %d"},
		{m.Deals, "商机 %d", "deals %d"},
		{m.Visits, "拜访和电话 %d", "visits and calls %d"},
		{m.Tasks, "待办 %d", "tasks %d"},
		{m.Leads, "线索 %d", "leads %d"},
		{m.Money, "报价、投标、回款和费用 %d", "quotes, tenders, payments, costs %d"},
		{m.Files, "文件 %d", "files %d"},
	} {
		if part.n > 0 {
			parts = append(parts, w.t(part.zh, part.en, part.n))
		}
	}
	line := w.t("没有别的记录,只并名字", "No other records: only the name")
	if len(parts) > 0 {
		line = w.t("一起过来:%s", "Along come: %s", dots(parts...))
	}
	var one []string
	if m.Lead {
		one = append(one, w.t("线索表的两行", "the lines of the lead sheet"))
	}
	one = append(one, m.Twice[:min(4, len(m.Twice))]...)
	switch {
	case len(one) == 0:
		return []string{line}
	case len(parts) == 0:
		return []string{w.t("两边都有,并成一个:%s", "In both, one now: %s", w.list(one))}
	}
	return []string{line, w.t("两边都有,并成一个:%s", "In both, one now: %s", w.list(one))}
}

// mergeOwners says whose the customer is afterwards.
func (w *Writer) mergeOwners(m MergeView) []string {
	if m.Along == "" {
		return nil
	}
	return []string{w.t("负责人 %s;%s 一起跟,商机和待办仍归他", "Owner %s; %s follows it too and keeps the deals and tasks", Short(m.Owner, 12), Short(m.Along, 12))}
}

// Merged tells somebody that two customers, one of them his, are one now.
func (w *Writer) Merged(m MergeView, by string) chat.Card {
	c := chat.Card{
		Title: w.t("%s 把 %s 并入 %s", "%s merged %s into %s", Short(by, 12), Short(m.From, 16), Short(m.Into, 16)),
		Lines: append(w.mergeOwners(m), w.mergeMoves(m)...),
		Note:  w.t("不对就告诉 %s,能整个撤销", "If that is wrong tell %s: all of it can be undone", Short(by, 12)),
	}
	return w.fit(c)
}

// Parted says that a merge was taken back, or redone, to the one who did it (by
// empty) or to somebody whose customer it is.
func (w *Writer) Parted(from, into, by string, again bool, group string) chat.Card {
	from, into = Short(from, 16), Short(into, 16)
	title := w.t("↩️ 已拆开:%s 和 %s 又是两家", "↩️ Parted: %s and %s are two again", from, into)
	switch {
	case again && by == "":
		title = w.t("↪️ 已恢复:%s 并入 %s", "↪️ Redone: %s merged into %s", from, into)
	case again:
		title = w.t("↪️ %s 又把 %s 并入 %s", "↪️ %s merged %s into %s again", Short(by, 12), from, into)
	case by != "":
		title = w.t("↩️ %s 把 %s 和 %s 又拆开了", "↩️ %s parted %s and %s again", Short(by, 12), from, into)
	}
	c := chat.Card{Title: title}
	if !again {
		c.Lines = []string{w.t("各自的联系人、商机、拜访都回到原处", "Contacts, deals and visits are where they were")}
	}
	if group != "" {
		label := w.t("恢复", "Redo")
		if again {
			label = w.t("撤销", "Undo")
		}
		c.Buttons = []chat.Button{button(label, DoUndo, group, "")}
	}
	return w.fit(c)
}
