package handlers

import (
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// dayOnly finds 是昨天, 不对,是昨天去的: a day on which it was instead.
var dayOnly = wording.Compile(`^(不对)?[,,。 ]*(应该|那就?|就|还是)?(是)?(昨天|前天|大前天|今天|明天|后天|大后天|[上下这本]?个?(?:周|星期|礼拜)[一二三四五六日天]|\d{1,2}月\d{1,2}[号日]|\d{1,2}[号日])(去的|打的|见的|跑的|的)?吧?$`)

// dayOnlyEn finds it was Tuesday, no it's next Friday.
var dayOnlyEn = wording.Compile(`^(?:(?:no|sorry|oops|actually|nope)[, ]+)*(?:it|that|this) ?(?:was|is|'s|should be)` +
	` (?:actually )?(?:on )?` +
	wording.Any(
		`yesterday`, `today`, `tomorrow`,
		`(?:(?:last|next|this) )?(?:mon|tues|wednes|thurs|fri|satur|sun)day`,
		`(?:last|next|this) (?:mon|tue|wed|thu|fri|sat|sun)`,
	) + `(?: actually)?$`)

// bareDay finds the name of a day that is here or still comes, and no word of anything's
// being put right.
var bareDay = wording.Compile(`^(?:今天|今日|明天|明日|后天|[下这本]?个?(?:周|星期|礼拜)[一二三四五六日天]|today|tomorrow|tmrw|tmr)[吧呢?。]?$`)

// barePast finds the name of a day that is over.
var barePast = wording.Compile(`^(?:昨天|前天|昨日|yesterday)[吧呢?。]?$`)

// longAgo reports a bare day of the week, which puts nothing right that was told hours ago.
func (q *request) longAgo(b *bundle) bool {
	return b.activity != nil && !hasNumber(q.f) && !namesCustomer(q.f) && q.said().Sub(b.activity.Updated) > goesOnFor &&
		bareWeekday.MatchString(strings.TrimLeft(anotherDayHead.ReplaceAllString(squash(q.m.Text), ""), " ,"))
}

// dateSaid finds the day in 日期改成10月30号.
var dateSaid = wording.Compile(`(?:日期|那天|时间)(?:改成|改为|应该是|应是|是)\s*([^,,。]+)`)

// pastDay is the day that such a text names.
func pastDay(text string, ctx parse.Context) crm.Date {
	if m := dateSaid.FindStringSubmatch(text); m != nil {
		text = m[1]
	}
	m := dayOnly.FindStringSubmatch(squash(text))
	if m == nil {
		return ""
	}
	if f := parse.Read(m[4]+"拜访了客户", ctx); !f.DateAssumed {
		return f.Date
	}
	return ""
}

// dayAhead is the day that such a text names of what is still to come.
func (q *request) dayAhead(text string) crm.Date {
	m := dayOnly.FindStringSubmatch(squash(text))
	if m == nil {
		return ""
	}
	due, _ := day(parse.Read("提醒我"+m[4]+"打电话", q.ctx))
	return due
}

// aheadDay is a day that was said of a step alone, as one that still comes: in the
// week that the step's own words name, where it has no day yet.
func (q *request) aheadDay(t *crm.Task, d crm.Date) crm.Date {
	from := q.today()
	if t.Due.Weekday() == d.Weekday() && t.Due != "" && !holds(q.m.Text, "下", "这", "本", "next", "this") {
		return t.Due // the day that it has
	}
	if t.Due == "" && (holds(t.Text, "下周", "下礼拜", "下星期") || word(t.Text, "next week")) {
		from = from.WeekStart().AddDays(7)
	}
	for d < from && weekday.MatchString(q.m.Text) {
		d = d.AddDays(7)
	}
	return q.weekOfStep(t.Due, d) // 不对 周三 is said of the week of the step
}
