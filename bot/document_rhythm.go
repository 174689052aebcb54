package main

import (
	"fmt"
	"strconv"
	"strings"

	"milepost/configs/playbook"
)

// reminders are what follows from records.
func (d *document) reminders() {
	d.head("提醒", "Reminders")
	d.table(d.t("提醒", "Reminder"), d.t("给谁", "To"), d.t("什么时候", "When"), d.t("没变化时", "While nothing changes"), d.t("为什么", "Why"))
	for _, n := range d.b.Nudges {
		again := d.t("只说一次", "said once")
		if n.Repeat > 0 {
			again = fmt.Sprintf(d.t("%s后再说", "again after %s"), d.days(n.Repeat))
		}
		if n.Escalate > 0 {
			again += d.t(";", "; ") + d.above(n)
		}
		if !n.Mutes {
			again += d.t(";不能关", "; cannot be switched off")
		}
		d.row(d.in(n.Name), d.who(n.To), d.when(n), again, d.why(n))
	}
}

// above is when the manager hears of a reminder that changed nothing.
func (d *document) above(n playbook.Nudge) string {
	if n.Days > 0 {
		return fmt.Sprintf(d.t("%s后告诉经理", "the manager hears of it after %s"), d.days(n.Days*n.Escalate))
	}
	return fmt.Sprintf(d.t("超过 %d 倍期限告诉经理", "the manager hears of it at %d times the limit"), n.Escalate)
}

// when is the moment of a reminder, and for whom.
func (d *document) when(n playbook.Nudge) string {
	var parts []string
	if n.Days > 0 {
		parts = append(parts, d.days(n.Days))
	}
	if n.Hours > 0 {
		parts = append(parts, fmt.Sprintf(d.t("%d 小时", "%d hours"), n.Hours))
	}
	if n.Tier != "" {
		parts = append(parts, playbook.Label(d.b.Tiers, n.Tier, d.lang))
	}
	if n.Care {
		parts = append(parts, d.t("大客户和买过的客户", "key accounts and customers that bought"))
	}
	if n.Of != "" {
		for _, label := range []string{
			playbook.Label(d.b.Activities, n.Of, d.lang), playbook.Label(d.b.Fields, n.Of, d.lang), playbook.Label(d.b.SideStates, n.Of, d.lang),
		} {
			if label != n.Of {
				parts = append(parts, d.t("看有没有", "looks for ")+label)
				break
			}
		}
	}
	if n.Morning {
		parts = append(parts, d.t("早间卡片", "on the morning card"))
	} else {
		parts = append(parts, d.t("单独发", "by itself"))
	}
	return strings.Join(parts, d.t(",", ", "))
}

// why is the reason of a reminder, with what it is of in general.
func (d *document) why(n playbook.Nudge) string {
	limit := d.t("规定的", "so many")
	switch {
	case n.ID == "visits":
		limit = strconv.Itoa(d.b.Visits.Wanted)
	case n.Days > 0 && n.ID != "stale_file": // a file's days are those of its tier
		limit = strconv.Itoa(n.Days)
	}
	return strings.TrimSpace(strings.NewReplacer(
		"{{limit}}", limit, "{{tier}}", d.t("各级", "each tier"), "{{milestone}}", d.t("每个里程碑", "each milestone"),
	).Replace(d.in(n.Why)))
}

// deadlines are the days that are told of before and after.
func (d *document) deadlines() {
	d.head("期限", "Deadlines")
	d.line("%s\n", d.t("遇到假日或夜里就提前到之前最后的工作时间,从不漏掉。", "They move earlier, to the last working hour before a holiday or night, and are never skipped."))
	for _, l := range d.b.Deadlines {
		why := ""
		if w := d.in(l.Why); w != "" {
			why = d.aside(w)
		}
		d.line("- %s%s: %s", d.in(l.Name), why, d.toldOn(l.Steps))
	}
}

// toldOn are the days of a deadline, those of one listener together.
func (d *document) toldOn(steps []playbook.DeadlineStep) string {
	var out []string
	for i := 0; i < len(steps); {
		var days []string
		to := steps[i].To
		for ; i < len(steps) && steps[i].To == to; i++ {
			switch n := steps[i].Day; {
			case n < 0:
				days = append(days, fmt.Sprintf(d.t("前 %s", "%s before"), d.days(-n)))
			case n > 0:
				days = append(days, fmt.Sprintf(d.t("过 %s", "%s after"), d.days(n)))
			default:
				days = append(days, d.t("当天", "on the day"))
			}
		}
		out = append(out, d.list(days)+" → "+d.who(to))
	}
	return strings.Join(out, d.t(";", "; "))
}

// jobs are what is sent at set times.
func (d *document) jobs() {
	d.head("定时发的", "Sent at set times")
	d.table(d.t("内容", "What"), d.t("时间", "When"), d.t("给谁", "To"), d.t("没有内容时", "With nothing to say"), d.t("可以关", "Can be switched off"))
	for _, j := range d.b.Jobs {
		when := d.weekdays(j.Days) + " " + j.At + d.aside(fmt.Sprintf(d.t("晚 1–%d 分钟", "1–%d minutes later"), j.Jitter))
		if j.Off {
			when = d.t("已关", "switched off")
		}
		if j.With != "" {
			when += d.t(",并入", ", together with ") + playbook.Label(d.b.Jobs, j.With, d.lang)
		}
		if j.Window != "" {
			when += d.t(",只在", ", only during: ") + playbook.Label(d.b.Windows, j.Window, d.lang)
		}
		empty := d.t("照发", "sent all the same")
		if j.Quiet {
			empty = d.t("不发", "not sent")
		}
		d.row(d.in(j.Name), when, d.who(j.To), empty, d.yes(j.Mutes))
	}
}

// weekdays are the days of a job in words.
func (d *document) weekdays(ids []string) string {
	words := map[string]string{
		"workday": d.t("工作日", "working days"), "first": d.t("每月第一个工作日", "first working day of the month"),
		"mon": d.t("周一", "Mon"), "tue": d.t("周二", "Tue"), "wed": d.t("周三", "Wed"), "thu": d.t("周四", "Thu"), "fri": d.t("周五", "Fri"),
		"sat": d.t("周六", "Sat"), "sun": d.t("周日", "Sun"),
	}
	var out []string
	for _, id := range ids {
		out = append(out, words[id])
	}
	return d.list(out)
}

// restraint is what keeps the product from being a nuisance.
func (d *document) restraint() {
	d.head("什么时候、多少次打扰人", "When and how often people may be disturbed")
	for _, w := range d.b.Windows {
		var spans []string
		for _, s := range w.Spans {
			spans = append(spans, s.From+"–"+s.To)
		}
		d.line("- %s: %s", d.in(w.Name), d.list(spans))
	}
	r := d.b.Restraint
	d.point("每条消息最多问 %d 个问题,每人每天最多 %d 个。", "Questions: at most %d a message, and %d a person a day.", r.PerMessage, r.PerDay)
	d.point("早间卡片最多 %d 条;每人每天的提醒消息最多 %d 条,期限不算在内。", "At most %d reminders on the morning card; at most %d messages of reminders a person a day, deadlines not counted.", r.Morning, r.Reminders)
	d.point("同一个客户的两条提示至少隔 %s。", "Two hints about one customer are at least %s apart.", d.days(r.Apart))
	d.point("同一条提醒按原来的间隔说 %s,以后每次间隔加倍。", "A reminder comes %s in its own pace, then each pause is twice the last.", d.times(r.Patience))
	d.point("「推迟」不写日期就是 %s;推迟能让上报经理的时间停 %s,从不跨过期限。", "“Snooze” without a date means %s. It stops the clock of escalation %s, and never crosses a deadline.", d.days(r.SnoozeDays), d.times(r.SnoozeStops))
	d.point("从不静音的:%s。", "Never muted: %s.", d.kinds(r.NeverMuted))
	d.point("群里的汇总每段最多 %d 条。", "A section of a digest has at most %d entries.", r.Section)
}

// kinds are kinds of what is said unasked, by name.
func (d *document) kinds(ids []string) string {
	var out []string
	for _, id := range ids {
		if name := d.spoken(id); name != id {
			out = append(out, name)
			continue
		}
		out = append(out, map[string]string{"approval": d.t("审批", "approvals")}[id])
	}
	return d.list(out)
}

// reading is how messages are read, and how records are numbered.
func (d *document) reading() {
	d.head("怎么读消息", "How messages are read")
	r := d.b.Reading
	d.point("%s 以前说的「今天」按前一天记,并注明。", "“Today” said before %s is the day before, and marked so.", r.NightUntil)
	for _, l := range []struct{ id, zh, en string }{{"zh", "中文", "Chinese"}, {"en", "英文", "English"}} {
		if cur := r.Currency[l.id]; cur != "" {
			d.point("%s里没说币种的金额按 %s。", "In %s an amount without a currency is in %s.", d.t(l.zh, l.en), cur)
		} else {
			d.point("%s里没说币种的金额先问一句。", "In %s an amount without a currency is asked about.", d.t(l.zh, l.en))
		}
	}
	if len(r.Accounts) > 0 {
		d.point("客户也叫:%s。", "An account is also called: %s.", strings.Join(r.Accounts, d.t("、", ", ")))
	}
	d.point("把握 %.0f%% 以上的直接写,并给出更正和撤销;%.0f%% 以上的先存为草稿等确认;再低就问。", "What is at least %.0f%% sure is written at once, with a way to change and undo it; from %.0f%% on it waits as a draft; below that it is asked.", r.Sure*100, r.Draft*100)
	d.point("同一个称呼更正 %s,就记住是哪一家。", "A name that was corrected %s is remembered.", d.times(r.LearnAfter))
	var samples []string
	for _, s := range d.b.Samples {
		samples = append(samples, d.in(s.Name))
	}
	d.point("卡片上的例子说的是:%s。", "The examples on cards speak of: %s.", d.list(samples))
	var numbers []string
	for _, n := range d.b.Numbers {
		letter := n.ID
		if n.Form != "" {
			letter = n.Form + d.t(",可写 ", ", for short ") + n.Short
		}
		numbers = append(numbers, d.in(n.Name)+" "+letter)
	}
	d.point("编号:%s。", "Numbers: %s.", d.list(numbers))
}
