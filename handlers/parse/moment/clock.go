package moment

// clock is a time of day as said.
type clock struct {
	sec   int  // seconds since midnight, by the clock's face
	sure  bool // before or after noon is settled
	bare  bool // nothing but a number: a time only where something makes it one
	fine  Grain
	says  bool // told as people say it, 两点半, not as a display shows it, 2:30
	zoned bool
	zone  int // minutes east of UTC
	end   int // the atom behind it
}

// hourOf turns an hour as said into one of the day, where a part of the day
// was said with it; part < 0 when none was.
func hourOf(h, part int) int {
	begins := -1
	if part >= 0 {
		begins = dayParts[part].begins
	}
	switch {
	case h == 12 && (part == partNight || part == partTonight || part == partSmall || part == partMidnight):
		return 0
	case h > 12 || begins >= 0 && begins < 11:
		return h % 24
	case begins >= 12 && h < 12:
		return h + 12
	case begins == 11 && h < 6: // 中午一点
		return h + 12
	}
	return h
}

// inPart settles a clock by the part of the day that was said with it.
func (c *clock) inPart(part int) {
	if c.sure || part < 0 {
		return
	}
	c.sec = hourOf(c.sec/3600, part)*3600 + c.sec%3600
	c.sure, c.bare = true, false
}

// usual is the time that an unsettled clock means first: nobody meets a
// customer at three at night. 3:05 stays as written.
func (c *clock) usual(colon bool) int {
	if h := c.sec / 3600; !c.sure && !colon && h >= 1 && h <= 6 {
		return c.sec + 12*3600
	}
	return c.sec
}

// clockAt reads a time of day at atom i; loose takes one that only its
// surroundings make a time: at 5, at 1030, three twenty.
func (p *parser) clockAt(i int, loose bool) (clock, bool) {
	t := p.at(i)
	switch t.k {
	case part:
		if t.is(fHan) {
			return p.clockInPart(i)
		}
		switch t.v {
		case partNoon:
			return clock{sec: 12 * 3600, sure: true, end: i + 1}, true
		case partMidnight:
			return clock{sure: true, end: i + 1}, true
		}
		return clock{}, false
	case edge:
		return p.midClock(i)
	case the:
		if n := p.at(i + 1); n.k == part && (n.v == partNoon || n.v == partMidnight) {
			return p.clockAt(i+1, loose)
		}
		return clock{}, false
	case a, half, quarterW:
		if c, ok := p.pastClock(i); ok {
			return c, true
		}
		return p.halfClock(i, loose)
	case num:
		if c, ok := p.pastClock(i); ok {
			return c, true
		}
		return p.plainClock(i, loose)
	}
	return clock{}, false
}

// clockInPart reads 下午三点, 早上8:30.
func (p *parser) clockInPart(i int) (clock, bool) {
	c, ok := p.clockAt(p.skip(i+1, about, of, at), true)
	if !ok || c.bare {
		return c, false
	}
	c.inPart(p.at(i).v)
	return c, true
}

// midClock reads mid day, mid-morning.
func (p *parser) midClock(i int) (clock, bool) {
	if p.at(i).v != edgeMid || p.at(i).is(fHan) {
		return clock{}, false
	}
	j := i + 1
	if p.at(j).k == dash {
		j++
	}
	t := p.at(j)
	h := -1
	switch {
	case t.k == unit && t.v == int(Day) && t.w == isNight:
		h = 0
	case t.k == unit && t.v == int(Day):
		h = 12
	case t.k == part && t.v == partMorning:
		h = 10
	case t.k == part && t.v == partAfternoon:
		h = 14
	}
	return clock{sec: h * 3600, sure: true, end: j + 1}, h >= 0
}

// pastClock reads half past three, a quarter to 8, 20 minutes past eight.
func (p *parser) pastClock(i int) (clock, bool) {
	j, minutes := i, 0
	if p.at(j).k == a {
		j++
	}
	switch t := p.at(j); {
	case t.k == half:
		minutes = 30
	case t.k == quarterW && t.w == 0:
		minutes = 15
	case t.k == num && p.at(j+1).k == quarterW && t.v <= 3:
		minutes = 15 * t.v
		j++
	case t.k == num && t.v < 60 && !t.is(fOrdinal|fHan):
		minutes = t.v
		if p.at(j+1).k == unit && p.at(j+1).v == int(Minute) {
			j++
		}
	default:
		return clock{}, false
	}
	sign := 1
	switch t := p.at(j + 1); {
	case t.k == toW && p.at(j).k == num:
		return clock{}, false // 5 to 6 is a range
	case t.k == rel && t.w == relPast && p.says(t, "past"), t.k == after && !t.is(fHan):
	case t.k == toW && p.says(t, "to"), t.k == before && !t.is(fHan):
		sign = -1
	default:
		return clock{}, false
	}
	k := j + 2
	c, ok := p.clockAt(k, true)
	if !ok || c.fine == Second {
		return c, false
	}
	c.sec = (c.sec + sign*minutes*60 + 24*3600) % (24 * 3600)
	c.bare = false
	return c, true
}

// halfClock reads half two, which is half past two, where something makes it a
// time.
func (p *parser) halfClock(i int, loose bool) (clock, bool) {
	t, h := p.at(i), p.at(i+1)
	led := loose
	if n := p.at(i + 2); !loose && p.at(i-1).k == at && !p.at(i-1).is(fHan) {
		loose, led = n.k != hundred && n.k != thousand, false // out of Oakline at half three
	} else if !loose {
		loose = n.k == on && p.at(i+3).k == wday || (n.k == wday || n.k == dayWord) && !n.is(fHan) // half eight on Thursday
	}
	if !loose || t.k != half || t.is(fHan) || h.k != num || h.is(fOrdinal|fHan) || h.v < 1 || h.v > 12 || p.at(i+2).k == unit || p.at(i+2).k == num {
		return clock{}, false
	}
	return clock{sec: h.v*3600 + 1800, bare: led, end: i + 2, fine: Hour}, true
}

// plainClock reads a time that begins with its hour.
func (p *parser) plainClock(i int, loose bool) (clock, bool) {
	t := p.at(i)
	if t.is(fOrdinal) || t.is(fDigits) && !p.apart(i) || t.w > 4 {
		return clock{}, false
	}
	c := clock{sec: t.v * 3600, bare: true, end: i + 1, fine: Hour}
	h := t.v
	ok := true
	switch {
	case t.is(fHan) || p.at(i+1).k == hourMark && p.at(i+1).is(fHan):
		return p.hanClock(i)
	case t.w >= 3 && t.is(fDigits):
		h, c.sec = t.v/100, t.v/100*3600+t.v%100*60
		c.fine = Minute
		if p.hoursOfDay(i) {
			c.end, c.bare, c.sure, loose = i+2, false, true, true
		} else if p.behindDay(i) {
			c.bare, c.sure, loose = false, true, true
		}
		ok = t.v%100 < 60 && (loose || p.meridiemAt(i+1) > 0)
	case p.at(i+1).k == colon && p.at(i+1).is(fGlued):
		ok = p.colonClock(i, &c)
	case p.at(i+1).k == dot && p.at(i+1).is(fGlued) && p.at(i+2).is(fGlued):
		ok = p.dotClock(i, &c)
	case p.at(i+1).k == hourMark && p.at(i+1).v == 2:
		c.end, c.bare = i+2, false
		if m := p.at(i + 2); m.k == num && m.w == 2 && m.v < 60 {
			c.sec, c.end, c.fine = c.sec+m.v*60, i+3, Minute
		}
		c.sure = t.w == 2
		ok = c.fine == Minute || !p.lasts(i)
	case p.at(i+1).k == hourMark:
		c.end, c.bare = i+2, false
	default:
		p.spokenMinutes(i, loose, &c)
	}
	if !ok || h > 24 {
		return c, false
	}
	p.tailOf(&c, h, t)
	if c.end < 0 || c.bare && !loose {
		return c, false
	}
	return c, true
}

// lasts reports whether an h behind a small number counts the hours that something took, as nothing
// before it makes it one of the clock's: 聊了2h, 3h on site; at 5h, Mon 4h.
func (p *parser) lasts(i int) bool {
	if t := p.at(i); t.w != 1 || t.v == 0 || t.v > 6 {
		return false
	}
	switch prev := p.at(i - 1); prev.k {
	case at, wday, dayWord, part, about, dash, until, before, after, toW, fromW, by:
		return false
	}
	return true
}

// hoursOfDay reports whether four figures and a word for hours are a time, as soldiers and
// shippers write it: 0930hrs, 1400 hours.
func (p *parser) hoursOfDay(i int) bool {
	t, u := p.at(i), p.at(i+1)
	return t.k == num && t.is(fDigits) && t.w == 4 && t.v < 2400 && t.v%100 < 60 && (u.k == unit && u.v == int(Hour) && !u.is(fHan) || u.k == hourMark && u.v == 2) && (u.is(fGlued) || t.v%100%15 == 0)
}

// behindDay reports whether four figures right behind a day are a time as soldiers write it:
// tomorrow 0930, Mon 1430.
func (p *parser) behindDay(i int) bool {
	t := p.at(i)
	if t.w != 4 || t.v < 600 || t.v >= 2000 || t.v%100 >= 60 || t.v%5 != 0 || t.v >= 1000 && t.v%15 != 0 || i == 0 || p.at(i+1).k == unit || p.at(i+1).k == num {
		return false
	}
	prev := p.at(i - 1)
	return (prev.k == wday || prev.k == dayWord) && !prev.is(fHan)
}

// colonClock reads 9:30 and 7:56:13.
func (p *parser) colonClock(i int, c *clock) bool {
	m := p.at(i + 2)
	if m.k != num || m.w != 2 || m.v > 59 || !m.is(fGlued) {
		return false
	}
	c.sec, c.end, c.bare, c.fine = c.sec+m.v*60, i+3, false, Minute
	if s := p.at(i + 4); p.at(i+3).k == colon && p.at(i+3).is(fGlued) {
		if s.k != num || s.w != 2 || s.v > 59 || !s.is(fGlued) {
			return false
		}
		c.sec, c.end, c.fine = c.sec+s.v, i+5, Second
	}
	return true
}

// dotClock reads 11.00am and 9.am: with a dot the meridiem has to be said.
func (p *parser) dotClock(i int, c *clock) bool {
	m := p.at(i + 2)
	if m.k == ampm {
		c.end = i + 2
		return true
	}
	if m.k != num || m.w != 2 || m.v > 59 || p.meridiemAt(i+3) == 0 {
		c.end = -1
		return false
	}
	c.sec, c.end, c.fine = c.sec+m.v*60, i+3, Minute
	return true
}

// spokenMinutes reads the minutes of three thirty and twelve oh three.
func (p *parser) spokenMinutes(i int, loose bool, c *clock) {
	t, m := p.at(i), p.at(i+1)
	j := i + 1
	if m.k == dash && p.at(i+2).k == num && !p.at(i+2).is(fDigits) {
		j = i + 2
		m = p.at(j)
	}
	zero := m.k == oh || m.k == num && m.v == 0 && !m.is(fDigits)
	if zero && p.at(j+1).k == num {
		j++
		m = p.at(j)
	}
	switch {
	case m.k != num || m.is(fOrdinal) || m.is(fHan) || m.v > 59 || t.v == 0:
		return
	case t.is(fDigits) != m.is(fDigits), t.is(fDigits) && (!loose || m.w != 2 || m.is(fGlued)):
		return
	case m.v < 10 && !zero:
		return
	case p.at(j+1).k == unit, p.at(j+1).k == hundred, p.at(j+1).k == thousand, !t.is(fDigits) && t.v > 24:
		return
	}
	if !loose && !t.is(fDigits) && t.v > 12 && p.meridiemAt(j+1) == 0 {
		return
	}
	c.sec, c.end, c.bare, c.fine = t.v*3600+m.v*60, j+1, false, Minute
}

// meridiemAt is where am or pm at atom i ends; 0 when there is none.
func (p *parser) meridiemAt(i int) int {
	if p.at(i).k == ish {
		i++
	}
	if p.at(i).k == ampm {
		return i + 1
	}
	return 0
}

// tailOf reads what may follow the figures of a time: ish, am, in the
// afternoon, a zone.
func (p *parser) tailOf(c *clock, h int, t atom) {
	j := c.end
	if p.at(j).k == dash && p.at(j+1).k == ish {
		j++
	}
	if p.at(j).k == ish && p.says(p.at(j), "ish") {
		j++
		c.end, c.bare = j, false
	}
	switch m := p.at(j); {
	case m.k == ampm && p.short(m) && p.at(j+1).k == dot && p.at(j+1).is(fGlued) && c.bare && m.v == 0:
		c.end = -1
		return
	case m.k == ampm:
		if h > 12 && t.is(fDigits) || h == 0 && c.fine == Hour {
			c.end = -1
			return
		}
		switch {
		case m.v == 12 && h < 12:
			c.sec += 12 * 3600
		case m.v == 0 && h == 12:
			c.sec -= 12 * 3600
		}
		c.sure, c.bare, c.end = m.v >= 0, false, j+1
		if x, ok := p.partAt(p.skip(j+1, comma)); ok && p.at(j+1).k == in {
			c.end = x.end
		}
	default:
		k := p.skip(j, comma)
		if x, ok := p.partAt(k); ok && x.part != partMidnight && (p.at(k).k == in || p.at(k).k == part && !p.at(k).is(fHan) && (!c.bare || k > j)) {
			c.inPart(x.part)
			c.end = x.end
		} else if p.at(j).k == in && p.at(p.skip(j+1, the)).k == ampm {
			m := p.at(p.skip(j+1, the))
			if m.v == 12 && h < 12 {
				c.sec += 12 * 3600
			}
			c.sure, c.bare, c.end = true, false, p.skip(j+1, the)+1
		} else if p.at(j).k == part && p.at(j).v == partMidnight && h == 12 {
			c.sec, c.sure, c.bare, c.end = 0, true, false, j+1
		}
	}
	if c.sec/3600 > 12 || c.sec >= 24*3600 {
		c.sure = true
	}
	if c.fine == Minute && c.sec < 3600 || t.is(fDigits) && t.w == 2 && t.v < 10 && !c.bare {
		c.sure = true
	}
	if z := p.at(c.end); !c.bare && z.k == zoneW {
		c.zoned, c.zone, c.end = true, z.v, c.end+1
	} else if !c.bare && z.k == open && p.at(c.end+1).k == zoneW && p.at(c.end+2).k == open {
		c.zoned, c.zone, c.end = true, p.at(c.end+1).v, c.end+3
	}
}

func (p *parser) short(m atom) bool { return m.e-m.s == 1 }
