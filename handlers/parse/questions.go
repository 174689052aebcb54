package parse

import "strings"

// asks reports whether a clause without a question mark is a question all the
// same.
func (r *reader) asks(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		t := r.toks[i]
		if t.kind != tokWord || t.bits&cAsk == 0 || r.inFirm(i) || r.inTitle(t.span.Start) || r.isAnswered(c, i) {
			continue
		}
		if r.findsOut(c, t.span.Start) {
			continue
		}
		if t.w.text == "呢" && r.endsOpen(c, i) {
			return c.bits&cDone == 0
		}
		if r.asksWith(c, i) {
			return true
		}
	}
	return r.countsOpen(c) || r.endsAsking(c)
}

// findsOut reports whether what is asked at a place is what somebody has to find out of others: 周五
// 前弄明白恒发什么时候付款, find out when Kestrel decides. Looking something up is wished of whoever
// reads, but for somebody who says when or where he looks: 周四去恒发看看还有哪些工序能用.
func (r *reader) findsOut(c *clause, at int) bool {
	if r.runeAt(c.span.End) == '?' {
		return false
	}
	before := r.between(c.span.Start, at)
	if _, ok := holdsAny(before, findingOut); ok {
		return true
	}
	look, ok := holdsAny(before, lookingUp)
	if !ok {
		return false
	}
	head := before[:look.Start]
	if _, ok := holdsAny(head, goingThere); ok {
		return true
	}
	return len(c.whens) > 0 && r.bytes[r.whens[c.whens[0]].span.Start]-r.bytes[c.span.Start] < len(head) && r.ahead(c)
}

// toFindOut reports a clause of something that is still to be learnt of others.
func (r *reader) toFindOut(c *clause) bool {
	if c.bits&cAsk == 0 || r.hanDone(c) {
		return false
	}
	_, ok := holdsAny(r.words(c), findingOut)
	return ok
}

var (
	// findingOut are the words for learning something from others.
	findingOut = []string{
		"弄明白", "弄清", "搞明白", "搞清", "摸清", "打听", "问清", "记得问", "别忘了问", "记得确认", "提醒我问", "提醒我确认", "要问问", "再问问",
		"find out", "figure out", "remind me to ask", "remind me to check", "need to ask", "need to find out", "must ask",
	}
	// lookingUp are the words for learning something from others or from what is kept.
	lookingUp = []string{"看看", "看下", "看一下", "看几点", "看哪天", "了解", "确认", "核实", "问", "查"}
	// goingThere are the words of somebody who goes where he looks, or talks to whom he asks.
	goingThere = []string{"去", "到", "约", "跟", "找", "打电话"}
)

// asksWith reports whether the word for asking at token i asks where it stands.
func (r *reader) asksWith(c *clause, i int) bool {
	t := r.toks[i]
	if !isHan(r.n[t.span.Start]) {
		return r.asksInEnglish(c, i)
	}
	switch t.w.text {
	case "情况", "进展", "进度", "状态":
		return r.asksHowItStands(c, i)
	case "多少款", "多少钱", "多少家", "多少个", "多少人", "多少台", "多少次", "多少单", "多少万", "多少条", "多少笔", "多少天":
		return !r.unknown(c) && !r.saidBefore(c, i)
	case "什么", "啥", "几个", "几家", "多少", "哪里", "谁":
		return r.asksWhat(c, i)
	case "哪天", "哪一天", "哪次":
		if next := r.tok(i + 1).text(); startsWith(next, "等", "再", "待", "另") {
			return false // 具体哪天等 Marta confirm
		}
		return !c.wish && !isFunc(r.tok(i-1), "等") && !isFunc(r.tok(i-1), "改") && !r.saidBefore(c, i)
	case "呢":
		return false
	case "没有啊", "了没", "了没有", "吗":
		return true
	}
	return !r.saidBefore(c, i)
}

// asksInEnglish reports whether an English word for asking stands first; one that may as
// well go on with what was said has to begin a sentence.
func (r *reader) asksInEnglish(c *clause, i int) bool {
	if i > c.from+1 {
		return false
	}
	switch r.toks[i].w.text {
	case "which", "who", "when", "where", "how", "what", "why":
		return r.sentenceStart(c.from)
	}
	return true
}

// asksHowItStands reports whether 进展 is asked for, and not told of or looked after.
func (r *reader) asksHowItStands(c *clause, i int) bool {
	prev := r.tok(i - 1)
	if r.ahead(c) && c.bits&(cGo|cVisit|cCall|cWith) != 0 && !isFunc(prev, "的") && prev.text() != "了解" {
		return false // 明天去恒鑫看进度
	}
	return !r.hanDone(c) && !startsWith(prev.text(), "没", "有") && !strings.ContainsRune("无没有", r.runeAt(r.toks[i].span.Start-1)) &&
		!reportsOn[prev.text()] && (i+1 >= c.to || r.tok(i+1).bits&cAsk != 0)
}

// asksWhat reports whether 什么, 谁 or 几家 asks: it does not in 没什么情况, 说了下进展.
func (r *reader) asksWhat(c *clause, i int) bool {
	s, prev := r.toks[i].w.text, r.tok(i-1).text()
	switch r.tok(i + 1).text() {
	case "status", "stage", "progress", "情况", "进度", "进展", "状态", "阶段", "动静", "消息", "动作", "变化", "新消息", "新进展", "新动作", "下文":
		if !strings.HasPrefix(prev, "没") && !r.saidBefore(c, i) {
			return true
		}
	}
	switch {
	case s == "谁" && r.whoever(c, i):
		return false
	case (s == "几家" || s == "几个" || s == "多少") && len(r.firms)+len(r.folk) == 0 && len(r.clauses) == 1:
		return true // 我上周拜访了几家客户
	case s == "多少" && !r.unknown(c) && !startsWith(prev, "没", "不") && !r.saidBefore(c, i):
		return true
	case r.notAny(c, i):
		return false
	case i+1 >= c.to:
		return true
	}
	return c.bits&cDone == 0 && (c.bits&(cVisit|cMeet) == 0 || !r.hanDone(c)) // with nothing done
}

// whoever reports whether 谁 stands twice in a clause and tells of whoever it is: 谁便宜买谁的.
func (r *reader) whoever(c *clause, i int) bool {
	for k := c.from; k < c.to; k++ {
		if k != i && strings.Contains(r.tok(k).text(), "谁") {
			return strings.HasPrefix(r.saying(c.span), "谁") || !strings.HasSuffix(r.saying(c.span), "谁")
		}
	}
	return false
}

// endsOpen reports whether 呢 at token i ends a clause as a question: it does not in 还没呢.
func (r *reader) endsOpen(c *clause, i int) bool {
	return i+1 >= c.to && !c.neg && c.bits&cNeg == 0 && !startsWith(r.words(c), "还没", "尚未") && !strings.HasSuffix(r.tok(i-1).text(), "着")
}

// reportsOn are the words behind which it is told to somebody how things stand: 打电话汇报进度.
var reportsOn = map[string]bool{"汇报": true, "通报": true, "反馈": true, "同步": true, "沟通": true, "交流": true, "汇报了": true, "汇报一下": true, "沟通一下": true, "同步一下": true, "说明": true, "介绍": true, "对": true, "对一下": true}

// askingEnds end a question that has no mark, with a word that the lexicon does not part.
var askingEnds = []string{"啥动静", "什么动静", "啥消息", "什么消息", "啥进展", "啥情况", "啥说法", "咋样了", "咋样", "怎样了", "如何了", "到哪了", "到哪步了", "到哪一步了", "谁跟的", "谁在跟", "谁在管", "多久没跟", "多久没去", "多久没拜访", "多久没联系", "去过没", "跟过没", "报价没", "报了没", "签了没", "回了没", "定了没", "更新过没", "联系过没"}

// endsAsking reports whether a clause ends like a question: 南方泵业最近有啥动静.
func (r *reader) endsAsking(c *clause) bool {
	text := r.words(c)
	for _, w := range askingEnds {
		if head, ok := strings.CutSuffix(text, w); ok {
			_, said := holdsAny(head, []string{"没", "不", "说", "问", "聊"})
			return !said
		}
	}
	return false
}

// countsOpen reports whether a clause asks how many of the speaker's own things are in some
// state, with a word for so many that nothing else follows: 我手上还有几个单没报价.
func (r *reader) countsOpen(c *clause) bool {
	if len(r.clauses) > 1 || len(c.firms)+len(c.folk) > 0 || c.bits&cSpeaker == 0 || r.hanDone(c) || c.bits&cDone != 0 {
		return false
	}
	_, ok := holdsAny(r.words(c), openCounts)
	return ok
}

// openCounts are the words for how many of what the product keeps.
var openCounts = []string{"几个单", "几单", "几个客户", "几家客户", "几个项目", "几个商机", "几个标", "几条线索", "几个线索", "几个待办", "几笔", "多少单", "多少客户", "多少项目", "多少线索", "哪几家", "哪几个", "哪些单", "哪些客户", "哪些项目"}

// inTitle reports whether a place stands within the title of a paper: 《为什么都在上自动化》.
func (r *reader) inTitle(at int) bool {
	for k := at - 1; k >= 0 && k > at-40; k-- {
		switch r.n[k] {
		case '《':
			return true
		case '》':
			return false
		}
	}
	return false
}

// notAny reports whether a denial stands shortly before token i: 没聊出什么.
func (r *reader) notAny(c *clause, i int) bool {
	for k := i - 1; k >= c.from && k >= i-3; k-- {
		if s := r.toks[k].text(); strings.HasPrefix(s, "没") || s == "不" {
			return true
		}
	}
	return false
}

// unknown reports whether a clause says that something is not known yet.
func (r *reader) unknown(c *clause) bool {
	_, ok := holdsAny(r.words(c), []string{"不知道", "不清楚", "不好说", "没说", "不确定", "没定"})
	return ok
}

// saidBefore reports whether somebody asks within the clause (他问怎么付款):
// then it is not the speaker's question.
func (r *reader) saidBefore(c *clause, i int) bool {
	for k := c.from; k < i; k++ {
		if t := r.toks[k]; t.kind == tokWord && (t.bits&cSay != 0 && isHan(r.n[t.span.Start]) || t.w.text == "聊了" || t.w.text == "看看" && c.bits&cVisit != 0 || t.w.text == "了解了" || t.w.text == "知道" || t.w.text == "不知道" && isFunc(r.tok(k+1), "为啥")) {
			return true
		}
	}
	return false
}

// isAnswered reports whether the question at token i is what somebody is to be told: 三天后给
// 罗经理回复能不能降到58万.
func (r *reader) isAnswered(c *clause, i int) bool {
	if r.runeAt(c.span.End) == '?' {
		return false
	}
	for k := i - 1; k >= c.from && k >= i-3; k-- {
		switch r.toks[k].text() {
		case "回复", "答复", "回话", "反馈", "给回复", "给答复", "给个答复", "回个话", "确认下", "确认一下", "落实":
			return len(c.whens) > 0 || len(c.folk) > 0
		}
	}
	return false
}
