package cards

import (
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// AllowanceView is a deal, and what may be spent on the selling of it (N5).
type AllowanceView struct {
	DealView
	Request string    // the application's number; "" without one
	State   string    // of the application: crm.ApprovalGranted and others
	Limit   crm.Money // zero where none was set
	Spent   crm.Money
}

// left is what may still be spent; below zero where it is more than that.
func (v *AllowanceView) left() crm.Money {
	return crm.Money{Minor: v.Limit.Minor - v.Spent.Minor, Currency: v.Limit.Currency}
}

// Allowance says what may still be spent on the selling of a deal.
func (w *Writer) Allowance(v AllowanceView) chat.Card {
	c := chat.Card{Title: tail(w.t("销售费用 · ", "Sales expenses · ")+Short(v.AccountName, 20), Hash(v.Number()), TitleColumns)}
	switch {
	case v.Request == "":
		c.Lines = append(c.Lines, w.t("还没立项,销售费用先不能花", "No approved project yet: nothing may be spent on selling"))
		c.Note = w.t("写「立项 %s」", "Write “project approval %s”", v.AccountName)
	case v.State != crm.ApprovalGranted:
		c.Lines = append(c.Lines, w.t("%s 还没批下来,销售费用先不能花", "%s is not approved yet: nothing may be spent on selling", v.Request))
	case v.Limit.Minor <= 0:
		c.Lines = append(c.Lines, w.t("%[1]s 批了,没设上限 · 已花 %[2]s", "%[1]s is approved without a limit · spent %[2]s", v.Request, w.Money(v.Spent)))
	default:
		c.Lines = append(c.Lines, w.allowed(v), w.t("批了 %[1]s · 已花 %[2]s(%[3]s)", "approved %[1]s · spent %[2]s (%[3]s)", w.Money(v.Limit), w.Money(v.Spent), v.Request))
		c.Note = w.t("不够就写「%s 费用5万」再提交", "More? “%s expenses 50k”, then submit", shortNo(v.Request))
	}
	c.Lines = append(c.Lines, w.kindsHeld())
	return w.fit(c)
}

// allowed is what is left of an allowance in words.
func (w *Writer) allowed(v AllowanceView) string {
	left := v.left()
	if left.Minor < 0 {
		left.Minor = -left.Minor
		return w.t("超了 %s", "over by %s", w.Money(left))
	}
	return w.t("还能花 %s", "%s left", w.Money(left))
}

// kindsHeld names what the method lets nobody spend before the approval, and what is always taken.
func (w *Writer) kindsHeld() string {
	var held, free []string
	for _, k := range w.Book.Expenses {
		switch {
		case k.Needs:
			held = append(held, k.Name.In(w.Locale))
		case k.Travel:
			free = append(free, k.Name.In(w.Locale))
		}
	}
	return w.t("要批的:%[1]s · 不用批:%[2]s", "Needs approval: %[1]s · does not: %[2]s", w.list(held), w.list(free))
}

// Allowances lists the deals for whose selling a sum was approved, those that have used most of it
// first, and says how many are over.
func (w *Writer) Allowances(rows []AllowanceView) chat.Card {
	over := 0
	for i := range rows {
		if rows[i].left().Minor < 0 {
			over++
		}
	}
	c := chat.Card{Title: w.t("销售费用超预算 %[1]d 单,有预算的共 %[2]d 单", "Over their sales expenses: %[1]d of %[2]d deals with a limit", over, len(rows))}
	for i, v := range rows {
		if i == MaxLines-3 {
			c.Note = w.t("还有 %d 单", "%d more", len(rows)-i)
			break
		}
		c.Lines = append(c.Lines, tail(dots(Short(v.AccountName, 16), w.allowed(v), w.t("批了 %s", "approved %s", w.Money(v.Limit))), Hash(v.Number()), LineColumns))
	}
	c.Lines = append(c.Lines, w.kindsHeld())
	return w.fit(c)
}
