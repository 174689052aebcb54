package parse

import (
	"maps"
	"slices"
	"strings"

	"milepost/storage/crm"
)

// A customer who was met on two days is two records: each visit is one of its own, with
// what was said of that day.

// partDays parts the groups in which one customer was met on several days: 周一去了宏业见董工,
// 今天又去了一趟送样品.
func (r *reader) partDays(gs []group) []group {
	var out []group
	for _, g := range gs {
		from, last, rang := 0, crm.Date(""), false
		for n, k := range g.clauses {
			c := &r.clauses[k]
			day := r.metOn(c)
			if day == "" && last == r.today && r.laterOn(c) {
				day = last
			}
			if day == "" || g.firm < 0 && !r.anybody(&g) {
				continue
			}
			was := rang
			rang = r.onPhone(c)
			if last != "" && (day != last || was != rang && r.laterOn(c)) {
				part := g
				part.clauses = g.clauses[from:n:n]
				out = append(out, part)
				from = n
			}
			last = day
		}
		g.clauses = g.clauses[from:]
		out = append(out, g)
	}
	return out
}

// metOn is the day on which a clause says that somebody was met, visited or called; "" where
// it says none.
func (r *reader) metOn(c *clause) crm.Date {
	if c.tense > 0 || c.void() && !r.metInVain(c) || !r.metSome(c) || r.earlierOn(c) {
		return ""
	}
	if r.theyDid(c) {
		return "" // 周六去比亚迪加班,周一他们验收了
	}
	for _, i := range c.whens {
		w := &r.whens[i]
		if w.grain == byDay && !w.guess && !w.deadline && !r.deniedAt(w.span.Start) && !r.movedFrom(c, w) && w.direction(r.today) <= 0 && (c.tense < 0 || w.near < r.today && !w.weekday) {
			d, _ := w.on(-1)
			return d
		}
	}
	return ""
}

// theyDid reports whether a clause tells what somebody of a customer's did by himself, with no word for
// meeting, calling or going anywhere: 周一曹经理验收了.
func (r *reader) theyDid(c *clause) bool {
	if _, theirs := r.theirSubject(c); !theirs {
		return false
	}
	return !slices.ContainsFunc(r.toks[c.from:c.to], func(t token) bool {
		return t.kind == tokWord && t.bits&(cVisit|cMeet|cCall|cGo) != 0 && t.bits&cActivity == 0 && !strings.HasPrefix(t.w.text, "验收")
	})
}

// earlierOn reports whether a clause only says when the last or the first visit was, which another
// clause of the message goes on from with a day of its own: 上次是11月3号去的,今天又去了一趟.
func (r *reader) earlierOn(c *clause) bool {
	first := r.firstWord(c)
	ok := r.hasBeen(c) && !slices.ContainsFunc(c.whens, func(w int) bool { x := &r.whens[w]; return x.grain == byDay && x.near > r.today.AddDays(-30) })
	for i := c.from; i < c.to && i <= first+2; i++ {
		switch r.toks[i].text() {
		case "上次", "上回", "上一次", "上一回", "第一次", "头一次", "头一回", "last time", "last visit", "first visit", "the last time", "first time":
			ok = true
		}
		if t := r.toks[i]; t.kind == tokDigits && r.saying(t.span) == "第一次" {
			ok = true
		}
	}
	if !ok {
		return false
	}
	for k := range r.clauses {
		if b := &r.clauses[k]; b.from >= c.to && b.tense <= 0 && !b.void() && r.dated(b) && (r.metSome(b) || r.secondTime(b)) {
			return true
		}
	}
	return false
}

// secondTime reports whether a clause counts another visit: 昨天是第二次, second one today.
func (r *reader) secondTime(c *clause) bool {
	_, ok := holdsAny(r.words(c), []string{"第二次", "第二回", "第三次", "第三回", "second", "third", "another one"})
	return ok
}

// metInVain reports whether it is not the meeting that a clause denies, but what was to come of
// it: 周一去见了季总没谈成.
func (r *reader) metInVain(c *clause) bool {
	return c.neg && !c.wish && !c.cancel && !c.ask && !c.quote && !c.beside && c.tense < 0 && c.bits&cMeet != 0 && len(c.folk) > 0 && r.hanDone(c)
}

// onPhone reports whether a clause tells of a call and of nothing else that was done.
func (r *reader) onPhone(c *clause) bool { return c.bits&cCall != 0 && c.bits&(cVisit|cActivity) == 0 }

// laterOn reports whether a clause tells of another meeting or call of the same day: in
// another part of it, or by a word for what comes after.
func (r *reader) laterOn(c *clause) bool {
	if c.tense > 0 || c.void() || c.bits&cOutcome != 0 || !r.metSome(c) || len(c.folk) == 0 {
		return false
	}
	switch r.toks[c.from].text() {
	case "then", "later", "afterwards", "after that", "后来", "随后", "接着", "然后":
		return true
	}
	return r.halfDay(c) || r.sameDay(c)
}

// plainly reports whether a group says in one clause that its customer, whose name is written
// like one, was visited and on which day that has been: whatever stands beside it, it was.
func (r *reader) plainly(g *group) bool {
	if g.firm < 0 {
		return false
	}
	for _, k := range g.clauses {
		c := &r.clauses[k]
		if c.tense >= 0 || c.void() || len(c.firms) == 0 || c.bits&cRival != 0 || !r.dated(c) && !r.behindUs(c) && !r.weekdayPast(c) || r.othersWent(c) {
			continue
		}
		for i := c.from; i < c.to; i++ {
			if t := r.toks[i]; t.kind == tokWord && !r.inFirm(i) && t.bits&cPlan == 0 && (t.bits&(cVisit|cActivity) != 0 || t.bits&cGo != 0 && r.goesThere(i)) && !r.frailFirm(&r.firms[g.firm]) {
				return true
			}
		}
	}
	return r.setOut(g) && slices.ContainsFunc(g.clauses, func(k int) bool { return len(r.clauses[k].firms) > 0 && r.dated(&r.clauses[k]) })
}

// weekdayPast reports whether a clause has a bare day of the week that has been in this one.
func (r *reader) weekdayPast(c *clause) bool {
	return slices.ContainsFunc(c.whens, func(i int) bool { w := &r.whens[i]; return w.weekday && w.near < r.today && !w.deadline })
}

// metSome reports whether a clause tells in a word of its own that somebody was met, visited
// or called, rather than where that was, or what he said.
func (r *reader) metSome(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		if t := r.toks[i]; t.kind == tokWord && t.bits&(cVisit|cMeet|cCall|cGo) != 0 && t.bits&cPlan == 0 && !r.inFirm(i) && (t.bits&(cVisit|cMeet|cCall) != 0 || r.goesThere(i)) {
			return true
		}
	}
	return false
}

// sameHim lets whom a record speaks of as 他 be the one person of the record before it of the
// same customer: 昨天给鲍经理打了电话,今天上门见的他.
func (r *reader) sameHim(gs []group, items []Facts) {
	for i := 1; i < len(items); i++ {
		f, last := &items[i], &items[i-1]
		if gs[i].firm != gs[i-1].firm || len(last.Contacts) != 1 || r.anybody(&gs[i]) || f.Intent != Visit && f.Intent != Call || f.Intent != last.Intent && last.Intent != Visit && last.Intent != Call {
			continue
		}
		if slices.ContainsFunc(gs[i].clauses, func(k int) bool { return r.meetsHim(&r.clauses[k]) }) {
			f.Contacts = slices.Clone(last.Contacts)
		}
	}
}

// meetsHim reports whether a clause tells of meeting or calling somebody who is not named in it.
func (r *reader) meetsHim(c *clause) bool {
	if c.tense > 0 || c.void() || !r.metSome(c) {
		return false
	}
	for i := c.from; i < c.to; i++ {
		switch r.toks[i].text() {
		case "他", "她", "him", "her":
			return true
		}
	}
	return false
}

// repeatDays adds a record of its own for each further day on which a clause says that the
// same was done: on Wednesday and again today, 上周四、本周二两次去的.
func (r *reader) repeatDays(gs []group, items []Facts) []Facts {
	var out []Facts
	for i := range items {
		f := items[i]
		out = append(out, f)
		if f.Intent != Visit && f.Intent != Call || f.Date == "" || i >= len(gs) {
			continue
		}
		for _, k := range gs[i].clauses {
			for _, day := range r.furtherDays(&r.clauses[k]) {
				if day == f.Date {
					continue
				}
				again := f
				again.Date, again.Clock, again.DateAssumed = day, "", false
				again.Costs, again.Next, again.Outcome = nil, nil, ""
				again.Spans, again.Contacts = maps.Clone(f.Spans), slices.Clone(f.Contacts)
				r.note(Reason{Slot: "date", Value: string(day), Rule: "done on another day as well: a record of its own", Span: r.clauses[k].span})
				out = append(out, again)
			}
		}
	}
	return out
}

// furtherDays are the days of a clause on which something was done again.
func (r *reader) furtherDays(c *clause) []crm.Date {
	if len(c.whens) < 2 || r.metOn(c) == "" || !r.repeats(c) || r.eachHisDay(c) {
		return nil
	}
	var out []crm.Date
	for _, i := range c.whens {
		w := &r.whens[i]
		d, _ := w.on(-1)
		if w.grain == byDay && !w.guess && !w.deadline && w.direction(r.today) <= 0 && !slices.Contains(out, d) {
			out = append(out, d)
		}
	}
	return out
}

// repeats reports whether a clause says of what was done that it was done again, or so often.
func (r *reader) repeats(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		switch r.toks[i].text() {
		case "both":
			return r.tok(i+1).kind == tokWhen || r.isSpace(i+1) && r.tok(i+2).kind == tokWhen
		case "again", "and again", "twice", "又", "两次", "2次", "两趟", "2趟", "两回", "三次", "三趟", "分别":
			return true
		}
	}
	if len(c.firms) < 2 && containsAny(r.words(c), eachDay) {
		return true
	}
	_, ok := holdsAny(r.words(c), []string{"又去", "连着两天", "连续两天", "连着三天", "连续三天", "两次", "两趟", "两回", "三次", "三趟"})
	return ok
}

// inTurn gives the days of a clause that says so to its companies one by one: 10号和11号分别去了
// 大族和联赢, on the 10th and the 11th respectively.
func (r *reader) inTurn(gs []group, items []Facts) {
	for k := range r.clauses {
		c := &r.clauses[k]
		if !r.eachHisDay(c) {
			continue
		}
		for n, m := range r.mains(c) {
			for i := range min(len(gs), len(items)) {
				if f := &items[i]; gs[i].firm == m && (f.Intent == Visit || f.Intent == Call) {
					f.Date, f.DateAssumed = r.whens[c.whens[n]].on(-1)
				}
			}
		}
	}
}

// eachHisDay reports whether a clause has as many days as companies and says that each was met on
// one of them.
func (r *reader) eachHisDay(c *clause) bool {
	if len(c.whens) < 2 || len(c.firms) < 2 || c.void() || c.tense > 0 {
		return false
	}
	_, ok := holdsAny(r.words(c), []string{"分别", "respectively"})
	return ok && len(r.mains(c)) == len(c.whens)
}

// eachDay are the words by which a customer was gone to on each of the days that are named: 周一和上周五各去
// 了一次. Who stayed there over them, 周三周四都在, was there once.
var eachDay = []string{"各去", "都去", "各跑", "都跑了", "各拜访", "都拜访", "都见了", "各见", "各聊", "都聊了", "分别去", "分别拜访", "分别见", "on both days", "both days"}
