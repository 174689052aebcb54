package cards

import (
	"maps"

	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// someDeals are rows behind a figure.
func someDeals(w *Writer) []BehindRow {
	deal := func(no int, account, title string, amount int64, milestone string) BehindRow {
		o := crm.Opportunity{No: no, Title: title, Milestone: milestone, Amount: crm.Amount{Money: crm.Yuan(amount), Kind: crm.AmountValue, Precision: crm.Exact}}
		return BehindRow{Row: figures.Row{
			Deal: &o, Account: &crm.Account{Name: name(account)}, Amount: o.Amount.Money, Weight: crm.Yuan(amount / 2), Days: 51,
		}, Who: w.t("小李", "Li")}
	}
	lost := deal(3, w.t("航新精工", "Hangxin Precision"), "", 1_500_000, "m5")
	lost.Deal.State, lost.Deal.Closed, lost.Deal.Reason, lost.Deal.Rival = crm.DealLost, "2026-10-20", "pricing", w.t("大族", "Dazu")
	paused := deal(4, w.t("恒发家具", "Hengfa Furniture"), "", 0, "m2")
	paused.Deal.State, paused.Deal.Wake, paused.Who = crm.DealPaused, "2027-03-01", ""
	won := deal(5, w.t("美的", "Midea"), w.t("电池线", "battery line"), 4_300_000, "m9")
	won.Deal.State, won.Deal.Closed = crm.DealWon, "2026-10-08"
	busy := deal(6, w.t("粤钢桶业", "Yuegang Drums"), "", 3_500_000, "m4")
	busy.N = 5
	return []BehindRow{deal(1, w.t("比亚迪", "BYD"), w.t("电池线", "battery line"), 1_200_000, "m4"), lost, paused, won, busy}
}

func figureSamples(w *Writer) map[string]any {
	south := w.t("华南", "South")
	month := figures.PeriodOf(figures.Month, "2026-10-01")
	view := func(report string, parts ...figures.Part) FiguresView {
		for i := range parts {
			parts[i].Listed = true
		}
		return FiguresView{
			Report:  figures.Report{Name: report, Period: month, On: "2026-10-31", Currency: "CNY", Parts: parts},
			Subject: FigurePrefix + report + "/t.huanan/2026-10-01/2026-10-31", Whose: south,
		}
	}
	sum := func(kind, key string, n int, yuan int64) figures.Part {
		return figures.Part{Kind: kind, Key: key, N: n, Money: []crm.Money{crm.Yuan(yuan)}}
	}
	n := func(kind, key string, n int) figures.Part { return figures.Part{Kind: kind, Key: key, N: n} }
	out := map[string]any{}
	five := view(figures.ReportFunnel, sum(figures.PartLevel, "potential", 5, 10_400_000))
	out["figures-file"] = w.FigureFile(BehindView{FiguresView: five, Part: five.Parts[0], Rows: someDeals(w)}, w.t("海平", "Haiping"), true)
	gap := view(figures.ReportGap, sum(figures.PartSigned, "", 2, 4_300_000), sum(figures.PartWeighted, "", 14, 10_120_000),
		figures.Part{Kind: figures.PartUnpriced, N: 4, Names: []string{w.t("恒发", "Hengfa"), w.t("格睿", "Gerui"), w.t("金利", "Jinli"), w.t("永盛", "Yongsheng")}},
		sum(figures.PartPaused, "", 1, 1_200_000), figures.Part{Kind: figures.PartApart, N: 1, Money: []crm.Money{{Minor: 20_000_000, Currency: "USD"}}})
	gap.Period, gap.Missing = figures.PeriodOf(figures.Year, "2026-01-01"), 558_000_000
	gap.Goal = &crm.Goal{Metric: crm.MetricSigned, Value: crm.Yuan(20_000_000), Ideal: crm.Yuan(25_000_000), Feasibility: 70}
	out["figures-gap"] = w.Figures(gap)
	over := gap
	over.Missing = -10_000_000
	out["figures-gap-over"] = w.Figures(over)
	none := view(figures.ReportGap, figures.Part{Kind: figures.PartSigned}, figures.Part{Kind: figures.PartWeighted})
	out["figures-gap-none"] = w.Figures(none)
	visits := view(figures.ReportGap, figures.Part{Kind: figures.PartGoal, Key: crm.MetricVisits, N: 12, Of: 40, Pct: 30}, figures.Part{Kind: figures.PartSigned}, figures.Part{Kind: figures.PartWeighted})
	visits.Period = figures.PeriodOf(figures.Week, "2026-11-02")
	out["figures-gap-visits"] = w.Figures(visits)
	levels := []figures.Part{sum(figures.PartLevel, "potential", 42, 23_100_000), sum(figures.PartLevel, "confirmed", 11, 14_800_000), sum(figures.PartLevel, "mine", 4, 6_800_000)}
	moved := []figures.Part{sum(figures.PartOpened, "", 9, 9_000_000), sum(figures.PartEnded, crm.DealWon, 1, 4_300_000), sum(figures.PartEnded, crm.DealLost, 2, 2_000_000), sum(figures.PartEnded, crm.DealDropped, 3, 1_000_000)}
	funnel := view(figures.ReportFunnel, append(append(append([]figures.Part{}, levels...), moved...), gap.Parts...)...)
	funnel.Goal, funnel.Missing = gap.Goal, gap.Missing
	funnel.Parts = append(funnel.Parts, figures.Part{Kind: figures.PartHead, N: 7, Pct: 81, Of: 57, Money: []crm.Money{crm.Yuan(20_000_000)}})
	out["figures-funnel"] = w.Figures(funnel)
	teams := view(figures.ReportFunnel, append(levels[:3:3],
		figures.Part{Kind: figures.PartTeam, Key: "huanan.potential", Name: south, Row: 1, N: 30, Money: []crm.Money{crm.Yuan(13_100_000)}},
		figures.Part{Kind: figures.PartTeam, Key: "huadong.potential", Name: w.t("华东", "East"), Row: 2, N: 12, Money: []crm.Money{crm.Yuan(10_000_000)}})...)
	teams.Whose = w.t("华东、华南", "East, South")
	out["figures-funnel-teams"] = w.Figures(teams)
	old, fresh := n(figures.PartOld, "", 11), n(figures.PartNew, "", 20)
	old.Money, fresh.Money = []crm.Money{crm.Yuan(2000)}, []crm.Money{crm.Yuan(10_000)}
	review := view(figures.ReportReview, n(figures.PartVisits, "", 31), n(figures.PartCalls, "", 22), n(figures.PartTried, "", 3), n(figures.PartLeads, "", 6), n(figures.PartMoves, "", 3),
		moved[1], moved[2], n(figures.PartCostly, "", 4), fresh, old, n(figures.PartPurpose, "progress", 12), n(figures.PartPurpose, "information", 8), n(figures.PartTime, "", 1680))
	review.Period, review.Silent = figures.PeriodOf(figures.Week, "2026-10-26"), []figures.Silence{{Name: w.t("小孙", "Sun")}}
	out["figures-review"] = w.Figures(review)
	maps.Copy(out, moreFigureSamples(w, view, sum))
	return out
}

func moreFigureSamples(w *Writer, view func(string, ...figures.Part) FiguresView, sum func(string, string, int, int64) figures.Part) map[string]any {
	out := map[string]any{
		"figures-passage": w.Figures(view(figures.ReportPassage, figures.Part{Kind: figures.PartPassage, Key: "m2", N: 3, Of: 6, Pct: 50, Days: 20}, figures.Part{Kind: figures.PartPassage, Key: "m4", N: 0, Of: 1, Days: -1})),
		"figures-lost":    w.Figures(view(figures.ReportLost, sum(figures.PartLost, "", 3, 3_000_000), figures.Part{Kind: figures.PartReason, Key: "1", Name: "pricing", N: 2}, figures.Part{Kind: figures.PartReason, Key: "2", Name: "rivalry", N: 1})),
		"figures-focus":   w.Figures(view(figures.ReportFocus, figures.Part{Kind: figures.PartFocus, Key: "xiaoli", Name: w.t("小李", "Li"), N: 8, Of: 32, Pct: 25, Share: 71}, figures.Part{Kind: figures.PartFocus, Key: "me", N: 1, Of: 1, Pct: 100, Share: 100})),
		"figures-busy":    w.Figures(view(figures.ReportBusy, sum(figures.PartBusy, "", 2, 4_700_000))),
		"figures-busy-0":  w.Figures(view(figures.ReportBusy)),
		"figures-split":   w.Figures(view(figures.ReportSplit, sum(figures.PartNew, "", 20, 10_000), sum(figures.PartOld, "", 11, 2000))),
		"figures-repeat":  w.Figures(view(figures.ReportRepeat, sum(figures.PartRepeat, "", 2, 8_000_000), sum(figures.PartDeepen, "", 5, 9_000_000))),
		"figures-cost": w.Figures(view(figures.ReportCost, figures.Part{Kind: figures.PartTime, N: 9600}, sum(figures.PartCost, "", 0, 12_000), figures.Part{Kind: figures.PartMoves, N: 3}, sum(figures.PartSigned, "", 1, 4_300_000),
			figures.Part{Kind: figures.PartPurpose, Key: "rapport", N: 9})),
		"figures-gone": w.FiguresGone(view(figures.ReportGap)), "figures-which": w.FigureWhich(), "formulas": w.Formulas(),
	}
	tiers := view(figures.ReportPyramid, sum(figures.PartTier, "A", 12, 12_000_000), sum(figures.PartTier, "B", 31, 6_000_000), sum(figures.PartTier, "", 9, 0))
	tiers.Parts[0].Pct, tiers.Parts[1].Pct = 66, 33
	out["figures-pyramid"] = w.Figures(tiers)
	mix := view(figures.ReportMix, sum(figures.PartClass, "main", 12, 12_000_000), sum(figures.PartClass, "", 3, 0), figures.Part{Kind: figures.PartIndustry, Key: "1", Name: "汽车配件", N: 12, Pct: 80},
		figures.Part{Kind: figures.PartIndustry, Key: "2", N: 3}, figures.Part{Kind: figures.PartRegion, Key: "1", Name: w.t("东莞", "Dongguan"), N: 9, Pct: 60}, sum(figures.PartHead, "", 5, 9_000_000))
	out["figures-mix"] = w.Figures(mix)
	out["figures-stages"] = w.Figures(view(figures.ReportStages, sum(figures.PartStage, "producing", 4, 8_000_000), sum(figures.PartStage, "", 20, 0)))
	rows := someDeals(w)
	for kind, part := range map[string]figures.Part{
		"weighted": sum(figures.PartWeighted, "", 5, 5_000_000), "lost": sum(figures.PartLost, "", 5, 5_000_000),
	} {
		out["behind-figure-"+kind] = w.BehindFigure(BehindView{FiguresView: view(figures.ReportGap), Part: part, Rows: rows})
	}
	visit := BehindRow{Row: figures.Row{
		Activity: &crm.Activity{No: 31, Type: crm.Visit, Date: "2026-10-20", Gist: w.t("聊了电池线方案", "talked about the battery line")}, Account: &crm.Account{Name: name(w.t("比亚迪", "BYD"))},
	}, Who: w.t("小李", "Li")}
	account := BehindRow{Row: figures.Row{Account: &crm.Account{No: 3, Name: name(w.t("比亚迪", "BYD")), Relation: "supplier"}, Amount: crm.Yuan(4_300_000), N: 2}}
	out["behind-figure-visits"] = w.BehindFigure(BehindView{FiguresView: view(figures.ReportReview), Part: figures.Part{Kind: figures.PartVisits, N: 9}, Rows: []BehindRow{visit, visit, visit, visit, visit, visit, visit, visit, visit}})
	out["behind-figure-accounts"] = w.BehindFigure(BehindView{FiguresView: view(figures.ReportRepeat), Part: sum(figures.PartDeepen, "", 1, 4_300_000), Rows: []BehindRow{account}})
	out["behind-figure-none"] = w.BehindFigure(BehindView{FiguresView: view(figures.ReportGap), Part: figures.Part{Kind: figures.PartSigned}})
	for _, report := range []string{
		figures.ReportGap, figures.ReportFunnel, figures.ReportReview, figures.ReportPassage, figures.ReportLost, figures.ReportFocus, figures.ReportBusy, figures.ReportSplit, figures.ReportRepeat, figures.ReportPyramid, figures.ReportCost,
	} {
		out["formula-"+report] = w.Formula(report)
	}
	effort := view(figures.ReportEffort, figures.Part{Kind: figures.PartVisits, N: 4}, figures.Part{Kind: figures.PartCalls, N: 2}, figures.Part{Kind: figures.PartTried, N: 1},
		figures.Part{Kind: figures.PartTime, N: 960}, sum(figures.PartCost, "", 0, 1160))
	effort.Deal, effort.Whose, effort.Untimed = rows[0].Deal, w.t("比亚迪", "BYD"), 2
	out["effort"] = w.Figures(effort)
	step, ended := someDeals(w)[0], someDeals(w)[1]
	step.Step, step.On, ended.Step, ended.On = figures.Step{From: "m3", To: "m4", Days: 12}, "2026-10-20", figures.Step{From: "m3", Days: 30}, "2026-10-21"
	out["behind-figure-passage"] = w.BehindFigure(BehindView{FiguresView: view(figures.ReportPassage), Part: figures.Part{Kind: figures.PartPassage, Key: "m3", N: 1, Of: 2}, Rows: []BehindRow{step, ended}})
	lead := BehindRow{Row: figures.Row{Lead: &crm.Lead{No: 4, Source: w.Book.Sources[0].ID}, Account: account.Account, On: "2026-10-20"}, Who: w.t("小李", "Li")}
	out["behind-figure-leads"] = w.BehindFigure(BehindView{FiguresView: view(figures.ReportReview), Part: figures.Part{Kind: figures.PartLeads, N: 1}, Rows: []BehindRow{lead}})
	taxi := BehindRow{Row: figures.Row{Expense: &crm.Expense{No: 2, Type: "travel"}, Account: account.Account, On: "2026-10-20", Beside: []crm.Money{crm.Yuan(160)}}}
	fare, long := visit, visit
	fare.Beside, long.N = []crm.Money{crm.Yuan(60)}, 90
	out["behind-figure-cost"] = w.BehindFigure(BehindView{FiguresView: view(figures.ReportCost), Part: sum(figures.PartCost, "", 0, 220), Rows: []BehindRow{taxi, fare}})
	out["behind-figure-time"] = w.BehindFigure(BehindView{FiguresView: view(figures.ReportCost), Part: figures.Part{Kind: figures.PartTime, N: 90}, Rows: []BehindRow{long}})
	goal := GoalView{Goal: crm.Goal{Metric: crm.MetricSigned, Value: crm.Yuan(20_000_000)}, Period: figures.PeriodOf(figures.Year, "2026-01-01"), Group: "g1", Ask: true}
	out["goal"] = w.Goal(goal)
	goal.Ask, goal.Again, goal.Ideal, goal.Feasibility, goal.Whose = false, true, crm.Yuan(25_000_000), 70, w.t("华南", "South")
	out["goal-changed"] = w.Goal(goal)
	year, week := goal, GoalView{Goal: crm.Goal{ID: "g3", Metric: crm.MetricVisits, Value: crm.Money{Minor: 8}}, Period: figures.PeriodOf(figures.Week, "2026-11-02")}
	year.Ideal, year.Feasibility, year.Period = crm.Yuan(25_000_000), 70, figures.PeriodOf(figures.Year, "2026-01-01")
	month := GoalView{Goal: crm.Goal{ID: "g2", Metric: crm.MetricSigned, Value: crm.Yuan(1_000_000)}, Whose: "小李", Period: figures.PeriodOf(figures.Month, "2026-11-02")}
	goals := GoalsView{Subject: ListGoals + "t.huanan", Rows: []GoalRow{
		{GoalView: year, Missing: crm.Yuan(5_580_000)}, {GoalView: month, Missing: crm.Yuan(-936_000)}, {GoalView: week, Done: 1},
	}}
	out["goals"] = w.Goals(goals)
	goals.Rows = goals.Rows[2:]
	out["goals-counted"] = w.Goals(goals)
	goals.Rows, goals.Whose = nil, "小李"
	out["goals-none"] = w.Goals(goals)
	out["goal-visits"] = w.Goal(GoalView{
		Goal: crm.Goal{Metric: crm.MetricVisits, Value: crm.Money{Minor: 40}, Feasibility: 70}, Period: figures.PeriodOf(figures.Quarter, "2026-11-01"), Group: "g1", Ask: true,
	})
	return out
}
