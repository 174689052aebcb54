package cards

import (
	"milepost/bot/chat"
	"milepost/configs/playbook/figures"
)

// EffortView is what a deal took so far.
type EffortView struct {
	DealView
	figures.Effort
}

// Effort says what was put into a deal: visits, time, money, and what it may
// bring for that.
func (w *Writer) Effort(v EffortView) chat.Card {
	c := chat.Card{Title: tail(w.t("投入 · ", "Put into ")+v.AccountName, Hash(v.Opportunity.Number()), TitleColumns)}
	c.Lines = []string{
		dots(w.t("拜访 %d", "%d visits", v.Visits), w.t("电话 %d", "%d calls", v.Calls), w.t("其他 %d", "%d others", v.Other), w.t("没见到人 %d", "nobody met: %d", v.Tried)),
		spaced(w.t("用时", "Time"), w.personDays(v.Minutes)),
	}
	if v.Untimed > 0 {
		c.Lines[1] += w.t("(%d 次没说用时)", " (%d without a time)", v.Untimed)
	}
	cost := w.sums(v.Cost)
	if cost == "" {
		cost = "0"
	}
	c.Lines = append(c.Lines, w.t("费用 ", "Cost ")+cost)
	worth := w.AmountSaid(v.Amount)
	if worth == "" {
		worth = w.t("还没报金额", "no amount yet")
	}
	c.Lines = append(c.Lines, worth)
	if len(v.Cost) == 1 && v.Cost[0].Currency == v.Amount.Currency && v.Cost[0].Minor > 0 && v.Amount.Minor > 0 {
		c.Lines = append(c.Lines, w.t("签下来 1 元费用换 %d 元", "If signed, 1 spent brings %d", v.Amount.Minor/v.Cost[0].Minor))
	}
	if v.Untimed > 0 {
		c.Note = w.t("补用时:「#V1 花了3小时」", "Add a time: “#V1 took 3 hours”")
	}
	return w.fit(c)
}
