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
