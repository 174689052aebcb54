package parse

import "strings"

// weighCue adds the weights that the lexicon gives a word.
func (r *reader) weighCue(s *evidence, g *group, c *clause, i, n int) {
	t := r.toks[i]
	for _, tag := range t.w.tags {
		switch tag.class {
		case cIntent:
			w := r.intentWeight(s, g, c, i, tag)
			if c.wish && (tag.val == Opportunity || tag.val == Lead || tag.val == Task || tag.val == ApprovalRequest && !r.pleads()) {
				w = 0
			}
			s.add(tag.val, w, "a word for it", t.span)
		case cCapture:
			s.add(Lead, 4, "says that a customer is new", t.span)
		case cWantBuy:
			if r.nobodyBefore(c, i) || r.wantsElse(i) {
				continue // wants to stay below 600k
			}
			s.add(Lead, 2, "somebody wants something", t.span)
		case cSource:
			r.weighSource(s, g, c, i)
		case cCommand:
			if n == 0 && (i <= c.from+2 || r.orders(c)) && !r.handsIn(c, i) && !r.toFindOut(c) {
				s.add(Query, tag.weight, "asks to be shown something", t.span)
			}
		case cRole:
			if c.tense > 0 && r.dueIn(c) {
				continue // 下周三前给final decision
			}
			s.add(ContactInfo, 1, "the part that somebody plays", t.span)
			if (len(c.folk) > 0 || c.bits&cPersonWord != 0 && strings.Contains(r.words(c), "的是")) && c.bits&(cVisit|cMeet) == 0 {
				s.add(ContactInfo, 2, "somebody is named with his part", c.span)
			}
		}
	}
}

// intentWeight is what the word at token i weighs for the intent of a tag where it stands; what it
// says of another one is added there.
func (r *reader) intentWeight(s *evidence, g *group, c *clause, i int, of tag) float64 {
	t, w := r.toks[i], of.weight
	switch of.val {
	case Query:
		return 0
	case Task:
		return r.taskWeight(s, g, c, i, w)
	case Correction:
		switch {
		case r.insteadOfUnit(c, i), // bundled at 1.3M instead of 280k each
			(t.w.text == "should be" || t.w.text == "it was") && r.passive(i), r.forbidden(c, i):
			return 0
		case s.of(ApprovalRequest) >= 6:
			return 1 // 1.85M instead of 2.1M, asked for
		}
	case ContactInfo:
		if t.w.text == "cell" && c.bits&cWantBuy != 0 || r.tok(i+1).kind == tokMoney {
			return 0 // wants a welding cell, 从60加到75
		}
	case Lead:
		switch {
		case r.nobodyBefore(c, i), r.onlySeen(g, t), c.bits&cChat != 0 && g.firm < 0:
			return 0 // 没人引荐
		case c.ask:
			return 1
		}
	case ApprovalRequest:
		if r.approvedByThem(c, t) {
			return 0
		}
	case Opportunity:
		switch {
		case c.neg, r.adjective(i):
			return 0
		case c.tense > 0 && r.dueOnDay(c) && r.hands(c):
			return min(w, 1) // 三十号以前给伟业回款计划表: a thing to hand over
		}
	case Expense:
		if len(r.costs(g)) == 0 && !startsWith(t.w.text, "报销", "记") {
			return 0
		}
	}
	return w
}

// taskWeight is what the word at token i weighs for a step.
func (r *reader) taskWeight(s *evidence, g *group, c *clause, i int, w float64) float64 {
	t := r.toks[i]
	if c.tense < 0 && strings.HasPrefix(t.w.text, "约") {
		w = 3
	}
	if c.bits&cChat != 0 && g.firm < 0 && !r.anybody(g) && !startsWith(t.w.text, "提醒", "remind") {
		return 0 // 周会改到明天: no customer's
	}
	if t.w.text == "quote for" && c.tense <= 0 && strings.Contains(r.words(c), "went out") {
		s.add(Opportunity, w, "a quote was sent", t.span)
		return 0
	}
	switch {
	case r.forbidden(c, i):
		return 0
	case r.putsFar(c, t):
		s.add(Opportunity, w, "a deal is put off", t.span)
		return 0
	}
	return w
}

// weighSource adds what a word for where a lead came from speaks for.
func (r *reader) weighSource(s *evidence, g *group, c *clause, i int) {
	t := r.toks[i]
	if r.nobodyBefore(c, i) {
		return
	}
	if g.firm < 0 && !r.leadsOn(g, cWantBuy|cCapture|cRegion|cIndustry|cRevenue, t) && valOf(t, cSource) != "other/exhibition" {
		return // 新闻说钢价要涨: of no customer
	}
	s.add(Lead, 1.5, "where a lead came from", t.span)
	if g.firm >= 0 && c.bits&(cVisit|cCall) == 0 && !r.sure(g.firm) {
		s.add(Lead, 1, "of a customer that is not known", t.span)
	}
	if r.atFair(c) {
		s.add(Lead, 3, "met at a fair", c.span)
	}
}
