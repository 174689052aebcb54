package parse

import "strings"

// dayEnds reports whether the day at token i ends what words in English tell from start on, which
// say the day last, whatever language it is said in: met 车总 at 翔鹭钨业 周二, visited 恒丰钣金 周二 w/ our FAE.
func (r *reader) dayEnds(i, start int) bool {
	w := &r.whens[r.toks[i].at]
	verb := false
	for k := start; k < i && !verb; k++ {
		t := r.toks[k]
		verb = t.kind == tokWord && t.bits&(cVisit|cMeet|cCall|cGo) != 0 && t.bits&cPlan == 0 && isLetter(r.n[t.span.Start]) && !r.inFirm(k) && (w.near <= r.today || isPast(t.w.text))
	}
	if !verb {
		return false
	}
	next := i + 1
	for r.isSpace(next) {
		next++
	}
	if next >= len(r.toks) {
		return true
	}
	t := r.toks[next]
	return t.kind == tokMark || t.kind == tokWord && t.bits&(cWith|cAt) != 0 && isLetter(r.n[t.span.Start])
}

// isPast reports whether English words begin with a verb in the past: sat down with, visited.
func isPast(words string) bool {
	first, _, _ := strings.Cut(words, " ")
	switch first {
	case "met", "saw", "sat", "went", "had", "was", "were", "spoke", "rang", "ran", "took", "caught", "got", "swung", "paid":
		return true
	}
	return strings.HasSuffix(first, "ed")
}

// pastEnglish reports whether a clause tells with an English verb in the past of meeting, calling or
// going to somebody.
func (r *reader) pastEnglish(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		if t := r.toks[i]; t.kind == tokWord && t.bits&(cVisit|cMeet|cCall|cGo) != 0 && !r.inFirm(i) && isPast(t.w.text) {
			return true
		}
	}
	return false
}

// goOnNamed lets a clause with a bare day that only goes on about who was met have been when he was:
// Saw Mark Lee, VP of Ops, and his buyer Rita at Norwell Pumps on Tuesday. Where the customer was named
// with the meeting, a name and a day behind may be whom he sees next: Saw Mark Lee at Norwell, Rita on Friday.
func (r *reader) goOnNamed() {
	met := false // somebody was, on no day and at no customer's that was said so far, and nothing but names since
	for k := range r.clauses {
		c := &r.clauses[k]
		event := c.bits&(cVisit|cMeet|cCall|cGo) != 0
		switch {
		case c.void():
			met = false
		case event && c.tense < 0:
			met = len(c.whens) == 0 && len(c.firms) == 0 && len(c.folk) > 0
		case !met, event, c.tense != 0, c.bits&(cPlan|cThing|cActivity|cDone|cOutcome|cSay|cWantBuy|cAnswer|cPayment|cSplit) != 0, len(c.moneys) > 0, k > 0 && r.clauses[k-1].sentence != c.sentence:
			met = false
		case len(c.whens) == 0:
			met = len(c.folk)+len(c.firms) > 0 || c.bits&(cTitle|cDept|cPreTitle) != 0
		default:
			if w := &r.whens[c.whens[0]]; len(c.whens) == 1 && w.grain == byDay && !w.deadline && !w.fixed && w.clock == "" && r.justNames(c) {
				c.tense = -1
			}
			met = false
		}
	}
}

// justNames reports whether a clause has nothing but names, posts, places and a day, joined by words of
// English grammar.
func (r *reader) justNames(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		switch t := r.toks[i]; {
		case t.kind == tokMark, t.kind == tokWhen, t.kind == tokPerson, t.kind == tokName, r.inFirm(i), r.folkAt(i):
		case t.kind == tokWord && isLetter(r.n[t.span.Start]) && t.bits&(cFunc|cAt|cWith|cTitle|cDept|cPreTitle|cRegion|cCity|cOurs|cTheirs|cPersonWord) != 0:
		default:
			return false
		}
	}
	return isLetter(r.n[c.span.Start]) || r.onlyWhen(c)
}
