package moment

// quantity is a length of time as said: two days and an hour, 三个半月.
type quantity struct {
	months int
	secs   Stamp
	work   int   // working days
	units  int   // of the first unit
	grain  Grain // the first unit
	fine   Grain // the finest one
	some   bool  // a few: no figure
	more   int   // upcoming, next between the number and the unit: its direction
	frac   bool
	end    int
}

// after is the moment so much later, or earlier for sign -1.
func (q *quantity) from(s Stamp, sign int) Stamp {
	return s.addMonths(sign*q.months) + Stamp(sign)*q.secs
}

// length is the length in seconds.
func (q *quantity) length() Stamp {
	return Stamp(q.months/12)*365*day + Stamp(q.months%12)*30*day + q.secs
}

// quantityAt reads a length of time at atom i.
func (p *parser) quantityAt(i int) (quantity, bool) {
	var q quantity
	j := i
	for range 7 { // nobody counts in more units than there are
		e, ok := p.oneUnit(j, &q)
		if !ok {
			break
		}
		q.end, j = e, e
		if q.work > 0 {
			break
		}
		k := p.skip(j, comma, and)
		if k > j && p.at(k).k == a && p.at(k+1).k == half { // an hour and a half
			q.add(secondsOf(q.fine)/2, 0)
			q.end = k + 2
			break
		}
		if p.at(j).k == half && p.at(j).is(fHan) && p.at(j).is(fGlued) && p.at(j+1).k != unit { // 两天半
			q.add(secondsOf(q.fine)/2, 0)
			q.end = j + 1
			break
		}
		j = k
		if t := p.at(j); t.k != num && !(t.k == half && !t.is(fHan)) || t.is(fOrdinal) || p.at(j).is(fHan) != p.at(i).is(fHan) && !p.at(j+1).is(fHan) {
			break
		}
	}
	return q, q.end > i
}

func (q *quantity) add(secs Stamp, months int) { q.secs, q.months = q.secs+secs, q.months+months }

// oneUnit reads a number and its unit and adds it.
func (p *parser) oneUnit(i int, q *quantity) (int, bool) {
	m, ok := p.multipleAt(i, q)
	if !ok {
		return i, false
	}
	j := p.skip(m.next, of)
	if p.at(j).k == a && m.by > 1 {
		j++
	}
	j = p.skipMore(j, q)
	if p.at(j).k == dash && p.at(j).is(fGlued) { // a 3-day trip
		j++
	}
	work := p.at(j).k == workday
	if work && p.at(j).v == 1 {
		if u := p.at(j + 1); u.k != unit || Grain(u.v) != Day || u.w == isNight {
			return i, false
		}
		j++
	}
	g, end := p.countedUnit(j, p.at(i))
	if g == 0 {
		return i, false
	}
	if work {
		q.work = m.of
	}
	if q.grain == 0 {
		q.grain, q.units = g, m.of
	}
	q.fine, q.frac = g, q.frac || m.by > 1
	q.addMultiple(g, &m)
	return end, true
}

// countedUnit is the unit at atom j behind the number t; 0 for none.
func (p *parser) countedUnit(j int, t atom) (Grain, int) {
	u := p.at(j)
	switch {
	case u.k == unit && u.is(fHan) && p.rune(u.s) == '日' && !p.bounds(j+1):
		return 0, j
	case u.k == unit && u.is(fHan) && p.rune(u.s) == '月', u.k == unit && u.is(fHan) && Grain(u.v) == Week && u.e-u.s == 1 && t.k == half:
		return 0, j
	case u.k == unit && u.is(fHan) && Grain(u.v) == Half && p.at(j-1).k != each && u.e-u.s == 2:
		return 0, j
	case u.k == unit && Grain(u.v) != Weekend && Grain(u.v) != Season:
		return Grain(u.v), j + 1
	case u.k == quarterW && u.w == 0:
		return Quarter, j + 1
	case u.k == workday:
		return Day, j + 1
	case u.k == hourMark && u.v == 2:
		return Hour, j + 1
	case u.k == quarterMk && p.rune(u.e) == '钟':
		return Minute * 0, j
	case u.k == minMark && (p.bounds(j+1) || p.behindHours(j-2)):
		return Minute, j + 1
	case u.k == quote && u.is(fGlued) && t.is(fDigits) && p.rune(u.s) == '\'' && p.at(j+1).k == other:
		return Minute, j + 1
	}
	return 0, j
}

// behindHours reports whether hours as a length of time stand at atom i: 1小时20分.
func (p *parser) behindHours(i int) bool {
	u := p.at(i)
	return u.k == unit && u.v == int(Hour) && u.is(fHan)
}

// bounds reports whether a word of before, after or within stands at atom i.
func (p *parser) bounds(i int) bool {
	k := p.at(i).k
	return k == before || k == after || k == within
}

// halfYear reads 半年, 半个月, 半天, 半小时 as quantities of their own.
func (p *parser) hanHalf(i int) (quantity, bool) {
	t := p.at(i)
	if t.k == unit && Grain(t.v) == Half && t.e-t.s == 2 {
		return quantity{months: 6, grain: Half, fine: Half, units: 1, end: i + 1}, true
	}
	return quantity{}, false
}

// counted reads what lies a length of time away: 3 days ago, two weeks from
// tomorrow, 三天后, 半小时前.
func (p *parser) counted(i int) days {
	q, ok := p.quantityAt(i)
	if !ok {
		if q, ok = p.hanHalf(i); !ok {
			return days{}
		}
	}
	j := q.end
	t := p.at(j)
	switch {
	case t.is(fHan) && (t.k == before || t.k == after) && q.fine == Week && q.units > 0 && p.at(p.skip(j+1, of)).k == wday: // 两周后的周四
		sign, k := 1, p.skip(j+1, of)
		if t.k == before {
			sign = -1
		}
		return fixedDays(oneDay(q.from(p.today, sign).weekStart()+Stamp(p.at(k).v)*day), Day, k+1)
	case t.is(fHan) && t.k == before, t.k == ago:
		return p.away(&q, p.now, -1, j+1)
	case t.is(fHan) && t.k == after:
		return p.away(&q, p.now, 1, j+1)
	case t.is(fHan) && t.k == within:
		return p.inside(&q, j+1)
	case t.k == hence, t.k == later, p.word(j) == "out" && q.fine < Day:
		return p.away(&q, p.now, 1, j+1)
	case t.k == in && p.at(j+1).k == the && p.word(j+2) == "future":
		d := p.away(&q, p.now, 1, j+3)
		d.extra = append(d.extra, Interval{p.now, q.from(p.now, 1)})
		return d
	case (t.k == before || t.k == after) && p.at(j+1).e == 0 && q.fine < Day:
		if t.k == before {
			return p.away(&q, p.now, -1, j+1)
		}
		return p.away(&q, p.now, 1, j+1)
	case q.units > 0 && (q.fine == Week || q.fine == Fortnight) && t.k == dayWord && !t.is(fHan) && t.v >= 0 && t.w == 0: // a week tomorrow
		return fixedDays(oneDay(q.from(p.today+Stamp(t.v)*day, 1)), Day, j+1)
	case t.k == on && (q.fine == Week || q.fine == Fortnight) && q.units > 0 && p.at(j+1).k == wday && !p.at(j+1).is(fHan): // a week on Tuesday
		base := p.specDays(spec{kind: sWeekday, n: p.at(j + 1).v}, Day, j+2)
		if base.next.From == p.today {
			base.next = moved(base.next, 7*day)
		}
		return fixedDays(oneDay(q.from(base.next.From, 1)), Day, j+2)
	case t.k == fromW || t.k == after || t.k == before:
		sign := 1
		if t.k == before {
			sign = -1
		}
		k := j + 1
		if p.word(k) == "right" {
			k++
		}
		if p.at(k).k == now {
			return p.away(&q, p.now, sign, k+1)
		}
		if q.fine < Day {
			return days{}
		}
		base := p.dayAt(p.skip(k, the))
		if !base.ok() || base.grain != Day || base.vague {
			return days{}
		}
		if q.work > 0 && q.work <= 1000 {
			to := stampOfDate(p.cal.Add(base.near.From.Date(), sign*q.work))
			return fixedDays(oneDay(to), Day, base.end)
		}
		if base.either && sign > 0 { // a week from Tuesday: the one that comes
			base.near = base.next
		}
		d := fixedDays(oneDay(q.from(base.near.From, sign)), Day, base.end)
		d.points = append(d.points, d.near.From)
		for _, iv := range [...]Interval{base.next, base.past} {
			if iv != base.near {
				d.extra = append(d.extra, oneDay(q.from(iv.From, sign)))
			}
		}
		return d
	case q.more != 0:
		return p.window(&q, q.more, j)
	}
	return days{}
}

// away is the day or the moment a length of time before or after now.
func (p *parser) away(q *quantity, base Stamp, sign, end int) days {
	if q.length() > 400*365*day || q.work > 1000 {
		return days{}
	}
	if q.work > 0 {
		to := stampOfDate(p.cal.Add(p.today.Date(), sign*q.work))
		d := fixedDays(oneDay(to), Day, end)
		d.ago = sign < 0
		return d
	}
	exact := q.from(base, sign)
	d := fixedDays(oneDay(q.from(p.today, sign)), Day, end)
	if q.some {
		d.vague = true
	}
	if q.fine < Day || q.frac && q.grain <= Day {
		d = fixedDays(oneDay(exact), Day, end)
		d.exact = true
		d.points = append(d.points, exact)
	} else {
		d.points = append(d.points, exact, exact-exact%hour, d.near.From)
	}
	d.ago = sign < 0
	d.extra = p.windows(q.grain, q.units, sign, d.extra)
	return d
}

// windows are what the units before or after this one are taken for: whole
// units of the calendar, or counted from now.
func (p *parser) windows(g Grain, n, sign int, out []Interval) []Interval {
	if n < 1 || n > 10000 {
		return out
	}
	this := around(g, p.now)
	from := p.now
	if g >= Day {
		this, from = around(g, p.today), p.today
	}
	if sign < 0 {
		return append(out, Interval{shift(g, this.From, -n), this.From}, Interval{shift(g, from, -n), from})
	}
	out = append(out, Interval{this.To, shift(g, this.To, n)})
	if g >= Day {
		return append(out, Interval{from + day, shift(g, from+day, n)}, Interval{shift(g, this.From, n), shift(g, this.From, n+1)})
	}
	return append(out, Interval{from, shift(g, from, n)})
}

// window is a run of units up to now or from now: 近三年, the next two weeks.
func (p *parser) window(q *quantity, sign, end int) days {
	if q.work > 0 && q.work <= 1000 && sign > 0 {
		d := fixedDays(Interval{p.today + day, stampOfDate(p.cal.Add(p.today.Date(), q.work)) + day}, Week, end)
		d.vague = true
		return d
	}
	ws := p.windows(q.grain, q.units, sign, nil)
	if len(ws) == 0 {
		return days{}
	}
	d := fixedDays(ws[0], q.grain, end)
	d.extra = ws[1:]
	d.vague = q.units != 1 || q.grain < Day
	d.guess = true
	if q.grain < Day {
		d.exact = true
	}
	if q.grain >= Day && sign > 0 {
		d.points = append(d.points, shift(q.grain, p.today, q.units))
	}
	return d
}

// inside is the time from now until a length of time has passed: 三天内, within two
// weeks; its last day is what counts.
func (p *parser) inside(q *quantity, end int) days {
	d := p.away(q, p.now, 1, end)
	if !d.ok() {
		return d
	}
	d.deadline, d.ago = true, false
	d.extra = append(d.extra, Interval{p.now, q.from(p.now, 1)})
	if q.fine >= Day {
		d.extra = append(d.extra, Interval{p.now, q.from(p.today, 1)})
	}
	return d
}
