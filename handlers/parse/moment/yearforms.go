package moment

import "strings"

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
		if p.at(i).e-p.at(i).s == 1 || p.at(i).is(fHan) && strings.HasPrefix(h.words, nextHoliday) { // 节, 年, 放假
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
	if q, ok := p.quantityAt(j + 1); k == before && ok && q.grain == Day && q.fine == Day && q.units > 0 && q.units < 15 && !q.some && q.work == 0 && y == 0 {
		return p.besideEither(h, q.end, func(first, _ Stamp) Stamp { return first - Stamp(q.units)*day })
	}
	if k == before && p.at(j).e-p.at(j).s > 2 && y == 0 { // 节前最后一天
		return p.besideEither(h, j+1, func(first, _ Stamp) Stamp { return stampOfDate(p.cal.OnOrBefore((first - day).Date())) })
	}
	if k == before {
		d := fixedDays(oneDay(stampOfDate(p.cal.OnOrBefore((first - day).Date()))), Day, j+1)
		if y == 0 { // the last one is meant by what was done
			last := p.besideEither(h, j+1, func(first, _ Stamp) Stamp { return stampOfDate(p.cal.OnOrBefore((first - day).Date())) })
			d.past, d.fixed = last.past, last.fixed
		}
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
			nth := func(_, last Stamp) Stamp { return stampOfDate(p.cal.Add(last.Date(), n)) }
			if y == 0 {
				return p.besideEither(h, m+1, nth)
			}
			return fixedDays(oneDay(nth(first, last)), Day, m+1)
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

// besideEither reads a day beside a holiday that is said without its year, and of which the last
// one or the next one may be meant: 国庆前两天. It is the last one in the six weeks after it.
func (p *parser) besideEither(h *holiday, end int, of func(first, last Stamp) Stamp) days {
	first, last, ok := h.off(p.cal, p.today)
	if !ok {
		return days{}
	}
	d := fixedDays(oneDay(of(first, last)), Day, end)
	before, ended, ok := h.before(p.cal, p.today)
	if !ok || before >= p.today || before == first {
		return d
	}
	d.fixed = false
	d.near, d.past = oneDay(of(before, ended)), oneDay(of(before, ended))
	return d
}
