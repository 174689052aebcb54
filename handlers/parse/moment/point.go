package moment

// point is a day, a time or both, as one end of what is said.
type point struct {
	d    days
	c    clock
	r    clockSpan
	x    partOf // a part of a day
	what byte   // of hasDay, hasClock, hasPart, hasSpan
	end  int
}

const (
	hasDay = 1 << iota
	hasClock
	hasPart
	hasSpan
)

func (x *point) ok() bool { return x.end > 0 }

// pointAt reads a day with or without a time, or a time with or without a day.
func (p *parser) pointAt(i int) point {
	a := p.dayFirst(i)
	if beginsTime[p.at(i).k] {
		if b := p.timeFirst(i); b.end > a.end {
			return b
		}
	}
	return a
}

// beginsTime tells which words can begin a time of day.
var beginsTime = func() (s [256]bool) {
	for _, k := range [...]kind{num, part, half, quarterW, a, edge, later, in, the, fromW, between, about, unit, at} {
		s[k] = true
	}
	return s
}()

// dayFirst reads tomorrow at 5pm, 明天下午三点, next Monday 6-8, 今晚.
func (p *parser) dayFirst(i int) point {
	d := p.dayAt(i)
	if !d.ok() {
		return point{}
	}
	x := point{d: d, what: hasDay, end: d.end}
	if d.part >= 0 {
		x.what |= hasPart
		x.x = partOf{part: d.part, mod: d.mod}
	}
	if d.grain != Day || d.vague {
		return x
	}
	k := p.skip(d.end, comma, of)
	if p.at(d.end).k == comma && (p.at(k).is(fHan) || p.at(k).k == other) {
		k = d.end
	}
	if iso := p.at(d.end); iso.k == other && iso.is(fGlued) && p.says(iso, "t") && p.at(d.end+1).is(fGlued) || (iso.k == colon || iso.k == dash) && iso.is(fGlued) && p.at(d.end+2).k == colon {
		k = d.end + 1
		p.joint = k
		defer func() { p.joint = 0 }()
	}
	if e := p.at(k); e.k == eox && Grain(e.w) == Day && e.v == edgeEnd && e.is(fHan) { // 30号下班前
		x.d.deadline, x.end = true, k+1
		return x
	}
	if y, ok := p.partAt(k); ok && d.part < 0 {
		if y.part == partMidnight || y.part == partNoon && !p.at(k).is(fHan) && p.at(k).k == part {
			x.c, _ = p.clockAt(k, true)
			x.what, x.end = x.what|hasClock, y.end
			return x
		}
		x.x, x.what, x.end = y, x.what|hasPart, y.end
		k = y.end
	} else if m := p.at(k); m.k == ampm && m.v >= 0 && d.part < 0 && !m.is(fGlued) {
		x.x, x.what, x.end = partOf{part: m.v / 12 * partAfternoon, end: k + 1}, x.what|hasPart, k+1
		if m.v == 0 {
			x.x.part = partMorning
		}
		return x
	}
	p.timeBehind(&x, k)
	return x
}

// endsSaying reports whether a mark ends what is said: tomorrow at 7!
func endsSaying(r rune) bool { return r == '!' || r == '?' || r == ';' || r == '。' || r == '…' }

// timeBehind reads the time behind a day.
func (p *parser) timeBehind(x *point, k int) {
	marked := false
	j := k
	for ; ; j++ {
		switch t := p.at(j); {
		case t.k == at, t.k == about, t.k == forW && !t.is(fHan), t.k == comma && j == k:
			marked = marked || t.k == at || t.k == about
			continue
		case t.k == of && t.is(fHan):
			continue
		}
		break
	}
	if r, ok := p.clockSpanAt(j, true); ok {
		if from, ok := p.clockAt(j, true); ok && x.what&hasPart != 0 && !from.sure && r.to.sure { // 今早八点到下午三点
			from.inPart(x.x.part)
			r.from = from
		} else if x.what&hasPart != 0 {
			r.inPart(x.x.part)
		}
		x.r, x.what, x.end = r, x.what|hasSpan, r.end
		return
	}
	last := p.at(j-1).k == dayWord && !p.at(j-1).is(fHan) && p.at(j).k == num && p.at(j).is(fDigits) && p.at(j).w <= 2 && p.at(j).v >= 6 && p.at(j).v <= 22 && p.at(j+1).e == 0
	c, ok := p.clockAt(j, marked || last || x.what&hasPart != 0) // call him tomorrow 9
	if !ok || c.bare && p.at(c.end).k == month || c.bare && !p.closed(c.end) || c.bare && p.at(c.end).k == unit || c.bare && p.at(j).is(fHan) {
		return
	}
	if n := p.at(c.end); c.bare && (n.is(fHan) || n.k == other && n.is(fGlued) && !endsSaying(p.rune(n.s)) || !marked && n.e > 0 && n.k != comma && n.k != dot) {
		return // tonight 3 guests
	}
	c.bare = false
	if x.what&hasPart != 0 {
		c.inPart(x.x.part)
	}
	p.zoneBehind(&c)
	x.c, x.what, x.end = c, x.what|hasClock, c.end
	if s := x.d.spec; s.kind == sMonthDay && s.y == 0 && c.fine == Second { // Thu Oct 26 11:00:09 2023
		if y, e := p.yearNumber(x.end); y > 0 {
			s.y = y
			if d := p.specDays(s, Day, e); d.ok() {
				x.d, x.end = d, e
			}
		}
	}
}

// zoneBehind reads Z and +01:00 behind an ISO time.
func (p *parser) zoneBehind(c *clock) {
	j := c.end
	if p.at(j).k == dot && p.at(j).is(fGlued) && p.at(j+1).k == num && p.at(j+1).is(fGlued) && c.fine == Second {
		j += 2
		c.end = j
	}
	t := p.at(j)
	if !t.is(fGlued) || c.fine < Second {
		return
	}
	switch {
	case t.k == other && p.says(t, "z"):
		c.zoned, c.zone, c.end = true, 0, j+1
	case (t.k == plus || t.k == dash) && p.at(j+1).w == 2 && p.at(j+2).k == colon && p.at(j+3).w == 2 && p.at(j+3).k == num:
		c.zone = p.at(j+1).v*60 + p.at(j+3).v
		if t.k == dash {
			c.zone = -c.zone
		}
		c.zoned, c.end = true, j+4
	}
	if c.zoned {
		c.sure = true
	}
}

// timeFirst reads 3pm tomorrow, 9 tomorrow morning, from 5 to 6pm of April 22,
// in the late afternoon on Tuesday.
func (p *parser) timeFirst(i int) point {
	var x point
	if y, ok := p.partAt(i); ok && y.part != partMidnight {
		x.x, x.what, x.end = y, hasPart, y.end
	}
	r, ok := p.clockSpanAt(i, false)
	if !ok { // 6-8 next Monday
		if r, ok = p.clockSpanAt(i, true); ok {
			d, h := p.at(p.skip(r.end, on)), p.at(i)
			ok = (d.k == wday || d.k == rel || d.k == dayWord) && !d.is(fHan) && !(h.is(fDigits) && h.w == 2 && h.v < 10)
		}
	}
	if ok {
		x = point{r: r, what: hasSpan, end: r.end}
	} else if c, ok := p.clockAt(p.skip(i, about), false); ok && !c.bare {
		x = point{c: c, what: hasClock, end: c.end}
	} else if c, ok := p.clockAt(p.skip(i, about), true); ok && x.what == 0 {
		x = p.bareBeforeDay(c)
		if !x.ok() {
			return x
		}
	} else if x.what == hasPart { // in the evening at eight
		if k := p.skip(x.end, at, about); k > x.end {
			if c, ok := p.clockAt(k, true); ok && !p.at(k).is(fHan) {
				c.inPart(x.x.part)
				x.c, x.what, x.end = c, hasClock, c.end
			}
		}
		if c, ok := p.clockAt(x.end, false); ok && !p.at(x.end).is(fHan) {
			c.inPart(x.x.part)
			x.c, x.what, x.end = c, hasClock, c.end
		}
	}
	if !x.ok() || x.what&hasDay != 0 {
		return x
	}
	k := p.skip(x.end, comma, on, of, in)
	if n := p.at(k + 1); p.at(k).k == the && !(n.k == num && n.is(fDigits) && p.at(k+2).e == 0) {
		k++
	}
	if p.at(x.end).is(fHan) && k > x.end || p.at(x.end-1).is(fHan) && p.at(x.end).k == comma { // 聊到六点,tmr发summary
		return x
	}
	d := p.dayAt(k)
	if !d.ok() || d.grain != Day || d.vague || d.exact || d.bare && p.at(k-1).k != on || p.at(k).is(fHan) && p.at(x.end-1).is(fHan) {
		return x
	}
	end := d.end
	if d.part >= 0 {
		p.settle(&x, d.part)
	} else if y, ok := p.partAt(end); ok && x.what&(hasClock|hasSpan) != 0 && y.part != partMidnight {
		p.settle(&x, y.part)
		end = y.end
	}
	x.d, x.what, x.end = d, x.what|hasDay, end
	return x
}

func (p *parser) settle(x *point, part int) {
	x.c.inPart(part)
	x.r.inPart(part)
}

// bareBeforeDay takes a number for a time because of the day behind it: eight
// tonight, 9 tomorrow morning, 7, this morning.
func (p *parser) bareBeforeDay(c clock) point {
	k := p.skip(c.end, comma)
	t := p.at(k)
	if t.is(fHan) || t.k != dayWord && !(t.k == rel && t.v <= 0) {
		return point{}
	}
	d := p.dayAt(k)
	if !d.ok() || d.grain != Day {
		return point{}
	}
	part, end := d.part, d.end
	if y, ok := p.partAt(end); ok && part < 0 {
		part, end = y.part, y.end
	}
	if part < 0 {
		return point{}
	}
	c.inPart(part)
	return point{d: d, c: c, what: hasDay | hasClock, end: end}
}

// clockSpan is a range of hours as said.
type clockSpan struct {
	from, to clock
	length   Stamp // of from 2pm for two hours; 0 when its end was said
	end      int
}

func (r *clockSpan) inPart(part int) {
	if r.to.sure && r.to.sec > 0 && !r.from.sure {
		r.resolve()
		return
	}
	r.from.inPart(part)
	r.to.inPart(part)
}

// clockSpanAt reads from 5 to 6 pm, 9:30 till 11:00, between 3 and 5, 早上五到六点.
func (p *parser) clockSpanAt(i int, behindDay bool) (clockSpan, bool) {
	j := i
	lead := p.at(j).k
	if lead == fromW || lead == between && !p.at(j).is(fHan) {
		j++
	} else {
		lead = other
	}
	inPart := -1
	if t := p.at(j); t.k == part && t.is(fHan) {
		inPart = t.v
		j++
	}
	j = p.skip(j, at, about, quote)
	from, ok := p.clockAt(j, true)
	if !ok {
		return clockSpan{}, false
	}
	k := from.end
	if p.at(k).k == comma {
		return clockSpan{}, false
	}
	sep := p.at(k)
	if q := sep; q.k == forW && !q.is(fHan) && (!from.bare || lead == fromW && p.at(j).v <= 24) {
		if n, ok := p.quantityAt(k + 1); ok && n.fine < Day {
			return clockSpan{from: from, length: n.length(), end: n.end}, true
		}
	}
	if sep.k != toW && sep.k != dash && !(sep.k == and && lead == between) && !(sep.k == and && p.at(k).is(fHan)) {
		return clockSpan{}, false
	}
	if x := p.at(k + 1); x.k == part && x.is(fHan) && inPart < 0 && p.at(j).is(fHan) {
		inPart = -1
	}
	joint := p.joint
	p.joint = k + 1
	to, ok := p.clockAt(p.skip(k+1, at, about), true)
	p.joint = joint
	if !ok {
		return clockSpan{}, false
	}
	strong := !from.bare || !to.bare || p.at(to.end).k == at && p.at(to.end+1).w == isNight
	if !strong && lead == other && !behindDay {
		return clockSpan{}, false
	}
	if sep.k == and && lead != between && p.at(to.end).k != between {
		return clockSpan{}, false
	}
	r := clockSpan{from: from, to: to, end: to.end}
	if p.badSpan(j, sep, &r, lead != other || behindDay) {
		return clockSpan{}, false
	}
	if p.at(r.end).k == between && p.at(r.end).is(fHan) {
		r.end++
	}
	if inPart >= 0 {
		r.from.inPart(inPart)
		if x := p.at(k + 1); !(x.k == part && x.is(fHan)) {
			r.to.inPart(inPart)
		}
	}
	if x := p.at(r.end); x.k == at && p.at(r.end+1).w == isNight {
		r.to.inPart(partNight)
		r.end += 2
	}
	r.resolve()
	return r, true
}

// badSpan reports whether two numbers are no range of hours: 3-5 pieces, 10 - 10.1,
// 11 to 20 July. led: a day or a word for from stands before them.
func (p *parser) badSpan(j int, sep atom, r *clockSpan, led bool) bool {
	from, to := &r.from, &r.to
	next := p.at(to.end)
	switch {
	case !p.closed(to.end), next.k == month, next.k == dot && next.is(fGlued) && p.at(to.end+1).k == num && p.at(to.end+1).is(fGlued):
		return true
	case to.bare && (next.k == unit || next.k == dash || next.k == slash || next.k == of || next.k == other && next.is(fGlued)):
		return true
	case sep.k == dash && sep.is(fGlued) && from.fine == Second && to.fine == Minute && p.at(to.end-1).is(fGlued):
		return true // 08:15:30-05:30 is a time in a zone
	case from.bare && to.bare && next.k == other && !led:
		return true
	case from.bare && p.at(j).w == 4, to.bare && from.bare && p.at(j).is(fOrdinal):
		return p.at(j).w == 4 && p.at(j).v > 1900 && to.bare
	case from.bare && to.bare && p.at(j).is(fHan) != p.at(to.end-1).is(fHan):
		return true
	case from.bare && to.bare && p.at(j).is(fHan):
		return true
	case from.bare && from.sec/3600 > 24, to.bare && to.sec/3600 > 24:
		return true
	}
	return false
}

// resolve settles each end by the other: 5 to 6 pm, 1pm-3, 11am to 1am.
func (r *clockSpan) resolve() {
	if r.length > 0 {
		return
	}
	const noon = 12 * 3600
	switch {
	case r.to.sure && !r.from.sure:
		h := r.from.sec % noon
		if h+noon <= r.to.sec {
			h += noon
		}
		if h > r.to.sec || r.from.sec > noon {
			h = r.from.sec
		}
		r.from.sec, r.from.sure = h, true
	case r.from.sure && !r.to.sure:
		if r.to.sec%noon <= r.from.sec && r.to.sec%noon+noon > r.from.sec {
			r.to.sec = r.to.sec%noon + noon
		}
		r.to.sure = true
	case !r.from.sure && !r.to.sure:
		if r.to.sec <= r.from.sec && r.to.sec+noon > r.from.sec {
			r.to.sec += noon
		}
	}
}
