package moment

import "strings"

// han takes a Chinese word or number.
func (l *lexer) han(i int) int {
	n := l.n
	if f, e := l.holiday(i); e > i {
		l.add(atom{k: feast, v: f, s: i, e: e, f: fHan})
		return e
	}
	if e := l.firstBack(i); e > i {
		l.out[len(l.out)-1].e = e
		return e
	}
	if w := l.halfOfYear(i); w != 0 {
		l.add(atom{k: rel, v: w, s: i, e: i + 1, f: fHan})
		return i + 1
	}
	for _, w := range zhWords.At(n[i]) {
		if !hasRunes(n, i, w.text) || l.takenIn(i, len(w.text)) {
			continue
		}
		e := i + len(w.text)
		if w.k == rel && w.w == relPlain && (w.text[0] == '上' || w.text[0] == '下') && i > 0 && isHanDigit(n[i-1]) && l.glued {
			continue // 一下
		}
		if w.k == rel && w.text[0] == '次' && !l.nextWeek(i) {
			continue // 去了两次,周五再去
		}
		if w.k == rel && w.w == relWindow && len(w.text) == 1 && n[i] != '近' && !l.leads(i, e) {
			continue
		}
		if w.k == unit && n[i] == '个' && e < len(n) && l.dayOfWeek(n[e]) {
			continue // 第一个星期一
		}
		if k := len(l.out) - 1; k >= 0 && l.glued && l.out[k].k == edge && l.out[k].v == edgeBegin && isHanDigit(n[i]) {
			continue // 初一早上
		}
		if w.k == wday && (w.w == 1 && e < len(n) && isDigit(n[e]) || Has(n, i, "周一鸣")) {
			continue
		}
		if w.k == dayWord && w.v == -2 && w.w > 0 && i > 0 && (n[i-1] == '天' || n[i-1] == '周') && l.glued {
			continue // 三天前晚上
		}
		if w.k == dayWord && Has(n, e, "头条") {
			continue // 今日头条 is a company
		}
		if w.k == dayWord && w.v == 2 && i > 0 && (n[i-1] == '以' || n[i-1] == '然' || n[i-1] == '之') {
			continue
		}
		l.add(atom{k: w.k, v: w.v, w: w.w, s: i, e: e, f: fHan})
		return e
	}
	if t, ok := l.hanNumber(i); ok {
		return l.counted(t)
	}
	l.add(atom{s: i, e: i + 1})
	return i + 1
}

// leads reports whether 前 or 后 at rune i stands before a count of units (前三天)
// rather than behind what it bounds (周五前).
func (l *lexer) leads(i, e int) bool {
	n := l.n
	if e >= len(n) || !(isDigit(n[e]) || isHanDigit(n[e]) || n[e] == '几' || n[e] == '半') {
		return false
	}
	if k := len(l.out) - 1; k >= 0 && l.glued {
		if y := l.out[k].k; (y == relUnit || y == yearNo) && n[i] == '前' && l.countsParts(e) {
			return true // 去年前三季度
		}
		switch l.out[k].k {
		case unit, wday, mday, month, dayWord, yearNo, feast, edge, part, hourMark, minMark, relUnit, workday:
			return false
		}
	}
	return true
}

// nextWeek reports whether a 次 at rune i begins the week after this one or a day of it, 次周五, and
// does not count how often something was done before it: 两次周五, 首次周会.
func (l *lexer) nextWeek(i int) bool {
	if !(Has(l.n, i+1, "周") || Has(l.n, i+1, "星期") || Has(l.n, i+1, "礼拜")) {
		return false
	}
	return i == 0 || !isHanDigit(l.n[i-1]) && !isDigit(l.n[i-1]) && !strings.ContainsRune("几多数每这那上下本再首初第某各单当此俩仨半", l.n[i-1])
}

// countsParts reports whether a number of quarters or months stands at rune i.
func (l *lexer) countsParts(i int) bool {
	for k := i; k < len(l.n) && k < i+3; k++ {
		if Has(l.n, k, "季度") || Has(l.n, k, "个季度") || Has(l.n, k, "个月") {
			return k > i
		}
	}
	return false
}

// halfOfYear is -1 for 前 and 1 for 后 at rune i before 半年 and behind a year: 今年后半年.
func (l *lexer) halfOfYear(i int) int {
	k := len(l.out) - 1
	if !Has(l.n, i+1, "半年") || k < 0 || !l.glued || l.out[k].k != relUnit && l.out[k].k != yearNo {
		return 0
	}
	switch l.n[i] {
	case '前':
		return -1
	case '后':
		return 1
	}
	return 0
}

// dayOfWeek reports whether r behind 星期 makes it a day.
func (l *lexer) dayOfWeek(r rune) bool {
	switch r {
	case '一', '二', '三', '四', '五', '六', '日', '天', '末':
		return true
	}
	return false
}

// hanDayOfWeek is the day, from Monday on, that a rune behind 星期 names.
func hanDayOfWeek(r rune) int {
	if v, ok := HanDigit(r); ok && v >= 1 && v <= 6 {
		return v - 1
	}
	return 6
}

func (l *lexer) takenIn(i, size int) bool {
	if l.taken == nil {
		return false
	}
	for _, by := range l.taken[i : i+size] {
		if by != 0 {
			return true
		}
	}
	return false
}

// isTaken reports whether another reading has taken rune i.
func (l *lexer) isTaken(i int) bool { return l.taken != nil && l.taken[i] != 0 }

// hanNumber reads 二十三, 两千零四, 廿六, 二零一六.
func (l *lexer) hanNumber(i int) (atom, bool) {
	n := l.n
	t := atom{k: num, s: i, f: fHan}
	total, section, digit, digits, units := 0, 0, -1, 0, false
	j := i
	for ; j < len(n) && !l.isTaken(j); j++ {
		if d, ok := HanDigit(n[j]); ok {
			if digit >= 0 && digits > 0 && !units {
				digit = digit*10 + d
			} else {
				digit = d
			}
			digits++
			if digits > 8 {
				return t, false
			}
			continue
		}
		u := 0
		switch n[j] {
		case '十', '拾':
			u = 10
		case '廿':
			u, digit = 10, 2
		case '卅':
			u, digit = 10, 3
		case '百':
			u = 100
		case '千':
			u = 1000
		}
		if u == 0 {
			break
		}
		if digit < 0 {
			digit = 1
		}
		section += digit * u
		digit, units, digits = -1, true, 0
	}
	if j == i {
		return t, false
	}
	if digits == 2 && !units && digit/10 == digit%10-1 && digit > 11 { // 两三: at most three
		digit %= 10
		digits = 1
	}
	total = section + max(digit, 0)
	t.v, t.e, t.w = total, j, digits
	if units {
		t.w, t.f = 2, t.f|fUnits
	}
	return t, true
}
