package handlers

import (
	"time"

	"milepost/bot/cards"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// openAsked reports a question about everything that is still to be done, not
// about a day.
func openAsked(text string) bool {
	return (holds(text, "没做", "没办", "没完成", "待办", "还剩", "还有啥") || holds(text, "left", "still open", "todo", "my tasks")) &&
		!holds(text, "今天", "明天", "后天", "周") && !word(text, "today", "tomorrow", "week")
}

// showOpen lists all his open steps, those without a day last.
func (q *request) showOpen() error {
	all, err := q.myTasks(q.who.ID)
	if err != nil {
		return err
	}
	var tasks, some []crm.Task
	for _, t := range all {
		if t.Due == "" {
			some = append(some, t)
		} else {
			tasks = append(tasks, t)
		}
	}
	tasks = append(tasks, some...)
	v := cards.AgendaView{From: q.today(), To: lastDue(tasks, q.today())}
	if v.Tasks, err = q.taskViews(tasks); err != nil {
		return err
	}
	q.listTasks(tasks)
	q.personal(q.say.Agenda(v))
	return nil
}

// ahead is the stretch of days that a question about what is to be done names.
func (q *request) ahead() (from, to crm.Date) {
	d := q.today()
	if weekdaySaid.MatchString(q.m.Text) {
		if from, to = q.spanSaid(q.m.Text); from != "" {
			return from, to
		}
	}
	if p, ok := periodAsked(periodIn(q.m.Text), d); ok && comingDays.MatchString(q.m.Text) {
		return p.From, p.To
	}
	switch {
	case holds(q.m.Text, "大后天"):
		d = d.AddDays(3)
	case holds(q.m.Text, "这两天"):
		return d, d.AddDays(1)
	case holds(q.m.Text, "这几天"):
		return d, d.AddDays(2)
	case holds(q.m.Text, "下周", "下礼拜") || holds(q.m.Text, "next week"):
		from = d.WeekStart().AddDays(7)
		return from, from.AddDays(6)
	case holds(q.m.Text, "这周", "本周", "这个礼拜", "一周") || word(q.m.Text, "week"):
		return d, d.WeekStart().AddDays(6)
	case holds(q.m.Text, "后天") || holds(q.m.Text, "day after tomorrow"):
		d = d.AddDays(2)
	case holds(q.m.Text, "明天", "明日", "明早", "明晚") || word(q.m.Text, "tomorrow"):
		d = d.AddDays(1)
	}
	return d, d
}

// comingDays finds so many days from today on.
var comingDays = wording.Compile(`(?:未来|接下来|今后|往后)`)

// weekdaySaid finds a day that is named for itself.
var weekdaySaid = wording.Compile(`(?i)(周|星期|礼拜)[一二三四五六日天]|\d[号日]|\b(mon|tues|wednes|thurs|fri|satur|sun)day\b`)

// stretchAsked finds 上周, 这个月: a stretch of days and no single day of it.
var stretchAsked = wording.Compile(`(上|这|本)个?(周|月|礼拜)([^一二三四五六日天]|$)`)

// asksAbout reports a text that wants to see something, in words that put a
// question or ask to be shown.
func asksAbout(f parse.Facts) bool {
	return f.Question || f.Asks() || f.Holds("几家", "几次", "几条", "几个", "多少", "哪些", "哪几", "看看", "看一下", "想看", "查一下", "列一下", "啥") ||
		f.Word("how", "show", "what", "which", "list", "see")
}

// behindUs is the stretch of days that a question about what was done names:
// this week unless he says otherwise.
func behindUs(text string, today crm.Date) (from, to crm.Date) {
	monday := today.WeekStart()
	switch {
	case holds(text, "上个月", "上月") || holds(text, "last month"):
		to = monthStart(today).AddDays(-1)
		return monthStart(to), to
	case holds(text, "这个月", "本月", "这月") || word(text, "month"):
		return monthStart(today), nextMonth(today).AddDays(-1)
	case holds(text, "上周", "上个周", "上礼拜", "上个礼拜") || holds(text, "last week"):
		return monday.AddDays(-7), monday.AddDays(-1)
	}
	return monday, monday.AddDays(6)
}

// monthStart is the first day of the month of d.
func monthStart(d crm.Date) crm.Date { return d.AddDays(1 - d.In(time.UTC).Day()) }
