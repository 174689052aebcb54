package parse

import "strings"

// lastTime reports whether a clause says when something was last: last time on Monday, 上次见是
// 周一.
func (r *reader) lastTime(c *clause) bool {
	if len(c.whens) == 0 {
		return false
	}
	text := r.words(c)
	for _, w := range []string{"last time", "the last time", "上次见", "上次去", "上次是", "上回是", "最近一次"} {
		if rest, ok := strings.CutPrefix(text, w); ok {
			_, told := holdsAny(rest, []string{"说", "said"})
			return !told
		}
	}
	return false
}

// promised reports whether a clause is a plan without a verb: a thing, to whom it goes, and a
// day that may come, in it or alone behind it. Samples to Fenland Pumps Friday; quote给
// Stanway,周五.
func (r *reader) promised(k int) bool {
	c := &r.clauses[k]
	if c.void() || c.bits&(cDone|cOutcome|cVisit|cMeet|cCall|cGo|cSay|cWantBuy|cPayment|cCost) != 0 || len(c.firms)+len(c.folk) == 0 || len(c.moneys) > 0 || !r.thingTo(c) {
		return false
	}
	if len(c.whens) == 0 && k+1 < len(r.clauses) {
		next := &r.clauses[k+1]
		return next.sentence == c.sentence && r.onlyWhen(next) && r.mayCome(next)
	}
	return r.mayCome(c)
}

// mayCome reports whether the days of a clause may all be to come.
func (r *reader) mayCome(c *clause) bool {
	for _, i := range c.whens {
		if w := &r.whens[i]; w.grain != byDay || w.ago || w.fixed && w.near <= r.today && !w.deadline {
			return false
		}
	}
	return len(c.whens) > 0
}

// thingTo reports whether a clause begins with a thing and to whom or for whom it is.
func (r *reader) thingTo(c *clause) bool {
	i := c.from
	for i < c.to && (r.toks[i].kind == tokWhen || r.lightly(i)) {
		i++
	}
	thing := false
	for ; i < c.to; i++ {
		switch t := r.toks[i]; {
		case t.kind == tokMark && r.isSpace(i), t.kind == tokWord && t.bits&cFunc != 0 && !thing:
		case t.kind == tokWord && (t.bits&(cThing|cMoneyKind) != 0 || t.text() == "quote"):
			thing = true
		case isFunc(t, "to"), isFunc(t, "for"), isFunc(t, "给"):
			return thing && !r.inFirm(i)
		default:
			return false
		}
	}
	return false
}
