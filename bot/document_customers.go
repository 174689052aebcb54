package main

import (
	"cmp"
	"fmt"
	"strings"

	"milepost/configs/playbook"
)

// tiers are who is worth having by rank, and how each kind is kept warm.
func (d *document) tiers() {
	d.head("客户分级", "Tiers of customers")
	d.line("%s\n", d.t("按本行业每年的销售和经营利润两个排名中较差的一个来定;没有排名的叫「"+d.in(d.b.Unrated)+"」,不算最低一级。要定成别的级别须写原因,并留有记录。",
		"By the worse of the two yearly ranks in the own industry, by sales and by operating profit. Without ranks a customer is “"+d.in(d.b.Unrated)+"”, which is not the lowest tier. Another tier takes a reason, which is kept."))
	d.table(d.t("级别", "Tier"), d.t("排名", "Rank"), d.t("多久联系一次", "Touched every"), d.t("做法", "Measures"), d.t("打电话的时段", "Called during"), d.t("档案多久看一遍", "File gone through after"))
	before := 1
	for _, t := range d.b.Tiers {
		rank := fmt.Sprintf("%d–%d", before, t.Worst)
		before = t.Worst + 1
		if t.Worst == 0 {
			rank = d.t("其余", "the rest")
		}
		file := d.t("不提醒", "never")
		if t.FileDays > 0 {
			file = d.days(t.FileDays)
		}
		d.row(d.in(t.Name), rank, d.days(t.Cadence.Days)+d.t(",", ", ")+d.by(t.Cadence.By), d.in(t.Measures), playbook.Label(d.b.Windows, t.Cadence.Window, d.lang), file)
	}
	d.line("")
	v := d.b.Visits
	d.point("只有见到人的才算联系。一般要拜访 %d 次或以上才能成交;不到这个数又 %s没去,会提醒。", "Only a touch that met somebody counts. A deal usually takes %d visits or more; below that, and none for %s, it is reminded of.", v.Wanted, d.days(v.Stalled))
	if len(v.CallsFor) > 0 {
		d.point("%s 的客户可以用电话代替拜访来计数。", "For %s a call counts like a visit.", labelsOf(d, d.b.Tiers, v.CallsFor))
	}
	d.point("%s内去了 %d 次以上、里程碑没有前进的,列在「去得多没进展」里。", "Within %s, %d visits or more without a move are listed as busy without progress.", d.days(v.BusyIn), v.Busy)
	p := d.b.Patience
	d.point("最后一单输了或放弃了的客户不会停止联系,间隔变为 %d 倍,最长 %s。", "A customer whose last deal was lost or given up is never let go: the interval is multiplied by %d, up to %s.", p.Times, d.days(p.Longest))
	if d.b.Restraint.SpreadImport {
		d.point("导入的客户,第一次提醒分散到一个周期里。", "Of imported customers the first reminders are spread over one interval.")
	} else {
		d.point("导入的客户,从导入那天起算。", "Imported customers count from the day of the import.")
	}
}

// by is how a tier is touched.
func (d *document) by(way string) string {
	if way == playbook.ByCall {
		return d.t("电话", "by call")
	}
	return d.t("拜访", "by visit")
}

// classes are the other classifications, which are never mixed with the tier.
func (d *document) classes() {
	d.head("其他分类(不和级别混用)", "Other classes, never mixed with the tier")
	d.table(d.t("分类", "Class"), d.t("取值", "Values"), d.t("怎么定", "How it is set"))
	var shares, modes []string
	for _, a := range d.b.AmountClasses {
		shares = append(shares, fmt.Sprintf("%s %d%%", d.in(a.Name), a.Share))
	}
	for _, m := range d.b.ManageModes {
		modes = append(modes, d.in(m.Name)+d.aside(playbook.Label(d.b.AmountClasses, m.Class, d.lang)))
	}
	for _, l := range []struct{ zh, en, values, howZH, howEN string }{
		{"金额分类", "Amount class", d.list(shares), "按累计购买金额,从最大的客户往下数", "by cumulated purchases, counted from the largest customer down"},
		{"管理方式", "Management mode", d.list(modes), "跟着金额分类走,单个客户可以改", "follows the amount class; may be changed for one customer"},
		{"价值阶段", "Value stage", namesOf(d, d.b.ValueStages), "有订单、有在跟的单、都没有;系统建议,人来定", "has bought, has an open deal, neither; proposed, set by people"},
		{"忠诚度", "Loyalty", namesOf(d, d.b.Loyalties), "人来定", "set by people"},
		{"关系方", "Party", namesOf(d, d.b.PartyKinds), "人来定", "set by people"},
		{"大客户", "Key account", d.in(d.b.KeyAccount.Name) + d.t("、", ", ") + d.in(d.b.OtherAccounts.Name), "见下一节", "see the next chapter"},
	} {
		d.row(d.t(l.zh, l.en), l.values, d.t(l.howZH, l.howEN))
	}
	d.line(d.t("\n二八名单:占金额 %d%% 的最少几家客户。", "\nThe 80/20 list: the fewest customers that make up %d%% of the amount."), d.b.Pareto)
}

// keyAccounts are what a key account is, and whose it is.
func (d *document) keyAccounts() {
	d.head("什么是大客户", "What a key account is")
	for _, g := range d.b.FieldGroups {
		if g.Score { // C2, F5, F6
			d.line("- %s: %s", d.in(g.Name), namesOf(d, d.b.FieldsOf(g.ID)))
		}
	}
	if d.b.Promote > 0 {
		d.point("赢了 %d 单的项目客户,建议升为%s。", "After %[1]d won orders a project customer is proposed as %[2]s.", d.b.Promote, d.in(d.b.KeyAccount.Name))
	}
	for _, f := range d.b.AfterWon {
		d.point("签约后第 %d 天:%s。", "Day %d after signing: %s.", f.Days, d.in(f.Name))
	}
	d.line("\n%s", d.t("每个客户只有一位负责人;别人报同一家叫撞单,先报的保留,由经理定(跨团队由总监定):"+namesOf(d, d.b.Claim.Outcomes)+"。",
		"Each customer has one owner. When somebody else reports it, the first report stands and the manager decides (over two teams the director): "+namesOf(d, d.b.Claim.Outcomes)+"."))
	d.line("%s", d.t("登记成两家的同一家公司可以合并:两家都是自己的自己合,不同人的由他们的经理合;记录、商机、联系人都在,能整个撤销。",
		"One company that was registered twice is merged by whoever owns both, else by the manager of both owners; records, deals and contacts are kept, and all of it can be undone."))
	d.line(d.t("保护期:%s没有联系就不再保护。换负责人后,提醒从头算,另给 %s缓冲。", "It is protected until it has not been touched for %s. After a hand-over the clocks start anew, with %s of grace."), d.days(d.b.Claim.Protect), d.days(d.b.Restraint.GraceDays))
}

// files are what is noted of a customer, a person and a deal.
func (d *document) files() {
	d.head("记什么", "What is noted")
	d.table(d.t("内容", "Group"), d.t("项目", "Fields"), d.t("谁能看", "Who sees it"))
	for _, g := range d.b.FieldGroups {
		name := d.in(g.Name)
		if g.File {
			name += d.aside(d.t("客户档案", "account file"))
		}
		see := d.t("能看这个客户的人", "whoever may see the record")
		switch g.See {
		case playbook.SeePrivate:
			see = d.t("能看的人,不在群里显示", "the same, never in a channel")
		case playbook.SeeManager:
			see = d.t("只有经理和总监", "managers and directors")
		case playbook.SeeOwn:
			see = d.t("经理和总监,各看各的", "managers and directors, each his own")
		}
		var fields []string
		for _, f := range d.b.FieldsOf(g.ID) {
			fields = append(fields, d.noted(f))
		}
		d.row(name, d.list(fields), see)
	}
	d.line("")
	c := d.b.FileCheck
	d.point("每一项都记着谁、什么时候、从哪句话来;系统从不编造。", "Every value keeps who said it, when and in which message; nothing is ever invented.")
	d.point("一个人一天写了 %d 项以上、前 %s又没有拜访或电话的档案,列给经理抽查;抽查看 %d 项。", "A file of which one person wrote %d fields or more on one day, without a visit or call in the %s before, is listed for the manager's spot check; a spot check looks at %d fields.", c.Burst, d.days(c.Linked), c.Sample)
}

// noted is a field with what is special about it.
func (d *document) noted(f playbook.Field) string {
	var more []string
	if f.Kind != playbook.FieldYes {
		if choices := d.b.ChoicesOf(f); len(f.Choices) > 0 {
			more = append(more, strings.ReplaceAll(namesOf(d, choices), d.t("、", ", "), "/"))
		}
	}
	if f.Kind == playbook.FieldRows {
		more = append(more, d.t("逐条记", "a list"))
	}
	if f.Adds {
		more = append(more, d.t("后说的加在后面", "what is said next is added"))
	}
	if f.Open {
		more = append(more, d.t("处理完才关", "open until dealt with"))
	}
	if f.Tell {
		more = append(more, d.t("告诉负责人", "the owner is told"))
	}
	if f.Lasts > 0 {
		more = append(more, d.t("有效 ", "good for ")+d.days(f.Lasts))
	}
	if len(more) == 0 {
		return d.in(f.Name)
	}
	return d.in(f.Name) + d.aside(strings.Join(more, d.t(",", "; ")))
}

// industries are the markets, with what is done about each.
func (d *document) industries() {
	d.head("行业", "Industries")
	for _, c := range d.b.IndustryClasses {
		var in []string
		for _, i := range d.b.Industries {
			if i.Class != c.ID {
				continue
			}
			name := d.in(i.Name)
			if own := d.in(i.Strategy); own != "" {
				name += d.aside(own)
			}
			in = append(in, name)
		}
		d.line("- **%s** — %s: %s", d.in(c.Name), d.in(c.Strategy), d.list(in))
	}
	d.line(d.t("\n分析一个行业看:%s。", "\nAn industry is analysed by: %s."), namesOf(d, d.b.IndustryProfile))
}

// leads are where customers come from, and how they are written down.
func (d *document) leads() {
	d.head("线索", "Leads")
	for _, g := range d.b.SourceGroups {
		for _, s := range d.b.Sources {
			if s.Group != g.ID {
				continue
			}
			asked := ""
			if s.Referrer {
				asked = d.aside(d.t("问是谁引荐的", "the referrer is asked for"))
			}
			d.line("- %s / %s: %s%s", d.in(g.Name), d.in(s.Name), d.in(s.How), asked)
		}
	}
	sheet := d.b.LeadSheet
	var columns, own []string
	for _, c := range sheet.Columns {
		columns = append(columns, d.in(c.Name))
		if c.Auto {
			own = append(own, d.in(c.Name))
		}
	}
	d.line(d.t("\n线索写进「%s」(表号 %s),列的顺序:%s;其中 %s 由系统填。导入的文件还可以有:%s。", "\nLeads are written into “%s” (form %s); its columns in order: %s; the product fills in %s. A file to import may also have: %s."),
		d.in(sheet.Title), sheet.Form, d.list(columns), d.list(own), namesOf(d, sheet.More))
	d.line("\n%s\n", d.t("地区分给团队:", "Places are looked after by regions:"))
	for _, r := range d.b.Regions {
		var places []string
		for _, p := range r.Provinces {
			places = append(places, d.place(p.Place))
		}
		d.line("- %s: %s", d.in(r.Name), d.list(places))
	}
}

// place is the spelling of a place in the document's language: 广东/Guangdong.
func (d *document) place(p string) string {
	zh, en, _ := strings.Cut(p, "/")
	en, _, _ = strings.Cut(en, "/")
	return d.t(zh, cmp.Or(en, zh))
}
