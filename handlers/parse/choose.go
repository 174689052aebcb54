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

// byWords decides what single words of a group speak for most.
func (r *reader) byWords(g *group, f *Facts) {
	intent, top, lead := best(f.Intents)
	done := f.Intents[Visit] >= 4 || f.Intents[Call] >= 4
	rumour := r.rumour()
	switch {
	case f.Question && (r.dreams() || r.exclaims() || r.asksWhoSaw(g)):
		intent = None
	case f.Question && !done && r.asksAround():
		intent = None
	case f.Question && (rumour && f.Intents[Lead] < 8 || r.smallTalk(g) || r.idle(g)):
		intent = None
	case f.Question && !done && f.Intents[Correction] < 5 && f.Intents[Lead] < 6 && (f.Intents[ApprovalRequest] < 6 || !r.pleads()):
		intent, lead = Query, 3
	case r.preached(g), r.congratulates(), r.idleTalk(g):
		intent = None
	case intent == Lead && r.han && r.bitsOf(g)&(cWantBuy|cCapture|cSource) == 0 && r.chatty(g) && len(r.phones) == 0:
		intent = None // 我们小区旁边新开了家盒马
	case f.Intents[Correction] >= 5 && !r.tattle(g):
		intent = Correction
	case r.tattle(g) && !r.wantsReminder():
		intent = None
	case f.Intents[ApprovalRequest] >= 6 && !done:
		intent = ApprovalRequest
	case (f.Wished || f.Negated) && !done && (intent == Visit || intent == Call || intent == Task || top < 4) && !(intent == Task && r.allTheSame(g)):
		intent = None
	case intent == ContactInfo && r.ofNobody(g), intent == Opportunity && r.unanchored(g):
		intent = None
	case intent == Task && r.floats(g), intent == Lead && top <= least && r.frail(g):
		intent = None
	case intent == Lead && g.firm < 0 && r.offersAround():
		intent = None
	case intent == Lead && g.firm < 0 && !r.anybody(g) && len(r.phones)+len(r.emails) == 0 && r.ctx.Draft == nil && !r.leadsOn(g, cWantBuy|cCapture|cRevenue|cRegion|cIndustry|cKin|cCustomer|cTail, token{}):
		intent = None // 以后要先看年报
	case rumour && intent == Lead && !r.leadsOn(g, cWantBuy|cCapture|cRevenue|cRegion, token{}):
		intent = None
	case (intent == Task || intent == Visit || intent == Opportunity && len(f.Competitors) == 0 && r.bitsOf(g)&(cThing|cMoneyKind|cRival|cCustomer|cPayment) == 0) && top < 4.5 && r.frail(g) && !r.does(g):
		intent = None
	case intent == Visit && r.ctx.Draft == nil && (top < telegraphed && r.doubtful(g) || r.offTo(g)):
		intent = None
	case intent == Visit && r.onlyRides(g):
		intent, lead = Expense, 3
	case intent == Visit && g.firm < 0 && r.onlyPays(g):
		intent, lead = Expense, 3
	case intent == Expense && g.firm >= 0 && !r.onlyRides(g):
		others := maps.Clone(f.Intents)
		delete(others, Expense)
		if other, weight, by := best(others); weight >= least {
			f.Intents, intent, lead = others, other, by
		} // else nothing but money spent on a customer: 招待费 800 比亚迪
	case top < least:
		intent = None
	}
	f.Intent = intent
	f.Confidence = 0.95
	if lead < near && top >= least {
		f.Close = r.closest(f)
	}
	if r.ctx.Explain && intent != None {
		r.note(Reason{Slot: "confidence", Value: intent, Rule: fmt.Sprintf("leads the next intent by %.1f; surely from 2 on, hardly below 1", lead)})
	}
	if lead < 1 {
		f.Confidence = 0.75
	} else if lead < 2 {
		f.Confidence = 0.87
	}
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
