package moment

// spec is a day, month or other stretch of the calendar as said, before it is
// known which one is meant.
type spec struct {
	kind    specKind
	y, m, d int
	n       int // the nth; weekday; holiday; quarter
	iv      Interval
	unit    Grain
}

type specKind uint8

const (
	sFixed specKind = iota
	sMonthDay
	sDay
	sWeekday
	sMonth
	sFeast
	sQuarter
	sHalf
	sSeason
	sNth      // the nth weekday or week of a month: n, d = weekday or -1 for the week, m
	sEdgeOf   // part of a month: n = edge
	sWeekNo   // week n of a year
	sDecade   // the 70s: n
	sWeekOf   // the week with a day of the month in it: d
	sWeekMD   // the week with a month's day in it
	sWeekend  // a bare weekend
	sFeastEnd // the weekend around a holiday
)

// in is the stretch that a spec is in a year; ok is false where there is none
// (29 February).
func (s *spec) in(y int) (Interval, bool) {
	switch s.kind {
	case sMonthDay:
		if !validDay(y, s.m, s.d) {
			return Interval{}, false
		}
		return oneDay(dateOf(y, s.m, s.d)), true
	case sMonth:
		return Interval{dateOf(y, s.m, 1), dateOf(y, s.m+1, 1)}, true
	case sFeast:
		return oneDay(holidays[s.n].in(y)), true
	case sFeastEnd:
		d := holidays[s.n].in(y)
		from := d.weekStart() + 5*day
		if d.weekday() == 3 {
			from = d
		}
		to := d.weekStart() + 7*day
		if d.weekday() == 0 {
			from, to = d-2*day, d+day
		}
		return Interval{from, to}, true
	case sQuarter:
		return Interval{dateOf(y, 3*s.n-2, 1), dateOf(y, 3*s.n+1, 1)}, true
	case sHalf:
		return Interval{dateOf(y, 6*s.n-5, 1), dateOf(y, 6*s.n+1, 1)}, true
	case sSeason:
		starts := [5]Stamp{dateOf(y, 3, 20), dateOf(y, 6, 21), dateOf(y, 9, 23), dateOf(y, 12, 21), dateOf(y+1, 3, 20)}
		return Interval{starts[s.n], starts[s.n+1]}, true
	case sNth:
		return nthOf(Interval{dateOf(y, s.m, 1), dateOf(y, s.m+1, 1)}, s.n, s.unit, s.d)
	case sEdgeOf:
		return edgeOf(Interval{dateOf(y, s.m, 1), dateOf(y, s.m+1, 1)}, Month, s.n), true
	case sWeekNo:
		first := dateOf(y, 1, 4).weekStart() // the week of 4 January is the first
		iv := Interval{first + Stamp(s.n-1)*7*day, first + Stamp(s.n)*7*day}
		return iv, s.n >= 1 && s.n <= 53
	case sWeekMD:
		if !validDay(y, s.m, s.d) {
			return Interval{}, false
		}
		return around(Week, dateOf(y, s.m, s.d)), true
	}
	return s.iv, true
}

// resolve finds which one is meant: the nearest, the newest that is not after
// today and the first that is not before it.
func (s *spec) resolve(today Stamp) (near, past, next Interval, ok bool) {
	switch s.kind {
	case sFixed:
		return s.iv, s.iv, s.iv, true
	case sWeekday:
		this := oneDay(today.weekStart() + Stamp(s.n)*day)
		near, past, next = this, this, this
		if this.From > today {
			past = moved(this, -7*day)
		}
		if this.From < today {
			next = moved(this, 7*day)
		}
		return near, past, next, true
	case sWeekend:
		this := around(Weekend, today)
		return this, this, this, true
	case sDay, sWeekOf:
		return s.monthly(today)
	case sDecade:
		past = Interval{dateOf(1900+s.n, 1, 1), dateOf(1910+s.n, 1, 1)}
		next = Interval{dateOf(2000+s.n, 1, 1), dateOf(2010+s.n, 1, 1)}
		return past, past, next, true
	}
	if s.y != 0 {
		near, ok = s.in(s.y)
		return near, near, near, ok
	}
	return s.yearly(today)
}

func moved(iv Interval, by Stamp) Interval { return Interval{iv.From + by, iv.To + by} }

// yearly chooses among the years around today.
func (s *spec) yearly(today Stamp) (near, past, next Interval, ok bool) {
	y := today.year()
	this, there := s.in(y)
	near, past, next = this, this, this
	if !there || s.begins(this) > today {
		if past, ok = s.search(y-1, -1); !ok {
			return
		}
	}
	if !there || this.To <= today {
		if next, ok = s.search(y+1, 1); !ok {
			return
		}
	}
	if !there {
		near = next
	}
	// Said in January of December, or the reverse: the nearer one is meant.
	if this.From-today > 183*day {
		near = past
	}
	if today-this.From > 183*day {
		near = next
	}
	return near, past, next, true
}

// begins is when a stretch counts as having begun.
func (s *spec) begins(iv Interval) Stamp { return iv.From }

func (s *spec) search(y, step int) (Interval, bool) {
	for range 9 {
		if iv, ok := s.in(y); ok {
			return iv, true
		}
		y += step
	}
	return Interval{}, false
}

// monthly chooses among the months around today.
func (s *spec) monthly(today Stamp) (near, past, next Interval, ok bool) {
	y, m, _ := today.civil()
	at := func(m int) Interval {
		d := clampedDate(y, m, s.d)
		if s.kind == sWeekOf {
			return around(Week, d)
		}
		return oneDay(d)
	}
	near = at(m)
	past, next = near, near
	if near.From > today {
		past = at(m - 1)
	}
	if near.To <= today {
		next = at(m + 1)
	}
	return near, past, next, true
}

// nthOf is the nth unit or weekday of a stretch, -1 the last one. A week
// belongs to the month or year that its Thursday is in.
func nthOf(iv Interval, n int, g Grain, wd int) (Interval, bool) {
	var out Interval
	switch {
	case wd >= 0 && n < 0:
		last := iv.To - day
		d := last - Stamp((last.weekday()-wd+7)%7)*day - Stamp(-n-1)*7*day
		out = oneDay(d)
	case wd >= 0:
		d := iv.From + Stamp((wd-iv.From.weekday()+7)%7)*day + Stamp(n-1)*7*day
		out = oneDay(d)
	case g == Weekend && n < 0:
		last := iv.To - day
		sat := last - Stamp((last.weekday()-5+7)%7)*day
		out = moved(Interval{sat, sat + 2*day}, Stamp(n+1)*7*day)
	case g == Weekend:
		sat := iv.From + Stamp((5-iv.From.weekday()+7)%7)*day + Stamp(n-1)*7*day
		return Interval{sat, sat + 2*day}, sat < iv.To
	case g == Week && n < 0:
		last := (iv.To - 4*day).weekStart()
		out = moved(Interval{last, last + 7*day}, Stamp(n+1)*7*day)
	case g == Week:
		first := (iv.From + 3*day).weekStart()
		out = moved(Interval{first, first + 7*day}, Stamp(n-1)*7*day)
		return out, n <= 54
	case n < 0:
		out = Interval{shift(g, iv.To, n), shift(g, iv.To, n+1)}
	default:
		out = Interval{shift(g, iv.From, n-1), shift(g, iv.From, n)}
	}
	return out, out.From >= iv.From && out.From < iv.To
}

// edgeOf is the beginning, the middle or the end of a stretch, as people mean
// it: ten days of a month, three days of a week, a third of a year.
func edgeOf(iv Interval, g Grain, edge int) Interval {
	y, m, _ := iv.From.civil()
	switch g {
	case Month:
		switch edge {
		case edgeBegin, edgeEarly, edgeFirstTen:
			return Interval{iv.From, iv.From + 10*day}
		case edgeMid, edgeMidTen:
			return Interval{iv.From + 10*day, iv.From + 20*day}
		case edgeEnd, edgeLate, edgeLastTen:
			return Interval{iv.From + 20*day, iv.To}
		}
	case Week:
		switch edge {
		case edgeBegin, edgeEarly:
			return Interval{iv.From, iv.From + 3*day}
		case edgeMid:
			return Interval{iv.From + day, iv.From + 5*day}
		case edgeEnd, edgeLate:
			return Interval{iv.From + 4*day, iv.To}
		}
	case Year:
		switch edge {
		case edgeBegin, edgeEarly:
			return Interval{iv.From, dateOf(y, 4, 1)}
		case edgeMid:
			return Interval{dateOf(y, 5, 1), dateOf(y, 9, 1)}
		case edgeEnd, edgeLate:
			return Interval{dateOf(y, 9, 1), iv.To}
		}
	}
	half := iv.From + (iv.To-iv.From)/2/day*day
	if k := monthsOf(g); k > 0 {
		half = dateOf(y, m+k/2, 1)
	}
	if edge == edgeEnd || edge == edgeLate {
		return Interval{half, iv.To}
	}
	return Interval{iv.From, half}
}

// otherEdge is the other way to cut the same edge: by halves.
func otherEdge(iv Interval, g Grain, edge int) (Interval, bool) {
	y, _, _ := iv.From.civil()
	switch {
	case g == Month && (edge == edgeEnd || edge == edgeLate):
		return Interval{iv.From + 15*day, iv.To}, true
	case g == Month && (edge == edgeBegin || edge == edgeEarly):
		return Interval{iv.From, iv.From + 15*day}, true
	case g == Week && (edge == edgeEnd || edge == edgeLate):
		return Interval{iv.From + 3*day, iv.To}, true
	case g == Year && edge == edgeBegin:
		return Interval{iv.From, dateOf(y, 5, 1)}, true
	case g == Year && edge == edgeEarly:
		return Interval{iv.From, dateOf(y, 7, 1)}, true
	case g == Year && (edge == edgeEnd || edge == edgeLate):
		return Interval{dateOf(y, 7, 1), iv.To}, true
	}
	return iv, false
}
