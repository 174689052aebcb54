package cards

import (
	"fmt"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// AskedNotes is what an answer has to say of the question beside the rows.
type AskedNotes struct {
	Unread string   // words of the question that nothing was made of
	Unused string   // what was understood and is not applied: the card cannot
	Own    bool     // he asked about others and sees his own alone
	Hidden []string // those of whom he asked and whose figures he does not see
	Counts bool     // he may know how many there are, and no more
}

// askedTitle is what was asked, how much it is, whose and when: 东莞的单 4 单 620万 ·
// 华南. What has no room there is the first line, so that a condition that was misread
// is seen.
func (w *Writer) askedTitle(v FiguresView, p figures.Part) (title, line string) {
	a := *v.Asked
	when, group, by := "", "", ""
	if a.Dated() && !v.Period.Ever() && !(figures.ByTime(a.By) && len(a.Among()) > 0) {
		when = w.PeriodName(v.Period)
	}
	if p.Kind == figures.PartAskedOf {
		group = w.groupName(a, p) + w.t(":", ": ")
	} else if a.By != "" {
		by = w.byNames(a, len(v.All(figures.PartAskedOf)))
	}
	much := spaced(w.many(a, p.N), w.sums(p.Money))
	rest := dots(w.sortName(a), Short(v.Whose, 16), when, by)
	name, conditions := w.askedWords(a)
	whole := w.title1(group + spaced(w.behind(conditions, name), much))
	switch {
	case Width(dots(whole, rest)) <= TitleColumns:
		return dots(whole, rest), ""
	case Width(whole) <= TitleColumns:
		return whole, rest
	}
	return w.title1(group + spaced(name, much)), dots(conditions, rest)
}

// askedName is what a question is about, with its conditions: A 级的拜访.
func (w *Writer) askedName(a figures.Asked) string {
	name, conditions := w.askedWords(a)
	return w.behind(conditions, name)
}

// behind puts what something is called behind its conditions.
func (w *Writer) behind(conditions, name string) string {
	if conditions == "" {
		return name
	}
	return w.t("%[1]s的%[2]s", "%[2]s (%[1]s)", conditions, name)
}

// askedWords are what a question is about, and its conditions.
func (w *Writer) askedWords(a figures.Asked) (name, conditions string) {
	name = w.thingName(a.Thing)
	var parts []string
	for _, is := range a.Is {
		switch {
		case is.What == figures.IsRival && a.Thing == figures.AskLost && is.Value != "*":
			name = w.t("输给%s的单", "deals lost to %s", Short(is.Value, 16))
		case is.What == figures.IsSubject && a.Thing == figures.AskPending:
			name = w.t("待批的%s", "%s not decided yet", w.isWord(is))
		case is.What == figures.IsSubject && a.Thing == figures.AskGranted:
			name = w.t("批下来的%s", "%s granted", w.isWord(is))
		case is.What == figures.IsSubject && a.Thing == figures.AskRejected:
			name = w.t("被驳回的%s", "%s rejected", w.isWord(is))
		default:
			parts = append(parts, there(w.isWord(is))...)
		}
	}
	switch {
	case a.Sort == figures.SortRisk:
		name = w.t("可能丢的单", "deals at risk")
	case len(parts) > 0:
		name = w.shortThing(a.Thing, name)
	}
	return name, w.list(parts)
}

// shortThing is what the rows are called behind conditions.
func (w *Writer) shortThing(thing, name string) string {
	if w.Locale == "en" {
		return name
	}
	switch thing {
	case figures.AskOpen:
		return "单"
	case figures.AskWon:
		return "签单"
	case figures.AskLost:
		if name == w.thingName(thing) {
			return "输单"
		}
	case figures.AskReceived:
		return "到账款"
	case figures.AskDue:
		return "待收款"
	case figures.AskOverdue:
		return "逾期款"
	}
	return name
}

// Conditions are what conditions say, as a note names them.
func (w *Writer) Conditions(is figures.Which) string {
	var parts []string
	for _, one := range is {
		parts = append(parts, there(w.isWord(one))...)
	}
	return w.list(parts)
}

// sortName is which rows stand first, where the question says it.
func (w *Writer) sortName(a figures.Asked) string {
	if a.By != "" {
		return ""
	}
	switch a.Sort {
	case figures.SortAmount:
		return w.t("大的在前", "the largest first")
	case figures.SortSmall:
		return w.t("小的在前", "the smallest first")
	case figures.SortLong:
		return w.t("停得久的在前", "the longest at a milestone first")
	case figures.SortQuiet:
		return w.t("最久没联系的在前", "the longest without contact first")
	case figures.SortOld:
		return w.t("老的在前", "the oldest first")
	case figures.SortSoon:
		return w.t("赢面大的在前", "the likeliest first")
	}
	return ""
}

// thingName is what the rows of an answer are called.
func (w *Writer) thingName(thing string) string {
	for _, n := range []struct{ thing, zh, en string }{
		{figures.AskOpen, "在谈的单", "open deals"},
		{figures.AskPaused, "暂停的单", "paused deals"},
		{figures.AskWon, "签下的单", "deals signed"},
		{figures.AskLost, "输掉的单", "deals lost"},
		{figures.AskDropped, "放弃的单", "deals given up"},
		{figures.AskOpened, "新开的单", "deals opened"},
		{figures.AskSigning, "预计签的单", "deals expected to be signed"},
		{figures.AskVisits, "拜访", "visits"},
		{figures.AskCalls, "电话", "calls"},
		{figures.AskDone, "拜访和电话", "visits and calls"},
		{figures.AskPlanned, "要去的拜访", "visits planned"},
		{figures.AskSteps, "待办", "next steps"},
		{figures.AskLate, "过期的待办", "overdue steps"},
		{figures.AskLeads, "线索", "leads"},
		{figures.AskReceived, "到账的款", "payments received"},
		{figures.AskDue, "待收的款", "payments to come in"},
		{figures.AskOverdue, "逾期的款", "payments overdue"},
		{figures.AskQuotes, "报价", "quotes"},
		{figures.AskPending, "待批的申请", "requests not decided yet"},
		{figures.AskGranted, "批下来的申请", "requests granted"},
		{figures.AskRejected, "被驳回的申请", "requests rejected"},
		{figures.AskCustomers, "客户", "accounts"},
		{figures.AskSpent, "费用", "expenses"},
		{figures.AskBusy, "这几天的事", "these days"},
	} {
		if n.thing == thing {
			return w.t(n.zh, n.en)
		}
	}
	return thing
}

// many counts the rows of an answer in their own measure.
func (w *Writer) many(a figures.Asked, n int) string {
	if w.Locale == "en" {
		return fmt.Sprint(n)
	}
	switch a.Thing {
	case figures.AskVisits, figures.AskCalls, figures.AskDone, figures.AskPlanned, figures.AskQuotes:
		return fmt.Sprintf("%d 次", n)
	case figures.AskCustomers:
		return fmt.Sprintf("%d 家", n)
	case figures.AskLeads, figures.AskSteps, figures.AskLate, figures.AskBusy:
		return fmt.Sprintf("%d 条", n)
	case figures.AskReceived, figures.AskDue, figures.AskOverdue, figures.AskSpent:
		return fmt.Sprintf("%d 笔", n)
	case figures.AskPending, figures.AskGranted, figures.AskRejected:
		return fmt.Sprintf("%d 个", n)
	}
	return fmt.Sprintf("%d 单", n)
}

// groupName is what a group of an answer is called.
func (w *Writer) groupName(a figures.Asked, p figures.Part) string {
	if a.By == figures.ByPerson && p.Name == "" && p.Key != "" {
		return w.t("您", "you")
	}
	if p.Key == "" {
		if a.By == figures.ByTier {
			return w.tierWord("")
		}
		return w.t("没填", "not said")
	}
	if when, ok := figures.PeriodKeyed(a.By, p.Name); ok {
		return w.PeriodName(when)
	}
	switch a.By {
	case figures.ByIndustry:
		return w.industryWord(p.Name)
	case figures.ByClass:
		return playbook.Label(w.Book.IndustryClasses, p.Name, w.Locale)
	case figures.BySource:
		return w.sourceWord(p.Name)
	case figures.ByTier:
		return w.tierWord(p.Name)
	case figures.ByShowed:
		return playbook.Label(w.Book.Advantages, p.Name, w.Locale)
	case figures.ByReason:
		return playbook.Label(w.Book.LostReasons, p.Name, w.Locale)
	case figures.ByMilestone:
		return w.milestoneWord(p.Name)
	}
	return p.Name
}

// byName is by what an answer is put together, after its title.
func (w *Writer) byName(by string) string {
	for _, n := range []struct{ by, zh, en string }{
		{figures.ByPerson, "按人", "by person"},
		{figures.ByTeam, "按团队", "by team"},
		{figures.ByIndustry, "按行业", "by industry"},
		{figures.ByClass, "按行业类别", "by class of industry"},
		{figures.ByRegion, "按区域", "by region"},
		{figures.BySource, "按来源", "by source"},
		{figures.ByTier, "按分级", "by tier"},
		{figures.ByAccount, "按客户", "by account"},
		{figures.ByRival, "按对手", "by rival"},
		{figures.ByReason, "按原因", "by reason"},
		{figures.ByMilestone, "按阶段", "by milestone"},
		{figures.ByMonth, "按月", "by month"},
		{figures.ByWeek, "按周", "by week"},
		{figures.ByQuarter, "按季度", "by quarter"},
		{figures.ByYear, "按年", "by year"},
		{figures.ByShowed, "按讲过的优势", "by advantage presented"},
	} {
		if n.by == by {
			return w.t(n.zh, n.en)
		}
	}
	return ""
}

// askedLines are the groups of an answer, or the means of all of it, on what so many
// lines leave.
func (w *Writer) askedLines(v FiguresView, taken int) []string {
	a, all := *v.Asked, v.The(figures.PartAsked, "")
	var lines []string
	if s := w.means(a, all); s != "" {
		lines = append(lines, s)
	}
	parts := v.All(figures.PartAskedOf)
	room := MaxLines - len(lines) - taken - 1
	for i, p := range parts {
		if i == room && len(parts) > room+1 {
			lines = append(lines, w.t("还有 %d 个,见下面的按钮", "%d more: see the buttons", len(parts)-i))
			break
		}
		line := fmt.Sprintf("%d. %s", i+1, w.groupName(a, p))
		if a.Sort == figures.SortNone {
			lines = append(lines, line)
			continue
		}
		if a.Then != "" {
			lines = append(lines, w.tableLine(line, a, p))
			continue
		}
		lines = append(lines, dots(line, w.many(a, p.N), w.sums(p.Money), w.groupShare(p, all)))
	}
	if s := w.apart(a, parts); s != "" {
		lines = append(lines, s)
	}
	switch {
	case a.By == "" && all.Listed:
		lines = append(lines, w.firstRows(all, MaxLines-len(lines)-taken)...)
	case a.Sort == figures.SortNone && len(parts) == 0:
		lines = append(lines, w.t("一个也没有:人人都有", "Nobody: everybody has some"))
	case all.N == 0:
		lines = append(lines, w.t("没有符合的", "There are none"))
	}
	return lines
}

// means are the mean of the amounts and, of signed deals, of the days to sign.
func (w *Writer) means(a figures.Asked, p figures.Part) string {
	if p.N == 0 || a.Sort != figures.SortMean && a.Sort != figures.SortPace {
		return ""
	}
	pace, mean := "", ""
	if a.Sort == figures.SortPace && a.Thing == figures.AskWon {
		pace = w.t("从开单到签约平均 %s", "%s from opening to signing on average", w.Days(p.Days))
	}
	if len(p.Money) == 1 {
		mean = w.t("平均每笔 %s", "%s each on average", w.sums([]crm.Money{{Minor: p.Money[0].Minor / int64(p.N), Currency: p.Money[0].Currency}}))
	}
	return dots(pace, mean)
}

// groupShare is how much of all a group is, by the sum where there is one.
func (w *Writer) groupShare(p, all figures.Part) string {
	switch {
	case p.N == 0 || p.N == all.N:
		return ""
	case len(p.Money) == 1 && len(all.Money) == 1 && all.Money[0].Minor > 0:
		return fmt.Sprintf("%d%%", figures.Percent(p.Money[0].Minor, all.Money[0].Minor))
	}
	return fmt.Sprintf("%d%%", figures.Percent(int64(p.N), int64(all.N)))
}

// askedNote is what has to be said beside an answer: what was not understood, and
// whose figures he does not see.
func (w *Writer) askedNote(n AskedNotes) string {
	var s string
	switch {
	case n.Unread != "":
		s = w.t("「%s」没看懂,没按它筛", "“%s” was not understood and is left out", Short(n.Unread, 20))
	case n.Unused != "":
		s = w.t("没按「%s」筛:这张卡只分人、团队和时间", "“%s” is not applied: this card goes by person, team and period alone", Short(n.Unused, 24))
	case len(n.Hidden) > 0:
		s = w.t("%s 的数只有经理能看", "Figures of %s are for their managers", Names(w.Locale, n.Hidden))
	case n.Counts:
		s = w.t("金额和明细不给信息专员看,只有个数", "Amounts and lists are not for the specialist: counts only")
	case n.Own:
		s = w.t("别人的数只有经理能看,这是您自己的", "Others' figures are for managers: these are your own")
	}
	return s
}

// askedRow is a row that only answers to questions have; ok is false for any
// other.
func (w *Writer) askedRow(r BehindRow) (line string, ok bool) {
	name := Short(r.Account.Name.Text, 24)
	money := w.exactly(leftOf(r))
	switch {
	case r.Quote != nil:
		return dots(name, w.t("第%d版", "version %d", r.Quote.Version), money, w.ShortDate(r.On), r.Who, Hash(r.Deal.Number())), true
	case r.Payment != nil:
		when := w.t("%s 到账", "came in %s", w.ShortDate(r.On))
		switch {
		case r.Late > 0:
			when = w.t("逾期 %s", "%s late", w.Days(r.Late))
		case !r.Paid && r.On == "":
			when = w.t("没写日期", "no date")
		case !r.Paid:
			when = w.t("%s 到期", "due %s", w.ShortDate(r.On))
		}
		return dots(spaced(name, Short(r.Payment.What, 12)), money, when, r.Who, Hash(r.Deal.Number())), true
	case r.Approval != nil:
		a := r.Approval
		state := ""
		switch {
		case a.Step() != nil && r.Days > 0:
			state = w.t("等了 %s", "waiting %s", w.Days(r.Days))
		case a.State == crm.ApprovalGranted:
			state = w.t("%s 批准", "granted %s", w.ShortDate(a.Granted))
		}
		if a.Amount.IsZero() {
			money = ""
		}
		return dots(spaced(w.subjectWord(a.Subject), name), money, state, r.Who, a.No), true
	}
	return "", false
}

// asked is an answer put together by groups, with a button for each list behind it.
func (w *Writer) asked(v FiguresView) chat.Card {
	c := chat.Card{Note: w.askedNote(v.Notes), Buttons: w.partButtons(v, 0)}
	title, line := w.askedTitle(v, v.The(figures.PartAsked, ""))
	c.Title = title
	c.Lines = append(there(line), w.askedLines(v, len(there(line, c.Note)))...)
	return c
}

// wayBack leads from a list to what it is a part of; from the whole answer to the
// same by person, where they are several.
func (w *Writer) wayBack(c chat.Card, v BehindView) chat.Card {
	switch {
	case v.Asked == nil || v.Asked.By != "":
		c.Buttons = append(c.Buttons, button(w.t("回到 ", "Back: ")+w.reportName(v.Name), DoShow, v.Subject, ""))
	case v.ByPeople != "" && len(v.Rows) > 1:
		c.Buttons = append(c.Buttons, button(w.title1(w.byName(figures.ByPerson)), DoShow, v.ByPeople, ""))
	}
	return c
}
