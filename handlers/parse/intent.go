package parse

import (
	"maps"
	"slices"
	"strings"
)

// least is the evidence below which nothing is made of a message.
const least = 2.0

// weighIntents adds up what speaks for each intent in a group's clauses.
func (r *reader) weighIntents(g *group) map[string]float64 {
	s := map[string]float64{}
	seen := map[string]bool{}
	for n, k := range g.clauses {
		c := &r.clauses[k]
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
			s[Query] += 5
		}
	}
	r.weighSlots(s, g)
	return s
}

// weighEvents weighs visits and calls: they count where they happened.
func (r *reader) weighEvents(s map[string]float64, g *group, c *clause) {
	if c.void() {
		return
	}
	visit, call := 0.0, 0.0
	theirs := r.theirs(c)
	somebody := len(c.firms) > 0 || theirs
	for i := c.from; i < c.to; i++ {
		t := r.toks[i]
		if t.kind != tokWord || r.inFirm(i) {
			continue
		}
		han := isHan(r.n[t.span.Start])
		switch {
		case t.bits&cVisit != 0:
			visit = max(visit, 5)
		case t.bits&cCall != 0:
			call = max(call, r.callWeight(c, i, t))
		case t.bits&cActivity != 0 && (han || t.w.n >= 4):
			visit = max(visit, 2.5)
			if c.tense < 0 {
				visit = max(visit, 3.5)
			}
		case t.bits&cMeet != 0 && (t.w.n > 1 || somebody):
			if !r.followsPlan(i) {
				visit = max(visit, 3.5)
			}
		case t.bits&cGo != 0 && (somebody || t.w.n > 1):
			visit = max(visit, 3)
		case t.bits&cOutcome != 0 && (somebody || g.firm >= 0 && !r.voidIn(g)) && t.bits&cCall == 0:
			visit = max(visit, 3.5)
		}
	}
	if visit == 0 && g.firm >= 0 && len(c.firms) > 0 && (theirs || r.placed(g)) && c.tense <= 0 && c.bits&(cIntent|cWantBuy|cCommand|cChat|cCall) == 0 && (theirs || len(c.whens) > 0) && r.told(g, c) && !r.handsOver(c) {
		visit = 2.2 // 上午美的周工: a place and a person
	}
	if c.tense > 0 && call > 0 && r.arrangedByPhone(c) {
		s[Call] += 5
		return
	}
	if c.tense > 0 {
		s[Task] += min(visit+call, 3) * 0.7
		return
	}
	if r.atFair(c) {
		visit = min(visit, 1)
	}
	if call > 0 && visit < 5 {
		visit *= 0.4
	}
	if (visit < 5 || c.bits&cChat != 0) && g.firm < 0 && !r.anybody(g) {
		visit = min(visit, 1.5) // 谈完了: with whom?
	}
	s[Visit] += visit
	s[Call] += call
}

// atFair reports whether somebody was met at a fair, which is no visit.
func (r *reader) atFair(c *clause) bool {
	if c.bits&(cVisit|cGo) != 0 {
		return false
	}
	for i := c.from; i < c.to; i++ {
		if valOf(r.toks[i], cSource) == "other/exhibition" && !r.inFirm(i) {
			return c.bits&cMeet != 0
		}
	}
	return false
}

// theirs reports whether a clause names somebody of the customer.
func (r *reader) theirs(c *clause) bool {
	for _, p := range c.folk {
		if !r.folk[p].ours {
			return true
		}
	}
	return false
}

// told reports whether a clause with a company and a person tells when it was
// or what came of it: two names alone are no visit.
func (r *reader) told(g *group, c *clause) bool {
	if len(c.whens) > 0 || len(g.clauses) > 1 {
		return true
	}
	for i := c.from; i < c.to; i++ {
		if t := r.toks[i]; !r.inFirm(i) && (t.kind == tokUnknown || t.kind == tokLatin || t.kind == tokWord && (t.w.n > 1 || isWordRune(r.n[t.span.Start])) && t.bits&(cRegion|cDept|cTitle|cAt|cWith|cPersonWord) == 0) {
			return true
		}
	}
	return false
}

// handsOver reports whether a clause gives something to somebody, or puts him
// where he belongs: 把比亚迪给小陈, add Zhang Wei to Hengli.
func (r *reader) handsOver(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		switch r.toks[i].text() {
		case "把", "给", "转给", "交给", "分给", "派给", "归", "加到", "加进", "移交给", "换成":
			return true
		case "add", "give", "assign", "transfer", "hand", "put", "save", "move", "reassign":
			if i == c.from {
				return true
			}
		}
	}
	return false
}

// anybody reports whether a group names a person of the customer.
func (r *reader) anybody(g *group) bool {
	for _, k := range g.clauses {
		for _, p := range r.clauses[k].folk {
			if !r.folk[p].ours {
				return true
			}
		}
	}
	return false
}

// voidIn reports whether a group tells of something that did not happen.
func (r *reader) voidIn(g *group) bool {
	for _, k := range g.clauses {
		if r.clauses[k].void() {
			return true
		}
	}
	return false
}

// arrangedByPhone reports whether what is planned was arranged in a call that
// was made: 电话约好周四, as against 明天打电话.
func (r *reader) arrangedByPhone(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		t := r.toks[i]
		if t.kind == tokWord && (strings.HasPrefix(t.w.text, "电话约") || strings.HasPrefix(t.w.text, "约") && t.w.n > 1 && r.tok(i-1).bits&cCall != 0) {
			return true
		}
	}
	return false
}

// placed reports whether a message puts itself at the company: 今天在宏泰, at
// Oakline, @ Oakline.
func (r *reader) placed(g *group) bool {
	t, k := r.before(r.firms[g.firm].from)
	return isFunc(t, "在") || isFunc(t, "at") || r.markIs(k, '@') || isFunc(t, "w/") || isFunc(t, "with")
}

// followsPlan reports whether a meeting word is what was arranged: 约…见面.
func (r *reader) followsPlan(i int) bool {
	for k := i - 1; k >= 0 && k > i-4; k-- {
		if t := r.toks[k]; t.kind == tokWord && (strings.HasPrefix(t.w.text, "约") || t.w.text == "要" || t.w.text == "再" || strings.HasPrefix(t.w.text, "改约")) {
			return true
		}
	}
	return false
}

// callWeight is how surely a word tells of a call that was made: 电话 beside a
// number is a contact's, 没接 alone may be anything.
func (r *reader) callWeight(c *clause, i int, t token) float64 {
	switch t.w.text {
	case "电话", "call", "phone", "打了", "打过", "没接", "不接", "打给", "tried", "reached", "zoom", "接通", "call to", "call from":
		for k := i + 1; k < c.to && k <= i+3; k++ {
			if r.toks[k].kind == tokPhone {
				return 0
			}
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
func (r *reader) weighCue(s map[string]float64, g *group, c *clause, i, n int) {
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
			if tag.val == Lead && c.ask {
				w = 1
			}
			if tag.val == Opportunity && c.neg {
				w = 0
			}
			if c.wish && (tag.val == Opportunity || tag.val == Lead || tag.val == Task) {
				w = 0
			}
			if tag.val == Query || tag.val == Expense && len(r.costs(g)) == 0 && !strings.HasPrefix(t.w.text, "报销") && !strings.HasPrefix(t.w.text, "记") {
				w = 0
			}
			s[tag.val] += w
		case cCapture:
			s[Lead] += 4
		case cWantBuy:
			s[Lead] += 2
		case cSource:
			s[Lead] += 1.5
			if r.atFair(c) {
				s[Lead] += 3
			}
		case cCommand:
			if n == 0 && i <= c.from+2 {
				s[Query] += w
			}
		case cRole:
			s[ContactInfo]++
			if len(c.folk) > 0 && c.bits&(cVisit|cMeet) == 0 {
				s[ContactInfo] += 2
			}
		}
	}
}

// weighSlots adds what the things found speak for.
func (r *reader) weighSlots(s map[string]float64, g *group) {
	if len(r.costs(g)) > 0 {
		s[Expense] += 3
	}
	if r.sumOf(g) != nil && g.firm >= 0 {
		s[Opportunity] += 2
	}
	for _, k := range g.clauses {
		for _, i := range r.clauses[k].moneys {
			if r.moneys[i].role == roleRevenue && g.firm >= 0 {
				s[Lead] += 3
			}
		}
	}
	r.weighWants(s, g)
	phone, titled := false, false
	for _, k := range g.clauses {
		c := &r.clauses[k]
		for i := c.from; i < c.to; i++ {
			phone = phone || r.toks[i].kind == tokPhone || r.toks[i].kind == tokEmail
		}
		for _, p := range c.folk {
			titled = titled || r.folk[p].title != ""
			if r.isTitleClause(c, p) {
				s[ContactInfo] += 4
			}
		}
	}
	if phone {
		s[ContactInfo] += 2
		if titled {
			s[ContactInfo]++
		}
		if s[Lead] >= 3 {
			s[Lead] += 3
		}
	}
	if first := r.toks[r.clauses[g.clauses[0]].from]; isFunc(first, "立项") && len(s) <= 2 {
		s[ApprovalRequest] += 6
	}
	if s[Visit] >= 3 { // what was said on a visit is part of it
		s[Visit] += 1.5
		s[Lead] *= 0.6
		s[Opportunity] *= 0.55
		s[ContactInfo] *= 0.5
		s[Task] *= 0.5
	}
	if s[Call] >= 4 {
		s[Call] += 1.5
		s[Visit] *= 0.5
		s[Task] *= 0.6
		s[Opportunity] *= 0.6
		s[Lead] *= 0.7
	}
	if s[Correction] >= 5 {
		s[Correction] += 3
	}
	if s[ApprovalRequest] >= 6 {
		s[Opportunity] *= 0.5
		s[ApprovalRequest] += 2
	}
	maps.DeleteFunc(s, func(_ string, v float64) bool { return v <= 0 })
}

// weighWants weighs what a customer wants: one that is known is no new lead,
// and what he wants on a day that comes is to be done.
func (r *reader) weighWants(s map[string]float64, g *group) {
	for _, k := range g.clauses {
		c := &r.clauses[k]
		for i := c.from; i < c.to; i++ {
			t := r.toks[i]
			switch {
			case r.obliges(i) && c.tense > 0:
				s[Task] += 2.5
			case (isFunc(t, "改成") || isFunc(t, "改为") || isFunc(t, "调成")) && len(c.moneys) > 0 && s[Opportunity] < 4:
				s[Correction] += 5
			case i == c.from && r.puts(c) && len(c.whens) > 0:
				s[Task] += 4
			case isFunc(t, "add") && i == c.from && len(c.folk) > 0 && r.folk[c.folk[0]].tok == i+2:
				s[ContactInfo] += 5
			}
		}
		if g.firm >= 0 && s[Lead] > 0 && c.bits&cWantBuy != 0 && c.bits&cCapture == 0 && c.tense > 0 && r.dueIn(c) && r.sure(g.firm) {
			s[Lead] *= 0.3
			s[Task] += 3
		}
	}
}

// sure reports whether a company is a known one.
func (r *reader) sure(firm int) bool {
	ms := r.firms[firm].known
	return len(ms) > 0 && ms[0].Score >= 0.7
}

// obliges reports whether somebody told the speaker to do something: 让我.
func (r *reader) obliges(i int) bool {
	switch r.toks[i].text() {
	case "让我", "叫我", "要我", "催我", "asked me to", "wants me to", "told me to":
		return true
	}
	return false
}

// isTitleClause reports whether a clause says what somebody is: 王总是采购总监.
func (r *reader) isTitleClause(c *clause, p int) bool {
	i := r.folk[p].tok
	return c.bits&(cVisit|cMeet|cCall) == 0 && isFunc(r.tok(i+1), "是") && r.folk[p].title != "" && (r.tok(i+2).bits&(cDept|cTitle|cPersonWord) != 0 || r.inFirm(i+2))
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
			case "麻烦", "请", "能不能", "帮忙", "麻烦批", "麻烦批一下", "请批", "批一下", "想立项", "申请立项", "need approval", "can you approve", "need sign-off", "请领导批", "please", "行不行":
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
		bits |= r.clauses[k].bits
	}
	return g.firm < 0 && !r.anybody(g) && bits&cChat != 0 && bits&(cVisit|cCall|cThing|cCommand|cCustomer|cMilestone|cMoneyKind) == 0
}

// choose decides what a group means.
func (r *reader) choose(g *group, f *Facts) {
	intent, top, lead := best(f.Intents)
	done := f.Intents[Visit] >= 4 || f.Intents[Call] >= 4
	rumour := strings.HasPrefix(string(r.n), "heard") || strings.HasPrefix(string(r.n), "听说") || strings.HasPrefix(string(r.n), "据说")
	switch {
	case f.Question && (rumour && f.Intents[Lead] < 8 || r.smallTalk(g)):
		intent = None
	case f.Question && !done && f.Intents[Correction] < 5 && f.Intents[Lead] < 6 && (f.Intents[ApprovalRequest] < 8 || !r.pleads()):
		intent, lead = Query, 3
	case f.Intents[Correction] >= 5:
		intent = Correction
	case f.Intents[ApprovalRequest] >= 6 && !done:
		intent = ApprovalRequest
	case (f.Wished || f.Negated) && !done && (intent == Visit || intent == Call || intent == Task || top < 4):
		intent = None
	case intent == Expense && g.firm >= 0:
		delete(f.Intents, Expense)
		intent, _, lead = best(f.Intents)
	case top < least:
		intent = None
	}
	f.Intent = intent
	f.Confidence = 0.95
	if lead < 1 {
		f.Confidence = 0.75
	} else if lead < 2 {
		f.Confidence = 0.87
	}
}
