package parse

import (
	"math"
	"strings"

	"milepost/handlers/parse/moment"
	"milepost/storage/crm"
)

// sumReader is a sum while it is read: its text, folded and as typed, and what was read of it.
type sumReader struct {
	n, orig []rune
	from    int     // where it begins
	figure  int     // where its figure begins
	to      int     // where what was read of it ends
	code    string  // its currency; "" = none was said
	num     number  // its figure
	mult    float64 // by what the figure is multiplied
	money
}

// moneyAt reads a sum that begins at n[i]; orig is the text as typed.
func moneyAt(n, orig []rune, i int) (money, bool) {
	if withinFigure(n, i) {
		return money{}, false
	}
	if n[i] == '个' {
		return dollarAt(n, orig, i)
	}
	s := sumReader{n: n, orig: orig, from: i, mult: 1, money: money{span: Span{Start: i}, precision: crm.Exact}}
	if !s.readFigure() {
		return s.money, false
	}
	s.readScale()
	s.readUnit()
	s.readRange()
	if s.onlyCounts() {
		return s.money, false
	}
	return s.money, s.settle()
}

// withinFigure reports whether n[i] stands within a word or a longer figure, or behind
// what is no figure: 几十万.
func withinFigure(n []rune, i int) bool {
	if i == 0 {
		return false
	}
	if inWord(n, i) || (n[i-1] == '几' || n[i-1] == '数') && zhUnit(n[i]) > 0 {
		return true
	}
	if !isDigit(n[i]) {
		return false
	}
	joins := n[i-1] == '.' || n[i-1] == '-' || n[i-1] == '/' || n[i-1] == '#' || n[i-1] == ':' && i > 1 && isDigit(n[i-2])
	return isWordRune(n[i-1]) || joins && i > 1 && n[i-2] != ' '
}

// readFigure reads the currency before a sum and its figure.
func (s *sumReader) readFigure() bool {
	n, orig, i := s.n, s.orig, s.from
	code, j := currencyAt(n, orig, i, true)
	if code == "" && n[i] == 'm' { // MAUD 60
		if c, e := currencyAt(n[i+1:], orig[i+1:], 0, true); c != "" && inCapitals(orig, i, i+1+e) {
			code, j, s.mult = c, i+1+e, 1e6
		}
	}
	j = skip(n, j, " ")
	if code != "" && j < len(n) && n[j] == '~' {
		j++
	}
	num, ok := numberAt(n, j)
	if !ok && code == "" && j < len(n) && isAlpha(n[j]) {
		v, e, found := enNumberAt(n, j)
		num, ok = number{end: e, value: v, scale: v >= 1000, plain: v < 1000}, found
	}
	if !ok || num.vague {
		return false
	}
	num = byPoints(n, orig, j, code, num)
	if at := listed(n, orig, j, num.end); code != "" && at > j {
		num, _ = numberAt(n[:at], j)
	}
	s.code, s.figure, s.num, s.to = code, j, num, num.end
	return true
}

// readScale reads what multiplies the figure: 60w, 3M, 预算80, 预算300个.
func (s *sumReader) readScale() {
	s.mult *= enScale(s.n, &s.to)
	inLetters := isAlpha(s.n[s.figure])
	s.inHan = s.mult == 1e4 || !inLetters && (s.num.scale || s.mult == 1 && !s.num.plain) // 60w: nobody else counts by ten thousands
	if s.mult == 1 && s.num.plain && s.code == "" && s.num.value >= 10 && s.num.value < 1000 && unsaidUnit(s.n, s.from, s.to) {
		s.mult, s.inHan = 1e4, true
	}
	if s.mult == 1 && s.num.plain && s.num.value >= 10 && inPieces(s.n, s.from, s.to) {
		s.mult, s.inHan = 1e4, true
		s.to++
	}
}

// readRange reads the upper end of a range, and the currency behind it.
func (s *sumReader) readRange() {
	hi, end, ok := s.rangeEnd()
	if !ok {
		return
	}
	low := s.num.value * s.mult
	if s.mult == 1 && s.num.plain {
		low = s.num.value * hi.unit // 80到100万: both are 万
	}
	top := hi.number.value * hi.unit
	if low >= top {
		return
	}
	s.num.value, s.num.high, s.num.plain, s.num.scale, s.mult, s.to = low, top, false, true, 1, end
	s.inHan = s.inHan || hi.number.scale
	if c, e := currencyAt(s.n, s.orig, skip(s.n, s.to, " "), false); c != "" && (s.code == "" || c == s.code) {
		s.code, s.to = c, e
	}
}

// upper is the upper end of a range: its figure in units of its scale.
type upper struct {
	number number
	unit   float64
}

// rangeEnd reads the upper end of a range of sums behind its lower one: 80到100万,
// 2-3M, 80万至100万, between 80 and 100k.
func (s *sumReader) rangeEnd() (upper, int, bool) {
	n, orig, from, k := s.n, s.orig, s.from, s.to
	if s.num.high > 0 {
		return upper{}, k, false
	}
	j := skip(n, k, " ")
	left := string(n[max(0, from-10):from])
	between := strings.HasSuffix(strings.TrimRight(left, " ¥$€£"), "between") || strings.HasSuffix(left, "在") || strings.HasSuffix(left, "介于")
	switch {
	case moment.Has(n, j, "到"), moment.Has(n, j, "至"), moment.Has(n, j, "-"), moment.Has(n, j, "~"), moment.Has(n, j, "—"), moment.Has(n, j, "–"):
		j++
	case moment.Has(n, j, "to "):
		j += 3
	case moment.Has(n, j, "and ") && between:
		j += 4
	case moment.Has(n, j, "和") && between:
		j++
	default:
		return upper{}, k, false
	}
	if _, e := currencyAt(n, orig, skip(n, j, " "), true); e > j {
		j = e
	}
	j = skip(n, j, " ")
	if j >= len(n) || !isDigit(n[j]) {
		return upper{}, k, false
	}
	num, ok := numberAt(n, j)
	if !ok || num.high > 0 {
		return upper{}, k, false
	}
	end, unit := num.end, 1.0
	switch scale := enScale(n, &end); {
	case scale > 1:
		unit = scale
	case num.scale: // 100万 is 1,000,000: its unit is what its last rune says
		if unit = zhUnit(n[num.end-1]); unit < 1e4 {
			return upper{}, k, false
		}
		if more := zhUnit(n[num.end-2]); more > 1 && more < unit {
			unit *= more // 3到4百万: both are 百万
		}
		num.value /= unit
	default:
		return upper{}, k, false
	}
	if end < len(n) && isWordRune(n[end-1]) && isWordRune(n[end]) || counted(n, end) {
		return upper{}, k, false
	}
	return upper{num, unit}, end, s.mult > 1 || s.num.scale || s.num.plain
}

// onlyCounts reports whether a figure without a currency counts something else than money,
// or is none: 一四五零 are payment terms, 一百六 needs a word that makes it money.
func (s *sumReader) onlyCounts() bool {
	if s.code != "" {
		return false
	}
	unscaled := s.mult == 1 && !s.num.scale
	return counted(s.n, s.to) || s.num.han && unscaled || isAlpha(s.n[s.figure]) && unscaled && s.to-s.from < len(s.n)
}

// settle works the figure out, with the cents behind it and the words for more or less.
func (s *sumReader) settle() bool {
	value, high := s.num.value*s.mult+s.extra, s.num.high*s.mult
	if s.code != "" && s.mult == 1 && high == 0 && value == math.Trunc(value) && !s.cents {
		c, e := centsAt(s.n, s.orig, s.to)
		value, s.to = value+c/100, e
	}
	s.span.End = s.to
	if value <= 0 || value > maxMoney || high > maxMoney {
		return false
	}
	s.minor, s.high, s.currency = int64(math.Round(value*100)), int64(math.Round(high*100)), s.code
	s.bare = s.code == "" && s.mult == 1 && !s.num.scale
	s.inHan = s.inHan || s.num.han
	s.value = value
	switch {
	case s.num.high > 0:
		s.precision = crm.Range
	case s.num.least:
		s.precision = crm.AtLeast
	case s.num.about:
		s.precision = crm.About
	}
	s.modify(s.n)
	return true
}

// readUnit reads the currency behind a figure, its hundredths (34 cents, 两毛)
// and a million of it (120 MEUR).
func (s *sumReader) readUnit() {
	n, e := s.n, skip(s.n, s.to, " ")
	c, end := currencyAt(n, s.orig, e, false)
	if c == "" && e < len(n) && n[e] == 'm' {
		if x, xe := currencyAt(n, s.orig, e+1, false); x != "" && inCapitals(s.orig, e, xe) {
			c, end = x, xe
			s.mult *= 1e6
		}
	}
	switch d := skip(n, end, " "); {
	case c != "" && s.code != "" && e < len(n) && !isAlpha(n[e]) && !isHan(n[e]) && d < len(n) && isDigit(n[d]):
		// $ 20 $ 30
	case c != "" && (s.code == "" || c == s.code) && !(c == "USD" && n[e] == '刀' && moment.Has(n, e, "刀具")):
		s.inHan, s.slang = s.inHan || isHan(n[e]), n[e] == '蚊'
		s.code, s.to = c, end
	case s.code == "" && s.mult == 1:
		s.readCents(e)
	}
}

// readCents reads a word for hundredths or tenths of a currency at n[e].
func (s *sumReader) readCents(e int) {
	n := s.n
	if w, we := wordAt(n, e); centWords[w] {
		s.inCents("USD", 0.01, we)
		return
	}
	for _, c := range hanCentWords {
		if moment.Has(n, e, c.word) {
			s.inCents(c.code, 0.01, e+2)
			return
		}
	}
	switch {
	case moment.Has(n, e, "分钱") || moment.Has(n, e, "分") && e+1 == len(n) && s.from == 0:
		s.inCents("CNY", 0.01, min(e+2, len(n)))
		s.inHan = true
	case s.tenthsAt(e):
		end := e + 1
		if d, ok := digitAt(n, end); ok && !followsCount(n, end+1) {
			s.extra, end = float64(d)/100, end+1
			if moment.Has(n, end, "分") {
				end++
			}
		}
		s.inCents("CNY", 0.1, end)
		s.inHan = true
	}
}

// inCents takes a sum as said in a part of a currency, up to n[to].
func (s *sumReader) inCents(code string, part float64, to int) {
	s.cents, s.code, s.mult, s.to = true, code, part, to
}

// tenthsAt reports whether a word for a tenth of a yuan stands at n[e]: 两毛, 三角五.
func (s *sumReader) tenthsAt(e int) bool {
	n := s.n
	if moment.Has(n, e, "毛") && e == s.to && !moment.Has(n, e, "毛利") && !moment.Has(n, e, "毛重") && !moment.Has(n, e, "毛坯") {
		return true
	}
	return moment.Has(n, e, "角") && e+1 < len(n) && (isHanDigit(n[e+1]) || moment.Has(n, e, "角钱"))
}
