package cards

import (
	"fmt"
	"slices"
	"strings"

	"milepost/bot/chat"
	"milepost/configs/playbook"
)

// ListMilestones is the list of milestones that a DoShow names; Arg: the id of
// the one to show, or the first row.
const ListMilestones = "milestones"

// Milestones lists the milestones of the method, in order.
func (w *Writer) Milestones(from int) chat.Card {
	ms := w.Book.Milestones
	c := chat.Card{Title: w.t("里程碑 %d 个", "%d milestones", len(ms)), Note: w.t("看一个就写「%s 是什么」", "For one write “what is %s”", ms[min(1, len(ms)-1)].ID)}
	p := w.rows(len(ms), from, MaxLines-1, ListMilestones)
	for _, m := range ms[p.from:p.to] {
		c.Lines = append(c.Lines, dots(w.milestoneWord(m.ID), w.dwellLimit(m), w.winWord(m)))
	}
	c.Buttons = append(p.more, w.milestoneButton(ms[p.from].ID))
	return w.fit(c)
}

// Milestone says what a milestone is: what it means, between which it stands,
// what it takes to leave it, and what is to be done in it.
func (w *Writer) Milestone(m playbook.Milestone, company string) chat.Card {
	c := chat.Card{Title: w.milestoneWord(m.ID), Lines: []string{strings.ReplaceAll(m.About.In(w.Locale), "{{company}}", company)}}
	before := w.before(m.ID)
	next := w.t("无", "none")
	if len(m.Next) > 0 {
		next = w.milestoneWord(m.Next[0])
	}
	c.Lines = append(c.Lines, w.t("前一个:%[1]s · 下一个:%[2]s", "Before: %[1]s · next: %[2]s", w.orNone(w.milestoneWord(before)), next))
	var exit, tasks []string
	for _, e := range m.Exit {
		exit = append(exit, e.Name.In(w.Locale))
	}
	for _, t := range m.Tasks {
		tasks = append(tasks, t.Name.In(w.Locale))
	}
	c.Lines = append(c.Lines,
		w.within(w.t("离开要齐 %[1]s", "To leave it, %[1]s", w.n(len(exit), "项", "condition", "conditions")), exit),
		w.within(w.t("要做的", "To do"), tasks),
		dots(w.dwellLimit(m), w.winWord(m), w.approvalWord(m)))
	c.Buttons = []chat.Button{button(w.t("%s 的商机", "Deals in %s", m.ID), DoShow, strings.Join([]string{ListDeals, "", m.ID}, "/"), "")}
	for _, id := range append([]string{before}, m.Next...) {
		if id != "" && len(c.Buttons) < MaxButtons-1 {
			c.Buttons = append(c.Buttons, w.milestoneButton(id))
		}
	}
	c.Buttons = append(c.Buttons, button(w.t("全部", "All"), DoShow, ListMilestones, ""))
	return w.fit(c)
}

func (w *Writer) milestoneButton(id string) chat.Button {
	return button(id, DoShow, ListMilestones, id)
}

// before is the milestone whose usual way leads here; "" for the first.
func (w *Writer) before(id string) string {
	i := slices.IndexFunc(w.Book.Milestones, func(m playbook.Milestone) bool { return m.ID == id })
	if i <= 0 {
		return ""
	}
	return w.Book.Milestones[i-1].ID
}

func (w *Writer) orNone(s string) string {
	if s == "" {
		return w.t("无", "none")
	}
	return s
}

// dwellLimit is how long a deal stays there as a rule.
func (w *Writer) dwellLimit(m playbook.Milestone) string {
	switch {
	case m.Clock == playbook.ClockTender:
		return w.t("按投标日期", "by the tender's dates")
	case m.Clock == playbook.ClockPlan:
		return w.t("按付款计划", "by the payment plan")
	case m.Days == 0:
		return ""
	}
	return w.t("一般 %d 天内", "%d days as a rule", m.Days)
}

func (w *Writer) winWord(m playbook.Milestone) string {
	if m.Win == 0 {
		return ""
	}
	return w.t("赢率 ", "win ") + fmt.Sprintf("%d%%", m.Win)
}

// approvalWord names the approval that a milestone asks for.
func (w *Writer) approvalWord(m playbook.Milestone) string {
	if m.Approval == "" {
		return ""
	}
	return w.t("要批:", "needs: ") + playbook.Label(w.Book.Approvals, m.Approval, w.Locale)
}
