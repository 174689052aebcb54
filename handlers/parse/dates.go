package parse

import (
	"fmt"
	"time"

	"milepost/storage/crm"
)

// grain tells how fine a date was said.
type grain byte

const (
	byDay   grain = 'd'
	byWeek  grain = 'w'
	byMonth grain = 'm'
	byClock grain = 't' // a time or a part of the day, no date
)

// when is a date or time as said, not yet resolved: the tense of its clause
// chooses among the readings.
type when struct {
	span     Span
	near     crm.Date // what it means when nothing else speaks
	past     crm.Date // the newest reading that is not after today
	next     crm.Date // the first reading that is not before today
	grain    grain
	fixed    bool // one reading only
	guess    bool // even so it was rounded: 周末, 月初
	clock    string
	part     int  // hour at which a said part of the day begins; -1 when none
	deadline bool // 前, by
	ago      bool // carries its own tense: 三天前
	weekday  bool // a bare day of the week
	either   bool // a bare English weekday: the tense alone decides, nothing is assumed
}

// on is the day in the direction of a tense: past < 0, future > 0.
func (w *when) on(tense int) (d crm.Date, assumed bool) {
	switch {
	case w.fixed || tense == 0:
		return w.near, w.guess
	case tense < 0:
		return w.past, w.guess || w.past != w.near && !w.either
	}
	return w.next, w.guess || w.next != w.near && !w.either
}

// direction is the tense that the date itself shows: -1 before today, 1 after
// it, 0 when it could be either or is today.
func (w *when) direction(today crm.Date) int {
	if !w.fixed {
		return 0
	}
	switch {
	case w.near < today:
		return -1
	case w.near > today:
		return 1
	}
	return 0
}

func fixedDay(d crm.Date) when {
	return when{near: d, past: d, next: d, fixed: true, grain: byDay, part: -1}
}

// weekday is a bare day of the week: this week's, or the nearest either way.
func weekdayWhen(base crm.Date, wd int) when {
	this := base.WeekStart().AddDays(wd)
	w := when{near: this, past: this, next: this, grain: byDay, part: -1, weekday: true}
	if this > base {
		w.past = this.AddDays(-7)
	}
	if this < base {
		w.next = this.AddDays(7)
	}
	return w
}

// monthDay is a day of a month without its year.
func monthDay(base crm.Date, month, day int) (when, bool) {
	y := year(base)
	this := crm.MakeDate(y, time.Month(month), day)
	if month < 1 || month > 12 || day < 1 || day > daysIn(2024, month) {
		return when{}, false
	}
	w := when{near: this, past: this, next: this, grain: byDay, part: -1}
	if this > base {
		w.past = crm.MakeDate(y-1, time.Month(month), day)
	}
	if this < base {
		w.next = crm.MakeDate(y+1, time.Month(month), day)
	}
	// Said in January of December, or the reverse: the nearer one is meant.
	if this.Sub(base) > 183 {
		w.near = w.past
	}
	if base.Sub(this) > 183 {
		w.near = w.next
	}
	return w, true
}

// dayOfMonth is a bare 10号: this month's, or the nearest either way.
func dayOfMonth(base crm.Date, day int) (when, bool) {
	if day < 1 || day > 31 {
		return when{}, false
	}
	y, m := year(base), month(base)
	w := when{grain: byDay, part: -1}
	w.near = clampDay(y, m, day)
	w.past, w.next = w.near, w.near
	if w.near > base {
		w.past = clampDay(y, m-1, day)
	}
	if w.near < base {
		w.next = clampDay(y, m+1, day)
	}
	return w, true
}

// clampDay is that day of the month, or the month's last when it has fewer.
func clampDay(y, m, day int) crm.Date {
	for m < 1 {
		y, m = y-1, m+12
	}
	for m > 12 {
		y, m = y+1, m-12
	}
	return crm.MakeDate(y, time.Month(m), min(day, daysIn(y, m)))
}

func monthEnd(y, m int) crm.Date { return clampDay(y, m, 31) }

func daysIn(y, m int) int { return time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day() }

func year(d crm.Date) int  { return d.In(time.UTC).Year() }
func month(d crm.Date) int { return int(d.In(time.UTC).Month()) }

// addMonths moves by months, keeping to the month's last day.
func addMonths(d crm.Date, k int) crm.Date {
	t := d.In(time.UTC)
	return clampDay(t.Year(), int(t.Month())+k, t.Day())
}

func hhmm(h, m int) string { return fmt.Sprintf("%02d:%02d", h, m) }

// hour turns an hour as said into one of the day; part is the hour at which
// the said part of the day begins, -1 for none.
func hour(h, part int) int {
	switch {
	case h > 12 || part >= 0 && part < 11:
		return h % 24
	case part >= 12 && h < 12:
		return h + 12
	case part == 11 && h < 6: // 中午一点
		return h + 12
	case part < 0 && h >= 1 && h <= 6: // nobody meets a customer at three at night
		return h + 12
	}
	return h
}

// numericDate reads 2026-03-05, 2026/3/5, 2026.3.5, 3/15, 11-30 at n[i].
func numericDate(n []rune, i int, base crm.Date) (when, int, bool) {
	if i > 0 && (isDigit(n[i-1]) || n[i-1] == '.' || n[i-1] == '-' || n[i-1] == '/') {
		return when{}, 0, false
	}
	a, j := intAt(n, i)
	if j == i || j >= len(n) || n[j] != '-' && n[j] != '/' && n[j] != '.' {
		return when{}, 0, false
	}
	sep := n[j]
	b, k := intAt(n, j+1)
	if k == j+1 || k-j > 3 {
		return when{}, 0, false
	}
	if k < len(n) && n[k] == sep && j-i == 4 {
		c, e := intAt(n, k+1)
		if e > k+1 && e-k <= 3 && b >= 1 && b <= 12 && c >= 1 && c <= daysIn(a, b) && !digitBehind(n, e) {
			return fixedDay(crm.MakeDate(a, time.Month(b), c)), e, true
		}
		return when{}, 0, false
	}
	if sep == '.' || j-i > 2 || k < len(n) && (n[k] == sep || isWordRune(n[k]) || n[k] == '%' || isCounter(n[k])) {
		return when{}, 0, false
	}
	if sep == '-' && (j-i < 2 || k-j < 3) { // 3-5 is a range, 11-30 a date
		return when{}, 0, false
	}
	w, ok := monthDay(base, a, b)
	return w, k, ok
}

func digitBehind(n []rune, j int) bool { return j < len(n) && isDigit(n[j]) }

// isCounter reports whether r makes a number before it a count, not a date.
func isCounter(r rune) bool {
	switch r {
	case '万', '亿', '台', '套', '条', '个', '家', '天', '年', '周', '元', '块', '人', '次', '成', '折', '吨', '米', '千', '百':
		return true
	}
	return false
}

// intAt reads digits; j == i when there are none or too many.
func intAt(n []rune, i int) (v, j int) {
	for j = i; j < len(n) && isDigit(n[j]); j++ {
		if j-i >= 4 {
			return 0, i
		}
		v = v*10 + int(n[j]-'0')
	}
	return v, j
}
