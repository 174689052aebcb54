package parse

import "strings"

// missed reports whether a clause says of somebody of the customer's that he was
// somewhere else: 翁总去北京开会了, Quentin away, Ken had left for the airport.
func (r *reader) missed(c *clause) bool {
	i := c.from
	who := false
	for i < c.to && (r.folkAt(i) || r.toks[i].kind == tokPerson || r.inFirm(i) || r.toks[i].kind == tokMark || isFunc(r.toks[i], "的") || r.toks[i].kind == tokWord && (r.toks[i].bits&(cDept|cTitle|cPersonWord) != 0 || i > c.from && r.toks[i].bits&cSay != 0)) {
		who = who || !r.inFirm(i) && r.toks[i].kind != tokMark
		i++
	}
	if !who || i >= c.to || c.bits&(cMeet|cVisit|cCall) != 0 && !strings.Contains(r.words(c), "开会") {
		return false
	}
	for i < c.to && (r.isSpace(i) || isFunc(r.toks[i], "又") || isFunc(r.toks[i], "今天") || r.toks[i].kind == tokWhen || isFunc(r.toks[i], "临时") || isFunc(r.toks[i], "was") || isFunc(r.toks[i], "is") || isFunc(r.toks[i], "had") || isFunc(r.toks[i], "has") || isFunc(r.toks[i], "just") || isFunc(r.toks[i], "already")) {
		i++
	}
	if i >= c.to {
		return false
	}
	switch t := r.toks[i]; t.text() {
	case "去", "到", "去了", "在", "回", "回了", "飞", "飞去":
		next := r.tok(i + 1)
		return next.bits&cRegion != 0 && next.kind == tokWord || elsewhere[next.text()]
	case "away", "gone", "absent", "left", "left for", "off", "out", "travelling", "traveling", "abroad", "overseas", "at the airport", "in a meeting", "left early", "busy", "called away":
		return true
	default:
		return elsewhere[t.text()]
	}
}

// awayTill reports whether a clause says of somebody that he is not there until a day: told
// he's off till Monday.
func (r *reader) awayTill(c *clause) bool {
	_, ok := holdsAny(r.words(c), []string{"off till", "off until", "out till", "out until", "away till", "away until", "on leave till", "on leave until"})
	return ok
}

// elsewhere are the words for where somebody is who is not there.
var elsewhere = map[string]bool{
	"外地": true, "出差": true, "出差了": true, "开会": true, "开会去了": true, "培训": true, "休假": true, "请假": true, "请假了": true, "住院": true, "国外": true, "总部": true, "老家": true, "外面": true, "休息": true, "年假": true, "产假": true, "病假": true, "下班": true, "下班了": true,
}

// leaderAlong reports whether one of our leaders went along: 陪我们陈总拜会了, our CEO
// and I had dinner.
func (r *reader) leaderAlong(c *clause) bool {
	for _, k := range c.folk {
		if p := &r.folk[k]; p.ours && (strings.HasSuffix(p.name, "总") || strings.HasSuffix(p.name, "董") || strings.HasSuffix(p.name, "总裁") || strings.HasSuffix(p.name, "董事长") || strings.HasSuffix(p.name, "总经理")) {
			return true
		}
	}
	for i := c.from; i < c.to; i++ {
		switch t := r.toks[i]; t.text() {
		case "ceo", "cfo", "coo", "cto", "vp", "evp", "svp", "chairman", "president", "managing director", "md", "boss", "general manager", "老板", "老总", "董事长", "总经理", "总裁", "副总", "大老板":
			k := i - 1
			for r.isSpace(k) {
				k--
			}
			if p := r.tok(k); p.kind == tokWord && p.bits&cOurs != 0 && (p.w.text != "公司" || r.tok(k-1).bits&(cMeet|cWith) != 0) {
				return true
			}
		}
	}
	return false
}

// leadersGo makes whoever is said to have gone to a customer at the top one of ours: 赵总今天
// 去比亚迪高层拜访了.
func (r *reader) leadersGo() {
	for k := range r.folk {
		p := &r.folk[k]
		if p.ours || !strings.HasSuffix(p.name, "总") && !strings.HasSuffix(p.name, "董") || p.tok > 0 && r.toks[p.tok-1].kind != tokMark && r.toks[p.tok-1].kind != tokWhen {
			continue
		}
		i := p.tok + 1
		for i < len(r.toks) && r.toks[i].kind == tokWhen {
			i++
		}
		if t := r.tok(i); t.kind != tokWord || t.bits&cGo == 0 || !r.firmStarts(i+1) {
			continue
		}
		for ; i < len(r.toks) && r.toks[i].kind != tokMark; i++ {
			p.ours = p.ours || valOf(r.toks[i], cActivity) == "executive_visit"
		}
	}
}

// spent reports whether a clause tells of hours or days that were spent at a customer's
// or with him: whole day at Whitby, three hours with Penrith, 在恒力蹲了一天.
func (r *reader) spent(g *group, c *clause) bool {
	s := r.words(c)
	if _, ok := holdsAny(s, []string{"spent", "whole day", "all day", "half day", "half a day", "hours", "an hour", "all morning", "all afternoon", "whole morning", "whole afternoon", "long day", "一整天", "一天", "半天", "一上午", "一下午", "小时", "一个钟"}); !ok {
		return false
	}
	if r.placed(g) || isFunc(r.toks[c.from], "spent") && len(c.whens) > 0 && len(c.moneys) == 0 {
		return true
	}
	for i := c.from; i < r.firms[g.firm].from && i < c.to; i++ {
		if t := r.toks[i]; isFunc(t, "with") || isFunc(t, "at") || isFunc(t, "在") || isFunc(t, "跟") || isFunc(t, "和") {
			return true
		}
	}
	return false
}

// saidOfTrade reports whether a word says what a customer makes: 做散热器的, 电工器材类,
// makes car parts.
func (r *reader) saidOfTrade(c *clause, i int) bool {
	switch r.tok(i + 1).text() {
	case "类", "行业", "行业的", "厂家", "企业":
		return true
	case "的":
		return i+2 >= c.to || isFunc(r.tok(i-1), "做") || i == c.from || isFunc(r.tok(i-1), "搞") || isFunc(r.tok(i-1), "生产")
	}
	if c.to == c.from+1 || c.to <= c.from+3 && i == c.from && r.tierIn(c) != "" || r.labelBefore(r.toks[i].span.Start, tradeLabels) {
		return true
	}
	k := i - 1
	for r.isSpace(k) {
		k--
	}
	switch r.tok(k).text() {
	case "做", "生产", "搞", "makes", "making", "make", "produces", "builds":
		return true
	}
	return false
}

// onlyRides reports whether a group tells of nothing but what the way to a customer
// cost: Uber去Fairmont 48块.
func (r *reader) onlyRides(g *group) bool {
	if len(r.costs(g)) == 0 || r.anybody(g) || g.firm < 0 {
		return false
	}
	first := r.toks[r.clauses[g.clauses[0]].from]
	if valOf(first, cCost) != "travel" {
		return false
	}
	for _, k := range g.clauses {
		c := &r.clauses[k]
		for i := c.from; i < c.to; i++ {
			if t := r.toks[i]; !r.inFirm(i) && t.text() != "回来" && (t.kind == tokUnknown || t.kind == tokWord && t.bits&(cVisit|cMeet|cCall|cOutcome|cThing|cActivity) != 0 && t.bits&cCost == 0) {
				return false
			}
		}
	}
	return true
}

// unable reports whether a clause says that something could not be done: Couldn't get
// Noel on the phone.
func (r *reader) unable(c *clause) bool {
	_, ok := holdsAny(r.words(c), []string{"couldn't", "could not", "can't", "cannot", "unable", "didn't", "never", "没能", "没法"})
	return ok
}

// answeredBy reports whether the words behind who was called say that others answered there, or that
// somebody of theirs is not in: then it was a company that was called. Rang Toray, they put me through;
// phoned Vitra, Claude is out sick; called Kestrel, Tom Reed wants a trial.
func (r *reader) answeredBy(i int) bool {
	if !r.markIs(i, ',') || !r.isSpace(i+1) {
		return false
	}
	t := r.tok(i + 2)
	if isFunc(t, "they") || t.kind == tokWord && strings.HasPrefix(t.w.text, "they ") {
		return true
	}
	if !r.capital(t) || t.kind != tokLatin && t.bits&cPerson == 0 {
		return false
	}
	end := t.span.End
	if next := r.tok(i + 4); t.bits&cPerson != 0 && r.isSpace(i+3) && r.capital(next) && next.kind == tokLatin {
		end = next.span.End // Tom Reed
	}
	rest := r.between(end, min(len(r.n), end+12))
	if t.bits&cPerson != 0 {
		for _, w := range []string{" wants ", " needs ", " says ", " said ", " asked ", " asks ", " likes ", " will ", " confirmed ", " agreed ", " thinks ", " told "} {
			if strings.HasPrefix(rest, w) {
				return true
			}
		}
	}
	for _, w := range []string{" is out", " was out", " is off", " was off", " is away", " was away", " isn't", " wasn't", " answered", " picked up"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}
