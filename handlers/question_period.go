package handlers

import (
	"slices"
	"strings"

	"milepost/configs/playbook/figures"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

var (
	// periodWords are the words of a period that a question may name.
	periodWords = wording.OneOf(
		`去年同期当[月季周]`,
		`same (?:month|quarter|week) last year`,
		`去年(?:的)?(?:这个?时候|这时|同期|此时)`,
		`去年(?:到)?今天`, `同期`,
		`(?:this|the same) (?:time|period) last year`,
		`(?:今年|年|月|本月|这个月|这?季度|季|周|这周|本周)(?:底|末|内)(?:之?前)?`,
		`上上个?(?:周|月|季度)`,
		`(?:20\d\d年?)?(?:第?[一二三四1234]季度|q[1-4])`,
		`(?:今年|去年|明年)?(?:上|下)半年`,
		`(?:20\d\d年?|今年|去年)?(?:1[0-2]|0?[1-9]|十一|十二|[一二三四五六七八九十])月份?`,
		`(?:今年|本年度?|全年|去年|明年|20\d\d年)(?:以来|到现在)?`,
		`(?:这个?|本|上个?|下个?)(?:季度|季)`,
		`(?:这个?|本|上个?|下个?)月`,
		`(?:这个?|本|上个?|下个?)(?:周|礼拜|星期)[一二三四五六日天]?`,
		`(?:大前天|前天|昨天|昨日|今天|今日|明天|明日|后天)`,
		`(?:最近|近|过去|这|未来|接下来|今后|之后)(?:\d+|[一二两三四五六七八九十半]+)`+
			`个?(?:天|周|星期|礼拜|月|季度|年)`,
		`最近`, `近期`, `接下来`, `周[一二三四五六日天]`,
		`\b(?:this|last|next) (?:week|month|quarter|year)\b`,
		`\b(?:today|yesterday|tomorrow)\b`,
		`\b(?:last|past|next) (?:\d+) (?:day|week|month|year)s?\b`,
		`\bin `+
			wording.Any(
				`january`, `february`, `march`, `april`, `may`, `june`, `july`, `august`, `september`,
				`october`, `november`, `december`,
			)+`\b`,
		`\b20\d\d\b`,
	)
	aheadWords = wording.Compile(`底|末|内|下|明|后天|未来|接下来|今后|之后|next|tomorrow`)
	spanWords  = wording.Compile(`(最近|近|过去|这|未来|接下来|今后|之后)(\d+|[一二两三四五六七八九十半]+)个?(天|周|星期|礼拜|月|季度|年)`)
	spanEN     = wording.Compile(`(last|past|next) (\d+) (day|week|month|year)`)
	untilWords = wording.Compile(`(年|月|季|周)度?(底|末|内)`) // from today to its end
	halfYear   = wording.Compile(`(今年|去年|明年)?(上|下)半年`)
	weekdayIn  = wording.Compile(`(上个?|下个?|这个?|本)?(周|礼拜|星期)([一二三四五六日天])`)
)

// sameTime finds the time of last year that corresponds to now.
var sameTime = wording.Compile(`去年(的)?(这个?时候|这时|同期|此时)|去年(到)?今天|^同期$|(?:this|the same) (?:time|period) last year|^same period$`)

// sameStretch finds the part of last year that corresponds to the month, the quarter
// or the week that it is: what sameOf makes of 本月 when 去年同期呢 is asked after it.
var sameStretch = wording.Compile(`^去年同期当([月季周])$|^same (month|quarter|week) last year$`)

// thisStretch finds the month, the quarter or the week that it is.
var thisStretch = wording.Compile(`^(?:本|这个?)(月|季|周)度?$|^this (month|quarter|week)$`)

// sameOf are the words for the part of last year that corresponds to the period
// that a question named; "" where that is another than the present one.
func sameOf(was string) string {
	switch m := thisStretch.FindStringSubmatch(was); {
	case m == nil:
		return ""
	case m[1] != "":
		return "去年同期当" + m[1]
	default:
		return "same " + m[2] + " last year"
	}
}

// yearBefore is the same day a year earlier; of 29 February the day before.
func yearBefore(d crm.Date) crm.Date {
	for back := 365; back <= 367; back++ {
		if was := d.AddDays(-back); was[5:] <= d[5:] && was[:4] < d[:4] {
			return was
		}
	}
	return d.AddDays(-365)
}

// cutPeriod takes the first period that a squashed text names out of it, and
// gives its words.
func cutPeriod(s string) (rest, period string) {
	at := periodWords.FindStringIndex(s)
	if at == nil {
		return s, ""
	}
	return s[:at[0]] + string(mark) + s[at[1]:], s[at[0]:at[1]]
}

// ahead reports whether the words of a period mean days to come.
func ahead(period string) bool {
	return aheadWords.MatchString(period) && !strings.Contains(period, "下半年")
}

// periodAsked is the period that such words mean; ok is false for none.
func periodAsked(words string, today crm.Date) (p figures.Period, ok bool) {
	if m := sameStretch.FindStringSubmatch(words); m != nil { // as far as this one has come
		h := map[string]string{"月": figures.Month, "季": figures.Quarter, "周": figures.Week, "month": figures.Month, "quarter": figures.Quarter, "week": figures.Week}[m[1]+m[2]]
		return figures.Period{From: yearBefore(figures.PeriodOf(h, today).From), To: yearBefore(today)}, true
	}
	if sameTime.MatchString(words) { // as far as this year has come
		year := figures.PeriodOf(figures.Year, today).Before()
		return figures.Period{From: year.From, To: today.AddDays(-365)}, true
	}
	day := func(n int) (figures.Period, bool) { return figures.PeriodOf(figures.Day, today.AddDays(n)), true }
	for i, names := range [][]string{{"大前天"}, {"前天"}, {"昨天", "昨日", "yesterday"}, {"今天", "今日", "today"}, {"明天", "明日", "tomorrow"}, {"后天"}} {
		if slices.Contains(names, words) {
			return day(i - 3)
		}
	}
	if m := weekdayIn.FindStringSubmatch(words); m != nil {
		n := strings.Index("一二三四五六日", strings.ReplaceAll(m[3], "天", "日")) / 3
		switch {
		case strings.HasPrefix(m[1], "上"):
			n -= 7
		case strings.HasPrefix(m[1], "下"):
			n += 7
		}
		return figures.PeriodOf(figures.Day, today.WeekStart().AddDays(n)), true
	}
	if m := spanWords.FindStringSubmatch(words); m != nil {
		return spanOf(number(m[2])*daysOf(m[3]), ahead(m[1]), today)
	}
	if m := spanEN.FindStringSubmatch(words); m != nil {
		return spanOf(number(m[2])*daysOf(m[3]), m[1] == "next", today)
	}
	if m := halfYear.FindStringSubmatch(words); m != nil {
		year := figures.PeriodOf(figures.Year, today)
		switch m[1] {
		case "去年":
			year = year.Before()
		case "明年":
			year = year.After()
		}
		half := crm.Date(string(year.From[:4]) + "-07-01")
		if m[2] == "上" {
			return figures.Period{From: year.From, To: half.AddDays(-1)}, true
		}
		return figures.Period{From: half, To: year.To}, true
	}
	if m := untilWords.FindStringSubmatch(words); m != nil {
		h := map[string]string{"年": figures.Year, "月": figures.Month, "季": figures.Quarter, "周": figures.Week}[m[1]]
		return figures.Period{From: today, To: figures.PeriodOf(h, today).To}, true
	}
	if before, ok := strings.CutPrefix(words, "上上"); ok {
		p, ok = periodAsked("上"+before, today)
		return p.Before(), ok
	}
	switch words {
	case "":
		return p, false
	case "最近", "近期":
		return spanOf(30, false, today)
	case "接下来":
		return spanOf(14, true, today)
	}
	return periodSaid(words, today)
}

// spanOf are so many days up to today, or from today on.
func spanOf(days int, ahead bool, today crm.Date) (figures.Period, bool) {
	if days <= 0 {
		return figures.Period{}, false
	}
	if ahead {
		return figures.Period{From: today, To: today.AddDays(days - 1)}, true
	}
	return figures.Period{From: today.AddDays(1 - days), To: today}, true
}

// lastSaid are words of a period that has passed.
var lastSaid = wording.Compile(`上|去年|昨|前|过去|最近|近|last|past|yesterday`)

// comes reports whether a thing lies ahead: a month that passed means the next
// one of that name.
func comes(thing string) bool {
	return thing == figures.AskDue || thing == figures.AskPlanned || thing == figures.AskSigning || thing == figures.AskSteps
}

// periodIn are the words of the period that a text names; "" for none.
func periodIn(text string) string {
	_, period := cutPeriod(strings.ToLower(squash(text)))
	return period
}
