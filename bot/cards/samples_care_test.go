package cards

import (
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// careSamples are the cards of what is owed to key accounts.
func careSamples(w *Writer) map[string]any {
	view := func(report string, limit int, parts ...figures.Part) FiguresView {
		for i := range parts {
			parts[i].Listed = parts[i].Kind != figures.PartTop
		}
		return FiguresView{
			Report: figures.Report{
				Name: report, Period: figures.PeriodOf(figures.Year, "2026-01-01"), On: "2026-11-23", Currency: "CNY", Parts: parts, Limit: limit,
			},
			Subject: FigurePrefix + report + "/t.huanan/2026-01-01/2026-12-31", Whose: w.t("华南", "South"),
		}
	}
	sum := func(kind string, n int, yuan int64) figures.Part {
		return figures.Part{Kind: kind, N: n, Money: []crm.Money{crm.Yuan(yuan)}}
	}
	head, top := sum(figures.PartHead, 7, 16_200_000), sum(figures.PartTop, 1, 4_300_000)
	head.Pct = 81
	top.Name, top.Row, top.Pct = w.t("美的", "Midea"), 1, 22
	pareto := view(figures.ReportPareto, 0, head, sum(figures.PartWorth, 57, 20_000_000), top, sum(figures.PartUnmarked, 2, 3_000_000), sum(figures.PartOutside, 1, 200_000))
	account := func(days, n int) BehindRow {
		return BehindRow{Row: figures.Row{Account: &crm.Account{No: 3, Name: name(w.t("比亚迪", "BYD")), Tier: "A"}, Amount: crm.Yuan(4_300_000), Days: days, N: n}, Who: w.t("小李", "Li")}
	}
	behind := func(report string, p figures.Part, limit int, rows ...BehindRow) any {
		return w.BehindFigure(BehindView{FiguresView: view(report, limit), Part: p, Rows: rows})
	}
	plan := GoalPlanView{GoalView: GoalView{Goal: crm.Goal{ID: "g7", Owner: "xiaoli", Metric: crm.MetricSigned, Value: crm.Yuan(8_000_000)}, Period: figures.PeriodOf(figures.Year, "2026-01-01")}}
	none := plan
	plan.Rows, plan.Done = []TaskView{step(7, "", w.t("签下粤钢", "sign Oakline"), "2026-12-20"), step(8, "", w.t("每周拜访3家A级", "three tier A visits a week"), "2026-12-31")}, 1
	plan.Rows[1].State = crm.TaskDone
	executive, feedback := figures.Part{Kind: figures.PartExecutive, N: 2, Days: 90}, figures.Part{Kind: figures.PartFeedback, N: 2}
	return map[string]any{
		"pareto": w.Figures(pareto), "pareto-none": w.Figures(view(figures.ReportPareto, 0, figures.Part{Kind: figures.PartHead})), "pareto-list": behind(figures.ReportPareto, head, 0, account(0, 0)),
		"executive-due": behind(figures.ReportExecutive, executive, 90, account(-1, 0), account(120, 0)), "executive-none": behind(figures.ReportExecutive, figures.Part{Kind: figures.PartExecutive}, 90),
		"feedback-due": behind(figures.ReportFeedback, feedback, 90, account(-1, 0), account(91, 0)), "figures-referral": w.Figures(view(figures.ReportReferral, 0, figures.Part{Kind: figures.PartBuyers, N: 3}, figures.Part{Kind: figures.PartMissed, N: 2})),
		"referral-list":  behind(figures.ReportReferral, figures.Part{Kind: figures.PartBuyers, N: 2}, 0, account(0, 2), account(0, 0)),
		"formula-pareto": w.Formula(figures.ReportPareto), "formula-executive": w.Formula(figures.ReportExecutive), "formula-feedback": w.Formula(figures.ReportFeedback), "formula-referral": w.Formula(figures.ReportReferral),
		"goal-plan": w.GoalPlan(plan), "goal-plan-none": w.GoalPlan(none), "goal-plan-row": w.GoalPlanRow(plan.GoalView, plan.Rows[0], "g1"),
		"goal-plan-lacks": w.GoalPlanLacks(plan.GoalView, plan.Rows[0].Text, true, true), "goal-plan-which": w.NoGoalToPlan(),
		"key-reasons":  w.KeyReasons(),
		"why-patience": w.Why(Nudge{Kind: NudgeCadence, Subject: "account/c3", Account: "C3", AccountName: w.t("恒鑫钣金", "Hengxin"), Tier: "A", By: "visit", Limit: 28, Last: "2026-10-15", Days: 39}),
	}
}
