package cards

import (
	"milepost/bot/chat"
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// moneyColumns are what is to come in, row by row of the payment plans.
func (w *Writer) moneyColumns() []behindColumn {
	return []behindColumn{
		w.numbers(func(r BehindRow) string { return r.Deal.Number() }), w.customers(), w.titles(),
		days(w.t("原定日期", "First date"), func(r BehindRow) crm.Date { return r.On }),
		{w.t("逾期天数", "Days late"), func(r BehindRow) chat.Cell { return countCell(r.Late) }},
		{w.t("金额(元)", "Amount (CNY)"), func(r BehindRow) chat.Cell { return sumCell(leftOf(r)[0]) }},
		texts(w.t("其他币种", "Other currency"), func(r BehindRow) string { return w.foreign(leftOf(r)[0]) }),
		w.owners(),
	}
}

// issueColumns are what customers complain of.
func (w *Writer) issueColumns() []behindColumn {
	return []behindColumn{
		w.numbers(func(r BehindRow) string { return r.Account.Number() }), w.customers(),
		texts(w.t("问题", "Issue"), func(r BehindRow) string { return r.Issue.Value }),
		days(w.t("记于", "Noted on"), func(r BehindRow) crm.Date { return r.On }),
		{w.t("天数", "Days"), func(r BehindRow) chat.Cell { return countCell(r.Days) }},
		w.owners(),
	}
}

// takenColumns are what customers took.
func (w *Writer) takenColumns() []behindColumn {
	return []behindColumn{
		w.numbers(func(r BehindRow) string { return r.Account.Number() }), w.customers(),
		{w.t("用时(分钟)", "Minutes"), func(r BehindRow) chat.Cell { return countCell(r.Minutes) }},
		{w.t("次数", "Times"), func(r BehindRow) chat.Cell { return countCell(r.N) }},
		texts(w.kindName(figures.PartCost), func(r BehindRow) string { return w.exactly(r.Beside) }),
		{w.t("签约(元)", "Signed (CNY)"), func(r BehindRow) chat.Cell { return sumCell(r.Amount) }},
		w.owners(),
	}
}

// sumColumns are sums of deals on their days: quotes, what came in, what is to come.
func (w *Writer) sumColumns() []behindColumn {
	return []behindColumn{
		w.numbers(func(r BehindRow) string { return r.Deal.Number() }), w.customers(), w.titles(), w.dates(),
		{w.t("金额(元)", "Amount (CNY)"), func(r BehindRow) chat.Cell { return sumCell(leftOf(r)[0]) }},
		texts(w.t("其他币种", "Other currency"), func(r BehindRow) string { return w.foreign(leftOf(r)[0]) }),
		{w.t("逾期天数", "Days late"), func(r BehindRow) chat.Cell { return countCell(r.Late) }},
		w.owners(),
	}
}

// requestColumns are requests for a decision.
func (w *Writer) requestColumns() []behindColumn {
	return []behindColumn{
		w.numbers(func(r BehindRow) string { return r.Approval.No }), w.customers(),
		texts(w.t("事项", "What"), func(r BehindRow) string { return w.subjectWord(r.Approval.Subject) }),
		{w.t("金额(元)", "Amount (CNY)"), func(r BehindRow) chat.Cell { return sumCell(leftOf(r)[0]) }},
		{w.t("等了几天", "Days waiting"), func(r BehindRow) chat.Cell { return countCell(r.Days) }},
		days(w.t("批准日", "Granted"), func(r BehindRow) crm.Date { return r.Approval.Granted }),
		w.owners(),
	}
}
