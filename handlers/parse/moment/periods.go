package moment

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
		if k := p.skip(i+1, dash); p.at(k).k == edge && p.at(k).v == edgeEnd && !p.at(k).is(fHan) { // quarter end
			return p.edged(fixedDays(around(Quarter, p.today), Quarter, k+1), edgeEnd)
		}
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
	case g == Week && t.w == isCommencing:
		if d := p.dayAt(i + 1); d.ok() && d.grain == Day {
			return p.weekOf(d)
		}
		return days{}
	case g == Fortnight && n.k == dayWord && !n.is(fHan) && n.v >= 0 && n.w == 0: // fortnight tomorrow
		return fixedDays(oneDay(p.today+Stamp(14+n.v)*day), Day, i+2)
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
	case g >= Weekend && g <= Year && p.nextOrLast(i+1) != 0:
		d := fixedDays(p.another(g, 2*p.nextOrLast(i+1)), g, p.skip(i+2, the)+1)
		d.guess = true
		return d
	case (g == Month || g == Year) && (n.k == dash || n.k == edge) && p.at(p.skip(i+1, dash)).k == edge && p.at(p.skip(i+1, dash)).v == edgeEnd:
		return p.edged(fixedDays(around(g, p.today), g, p.skip(i+1, dash)+1), edgeEnd)
	case g >= Week && g <= Year && n.k == ago && p.says(n, "ago"): // fortnight ago
		q := quantity{secs: secondsOf(g), months: monthsOf(g), units: 1, grain: g, fine: g}
		if q.months > 0 {
			q.secs = 0
		}
		return p.away(&q, p.now, -1, i+2)
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

// nextOrLast is 1 for after next, and -1 for before last.
func (p *parser) nextOrLast(i int) int {
	t := p.at(p.skip(i+1, the))
	if t.k != rel || t.w != relPlain || t.is(fHan) || p.at(i).k != after && p.at(i).k != before || (p.at(i).k == after) != (t.v == 1) || t.v == 0 {
		return 0
	}
	return t.v
}

// another is the stretch that lies n behind the present one.
func (p *parser) another(g Grain, n int) Interval {
	this := around(g, p.today)
	if g == Weekend {
		return moved(this, Stamp(n)*7*day)
	}
	return around(g, shift(g, this.From, n))
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
