package parse

import (
	"strings"
	"time"
	"unicode/utf8"

	"milepost/storage/crm"
)

// dayWords are days that are counted from today.
var dayWords = []struct {
	word string
	off  int
	part int // hour at which the part of the day in the word begins; -1
}{
	{"大前天", -3, -1},
	{"大后天", 3, -1},
	{"前天", -2, -1},
	{"后天", 2, -1},
	{"前日", -2, -1},
	{"前晚", -2, 18},
	{"昨天", -1, -1},
	{"昨日", -1, -1},
	{"昨儿", -1, -1},
	{"昨晚", -1, 18},
	{"昨早", -1, 6},
	{"昨夜", -1, 18},
	{"昨下午", -1, 12},
	{"昨上午", -1, 8},
	{"今天", 0, -1},
	{"今日", 0, -1},
	{"今儿", 0, -1},
	{"今早", 0, 6},
	{"今晨", 0, 6},
	{"今晚", 0, 18},
	{"今上午", 0, 8},
	{"今下午", 0, 12},
	{"刚才", 0, -1},
	{"刚刚", 0, -1},
	{"明天", 1, -1},
	{"明日", 1, -1},
	{"明儿", 1, -1},
	{"明早", 1, 6},
	{"明晚", 1, 18},
	{"明晨", 1, 6},
	{"明上午", 1, 8},
	{"明下午", 1, 12},
}

// zhWhenStart tells which runes can begin a Chinese date or time.
var zhWhenStart = newRuneSet("大前后昨今明刚上下本这周星礼月年节春国中端五清元劳十一二三四五六七八九两半过清早午傍晚夜凌0123456789当去")

// zhWhen reads a date, a time or both at n[i].
func (r *reader) zhWhen(i int) (when, bool) {
	n := r.n
	if !zhWhenStart.has(n[i]) {
		return when{}, false
	}
	w, j, ok := r.zhDay(i)
	if !ok {
		w, j = fixedDay(r.today), i
		w.grain = byClock
	}
	k := skip(n, j, " 的,的")
	if ok && k > j && j < len(n) && n[j] == ',' {
		k = j
	}
	k = r.zhTime(k, &w, ok)
	if k > 0 {
		j = k
	} else if !ok {
		return when{}, false
	}
	w.span = Span{i, j}
	switch {
	case has(n, j, "之前") || has(n, j, "以前") || has(n, j, "以内") || has(n, j, "之内"):
		w.deadline = true
		w.span.End = j + 2
	case has(n, j, "前") && !has(n, j, "前台") && !has(n, j, "前天") && !has(n, j, "前面"), has(n, j, "内") && !has(n, j, "内部"):
		w.deadline = true
		w.span.End = j + 1
	}
	return w, true
}

// zhDay reads a day without its time.
func (r *reader) zhDay(i int) (when, int, bool) {
	n := r.n
	for _, d := range dayWords {
		if has(n, i, d.word) {
			if d.word == "后天" && i > 0 && (n[i-1] == '以' || n[i-1] == '然' || n[i-1] == '之') {
				continue
			}
			w := fixedDay(r.today.AddDays(d.off))
			w.part = d.part
			return w, i + utf8.RuneCountInString(d.word), true
		}
	}
	if w, j, ok := r.zhWeek(i); ok {
		return w, j, true
	}
	if w, j, ok := r.zhHoliday(i); ok {
		return w, j, true
	}
	if w, j, ok := r.zhSpan(i); ok {
		return w, j, true
	}
	if w, j, ok := r.zhMonth(i); ok {
		return w, j, true
	}
	if isDigit(n[i]) {
		return numericDate(n, i, r.today)
	}
	return when{}, 0, false
}

// zhWeek reads 周三, 下周三, 上上周五, 这周末, 下周.
func (r *reader) zhWeek(i int) (when, int, bool) {
	n, j, off, said := r.n, i, 0, true
	switch {
	case has(n, j, "上上个"), has(n, j, "下下个"):
		off, j = 2, j+3
	case has(n, j, "上上"), has(n, j, "下下"):
		off, j = 2, j+2
	case has(n, j, "上个"), has(n, j, "下个"):
		off, j = 1, j+2
	case has(n, j, "上"), has(n, j, "下"):
		off, j = 1, j+1
	case has(n, j, "这个"), has(n, j, "本个"):
		j += 2
	case has(n, j, "这"), has(n, j, "本"):
		j++
	default:
		said = false
	}
	if off > 0 && n[i] == '上' {
		off = -off
	}
	switch {
	case has(n, j, "星期"), has(n, j, "礼拜"):
		j += 2
	case has(n, j, "周"):
		j++
	default:
		return when{}, 0, false
	}
	start := r.today.WeekStart().AddDays(7 * off)
	wd := -1
	if j < len(n) {
		switch n[j] {
		case '一', '1':
			wd = 0
		case '二', '2':
			wd = 1
		case '三', '3':
			wd = 2
		case '四', '4':
			wd = 3
		case '五', '5':
			wd = 4
		case '六', '6':
			wd = 5
		case '日', '天', '7':
			wd = 6
		case '末':
			wd = 5
		}
	}
	if wd >= 0 && (n[j] >= '0' && n[j] <= '9' && digitBehind(n, j+1) || !said && n[j] == '一' && has(n, j+1, "鸣")) {
		wd = -1
	}
	switch {
	case wd < 0 && !said:
		return when{}, 0, false
	case wd < 0:
		w := fixedDay(start.AddDays(4))
		w.grain, w.guess = byWeek, true
		return w, j, true
	case said:
		w := fixedDay(start.AddDays(wd))
		w.guess = n[j] == '末'
		return w, j + 1, true
	}
	w := weekdayWhen(r.today, wd)
	w.guess = n[j] == '末'
	return w, j + 1, true
}

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

// zhSpan reads what counts from today: 三天后, 两周内, 过几天 gives nothing, 3天前.
func (r *reader) zhSpan(i int) (when, int, bool) {
	n, j := r.n, i
	over := has(n, j, "过")
	if over {
		j++
	}
	num, ok := smallNumber(n, j)
	v := int(num.value)
	k := num.end
	if !ok && has(n, j, "半个月") {
		ok, v, k = true, 15, j+3
		return r.counted(n, k, v, 0, over)
	}
	if !ok || v < 1 {
		return when{}, 0, false
	}
	switch {
	case has(n, k, "个工作日"):
		e := k + 4
		if has(n, e, "内") || has(n, e, "后") || has(n, e, "之内") || has(n, e, "以内") {
			w := fixedDay(r.ctx.Cal.Add(r.today, v))
			w.deadline = true
			return w, e, true
		}
		return when{}, 0, false
	case has(n, k, "天"):
		return r.counted(n, k+1, v, 0, over)
	case has(n, k, "个星期"), has(n, k, "个礼拜"):
		return r.counted(n, k+3, 7*v, 0, over)
	case has(n, k, "周"), has(n, k, "星期"):
		return r.counted(n, k+1+b2i(n[k] == '星'), 7*v, 0, over)
	case has(n, k, "个月"):
		return r.counted(n, k+2, 0, v, over)
	}
	return when{}, 0, false
}

func (r *reader) counted(n []rune, k, days, months int, over bool) (when, int, bool) {
	to := func(sign int) crm.Date { return addMonths(r.today.AddDays(sign*days), sign*months) }
	switch {
	case has(n, k, "后") && !has(n, k, "后天"), has(n, k, "之后"), has(n, k, "以后"):
		return fixedDay(to(1)), k + 1 + b2i(n[k] != '后'), true
	case has(n, k, "内"), has(n, k, "之内"), has(n, k, "以内"):
		w := fixedDay(to(1))
		w.deadline = true
		return w, k + 1 + b2i(n[k] != '内'), true
	case has(n, k, "前"), has(n, k, "之前"), has(n, k, "以前"):
		w := fixedDay(to(-1))
		w.ago = true
		return w, k + 1 + b2i(n[k] != '前'), true
	case over:
		return fixedDay(to(1)), k, true
	}
	return when{}, 0, false
}

// has reports whether word stands at n[i].
func has(n []rune, i int, word string) bool {
	if i < 0 {
		return false
	}
	for _, r := range word {
		if i >= len(n) || n[i] != r {
			return false
		}
		i++
	}
	return true
}

// skip passes any of these runes.
func skip(n []rune, i int, set string) int {
	for i < len(n) && strings.ContainsRune(set, n[i]) {
		i++
	}
	return i
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

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
