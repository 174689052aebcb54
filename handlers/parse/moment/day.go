package moment

// days is a day or a longer stretch as said, with the ones that it may be.
type days struct {
	spec             spec
	near, past, next Interval
	grain            Grain
	extra            []Interval // what other people take it for
	points           []Stamp    // moments that others take it for: a week ago, to the second
	edge             int        // which edge of the stretch was said
	part             int        // a part of the day in the word: 今晚; -1
	mod              int
	fixed, guess     bool
	ago              bool // carries its own tense: three days ago
	weekday          bool // a bare day of the week
	either           bool // an English one: the tense alone decides
	vague            bool // 最近, now: nothing that fixes a day in a record
	bare             bool // a mere number, a year alone: a date only where something makes it one
	deadline         bool
	exact            bool // to the second: three hours ago
	end              int
}

func (d *days) ok() bool { return d.end > 0 }

// fixedDays is a stretch that can be only this one.
func fixedDays(iv Interval, g Grain, end int) days {
	return days{spec: spec{kind: sFixed, iv: iv}, near: iv, past: iv, next: iv, grain: g, fixed: true, part: -1, end: end}
}

// open makes days of a spec.
func (p *parser) specDays(s spec, g Grain, end int) days {
	near, past, next, ok := s.resolve(p.today)
	if !ok {
		return days{}
	}
	return days{spec: s, near: near, past: past, next: next, grain: g, fixed: s.kind == sFixed || s.y != 0, part: -1, end: end}
}

// dayAt reads a day or a longer stretch at atom i.
func (p *parser) dayAt(i int) days {
	if p.depth > 4 {
		return days{}
	}
	p.depth++
	defer func() { p.depth-- }()
	t := p.at(i)
	var d days
	switch t.k {
	case the, same:
		d = p.theDay(i)
	case dayWord:
		d = p.dayWordAt(i)
	case now:
		d = fixedDays(oneDay(p.today), Day, i+1)
		d.vague = true
		if t.v == 0 {
			d.points, d.exact = append(d.points, p.now), true
		}
	case wday:
		d = p.weekdayAt(i)
	case month:
		d = p.monthAt(i)
	case mday:
		d = p.specDays(spec{kind: sDay, d: t.v}, Day, i+1)
	case yearNo:
		d = p.yearAt(i)
	case relUnit:
		d = p.hanYear(i)
	case rel, lastW:
		d = p.relAt(i)
	case num, half, few, couple, a, about, ordNo, hundred, thousand:
		d = p.numAt(i)
	case feast:
		d = p.feastAt(i)
	case edge:
		if d = p.endOfDay(i); d.ok() {
			return d
		}
		d = p.edgeAt(i)
	case later, ago:
		e := edgeLate
		if t.k == ago {
			if e = edgeEarly; !p.says(t, "earlier") {
				break
			}
		}
		k := p.skip(i+1, in)
		if r := p.at(k); r.k == rel && !r.is(fHan) {
			if d = p.dayAt(k); d.ok() && d.part >= 0 {
				d.mod = e
			} else if d.ok() && d.grain > Day && d.edge == 0 {
				d = p.edged(d, e)
			}
		} else if u := p.at(k + 1); r.k == the && u.k == unit && Grain(u.v) >= Week && Grain(u.v) <= Year {
			d = p.edged(fixedDays(around(Grain(u.v), p.today), Grain(u.v), k+2), e)
		}
	case quarterW:
		d = p.quarterAt(i)
	case seasonW:
		k := i + 1
		if p.at(k).k == of && !t.is(fHan) {
			k++
		}
		if y := p.at(k); y.k == num && y.is(fDigits) && y.w == 4 && y.v >= 1900 && y.v < 2100 && !t.is(fHan) && p.at(k+1).k != colon { // summer of 2025
			d = p.specDays(spec{kind: sSeason, n: t.v, y: y.v}, Season, k+1)
			break
		}
		d = p.specDays(spec{kind: sSeason, n: t.v}, Season, i+1)
		d.bare = true
	case unit:
		d = p.unitAt(i)
	case eraW:
		d = p.eraAt(i)
	case eox:
		if Grain(t.w) == Day { // COB Friday
			if d = p.dayAt(p.skip(i+1, on)); d.ok() && d.grain == Day && !d.vague {
				d.deadline = true
				return d
			}
		}
		d = p.edged(fixedDays(around(Grain(t.w), p.today), Grain(t.w), i+1), t.v)
		d.deadline = d.deadline || t.is(fHan) // 下班前
	}
	if d.ok() && d.grain == Day && (d.spec.kind == sMonthDay || t.k == yearNo) && !d.ago && !d.exact { // 3月5日(周四)
		k := p.skip(d.end, comma, open)
		if w := p.at(k); w.k == wday && k <= d.end+1 && w.v == d.near.From.weekday() {
			d.end = k + 1
		}
	}
	return d
}

// endOfDay reads end of day Friday, end of the day tomorrow.
func (p *parser) endOfDay(i int) days {
	if p.at(i).v != edgeEnd || p.at(i).is(fHan) || p.at(i+1).k != of {
		return days{}
	}
	k := p.skip(i+2, the)
	if u := p.at(k); u.k != unit || Grain(u.v) != Day || u.w == isNight {
		return days{}
	}
	d := p.dayAt(p.skip(k+1, on, of))
	if d.grain != Day || d.vague {
		return days{}
	}
	d.deadline = true
	return d
}

// dayWordAt reads today, 明天, 今晚, tomorrow.
func (p *parser) dayWordAt(i int) days {
	t := p.at(i)
	d := fixedDays(oneDay(p.today+Stamp(t.v)*day), Day, i+1)
	d.part = t.w - 1
	if more := p.weeksOn(i + 1); more > 0 && !t.is(fHan) && t.v >= 0 && t.w == 0 { // tomorrow week
		d = fixedDays(oneDay(p.today+Stamp(t.v)*day+more), Day, i+2)
	}
	return d
}

// theDay reads the day after tomorrow, the 5th, the week of the 18th.
func (p *parser) theDay(i int) days {
	t := p.at(i + 1)
	switch {
	case t.k == num && t.is(fOrdinal) && p.at(i+2).k != unit && p.at(i+2).k != quarterW:
		if d := p.ordinalDay(i + 1); d.ok() {
			return d
		}
	case t.k == num && t.is(fDigits) && t.v >= 1 && t.v <= 31 && p.at(i+2).k == other && p.at(i+2).e == p.at(i+2).s && p.apart(i+1):
		return p.specDays(spec{kind: sDay, d: t.v}, Day, i+2)
	case t.k == unit && t.v == int(Week) && p.at(i+2).k == after && p.endsSaying(i+3): // cancelled, wants the week after
		d := fixedDays(p.another(Week, 1), Week, i+3)
		d.guess = true
		return d
	case t.k == wday && !t.is(fHan) && p.at(i+2).k == after && p.endsSaying(i+3):
		return fixedDays(oneDay(p.today.weekStart()+Stamp(7+t.v)*day), Day, i+3)
	case t.k == unit && t.v == int(Day) && t.w != isNight && p.at(i+2).k == after && p.endsSaying(i+3):
		return days{} // after which?
	case t.k == unit && t.v == int(Day) && t.w != isNight:
		if d := p.dayAfterAt(i + 1); d.ok() {
			return d
		}
		if i == 0 || p.at(i-1).k == other {
			d := fixedDays(oneDay(p.today), Day, i+2)
			d.vague, d.bare = true, i+2 >= len(p.a) && i == 0
			return d
		}
	case t.k == num && p.at(i+2).is(fGlued) && p.rune(p.at(i+2).s) == 's', t.k == num && p.at(i+2).k == quote && p.rune(p.at(i+2).e) == 's':
		return p.decadeAt(i + 1)
	}
	return p.dayAt(i + 1)
}

// endsSaying reports whether nothing is said from atom i on that a day could be counted from.
func (p *parser) endsSaying(i int) bool {
	t := p.at(i)
	return t.e == 0 || t.k == comma || t.k == dot || p.word(i) == "instead" || p.word(i) == "please"
}

// ordinalDay reads 5th, twenty second, 15th of February, 3rd day of next month.
func (p *parser) ordinalDay(i int) days {
	t := p.at(i)
	if t.v < 1 || t.v > 31 || p.word(i+1) == "thing" { // first thing
		return days{}
	}
	if d := p.dayOfMonth(i, t.v); d.ok() {
		return d
	}
	if n := p.at(i + 1); n.k == wday || n.k == unit || n.k == workday || n.k == quarterW || n.k == rel && n.v < 0 && p.at(i+2).k == unit || n.k == num && p.at(i+2).k == unit {
		if d := p.nthAt(i); d.ok() {
			return d
		}
		return days{}
	}
	d := p.specDays(spec{kind: sDay, d: t.v}, Day, i+1)
	d.bare = !t.is(fDigits) && t.v < 20 || p.at(i-1).k != the && !t.is(fDigits)
	return d
}

// dayOfMonth reads what makes a number before it a day: 15 June, 5th of June
// 2027, 20 of next month.
func (p *parser) dayOfMonth(i, v int) days {
	j := p.skip(i+1, dash, slash)
	k := p.skip(j, of)
	k = p.skip(k, the)
	if p.at(k).k == unit && p.at(k).v == int(Day) && p.at(k+1).k == of {
		k = p.skip(k+1, of, the)
	}
	m := p.at(k)
	switch {
	case m.k == month && !m.is(fHan) && (j == i+1 || p.at(j).is(fGlued)):
		s := spec{kind: sMonthDay, m: m.v, d: v}
		end := p.yearBehind(k+1, &s)
		return p.specDays(s, Day, end)
	case k > i+1 && (m.k == rel || m.k == unit || m.k == relUnit) && p.at(i+1).k != dash:
		if d := p.dayAt(k); d.ok() && d.grain == Month {
			y, mo, _ := d.near.From.civil()
			if validDay(y, mo, v) {
				return fixedDays(oneDay(dateOf(y, mo, v)), Day, d.end)
			}
		}
	}
	return days{}
}

// yearBehind reads the year behind a day and a month: , 2027; 96; of 1995.
func (p *parser) yearBehind(i int, s *spec) int {
	j := p.skip(i, comma, of)
	if p.at(i).k == in && p.at(i+1).w == 4 && p.at(i+1).v > 1900 {
		j = i + 1
	}
	if p.at(i).k == dash || p.at(i).k == slash {
		j = i + 1
	}
	t := p.at(j)
	if (p.at(i).k == dash || p.at(i).k == slash) && !p.at(i-2).is(fGlued) && p.at(i-2).k != dash && p.at(i-2).k != slash {
		return i // November 18-19
	}
	if t.k == num && t.is(fDigits) && t.w == 2 && (p.at(i).k == dash || p.at(i).k == slash || p.at(i).k == comma || t.v > 31) && p.closed(j+1) && p.at(j+1).k != colon && p.at(j+1).k != ampm {
		s.y = t.v + century(t.v)
		return j + 1
	}
	if y, e := p.yearNumber(j); y > 0 && p.at(e).k != colon {
		s.y = y
		return p.eraBehind(e, s)
	}
	if t.k == num && t.is(fDigits) && t.w == 3 {
		if e := p.eraBehind(j+1, s); e > j+1 {
			s.y = -t.v
			return e
		}
	}
	return i
}

func (p *parser) eraBehind(i int, s *spec) int {
	switch p.word(i) {
	case "bc", "bce":
		s.y = -s.y
		return i + 1
	}
	return i
}

// yearNumber reads a year in four digits or in words: nineteen eighty six, two
// thousand and fourteen.
func (p *parser) yearNumber(i int) (y, end int) {
	t := p.at(i)
	switch {
	case t.k == yearNo:
		return t.v, i + 1
	case t.k != num || t.is(fOrdinal):
		return 0, i
	case t.is(fDigits):
		if t.w == 4 && t.v >= 1000 && t.v < 2200 && p.closed(i+1) {
			return t.v, i + 1
		}
		return 0, i
	case t.is(fHan):
		return 0, i
	}
	j := i + 1
	switch {
	case p.at(j).k == thousand && t.v < 3:
		y = t.v * 1000
	case p.at(j).k == hundred && t.v > 9:
		y = t.v * 100
	case p.at(j).k == num && !p.at(j).is(fDigits|fHan|fOrdinal) && t.v >= 16 && t.v <= 20 && (p.at(j).v >= 10 || p.at(j).v == 0):
		if p.at(j).v == 0 && p.at(j+1).k == num { // nineteen zero one
			return t.v*100 + p.at(j+1).v, j + 2
		}
		return t.v*100 + p.at(j).v, j + 1
	default:
		return 0, i
	}
	j = p.skip(j+1, and)
	if n := p.at(j); n.k == num && !n.is(fDigits|fHan|fOrdinal) && n.v < 100 && n.v > 0 {
		return y + n.v, j + 1
	}
	if p.at(j-1).k == and {
		j--
	}
	return y, j
}

// dayAfterAt reads day after tomorrow, day before yesterday at the word day.
func (p *parser) dayAfterAt(i int) days {
	k, w := p.at(i+1).k, p.at(p.skip(i+2, the))
	if k != after && k != before || w.k != dayWord {
		return days{}
	}
	step := Stamp(1)
	if k == before {
		step = -1
	}
	return fixedDays(oneDay(p.today+(Stamp(w.v)+step)*day), Day, p.skip(i+2, the)+1)
}
