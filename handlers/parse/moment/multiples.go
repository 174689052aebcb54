package moment

// multiple is how many of a unit are said, as a fraction.
type multiple struct {
	of, by int  // so many, divided by so many
	halves bool // 两个半月: and a half of one more
	next   int  // the atom behind it
}

// addMultiple adds so many of a unit.
func (q *quantity) addMultiple(g Grain, m *multiple) {
	months := monthsOf(g) * m.of
	switch {
	case months > 0 && months%m.by == 0:
		q.add(0, months/m.by)
	case months > 0:
		q.add(Stamp(months)*30*day/Stamp(m.by), 0)
	default:
		q.add(secondsOf(g)*Stamp(m.of)/Stamp(m.by), 0)
	}
	if !m.halves {
		return
	}
	if months := monthsOf(g); months > 1 {
		q.add(0, months/2)
	} else {
		q.add(secondsOf(g)/2, 0)
	}
}

// multipleAt reads how many of a unit are said from atom i on: a couple of, half a, three and a
// half. Of a few it notes that they are no figure.
func (p *parser) multipleAt(i int, q *quantity) (multiple, bool) {
	t := p.at(i)
	m := multiple{of: t.v, by: 1, next: i + 1}
	switch {
	case t.k == a:
		p.behindArticle(&m, q)
	case t.k == half:
		m.of, m.by, m.next = 1, 2, p.skip(i+1, a)
	case t.k == few, t.k == couple:
		q.some = t.k == few
	case t.w == 4 && p.hoursOfDay(i):
		return m, false
	case t.k == num && !t.is(fOrdinal) && (!t.is(fDigits) || t.w <= 4 && p.apart(i)):
		p.fraction(t, &m)
	default:
		return m, false
	}
	return m, true
}

// behindArticle reads what stands behind a: a couple, a few, a half, a quarter of.
func (p *parser) behindArticle(m *multiple, q *quantity) {
	m.of = 1
	j := m.next
	switch n := p.at(j); {
	case n.k == couple || n.k == few:
		m.of, m.next = n.v, j+1
		q.some = n.k == few
	case n.k == half:
		m.by, m.next = 2, j+1
	case n.k == quarterW && n.w == 0 && (p.at(j+1).k == of || p.at(j+1).k == unit):
		m.by, m.next = 4, j+1
	}
}

// fraction reads what makes more or less of the number t: 1/2, 1.5, three-quarters, two and a
// half, 两个半.
func (p *parser) fraction(t atom, m *multiple) {
	j := m.next
	n, behind := p.at(j), p.at(j+1)
	switch {
	case n.k == slash && n.is(fGlued) && behind.k == num && behind.v > 0 && t.is(fDigits) && (m.of < behind.v && behind.v < 10 || p.at(j+2).is(fGlued)): // not 11/20 天马
		m.by, m.next = behind.v, j+2
	case n.k == dot && n.is(fGlued) && behind.k == num && behind.is(fGlued) && behind.w <= 2:
		m.by = 10
		if behind.w == 2 {
			m.by = 100
		}
		m.of, m.next = m.of*m.by+behind.v, j+2
	case n.k == dash && n.is(fGlued) && behind.k == quarterW && m.of < 4, n.k == quarterW && n.w == 0 && m.of < 4 && behind.k == of:
		m.by, m.next = 4, p.skip(j+1, quarterW)
	case n.k == and && (behind.k == half || behind.k == a && p.at(j+2).k == half):
		m.of, m.by, m.next = m.of*2+1, 2, p.skip(j+1, a, half)
	case n.k == each && behind.k == half:
		m.halves, m.next = true, j+2
	}
}

// skipMore passes over more, next and last between a number and its unit, and notes whither they
// point.
func (p *parser) skipMore(j int, q *quantity) int {
	switch m := p.at(j); {
	case m.k == more:
		return j + 1
	case m.k == rel && (m.w == relUpcoming || m.w == relPast || m.v == 1):
		q.more = 1
		if m.v < 0 {
			q.more = -1
		}
		return j + 1
	}
	return j
}
