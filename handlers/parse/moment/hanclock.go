package moment

// hanClock reads 十点, 9点半, 8点50分, 三点一刻, 15时20分, 三点搭三.
func (p *parser) hanClock(i int) (clock, bool) {
	t := p.at(i)
	m := p.at(i + 1)
	c := clock{sec: t.v * 3600, end: i + 2, fine: Hour}
	if m.k != hourMark || !m.is(fHan) || t.v > 24 {
		c.end, c.bare = i+1, true
		return c, m.k == toW || m.k == dash || true && t.v <= 24
	}
	if m.v == 1 && (Has(p.n, m.e, "候") || Has(p.n, m.e, "间") || Has(p.n, m.e, "左")) {
		return c, false
	}
	j := i + 2
	x := p.at(j)
	if x.k == forW && x.is(fHan) && p.at(j+1).k == num {
		j++
		x = p.at(j)
	}
	if r := p.rune(m.e); (r == '搭' || r == '踏') && x.k == other && x.e-x.s == 1 {
		return p.cantonese(c, j+1)
	}
	switch {
	case x.k == half:
		c.sec, c.end, c.fine, c.says = c.sec+1800, j+1, Minute, true
		j++
	case x.k == num && p.at(j+1).k == quarterMk:
		c.sec, c.end, c.fine, c.says = c.sec+x.v*900, j+2, Minute, true
		j += 2
	case x.k == num && x.v < 60 && p.at(j+1).k == each && p.rune(p.at(j+1).e) == '字':
		c.sec, c.end, c.fine = c.sec+x.v*300, j+3, Minute
	case x.k == num && x.v < 60 && (x.v >= 10 || p.at(j+1).k == minMark || x.w == 2) && !x.is(fOrdinal):
		c.sec, c.end, c.fine = c.sec+x.v*60, j+1, Minute
		j++
		if p.at(j).k == minMark {
			j++
			c.end = j
		}
	case t.is(fHan) && m.v == 0 && m.e-m.s == 1 && p.opinion(m.e, i):
		return c, false // 三点意见
	}
	if s := p.at(j); s.k == num && s.v < 60 && p.at(j+1).k == unit && p.at(j+1).v == int(Second) {
		c.sec, c.end, c.fine = c.sec+s.v, j+2, Second
	}
	p.tailOf(&c, t.v, t)
	if t.is(fHan) && t.v > 12 {
		c.sure = true
	}
	return c, c.end > 0
}

// cantonese reads the minutes of 三点搭三 (by fives) and 三点搭半.
func (p *parser) cantonese(c clock, j int) (clock, bool) {
	switch x := p.at(j); {
	case x.k == half:
		c.sec += 1800
	case x.k == num && x.v < 12:
		c.sec += x.v * 300
	default:
		return c, false
	}
	c.end, c.fine = j+1, Minute
	return c, true
}

// opinion reports whether what stands at rune e makes 三点 three points: a
// noun, where no part of the day speaks of time.
func (p *parser) opinion(e, i int) bool {
	if i > 0 && (p.at(i-1).k == part || p.at(i-1).k == dayWord || p.at(i-1).k == wday) {
		return false
	}
	r := p.rune(e)
	if !isHan(r) {
		return false
	}
	for _, ok := range "左前后到去见开在过来多给约拜跟和就再至之与及有打要的整钟正我你他她" {
		if r == ok {
			return false
		}
	}
	for _, room := range []string{"会议室", "办公室", "大堂", "门口", "展厅", "现场", "食堂", "茶室", "接待室", "厂区", "车间", "楼下", "咖啡"} {
		for k := e; k < e+8; k++ {
			if Has(p.n, k, room) {
				return false // 三点恒鑫会议室
			}
		}
	}
	return true
}

// partOf is a part of a day as said, with early or late.
type partOf struct {
	part, mod int
	end       int
}

// partAt reads in the early morning, late-afternoon, later in the evening, 晚上.
func (p *parser) partAt(i int) (partOf, bool) {
	j := p.skip(i, in)
	j = p.skip(j, the)
	x := partOf{part: -1}
	if t := p.at(j); t.k == edge && (t.v == edgeEarly || t.v == edgeLate) || t.k == later {
		x.mod = t.v
		if t.k == later {
			x.mod = edgeLate
		}
		j++
		if p.at(j).k == dash {
			j++
		}
		j = p.skip(j, in)
		j = p.skip(j, the)
	}
	t := p.at(j)
	switch {
	case t.k == part:
		x.part = t.v
	case t.k == unit && t.w == isNight:
		x.part = partNight
		if p.at(j+1).k == dash && p.word(j+2) == "time" {
			j += 2
		}
	case t.k == dayWord && t.w == 1+partTonight && t.v == 0 && x.mod != 0 && !t.is(fHan):
		x.part = partTonight
	default:
		return x, false
	}
	if t.k == part && t.v == partLunch && p.word(j+1) == "time" {
		j++
	}
	x.end = j + 1
	return x, true
}

// hours are the ranges of hours that a part is taken for.
func (x *partOf) hours(out [][2]int) [][2]int {
	for _, r := range dayParts[x.part].ranges {
		middle := (r[0] + r[1]) / 2
		switch x.mod {
		case edgeEarly:
			r[1] = middle
		case edgeLate:
			r[0] = middle
			if x.part == partNight || x.part == partTonight {
				out = append(out, [2]int{21, 24})
			}
		}
		out = append(out, r)
	}
	return out
}
