package handlers

import (
	"strconv"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// Words in a text that names several days: what leads from one to the last one, what merely
// adds another, what ends in the day before, and two days in one word.
var (
	spanEdge  = wording.Compile(`(?i)到|至|~|—|–|-|\b(to|until|till|through)\b`)
	andDay    = wording.Compile(`(?i)^[\s,,、/]*(和|跟|and|&|以及)?[\s]*$`)
	notBefore = wording.Compile(`(?i)^(until|till)\b`)
	wholeWeek = wording.Compile(`(?i)(周|星期|礼拜|week)$`)
	twoDays   = wording.Compile(`^(今明|明后)`)
)

// Days that are said in short, each with what the first of them has: 周四五, 周一至五,
// 3、4号, and the days from today on: 这两天.
var (
	moreWeekdays = wording.Compile(`(周|星期|礼拜)([一二三四五六日天])((?:[、,,/和跟]?[一二三四五六日天])+|[到至~—-][一二三四五六日天])($|[出请休去在不都要的,,、 年病事调我全外])`)
	moreNumbers  = wording.Compile(`(\d{1,2})([、,,/和跟])(\d{1,2})([号日])`)
	theseTwo     = wording.Compile(`这[两2]天`)
	theseThree   = wording.Compile(`这[三3]天`)
	dated        = wording.Compile(`\d`)
	oneWeekday   = wording.Compile(`[一二三四五六日天]`)
)

// daysSpelled is a text with such days written out.
func daysSpelled(text string) string {
	text = moreNumbers.ReplaceAllString(text, "$1$4$2$3$4")
	text = theseThree.ReplaceAllString(theseTwo.ReplaceAllString(text, "今天到明天"), "今天到后天")
	return moreWeekdays.ReplaceAllStringFunc(text, func(said string) string {
		m := moreWeekdays.FindStringSubmatch(said)
		more := strings.TrimLeft(m[3], "、,/和跟")
		if !spanEdge.MatchString(more) {
			return m[1] + m[2] + oneWeekday.ReplaceAllString(strings.Join(oneWeekday.FindAllString(more, -1), ""), "、"+m[1]+"$0") + m[4]
		}
		return m[1] + m[2] + oneWeekday.ReplaceAllString(more, m[1]+"$0") + m[4]
	})
}

// stretch is a stretch of days, both within it.
type stretch struct{ from, to crm.Date }

// spanSaid is the stretch of days, none of them over, that a text names; empty when it names
// none. A week without a weekday is its working days.
func (q *request) spanSaid(text string) (from, to crm.Date) {
	return q.spanOf(text, func(from crm.Date, days int) crm.Date { return from.AddDays(days - 1) })
}

// leaveSaid is the same of a leave: so many days off are as many working days, and seven
// and more go by the calendar.
func (q *request) leaveSaid(text string) (from, to crm.Date) {
	return q.spanOf(text, func(from crm.Date, days int) crm.Date {
		if days >= 7 {
			return from.AddDays(days - 1)
		}
		cal := q.Calendars(q.who.Calendar)
		return cal.Add(cal.OnOrAfter(from), days-1)
	})
}

// spanOf is spanSaid with what so many days from one on end in.
func (q *request) spanOf(text string, last func(from crm.Date, days int) crm.Date) (from, to crm.Date) {
	text = daysSpelled(deputyWords.ReplaceAllString(fold(text), " "))
	runes := []rune(text)
	var s stretch
	end := 0 // where the last day that was taken ends
	open, long, before := false, 1, ""
	for _, e := range parse.Entities(text, q.ctx) {
		if n, ok := daysLong(e); ok {
			long = n
			continue
		}
		days := q.daysOf(e)
		if len(days) == 0 {
			continue
		}
		gap := string(runes[end:e.Span.Start])
		switch leads := spanEdge.MatchString(gap); {
		case s.from == "" && leads: // 请假到周五: from now on
			s = stretch{q.today(), q.upcoming(days, q.today()).to}
		case s.from == "":
			s = q.upcoming(days, q.today())
			open = e.Values[0].Start != "" && e.Values[0].End == ""
		case wholeWeek.MatchString(before) && dated.MatchString(e.Text): // 下周出差 12-08到12-12: the dates are surer
			s = q.upcoming(days, q.today())
		case wholeWeek.MatchString(before) && q.within(s, days): // 下周休假,周一到周三
			s = q.upcoming(days, s.from)
		case leads || open || andDay.MatchString(gap):
			if b := q.upcoming(days, s.from); !leads && !open && s.from == s.to && b.from > s.from {
				s = withAnother(s, b, e.Text)
			} else {
				s.to = max(s.to, b.to)
			}
			open = false
		}
		end, before = e.Span.End, e.Text
	}
	if s.from != "" && s.from == s.to {
		s.to = last(s.from, long)
	}
	return s.from, s.to
}

// within reports whether days that are named behind a whole week are some of it.
func (q *request) within(week stretch, days []stretch) bool {
	d := q.upcoming(days, week.from)
	return d.from >= week.from && d.to <= week.to && d != week
}

// daySaid is the first day that a text names and that is not over; empty when it names none.
func (q *request) daySaid(text string) crm.Date {
	from, _ := q.spanSaid(text)
	return from
}

// withAnother adds a day that is named behind one: 周三、周四; Thursday and Friday next week.
// One that is far off is no part of the same absence.
func withAnother(s, other stretch, said string) stretch {
	if strings.Contains(strings.ToLower(said), "next") { // of both
		for s.from.AddDays(7) < other.from {
			s.from = s.from.AddDays(7)
		}
	}
	s.to = s.from
	if other.from.Sub(s.to) > 3 {
		return s
	}
	return stretch{s.from, other.to}
}

// upcoming is the first meaning of a day that is not over on another one; of a weekday that
// is, the next such day.
func (q *request) upcoming(days []stretch, on crm.Date) stretch {
	best := days[0]
	for _, d := range days {
		if d.to >= on {
			return d
		}
		if d.to > best.to {
			best = d
		}
	}
	for best.to < on && on.Sub(best.to) < 28 {
		best.from, best.to = best.from.AddDays(7), best.to.AddDays(7)
	}
	return best
}

// daysOf are the days that a find may mean.
func (q *request) daysOf(e parse.Entity) []stretch {
	if !strings.HasPrefix(e.Kind, "date") {
		return nil
	}
	var out []stretch
	for _, v := range e.Values {
		day := func(s string) crm.Date { return crm.Date(s[:min(len(s), 10)]) }
		switch {
		case v.Value != "":
			d := stretch{day(v.Value), day(v.Value)}
			if twoDays.MatchString(e.Text) {
				d.to = d.to.AddDays(1)
			}
			out = append(out, d)
		case v.Start == "" && notBefore.MatchString(e.Text): // off until Monday: he is back then
			to := day(v.End)
			if to == q.today() && weekday.MatchString(e.Text) { // till Monday, said on a Monday
				to = to.AddDays(7)
			}
			out = append(out, stretch{q.today(), to.AddDays(-1)})
		case v.Start == "":
			out = append(out, stretch{q.today(), day(v.End)})
		case v.End == "" || strings.HasPrefix(e.Kind, "datetime") && !spanEdge.MatchString(e.Text):
			out = append(out, stretch{day(v.Start), day(v.Start)})
		case spanEdge.MatchString(e.Text):
			out = append(out, stretch{day(v.Start), day(v.End)})
		default: // the end of a week or of a month is the day behind it
			d := stretch{day(v.Start), day(v.End).AddDays(-1)}
			if d.to.Sub(d.from) > 13 {
				return nil // a month says no day
			}
			out = append(out, q.leftOf(d))
		}
	}
	return out
}

// leftOf is what is left of a stretch of which no day was named: of a week its working days
// and, when that is only today, the weekend behind it too.
func (q *request) leftOf(d stretch) stretch {
	end := d.to
	if d.to.Sub(d.from) == 6 {
		if worked := q.Calendars(q.who.Calendar).OnOrBefore(d.to); worked > d.from {
			d.to = worked
		}
	}
	d.from = max(d.from, min(q.today(), d.to))
	if d.from == d.to {
		d.to = end
	}
	return d
}

// daysLong is how many whole days a length of time has.
func daysLong(e parse.Entity) (int, bool) {
	if e.Kind != "duration" || len(e.Values) == 0 {
		return 0, false
	}
	sec, err := strconv.Atoi(e.Values[0].Value)
	return sec / (24 * 3600), err == nil && sec >= 24*3600
}
