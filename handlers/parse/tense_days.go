package parse

import (
	"slices"
	"strings"
)

// leanByDays adds what the dates and the times of a clause speak for.
func (r *reader) leanByDays(k int, l *leaning) {
	c := &r.clauses[k]
	for _, w := range c.whens {
		r.leanByWhen(k, &r.whens[w], l)
	}
	if r.hourAhead(c) != "" {
		l.plan += 1.5
	}
}

// leanByWhen adds what one of them speaks for.
func (r *reader) leanByWhen(k int, x *when, l *leaning) {
	c := &r.clauses[k]
	switch {
	case x.direction(r.today) < 0 || x.ago:
		l.done += 4
	case x.weekday && r.markIs(c.to, ':') && r.namesReport(c):
		l.done += 4 // 周五的会议纪要:
	case x.weekday && l.done < 1 && x.next > r.today && x.next <= r.today.WeekStart().AddDays(6) && r.headsWeek():
		l.plan += 4 // this week: Tue Oakline, Wed Kestrel
	case x.direction(r.today) > 0 && r.current(x):
	case x.direction(r.today) > 0:
		l.plan += 4
	case x.deadline && x.near == r.today && r.hanDone(c) && !r.hands(c):
		l.done += 1 // 下班前接了个电话
	case r.beforeFeast(x) && (r.hanDone(c) || r.thatWas(c) || r.hasBeen(c)):
		l.done += 3 // 国庆前去了坤达, said a week after it
	case x.deadline:
		l.plan += 3
	case x.grain == byWeek && x.near > r.today && strings.HasPrefix(r.saying(x.span), "week of") && c.bits&(cDone|cOutcome) == 0 && !r.pastEnglish(c):
		l.plan += 2 // week of the 14th: Penrose workshop
	default:
		if ahead := r.weekdayAhead(c, x); ahead > 0 {
			l.plan += ahead
			return
		}
		r.leanByDate(k, x, l)
	}
}

// weekdayAhead is how much a bare day of the week speaks for what is to come: it
// does not beside a word that something was done.
func (r *reader) weekdayAhead(c *clause, x *when) float64 {
	switch {
	case !x.weekday:
		return 0
	case !x.either && x.near < r.today && x.clock != "" && slices.ContainsFunc(r.clauses, func(c clause) bool { return r.hanDone(&c) }):
		return 0 // 周二下午三点在华宇, said on Thursday
	case x.clock != "" && !r.hanDone(c) && c.bits&(cDone|cMeet|cOutcome) == 0:
		return 1.5 // 周四9点 on site: what is arranged has a time
	case c.bits&(cDone|cOutcome) == 0 && r.isSetFor(c, x):
		return 1.5 // the demo is on Friday
	case !x.either && x.near > r.today && !r.hanDone(c) && c.bits&(cDone|cOutcome) == 0 && !r.thatWas(c):
		return 1 // 周六送过去: it is still to come
	case x.either && x.next <= r.today.AddDays(2) && x.past <= r.today.AddDays(-5) && c.bits&(cDone|cOutcome|cVisit) == 0 && (c.bits&(cMeet|cCall|cActivity) != 0 || r.isMeal(x)) && r.theirs(c):
		return 1 // lunch Thursday with Ben, said on a Wednesday
	}
	return 0
}

// setFor are the words between a present form of be and the day for which something is set.
var setFor = wordSet("now still set booked scheduled planned fixed arranged on for")

// isSetFor reports that a clause says in English, and in the present, for which day something is set: the demo is on Friday.
func (r *reader) isSetFor(c *clause, x *when) bool {
	if r.han || x.span.Start <= c.span.Start {
		return false
	}
	before := strings.Fields(r.between(c.span.Start, x.span.Start))
	for len(before) > 0 && setFor[before[len(before)-1]] {
		before = before[:len(before)-1]
	}
	if len(before) < 2 {
		return false
	}
	be := before[len(before)-1]
	return be == "is" || be == "are" || strings.HasSuffix(be, "'s")
}

// mealAhead reports whether a clause only names, in English, a meal or a meeting that is to be later
// today: Tonight dinner with Greta, said in the afternoon.
func (r *reader) mealAhead(c *clause, x *when) bool {
	if x.part < 0 && x.clock == "" || r.stamped(x) || !r.partAhead(x) || c.bits&(cDone|cOutcome|cVisit|cGo) != 0 || r.hanDone(c) || r.pastEnglish(c) {
		return false
	}
	for i := c.from; i < c.to; i++ {
		if t := r.toks[i]; t.kind == tokWord && t.bits&(cMeet|cCall) != 0 && isLetter(r.n[t.span.Start]) {
			return plannedBare[t.w.text] || strings.HasSuffix(t.w.text, " call") || strings.HasSuffix(t.w.text, " meeting")
		}
	}
	return false
}

// plannedBare are words of meeting that name what is to be as well as what was.
var plannedBare = map[string]bool{
	"dinner": true, "lunch": true, "coffee": true, "drinks": true, "meeting": true, "call": true, "demo": true,
	"dinner with": true, "lunch with": true, "coffee with": true, "drinks with": true, "meeting with": true, "call with": true,
}

// isMeal reports whether the words of a time name a meal.
func (r *reader) isMeal(x *when) bool {
	said := r.saying(x.span)
	return strings.Contains(said, "unch") || strings.Contains(said, "dinner") || strings.Contains(said, "breakfast")
}

// leanByDate adds what a clock, a date or today speaks for.
func (r *reader) leanByDate(k int, x *when, l *leaning) {
	c := &r.clauses[k]
	loose := !x.fixed && !x.weekday && x.grain == byDay // 16号
	switch {
	case r.mealAhead(c, x):
		l.plan += 2.5
	case x.grain == byClock && !r.han:
		l.done += 0.5
	case loose && x.near > r.today && !r.hanDone(c) && c.bits&cDone == 0:
		if r.justBeen(x) && c.bits&(cPlan|cThing) == 0 {
			l.done += 0.5 // 16号在恒瑞调试, said on the 18th
		} else {
			l.plan += 1
		}
	case r.longToCome(x):
		l.done += 2
	case loose && x.near == r.today:
		l.done += 0.5 // 18号, said on the 18th
	case x.near != r.today || !x.fixed:
	case (x.part >= 0 || x.clock != "" && !r.stamped(x)) && r.partAhead(x) && !r.hanDone(c) && (k+1 == len(r.clauses) || !r.thatWas(&r.clauses[len(r.clauses)-1])):
		l.plan += 1.5
	case r.hasBegun(x) && (r.barelyGoes(c) || r.goesFirst(k)), r.mornings(x) && r.goesFirst(k):
		l.plan += 1.5
	default:
		l.done += 1
	}
}
