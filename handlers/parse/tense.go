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
		told = told || c.tense < 0 && !c.void() && (c.bits&(cVisit|cMeet|cCall|cGo|cReach) != 0 || !r.han && len(c.firms) > 0 && r.dated(c))
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

// mood decides tense and mood of a clause.
func (r *reader) mood(k int) {
	c := &r.clauses[k]
	end := r.runeAt(c.span.End)
	c.wish = (c.bits&cWish != 0 && !r.theyWish(c) || r.wants(c) || r.meantTo(c)) && !r.afterAll(c) || r.conditional(k)
	c.neg = c.bits&cNeg != 0 || r.denies(c) || r.cameToNothing(c) || r.undone(c) || r.unreal(c)
	c.ask = end == '?' || r.asks(c)
	c.beside = r.aside(c) || r.ownDay(c)
	c.cancel = c.bits&cCancel != 0 || r.visitOff(c)
	c.quote = r.quoted(c)
	done, plan, told := 0.0, 0.0, false
	for i := c.from; i < c.to; i++ {
		t := r.toks[i]
		if t.kind != tokWord || r.inFirm(i) {
			continue
		}
		d, p := r.tenseOf(i, t)
		if told {
			d, p = d*0.3, p*0.3 // what was said in a call that was made
		}
		told = told || done >= 1.5 && t.bits&cSay != 0 && c.bits&cCall != 0
		done, plan = done+d, plan+p
		r.explainTense(t.span, d, p)
	}
	for _, w := range c.whens {
		switch x := &r.whens[w]; {
		case x.direction(r.today) < 0 || x.ago:
			done += 4
		case x.weekday && r.markIs(c.to, ':') && r.namesReport(c):
			done += 4 // 周五的会议纪要:
		case x.weekday && done < 1 && x.next > r.today && x.next <= r.today.WeekStart().AddDays(6) && r.headsWeek():
			plan += 4 // this week: Tue Oakline, Wed Kestrel
		case x.direction(r.today) > 0 && r.current(x):
		case x.direction(r.today) > 0:
			plan += 4
		case x.deadline && x.near == r.today && r.hanDone(c) && !r.hands(c):
			done += 1 // 下班前接了个电话
		case r.beforeFeast(x) && (r.hanDone(c) || r.thatWas(c) || r.hasBeen(c)):
			done += 3 // 国庆前去了坤达, said a week after it
		case x.deadline:
			plan += 3
		case x.weekday && x.clock != "" && !r.hanDone(c) && c.bits&(cDone|cMeet|cOutcome) == 0:
			plan += 1.5 // 周四9点 on site: what is arranged has a time
		case x.weekday && !x.either && x.near > r.today && !r.hanDone(c) && c.bits&(cDone|cOutcome) == 0 && !r.thatWas(c):
			plan += 1 // 周六送过去: it is still to come
		case x.weekday && x.either && x.next <= r.today.AddDays(2) && x.past <= r.today.AddDays(-5) && c.bits&(cDone|cOutcome|cVisit) == 0 && (c.bits&(cMeet|cCall|cActivity) != 0 || strings.Contains(r.saying(x.span), "unch") || strings.Contains(r.saying(x.span), "dinner") || strings.Contains(r.saying(x.span), "breakfast")) && r.theirs(c):
			plan += 1 // lunch Thursday with Ben, said on a Wednesday
		case x.grain == byClock && !r.han:
			done += 0.5
		case !x.fixed && !x.weekday && x.near > r.today && x.grain == byDay && !r.hanDone(c) && c.bits&cDone == 0:
			if r.justBeen(x) && c.bits&(cPlan|cThing) == 0 {
				done += 0.5 // 16号在恒瑞调试, said on the 18th
			} else {
				plan += 1
			}
		case r.longToCome(x):
			done += 2
		case !x.fixed && !x.weekday && x.near == r.today && x.grain == byDay && !x.deadline:
			done += 0.5 // 18号, said on the 18th
		case x.near == r.today && x.fixed && (x.part >= 0 || x.clock != "" && !r.stamped(x)) && r.partAhead(x) && !r.hanDone(c) && (k+1 == len(r.clauses) || !r.thatWas(&r.clauses[len(r.clauses)-1])):
			plan += 1.5
		case x.near == r.today && x.fixed && r.hasBegun(x) && r.barelyGoes(c):
			plan += 1.5
		case x.near == r.today && x.fixed:
			done += 1
		}
	}
	if r.hourAhead(c) != "" {
		plan += 1.5
	}
	if done >= 2.5 && plan > done && c.bits&(cVisit|cGo|cMeet) != 0 && !r.comes(c) && r.hanDone(c) {
		done = plan + 1 // told in one breath: went, and it is to be talked about again
	}
	if done > 0 && plan > done && r.hasBeen(c) {
		done = plan + 1 // 元旦前去过一次
	}
	if r.thatWas(c) && c.bits&(cCall|cVisit|cMeet|cGo) != 0 && !r.ahead(c) {
		done += 2 // 打电话说的
	}
	if (r.aloneBesideNames(k) || r.onlyPlans()) && !r.thatWas(c) && r.goesSome(c) && c.bits&cOutcome == 0 && (c.bits&cVisit == 0 || r.gerundIn(c)) {
		plan++
	}
	if r.puts(c) && len(c.whens) > 0 {
		plan += 2
	}
	if r.lastTime(c) && !r.ahead(c) {
		done += 2
	}
	if r.promised(k) {
		plan += 3
	}
	if r.setsOut(c) && !r.hanDone(c) {
		plan = max(plan, done+1)
	}
	if r.saysDay(c) {
		plan = done + 3
	}
	if r.jots(c) || r.agrees(c) || r.appoints(c) || r.putsTo(c) || len(c.whens) > 1 && r.movesTo(c, &r.whens[c.whens[len(c.whens)-1]]) {
		plan += 3
	}
	if r.requests(c) && !r.dated(c) {
		plan = done + 3
	}
	if i := r.firstWord(c); isFunc(r.tok(i), "让") && (r.tok(i+1).kind == tokPerson || r.folkAt(i+1)) && !r.hanDone(c) {
		plan += 1.5 // 让小戴去
	}
	if plan > done && r.hourGone(c) {
		plan = done
	}
	c.lean = done - plan
	switch {
	case plan > done:
		c.tense = 1
	case done >= plan+0.5:
		c.tense = -1
	}
	r.reweighDay(k)
	r.explainClause(c, done, plan)
	if last := k - 1; last >= 0 && c.tense == 0 && r.clauses[last].tense > 0 && r.clauses[last].sentence == c.sentence && !r.clauses[last].void() && c.bits&(cVisit|cMeet|cGo|cCall|cActivity) != 0 && len(c.whens) == 0 {
		c.tense = 1 // 明早去长沙,拜访三一
	}
	if last := k - 1; last >= 0 && c.tense <= 0 && (r.clauses[last].cancel || r.clauses[last].neg) && r.ahead(&r.clauses[last]) && r.clauses[last].sentence == c.sentence && len(c.whens) == 0 && !r.hanDone(c) && c.bits&(cDone|cOutcome) == 0 && c.bits&(cVisit|cMeet|cGo|cCall) != 0 {
		c.tense = 1 // 明天先不去长盈了,去铭利达签合同
	}
	if last := k - 1; last >= 0 && c.tense <= 0 && r.clauses[last].tense > 0 && r.ahead(&r.clauses[last]) && r.clauses[last].sentence == c.sentence && !r.clauses[last].void() && r.sameDay(c) && !r.hanDone(c) && !r.pastEnglish(c) && c.bits&(cDone|cOutcome) == 0 {
		c.tense = 1 // 下周一上午拜访宁远,下午回公司开会
	}
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
		if t := r.toks[i]; isFunc(t, "给") || t.kind == tokWord && t.bits&cThing != 0 && t.w.n > 1 && strings.ContainsAny(firstRune(t.w.text), "送发出交寄报补提装打试") || r.isGerund(t) || t.bits&cWantBuy != 0 && !isHan(r.n[t.span.Start]) ||
			t.bits&cPlan != 0 && t.kind == tokWord && t.w.n == 1 && strings.Contains("送发出交寄报", t.w.text) && r.tok(i+1).bits&cThing != 0 {
			return free
		}
	}
	return free && c.bits&cGo != 0
}

// tenseOf weighs one word for done and for plan.
func (r *reader) tenseOf(i int, t token) (done, plan float64) {
	s := t.w.text
	if t.w.n == 1 && isHan(r.n[t.span.Start]) {
		switch s {
		case "了", "过":
			if r.tok(i+1).kind == tokMark || i+1 == len(r.toks) || s == "了" {
				return 1.5, 0
			}
			return 1.5, 0
		case "刚", "已":
			return 2, 0
		case "又":
			return 1, 0
		case "要":
			if p := r.tok(i - 1); p.kind == tokPerson || p.bits&cTheirs != 0 {
				return 0, 0 // it is the customer who wants
			}
			return 0, 1.5
		case "再", "约", "催", "会", "改", "待", "等":
			return 0, 1.5
		case "将", "前", "得":
			return 0, 0.5
		case "交", "发", "送", "报", "寄", "带", "出":
			return 0, 1
		}
		if t.bits&cGo != 0 {
			return 0.3, 0
		}
		return 0, 0
	}
	if s == "then" && r.han && isHan(r.runeAt(t.span.End)) {
		return 0, 0 // then去坤达送样: 然后
	}
	if bookings[s] && r.sentenceStart(i) {
		return 0, 3
	}
	if strings.HasPrefix(s, "trying again") || strings.HasPrefix(s, "try again") || strings.HasPrefix(s, "going back") || strings.HasPrefix(s, "coming back") || strings.HasPrefix(s, "calling back") {
		return 0, 2
	}
	if s == "打电话" && isFunc(r.tok(i+1), "来") && i > 0 && (r.tok(i-1).kind == tokPerson || r.tok(i-1).kind == tokLatin) {
		return 2.5, 0 // Omar打电话来chase报价
	}
	if s == "again" {
		return 0, 0
	}
	if strings.HasPrefix(s, "要去") || strings.HasPrefix(s, "得去") {
		return 0, 1.5 // 上午要去趟中联重科
	}
	if strings.HasPrefix(s, "又去") || strings.HasPrefix(s, "又见") || strings.HasPrefix(s, "又跑") {
		return 1, 0
	}
	if strings.HasPrefix(s, "打来") || strings.HasPrefix(s, "来电") || (strings.HasPrefix(s, "打电话来") || strings.HasPrefix(s, "打电话过来")) && !strings.ContainsAny(r.between(max(0, t.span.Start-5), t.span.Start), "等让叫请待会没") {
		return 2, 0 // who has rung
	}
	if s == "花了" {
		return 3, 0 // what was spent has been
	}
	if s == "回访" && (len(r.whens) == 0 && len(r.clauses) > 1 || isFunc(r.tok(i-1), "是") || strings.HasSuffix(r.tok(i-1).text(), "是") || strings.HasSuffix(r.tok(i-2).text(), "是") || r.tok(i-1).bits&(cCustomer|cSource) != 0 && len(r.whens) == 0) {
		return 0.4, 0 // 都是回访
	}
	hanDone := strings.Contains(s, "了") || strings.HasSuffix(s, "过") || strings.Contains(s, "过一") || strings.HasSuffix(s, "完") || strings.HasSuffix(s, "到") && t.bits&cMeet != 0
	switch {
	case t.bits&cPlan != 0 && (strings.HasPrefix(s, "约") || strings.HasPrefix(s, "book") || strings.HasPrefix(s, "改约") || strings.HasPrefix(s, "预约") || strings.HasPrefix(s, "安排") || strings.HasPrefix(s, "答应") || strings.HasPrefix(s, "承诺")):
		return 0, 2
	case strings.HasPrefix(s, "电话约"):
		return 0, 2
	case t.bits&cOutcome != 0 && t.bits&cCancel == 0:
		return 2.5, 0
	case t.bits&(cVisit|cMeet|cGo|cCall) != 0 && hanDone:
		return 2.5, 0
	case t.bits&cWish != 0:
		return 0, 2
	case t.bits&cDone != 0 && t.bits&cPlan == 0:
		if !isHan(r.n[t.span.Start]) && t.bits&cWantBuy != 0 {
			return 0.5, 0
		}
		return 1.5, 0
	case t.bits&cPlan != 0 && t.bits&cDone == 0:
		if s == "报价" || s == "quote" {
			return 0, 0
		}
		if s == "预计" || s == "plan" || s == "appointment" {
			return 0, 0.5
		}
		return 0, 1.5
	case t.bits&cAnswer != 0:
		return 0, 1
	case t.bits&(cVisit|cMeet|cCall) != 0 && !isHan(r.n[t.span.Start]) && !r.isGerund(t) && !neutral[s]:
		if r.hanPlanBefore(i) {
			return 0.3, 0 // 回头cold call一下
		}
		if r.stillTo(i) {
			return 0, 1.5 // wants to meet the week after
		}
		return 1.5, 0
	case t.bits&(cVisit|cMeet) != 0 && isHan(r.n[t.span.Start]):
		return 0.4, 0
	case hanDone:
		return 1, 0
	}
	return 0, 0
}
