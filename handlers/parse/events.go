package parse

import (
	"strings"

	"milepost/storage/crm"
)

// weighEvents weighs visits and calls: they count where they happened.
func (r *reader) weighEvents(s *evidence, g *group, c *clause) {
	if r.leaves(c) {
		s.add(ContactInfo, 5, "somebody has left", c.span)
		return
	}
	if c.void() || r.othersWent(c) || r.ownAffair(c) || r.orders(c) || c.from == r.clauses[0].from && c.bits&(cSpeaker|cOurs) == 0 && r.rumour() {
		return
	}
	if c.there && (c.tense > 0 || r.ahead(c)) {
		return // when he is there or away is no step of ours
	}
	m := r.meetingsIn(g, c)
	if c.tense > 0 && m.call > 0 && r.arrangedByPhone(c) {
		s.add(Call, 5, "arranged in a call that was made", c.span)
		return
	}
	r.weighToDo(s, g, c, m)
	switch {
	case r.setsOut(c) && c.tense <= 0:
	case c.tense > 0:
		r.weighToCome(s, g, c, m)
	default:
		r.weighMet(s, g, c, m)
	}
}

// meetings is how surely a clause tells of a visit and of a call, and the words
// that do.
type meetings struct {
	visit, call  float64
	seen, called Span
}

// meetingsIn reads what a clause tells of visits and of calls: by its words, and
// where none of them says it, by what else stands there.
func (r *reader) meetingsIn(g *group, c *clause) meetings {
	m := meetings{seen: c.span, called: c.span}
	theirs := r.theirs(c)
	somebody := len(c.firms) > 0 || theirs
	for i := c.from; i < c.to; i++ {
		t := r.toks[i]
		if t.kind != tokWord || r.inFirm(i) {
			continue
		}
		if w := r.visitWeight(g, c, i, somebody); w > m.visit {
			m.visit, m.seen = w, t.span
		}
		if isFunc(t, "打") && (r.firmStarts(i+1) || r.folkAt(i+1)) {
			m.call, m.called = max(m.call, 5), t.span // 打凯达前台
		}
		if t.bits&cVisit == 0 && t.bits&cCall != 0 {
			if w := r.callWeight(c, i, t); w > m.call {
				m.call, m.called = w, t.span
			}
		}
	}
	if m.visit == 0 && m.call == 0 && g.firm >= 0 && len(c.firms) > 0 && c.tense <= 0 && c.bits&(cWantBuy|cCommand) == 0 && (c.bits&(cIntent|cChat) == 0 || isFunc(r.toks[c.from], "spent")) && r.spent(g, c) {
		m.visit = 3
	}
	if m.call == 0 && (r.givesRing(c) || r.contacted(c)) {
		m.call = 5
	}
	if m.visit == 0 && m.call == 0 && g.firm >= 0 && r.wentAndDid(c) {
		m.visit = 3
	}
	if m.visit < 3.5 && m.call == 0 && r.dealtWith(c) {
		m.visit = 3.5
	}
	if m.visit < 4 && (r.headsOneVisit(g, c) || r.leftThere(c) || r.leftMeeting(c)) {
		m.visit = 4
	}
	if m.visit == 0 && (!r.han && r.cameToUs(c) || r.beenThere(c)) {
		m.visit = 3.5
	}
	if m.visit < 4 && (c.bits&cCall == 0 || m.call < 5) && r.saidToFace(c) {
		m.visit, m.call = 4, 0
	}
	if m.visit == 0 && r.telegram(g, c, theirs) && !r.sends(c) && !r.hasNoTime(c) {
		m.visit = r.telegramWeight(g, c, theirs)
	}
	return m
}

// telegramWeight is how surely a clause of names and times alone tells of a visit.
func (r *reader) telegramWeight(g *group, c *clause, theirs bool) float64 {
	weight := 2.2
	if theirs && (len(c.whens) > 0 || r.halfDay(c)) {
		weight = 2.9 // 上午美的周工: when, where and with whom
	}
	if !theirs && r.dated(c) && r.namesOnly(c.to) {
		weight = 3 // 今天兴森整车,郑科长
	}
	if c.tense < 0 && len(c.whens) > 0 && (theirs || r.placed(g)) && r.stepBehind(g, c) || r.toldFirst(g, c) {
		weight = max(weight, 3) // 上午天元周工,样机没意见,明天再打个电话
	}
	return weight
}

// weighToDo weighs what is waited for and what there is to do.
func (r *reader) weighToDo(s *evidence, g *group, c *clause, m meetings) {
	whose := g.firm >= 0 || r.anybody(g)
	if c.tense >= 0 && r.awaits(c) && r.sumOf(g) == nil && whose && m.visit+m.call == 0 {
		s.add(Task, 2.5, "what is waited for", c.span)
	}
	if c.tense > 0 && r.dueIn(c) && m.visit+m.call+s.of(Visit)+s.of(Call) == 0 && whose && r.waits(c) {
		s.add(Task, 1.5, "what somebody is to do by a day", c.span)
	}
	if r.duty(c) && c.tense >= 0 && whose && m.visit+m.call == 0 {
		s.add(Task, 2.5, "what there is to do", c.span)
	}
	if r.setsOut(c) {
		s.add(Task, 3, "what there is to do, on no day", c.span)
	}
}

// weighToCome weighs a visit or a call that is still to come: it is a step.
func (r *reader) weighToCome(s *evidence, g *group, c *clause, m meetings) {
	whose := g.firm >= 0 || r.anybody(g)
	if c.bits&cChat != 0 && !whose {
		return // 明天部门团建
	}
	s.add(Task, min(m.visit+m.call, 3)*0.7, "a visit or a call that is to come", c.span)
	if r.dueIn(c) && !r.theirGoal(c) && (r.dueOnDay(c) || m.visit+m.call > 0 || c.bits&(cPlan|cThing|cAnswer|cActivity|cMilestone) != 0) && c.bits&(cChat|cWantBuy) == 0 && whose {
		s.add(Task, r.dayWeight(g, c), "a day that comes", c.span)
	}
}

// weighMet weighs a visit or a call that was made.
func (r *reader) weighMet(s *evidence, g *group, c *clause, m meetings) {
	if r.atFair(c) {
		m.visit = min(m.visit, 1)
	}
	if m.call == 0 && m.visit > 0 && m.visit < 5 && r.overWire(c) {
		m.visit, m.call, m.called = 0, 5, m.seen
	}
	if m.call > 0 && m.visit < 5 {
		m.visit *= 0.4
	}
	if (m.visit < 5 || c.bits&cChat != 0) && g.firm < 0 && (!r.anybody(g) || c.bits&cChat != 0 && c.bits&(cMeet|cVisit) == 0) {
		m.visit = min(m.visit, 1.5) // 谈完了: with whom?
	}
	if i := r.refusedIn(c); i >= 0 && g.firm >= 0 && r.paperRefused(c, i) {
		s.add(Opportunity, 4, "what we offered was refused", r.toks[i].span)
	}
	s.add(Visit, m.visit, "tells of meeting somebody", m.seen)
	s.add(Call, m.call, "tells of a call", m.called)
}

// visitWeight is how surely the word at token i tells that somebody of a
// customer was met.
func (r *reader) visitWeight(g *group, c *clause, i int, somebody bool) float64 {
	t := r.toks[i]
	switch {
	case r.noVisitAt(g, c, i):
		return 0
	case t.bits&cVisit != 0, isAny(t, "从", "刚从") && len(c.firms) > 0 && r.returns(c):
		return 5
	case t.bits&cCall != 0:
		return 0
	case t.text() == "got to" && r.firmStarts(i+2) && c.tense <= 0:
		return 4 // Got to Dalby Steel around noon
	case t.bits&cWith != 0 && r.behindMeal(i) && r.theirs(c):
		return 3.5 // last Thursday lunch with Greta: the meal is part of the day
	case meals[t.text()] && r.folkAt(r.behindTime(i)) && c.bits&cWith != 0 && r.theirs(c):
		return 3.5 // 跟小郝lunch
	case presents[t.w.text] && r.gives(i) && c.tense <= 0:
		return 3.5
	case t.bits&cActivity != 0 && (isHan(r.n[t.span.Start]) || t.w.n >= 4):
		if c.tense < 0 {
			return 3.5
		}
		return 2.5
	}
	return r.meetingWeight(g, c, i, somebody)
}

// behindMeal reports whether the time before token i is told by a meal.
func (r *reader) behindMeal(i int) bool {
	t, _ := r.before(i)
	return t.kind == tokWhen && r.isMeal(&r.whens[t.at])
}

// noVisitAt reports whether the word at token i tells of no visit, though it may be one for
// going there: it says where somebody is, what was moved, a lesson to a colleague.
func (r *reader) noVisitAt(g *group, c *clause, i int) bool {
	t := r.toks[i]
	switch {
	case t.bits&(cVisit|cGo) != 0 && (r.arrives(i) || r.isAway(i)), t.w.text == "over at" && c.bits&(cWantBuy|cSay) != 0 && r.folkAt(i-2), r.isMoved(c, i), r.thingFound(i):
		return true
	}
	return g.firm < 0 && len(c.folk) == 1 && strings.HasPrefix(t.w.text, "培训") && familiar(r.folk[c.folk[0]].name) && r.folk[c.folk[0]].title == "" // 昨天给小王培训了产品
}

// meetingWeight is the same of words for meeting somebody, going somewhere and what came of it.
func (r *reader) meetingWeight(g *group, c *clause, i int, somebody bool) float64 {
	t := r.toks[i]
	switch {
	case t.w.text == "开了" && !strings.Contains(r.between(t.span.End, c.span.End), "会"):
		return 0
	case t.w.text == "陪" && c.tense == 0 && strings.HasSuffix(strings.TrimRight(r.words(c), " ,，。吧"), "去"):
		return 0 // 粤钢那单我陪他去: nobody went yet
	case t.bits&cMeet != 0 && (t.w.n > 1 || somebody):
		if r.followsPlan(i) && !(c.tense < 0 && done(t.w.text)) || r.tok(i+1).kind == tokMoney {
			return 0
		}
		return 3.5
	case t.bits&cGo != 0 && (somebody || t.w.n > 1) && r.goesThere(i):
		return 3
	case t.bits&cOutcome == 0 || r.unattended(i) || r.paperRefused(c, i) || r.onlyAway(g, c, i) || c.bits&cSay != 0 && r.absence(t):
		return 0
	case somebody || (g.firm >= 0 || r.anybody(g) && t.w.val(cOutcome) == crm.Refused) && !r.voidIn(g):
		return 3.5
	}
	return 0
}

// unattended reports whether the nobody at token i is none of the customer's: 还没人跟.
func (r *reader) unattended(i int) bool {
	if s := r.toks[i].text(); s != "没人" && s != "还没人" && s != "没有人" {
		return false
	}
	switch r.tok(i + 1).text() {
	case "跟", "跟进", "跟过", "在跟", "负责", "管", "去过", "联系", "联系过", "接手", "开发":
		return true
	}
	return false
}

// thingFound reports whether what was found at token i is a thing and nobody: 恒发那份图纸找到了.
func (r *reader) thingFound(i int) bool {
	switch r.toks[i].text() {
	case "找到了", "找着了":
	default:
		return false
	}
	p := r.tok(i - 1)
	return i > 0 && p.bits&(cThing|cPayment) != 0 && p.bits&(cPersonWord|cTitle|cDept) == 0 && !r.inFirm(i-1)
}

// isMoved reports whether a visit or a meeting is only named as what is put on another day:
// Dorset Dairy的visit从明天改到下周二.
func (r *reader) isMoved(c *clause, i int) bool {
	switch r.toks[i].text() {
	case "visit", "demo", "meeting", "拜访", "会", "site visit", "appointment":
	default:
		return false
	}
	if !isFunc(r.tok(i-1), "的") && !r.isSpace(i-1) {
		return false
	}
	if len(c.whens) > 1 && r.movesTo(c, &r.whens[c.whens[len(c.whens)-1]]) {
		return true // asked to move our 12 June meeting to the 19th
	}
	for k := range r.clauses {
		b := &r.clauses[k]
		if b.sentence != c.sentence || b.span.Start < c.span.Start || !r.dueIn(b) || b.tense < 0 {
			continue
		}
		if _, ok := holdsAny(r.words(b), []string{"改到", "推到", "挪到", "改在", "延到", "moved from", "moved to", "pushed to", "postponed to", "shifted to", "rescheduled"}); ok {
			return true
		}
	}
	return false
}

// meals are what is had with somebody, in English behind whom it was had with.
var meals = map[string]bool{"lunch": true, "dinner": true, "coffee": true, "breakfast": true, "drinks": true, "brunch": true, "tea": true, "dinner了": true, "lunch了": true}

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
	if r.hungItself(i) {
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

// overWire reports whether a clause says by which means at a distance it was talked: over Teams,
// 微信跟他确认了参数.
func (r *reader) overWire(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		switch s := r.toks[i].text(); s {
		case "over", "via", "on", "by", "through", "在", "用", "通过":
			k := i + 1
			for r.isSpace(k) || isFunc(r.tok(k), "the") {
				k++
			}
			if k < c.to && wires[r.tok(k).text()] {
				return true
			}
		case "微信", "企微", "钉钉", "视频", "语音":
			if next := r.tok(i + 1); i+1 < c.to && (next.bits&cWith != 0 || isFunc(next, "上") || isFunc(next, "里") || next.bits&cMeet != 0 && done(next.w.text)) && c.bits&(cGo|cVisit) == 0 {
				return true
			}
		}
	}
	return false
}

// wires are the means by which people talk who do not meet.
var wires = map[string]bool{"teams": true, "zoom": true, "phone": true, "whatsapp": true, "wechat": true, "skype": true, "slack": true, "google meet": true, "webex": true, "video": true, "电话里": true, "微信": true, "微信上": true, "企微": true, "钉钉": true}
