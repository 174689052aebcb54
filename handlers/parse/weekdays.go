package parse

import "slices"

// bareWeekdays decides the tense of clauses whose only day is a bare one of the week, and which say
// nothing else of when it was.
func (r *reader) bareWeekdays() {
	for k := range r.clauses {
		c := &r.clauses[k]
		if c.tense != 0 || c.void() || len(c.whens) != 1 {
			continue
		}
		w := &r.whens[c.whens[0]]
		if !w.weekday || w.fixed || w.deadline || w.grain != byDay {
			continue
		}
		switch {
		case k > 0 && r.nextOfList(&r.clauses[k-1], c, w):
			c.tense = -1
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

// laterThisWeek reports whether a bare day of the week still comes in the week that is.
func (r *reader) laterThisWeek(w *when) bool {
	return w.next > r.today && w.next <= r.today.WeekStart().AddDays(6)
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

// tellsDone reports whether a message tells anywhere of what was done or how it went.
func (r *reader) tellsDone() bool {
	return slices.ContainsFunc(r.clauses, func(c clause) bool { return c.tense < 0 || c.bits&(cDone|cOutcome) != 0 })
}
