package parse

import (
	"time"

	"milepost/storage/crm"
)

// zhMonth reads 2026年3月5日, 3月15, 十一月三十号, 下月10号, 月底, 4月底, 明年3月, 30号.
func (r *reader) zhMonth(i int) (when, int, bool) {
	n, j := r.n, i
	y, yearSaid := year(r.today), false
	switch {
	case has(n, j, "明年"):
		y, yearSaid, j = y+1, true, j+2
	case has(n, j, "今年"):
		yearSaid, j = true, j+2
	case has(n, j, "去年"):
		y, yearSaid, j = y-1, true, j+2
	case has(n, j, "后年"):
		y, yearSaid, j = y+2, true, j+2
	default:
		if v, e := intAt(n, j); e == j+4 && v > 1990 && v < 2100 && has(n, e, "年") {
			y, yearSaid, j = v, true, e+1
		} else if e == j+2 && has(n, e, "年") && v >= 20 && v < 60 && e+1 < len(n) && isDigit(n[e+1]) {
			y, yearSaid, j = 2000+v, true, e+1
		}
	}
	if yearSaid {
		j = skip(n, j, " 的")
	}
	m := 0
	switch {
	case !yearSaid && (has(n, j, "下下个月") || has(n, j, "下下月")):
		m, j = month(r.today)+2, j+3+b2i(n[j+2] == '个')
	case !yearSaid && (has(n, j, "下个月") || has(n, j, "上个月") || has(n, j, "这个月") || has(n, j, "本个月")):
		m, j = month(r.today)+sign(n[j]), j+3
	case !yearSaid && (has(n, j, "下月") || has(n, j, "上月") || has(n, j, "本月") || has(n, j, "这月")):
		m, j = month(r.today)+sign(n[j]), j+2
	case !yearSaid && (has(n, j, "月底") || has(n, j, "月末") || has(n, j, "月初") || has(n, j, "月中")) && !(i > 0 && (n[i-1] == '个' || isDigit(n[i-1]))):
		m = month(r.today)
	case has(n, j, "年底") || has(n, j, "年末"):
		if !yearSaid && i > 0 && n[i-1] == '半' {
			return when{}, 0, false
		}
		return fixedDay(crm.MakeDate(y, time.December, 31)), j + 2, true
	case yearSaid && has(n, j, "年中"):
		return fixedDay(crm.MakeDate(y, time.June, 30)), j + 2, true
	case yearSaid && has(n, j, "底"):
		return fixedDay(crm.MakeDate(y, time.December, 31)), j + 1, true
	default:
		return r.zhMonthDay(i, j, y, yearSaid)
	}
	for m < 1 {
		y, m = y-1, m+12
	}
	for m > 12 {
		y, m = y+1, m-12
	}
	return r.inMonth(i, j, y, m)
}

// inMonth reads what follows a month that is known: 底, 初, 10号, or nothing.
func (r *reader) inMonth(i, j, y, m int) (when, int, bool) {
	n := r.n
	j = skip(n, j, "的 ")
	if has(n, j, "月底") || has(n, j, "月末") || has(n, j, "月初") || has(n, j, "月中") {
		j++
	}
	switch {
	case has(n, j, "底") || has(n, j, "末"):
		return fixedDay(monthEnd(y, m)), j + 1, true
	case has(n, j, "上旬") || has(n, j, "中旬") || has(n, j, "下旬"):
		day := map[rune]int{'上': 10, '中': 20, '下': daysIn(y, m)}[n[j]]
		w := fixedDay(clampDay(y, m, day))
		w.guess, w.grain = true, byMonth
		return w, j + 2, true
	case has(n, j, "初") || has(n, j, "中"):
		day := 1
		if n[j] == '中' {
			day = 15
		}
		w := fixedDay(clampDay(y, m, day))
		w.guess = true
		return w, j + 1, true
	}
	if d, ok := smallNumber(n, j); ok && d.value >= 1 && d.value <= 31 && dayFollows(n, d) {
		return fixedDay(clampDay(y, m, int(d.value))), d.end + b2i(has(n, d.end, "号") || has(n, d.end, "日")), true
	}
	w := fixedDay(monthEnd(y, m))
	w.grain, w.guess = byMonth, true
	return w, j, j > i
}

// dayFollows reports whether a number behind a month is its day.
func dayFollows(n []rune, d number) bool {
	if d.end >= len(n) {
		return true
	}
	c := n[d.end]
	return c == '号' || c == '日' || !isCounter(c) && c != '.' && c != '%' && !isDigit(c)
}

// zhMonthDay reads 3月15日, 4月底, 10月, or a bare 30号.
func (r *reader) zhMonthDay(i, j, y int, yearSaid bool) (when, int, bool) {
	n := r.n
	num, ok := smallNumber(n, j)
	if !ok || j == i && i > 0 && (isDigit(n[i-1]) || n[i-1] == '.' || n[i-1] == '-') {
		return when{}, 0, false
	}
	k, v := num.end, int(num.value)
	if has(n, k, "月") && !has(n, k, "月份") || has(n, k, "月份") {
		if v < 1 || v > 12 {
			return when{}, 0, false
		}
		k += 1 + b2i(has(n, k, "月份"))
		if yearSaid {
			return r.inMonth(i, k, y, v)
		}
		w, e, ok := r.inMonth(i, k, year(r.today), v)
		if !ok {
			return when{}, 0, false
		}
		free, ok := monthDay(r.today, v, dayOf(w.near))
		if !ok {
			return when{}, 0, false
		}
		free.grain, free.guess = w.grain, w.guess
		if w.near == monthEnd(year(w.near), v) && v == 2 { // 29 February comes and goes
			free.near, free.past, free.next = monthEnd(year(free.near), 2), monthEnd(year(free.past), 2), monthEnd(year(free.next), 2)
		}
		return free, e, true
	}
	if yearSaid {
		w := fixedDay(crm.MakeDate(y, time.December, 31))
		w.grain, w.guess = byMonth, true
		return w, j, true
	}
	// 10.12号 is a date, 10号 is one, 10号线 is not.
	if has(n, k, ".") && !num.han {
		if d, e := intAt(n, k+1); e > k+1 && e-k <= 3 && (has(n, e, "号") || has(n, e, "日")) {
			w, ok := monthDay(r.today, v, d)
			return w, e + 1, ok
		}
	}
	if (has(n, k, "号") || has(n, k, "日") && !has(n, k, "日报")) && !has(n, k, "号线") && !has(n, k, "号楼") && !has(n, k, "号机") && !has(n, k, "号厂") && !has(n, k, "号门") && !has(n, k, "号车") {
		if w, ok := dayOfMonth(r.today, v); ok {
			return w, k + 1, true
		}
	}
	return when{}, 0, false
}

func dayOf(d crm.Date) int { return d.In(time.UTC).Day() }

// sign is where 上, 下 and 这 point.
func sign(r rune) int {
	switch r {
	case '上':
		return -1
	case '下':
		return 1
	}
	return 0
}
