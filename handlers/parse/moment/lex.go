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
	taken   func(i int) bool
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
		case l.taken != nil && l.taken(i):
			l.add(atom{s: i, e: i + 1})
			i++
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
	for ; j < len(n) && isDigit(n[j]) && (l.taken == nil || !l.taken(j)); j++ {
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
		if has(n, j, o) && !(j+2 < len(n) && (isAlpha(n[j+2]) || isDigit(n[j+2]))) && j-i <= 2 {
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
	if j >= len(n) || !isHan(n[j]) || l.taken != nil && l.taken(j) {
		l.add(t)
		return t.e
	}
	switch {
	case n[j] == '月' && t.v >= 1 && t.v <= 12 && t.w <= 2:
		t.k, t.e = month, j+1
		if has(n, j, "月份") {
			t.e++
		}
		t.f |= fHan
	case (n[j] == '号' || n[j] == '日') && t.v >= 1 && t.v <= 31 && t.w <= 2 && !numbered(n, j) && n[t.s] != '两':
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
// 3号线, 500日元.
func numbered(n []rune, j int) bool {
	for _, w := range [...]string{"号线", "号楼", "号机", "号厂", "号门", "号车", "号院", "号馆", "号仓", "号炉", "号位", "号码", "日元", "日报", "日内", "日之内", "日以内", "日后", "日之后", "日以后", "日立", "日产", "日均", "号文"} {
		if has(n, j, w) {
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

func isHanDigit(r rune) bool { _, ok := hanDigit(r); return ok }

func hanDigit(r rune) (int, bool) {
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

// han takes a Chinese word or number.
func (l *lexer) han(i int) int {
	n := l.n
	if f, e := l.holiday(i); e > i {
		l.add(atom{k: feast, v: f, s: i, e: e, f: fHan})
		return e
	}
	for _, w := range zhWords[n[i]] {
		if !hasRunes(n, i, w.text) || l.takenIn(i, len(w.text)) {
			continue
		}
		e := i + len(w.text)
		if w.k == rel && w.w == relPlain && (w.text[0] == '上' || w.text[0] == '下') && i > 0 && isHanDigit(n[i-1]) && l.glued {
			continue // 一下
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
		if w.k == wday && (w.w == 1 && e < len(n) && isDigit(n[e]) || has(n, i, "周一鸣")) {
			continue
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
		switch l.out[k].k {
		case unit, wday, mday, month, dayWord, yearNo, feast, edge, part, hourMark, minMark, relUnit, workday:
			return false
		}
	}
	return true
}

// dayOfWeek reports whether r behind 星期 makes it a day.
func (l *lexer) dayOfWeek(r rune) bool {
	switch r {
	case '一', '二', '三', '四', '五', '六', '日', '天', '末':
		return true
	}
	return false
}

func (l *lexer) takenIn(i, size int) bool {
	if l.taken == nil {
		return false
	}
	for k := i; k < i+size; k++ {
		if l.taken(k) {
			return true
		}
	}
	return false
}

// hanNumber reads 二十三, 两千零四, 廿六, 二零一六.
func (l *lexer) hanNumber(i int) (atom, bool) {
	n := l.n
	t := atom{k: num, s: i, f: fHan}
	total, section, digit, digits, units := 0, 0, -1, 0, false
	j := i
	for ; j < len(n) && !(l.taken != nil && l.taken(j)); j++ {
		if d, ok := hanDigit(n[j]); ok {
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

// word takes an English word; a tens word and its unit are one number.
func (l *lexer) word(i int) int {
	n := l.n
	j := i
	var buf [16]byte
	k := 0
	for ; j < len(n) && (isAlpha(n[j]) || n[j] == '\'' && j+1 < len(n) && n[j+1] == 'c'); j++ {
		if k < len(buf) && n[j] < 0x80 {
			buf[k] = byte(n[j])
			k++
		} else {
			k = len(buf) + 1
		}
	}
	t := atom{s: i, e: j}
	if l.orig != nil && l.orig[i] >= 'A' && l.orig[i] <= 'Z' {
		t.f |= fCap
	}
	if l.takenIn(i, j-i) {
		k = 0
	}
	if k == 1 && buf[0] == 'a' && i > 0 && isDigit(n[i-1]) && !(j < len(n) && isDigit(n[j])) {
		t.k = ampm
		l.add(t)
		return t.e
	}
	if k > 0 && k <= len(buf) {
		if f, e := l.holiday(i); e > i {
			t.k, t.v, t.e = feast, f, e
			l.add(t)
			return e
		}
		l.lookup(&t, string(buf[:k]))
	}
	l.merge(&t)
	l.add(t)
	return t.e
}

// lookup fills in what a word is.
func (l *lexer) lookup(t *atom, w string) {
	n := l.n
	if e, ok := enWords[w]; ok && !(w == "a" && (has(n, t.e, ".m") || has(n, t.e, " m") && !(t.e+2 < len(n) && isAlpha(n[t.e+2])))) {
		t.k, t.v, t.w = e.k, e.v, e.w
		if t.k == num {
			t.w = 0
			if e.w == 1 {
				t.f |= fOrdinal
			}
		}
		if t.k == plus {
			t.k = other
		}
		return
	}
	next := rune(0)
	if t.e < len(n) {
		next = n[t.e]
	}
	switch {
	case (w == "q" || w == "h") && next >= '1' && next <= '4' && !(t.e+1 < len(n) && isDigit(n[t.e+1])) && !(t.s > 0 && isAlpha(n[t.s-1])):
		t.v, t.w = int(Quarter), int(next-'0')
		if w == "h" {
			if next > '2' {
				return
			}
			t.v = int(Half)
		}
		t.k = quarterW
		t.e++
	case w == "h" && t.s > 1 && (isDigit(n[t.s-1]) || n[t.s-1] == ' ' && isDigit(n[t.s-2])):
		t.k, t.v = hourMark, 2
	case (w == "a" || w == "p") && (has(n, t.e, ".m") || has(n, t.e, " m") && !(t.e+2 < len(n) && isAlpha(n[t.e+2]))):
		l.meridiem(t, w)
		if has(n, t.e, ".m") {
			t.e += 2
		} else {
			t.e += 2
		}
		if t.e < len(n) && n[t.e] == '.' && has(n, t.e-2, ".m.") {
			t.e++
		}
	case (w == "p") && t.s > 0 && isDigit(n[t.s-1]):
		l.meridiem(t, w)
	case w == "ampm":
		t.k, t.v = ampm, -1
	case w == "th" || w == "s":
		t.k = other
	}
}

func (l *lexer) meridiem(t *atom, w string) {
	t.k, t.v = ampm, 0
	if w == "p" {
		t.v = 12
	}
}

// merge joins twenty and two.
func (l *lexer) merge(t *atom) {
	k := len(l.out) - 1
	if t.k != num || t.v > 9 || t.v < 1 || k < 0 || l.line {
		return
	}
	last := l.out[k]
	if last.k == dash && last.is(fGlued) && k > 0 {
		k--
		last = l.out[k]
	}
	if last.k != num || last.v < 20 || last.v%10 != 0 || last.v > 90 || last.is(fDigits) || last.is(fOrdinal) || last.is(fHan) || t.s-last.e > 1 {
		return
	}
	t.s, t.v = last.s, t.v+last.v
	t.f |= last.f & fCap
	l.glued = last.is(fGlued)
	l.out = l.out[:k]
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

func hasRunes(n []rune, i int, word []rune) bool {
	if i+len(word) > len(n) {
		return false
	}
	for k, r := range word {
		if n[i+k] != r {
			return false
		}
	}
	return true
}
