package parse

import "strings"

// atFair reports whether somebody was met at a fair, which is no visit.
func (r *reader) atFair(c *clause) bool {
	if _, ours := holdsAny(r.words(c), []string{"our booth", "our stand", "我们展位", "我们展台"}); ours {
		return true
	}
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
		t := r.toks[i]
		switch r.saying(t.span) {
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

// onlyPays reports whether a group without a company tells of nothing but a meal
// and what it cost: 请范工吃饭,花了210.
func (r *reader) onlyPays(g *group) bool {
	for _, k := range g.clauses {
		c := &r.clauses[k]
		for i := c.from; i < c.to; i++ {
			t := r.toks[i]
			if t.kind == tokUnknown || t.kind == tokWord && (t.bits&(cVisit|cCall|cThing|cActivity|cOutcome|cAnswer|cWantBuy|cSay|cMoneyKind) != 0 || t.bits&(cGo|cMeet) != 0 && t.bits&(cCost|cFunc|cWith) == 0) {
				return false
			}
		}
	}
	return len(r.costs(g)) > 0
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
	called := false
	for i := c.from; i < c.to; i++ {
		t := r.toks[i]
		if called && t.kind == tokWord && (t.w.text == "约了" || t.w.text == "约好" || t.w.text == "约好了" || t.w.text == "约定" || t.w.text == "约定了" || t.w.text == "答应" || t.w.text == "答应了" || t.w.text == "同意" || t.w.text == "同意了") {
			return true // 电话里和胥总约了周四
		}
		called = called || i <= c.from+1 && t.kind == tokWord && (t.w.text == "电话里" || t.w.text == "电话里跟" || t.w.text == "电话里和" || t.w.text == "打电话")
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
	return t.kind == tokWord && strings.HasSuffix(t.w.text, "在") || isFunc(t, "at") || r.markIs(k, '@') || isFunc(t, "w/") || isFunc(t, "with")
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

// weighWants weighs what a customer wants: one that is known is no new lead,
// and what he wants on a day that comes is to be done.
func (r *reader) weighWants(s *evidence, g *group) {
	for _, k := range g.clauses {
		c := &r.clauses[k]
		for i := c.from; i < c.to; i++ {
			t := r.toks[i]
			switch {
			case r.obliges(i) && c.tense > 0 && (g.firm >= 0 || r.anybody(g) || r.dueIn(c) || r.ctx.Draft != nil) && !strings.Contains(r.str(c.span), "等等") && !strings.Contains(r.str(c.span), "再等"):
				s.add(Task, 2.5, "somebody told us to", t.span)
			case (isFunc(t, "改成") || isFunc(t, "改为") || isFunc(t, "改到")) && len(c.moneys)+len(c.whens) > 0 && r.ofBefore(c):
				s.add(Correction, 6, "what was said is changed", c.span)
			case (isFunc(t, "改成") || isFunc(t, "改为") || isFunc(t, "调成")) && len(c.moneys) > 0 && s.of(Opportunity) < 4:
				s.add(Correction, 5, "a sum is changed", c.span)
			case r.delegates(c, i):
				s.scale(Visit, 0, "somebody else is to go there")
				s.add(Task, 5, "somebody else is to go there", t.span)
			case isFunc(t, "让") && r.tok(i+1).kind == tokPerson || isFunc(t, "让") && r.tok(i+1).kind == tokName && !r.isAccount(r.tok(i+1)):
				s.add(Task, 4, "somebody is to do something", c.span)
			case r.fetches(c, i):
				s.add(Task, 4, "somebody is to be met on his way", c.span)
			case r.handsHim(c, i):
				s.add(Task, 4, "something is to be given to him", c.span)
			case i == c.from && r.puts(c) && len(c.whens) > 0:
				s.add(Task, 4.6, "something is put off", c.span)
			case isFunc(t, "add") && i == c.from && len(c.folk) > 0 && r.folk[c.folk[0]].tok == i+2:
				s.add(ContactInfo, 5, "somebody is added", c.span)
			}
		}
		if g.firm < 0 && (r.theirs(c) || c.bits&cTheirs != 0) && s.of(Lead) > 0 && c.bits&cWantBuy != 0 && r.dueIn(c) {
			s.scale(Lead, 0.3, "somebody who is known wants it on a day that comes")
			s.add(Task, 3, "somebody wants it on a day that comes", c.span)
		}
		if g.firm >= 0 && s.of(Lead) > 0 && c.bits&cWantBuy != 0 && c.bits&cCapture == 0 && c.tense > 0 && r.dueIn(c) && r.sure(g.firm) {
			s.scale(Lead, 0.3, "a customer that is known is no lead")
			s.add(Task, 3, "he wants it on a day that comes", c.span)
		}
	}
}

// fetches reports whether somebody is to be fetched on a day that comes: 礼拜天下午四点机场接
// 他们黄总.
func (r *reader) fetches(c *clause, i int) bool {
	if c.tense < 0 || c.void() || !r.dueIn(c) || !r.theirs(c) {
		return false
	}
	next := i + 1
	if r.tok(next).bits&cTheirs != 0 {
		next++
	}
	return r.folkAt(next) && (r.n[r.toks[i].span.End-1] == '接' || isFunc(r.toks[i], "pick up"))
}

// handsHim reports whether something is to be given to who was spoken of last:
// 给他发个资料.
func (r *reader) handsHim(c *clause, i int) bool {
	if i != c.from || c.void() || r.hanDone(c) || c.bits&(cVisit|cMeet|cCall|cCost|cChat) != 0 {
		return false
	}
	verb := r.tok(i + 1)
	switch him := r.tok(i + 1).text(); {
	case isFunc(r.tok(i), "给") && (him == "他" || him == "她" || him == "他们"):
		verb = r.tok(i + 2)
	case !isFunc(r.tok(i), "给他们"):
		return false
	}
	return strings.ContainsAny(firstRune(verb.text()), "发送寄交报补") && c.bits&cThing != 0
}

// sure reports whether a company is a known one.
func (r *reader) sure(firm int) bool {
	ms := r.firms[firm].known
	return len(ms) > 0 && ms[0].Score >= 0.7
}

// obliged reports whether a clause tells what somebody told the speaker to do.
func (r *reader) obliged(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		if r.obliges(i) {
			return true
		}
	}
	return false
}

// returns reports whether a clause tells of coming back: 从恒鑫回来.
func (r *reader) returns(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		switch r.toks[i].text() {
		case "回来", "回来了", "出来", "出来了", "刚回来":
			return true
		}
	}
	return false
}

// dated reports whether a clause has a day that has come.
func (r *reader) dated(c *clause) bool {
	for _, w := range c.whens {
		if x := &r.whens[w]; x.fixed && x.grain == byDay && x.near <= r.today && !x.deadline {
			return true
		}
	}
	return false
}

// othersWent reports whether it was another company that went to the customer:
// 竞争对手埃斯顿上周去正泰五金做了演示, KUKA was at Ravensworth.
func (r *reader) othersWent(c *clause) bool {
	if c.bits&(cSpeaker|cOurs) != 0 {
		return false
	}
	if r.makerFirst(c) {
		return true
	}
	first, last := -1, -1
	for _, k := range c.firms {
		if first < 0 {
			first = k
		}
		last = k
	}
	if first < 0 {
		return false
	}
	for i := r.firms[first].to; i < c.to; i++ {
		t := r.toks[i]
		if t.kind == tokWord && t.bits&(cGo|cVisit) != 0 && !r.inFirm(i) {
			return (r.firms[first].rival || first != last && r.firms[last].from > i) && r.firms[first].from <= c.from+1
		}
		if t.kind == tokMark && !r.isSpace(i) || t.kind == tokPerson {
			return false
		}
	}
	return false
}

// rumour reports whether a message passes on what somebody heard.
func (r *reader) rumour() bool {
	for _, w := range []string{"heard", "听说", "据说", "好像", "似乎", "传闻", "rumour", "rumor", "apparently", "新闻:", "快讯:", "据报道", "news:", "breaking:"} {
		if strings.HasPrefix(r.folded, w) {
			return true
		}
	}
	if at, ok := holdsAny(r.folded, hearing); ok {
		said, told := holdsAny(r.folded[at.End:], []string{"说", "讲", "said", "say", "that"})
		return told && said.Start < 24
	}
	return false
}

// hearing are the words behind which somebody's talk is passed on: 听同行说, heard from a
// friend that.
var hearing = []string{"听", "heard from", "i hear from", "hear from"}

// tattle reports whether a group has words of small talk and neither a customer
// nor anybody of one: what it says of money, phones and plans is no business.
func (r *reader) tattle(g *group) bool {
	if g.firm >= 0 || r.anybody(g) || len(r.refs) > 0 {
		return false
	}
	bits := r.bitsOf(g)
	return bits&cChat != 0 && r.chatty(g) && bits&(cVisit|cCustomer|cTheirs|cCommand|cMilestone) == 0 && len(r.costs(g)) == 0
}

// graces are the words of small talk with which business begins and ends as well.
var graces = map[string]bool{
	"不好意思": true, "抱歉": true, "对不起": true, "sorry": true, "thanks": true, "thank you": true, "thx": true, "谢谢": true, "多谢": true, "辛苦": true, "辛苦了": true, "麻烦": true, "大家": true, "各位": true,
	"hi": true, "hello": true, "hey": true, "早": true, "早上好": true, "你好": true, "您好": true, "好": true, "好的": true, "嗯": true, "哦": true, "对": true, "是的": true, "ok": true, "yes": true, "no problem": true, "please": true,
}

// chatty reports whether a group has a word of small talk that is no mere courtesy.
func (r *reader) chatty(g *group) bool {
	for _, k := range g.clauses {
		c := &r.clauses[k]
		for i := c.from; i < c.to; i++ {
			if t := r.toks[i]; t.bits&cChat != 0 && !graces[t.text()] {
				return true
			}
		}
	}
	return false
}

// wantsReminder reports whether a message asks to be reminded, of whatever.
func (r *reader) wantsReminder() bool {
	for _, t := range r.toks {
		switch t.text() {
		case "提醒我", "提醒", "提醒一下", "remind me", "todo", "待办", "记个待办", "加个待办", "别忘了", "记得", "don't forget":
			return true
		}
	}
	return false
}

// idle reports whether a group asks for nothing that the product knows of.
func (r *reader) idle(g *group) bool {
	for _, t := range r.toks {
		switch t.text() {
		case "怎么", "谁", "哪里", "在哪", "哪些", "哪家", "哪个", "几家", "几个", "anything", "any", "谁是", "还差什么", "还差啥", "缺什么", "什么时候", "怎样", "how", "where", "what's", "what", "which", "when":
			return false
		}
	}
	bits := class(0)
	for _, k := range g.clauses {
		bits |= r.clauses[k].bits
	}
	return g.firm < 0 && !r.anybody(g) && len(r.refs) == 0 &&
		bits&(cVisit|cCall|cMeet|cGo|cThing|cCommand|cCustomer|cMilestone|cMoneyKind|cRegion|cSource|cIntent|cActivity|cSpeaker|cOurs|cTheirs|cTitle|cIndustry|cPayment) == 0
}

// onlySeen reports whether a word tells that something was seen or heard, which is
// a lead only where it is said of a customer that he wants or builds something.
func (r *reader) onlySeen(g *group, t token) bool {
	rumour := false
	switch t.w.text {
	case "听说", "据说", "heard that", "透露":
		rumour = true
	case "看到", "刷到", "翻到", "扫到", "挖到", "了解到", "打听到", "得知", "获知", "read that", "spotted":
	default:
		return false
	}
	if g.firm < 0 && !rumour {
		return !r.leadsOn(g, cWantBuy|cCapture|cSource|cRegion|cIndustry|cRevenue, t)
	}
	return rumour && !r.leadsOn(g, cWantBuy|cCapture|cRevenue|cRegion, t)
}

// leadsOn reports whether a group has another word of a lead than t, or one of
// these classes.
func (r *reader) leadsOn(g *group, bits class, t token) bool {
	for _, k := range g.clauses {
		c := &r.clauses[k]
		for i := c.from; i < c.to; i++ {
			x := r.toks[i]
			if x.kind != tokWord || x.span == t.span || r.inFirm(i) {
				continue
			}
			if x.bits&bits != 0 || valOf(x, cIntent) == Lead || strings.Contains(x.w.text, "招标") || strings.Contains(x.w.text, "tender") {
				return true
			}
		}
	}
	return false
}

// ofNobody reports whether what is said of numbers and posts is said of nobody: new
// phone, the old number is off.
func (r *reader) ofNobody(g *group) bool {
	if g.firm >= 0 || r.anybody(g) || len(r.phones)+len(r.emails)+len(r.refs) > 0 || r.ctx.Draft != nil {
		return false
	}
	for _, k := range g.clauses {
		if r.clauses[k].bits&(cTheirs|cIntro|cDept|cTitle|cPersonWord|cCustomer) != 0 {
			return false
		}
	}
	return true
}
