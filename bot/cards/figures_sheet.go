package cards

import (
	"strconv"
	"strings"
	"time"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// Kind is what the rows of a list are: deals, entries, steps or accounts; "" for
// an empty list.
func (v *BehindView) Kind() crm.Kind {
	if len(v.Rows) == 0 {
		return ""
	}
	switch r := v.Rows[0]; {
	case v.Part.Kind == figures.PartCost:
		return crm.KindExpense
	case r.Quote != nil:
		return crm.KindQuote
	case r.Payment != nil:
		return crm.KindPayment
	case r.Approval != nil:
		return crm.KindApproval
	case r.Lead != nil:
		return crm.KindLead
	case r.Deal != nil:
		return crm.KindOpportunity
	case r.Activity != nil:
		return crm.KindActivity
	case r.Task != nil:
		return crm.KindTask
	}
	return crm.KindAccount
}

// FigureFile brings the list behind a figure as a workbook.
func (w *Writer) FigureFile(v BehindView, company string, notice bool) chat.Card {
	title := w.behindTitle(v)
	if v.Asked != nil {
		_, line := w.askedTitle(v.FiguresView, v.Part)
		title = dots(title, line)
	}
	if figures.Dated(v.Name) {
		title = dots(title, w.PeriodName(v.Period))
	}
	sheet := chat.Sheet{
		Name: w.reportName(v.Name), Title: dots(company, title),
		Notes: there(w.noticeWord(notice), dots(w.exportedBy(w.Name), w.n(len(v.Rows), "行", "row", "rows"))),
	}
	cols := w.behindColumns(&v)
	for _, c := range cols {
		sheet.Head = append(sheet.Head, c.head)
	}
	for _, r := range v.Rows {
		var row []chat.Cell
		for _, c := range cols {
			row = append(row, c.cell(r))
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	book := chat.Workbook{Sheets: []chat.Sheet{sheet}, Author: w.Name, Made: w.Now.UTC().Format(time.RFC3339)}
	name := strings.Join(there(fileWord(w.reportName(v.Name)), fileWord(w.partName(v.Part)), strings.ReplaceAll(string(w.Today()), "-", "")), "-")
	return w.fit(chat.Card{
		Tone: chat.Good, Title: "📎 " + title, Lines: []string{w.noted(notice)},
		Files: []chat.File{{Name: name + ".xlsx", Book: &book}},
	})
}

// behindColumn is a column of such a list.
type behindColumn struct {
	head string
	cell func(BehindRow) chat.Cell
}

// behindColumns are the columns of a list by what its rows are.
func (w *Writer) behindColumns(v *BehindView) []behindColumn {
	switch v.Part.Kind {
	case figures.PartMoves, figures.PartPassage:
		return w.stepColumns()
	case figures.PartCost:
		return w.costColumns()
	case figures.PartOverdue, figures.PartComing, figures.PartUndated, figures.PartExpected:
		return w.moneyColumns()
	case figures.PartIssue:
		return w.issueColumns()
	case figures.PartTaken:
		return w.takenColumns()
	}
	switch v.Kind() {
	case crm.KindLead:
		return w.leadColumns()
	case crm.KindOpportunity:
		return w.dealColumns()
	case crm.KindActivity:
		return w.activityColumns()
	case crm.KindTask:
		return w.taskColumns()
	case crm.KindQuote, crm.KindPayment:
		return w.sumColumns()
	case crm.KindApproval:
		return w.requestColumns()
	}
	return w.accountColumns()
}

func (w *Writer) stepColumns() []behindColumn {
	return []behindColumn{
		w.numbers(func(r BehindRow) string { return r.Deal.Number() }), w.customers(), w.titles(),
		texts(w.t("离开", "Left"), func(r BehindRow) string { return w.milestoneWord(r.Step.From) }),
		texts(w.t("到", "For"), func(r BehindRow) string {
			if r.Step.To == "" {
				return w.t("输了或放弃", "lost or given up")
			}
			return w.milestoneWord(r.Step.To)
		}),
		w.dates(),
		{w.t("停了几天", "Days"), func(r BehindRow) chat.Cell { return countCell(r.Step.Days) }},
		w.owners(),
	}
}

func (w *Writer) costColumns() []behindColumn {
	return []behindColumn{
		w.numbers(func(r BehindRow) string {
			if r.Expense != nil {
				return r.Expense.Number()
			}
			return r.Activity.Number()
		}),
		w.dates(), w.customers(),
		texts(w.t("类型", "Type"), func(r BehindRow) string {
			if r.Expense != nil {
				return w.expenseWord(r.Expense.Type)
			}
			return playbook.Label(w.Book.Activities, r.Activity.Type, w.Locale)
		}),
		{w.t("金额(元)", "Amount (CNY)"), func(r BehindRow) chat.Cell { return sumCell(r.Beside[0]) }},
		texts(w.t("其他币种", "Other currency"), func(r BehindRow) string { return w.foreign(r.Beside[0]) }),
		w.owners(),
	}
}

func (w *Writer) leadColumns() []behindColumn {
	return []behindColumn{
		w.numbers(func(r BehindRow) string { return r.Lead.Number() }), w.customers(),
		texts(w.t("客户线索来源", "Lead source"), func(r BehindRow) string { return w.sourceWord(r.Lead.Source) }),
		days(w.t("登记时间", "Registered"), func(r BehindRow) crm.Date { return r.Lead.Registered }), w.owners(),
	}
}

func (w *Writer) dealColumns() []behindColumn {
	return []behindColumn{
		w.numbers(func(r BehindRow) string { return r.Deal.Number() }), w.customers(), w.titles(),
		texts(w.t("阶段", "Where it stands"), w.dealState),
		{w.t("金额(元)", "Amount (CNY)"), func(r BehindRow) chat.Cell { return sumCell(r.Deal.Amount.Money) }},
		texts(w.t("其他币种", "Other currency"), func(r BehindRow) string {
			if m := r.Deal.Amount.Money; m.Minor > 0 {
				return w.foreign(m)
			}
			return ""
		}),
		{w.t("赢率%", "Win %"), func(r BehindRow) chat.Cell { return countCell(w.Book.WinPct(r.Deal)) }},
		days(w.t("预计签约", "Expected signing"), func(r BehindRow) crm.Date { return r.Deal.SignBy }), w.owners(),
	}
}

func (w *Writer) activityColumns() []behindColumn {
	return []behindColumn{
		w.numbers(func(r BehindRow) string { return r.Activity.Number() }),
		days(w.t("日期", "Date"), func(r BehindRow) crm.Date { return r.Activity.Date }),
		texts(w.t("类型", "Type"), func(r BehindRow) string {
			return playbook.Label(w.Book.Activities, r.Activity.Type, w.Locale)
		}),
		w.customers(),
		texts(w.t("内容", "What about"), func(r BehindRow) string { return r.Activity.Gist }),
		{w.t("用时(分钟)", "Minutes"), func(r BehindRow) chat.Cell { return countCell(r.Activity.Minutes) }},
		w.owners(),
	}
}

func (w *Writer) taskColumns() []behindColumn {
	return []behindColumn{
		w.numbers(func(r BehindRow) string { return r.Task.Number() }), w.customers(),
		texts(w.t("事项", "What"), func(r BehindRow) string { return r.Task.Text }),
		days(w.t("日期", "Date"), func(r BehindRow) crm.Date { return r.Task.Due }), w.owners(),
	}
}

func (w *Writer) accountColumns() []behindColumn {
	return []behindColumn{
		w.numbers(func(r BehindRow) string { return r.Account.Number() }), w.customers(),
		texts(w.t("客户分类", "Tier"), func(r BehindRow) string { return w.tierWord(r.Account.Tier) }),
		texts(w.t("所属区域", "Region"), func(r BehindRow) string { return r.Account.Region }),
		texts(w.t("所属行业", "Industry"), func(r BehindRow) string { return w.industryWord(r.Account.Industry) }),
		{w.t("金额(元)", "Amount (CNY)"), func(r BehindRow) chat.Cell { return sumCell(r.Amount) }},
		{w.t("次数", "Times"), func(r BehindRow) chat.Cell { return countCell(r.N) }},
		texts(w.t("还缺", "Missing"), func(r BehindRow) string {
			var names []string
			for _, id := range r.Lacks {
				names = append(names, w.lackWord(id))
			}
			return w.list(names)
		}),
		w.owners(),
	}
}

func texts(head string, of func(BehindRow) string) behindColumn {
	return behindColumn{head, func(r BehindRow) chat.Cell { return chat.Cell{S: of(r)} }}
}

func days(head string, of func(BehindRow) crm.Date) behindColumn {
	return behindColumn{head, func(r BehindRow) chat.Cell { return dayCell(of(r)) }}
}

func (w *Writer) numbers(of func(BehindRow) string) behindColumn {
	return texts(w.t("编号", "No."), of)
}

func (w *Writer) customers() behindColumn {
	return texts(w.t("客户", "Customer"), func(r BehindRow) string { return r.Account.Name.Text })
}

func (w *Writer) titles() behindColumn {
	return texts(w.t("项目", "Deal"), func(r BehindRow) string { return r.Deal.Title })
}

func (w *Writer) dates() behindColumn {
	return days(w.t("日期", "Date"), func(r BehindRow) crm.Date { return r.On })
}

func (w *Writer) owners() behindColumn {
	return texts(w.t("负责人", "Owner"), func(r BehindRow) string {
		if r.Who == "" {
			return w.Name
		}
		return r.Who
	})
}

// foreign is a sum that is not in yuan, in words; the column of sums holds
// only those.
func (w *Writer) foreign(m crm.Money) string {
	if m.Currency == yuan {
		return ""
	}
	return w.Money(m)
}

// sumCell is a sum in yuan as a number; an empty cell for none and for another
// currency.
func sumCell(m crm.Money) chat.Cell {
	if m.Minor == 0 || m.Currency != yuan {
		return chat.Cell{}
	}
	return moneyCell(m)
}

func countCell(n int) chat.Cell {
	if n == 0 {
		return chat.Cell{}
	}
	return chat.Cell{S: strconv.Itoa(n), Kind: chat.CellNumber}
}

func dayCell(d crm.Date) chat.Cell {
	if d == "" {
		return chat.Cell{}
	}
	return chat.Cell{S: string(d), Kind: chat.CellDay}
}

// fileWord is a word as the name of a file can hold it.
func fileWord(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '-'
		}
		return r
	}, s)
}
