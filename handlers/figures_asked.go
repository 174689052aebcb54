package handlers

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"milepost/configs/playbook/figures"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// asking is a report with the words by which people ask for it, zh in any text,
// en as whole words; horizon is the period when none is named.
type asking struct {
	report  string
	zh, en  []string
	horizon string
	part    string // the kind of figure that is meant, listed at once; "" = the card
}

// askings are the reports in the order in which their words are looked for:
// what is more particular stands first.
var askings = []asking{
	{figures.ReportExecutive, []string{"该高层拜访", "要高层拜访", "没有高层拜访", "没高层拜访", "没做高层拜访", "高层没去过", "高层拜访名单", "高层该去", "该安排高层拜访", "要安排高层拜访"}, []string{"executive visit due", "executive visits due", "no executive visit", "due for an executive visit", "need an executive visit"}, figures.Quarter, figures.PartExecutive},
	{figures.ReportFeedback, []string{"没做满意度电话", "没打满意度电话", "没做满意度", "该做满意度", "该打满意度", "满意度电话名单", "没征求意见", "没问过意见", "没做满意度回访", "满意度电话还差", "满意度电话没打", "该打回访电话", "该做满意度回访"}, []string{"satisfaction calls due", "satisfaction call due", "no satisfaction call", "no feedback call", "feedback calls due"}, figures.Quarter, figures.PartFeedback},
	{figures.ReportStuck, []string{"我该去了", "该去哪几家", "该去哪家", "客户该去", "该拜访了", "该拜访谁", "该跟的客户", "该联系了", "客户该联系"}, []string{"due for a visit", "due a visit", "should i visit"}, figures.Month, figures.PartUntouched},
	{figures.ReportReferral, []string{"请客户引荐", "请谁引荐", "找谁引荐", "哪些客户可以引荐", "请哪些客户引荐", "引荐名单", "可以引荐", "请谁介绍", "找谁转介绍", "转介绍名单", "可以转介绍", "能转介绍", "谁帮忙介绍", "能帮我们介绍"}, []string{"ask for a referral", "ask for referrals", "referral list", "who could refer"}, figures.Year, ""},
	{figures.ReportMoney, []string{"回款逾期", "哪些回款", "逾期回款", "逾期的款", "逾期款", "哪些逾期", "款逾期", "逾期没", "逾期了多少", "逾期多少", "拖着没付", "谁欠", "欠款", "欠我们"}, []string{"overdue payment", "overdue payments", "payments are overdue", "payments overdue", "overdue money", "money is overdue", "who owes us", "owe us", "overdue invoices"}, figures.Year, figures.PartOverdue},
	{figures.ReportMoney, []string{"没收回", "没收的款", "待收", "应收", "没到账", "没回款", "该收多少", "要收多少", "还有多少钱没", "多少款没", "多少尾款"}, []string{"money to come in", "receivables", "still to come in", "outstanding payments", "unpaid"}, figures.Year, ""},
	{figures.ReportIssues, []string{"没解决的问题", "未解决的问题", "没解决的服务", "没解决的售后", "没解决的投诉", "未解决的售后", "未解决的服务", "未解决的投诉", "客户投诉", "投诉谁", "问题还没关", "问题没关", "问题没解决", "问题还没解决", "投诉没解决", "投诉还没解决", "有哪些投诉", "有哪些售后", "有哪些服务问题", "服务问题有哪些", "售后问题有哪些", "投诉有哪些", "哪些客户有投诉", "哪些客户有问题", "哪些服务问题", "哪些售后问题"}, []string{"open issues", "open service issues", "unsolved issues", "open complaints", "issues are open", "complaints are open"}, figures.Year, figures.PartIssue},
	{figures.ReportTaken, []string{"最费时间", "最花时间", "最耗时间", "花时间最多", "费时最多", "时间花在哪", "时间都花在", "精力花在哪", "精力都花在", "最费精力", "最花精力", "最费钱", "最花钱", "花钱最多", "费用最高", "费用最多", "投入最多", "投入最大", "跑得最多的客户", "跑得最勤", "去得最多", "哪家跑得最多", "费用花在哪", "费用都花在", "钱花在哪", "钱都花在"}, []string{"take most of our time", "takes most of our time", "takes the most time", "take the most time", "take most time", "took most time", "took the most time", "most time", "most expensive customers", "most expensive accounts", "cost us most", "time by account", "time per account", "where does our time go", "where did our time go", "where does the money go"}, figures.Quarter, figures.PartTaken},
	{figures.ReportPareto, []string{"二八名单", "二八法则", "二八原则", "28名单", "80/20", "谁是大客户", "哪些是大客户", "大客户是谁", "最大的客户", "前几大客户", "大客户占", "大客户贡献", "大客户比例", "前几家占"}, []string{"80/20", "who are my key accounts", "who are our key accounts", "who are the key accounts", "which are our key accounts", "pareto", "biggest accounts", "biggest customers", "largest customers"}, figures.Year, ""},
	{figures.ReportPassage, []string{
		"转化率", "各里程碑", "每个里程碑", "里程碑停留", "转化和停留", "停留", "转化怎么样", "转化如何", "转化情况", "团队转化", "各阶段", "每个阶段", "各环节", "每个环节",
		"哪个环节", "哪些环节", "哪个阶段", "哪些阶段", "哪一步最慢", "哪步最慢", "哪一步最久", "卡得最久", "推进率", "停多久", "停了多久", "停几天", "停了几天",
	}, []string{
		"conversion", "dwell", "how long do deals stay", "how long does each stage take", "how long each stage takes", "slowest stage", "which stage is slowest", "per milestone", "per stage", "each milestone", "each stage",
	}, figures.Quarter, ""},
	{figures.ReportReview, []string{"该打电话却上门", "跑c类", "跑d类", "去c类", "去d类", "d类客户去", "c类客户去", "d类去得", "c类去得", "d类跑得", "c类跑得", "跑了c类", "跑了d类", "拜访c类", "拜访d类", "拜访了c类", "拜访了d类", "c类跑", "d类跑", "不该上门", "不该跑的"}, []string{"visits that a call would do", "visits to tier c", "visits to tier d", "visits to c and d"}, figures.Month, figures.PartCostly},
	{figures.ReportSplit, []string{"新老客户", "新客户和老客户", "老客户和新客户", "新客户老客户", "新客户、老客户", "老客户新客户"}, []string{"new against existing", "new vs existing", "new versus existing", "new and existing", "new vs old", "new versus old", "new against old", "new and old customers", "new or existing"}, figures.Month, ""},
	{figures.ReportRepeat, []string{"复购", "回头客", "可以深化", "可深化"}, []string{"repeat orders", "next level", "repeat customers"}, figures.Year, ""},
	{figures.ReportBusy, []string{"跑得多没", "跑得勤没", "去得多没", "跑得多却", "去了好多次没", "跑了几次没", "跑了多次没", "去了很多次没", "去了多次没", "拜访很多没", "拜访很多次没", "拜访了很多次没", "跑很多没", "跑了不动", "光拜访不", "多跑没", "老跑没", "多跑没推进", "光跑没", "跑了很多次", "跑了好多次", "跑了好几次没", "只跑不", "跑不动的", "白跑的客户", "多次拜访没", "多次拜访不", "拜访多没"}, []string{"many visits without", "many visits, no", "many visits but", "visits but nothing", "visits but no", "nothing moved", "visits and nothing"}, figures.Month, ""},
	{figures.ReportFocus, []string{"集中度", "经常联系的客户", "常联系的客户"}, []string{"concentration", "too concentrated", "how concentrated", "who do i see most", "who do i visit most", "whom do i see most", "whom do i visit most"}, figures.Month, ""},
	{figures.ReportPyramid, []string{"a类", "a级", "b类", "b级", "c类", "c级", "d类", "d级"}, []string{"tier a", "tier b", "tier c", "tier d"}, figures.Year, figures.PartTier},
	{figures.ReportPyramid, []string{"金字塔", "客户结构", "分级分布", "分级情况", "各级客户", "每级客户", "每个级别", "级别分布"}, []string{"pyramid"}, figures.Year, ""},
	{figures.ReportMix, []string{"行业分布", "行业结构", "区域分布", "市场分析", "行业分析", "客户分析", "行业和区域"}, []string{"mix by", "by industry", "by region", "industry mix"}, figures.Year, ""},
	{figures.ReportStages, []string{"产出孵化", "产出客户", "孵化客户", "产出、孵化", "价值阶段分布", "价值阶段怎么", "各价值阶段", "按价值阶段"}, []string{"value stages", "by value stage"}, figures.Year, ""},
	{figures.ReportCost, []string{"投入产出", "销售成本", "销售资源", "花了多少", "费用多少", "多少费用", "效率怎么样", "人天和费用", "费用和人天", "多少人天", "几个人天", "几人天", "投入和产出", "投入与产出", "投入回报", "费用和产出", "每签一单", "差旅费", "销售费用多少"}, []string{"cost of selling", "cost of sales", "return on", "person-days", "person days", "cost per order", "cost per deal", "cost us per", "hours per order"}, figures.Quarter, ""},
	{figures.ReportLost, []string{"丢了几", "丢了哪些", "丢了多少", "丢单原因", "输单原因", "输了几", "输了哪些", "为什么丢", "为什么输", "为啥丢", "为啥输", "丢单"}, []string{"lost deals", "why did we lose", "what did we lose", "did we lose", "deals did we lose", "deals we lost", "have we lost"}, figures.Month, ""},
	{figures.ReportGap, []string{"签了几", "签了多少", "签了哪些", "签下几", "签下多少", "签约多少", "签约额"}, []string{"did we sign", "have we signed", "did i sign", "have i signed", "how much signed", "signed so far", "did we close", "did i close"}, figures.Month, ""},
	{figures.ReportFunnel, []string{"漏斗", "业绩预测", "整个盘子", "大盘", "盘子多大", "盘子有多大", "盘子怎么样", "盘子咋样", "盘子情况"}, []string{"funnel", "pipeline", "forecast"}, figures.Month, ""},
	{figures.ReportGap, []string{
		"缺口", "完成多少", "完成了多少", "完成几成", "完成得怎么样", "能完成吗", "完得成吗", "现在差多少", "离目标", "距离目标", "目标还差", "目标完成", "完成目标", "目标怎么样", "目标进度", "目标图", "目标定了", "目标和在谈", "我的目标", "还差多少",
		"目标是多少", "目标多少", "目标是什么", "目标定了多少", "目标能", "能完成目标", "达成率", "完成率", "完成比例", "目标进展", "目标情况", "目标可行", "理想值是多少", "理想值多少", "可行性多", "可行性有多", "可行性怎么样", "可行性几成", "可行性是多少", "离理想",
		"季度能完成", "今年能完成", "个月能完成", "本月能完成", "本周能完成", "完得成", "完不完得成",
	}, []string{"gap", "far am i from", "far are we from", "short of target", "behind target", "how far from", "my goal", "our goal", "my target", "our target", "the goal", "the target", "on target", "quarter looking", "year looking", "month looking", "on track for", "am i on track", "are we on track", "on track this", "how feasible", "what is ideal", "ideal value", "make the quarter", "make the year", "make our number"}, figures.Year, ""},
	{figures.ReportStuck, []string{"停滞", "停住的", "卡住的", "卡着的"}, []string{"standstill", "stalled", "stuck deals", "standing still"}, figures.Month, ""},
	{figures.ReportAhead, []string{"下周安排", "下周有什么", "下周要做", "团队下周", "下周团队", "组里下周"}, []string{"team next week", "next week's agenda"}, figures.Week, ""},
	{figures.ReportReview, []string{"月报", "月度报告", "月度总结"}, []string{"monthly report", "monthly review", "month report"}, figures.Month, ""},
	{figures.ReportReview, []string{"团队周报", "整体情况", "总体情况", "整体怎么样", "总体怎么样", "本周回顾", "这周回顾", "上周回顾", "周回顾", "本月回顾", "上月回顾", "干得怎么样", "干得咋样", "干得如何", "表现怎么样", "表现如何", "组里周报", "例会", "周会", "团队本周", "团队上周", "团队这周", "团队这个月", "团队上个月", "团队本月", "这周团队", "本周团队", "上周团队", "这周大家", "本周大家", "上周大家", "大家这周", "大家上周", "这个月团队", "本月团队"}, []string{"team week", "team month", "weekly review", "team's week", "team review"}, figures.Week, ""},
}

// askingOf finds the report that a text asks for.
func askingOf(text string) (asking, bool) {
	apart := latinApart.ReplaceAllString(text, " $0 ") // Q4 forecast是多少
	for _, a := range askings {
		if holds(text, a.zh...) {
			return a, true
		}
		for _, e := range a.en {
			if word(apart, e) || strings.Contains(e, " ") && holds(text, e) {
				return a, true
			}
		}
	}
	return asking{}, false
}

// latinApart are the foreign words of a text.
var latinApart = regexp.MustCompile(`[A-Za-z][A-Za-z0-9'/ ]*`)

// goalMet asks whether a goal was met: no visit, though it names them.
var goalMet = wording.Compile(`目标.{0,4}(完成|达成|达到)了?(没有?|吗|多少|几成)`)

// listAsked asks who or how many they are.
var listAsked = wording.Compile(`哪些|哪几|几个|几家|多少|名单|有谁|列|which|list|how many|show`)

// ofTierDone finds that a question about a tier is one of visits or of what they took.
var ofTierDone = wording.Compile(`(拜访|走访|跑|去)(过|了)?(多少|几)[次趟]|花(了|过)?(多少|几)`)

// countsDeals asks how many deals there are: no conversion of them.
var countsDeals = wording.Compile(`(多少|几)(个)?(单|项目|商机)|有多少$|\bhow many deals\b`)

// figuresIntent asks for figures: funnels, gaps, reviews, splits.
func figuresIntent(l *lexicon) Intent {
	return Intent{
		Name: "figures", Reads: parse.Query,
		Weigh: func(f parse.Facts) float64 {
			if f.Letters() > 40 || didSomething(f) && !goalMet.MatchString(f.Plain()) || f.Account != nil && len(f.Account.Known) > 0 {
				return 0
			}
			if f.Letters() <= 30 && asksGoals(f.Text) {
				return 0.96
			}
			a, ok := askingOf(f.Text)
			if !ok {
				return 0
			}
			if a.report == figures.ReportGap && goalSaid.MatchString(f.Plain()) && !asksAbout(f) && !goalMet.MatchString(f.Plain()) {
				return 0 // it sets one
			}
			if a.part == figures.PartTier && (f.Tier == "" || !listAsked.MatchString(f.Plain()) || ofTierDone.MatchString(f.Plain())) {
				return 0 // 什么是A类客户 asks for the rule, C类客户拜访了几次 for what was done
			}
			if a.report == figures.ReportPassage && countsDeals.MatchString(f.Plain()) {
				return 0 // 各阶段都有多少单
			}
			if a.report == figures.ReportLost && !asksAbout(f) && !stretchAsked.MatchString(f.Plain()) && f.Letters() > 6 {
				return 0 // 丢单给大族了 tells of one
			}
			return 0.93
		},
		Examples: []string{
			"October funnel", "10月漏斗 华南和华东对比", "缺口多少", "离目标还差多少", "上个月丢了几个, 为什么", "团队周报", "客户金字塔",
			"行业分布", "新老客户", "集中度", "本季度转化率", "投入产出", "哪些客户跑了很多次没推进", "复购的客户有哪些", "my goal", "what is the gap this quarter",
			"which deals did we lose last month", "new vs existing", "产出客户有几家",
			"二八名单", "谁是大客户", "who are my key accounts", "哪些客户该高层拜访了", "本季还没做满意度电话的", "可以请谁引荐", "whom can I ask for a referral",
			"团队转化", "哪些环节卡得最久", "各阶段平均停几天", "how long do deals stay in each stage", "今年目标多少", "目标能完成吗", "理想值是多少", "可行性有多大", "are we on target this year",
			"大客户占多少", "人天和费用", "哪个客户最费时间", "C类D类跑了几次", "what did selling cost us per order",
			"A类客户有哪些", "which accounts are tier A", "丢单原因", "how many did we lose last month and why", "上个月签了几个", "华南这个月签了多少", "how much have we signed this quarter", "本季度还差多少", "多次拜访没进展",
		},
		Near: []string{
			"今天大家跑得怎么样", "本周周报", "今天拜访了比亚迪王总,聊了漏斗", "目标 2026 签约 2000万", "黄了给大族了", "今天去了美的,跑了很多次没结果",
			"比亚迪是大客户", "今天陪赵总高层拜访比亚迪", "满意度电话 比亚迪 对小李满意", "新线索 恒发家具 老客户引荐的", "为什么要做大客户", "粤钢桶业 定为A级,行业前20", "粤钢是A级吗",
		},
		Handle: func(q *request) error { return q.figuresAsked(l) },
	}
}

func (q *request) figuresAsked(l *lexicon) error {
	if asksGoals(q.m.Text) {
		return q.goalsAsked()
	}
	a, ok := askingOf(q.m.Text)
	if !ok {
		return errPass
	}
	if asked, ok := countsOf(a.report); ok && !ownSaid(q.m.Text) && q.countsOnly() {
		return q.answerAsked(inquiry{Asked: asked, period: periodIn(q.m.Text)})
	}
	if a.part == figures.PartTier && q.countsOnly() { // the files are his
		return q.answerAsked(inquiry{Asked: figures.Asked{Thing: figures.AskCustomers, Is: figures.Which{{What: figures.IsTier, Value: q.f.Tier}}}})
	}
	whose, err := q.whose()
	if err != nil {
		return err
	}
	unused, err := q.unusedBy(l, a)
	if err != nil {
		return err
	}
	p, named := periodSaid(q.m.Text, q.today())
	if span, ok := periodAsked(periodIn(q.m.Text), q.today()); (!named || sameTime.MatchString(q.m.Text)) && ok && figures.Stretched(a.report) {
		p, named = span, true
	}
	if !named {
		p = figures.PeriodOf(a.horizon, q.today())
		switch {
		case a.report == figures.ReportAhead:
			p = p.After()
		case a.report == figures.ReportGap && a.horizon == figures.Year:
			if p, err = q.gapPeriod(whose); err != nil {
				return err
			}
		}
	}
	f := figureRef{report: a.report, whose: whose, from: p.From, to: p.To, part: a.part, unused: unused}
	if a.part == figures.PartTier {
		f.part += "." + q.f.Tier
	}
	if a.part == figures.PartTier || a.part == figures.PartCostly {
		v, err := q.figuresFor(f)
		if err == nil && !slices.ContainsFunc(v.Parts, func(p figures.Part) bool { return p.ID() == f.part && p.Listed && !p.Empty() }) {
			return q.answerNone(a.part)
		}
		if err != nil {
			f.part = ""
		}
	}
	return q.showFigures(f, 0)
}

// answerNone says that there are none of the customers of a tier, or of the visits to those who are
// to be called.
func (q *request) answerNone(part string) error {
	asked := inquiry{Asked: figures.Asked{Thing: figures.AskCustomers, Is: figures.Which{{What: figures.IsTier, Value: q.f.Tier}}}}
	if part == figures.PartCostly {
		asked = inquiry{Asked: figures.Asked{Thing: figures.AskVisits}, period: periodIn(q.m.Text)}
		for _, tier := range q.Book.Visits.CallsFor {
			asked.Is = append(asked.Is, figures.Is{What: figures.IsTier, Value: tier})
		}
	}
	return q.answerAsked(asked)
}

var (
	monthSaid   = wording.Compile(`(1[0-2]|0?[1-9])月`)
	yearSaid    = wording.Compile(`(20[0-9]\d)(?:年|[^\d.,万亿千百wkm元年]|[.,] |$)`)
	quarterSaid = wording.Compile(`q([1-4])|第?([一二三四1234])季度`)
	halfWords   = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
	monthsZH    = []string{"一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月"}
)

// periodSaid is the period that a text names. A month without a year is the
// newest that has begun.
func periodSaid(text string, today crm.Date) (p figures.Period, ok bool) {
	s := squash(text)
	year := 0
	if m := yearSaid.FindStringSubmatch(s); m != nil {
		year, _ = strconv.Atoi(m[1])
	}
	if m := monthIn(s); m > 0 {
		return figures.PeriodOf(figures.Month, dayIn(year, m, today)), true
	}
	if m := quarterSaid.FindStringSubmatch(s); m != nil {
		n := strings.Index("一二三四", m[2])/3 + 1
		if d := m[1] + m[2]; d >= "1" && d <= "4" {
			n = int(d[0] - '0')
		}
		return figures.PeriodOf(figures.Quarter, dayIn(year, n*3-2, today)), true
	}
	horizon, back := "", false
	for _, h := range []struct {
		horizon         string
		now, last, next []string
	}{
		{figures.Year, []string{"今年", "本年", "年度", "全年", "this year", "yearly"}, []string{"去年", "last year"}, []string{"明年", "next year"}},
		{figures.Quarter, []string{"本季", "这个季度", "这季度", "季度", "quarter"}, []string{"上季", "上个季度", "last quarter"}, []string{"下季", "下个季度", "next quarter"}},
		{figures.Month, []string{"本月", "这个月", "这月", "月报", "月度", "this month", "monthly"}, []string{"上个月", "上月", "last month"}, []string{"下个月", "下月", "next month"}},
		{figures.Week, []string{"本周", "这周", "这个礼拜", "this week", "weekly", "周报", "周会", "例会"}, []string{"上周", "上个周", "上礼拜", "last week"}, []string{"下周", "下礼拜", "next week"}},
	} {
		if holds(s, h.next...) {
			return figures.PeriodOf(h.horizon, today).After(), true
		}
		if holds(s, h.last...) {
			horizon, back = h.horizon, true
			break
		}
		if horizon == "" && holds(s, h.now...) {
			horizon = h.horizon
		}
	}
	if horizon == "" {
		if year == 0 {
			return p, false
		}
		return figures.PeriodOf(figures.Year, dayIn(year, 1, today)), true
	}
	p = figures.PeriodOf(horizon, today)
	if back {
		p = p.Before()
	}
	return p, true
}

// monthIn is the month that a squashed text names; 0 for none.
func monthIn(s string) int {
	if m := monthSaid.FindStringSubmatch(s); m != nil {
		n, _ := strconv.Atoi(m[1])
		return n
	}
	for i := len(monthsZH) - 1; i >= 0; i-- { // 十一月 before 一月
		if strings.Contains(s, monthsZH[i]) {
			return i + 1
		}
	}
	for i, m := range halfWords {
		if word(s, m) || len(m) > 3 && word(s, m[:3]) {
			return i + 1
		}
	}
	return 0
}

// dayIn is the first day of a month; without a year, of the newest one that has
// begun.
func dayIn(year, month int, today crm.Date) crm.Date {
	first := func(y int) crm.Date { return crm.Date(strconv.Itoa(y) + "-" + twoDigits(month) + "-01") }
	if year > 0 {
		return first(year)
	}
	now, _ := strconv.Atoi(string(today[:4]))
	if d := first(now); d <= today {
		return d
	}
	return first(now - 1)
}

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
