package parse

import (
	"strings"
	"unicode/utf8"
)

// dayParts are the parts of a day and the hour at which each begins.
var dayParts = []struct {
	word string
	hour int
}{
	{"大清早", 6},
	{"清早", 6},
	{"一大早", 6},
	{"一早", 6},
	{"大早上", 6},
	{"早上", 6},
	{"早晨", 6},
	{"清晨", 6},
	{"上午", 8},
	{"中午", 11},
	{"午饭后", 12},
	{"下午", 12},
	{"午后", 12},
	{"傍晚", 17},
	{"晚上", 18},
	{"晚间", 18},
	{"夜里", 18},
	{"凌晨", 0},
	{"半夜", 0},
	{"早", 6},
	{"晚", 18},
}

// zhTime reads a part of the day and a clock at n[i] into w; 0 when there is
// neither. A bare 早 or 晚 only counts behind a day.
func (r *reader) zhTime(i int, w *when, hasDay bool) int {
	n, j := r.n, i
	for _, p := range dayParts {
		if has(n, j, p.word) {
			size := utf8.RuneCountInString(p.word)
			if size == 1 && (!hasDay || w.part >= 0) {
				continue
			}
			w.part = p.hour
			j += size
			break
		}
	}
	part := j
	if c, e, ok := zhClock(n, skip(n, j, " 的约大概差不多"), w.part); ok {
		w.clock = c
		return e
	}
	if part > i {
		return part
	}
	return 0
}

// zhClock reads 18:20, 9点半, 十点, 8点50, 三点一刻.
func zhClock(n []rune, i, part int) (string, int, bool) {
	if i >= len(n) || i > 0 && isDigit(n[i]) && (isDigit(n[i-1]) || n[i-1] == '.' || n[i-1] == ':') {
		return "", 0, false
	}
	if h, j := intAt(n, i); j > i && j-i <= 2 && j < len(n) && n[j] == ':' {
		m, k := intAt(n, j+1)
		if k == j+3 && h < 25 && m < 60 && !(k < len(n) && n[k] == ':') {
			e := k
			if x := skip(n, k, " "); has(n, x, "am") || has(n, x, "pm") {
				if n[x] == 'p' && h < 12 {
					h += 12
				}
				return hhmm(h%24, m), x + 2, true
			}
			if part < 0 {
				return hhmm(h%24, m), e, true // 3:05 may be either; as written
			}
			return hhmm(hour(h, part), m), e, true
		}
		return "", 0, false
	}
	num, ok := smallNumber(n, i)
	if !ok || num.value > 24 || num.end >= len(n) {
		return "", 0, false
	}
	j := num.end
	if n[j] != '点' && !(n[j] == '时' && !has(n, j, "时候") && !has(n, j, "时间") && !has(n, j, "时左")) {
		return "", 0, false
	}
	h, m := hour(int(num.value), part), 0
	j++
	switch {
	case has(n, j, "半"):
		m, j = 30, j+1
	case has(n, j, "一刻"):
		m, j = 15, j+2
	case has(n, j, "三刻"):
		m, j = 45, j+2
	case has(n, j, "钟") || has(n, j, "整"):
		j++
	default:
		if mm, ok := smallNumber(n, j); ok && mm.value < 60 && (mm.value >= 10 || has(n, j, "零") || has(n, j, "0") || has(n, mm.end, "分")) {
			m, j = int(mm.value), mm.end
			if has(n, j, "分") {
				j++
			}
		} else if num.han && part < 0 && j < len(n) && isHan(n[j]) && !strings.ContainsRune("左前后到去见开在过来多给约拜跟和我就再", n[j]) {
			return "", 0, false // 三点意见
		}
	}
	return hhmm(h, m), j, true
}

// smallNumber reads a count below a hundred, in digits or Chinese numerals.
func smallNumber(n []rune, i int) (number, bool) {
	if i >= len(n) {
		return number{}, false
	}
	if isDigit(n[i]) {
		v, j := intAt(n, i)
		if j == i || j-i > 2 {
			return number{}, false
		}
		return number{end: j, value: float64(v), plain: true}, true
	}
	tens, ones, j := 0, -1, i
	if d, ok := zhDigit(n[j]); ok {
		ones = d
		j++
	}
	if j < len(n) && n[j] == '十' {
		tens = max(ones, 1)
		if ones == 0 {
			return number{}, false
		}
		ones = 0
		j++
		if j < len(n) {
			if d, ok := zhDigit(n[j]); ok {
				ones = d
				j++
			}
		}
	}
	if j == i {
		return number{}, false
	}
	if tens == 0 && j < len(n) && ones == 0 { // 零五
		if d, ok := zhDigit(n[j]); ok {
			ones = d
			j++
		}
	}
	return number{end: j, value: float64(tens*10 + ones), han: true, plain: tens == 0}, true
}
