package parse

import "strings"

// headedDays lets parts of a day be of the day that stands before a colon before them: 昨天:
// 上午玉柴,下午福达;今天:东风柳汽.
func (r *reader) headedDays() {
	var day *when
	for k := range r.clauses {
		c := &r.clauses[k]
		if r.onlyWhen(c) && r.markIs(c.to, ':') && r.whens[c.whens[0]].grain == byDay {
			day = &r.whens[c.whens[0]]
			continue
		}
		if day == nil && k == 0 && len(c.whens) == 2 && r.toks[c.from].kind == tokWhen && r.markIs(c.from+1, ':') && r.whens[c.whens[0]].grain == byDay {
			day = &r.whens[c.whens[0]] // Yesterday: 9am Oakline, 11 Fenwick, 2pm Selby
			continue
		}
		if day == nil && k == 0 && len(c.firms)+len(c.folk) == 0 && len(c.whens) == 1 && r.markIs(c.to, ':') && r.whens[c.whens[0]].grain == byDay && r.whens[c.whens[0]].direction(r.today) > 0 {
			day = &r.whens[c.whens[0]] // visits tomorrow: Oakline 10am, Selby 2pm
			continue
		}
		if day == nil || len(c.whens) != 1 || !day.fixed || day.near == r.today {
			continue
		}
		if w := &r.whens[c.whens[0]]; day.near > r.today {
			if w.grain == byClock {
				w.near, w.past, w.next, w.fixed, w.grain = day.near, day.near, day.near, true, byDay
				c.tense = 1
			}
			continue
		}
		if w := &r.whens[c.whens[0]]; partOnly(r.str(w.span)) || w.grain == byClock && r.toks[c.from].kind == tokWhen {
			w.near, w.past, w.next, w.fixed, w.grain = day.near, day.near, day.near, true, byDay
			c.tense = -1
		}
	}
}

// diary reports whether the message begins with a day and a colon, so that what
// follows is what was done then: Today: Oakline (Greta, fine), Fenwick (nobody in).
func (r *reader) diary() bool {
	if len(r.clauses) < 2 || len(r.firms) == 0 {
		return false
	}
	c := &r.clauses[0]
	if !r.markIs(c.to, ':') && !(r.markIs(c.to, ',') && r.countsHouses(c)) || len(c.firms) > 0 || c.bits&(cPlan|cWish|cCapture|cIntent) != 0 || c.ask {
		return false
	}
	counted := false
	for i := c.from; i < c.to; i++ {
		t := r.toks[i]
		switch {
		case t.kind == tokWhen:
			if r.whens[t.at].direction(r.today) > 0 {
				return false
			}
			counted = true
		case t.kind == tokDigits, t.kind == tokMoney && r.moneys[t.at].bare:
		case isFunc(t, "am") || isFunc(t, "morning"):
			counted = true
		case isFunc(t, "did") && i == c.from, countedThings[t.text()]:
		case t.kind == tokWord && t.bits&(cVisit|cMeet|cGo|cCustomer|cFunc) != 0:
		case t.kind != tokMark:
			return false
		}
	}
	return counted
}

// itinerary reports whether the message goes through days that have been, each with a
// company and at most who was met there: 周一洪都阀门,周二万里密封.
func (r *reader) itinerary() bool {
	n := 0
	for k := range r.clauses {
		c := &r.clauses[k]
		if len(c.whens) < 1 && !r.halfDay(c) || len(c.whens) > 2 || len(c.firms) != 1 || c.void() || c.tense > 0 {
			continue
		}
		if len(c.whens) == 0 {
			n++ // Hartfield in the morning, Lakeland after lunch
		} else if w := &r.whens[c.whens[len(c.whens)-1]]; w.grain != byDay && !partOnly(r.str(w.span)) || w.near > r.today || w.part >= 0 && r.partAhead(w) {
			return false
		}
		for i := c.from; i < c.to; i++ {
			if t := r.toks[i]; t.kind != tokWhen && t.kind != tokMark && t.kind != tokPerson && t.kind != tokName && !r.inFirm(i) && !r.folkAt(i) && !isFunc(t, "的") && !partOfDay(t.text()) && !isFunc(t, "in") && !isFunc(t, "the") && !isFunc(t, "after") && !isFunc(t, "lunch") && t.bits&(cDept|cTitle|cAt|cWith|cRegion) == 0 {
				return false
			}
		}
		if len(c.whens) > 0 {
			n++
		}
	}
	return n > 1
}

// dayHeads reports whether the message goes through the days of a week by their names, each
// before a company, from one that has been: 周一:天合;周二:晶瑞,裘工带的;周三去正信. What
// stands behind a day that has been was done, what stands behind one that comes is planned.
func (r *reader) dayHeads() bool {
	first, heads := -1, 0
	for k := range r.clauses {
		c := &r.clauses[k]
		if len(c.whens) != 1 || r.toks[c.from].kind != tokWhen {
			continue
		}
		w := &r.whens[c.whens[0]]
		if !w.weekday || w.deadline || len(c.firms) == 0 && !(r.markIs(c.to, ':') && k+1 < len(r.clauses) && len(r.clauses[k+1].firms) > 0) {
			continue
		}
		if first < 0 {
			if w.near > r.today || c.tense > 0 {
				return false
			}
			first = k
		}
		heads++
	}
	if heads < 2 || first > 1 {
		return false
	}
	tense := 0
	for k := first; k < len(r.clauses); k++ {
		c := &r.clauses[k]
		if len(c.whens) == 1 && r.toks[c.from].kind == tokWhen {
			if w := &r.whens[c.whens[0]]; w.weekday && !w.deadline {
				tense = -1
				if w.near > r.today {
					tense = 1
					c.wish = c.wish && !r.intends(c)
				}
			}
		}
		if tense != 0 && c.tense == 0 && !c.void() {
			c.tense = tense
		}
	}
	return true
}

// intends reports whether it is by a word of intention that a clause was taken for a wish:
// 周三打算去正信, among the days of a week.
func (r *reader) intends(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		switch t := r.toks[i]; t.text() {
		case "打算去", "准备去", "计划去", "打算拜访", "准备拜访", "计划拜访", "打算约", "打算", "准备", "计划":
			return true
		}
	}
	return false
}

// headings counts the companies that stand before a colon at the head of a sentence, as
// those of whom one thing after the other is told: Oakline: …. Fenwick: ….
func (r *reader) headings() int {
	n := 0
	for k := range r.clauses {
		c := &r.clauses[k]
		if len(c.firms) == 1 && r.firms[c.firms[0]].from == c.from && r.firms[c.firms[0]].to == c.to && r.markIs(c.to, ':') {
			n++
		}
	}
	return n
}

// countsHouses reports whether a clause says how many customers were seen: 今天四家.
func (r *reader) countsHouses(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		if t := r.toks[i]; t.kind == tokDigits && r.n[t.span.End-1] == '家' {
			return true
		}
	}
	return false
}

// oneOfCounted reports whether a stretch stands alone between blanks or marks, behind words
// that say how many customers were seen: 今天跑了三家 裕丰 长岭 永信.
func (r *reader) oneOfCounted(f *firm) bool {
	if f.from < 2 || r.toks[f.from].kind != tokUnknown || r.toks[f.from-1].kind != tokMark || f.to < len(r.toks) && r.toks[f.to].kind != tokMark {
		return false
	}
	for i := f.from - 1; i >= 0; i-- {
		t := r.toks[i]
		switch {
		case t.kind == tokMark && strings.ContainsRune("。!?\n;", r.n[t.span.Start]):
			return false
		case t.kind == tokDigits && r.n[t.span.End-1] == '家':
			for j := i - 1; j >= 0 && r.toks[j].kind != tokMark; j-- {
				if r.toks[j].kind == tokWord && r.toks[j].bits&(cGo|cVisit|cMeet) != 0 {
					return true
				}
			}
			return false
		}
	}
	return false
}

// weekAhead lets the days of a week be of the one to come that is named before them: 下周要跑:
// 周一悦达,周二飞达.
func (r *reader) weekAhead() {
	if len(r.clauses) < 2 {
		return
	}
	c := &r.clauses[0]
	if len(c.firms)+len(c.folk) > 0 || len(c.whens) != 1 || c.void() || r.clauses[1].from == c.to {
		return
	}
	if w := &r.whens[c.whens[0]]; w.grain != byWeek || w.near <= r.today || w.deadline || r.current(w) {
		return
	}
	for k := 1; k < len(r.clauses); k++ {
		c := &r.clauses[k]
		if len(c.whens) == 0 || r.toks[c.from].kind != tokWhen || c.void() {
			continue
		}
		if w := &r.whens[c.whens[0]]; w.weekday && !w.fixed && !w.deadline {
			d := w.near.AddDays(7)
			w.near, w.past, w.next, w.fixed = d, d, d, true
			c.tense = 1
		}
	}
}

// countsCalls reports whether the message begins by counting calls: 打了三个电话:…, two
// calls: …
func (r *reader) countsCalls() bool {
	if len(r.clauses) < 3 || !r.markIs(r.clauses[0].to, ':') && !r.markIs(r.clauses[0].to, ',') || len(r.clauses[0].folk) > 0 {
		return false
	}
	text := r.words(&r.clauses[0])
	if _, due := holdsAny(text, []string{"要打", "待打", "得打", "该打", "to make"}); due {
		return false // 今天三个call要打
	}
	if strings.HasSuffix(text, " calls") && !strings.HasPrefix(text, "no ") {
		return true // yesterday 3 calls: …
	}
	_, ok := holdsAny(text, []string{"个call", "通电话", "两个电话", "三个电话", "四个电话", "几个电话", "2个电话", "3个电话", "4个电话", "仨电话", "俩电话", "一圈电话", "一轮电话", "一堆电话", "5个电话", "五个电话", "call list", "calls:", "phone calls", "calls today", "today's calls", "电话记录", "电话清单", "今日电话", "two calls", "three calls", "four calls", "a few calls", "some calls"})
	return ok
}

// heralds reports whether the message begins with a heading, before any company, that says
// what follows are new customers: 展会名片整理:①…
func (r *reader) heralds() bool {
	if len(r.clauses) < 2 {
		return false
	}
	c := &r.clauses[0]
	return len(c.firms)+len(c.folk)+len(c.whens) == 0 && c.bits&(cCapture|cSource) != 0 && c.bits&(cVisit|cCall) == 0 && r.lines() > 1
}

// surelyPlanned is the lean of a clause from which on nothing around it makes it one of what was done.
const surelyPlanned = -4

// leadsUp sends the days of this week that were named one after the other into the past
// where the message comes from them to today: 周二下午跟干工,周三赶到月立,今天在公司.
func (r *reader) leadsUp() {
	today := -1
	for k := range r.clauses {
		for _, w := range r.clauses[k].whens {
			if x := &r.whens[w]; x.fixed && x.near == r.today && !r.partAhead(x) {
				today = k
			}
		}
	}
	for k := 0; k < today; k++ {
		c := &r.clauses[k]
		if len(c.whens) == 0 || c.void() || c.sentence != r.clauses[today].sentence || r.wantsBy(c) || c.tense > 0 && c.lean <= surelyPlanned {
			continue
		}
		for _, w := range c.whens {
			if x := &r.whens[w]; !x.weekday && (!x.fixed || x.near < r.today.AddDays(-6)) || x.near > r.today || x.deadline {
				return
			}
		}
		c.tense = -1
	}
}
