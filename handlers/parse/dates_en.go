package parse

import (
	"strings"
	"time"

	"milepost/storage/crm"
)

var enWeekdays = map[string]int{
	"monday": 0, "mon": 0, "tuesday": 1, "tue": 1, "tues": 1, "wednesday": 2, "wed": 2, "weds": 2, "thursday": 3, "thu": 3, "thur": 3, "thurs": 3,
	"friday": 4, "fri": 4, "saturday": 5, "sat": 5, "sunday": 6, "sun": 6,
}

var enMonths = map[string]int{
	"january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7,
	"august": 8, "aug": 8, "september": 9, "sep": 9, "sept": 9, "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}

var enSmall = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "couple": 2}

// enWhen reads an English date, time or both at n[i].
func (r *reader) enWhen(i int) (when, bool) {
	n := r.n
	if i > 0 && isWordRune(n[i-1]) {
		return when{}, false
	}
	clock, afterClock, hasClock := enClock(n, i)
	if hasClock {
		w, j, ok := r.enDay(gap(n, afterClock, "on", "this"))
		if !ok && has(n, gap(n, afterClock), "this ") {
			w, j, ok = r.enDay(gap(n, afterClock))
		}
		if ok {
			w.clock = clock
			w.span = Span{i, j}
			return r.enDeadline(w, i), true
		}
		w = fixedDay(r.today)
		w.grain, w.clock, w.span = byClock, clock, Span{i, afterClock}
		return r.enDeadline(w, i), true
	}
	w, j, ok := r.enDay(i)
	if !ok {
		return when{}, false
	}
	if p, e := wordAt(n, skip(n, j, " ")); p != "" {
		if h, ok := enParts[p]; ok && w.part < 0 {
			w.part = h
			if p == "noon" {
				w.clock = "12:00"
			}
			j = e
		}
	}
	if w.clock == "" {
		if c, e, ok := enClock(n, gap(n, j, "at", "around", "about", "@")); ok {
			w.clock = c
			j = e
		} else if k := gap(n, j); has(n, k, "at ") { // Thursday at 10
			if v, e := intAt(n, k+3); e > k+3 && v > 0 && v < 25 && (e >= len(n) || !isWordRune(n[e]) && n[e] != '%' && n[e] != '.') {
				w.clock = hhmm(hour(v, w.part), 0)
				j = e
			}
		}
	}
	w.span = Span{i, j}
	return r.enDeadline(w, i), true
}

// enDeadline looks at the words before a date for by, before, due, until.
func (r *reader) enDeadline(w when, i int) when {
	k := i
	for k > 0 && r.n[k-1] == ' ' {
		k--
	}
	e := k
	for k > 0 && r.n[k-1] >= 'a' && r.n[k-1] <= 'z' {
		k--
	}
	switch string(r.n[k:e]) {
	case "by", "before", "until", "till", "due":
		w.deadline = true
	}
	return w
}

// enDay reads a day without its time.
func (r *reader) enDay(i int) (when, int, bool) {
	n := r.n
	if i >= len(n) {
		return when{}, 0, false
	}
	if isDigit(n[i]) {
		return r.enNumericDay(i)
	}
	w, e := wordAt(n, i)
	if w == "" {
		return when{}, 0, false
	}
	next, e2 := wordAt(n, skip(n, e, " "))
	switch w {
	case "today", "tonight":
		d := fixedDay(r.today)
		if w == "tonight" {
			d.part = 18
		}
		return d, e, true
	case "yesterday":
		return fixedDay(r.today.AddDays(-1)), e, true
	case "tomorrow", "tmrw", "tmr":
		return fixedDay(r.today.AddDays(1)), e, true
	case "the", "day":
		return r.enDayPhrase(i)
	case "this", "next", "last", "coming":
		return r.enRelative(w, next, e, e2)
	case "eom":
		return fixedDay(monthEnd(year(r.today), month(r.today))), e, true
	case "eow":
		return fixedDay(r.today.WeekStart().AddDays(4)), e, true
	case "eod", "cob":
		d := fixedDay(r.today)
		d.deadline = true
		if x, y, ok := r.enDay(gap(n, e, "on")); ok {
			return x, y, true
		}
		return d, e, true
	case "end", "month", "late", "mid":
		return r.enEnd(w, i, e)
	case "in", "within":
		return r.enIn(w, e)
	case "a", "an", "one", "two", "three", "four", "five", "six", "ten", "seven", "eight", "nine":
		if w2, j, ok := r.enUnits(enSmall[w], skip(n, e, " "), -1); ok && has(n, skip(n, j, " "), "ago") {
			w2.ago = true
			return w2, skip(n, j, " ") + 3, true
		}
		return when{}, 0, false
	}
	if wd, ok := enWeekdays[w]; ok && r.isWeekdayName(w, i, e) {
		d := weekdayWhen(r.today, wd)
		if d.near == r.today { // one says today for today: the next one
			d.next = d.near.AddDays(7)
		}
		d.near, d.either = d.past, true
		return d, e, true
	}
	if m, ok := enMonths[w]; ok {
		return r.enMonthDay(m, i, e)
	}
	return when{}, 0, false
}

// isWeekdayName keeps "sat with" and "the sun" from being days: a short form
// counts when it is written with a capital or stands behind a preposition.
func (r *reader) isWeekdayName(w string, i, e int) bool {
	if w != "sat" && w != "sun" && w != "mon" && w != "wed" {
		return true
	}
	if next, _ := wordAt(r.n, skip(r.n, e, " ")); next == "with" || next == "in" || next == "down" {
		return false
	}
	return r.orig[i] >= 'A' && r.orig[i] <= 'Z' || i >= 3 && (has(r.n, i-3, "on ") || has(r.n, i-3, "by "))
}

// enRelative reads next Wed, last Friday, this morning, next week.
func (r *reader) enRelative(how, what string, e, e2 int) (when, int, bool) {
	off := map[string]int{"this": 0, "coming": 0, "next": 1, "last": -1}[how]
	start := r.today.WeekStart()
	if wd, ok := enWeekdays[what]; ok {
		d := fixedDay(start.AddDays(7*off + wd))
		if how == "coming" && d.near < r.today {
			d = fixedDay(d.near.AddDays(7))
		}
		return d, e2, true
	}
	if h, ok := enParts[what]; ok {
		if how == "this" || how == "last" && what == "night" {
			d := fixedDay(r.today.AddDays(off))
			d.part = h
			return d, e2, true
		}
		return when{}, 0, false
	}
	switch what {
	case "week":
		d := fixedDay(start.AddDays(7*off + 4))
		d.grain, d.guess = byWeek, true
		return d, e2, true
	case "weekend":
		d := fixedDay(start.AddDays(7*off + 5))
		d.guess = true
		return d, e2, true
	case "month":
		d := fixedDay(monthEnd(year(r.today), month(r.today)+off))
		d.grain, d.guess = byMonth, true
		return d, e2, true
	case "year", "quarter":
		d := fixedDay(crm.MakeDate(year(r.today)+off, time.December, 31))
		d.grain, d.guess = byMonth, true
		return d, e2, true
	}
	if m, ok := enMonths[what]; ok {
		d := fixedDay(monthEnd(year(r.today)+off, m))
		d.grain, d.guess = byMonth, true
		return d, e2, true
	}
	return when{}, 0, false
}

// enDayPhrase reads the day before yesterday, the day after tomorrow, the 5th.
func (r *reader) enDayPhrase(i int) (when, int, bool) {
	n := r.n
	j := i
	if has(n, i, "the ") {
		j = i + 4
	}
	switch {
	case has(n, j, "day before yesterday"):
		return fixedDay(r.today.AddDays(-2)), j + 20, true
	case has(n, j, "day after tomorrow"):
		return fixedDay(r.today.AddDays(2)), j + 18, true
	}
	if v, k := intAt(n, j); j > i && k > j && ordinal(n, k) > k && v <= 31 {
		w, ok := dayOfMonth(r.today, v)
		e := ordinal(n, k)
		if m, e2 := wordAt(n, gap(n, e, "of")); enMonths[m] > 0 {
			w, ok = monthDay(r.today, enMonths[m], v)
			e = e2
		}
		return w, e, ok
	}
	return when{}, 0, false
}

// ordinal passes st, nd, rd, th.
func ordinal(n []rune, i int) int {
	for _, s := range []string{"st", "nd", "rd", "th"} {
		if wordIs(n, i, s) {
			return i + 2
		}
	}
	return i
}

// enEnd reads end of the month, end of April, month end.
func (r *reader) enEnd(w string, i, e int) (when, int, bool) {
	n := r.n
	if w == "month" {
		if has(n, e, "-end") || has(n, e, " end") {
			return fixedDay(monthEnd(year(r.today), month(r.today))), e + 4, true
		}
		return when{}, 0, false
	}
	if w != "end" && !has(n, e, "-") && !has(n, e, " ") {
		return when{}, 0, false
	}
	j := gap(n, e, "of", "the", "this")
	what, k := wordAt(n, j)
	off := 0
	if what == "next" {
		off = 1
		what, k = wordAt(n, skip(n, k, " "))
	}
	y, m := year(r.today), month(r.today)
	switch {
	case w == "mid" && enMonths[what] > 0:
		d, ok := monthDay(r.today, enMonths[what], 15)
		d.guess = true
		return d, k, ok
	case w == "mid":
		return when{}, 0, false
	case what == "month":
		return fixedDay(monthEnd(y, m+off)), k, true
	case what == "week":
		return fixedDay(r.today.WeekStart().AddDays(7*off + 4)), k, true
	case what == "day":
		return fixedDay(r.today), k, true
	case what == "quarter":
		return fixedDay(monthEnd(y, (m-1)/3*3+3+3*off)), k, true
	case what == "year":
		return fixedDay(crm.MakeDate(y+off, time.December, 31)), k, true
	case enMonths[what] > 0:
		d, ok := monthDay(r.today, enMonths[what], daysIn(y, enMonths[what]))
		return d, k, ok
	}
	return when{}, 0, false
}

// enIn reads in three days, within two weeks.
func (r *reader) enIn(w string, e int) (when, int, bool) {
	j := skip(r.n, e, " ")
	v, k := intAt(r.n, j)
	if k == j {
		word, e2 := wordAt(r.n, j)
		if v = enSmall[word]; v == 0 {
			if m, ok := enMonths[word]; ok && w == "in" {
				d, ok := monthDay(r.today, m, daysIn(year(r.today), m))
				d.grain, d.guess = byMonth, true
				return d, e2, ok
			}
			return when{}, 0, false
		}
		k = e2
		if word == "a" && has(r.n, skip(r.n, k, " "), "couple of ") {
			v, k = 2, skip(r.n, k, " ")+9
		}
	}
	d, j, ok := r.enUnits(v, skip(r.n, k, " "), 1)
	d.deadline = w == "within"
	return d, j, ok
}

// enUnits reads days, weeks, months after a count.
func (r *reader) enUnits(v, i, sign int) (when, int, bool) {
	w, e := wordAt(r.n, i)
	switch strings.TrimSuffix(w, "s") {
	case "day":
		return fixedDay(r.today.AddDays(sign * v)), e, true
	case "week":
		return fixedDay(r.today.AddDays(sign * 7 * v)), e, true
	case "month":
		return fixedDay(addMonths(r.today, sign*v)), e, true
	}
	return when{}, 0, false
}

// enNumericDay reads 2026-03-05, 8 April, 5th of June, 3 days ago.
func (r *reader) enNumericDay(i int) (when, int, bool) {
	n := r.n
	if w, e, ok := numericDate(n, i, r.today); ok {
		return w, e, ok
	}
	if i > 0 && (n[i-1] == '.' || n[i-1] == '-' || n[i-1] == '/') {
		return when{}, 0, false
	}
	v, j := intAt(n, i)
	if j == i || j-i > 2 {
		return when{}, 0, false
	}
	k := ordinal(n, j)
	if m, e := wordAt(n, gap(n, k, "of")); enMonths[m] > 0 {
		w, ok := monthDay(r.today, enMonths[m], v)
		if y, e2 := intAt(n, gap(n, e)); e2-gap(n, e) == 4 && y > 1990 && y < 2100 {
			return fixedDay(clampDay(y, enMonths[m], v)), e2, ok
		}
		return w, e, ok
	}
	if w, e, ok := r.enUnits(v, skip(n, j, " "), -1); ok && has(n, skip(n, e, " "), "ago") {
		w.ago = true
		return w, skip(n, e, " ") + 3, true
	}
	return when{}, 0, false
}

// enMonthDay reads April 8, Apr 8th, 2027, or a bare month behind in, by, of.
func (r *reader) enMonthDay(m, i, e int) (when, int, bool) {
	n := r.n
	j := skip(n, e, " .")
	v, k := intAt(n, j)
	if k > j && k-j <= 2 && v >= 1 && v <= 31 && !has(n, k, "%") && !has(n, k, ":") {
		k = ordinal(n, k)
		w, ok := monthDay(r.today, m, v)
		if !ok {
			return when{}, 0, false
		}
		if y, e2 := intAt(n, gap(n, k)); e2-gap(n, k) == 4 && y > 1990 && y < 2100 {
			return fixedDay(clampDay(y, m, v)), e2, true
		}
		return w, k, true
	}
	if k-j == 4 && v > 1990 && v < 2100 {
		w := fixedDay(monthEnd(v, m))
		w.grain, w.guess = byMonth, true
		return w, k, true
	}
	prev := strings.TrimRight(string(n[max(0, i-8):i]), " ")
	for _, p := range []string{"in", "by", "of", "till", "until", "for", "early", "late", "before"} {
		if strings.HasSuffix(prev, p) {
			w, ok := monthDay(r.today, m, daysIn(year(r.today), m))
			w.grain, w.guess = byMonth, true
			return w, e, ok
		}
	}
	return when{}, 0, false
}
