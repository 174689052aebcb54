package moment

// rangeAt reads a range whose first end stands at atom j, behind from or between
// at i where i < j.
func (p *parser) rangeAt(i, j int) phrase {
	lead := other
	if i < j {
		lead = p.at(i).k
	}
	if f := p.numberFirst(i, j, lead); f.end > 0 {
		return f
	}
	x := p.pointAt(j)
	p.seen, p.seenAt = x, j+1
	if !x.ok() {
		return phrase{}
	}
	if x.what&hasSpan != 0 {
		if lead != other && x.what&hasDay != 0 {
			return p.one(i, x)
		}
		return phrase{}
	}
	sep := p.at(x.end)
	k := x.end + 1
	ok := sep.k == toW || sep.k == dash || sep.k == and && (lead == between || sep.is(fHan)) || sep.k == between && !sep.is(fHan) && x.d.grain == Month
	if sep.k == slash && x.what == hasDay|hasClock {
		ok = true
	}
	if sep.k == plus || sep.k == dash && !sep.is(fGlued) && p.at(k).is(fGlued) && x.what == hasDay && x.d.grain == Day {
		if f := p.plusDays(i, x); f.end > 0 {
			return f
		}
	}
	if !ok {
		return phrase{}
	}
	if f := p.numberSecond(i, x, k, sep); f.end > 0 {
		return f
	}
	k = p.skip(k, fromW, at, on)
	p.joint = k
	defer func() { p.joint = 0 }()
	y := p.pointAt(k)
	if !y.ok() {
		if c, ok := p.clockAt(k, true); ok && x.what&hasClock != 0 && p.closed(c.end) {
			y = point{c: c, what: hasClock, end: c.end}
		} else {
			return phrase{}
		}
	}
	if !p.joins(&x, &y, sep, lead) {
		return phrase{}
	}
	end := y.end
	if p.at(end).k == between && p.at(end).is(fHan) {
		end++
	} else if sep.k == and && sep.is(fHan) {
		return phrase{}
	}
	end = p.yearOfBoth(&x, &y, end)
	return phrase{x: x, y: y, two: true, s: p.at(i).s, e: p.at(end - 1).e, end: end}
}

// yearOfBoth reads the year behind a range of days in figures, which is that of both
// of its ends: 5/1-5/7, 2027.
func (p *parser) yearOfBoth(x, y *point, end int) int {
	t := p.at(end + 1)
	if x.what != hasDay || y.what != hasDay || p.at(end).k != comma || t.w != 4 || x.d.spec.kind != sMonthDay || y.d.spec.kind != sMonthDay || x.d.spec.y != 0 || y.d.spec.y != 0 {
		return end
	}
	yr, e := p.yearNumber(end + 1)
	if yr == 0 {
		return end
	}
	for _, q := range [...]*point{x, y} {
		s := q.d.spec
		s.y = yr
		if d := p.specDays(s, Day, q.d.end); d.ok() {
			q.d = d
		}
	}
	return e
}

// joins reports whether two points can be the ends of one range.
func (p *parser) joins(x, y *point, sep atom, lead kind) bool {
	if x.d.ago || y.d.ago || x.d.deadline && !x.d.exact {
		return false
	}
	xd, yd := x.what&hasDay != 0, y.what&hasDay != 0
	switch {
	case xd && yd && x.d.bare && y.d.bare && x.d.grain == Year && y.d.near.From <= x.d.near.From:
		return false
	case xd && yd && x.d.bare && x.d.grain == Year && y.d.grain < Year && sep.k == dash:
		return false
	case !xd && !yd && x.what&hasPart != 0:
		return x.what == y.what && lead != other
	case xd && !yd && x.what&hasClock == 0 && !(x.d.exact && y.what == hasClock):
		return false
	case xd && x.what&hasPart != 0 && x.what&hasClock == 0:
		return false
	case xd && yd && sep.k == dash && !sep.is(fGlued) != !p.at(y.end-1).is(fGlued) && false:
		return false
	case xd && yd && (x.d.grain > Day) != (y.d.grain > Day) && lead == other && sep.k != dash && x.d.grain == Week:
		return false
	}
	return true
}

// plusDays reads next tuesday +10 days, 2023-12-29 -10days, now + 40 minutes.
func (p *parser) plusDays(i int, x point) phrase {
	sep := p.at(x.end)
	q, ok := p.quantityAt(x.end + 1)
	if !ok || x.what != hasDay {
		return phrase{}
	}
	sign := 1
	if sep.k == dash {
		sign = -1
	}
	base := x.d.near.From
	if x.d.exact {
		base = p.now
	}
	d := fixedDays(oneDay(q.from(base, sign)), Day, q.end)
	if q.fine < Day {
		d.exact = true
		d.points = append(d.points, q.from(base, sign))
	}
	return p.one(i, point{d: d, what: hasDay, end: q.end})
}

// numberFirst reads a range whose first end is a mere number: from the 13th to
// 15 July, 10 - 22 August 2012, between ninth and seventeenth of april.
func (p *parser) numberFirst(i, j int, lead kind) phrase {
	k := p.skip(j, the)
	t := p.at(k)
	if t.k != num || t.v < 1 || t.v > 31 || t.is(fDigits) && (t.w > 2 || !p.apart(k)) || t.is(fHan) {
		return phrase{}
	}
	sep := p.at(k + 1)
	if sep.k != toW && sep.k != dash && !(sep.k == and && lead == between) {
		return phrase{}
	}
	m := p.skip(k+2, the)
	if n := p.at(m + 1); p.at(m).k == num && (n.k == dash || n.k == slash || n.k == dot) && n.is(fGlued) && p.at(m+2).k == num {
		return phrase{} // 4-5-6
	}
	p.joint = m
	y := p.dayAt(m)
	p.joint = 0
	if !y.ok() || y.grain != Day || y.spec.kind != sMonthDay && y.spec.kind != sFixed && y.spec.kind != sDay || p.at(m).k != num && p.at(m).k != month && p.at(m).k != mday || y.ago || y.vague {
		return phrase{}
	}
	if p.at(m).k == month && lead == other {
		return phrase{}
	}
	x := y
	x.end = k + 1
	x.extra = nil
	if y.spec.kind == sMonthDay || y.spec.kind == sDay {
		if t.v > y.spec.d {
			return phrase{}
		}
		s := y.spec
		s.d = t.v
		x = p.specDays(s, Day, k+1)
		if !x.ok() {
			return phrase{}
		}
	} else {
		yr, mo, _ := y.near.From.civil()
		if !validDay(yr, mo, t.v) {
			return phrase{}
		}
		x = fixedDays(oneDay(dateOf(yr, mo, t.v)), Day, k+1)
	}
	f := phrase{x: point{d: x, what: hasDay, end: k + 1}, y: point{d: y, what: hasDay, end: y.end}, two: true, s: p.at(i).s, e: p.at(y.end - 1).e, end: y.end}
	p.timeOfRange(&f)
	return f
}

// timeOfRange reads a time behind a range of days: Oct 26 - 28, 11:00:09 2023.
func (p *parser) timeOfRange(f *phrase) {
	k := p.skip(f.end, comma, at)
	c, ok := p.clockAt(k, false)
	if !ok || c.bare {
		return
	}
	for _, x := range [...]*point{&f.x, &f.y} {
		x.c, x.what = c, x.what|hasClock
	}
	f.end, f.e = c.end, p.at(c.end-1).e
	if y, e := p.yearNumber(f.end); y > 0 {
		for _, x := range [...]*point{&f.x, &f.y} {
			if x.d.spec.kind == sMonthDay {
				s := x.d.spec
				s.y = y
				x.d = p.specDays(s, Day, x.d.end)
			}
		}
		f.end, f.e = e, p.at(e-1).e
	}
}

// numberSecond reads a range whose second end is a mere number: July 13 thru 15,
// 一月十日到十二日, Aug 10 - 22, 2012, November between 19 and 20.
func (p *parser) numberSecond(i int, x point, k int, sep atom) phrase {
	if x.what != hasDay {
		return phrase{}
	}
	s := x.d.spec
	k = p.skip(k, the)
	t := p.at(k)
	if t.k != num && t.k != mday || t.v < 1 || t.v > 31 || t.is(fDigits) && t.w > 2 {
		return phrase{}
	}
	if sep.k == between { // November between 19 and 20
		u := p.at(k + 2)
		if p.at(k+1).k != and || u.k != num || u.v > 31 || u.v < t.v || s.kind != sMonth {
			return phrase{}
		}
		a, b := s, s
		a.kind, a.d, b.kind, b.d = sMonthDay, t.v, sMonthDay, u.v
		return phrase{x: point{d: p.specDays(a, Day, k+1), what: hasDay, end: k + 1}, y: point{d: p.specDays(b, Day, k+3), what: hasDay, end: k + 3}, two: true, s: p.at(i).s, e: u.e, end: k + 3}
	}
	if x.d.grain != Day || !p.closed(k+1) || x.d.ago || x.d.vague || x.d.weekday {
		return phrase{}
	}
	n := p.at(k + 1)
	if t.k == num && (n.k == month || n.k == colon || n.k == slash || n.k == dash && n.is(fGlued) || n.k == dot && n.is(fGlued) && p.at(k+2).k == num && p.at(k+2).is(fGlued) || n.k == ampm || n.k == unit || n.k == hourMark || n.k == of && !n.is(fHan) && p.at(k+2).k == month) {
		return phrase{}
	}
	end := k + 1
	switch {
	case s.kind == sMonthDay:
		if t.v <= s.d {
			return phrase{}
		}
		b := s
		b.d = t.v
		if e := p.yearBehind(k+1, &b); b.y != s.y {
			end = e
			s.y = b.y
			x.d = p.specDays(s, Day, x.d.end)
		}
		y := p.specDays(b, Day, end)
		if !y.ok() || !x.d.ok() {
			return phrase{e: 0}
		}
		f := phrase{x: x, y: point{d: y, what: hasDay, end: end}, two: true, s: p.at(i).s, e: p.at(end - 1).e, end: end}
		p.timeOfRange(&f)
		return f
	case s.kind == sFixed && x.d.fixed && t.k == mday, s.kind == sDay && t.k == mday:
		yr, mo, d := x.d.near.From.civil()
		if t.v <= d {
			return phrase{}
		}
		y := fixedDays(oneDay(clampedDate(yr, mo, t.v)), Day, end)
		if s.kind == sDay {
			y = p.specDays(spec{kind: sDay, d: t.v}, Day, end)
		}
		return phrase{x: x, y: point{d: y, what: hasDay, end: end}, two: true, s: p.at(i).s, e: p.at(end - 1).e, end: end}
	}
	return phrase{}
}
