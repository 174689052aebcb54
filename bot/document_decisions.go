package main

import (
	"cmp"
	"fmt"
	"strings"

	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// approvals are who decides what, and in what time.
func (d *document) approvals() {
	d.head("审批", "Approvals")
	d.table(d.t("审批", "Approval"), d.t("谁批", "Who decides"), d.t("离开哪一步要它", "Needed to leave"), d.t("多久提醒", "Reminded after"), d.t("多久请上一级", "The next above is asked after"), d.t("编号", "Number"))
	for _, a := range d.b.Approvals {
		d.row(d.in(a.Name), d.steps(a), d.stagesOf(a.ID), d.workdays(a.Due), d.workdays(a.Above), a.Number)
	}
	var said []string
	for _, x := range d.b.Decisions {
		s := d.in(x.Name)
		if x.Reason {
			s += d.aside(d.t("要写原因", "with a reason"))
		}
		said = append(said, s)
	}
	d.line("")
	d.point("能说的决定:%s。", "What can be decided: %s.", d.list(said))
	d.point("自己的申请自己不能批,请上一级;同一人占两步只批一次;请假时由代理人批,注明代谁。", "Nobody decides on his own request: the next above does. Who stands in two steps decides once. While somebody is away his deputy decides, and it says for whom.")
	d.point("驳回后再交,从驳回的那一步开始;数字变了就从头。每次提交都写明变了什么。", "A request sent again goes on at the step that rejected it, from the start when a figure changed. Each time it says what changed.")
	if a, ok := d.b.DiscountRequest(); ok {
		d.point("要打折(如「12%% 折扣」)用「%s」。", "Who wants a discount (“12%% discount”) asks for “%s”.", d.in(a.Name))
	}
	d.line("\n%s\n", d.t("没指定人时谁来做:", "Who does it when nobody is named:"))
	for _, f := range d.b.Functions {
		var who []string
		for _, s := range f.Fallback {
			who = append(who, d.who(s))
		}
		d.line("- %s → %s", d.in(f.Name), strings.Join(who, " → "))
	}
}

// stagesOf are the milestones that are left only with that approval.
func (d *document) stagesOf(approval string) string {
	var names []string
	for _, m := range d.b.Milestones {
		if m.Approval == approval {
			names = append(names, d.in(m.Name))
		}
	}
	if len(names) == 0 {
		return d.t("(说了才有)", "(when asked for)")
	}
	return d.list(names)
}

// steps are who decides in turn.
func (d *document) steps(a playbook.Approval) string {
	var steps []string
	for _, s := range a.Steps {
		steps = append(steps, d.who(s))
	}
	return strings.Join(steps, " → ")
}

// applied is the approval that has a form of its own.
const applied = "initiation"

// application is the form of an application.
func (d *document) application() {
	d.head("立项申请表", "The application")
	if a, ok := d.b.Approval(applied); ok {
		d.line(d.t("用在「%s」:%s。\n", "It is filled in for “%s”: %s.\n"), d.in(a.Name), d.steps(a))
	}
	by := map[string]string{
		playbook.FieldApplicant: d.t("申请人", "applicant"), playbook.FieldAuto: d.t("系统", "the product"), playbook.FieldReviewer: d.t("审批人", "approver"),
	}
	kinds := map[string]string{
		"line": d.t("一行", "a line"), "area": d.t("一段", "text"), "number": d.t("数字", "a number"), "money": d.t("金额", "an amount"), "date": d.t("日期", "a date"),
		"one": d.t("选一个", "one of a list"), "many": d.t("选几个", "several"), "person": d.t("同事", "a colleague"),
	}
	d.table(d.t("项目", "Field"), d.t("填什么", "Kind"), d.t("谁填", "Filled in by"), d.t("必填", "Required"))
	for _, f := range d.b.Application {
		name := d.in(f.Name)
		if f.Extra {
			name += d.aside(d.t("手册之外", "beside the handbook's"))
		}
		if len(f.Parts) > 0 {
			name += ": " + namesOf(d, f.Parts)
		}
		for _, c := range f.Choices {
			name += fmt.Sprintf(d.t(";%s:%s", "; %s: %s"), d.in(c.Name), d.in(c.About))
		}
		d.row(name, kinds[f.Kind], by[f.By], d.yes(f.Required))
	}
}

// expenses are what may be spent before the application is approved.
func (d *document) expenses() {
	d.head("费用", "Expenses")
	for _, e := range d.b.Expenses {
		when := d.t("随时可记", "at any time")
		switch {
		case e.Travel:
			when = d.t("随时可记,算拜访本身的费用", "at any time, as the visit's own cost")
		case e.Needs:
			when = d.t("立项批准后才能记", "only after the application is approved")
		}
		d.line("- %s: %s", d.in(e.Name), when)
	}
}

// rights are who may do what, as the desk's rule decides it: nothing of it is data
// of the method, but a director signs for it too (E5).
func (d *document) rights() {
	d.head("谁能做什么", "Who may do what")
	d.table(d.t("角色", "Role"), d.t("内容", "Of"), d.t("自己的", "His own"), d.t("本团队的", "His team's"), d.t("别的团队的", "Other teams'"))
	for _, role := range d.b.Roles {
		actor := &crm.Person{ID: "he", Team: "his", Roles: []crm.Role{crm.Role(role.ID)}}
		for _, of := range []struct {
			zh, en string
			kind   crm.Kind
		}{
			{"客户和线索", "customers and leads", crm.KindAccount},
			{"商机、拜访、金额", "deals, visits, amounts", crm.KindOpportunity},
			{"人员名单", "the roster", crm.KindPerson},
		} {
			d.row(d.in(role.Name), d.t(of.zh, of.en),
				d.may(actor, crm.Scope{Kind: of.kind, Owner: "he", Team: "his", Shared: true}),
				d.may(actor, crm.Scope{Kind: of.kind, Owner: "other", Team: "his", Shared: true}),
				d.may(actor, crm.Scope{Kind: of.kind, Owner: "other", Team: "theirs", Shared: true}))
		}
	}
	d.line("\n%s", d.t("一人有几个角色的,任何一个角色能做的他都能做。草稿只有本人看得到。", "Who has several roles may do what any of them may. A draft is its author's alone."))
}

// may lists what somebody may do with records of a scope.
func (d *document) may(actor *crm.Person, s crm.Scope) string {
	var out []string
	for _, v := range []struct {
		verb   crm.Verb
		zh, en string
	}{
		{crm.Read, "看", "see"},
		{crm.Write, "改", "change"},
		{crm.Reassign, "转交", "hand over"},
		{crm.Push, "仍要推进", "push on"},
		{crm.Decide, "批", "decide"},
		{crm.Export, "导出", "export"},
	} {
		if s.Kind == crm.KindPerson && (v.verb == crm.Push || v.verb == crm.Decide || v.verb == crm.Export) {
			continue // nothing of a colleague is decided or exported
		}
		if crm.Can(actor, v.verb, s) {
			out = append(out, d.t(v.zh, v.en))
		}
	}
	if len(out) == 0 {
		return "–"
	}
	return d.list(out)
}

// people are the words for people at a customer, and our own.
func (d *document) people() {
	d.head("人", "People")
	var decides, depths []string
	for _, r := range d.b.Decides {
		s := r.Sign + " " + d.in(r.Name)
		if len(r.Offers) > 0 {
			s += d.aside(d.t("提示:", "offered for: ") + labelsOf(d, d.b.BuyingRoles, r.Offers))
		}
		decides = append(decides, s)
	}
	for _, p := range d.b.Depths {
		depths = append(depths, d.in(p.Name)+d.aside(fmt.Sprintf(d.t("接触 %d 次起", "from touch %d on"), p.From)))
	}
	for _, l := range []struct{ zh, en, list string }{
		{"客户里的采购角色(可以几个)", "Buying roles at a customer, several at once", namesOf(d, d.b.BuyingRoles)},
		{"决策中的角色", "Roles in the decision", d.list(decides)},
		{"对创新的态度", "Attitude to innovation", namesOf(d, d.b.Attitudes)},
		{"支持程度", "Support", namesOf(d, d.b.Supports)},
		{"关系层度(系统建议,人来定)", "Depth of relation (proposed, set by people)", d.list(depths)},
		{"与客户的关系", "Relation with the customer", d.relations()},
		{"我们的角色", "Our own roles", namesOf(d, d.b.Roles)},
	} {
		d.line("- %s: %s", d.t(l.zh, l.en), l.list)
	}
	d.point("销售的技能(只有经理看):%s", "Skills of a rep, for managers alone: %s", namesOf(d, d.b.FieldsOf("skills")))
	for _, l := range d.b.SkillLevels { // J10: the handbook leaves the first one open
		d.line("  - %s: %s", d.in(l.Name), cmp.Or(d.in(l.Traits), d.t("自己定", "for you to say")))
	}
}

// relations are how a customer can stand to us, and the moves that need no reason.
func (d *document) relations() string {
	var steps, moves []string
	for _, r := range d.b.Relations {
		steps = append(steps, d.in(r.Name)+d.aside(fmt.Sprintf(d.t("第 %d 级", "rung %d"), r.Rank)))
	}
	for _, w := range d.b.RelationWay {
		move := playbook.Label(d.b.Relations, w.From, d.lang) + " → " + playbook.Label(d.b.Relations, w.To, d.lang)
		if w.After != "" {
			move += d.aside(d.t("做过", "after ") + playbook.Label(d.b.Relations, w.After, d.lang))
		}
		moves = append(moves, move)
	}
	return strings.Join(steps, " · ") + d.t("。不用写原因的变化:", ". Moves without a reason: ") + d.list(moves) + d.t(";跳级和退级要写原因", "; a skip or a step back takes a reason")
}

// work is what is done with customers, and how a call is made.
func (d *document) work() {
	d.head("活动和电话", "Activities and calls")
	for _, a := range d.b.Activities {
		counts := d.t("不计入联系", "counts for neither")
		switch a.Counts {
		case playbook.ByVisit:
			counts = d.t("算一次拜访", "counts as a visit")
		case playbook.ByCall:
			counts = d.t("算一次电话", "counts as a call")
		}
		for _, f := range a.Does {
			counts += d.t(";请过的「"+playbook.Label(d.b.Functions, f, d.lang)+"」支持算办到", "; does what "+playbook.Label(d.b.Functions, f, d.lang)+" was asked for")
		}
		d.line("- %s: %s", d.in(a.Name), counts)
	}
	d.line("")
	d.point("结果:%s", "Outcomes: %s", namesOf(d, d.b.Outcomes))
	d.point("目的(可以几个):%s", "Purposes, several at once: %s", namesOf(d, d.b.Purposes))
	d.point("讲我方的优势:%s", "Advantages to present: %s", namesOf(d, d.b.Advantages))
	d.point("我们卖的是:%s", "What we sell: %s", d.in(d.b.Offer))
	d.line("\n%s\n", d.t("电话邀约:", "A call for an appointment:"))
	for n, s := range d.b.CallScript {
		var lines []string
		for _, l := range s.Lines {
			lines = append(lines, d.in(l))
		}
		d.line("%d. %s: %s", n+1, d.in(s.Name), strings.Join(lines, " / "))
	}
}
