package parse

import (
	"slices"
	"strings"
)

// toldOutright reports whether a clause of a group tells of somebody of a customer whom the speaker
// met or rang, or of a customer where he was, in words that mean that it was done: whatever is to be
// done behind it is the next step of that. 恒发visit done,周五follow up合同.
func (r *reader) toldOutright(g *group) bool {
	return slices.ContainsFunc(g.clauses, func(k int) bool {
		c := &r.clauses[k]
		if r.saidToFace(c) || r.leftMeeting(c) || c.bits&(cGo|cDone) != 0 && !c.void() && !r.han && r.cameToUs(c) {
			return true
		}
		if c.tense >= 0 || c.void() || c.there || c.bits&(cRival|cCost) != 0 || c.bits&(cVisit|cMeet|cCall|cActivity) == 0 && !r.dealtWith(c) || r.othersWent(c) || r.ownAffair(c) {
			return false
		}
		if len(c.firms) == 0 && !r.theirs(c) {
			return k > 0 && (c.bits&cActivity != 0 || r.mixedDone(c)) && r.hanDone(c) && r.showedThere(&r.clauses[k-1])
		}
		return r.hanDone(c) && r.behindUs(c) && (len(c.firms) > 0 || r.titled(c)) || r.justVisited(c) || r.onItsDate(c) || r.endsDone(c) || r.mixedDone(c) || r.dealtWith(c)
	})
}

// justVisited reports whether a clause says in a word that means nothing else that the speaker comes from a
// company that is named behind it: 刚left宏业, 刚离开宏业.
func (r *reader) justVisited(c *clause) bool {
	return len(c.firms) > 0 && (r.justNow(c) && c.bits&(cActivity|cVisit|cGo) != 0 || slices.ContainsFunc(r.toks[c.from:c.to], func(t token) bool {
		return t.kind == tokWord && t.bits&cVisit != 0 && strings.HasPrefix(t.w.text, "刚")
	}))
}

// onItsDate reports whether a clause names a customer, a meeting and a date without a year that has just
// been: 12/8 锐达 review meeting.
func (r *reader) onItsDate(c *clause) bool {
	return len(c.firms) > 0 && c.bits&cPlan == 0 && slices.ContainsFunc(c.whens, func(i int) bool {
		w := &r.whens[i]
		return w.grain == byDay && !w.weekday && !w.deadline && w.past <= r.today && r.longToCome(w)
	})
}

// mixedDone reports whether a clause tells with an English verb and the Chinese mark of what was done that
// the speaker met somebody: demo完联丰的line 2, present了方案给Greta.
func (r *reader) mixedDone(c *clause) bool {
	return slices.ContainsFunc(r.toks[c.from:c.to], func(t token) bool {
		return t.kind == tokWord && t.bits&(cVisit|cMeet|cActivity) != 0 && t.bits&cOutcome == 0 && isLetter(r.n[t.span.Start]) && isHan(r.n[t.span.End-1]) && done(t.w.text)
	})
}

// metThen reports whether a clause of a group tells in Chinese, on a day of its own that has come, that the
// speaker met or showed somebody something, and the group names with whom that was: whatever is planned
// beside it, it was. 下周三再去恒发,今天聊了俩小时.
func (r *reader) metThen(g *group) bool {
	if g.firm < 0 || r.frailFirm(&r.firms[g.firm]) {
		if !slices.ContainsFunc(g.clauses, func(k int) bool { return r.titled(&r.clauses[k]) }) {
			return false
		}
	}
	return slices.ContainsFunc(g.clauses, func(k int) bool {
		c := &r.clauses[k]
		return c.tense < 0 && !c.void() && !c.there && c.bits&(cMeet|cVisit|cActivity) != 0 && c.bits&(cChat|cRival|cCost) == 0 &&
			(r.dated(c) || r.weekdayPast(c)) && (r.hanDone(c) || r.thatWas(c)) && !r.othersWent(c) && !r.ownAffair(c)
	})
}

// showedThere reports whether a clause names a customer and a day that has come, of what was done there:
// 今早teams会议with博众精工,demo了new feature.
func (r *reader) showedThere(last *clause) bool {
	return last.tense < 0 && !last.void() && !last.there && len(last.firms) > 0 && r.dated(last)
}

// notDone reports whether a clause says last of a visit, a meeting or a call that it was not done:
// 恒发visit还没done, Otto demo not done yet.
func (r *reader) notDone(c *clause) bool {
	i := r.lastSaid(c, c.to)
	if isFunc(r.tok(i), "yet") {
		i = r.lastSaid(c, i)
	}
	if i <= c.from || !doneWords[r.toks[i].text()] {
		return false
	}
	if i = r.lastSaid(c, i); i <= c.from || !stillNot[r.toks[i].text()] {
		return false
	}
	i = r.lastSaid(c, i)
	return i > c.from && r.toks[i].kind == tokWord && r.toks[i].bits&(cVisit|cMeet|cCall|cActivity) != 0 && !r.inFirm(i)
}

// lastSaid is the last token of a clause before another that is no blank.
func (r *reader) lastSaid(c *clause, before int) int {
	i := before - 1
	for i > c.from && r.isSpace(i) {
		i--
	}
	return i
}

// stillNot deny that something was done.
var stillNot = wordSet("还没 没 没有 还没有 未 尚未 还未 not isn't wasn't")

// endsDone reports whether a clause says last of a visit, a meeting or a call that it was done:
// 恒发visit done, Otto的demo完成, call with Greta ✅ has no word and is none.
func (r *reader) endsDone(c *clause) bool {
	i := r.lastSaid(c, c.to)
	for i > c.from && r.toks[i].kind == tokWhen {
		i = r.lastSaid(c, i)
	}
	if i <= c.from || !doneWords[r.toks[i].text()] {
		return false
	}
	i = r.lastSaid(c, i)
	for i > c.from && r.toks[i].kind == tokWhen {
		i = r.lastSaid(c, i)
	}
	if _, paper := holdsAny(r.toks[i].text(), []string{"方案", "计划", "报告", "材料", "纪要", "总结", "安排"}); paper {
		return false // 大族的演示方案完成了
	}
	return r.toks[i].kind == tokWord && r.toks[i].bits&(cVisit|cMeet|cCall|cActivity) != 0 && !r.inFirm(i)
}

// doneWords say behind a doing that it was done.
var doneWords = wordSet("done completed finished 完成 完成了 已完成 done了 结束 结束了 搞定 搞定了")

// contacted reports whether a clause tells that the speaker got in touch with somebody of a customer's,
// by whatever means: 昨天联系了王工. What is still to be done is no call: 帮我联系一下王工.
func (r *reader) contacted(c *clause) bool {
	if c.tense >= 0 || !r.han {
		return false
	}
	if r.rangUs(c) {
		return true
	}
	if !strings.Contains(r.words(c), "联系") {
		return false
	}
	if _, sent := holdsAny(r.words(c), []string{"让", "叫", "请", "谁"}); sent || c.ask {
		return false // 让小张联系了王总, 谁联系过王总, 已联系王总让他周五回电
	}
	for i := c.from; i < c.to; i++ {
		at := i
		switch r.toks[i].text() {
		case "联系":
			switch before := r.tok(i - 1).text(); {
			case isFunc(r.tok(i+1), "了"), isFunc(r.tok(i+1), "过"):
				i++
			case before == "已" || before == "已经" || before == "刚" || before == "刚刚":
			default:
				continue
			}
		case "联系了", "联系过", "联系过了", "联系上", "联系上了":
		default:
			continue
		}
		with, own := r.ledUpTo(c, at)
		return own && (len(c.firms) > 0 || r.titled(c)) && (with || r.firmStarts(i+1) || r.folkAt(i+1))
	}
	return false
}

// contactedIn reports whether a clause of a group tells so, whatever its other words are.
func (r *reader) contactedIn(g *group) bool {
	return slices.ContainsFunc(g.clauses, func(k int) bool { c := &r.clauses[k]; return !c.void() && r.theirs(c) && r.contacted(c) })
}

// titled reports whether a clause names somebody of a customer's with his title: 王工, not 小王, who may
// be one of our own.
func (r *reader) titled(c *clause) bool {
	return slices.ContainsFunc(c.folk, func(k int) bool { p := &r.folk[k]; return !p.ours && (p.title != "" || !familiar(p.name)) })
}

// rangUs reports whether a clause tells with an English word that somebody rang the speaker, on a day that
// has come or just now: 王总刚刚ring我, and not 让王总ring我.
func (r *reader) rangUs(c *clause) bool {
	for i := c.from; i+1 < c.to; i++ {
		if s := r.saying(r.toks[i].span); s != "ring" && s != "rang" && s != "ring了" && s != "rang了" {
			continue
		}
		k := i + 1
		if isFunc(r.tok(k), "了") {
			k++
		}
		if r.tok(k).bits&cSpeaker == 0 && !isFunc(r.tok(k), "我") {
			continue
		}
		_, asked := holdsAny(r.between(c.span.Start, r.toks[i].span.Start), []string{"让", "叫", "请", "等", "会", "说", "要", "没"})
		return !asked && (len(c.firms) > 0 || r.titled(c)) && (r.dated(c) || r.behindUs(c) || r.justNow(c) || r.hanDone(c))
	}
	return false
}

// ledUpTo reports whether somebody with whom something was done stands before token i, and whether nothing
// else does but the speaker, days and light words: 昨天跟王工联系了. Who stands there alone did it himself.
func (r *reader) ledUpTo(c *clause, i int) (with, own bool) {
	for k := c.from; k < i; k++ {
		switch t := r.toks[k]; {
		case t.bits&cWith != 0:
			with = true
		case r.folkAt(k), r.inFirm(k):
			if !with {
				return false, false // 王工联系了别家, 赵刚联系了王总
			}
		case t.kind == tokWhen, t.kind == tokMark, t.bits&(cCall|cTitle) != 0, speakers[t.text()], lightAdverbs[t.text()], isFunc(t, "的"), isFunc(t, "已"), isFunc(t, "已经"), isFunc(t, "刚"):
		default:
			return false, false
		}
	}
	return with, true
}

// madeGood reports whether a group tells that the speaker did on a later day what he did not do on the
// first: 昨天没空去恒鑫,今天去了. Who went must be nobody else: 昨天没空去恒鑫,今天小李去了.
func (r *reader) madeGood(g *group) bool {
	denied := false
	for _, k := range g.clauses {
		c := &r.clauses[k]
		switch {
		case c.neg && !c.cancel && len(c.firms)+len(c.folk) > 0:
			denied = true
		case !denied || c.void() || c.tense >= 0 || !r.dated(c) || len(c.firms)+len(c.folk) > 0:
		case r.hanDone(c) && c.bits&(cGo|cVisit|cMeet|cCall) != 0 && r.ownDone(c):
			return true
		}
	}
	return false
}

// wentInstead reports whether a clause tells who else went where the speaker did not: 昨天没空去恒鑫,今天小李去了.
func (r *reader) wentInstead(k int) bool {
	c := &r.clauses[k]
	if k == 0 || len(c.folk) != 1 || len(c.firms) > 0 || c.bits&cSpeaker != 0 || c.bits&cGo == 0 || !r.clauses[k-1].neg || r.clauses[k-1].sentence != c.sentence {
		return false
	}
	p := &r.folk[c.folk[0]]
	if p.tok != r.firstWord(c) {
		return false
	}
	i := p.tok
	for i < c.to && r.toks[i].span.Start < p.span.End {
		i++
	}
	return r.tok(i).kind == tokWord && r.tok(i).bits&cGo != 0 && i+1 >= c.to
}

// ownDone reports whether nothing but days, the speaker and light words stand before what a clause
// says was done: 改今天去了, 今天又去了.
func (r *reader) ownDone(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		switch t := r.toks[i]; {
		case t.bits&(cGo|cVisit|cMeet|cCall) != 0:
			return true
		case t.kind == tokWhen, t.kind == tokMark, speakers[t.text()], lightAdverbs[t.text()], isFunc(t, "改"), isFunc(t, "改到"), isFunc(t, "改成"), isFunc(t, "才"), isFunc(t, "补"), isFunc(t, "就"):
		default:
			return false
		}
	}
	return false
}

// telegraphed is the evidence above which more than a day and a name speak for a visit.
const telegraphed = 2.5

// doubtful reports whether the customer of a group is one whom only his characters make likely, and not
// beyond doubt, and of whom nothing is said but a day: 昨夜西风凋碧树,独上高楼.
func (r *reader) doubtful(g *group) bool {
	if g.firm < 0 || r.anybody(g) || r.does(g) || r.sumOf(g) != nil {
		return false
	}
	f := &r.firms[g.firm]
	if len(f.known) > 0 || f.tailed || f.region != "" || f.from+1 != f.to || !r.spottedFirm(f.from) {
		return false
	}
	return r.spotted[r.toks[f.from].at].likely < beyondDoubt
}

// offTo reports whether a message says no more than what somebody has gone to do: 理发去了. A customer
// stands there only where he is known or called like one.
func (r *reader) offTo(g *group) bool {
	if !r.frail(g) {
		return false
	}
	for k := range r.clauses[1:] {
		if c := &r.clauses[k+1]; c.bits&(event|cThing|cSay|cTheirs|cCustomer|cAnswer) != 0 || len(c.folk) > 0 {
			return false // 恒鑫去了,没见到人
		}
	}
	c := &r.clauses[0]
	f := &r.firms[g.firm]
	return len(c.whens) == 0 && f.from == c.from && f.to == c.to-1 && (isFunc(r.tok(f.to), "去了") || r.tok(f.to).text() == "去了")
}

// notice reports whether a clause tells in English what will be done to a part of the house, by nobody:
// The parking lot will be resurfaced next Tuesday. The samples will be shipped on Friday is a step.
func (r *reader) notice(c *clause) bool {
	if r.han || len(c.firms)+len(c.folk) > 0 || c.bits&(cSpeaker|cOurs|cCustomer) != 0 {
		return false
	}
	what, done, passive := strings.Cut(r.words(c), " will be ")
	verb, _, _ := strings.Cut(done, " ")
	return passive && strings.HasSuffix(verb, "ed") && slices.ContainsFunc(houseParts, func(part string) bool {
		return strings.HasSuffix(" "+strings.TrimSpace(what), " the "+part)
	})
}

// houseParts are what notices speak of.
var houseParts = []string{"parking lot", "car park", "office", "canteen", "cafeteria", "kitchen", "lobby", "restrooms", "toilets"}

// countsThings reports whether a number and a measure for things stand at a rune: 两条, 三辆; 三只松鼠 is a brand.
func (r *reader) countsThings(at int) bool {
	return strings.ContainsRune("一两二三四五六七八九十几", r.runeAt(at)) && strings.ContainsRune("条辆间套批张件份", r.runeAt(at+1))
}

// becameMore say that there are more of something: what is counted behind them is no customer, whatever it ends in.
var becameMore = wordSet("新增 增加 新开 开通 增设 新建")
