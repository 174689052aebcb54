package cards

import (
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// Digests are the jobs whose cards are made of figures, as their tracks begin.
func Digests() []string { return []string{"digest", "funnel", "weekly", "monday", "monthly", "pareto"} }

// OfChannel reports whether the card of such a job stands in a team's channel, not in a
// private chat.
func OfChannel(job string) bool { return job == "digest" || job == "funnel" || job == "weekly" }

// Counted is a report of a period from which figures of a digest come, and the kinds of
// those in the order in which its card has them. Line is the numbered line that they
// stand on; 0 where the lines have no numbers.
type Counted struct {
	Report string
	Period figures.Period
	Kinds  []string
	Line   int
}

// CountedIn is what the card of a job of Digests counts on a day, in the order in which a
// reader sees it.
func CountedIn(job string, day crm.Date) []Counted {
	week, month := figures.PeriodOf(figures.Week, day), figures.PeriodOf(figures.Month, day)
	one := figures.PeriodOf(figures.Day, day)
	still := []string{figures.PartStuck, figures.PartLate, figures.PartUntouched}
	coming := []string{figures.PartTenders, figures.PartBooked, figures.PartDue, figures.PartExpected}
	gap := []string{figures.PartWeighted, figures.PartSigned}
	level, tier := []string{figures.PartLevel}, []string{figures.PartTier}
	issue, ended := []string{figures.PartIssue}, []string{figures.PartEnded}
	funnel := []Counted{
		{figures.ReportFunnel, one, []string{figures.PartLevel, figures.PartOpened, figures.PartEnded}, 0},
		{figures.ReportStuck, month, still, 0},
		{figures.ReportGap, figures.PeriodOf(figures.Quarter, day), gap, 0},
	}
	switch job {
	case "digest":
		done := []string{figures.PartVisits, figures.PartTried, figures.PartCalls, figures.PartOther, figures.PartLeads, figures.PartMoves, figures.PartEnded}
		return append([]Counted{
			{figures.ReportReview, one, done, 0},
			{figures.ReportPyramid, figures.PeriodOf(figures.Year, day), tier, 0},
			{figures.ReportStuck, month, still[2:], 0},
		}, funnel...)
	case "funnel":
		return funnel
	case "weekly":
		return []Counted{
			{figures.ReportReview, week, []string{figures.PartVisits, figures.PartCalls, figures.PartLeads, figures.PartMoves}, 1},
			{figures.ReportReview, week, ended, 2},
			{figures.ReportLost, week, []string{figures.PartReason}, 2},
			{figures.ReportFunnel, week, level, 3},
			{figures.ReportStuck, month, still, 4},
			{figures.ReportBusy, week, []string{figures.PartBusy}, 4},
			{figures.ReportIssues, week, issue, 4},
			{figures.ReportAhead, week.After(), coming, 5},
		}
	case "monday":
		return []Counted{
			{figures.ReportReview, week.Before(), MondayKinds(), 0},
			{figures.ReportStuck, month, still, 0},
			{figures.ReportIssues, week.Before(), issue, 0},
			{figures.ReportAhead, figures.Period{From: day, To: day.AddDays(13)}, coming, 0},
		}
	case "monthly":
		last := month.Before()
		year := figures.PeriodOf(figures.Year, last.From)
		return []Counted{
			{figures.ReportFunnel, last, []string{figures.PartLevel, figures.PartOpened, figures.PartEnded}, 0},
			{figures.ReportGap, year, gap, 0},
			{figures.ReportPyramid, year, tier, 0},
			{figures.ReportMix, year, []string{figures.PartHead}, 0},
			{figures.ReportFocus, last, []string{figures.PartFocus}, 0},
		}
	case "pareto":
		return []Counted{{figures.ReportMix, figures.PeriodOf(figures.Year, day), []string{figures.PartHead}, 0}}
	}
	return nil
}

// PartAlso are other words for a figure: those by which a digest calls it, and by which
// people do.
func (w *Writer) PartAlso(p figures.Part) []string {
	switch p.Kind {
	case figures.PartUntouched:
		return []string{"到期没动", "没动的", "应拜访未拜访", "该拜访没拜访", "not touched in time", "not touched"}
	case figures.PartOpened:
		return []string{"进", "新进", "进来的", "in"}
	case figures.PartEnded:
		switch p.Key {
		case crm.DealWon:
			return []string{"签约", "签单", "赢", "赢单", "signed"}
		case crm.DealLost:
			return []string{"输单", "丢单", "丢"}
		}
	case figures.PartTier:
		if p.Key != "" {
			return []string{p.Key + "类", p.Key + "级客户", p.Key + "类客户", "tier " + p.Key, p.Key}
		}
		return []string{"未定级", "没定级"}
	case figures.PartOther:
		return []string{"其他活动", "other activities", "other"}
	case figures.PartLeads:
		return []string{"线索", "leads"}
	case figures.PartBusy:
		return []string{"多次拜访没推进", "跑得多没推进"}
	}
	return nil
}
