package parse

import (
	"fmt"
	"slices"
	"strings"
)

// How many times likelier than what single words spoke for another outcome must be by all
// of the words, to be taken in its place. On messages that neither had seen single words were
// right in four of five, the words as a whole in nine of ten.
const (
	overrules     = 1.6  // a record that single words spoke for
	overrulesMade = 1.0  // the same, where nothing is to be made of it: better to ask than to write
	overrulesNone = 3.0  // nothing was made of it, and something is to be
	overrulesDay  = 9.0  // not one word speaks for it; a step with its day, a question, what is put right, which are told by how they are said
	overrulesBold = 20.0 // it was said not to have happened, or may go on with what is open
	overrulesSure = 0.9  // how likely at least what is made of words of which nothing was made must be: better to ask than to write
	beyondDoubt   = 0.9  // how likely what stands against the words for a visit must be
	doubts        = 0.3  // how likely the other may be at most where it is not taken and nothing is in doubt
)

// reconsider holds what single words spoke for against how likely each intent is by
// all the words of the group. One that is far likelier is taken; where the two do
// not agree it is less sure.
func (r *reader) reconsider(g *group, f *Facts) {
	p := r.likelihood(g)
	r.odds = p
	other, likely := p.intent()
	if f.Intent != None && f.Intent != Query && g.firm >= 0 && r.firms[g.firm].guessed && !r.anybody(g) && p.of(f.Intent) < 0.6 {
		f.Intent, f.Confidence, f.Close = None, 0.75, "" // a customer who is only guessed at, and little that speaks for a record
		return
	}
	if other == f.Intent || !r.holdsUp(g, f, other) {
		return
	}
	if likely < p.of(f.Intent)*r.overruledFrom(g, f, other) || f.Intent == None && other != Query && likely < overrulesSure {
		if likely > doubts && r.ctx.Draft == nil {
			f.Confidence = min(f.Confidence, 0.87)
		}
		return
	}
	if r.ctx.Explain {
		r.explainLikelihood(g, other, f.Intent)
		r.note(Reason{Slot: "intent", Value: other, Rule: fmt.Sprintf("likelier by all the words together than %s: %.2f", f.Intent, likely)})
	}
	f.Intent, f.Close = other, ""
	if other != None {
		f.Intents[other] = max(f.Intents[other], least)
	}
	f.Confidence = 0.87
	if likely < 0.85 {
		f.Confidence = 0.75
	}
}

// toldDone reports whether a clause of a group tells of going somewhere or of meeting somebody on a
// day that has come, as of something done.
func (r *reader) toldDone(g *group) bool {
	return slices.ContainsFunc(g.clauses, func(k int) bool {
		c := &r.clauses[k]
		return c.tense < 0 && !c.void() && !c.there && (r.dated(c) || r.weekdayPast(c)) && (c.bits&(cVisit|cMeet|cOutcome) != 0 || c.bits&cActivity != 0 && r.hanDone(c) || c.bits&cCall != 0 && (len(c.folk) == 0 || r.titled(c)) || r.wentAndDid(c) || r.beenThere(c) || c.bits&cGo != 0 && len(c.firms)+len(c.folk) > 0)
	})
}

// toldBehind reports whether a group tells behind what is planned, in words that mean that it was
// done, of meeting, calling or visiting a customer who is named there: 明天发报价,刚跟凯隆的史工通完电话,
// and not 明天给联丰报价,刚跟小王开了会.
func (r *reader) toldBehind(g *group) bool {
	planned := false
	for _, k := range g.clauses {
		c := &r.clauses[k]
		switch {
		case c.void(), c.there:
		case c.tense > 0:
			planned = true
		case c.tense < 0 && planned && len(c.firms) > 0 && c.bits&(cVisit|cMeet|cCall|cGo) != 0 && (r.hanDone(c) || r.pastEnglish(c) || r.justNow(c)):
			return true
		}
	}
	return false
}

// onlyToRing reports whether a group speaks of a call only as of what is planned.
func (r *reader) onlyToRing(g *group) bool {
	planned := false
	for _, k := range g.clauses {
		if c := &r.clauses[k]; c.bits&(cCall|cReach) != 0 {
			if c.tense <= 0 {
				return false
			}
			planned = true
		}
	}
	return planned
}

// wentApart reports whether a clause of a group tells of going to its customer and of no money: then
// what the way there cost stands beside it. 刚去了平高,打车来回130.
func (r *reader) wentApart(g *group) bool {
	return g.firm >= 0 && slices.ContainsFunc(g.clauses, func(k int) bool {
		c := &r.clauses[k]
		return c.tense < 0 && !c.void() && len(c.firms) > 0 && len(c.moneys) == 0 && c.bits&(cVisit|cGo) != 0 && c.bits&cCost == 0
	})
}

// anyLeaves reports whether a clause of a group tells that somebody is no longer with a company.
func (r *reader) anyLeaves(g *group) bool {
	return slices.ContainsFunc(g.clauses, func(k int) bool { return r.leaves(&r.clauses[k]) })
}

// passedOn reports whether a group says that its customer, who is new, stands in a customer's own
// list or was named by one.
func (r *reader) passedOn(g *group) bool {
	if g.firm < 0 || r.sure(g.firm) || r.frailFirm(&r.firms[g.firm]) || r.voidIn(g) {
		return false
	}
	_, named := holdsAny(r.folded, []string{"介绍的", "推荐的", "引荐的", "转介的", "牵线的", "牵的线"})
	return named || r.hintedSource(g) == "customer/internal_list"
}

// went reports whether a group says in so many words that the speaker went to its customer.
func (r *reader) went(g *group) bool {
	for _, k := range g.clauses {
		if c := &r.clauses[k]; c.tense < 0 && !c.void() && len(c.firms) > 0 && (c.bits&(cVisit|cGo) != 0 || r.leftThere(c)) {
			return true
		}
	}
	return false
}

// setOut reports whether a group says with a word that means nothing else that the speaker went to
// see its customer: 昨天去了永达传动. What else is told of the deal was learned there.
func (r *reader) setOut(g *group) bool {
	for _, k := range g.clauses {
		c := &r.clauses[k]
		if c.tense >= 0 || c.void() || len(c.firms) == 0 {
			continue
		}
		for i := c.from; i+1 < c.to; i++ {
			if t := r.toks[i]; t.kind == tokWord && !r.inFirm(i) && (t.bits&cVisit != 0 || t.bits&cGo != 0 && strings.ContainsAny(firstRune(t.w.text), "去跑w")) && (r.firmStarts(i+1) || r.firmStarts(i+2)) {
				return true
			}
		}
	}
	return false
}

// orderedOnly reports whether a group asks for something to be arranged, and tells of nothing
// done: 高层拜访安排一下恒鑫.
func (r *reader) orderedOnly(g *group) bool {
	arranges := false
	for _, k := range g.clauses {
		c := &r.clauses[k]
		if c.tense < 0 {
			return false
		}
		for i := c.from; i < c.to; i++ {
			arranges = arranges || isFunc(r.toks[i], "安排一下") || isFunc(r.toks[i], "安排下")
		}
	}
	return arranges
}

// onlyBeside reports whether all that a group tells of going somewhere and of meeting
// anybody is what others did: 小罗昨天去了恒鑫,说邵工不在.
func (r *reader) onlyBeside(g *group) bool {
	beside := false
	for _, k := range g.clauses {
		c := &r.clauses[k]
		switch {
		case c.beside && (c.bits&(cVisit|cGo|cMeet|cCall) != 0 || c.tense < 0 && len(c.firms) > 0):
			beside = true
		case c.bits&(cVisit|cGo|cMeet|cCall) != 0 && !c.void() && c.bits&cOutcome == 0:
			return false
		}
	}
	return beside
}

// saysNothing reports whether a group is nothing but names: 明泰汽配 罗工.
func (r *reader) saysNothing(g *group) bool {
	for _, k := range g.clauses {
		for i := r.clauses[k].from; i < r.clauses[k].to; i++ {
			if t := r.toks[i]; !r.inFirm(i) && !r.folkOf[i] && t.kind != tokMark && t.kind != tokPerson && t.bits&(cDept|cTitle|cRegion) == 0 {
				return false
			}
		}
	}
	return true
}

// onlyPlace reports whether the customer of a group is called by no more than a place.
func (r *reader) onlyPlace(g *group) bool {
	if g.firm < 0 {
		return false
	}
	at := r.firms[g.firm].span
	w := words.longest(r.n, at.Start, cRegion)
	return w != nil && at.Start+w.n == at.End
}

// overruledFrom is how many times likelier another outcome must be to be taken for the one
// that single words spoke for.
func (r *reader) overruledFrom(g *group, f *Facts, other string) float64 {
	switch {
	case r.ctx.Draft == nil && (f.Wished || f.Negated) && other == None:
		return overrulesMade
	case f.Intent == None && other == Task && r.oursToCome(g): // need to send a layout by Thursday
		return overrulesDay
	case r.ctx.Draft != nil, f.Wished, f.Negated, f.Question && f.Intent == Query && other == ApprovalRequest && !r.pleads(): // whether it was approved
		return overrulesBold
	case f.Intent == Query && other == ApprovalRequest:
		return overrules
	case f.Intent == Correction, f.Intent == Task && other != None && r.dueOfSomebody(g), f.Intent == Query && other != None:
		return overrulesDay
	case f.Intent == None && (other == Lead || other == Opportunity) && f.Intents[other] == 0:
		return overrulesBold
	case other == None && f.Intent != Query && !(f.Intent == Task && r.dueOfSomebody(g)):
		return overrulesMade
	case f.Intent == Query && other == None:
		return overrules
	case f.Intent == None, other == Correction, other == Query, other == None:
		return overrulesNone
	}
	return overrules
}

// oursToCome reports whether a group is one clause of what is to come, with a day by which it is
// due, of which nobody else is the one who does it.
func (r *reader) oursToCome(g *group) bool {
	c := &r.clauses[g.clauses[0]]
	return len(g.clauses) == 1 && !c.void() && c.tense > 0 && r.dueIn(c) && c.bits&(cTheirs|cCustomer) == 0 && g.firm < 0 && !r.anybody(g)
}

// allToCome reports whether every clause of a group that tells of meeting somebody
// speaks of what is to come.
func (r *reader) allToCome(g *group) bool {
	planned := false
	for _, k := range g.clauses {
		c := &r.clauses[k]
		if c.bits&(cVisit|cMeet|cGo|cCall|cActivity) == 0 || c.void() {
			continue
		}
		if c.tense < 0 {
			return false
		}
		planned = planned || c.tense > 0
	}
	return planned
}

// dueOfSomebody reports whether a group has a day that comes and somebody or a
// customer to do something for.
func (r *reader) dueOfSomebody(g *group) bool {
	if g.firm < 0 && !r.anybody(g) {
		return false
	}
	planned, dated := false, false
	for _, k := range g.clauses {
		c := &r.clauses[k]
		if !c.void() && c.tense > 0 && r.dueIn(c) {
			return true
		}
		planned, dated = planned || c.tense > 0 && !c.void() && c.bits&cPlan != 0, dated || c.tense == 0 && len(c.whens) > 0
	}
	return planned && dated && g.firm >= 0 && strings.Contains(r.folded, "约好") // 恒鑫周二,约好了
}

// From which likelihood on, of two ways to make nothing of a message, one is taken
// whatever single words spoke for.
const settles = 0.75

// settleAction holds whether a message of which nothing is made is to be asked about
// against its words as a whole.
func (r *reader) settleAction(f *Facts) {
	ignore, ask := r.odds[outIgnore], r.odds[outAsk]
	switch {
	case r.gossips:
		f.Action, f.AskFor = "ignore", nil
	case f.Action == "ask" && ignore > settles && (f.Next == nil || f.Next.Due == ""):
		f.Action, f.AskFor, f.Confidence = "ignore", nil, 0.87
	case f.Action == "ignore" && ask > settles && !f.Wished && !f.Negated:
		f.Action, f.AskFor, f.Confidence = "ask", []string{"activity"}, 0.6
		if f.Account == nil {
			f.AskFor = []string{"account", "activity"}
		}
	}
}

// putsWordsRight reports whether a message has a word with which something is put right: without
// one, what stands in the records stays as it is.
func (r *reader) putsWordsRight() bool {
	_, ok := holdsAny(r.folded, []string{"不是", "改", "错", "应该", "其实", "才对", "才是", "更正", "纠正", "漏", "不对", "有误", "搞混", "不姓", "别记", "删", "换成", "而是", "不叫", "准确", "实际", "not ", "n't", "wrong", "mistake", "correct", "actually", "should", "sorry", "typo", "spel", "rather", "instead", "mixed up", "make it", "change", "meant", "oops", "fix", "update", "edit", "amend"})
	return ok
}
