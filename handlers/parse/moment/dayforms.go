package moment

// weekdayAt reads Friday, 周三, Mon 18 Feb, Thursday the 21st, Tuesday of next
// week.
func (p *parser) weekdayAt(i int) days {
	t := p.at(i)
	j := p.skip(i+1, dot)
	if j > i+1 && !p.at(i+1).is(fGlued) {
		j = i + 1
	}
	k := p.skip(j, comma, open, dash)
	if d := p.datedWeekday(t, j, k); d.ok() {
		return d
	}
	if !t.is(fHan) && p.at(j).k == after && p.at(j+1).k == rel && p.at(j+1).v == 1 {
		return p.weekdayAfterNext(t, j+2)
	}
	if k > j && p.at(j).k != comma {
		k = j
	}
	if d := p.weekdayOfWeek(t, p.skip(k, of, on, in)); d.ok() {
		return d
	}
	if !t.is(fHan) {
		if d := p.weekdayComing(t, j); d.ok() {
			return d
		}
	}
	return p.plainWeekday(t, j)
}

// datedWeekday reads the date behind a weekday, from atom k on, or the day of the month at
// atom j: Monday 11 Nov, Friday 23 at 4.
func (p *parser) datedWeekday(t atom, j, k int) days {
	if d := p.dayAt(k); d.ok() && p.datesWeekday(d, k) {
		near := d.near.From.weekday() == t.v || d.past.From.weekday() == t.v || d.next.From.weekday() == t.v
		if on := p.onWeekday(d, t.v); on.ok() && (!d.bare || near) { // Monday 11-4 are hours
			return on
		}
	}
	n := p.at(j)
	if n.k != num || !n.is(fDigits) || n.w > 2 || n.v < 1 || n.v > 31 || t.is(fHan) || !p.closed(j+1) {
		return days{}
	}
	x := p.at(j + 1)
	_, clocked := p.clockAt(j+1, false)
	hour := clocked || x.k == at || x.k == fromW || x.k == between
	if !hour && x.e != 0 && x.k != comma { // what it stands before may be counted by it
		return days{}
	}
	on := p.onWeekday(p.specDays(spec{kind: sDay, d: n.v}, Day, j+1), t.v)
	// Friday 18 with nothing behind it is a date where a Friday near by is one, else it may be an hour.
	if on.ok() && on.near.From.weekday() == t.v && (hour || on.near.From < p.today+32*day && on.near.From > p.today-32*day) {
		return on
	}
	return days{}
}

// datesWeekday reports whether a date that begins at atom k is one of the calendar, which a
// weekday before it only names again.
func (p *parser) datesWeekday(d days, k int) bool {
	if d.grain != Day || d.weekday || d.vague || d.ago || d.exact || p.at(k+1).k == unit {
		return false
	}
	switch p.at(k).k {
	case month, num, the, yearNo, mday:
		return d.spec.kind == sMonthDay || d.spec.kind == sDay || d.spec.kind == sFixed
	}
	return false
}

// weekdayAfterNext reads Friday after next, which ends before atom end.
func (p *parser) weekdayAfterNext(t atom, end int) days {
	d := fixedDays(oneDay(p.today.weekStart()+Stamp(14+t.v)*day), Day, end) // next Friday is that of the next week
	if other := oneDay(p.comingWeekday(t.v) + 7*day); other != d.near {
		d.extra = append(d.extra, other)
	}
	return d
}

// comingWeekday is today where it is this weekday, else the next one that is.
func (p *parser) comingWeekday(v int) Stamp {
	this := p.today.weekStart() + Stamp(v)*day
	if this < p.today {
		this += 7 * day
	}
	return this
}

// weekdayOfWeek reads the week behind a weekday, from atom k on: Tuesday of next week.
func (p *parser) weekdayOfWeek(t atom, k int) days {
	w := p.at(k)
	counted := w.k == num || w.k == a || w.k == couple // Tuesday in two weeks
	if !counted && w.k != rel && !(w.k == the && p.at(k+1).k == rel) {
		return days{}
	}
	d := p.dayAt(k)
	if !d.ok() || d.vague || d.edge != 0 {
		return days{}
	}
	weeks := counted && !d.ago && d.grain == Day && d.fixed && p.at(k+1).k == unit && p.at(k+1).v >= int(Week)
	if d.grain != Week && !weeks {
		return days{}
	}
	return fixedDays(oneDay(d.near.From.weekStart()+Stamp(t.v)*day), Day, d.end)
}

// weekdayComing reads what the English say behind a weekday, at atom j: Tuesday coming,
// Friday week.
func (p *parser) weekdayComing(t atom, j int) days {
	if c, next := p.at(j), p.at(j+1).k; c.k == rel && c.w == relUpcoming && p.says(c, "coming") && next != unit && next != wday && next != num {
		at := p.today.weekStart() + Stamp(t.v)*day
		if at <= p.today {
			at += 7 * day
		}
		return fixedDays(oneDay(at), Day, j+1)
	}
	if more := p.weeksOn(j); more > 0 && p.at(j-1).k == wday {
		return fixedDays(oneDay(p.comingWeekday(t.v)+more), Day, j+1)
	}
	return days{}
}

// plainWeekday reads a weekday with nothing behind it that says of which week, up to atom end.
func (p *parser) plainWeekday(t atom, end int) days {
	d := p.specDays(spec{kind: sWeekday, n: t.v}, Day, end)
	d.weekday, d.either = true, !t.is(fHan)
	if d.near.From == p.today {
		d.extra = append(d.extra, moved(d.near, 7*day), moved(d.near, -7*day))
	}
	if d.either {
		if d.near.From == p.today { // one says today for today: the next one
			d.next = moved(d.near, 7*day)
		}
		d.near = d.past
	}
	return d
}

// weeksOn is by how much the word for a week or two behind a day puts it off, as the British
// say it: Friday week, tomorrow fortnight.
func (p *parser) weeksOn(i int) Stamp {
	switch u := p.at(i); {
	case u.k != unit || u.is(fHan):
	case p.says(u, "week") && p.at(i+1).k != num:
		return 7 * day
	case p.says(u, "fortnight"):
		return 14 * day
	}
	return 0
}

// onWeekday is the day of d that falls on a weekday, the nearest one; d as it
// is where none does.
func (p *parser) onWeekday(d days, wd int) days {
	for _, iv := range [...]Interval{d.near, d.next, d.past} {
		if iv.From.weekday() == wd {
			d.near = iv
			if d.spec.kind == sDay {
				d.past, d.next = iv, iv
			}
			return d
		}
	}
	s := d.spec
	switch s.kind {
	case sMonthDay:
		for _, k := range [...]int{1, -1, 2, -2, 3, -3, 4, 5} {
			if iv, ok := s.in(p.today.year() + k); ok && iv.From.weekday() == wd {
				d.near = iv
				return d
			}
		}
	case sDay:
		y, m, _ := p.today.civil()
		found := days{}
		for k := 1; k < 14; k++ {
			for _, sign := range [...]int{1, -1} {
				if iv := oneDay(clampedDate(y, m+sign*k, s.d)); iv.From.weekday() == wd && (!found.ok() || sign > 0 && found.next == found.past || sign < 0 && found.next == found.past) {
					if !found.ok() {
						found = d
						found.near, found.past, found.next = iv, iv, iv
					} else if sign > 0 && found.next.From < p.today {
						found.next = iv
					} else if sign < 0 && found.past.From > p.today {
						found.past = iv
					}
				}
			}
		}
		if found.ok() {
			return found
		}
	}
	return d
}

// monthAt reads 3月15日, 4月底, 10月, April 8th 2027, Dec-2018, march.
func (p *parser) monthAt(i int) days {
	t := p.at(i)
	if t.is(fHan) {
		return p.hanMonth(i, 0)
	}
	s := spec{kind: sMonthDay, m: t.v}
	j := p.skip(i+1, dot)
	if p.at(j).k == dash || p.at(j).k == slash || p.at(j).k == comma {
		j++
	}
	j = p.skip(j, the)
	if y, e := p.yearNumber(j); y > 0 && e == j+1 && p.at(e).k == dash && p.at(e+1).k == num && p.at(e+1).is(fGlued) && validDay(y, t.v, p.at(e+1).v) {
		return fixedDays(oneDay(dateOf(y, t.v, p.at(e+1).v)), Day, e+2) // September-2020-23
	}
	if n := p.at(j); n.k == num && n.v >= 1 && n.v <= 31 && n.w <= 2 && !n.is(fHan) && p.monthDayEnds(i, j) {
		s.d = n.v
		end := p.yearBehind(j+1, &s)
		return p.specDays(s, Day, end)
	}
	ms := spec{kind: sMonth, m: t.v}
	if n := p.at(i + 2); p.at(i+1).k == after && n.k == rel && n.v == 1 && n.w == relPlain { // March after next
		next := p.specDays(ms, Month, i+3).next.From
		return fixedDays(around(Month, next.addMonths(12)), Month, i+3)
	}
	k := p.skip(i+1, dot, comma, of, in)
	if k == i+1 && (p.at(k).k == dash || p.at(k).k == slash) {
		k++
	}
	if y, e := p.yearNumber(k); y > 0 && p.at(e).k != colon {
		ms.y = y
		return p.specDays(ms, Month, e)
	}
	if w := p.at(k); (w.k == rel || w.k == relUnit) && k > i+1 {
		if d := p.dayAt(k); d.ok() && d.grain == Year {
			ms.y = d.near.From.year()
			return p.specDays(ms, Month, d.end)
		}
	}
	d := p.specDays(ms, Month, i+1)
	d.bare = true
	return d
}

// monthDayEnds reports whether the number at atom j is a day of the month at i
// rather than an hour, a year or a share.
func (p *parser) monthDayEnds(i, j int) bool {
	n, next := p.at(j), p.at(j+1)
	if n.is(fOrdinal) && !n.is(fDigits) && p.at(j-1).k == comma {
		return false // was in June, second one today
	}
	if n.is(fDigits) && !n.is(fOrdinal) && (!p.closed(j+1) || next.k == colon && next.is(fGlued) && p.at(j+2).k == num && p.at(j+2).is(fGlued) || next.k == ampm && next.is(fGlued)) {
		return false
	}
	return !(next.k == dot && next.is(fGlued) && p.at(j+2).k == num && p.at(j+2).is(fGlued))
}

// hanMonth reads what follows a Chinese month: 15日, 底, 的第一个星期一.
func (p *parser) hanMonth(i, y int) days {
	t := p.at(i)
	s := spec{kind: sMonthDay, y: y, m: t.v}
	j := p.skip(i+1, of)
	switch n := p.at(j); {
	case n.k == mday:
		s.d = n.v
		return p.specDays(s, Day, j+1)
	case n.k == edge && n.v == edgeBegin && p.at(j+1).k == num && p.at(j+1).is(fHan): // 三月初一
		s.d = p.at(j + 1).v
		return p.specDays(s, Day, j+2)
	case n.k == num && j == i+1 && n.v >= 1 && n.v <= 31 && n.w <= 2 && p.dayEnds(j):
		s.d = n.v
		return p.specDays(s, Day, j+1)
	}
	m := spec{kind: sMonth, y: y, m: t.v}
	if d := p.tailIn(i+1, m, Month); d.ok() {
		return d
	}
	d := p.specDays(m, Month, i+1)
	d.guess = true
	return d
}

// dayEnds reports whether a bare number behind a month is its day: 3月15, and
// not 3月15台.
func (p *parser) dayEnds(j int) bool {
	r := p.rune(p.at(j).e)
	if r == ':' {
		return !isDigit(p.rune(p.at(j).e + 1)) // 10月20:拜访, not 10月20:30
	}
	if r == '%' || r == '.' || isDigit(r) {
		return false
	}
	for _, c := range "万亿台套条个家天年周元块人次成折吨米千百点时分月w" {
		if r == c {
			return false
		}
	}
	return true
}

// tailIn reads the part of a month or a year that is said behind it: 底, 的第一个
// 星期一, 最后4个月, 前10天, 三季度, 下半年.
func (p *parser) tailIn(i int, s spec, g Grain) days {
	whole, past, next, ok := s.resolve(p.today)
	if !ok {
		return days{}
	}
	cut := func(f func(Interval) (Interval, bool), fine Grain, edge, end int) days {
		d := days{grain: fine, edge: edge, fixed: s.kind == sFixed || s.y != 0, part: -1, end: end}
		var ok1, ok2, ok3 bool
		d.near, ok1 = f(whole)
		d.past, ok2 = f(past)
		d.next, ok3 = f(next)
		if !ok1 || !ok2 || !ok3 {
			return days{}
		}
		d.spec = spec{kind: sFixed, iv: d.near}
		if !d.fixed {
			d.spec = s // range ends resolve by the whole
		}
		return d
	}
	j := p.skip(i, of)
	if u := p.at(j); u.k == unit && Grain(u.v) == g && u.is(fHan) && p.at(j+1).k == edge && p.at(j+1).is(fGlued) { // 明年年底
		j++
	}
	t := p.at(j)
	switch {
	case t.k == edge && t.is(fHan) && !(t.v == edgeMid && t.e-t.s == 1 && midWord(p.rune(t.e))):
		d := cut(func(iv Interval) (Interval, bool) { return edgeOf(iv, g, t.v), true }, g, t.v, j+1)
		if other, ok := otherEdge(whole, g, t.v); ok {
			d.extra = append(d.extra, other)
		}
		return d
	case t.k == ordNo && p.at(j+1).k == num:
		n, k := p.at(j+1).v, p.skip(j+2, each)
		if u := p.at(k); u.k == wday {
			return cut(func(iv Interval) (Interval, bool) { return nthOf(iv, n, Day, u.v) }, Day, 0, k+1)
		} else if u.k == unit && Grain(u.v) >= Day {
			return cut(func(iv Interval) (Interval, bool) { return nthOf(iv, n, Grain(u.v), -1) }, Grain(u.v), 0, k+1)
		}
	case t.k == num && p.at(j+1).k == unit && p.at(j+1).v == int(Quarter) && t.v >= 1 && t.v <= 4 && g == Year:
		return cut(func(iv Interval) (Interval, bool) { return nthOf(iv, t.v, Quarter, -1) }, Quarter, 0, j+2)
	case t.k == quarterW && t.w > 0 && g == Year:
		return cut(func(iv Interval) (Interval, bool) { return nthOf(iv, t.w, Grain(t.v), -1) }, Grain(t.v), 0, j+1)
	case t.k == lastW:
		n, k := 1, j+1
		if x := p.at(k); x.k == num {
			n, k = x.v, k+1
		}
		k = p.skip(k, each)
		if u := p.at(k); u.k == wday {
			return cut(func(iv Interval) (Interval, bool) { return nthOf(iv, -1, Day, u.v) }, Day, 0, k+1)
		} else if u.k == unit && Grain(u.v) >= Day {
			return cut(func(iv Interval) (Interval, bool) { return Interval{shift(Grain(u.v), iv.To, -n), iv.To}, true }, Grain(u.v), edgeEnd, k+1)
		}
	case t.k == rel && t.w == relWindow && t.v < 0 && p.at(j+1).k == num && p.at(j+2).k == unit:
		n, u := p.at(j+1).v, Grain(p.at(j+2).v)
		return cut(func(iv Interval) (Interval, bool) { return Interval{iv.From, shift(u, iv.From, n)}, true }, u, edgeBegin, j+3)
	case t.k == rel && p.at(j+1).k == unit && p.at(j+1).v == int(Half) && g == Year:
		n := 1
		if t.v > 0 {
			n = 2
		}
		return cut(func(iv Interval) (Interval, bool) { return nthOf(iv, n, Half, -1) }, Half, 0, j+2)
	}
	return days{}
}

// midWord reports whether r makes 中 the beginning of a word: 中国, 中间.
func midWord(r rune) bool {
	for _, c := range "国间标车铁午文小型山心石信介继" {
		if r == c {
			return true
		}
	}
	return false
}
