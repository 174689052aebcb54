package cards

import (
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// FigurePrefix begins the subject of a button that shows figures, and the track
// of their card.
const FigurePrefix = "fig/"

// FormulaPrefix begins the subject of a button that says how figures are
// counted.
const FormulaPrefix = "formula/"

// FocusDays is how many days back a touch makes a customer one that is often
// contacted (I3).
const FocusDays = 30

// The reports. The values stand in buttons and never change their meaning.
const (
	ReportGap     = "gap"     // goal, signed, weighted pipeline, gap (A4)
	ReportFunnel  = "funnel"  // levels, what came in and went out (J15)
	ReportReview  = "review"  // what was done in a period (A6, H9)
	ReportPassage = "passage" // conversion and dwell per milestone (E6)
	ReportLost    = "lost"    // lost deals by reason
	ReportFocus   = "focus"   // concentration (I3)
	ReportBusy    = "busy"    // many visits, no step (I1)
	ReportSplit   = "split"   // new against existing (D8)
	ReportRepeat  = "repeat"  // repeat orders and next level (D9)
	ReportPyramid = "pyramid" // by tier (B4)
	ReportMix     = "mix"     // by class of industry, industry, region (L7, E7)
	ReportStages  = "stages"  // producing, incubating, potential (I8)
	ReportCost    = "cost"    // of selling (J1)
)

// The kinds of parts.
const (
	PartSigned   = "signed"
	PartWeighted = "weighted"
	PartGoal     = "goal" // a goal that counts things
	PartUnpriced = "unpriced"
	PartPaused   = "paused"
	PartApart    = "apart" // in a currency without a rate
	PartLevel    = "level"
	PartTeam     = "team" // a level of one team
	PartOpened   = "opened"
	PartEnded    = "ended"
	PartHead     = "head" // the 80/20 list
	PartLost     = "lost"
	PartReason   = "reason"
	PartPassage  = "passage"
	PartVisits   = "visits"
	PartCalls    = "calls"
	PartTried    = "tried"
	PartLeads    = "leads"
	PartMoves    = "moves"
	PartCostly   = "costly" // visits to those who are to be called (L28)
	PartNew      = "new"
	PartOld      = "old"
	PartPurpose  = "purpose"
	PartTime     = "time"
	PartCost     = "cost"
	PartFocus    = "focus"
	PartBusy     = "busy"
	PartRepeat   = "repeat"
	PartDeepen   = "deepen"
	PartTier     = "tier"
	PartClass    = "class"
	PartIndustry = "industry"
	PartRegion   = "region"
	PartStage    = "stage"
)

// Part is one figure of a report.
type Part struct {
	Kind  string
	Key   string // of what: the id of a level, a tier, a milestone, …
	Name  string // how that is called where the playbook does not say
	Row   int    // of several teams: which
	N     int
	Of    int // of how many
	Pct   int
	Share int // of the amount, in percent
	Days  int
	Money []crm.Money
	Names []string // of the customers that no sum holds
	// Listed says that there is a list behind it.
	Listed bool
}

// ID names the part among those of its card.
func (p Part) ID() string {
	if p.Key == "" {
		return p.Kind
	}
	return p.Kind + "." + p.Key
}

// Has reports whether the amount of the part is that many minor units.
func (p Part) Has(minor int64) bool {
	for _, m := range p.Money {
		if m.Minor == minor {
			return true
		}
	}
	return false
}

// FiguresView is a card of figures.
type FiguresView struct {
	Report   string
	Subject  string // what its buttons name: FigurePrefix and whose figures of when
	Whose    string // a colleague or teams; "" = the reader's own
	Own      bool
	Period   figures.Period
	On       crm.Date // the last day that counts
	Currency string
	Parts    []Part
	Goal     *crm.Goal
	Missing  int64    // of the goal, in minor units
	Silent   []string // who has logged nothing
}

// of are the parts of one kind.
func (v *FiguresView) of(kind string) []Part {
	var out []Part
	for _, p := range v.Parts {
		if p.Kind == kind {
			out = append(out, p)
		}
	}
	return out
}

// the is the first part of a kind; the zero Part if there is none.
func (v *FiguresView) the(kind, key string) Part {
	for _, p := range v.of(kind) {
		if p.Key == key {
			return p
		}
	}
	return Part{Kind: kind}
}

// Figures is a card of figures, with a button for each list behind them.
func (w *Writer) Figures(v FiguresView) chat.Card {
	c := chat.Card{Title: w.figuresTitle(v)}
	switch v.Report {
	case ReportGap:
		c.Lines = w.gapLines(v)
	case ReportFunnel:
		c.Lines = w.funnelLines(v)
	case ReportReview:
		c.Lines = w.reviewLines(v)
	case ReportCost:
		c.Lines = w.costLines(v)
	default:
		c.Lines = w.partLines(v)
	}
	if len(c.Lines) == 0 {
		c.Lines = []string{w.t("还没有可以算的记录", "Nothing to count yet")}
	}
	for _, p := range v.Parts {
		unnamed := (p.Kind == PartIndustry || p.Kind == PartRegion) && p.Name == ""
		if p.Listed && p.N > 0 && !unnamed && len(c.Buttons) < MaxButtons-1 {
			c.Buttons = append(c.Buttons, button(w.partButton(p), DoShow, v.Subject+"/"+p.ID(), ""))
		}
	}
	c.Buttons = append(c.Buttons, button(w.t("口径", "How counted"), DoShow, FormulaPrefix+v.Report, ""))
	return w.fit(c)
}

func (w *Writer) figuresTitle(v FiguresView) string {
	head := w.reportName(v.Report)
	if v.Report == ReportGap {
		switch {
		case v.Goal == nil && len(v.of(PartGoal)) > 0:
			head = w.t("目标", "Goals")
		case v.Goal == nil:
			head = w.t("还没有目标", "No goal yet")
		case v.Missing > 0:
			head = w.t("缺口 %s", "Gap %s", w.Money(crm.Money{Minor: v.Missing, Currency: v.Currency}))
		default:
			head = w.t("目标够了,多 %s", "Goal covered, %s over", w.Money(crm.Money{Minor: -v.Missing, Currency: v.Currency}))
		}
	}
	when := ""
	if w.dated(v.Report) {
		when = w.PeriodName(v.Period)
	}
	return dots(head, Short(v.Whose, 20), when)
}

// dated reports whether a report is about a period, not about what is now.
func (w *Writer) dated(report string) bool {
	switch report {
	case ReportFocus, ReportBusy, ReportRepeat, ReportPyramid, ReportMix, ReportStages:
		return false
	}
	return true
}

// reportName is what a report is called, and what 口径 calls it.
func (w *Writer) reportName(report string) string {
	switch report {
	case ReportGap:
		return w.t("缺口", "gap")
	case ReportFunnel:
		return w.t("漏斗", "funnel")
	case ReportReview:
		return w.t("回顾", "review")
	case ReportPassage:
		return w.t("转化和停留", "conversion and dwell")
	case ReportLost:
		return w.t("输单", "lost deals")
	case ReportFocus:
		return w.t("集中度", "concentration")
	case ReportBusy:
		return w.t("多跑没推进", "many visits, no step")
	case ReportSplit:
		return w.t("新老客户", "new against existing")
	case ReportRepeat:
		return w.t("复购和深化", "repeat orders and next level")
	case ReportPyramid:
		return w.t("客户金字塔", "account pyramid")
	case ReportMix:
		return w.t("行业和区域分布", "mix by industry and region")
	case ReportStages:
		return w.t("产出孵化潜在", "value stages")
	case ReportCost:
		return w.t("投入产出", "cost of selling")
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
func (w *Writer) PartName(p Part) string { return w.partName(p) }

// partName is what a part is of.
func (w *Writer) partName(p Part) string {
	switch p.Kind {
	case PartLevel:
		return playbook.Label(w.Book.Funnel, p.Key, w.Locale)
	case PartTier:
		return w.tierWord(p.Key)
	case PartClass:
		if p.Key == "" {
			return w.t("行业没填", "industry not said")
		}
		return playbook.Label(w.Book.IndustryClasses, p.Key, w.Locale)
	case PartIndustry:
		return w.orNotSaid(w.industryWord(p.Name))
	case PartRegion:
		return w.orNotSaid(p.Name)
	case PartStage:
		if p.Key == "" {
			return w.t("没定", "not set")
		}
		return playbook.Label(w.Book.ValueStages, p.Key, w.Locale)
	case PartPurpose:
		return playbook.Label(w.Book.Purposes, p.Key, w.Locale)
	case PartPassage:
		return spaced(p.Key, playbook.Label(w.Book.Milestones, p.Key, w.Locale))
	case PartReason:
		return w.orNotSaid(playbook.Label(w.Book.LostReasons, p.Name, w.Locale))
	case PartEnded:
		return map[string]string{crm.DealWon: w.t("签", "won"), crm.DealLost: w.t("输", "lost"), crm.DealDropped: w.t("放弃", "given up")}[p.Key]
	case PartGoal:
		return playbook.Label(w.Book.Metrics, p.Key, w.Locale)
	case PartFocus, PartTeam:
		if p.Name == "" {
			return w.t("您", "you")
		}
		return p.Name
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
		{PartSigned, "已签", "Signed"},
		{PartWeighted, "加权", "Weighted"},
		{PartUnpriced, "没报金额", "No amount"},
		{PartPaused, "暂停", "Paused"},
		{PartApart, "外币另列", "Other currency"},
		{PartOpened, "新开", "Opened"},
		{PartHead, "80/20", "80/20"},
		{PartLost, "丢单", "Lost"},
		{PartVisits, "拜访", "Visits"},
		{PartCalls, "电话", "Calls"},
		{PartTried, "没见到人", "Nobody met"},
		{PartLeads, "新线索", "New leads"},
		{PartMoves, "推进", "Moves"},
		{PartCostly, "该打电话却上门", "Visits that a call would do"},
		{PartNew, "新客户", "New accounts"},
		{PartOld, "老客户", "Existing accounts"},
		{PartTime, "用时", "Time"},
		{PartCost, "费用", "Cost"},
		{PartBusy, "多跑没推进", "Many visits, no step"},
		{PartRepeat, "复购", "Ordered again"},
		{PartDeepen, "可以深化", "Next level"},
	} {
		if n.kind == kind {
			return w.t(n.zh, n.en)
		}
	}
	return kind
}

// partButton is the label of the button to the list behind a part.
func (w *Writer) partButton(p Part) string {
	return Short(w.partName(p), ButtonColumns-5) + w.t(" %d", " %d", p.N)
}
