package parse

import (
	"slices"
	"strings"
)

// idleTalk reports whether a group is talk of which nothing is to be made, whatever single
// words of it speak for: news of the market, a dream, whether others saw something, a deal of
// somebody else, what was only passed on the way.
func (r *reader) idleTalk(g *group) bool {
	talk := r.marketNews(g) || r.calendar(g) || r.lostToOther(g) || r.machineTalk(g) || r.exclaims() || r.dreams() || r.asksWhoSaw(g) || r.onlyPasses(g) || r.onlySawThing(g) || r.onlyBooks(g) || r.ownBrand(g)
	r.gossips = r.gossips || talk
	return talk || r.notMine(g)
}

// marketWords are what is told of companies that are in the papers.
var marketWords = []string{"净利", "市值", "股价", "涨停", "跌停", "财报", "季报", "年报出", "半年报", "营收涨", "营收又", "上市首日", "敲钟", "ipo", "share price", "shares fell", "shares rose", "quarterly results", "annual results", "market cap", "stock price", "profit warning"}

// marketNews reports whether a group tells how a company stands in the market, with nobody of it
// and nothing that the speaker did: 宁德时代年报出了,净利涨了三成.
func (r *reader) marketNews(g *group) bool {
	if r.anybody(g) || r.bitsOf(g)&(cVisit|cCall|cCapture|cSpeaker|cOurs|cWantBuy) != 0 {
		return false
	}
	_, ok := holdsAny(r.folded, marketWords)
	return ok
}

// calendar reports whether a group is nothing but days and weeks, as a heading is: Monday 7 December: Week 50.
func (r *reader) calendar(g *group) bool {
	if r.ctx.Draft != nil || g.firm >= 0 || len(r.clauses) != len(g.clauses) {
		return false
	}
	weeks := false
	for _, k := range g.clauses {
		for i := r.clauses[k].from; i < r.clauses[k].to; i++ {
			switch t := r.toks[i]; {
			case t.kind == tokWhen:
				weeks = weeks || r.whens[t.at].grain == byWeek
			case t.kind == tokMark, t.kind == tokDigits, isFunc(t, "week"), isFunc(t, "第"), isFunc(t, "周"):
				weeks = weeks || r.saying(t.span) == "week" || r.saying(t.span) == "周"
			case r.saying(t.span) == "week", r.saying(t.span) == "wk", r.saying(t.span) == "kw":
				weeks = true
			default:
				return false
			}
		}
	}
	return weeks
}

// lostToOther reports whether a group tells that one company lost something to another, with nobody of either
// and nothing of the speaker's in it: Boeing lost another order to Airbus.
func (r *reader) lostToOther(g *group) bool {
	c := &r.clauses[g.clauses[0]]
	if r.han || len(c.firms) < 2 || r.anybody(g) || !r.firmStarts(c.from) || r.firms[c.firms[0]].known != nil || r.bitsOf(g)&(cSpeaker|cOurs|cVisit|cCall) != 0 {
		return false
	}
	_, ok := holdsAny(r.words(c), []string{"lost another", "lost an order to", "lost a contract to", "lost the order to", "lost the contract to", "loses another", "loses out to", "lost out to", "lost market share", "sues ", "sued ", "merges with", "merged with", "takes over", "took over"})
	return ok
}

// machineTalk reports whether a group is what banks, couriers and offices send to everybody.
func (r *reader) machineTalk(g *group) bool {
	if r.anybody(g) || r.bitsOf(g)&(cVisit|cCall|cSpeaker) != 0 {
		return false
	}
	_, ok := holdsAny(r.folded, []string{"您尾号", "尾号为", "验证码", "取件码", "您的快递", "您的包裹", "您的外卖", "起执行新", "起实行", "起施行", "起生效", "your parcel", "your package", "verification code", "your order has shipped", "change your password"})
	return ok
}

// exclaims reports whether what looks like a question only lets off steam: What a customer!
func (r *reader) exclaims() bool {
	if strings.Contains(r.folded, "?") {
		return false
	}
	for _, w := range []string{"what a ", "what an ", "what the ", "how annoying", "how nice", "什么客户啊", "什么人啊", "什么人嘛", "什么鬼", "什么玩意", "什么破", "什么世道", "什么天气"} {
		if strings.HasPrefix(r.folded, w) {
			return true
		}
	}
	return false
}

// dreams reports whether a question is none, but a wish for what others have: 什么时候我也能….
func (r *reader) dreams() bool {
	_, ok := holdsAny(r.folded, []string{"什么时候我也能", "啥时候我也能", "什么时候也能轮到", "啥时候轮到我", "什么时候轮到我", "何时轮到我", "我也想有个", "when will i ever", "when will it be my turn", "why can't i ever"})
	return ok
}

// asksWhoSaw reports whether a message only asks whether others saw or heard what goes round:
// Did you see the Siemens results?
func (r *reader) asksWhoSaw(g *group) bool {
	if r.anybody(g) {
		return false
	}
	for _, w := range []string{"did you see", "did you guys see", "did anyone see", "did anybody see", "did everyone see", "did you hear", "did anyone hear", "did you watch", "did anyone watch", "have you seen the", "have you heard", "has anyone seen", "anyone seen", "anyone watch", "你们看了", "你们看到", "大家看了", "大家看到", "看没看", "有没有看昨", "有人看昨"} {
		if strings.HasPrefix(r.folded, w) {
			return true
		}
	}
	return false
}

// notMine reports whether a group says of a deal or a customer that somebody else of us has
// it: 科瑞的单子我没跟,是小王在跟.
func (r *reader) notMine(g *group) bool {
	if r.bitsOf(g)&(cVisit|cCall) != 0 {
		return false
	}
	_, ok := holdsAny(r.folded, []string{"我没跟,", "我没在跟", "不是我在跟", "不是我跟的", "不归我管", "不归我跟", "不是我的客户", "我不负责", "not my account", "not my customer", "isn't my account", "isn't mine"})
	return ok
}

// onlyPasses reports whether a group tells of nothing but passing by a customer: 路过海尔工业
// 园,真大.
func (r *reader) onlyPasses(g *group) bool {
	if r.anybody(g) || r.bitsOf(g)&(cVisit|cCall|cCapture|cOutcome|cWantBuy|cThing|cSource|cActivity|cPlan|cWish|cIntro) != 0 {
		return false
	}
	passes := false
	for _, k := range g.clauses {
		c := &r.clauses[k]
		for i := c.from; i < c.to; i++ {
			switch t := r.toks[i]; t.text() {
			case "看到", "看见", "发现", "saw", "noticed", "spotted":
				return false
			case "路过", "路过了", "经过", "经过了", "开车路过", "开车经过", "drove past", "drove by", "passed by", "walked past", "driving past":
				passes = true
			default:
				if t.kind == tokWord && t.bits&(cGo|cMeet) != 0 && !r.inFirm(i) && t.bits&cFunc == 0 && t.text() != "开车" {
					return false
				}
			}
		}
	}
	return passes
}

// listsNames reports whether a group is a list of several customers and people, of whom no
// more is said than that they are to be seen: 明天见仨客户 联丰陈总 佳友黄经理.
func (r *reader) listsNames(g *group) bool {
	names := 0
	for k := range r.clauses {
		if c := &r.clauses[k]; len(c.firms) == 1 && len(c.folk) == 1 && len(c.whens) == 0 && r.firms[c.firms[0]].from == c.from && r.folk[c.folk[0]].span.End == c.span.End {
			names++
		}
	}
	return names > 1 && g.firm >= 0
}

// onlySawThing reports whether a group tells of nothing but a thing that was seen.
func (r *reader) onlySawThing(g *group) bool {
	if r.han || r.anybody(g) || r.bitsOf(g)&(cVisit|cCall|cGo|cOutcome) != 0 || len(r.clauses) > 2 {
		return false
	}
	return slices.ContainsFunc(g.clauses, func(k int) bool { return r.clauses[k].bits&cMeet != 0 && r.seesThing(&r.clauses[k]) })
}

// seesThing reports whether what a clause says was seen is a thing that goes round, no person: saw
// a funny ad from Audi.
func (r *reader) seesThing(c *clause) bool {
	i := c.from
	for i < c.to && !isFunc(r.toks[i], "saw") && !isFunc(r.toks[i], "seen") {
		i++
	}
	for k, n := i+1, 0; k < c.to && n < 4; k++ {
		if r.isSpace(k) {
			continue
		}
		n++
		if r.firmStarts(k) || r.folkAt(k) {
			return false
		}
		if seenThings[r.saying(r.toks[k].span)] {
			return true
		}
	}
	return false
}

// seenThings are what people see in the papers and on the net.
var seenThings = map[string]bool{"ad": true, "advert": true, "advertisement": true, "post": true, "article": true, "news": true, "video": true, "clip": true, "poster": true, "billboard": true, "film": true, "movie": true, "meme": true, "joke": true, "headline": true, "press release": true, "commercial": true, "tweet": true, "documentary": true}
