package moment

// phrase is everything that was said as one: a point, a range of two, one that
// is open on a side, a length of time.
type phrase struct {
	x, y     point
	two      bool
	openFrom bool // since, after: no end
	openTo   bool // before, until: no beginning
	behind   bool // after: begins where x ends
	upto     bool // by, 前: x itself is the last
	q        quantity
	isLong   bool
	s, e     int  // runes
	end      int  // the atom behind it
	plain    bool // from: the point itself may be meant
	inclEnd  bool
}

// phraseAt reads the longest phrase at atom i.
func (p *parser) phraseAt(i int) (phrase, bool) {
	t := p.at(i)
	var f phrase
	switch t.k {
	case fromW, between:
		if t.k == between && t.is(fHan) {
			return f, false
		}
		f = p.rangeAt(i, i+1)
		if f.end == 0 {
			if x := p.timeFirst(i); x.ok() && x.what&hasSpan != 0 {
				f = p.one(i, x)
			} else if t.k == fromW {
				f = p.openAt(i, i+1, true)
				f.plain = true
				if y, ok := p.furtherOn(&f, i+1); ok {
					y.s = f.s
					f = y
				}
			}
		}
	case since, starting:
		if t.is(fHan) {
			return f, false
		}
		f = p.openAt(i, p.skip(i+1, on, from(t), at), true)
	case after:
		f = p.openAt(i, i+1, true)
		f.behind = true
	case before, until:
		f = p.openAt(i, i+1, false)
	case toW:
		if p.says(t, "until") || p.says(t, "till") || p.says(t, "til") {
			f = p.openAt(i, i+1, false)
		}
	case later, greater:
		if p.word(i+1) == "than" {
			f = p.openAt(i, i+2, true)
			f.behind = true
		} else {
			f = p.plainAt(i)
		}
	case edge:
		if k := p.skip(i+1, on); p.says(t, "beginning") && (p.at(k).k == month || p.at(k).k == num || p.at(k).k == wday || p.at(k).k == dayWord) {
			if d := p.dayAt(k); d.ok() && d.grain == Day {
				f = p.openAt(i, k, true)
			}
		}
		if f.end == 0 {
			f = p.plainAt(i)
		}
	case by:
		f = p.openAt(i, i+1, false)
		f.upto = true
	case in, within, forW:
		f = p.inAt(i)
	case on, at:
		f = p.onAt(i)
	case plus, dash:
		f = p.signed(i)
	default:
		f = p.plainAt(i)
	}
	return f, f.end > 0
}

func from(atom) kind { return fromW }

// one is a phrase of a single point.
func (p *parser) one(i int, x point) phrase {
	return phrase{x: x, s: p.at(i).s, e: p.at(x.end - 1).e, end: x.end}
}

// plainAt reads a phrase without a preposition, and what may follow it.
func (p *parser) plainAt(i int) phrase {
	if f := p.rangeAt(i, i); f.end > 0 {
		return f
	}
	x := p.seen
	if p.seenAt != i+1 {
		x = p.pointAt(i)
	}
	if !x.ok() {
		if q, ok := p.quantityAt(i); ok {
			return p.lasting(i, q)
		}
		return phrase{}
	}
	f := p.one(i, x)
	if x.what == hasDay && x.d.grain == Day && !x.d.vague && !x.d.exact {
		if k := p.at(x.end).k; (k == after || k == before || k == since || k == by) && !p.at(x.end).is(fHan) {
			if c, ok := p.clockAt(p.skip(x.end+1, at, about), true); ok && (!c.bare || p.at(c.end).e == 0) { // Tuesday after 1pm
				x.c, x.what, x.end = c, x.what|hasClock, c.end
				f = p.one(i, x)
				f.openFrom, f.openTo = k == after || k == since, k == before || k == by
				return f
			}
		}
	}
	if y, ok := p.furtherOn(&f, i); ok {
		return y
	}
	p.behind(&f)
	if k := p.at(i).k; k == num || k == half || k == a || k == few || k == couple {
		if q, ok := p.quantityAt(i); ok && q.end > f.end {
			return p.lasting(i, q)
		}
	}
	return f
}

// furtherOn reads what may follow a day or a week: from Tue to Thu, for ten days,
// for 7 hours from 9:30.
func (p *parser) furtherOn(f *phrase, i int) (phrase, bool) {
	x := f.x
	t := p.at(x.end)
	switch {
	case x.what != hasDay || t.is(fHan) || x.d.vague || x.d.edge != 0:
	case x.d.grain == Week && x.d.fixed && (t.k == fromW || t.k == between):
		a, b := p.at(x.end+1), p.at(x.end+3)
		if sep := p.at(x.end + 2).k; a.k == wday && b.k == wday && (sep == toW || sep == dash || sep == and) && b.v > a.v {
			on := func(wd, end int) point {
				return point{d: fixedDays(oneDay(x.d.near.From.weekStart()+Stamp(wd)*day), Day, end), what: hasDay, end: end}
			}
			return phrase{x: on(a.v, x.end+2), y: on(b.v, x.end+4), two: true, s: f.s, e: b.e, end: x.end + 4}, true
		}
	case x.d.grain == Day && t.k == forW && !x.d.exact:
		q, ok := p.quantityAt(x.end + 1)
		if !ok || q.some {
			break
		}
		if p.at(q.end).k == fromW {
			c, ok := p.clockAt(q.end+1, false)
			if !ok {
				break
			}
			x.c, x.what, q.end = c, hasDay|hasClock, c.end
		} else if q.fine < Day || p.at(i-1).k != fromW {
			break
		}
		return phrase{x: x, q: q, isLong: true, two: true, s: f.s, e: p.at(q.end - 1).e, end: q.end}, true
	}
	return phrase{}, false
}

// lasting is a length of time, or the stretch so long from a day on: 3 days
// starting next Monday.
func (p *parser) lasting(i int, q quantity) phrase {
	j := p.skip(q.end, comma)
	if t := p.at(j); t.k == starting || t.k == fromW && !t.is(fHan) {
		k := p.skip(j+1, fromW, on, at)
		x := p.pointAt(k)
		if x.ok() && x.what&(hasDay|hasClock) != 0 && x.d.grain <= Day && (q.fine >= Day || x.what&hasClock != 0) && !(x.d.vague && !x.d.exact) {
			f := p.one(i, x)
			f.q, f.isLong, f.two = q, true, true
			return f
		}
	}
	if q.frac && q.end == i+1 || q.more != 0 {
		return phrase{}
	}
	return phrase{q: q, isLong: true, s: p.at(i).s, e: p.at(q.end - 1).e, end: q.end}
}

// behind reads what may follow a point: 之前, 以来, and later, 或之后.
func (p *parser) behind(f *phrase) {
	j := f.end
	t := p.at(j)
	if (t.k == or || t.k == and) && p.bounds(j+1) && t.is(fHan) {
		j++
		t = p.at(j)
		f.inclEnd = true
	}
	switch {
	case t.is(fHan) && t.k == before && !p.startsWord(t):
		f.openTo = true
	case t.is(fHan) && t.k == within:
		f.upto, f.openTo = true, true
		if p.rune(t.e) == '部' {
			f.upto, f.openTo = false, false
			return
		}
	case t.is(fHan) && t.k == after && (t.e-t.s > 1 || f.inclEnd):
		f.openFrom, f.behind = true, !f.inclEnd
		if y := p.rangeToBefore(j + 1); y.ok() {
			f.y, f.two, f.openFrom, f.behind = y, true, false, false
			f.e, f.end = p.at(y.end).e, y.end+1
			return
		}
		if !f.inclEnd {
			f.e, f.end = t.e, j+1
			return
		}
	case t.is(fHan) && t.k == since:
		f.openFrom = true
	case (t.k == or || t.k == and) && (p.at(j+1).k == later || p.at(j+1).k == after || p.at(j+1).k == greater):
		f.openFrom = true
		j++
	default:
		return
	}
	f.e, f.end = p.at(j).e, j+1
}

// rangeToBefore reads the end of 2010年之后2018年之前.
func (p *parser) rangeToBefore(j int) point {
	y := p.pointAt(j)
	if y.ok() && p.at(y.end).k == before && p.at(y.end).is(fHan) {
		return y
	}
	return point{}
}

// startsWord reports whether 前 begins another word: 前台, 前面.
func (p *parser) startsWord(t atom) bool {
	if t.e-t.s > 1 {
		return false
	}
	for _, c := range "台天面线沿端提期后置往途几" {
		if p.rune(t.e) == c {
			return true
		}
	}
	return false
}

// openAt reads since August, after 5 days, before 2018, by Friday, until 2pm.
func (p *parser) openAt(i, j int, fromX bool) phrase {
	if p.at(i).is(fHan) && p.at(i).k != fromW {
		if q, ok := p.quantityAt(j); ok && (p.at(i).k == before || p.at(i).k == after) && p.at(i).e-p.at(i).s > 1 { // 之前3小时
			sign := 1
			if p.at(i).k == before {
				sign = -1
			}
			if d := p.window(&q, sign, q.end); d.ok() {
				return p.one(i, point{d: d, what: hasDay, end: q.end})
			}
		}
		return phrase{}
	}
	if t := p.at(i); t.k == after || t.k == before {
		if n := p.at(j); n.k == part && n.v == partLunch {
			x := point{x: partOf{part: partLunch}, what: hasPart, end: j + 1}
			f := p.one(i, x)
			f.openFrom, f.openTo = fromX, !fromX
			return f
		}
	}
	k := p.skip(j, at, on)
	x := p.pointAt(k)
	if !x.ok() {
		if q, ok := p.quantityAt(j); ok && p.at(i).k == after {
			d := p.away(&q, p.now, 1, q.end)
			if !d.ok() {
				return phrase{}
			}
			x = point{d: d, what: hasDay, end: q.end}
		} else if c, ok := p.clockAt(k, true); ok && (p.at(i).k == after || p.at(i).k == by || p.at(i).k == before || p.at(i).k == toW) && p.at(c.end).e == 0 && !p.at(k).is(fHan) && p.at(k).w <= 2 {
			x = point{c: c, what: hasClock, end: c.end}
		} else {
			return phrase{}
		}
	}
	f := p.one(i, x)
	f.openFrom, f.openTo = fromX, !fromX
	if x.what == hasDay && x.d.bare && x.d.grain == Month {
		f.x.d.bare = false
	}
	if p.at(i).k == fromW && p.at(i).is(fHan) {
		if t := p.at(f.end); t.k == since {
			f.e, f.end = t.e, f.end+1
		}
	}
	return f
}

// inAt reads in three days, within two weeks, in the morning, in May, for 3
// days from today, 过两天.
func (p *parser) inAt(i int) phrase {
	t := p.at(i)
	j := i + 1
	for k := p.at(j).k; k == about || k == more || k == dash && p.at(j-1).k == about || t.k == within && (k == the || k == rel && p.at(j).v > 0); k = p.at(j).k {
		j++
	}
	q, ok := p.quantityAt(j)
	if !ok && t.k == within {
		if u := p.at(j); u.k == unit && u.w != isNight && p.at(j-1).k == rel { // within the next day and 5 hours
			g := Grain(u.v)
			q = quantity{grain: g, fine: g, units: 1, secs: secondsOf(g), end: j + 1}
			if m := monthsOf(g); m > 0 {
				q.secs, q.months = 0, m
			}
			if r, more := p.quantityAt(p.skip(j+1, and, comma)); more {
				q.add(r.secs, r.months)
				q.fine, q.end = r.fine, r.end
			}
			ok = true
		}
	}
	if ok && q.more == 0 && !(t.k == in && !t.is(fHan) && p.at(q.end).k == of) {
		switch {
		case t.k == forW && t.is(fHan): // 过三天
			d := p.away(&q, p.now, 1, q.end)
			return p.one(i, point{d: d, what: hasDay, end: q.end})
		case t.k == in && !p.counts(q.end):
			d := p.away(&q, p.now, 1, q.end)
			x := p.withTime(point{d: d, what: hasDay, end: q.end})
			if p.at(x.end).k == on && p.at(x.end+1).k == wday {
				x.end += 2
			}
			return p.one(i, x)
		case t.k == within && !t.is(fHan):
			d := p.inside(&q, q.end)
			return p.one(i, point{d: d, what: hasDay, end: q.end})
		case t.k == forW:
			if f := p.lasting(i, q); f.two {
				return f
			}
			if q.end-i > 4 {
				d := p.away(&q, p.now, 1, q.end)
				return p.one(i, point{d: d, what: hasDay, end: q.end})
			}
		}
	}
	if t.k == in && p.at(i+1).k == num && p.at(i+1).is(fDigits) && i == 0 && p.at(i+2).e == 0 && !t.is(fHan) { // in 15: minutes
		q := quantity{secs: Stamp(p.at(i+1).v) * minute, grain: Minute, fine: Minute, units: p.at(i + 1).v, end: i + 2}
		return p.one(i, point{d: p.away(&q, p.now, 1, i+2), what: hasDay, end: i + 2})
	}
	if t.k == in && !t.is(fHan) {
		f := p.rangeOrPoint(i, i+1)
		if f.end > 0 && f.x.what == hasDay && f.x.d.grain == Month && !f.two {
			f.x.d.bare = false
		}
		if f.end > 0 {
			return f
		}
		if x := p.timeFirst(i); x.ok() {
			return p.one(i, x)
		}
	}
	return phrase{}
}

// counts reports whether ago or from follows: in 3 days from now is read as
// one all the same.
func (p *parser) counts(j int) bool { return p.at(j).k == ago }

// withTime adds the time that is said behind a day.
func (p *parser) withTime(x point) point {
	k := p.skip(x.end, comma)
	if p.at(k).k == at && x.d.grain == Day && !x.d.exact {
		p.timeBehind(&x, k)
	}
	return x
}

// rangeOrPoint reads at atom j; the preposition at i stays outside.
func (p *parser) rangeOrPoint(_, j int) phrase {
	return p.plainAt(j)
}

// onAt reads on Friday, at noon, on the 15th, at 8 in the evening; the preposition
// stays outside.
func (p *parser) onAt(i int) phrase {
	t, n := p.at(i), p.at(i+1)
	if t.k == at && (n.k == the && p.word(i+2) == "moment" || p.word(i+1) == "present") {
		d := fixedDays(oneDay(p.today), Day, i+2+b2i(n.k == the))
		d.points, d.exact, d.vague = []Stamp{p.now}, true, true
		return p.one(i, point{d: d, what: hasDay, end: d.end})
	}
	j := p.skip(i+1, about)
	if t.k == on && n.k == num && n.v >= 1 && n.v <= 31 && n.w <= 2 && n.is(fDigits) {
		d := p.dayAt(i + 1)
		if !d.ok() && (n.is(fOrdinal) || p.at(i+2).k == at || p.at(i+2).e == 0) {
			d = p.specDays(spec{kind: sDay, d: n.v}, Day, i+2)
		}
		if d.ok() && d.end == i+2 {
			x := point{d: d, what: hasDay, end: d.end}
			p.timeBehind(&x, d.end)
			return p.one(i+1, x)
		}
	}
	if t.k == at && t.is(0) || t.k == at {
		f := p.plainAt(j)
		if c, ok := p.clockAt(j, true); ok && c.end >= f.end && (p.whole(i) || !c.bare) && p.saneAt(j, &c) {
			x := point{c: c, what: hasClock, end: c.end}
			if y := p.afterClock(x); y.ok() {
				x = y
			} else if c.bare && !(i == 0 && p.at(c.end).e == 0) {
				return f
			}
			return p.one(j, x)
		}
		if c, ok := p.clockAt(j, true); ok && c.bare && p.saneAt(j, &c) {
			if y := p.afterClock(point{c: c, what: hasClock, end: c.end}); y.ok() && y.end > f.end {
				return p.one(j, y)
			}
		}
		return f
	}
	f := p.plainAt(i + 1)
	if f.end > 0 && f.x.d.bare && f.x.d.grain == Day {
		f.x.d.bare = false
	}
	return f
}

// saneAt reports whether the number at atom j can be an hour: at 10.1, at 650-650.
func (p *parser) saneAt(j int, c *clock) bool {
	t, n := p.at(j), p.at(c.end)
	if !c.bare && !(t.is(fDigits) && t.w >= 3) {
		return true
	}
	return !(n.is(fGlued) && (n.k == dot && p.at(c.end+1).k == num || n.k == dash || n.k == slash)) && p.closed(c.end)
}

func (p *parser) whole(int) bool { return true }

// afterClock adds a day to a time: at 5 tomorrow afternoon.
func (p *parser) afterClock(x point) point {
	k := p.skip(x.end, comma, on, of)
	d := p.dayAt(k)
	if !d.ok() || d.grain != Day || d.vague || d.bare || p.at(k).k == num {
		return point{}
	}
	end := d.end
	if d.part >= 0 {
		x.c.inPart(d.part)
	} else if y, ok := p.partAt(end); ok {
		x.c.inPart(y.part)
		end = y.end
	}
	x.d, x.what, x.end = d, x.what|hasDay, end
	x.c.bare = false
	return x
}

// signed reads +15 minutes, +1 day 2 hour.
func (p *parser) signed(i int) phrase {
	if p.at(i).k != plus || p.at(i+1).k != num {
		return phrase{}
	}
	q, ok := p.quantityAt(i + 1)
	if !ok {
		return phrase{}
	}
	return p.one(i, point{d: p.away(&q, p.now, 1, q.end), what: hasDay, end: q.end})
}
