package parse

import (
	"strings"
	"unicode/utf8"
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
