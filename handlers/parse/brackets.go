package parse

import (
	"slices"
	"strings"
)

// remarkBracket reports whether the bracket at token i opens or closes a remark that tells on which day
// something was done or is to be done: 恒鑫(周一去的)李总要方案. A day alone belongs to the name before it.
func (r *reader) remarkBracket(i int) bool {
	from, to := i, i
	switch {
	case r.markIs(i, '('):
		for to = i + 1; to < len(r.toks) && !r.markIs(to, ')'); to++ {
			if r.markIs(to, '(') || r.markIs(to, '\n') {
				return false
			}
		}
	case r.markIs(i, ')'):
		for from = i - 1; from >= 0 && !r.markIs(from, '('); from-- {
			if r.markIs(from, ')') || r.markIs(from, '\n') {
				return false
			}
		}
	default:
		return false
	}
	if from < 0 || to >= len(r.toks) {
		return false
	}
	day, deed := false, false
	for _, t := range r.toks[from:to] {
		day = day || t.kind == tokWhen
		deed = deed || t.kind == tokWord && t.bits&(cVisit|cMeet|cGo|cCall) != 0 && (isHan(r.n[t.span.Start]) || isPast(t.w.text))
	}
	return day && deed
}

// amidHan reports whether a day that comes at token i goes on in Chinese with what is planned on it: a
// message in which English names are long is no Chinese one, and runs on as one all the same.
// 跟 Greta call 了一下 next Tue 再去
func (r *reader) amidHan(i int) bool {
	next := i + 1
	for r.isSpace(next) {
		next++
	}
	t := r.tok(next)
	return r.whens[r.toks[i].at].near > r.today && t.kind == tokWord && isHan(r.n[t.span.Start]) && t.bits&(cPlan|cGo|cVisit|cMeet|cCall) != 0
}

// putOffTo reports whether a group says of a visit or a call of the speaker's own that it did not come
// about, and right behind it on which day that comes it is to be made good: 今天没去成恒鑫,明天再去.
func (r *reader) putOffTo(g *group) bool {
	for n, k := range g.clauses[1:] {
		c, last := &r.clauses[k], &r.clauses[g.clauses[n]]
		if !last.neg || last.tense > 0 || last.quote || last.beside || len(last.firms) == 0 || last.bits&cOurs != 0 || !r.deniesDeed(last) {
			continue
		}
		if c.sentence != last.sentence || c.void() || c.tense <= 0 || !r.dueOnDay(c) || len(c.firms) > 0 {
			continue
		}
		for i := c.from; i < c.to; i++ {
			if t := r.toks[i]; t.kind == tokWord && (startsWith(t.w.text, "再去", "再来", "再跑", "再约", "再打", "再拜访", "改") || isFunc(t, "再") && r.tok(i+1).bits&(cVisit|cMeet|cGo|cCall) != 0) {
				return r.ownDenied(last)
			}
		}
	}
	return false
}

// deniesDeed reports whether what a clause denies is going to somebody, meeting or calling him.
func (r *reader) deniesDeed(c *clause) bool {
	return c.bits&(cVisit|cMeet|cGo|cCall) != 0 || slices.ContainsFunc(r.toks[c.from:c.to], func(t token) bool {
		return t.kind == tokWord && t.bits&cNeg != 0 && strings.ContainsAny(t.w.text, "去见跑聊谈打约访")
	})
}

// ownDenied reports whether nobody is named before what a clause says was not done: not 小李没去成恒鑫.
func (r *reader) ownDenied(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		switch t := r.toks[i]; {
		case r.folkAt(i), t.bits&cTheirs != 0:
			return false
		case t.bits&(cVisit|cMeet|cGo|cCall) != 0 || t.bits&cNeg != 0:
			return true
		}
	}
	return true
}

// bareVerb reports whether an English verb at token i, before which nobody stands, begins what is to come or
// is wanted behind what was told with a verb in the past: met Tom Tuesday will send the quote Friday.
func (r *reader) bareVerb(i, start int) bool {
	t := r.toks[i]
	if r.han || t.kind != tokWord || !bareVerbs[firstWordOf(t.w.text)] {
		return false
	}
	last := i - 1
	for r.isSpace(last) {
		last--
	}
	if p := r.tok(last); last <= start || p.kind != tokWhen && (p.kind != tokWord || p.bits&cOutcome == 0) && !(p.kind == tokLatin && strings.HasSuffix(r.saying(p.span), "ed")) {
		return false
	}
	for k := start; k < last; k++ {
		if w := r.toks[k]; w.kind == tokWord && w.bits&(cVisit|cMeet|cCall|cGo) != 0 && isPast(w.w.text) && !r.inFirm(k) {
			return true
		}
	}
	return false
}

// bareVerbs begin in English what somebody said, will do, wants or needs.
var bareVerbs = wordSet("will wants needs said says")

// firstWordOf is the first of some English words.
func firstWordOf(words string) string {
	first, _, _ := strings.Cut(words, " ")
	return first
}
