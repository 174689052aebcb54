package parse

import (
	"maps"
	"slices"
	"strings"

	"milepost/storage/crm"
)

// least is the evidence below which nothing is made of a message.
const least = 2.0

// weighIntents adds up what speaks for each intent in a group's clauses.
func (r *reader) weighIntents(g *group) map[string]float64 {
	s := r.newEvidence()
	seen := map[string]bool{}
	for n, k := range g.clauses {
		c := &r.clauses[k]
		if c.beside || c.quote {
			continue
		}
		r.weighEvents(s, g, c)
		for i := c.from; i < c.to; i++ {
			t := r.toks[i]
			if t.kind != tokWord || r.inFirm(i) || seen[t.w.text] {
				continue
			}
			seen[t.w.text] = true
			r.weighCue(s, g, c, i, n)
		}
		if c.ask && !c.quote {
			s.add(Query, 5, "a question", c.span)
		}
	}
	if s.of(Correction) < 5 && r.putsRight(g) {
		s.add(Correction, 6, "an apology, and how it was", r.clauses[g.clauses[0]].span)
	}
	r.weighSlots(s, g)
	if r.isRoll && r.anybody(g) && s.of(Call) < 4 {
		s.add(Call, 4.5, "one of the calls that are counted", Span{})
		s.scale(Task, 0.5, "one of the calls that are counted")
	}
	if r.fields > 2 && g.firm >= 0 && s.of(Visit) < 4 {
		s.add(Lead, 4, "filled in like a form", Span{})
		s.scale(ContactInfo, 0.5, "filled in like a form")
	}
	if r.isLeads && g.firm >= 0 && s.of(Visit) < 4 {
		s.add(Lead, 5, "one of a list of new customers", Span{})
		s.scale(Visit, 0.3, "one of a list of new customers")
	}
	if r.isDiary && g.firm >= 0 && !r.plansIn(g) && s.of(Call) < 4 && s.of(Visit) < 3 && s.of(Opportunity) < 3 {
		s.add(Visit, 4, "told under a day", Span{})
		s.scale(Lead, 0.4, "told under a day")
	}
	return s.settled()
}

// weighEvents weighs visits and calls: they count where they happened.
func (r *reader) weighEvents(s *evidence, g *group, c *clause) {
	if r.leaves(c) {
		s.add(ContactInfo, 5, "somebody has left", c.span)
		return
	}
	if c.void() || r.othersWent(c) || r.orders(c) {
		return
	}
	visit, call, seen, called := 0.0, 0.0, c.span, c.span
	theirs := r.theirs(c)
	somebody := len(c.firms) > 0 || theirs
	for i := c.from; i < c.to; i++ {
		t := r.toks[i]
		if t.kind != tokWord || r.inFirm(i) {
			continue
		}
		if w := r.visitWeight(g, c, i, somebody); w > visit {
			visit, seen = w, t.span
		}
		if isFunc(t, "打") && (r.firmStarts(i+1) || r.folkAt(i+1)) {
			call, called = max(call, 5), t.span // 打凯达前台
		}
		if t.bits&cVisit == 0 && t.bits&cCall != 0 {
			if w := r.callWeight(c, i, t); w > call {
				call, called = w, t.span
			}
		}
	}
	if visit == 0 && call == 0 && g.firm >= 0 && len(c.firms) > 0 && c.tense <= 0 && c.bits&(cWantBuy|cCommand) == 0 && (c.bits&(cIntent|cChat) == 0 || isFunc(r.toks[c.from], "spent")) && r.spent(g, c) {
		visit = 3
	}
	if visit == 0 && r.telegram(g, c, theirs) && !r.sends(c) {
		visit = 2.2
		if theirs && (len(c.whens) > 0 || r.halfDay(c)) {
			visit = 2.9 // 上午美的周工: when, where and with whom
		}
	}
	if c.tense > 0 && call > 0 && r.arrangedByPhone(c) {
		s.add(Call, 5, "arranged in a call that was made", c.span)
		return
	}
	if c.tense >= 0 && r.awaits(c) && r.sumOf(g) == nil && (g.firm >= 0 || r.anybody(g)) && visit+call == 0 {
		s.add(Task, 2.5, "what is waited for", c.span)
	}
	if c.tense > 0 && r.dueIn(c) && visit+call+s.of(Visit)+s.of(Call) == 0 && (g.firm >= 0 || r.anybody(g)) && r.waits(c) {
		s.add(Task, 1.5, "what somebody is to do by a day", c.span)
	}
	if r.duty(c) && c.tense >= 0 && (g.firm >= 0 || r.anybody(g)) && visit+call == 0 {
		s.add(Task, 2.5, "what there is to do", c.span)
	}
	if c.tense > 0 && c.bits&cChat != 0 && g.firm < 0 && !r.anybody(g) {
		return // 明天部门团建
	}
	if c.tense > 0 {
		s.add(Task, min(visit+call, 3)*0.7, "a visit or a call that is to come", c.span)
		if r.dueIn(c) && (r.dueOnDay(c) || visit+call > 0 || c.bits&(cPlan|cThing|cAnswer|cActivity|cMilestone) != 0) && c.bits&(cChat|cWantBuy) == 0 && (g.firm >= 0 || r.anybody(g)) {
			s.add(Task, r.dayWeight(g, c), "a day that comes", c.span)
		}
		return
	}
	if r.atFair(c) {
		visit = min(visit, 1)
	}
	if call > 0 && visit < 5 {
		visit *= 0.4
	}
	if (visit < 5 || c.bits&cChat != 0) && g.firm < 0 && (!r.anybody(g) || c.bits&cChat != 0 && c.bits&(cMeet|cVisit) == 0) {
		visit = min(visit, 1.5) // 谈完了: with whom?
	}
	if i := r.refusedIn(c); i >= 0 && g.firm >= 0 && r.paperRefused(c, i) {
		s.add(Opportunity, 4, "what we offered was refused", r.toks[i].span)
	}
	s.add(Visit, visit, "tells of meeting somebody", seen)
	s.add(Call, call, "tells of a call", called)
}

// visitWeight is how surely the word at token i tells that somebody of a
// customer was met.
func (r *reader) visitWeight(g *group, c *clause, i int, somebody bool) float64 {
	t := r.toks[i]
	switch {
	case t.bits&(cVisit|cGo) != 0 && r.arrives(i):
		return 0
	case t.bits&cVisit != 0, isFunc(t, "从") && len(c.firms) > 0 && r.returns(c):
		return 5
	case t.bits&cCall != 0:
		return 0
	case presents[t.w.text] && r.gives(i) && c.tense <= 0:
		return 3.5
	case t.bits&cActivity != 0 && (isHan(r.n[t.span.Start]) || t.w.n >= 4):
		if c.tense < 0 {
			return 3.5
		}
		return 2.5
	case t.w.text == "开了" && !strings.Contains(string(r.n[t.span.End:c.span.End]), "会"):
		return 0
	case t.bits&cMeet != 0 && (t.w.n > 1 || somebody):
		if r.followsPlan(i) && !(c.tense < 0 && done(t.w.text)) || r.tok(i+1).kind == tokMoney {
			return 0
		}
		return 3.5
	case t.bits&cGo != 0 && (somebody || t.w.n > 1) && r.goesThere(i):
		return 3
	case t.bits&cOutcome != 0 && (r.paperRefused(c, i) || c.bits&cSay != 0 && r.absence(t)):
		return 0
	case t.bits&cOutcome != 0 && (somebody || (g.firm >= 0 || r.anybody(g) && t.w.val(cOutcome) == crm.Refused) && !r.voidIn(g)):
		return 3.5
	}
	return 0
}

// done reports whether a Chinese word of meeting says that it has been: 聊了聊, 见过.
func done(word string) bool {
	return strings.Contains(word, "了") || strings.HasSuffix(word, "过") || strings.HasSuffix(word, "完")
}

// callWeight is how surely a word tells of a call that was made: 电话 beside a
// number is a contact's, 没接 alone may be anything.
func (r *reader) callWeight(c *clause, i int, t token) float64 {
	if t.w.text == "tried" && len(c.firms) > 0 && r.shutBehind(c.to) {
		return 0
	}
	switch t.w.text {
	case "电话", "call", "phone", "打了", "打过", "没接", "不接", "打给", "tried", "reached", "zoom", "接通", "call to", "call from":
		for k := i + 1; k < c.to && k <= i+3; k++ {
			if r.toks[k].kind == tokPhone {
				return 0
			}
		}
		if t.w.text == "电话" && c.bits&cCommand != 0 && r.tok(i-1).kind == tokPerson {
			return 0 // 查下唐总电话
		}
		if t.w.text == "电话" && (isFunc(r.tok(i+1), "是") || isFunc(r.tok(i+1), "号码") || isFunc(r.tok(i+1), "多少") || r.markIs(i+1, ':')) {
			return 0
		}
		return 4
	case "没人接", "voicemail", "no answer", "打通", "打通了":
		return 5
	}
	return 5
}

// weighCue adds the weights that the lexicon gives a word.
func (r *reader) weighCue(s *evidence, g *group, c *clause, i, n int) {
	t := r.toks[i]
	for _, tag := range t.w.tags {
		w := tag.weight
		switch tag.class {
		case cIntent:
			if tag.val == Task && c.tense < 0 && strings.HasPrefix(t.w.text, "约") {
				w = 3
			}
			if tag.val == Task && c.bits&cChat != 0 && g.firm < 0 && !r.anybody(g) && !strings.HasPrefix(t.w.text, "提醒") && !strings.HasPrefix(t.w.text, "remind") {
				w = 0 // 周会改到明天: no customer's
			}
			if tag.val == Correction && s.of(ApprovalRequest) >= 6 {
				w = 1 // 1.85M instead of 2.1M, asked for
			}
			if tag.val == ContactInfo && r.tok(i+1).kind == tokMoney {
				w = 0 // 从60加到75
			}
			if tag.val == Lead && c.ask {
				w = 1
			}
			if tag.val == Lead && (r.onlySeen(g, t) || c.bits&cChat != 0 && g.firm < 0) {
				w = 0
			}
			switch {
			case (tag.val == Task || tag.val == Correction) && r.forbidden(c, i):
				w = 0
			case tag.val == Task && r.putsFar(c, t):
				s.add(Opportunity, w, "a deal is put off", t.span)
				w = 0
			case tag.val == ApprovalRequest && r.approvedByThem(c, t):
				w = 0
			}
			if tag.val == Opportunity && (c.neg || r.adjective(i)) {
				w = 0
			}
			if tag.val == Opportunity && c.tense > 0 && r.dueOnDay(c) && r.hands(c) {
				w = min(w, 1) // 三十号以前给伟业回款计划表: a thing to hand over
			}
			if c.wish && (tag.val == Opportunity || tag.val == Lead || tag.val == Task || tag.val == ApprovalRequest && !r.pleads()) {
				w = 0
			}
			if tag.val == Query || tag.val == Expense && len(r.costs(g)) == 0 && !strings.HasPrefix(t.w.text, "报销") && !strings.HasPrefix(t.w.text, "记") {
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
			if g.firm < 0 && !r.leadsOn(g, cWantBuy|cCapture|cRegion|cIndustry|cRevenue, t) && valOf(t, cSource) != "other/exhibition" {
				continue // 新闻说钢价要涨: of no customer
			}
			s.add(Lead, 1.5, "where a lead came from", t.span)
			if g.firm >= 0 && c.bits&(cVisit|cCall) == 0 && !r.sure(g.firm) {
				s.add(Lead, 1, "of a customer that is not known", t.span)
			}
			if r.atFair(c) {
				s.add(Lead, 3, "met at a fair", c.span)
			}
		case cCommand:
			if n == 0 && (i <= c.from+2 || r.orders(c)) && !r.handsIn(c, i) {
				s.add(Query, w, "asks to be shown something", t.span)
			}
		case cRole:
			if c.tense > 0 && r.dueIn(c) {
				continue // 下周三前给final decision
			}
			s.add(ContactInfo, 1, "the part that somebody plays", t.span)
			if (len(c.folk) > 0 || c.bits&cPersonWord != 0 && strings.Contains(string(r.n[c.span.Start:c.span.End]), "的是")) && c.bits&(cVisit|cMeet) == 0 {
				s.add(ContactInfo, 2, "somebody is named with his part", c.span)
			}
		}
	}
}

// weighSlots adds what the things found speak for.
func (r *reader) weighSlots(s *evidence, g *group) {
	if len(r.costs(g)) > 0 {
		s.add(Expense, 3, "money that was spent", r.costs(g)[0].Span)
	}
	if m := r.sumOf(g); m != nil && g.firm >= 0 {
		s.add(Opportunity, 2, "a sum of ours with a customer", m.span)
	} else if m := r.multiplied(g); m != nil && g.firm >= 0 {
		s.add(Opportunity, 2, "so many at such a price", m.span)
	}
	r.weighStage(s, g)
	for _, k := range g.clauses {
		for _, i := range r.clauses[k].moneys {
			if r.moneys[i].role == roleRevenue && g.firm >= 0 {
				s.add(Lead, 3, "the customer's revenue", r.moneys[i].span)
			}
		}
	}
	if g.kin {
		s.add(Lead, 2, "of a relation of who is known", r.firms[g.firm].span)
	}
	r.weighWants(s, g)
	r.weighHints(s, g)
	phone, titled := false, false
	for _, k := range g.clauses {
		c := &r.clauses[k]
		for i := c.from; i < c.to; i++ {
			phone = phone || r.toks[i].kind == tokPhone || r.toks[i].kind == tokEmail
		}
		for _, p := range c.folk {
			titled = titled || r.folk[p].title != ""
			if r.isTitleClause(c, p) {
				s.add(ContactInfo, 4, "says what somebody is", c.span)
			}
		}
	}
	if phone {
		s.add(ContactInfo, 2, "a number or an address", Span{})
		if titled {
			s.add(ContactInfo, 1, "somebody with a title", Span{})
		}
		if s.of(Lead) >= 3 || s.of(Lead) >= 2 && len(s.sums) > 0 {
			s.add(Lead, 3, "a new customer with somebody's number", Span{})
		}
	}
	if first := r.toks[r.clauses[g.clauses[0]].from]; isFunc(first, "立项") && len(s.sums) <= 2 {
		s.add(ApprovalRequest, 6, "begins with it", first.span)
	}
	if r.captures(g) {
		s.add(Lead, 2, "said of a new customer", Span{})
		s.scale(ContactInfo, 0.5, "said of a new customer")
		if s.of(Call) > 0 && r.onlyToCall(g) {
			s.scale(Call, 0.3, "said of a new customer")
		}
	}
	r.include(s)
}

// include lets the larger matter take in what belongs to it: what was said on a
// visit or in a call is part of that.
func (r *reader) include(s *evidence) {
	for _, x := range []struct {
		intent string
		from   float64 // the evidence from which on it takes in the others
		gains  float64
		takes  map[string]float64
		rule   string
	}{
		{Visit, 3, 1.5, map[string]float64{Lead: 0.6, Opportunity: 0.55, ContactInfo: 0.5, Task: 0.5}, "said on a visit"},
		{Call, 4, 1.5, map[string]float64{Visit: 0.5, Task: 0.6, Opportunity: 0.6, Lead: 0.7}, "said in a call"},
		{Correction, 5, 3, nil, "what is put right is put right as a whole"},
		{ApprovalRequest, 6, 2, map[string]float64{Opportunity: 0.5}, "said in asking for approval"},
	} {
		if s.of(x.intent) < x.from {
			continue
		}
		s.add(x.intent, x.gains, x.rule, Span{})
		for _, other := range slices.Sorted(maps.Keys(x.takes)) {
			s.scale(other, x.takes[other], x.rule)
		}
	}
}

// isTitleClause reports whether a clause says what somebody is: 王总是采购总监.
func (r *reader) isTitleClause(c *clause, p int) bool {
	i := r.folk[p].tok
	return c.bits&(cVisit|cMeet|cCall) == 0 && r.folk[p].title != "" && (r.rises(i+1) || isFunc(r.tok(i+1), "是") && r.newcomer(i+2) || isFunc(r.tok(i+1), "是") && (r.tok(i+2).bits&(cDept|cTitle|cPersonWord) != 0 || r.inFirm(i+2)))
}

// best is the intent with the most evidence and by how much it leads.
func best(s map[string]float64) (string, float64, float64) {
	intent, top, second := None, 0.0, 0.0
	for _, k := range slices.Sorted(maps.Keys(s)) {
		switch v := s[k]; {
		case v > top:
			intent, top, second = k, v, top
		case v > second:
			second = v
		}
	}
	return intent, top, top - second
}

// pleads reports whether a question is a request: 能不能批一下.
func (r *reader) pleads() bool {
	for _, t := range r.toks {
		if t.kind == tokWord {
			switch t.w.text {
			case "麻烦", "请", "能不能", "帮忙", "麻烦批", "麻烦批一下", "请批", "批一下", "想立项", "申请立项", "need approval", "can you approve", "need sign-off", "can i", "can you", "can we", "could i", "could we", "could you", "may i", "may we", "能否", "可否", "可不可以", "请领导批", "please", "行不行":
				return true
			}
		}
	}
	return false
}

// smallTalk reports whether a group has words of small talk and none of
// business: 昨天的球赛看了吗.
func (r *reader) smallTalk(g *group) bool {
	bits := class(0)
	for _, k := range g.clauses {
		for i := r.clauses[k].from; i < r.clauses[k].to; i++ {
			if t := r.toks[i]; t.bits&cChat != 0 {
				if !graces[t.w.text] {
					bits |= cChat // whatever else the word may be
				}
			} else {
				bits |= t.bits
			}
		}
	}
	return g.firm < 0 && !r.anybody(g) && bits&cChat != 0 && bits&(cVisit|cCall|cThing|cCommand|cCustomer|cMilestone|cMoneyKind) == 0
}
