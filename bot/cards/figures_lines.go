package cards

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"milepost/configs/playbook"
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// counted is a part as a sentence says it: 已签 2 单 430万.
func (w *Writer) counted(p figures.Part) string {
	n := w.deals(p.N)
	switch p.Kind {
	case figures.PartTier, figures.PartClass, figures.PartIndustry, figures.PartRegion, figures.PartStage, figures.PartHead, figures.PartRepeat, figures.PartDeepen,
		figures.PartWorth, figures.PartUnmarked, figures.PartOutside, figures.PartExecutive, figures.PartFeedback, figures.PartBuyers, figures.PartMissed,
		figures.PartWhich, figures.PartTaken:
		n = w.firms(p.N)
	case figures.PartUntouched:
		n = w.firms(p.N)
	case figures.PartLate, figures.PartBooked, figures.PartDue, figures.PartTenders, figures.PartExpected, figures.PartOverdue, figures.PartComing, figures.PartUndated, figures.PartIssue:
		n = fmt.Sprint(p.N)
	}
	return spaced(w.partName(p), n, w.sums(p.Money))
}

func (w *Writer) gapLines(v FiguresView) []string {
	var lines []string
	for _, p := range v.All(figures.PartGoal) {
		lines = append(lines, w.t("%[1]s %[2]d/%[3]d(%[4]d%%)", "%[1]s %[2]d of %[3]d (%[4]d%%)", w.partName(p), p.N, p.Of, p.Pct))
	}
	if v.Goal == nil && len(lines) == 0 {
		lines = append(lines, w.t("定一个:「目标 %s 签约 2000万」", "Set one: “goal %s signed 20M CNY”", string(v.Period.From[:4])))
	} else if v.Goal != nil {
		lines = append(lines, w.goalLine(*v.Goal))
	}
	lines = append(lines, dots(w.counted(v.The(figures.PartSigned, "")), w.counted(v.The(figures.PartWeighted, ""))))
	lines = append(lines, w.leftOutLines(v)...)
	if v.Goal != nil {
		lines = append(lines, w.t("缺口 = 目标 − 已签 − 加权", "gap = goal − signed − weighted"))
	}
	return lines
}

// goalLine is a goal with what was said of it: 目标 2,000万(理想 2,500万,可行 70%).
func (w *Writer) goalLine(g crm.Goal) string {
	return w.t("目标 ", "Goal ") + w.goalValue(g, g.Value) + w.goalMore(g)
}

// goalMore is what is ideal and how feasible a goal is (A3), as far as it was said.
func (w *Writer) goalMore(g crm.Goal) string {
	var more []string
	if !g.Ideal.IsZero() {
		more = append(more, w.t("理想 ", "ideal ")+w.goalValue(g, g.Ideal))
	}
	if g.Feasibility > 0 {
		more = append(more, w.t("可行 %d%%", "%d%% feasible", g.Feasibility))
	}
	return w.paren(strings.Join(more, w.t(",", ", ")))
}

func (w *Writer) goalValue(g crm.Goal, m crm.Money) string {
	if g.Metric == crm.MetricSigned {
		return w.Money(m)
	}
	return fmt.Sprint(m.Minor)
}

// leftOutLines name what no sum holds: nothing is left out in silence.
func (w *Writer) leftOutLines(v FiguresView) []string {
	var lines []string
	if p := v.The(figures.PartUnpriced, ""); p.N > 0 {
		lines = append(lines, w.colon(spaced(w.partName(p), w.deals(p.N)), w.first(p.Names, max(p.N, len(p.Names)), 3, "家")))
	}
	var rest []string
	if p := v.The(figures.PartPaused, ""); p.N > 0 {
		rest = append(rest, w.counted(p)+w.t(",不计入", ", not counted"))
	}
	if p := v.The(figures.PartApart, ""); p.N > 0 {
		rest = append(rest, w.counted(p))
	}
	if len(rest) > 0 {
		lines = append(lines, dots(rest...))
	}
	return lines
}

// fewPeople names the first of some people and counts the rest.
func (w *Writer) fewPeople(names []string) string { return w.first(names, len(names), 3, "人") }

// first are so many of a list of n, and how many there are: 恒发、格睿 等 4 家.
func (w *Writer) first(names []string, n, most int, unit string) string {
	s := w.list(names[:min(most, len(names))])
	switch {
	case n > most && w.Locale != "en":
		s += fmt.Sprintf(" 等 %d %s", n, unit)
	case n > most:
		s += fmt.Sprintf(" and %d more", n-most)
	}
	return s
}

func (w *Writer) funnelLines(v FiguresView) []string {
	var lines, levels []string
	for _, p := range v.All(figures.PartLevel) {
		levels = append(levels, w.counted(p))
	}
	lines = append(lines, dots(levels...))
	lines = append(lines, w.teamLines(v)...)
	moved, end := w.movedSince(&v.Report, v.Period.Before()), w.cutOffOf(v)
	if Width(dots(w.figuresTitle(v), end)) > TitleColumns { // no room in the title
		moved = dots(moved, end)
	}
	lines = append(lines, moved)
	if len(v.All(figures.PartWeighted)) > 0 {
		sum := []string{w.part(v, figures.PartWeighted), w.part(v, figures.PartSigned)}
		if v.Goal != nil {
			sum = append(sum, w.t("目标 ", "goal ")+w.total(v.Goal.Value), w.t("缺口 ", "gap ")+w.total(crm.Money{Minor: max(v.Missing, 0), Currency: cmp.Or(v.Goal.Value.Currency, v.Currency)}))
		}
		lines = append(lines, dots(sum...))
	}
	left := w.leftOutLines(v)
	if len(v.All(figures.PartTeam)) > 0 && len(left) > 1 {
		left = []string{dots(left...)}
	}
	lines = append(lines, left...)
	if p := v.The(figures.PartHead, ""); p.N > 0 {
		lines = append(lines, w.t("80/20:前 %[1]d 家占 %[2]d%%", "80/20: the first %[1]d make %[2]d%%", p.N, p.Pct))
	}
	return lines
}

// part is a part by its money alone: 加权 1,012万.
func (w *Writer) part(v FiguresView, kind string) string {
	p := v.The(kind, "")
	money := w.sums(p.Money)
	if money == "" || !slices.ContainsFunc(p.Money, func(m crm.Money) bool { return m.Minor != 0 }) {
		money = "0"
	}
	return spaced(w.kindName(kind), money)
}

// teamLines are the levels of each team, on a line of its own.
func (w *Writer) teamLines(v FiguresView) []string {
	var lines []string
	rows := map[int][]figures.Part{}
	for _, p := range v.All(figures.PartTeam) {
		rows[p.Row] = append(rows[p.Row], p)
	}
	for row := 1; len(rows[row]) > 0; row++ {
		var levels []string
		for _, p := range rows[row] {
			_, level, _ := strings.Cut(p.Key, ".")
			levels = append(levels, spaced(playbook.Label(w.Book.Funnel, level, w.Locale), fmt.Sprint(p.N), w.sums(p.Money)))
		}
		lines = append(lines, w.colon(Short(rows[row][0].Name, 16), dots(levels...)))
	}
	return lines
}

func (w *Writer) reviewLines(v FiguresView) []string {
	count := func(kinds ...string) string {
		var s []string
		for _, k := range kinds {
			if p := v.The(k, ""); p.N > 0 {
				s = append(s, spaced(w.kindName(k), fmt.Sprint(p.N)))
			}
		}
		return dots(s...)
	}
	var lines []string
	add := func(s string) {
		if s != "" {
			lines = append(lines, s)
		}
	}
	add(count(figures.PartVisits, figures.PartCalls, figures.PartTried, figures.PartLeads))
	var ends []string
	for _, p := range v.All(figures.PartEnded) {
		if p.N > 0 {
			ends = append(ends, spaced(w.partName(p), w.deals(p.N), w.sums(p.Money)))
		}
	}
	add(dots(append([]string{count(figures.PartMoves)}, ends...)...))
	add(dots(w.splitWords(v)...))
	add(dots(count(figures.PartCostly), w.purposeWords(v)))
	if p := v.The(figures.PartTime, ""); p.N > 0 {
		add(spaced(w.kindName(figures.PartTime), w.personDays(p.N)))
	}
	if len(v.Silent) > 0 {
		add(w.notLogged(v.Silent))
	}
	return lines
}

// notLogged names the first who have logged nothing.
func (w *Writer) notLogged(all []figures.Silence) string {
	return w.t("没记录:%s", "Nothing logged: %s", w.fewPeople(w.silentNames(all)))
}

// silentNames are those who have logged nothing, each with what may explain it:
// a leader asks before he judges.
func (w *Writer) silentNames(all []figures.Silence) []string {
	var names []string
	for _, s := range all {
		names = append(names, Short(s.Name, 16)+w.paren(w.silenceWhy(s)))
	}
	return names
}

// silenceWhy is the first thing that explains why somebody logged nothing; ""
// where nothing does.
func (w *Writer) silenceWhy(s figures.Silence) string {
	switch {
	case s.Away:
		return w.t("休假", "on leave")
	case s.Trip:
		return w.t("出差", "travelling")
	case s.Booked > 0:
		return w.t("约了 %d 家", "%d booked", s.Booked)
	case s.Unowned:
		return w.t("还没有客户", "no customers yet")
	case s.Idle:
		return w.t("没有安排", "nothing planned")
	}
	return ""
}

// splitWords are what went to new customers and to existing ones.
func (w *Writer) splitWords(v FiguresView) []string {
	var out []string
	for _, kind := range []string{figures.PartNew, figures.PartOld} {
		if p := v.The(kind, ""); p.N > 0 || len(p.Money) > 0 {
			out = append(out, spaced(w.kindName(kind), w.n(p.N, "次拜访", "visit", "visits"), w.sums(p.Money)))
		}
	}
	return out
}

func (w *Writer) purposeWords(v FiguresView) string {
	var out []string
	for _, p := range v.All(figures.PartPurpose) {
		out = append(out, spaced(w.partName(p), fmt.Sprint(p.N)))
	}
	if len(out) == 0 {
		return ""
	}
	return w.t("目的:", "For: ") + w.list(out)
}

// personDays are minutes as days of eight hours: 3.5 人天.
func (w *Writer) personDays(minutes int) string {
	tenths := figures.PersonDays(minutes)
	return w.t("%[1]d.%[2]d 人天", "%[1]d.%[2]d person-days", tenths/10, tenths%10)
}

func (w *Writer) costLines(v FiguresView) []string {
	time, cost, moved, won := v.The(figures.PartTime, ""), v.The(figures.PartCost, ""), v.The(figures.PartMoves, ""), v.The(figures.PartSigned, "")
	lines := []string{
		dots(spaced(w.kindName(figures.PartTime), w.personDays(time.N)), w.part(v, figures.PartCost)),
		dots(spaced(w.kindName(figures.PartMoves), fmt.Sprint(moved.N)), w.counted(won)),
	}
	per := func(n int) (money []crm.Money) {
		for _, m := range cost.Money {
			money = append(money, crm.Money{Minor: m.Minor / int64(n), Currency: m.Currency})
		}
		return money
	}
	if moved.N > 0 {
		lines = append(lines, w.t("每推进一步 ", "Each move: ")+dots(w.personDays(time.N/moved.N), w.sums(per(moved.N))))
	}
	if won.N > 0 {
		lines = append(lines, w.t("每签一单 ", "Each order: ")+dots(w.personDays(time.N/won.N), w.sums(per(won.N)), w.returned(won.Money, cost.Money)))
	}
	if s := w.purposeWords(v); s != "" {
		lines = append(lines, s)
	}
	return lines
}

// returned is what one unit of cost brought, where both are in one currency.
func (w *Writer) returned(won, cost []crm.Money) string {
	if n := timesCost(won, cost); n != "" {
		return w.perUnit("1 %[1]s费用换 %[2]s %[1]s", "%[3]s1 spent brought %[3]s%[2]s", n, cost[0].Currency)
	}
	return ""
}

// perUnit says what one unit of a currency brings.
func (w *Writer) perUnit(zh, en, n, currency string) string {
	return w.t(zh, en, chineseCurrency(currency, false), n, symbol(currency))
}

// timesCost is how often the cost goes into what was won.
func timesCost(won, cost []crm.Money) string {
	if len(won) != 1 || len(cost) != 1 || won[0].Currency != cost[0].Currency || cost[0].Minor <= 0 || won[0].Minor < 0 {
		return ""
	}
	return grouped(uint64(won[0].Minor / cost[0].Minor))
}

// partLines are one line for each part.
func (w *Writer) partLines(v FiguresView) []string {
	var lines []string
	stuck := v.Name == figures.ReportStuck || v.Name == figures.ReportAhead
	for _, p := range v.Parts {
		if stuck && p.N == 0 || p.Kind == figures.PartCost && p.Key != "" { // beside the visits
			continue
		}
		lines = append(lines, w.partLine(v, p))
	}
	if stuck && len(lines) == 0 {
		lines = []string{w.noneWord(v.Name)}
	}
	return w.mixed(v, lines)
}

// noneWord says that a list of what has to move is empty.
func (w *Writer) noneWord(report string) string {
	if report == figures.ReportAhead {
		return w.t("还没有安排", "Nothing planned yet")
	}
	return w.t("没有,都跟上了", "None, all on track")
}

func (w *Writer) partLine(v FiguresView, p figures.Part) string {
	switch p.Kind {
	case figures.PartPassage:
		s := w.t("%[1]s:%[2]d/%[3]d 往前(%[4]d%%)", "%[1]s: %[2]d of %[3]d went on (%[4]d%%)", Short(w.partName(p), 30), p.N, p.Of, p.Pct)
		if p.Days >= 0 {
			s += w.t(" · 平均停 %d 天", ", %d days on average", p.Days)
		}
		return s
	case figures.PartFocus:
		return w.t("%[1]s:常联系 %[2]d/%[3]d 家(%[4]d%%),占金额 %[5]d%%", "%[1]s: %[2]d of %[3]d contacted often (%[4]d%%), %[5]d%% of the amount",
			Short(w.partName(p), 16), p.N, p.Of, p.Pct, p.Share)
	case figures.PartNew, figures.PartOld:
		return spaced(w.kindName(p.Kind), w.n(p.N, "次拜访", "visit", "visits"), w.sums(p.Money))
	case figures.PartTier:
		t, _ := playbook.Find(w.Book.Tiers, p.Key)
		return dots(w.counted(p)+w.share(p), t.Measures.In(w.Locale))
	case figures.PartStuck, figures.PartLate, figures.PartUntouched:
		if p.N > 0 {
			return w.counted(p) + w.t(",最久 %s", ", longest %s", w.Days(p.Days))
		}
	case figures.PartClass, figures.PartIndustry, figures.PartRegion, figures.PartStage:
		return w.counted(p) + w.share(p)
	}
	return w.counted(p)
}

func (w *Writer) share(p figures.Part) string {
	if p.Pct == 0 {
		return ""
	}
	return w.t("(%d%%)", " (%d%%)", p.Pct)
}

// mixed puts the many lines of a mix on three: by class, industry and region.
func (w *Writer) mixed(v FiguresView, lines []string) []string {
	if v.Name != figures.ReportMix {
		return lines
	}
	var out []string
	for _, k := range []struct{ kind, zh, en string }{{figures.PartClass, "类别:", "By class: "}, {figures.PartIndustry, "行业:", "By industry: "}, {figures.PartRegion, "区域:", "By region: "}} {
		var words []string
		for _, p := range v.All(k.kind) {
			words = append(words, spaced(w.partName(p), fmt.Sprint(p.N))+w.share(p))
		}
		if len(words) > 0 {
			more := ""
			if len(words) > 3 {
				more = w.t(" 等", " and others")
			}
			out = append(out, w.t(k.zh, k.en)+w.list(words[:min(3, len(words))])+more)
		}
	}
	if p := v.The(figures.PartHead, ""); p.N > 0 {
		out = append(out, w.counted(p))
	}
	return out
}
