package moment

// numAt reads what begins with a number: a date in figures, 15 June, the third
// Monday of March, three weeks ago, a year.
func (p *parser) numAt(i int) days {
	t := p.at(i)
	switch t.k {
	case num:
		if t.is(fDigits) {
			if d := p.figures(i); d.ok() {
				return d
			}
			if q := p.at(i + 1); t.w == 2 && q.k == quarterW && q.w > 0 && q.is(fGlued) && p.apart(i) { // 26q4
				return p.ofYear(p.periodOf(i+1, q.w, Grain(q.v), i+2), t.v+century(t.v))
			}
		}
		if d := p.hanCount(i); d.ok() {
			return d
		}
		if t.is(fOrdinal) {
			return p.ordinalDay(i)
		}
		if t.v >= 1 && t.v <= 31 && (t.w <= 2 || !t.is(fDigits)) && p.apart(i) {
			if d := p.dayOfMonth(i, t.v); d.ok() {
				return d
			}
		}
	case about:
		return p.counted(i + 1)
	case ordNo:
		return p.hanNth(i)
	}
	if d := p.counted(i); d.ok() {
		return d
	}
	if d := p.weekdaysAway(i); d.ok() {
		return d
	}
	if t.k == num {
		return p.bareYear(i)
	}
	return days{}
}

// hanCount reads 20世纪80年代, 80年代, 70年代.
func (p *parser) hanCount(i int) days {
	t := p.at(i)
	if c := p.at(i + 1); c.k == unit && c.v == int(Century) && t.v > 0 && t.v < 30 {
		if p.at(i+2).k == num && p.at(i+3).k == decadeW && p.at(i+2).v%10 == 0 {
			y := (t.v-1)*100 + p.at(i+2).v
			return fixedDays(Interval{dateOf(y, 1, 1), dateOf(y+10, 1, 1)}, Decade, i+4)
		}
		if t.is(fOrdinal) || c.is(fHan) {
			y := (t.v - 1) * 100
			return fixedDays(Interval{dateOf(y, 1, 1), dateOf(y+100, 1, 1)}, Century, i+2)
		}
	}
	if p.at(i+1).k == decadeW && t.v%10 == 0 && t.v < 100 {
		return p.specDays(spec{kind: sDecade, n: t.v}, Decade, i+2)
	}
	if t.w == 4 && p.at(i+1).k == decadeW {
		return fixedDays(Interval{dateOf(t.v, 1, 1), dateOf(t.v+10, 1, 1)}, Decade, i+2)
	}
	if q := p.at(i + 1); q.k == unit && q.v == int(Quarter) && q.is(fHan) && t.v >= 1 && t.v <= 4 && t.w <= 1 && q.e-q.s == 2 && !t.is(fUnits) {
		return p.periodOf(i, t.v, Quarter, i+2)
	}
	return days{}
}

// hanNth reads 第三季度, 第一季度.
func (p *parser) hanNth(i int) days {
	if n, u := p.at(i+1), p.at(p.skip(i+2, each)); n.k == num && u.k == unit && u.v == int(Quarter) {
		return p.periodOf(i, n.v, Quarter, p.skip(i+2, each)+1)
	}
	return days{}
}

// bareYear reads 2016, 2016 Q3, 2016 november, nineteen ninety nine.
func (p *parser) bareYear(i int) days {
	t := p.at(i)
	if t.is(fDigits) && (!p.apart(i) || t.w != 4) && !(t.w == 2 || t.w == 4) {
		return days{}
	}
	if t.is(fDigits) && p.at(i+1).is(fGlued) && p.rune(p.at(i+1).s) == 's' && p.at(i+1).e-p.at(i+1).s == 1 || t.is(fDigits) && p.at(i+1).k == quote && p.rune(p.at(i+1).e) == 's' && p.at(i+2).e-p.at(i+2).s == 1 {
		return p.decadeAt(i)
	}
	y, e := p.yearNumber(i)
	if y == 0 {
		return days{}
	}
	if t.is(fDigits) && !p.apart(i) {
		return days{}
	}
	k := p.skip(e, comma, dash, of, the)
	switch n := p.at(k); {
	case n.k == month && !n.is(fHan):
		s := spec{kind: sMonthDay, y: y, m: n.v}
		j := k + 1
		if p.at(j).k == dash || p.at(j).k == slash {
			j++
		}
		if x := p.at(j); x.k == num && x.is(fDigits) && x.w <= 2 && validDay(y, n.v, x.v) && p.closed(j+1) && p.at(j+1).k != colon {
			s.d = x.v
			return p.specDays(s, Day, j+1)
		}
		s.kind = sMonth
		return p.specDays(s, Month, k+1)
	case n.k == quarterW && n.w > 0:
		d := p.periodOf(k, n.w, Grain(n.v), k+1)
		return p.ofYear(d, y)
	case n.k == num && n.is(fOrdinal) && p.at(k+1).k == quarterW:
		d := p.periodOf(k, n.v, Quarter, k+2)
		return p.ofYear(d, y)
	}
	d := fixedDays(Interval{dateOf(y, 1, 1), dateOf(y+1, 1, 1)}, Year, e)
	d.bare, d.guess = true, true
	return d
}

// ofYear moves a quarter or a half into a year.
func (p *parser) ofYear(d days, y int) days {
	if !d.ok() {
		return d
	}
	d.spec.y = y
	return p.specDays(d.spec, d.grain, d.end)
}

// figures reads a date in figures: 2026-03-05, 3/15, 20170302, 15.5.2016.
func (p *parser) figures(i int) days {
	t := p.at(i)
	if !p.apart(i) && !(p.at(i-1).k == dash && p.rune(t.s-2) != 0 && isAlpha(p.rune(t.s-2))) {
		return days{}
	}
	if t.w == 8 {
		y, m, d := t.v/10000, t.v/100%100, t.v%100
		if y < 1900 || y > 2100 || !validDay(y, m, d) || !p.closed(i+1) || p.numbers(t.s) {
			return days{}
		}
		return fixedDays(oneDay(dateOf(y, m, d)), Day, i+1)
	}
	sep, second := p.at(i+1), p.at(i+2)
	if t.w > 4 {
		return days{}
	}
	if t.w == 4 && sep.k == num && sep.is(fDigits) && sep.w == 2 && second.k == num && second.w == 2 && validDay(t.v, sep.v, second.v) && t.v > 1900 && p.closed(i+3) {
		return fixedDays(oneDay(dateOf(t.v, sep.v, second.v)), Day, i+3) // 2010 01 29
	}
	if sep.k != dash && sep.k != slash && sep.k != dot {
		return days{}
	}
	if m := second; m.k == month && !m.is(fHan) && m.is(fGlued) && sep.is(fGlued) && sep.k != dot { // 8/Oct/2012, 2012/aug/10
		return p.namedFigures(i)
	}
	if sep.k == dash && second.k == num && second.w == 4 && p.at(i+3).k == dash && p.at(i+4).k == month { // 23-2020-September
		if m := p.at(i + 4).v; validDay(second.v, m, t.v) {
			return fixedDays(oneDay(dateOf(second.v, m, t.v)), Day, i+5)
		}
	}
	if second.k == mday && sep.k == dot && second.is(fGlued) && t.v >= 1 && t.v <= 12 { // 10.12号
		return p.specDays(spec{kind: sMonthDay, m: t.v, d: second.v}, Day, i+3)
	}
	if second.k != num || !second.is(fDigits) || second.is(fOrdinal) {
		return days{}
	}
	glued := sep.is(fGlued) && second.is(fGlued)
	if third := p.at(i + 4); p.at(i+3).k == sep.k && third.k == num && third.is(fDigits) && !third.is(fOrdinal) && glued && p.at(i+3).is(fGlued) && third.is(fGlued) {
		return p.threeFigures(i, sep.k)
	}
	if p.at(i+3).k == comma && sep.k == slash && p.at(i+4).k == num && p.at(i+4).is(fGlued) && (p.at(i+4).w == 4 || p.at(i+4).w == 2) { // 08/12,2015
		return p.inOrder(t.v, second.v, p.at(i+4), i+5)
	}
	return p.twoFigures(i, sep, glued)
}

// numbers reports whether the word before rune s says that figures are the number of
// something: 工号20231107, 订单号: 20260105.
func (p *parser) numbers(s int) bool {
	for s > 0 && (p.n[s-1] == ' ' || p.n[s-1] == ':' || p.n[s-1] == '是') {
		s--
	}
	for _, w := range [...]string{"工号", "单号", "编号", "账号", "帐号", "卡号", "合同号", "批号", "图号", "料号", "款号", "尾号", "执照号"} {
		if s >= len(w)/3 && Has(p.n, s-len(w)/3, w) {
			return true
		}
	}
	return false
}

// namedFigures reads 8/Oct/2012, 31-Oct-74, 2012/aug/10.
func (p *parser) namedFigures(i int) days {
	t, m := p.at(i), p.at(i+2)
	last := p.at(i + 4)
	if p.at(i+3).k == p.at(i+1).k && last.k == num && last.is(fGlued) {
		y, d := last.v, t.v
		if t.w == 4 {
			y, d = t.v, last.v
		} else if last.w == 2 {
			y += century(y)
		}
		if validDay(y, m.v, d) {
			return fixedDays(oneDay(dateOf(y, m.v, d)), Day, i+5)
		}
	}
	if t.w == 4 {
		s := spec{kind: sMonth, y: t.v, m: m.v}
		return p.specDays(s, Month, i+3)
	}
	return p.specDays(spec{kind: sMonthDay, m: m.v, d: t.v}, Day, i+3)
}

// threeFigures reads a day, a month and a year.
func (p *parser) threeFigures(i int, sep kind) days {
	x, y, z := p.at(i), p.at(i+2), p.at(i+4)
	end := i + 5
	if !p.closed(end) || p.at(end).k == sep && sep != dash && p.at(end).is(fGlued) && p.at(end+1).k == num && p.at(end+1).is(fGlued) {
		return days{}
	}
	if p.at(end).k == sep && sep == dash && p.at(end).is(fGlued) && p.at(end+1).is(fGlued) && p.at(end+1).k == num && !(p.at(end+2).k == colon || p.at(end+2).k == dash && p.at(end+1).w <= 2 && p.at(end+3).k == num) {
		return days{}
	}
	switch {
	case x.w == 4 && x.v > 999 || x.w == 4 && sep != dot:
		if y.w > 2 || z.w > 2 {
			return days{}
		}
		if validDay(x.v, y.v, z.v) {
			return fixedDays(oneDay(dateOf(x.v, y.v, z.v)), Day, end)
		}
		return days{}
	case x.w == 2 && y.w == 2 && z.w == 2 && p.chinese() && y.v <= 12 && validDay(x.v+century(x.v), y.v, z.v): // 25-12-31
		d := fixedDays(oneDay(dateOf(x.v+century(x.v), y.v, z.v)), Day, end)
		if other := p.inOrder(x.v, y.v, z, end); other.ok() {
			d.extra = append(d.extra, other.near)
		}
		return d
	case z.w == 4 || z.w == 2:
		if x.w > 2 || y.w > 2 || sep == dot && z.w != 4 {
			return days{}
		}
		if sep == dot && validDay(2000, y.v, x.v) && !p.chinese() {
			return p.inOrder(y.v, x.v, z, end) // 11.09.2026: points stand behind the day
		}
		return p.inOrder(x.v, y.v, z, end)
	case x.w == 2 && z.w == 1 && x.v > 12 && p.chinese() && validDay(2000+x.v, y.v, z.v):
		return fixedDays(oneDay(dateOf(x.v+century(x.v), y.v, z.v)), Day, end)
	}
	return days{}
}

// inOrder is a day whose month comes first, or last where it can only be so;
// where both can be, the other order is the other reading.
func (p *parser) inOrder(x, y int, year atom, end int) days {
	yr := year.v
	if year.w == 2 {
		yr += century(yr)
	}
	us, eu := validDay(yr, x, y), validDay(yr, y, x)
	switch {
	case us:
		d := fixedDays(oneDay(dateOf(yr, x, y)), Day, end)
		if eu && x != y {
			d.extra = append(d.extra, oneDay(dateOf(yr, y, x)))
			d.spec.d, d.spec.m, d.spec.y = x, y, yr
		}
		return d
	case eu:
		return fixedDays(oneDay(dateOf(yr, y, x)), Day, end)
	case p.chinese() && year.w == 2 && validDay(2000+x, y, year.v):
		return fixedDays(oneDay(dateOf(2000+x, y, year.v)), Day, end)
	}
	return days{}
}

// chinese reports whether the text has a Chinese character.
func (p *parser) chinese() bool {
	for _, r := range p.n[:min(len(p.n), 400)] {
		if isHan(r) {
			return true
		}
	}
	return false
}

// daysLead reports whether another date of the words around token i, in an English text, can only
// have its day before the slash. 24/7 is none.
func (p *parser) daysLead(i int) bool {
	if p.chinese() {
		return false
	}
	for k := max(0, i-60); k+2 < min(len(p.a), i+60); k++ {
		if x, sep, y := p.a[k], p.a[k+1], p.a[k+2]; x.k == num && y.k == num && sep.k == slash && sep.is(fGlued) && y.is(fGlued) && x.w == 2 && x.v > 12 && x.v <= 31 && y.w <= 2 && y.v >= 1 && y.v <= 12 && !(x.v == 24 && y.v == 7) {
			return true
		}
	}
	return false
}

// isMeasure reports whether r makes a number before it a count, not a date.
func isMeasure(r rune) bool {
	for _, c := range "万亿台套条个家天年周元块人次成折吨米千百%" {
		if r == c {
			return true
		}
	}
	return false
}

// weekdaysAway reads 3 fridays from now, two thursdays ago.
func (p *parser) weekdaysAway(i int) days {
	t, w := p.at(i), p.at(i+1)
	if t.k != num && t.k != a || w.k != wday || w.is(fHan) || t.v < 1 || t.v > 60 {
		return days{}
	}
	at := func(weeks int) Interval { return oneDay(p.today.weekStart() + Stamp(7*weeks+w.v)*day) }
	switch k := p.at(i + 2); {
	case k.k == ago:
		return fixedDays(at(-t.v), Day, i+3)
	case k.k == hence:
		return fixedDays(at(t.v), Day, i+3)
	case k.k == fromW && p.at(i+3).k == now:
		return fixedDays(at(t.v), Day, i+4)
	}
	return days{}
}
