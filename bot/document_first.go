package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"milepost/configs/playbook"
)

// whole writes the first page, with what follows on it by chapter, and then the
// chapters. The chapters are written first: the first page names them.
func (d *document) whole(chapters []func()) {
	out := d.out
	var body bytes.Buffer
	d.out = &body
	for _, chapter := range append(chapters, d.signature) {
		chapter()
	}
	d.out = out
	d.first()
	if d.err == nil {
		_, d.err = io.Copy(out, &body)
	}
}

// first is the page for who reads no more than one: how often customers are
// touched, the stages of a deal, who decides what, and what stands where.
func (d *document) first() {
	d.line("\n## %s\n", d.t("一页看懂", "On one page"))
	var often []string
	for _, t := range d.b.Tiers {
		often = append(often, fmt.Sprintf(d.t("%s %s(%s)", "%s every %s (%s)"), d.in(t.Name), d.days(t.Cadence.Days), d.by(t.Cadence.By)))
	}
	d.point("哪些客户多久联系一次:%s。", "How often customers are touched: %s.", strings.Join(often, d.t(";", "; ")))
	d.point("每个商机走下面 %d 步,每一步要齐了才往前走;差什么、写什么,助手会说。", "A deal goes through the %d stages below, and leaves each once what it takes is there; what is missing and what to write the assistant says.", len(d.b.Milestones))
	d.point("自己的申请自己不能批;等了 %s 就提醒,再等就请上一级。", "Nobody decides on his own request; whoever waits for %s is reminded of, and then the next above is asked.", d.workdays(d.soonest()))
	d.point("提醒每人每天最多 %d 次,截止日期不算在内。", "Nobody gets more than %d messages of reminders a day, deadlines not counted.", d.b.Restraint.Reminders)
	d.line("\n### %s\n", d.t("里程碑", "The stages"))
	d.table(d.t("里程碑", "Stage"), d.t("做到什么", "What it is for"), d.t("赢率", "Win"), d.t("最多停", "At most"), d.t("谁批了才能走", "Who lets it go on"))
	for _, m := range d.b.Milestones {
		limit, by := d.days(m.Days), "–"
		switch m.Clock {
		case playbook.ClockTender:
			limit = d.t("按投标日期", "the tender's dates")
		case playbook.ClockPlan:
			limit = d.t("按付款计划", "the payment plan")
		}
		if a, ok := playbook.Find(d.b.Approvals, m.Approval); ok {
			by = d.steps(a) + d.aside(d.in(a.Name))
		}
		d.row(d.in(m.Name), d.in(m.About), fmt.Sprintf("%d%%", m.Win), limit, by)
	}
	d.line("\n### %s\n", d.t("谁批什么", "Who decides what"))
	for _, a := range d.b.Approvals {
		d.line("- %s: %s", d.in(a.Name), d.steps(a))
	}
	d.line("\n### %s\n", d.t("目录", "Contents"))
	for i, title := range d.titles {
		d.line("%d. %s", i+1, title)
	}
}

// soonest is after how many working days the first of the approvals is reminded of.
func (d *document) soonest() int {
	least := 0
	for _, a := range d.b.Approvals {
		if least == 0 || a.Due < least {
			least = a.Due
		}
	}
	return least
}
