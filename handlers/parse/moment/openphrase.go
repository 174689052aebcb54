package moment

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
