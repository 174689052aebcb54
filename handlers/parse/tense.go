package parse

import (
	"strings"
)

// bareDays sends a weekday without any tense into the future when something
// done was told before it: met Greta today. Meeting Thursday.
func (r *reader) bareDays() {
	told := false
	for k := range r.clauses {
		c := &r.clauses[k]
		if c.tense == 0 && !c.void() && r.countedPast(c) {
			c.tense = -1 // 本周跑了两家,周一东成五金,周二骏业
		}
		if told && c.tense == 0 && !c.void() && c.bits&cDone == 0 && !r.wasSo(c, c.from) {
			for _, w := range c.whens {
				if x := &r.whens[w]; x.weekday || !x.fixed && x.near > r.today {
					c.tense = 1
				}
			}
		}
		if k > 0 && c.tense == 0 && len(c.whens) > 0 && !c.void() && r.obliged(&r.clauses[k-1]) && r.clauses[k-1].sentence == c.sentence {
			c.tense = 1 // 让我再报一版 周五给他
		}
		if k > 0 && c.tense == 0 && r.onlyWhen(c) && r.clauses[k-1].tense > 0 && len(r.clauses[k-1].whens) == 0 && r.clauses[k-1].sentence == c.sentence && !r.clauses[k-1].void() {
			c.tense = 1 // follow up 翁总,周四
		}
		if k > 0 && c.tense == 0 && r.onlyWeekdays(c) && r.onlyWhen(c) && r.clauses[k-1].tense < 0 && len(r.clauses[k-1].whens) == 0 && r.clauses[k-1].sentence == c.sentence && !r.clauses[k-1].void() {
			c.tense = -1 // 在联丰泡了两天(Mon-Tue)
		}
		told = told || c.tense < 0 && !c.void() && (c.bits&(cVisit|cMeet|cCall|cGo|cReach|cActivity) != 0 || !r.han && len(c.firms) > 0 && r.dated(c))
	}
}

// voidBefore lets 没去成 speak of the clause before it: 本来去佳友的,没去成.
func (r *reader) voidBefore() {
	for k := 1; k < len(r.clauses); k++ {
		c, last := &r.clauses[k], &r.clauses[k-1]
		if last.tense > 0 && last.sentence == c.sentence && (strings.HasPrefix(r.words(c), "没约") || strings.Contains(r.words(last), "没约上")) {
			last.neg = true // 明天约了冉总没约上
		}
		if len(c.whens) > 0 && r.hanDone(last) && len(last.firms) > 0 && len(last.folk) > 0 || r.othertime(k) {
			continue // …给了永和的小卞,下午没安排
		}
		if c.cancel && !c.neg && last.tense < 0 && r.behindUs(last) {
			continue // call with Declan yesterday: he is off until the 30th
		}
		if (c.neg || c.cancel) && len(c.firms) == 0 && (c.cancel || len(c.folk) == 0) && last.sentence == c.sentence && (last.bits&(cGo|cVisit|cMeet|cCall) != 0 || r.onlyMeant(last)) && last.bits&cOutcome == 0 {
			last.neg = true
		}
	}
}

// behindUs reports whether a clause has a day that has been.
func (r *reader) behindUs(c *clause) bool {
	for _, w := range c.whens {
		if r.whens[w].direction(r.today) < 0 {
			return true
		}
	}
	return false
}

// leaning is how much speaks for something having been done, and for its being
// still to come.
type leaning struct{ done, plan float64 }

// mood decides tense and mood of a clause.
func (r *reader) mood(k int) {
	c := &r.clauses[k]
	r.attitude(k)
	var l leaning
	r.leanByWords(c, &l)
	r.leanByDays(k, &l)
	r.leanByPast(c, &l)
	r.leanByPlan(k, &l)
	c.lean = l.done - l.plan
	switch {
	case l.plan > l.done:
		c.tense = 1
	case l.done >= l.plan+0.5:
		c.tense = -1
	}
	r.reweighDay(k)
	if r.plansBriefly(c) || c.tense < 0 && c.bits&cFunc != 0 && r.supposes(c) && r.comes(c) && !r.dated(c) {
		c.tense = 1 // 如果周五能见到孔总: what is only supposed was not
	}
	r.explainClause(c, l.done, l.plan)
	if k > 0 && r.goesOnAhead(&r.clauses[k-1], c) {
		c.tense = 1
	}
	if c.tense >= 0 && (r.dated(c) || c.tense > 0 && len(c.whens) == 0) && r.facing(c) && !r.ahead(c) {
		c.tense = -1 // 孙工今早在车间亲口答应: what was promised is to come, that he did is not
	}
}

// attitude decides what a clause does but tell: wish, deny, ask, call off, quote, stand aside.
func (r *reader) attitude(k int) {
	c := &r.clauses[k]
	c.wish = (c.bits&cWish != 0 && !r.theyWish(c) || r.wants(c) || r.meantTo(c)) && !r.afterAll(c) || r.conditional(k)
	c.neg = c.bits&cNeg != 0 || r.denies(c) || r.cameToNothing(c) || r.undone(c) || r.unreal(c) || r.notDone(c)
	c.ask = r.runeAt(c.span.End) == '?' || r.asks(c)
	c.beside = r.aside(c) || r.ofOurHouse(c) || r.ownDay(c) || r.onLeave(c) || r.wentInstead(k)
	c.cancel = c.bits&cCancel != 0 || r.visitOff(c)
	c.quote = r.quoted(c)
}

// leanByWords adds what each word of a clause speaks for.
func (r *reader) leanByWords(c *clause, l *leaning) {
	told := false
	for i := c.from; i < c.to; i++ {
		t := r.toks[i]
		if t.kind != tokWord || r.inFirm(i) {
			continue
		}
		d, p := r.tenseOf(i, t)
		if told {
			d, p = d*0.3, p*0.3 // what was said in a call that was made
		}
		told = told || l.done >= 1.5 && t.bits&cSay != 0 && c.bits&cCall != 0
		l.done, l.plan = l.done+d, l.plan+p
		r.explainTense(t.span, d, p)
	}
}

// leanByPast adds what a whole clause has of what was done, where its words and
// days leave that open.
func (r *reader) leanByPast(c *clause, l *leaning) {
	if l.done >= 2.5 && l.plan > l.done && c.bits&(cVisit|cGo|cMeet) != 0 && !r.comes(c) && r.hanDone(c) {
		l.done = l.plan + 1 // told in one breath: went, and it is to be talked about again
	}
	if l.done == 0 && l.plan == 0 && (r.pastEnglish(c) || r.didThere(c) || r.timeWith(c)) {
		l.done = 1 // went to Kestrel on Monday
	}
	if r.han && l.done < 2.5 && l.plan < 2 && r.hanDone(c) && r.dealtWith(c) {
		l.done += 1.5 // 周二跟冯总捋了一遍付款节点
	}
	if c.bits&cGo != 0 && !r.han && r.cameToUs(c) {
		l.done += 2 // came by our office on Monday: no deadline
	}
	if r.englishOver(c) {
		l.done = max(l.done, l.plan) + 2
	}
	if l.done > 0 && l.plan > l.done && r.hasBeen(c) {
		l.done = l.plan + 1 // 元旦前去过一次
	}
	if r.thatWas(c) && c.bits&(cCall|cVisit|cMeet|cGo) != 0 && !r.ahead(c) {
		l.done += 2 // 打电话说的
	}
}

// leanByPlan adds what a whole clause has of what is still to come; the later of
// its rules outweigh what was found before.
func (r *reader) leanByPlan(k int, l *leaning) {
	c := &r.clauses[k]
	if (r.aloneBesideNames(k) || r.onlyPlans()) && !r.thatWas(c) && r.goesSome(c) && c.bits&cOutcome == 0 && (c.bits&cVisit == 0 || r.gerundIn(c)) {
		l.plan++
	}
	if r.puts(c) && len(c.whens) > 0 {
		l.plan += 2
	}
	if r.lastTime(c) && !r.ahead(c) {
		l.done += 2
	}
	if r.promised(k) || l.done == 0 && r.wantsBy(c) {
		l.plan += 3
	}
	if r.setsOut(c) && !r.hanDone(c) {
		l.plan = max(l.plan, l.done+1)
	}
	if r.saysDay(c) {
		l.plan = l.done + 3
	}
	if r.jots(c) || r.agrees(c) || r.appoints(c) || r.putsTo(c) || len(c.whens) > 1 && r.movesTo(c, &r.whens[c.whens[len(c.whens)-1]]) {
		l.plan += 3
	}
	if r.amThere(c) {
		l.plan += 2
	}
	if r.bidsToday(c) {
		l.plan = l.done + 3
	}
	if n := len(c.whens); n > 1 && l.plan > 0 && !r.didBefore(c) {
		if to := &r.whens[c.whens[n-1]]; to.next > r.today && to.grain == byDay && r.movesTo(c, to) {
			l.plan = max(l.plan, l.done+1) // yesterday's meeting was moved to Friday
		}
	}
	if r.requests(c) && !r.dated(c) {
		l.plan = l.done + 3
	}
	if i := r.firstWord(c); isFunc(r.tok(i), "让") && (r.tok(i+1).kind == tokPerson || r.folkAt(i+1)) && !r.hanDone(c) {
		l.plan += 1.5 // 让小戴去
	}
	if l.plan > l.done && r.hourGone(c) {
		l.plan = l.done
	}
}

// goesOnAhead reports whether a clause that says nothing of its own time goes on
// with the plan of the clause before it.
func (r *reader) goesOnAhead(last, c *clause) bool {
	if last.sentence != c.sentence || c.tense > 0 {
		return false
	}
	deed := c.bits&(cVisit|cMeet|cGo|cCall) != 0
	switch {
	case c.tense == 0 && last.tense > 0 && !last.void() && (deed || c.bits&cActivity != 0) && len(c.whens) == 0:
		return true // 明早去长沙,拜访三一
	case r.hanDone(c) || c.bits&(cDone|cOutcome) != 0 || !r.ahead(last):
		return false
	case (last.cancel || last.neg) && len(c.whens) == 0 && deed:
		return true // 明天先不去长盈了,去铭利达签合同
	}
	return last.tense > 0 && !last.void() && r.sameDay(c) && !r.pastEnglish(c) && !r.thatWas(c) // 下周一上午拜访宁远,下午回公司开会
}

// thatWas reports whether a clause says of something done when it was: 是周五去的.
func (r *reader) thatWas(c *clause) bool {
	for i := c.from; i+1 < c.to; i++ { // 周一见的双龙邱工
		if t := r.toks[i]; t.kind == tokWord && t.w.n > 1 && t.bits&(cGo|cVisit|cMeet|cCall) != 0 && t.bits&cPlan == 0 && strings.HasSuffix(t.w.text, "的") && (r.firmStarts(i+1) || r.folkAt(i+1)) && len(c.whens) > 0 {
			return true
		}
	}
	for i := c.from; i+2 < c.to; i++ { // 是周六去的不是周五
		if t := r.toks[i]; t.kind == tokWord && t.bits&(cGo|cVisit|cMeet|cCall) != 0 && t.bits&cPlan == 0 && isFunc(r.toks[i+1], "的") && (isFunc(r.toks[i+2], "不是") || isFunc(r.toks[i+2], "不") && isFunc(r.tok(i+3), "是")) {
			return true
		}
	}
	for i := c.from; i+2 < c.to; i++ { // 周二去的恒鑫, Tuesday见的王总, 请滑经理吃的饭
		if t := r.toks[i]; t.kind == tokWord && t.bits&(cGo|cVisit|cMeet|cCall) != 0 && isHan(r.n[t.span.Start]) && isFunc(r.toks[i+1], "的") && (r.firmStarts(i+2) || r.folkAt(i+2)) && len(c.whens) > 0 && t.bits&cPlan == 0 {
			return true
		}
	}
	return !r.inFirm(c.to-1) && strings.HasSuffix(r.toks[c.to-1].text(), "的") // 美的 ends so, too
}

// firstWord is the first token of a clause that is no day and no mark.
func (r *reader) firstWord(c *clause) int {
	i := c.from
	for i < c.to && (r.toks[i].kind == tokWhen || r.toks[i].kind == tokMark) {
		i++
	}
	return i
}

// denies reports whether a word of denial or of forbidding stands before what
// would have been done: 还没call Linda, 别给张总打电话, haven't met.
func (r *reader) denies(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		t := r.toks[i]
		if t.kind != tokWord || t.bits&(cVisit|cMeet|cCall|cGo) == 0 || t.bits&cOutcome != 0 || r.inFirm(i) {
			continue
		}
		for k := i - 1; k >= c.from && k >= i-6; k-- {
			switch r.toks[k].text() {
			case "不用", "不必", "不要", "别", "不再", "甭":
				return true // 周六不用来陪他们了
			case "没", "没有", "还没", "还没有", "从没", "从来没", "未", "尚未", "别给", "别去", "别打", "别约", "别找", "别跟", "never", "haven't", "havent", "hasn't", "hasnt", "didn't", "didnt", "not yet", "don't", "dont", "no":
				return k+1 == i || !r.han || !r.hanDone(c)
			}
			if t := r.toks[k]; t.kind == tokWhen || t.bits&(cVisit|cMeet|cCall) != 0 || t.kind == tokMark && !r.isSpace(k) {
				break
			}
		}
	}
	return false
}

// comes reports whether a clause has a date that still comes.
func (r *reader) comes(c *clause) bool {
	for _, w := range c.whens {
		if x := &r.whens[w]; (x.direction(r.today) > 0 || x.deadline || !x.fixed) && x.grain != byMonth {
			return true
		}
	}
	return false
}

// aloneBesideNames reports whether the other clauses are mere names, as in
// 比亚迪 周五送样.
func (r *reader) aloneBesideNames(k int) bool {
	for j := range r.clauses {
		if j == k {
			continue
		}
		c := &r.clauses[j]
		for i := c.from; i < c.to; i++ {
			if t := r.toks[i]; t.kind != tokMark && t.kind != tokPerson && t.kind != tokName && !r.inFirm(i) && t.bits&cFunc == 0 {
				return false
			}
		}
	}
	return true
}

// didBefore reports whether an English verb in the past tells in a clause of a visit or a call: Pete called
// yesterday and moved the meeting to Friday.
func (r *reader) didBefore(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		if t := r.toks[i]; t.kind == tokWord && t.bits&(cVisit|cMeet|cCall|cGo) != 0 && t.bits&cOutcome == 0 && isLetter(r.n[t.span.Start]) && isPast(t.w.text) && !r.inFirm(i) {
			return true
		}
	}
	return false
}

// goesSome reports whether somebody goes or gives something on a day that may
// still come, without a word that he has: 3号去佳友开会, 周一给联丰报价.
func (r *reader) goesSome(c *clause) bool {
	free := false
	for _, w := range c.whens {
		free = free || !r.whens[w].fixed && !r.longToCome(&r.whens[w]) && (r.whens[w].weekday || r.whens[w].near != r.today)
	}
	for i := c.from; i < c.to; i++ {
		if t := r.toks[i]; t.kind == tokWord && (strings.HasSuffix(t.w.text, "了") || strings.HasSuffix(t.w.text, "过")) {
			return false
		}
	}
	for i := c.from; i < c.to; i++ {
		if t := r.toks[i]; isFunc(t, "给") || t.kind == tokWord && t.bits&cThing != 0 && t.w.n > 1 && strings.ContainsAny(firstRune(t.w.text), "送发出交寄报补提装打试") || r.isGerund(t) || t.bits&cWantBuy != 0 && !isHan(r.n[t.span.Start]) && !strings.HasPrefix(t.text(), "asked") ||
			t.bits&cPlan != 0 && t.kind == tokWord && t.w.n == 1 && strings.Contains("送发出交寄报", t.w.text) && r.tok(i+1).bits&cThing != 0 {
			return free
		}
	}
	return free && c.bits&cGo != 0 && !r.pastEnglish(c)
}
