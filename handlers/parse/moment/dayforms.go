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
	if d := p.dayAt(k); d.ok() && d.grain == Day && !d.weekday && !d.vague && (p.at(k).k == month || p.at(k).k == num || p.at(k).k == the || p.at(k).k == yearNo || p.at(k).k == mday) && !d.ago && p.at(k+1).k != unit && (d.spec.kind == sMonthDay || d.spec.kind == sDay || d.spec.kind == sFixed) && !d.exact {
		if on := p.onWeekday(d, t.v); !d.bare || on.near.From.weekday() == t.v { // Monday 11-4 are hours
			return on
		}
	}
	if n := p.at(j); n.k == num && n.is(fDigits) && n.w <= 2 && n.v >= 1 && n.v <= 31 && !t.is(fHan) && p.closed(j+1) {
		if k := p.at(j + 1); k.k == at || k.k == fromW || k.k == between { // Friday 23 at 4
			if on := p.onWeekday(p.specDays(spec{kind: sDay, d: n.v}, Day, j+1), t.v); on.ok() && on.near.From.weekday() == t.v {
				return on
			}
		}
	}
	if p.at(j).k == after && p.at(j+1).k == rel && p.at(j+1).v == 1 && !t.is(fHan) { // Friday after next
		this := p.today.weekStart() + Stamp(t.v)*day
		if this < p.today {
			this += 7 * day
		}
		return fixedDays(oneDay(this+7*day), Day, j+2)
	}
	if k > j && p.at(j).k != comma {
		k = j
	}
	k = p.skip(k, of, on, in)
	if w := p.at(k); w.k == rel || w.k == the && p.at(k+1).k == rel || w.k == num || w.k == a || w.k == couple {
		if d := p.dayAt(k); d.ok() && (d.grain == Week || w.k != rel && w.k != the && !d.ago && (d.grain == Day || d.grain == Week) && d.fixed && p.at(k+1).k == unit && p.at(k+1).v >= int(Week)) && !d.vague && d.edge == 0 {
			return fixedDays(oneDay(d.near.From.weekStart()+Stamp(t.v)*day), Day, d.end)
		}
	}
	if u := p.at(j); u.k == unit && u.v == int(Week) && !u.is(fHan) && !t.is(fHan) && p.at(j-1).k == wday && p.says(u, "week") { // Friday week
		this := p.today.weekStart() + Stamp(t.v)*day
		if this < p.today {
			this += 7 * day
		}
		return fixedDays(oneDay(this+7*day), Day, j+1)
	}
	d := p.specDays(spec{kind: sWeekday, n: t.v}, Day, j)
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
	if n.is(fDigits) && !n.is(fOrdinal) && (!p.closed(j+1) || next.k == colon && next.is(fGlued) || next.k == ampm && next.is(fGlued)) {
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
	if r == '%' || r == '.' || isDigit(r) || r == ':' {
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
			return cut(func(iv Interval) (Interval, bool) { return nthOf(iv, g, n, Day, u.v) }, Day, 0, k+1)
		} else if u.k == unit && Grain(u.v) >= Day {
			return cut(func(iv Interval) (Interval, bool) { return nthOf(iv, g, n, Grain(u.v), -1) }, Grain(u.v), 0, k+1)
		}
	case t.k == num && p.at(j+1).k == unit && p.at(j+1).v == int(Quarter) && t.v >= 1 && t.v <= 4 && g == Year:
		return cut(func(iv Interval) (Interval, bool) { return nthOf(iv, g, t.v, Quarter, -1) }, Quarter, 0, j+2)
	case t.k == quarterW && t.w > 0 && g == Year:
		return cut(func(iv Interval) (Interval, bool) { return nthOf(iv, g, t.w, Grain(t.v), -1) }, Grain(t.v), 0, j+1)
	case t.k == lastW:
		n, k := 1, j+1
		if x := p.at(k); x.k == num {
			n, k = x.v, k+1
		}
		k = p.skip(k, each)
		if u := p.at(k); u.k == wday {
			return cut(func(iv Interval) (Interval, bool) { return nthOf(iv, g, -1, Day, u.v) }, Day, 0, k+1)
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
		return cut(func(iv Interval) (Interval, bool) { return nthOf(iv, g, n, Half, -1) }, Half, 0, j+2)
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

// yearAt reads 2026年, 2026年3月5日, 2026年底.
func (p *parser) yearAt(i int) days {
	y := p.at(i).v
	j := p.skip(i+1, comma, of)
	if m := p.at(j); m.k == month {
		return p.hanMonth(j, y)
	}
	return p.inYear(i+1, y, i+1)
}

// inYear reads what is said behind a year.
func (p *parser) inYear(j, y, end int) days {
	iv := Interval{dateOf(y, 1, 1), dateOf(y+1, 1, 1)}
	if d := p.tailIn(j, spec{kind: sFixed, iv: iv}, Year); d.ok() {
		return d
	}
	k := p.skip(j, of)
	if f := p.at(k); f.k == feast {
		if d := p.besideFeast(k, y); d.ok() {
			return d
		}
		s := spec{kind: sFeast, n: f.v, y: y}
		return p.specDays(s, Day, k+1)
	} else if f.k == seasonW && f.is(fHan) {
		return p.specDays(spec{kind: sSeason, n: f.v, y: y}, Season, k+1)
	}
	d := fixedDays(iv, Year, end)
	d.guess, d.vague = true, true
	return d
}

// hanYear reads 明年, 去年3月, 今年国庆, 明年下半年.
func (p *parser) hanYear(i int) days {
	y := p.today.year() + p.at(i).v
	j := p.skip(i+1, of)
	if p.at(j).k == month {
		return p.hanMonth(j, y)
	}
	return p.inYear(i+1, y, i+1)
}

// eraAt reads 康熙二十年9月.
func (p *parser) eraAt(i int) days {
	n := p.at(i + 1)
	y := p.at(i).v + n.v
	switch {
	case n.k == yearNo && p.at(i+2).k == month:
		return p.hanMonth(i+2, y-century(n.v%100))
	case n.k == num && p.at(i+2).k == unit && p.at(i+2).v == int(Year):
		if p.at(i+3).k == month {
			return p.hanMonth(i+3, y)
		}
		return p.inYear(i+3, y, i+3)
	}
	return days{}
}

// feastAt reads Christmas, thanksgiving 2014, 国庆节, labor day weekend.
func (p *parser) feastAt(i int) days {
	s := spec{kind: sFeast, n: p.at(i).v}
	j := i + 1
	if d := p.besideFeast(i, 0); d.ok() {
		return d
	}
	g := Day
	if u := p.at(j); u.k == unit && u.v == int(Weekend) {
		s.kind, g, j = sFeastEnd, Weekend, j+1
	}
	k := p.skip(j, comma, of)
	if y, e := p.yearNumber(k); y > 0 {
		s.y, j = y, e
	} else if w := p.at(k); k > j && (w.k == rel || w.k == relUnit) {
		if d := p.dayAt(k); d.ok() && d.grain == Year {
			s.y, j = d.near.From.year(), d.end
		}
	}
	d := p.specDays(s, g, j)
	if h := &holidays[s.n]; d.ok() && h.lunar {
		if p.at(i).e-p.at(i).s == 1 { // 节, 年
			return days{}
		}
		if first, _, known := h.off(p.cal, p.today); known && s.y == 0 {
			d.extra = append(d.extra, d.near, d.past, d.next)
			d.near, d.past, d.next = oneDay(first), oneDay(first), oneDay(first)
		} else {
			d.vague = !h.known(d.near.From.year()) // no calendar tells
		}
	}
	return d
}

// besideFeast reads 国庆前, 节后, 节后第一个周三: the last working day before a
// holiday and the first one after it; y = 0 is the holiday that comes next.
func (p *parser) besideFeast(i, y int) days {
	if !p.at(i).is(fHan) {
		return days{}
	}
	h := &holidays[p.at(i).v]
	j := p.skip(i+1, cal)
	k := p.at(j).k
	if k != before && k != after || p.startsWord(p.at(j)) {
		return days{}
	}
	from := p.today
	if y != 0 {
		from = dateOf(y, 1, 1)
	}
	first, last, ok := h.off(p.cal, from)
	if !ok {
		return days{}
	}
	if k == before {
		d := fixedDays(oneDay(stampOfDate(p.cal.OnOrBefore((first - day).Date()))), Day, j+1)
		d.deadline = true
		return d
	}
	j = p.skip(j+1, of)
	if p.at(j).k == ordNo && p.at(j+1).k == num && p.at(j+1).v >= 1 {
		n, m := min(p.at(j+1).v, 100), p.skip(j+2, each)
		switch u := p.at(m); {
		case u.k == wday:
			from := last + day
			from += Stamp((u.v-from.weekday()+7)%7) * day
			return fixedDays(oneDay(from+Stamp(n-1)*7*day), Day, m+1)
		case u.k == workday, u.k == unit && u.v == int(Day):
			return fixedDays(oneDay(stampOfDate(p.cal.Add(last.Date(), n))), Day, m+1)
		case u.k == unit && u.v == int(Week) && n == 1:
			d := fixedDays(oneDay(stampOfDate(p.cal.OnOrAfter((last + day).Date()))), Day, m+1)
			d.guess = true
			return d
		case u.k == unit && u.v == int(Week):
			return fixedDays(around(Week, (last+day).weekStart()+Stamp(n-1)*7*day), Week, m+1)
		}
	}
	d := fixedDays(oneDay(stampOfDate(p.cal.OnOrAfter((last + day).Date()))), Day, p.skip(i+1, cal)+1)
	d.guess = true
	if before, ok := h.lately(p.cal, p.today); ok && y == 0 { // a holiday that is just over
		d.fixed = false
		d.near = oneDay(stampOfDate(p.cal.OnOrAfter((before + day).Date())))
		d.past = d.near
		if d.near.From > p.today {
			d.next = d.near
		}
	}
	return d
}

// edgeAt reads end of month, early next year, mid today, rest of the week.
func (p *parser) edgeAt(i int) days {
	t := p.at(i)
	if t.is(fHan) {
		return days{}
	}
	j := p.skip(i+1, dash, of)
	j = p.skip(j, in)
	j = p.skip(j, the, about, same)
	var d days
	if u := p.at(j); u.k == unit && u.w != isNight || u.k == quarterW && u.w == 0 {
		if t.v == edgeMid && Grain(u.v) == Day {
			return days{} // mid day is a time
		}
		d = fixedDays(around(Grain(u.v), p.today), Grain(u.v), j+1)
		if Grain(u.v) == Decade || Grain(u.v) < Day {
			return days{}
		}
		k := p.skip(j+1, of)
		if k > j+1 {
			if x := p.dayAt(k); x.ok() && x.grain > Grain(u.v) {
				return days{}
			}
		}
	} else {
		d = p.dayAt(j)
		if d.ok() && (p.at(j).k == num && d.grain == Day || d.edge != 0) {
			return days{}
		}
	}
	if !d.ok() || d.vague {
		return days{}
	}
	return p.edged(d, t.v)
}

// edged is an edge of a stretch.
func (p *parser) edged(d days, e int) days {
	whole, g := d.near, d.grain
	d.bare, d.guess = false, false
	switch {
	case e == edgeRest:
		d.near.From = max(d.near.From, p.today)
		if g == Day {
			d.near.From = max(d.near.From, p.now)
			d.exact = true
		}
		d.past, d.next, d.fixed, d.guess = d.near, d.near, true, true
		d.edge = edgeEnd
		if g > Day {
			d.extra = append(d.extra, Interval{d.near.From, d.near.To - day})
		} else {
			d.extra = append(d.extra, Interval{d.near.From, d.near.To - 1})
		}
		return d
	case g == Day && e == edgeEnd:
		d.points, d.mod = append(d.points, whole.To-1), edgeEnd
		if d.fixed && whole.From == p.today {
			d.deadline = true
		}
		return d
	case g == Day:
		d.mod = e
		return d
	case g < Day:
		return days{}
	}
	d.edge = e
	for _, iv := range [...]*Interval{&d.near, &d.past, &d.next} {
		*iv = edgeOf(*iv, g, e)
	}
	if other, ok := otherEdge(whole, g, e); ok {
		d.extra = append(d.extra, other)
		if other.From < p.today && other.To > p.today && e == edgeLate {
			other.From = p.today
			d.extra = append(d.extra, other)
		}
	}
	if d.spec.kind != sFixed && d.spec.y == 0 {
		d.spec = spec{kind: sEdgeOf, m: d.spec.m, n: e}
		if g != Month {
			d.spec = spec{kind: sFixed, iv: d.near}
		}
	} else {
		d.spec = spec{kind: sFixed, iv: d.near}
	}
	return d
}

// quarterAt reads Q3, Q1 2016, 4th qtr 2018 from the word for the quarter.
func (p *parser) quarterAt(i int) days {
	t := p.at(i)
	if t.w == 0 {
		return days{}
	}
	return p.periodOf(i, t.w, Grain(t.v), i+1)
}

// periodOf is the nth quarter or half of the year said behind it, or of any.
func (p *parser) periodOf(i, n int, g Grain, end int) days {
	s := spec{kind: sQuarter, n: n}
	if g == Half {
		s.kind = sHalf
	}
	if n < 1 || n > 4 || g == Half && n > 2 {
		return days{}
	}
	k := p.skip(end, of, dash, comma, in, the)
	if y, e := p.yearNumber(k); y > 0 {
		s.y, end = y, e
	} else if w := p.at(k); w.k == rel || w.k == relUnit {
		if d := p.dayAt(k); d.ok() && d.grain == Year {
			s.y, end = d.near.From.year(), d.end
		}
	} else if w.k == unit && w.v == int(Year) && k > end {
		end = k + 1
	}
	if p.at(end).is(fHan) {
		if d := p.tailIn(end, s, g); d.ok() {
			return d
		}
	}
	d := p.specDays(s, g, end)
	d.guess = true
	return d
}

// unitAt reads week 31, the week of the 18th, 月底, year 2016, day after tomorrow.
func (p *parser) unitAt(i int) days {
	t := p.at(i)
	g := Grain(t.v)
	if t.is(fHan) {
		return p.hanUnit(i)
	}
	n := p.at(i + 1)
	before := p.at(i - 1)
	article := before.k == the || before.k == same
	switch {
	case g == Day && t.w != isNight:
		return p.dayAfterAt(i)
	case g == Week && n.k == num && n.is(fDigits) && n.v >= 1 && n.v <= 53 && n.w <= 2 && p.closed(i+2):
		s := spec{kind: sWeekNo, n: n.v, y: p.today.year()}
		end := i + 2
		if k := p.skip(end, of, comma); k > end {
			if y, e := p.yearNumber(k); y > 0 {
				s.y, end = y, e
			} else if d := p.dayAt(k); d.ok() && d.grain == Year {
				s.y, end = d.near.From.year(), d.end
			}
		}
		return p.specDays(s, Week, end)
	case g == Week && (n.k == starting || n.k == edge && n.v == edgeBegin || n.k == of):
		if d := p.dayAt(p.skip(i+2, on)); d.ok() && d.grain == Day {
			return p.weekOf(d)
		}
	case g == Weekend && n.k == of:
		if d := p.dayAt(i + 2); d.ok() && d.grain == Day && d.spec.kind == sFeast {
			s := d.spec
			s.kind = sFeastEnd
			return p.specDays(s, Weekend, d.end)
		}
	case g >= Week && g <= Year && n.k == after && (p.at(i+2).k == rel && p.at(i+2).v == 1 || p.at(i+2).k == the && p.at(i+3).k == rel && p.at(i+3).v == 1):
		end := p.skip(i+2, the) + 1
		from := around(g, shift(g, around(g, p.today).From, 2))
		return fixedDays(from, g, end)
	case g == Year && n.k == toW && p.word(i+2) == "date":
		d := fixedDays(Interval{around(Year, p.today).From, p.today}, Year, i+3)
		d.vague = true
		return d
	case g == Year:
		if y, e := p.yearNumber(i + 1); y > 0 {
			d := fixedDays(Interval{dateOf(y, 1, 1), dateOf(y+1, 1, 1)}, Year, e)
			d.guess = true
			return d
		}
	case g == Month && (n.k == dash || n.k == edge) && p.at(p.skip(i+1, dash)).k == edge && p.at(p.skip(i+1, dash)).v == edgeEnd:
		return p.edged(fixedDays(around(Month, p.today), Month, p.skip(i+1, dash)+1), edgeEnd)
	case g == Month && n.k == of && p.at(i+2).k == month:
		d := p.monthAt(i + 2)
		d.bare = false
		return d
	}
	lead := p.at(i - 2).k
	if article && (g == Week || g == Fortnight || (g == Month || g == Year || g == Quarter) && (before.k == same || lead == in || lead == forW)) && !(n.k == starting) && n.k != of {
		d := fixedDays(around(g, p.today), g, i+1)
		d.bare, d.guess = true, true
		return d
	}
	if g == Weekend {
		d := fixedDays(around(g, p.today), g, i+1)
		d.bare, d.guess = true, true
		return d
	}
	return days{}
}

// weekOf is the week that holds the day.
func (p *parser) weekOf(d days) days {
	s := d.spec
	switch s.kind {
	case sDay:
		s.kind = sWeekOf
	case sMonthDay:
		s.kind = sWeekMD
	default:
		return fixedDays(around(Week, d.near.From), Week, d.end)
	}
	w := p.specDays(s, Week, d.end)
	w.guess = true
	return w
}

// hanUnit reads 月底, 年初, 周末, 季度末 of the present one.
func (p *parser) hanUnit(i int) days {
	t := p.at(i)
	g := Grain(t.v)
	if t.s > 0 && (p.rune(t.s-1) == '个' || isDigit(p.rune(t.s-1)) || p.rune(t.s-1) == '半') || t.e-t.s > 2 && g != Weekend {
		return days{}
	}
	if g == Weekend {
		d := p.specDays(spec{kind: sWeekday, n: 5}, Weekend, i+1)
		for _, iv := range [...]*Interval{&d.near, &d.past, &d.next} {
			iv.To += day
		}
		d.weekday, d.guess = true, true
		return d
	}
	if e := p.at(i + 1); (g == Month || g == Year || g == Quarter) && e.k == edge && e.is(fGlued) && e.is(fHan) && !(e.v == edgeMid && e.e-e.s == 1 && (midWord(p.rune(e.e)) || g == Quarter)) {
		return p.edged(fixedDays(around(g, p.today), g, i+2), e.v)
	}
	return days{}
}

// decadeAt reads 1990s, the 70's.
func (p *parser) decadeAt(i int) days {
	t := p.at(i)
	end := i + 2
	if p.at(i+1).k == quote {
		end = i + 3
	}
	switch {
	case t.w == 4 && t.v%10 == 0 && t.v >= 1000:
		return fixedDays(Interval{dateOf(t.v, 1, 1), dateOf(t.v+10, 1, 1)}, Decade, end)
	case t.w == 2 && t.v%10 == 0:
		return p.specDays(spec{kind: sDecade, n: t.v}, Decade, end)
	}
	return days{}
}
