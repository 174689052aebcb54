package main

import (
	"fmt"
	"strings"

	"milepost/configs/playbook"
)

// stages are the milestones with what it takes to leave each.
func (d *document) stages() {
	d.head("里程碑", "Stages of a deal")
	d.line("%s", d.t("往前走要过门槛;门槛没齐,会说清缺什么、在哪里写,经理可以写明原因「仍要推进」。往回走要写原因。聊天、按钮、表单、导入都是同样的门槛。",
		"Forward goes through the gate. Where it does not hold, what is missing and what to write is said; a manager may push on with a reason. Back takes a reason. The gates are the same in chat, button, form and import."))
	for n, m := range d.b.Milestones {
		d.line("\n### %d.%d %s%s\n", d.chapter, n+1, d.in(m.Name), d.aside(m.ID))
		d.line("%s\n", d.in(m.About))
		d.facts(m)
		d.exit(m)
		d.tasks(m)
		if len(m.Signals) > 0 {
			d.line("\n%s%s", d.t("说齐了这几点,就建议走下一步:", "Once all of these are said the next step is proposed: "), namesOf(d, m.Signals))
		}
	}
}

// facts are what a milestone is worth, how long it lasts and where it leads.
func (d *document) facts(m playbook.Milestone) {
	win := fmt.Sprintf(d.t("赢率 %d%%", "Win %d%%"), m.Win)
	if m.Signed > 0 && m.Signed != m.Win {
		win += fmt.Sprintf(d.t(",签约后 %d%%", ", %d%% once signed"), m.Signed)
	}
	d.line("- %s", win)
	d.line("- %s", d.limit(m))
	d.point("下一步:%s", "Next: %s", labelsOf(d, d.b.Milestones, m.Next))
	if m.Skippable {
		d.point("可以跳过,要写原因", "May be skipped, with a reason")
	}
	if a, ok := playbook.Find(d.b.Approvals, m.Approval); ok {
		d.point("要审批:%s%s", "Takes an approval: %s%s", d.in(a.Name), d.aside(d.steps(a)))
	}
	if len(m.Tell) > 0 {
		d.point("走到这里会告诉:%s", "Told when it is reached: %s", labelsOf(d, d.b.Roles, m.Tell))
	}
}

// limit is how long a deal may stay in a milestone.
func (d *document) limit(m playbook.Milestone) string {
	switch m.Clock {
	case playbook.ClockTender:
		return d.t("时间按投标的日期", "Timed by the tender's dates")
	case playbook.ClockPlan:
		return d.t("时间按付款计划", "Timed by the payment plan")
	}
	return fmt.Sprintf(d.t("最多停 %s;%s时经理会知道", "At most %s; the manager hears of it after %s"), d.days(m.Days), d.days(m.Days*d.b.Restraint.Escalate))
}

func (d *document) exit(m playbook.Milestone) {
	if len(m.Exit) == 0 {
		return
	}
	d.line("\n%s\n", d.t("离开之前要有:", "To leave it:"))
	for _, c := range m.Exit {
		s := "- " + d.in(c.Name) + " — " + d.in(c.Say)
		if rule := d.counted(c); rule != "" {
			s += d.t(";", "; ") + rule
		}
		if c.NA {
			s += d.aside(d.t("可以写明原因说不适用", "may be set not applicable, with a reason"))
		}
		d.line("%s", s)
	}
}

// counted is the rule of a condition that counts answers or funnel conditions.
func (d *document) counted(c playbook.Condition) string {
	if c.Proof != playbook.ProofCount {
		return ""
	}
	var of []string
	for _, id := range c.Of {
		of = append(of, d.proof(id))
	}
	parts := []string{fmt.Sprintf(d.t("在 %s 中", "of %s"), d.list(of))}
	if c.Answered > 0 {
		parts = append(parts, fmt.Sprintf(d.t("%d 个有答案", "%d answered"), c.Answered))
	}
	if c.Yes > 0 {
		parts = append(parts, fmt.Sprintf(d.t("至少 %d 个是", "at least %d yes"), c.Yes))
	}
	for _, id := range c.NotNo {
		parts = append(parts, fmt.Sprintf(d.t("%s 不能是否", "%s not no"), d.proof(id)))
	}
	return strings.Join(parts, d.t(",", ", "))
}

// proof is a question by its short name, or a condition of the funnel.
func (d *document) proof(id string) string {
	if q, ok := playbook.Find(d.b.Asked(), id); ok {
		return d.in(q.Short)
	}
	for _, l := range d.b.Funnel {
		if w, ok := playbook.Find(l.Conditions, id); ok {
			return d.in(w.Name)
		}
	}
	return id
}

// tasks are what a milestone asks for, with what sees to each.
func (d *document) tasks(m playbook.Milestone) {
	if len(m.Tasks) == 0 {
		return
	}
	d.line("\n%s\n", d.t("要做的事:", "What it asks for:"))
	for _, c := range m.Tasks {
		how := d.t("系统自己做", "done by the product")
		switch {
		case c.Day > 0:
			how = fmt.Sprintf(d.t("第 %d 天还没做就提醒", "reminded of from day %d while not done"), c.Day)
		case c.By != "":
			how = d.t("提醒:", "reminder: ") + d.spoken(c.By)
		}
		d.line("- %s — %s", d.in(c.Name), how)
	}
}

// spoken is a reminder, a deadline or something sent at a set time, by name.
func (d *document) spoken(id string) string {
	for _, k := range d.b.Spoken() {
		if k.ID == id {
			return d.in(k.Name)
		}
	}
	return id
}

// beside are the states beside the milestones, and why deals are lost.
func (d *document) beside() {
	d.head("里程碑以外的状态", "States beside the stages")
	for _, s := range d.b.SideStates {
		var more []string
		for _, is := range []struct {
			yes    bool
			zh, en string
		}{
			{s.Reason, "要写原因", "a reason is asked for"},
			{s.Wake, "要写哪天再看", "a day to look again is asked for"},
			{s.Stops, "停留的时间不算,也不算在进行中的金额里", "its clock stands still and it is out of the pipeline"},
			{s.Reopen, "可以重新打开", "can be taken up again"},
		} {
			if is.yes {
				more = append(more, d.t(is.zh, is.en))
			}
		}
		if s.Few > 0 {
			more = append(more, fmt.Sprintf(d.t("拜访不到 %d 次会先提醒一句", "below %d visits there is a warning first"), s.Few))
		}
		d.line("- %s: %s", d.in(s.Name), strings.Join(more, d.t(",", ", ")))
	}
	d.line(d.t("\n输单原因:%s。对手和价差问一次,「不清」也算回答。", "\nReasons of a lost deal: %s. The rival and the price gap are asked for once; “unclear” is an answer."), namesOf(d, d.b.LostReasons))
}

// questions are what is asked of a deal.
func (d *document) questions() {
	d.head("商机评估", "Questions about a deal")
	d.line(d.t("答案:%s。没说「是」的都不算是,「不清」会变成一件待办。\n", "Answers: %s. Whatever is not “yes” does not count as yes; “unclear” becomes a step.\n"), namesOf(d, d.b.Answers))
	d.table(d.t("问题", "Question"), d.t("证明漏斗条件", "Proves of the funnel"))
	for n, q := range d.b.Questions {
		d.row(fmt.Sprintf("%d. %s%s", n+1, d.in(q.Name), d.aside(d.in(q.Short))), d.proofs(q.Proves))
	}
	n := len(d.b.Questions)
	for _, p := range d.b.Packs {
		state := d.t("没打开", "switched off")
		if p.On {
			state = d.t("已打开", "switched on")
		}
		d.line("\n%s%s%s%s\n", d.t("另一组:", "A further set: "), d.in(p.Name), d.t(",", ", "), state)
		for _, q := range p.Questions {
			n++
			s := fmt.Sprintf("%d. %s%s", n, d.in(q.Name), d.aside(d.in(q.Short)))
			if len(q.Proves) > 0 {
				s += " → " + d.proofs(q.Proves)
			}
			d.line("%s", s)
		}
	}
}

func (d *document) proofs(ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, d.proof(id))
	}
	return d.list(out)
}

// funnel are its levels with their conditions.
func (d *document) funnel() {
	d.head("漏斗", "Funnel")
	d.line("%s\n", d.t("每个条件都要有依据:谁、什么时候、哪句话。", "Each condition is ticked with its evidence: who, when, in which message."))
	for _, l := range d.b.Funnel {
		s := fmt.Sprintf(d.t("- **%s**:%s", "- **%s**: %s"), d.in(l.Name), namesOf(d, l.Conditions))
		if l.Yes > 0 {
			s += fmt.Sprintf(d.t(";另有 %s 中至少 %d 个是", "; and of %s at least %d yes"), d.proofs(l.Questions), l.Yes)
		}
		d.line("%s", s)
	}
}

// buying are the customer's own stages, and what fits each.
func (d *document) buying() {
	d.head("客户自己的采购阶段", "The customer's own buying")
	d.table(d.t("客户在", "The customer is"), d.t("这时做", "What fits"), d.t("对应我们的", "Goes with our"))
	for _, s := range d.b.BuyingWay {
		d.row(d.in(s.Name), d.in(s.Do), labelsOf(d, d.b.Milestones, s.At))
	}
}

// money is how amounts, tenders and payments are counted.
func (d *document) money() {
	d.head("金额、投标和回款", "Amounts, tenders and payments")
	d.point("商机分为:%s。", "Kinds of deals: %s.", namesOf(d, d.b.DealKinds))
	d.point("金额的种类:%s;多准:%s。没有报价之前,客户预算先当金额用,并注明。", "Kinds of amounts: %s; how exact: %s. Until there is a quote the customer's budget stands in, marked so.", namesOf(d, d.b.AmountKinds), namesOf(d, d.b.Precisions))
	d.point("加权金额 = 没签的金额乘赢率;缺口 = 目标 − 已签 − 加权。没有金额的单照样计数,不当作零。", "Weighted = the amount not yet signed times its win rate; gap = goal − signed − weighted. Deals without an amount are counted and named, never zero.")
	d.point("目标的期限:%s;统计:%s。", "Goals are set by: %s; what is counted: %s.", namesOf(d, d.b.GoalPeriods), namesOf(d, d.b.Metrics))
	if len(d.b.Rates) == 0 {
		d.point("没有汇率表:别的币种单列,不换算。", "There is no table of rates: other currencies are listed apart, never converted.")
	}
	for _, r := range d.b.Rates {
		d.point("%s 起 1 %s = %g %s", "From %s on, 1 %s = %g %s", r.On, r.From, r.Rate, r.To)
	}
	d.point("投标的状态:%s;标书以外还要:%s。", "States of a tender: %s; besides the bid it asks for: %s.", namesOf(d, d.b.Tender), namesOf(d, d.b.TenderPapers))
	if d.b.Payments.Confirmed {
		d.point("到账由财务或经理确认后才算数。", "What was received counts once finance or the manager confirmed it.")
	} else {
		d.point("到账记下就算数。", "What was received counts as soon as it is noted.")
	}
	if d.b.Payments.Retention {
		d.point("质保金没到,这一单就不算收完。", "A retention that is not paid keeps the deal open.")
	} else {
		d.point("质保金没到,不妨碍这一单算收完。", "A retention that is not paid does not keep the deal open.")
	}
}
