package parse

import "strings"

// kinAsks reports whether it is one of the family who asks: 老妈催我回家.
func (r *reader) kinAsks(i int) bool { return r.tok(i-1).bits&cKin != 0 && r.tok(i-1).kind == tokWord }

// obliges reports whether somebody told the speaker, or us, to do something: 让我, 让我们.
func (r *reader) obliges(i int) bool {
	if r.kinAsks(i) {
		return false
	}
	switch r.toks[i].text() {
	case "让我", "叫我", "要我", "催我", "让我们", "叫我们", "要我们", "催我们", "让咱们", "要求我们", "asked me to", "wants me to", "told me to", "asked us to", "wants us to", "told us to", "invited us to", "invited me to", "expects us to", "expects me to", "needs us to", "needs me to", "wants us in", "wants us there", "wants us over", "wants us on site", "wants me in", "wants me there", "expects us", "expects us at", "expects us on", "wanted us to", "wanted me to", "邀请我", "邀请我们", "叮嘱我", "嘱咐我", "通知我们", "通知我":
		return true
	}
	return false
}

// orders reports whether a clause asks the product to do something with what it holds:
// 帮我把上周的拜访导出来.
func (r *reader) orders(c *clause) bool {
	first := r.toks[c.from]
	if first.kind == tokWord && first.bits&cCommand != 0 && first.w.n > 1 && strings.ContainsAny(firstRune(first.w.text), "帮查列导统汇调搜显给") || strings.HasPrefix(first.text(), "check") && isHan(r.n[first.span.End-1]) {
		return true // 帮我查下Continental last visit date
	}
	switch first.text() {
	case "帮我", "帮忙", "麻烦", "请", "给我", "please", "pls", "can you", "could you":
	default:
		return false
	}
	last := r.toks[c.to-1]
	return last.kind == tokWord && last.bits&cCommand != 0
}

// addressed reports whether somebody is spoken to, to approve or to help: 王总帮看下能否
// 特批, 程总,这个特价您看行不行.
func (r *reader) addressed(p *person) bool {
	if p.tok > 0 && r.toks[p.tok-1].kind != tokMark || r.firmBefore(p.tok) {
		return false
	}
	k := p.tok + 1
	for r.isSpace(k) || p.tok == 0 && (r.markIs(k, ',') || r.markIs(k, ':')) {
		k++
	}
	switch r.tok(k).text() {
	case "帮", "帮看", "帮忙", "帮我", "您", "您看", "您好", "麻烦", "看下能", "批一下", "批下", "请批", "请审批", "麻烦批", "麻烦批一下", "麻烦审批", "帮忙批", "能否", "可否", "申请", "请示":
		_, ok := holdsAny(r.folded, []string{"批", "审", "请示", "申请", "行不", "可否", "能否", "可不可以", "授权", "签字", "签个字"})
		return ok
	}
	return false
}

// takenAlong reports whether somebody who is named familiarly went along, or was taken along,
// to a customer: 陪小叶跑了趟坚朗, 跟小叶去了海大.
func (r *reader) takenAlong(p *person) bool {
	if p.title != "" || len([]rune(p.name)) != 2 || !strings.ContainsAny(firstRune(p.name), "小老阿") || r.firmBefore(p.tok) {
		return false
	}
	switch r.tok(p.tok - 1).text() {
	case "陪", "带", "带着", "带上", "跟", "和", "同", "拉着", "叫上":
	default:
		return false
	}
	if k := p.tok - 2; k >= 0 && r.toks[k].kind != tokMark && r.toks[k].kind != tokWhen {
		return false
	}
	next := r.tok(p.tok + 1)
	if next.kind != tokWord || next.bits&cGo == 0 && !strings.HasPrefix(next.w.text, "跑") && !strings.HasPrefix(next.w.text, "拜访") {
		return false
	}
	return r.firmStarts(p.tok+2) || r.tok(p.tok+2).bits&cRegion != 0
}

// requests reports whether a clause tells that a visit, a call or a demo was asked for:
// Carla asked for a site visit on the 15th.
func (r *reader) requests(c *clause) bool {
	if len(c.whens) > 0 && c.bits&(cThing|cMoneyKind|cActivity|cVisit|cCall) != 0 && c.bits&cSpeaker == 0 {
		if _, ok := holdsAny(r.words(c), []string{"was requested", "were requested", "is requested", "are requested", "has been requested", "have been requested", "was asked for", "is expected from us", "are expected from us", "is needed by", "are needed by"}); ok {
			return true
		}
	}
	for i := c.from; i < c.to; i++ {
		switch r.toks[i].text() {
		case "asked for", "asks for", "requested", "requests", "suggested", "suggests", "proposed", "proposes", "wants", "would like", "asked":
		default:
			continue
		}
		for k := i + 1; k < c.to && k <= i+6; k++ {
			switch t := r.toks[k]; {
			case t.kind == tokMark && r.isSpace(k), isFunc(t, "for"), isFunc(t, "a"), isFunc(t, "an"), isFunc(t, "another"), isFunc(t, "us"):
			case t.kind == tokWord && t.bits&(cVisit|cMeet|cCall|cActivity) != 0 && !strings.HasSuffix(t.w.text, "ed"):
				return true
			default:
				k = c.to
			}
		}
	}
	return false
}

// nobodyBefore reports whether what the word at token i says is said of nobody: Nobody
// wants to decide.
func (r *reader) nobodyBefore(c *clause, i int) bool {
	for k := i - 1; k >= c.from && k >= i-4; k-- {
		switch r.toks[k].text() {
		case "nobody", "no one", "noone", "none", "没人", "没有人", "谁都不", "都不", "不", "没":
			return true
		}
	}
	return false
}

// delegates reports whether the word at token i has somebody else go to a customer, or speak to
// him: 让王敏去见见粤钢的采购, 叫小李陪我去; not what he has done already.
func (r *reader) delegates(c *clause, i int) bool {
	switch r.toks[i].text() {
	case "让", "叫", "请", "派", "安排":
	default:
		return false
	}
	if r.askedThere(c, i) {
		return false
	}
	for i+2 < c.to && r.toks[i+1].kind == tokWord && r.toks[i+1].bits&(cDept|cTitle) != 0 && r.toks[i+2].kind == tokPerson {
		i++ // 叫售后小郑去
	}
	if i+2 >= c.to || c.tense < 0 || c.bits&cCost != 0 && len(c.moneys) > 0 || r.toks[i+1].kind != tokPerson && !r.folkAt(i+1) && (r.toks[i+1].kind != tokName || r.isAccount(r.toks[i+1])) || r.hanDone(c) {
		return false
	}
	k := i + 2
	for k < c.to && r.toks[k].kind == tokWhen {
		k++
	}
	switch t := r.tok(k).text(); t {
	case "去", "陪", "陪我", "出面", "跟", "帮", "帮忙", "先", "到":
		return true
	default:
		return strings.HasPrefix(t, "去") && !strings.HasSuffix(t, "了")
	}
}

// askedThere reports whether what is asked at token i of a clause was asked where one was, or by
// somebody there, which leaves the visit what it is: 今天去恒鑫,请王总跟财务催款, 王总让李工先测试.
func (r *reader) askedThere(c *clause, i int) bool {
	if i > c.from && (r.inFirm(i-1) || r.folkAt(i-1) || r.toks[i-1].kind == tokPerson) {
		return true
	}
	for k := c.from; k < i; k++ {
		if r.toks[k].kind == tokWord && r.toks[k].bits&cVisit != 0 {
			return true
		}
	}
	k := r.clauseOf(c) - 1
	return k >= 0 && r.clauses[k].sentence == c.sentence && len(r.clauses[k].firms) > 0 && !r.clauses[k].void()
}

// delegatesIn reports whether a clause of a group has somebody else go to a customer.
func (r *reader) delegatesIn(g *group) bool {
	for _, k := range g.clauses {
		c := &r.clauses[k]
		for i := c.from; i < c.to; i++ {
			if r.delegates(c, i) {
				return true
			}
		}
	}
	return false
}
