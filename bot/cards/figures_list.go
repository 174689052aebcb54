package cards

import (
	"cmp"
	"fmt"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// BehindView is the list behind one figure of a card.
type BehindView struct {
	FiguresView
	Part  figures.Part
	Rows  []BehindRow
	Start int
	May   bool // he may have it as a file
}

// BehindRow is a row with who looks after it, where that is not the reader.
type BehindRow struct {
	figures.Row
	Who string
}

// BehindFigure lists what a figure adds up to.
func (w *Writer) BehindFigure(v BehindView) chat.Card {
	c := chat.Card{Title: w.behindTitle(v)}
	subject := v.Subject + "/" + v.Part.ID()
	c.Note = cmp.Or(w.askedNote(v.Notes), w.careHint(v.FiguresView, v.Part))
	room := MaxLines
	if c.Note != "" {
		room--
	}
	if v.Asked != nil {
		_, line := w.askedTitle(v.FiguresView, v.Part)
		c.Lines = there(line)
		room -= len(c.Lines)
	}
	p := w.rows(len(v.Rows), v.Start, room, subject)
	for i := p.from; i < p.to; i++ {
		c.Lines = append(c.Lines, numbered(i+1, w.behindLine(v.Part, v.Rows[i])))
	}
	if len(v.Rows) == 0 {
		c.Lines, c.Note = append(c.Lines, w.allCared(v.FiguresView, v.Part)), w.askedNote(v.Notes)
	}
	c.Buttons = p.more
	if v.May && len(v.Rows) > 0 {
		c.Buttons = append(c.Buttons, button("Excel", DoExport, subject, ""))
	}
	return w.fit(w.wayBack(c, v))
}

// behindTitle is the figure with what it is of.
func (w *Writer) behindTitle(v BehindView) string {
	if v.Asked != nil {
		title, _ := w.askedTitle(v.FiguresView, v.Part)
		return title
	}
	switch v.Part.Kind {
	case figures.PartFocus:
		return dots(w.t("%[1]s 常联系 %[2]d 家", "%[1]s: %[2]d contacted often", Short(w.partName(v.Part), 16), v.Part.N), Short(v.Whose, 16))
	case figures.PartVisits, figures.PartCalls, figures.PartTried, figures.PartCostly, figures.PartPurpose, figures.PartNew, figures.PartOld, figures.PartGoal,
		figures.PartMoves, figures.PartLeads, figures.PartOther:
		return w.whenFits(dots(spaced(w.partName(v.Part), fmt.Sprint(v.Part.N)), Short(v.Whose, 16)), v)
	case figures.PartTime:
		return dots(spaced(w.partName(v.Part), w.personDays(v.Part.N)), Short(v.Whose, 16))
	case figures.PartCost:
		return dots(spaced(w.partName(v.Part), w.sums(v.Part.Money)), Short(v.Whose, 16))
	case figures.PartPassage:
		return dots(w.t("离开 %[1]s 的 %[2]d 单,%[3]d 单往前", "%[2]d left %[1]s, %[3]d of them went on", v.Part.Key, v.Part.Of, v.Part.N), Short(v.Whose, 16))
	}
	if v.Part.Kind == figures.PartWhich && v.Part.Of > 0 {
		return dots(w.t("完整度 %d%%", "%d%% complete", v.Part.Pct), w.counted(v.Part), Short(v.Whose, 16))
	}
	return dots(w.counted(v.Part), Short(v.Whose, 16))
}

// whenFits adds the period of what was done to a title that has room for it: a list that
// a digest leads to is not always of now.
func (w *Writer) whenFits(title string, v BehindView) string {
	if full := dots(title, w.PeriodName(v.Period)); figures.Dated(v.Name) && v.Period.From.Valid() && Width(full) <= TitleColumns {
		return full
	}
	return title
}

// behindLine is one row: the customer, what it is worth, where it stands, whose
// it is.
func (w *Writer) behindLine(p figures.Part, r BehindRow) string {
	name := Short(r.Account.Name.Text, 24)
	if line, ok := w.askedRow(r); ok {
		return line
	}
	if owed, ok := w.owedWord(p, r); ok {
		number := r.Account.Number()
		if r.Deal != nil {
			number = r.Deal.Number()
		}
		return dots(name, owed, r.Who, Hash(number))
	}
	switch {
	case r.Step.From != "":
		return dots(name, w.wayOut(r), w.ShortDate(r.On), r.Who, Hash(r.Deal.Number()))
	case r.Lead != nil:
		about := w.sourceWord(r.Lead.Source)
		if len(r.Lacks) > 0 {
			about = w.whichWord(r)
		}
		return dots(name, about, w.ShortDate(r.On), r.Who, Hash(r.Lead.Number()))
	case r.Expense != nil:
		return dots(spaced(w.ShortDate(r.On), name), w.expenseWord(r.Expense.Type), w.exactly(r.Beside), r.Who, Hash(r.Expense.Number()))
	case r.Task != nil:
		when := w.Until(r.Task.Due)
		if p.Kind != figures.PartLate && r.On != "" {
			when = spaced(w.ShortDate(r.On), r.Clock)
		}
		return dots(spaced(unsaid(r.Account.Name.Text, r.Task.Text), Short(r.Task.Text, 24)), when, r.Who, Hash(r.Task.Number()))
	case p.Kind == figures.PartUntouched:
		return dots(name, w.t("%[1]s没联系(限 %[2]d)", "not touched for %[1]s (limit %[2]d)", w.Days(r.Days), r.Limit), r.Who, Hash(r.Account.Number()))
	case r.Deal != nil:
		amount := w.Amount(r.Deal.Amount)
		if r.Deal.Amount.IsZero() {
			amount = w.t("没报金额", "no amount")
		}
		if p.Kind == figures.PartTenders || p.Kind == figures.PartExpected {
			if amount = spaced(w.ShortDate(r.On), r.Clock); p.Kind == figures.PartExpected {
				amount = spaced(amount, w.exactly(append([]crm.Money{r.Amount}, r.Beside...)))
			}
		}
		if p.Kind == figures.PartWeighted {
			amount = w.t("%[1]s × %[2]d%% = %[3]s", "%[1]s × %[2]d%% = %[3]s", amount, w.Book.WinPct(r.Deal), w.Money(r.Weight))
		}
		title := r.Deal.Title
		if title == r.Account.Name.Text {
			title = ""
		}
		if len(r.Signs) > 0 { // why it is there matters more than what it is worth
			return dots(name, w.askedSigns(r), r.Who, Hash(r.Deal.Number()))
		}
		return dots(spaced(name, Short(title, 16)), amount, w.dealState(r), r.Who, Hash(r.Deal.Number()))
	case r.Activity != nil:
		kind := playbook.Label(w.Book.Activities, r.Activity.Type, w.Locale)
		said := Short(r.Activity.Gist, 24)
		switch {
		case p.Kind == figures.PartTime:
			said = w.n(r.N, "分钟", "minute", "minutes")
		case len(r.Beside) > 0: // what it cost
			said = w.exactly(r.Beside)
		}
		return dots(spaced(w.ShortDate(r.Activity.Date), kind, name), said, r.Who, Hash(r.Activity.Number()))
	}
	amount := ""
	if !r.Amount.IsZero() {
		amount = w.Money(r.Amount)
	}
	orders := ""
	if r.N > 0 {
		orders = w.n(r.N, "次订单", "order", "orders")
	}
	relation := ""
	if p.Kind == figures.PartDeepen {
		relation = playbook.Label(w.Book.Relations, r.Account.Relation, w.Locale)
	}
	if p.Kind == figures.PartAsked || p.Kind == figures.PartAskedOf {
		if orders = ""; r.Days > 0 {
			orders = w.t("%s没联系", "no contact for %s", w.Days(r.Days))
		}
	}
	if care := w.careWord(p, r); care != "" {
		orders = care
	}
	return dots(name, amount, orders, relation, r.Who, Hash(r.Account.Number()))
}

// wayOut is how a deal left a milestone: m2 → m3(停了 12 天), m2 丢单.
func (w *Writer) wayOut(r BehindRow) string {
	s := r.Step.From + " → " + r.Step.To
	if r.Step.To == "" {
		s = spaced(r.Step.From, w.t("输了或放弃", "lost or given up"))
	}
	return s + w.paren(w.t("停了 %s", "after %s", w.Days(r.Step.Days)))
}

// dealState is where a deal stands: its milestone, or how it ended.
func (w *Writer) dealState(r BehindRow) string {
	o := r.Deal
	switch o.State {
	case crm.DealWon:
		return w.t("签于 ", "signed ") + w.ShortDate(o.Closed)
	case crm.DealLost, crm.DealDropped:
		why := playbook.Label(w.Book.LostReasons, o.Reason, w.Locale)
		return spaced(w.ShortDate(o.Closed), Short(why, 20), Short(o.Rival, 12))
	case crm.DealPaused:
		return w.t("暂停到 ", "paused until ") + w.ShortDate(o.Wake)
	}
	if r.Limit > 0 {
		return w.t("%[1]s 停 %[2]s(限 %[3]d)", "%[2]s at %[1]s (limit %[3]d)", o.Milestone, w.Days(r.Days), r.Limit)
	}
	if r.N > 0 {
		return w.t("%[1]s · 去了 %[2]d 次,停 %[3]d 天", "%[1]s, %[2]d visits, %[3]d days", o.Milestone, r.N, r.Days)
	}
	return o.Milestone
}

// FiguresGone answers a button whose figure is not there any more.
func (w *Writer) FiguresGone(v FiguresView) chat.Card {
	if v.Notes.Counts {
		return w.fit(chat.Card{
			Title:   w.askedNote(AskedNotes{Counts: true}),
			Buttons: []chat.Button{button(w.title1(w.reportName(v.Name)), DoShow, v.Subject, "")},
		})
	}
	return w.fit(chat.Card{
		Title:   w.t("这个数现在是 0 了", "That figure is 0 now"),
		Buttons: []chat.Button{button(w.reportName(v.Name), DoShow, v.Subject, "")},
	})
}

// FigureWhich asks which figure is meant, and names the reports that there are to choose from.
func (w *Writer) FigureWhich() chat.Card {
	return w.fit(chat.Card{
		Title: w.t("您问的是哪个数?", "Which figure do you mean?"),
		Lines: []string{w.t("先看「缺口」「漏斗」「团队周报」,再问「哪些」", "Ask for “gap”, “funnel” or “team week” first, then “which ones”")},
	})
}

// Formula says how the figures of a report are counted (H6): the same for all.
func (w *Writer) Formula(report string) chat.Card {
	c := chat.Card{Title: w.t("口径:", "How counted: ") + w.reportName(report), Lines: w.formula(report)}
	c.Note = w.t("所有人同一口径,数都能点开看是哪些", "The same for everybody; each figure opens its list")
	return w.fit(c)
}

// Formulas lists the reports with a button for the formula of each.
func (w *Writer) Formulas() chat.Card {
	c := chat.Card{
		Title: w.t("口径:看哪个数?", "How counted: which figure?"),
		Lines: []string{w.t("所有人同一口径,公开,可算", "The same for everybody, open, countable")},
	}
	for _, report := range []string{figures.ReportGap, figures.ReportFunnel, figures.ReportReview, figures.ReportPassage, figures.ReportFocus, figures.ReportCost} {
		c.Buttons = append(c.Buttons, button(w.reportName(report), DoShow, FormulaPrefix+report, ""))
	}
	return w.fit(c)
}

// ReportNamed finds the report that a text names; "" for none.
func (w *Writer) ReportNamed(holds func(...string) bool) string {
	for _, report := range []string{
		figures.ReportGap, figures.ReportFunnel, figures.ReportReview, figures.ReportPassage, figures.ReportLost, figures.ReportFocus, figures.ReportBusy, figures.ReportSplit, figures.ReportRepeat, figures.ReportPyramid, figures.ReportMix, figures.ReportStages, figures.ReportCost, figures.ReportStuck, figures.ReportAhead,
		figures.ReportPareto, figures.ReportExecutive, figures.ReportFeedback, figures.ReportReferral, figures.ReportEffort,
		figures.ReportCustomers, figures.ReportTaken, figures.ReportMoney, figures.ReportIssues,
	} {
		if holds(w.reportName(report)) {
			return report
		}
	}
	return ""
}

func (w *Writer) formula(report string) []string {
	b := w.Book
	if a, ok := figures.AskedOf(report); ok {
		return w.askedFormula(a)
	}
	switch report {
	case figures.ReportGap:
		return []string{
			w.t("缺口 = 目标 − 已签 − 加权", "gap = goal − signed − weighted"),
			w.t("已签:签约日在这段时间里的合同额", "signed: contracts signed in the period"),
			w.t("加权:没签的单,金额 × 赢率(您说的,没说按里程碑)", "weighted: open deals, amount × win % (yours, else the milestone's)"),
			w.t("没金额的只数个数;暂停不算;没汇率的外币另列", "no amount: counted only; paused: left out; no rate: apart"),
		}
	case figures.ReportFunnel:
		return []string{
			w.t("一级级往上:条件全打勾才算到这一级", "A level counts once all its conditions are ticked"),
			w.t("进 = 这段时间新开的单;出 = 签、输、放弃的单", "in = opened in the period; out = won, lost, given up"),
			w.t("过去的日子按当时的勾算,金额按现在的", "Past days count the ticks of then and the amounts of now"),
			w.t("80/20:金额最大的几家,合起来占 %d%%", "80/20: the largest that make %d%% together", b.Pareto),
		}
	case figures.ReportReview:
		return []string{
			w.t("拜访、电话:只算见到或打通的,记在当天", "visits and calls: only those that met somebody, on their day"),
			w.t("推进:进了下一个里程碑的次数", "moves: milestones entered"),
			w.t("老客户:以前跟我们签过单的", "existing: has signed with us before"),
			w.t("该打电话却上门:%s 的当面拜访", "visits that a call would do: tiers %s in person", w.list(b.Visits.CallsFor)),
		}
	case figures.ReportPassage:
		return []string{
			w.t("转化 = 往前走的 ÷ 离开这一步的(往前、退回、丢掉)", "conversion = went on ÷ left (on, back, lost)"),
			w.t("停留 = 从进这一步到离开的天数,取平均", "dwell = days from entering to leaving, on average"),
		}
	case figures.ReportFocus:
		return []string{
			w.t("常联系:最近 %d 天见过或打通过的客户", "often: met or reached in the last %d days", figures.FocusDays),
			w.t("占金额:他们已买的和在谈的,占您全部客户的", "amount: what these bought or negotiate, of all your accounts"),
		}
	case figures.ReportBusy:
		return []string{w.t("%[2]d 天内去了 %[1]d 次以上,里程碑没动", "%[1]d visits or more in %[2]d days, no milestone move", b.Visits.Busy, b.Visits.BusyIn)}
	case figures.ReportSplit:
		return []string{w.t("老客户:拜访或花钱那天,以前跟我们签过单", "existing: had signed with us before that day")}
	case figures.ReportRepeat:
		return []string{
			w.t("复购:签过两单或以上", "ordered again: two orders or more"),
			w.t("可以深化:签过单,关系还没到最高一级", "next level: has ordered, and the relation is not at the top"),
		}
	case figures.ReportCost, figures.ReportEffort:
		return []string{
			w.t("用时 = 分钟 ÷ 60 ÷ 8;没说时间的不估", "person-days = minutes ÷ 60 ÷ 8; nothing is guessed"),
			w.t("费用 = 记下的费用,含拜访的路费", "cost = expenses noted, travel too"),
			w.t("每推进一步 = 总数 ÷ 推进次数;每签一单同理", "each move = total ÷ moves; orders likewise"),
		}
	case figures.ReportPyramid, figures.ReportMix, figures.ReportStages:
		return []string{
			w.t("金额 = 已签的合同 + 在谈的单", "amount = signed contracts + open deals"),
			w.t("没金额和暂停的不算;没汇率的外币另列", "no amount or paused: left out; no rate: apart"),
		}
	case figures.ReportStuck:
		return []string{
			w.t("停滞:在一个里程碑里超过它的天数,暂停的不算", "standing still: longer in a milestone than its days; paused ones are not"),
			w.t("到期未动:日子过了还没完成的下一步,等客户的不算", "overdue: steps whose day has passed; what the customer owes is not"),
			w.t("没联系:过了分级规定的联系间隔", "not touched in time: past the cadence of its tier"),
		}
	case figures.ReportAhead:
		return []string{w.t("没完成的下一步、没结果的招标、没到齐的回款,按日子", "open steps, open tenders and plan rows not fully paid, by their day")}
	case figures.ReportPareto, figures.ReportExecutive, figures.ReportFeedback, figures.ReportReferral:
		return w.careFormula(report)
	case figures.ReportCustomers, figures.ReportTaken, figures.ReportMoney, figures.ReportIssues:
		return w.whichFormula(report)
	case figures.ReportLost:
		return []string{w.t("这段时间里输掉和放弃的单,按说的原因", "deals lost or given up in the period, by the reason said")}
	}
	return nil
}
