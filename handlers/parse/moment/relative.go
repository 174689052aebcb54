package moment

// relAt reads next Wed, 下周三, last 2 weeks, this August, 上个月3号, 前两天.
func (p *parser) relAt(i int) days {
	t := p.at(i)
	if t.k == lastW {
		return days{}
	}
	j := i + 1
	if p.at(j).k == cal || p.at(j).k == about || t.is(fHan) && p.at(j).k == of {
		j++
	}
	u := p.at(j)
	switch {
	case u.k == wday:
		return p.relWeekday(i, j)
	case u.k == unit && u.w == isNight:
		if t.v > 0 || t.is(fHan) {
			return days{}
		}
		d := fixedDays(oneDay(p.today+Stamp(t.v)*day), Day, j+1)
		d.part = partNight
		return d
	case u.k == unit && Grain(u.v) == Half && u.is(fHan) && t.is(fHan) && u.e-u.s == 2 && t.e-t.s == 1 && t.w == relPlain && t.v != 0:
		n := 1
		if t.v > 0 {
			n = 2
		}
		s := spec{kind: sHalf, n: n, y: p.today.year()}
		d := p.specDays(s, Half, j+1)
		d.guess = true
		return d
	case t.is(fHan) && u.k == unit && Grain(u.v) == Week && t.w == relPlain && p.at(j+1).k == of && p.at(j+2).k == wday: // 下周的周一
		return p.relWeekday(i, j+2)
	case t.is(fHan) && u.k == unit && Grain(u.v) == Century && t.w == relPlain && p.at(j+1).k == num && p.at(j+2).k == decadeW: // 上世纪九十年代
		y := (p.today.year()/100+t.v)*100 + p.at(j+1).v%100
		return fixedDays(Interval{dateOf(y, 1, 1), dateOf(y+10, 1, 1)}, Decade, j+3)
	case u.k == unit && t.w != relWindow, u.k == quarterW && u.w == 0:
		return p.relUnit(t, i, j)
	case u.k == quarterW && !t.is(fHan):
		return p.ofYear(p.periodOf(j, u.w, Grain(u.v), j+1), p.today.year()+t.v)
	case u.k == workday && u.v == 1 && p.at(j+1).k == unit && p.at(j+1).v == int(Week) && t.w == relPlain: // this working week
		from := p.today.weekStart() + Stamp(7*t.v)*day
		d := fixedDays(Interval{from, from + 5*day}, Week, j+2)
		d.guess = true
		return d
	case u.k == workday:
		if t.is(fHan) || u.v == 1 {
			return days{}
		}
		return p.relWorkday(t, j)
	case u.k == ampm && !t.is(fHan) && t.v == 0 && !u.is(fGlued) && t.w == relPlain:
		d := fixedDays(oneDay(p.today), Day, j+1)
		d.part = partMorning
		if u.v == 12 {
			d.part = partAfternoon
		}
		return d
	case u.k == part && !t.is(fHan):
		d := fixedDays(oneDay(p.today+Stamp(t.v)*day), Day, j)
		if t.v > 0 || p.at(j).k != part {
			return days{}
		}
		d.part, d.end = u.v, j+1
		return d
	case u.k == month && !u.is(fHan):
		return p.relMonth(t, j)
	case u.k == feast:
		d := p.feastAt(j)
		return p.pointed(d, t)
	case u.k == seasonW:
		d := p.specDays(spec{kind: sSeason, n: u.v}, Season, j+1)
		d.bare = false
		return d
	case u.k == edge && !t.is(fHan):
		return p.edgeAt(j)
	}
	return p.relCount(i, j)
}

// relCount reads last two weeks, next 5/12, 后三天, and the last Monday of March.
func (p *parser) relCount(i, j int) days {
	t := p.at(i)
	if !t.is(fHan) && t.v < 0 {
		if d := p.nthAt(i); d.ok() {
			return d
		}
	}
	if u := p.at(j); u.k != num && u.k != few && u.k != couple && u.k != half && u.k != a && u.k != unit {
		return days{}
	}
	if !t.is(fHan) && p.at(j).k == num {
		if d := p.figures(j); d.ok() && d.grain == Day && !d.fixed {
			if t.v > 0 && d.next.From <= p.today+soon*day {
				d.near, d.past, d.fixed = d.next, d.next, true // next 12/14, written on the 8th, is no day of next year
				d.spec = spec{kind: sFixed, iv: d.near}
				return d
			}
			return p.pointed(d, t)
		}
		if d := p.ordinalDay(j); p.at(j).is(fOrdinal) && d.ok() && d.spec.kind == sMonthDay {
			return p.pointed(d, t)
		}
	}
	q, ok := p.quantityAt(j)
	if !ok {
		if q, ok = p.hanHalf(j); !ok {
			return days{}
		}
	}
	if t.v == 0 || q.some && t.is(fHan) {
		return days{}
	}
	d := p.window(&q, t.v, q.end)
	d.vague = true
	return d
}

// soon is how many days ahead a day lies at most that next, said of its figures, leaves in its year.
const soon = 31

// pointed lets last, this and next choose among the years of a day.
func (p *parser) pointed(d days, t atom) days {
	if !d.ok() || d.fixed {
		return d
	}
	switch {
	case t.v < 0:
		d.near = d.past
	case t.v > 0:
		d.near = d.next
	}
	s := d.spec
	if this, ok := s.in(p.today.year()); ok && s.kind == sMonthDay {
		if t.v == 0 {
			d.near = this
		} else if t.v > 0 && this.From > p.today {
			if iv, ok := s.in(p.today.year() + 1); ok {
				d.near = iv
			}
		}
	}
	d.past, d.next, d.fixed = d.near, d.near, true
	d.spec = spec{kind: sFixed, iv: d.near}
	return d
}

// relWeekday reads next Wed, last Friday, coming Thursday, 上上周五, 这周一.
func (p *parser) relWeekday(i, j int) days {
	t, w := p.at(i), p.at(j)
	if t.w == relWindow {
		return days{}
	}
	if !t.is(fHan) && t.v < 0 {
		if d := p.nthAt(i); d.ok() {
			return d
		}
	}
	at := p.today.weekStart() + Stamp(7*t.v+w.v)*day
	d := fixedDays(oneDay(at), Day, j+1)
	switch {
	case t.w == relUpcoming && !p.says(t, "following"):
		for at = p.today.weekStart() + Stamp(w.v)*day; at <= p.today; at += 7 * day {
		}
		d = fixedDays(oneDay(at), Day, j+1)
	case t.w == relPast && p.says(t, "past"):
		for at = p.today.weekStart() + Stamp(w.v)*day; at >= p.today; at -= 7 * day {
		}
		d = fixedDays(oneDay(at), Day, j+1)
	case t.v == 0 && at < p.today:
		d.extra = append(d.extra, moved(d.near, 7*day))
	case t.v == 1:
		if near := p.today.weekStart() + Stamp(w.v)*day; near > p.today {
			d.extra = append(d.extra, oneDay(near))
		}
	case t.v == -1:
		if near := p.today.weekStart() + Stamp(w.v)*day; near < p.today {
			d.extra = append(d.extra, oneDay(near))
		}
	}
	return d
}

// relUnit reads next week, 上个月, this quarter, and the day in it: next week on
// Tuesday, 下个月二十号.
func (p *parser) relUnit(t atom, i, j int) days {
	u := p.at(j)
	g := Grain(u.v)
	if u.k == quarterW {
		g = Quarter
	}
	if !t.is(fHan) && t.v < 0 {
		if d := p.nthAt(i); d.ok() && (p.at(d.end-1).k != unit || p.at(d.end-2).k == the) {
			return d
		}
	}
	if k := p.skip(j+1, dash); g == Week && !t.is(fHan) && p.at(k).k == edge && p.at(k).v == edgeEnd && p.at(k+1).k != of {
		g, j = Weekend, k // week-end
	}
	if t.is(fHan) && g == Day {
		return days{} // 查一下天元
	}
	this := around(g, p.today)
	if g < Day {
		this = around(g, p.now)
	}
	iv := Interval{shift(g, this.From, t.v), shift(g, this.To, t.v)}
	if g == Weekend {
		iv = moved(this, Stamp(t.v)*7*day)
	}
	if monthsOf(g) > 0 && g != Season {
		iv = around(g, shift(g, this.From, t.v))
	}
	if g == Season {
		iv = around(g, shift(g, this.From+45*day, t.v))
	}
	if g == Half && t.is(fHan) && u.e-u.s == 2 && t.e-t.s == 1 {
		return days{}
	}
	d := fixedDays(iv, g, j+1)
	d.guess = g > Day
	switch {
	case g < Day:
		d.exact, d.vague = true, true
		d.extra = p.windows(g, 1, max(t.v, -1), nil)
	case g == Week:
		if w := p.weekdayIn(j+1, d); w.ok() {
			return w
		}
	case g == Weekend && t.v < 0:
		d.points = append(d.points, iv.From+day)
	case g == Weekend && t.v > 0:
		d.points = append(d.points, iv.From)
	case t.is(fHan) && g == Month:
		y, m, _ := iv.From.civil()
		k := p.skip(j+1, of)
		if n := p.at(k); n.k == mday || n.k == num && n.w <= 2 && p.dayEnds(k) && n.v >= 1 && n.v <= 31 {
			return fixedDays(oneDay(clampedDate(y, m, n.v)), Day, k+1)
		}
		if n := p.at(k + 1); p.at(k).k == edge && p.at(k).v == edgeBegin && p.at(k).is(fHan) && (n.k == mday || n.k == num && n.is(fHan)) && n.v <= 31 { // 下月初三号
			return fixedDays(oneDay(clampedDate(y, m, n.v)), Day, k+2)
		}
		if x := p.tailIn(j+1, spec{kind: sFixed, iv: iv}, Month); x.ok() {
			return x
		}
	case t.is(fHan) && (g == Quarter || g == Year):
		if x := p.tailIn(j+1, spec{kind: sFixed, iv: iv}, g); x.ok() {
			return x
		}
	case !t.is(fHan) && g == Year:
		k := j + 1
		if p.at(k).k == quote && p.rune(p.at(k).e) == 's' {
			k += 2
		}
		if n := p.at(k); n.k == num && n.is(fOrdinal) && p.at(k+1).k == quarterW {
			return p.ofYear(p.periodOf(k, n.v, Quarter, k+2), iv.From.year())
		}
	}
	if g >= Week && g <= Year && t.v > 0 && !t.is(fHan) && t.w == relPlain && g != Weekend {
		d.points = append(d.points, shift(g, p.today, 1))
	}
	return d
}

// weekdayIn is the day of a week that is said behind it.
func (p *parser) weekdayIn(i int, week days) days {
	k := p.skip(i, comma, dash, on, of, quote)
	if p.at(k).k == wday && k <= i+2 && (!p.at(k).is(fHan) || k == i) {
		return fixedDays(oneDay(week.near.From+Stamp(p.at(k).v)*day), Day, k+1)
	}
	return days{}
}

// relMonth reads last sept, this August, next March and a day of it.
func (p *parser) relMonth(t atom, j int) days {
	m := p.monthAt(j)
	if !m.ok() {
		return m
	}
	m.bare = false
	if m.fixed {
		return m
	}
	y := p.today.year()
	s := m.spec
	s.y = y
	switch {
	case t.v < 0:
		s.y = m.past.From.year()
		if s.kind == sMonth && p.today.month() == s.m {
			s.y--
		}
	case t.v > 0:
		s.y = m.next.From.year()
		if s.kind == sMonth && p.today.month() == s.m || m.next.From.year() == y && t.w == relPlain && s.kind == sMonth && false {
			s.y++
		}
	}
	d := p.specDays(s, m.grain, m.end)
	d.guess = m.grain > Day
	return d
}

// relWorkday reads last weekday, next workday.
func (p *parser) relWorkday(t atom, j int) days {
	if t.v == 0 {
		return days{}
	}
	to := stampOfDate(p.cal.Add(p.today.Date(), t.v))
	return fixedDays(oneDay(to), Day, j+1)
}
