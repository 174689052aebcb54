package moment

// atom is one word, number or mark of a text, with what it does in a date.
type atom struct {
	s, e int // runes [s, e)
	v, w int
	k    kind
	f    flag
}

type flag uint8

const (
	fHan flag = 1 << iota
	fDigits
	fOrdinal
	fGlued // nothing stands between this atom and the one before
	fCap   // begins with a capital letter
	fLine  // a line ends before it
	fUnits // a number said with its scale: 两千零四
)

func (t atom) is(f flag) bool { return t.f&f != 0 }

func isHan(r rune) bool   { return r >= 0x4e00 && r <= 0x9fff || r == '〇' }
func isDigit(r rune) bool { return r >= '0' && r <= '9' }
func isAlpha(r rune) bool { return r >= 'a' && r <= 'z' || r >= 0xc0 && r < 0x250 }

// lexer cuts folded text into atoms.
type lexer struct {
	n, orig []rune
	taken   []int16
	out     []atom
	glued   bool // nothing since the last atom
	line    bool
	steps   int
}

func (l *lexer) run() {
	n := l.n
	for i := 0; i < len(n); {
		l.steps++
		c := n[i]
		switch {
		case l.isTaken(i):
			l.add(atom{s: i, e: i + 1})
			i++
		case c == '《' && l.titleEnd(i) > i: // what a book is called is no day
			l.add(atom{s: i, e: l.titleEnd(i)})
			i = l.titleEnd(i)
		case c == ' ' || c == '\n':
			l.glued = false
			l.line = l.line || c == '\n'
			i++
		case isDigit(c):
			i = l.digits(i)
		case isHan(c):
			i = l.han(i)
		case isAlpha(c):
			i = l.word(i)
		default:
			l.add(atom{s: i, e: i + 1, k: markKind(c)})
			i++
		}
	}
}

// titleEnd is where the title that begins at n[i] ends; i where it has no end.
func (l *lexer) titleEnd(i int) int {
	for k := i + 1; k < len(l.n) && k < i+40; k++ {
		if l.n[k] == '》' {
			return k + 1
		}
	}
	return i
}

func (l *lexer) add(t atom) {
	if l.glued {
		t.f |= fGlued
	}
	if l.line {
		t.f |= fLine
	}
	if k := len(l.out) - 1; t.k == other && k >= 0 && l.out[k].k == other && t.is(fGlued) {
		l.out[k].e = t.e
		return
	}
	l.out = append(l.out, t)
	l.glued, l.line = true, false
}

func markKind(c rune) kind {
	switch c {
	case ',', '、':
		return comma
	case '.':
		return dot
	case '/':
		return slash
	case ':':
		return colon
	case '-', '~', 'ー', '―':
		return dash
	case '+':
		return plus
	case '@':
		return at
	case '(', ')':
		return open
	case '\'', '"', '|':
		return quote
	case '第':
		return ordNo
	}
	return other
}

// digits takes a run of digits; what is grouped by thousands, long or a share
// is no part of a date.
func (l *lexer) digits(i int) int {
	n := l.n
	j, v := i, 0
	for ; j < len(n) && isDigit(n[j]) && !l.isTaken(j); j++ {
		if j-i < 9 {
			v = v*10 + int(n[j]-'0')
		}
	}
	k := j
	for k+3 < len(n) && n[k] == ',' && isDigit(n[k+1]) && isDigit(n[k+2]) && isDigit(n[k+3]) && !(k+4 < len(n) && isDigit(n[k+4])) && j-i <= 3 {
		k += 4
	}
	if k > j || j-i > 8 {
		l.add(atom{s: i, e: k})
		return k
	}
	t := atom{k: num, v: v, w: j - i, s: i, e: j, f: fDigits}
	for _, o := range [...]string{"st", "nd", "rd", "th"} {
		if Has(n, j, o) && !(j+2 < len(n) && (isAlpha(n[j+2]) || isDigit(n[j+2]))) && j-i <= 2 {
			t.e, t.f = j+2, t.f|fOrdinal
		}
	}
	return l.counted(t)
}

// counted joins a number with what marks it as a month, a day or a year.
func (l *lexer) counted(t atom) int {
	n := l.n
	j := t.e
	for j < len(n) && n[j] == ' ' && t.is(fDigits) {
		j++
	}
	if j >= len(n) || !isHan(n[j]) || l.isTaken(j) {
		l.add(t)
		return t.e
	}
	switch {
	case n[j] == '月' && t.v >= 1 && t.v <= 12 && t.w <= 2:
		t.k, t.e = month, j+1
		if Has(n, j, "月份") {
			t.e++
		}
		t.f |= fHan
	case (n[j] == '号' || n[j] == '日') && t.v >= 1 && t.v <= 31 && t.w <= 2 && !l.numbered(j) && n[t.s] != '两':
		t.k, t.e = mday, j+1
		t.f |= fHan
	case n[j] == '年' && l.isYear(t, j):
		t.k, t.e = yearNo, j+1
		if t.w == 2 && t.v < 100 {
			t.v += century(t.v)
		}
		t.f |= fHan
	}
	l.add(t)
	return t.e
}

// numbered reports whether 号 or 日 at n[j] counts something that is no day:
// 3号线, 500日元; and 7日之后, where no month stands before it.
func (l *lexer) numbered(j int) bool {
	n := l.n
	for _, w := range [...]string{"号线", "号楼", "号机", "号厂", "号门", "号车", "号院", "号馆", "号仓", "号炉", "号位", "号码", "日元", "日报", "日立", "日产", "日均", "号文"} {
		if Has(n, j, w) {
			return true
		}
	}
	if k := len(l.out) - 1; k >= 0 && l.glued && l.out[k].k == month {
		return false
	}
	for _, w := range [...]string{"日内", "日之内", "日以内", "日后", "日之后", "日以后"} {
		if Has(n, j, w) {
			return true
		}
	}
	return false
}

// isYear tells a year from a count of years: 2026年, 二零二六年, 26年3月.
func (l *lexer) isYear(t atom, j int) bool {
	n := l.n
	switch {
	case t.w == 4, t.is(fUnits) && t.v >= 1000, t.w == 3 && t.v >= 100 && t.v <= 999:
		return true
	case t.w != 2:
		return false
	}
	k := j + 1
	for k < len(n) && n[k] == ' ' {
		k++
	}
	if k >= len(n) {
		return false
	}
	if isDigit(n[k]) || isHanDigit(n[k]) || n[k] == '十' {
		for x := k; x < len(n) && x < k+4; x++ {
			if n[x] == '月' {
				return true
			}
		}
	}
	return false
}

// century is what a year of two digits lacks.
func century(v int) int {
	if v >= 70 {
		return 1900
	}
	return 2000
}

func isHanDigit(r rune) bool { _, ok := HanDigit(r); return ok }

// HanDigit is the value of a Chinese digit, 0 to 9: 二, 两, 贰; false for any
// other rune.
func HanDigit(r rune) (int, bool) {
	switch r {
	case '零', '〇':
		return 0, true
	case '一', '壹', '幺':
		return 1, true
	case '二', '两', '贰', '俩':
		return 2, true
	case '三', '叁', '仨':
		return 3, true
	case '四', '肆':
		return 4, true
	case '五', '伍':
		return 5, true
	case '六', '陆':
		return 6, true
	case '七', '柒':
		return 7, true
	case '八', '捌':
		return 8, true
	case '九', '玖':
		return 9, true
	}
	return 0, false
}
