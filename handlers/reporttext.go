package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// reportAsked finds a wish for the report of the day or of the week, as text:
// 出个日报, 今天的日报, 写份上周的周报.
var reportAsked = wording.OneOf(
	`^(?:请|麻烦)?(?:你)?(?:帮我|给我|替我)?(?:写|出|来|生成|做|发|看看?|整理|要)?`+
		`(?:一下|一?[个份篇])?(?:我)?(?:的)?(?:今天|今日|当天)?(?:的)?日报(?:吧|呢|给我|看看)?$`,
	`^(?:请|麻烦)?(?:把)?(?:我)?(?:的)?(?:今天|今日|当天)?(?:的)?日报(?:请|麻烦)?`+
		`(?:帮我|给我|替我)?(?:写|出|生成|做|发|整理|弄)(?:一下|一?[个份篇]|出来|好)?(?:吧|呗)?$`,
	`^(?:please )?(?:write|make|give|show|send)(?: me)?(?: my| the| a)?(?: daily| today's)?`+
		` report(?: for today| of today)?$`,
)

// weekAsked finds the wish for the week. 本周周报 asks for the list, which has a
// button for the text.
var weekAsked = wording.OneOf(
	`^(?:请|麻烦)?(?:你)?(?:帮我|给我|替我)?(?:写|出|生成|做|整理)(?:一下|一?[个份篇])?`+
		`(?:我)?(?:的)?(?:本周|这周|上周)?(?:的)?周报(?:吧|呢|给我|看看)?$`,
	`^(?:请|麻烦)?(?:把)?(?:我)?(?:的)?(?:本周|这周|上周)?(?:的)?周报(?:请|麻烦)?`+
		`(?:帮我|给我|替我)?(?:写|出|生成|做|整理|弄)(?:一下|一?[个份篇]|出来|好)?(?:吧|呗)?$`,
	`^(?:please )?(?:write|make|give|send)(?: me)?(?: my| the| a)?`+
		` weekly report(?: for (?:this|last) week)?$`,
)

// thatsAll says that the day is over before what is wanted: 今天就这些,日报给我.
var thatsAll = wording.Compile(`^(好了?|行了?|ok)?[,， ]*(今天)?(就(这些|这样|到这|先这样)|没(别的)?了|差不多了|完事了?|收工)了?[,，。 ]+|^(that's (all|it)|done|all done)( for today)?[,. ]+`)

// reportIntent gives the day, or the week, as plain text to be passed on.
func reportIntent() Intent {
	return Intent{
		Name: "report", Reads: parse.Query,
		Words: []string{"日报", "今天日报", "写日报", "生成日报", "周报", "写周报", "生成周报", "report", "daily report", "my report", "today's report", "weekly report", "my weekly report"},
		Weigh: func(f parse.Facts) float64 {
			s := thatsAll.ReplaceAllString(f.Plain(), "")
			if f.Account == nil && (strings.HasSuffix(s, "日报发我") || strings.HasSuffix(s, "发我日报") || reportAsked.MatchString(s) || weekAsked.MatchString(s)) {
				return 0.94
			}
			return 0
		},
		Examples: []string{
			"日报", "report", "写个日报", "出个日报", "今天的日报", "帮我写一份日报吧", "给我今天的日报", "write my daily report",
			"周报", "写个周报", "帮我写一份上周的周报", "write my weekly report",
		},
		Near: []string{"我今天记了啥", "本周周报", "报价发了", "今天拜访了美的,给了行业报告", "今天给王总看了日报", "团队周报"},
		Handle: func(q *request) error {
			if !holds(q.m.Text, "周报", "weekly") {
				return q.showReport(q.today(), q.today(), 0)
			}
			monday := q.today().WeekStart()
			if holds(q.m.Text, "上周", "last week") {
				monday = monday.AddDays(-7)
			}
			return q.showReport(monday, monday.AddDays(6), 0)
		},
	}
}

// pressCopy shows a day or a week as text, from a line on.
func (q *request) pressCopy(a chat.Action) error {
	first, last, week := strings.Cut(a.Subject, "/")
	from, err := crm.ParseDate(first)
	if err != nil {
		from = q.today()
	}
	to := from
	if day, err := crm.ParseDate(last); week && err == nil && day >= from && day.Sub(from) < 31 {
		to = day
	}
	return q.showReport(from, to, cards.Row(a.Arg))
}

// showReport shows the days from one to another as text to be passed on, from a
// line on.
func (q *request) showReport(from, to crm.Date, start int) error {
	v, items, err := q.dayView(from, to)
	if err != nil {
		return err
	}
	tasks, err := q.myTasks(q.who.ID)
	if err != nil {
		return err
	}
	var next []crm.Task
	for _, t := range tasks {
		if t.Due > min(to, q.today()) && len(next) < 10 {
			next = append(next, t)
		}
	}
	if v.Tasks, err = q.taskViews(next); err != nil {
		return err
	}
	v.Start = start
	q.personal(q.say.Report(v))
	q.listed(items)
	return nil
}
