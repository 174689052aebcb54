package main

import (
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"

	"milepost/configs/playbook"
)

// methodCmd prints the method as a document.
type methodCmd struct {
	Lang string `help:"Language of the document: zh or en." enum:"zh,en" default:"en"`
}

// Help shows an example.
func (methodCmd) Help() string {
	return "Examples:\n  bot playbook\n  bot playbook --lang zh > method.md\n\n" +
		"It prints the sales method that is in force, for a sales director to read: who is a customer worth\n" +
		"having, the stages of a deal with what it takes to leave each, who decides, what reminds whom and when.\n" +
		"bot check says whether the method is sound."
}

// Run prints the document.
func (c methodCmd) Run(w world, all *commands) error {
	cfg, err := all.load(w)
	if err != nil {
		return err
	}
	d := &document{out: w.Out, b: cfg.Book, lang: c.Lang, company: cfg.Company.Name}
	d.write()
	return d.err
}

// document writes a method as Markdown.
type document struct {
	out     io.Writer
	b       *playbook.Book
	lang    string
	company string
	err     error
}

func (d *document) line(format string, args ...any) {
	if d.err == nil {
		_, d.err = fmt.Fprintf(d.out, format+"\n", args...)
	}
}

// t chooses the language.
func (d *document) t(zh, en string) string { return playbook.Text{ZH: zh, EN: en}.In(d.lang) }

// in is a wording of the method, with the company's name in its place.
func (d *document) in(t playbook.Text) string {
	return strings.ReplaceAll(t.In(d.lang), "{{company}}", d.company)
}

func (d *document) head(zh, en string) { d.line("\n## %s\n", d.t(zh, en)) }

// table begins a table.
func (d *document) table(columns ...string) {
	d.line("| %s |", strings.Join(columns, " | "))
	d.line("|%s", strings.Repeat("---|", len(columns)))
}

func (d *document) row(cells ...string) {
	for i := range cells {
		cells[i] = strings.ReplaceAll(cells[i], "|", "\\|")
	}
	d.line("| %s |", strings.Join(cells, " | "))
}

// names lists a vocabulary on one line.
func (d *document) names(words []playbook.Word) string {
	var out []string
	for _, w := range words {
		out = append(out, d.in(w.Name))
	}
	return strings.Join(out, d.t("、", ", "))
}

func (d *document) write() {
	d.line("# %s", d.in(d.b.Name))
	d.customers()
	d.stages()
	d.questions()
	d.decisions()
	d.people()
	d.rhythm()
}

// customers is who is worth having, and how each kind is kept warm.
func (d *document) customers() {
	d.head("客户分级", "Tiers of customers")
	d.line("%s\n", d.t("按本行业的销售和利润两个排名中较差的一个;没有排名的叫「"+d.in(d.b.Unrated)+"」。",
		"By the worse of the two ranks, by sales and by profit, in the own industry; without ranks: "+d.in(d.b.Unrated)+"."))
	d.table(d.t("级别", "Tier"), d.t("排名到", "Rank up to"), d.t("多久联系", "Touched every"), d.t("做法", "Measures"))
	for _, t := range d.b.Tiers {
		rank := fmt.Sprint(t.Worst)
		if t.Worst == 0 {
			rank = d.t("其余", "the rest")
		}
		by := d.t("拜访", "by visit")
		if t.Cadence.By == playbook.ByCall {
			by = d.t("电话", "by call")
		}
		d.row(d.in(t.Name), rank, fmt.Sprintf(d.t("%d 天 %s", "%d days, %s"), t.Cadence.Days, by), d.in(t.Measures))
	}
	d.line(d.t("\n一般要拜访 %d 次或以上才能成交。", "\nA deal usually takes %d visits or more."), d.b.Visits.Wanted)
	d.head("什么是大客户", "What a key account is")
	for _, g := range d.b.FieldGroups {
		switch g.ID { // C2, F5, F6
		case "signs", "delimit", "choose":
			var words []playbook.Word
			for _, f := range d.b.FieldsOf(g.ID) {
				words = append(words, f.Word)
			}
			d.line("- %s: %s", d.in(g.Name), d.names(words))
		}
	}
	d.line("\n%s", d.t("每个客户只有一位负责人;别人报同一家叫撞单,由经理定。", "Each account has one owner; when somebody else reports it, the manager decides."))
	d.head("行业", "Industries")
	for _, c := range d.b.IndustryClasses {
		var in []string
		for _, i := range d.b.Industries {
			if i.Class == c.ID {
				in = append(in, d.in(i.Name))
			}
		}
		d.line("- **%s** — %s: %s", d.in(c.Name), d.in(c.Strategy), strings.Join(in, d.t("、", ", ")))
	}
	d.head("线索来源", "Sources of leads")
	for _, g := range d.b.SourceGroups {
		for _, s := range d.b.Sources {
			if s.Group == g.ID {
				d.line("- %s / %s: %s", d.in(g.Name), d.in(s.Name), d.in(s.How))
			}
		}
	}
}

// stages are the milestones with what it takes to leave each.
func (d *document) stages() {
	d.head("里程碑", "Stages of a deal")
	for n, m := range d.b.Milestones {
		d.line("\n### %d. %s (%s)\n", n+1, d.in(m.Name), m.ID)
		d.line("%s\n", d.in(m.About))
		d.line(d.t("赢率 %d%%;%s。下一步:%s。", "Win %d%%; %s. Next: %s."), m.Win, d.limit(m), strings.Join(m.Next, d.t("、", ", ")))
		if a, ok := playbook.Find(d.b.Approvals, m.Approval); ok {
			d.line(d.t("\n要审批:%s。", "\nTakes an approval: %s."), d.in(a.Name))
		}
		if len(m.Exit) == 0 {
			continue
		}
		d.line("\n%s\n", d.t("离开之前要有:", "To leave it:"))
		for _, c := range m.Exit {
			s := "- " + d.in(c.Name) + " — " + d.in(c.Say)
			if c.NA {
				s += d.t("(可以说不适用)", " (may be set not applicable)")
			}
			d.line("%s", s)
		}
	}
	d.head("其他状态", "Beside the stages")
	for _, s := range d.b.SideStates {
		var more []string
		for _, is := range []struct {
			yes    bool
			zh, en string
		}{{s.Reason, "要写原因", "a reason is asked for"}, {s.Wake, "要写哪天再看", "a day to look again is asked for"}, {s.Reopen, "可以重新打开", "can be taken up again"}} {
			if is.yes {
				more = append(more, d.t(is.zh, is.en))
			}
		}
		d.line("- %s: %s", d.in(s.Name), strings.Join(more, d.t(",", ", ")))
	}
	d.line(d.t("\n输单原因:%s。", "\nReasons of a lost deal: %s."), d.names(d.b.LostReasons))
}

// limit is how long a deal may stay in a milestone.
func (d *document) limit(m playbook.Milestone) string {
	switch m.Clock {
	case playbook.ClockTender:
		return d.t("按投标的日期", "by the tender's dates")
	case playbook.ClockPlan:
		return d.t("按付款计划", "by the payment plan")
	}
	return fmt.Sprintf(d.t("最多停 %d 天", "at most %d days"), m.Days)
}

// questions are what is asked of a deal, and the funnel that they prove.
func (d *document) questions() {
	d.head("商机评估", "Questions about a deal")
	for n, q := range d.b.Questions {
		d.line("%d. %s", n+1, d.in(q.Name))
	}
	d.head("漏斗", "Funnel")
	for _, l := range d.b.Funnel {
		s := "- **" + d.in(l.Name) + "**: " + d.names(l.Conditions)
		if l.Yes > 0 {
			s += fmt.Sprintf(d.t(";另有 %d 个问题中至少 %d 个是", "; and %[2]d of %[1]d questions answered yes"), len(l.Questions), l.Yes)
		}
		d.line("%s", s)
	}
}

// decisions are who decides what, and in what time.
func (d *document) decisions() {
	d.head("审批", "Approvals")
	d.table(d.t("审批", "Approval"), d.t("谁批", "Who decides"), d.t("期限", "Due in"))
	for _, a := range d.b.Approvals {
		var steps []string
		for _, s := range a.Steps {
			steps = append(steps, d.who(s))
		}
		d.row(d.in(a.Name), strings.Join(steps, " → "), fmt.Sprintf(d.t("%d 个工作日", "%d working days"), a.Due))
	}
	d.line("\n%s", d.t("自己的申请自己不能批。", "Nobody decides on his own request."))
	var free, asked []string
	for _, e := range d.b.Expenses {
		if e.Needs {
			asked = append(asked, d.in(e.Name))
		} else {
			free = append(free, d.in(e.Name))
		}
	}
	d.line(d.t("\n费用:立项批准前不收 %s;随时可记 %s。", "\nExpenses: %s only after the application is approved; %s at any time."),
		strings.Join(asked, d.t("、", ", ")), strings.Join(free, d.t("、", ", ")))
}

// who is a role or a function by name.
func (d *document) who(step string) string {
	if id, ok := strings.CutPrefix(step, "function/"); ok {
		return playbook.Label(d.b.Functions, id, d.lang)
	}
	switch step {
	case "person":
		return d.t("本人", "whose it is")
	case "team":
		return d.t("团队", "the team")
	case "asker":
		return d.t("提请求的人", "who asked")
	}
	return playbook.Label(d.b.Roles, step, d.lang)
}

// people are the words for people at a customer.
func (d *document) people() {
	d.head("客户里的人", "People at a customer")
	var decides []string
	for _, r := range d.b.Decides {
		decides = append(decides, r.Sign+" "+d.in(r.Name))
	}
	for _, l := range []struct{ zh, en, list string }{
		{"采购角色", "Buying roles", d.names(d.b.BuyingRoles)},
		{"决策角色", "Roles in the decision", strings.Join(decides, d.t("、", ", "))},
		{"对创新的态度", "Attitude to innovation", d.names(d.b.Attitudes)},
		{"支持程度", "Support", d.names(d.b.Supports)},
	} {
		d.line("- %s: %s", d.t(l.zh, l.en), l.list)
	}
	var skills []playbook.Word
	for _, f := range d.b.FieldsOf("skills") {
		skills = append(skills, f.Word)
	}
	d.line("- %s: %s", d.t("销售的技能", "Skills of a rep"), d.names(skills))
	for _, l := range d.b.SkillLevels { // J10: the handbook leaves the first one open
		d.line("  - %s: %s", d.in(l.Name), cmp.Or(d.in(l.Traits), d.t("自己定", "for you to say")))
	}
	var steps []string
	for _, r := range d.b.Relations {
		steps = append(steps, d.in(r.Name))
	}
	d.line("- %s: %s", d.t("与客户的关系", "Relation with the customer"), strings.Join(steps, " · "))
}

// days are the days of a job in words.
func (d *document) days(ids []string) string {
	words := map[string]string{
		"workday": d.t("工作日", "working days"), "first": d.t("每月第一个工作日", "first working day of the month"),
		"mon": d.t("周一", "Mon"), "tue": d.t("周二", "Tue"), "wed": d.t("周三", "Wed"), "thu": d.t("周四", "Thu"), "fri": d.t("周五", "Fri"),
		"sat": d.t("周六", "Sat"), "sun": d.t("周日", "Sun"),
	}
	var out []string
	for _, id := range ids {
		out = append(out, words[id])
	}
	return strings.Join(out, d.t("、", ", "))
}

// why is the reason of a reminder, with what it is of in general.
func (d *document) why(n playbook.Nudge) string {
	limit := "N"
	if n.Days > 0 {
		limit = strconv.Itoa(n.Days)
	}
	return strings.TrimSpace(strings.NewReplacer(
		"{{days}}", "N", "{{limit}}", limit, "{{tier}}", d.t("", "each tier"), "{{milestone}}", d.t("一个里程碑", "a milestone"),
	).Replace(d.in(n.Why)))
}

// rhythm is what the product says by itself.
func (d *document) rhythm() {
	d.head("提醒", "Reminders")
	d.table(d.t("提醒", "Reminder"), d.t("给谁", "To"), d.t("为什么", "Why"))
	for _, n := range d.b.Nudges {
		d.row(d.in(n.Name), d.who(n.To), d.why(n))
	}
	d.head("定时发的", "Sent at set times")
	d.table(d.t("内容", "What"), d.t("时间", "When"), d.t("给谁", "To"))
	for _, j := range d.b.Jobs {
		if !j.Off {
			d.row(d.in(j.Name), d.days(j.Days)+" "+j.At, d.who(j.To))
		}
	}
	d.head("什么时候打扰人", "When people may be disturbed")
	for _, w := range d.b.Windows {
		var spans []string
		for _, s := range w.Spans {
			spans = append(spans, s.From+"–"+s.To)
		}
		d.line("- %s: %s", d.in(w.Name), strings.Join(spans, ", "))
	}
	d.line(d.t("\n每条消息最多问 %d 个问题,每人每天最多 %d 个;早上一张卡片最多 %d 条提醒。", "\nAt most %d question a message and %d a person a day; %d reminders on the morning card."),
		d.b.Restraint.PerMessage, d.b.Restraint.PerDay, d.b.Restraint.Morning)
}
