package moment

// figurePair is two figures that may be a day of the calendar.
type figurePair struct {
	at         int  // the atom of the first
	sep        atom // what stands between them
	glued      bool // no space does
	month, day int
	dayFirst   bool // the day is the first of them, by what they and others are
}

// twoFigures reads 3/15, 11-30, 2016/11, 11/2016.
func (p *parser) twoFigures(i int, sep atom, glued bool) days {
	x, y := p.at(i), p.at(i+2)
	switch {
	case p.figuresGoOn(i, sep):
		return days{}
	case sep.k != dot && x.w == 4 && y.w <= 2:
		return p.monthOfYear(x, y, y.w == 2 || glued, i+3)
	case sep.k != dot && y.w == 4 && x.w <= 2:
		return p.yearBehindMonth(x, y, i+3)
	case x.w > 2 || y.w > 2 || x.v == 0 || y.v == 0:
		return days{}
	}
	pair := figurePair{at: i, sep: sep, glued: glued, month: x.v, day: y.v}
	p.orderPair(&pair)
	if pair.month > 12 || pair.day > daysIn(2024, pair.month) {
		return days{}
	}
	return p.dayOfPair(&pair)
}

// figuresGoOn reports whether two figures from atom i on are part of more: 3/15/2016, 3.15%.
func (p *parser) figuresGoOn(i int, sep atom) bool {
	end := i + 3
	next := p.at(end)
	if !p.closed(end) || next.is(fGlued) && isMeasure(p.rune(next.s)) {
		return true
	}
	if !next.is(fGlued) || next.k != dot && next.k != slash && next.k != dash && next.k != colon || !p.at(end+1).is(fGlued) || p.at(end+1).k != num {
		return false
	}
	twoDays := next.k == dash && (sep.k == slash || sep.k == dot && p.at(end+2).k == dot && p.hanDotted(i)) // 3/15-3/17
	return !twoDays
}

// monthOfYear reads 2016/11 before atom end.
func (p *parser) monthOfYear(year, mon atom, written bool, end int) days {
	if mon.v < 1 || mon.v > 12 || year.v < 1000 || year.v >= 2200 || !written {
		return days{}
	}
	d := p.specDays(spec{kind: sMonth, y: year.v, m: mon.v}, Month, end)
	d.guess = true
	return d
}

// yearBehindMonth reads 11/2016 before atom end.
func (p *parser) yearBehindMonth(mon, year atom, end int) days {
	if mon.v < 1 || mon.v > 12 || year.v <= 1900 || year.v >= 2200 {
		return days{}
	}
	d := p.specDays(spec{kind: sMonth, y: year.v, m: mon.v}, Month, end)
	d.points = append(d.points, d.near.From)
	return d
}

// orderPair tells the month of two figures from the day.
func (p *parser) orderPair(f *figurePair) {
	surely := f.month > 12 && f.day <= 12
	likely := f.month <= 12 && f.day <= 12 && f.sep.k == slash && p.daysLead(f.at) // visit 3/7, follow up 17/7
	if surely || likely {
		f.month, f.day, f.dayFirst = f.day, f.month, true
	}
}

// dayOfPair is the day that two figures are, where what stands between them and around them lets
// them be one.
func (p *parser) dayOfPair(f *figurePair) days {
	x, y, next := p.at(f.at), p.at(f.at+2), p.at(f.at+3)
	m, d := f.month, f.day
	out := p.specDays(spec{kind: sMonthDay, m: m, d: d}, Day, f.at+3)
	switch {
	case f.sep.k == dot && f.glued && p.germanDay(f.at, f.dayFirst):
		if !f.dayFirst { // 6.7. is written by those who put the day first
			out = p.specDays(spec{kind: sMonthDay, m: d, d: m}, Day, f.at+3)
			m, d = d, m
		}
		if next.k == dot && next.is(fGlued) && out.ok() {
			out.end++
		}
	case f.sep.k == dot && (f.dayFirst || !(f.glued && p.dotted(f.at))):
		return days{}
	case f.sep.k == dash && (x.w < 2 || y.w < 2 || !f.glued || f.dayFirst):
		// 3-5 is a range, 11-30 a date
		out.bare = true
		if !f.glued {
			return days{}
		}
	case f.sep.k == slash && !f.glued:
		out.bare = true
	}
	if !f.dayFirst && d <= 12 && m != d {
		alt := spec{kind: sMonthDay, m: d, d: m}
		if near, past, next, ok := alt.resolve(p.today); ok {
			out.extra = append(out.extra, near, next, past)
		}
	}
	return out
}
