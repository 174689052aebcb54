package parse

import (
	"slices"
	"strings"
)

// What is to be done is often said without a day, a verb of duty or both: 到时候带样品再去一次, next:
// Oakline with Ms Vogt, 方案那个催一下.

// setsOut reports whether a clause says so of a visit or of something to be chased.
func (r *reader) setsOut(c *clause) bool {
	if c.void() || c.tense < 0 || c.bits&(cOutcome|cSay|cWantBuy) != 0 {
		return false
	}
	text := r.words(c)
	switch {
	case strings.HasPrefix(text, "next"), strings.HasPrefix(text, "下一"):
		return r.headsNext(c, text)
	case strings.HasPrefix(text, "那就"), strings.HasPrefix(text, "那我"), strings.HasPrefix(text, "那先"):
		return len(c.whens) > 0 && c.bits&(cGo|cVisit|cMeet|cCall) != 0 && !r.hanDone(c) // 那就早上去恒发
	case strings.Contains(text, "再"):
		_, again := holdsAny(text, []string{"再去一", "再过去一", "再跑一", "再走一", "再去趟", "再跑趟", "再上门", "再登门"})
		return again && !r.hanDone(c) && !strings.Contains(text, "过了") && !strings.Contains(text, "没必要") && !slices.ContainsFunc(c.whens, func(w int) bool { return r.whens[w].direction(r.today) < 0 })
	case strings.Contains(text, "催"):
		_, chase := holdsAny(text, []string{"催一下", "催下", "催催", "催一催"})
		return chase && c.bits&(cThing|cMoneyKind) != 0 && c.bits&(cNeg|cCall) == 0 && !strings.HasPrefix(text, "被") && !strings.HasPrefix(text, "刚") && !strings.Contains(text, "来催") && !strings.Contains(text, "来电")
	}
	return false
}

// setsOutIn reports whether a clause of a group does.
func (r *reader) setsOutIn(g *group) bool {
	return slices.ContainsFunc(g.clauses, func(k int) bool { return r.setsOut(&r.clauses[k]) })
}

// callless reports whether not a word of a group speaks of a call or of writing to somebody, nor of
// anything done.
func (r *reader) callless(g *group) bool {
	if r.bitsOf(g)&(cCall|cReach) != 0 || slices.ContainsFunc(g.clauses, func(k int) bool { return r.clauses[k].tense < 0 && !r.clauses[k].void() }) {
		return false
	}
	_, ok := holdsAny(r.folded, []string{"电话", "电联", "微信", "短信", "邮件", "通话", "语音", "视频", "联系", "沟通", "打给", "来电", "回电", "回复", "call", "phone", "ring", "rang", "mail", "whatsapp", "zoom", "teams", "spoke", "talk", "chat", "heard from", "message", "text"})
	return !ok
}

// notRung reports whether every clause of a group that speaks of a call says that none was made, and what else
// it has is still to come: 昨天忘了给王总打电话,明天上午打.
func (r *reader) notRung(g *group) bool {
	denied := false
	for _, k := range g.clauses {
		switch c := &r.clauses[k]; {
		case c.neg && c.bits&(cCall|cReach) != 0 && c.bits&cOutcome == 0:
			denied = true
		case c.tense <= 0:
			return false
		}
	}
	return denied
}

// headsNext reports whether a clause names behind a word for what comes next where that is: next
// up: Oakline, 下一家:恒鑫.
func (r *reader) headsNext(c *clause, text string) bool {
	for _, w := range [...]string{"next:", "next up", "next stop", "next one", "next on", "下一家", "下一站", "下一个客户"} {
		if strings.HasPrefix(text, w) {
			k := r.clauseOf(c)
			if _, was := holdsAny(text, []string{" was ", " were ", " went ", " said "}); was || k+1 < len(r.clauses) && r.clauses[k+1].sentence == c.sentence && r.clauses[k+1].tense < 0 {
				return false // next up was Oakline, met Ms Vogt
			}
			return len(c.firms) > 0 || c.to-c.from <= 3 && r.markIs(c.to, ':') && k+1 < len(r.clauses) && len(r.clauses[k+1].firms) > 0
		}
	}
	return false
}

// clauseOf is the number of a clause.
func (r *reader) clauseOf(c *clause) int {
	for k := range r.clauses {
		if &r.clauses[k] == c {
			return k
		}
	}
	return -1
}

// cameToNothing reports whether a clause ends in saying that a meeting did not take place: 上周五
// 的会没开成.
func (r *reader) cameToNothing(c *clause) bool {
	if !r.endsWithWord(c, "成") {
		return false
	}
	text := r.words(c)
	if c.bits&cGo != 0 {
		return false // 去恒鑫拜访没成: who went there was there
	}
	for _, w := range [...]string{"的会没成", "会议没成", "meeting没成", "电话没打成", "call没打成", "视频没开成", "demo没成", "的会没开成", "会议没开成", "没约成"} {
		if strings.HasSuffix(text, w) {
			return true
		}
	}
	return false
}

// endsWithWord reports whether the text of a clause ends so, at hardly any cost.
func (r *reader) endsWithWord(c *clause, s string) bool {
	return c.span.End > c.span.Start && strings.HasSuffix(s, string(r.n[c.span.End-1]))
}
