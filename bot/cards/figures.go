package cards

import (
	"fmt"
	"strings"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// FigurePrefix begins the subject of a button that shows figures, and the track
// of their card.
const FigurePrefix = "fig/"

// OfTeam begins, in such a subject, whose figures are meant below a team's
// digest: the team's for whoever leads it, else those of the one who presses.
const OfTeam = "m."

// OfDeal begins, in such a subject, the deal of which the figures are.
const OfDeal = "d."

// FormulaPrefix begins the subject of a button that says how figures are
// counted.
const FormulaPrefix = "formula/"

// FiguresView is a card of figures.
type FiguresView struct {
	figures.Report
	Subject  string // what its buttons name: FigurePrefix and whose figures of when
	Whose    string // a colleague or teams; "" = the reader's own
	Own      bool
	ByPeople string     // what a button names that puts the answer together by person; "" = none
	Many     bool       // of several people
	Notes    AskedNotes // of an answer to a question
}

// Figures is a card of figures, with a button for each list behind them.
func (w *Writer) Figures(v FiguresView) chat.Card {
	if v.Asked != nil {
		return w.fit(w.asked(v))
	}
	c := chat.Card{Title: w.figuresTitle(v)}
	if full := dots(c.Title, w.cutOffOf(v)); Width(full) <= TitleColumns {
		c.Title = full
	}
	switch v.Name {
	case figures.ReportGap:
		c.Lines = w.gapLines(v)
	case figures.ReportFunnel:
		c.Lines = w.funnelLines(v)
	case figures.ReportReview:
		c.Lines = w.reviewLines(v)
	case figures.ReportCost:
		c.Lines = w.costLines(v)
	case figures.ReportPareto:
		c.Lines = w.paretoLines(v)
	case figures.ReportEffort:
		c.Lines = w.effortLines(v)
	case figures.ReportCustomers:
		c.Lines = w.customersLines(v)
	case figures.ReportTaken:
		c.Lines = w.takenLines(v)
	case figures.ReportMoney:
		c.Lines = w.moneyLines(v)
	case figures.ReportIssues:
		c.Lines = w.issueLines(v)
	default:
		c.Lines = w.partLines(v)
	}
	if len(c.Lines) == 0 {
		c.Lines = []string{w.t("还没有可以算的记录", "Nothing to count yet")}
	}
	c.Buttons = w.partButtons(v, 0)
	c.Buttons = append(c.Buttons, button(w.t("口径", "How counted"), DoShow, FormulaPrefix+v.Name, ""))
	c.Note = w.askedNote(v.Notes)
	c.Figure = w.reportFigure(v)
	return w.fit(c)
}

// PartsMore begins, where a part is named, the number of figures to leave out:
// the card's other figures are meant.
const PartsMore = "more"

// FiguresMore offers the lists behind the figures of a card from that one on.
func (w *Writer) FiguresMore(v FiguresView, from int) chat.Card {
	c := chat.Card{Title: w.figuresTitle(v), Lines: []string{w.t("点一个数,看是哪些", "Press a figure to see what is behind it")}}
	c.Buttons = append(w.partButtons(v, from), button(w.t("回到 ", "Back: ")+w.reportName(v.Name), DoShow, v.Subject, ""))
	return w.fit(c)
}

// partButtons are a button for each figure that has something behind it, from
// that one on; what finds no room stands behind the last.
func (w *Writer) partButtons(v FiguresView, from int) []chat.Button {
	var out []chat.Button
	for _, p := range v.Parts {
		if p.Listed && !p.Empty() {
			if v.Asked != nil && p.Kind == figures.PartAskedOf {
				p.Name = w.groupName(*v.Asked, p)
			}
			out = append(out, button(w.partButton(p), DoShow, v.Subject+"/"+p.ID(), ""))
		}
	}
	out = out[min(max(from, 0), len(out)):]
	if over := len(out) - (MaxButtons - 2); over > 1 {
		more := button(w.t("其他数 %d", "%d more", over), DoShow, v.Subject+"/"+PartsMore+fmt.Sprint(from+MaxButtons-2), "")
		out = append(out[:MaxButtons-2:MaxButtons-2], more)
	}
	return out
}

// reportFigure is the picture of a report that has one.
func (w *Writer) reportFigure(v FiguresView) *chat.Figure {
	switch v.Name {
	case figures.ReportFunnel:
		return w.funnelPicture(w.figuresTitle(v), &v.Report, &figures.Movement{})
	case figures.ReportPyramid:
		return w.PyramidFigure(&v.Report, v.Whose)
	case figures.ReportGap:
		return w.YearFigure(&v.Report, v.Whose)
	}
	return nil
}

func (w *Writer) figuresTitle(v FiguresView) string {
	if v.Asked != nil {
		title, _ := w.askedTitle(v, v.The(figures.PartAsked, ""))
		return title
	}
	head := w.reportName(v.Name)
	if v.Name == figures.ReportEffort && v.Deal != nil {
		return tail(w.t("投入 · ", "Put into ")+v.Whose, Hash(v.Deal.Number()), TitleColumns)
	}
	if v.Name == figures.ReportGap {
		switch {
		case v.Goal == nil && len(v.All(figures.PartGoal)) > 0:
			head = w.t("目标", "Goals")
		case v.Goal == nil:
			head = w.t("还没有目标", "No goal yet")
		case v.Missing > 0:
			head = w.t("缺口 %s", "Gap %s", w.total(crm.Money{Minor: v.Missing, Currency: v.Currency}))
		default:
			head = w.t("目标够了,多 %s", "Goal covered, %s over", w.total(crm.Money{Minor: -v.Missing, Currency: v.Currency}))
		}
	}
	when := ""
	if figures.Dated(v.Name) {
		when = w.PeriodName(v.Period)
	}
	return dots(w.title1(head), Short(v.Whose, 20), when)
}

// cutOffOf is the end of a funnel's period where that is over: it is not what is now.
func (w *Writer) cutOffOf(v FiguresView) string {
	if v.Name != figures.ReportFunnel || v.On >= w.Today() {
		return ""
	}
	return w.asOf(v.On)
}

// reportName is what a report is called, and what 口径 calls it.
func (w *Writer) reportName(report string) string {
	if a, ok := figures.AskedOf(report); ok {
		return w.askedName(a)
	}
	switch report {
	case figures.ReportGap:
		return w.t("缺口", "gap")
	case figures.ReportFunnel:
		return w.t("漏斗", "funnel")
	case figures.ReportReview:
		return w.t("回顾", "review")
	case figures.ReportPassage:
		return w.t("转化和停留", "conversion and dwell")
	case figures.ReportLost:
		return w.t("输单", "lost deals")
	case figures.ReportFocus:
		return w.t("集中度", "concentration")
	case figures.ReportBusy:
		return w.t("多跑没推进", "many visits, no step")
	case figures.ReportSplit:
		return w.t("新老客户", "new against existing")
	case figures.ReportRepeat:
		return w.t("复购和深化", "repeat orders and next level")
	case figures.ReportPyramid:
		return w.t("客户金字塔", "account pyramid")
	case figures.ReportMix:
		return w.t("行业和区域分布", "mix by industry and region")
	case figures.ReportStages:
		return w.t("产出孵化潜在", "value stages")
	case figures.ReportCost:
		return w.t("投入产出", "cost of selling")
	case figures.ReportStuck:
		return w.t("停滞", "standstill")
	case figures.ReportAhead:
		return w.t("接下来", "ahead")
	case figures.ReportPareto:
		return w.t("二八名单", "80/20 list")
	case figures.ReportExecutive:
		return w.t("高层拜访", "executive visits")
	case figures.ReportFeedback:
		return w.t("满意度电话", "satisfaction calls")
	case figures.ReportReferral:
		return w.t("请客户引荐", "referrals")
	case figures.ReportEffort:
		return w.t("投入", "effort")
	case figures.ReportCustomers:
		return w.t("客户情况", "accounts")
	case figures.ReportTaken:
		return w.t("费时费钱的客户", "time by account")
	case figures.ReportMoney:
		return w.t("待收款", "money to come in")
	case figures.ReportIssues:
		return w.t("客户的问题", "customers' issues")
	}
	return report
}

// PeriodName is a period as people say it: 2026年, 2026年4季度, 10月, 11-02 那周.
func (w *Writer) PeriodName(p figures.Period) string {
	y, m := string(p.From[:4]), p.From.In(w.Zone).Month()
	switch p.Horizon {
	case figures.Year:
		return w.t("%s年", "%s", y)
	case figures.Quarter:
		return w.t("%[1]s年%[2]d季度", "Q%[2]d %[1]s", y, int(m-1)/3+1)
	case figures.Month:
		if y == string(w.Today()[:4]) {
			return w.t("%[2]d月", "%[1]s", m.String(), int(m))
		}
		return w.t("%[1]s年%[3]d月", "%[2]s %[1]s", y, m.String(), int(m))
	case figures.Day:
		return w.ShortDate(p.From)
	case figures.Week:
		return w.t("%s 那周", "week of %s", w.ShortDate(p.From))
	}
	return w.t("%[1]s 至 %[2]s", "%[1]s to %[2]s", w.ShortDate(p.From), w.ShortDate(p.To))
}

// deals counts deals: 14 单, 14 deals.
func (w *Writer) deals(n int) string { return w.n(n, "单", "deal", "deals") }

// firms counts accounts: 7 家, 7 accounts.
func (w *Writer) firms(n int) string { return w.n(n, "家", "account", "accounts") }

// PartName is what a part is called.
func (w *Writer) PartName(p figures.Part) string { return w.partName(p) }

// PartCalled is what the button of a part of that card calls it, without its figure.
func (w *Writer) PartCalled(v FiguresView, p figures.Part) string {
	if v.Asked != nil && p.Kind == figures.PartAskedOf {
		return w.groupName(*v.Asked, p)
	}
	return w.partName(p)
}

// partName is what a part is of.
func (w *Writer) partName(p figures.Part) string {
	switch p.Kind {
	case figures.PartLevel:
		return playbook.Label(w.Book.Funnel, p.Key, w.Locale)
	case figures.PartTier:
		return w.tierWord(p.Key)
	case figures.PartClass:
		if p.Key == "" {
			return w.t("行业没填", "industry not said")
		}
		return playbook.Label(w.Book.IndustryClasses, p.Key, w.Locale)
	case figures.PartIndustry:
		return w.orNotSaid(w.industryWord(p.Name))
	case figures.PartRegion:
		return w.orNotSaid(p.Name)
	case figures.PartStage:
		id, guessed := strings.CutPrefix(p.Key, figures.Guess)
		if id == "" {
			return w.t("没定", "not set")
		}
		name := playbook.Label(w.Book.ValueStages, id, w.Locale)
		if guessed {
			name += w.t("(推测)", " (guess)")
		}
		return name
	case figures.PartPurpose:
		return playbook.Label(w.Book.Purposes, p.Key, w.Locale)
	case figures.PartPassage:
		return spaced(p.Key, playbook.Label(w.Book.Milestones, p.Key, w.Locale))
	case figures.PartReason:
		return w.orNotSaid(playbook.Label(w.Book.LostReasons, p.Name, w.Locale))
	case figures.PartEnded:
		return map[string]string{crm.DealWon: w.t("签", "won"), crm.DealLost: w.t("输", "lost"), crm.DealDropped: w.t("放弃", "given up")}[p.Key]
	case figures.PartGoal:
		return playbook.Label(w.Book.Metrics, p.Key, w.Locale)
	case figures.PartWhich:
		return w.whichName(p.Key)
	case figures.PartAsked:
		return w.t("全部", "All")
	case figures.PartAskedOf:
		return p.Name
	case figures.PartFocus, figures.PartTeam:
		if p.Name == "" {
			return w.t("您", "you")
		}
		return p.Name
	case figures.PartCost:
		if p.Key != "" {
			return w.colon(w.kindName(figures.PartCost), w.kindName(p.Key))
		}
	}
	return w.kindName(p.Kind)
}

func (w *Writer) orNotSaid(s string) string {
	if s == "" {
		return w.t("没填", "not said")
	}
	return s
}

// kindName is what a part without a key is called.
func (w *Writer) kindName(kind string) string {
	for _, n := range []struct{ kind, zh, en string }{
		{figures.PartSigned, "已签", "Signed"},
		{figures.PartWeighted, "加权", "Weighted"},
		{figures.PartUnpriced, "没报金额", "No amount"},
		{figures.PartPaused, "暂停", "Paused"},
		{figures.PartApart, "外币另列", "Other currency"},
		{figures.PartOpened, "新开", "Opened"},
		{figures.PartHead, "80/20", "80/20"},
		{figures.PartLost, "丢单", "Lost"},
		{figures.PartVisits, "拜访", "Visits"},
		{figures.PartCalls, "电话", "Calls"},
		{figures.PartTried, "没见到人", "Nobody met"},
		{figures.PartOther, "其他", "Others"},
		{figures.PartLeads, "新线索", "New leads"},
		{figures.PartMoves, "推进", "Moves"},
		{figures.PartCostly, "该打电话却上门", "Visits that a call would do"},
		{figures.PartNew, "新客户", "New accounts"},
		{figures.PartOld, "老客户", "Existing accounts"},
		{figures.PartTime, "用时", "Time"},
		{figures.PartCost, "费用", "Cost"},
		{figures.PartBusy, "多跑没推进", "Many visits, no step"},
		{figures.PartRepeat, "复购", "Ordered again"},
		{figures.PartDeepen, "可以深化", "Next level"},
		{figures.PartStuck, "停滞", "Standing still"},
		{figures.PartLate, "到期未动", "Overdue"},
		{figures.PartUntouched, "没联系", "Untouched"},
		{figures.PartTenders, "截标", "Tenders"},
		{figures.PartBooked, "预约", "Appointments"},
		{figures.PartDue, "到期", "Due"},
		{figures.PartExpected, "回款", "Payments"},
		{figures.PartWorth, "有金额", "With an amount"},
		{figures.PartUnmarked, "还没标大客户", "Not marked key"},
		{figures.PartOutside, "标了不在内", "Marked, not in"},
		{figures.PartExecutive, "该高层拜访", "Executive visit due"},
		{figures.PartFeedback, "该打满意度电话", "Satisfaction call due"},
		{figures.PartBuyers, "成交过", "Have bought"},
		{figures.PartMissed, "没成交也可以问", "Did not buy"},
		{figures.PartTaken, "花了时间的客户", "Accounts worked on"},
		{figures.PartOverdue, "逾期", "Overdue"},
		{figures.PartComing, "未到期", "Not due yet"},
		{figures.PartUndated, "没写日期", "No date"},
		{figures.PartIssue, "未解决的问题", "Open issues"},
	} {
		if n.kind == kind {
			return w.t(n.zh, n.en)
		}
	}
	return kind
}

// partButton is the label of the button to the list behind a part.
func (w *Writer) partButton(p figures.Part) string {
	name := Short(w.partName(p), ButtonColumns-5)
	switch p.Kind {
	case figures.PartTime, figures.PartCost: // sums: they stand on the card
		return name
	case figures.PartPassage:
		return spaced(p.Key, fmt.Sprint(p.Of))
	}
	return spaced(name, fmt.Sprint(p.N))
}
