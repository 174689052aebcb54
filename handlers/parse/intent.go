package parse

import (
	"maps"
	"slices"

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
	if r.replaced && s.of(ContactInfo) < 3 && s.of(Visit)+s.of(Call) < 3 && r.anybody(g) {
		s.add(ContactInfo, 4, "somebody has left, and who came", Span{})
	}
	if r.isRoll && r.anybody(g) && s.of(Call) < 4 {
		s.add(Call, 4.5, "one of the calls that are counted", Span{})
		s.scale(Task, 0.5, "one of the calls that are counted")
		s.scale(Visit, 0.5, "one of the calls that are counted")
	}
	if r.reports && g.firm >= 0 && s.of(Visit)+s.of(Call) < 4 {
		s.add(Visit, 5, "filled in like the report of a visit", Span{})
	}
	if r.isReport && g.firm >= 0 && s.of(Call) < 4 && s.of(Visit) < 4 && r.clauses[g.clauses[0]].from == r.clauses[0].from {
		s.add(Visit, 6, "headed like the report of a visit", r.clauses[0].span)
		s.scale(Lead, 0.3, "headed like the report of a visit")
		s.scale(ContactInfo, 0.3, "headed like the report of a visit")
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

// weighSlots adds what the things found speak for.
func (r *reader) weighSlots(s *evidence, g *group) {
	if len(r.costs(g)) > 0 {
		s.add(Expense, 3, "money that was spent", r.costs(g)[0].Span)
	}
	if m := r.sumOf(g); m != nil && g.firm >= 0 {
		s.add(Opportunity, 2, "a sum of ours with a customer", m.span)
	} else if m := r.multiplied(g); m != nil && g.firm >= 0 {
		s.add(Opportunity, 2, "so many at such a price", m.span)
	} else if m := r.sumOf(g); m != nil && m.kind == crm.AmountContract && r.anybody(g) {
		s.add(Opportunity, 3, "an order, and who gives it", m.span)
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
	if g.firm >= 0 && r.names(r.firms[g.firm].from-1) && !r.sure(g.firm) && s.of(Lead) >= 1 && r.bitsOf(g)&(cVisit|cCall) == 0 {
		s.add(Lead, 3, "says what a new customer is called", r.firms[g.firm].span)
		s.scale(Visit, 0.4, "says what a new customer is called")
	}
	r.weighWants(s, g)
	r.weighHints(s, g)
	phone, titled := false, false
	for _, k := range g.clauses {
		c := &r.clauses[k]
		for i := c.from; i < c.to; i++ {
			phone = phone || r.toks[i].kind == tokPhone || r.toks[i].kind == tokEmail && !r.sentThere(c, i) || r.toks[i].kind == tokWeChat
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
	} else if at, ok := r.namesProject(g); ok {
		s.add(ApprovalRequest, 6, "says it of a customer, and nothing else", r.toks[at].span)
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
	for k := range inclusions {
		x := &inclusions[k]
		if s.of(x.intent) < x.from {
			continue
		}
		s.add(x.intent, x.gains, x.rule, Span{})
		for _, t := range x.takes {
			s.scale(t.intent, t.by, x.rule)
		}
	}
}

// share is by how much one matter scales the evidence for another that it takes in.
type share struct {
	intent string
	by     float64
}

// inclusions are the larger matters, in the order in which they take in others.
var inclusions = []struct {
	intent string
	from   float64 // the evidence from which on it takes in the others
	gains  float64
	takes  []share
	rule   string
}{
	{Visit, 3, 1.5, []share{{ContactInfo, 0.5}, {Lead, 0.6}, {Opportunity, 0.55}, {Task, 0.5}}, "said on a visit"},
	{Call, 4, 1.5, []share{{Lead, 0.7}, {Opportunity, 0.6}, {Task, 0.6}, {Visit, 0.5}}, "said in a call"},
	{Correction, 5, 3, nil, "what is put right is put right as a whole"},
	{ApprovalRequest, 6, 2, []share{{Opportunity, 0.5}}, "said in asking for approval"},
}

// isTitleClause reports whether a clause says what somebody is: 王总是采购总监.
func (r *reader) isTitleClause(c *clause, p int) bool {
	i := r.folk[p].tok
	if r.titleSaid(c, p) {
		return true
	}
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

// aroundProject are the words that may stand beside a customer and 立项.
var aroundProject = map[string]bool{
	"给": true, "为": true, "帮": true, "帮我": true, "把": true, "对": true, "的": true, "项目": true, "这个项目": true, "那个项目": true, "这个": true, "那个": true, "这": true, "那": true,
	"吧": true, "一下": true, "想": true, "要": true, "可以": true, "我": true, "我们": true, "现在": true, "请": true, "麻烦": true,
}

// namesProject finds the 立项 of a message that says nothing but it and a customer:
// 蓝思 立项, 给蓝思这个项目立项吧.
func (r *reader) namesProject(g *group) (at int, ok bool) {
	at, firms := -1, 0
	for _, k := range g.clauses {
		c := &r.clauses[k]
		firms += len(c.firms)
		for i := c.from; i < c.to; i++ {
			switch t := r.toks[i]; {
			case isFunc(t, "立项") && at < 0 && !c.ask:
				at = i
			case r.inFirm(i), r.isSpace(i), t.kind == tokMark, aroundProject[t.text()]:
			default:
				return 0, false
			}
		}
	}
	return at, at >= 0 && firms == 1
}
