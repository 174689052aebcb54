package cards

import (
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// KeyView is what speaks for a customer as a key account (C2, F5, F6).
type KeyView struct {
	Account  crm.Account
	May      bool // he may mark it
	Lists    []Checklist
	Worth    crm.Money // what it bought and negotiates
	Currency string
	Place    int // among the customers that he sees, by worth; 0 = it is not among them
	Of       int
	Pct      int  // of what all of them are worth
	Head     bool // the 80/20 list has it
}

// Checklist is a list of checks with what was answered.
type Checklist struct {
	Group  playbook.FieldGroup
	Fields []FieldView
}

// Score is how many checks hold, and which nobody has answered.
func (l *Checklist) Score() (yes int, open []FieldView) {
	for _, f := range l.Fields {
		switch {
		case len(f.Values) == 0:
			open = append(open, f)
		case f.value().Value == playbook.Yes:
			yes++
		}
	}
	return yes, open
}

// KeyJudged says whether a customer is a key account: as it is marked, then what
// the figures say, then the checklists.
func (w *Writer) KeyJudged(v KeyView) chat.Card {
	a := v.Account
	marked := w.Book.OtherAccounts.Name.In(w.Locale)
	if a.KeyAccount {
		marked = w.Book.KeyAccount.Name.In(w.Locale)
	}
	c := chat.Card{Title: tail(dots(a.Name.Text, marked), Hash(a.Number()), TitleColumns)}
	c.Lines = []string{w.boughtLine(v), w.rankLine(v)}
	var open []FieldView
	for _, l := range v.Lists {
		yes, unanswered := l.Score()
		var names []string
		for _, f := range l.Fields {
			if len(f.Values) > 0 && f.value().Value == playbook.Yes {
				names = append(names, f.Field.Name.In(w.Locale))
			}
		}
		line := w.t("%[1]s %[2]d/%[3]d", "%[1]s %[2]d/%[3]d", l.Group.Name.In(w.Locale), yes, len(l.Fields))
		if len(names) > 0 {
			line = w.colon(line, w.list(names))
		}
		c.Lines = append(c.Lines, Short(line, LineColumns))
		open = append(open, unanswered...)
		c.Buttons = append(c.Buttons, button(l.Group.Name.In(w.Locale), DoShow, a.Number(), "group."+l.Group.ID))
	}
	if v.May && !a.KeyAccount {
		b := button(w.t("升为大客户", "Make key account"), DoPromote, a.Number(), "")
		b.Done = w.t("已升", "Done")
		c.Buttons = append([]chat.Button{b}, c.Buttons...)
	}
	if v.May && len(open) > 0 {
		g, _ := w.Book.FieldGroup(open[0].Field.Group)
		c.Note = w.t("还有 %[1]d 条没答:写「%[2]s %[3]s 1 2」", "%[1]d not answered: “%[2]s %[3]s 1 2”", len(open), g.Name.In(w.Locale), Short(a.Name.Text, 16))
	}
	return w.fit(c)
}

// boughtLine is how often a customer bought, and for how much.
func (w *Writer) boughtLine(v KeyView) string {
	if v.Account.Orders == 0 {
		return w.t("还没成交过", "Has not bought yet")
	}
	return w.t("成交 %s", "Bought: %s", spaced(w.n(v.Account.Orders, "单", "order", "orders"), w.sums(v.Account.Bought)))
}

// rankLine is what a customer is worth among all that the reader sees.
func (w *Writer) rankLine(v KeyView) string {
	switch {
	case v.Place == 0:
		return ""
	case v.Worth.Minor == 0:
		return w.t("没有合同和在谈的金额,排不了名", "No contract and no deal with an amount: it has no rank")
	}
	line := w.t("已签加在谈 %[1]s,占 %[2]d%%,%[4]d 家里排第 %[3]d", "Signed and open: %[1]s, %[2]d%%, number %[3]d of %[4]d", w.total(v.Worth), v.Pct, v.Place, v.Of)
	if v.Head {
		return dots(line, w.t("在二八名单里", "on the 80/20 list"))
	}
	return dots(line, w.t("不在二八名单里", "not on the 80/20 list"))
}
