package handlers

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// pause rests a deal until a day; without one it is asked for.
func (q *request) pause(m matter) error {
	text := strings.NewReplacer("过完年", "年后", "过了年", "年后", "开年", "年后").Replace(q.m.Text)
	due, _ := q.dayIn(text)
	if due == "" && holds(text, "明年", "next year") {
		due = q.Calendars(q.who.Calendar).OnOrAfter(crm.MakeDate(q.today().In(time.UTC).Year()+1, time.January, 2))
	}
	if due == "" || due <= q.today() {
		return q.askWake(m)
	}
	return q.endDeal(m, desk.Ending{State: crm.DealPaused, Wake: due, Reason: q.m.Text, Why: q.m.Text}, "")
}

// bareMonth and enMonth find 3月, till March, without a day.
var (
	bareMonth = wording.Compile(`(\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份|再|$|[^\d])`)
	enMonth   = wording.Compile(`(?i)\b(?:till|until|to) (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?: (\d{1,2}))?\b`)
)

// dayIn is the day that a text names for something to come. A month alone is
// its first day.
func (q *request) dayIn(text string) (crm.Date, string) {
	if at := enMonth.FindStringSubmatch(text); at != nil && at[2] == "" {
		return q.monthStart(1 + strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(at[1]))/3), ""
	}
	if at := bareMonth.FindStringSubmatch(fold(text) + " "); at != nil && !strings.ContainsAny(fold(text), "号日底末旬") {
		return q.monthStart(numberOfMonth(at[1])), ""
	}
	f := parse.Read("提醒我"+text+"联系", q.ctx)
	if due, clock := day(f); due != "" {
		return due, clock
	}
	return day(parse.Read(text, q.ctx))
}

// numberOfMonth is the number of a month in figures or Chinese numerals: 3, 十一.
func numberOfMonth(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	n := 0
	for _, r := range s {
		if r == '十' {
			n += 10
			continue
		}
		n += 1 + slices.Index([]rune("一二三四五六七八九"), r)
	}
	return n
}

// monthStart is the first of that month, this year or, where it has begun, the
// next.
func (q *request) monthStart(n int) crm.Date {
	if n < 1 || n > 12 {
		return ""
	}
	year := q.today().In(time.UTC).Year()
	d := crm.MakeDate(year, time.Month(n), 1)
	if d <= q.today() {
		d = crm.MakeDate(year+1, time.Month(n), 1)
	}
	return d
}

// askWake asks until when a deal is paused, with days to press.
func (q *request) askWake(m matter) error {
	cal := q.Calendars(q.who.Calendar)
	var days []crm.Date
	for _, n := range []int{30, 90, 180} {
		days = append(days, cal.OnOrAfter(q.today().AddDays(n)))
	}
	q.began = true
	q.asked(crm.Draft{Ask: cards.AskUntil})
	q.conv.Question.Subject = crm.Pointer{Kind: crm.KindOpportunity, ID: m.deal.Number()}
	q.spokenOf(m, "")
	q.alone(q.say.AskWake(m.view(), days))
	return nil
}
