package cards

import (
	"time"

	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// someRows are rows about customers of these names.
func someRows(names ...string) []figures.Row {
	var out []figures.Row
	for i, n := range names {
		a := &crm.Account{ID: crm.AccountID(n), Name: name(n), No: i + 1}
		out = append(out, figures.Row{
			Account: a, Deal: &crm.Opportunity{No: i + 1, Account: a.ID, Milestone: "m4", Amount: crm.Amount{Money: crm.Yuan(3_500_000)}}, Days: 51 - i, Limit: 45,
		})
	}
	return out
}

func digestSamples(w *Writer) map[string]any {
	at := time.Date(2026, 11, 23, 10, 7, 0, 0, time.UTC)
	south, yuegang, midea, hangxin := w.t("华南", "South"), w.t("粤钢", "Yuegang"), w.t("美的", "Midea"), w.t("航新", "Hangxin")
	level := func(id string, n int, yuan int64) figures.Part {
		return figures.Part{Kind: figures.PartLevel, Key: id, N: n, Money: []crm.Money{crm.Yuan(yuan)}}
	}
	month := figures.PeriodOf(figures.Month, "2026-11-01")
	lost := someRows(hangxin)
	lost[0].Deal.State = crm.DealLost
	stuck := figures.PartOf(figures.PartStuck, "", someRows(yuegang, midea, hangxin))
	stuck.Days = 51
	v := FunnelDigestView{
		Team: south, ID: "huanan", At: at, Fresh: 1,
		Funnel: figures.Report{Name: figures.ReportFunnel, Period: month, On: "2026-11-23", Currency: "CNY", Parts: []figures.Part{
			level("potential", 42, 23_100_000), level("confirmed", 11, 14_800_000), level("mine", 4, 6_800_000),
		}},
		Stuck: figures.Report{Name: figures.ReportStuck, Period: month, Parts: []figures.Part{stuck, {Kind: figures.PartLate, N: 2}, {Kind: figures.PartUntouched, N: 5}}},
		Gap: figures.Report{
			Name: figures.ReportGap, Period: figures.PeriodOf(figures.Quarter, "2026-11-01"), Currency: "CNY", Missing: 558_000_000,
			Goal: &crm.Goal{Metric: crm.MetricSigned, Value: crm.Yuan(20_000_000)},
			Parts: []figures.Part{
				{Kind: figures.PartSigned, N: 2, Money: []crm.Money{crm.Yuan(4_300_000)}},
				{Kind: figures.PartWeighted, N: 14, Money: []crm.Money{crm.Yuan(10_120_000)}},
				{Kind: figures.PartUnpriced, N: 1, Names: []string{hangxin}},
				{Kind: figures.PartApart, N: 1, Money: []crm.Money{{Minor: 20_000_000, Currency: "USD"}}, Names: []string{midea}},
			},
		},
		Moved: figures.Movement{In: someRows(yuegang, w.t("宏图", "Hongtu")), Back: someRows(midea), Out: lost},
	}
	v.Moved.In[0].Level, v.Moved.In[1].Level, v.Moved.Back[0].Level = "potential", "confirmed", "confirmed"
	v.Figure = w.FunnelFigure(v)
	channel, open := *w, *w
	channel.Public, open.Public, open.Amounts = true, true, true
	closed := v
	closed.Figure = channel.FunnelFigure(v)
	first := v
	first.First, first.Moved, first.Fresh, first.Gap = true, figures.Movement{}, 0, figures.Report{}
	shut, _ := channel.FunnelDigest(closed)
	told, _ := open.FunnelDigest(v)
	begun, _ := channel.FunnelDigest(first)
	day, _ := channel.DigestWithFunnel(DigestView{Team: south, At: at, Tiers: map[string]int{"A": 12}, Counts: Counts{Visits: 14, Calls: 22}}, closed)
	out := map[string]any{
		"digest-funnel": shut, "digest-funnel-amounts": told, "digest-funnel-first": begun, "digest-with-funnel": day,
		"digest-funnel-figure": w.FunnelFigure(v).Alt,
	}
	review := func(visits, calls, leads, moves int) []figures.Part {
		return []figures.Part{
			{Kind: figures.PartVisits, N: visits},
			{Kind: figures.PartCalls, N: calls},
			{Kind: figures.PartLeads, N: leads},
			{Kind: figures.PartMoves, N: moves},
			{Kind: figures.PartEnded, Key: crm.DealWon, N: 1, Money: []crm.Money{crm.Yuan(4_300_000)}},
			{Kind: figures.PartEnded, Key: crm.DealLost, N: 2, Money: []crm.Money{crm.Yuan(2_000_000)}},
		}
	}
	week := figures.PeriodOf(figures.Week, "2026-11-23")
	tender := someRows(w.t("铁成轨道", "Tiecheng Rail"))
	tender[0].On, tender[0].Clock = "2026-11-30", "09:30"
	ahead := figures.Report{Name: figures.ReportAhead, Period: week.After(), Parts: []figures.Part{
		figures.PartOf(figures.PartTenders, "", tender), {Kind: figures.PartBooked, N: 5}, {Kind: figures.PartDue, N: 7}, {Kind: figures.PartExpected, N: 2, Money: []crm.Money{crm.Yuan(1_650_000)}},
	}}
	now := figures.Report{Name: figures.ReportReview, Period: week, On: "2026-11-27", Parts: review(31, 22, 6, 3)}
	before := figures.Report{Name: figures.ReportReview, Period: week.Before(), Parts: review(28, 23, 6, 0)}
	sheet := WeeklyView{
		FunnelDigestView: closed, Week: now, Before: before, Ahead: ahead,
		Busy: figures.Report{Parts: []figures.Part{figures.PartOf(figures.PartBusy, "", someRows(midea))}},
		Lost: figures.Report{Parts: []figures.Part{{Kind: figures.PartReason, Name: "pricing", N: 2}}},
	}
	weekly, _ := channel.Weekly(sheet)
	out["digest-weekly"] = weekly
	now.Silent = []figures.Silence{{Name: w.t("小赵", "Zhao"), Away: true}, {Name: w.t("小孙", "Sun"), Unowned: true}}
	monday := MondayView{
		Team: south, ID: "huanan", Date: "2026-11-23", Week: now, Before: before, Stuck: v.Stuck, Ahead: ahead, Pending: 2, Conflicts: 1,
		Bursts: someRows(yuegang)[:1],
		Top:    append(someRows(yuegang), tender...),
		Sheet:  SheetView{Company: w.t("海平", "Haiping"), Scope: south, From: week.Before().From, Until: week.Before().To, Format: "xlsx", Tabs: []SheetTab{{Name: south, Rows: make([]SheetRow, 18)}}},
	}
	card, _ := w.Monday(monday)
	out["digest-monday"] = card
	quiet, _ := w.Monday(MondayView{Team: south, ID: "huanan", Date: "2026-11-23", Week: figures.Report{Period: week.Before(), Parts: review(3, 0, 0, 0)}})
	out["digest-monday-quiet"] = quiet
	out["digest-monthly"], out["digest-year-figure"] = monthlySample(w, v)
	out["digest-weekly-fixed"], out["digest-monday-fixed"] = fixedSamples(w, sheet, monday)
	dearer := someRows(midea)
	dearer[0].Deal.Amount = crm.Amount{Money: crm.Yuan(1_800_000)}
	v.Returned, v.Told = lost, map[crm.OpportunityID]string{lost[0].Deal.ID: crm.DealLost}
	v.Repriced = []figures.Repriced{{Row: dearer[0], Had: crm.Yuan(1_080_000)}}
	out["digest-funnel-fixed"], _ = open.FunnelDigest(v)
	return out
}

// fixedSamples are the sheets of a week of which the last ones told something
// else.
func fixedSamples(w *Writer, sheet WeeklyView, monday MondayView) (weekly, card any) {
	channel := *w
	channel.Public = true
	last := sheet.Week.Period.Before()
	sheet.Fixed = []figures.Fixed{
		{Period: figures.Period{From: last.From, To: last.From.AddDays(4)}, Part: figures.Part{Kind: figures.PartVisits, N: 33}, Was: 31},
		{Period: last, Part: figures.Part{Kind: figures.PartEnded, Key: crm.DealWon, N: 1}, Was: 0},
	}
	monday.Fixed = []figures.Fixed{{Period: last, Part: figures.Part{Kind: figures.PartVisits, N: 33}, Was: 31}}
	monday.SheetFixed = SheetFixed{Period: last, Changed: 2, Added: 1, Rows: make([]SheetRow, 3)}
	told, _ := channel.Weekly(sheet)
	his, _ := w.Monday(monday)
	return told, his
}

func monthlySample(w *Writer, f FunnelDigestView) (card, alt any) {
	october := figures.PeriodOf(figures.Month, "2026-10-01")
	v := MonthlyView{Scope: w.t("华东、华南", "East, South"), Funnel: f.Funnel, Gap: f.Gap}
	v.Funnel.Period, v.Funnel.On = october, "2026-10-31"
	v.Funnel.Parts = append(append([]figures.Part(nil), v.Funnel.Parts...), figures.Part{Kind: figures.PartOpened, N: 9},
		figures.Part{Kind: figures.PartEnded, Key: crm.DealLost, N: 2}, figures.Part{Kind: figures.PartEnded, Key: crm.DealDropped, N: 3})
	v.Before = figures.Report{Period: october.Before(), Parts: []figures.Part{{Kind: figures.PartLevel, Key: "potential", N: 38}, {Kind: figures.PartLevel, Key: "confirmed", N: 11}, {Kind: figures.PartLevel, Key: "mine", N: 5}}}
	v.Gap.Period = figures.PeriodOf(figures.Year, "2026-01-01")
	won, open := someRows(w.t("美的", "Midea")), someRows(w.t("比亚迪", "BYD"))
	won[0].Deal.Closed, won[0].Amount = "2026-06-10", crm.Yuan(4_300_000)
	open[0].Deal.SignBy, open[0].Weight = "2026-12-20", crm.Yuan(10_120_000)
	signed, weighted := figures.PartOf(figures.PartSigned, "", won), figures.PartOf(figures.PartWeighted, "", open)
	signed.Money, weighted.Money = []crm.Money{crm.Yuan(4_300_000)}, []crm.Money{crm.Yuan(10_120_000)}
	v.Gap.Parts = []figures.Part{signed, weighted}
	v.Pyramid = figures.Report{Name: figures.ReportPyramid, Period: v.Gap.Period, On: "2026-11-02", Parts: []figures.Part{
		{Kind: figures.PartTier, Key: "A", N: 12, Pct: 66, Money: []crm.Money{crm.Yuan(6_800_000)}}, {Kind: figures.PartTier, Key: "B", N: 31, Pct: 22, Money: []crm.Money{crm.Yuan(2_310_000)}}, {Kind: figures.PartTier, N: 9},
	}}
	head := figures.PartOf(figures.PartHead, "", someRows(w.t("粤钢", "Yuegang"), w.t("比亚迪", "BYD")))
	head.Pct, head.Of = 81, 57
	v.Mix = figures.Report{Parts: []figures.Part{head}}
	v.Focus = figures.Report{Currency: "CNY", Parts: []figures.Part{{Kind: figures.PartFocus, Key: "x", Name: w.t("小李", "Li"), N: 8, Of: 32, Share: 71, Money: []crm.Money{crm.Yuan(4_900_000)}}}}
	v.Fixed = []figures.Fixed{
		{Period: october.Before(), Part: figures.Part{Kind: figures.PartEnded, Key: crm.DealWon, N: 1, Money: []crm.Money{crm.Yuan(4_500_000)}}, Was: 1, Had: []crm.Money{crm.Yuan(4_300_000)}},
	}
	v.Figure = w.MonthFigure(v)
	c, _ := w.Monthly(v)
	return c, v.Figure.Alt + "\n" + w.PyramidFigure(&v.Pyramid, v.Scope).Alt
}
