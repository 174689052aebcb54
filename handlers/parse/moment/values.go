package moment

// maxValues bounds how much one find lists.
const maxValues = 24

// found turns a phrase into what it may mean.
func (p *parser) found(f *phrase) (Found, bool) {
	out := Found{Start: f.s, End: f.e, Clock: -1, Part: -1}
	switch {
	case f.isLong && f.two:
		p.lastingValues(f, &out)
	case f.isLong:
		out.Kind, out.Vague = Duration, true
		out.Values = []Value{{To: f.q.length(), Shape: ALength}}
		return out, true
	case f.two:
		p.rangeValues(f, &out)
	case f.openFrom || f.openTo:
		p.openValues(f, &out)
	default:
		p.pointValues(&f.x, &out)
	}
	if len(out.Values) == 0 {
		return out, false
	}
	p.record(f, &out)
	return out, true
}

// put adds a value once.
func (o *Found) put(v Value) {
	if len(o.Values) >= maxValues {
		return
	}
	for _, x := range o.Values {
		if x == v {
			return
		}
	}
	o.Values = append(o.Values, v)
}

// readings are the stretches that a day may be, the likeliest first.
func (d *days) readings(buf *[maxValues]Interval) []Interval {
	out := append(buf[:0], d.near)
	for _, iv := range [...]Interval{d.next, d.past} {
		if iv != d.near && (len(out) < 2 || iv != out[1]) {
			out = append(out, iv)
		}
	}
	for _, iv := range d.extra {
		if len(out) < maxValues {
			out = append(out, iv)
		}
	}
	return out
}

// whole reports whether an interval is of days.
func (iv Interval) whole() bool { return iv.From == iv.From.midnight() && iv.To == iv.To.midnight() }

// pointValues lists what a point means.
func (p *parser) pointValues(x *point, o *Found) {
	var buf [maxValues]Interval
	switch {
	case x.what&hasDay == 0:
		p.timeValues(x, o)
	case x.what&hasSpan != 0:
		o.Kind = DateTimeRange
		for _, iv := range x.d.readings(&buf) {
			p.spanOn(iv.From, &x.r, o)
		}
	case x.what&hasClock != 0:
		o.Kind = DateTime
		for _, iv := range x.d.readings(&buf) {
			p.clockOn(iv.From, &x.c, o)
		}
	case x.what&hasPart != 0:
		o.Kind = DateTimeRange
		for _, iv := range x.d.readings(&buf) {
			p.partOn(iv.From, &x.x, o)
		}
	default:
		p.dayValues(&x.d, o)
	}
}

// dayValues lists what a day or a longer stretch means.
func (p *parser) dayValues(d *days, o *Found) {
	var buf [maxValues]Interval
	if d.mod == edgeEarly || d.mod == edgeMid {
		o.Kind = DateTimeRange
		o.put(Value{d.near.From + 10*hour, d.near.From + 14*hour, ASpan})
		return
	}
	all := d.readings(&buf)
	switch {
	case d.exact:
		o.Kind = DateTime
		for _, s := range d.points {
			o.put(Value{s, 0, AMoment})
		}
		for _, iv := range d.extra {
			o.put(Value{iv.From, iv.To, ASpan})
		}
		if d.near.To-d.near.From != day || len(d.points) == 0 {
			o.Kind = DateTimeRange
			o.put(Value{d.near.From, d.near.To, ASpan})
		}
		return
	case d.grain == Day && d.near.To-d.near.From == day:
		o.Kind = Date
		for _, iv := range all {
			if iv.To-iv.From == day {
				o.put(Value{iv.From, 0, ADay})
			}
		}
		if d.mod == edgeEnd { // the end of the day
			o.Kind, o.Values = DateTime, nil
		}
		for _, s := range d.points {
			o.put(Value{s, 0, AMoment})
		}
		for _, iv := range d.extra {
			p.putRange(iv, o)
		}
	default:
		o.Kind = DateRange
		for _, iv := range all {
			p.putRange(iv, o)
		}
		if d.grain == Weekend {
			for _, iv := range all {
				o.put(Value{iv.From - 6*hour, iv.To, ASpan})
			}
		}
		if at, ok := p.dayIn(d, d.near); ok && !d.vague && d.edge != 0 {
			o.Kind = Date
			o.put(Value{at, 0, ADay})
		}
		if d.grain == Month || len(d.points) > 0 {
			o.Kind = Date
			o.put(Value{d.near.From, 0, ADay})
			o.put(Value{d.next.From, 0, ADay})
		}
		for _, s := range d.points {
			o.put(Value{s, 0, ADay})
			o.put(Value{s + p.now - p.today, 0, AMoment})
		}
	}
}

func (p *parser) putRange(iv Interval, o *Found) {
	if iv.To-iv.From == day && iv.whole() && o.Kind == Date {
		o.put(Value{iv.From, 0, ADay})
	}
	if iv.whole() {
		o.put(Value{iv.From, iv.To, ARange})
	} else {
		o.put(Value{iv.From, iv.To, ASpan})
	}
}

// clockOn lists a time on a day.
func (p *parser) clockOn(d Stamp, c *clock, o *Found) {
	for _, s := range c.readings() {
		o.put(Value{p.zonedAt(d+Stamp(s), c), 0, AMoment})
	}
}

// zonedAt brings a time in a zone that was said into the speaker's.
func (p *parser) zonedAt(s Stamp, c *clock) Stamp {
	if c.zoned && c.fine == Second {
		s += Stamp(p.offset-c.zone) * minute
	}
	return s
}

// readings are the seconds of the day that a clock may mean.
func (c *clock) readings() []int {
	first := c.usual(c.fine >= Second && c.fine <= Minute)
	if c.sure {
		return []int{c.sec}
	}
	second := c.sec
	if second == first {
		second = (c.sec + 12*3600) % (24 * 3600)
	}
	return []int{first, second}
}

// spanOn lists a range of hours on a day.
func (p *parser) spanOn(d Stamp, r *clockSpan, o *Found) {
	from, to := r.ends()
	o.put(Value{d + from, d + to, ASpan})
	if !r.from.sure {
		o.put(Value{d + from + 12*hour, d + to + 12*hour, ASpan})
	}
	// Others count the last minute or hour as part of it.
	fine := minute
	if r.to.fine == Hour && r.from.fine == Hour {
		fine = hour
	} else if r.to.fine == Second {
		fine = 1
	}
	o.put(Value{d + from, d + to + fine, ASpan})
	if fine == hour {
		o.put(Value{d + from, d + to + minute, ASpan})
	}
}

// ends are the seconds of the day where a span begins and ends; the end of one
// over midnight lies beyond the day.
func (r *clockSpan) ends() (from, to Stamp) {
	from, to = Stamp(r.from.sec), Stamp(r.to.sec)
	if r.length > 0 {
		return from, from + r.length
	}
	if to <= from {
		to += 24 * hour
	}
	return from, to
}

// partOn lists what a part of a day means.
func (p *parser) partOn(d Stamp, x *partOf, o *Found) {
	var buf [8][2]int
	o.Kind = DateTimeRange
	if x.part == partMidnight {
		o.Kind = DateTime
		o.put(Value{d, 0, AMoment})
		o.put(Value{d + day, 0, AMoment})
		return
	}
	for _, h := range x.hours(buf[:0]) {
		to := d + Stamp(h[1])*hour
		if h[1] == 24 && x.part >= partNight {
			o.put(Value{d + Stamp(h[0])*hour, to - 1, ASpan})
		}
		o.put(Value{d + Stamp(h[0])*hour, to, ASpan})
	}
	o.put(Value{d + Stamp(dayParts[x.part].stands)*hour, 0, AMoment})
}

// timeValues lists what a time without a day means: today, and the next day
// where it has passed.
func (p *parser) timeValues(x *point, o *Found) {
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
func (p *parser) lastingValues(f *phrase, o *Found) {
	var buf [maxValues]Interval
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
func (p *parser) rangeValues(f *phrase, o *Found) {
	x, y := &f.x, &f.y
	o.Kind = DateRange
	timed := x.what&(hasClock|hasPart) != 0 || y.what&(hasClock|hasPart) != 0 || x.d.exact && x.d.grain == Day && x.what == hasDay && y.what&hasClock != 0 || y.d.exact && y.what == hasDay && x.what&hasClock != 0
	if timed {
		o.Kind = DateTimeRange
	}
	today := oneDay(p.today)
	if x.what&hasDay == 0 && y.what&hasDay == 0 {
		p.put2(x, y, today, today, timed, o)
		return
	}
	if x.what&hasDay == 0 {
		var buf [maxValues]Interval
		for _, iv := range y.d.readings(&buf) {
			p.put2(x, y, today, iv, timed, o)
			p.put2(x, y, iv, iv, timed, o)
		}
		return
	}
	var buf [maxValues]Interval
	if y.what&hasDay == 0 {
		for _, iv := range x.d.readings(&buf) {
			p.put2(x, y, iv, iv, timed, o)
		}
		return
	}
	if y.d.fixed && !x.d.fixed {
		a := p.lastBefore(&x.d, y.d.near.From)
		p.put2(x, y, a, y.d.near, timed, o)
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
		p.put2(x, y, iv, b, timed, o)
		if len(x.d.extra) > 0 && x.d.fixed && len(y.d.extra) == len(x.d.extra) {
			p.put2(x, y, x.d.extra[0], y.d.extra[0], timed, o)
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

// put2 adds the range between two days with their times.
func (p *parser) put2(x, y *point, a, b Interval, timed bool, o *Found) {
	from := p.start(x, a)
	if x.d.edge == edgeEnd && x.what == hasDay && !timed {
		o.put(Value{a.To, b.To, ARange})
	}
	if x.d.edge == edgeMid && x.what == hasDay && x.d.grain == Year {
		o.put(Value{dateOf(a.From.year(), 7, 2), b.To, ARange})
	}
	to := p.start(y, b)
	if !timed {
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
func (p *parser) openValues(f *phrase, o *Found) {
	var buf [maxValues]Interval
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
func (p *parser) openTime(f *phrase, iv Interval, o *Found) {
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

// record fills in what a record takes of a find.
func (p *parser) record(f *phrase, o *Found) {
	x := &f.x
	d := &x.d
	o.Deadline = d.deadline || f.upto || f.openTo && !f.x.d.ago
	if x.what&hasClock != 0 {
		o.Clock = int(p.zonedAt(Stamp(x.c.usual(x.c.fine == Minute && !x.c.sure)), &x.c).midnightless())
	} else if x.what&hasSpan != 0 {
		o.Clock = x.r.from.sec % (24 * 3600)
	}
	if x.what&hasPart != 0 {
		o.Part = dayParts[x.x.part].begins
	}
	if x.what&hasDay == 0 {
		o.Near, o.Past, o.Next = p.today, p.today, p.today
		o.Fixed, o.Grain = true, Part
		return
	}
	o.HasDay, o.Grain = true, d.grain
	if d.grain < Day || d.edge != 0 && d.edge < edgeFirstTen {
		o.Grain = Day
	}
	o.Fixed, o.Ago, o.Weekday, o.Either, o.Vague = d.fixed, d.ago, d.weekday, d.either, d.vague || d.bare
	o.Near, _ = p.dayIn(d, d.near)
	o.Past, _ = p.dayIn(d, d.past)
	o.Next, _ = p.dayIn(d, d.next)
	o.Guess = d.guess || d.grain > Day && d.edge == 0 || d.edge != 0 && d.edge != edgeEnd
	p.bound(f, d, o)
	if d.exact && len(d.points) > 0 && d.near.To-d.near.From == day {
		o.Near = d.points[0].midnight()
		o.Past, o.Next = o.Near, o.Near
		if d.ago || len(d.extra) > 0 {
			o.Clock = d.points[0].Clock() / 60 * 60
		}
	}
}

// bound is what a record takes of before and after a holiday or a month: the
// working day beside the one, the day before the other begins.
func (p *parser) bound(f *phrase, d *days, o *Found) {
	if f.two || !f.openTo && !f.openFrom || f.x.what != hasDay {
		return
	}
	for _, s := range [...]*Stamp{&o.Near, &o.Past, &o.Next} {
		switch {
		case d.spec.kind == sFeast && d.grain == Day && f.openTo:
			*s = stampOfDate(p.cal.OnOrBefore((*s - day).Date()))
		case d.spec.kind == sFeast && d.grain == Day && f.behind:
			*s = stampOfDate(p.cal.OnOrAfter((*s + day).Date()))
		}
	}
	if f.openTo && !f.upto && d.grain >= Month && d.edge == 0 && d.fixed && d.near.From > p.today {
		o.Near = d.near.From - day
		o.Past, o.Next = o.Near, o.Near
	} else if f.openTo && !f.upto && d.grain >= Month && d.edge == 0 && !d.fixed {
		o.Near, o.Past, o.Next = d.near.From-day, d.past.From-day, d.next.From-day
		if d.next.From <= p.today {
			o.Next = o.Near
		}
	}
}

// midnightless is the second of the day of a stamp that may lie on another one.
func (s Stamp) midnightless() Stamp { return s - s.midnight() }

// dayIn is the day that a record takes of a longer stretch: the Friday of a
// week, the Saturday of a weekend, the last day of a month; ok is false where
// the stretch is a day already.
func (p *parser) dayIn(d *days, iv Interval) (Stamp, bool) {
	last := iv.To - day
	switch {
	case d.grain == Day || d.grain < Day:
		return iv.From.midnight(), false
	case (d.edge == edgeEnd || d.edge == edgeLate) && d.grain == Week:
		return iv.From.weekStart() + 4*day, true
	case d.edge == edgeMid && d.grain == Month:
		return iv.From.midnight() + 4*day, true
	case d.edge == edgeMid && d.grain == Year:
		return dateOf(iv.From.year(), 6, 30), true
	case d.edge == edgeFirstTen || d.edge == edgeMidTen || d.edge == edgeLastTen:
		return last, true
	case d.edge == edgeBegin || d.edge == edgeEarly:
		return iv.From, true
	case d.grain == Week:
		return iv.From + 4*day, true
	case d.grain == Weekend:
		return iv.From, true
	}
	return last, true
}
