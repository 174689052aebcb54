package moment

import "slices"

// MaxValues is how much one find lists.
const MaxValues = 24

// finding is a find while its meanings are gathered.
type finding struct {
	Found
	values [MaxValues]Value
	n      int // how many of them there are
}

// found turns a phrase into what it may mean.
func (p *parser) found(f *phrase) (Found, bool) {
	out := finding{Found: Found{Start: f.s, End: f.e, Clock: -1, Part: -1}}
	switch {
	case f.isLong && f.two:
		p.lastingValues(f, &out)
	case f.isLong:
		out.Kind, out.Vague = Duration, true
		out.Values = []Value{{To: f.q.length(), Shape: ALength}}
		return out.Found, true
	case f.two:
		p.rangeValues(f, &out)
	case f.openFrom || f.openTo:
		p.openValues(f, &out)
	default:
		p.pointValues(&f.x, &out)
	}
	if out.n == 0 {
		return out.Found, false
	}
	out.Values = slices.Clone(out.values[:out.n])
	p.record(f, &out.Found)
	return out.Found, true
}

// put adds a value once.
func (o *finding) put(v Value) {
	if o.n >= MaxValues {
		return
	}
	for i := range o.n {
		if o.values[i] == v {
			return
		}
	}
	o.values[o.n] = v
	o.n++
}

// readings are the stretches that a day may be, the likeliest first.
func (d *days) readings(buf *[MaxValues]Interval) []Interval {
	out := append(buf[:0], d.near)
	for _, iv := range [...]Interval{d.next, d.past} {
		if iv != d.near && (len(out) < 2 || iv != out[1]) {
			out = append(out, iv)
		}
	}
	for _, iv := range d.extra {
		if len(out) < MaxValues {
			out = append(out, iv)
		}
	}
	return out
}

// whole reports whether an interval is of days.
func (iv Interval) whole() bool { return iv.From == iv.From.midnight() && iv.To == iv.To.midnight() }

// pointValues lists what a point means.
func (p *parser) pointValues(x *point, o *finding) {
	var buf [MaxValues]Interval
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
func (p *parser) dayValues(d *days, o *finding) {
	var buf [MaxValues]Interval
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
			o.Kind, o.n = DateTime, 0
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

func (p *parser) putRange(iv Interval, o *finding) {
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
func (p *parser) clockOn(d Stamp, c *clock, o *finding) {
	for _, s := range c.readings() {
		o.put(Value{p.zonedAt(d+Stamp(s), c), 0, AMoment})
		if c.zoned && c.fine == Second { // others tell it in universal time
			o.put(Value{d + Stamp(s) - Stamp(c.zone)*minute, 0, AMoment})
		}
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
func (p *parser) spanOn(d Stamp, r *clockSpan, o *finding) {
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
func (p *parser) partOn(d Stamp, x *partOf, o *finding) {
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
