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
		c.Note = w.t("一句话回,如「理想2500万 可行七成」", "One line: “ideal 25M, 70% feasible”")
		if v.Metric != crm.MetricSigned {
			c.Note = w.t("一句话回,如「理想50 可行七成」", "One line: “ideal 50, 70% feasible”")
		}
	}
	return w.fit(c)
}
