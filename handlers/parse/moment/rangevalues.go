package moment

// timeValues lists what a time without a day means: today, and the next day
// where it has passed.
func (p *parser) timeValues(x *point, o *finding) {
	switch {
	case x.what&hasSpan != 0:
		o.Kind = TimeRange
		p.spanOn(p.today, &x.r, o)
		if from, _ := x.r.ends(); p.today+from < p.now {
			p.spanOn(p.today+day, &x.r, o)
		}
	case x.what&hasClock != 0:
		o.Kind = Time
		p.clockOn(p.today, &x.c, o)
		p.clockOn(p.today+day, &x.c, o)
	default:
		o.Kind = TimeRange
		p.partOn(p.today, &x.x, o)
		if x.x.part == partMidnight {
			o.Kind = Time
		} else {
			o.Kind = TimeRange
		}
	}
}

// lastingValues lists a length of time from a day or a time on.
func (p *parser) lastingValues(f *phrase, o *finding) {
	var buf [MaxValues]Interval
	if f.x.what&hasDay == 0 {
		o.Kind = TimeRange
		for _, s := range f.x.c.readings() {
			from := p.today + Stamp(s)
			o.put(Value{from, f.q.from(from, 1), ASpan})
		}
		return
	}
	for _, iv := range f.x.d.readings(&buf) {
		from, shape := iv.From, ARange
		o.Kind = DateRange
		if f.x.what&hasClock != 0 {
			from, shape, o.Kind = from+Stamp(f.x.c.sec), ASpan, DateTimeRange
		}
		o.put(Value{from, f.q.from(from, 1), shape})
	}
}

// start and stop are where a point begins and ends.
func (p *parser) start(x *point, iv Interval) Stamp {
	switch {
	case x.d.exact && x.what == hasDay && len(x.d.points) > 0:
		return x.d.points[0]
	case x.what&hasClock != 0:
		return p.zonedAt(iv.From+Stamp(x.c.usual(true)), &x.c)
	case x.what&hasPart != 0:
		return iv.From + Stamp(dayParts[x.x.part].ranges[0][0])*hour
	}
	return iv.From
}

// rangeValues lists what a range of two points means: for each reading of the
// first the second's first one behind it, or the other way round where only
// the second says its year.
func (p *parser) rangeValues(f *phrase, o *finding) {
	x, y := &f.x, &f.y
	o.Kind = DateRange
	timed := x.what&(hasClock|hasPart) != 0 || y.what&(hasClock|hasPart) != 0 || x.d.exact && x.d.grain == Day && x.what == hasDay && y.what&hasClock != 0 || y.d.exact && y.what == hasDay && x.what&hasClock != 0
	if timed {
		o.Kind = DateTimeRange
	}
	r := dayRange{parser: p, from: x, to: y, timed: timed, found: o}
	today := oneDay(p.today)
	if x.what&hasDay == 0 && y.what&hasDay == 0 {
		r.put(today, today)
		return
	}
	if x.what&hasDay == 0 {
		var buf [MaxValues]Interval
		for _, iv := range y.d.readings(&buf) {
			r.put(today, iv)
			r.put(iv, iv)
		}
		return
	}
	var buf [MaxValues]Interval
	if y.what&hasDay == 0 {
		for _, iv := range x.d.readings(&buf) {
			r.put(iv, iv)
		}
		return
	}
	if y.d.fixed && !x.d.fixed {
		a := p.lastBefore(&x.d, y.d.near.From)
		r.put(a, y.d.near)
		if !y.d.exact {
			return
		}
	}
	all := x.d.readings(&buf)
	for i, iv := range all {
		if i > 2 && !x.d.fixed {
			break
		}
		b := p.firstAfter(&y.d, iv.From)
		r.put(iv, b)
		if len(x.d.extra) > 0 && x.d.fixed && len(y.d.extra) == len(x.d.extra) {
			r.put(x.d.extra[0], y.d.extra[0])
		}
	}
}

// firstAfter is the first reading of d that does not begin before s.
func (p *parser) firstAfter(d *days, s Stamp) Interval {
	if d.fixed {
		return d.near
	}
	_, _, next, ok := d.spec.resolve(s)
	if !ok {
		return d.near
	}
	if d.spec.kind == sMonth && next.From < s || d.spec.kind != sMonth && next.From < s {
		if iv, ok := d.spec.in(s.year() + 1); ok {
			return iv
		}
	}
	return next
}

// lastBefore is the last reading of d that does not begin after s.
func (p *parser) lastBefore(d *days, s Stamp) Interval {
	_, past, _, ok := d.spec.resolve(s)
	if !ok {
		return d.near
	}
	return past
}

// dayRange is a range between two points of which each may mean several days.
type dayRange struct {
	*parser
	from, to *point
	timed    bool // a time of day is said of one of them
	found    *finding
}

// put adds the range between two days with their times.
func (r *dayRange) put(a, b Interval) {
	x, y, o := r.from, r.to, r.found
	from := r.start(x, a)
	if x.d.edge == edgeEnd && x.what == hasDay && !r.timed {
		o.put(Value{a.To, b.To, ARange})
	}
	if x.d.edge == edgeMid && x.what == hasDay && x.d.grain == Year {
		o.put(Value{dateOf(a.From.year(), 7, 2), b.To, ARange})
	}
	to := r.start(y, b)
	if !r.timed {
		if y.d.edge == edgeEnd {
			o.put(Value{from, b.To, ARange})
		}
		o.put(Value{from, to, ARange})
		if y.d.grain > Day || b.To-b.From > day {
			o.put(Value{from, b.To, ARange})
		}
		return
	}
	if y.what&(hasClock|hasPart) == 0 && !(y.d.exact && len(y.d.points) > 0) {
		to = b.To
	}
	if y.what&hasClock != 0 && !y.c.sure {
		if s := b.From + Stamp(y.c.sec); s < from && s+12*hour > from {
			to = s + 12*hour
		} else {
			to = s
		}
	}
	if to <= from && a == b {
		to += day
	}
	o.put(Value{from, to, ASpan})
	o.put(Value{from, to + minute, ASpan})
	o.put(Value{from.midnight(), to.midnight(), ARange})
	if x.what&hasClock != 0 && !x.c.sure || y.what&hasClock != 0 && !y.c.sure {
		o.put(Value{from + 12*hour, to + 12*hour, ASpan})
		o.put(Value{from, to + 12*hour, ASpan})
	}
}

// openValues lists what is open on one side.
func (p *parser) openValues(f *phrase, o *finding) {
	var buf [MaxValues]Interval
	x := &f.x
	timed := x.what&(hasClock|hasPart|hasSpan) != 0 || x.d.exact && x.what == hasDay
	o.Kind = DateRange
	if timed {
		o.Kind = DateTimeRange
		if x.what&hasDay == 0 {
			o.Kind = TimeRange
		}
	}
	all := []Interval{oneDay(p.today)}
	if x.what&hasDay != 0 {
		all = x.d.readings(&buf)
	}
	if x.what == hasDay && x.d.ago && f.openTo && len(x.d.extra) > 0 { // 两天之前
		for _, iv := range x.d.extra {
			p.putRange(iv, o)
		}
	}
	for _, iv := range all {
		switch {
		case timed:
			p.openTime(f, iv, o)
		case f.openFrom && f.behind && iv.To-iv.From > day:
			o.put(Value{iv.To, 0, FromDay})
			o.put(Value{shift(Day, iv.To, 0), 0, FromDay})
			if x.d.grain >= Week {
				o.put(Value{shift(x.d.grain, p.now, 1), 0, AMoment})
			}
		case f.openFrom:
			o.put(Value{iv.From, 0, FromDay})
			if f.behind {
				o.put(Value{iv.To, 0, FromDay})
				o.put(Value{iv.From + (p.now - p.today - p.now%hour%day), 0, FromTime})
				o.put(Value{iv.From + (p.now-p.today)/hour*hour, 0, FromTime})
			}
		case f.upto && iv.To-iv.From > day, f.upto && x.d.edge != 0:
			last := iv.To - day
			o.put(Value{0, iv.To, UntilDay})
			o.put(Value{p.now, iv.To, ASpan})
			o.put(Value{last, 0, ADay})
		default:
			o.put(Value{0, iv.From, UntilDay})
			o.put(Value{iv.From, 0, ADay})
			if f.upto && iv.To > p.now {
				o.put(Value{p.now, iv.To, ASpan})
			}
			if x.d.edge != 0 || iv.To-iv.From > day {
				o.put(Value{0, iv.To, UntilDay})
				o.put(Value{p.now, iv.To, ASpan})
			}
		}
	}
	if f.plain { // from 2014: the year itself
		p.pointValues(x, o)
	}
	if x.what == hasDay && x.d.grain == Day && !x.d.exact && f.openTo {
		o.Kind = Date
	}
}

// openTime is openValues for a time.
func (p *parser) openTime(f *phrase, iv Interval, o *finding) {
	x := &f.x
	switch {
	case x.what&hasPart != 0 && x.what&hasClock == 0:
		var buf [8][2]int
		for _, h := range x.x.hours(buf[:0]) {
			if f.openTo {
				o.put(Value{0, iv.From + Stamp(h[0])*hour, UntilTime})
			} else {
				o.put(Value{iv.From + Stamp(h[1])*hour, 0, FromTime})
			}
		}
		if x.x.part == partLunch && f.openFrom {
			o.put(Value{iv.From + 13*hour, iv.From + 17*hour, ASpan})
		}
	case x.what&hasClock != 0:
		for _, s := range x.c.readings() {
			at := p.zonedAt(iv.From+Stamp(s), &x.c)
			if f.openTo {
				o.put(Value{0, at, UntilTime})
				o.put(Value{at, 0, AMoment})
			} else {
				o.put(Value{at, 0, FromTime})
			}
		}
	default:
		for _, at := range x.d.points {
			if f.openTo {
				o.put(Value{0, at, UntilTime})
			} else {
				o.put(Value{at, 0, FromTime})
			}
		}
		for _, w := range x.d.extra {
			p.putRange(w, o)
		}
	}
}
