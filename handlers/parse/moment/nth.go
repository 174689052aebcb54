package moment

// nthAt reads the third Monday of March, first week of 2015, last day of
// october 2015, the last four months of 2021, from the ordinal or last.
func (p *parser) nthAt(i int) days {
	t := p.at(i)
	n := t.v
	if t.k == rel || t.k == lastW {
		n = -1
	}
	j, count := i+1, 1
	if l := p.at(j); t.k == num && l.k == rel && l.w == relPlain && l.v < 0 && !l.is(fHan) { // the second last week of May
		n, j = -n, j+1
	}
	if c := p.at(j); c.k == num && !c.is(fOrdinal) && c.v > 0 {
		count, j = c.v, j+1
	}
	u := p.at(j)
	wd, g := -1, Day
	switch {
	case u.k == wday && !u.is(fHan):
		wd = u.v
	case u.k == unit && u.v == int(Week) && p.at(j+1).k == edge && p.at(j+1).v == edgeEnd:
		g, j = Weekend, j+1
	case u.k == unit && u.w != isNight:
		g = Grain(u.v)
	case u.k == quarterW && u.w == 0:
		g = Quarter
	default:
		return days{}
	}
	if t.k == num && (g == Quarter || g == Half) && wd < 0 && count == 1 {
		return p.periodOf(i, n, g, j+1)
	}
	var mod partOf
	k := j + 1
	if x, ok := p.partAt(k); ok {
		mod, k = x, x.end
	}
	link := p.at(k).k
	if k0 := p.skip(k, of, in); k0 > k || link == comma {
		k = p.skip(k0, the, comma)
	} else if link != after && link != month && link != rel {
		if t.k == num && wd >= 0 && count == 1 && n <= 5 {
			return p.within(fixedDays(around(Month, p.today), Month, k), nth{n, count, g, wd}, mod)
		}
		return days{}
	}
	if link == after && wd >= 0 && n > 0 {
		base := p.dayAt(k + 1)
		if !base.ok() || base.grain != Day {
			return days{}
		}
		from := base.near.From + day
		if f := p.at(p.skip(k+1, the)); f.k == feast { // from when people are back
			if _, last, ok := holidays[f.v].off(p.cal, p.today); ok {
				from = last + day
			}
		}
		iv := oneDay(from + Stamp((wd-from.weekday()+7)%7)*day + Stamp(n-1)*7*day)
		return fixedDays(iv, Day, base.end)
	}
	box := p.dayAt(k)
	if u := p.at(k); !box.ok() && u.k == unit && !(link == comma && u.is(fHan)) && Grain(u.v) > g && u.w != isNight {
		box = fixedDays(around(Grain(u.v), p.today), Grain(u.v), k+1)
	}
	if y, e := p.yearNumber(k); y > 0 && !box.ok() {
		box = fixedDays(Interval{dateOf(y, 1, 1), dateOf(y+1, 1, 1)}, Year, e)
	}
	if !box.ok() || box.grain <= g && !(wd >= 0 && box.grain > Day) || box.edge != 0 {
		return days{}
	}
	return p.within(box, nth{n, count, g, wd}, mod)
}

// nth is which of the units in a stretch of time is meant: the third Monday, the last two weeks.
type nth struct {
	n       int // below 0: counted from its end
	count   int // so many of them
	grain   Grain
	weekday int // below 0: none
}

// within is the nth of something inside each reading of a box.
func (p *parser) within(box days, of nth, mod partOf) days {
	d := box
	d.extra, d.points, d.bare, d.guess = nil, nil, false, of.grain > Day
	var a, b, c bool
	d.near, a = of.in(box.near)
	d.past, b = of.in(box.past)
	d.next, c = of.in(box.next)
	if !a || !b || !c {
		return days{}
	}
	d.grain = of.grain
	if of.weekday >= 0 {
		d.grain = Day
	}
	d.spec = spec{kind: sFixed, iv: d.near}
	if box.spec.kind == sMonth && !box.fixed {
		d.spec = spec{kind: sNth, n: of.n, unit: of.grain, d: of.weekday, m: box.spec.m}
	}
	if mod.end > 0 {
		d.part, d.mod = mod.part, mod.mod
	}
	return d
}

// in is what is meant inside a stretch of time; false where it has none.
func (of nth) in(iv Interval) (Interval, bool) {
	switch {
	case of.count <= 1:
		return nthOf(iv, of.n, of.grain, of.weekday)
	case of.n >= 0:
		return Interval{iv.From, shift(of.grain, iv.From, of.count)}, true
	}
	to := iv.To
	if of.grain == Week { // whole weeks that end in it
		to = iv.To - Stamp(iv.To.weekday())*day
	}
	return Interval{shift(of.grain, to, -of.count), to}, true
}
