package parse

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// near is the lead below which two intents are as good as equal.
const near = 0.8

// closest is the other intent that comes near to the one that was chosen, where a
// record could be made of either.
func (r *reader) closest(f *Facts) string {
	top := f.Intents[f.Intent]
	if (f.Intent == Visit || f.Intent == Call) && top >= 3 {
		return "" // what was done is recorded, whatever else was said of it
	}
	for _, other := range []string{Visit, Call, Task, Opportunity, Lead, ContactInfo} {
		if other != f.Intent && f.Intent != None && f.Intent != Query && f.Intent != Correction && f.Intents[other] >= least && top-f.Intents[other] < near && f.Intents[other]-top < near {
			return other
		}
	}
	return ""
}

// choose decides what a group means.
func (r *reader) choose(g *group, f *Facts) {
	r.byWords(g, f)
	r.reconsider(g, f)
}

// choice is what a group comes to mean by its single words.
type choice struct {
	intent string
	top    float64 // the evidence for it
	lead   float64 // by how much that is more than for the next one
	done   bool    // a visit or a call is surely told
	rumour bool    // it is only passed on
}

// byWords decides what single words of a group speak for most.
func (r *reader) byWords(g *group, f *Facts) {
	c := choice{done: f.Intents[Visit] >= 4 || f.Intents[Call] >= 4, rumour: r.rumour()}
	c.intent, c.top, c.lead = best(f.Intents)
	switch {
	case r.asked(g, f, &c), r.ordered(g, f, &c):
	case r.unfit(g, f, &c):
		c.intent = None
	case r.spends(g, f, &c):
	case c.top < least:
		c.intent = None
	}
	f.Intent = c.intent
	if c.lead < near && c.top >= least {
		f.Close = r.closest(f)
	}
	if r.barelyCalls(f) {
		f.Close = Task
	}
	if r.ctx.Explain && c.intent != None {
		r.note(Reason{Slot: "confidence", Value: c.intent, Rule: fmt.Sprintf("leads the next intent by %.1f; surely from 2 on, hardly below 1", c.lead)})
	}
	f.Confidence = c.confidence()
}

// confidence is how sure a choice is by its lead.
func (c *choice) confidence() float64 {
	switch {
	case c.lead < 1:
		return 0.75
	case c.lead < 2:
		return 0.87
	}
	return 0.95
}

// asked decides what a question means: what is asked of the bot, or talk among colleagues.
func (r *reader) asked(g *group, f *Facts, c *choice) bool {
	if !f.Question {
		return false
	}
	switch {
	case r.dreams() || r.exclaims() || r.asksWhoSaw(g),
		!c.done && r.asksAround(),
		c.rumour && f.Intents[Lead] < 8 || r.smallTalk(g) || r.idle(g):
		c.intent = None
	case !c.done && f.Intents[Correction] < 5 && f.Intents[Lead] < 6 && (f.Intents[ApprovalRequest] < 6 || !r.pleads()):
		c.intent, c.lead = Query, 3
	default:
		return false
	}
	return true
}

// ordered decides between talk that tells nothing, a correction and an application.
func (r *reader) ordered(g *group, f *Facts, c *choice) bool {
	switch {
	case r.preached(g), r.congratulates(), r.idleTalk(g):
		c.intent = None
	case r.tripOf(g, c.intent) == private:
		c.intent, r.gossips, r.outing = None, true, true
	case c.intent == Lead && r.han && r.bitsOf(g)&(cWantBuy|cCapture|cSource) == 0 && r.chatty(g) && len(r.phones) == 0:
		c.intent = None // 我们小区旁边新开了家盒马
	case f.Intents[Correction] >= 5 && !r.tattle(g):
		c.intent = Correction
	case r.tattle(g) && !r.wantsReminder():
		c.intent = None
	case f.Intents[ApprovalRequest] >= 6 && !c.done:
		c.intent = ApprovalRequest
	default:
		return false
	}
	return true
}

// unfit reports whether too little of a group, or something of another kind, speaks for
// the record that its words alone would make.
func (r *reader) unfit(g *group, f *Facts, c *choice) bool {
	if r.toNoRecord(g, f, c) || r.slight(g, f, c) {
		return true
	}
	if r.tripOf(g, c.intent) == unclear {
		r.outing = true
		return true
	}
	switch c.intent {
	case ContactInfo:
		return r.ofNobody(g)
	case Opportunity:
		return r.unanchored(g)
	case Task:
		return r.floats(g)
	case Lead:
		return r.noLead(g, c)
	case Visit:
		return r.ctx.Draft == nil && (c.top < telegraphed && r.doubtful(g) || r.offTo(g))
	}
	return false
}

// toNoRecord reports whether what would be recorded is only wished for, or did not happen.
func (r *reader) toNoRecord(g *group, f *Facts, c *choice) bool {
	if !f.Wished && !f.Negated || c.done {
		return false
	}
	record := c.intent == Visit || c.intent == Call || c.intent == Task
	return (record || c.top < 4) && !(c.intent == Task && r.allTheSame(g))
}

// slight reports whether little speaks for a step, a visit or a deal of a customer who may
// be none.
func (r *reader) slight(g *group, f *Facts, c *choice) bool {
	if c.top >= 4.5 {
		return false
	}
	deal := c.intent == Opportunity && len(f.Competitors) == 0 && r.bitsOf(g)&(cThing|cMoneyKind|cRival|cCustomer|cPayment) == 0
	return (c.intent == Task || c.intent == Visit || deal) && r.frail(g) && !r.does(g)
}

// noLead reports whether nobody is there who could be a new customer.
func (r *reader) noLead(g *group, c *choice) bool {
	const wants = cWantBuy | cCapture | cRevenue | cRegion
	switch {
	case c.top <= least && r.frail(g), c.rumour && !r.leadsOn(g, wants, token{}):
		return true
	case g.firm >= 0:
		return false
	case r.offersAround():
		return true
	}
	reachable := r.anybody(g) || len(r.phones)+len(r.emails) > 0 || r.ctx.Draft != nil
	return !reachable && !r.leadsOn(g, wants|cIndustry|cKin|cCustomer|cTail, token{}) // 以后要先看年报
}

// spends tells money that was spent on the way, or on a customer, from a visit.
func (r *reader) spends(g *group, f *Facts, c *choice) bool {
	switch {
	case c.intent == Visit && (r.onlyRides(g) || g.firm < 0 && r.onlyPays(g)):
		c.intent, c.lead = Expense, 3
	case c.intent == Expense && g.firm >= 0 && !r.onlyRides(g):
		others := maps.Clone(f.Intents)
		delete(others, Expense)
		if other, weight, by := best(others); weight >= least {
			f.Intents, c.intent, c.lead = others, other, by
		} // else nothing but money spent on a customer: 招待费 800 比亚迪
	default:
		return false
	}
	return true
}

// congratulates reports whether a message begins with wishing others luck with what they did.
func (r *reader) congratulates() bool {
	for _, w := range []string{"恭喜", "祝贺", "热烈祝贺", "congrats", "congratulations", "kudos", "well done"} {
		if rest, ok := strings.CutPrefix(r.folded, w); ok {
			_, ours := holdsAny(rest, []string{"我们", "我的", "咱们", " us", " our "})
			return !ours
		}
	}
	return false
}

// offersAround reports whether everybody is told whom to turn to who wants something: 有朋友
// 想买保险的找我表妹.
func (r *reader) offersAround() bool {
	_, ok := holdsAny(r.folded, []string{"的找我", "的联系我", "的私我", "的私信", "的可以找我", "的加我"})
	return ok
}

// asksAround reports whether colleagues are asked for something of theirs: 大家谁手上有冷链的
// 案例PPT,发我一份.
func (r *reader) asksAround() bool {
	if r.anyoneFirst() {
		return true
	}
	_, who := holdsAny(r.folded, []string{"谁手上", "谁手头", "谁那有", "谁那里有", "谁有", "哪位有", "哪位手上", "有没有人有", "anyone have", "anybody have", "anyone got", "who has"})
	_, send := holdsAny(r.folded, []string{"发我", "发一份", "分享", "借我", "借用", "给我一份", "共享", "求一份", "案例", "模板", "ppt", "资料", "send me", "share", "borrow"})
	return who && send
}

// anyoneFirst reports whether a message that names nobody and no customer begins by asking
// colleagues for a favour: can someone cover my 3 o'clock?
func (r *reader) anyoneFirst() bool {
	if len(r.firms)+len(r.folk)+len(r.moneys)+len(r.refs) > 0 {
		return false
	}
	text := strings.TrimPrefix(strings.TrimPrefix(r.folded, "hi "), "hey ")
	for _, w := range []string{"can someone", "can anyone", "can somebody", "could someone", "could anyone", "could somebody", "would anyone", "would someone", "anyone want", "anybody want", "anyone interested in", "anyone lost", "anyone else", "anyone up for", "anyone free", "anyone fancy", "who's up for", "who can lend", "who can cover"} {
		if strings.HasPrefix(text, w) {
			return true
		}
	}
	return false
}

// allTheSame reports whether a group tells of a step with its day in a sentence of its
// own, whatever did not happen before: Could not see Denise. Will try again on Tuesday.
func (r *reader) allTheSame(g *group) bool {
	for n, k := range g.clauses {
		c := &r.clauses[k]
		if n > 0 && !c.void() && c.tense > 0 && r.dueIn(c) && (r.isStep(c) || r.putsTo(c) || r.bareDoing(c)) && (g.firm >= 0 || r.anybody(g)) {
			return true
		}
	}
	return false
}

// frail reports whether a group's customer is nothing but Chinese words that no trade,
// place or person speaks for, so that as little evidence of a record makes none:
// 明天系统升级.
func (r *reader) frail(g *group) bool {
	if g.firm < 0 || r.anybody(g) || r.sumOf(g) != nil {
		return false
	}
	return r.frailFirm(&r.firms[g.firm])
}

// does reports whether a group says what is done, other than by the name of a thing:
// 发报价, 去看看.
func (r *reader) does(g *group) bool {
	for _, k := range g.clauses {
		c := &r.clauses[k]
		if c.bits&(cVisit|cMeet|cCall|cGo|cAnswer|cActivity) != 0 {
			return true
		}
		for i := c.from; i < c.to; i++ {
			if t := r.toks[i]; t.kind == tokWord && t.bits&(cThing|cPlan|cIntent) != 0 && strings.ContainsAny(firstRune(t.w.text), "送发出交寄报补提签回催约改推盯跟找") {
				return true
			}
		}
	}
	return false
}

// frailFirm is the same of a company.
func (r *reader) frailFirm(f *firm) bool {
	return isHan(r.n[f.span.Start]) && f.score <= 3 && !f.tailed && len(f.known) == 0 && f.region == ""
}

// floats reports whether a group names nobody, no day and no thing, so that what is to be
// done could be anything: 约好了.
func (r *reader) floats(g *group) bool {
	if g.firm >= 0 || r.anybody(g) || len(r.refs) > 0 || r.ctx.Draft != nil || r.wantsReminder() {
		return false
	}
	for _, k := range g.clauses {
		if c := &r.clauses[k]; len(c.whens) > 0 || c.bits&(cThing|cCustomer|cTheirs|cVisit|cAnswer) != 0 {
			return false
		}
	}
	return true
}

// preachers are who tells everybody how to work, and preaching what they do.
var (
	preachers = []string{"培训老师", "培训", "老师", "讲师", "领导", "老板", "公司规定", "总部", "群主", "人事", "行政", "制度", "our trainer", "the trainer", "trainer", "fyi from hq", "from hq", "hq", "management", "hr", "the policy", "policy", "boss", "my boss", "the boss", "manager", "my manager", "our manager", "the handbook", "the training", "reminder from hr", "reminder from it", "reminder from finance", "reminder from accounting", "reminder from admin", "reminder from payroll", "reminder from legal", "note from hr", "note from it", "note from finance", "message from hr", "message from it", "hr reminder", "it reminder", "from hr", "from it", "from finance"}
	preaching = []string{"说", "讲", "要求", "规定", "强调", "通知", "提醒", "发的", "]", "】", "says", "submit", "please", "said", "told", "wants", "reminds", ":", "must", "should"}
)

// preached reports whether a message that names neither a customer nor anybody passes
// on how to work: 培训老师说,拜访前一定要先查客户背景.
func (r *reader) preached(g *group) bool {
	if g.firm >= 0 && !r.frailFirm(&r.firms[g.firm]) || r.anybody(g) || len(r.refs) > 0 || slices.ContainsFunc(r.moneys, func(m money) bool { return !m.bare || m.role == roleDeal }) {
		return false
	}
	text := strings.TrimLeft(r.folded, "[【「")
	for _, w := range []string{"今天", "昨天", "刚才", "刚刚", "上次", "早上", "上午", "下午"} {
		text = strings.TrimPrefix(text, w)
	}
	for _, who := range preachers {
		if rest, ok := strings.CutPrefix(text, who); ok {
			at, told := holdsAny(rest, preaching)
			return told && at.Start < 24 && !r.obligedAny()
		}
	}
	return false
}

// obligedAny reports whether the speaker himself was told to do something.
func (r *reader) obligedAny() bool {
	for i := range r.toks {
		if r.obliges(i) {
			return true
		}
	}
	return false
}

// pleads reports whether a question is a request: 能不能批一下.
func (r *reader) pleads() bool {
	for _, t := range r.toks {
		if t.kind == tokWord {
			switch t.w.text {
			case "请批示", "请批复", "望批复", "请示领导", "请示", "妥否", "可以吗", "可行吗", "行吗", "行不", "是否可以", "可否批准", "麻烦", "请", "能不能", "帮忙", "麻烦批", "麻烦批一下", "请批", "批一下", "想立项", "申请立项", "need approval", "can you approve", "need sign-off", "can i", "can you", "can we", "could i", "could we", "could you", "may i", "may we", "能否", "可否", "可不可以", "请领导批", "please", "行不行":
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
