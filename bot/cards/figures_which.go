package cards

import (
	"slices"
	"strings"

	"milepost/configs/playbook"
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// whichName says which customers are meant: 东莞、A 级; 客户 for all of them.
func (w *Writer) whichName(key string) string {
	which, ok := figures.WhichOf(key)
	if !ok {
		return w.t("客户", "Accounts")
	}
	var parts []string
	for _, is := range which {
		parts = append(parts, w.isWord(is))
	}
	return w.list(parts)
}

// isWord is what a condition says of a customer.
func (w *Writer) isWord(is figures.Is) string {
	yes := is.Value == figures.Yes
	if figures.Several(is.What) && strings.Contains(is.Value, ",") {
		var each []string
		for _, v := range strings.Split(is.Value, ",") {
			each = append(each, w.isWord(figures.Is{What: is.What, Value: v}))
		}
		return strings.Join(each, w.t("或", " or "))
	}
	switch is.What {
	case figures.IsAmong:
		return "" // its groups say so
	case figures.IsKey:
		if yes {
			return w.Book.KeyAccount.Name.In(w.Locale)
		}
		return w.Book.OtherAccounts.Name.In(w.Locale)
	case figures.IsTier:
		return w.tierWord(is.Value)
	case figures.IsAmount:
		return playbook.Label(w.Book.AmountClasses, is.Value, w.Locale)
	case figures.IsStage:
		return playbook.Label(w.Book.ValueStages, is.Value, w.Locale)
	case figures.IsRelation:
		return playbook.Label(w.Book.Relations, is.Value, w.Locale)
	case figures.IsLoyalty:
		return playbook.Label(w.Book.Loyalties, is.Value, w.Locale)
	case figures.IsIndustry:
		return playbook.Label(w.Book.Industries, is.Value, w.Locale)
	case figures.IsClass:
		return playbook.Label(w.Book.IndustryClasses, is.Value, w.Locale)
	case figures.IsSource:
		return w.sourceWord(is.Value)
	case figures.IsKnown:
		if is.Value == "0" {
			return w.t("没有联系人", "Nobody known")
		}
		return w.t("只认识 1 个人", "Only one person known")
	case figures.IsStale:
		return w.t("资料过期", "File out of date")
	case figures.IsBought:
		if yes {
			return w.kindName(figures.PartBuyers)
		}
		return w.t("还没成交", "Not bought yet")
	case figures.IsDealt:
		if yes {
			return w.t("有商机", "With an open deal")
		}
		return w.t("没有商机", "Without an open deal")
	case figures.IsLacking:
		if is.Value == "" {
			return w.t("资料不全", "File incomplete")
		}
		if is.Value == figures.LacksColumn {
			return w.t("缺项", "columns missing")
		}
		return w.t("没填 ", "Without ") + w.lower(w.lackWord(is.Value))
	}
	return w.isAskedWord(is)
}

// lackWord is what a field of the lead sheet or of the account file is called.
func (w *Writer) lackWord(id string) string {
	if i := slices.IndexFunc(w.Book.LeadSheet.Columns, func(c playbook.Column) bool { return c.ID == id }); i >= 0 {
		return w.Book.LeadSheet.Columns[i].Name.In(w.Locale)
	}
	if f, ok := w.Book.Field(id); ok {
		return f.Name.In(w.Locale)
	}
	return id
}

// whichWord is what a list of customers says of each, beside its worth: what its
// file lacks, whom we know there, what it is to us.
func (w *Writer) whichWord(r BehindRow) string {
	switch {
	case len(r.Lacks) > 0:
		var names []string
		for _, id := range r.Lacks[:min(2, len(r.Lacks))] {
			names = append(names, w.lackWord(id))
		}
		more := ""
		if len(r.Lacks) > 2 {
			more = w.t(" 等", " and more")
		}
		return w.t("%[1]d/%[2]d,缺 %[3]s", "%[1]d/%[2]d, missing %[3]s", r.Filled, r.Filled+len(r.Lacks), w.list(names)+more)
	case r.Days > 0 && r.Limit > 0:
		return w.t("资料 %[1]d 天没更新(限 %[2]d)", "file not updated for %[1]d days (limit %[2]d)", r.Days, r.Limit)
	case r.Known != "":
		return w.t("只认识 ", "only ") + Short(r.Known, 12)
	case r.Account.KeyAccount:
		return dots(w.Book.KeyAccount.Name.In(w.Locale), w.tierWord(r.Account.Tier))
	}
	return w.tierWord(r.Account.Tier)
}

// whichHint says what to write of the customers of such a list.
func (w *Writer) whichHint(key string) string {
	switch which, _ := figures.WhichOf(key); {
	case len(which) != 1 || which[0].What == figures.IsLacking && which[0].Value == "industry":
		return ""
	case which[0] == figures.Is{What: figures.IsLacking}, which[0].What == figures.IsStale:
		return w.t("补就写「建档 比亚迪」,一张表填完", "To fill one in: “account file BYD”")
	case which[0].What == figures.IsKnown, which[0].Value == "contact", which[0].Value == "phone":
		return w.t("记上就写「存个联系人 比亚迪 王建国 采购经理 137…」", "To add one: “save contact Wang, buyer at BYD, 137…”")
	case which[0] == figures.Is{What: figures.IsTier}:
		return w.t("定级就写「比亚迪 销售排名12 利润排名18」", "To rate one: “BYD sales rank 12, profit rank 18”")
	}
	return ""
}

// customersLines are how many customers there are by what one asks about them.
func (w *Writer) customersLines(v FiguresView) []string {
	var words []string
	for _, p := range v.Parts {
		if p.N > 0 || p.Key == "" {
			s := spaced(w.partName(p), w.firms(p.N))
			if p.Key == "" {
				s = spaced(s, w.sums(p.Money))
			}
			if p.Of > 0 {
				s += w.t("(完整度 %d%%)", " (files %d%% complete)", p.Pct)
			}
			words = append(words, s)
		}
	}
	var lines []string
	for i := 0; i < len(words); i += 2 {
		lines = append(lines, dots(words[i:min(i+2, len(words))]...))
	}
	return lines
}

// firstRows are the first rows behind a figure, each as its list has it.
func (w *Writer) firstRows(p figures.Part, most int) []string {
	rows, err := p.Rows()
	if err != nil {
		return nil
	}
	var out []string
	for i, r := range rows[:min(most, len(rows))] {
		out = append(out, numbered(i+1, w.behindLine(p, BehindRow{Row: r})))
	}
	return out
}

// takenLines are which customers took most time and money.
func (w *Writer) takenLines(v FiguresView) []string {
	all := v.The(figures.PartTaken, "")
	if all.N == 0 {
		return []string{w.t("这段时间还没有拜访、电话或费用", "No visits, calls or expenses in that time")}
	}
	lines := []string{dots(w.counted(all), spaced(w.kindName(figures.PartTime), w.personDays(v.The(figures.PartTime, "").N)), w.part(v, figures.PartCost))}
	return append(lines, w.firstRows(all, 4)...)
}

// takenWord is what a customer took, and what came of it.
func (w *Writer) takenWord(r BehindRow) string {
	days := ""
	if r.Minutes > 0 {
		days = w.personDays(r.Minutes)
	}
	signed := ""
	if r.Amount.Minor > 0 {
		signed = w.t("签 ", "signed ") + w.Money(r.Amount)
	}
	return dots(days, w.n(r.N, "次", "time", "times"), w.exactly(r.Beside), signed)
}

// moneyLines are what customers owe.
func (w *Writer) moneyLines(v FiguresView) []string {
	var lines []string
	for _, p := range v.Parts {
		if p.N == 0 {
			continue
		}
		line := w.counted(p)
		if p.Days > 0 {
			line += w.t(",最久 %s", ", longest %s", w.Days(p.Days))
		}
		lines = append(lines, line)
	}
	if len(lines) == 0 {
		return []string{w.t("没有待收的款。付款计划写「比亚迪 付款计划 预付30% 发货60%」", "Nothing to come in. A plan: “BYD payment plan 30% down, 60% on delivery”")}
	}
	return lines
}

// issueLines are what customers complain of and nobody has solved.
func (w *Writer) issueLines(v FiguresView) []string {
	p := v.The(figures.PartIssue, "")
	if p.N == 0 {
		return []string{w.t("没有没解决的问题", "No open issue")}
	}
	return append([]string{w.counted(p) + w.t(",最久 %s", ", longest %s", w.Days(p.Days))}, w.firstRows(p, 4)...)
}

// owedWord is what is said of a row of money or of a complaint; ok is false for
// any other.
func (w *Writer) owedWord(p figures.Part, r BehindRow) (s string, ok bool) {
	switch p.Kind {
	case figures.PartOverdue:
		return dots(w.exactly(leftOf(r)), w.t("%[1]s 到期,逾期 %[2]s", "due %[1]s, %[2]s late", w.ShortDate(r.On), w.Days(r.Late))), true
	case figures.PartComing:
		return dots(w.exactly(leftOf(r)), w.t("%s 到期", "due %s", w.ShortDate(r.On))), true
	case figures.PartUndated:
		return dots(w.exactly(leftOf(r)), w.t("没写日期", "no date")), true
	case figures.PartIssue:
		return dots(Short(r.Issue.Value, 30), w.t("%[1]s 起,%[2]s", "since %[1]s, %[2]s", w.ShortDate(r.On), w.Days(r.Days))), true
	case figures.PartTaken:
		return w.takenWord(r), true
	}
	return "", false
}

// leftOf is what is left of a row of money: in the currency of the figures, or
// beside it.
func leftOf(r BehindRow) []crm.Money {
	if len(r.Beside) > 0 {
		return r.Beside
	}
	return []crm.Money{r.Amount}
}

// whichFormula says how such figures are counted.
func (w *Writer) whichFormula(report string) []string {
	switch report {
	case figures.ReportCustomers:
		return []string{
			w.t("资料不全:档案 %d 项里有没填的", "Incomplete: a gap among the %d fields of the file", len(w.Book.FileFields())),
			w.t("只认识 1 个人:离职的、已删除的不算", "Only one person: those who left or were deleted do not count"),
			w.t("金额 = 已签的合同 + 在谈的单", "amount = signed contracts + open deals"),
		}
	case figures.ReportTaken:
		return []string{
			w.t("用时 = 分钟 ÷ 60 ÷ 8;没说时间的不估,按次数排", "person-days = minutes ÷ 60 ÷ 8; nothing is guessed, then by how often"),
			w.t("费用 = 记下的费用,含拜访的路费;签 = 这段时间签的", "cost = expenses noted, travel too; signed = in that time"),
		}
	case figures.ReportMoney:
		return []string{
			w.t("逾期从原定日期算,客户改约也不重算", "Overdue counts from the first date, whatever was promised later"),
			w.t("到了一部分的,只算没到的", "Of what came in partly, only the rest"),
		}
	}
	return []string{w.t("记下了、还没写「解决了」的问题,从记的那天算", "Issues noted and not said to be solved, from the day they were noted")}
}
