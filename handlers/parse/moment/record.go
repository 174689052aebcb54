package moment

// record fills in what a record takes of a find.
func (p *parser) record(f *phrase, o *Found) {
	x := &f.x
	d := &x.d
	o.Deadline = d.deadline || f.upto || f.openTo && !f.x.d.ago
	if x.what&hasClock != 0 {
		o.Clock = int(p.zonedAt(Stamp(x.c.usual(x.c.fine == Minute && !x.c.sure && !x.c.says)), &x.c).midnightless())
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
