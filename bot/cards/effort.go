package cards

import (
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// effortLines say what was put into a deal: visits, time, money, and what it may
// bring for that (J1).
func (w *Writer) effortLines(v FiguresView) []string {
	n := func(kind string) int { return v.The(kind, "").N }
	if v.Deal == nil {
		return nil
	}
	cost := v.The(figures.PartCost, "").Money
	time := spaced(w.t("用时", "Time"), w.personDays(n(figures.PartTime)))
	if v.Untimed > 0 {
		time += w.t("(%d 次没说用时)", " (%d without a time)", v.Untimed)
	}
	lines := []string{
		dots(w.t("拜访 %d", "%d visits", n(figures.PartVisits)), w.t("电话 %d", "%d calls", n(figures.PartCalls)), w.t("其他 %d", "%d others", n(figures.PartOther)), w.t("没见到人 %d", "nobody met: %d", n(figures.PartTried))),
		dots(time, w.part(v, figures.PartCost)),
	}
	worth := w.AmountSaid(v.Deal.Amount)
	if worth == "" {
		worth = w.t("还没报金额", "no amount yet")
	}
	lines = append(lines, worth)
	worthOf := []crm.Money{v.Deal.Amount.Money}
	switch n := timesCost(worthOf, cost); {
	case n == "" || v.Deal.Amount.Minor == 0:
	case v.Deal.State == crm.DealWon:
		lines = append(lines, w.returned(worthOf, cost))
	default:
		lines = append(lines, w.perUnit("签下来 1 %[1]s费用换 %[2]s %[1]s", "If signed, %[3]s1 spent brings %[3]s%[2]s", n, cost[0].Currency))
	}
	if v.Untimed > 0 {
		lines = append(lines, w.t("补用时:「#V1 花了3小时」", "Add a time: “#V1 took 3 hours”"))
	}
	return lines
}
