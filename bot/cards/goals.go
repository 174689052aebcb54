package cards

import (
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// GoalsView lists goals: those of now and of later, or those of a period.
type GoalsView struct {
	Whose   string // a colleague or teams; "" = the reader's own
	Rows    []GoalRow
	Start   int    // first row to show
	Subject string // what DoShow names to turn the page
}

// GoalRow is a goal with how far it is (A4): of signed money what is missing, of
// anything else how many there are.
type GoalRow struct {
	GoalView
	Missing crm.Money // goal − signed − weighted pipeline; below zero when it is passed
	Done    int
}

// ListGoals are the goals that a DoShow names, with whose and which period behind
// it: goals/p.xiaoli/2026-11-01/2026-11-30; without days those of now and later.
const ListGoals = "goals/"

// Goals lists goals in one card, the longest first, each with what is ideal, how
// feasible it is (A3) and how far it is.
func (w *Writer) Goals(v GoalsView) chat.Card {
	if len(v.Rows) == 0 {
		return w.fit(chat.Card{
			Title: dots(w.t("还没有目标", "No goals yet"), Short(v.Whose, 20)),
			Lines: []string{w.t("定一个:「目标 %s 签约 2000万」「本周目标 拜访 8 家」", "Set one: “goal %s signed 20M CNY”, “my goal this week: 8 visits”", string(w.Today()[:4]))},
		})
	}
	c := chat.Card{Title: dots(w.t("目标 ", "")+w.n(len(v.Rows), "个", "goal", "goals"), Short(v.Whose, 20))}
	p := w.rows(len(v.Rows), v.Start, MaxLines-1, v.Subject)
	money := false
	for i := p.from; i < p.to; i++ {
		c.Lines = append(c.Lines, numbered(i+1, w.goalRow(v.Rows[i])))
		money = money || v.Rows[i].Metric == crm.MetricSigned
	}
	c.Note = w.t("写「①」看是怎么来的", "“①” shows what it is made of")
	c.Buttons = p.more
	if money {
		c.Note = w.t("缺口 = 目标 − 已签 − 加权;写「①」看是怎么来的", "gap = goal − signed − weighted; “①” shows what it is made of")
		c.Buttons = append(c.Buttons, button(w.t("口径", "How counted"), DoShow, FormulaPrefix+figures.ReportGap, ""))
	}
	return w.fit(c)
}

func (w *Writer) goalRow(r GoalRow) string {
	what := spaced(w.PeriodName(r.Period), playbook.Label(w.Book.Metrics, r.Metric, w.Locale))
	if r.Metric != crm.MetricSigned {
		of := w.t("%[1]d/%[2]d(%[3]d%%)", "%[1]d of %[2]d (%[3]d%%)", r.Done, r.Value.Minor, figures.Percent(int64(r.Done), r.Value.Minor))
		return dots(Short(r.Whose, 12), spaced(what, of)+w.goalMore(r.Goal))
	}
	is := w.t("缺口 ", "gap ") + w.total(r.Missing)
	if over := r.Missing; over.Minor <= 0 {
		over.Minor = -over.Minor
		is = w.t("够了,多 %s", "covered, %s over", w.total(over))
	}
	return dots(Short(r.Whose, 12), spaced(what, w.Money(r.Value))+w.goalMore(r.Goal), is)
}
