package parse

import (
	"strings"
	"time"
	"unicode/utf8"

	"milepost/storage/crm"
)

// holidays are the words for a holiday, its name in the calendar, and the day
// before and after it for a speaker whose calendar does not cover the year;
// zero when that moves from year to year.
var holidays = []struct {
	word, name  string
	first, last [2]int
}{
	{"国庆节", "国庆", [2]int{10, 1}, [2]int{10, 7}},
	{"国庆", "国庆", [2]int{10, 1}, [2]int{10, 7}},
	{"十一", "国庆", [2]int{10, 1}, [2]int{10, 7}},
	{"春节", "春节", [2]int{}, [2]int{}},
	{"过年", "春节", [2]int{}, [2]int{}},
	{"中秋节", "中秋", [2]int{}, [2]int{}},
	{"中秋", "中秋", [2]int{}, [2]int{}},
	{"端午节", "端午", [2]int{}, [2]int{}},
	{"端午", "端午", [2]int{}, [2]int{}},
	{"六一", "六一", [2]int{6, 1}, [2]int{6, 1}},
	{"五一", "劳动", [2]int{5, 1}, [2]int{5, 5}},
	{"劳动节", "劳动", [2]int{5, 1}, [2]int{5, 5}},
	{"清明节", "清明", [2]int{}, [2]int{}},
	{"清明", "清明", [2]int{}, [2]int{}},
	{"元旦节", "元旦", [2]int{1, 1}, [2]int{1, 1}},
	{"元旦", "元旦", [2]int{1, 1}, [2]int{1, 1}},
	{"节", "", [2]int{}, [2]int{}},
	{"年", "春节", [2]int{}, [2]int{}},
}

// zhHoliday reads 国庆后, 节前, 年后, 节后第一个周三.
func (r *reader) zhHoliday(i int) (when, int, bool) {
	n := r.n
	for _, h := range holidays {
		if !has(n, i, h.word) {
			continue
		}
		j := i + utf8.RuneCountInString(h.word)
		after, e := false, 0
		switch {
		case has(n, j, "放假后"), has(n, j, "长假后"), has(n, j, "假期后"):
			after, e = true, j+3
		case has(n, j, "之后"), has(n, j, "以后"), has(n, j, "过后"), has(n, j, "假后"):
			after, e = true, j+2
		case has(n, j, "后") && !has(n, j, "后天"):
			after, e = true, j+1
		case has(n, j, "之前"), has(n, j, "以前"):
			e = j + 2
		case has(n, j, "前"):
			e = j + 1
		default:
			continue
		}
		if utf8.RuneCountInString(h.word) == 1 && i > 0 && (isHan(n[i-1]) && strings.ContainsRune("季环情细关章调礼音字品几多些两半一二三四五六七八九十去今明前后每", n[i-1]) || isDigit(n[i-1])) {
			return when{}, 0, false
		}
		first, last, ok := r.holiday(h.name, h.first, h.last)
		if !ok {
			return when{}, 0, false
		}
		if after {
			return r.afterHoliday(e, last)
		}
		w := fixedDay(r.ctx.Cal.OnOrBefore(first.AddDays(-1)))
		w.deadline = true
		return w, e, true
	}
	return when{}, 0, false
}

// afterHoliday is the first working day after a holiday, or the first such
// weekday when that is said.
func (r *reader) afterHoliday(e int, last crm.Date) (when, int, bool) {
	n := r.n
	j := e
	if has(n, j, "的") {
		j++
	}
	if has(n, j, "第一个") || has(n, j, "第1个") {
		j += 3
		if w, k, ok := r.zhWeek(j); ok && w.grain == byDay {
			d := last.AddDays(1)
			for d.Weekday() != w.near.Weekday() {
				d = d.AddDays(1)
			}
			return fixedDay(d), k, true
		}
		if has(n, j, "工作日") {
			return fixedDay(r.ctx.Cal.OnOrAfter(last.AddDays(1))), j + 3, true
		}
	}
	if has(n, j, "第一天") {
		e = j + 3
	}
	w := fixedDay(r.ctx.Cal.OnOrAfter(last.AddDays(1)))
	w.guess = true
	return w, e, true
}

// holiday finds the holiday that comes next or is on now.
func (r *reader) holiday(name string, first, last [2]int) (crm.Date, crm.Date, bool) {
	if c := r.ctx.Cal; c != nil {
		for _, h := range c.Holidays {
			if h.Last >= r.today && (strings.Contains(h.Name, name) || name == "劳动" && strings.Contains(h.Name, "五一")) {
				return h.First, h.Last, true
			}
		}
	}
	if first[0] == 0 {
		return "", "", false
	}
	y := year(r.today)
	if crm.MakeDate(y, time.Month(last[0]), last[1]) < r.today {
		y++
	}
	return crm.MakeDate(y, time.Month(first[0]), first[1]), crm.MakeDate(y, time.Month(last[0]), last[1]), true
}
