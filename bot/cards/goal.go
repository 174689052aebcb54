package cards

import (
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// GoalView is a goal that was set.
type GoalView struct {
	crm.Goal
	Whose  string // a colleague or a team; "" = the reader's own
	Period figures.Period
	Group  crm.GroupID
	Again  bool // it was set before
	Ask    bool // what is ideal and how feasible it is are still to be said
}

// Goal is the receipt of a goal. The two questions of the handbook (A3) stand on
// it together.
func (w *Writer) Goal(v GoalView) chat.Card {
	head := w.t("✅ 目标已定", "✅ Goal set")
	if v.Again {
		head = w.t("✏️ 目标已改", "✏️ Goal changed")
	}
	undo := button(w.t("撤销", "Undo"), DoUndo, string(v.Group), "")
	undo.Done = w.t("已撤销", "Undone")
	c := chat.Card{
		Title:   dots(head, Short(v.Whose, 16), w.PeriodName(v.Period)),
		Lines:   []string{w.colon(playbook.Label(w.Book.Metrics, v.Metric, w.Locale), w.goalLine(v.Goal))},
		Buttons: []chat.Button{undo},
	}
	if v.Ask {
		var ask []string
		if v.Ideal.IsZero() {
			ask = append(ask, w.t("理想值是多少?", "What would be ideal?"))
		}
		if v.Feasibility == 0 {
			ask = append(ask, w.t("可行性几成?", "How feasible is it?"))
		}
		c.Lines = append(c.Lines, spaced(ask...))
		c.Lines = append(c.Lines, w.t("怎么做到:「目标计划 签下粤钢 11月20日 小李」", "How: “goal plan: sign Oakline, Nov 20, Anna”"))
		c.Note = w.t("一句话回,如「理想2500万 可行七成」", "One line: “ideal 25M, 70% feasible”")
		if v.Metric != crm.MetricSigned {
			c.Note = w.t("一句话回,如「理想50 可行七成」", "One line: “ideal 50, 70% feasible”")
		}
	}
	return w.fit(c)
}

// GoalPlanView is what is to be done for a goal, and by whom until when (A5).
type GoalPlanView struct {
	GoalView
	Rows  []TaskView
	Done  int
	Start int // first row to show
}

// ListGoalPlan is the plan of a goal that a DoShow names, with its id behind it.
const ListGoalPlan = "goalplan/"

// GoalName is how a goal is called: 签约 800万 · 2026年.
func (w *Writer) GoalName(v GoalView) string {
	return dots(playbook.Label(w.Book.Metrics, v.Metric, w.Locale)+" "+w.goalValue(v.Goal, v.Value), Short(v.Whose, 16), w.PeriodName(v.Period))
}

// GoalPlan lists what is to be done for a goal.
func (w *Writer) GoalPlan(v GoalPlanView) chat.Card {
	c := chat.Card{Title: w.t("目标计划 · ", "Goal plan · ") + w.GoalName(v.GoalView)}
	if len(v.Rows) == 0 {
		c.Lines = []string{w.t("还没有。写「目标计划 签下粤钢 11月20日 小李」", "None yet. Write “goal plan: sign Oakline, Nov 20, Anna”")}
		return w.fit(c)
	}
	c.Lines = []string{w.t("完成 %[1]d/%[2]d", "%[1]d of %[2]d done", v.Done, len(v.Rows))}
	p := w.rows(len(v.Rows), v.Start, MaxLines-1, ListGoalPlan+string(v.ID))
	for i := p.from; i < p.to; i++ {
		c.Lines = append(c.Lines, spaced(Circled(i+1), w.planLine(v.Rows[i])))
	}
	c.Buttons = append(p.more, w.gapButton(v.GoalView))
	return w.fit(c)
}

// GoalPlanRow is the receipt of something that is to be done for a goal.
func (w *Writer) GoalPlanRow(v GoalView, t TaskView, g crm.GroupID) chat.Card {
	return w.fit(chat.Card{
		Tone: chat.Good, Title: w.t("✅ 目标计划 · ", "✅ Goal plan · ") + w.GoalName(v),
		Lines:   []string{w.planLine(t)},
		Buttons: []chat.Button{button(w.t("整个计划", "The plan"), DoShow, ListGoalPlan+string(v.ID), ""), w.undoButton(g)},
	})
}

// GoalPlanLacks asks for what a row of the plan lacks: it is not taken without.
func (w *Writer) GoalPlanLacks(v GoalView, what string, due, owner bool) chat.Card {
	return w.fit(w.planLacks(w.t("这一行还没记 · ", "Not taken yet · ")+w.GoalName(v), what, due, owner))
}

// NoGoalToPlan says that there is no goal for which something could be planned.
func (w *Writer) NoGoalToPlan() chat.Card {
	return w.fit(chat.Card{
		Title: w.t("还没有目标,先定一个", "No goal yet; set one first"),
		Lines: []string{w.t("「目标 %s 签约 2000万」", "“goal %s signed 20M CNY”", string(w.Today()[:4]))},
	})
}

// gapButton leads to how far the goal is.
func (w *Writer) gapButton(v GoalView) chat.Button {
	whose := "p." + string(v.Owner)
	if v.Team != "" {
		whose = "t." + string(v.Team)
	}
	subject := FigurePrefix + figures.ReportGap + "/" + whose + "/" + string(v.Period.From) + "/" + string(v.Period.To)
	return button(w.t("还差多少", "The gap"), DoShow, subject, "")
}
