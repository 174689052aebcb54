package moment

import "slices"

// word takes an English word; a tens word and its unit are one number.
func (l *lexer) word(i int) int {
	n := l.n
	j := i
	var buf [16]byte
	k := 0
	for ; j < len(n) && (isAlpha(n[j]) || n[j] == '\'' && j+1 < len(n) && (n[j+1] == 'c' || n[i] == 'y' && n[j+1] == 'd')); j++ { // o'clock, y'day
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
		if buf[0] == 'f' && Has(n, i, "first ") {
			for _, w := range [...]string{"first working day after", "first workday after", "first business day after", "first day back after"} {
				if Has(n, i, w) && (Has(n, i+len(w), " the holiday") || Has(n, i+len(w), " the october") || Has(n, i+len(w), " national") || Has(n, i+len(w), " golden")) {
					t.k, t.e = after, i+len(w) // the working day behind a holiday is meant without saying so
					l.add(t)
					return t.e
				}
			}
		}
		if buf[0] == 'n' {
			for _, w := range [...]string{"no later than", "not later than"} {
				if Has(n, i, w) && !(i+len(w) < len(n) && isAlpha(n[i+len(w)])) {
					t.k, t.e = by, i+len(w)
					l.add(t)
					return t.e
				}
			}
		}
		l.lookup(&t, string(buf[:k]))
		l.endOfWork(&t)
		if l.spells(&t, "w") && (Has(n, j, "/c ") || Has(n, j, "/b ")) {
			t.k, t.v, t.w, t.e = unit, int(Week), isCommencing, j+2
		}
		if t.k == unit && t.v == int(Week) && j < len(n) && l.dayOfWeek(n[j]) && n[j] != '末' {
			t.k, t.v, t.w, t.e = wday, hanDayOfWeek(n[j]), 0, j+1 // next week三
		}
	}
	l.merge(&t)
	l.add(t)
	return t.e
}

// lookup fills in what a word is.
func (l *lexer) lookup(t *atom, w string) {
	n := l.n
	if e, ok := wordOf(w); ok && !(w == "a" && (Has(n, t.e, ".m") || Has(n, t.e, " m") && !(t.e+2 < len(n) && isAlpha(n[t.e+2])))) {
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
	case w == "h" && t.s > 0 && (isDigit(n[t.s-1]) || t.s > 1 && n[t.s-1] == ' ' && isDigit(n[t.s-2])):
		t.k, t.v = hourMark, 2
	case (w == "a" || w == "p") && (Has(n, t.e, ".m") || Has(n, t.e, " m") && !(t.e+2 < len(n) && isAlpha(n[t.e+2]))):
		l.meridiem(t, w)
		if Has(n, t.e, ".m") {
			t.e += 2
		} else {
			t.e += 2
		}
		if t.e < len(n) && n[t.e] == '.' && Has(n, t.e-2, ".m.") {
			t.e++
		}
	case (w == "p") && t.s > 0 && isDigit(n[t.s-1]):
		l.meridiem(t, w)
	case (w == "kw" || w == "cw") && l.weekNo(t.e) && !l.behindNumber():
		t.k, t.v, t.w = unit, int(Week), 0 // KW 27, as Germans count their weeks
	case w == "ampm":
		t.k, t.v = ampm, -1
	case w == "th" || w == "s":
		t.k = other
	}
}

// weekNo reports whether the number of a week stands at n[i], or behind a space there.
func (l *lexer) weekNo(i int) bool {
	if i < len(l.n) && l.n[i] == ' ' {
		i++
	}
	return i < len(l.n) && isDigit(l.n[i]) && !(i+2 < len(l.n) && isDigit(l.n[i+1]) && isDigit(l.n[i+2]))
}

// behindNumber reports whether the last atom is a number, as it is before a measure:
// 55 kW.
func (l *lexer) behindNumber() bool {
	k := len(l.out) - 1
	return k >= 0 && (l.out[k].k == num || l.out[k].k == other && isDigit(l.n[l.out[k].s]))
}

// endOfWork makes one word of the end of a working day: close of business, end of play.
func (l *lexer) endOfWork(t *atom) {
	if l.spells(t, "before") && Has(l.n, t.e, "下班") { // 4月30号before下班
		t.k, t.v, t.w, t.e, t.f = eox, edgeEnd, int(Day), t.e+2, t.f|fHan
		return
	}
	if !l.spells(t, "close") && !l.spells(t, "end") {
		return
	}
	for _, s := range [...]string{" of business", " of play", " of the business day"} {
		if Has(l.n, t.e, s) && !(t.e+len(s) < len(l.n) && isAlpha(l.n[t.e+len(s)])) {
			t.k, t.v, t.w, t.e = eox, edgeEnd, int(Day), t.e+len(s)
			return
		}
	}
}

func (l *lexer) spells(t *atom, w string) bool { return t.e-t.s == len(w) && Has(l.n, t.s, w) }

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

// Has reports whether word stands at n[i]; false where n has no i.
func Has(n []rune, i int, word string) bool {
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
	return i+len(word) <= len(n) && slices.Equal(n[i:i+len(word)], word)
}
