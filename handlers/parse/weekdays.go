package parse

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// bareWeekdays decides the tense of clauses whose only day is a bare one of the week, and which say
// nothing else of when it was.
func (r *reader) bareWeekdays() {
	for k := range r.clauses {
		c := &r.clauses[k]
		if c.tense > 0 || c.void() || len(c.whens) == 0 {
			continue
		}
		w := &r.whens[c.whens[0]]
		if !w.weekday || w.fixed || w.deadline || w.grain != byDay {
			continue
		}
		if r.laterThisWeek(w) && r.bareMeal(c) {
			c.tense = 1
		}
		if c.tense != 0 || len(c.whens) != 1 {
			continue
		}
		switch {
		case k > 0 && r.nextOfList(&r.clauses[k-1], c, w):
			c.tense = -1
		case k > 0 && r.nextToVisit(&r.clauses[k-1], c, w):
			c.tense = 1
		case r.laterThisWeek(w) && r.bareVisit(c) && !r.tellsDone():
			c.tense = 1
		}
	}
}

// nextOfList reports whether a clause names no more than whom the speaker saw after those of the clause
// before it, on a later day that has come: Visited Kestrel (Mon), Otto (Tue).
func (r *reader) nextOfList(last, c *clause, w *when) bool {
	if last.sentence != c.sentence || last.tense >= 0 || last.void() || len(last.whens) != 1 || len(last.firms)+len(last.folk) == 0 || len(c.firms)+len(c.folk) == 0 || !r.justNames(c) {
		return false
	}
	before, _ := r.whens[last.whens[0]].on(-1)
	return w.past > before && w.past <= r.today
}

// nextToVisit reports whether a clause names no more than whom the speaker is to see after those of the
// clause before it: visit Kestrel on Friday and Otto on Monday.
func (r *reader) nextToVisit(last, c *clause, w *when) bool {
	if last.sentence != c.sentence || last.tense <= 0 || len(last.whens) != 1 || len(c.firms) == 0 || !r.justNames(c) || !r.bareVisit(last) {
		return false
	}
	return w.next > r.whens[last.whens[0]].next
}

// laterThisWeek reports whether a bare day of the week still comes in the week that is.
func (r *reader) laterThisWeek(w *when) bool {
	return w.next > r.today && w.next <= r.today.WeekStart().AddDays(6)
}

// sentByOthers takes no word for sending somebody something for a plan, but where the speaker does it
// with something and not to himself: 把图纸发给刘总, not 王总发给我图纸.
func (r *reader) sentByOthers() {
	taken := false
	for i := range r.toks {
		t := &r.toks[i]
		taken = taken || isFunc(*t, "把")
		if !isAny(*t, "发给", "寄给") {
			continue
		}
		if to := r.runeAt(t.span.End); !taken || to == '我' || to == '咱' {
			t.bits &^= cPlan
		}
	}
}

// bareVisit reports whether a clause begins with the bare English word for a visit: visit Kestrel on
// Wednesday.
func (r *reader) bareVisit(c *clause) bool {
	switch r.tok(c.from).text() {
	case "visit", "see", "meet", "call", "ring", "phone":
		return len(c.firms)+len(c.folk) > 0 && c.bits&(cDone|cOutcome) == 0
	}
	return false
}

// bareMeal reports whether a message is no more than a meal or a talk with somebody, and when: lunch with
// Greta at Oakline on Thursday. How it went would stand behind it.
func (r *reader) bareMeal(c *clause) bool {
	if _, told := holdsAny(strings.ToLower(r.str(c.span)), []string{"was", "were", "went", "good", "great", "fine", "well", "ok", "happy", "done", "again"}); told {
		return false
	}
	first := c.from
	switch r.saying(r.toks[first].span) {
	case "christmas", "xmas", "business", "working":
		first += 2 // christmas lunch with Greta
	}
	switch r.tok(first).text() {
	case "lunch with", "dinner with", "coffee with", "call with", "meeting with", "catch-up with", "demo", "demo at":
		return len(r.clauses) == 1 && len(c.firms)+len(c.folk) > 0 && c.bits&(cOutcome|cSpeaker) == 0 && !r.pastEnglish(c)
	}
	return false
}

// tellsDone reports whether a message tells anywhere of what was done or how it went.
func (r *reader) tellsDone() bool {
	return slices.ContainsFunc(r.clauses, func(c clause) bool {
		_, went := holdsAny(r.words(&c), []string{"good talk", "good meeting", "good call", "good visit", "great talk", "great meeting", "nice talk", "discussed", "went well"})
		return went || c.tense < 0 || c.bits&(cDone|cOutcome) != 0
	})
}

// broughtForward takes what was arranged for a day to come, put on today instead and is over for what was
// done today: 跟恒鑫约的是周五,他们临时改到今天,刚谈完.
func (r *reader) broughtForward() {
	for k := 2; k < len(r.clauses); k++ {
		c, moved, was := &r.clauses[k], &r.clauses[k-1], &r.clauses[k-2]
		if c.tense >= 0 || c.void() || len(c.firms)+len(c.whens) > 0 || !r.overNow(c) || c.sentence != was.sentence || moved.void() || len(moved.whens) != 1 {
			continue
		}
		if w := &r.whens[moved.whens[0]]; !w.fixed || w.near != r.today || w.deadline || len(moved.firms) > 0 || moved.bits&(cThing|cMoneyKind) != 0 {
			continue // 恒鑫改到今天, 报价提到今天: another's, and no talk
		}
		if _, put := holdsAny(r.words(moved), []string{"改到", "改今天", "改成", "改在", "挪到", "提前到", "提到"}); put && len(was.whens) == 1 && (was.tense > 0 || was.wish) && strings.Contains(r.words(was), "约") {
			moved.tense = -1
			was.tense, was.wish = 0, false
			w := &r.whens[was.whens[0]]
			w.near, w.past, w.next, w.fixed = r.today, r.today, r.today, true
		}
	}
}

// overNow reports whether a clause says no more than that a talk is over: 刚谈完, 已经见完.
func (r *reader) overNow(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		if t := r.toks[i]; t.kind == tokWord && t.bits&(cMeet|cVisit) != 0 && (strings.HasSuffix(t.w.text, "完") || strings.HasSuffix(t.w.text, "了")) {
			return true
		}
	}
	return false
}

// nextMorning lets what is planned in English for the morning, after noon, be for that of the next day:
// no luck, will try in the morning.
func (r *reader) nextMorning() {
	if r.han || r.night || r.local.Hour() < 12 || !strings.Contains(r.folded, "morning") {
		return
	}
	for k := range r.clauses {
		c := &r.clauses[k]
		if c.tense <= 0 || c.void() || len(c.whens) > 0 {
			continue
		}
		at, ok := holdsAny(r.words(c), []string{"in the morning"})
		if !ok {
			continue
		}
		from := c.span.Start + utf8.RuneCountInString(r.words(c)[:at.Start])
		day := r.today.AddDays(1)
		c.whens = append(c.whens, len(r.whens))
		r.whens = append(r.whens, when{span: Span{from, from + at.End - at.Start}, near: day, past: day, next: day, grain: byDay, fixed: true, part: -1})
	}
}
