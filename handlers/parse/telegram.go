package parse

import (
	"slices"
	"strings"
)

// telegram reports whether a clause tells of a visit by naming nothing but when, where
// and with whom it was: 上午美的周工, Oakline with Greta this morning.
func (r *reader) telegram(g *group, c *clause, theirs bool) bool {
	if g.firm < 0 || len(c.firms) == 0 || c.tense > 0 || c.bits&cKin != 0 && len(c.whens) == 0 || c.bits&(cIntent|cWantBuy|cCommand|cCall) != 0 || c.bits&cSay != 0 && len(c.whens) == 0 {
		return false
	}
	if len(c.whens) > 0 && c.tense < 0 && c.bits&cChat == 0 && r.headedDone(slices.IndexFunc(r.clauses, func(x clause) bool { return x.from == c.from })) {
		return true
	}
	if r.actedAlone(c) {
		return false
	}
	if r.wasOn(c) {
		return true
	}
	half := r.halfDay(c)
	placed := r.placed(g)
	switch {
	case !theirs && !placed && !r.dated(c), c.bits&cChat != 0 && !half, !theirs && len(c.whens) == 0, !half && !r.told(g, c), r.handsOver(c):
		return false
	case len(c.whens) == 0 && r.bareNames(g, c) && r.plansIn(g):
		return false
	}
	return placed || !r.elseDone(c) && (theirs && c.bits&(cWith|cCost) != 0 || r.barelyNamed(c))
}

// barelyNamed reports whether a clause says no more behind its customer than when and where it was, or
// what the speaker did at his place: 昨天下午海沃液压, 周二:晶瑞光伏现场看屋顶. Anything else there is what
// the customer did or what became of him: 粤钢昨天出了事故, Otto raised prices today.
func (r *reader) barelyNamed(c *clause) bool {
	behind := false
	for i := c.from; i < c.to; i++ {
		t := r.toks[i]
		switch {
		case r.inFirm(i), r.folkOf[i]:
			behind = true
		case !behind, t.kind == tokWhen, t.kind == tokMark:
		case t.kind == tokWord && t.bits&(cRegion|cDept|cTitle|cPersonWord|cAt|cWith|cVisit|cMeet|cActivity|cMilestone) != 0:
		case onSite[t.text()], t.bits&cSay != 0:
			return true
		case !besides[t.text()]:
			return false
		}
	}
	return true
}

// talkedThere reports whether a group names a customer who is known and then tells, in a clause that begins
// with it, what was talked about there: 粤钢,聊了下明年计划.
func (r *reader) talkedThere(g *group) bool {
	if g.firm < 0 || !r.sure(g.firm) {
		return false
	}
	for _, k := range g.clauses {
		c := &r.clauses[k]
		if t := r.toks[c.from]; c.tense < 0 && !c.void() && t.kind == tokWord && t.bits&cMeet != 0 && strings.Contains(t.w.text, "了") && c.from > r.firms[g.firm].from {
			return true
		}
	}
	return false
}

// onlyStates reports whether all that a group says is how things stand with a customer, with somebody
// of his or with a thing of his, in clauses that begin with him and have no word of meeting, calling
// or going anywhere: 恒发的样机到了, Kestrel got the certificate on Friday, Greta wants a second quote.
func (r *reader) onlyStates(g *group) bool {
	for _, k := range g.clauses {
		if c := &r.clauses[k]; r.touches(g, c) || !r.beginsWithThem(c) || r.barelyNamed(c) {
			return false
		}
	}
	return true
}

// touches reports whether a clause has a word of the speaker's meeting, calling or going anywhere, which
// is no thing's coming, no machine's failing and nobody's being away.
func (r *reader) touches(g *group, c *clause) bool {
	const contact = cVisit | cMeet | cCall | cReach | cActivity | cWith | cOutcome | cSpeaker | cGo
	if c.bits&contact == 0 {
		return false
	}
	for i := c.from; i < c.to; i++ {
		switch t := r.toks[i]; {
		case t.kind != tokWord || t.bits&contact == 0:
		case t.bits&cGo != 0 && (r.arrives(i) || r.isAway(i)), r.hungItself(i), r.onlyAway(g, c, i):
		default:
			return true
		}
	}
	return false
}

// hungItself reports whether what hung up at token i is a thing of the customer's: 恒发的PLC今天挂了.
func (r *reader) hungItself(i int) bool {
	return r.toks[i].text() == "挂了" && r.ownThingBefore(r.behindTime(i), i)
}

// isAway reports whether the word of going at token i says of somebody of a customer's who stands before
// it that he is away: 刘总出差去了.
func (r *reader) isAway(i int) bool {
	k, t := r.behindTime(i), r.toks[i]
	return k >= 0 && r.folkOf[k] && r.absence(t) && (t.w.n > 1 && isFunc(r.tok(i+1), "了") || strings.HasSuffix(t.w.text, "了")) && !r.firmStarts(i+1) && !r.firmStarts(i+2)
}

// behindTime is the token before token i, but for when it was.
func (r *reader) behindTime(i int) int {
	k := i - 1
	for r.isSpace(k) || r.tok(k).kind == tokWhen {
		k--
	}
	return k
}

// onlyAway reports whether a group says no more than that somebody of a customer's is away, with the word
// at token i: 陈总请假了, as against 去了粤钢,陈总请假了.
func (r *reader) onlyAway(g *group, c *clause, i int) bool {
	return len(g.clauses) == 1 && r.absence(r.toks[i]) && r.folkAt(r.behindTime(i)) && r.beginsWithThem(c) && c.bits&(cVisit|cMeet|cCall) == 0
}

// beginsWithThem reports whether a clause begins with a customer or with somebody of his, but for the
// time that stands before.
func (r *reader) beginsWithThem(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		switch t := r.toks[i]; {
		case r.firmStarts(i), r.folkAt(i), t.bits&cTheirs != 0:
			return true
		case t.kind != tokWhen && t.kind != tokMark:
			return false
		}
	}
	return false
}

// besides are the words that may stand beside a customer who is only named: Thirsk Bearings again today.
var besides = map[string]bool{"again": true, "first": true, "then": true, "next": true, "also": true, "too": true, "and": true, "in": true, "only": true, "nobody": true, "away": true, "done": true, "再次": true, "又": true, "也": true, "和": true, "的": true, "那边": true, "这边": true, "那里": true, "一家": true, "一趟": true}

// onSite are the words with which it begins what the speaker did at a customer's: 现场看屋顶, 做了验收.
var onSite = map[string]bool{"现场": true, "做了": true, "装机": true, "调机": true, "试机": true, "修机": true, "看": true, "看了": true, "量": true, "量了": true, "调": true, "调了": true, "试": true, "试了": true, "测": true, "测了": true, "修": true, "修了": true, "装": true, "装了": true}

// namesOnly reports whether the clause that begins behind token i is nothing but who of a
// customer's was there.
func (r *reader) namesOnly(i int) bool {
	for k := range r.clauses {
		c := &r.clauses[k]
		if c.from < i {
			continue
		}
		for j := c.from; j < c.to; j++ {
			if t := r.toks[j]; !r.folkAt(j) && t.kind != tokMark && t.bits&(cDept|cTitle|cPersonWord|cWith) == 0 && !isFunc(t, "的") {
				return false
			}
		}
		return r.theirs(c)
	}
	return false
}

// toldFirst reports whether a clause says no more than on which day, which has come, it was at a customer, who is
// known or called like one, and a thing that is to be done for him on a later day follows: Kestrel today, 下周一发offer.
func (r *reader) toldFirst(g *group, c *clause) bool {
	if g.firm < 0 || len(c.firms) != 1 || len(c.whens) != 1 || c.tense > 0 || !r.dated(c) || r.ahead(c) {
		return false
	}
	if f := &r.firms[g.firm]; len(f.known) == 0 && !f.tailed || !r.stepBehind(g, c) {
		return false
	}
	return slices.ContainsFunc(g.clauses, func(k int) bool {
		x := &r.clauses[k]
		return x.tense > 0 && !x.void() && len(x.firms) == 0 && x.bits&(cThing|cAnswer|cMoneyKind) != 0 && (r.ahead(x) || r.dueIn(x))
	})
}

// toldFirstIn reports whether a clause of a group does so.
func (r *reader) toldFirstIn(g *group) bool {
	return slices.ContainsFunc(g.clauses, func(k int) bool { return r.toldFirst(g, &r.clauses[k]) })
}

// stepBehind reports whether a group goes on behind a clause of no more than when, where and with whom
// to what is planned for a day, and has nothing planned before it. What he did or said there makes no
// visit of it: 上午天元周工没空,明天再打个电话.
func (r *reader) stepBehind(g *group, c *clause) bool {
	for i := c.from; i < c.to; i++ {
		if t := r.toks[i]; t.kind != tokWhen && t.kind != tokMark && !r.inFirm(i) && !r.folkAt(i) && t.bits&(cDept|cTitle|cPersonWord|cWith|cAt) == 0 && !isFunc(t, "的") {
			return false
		}
	}
	behind := false
	for _, k := range g.clauses {
		if x := &r.clauses[k]; x.tense > 0 && !x.void() {
			if x.from < c.from {
				return false
			}
			behind = behind || r.ahead(x) || r.dueIn(x)
		}
	}
	return behind
}

// wasOn reports whether a clause says of a customer no more than on which day it was:
// Corley Glass was Tuesday 2pm.
func (r *reader) wasOn(c *clause) bool {
	was := false
	for i := c.from; i < c.to; i++ {
		switch t := r.toks[i]; {
		case r.inFirm(i), r.folkAt(i), t.kind == tokMark, isFunc(t, "and"), isFunc(t, "on"), isFunc(t, "with"):
		case isFunc(t, "was"), isFunc(t, "were"):
			was = true
		case t.kind == tokWhen && was:
			if x := &r.whens[t.at]; x.direction(r.today) > 0 || x.grain != byDay {
				return false
			}
		default:
			return false
		}
	}
	return was && len(c.whens) > 0
}

// elseDone reports whether a clause tells of something else that was done than going
// there: 合同今天盖完章了, our quote went out today.
func (r *reader) elseDone(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		t := r.toks[i]
		if t.kind != tokWord || r.inFirm(i) {
			continue
		}
		switch s := t.w.text; {
		case papers[s] || s == "po" || s == "订单" || s == "款" || s == "图纸":
			return true
		case t.bits&cPayment != 0, s == "went out", s == "went":
			return true
		case s == "了" && i > c.from && r.toks[i-1].kind == tokUnknown && !r.inFirm(i-1):
			return true
		}
	}
	return false
}

// absence reports whether a word says no more than that somebody is somewhere else.
func (r *reader) absence(t token) bool {
	switch s := t.w.text; {
	case strings.HasPrefix(s, "出差"), strings.HasPrefix(s, "出国"), strings.HasPrefix(s, "请假"), strings.HasPrefix(s, "休"), strings.HasPrefix(s, "在休"), strings.HasPrefix(s, "去"), strings.HasPrefix(s, "外出"), strings.HasPrefix(s, "在外地"), strings.HasPrefix(s, "放假"):
		return true
	case strings.HasPrefix(s, "on "), strings.HasPrefix(s, "out "), strings.HasPrefix(s, "was "), strings.HasPrefix(s, "off "), s == "away":
		return true
	}
	return false
}
