package parse

import (
	"slices"
	"strings"
)

// group is what a message says of one customer: it becomes one record.
type group struct {
	clauses []int
	firm    int // index into firms; -1 when none was named
	kin     bool
	before  *group // the one before it, of whose people 他表哥 speaks
	sum     *money // what sumOf found, once it was asked
	summed  bool
}

// event is the evidence that a clause tells of something with a customer.
const event = cVisit | cMeet | cGo | cCall | cOutcome | cWantBuy | cCapture | cActivity

// groups gathers the clauses by customer, in the order in which they were said.
func (r *reader) groups() []group {
	r.markReferrers()
	var out []group
	cur := group{firm: -1}
	for k := range r.clauses {
		c := &r.clauses[k]
		mains := r.mains(c)
		if len(mains) == 0 && c.bits&cCapture != 0 && cur.firm >= 0 && k+1 < len(r.clauses) && len(r.mains(&r.clauses[k+1])) > 0 {
			out = append(out, cur) // …谈付款;新线索 恒发家具: the words before the name begin it
			cur = group{firm: -1}
		}
		if len(mains) == 0 {
			if r.turnsTo(&cur, c) || cur.firm >= 0 && r.headsVisit(k) {
				out = append(out, cur)
				cur = group{firm: -1}
			}
			cur.clauses = append(cur.clauses, k)
			continue
		}
		first := mains[0]
		switch {
		case cur.firm < 0 && r.mayTake(cur, c):
			cur.firm = first
		case cur.firm < 0 || r.firms[cur.firm].same != r.firms[first].same && (r.standsAlone(c, first) || r.pricedApart(&cur, c)):
			out = append(out, cur)
			last := cur
			cur = group{firm: first, kin: r.kinBefore(first), before: &last}
		}
		cur.clauses = append(cur.clauses, k)
		for _, m := range mains[1:] {
			if r.listed(c, m) {
				out = append(out, cur)
				cur = group{firm: m, clauses: []int{k}}
			}
		}
	}
	out = append(out, cur)
	out = slices.DeleteFunc(out, func(g group) bool { return len(g.clauses) == 0 })
	return r.partDays(r.shareRound(r.shareInTurn(r.gatherListed(out))))
}

// gatherListed puts together what is told of each company of a list behind it with its
// place in the list: 跑了柳工和五菱两家,柳工黎主任嫌贵,五菱莫副总让再报.
func (r *reader) gatherListed(gs []group) []group {
	for i := 0; i < len(gs); i++ {
		g := &gs[i]
		if g.firm < 0 || len(g.clauses) != 1 || len(r.mains(&r.clauses[g.clauses[0]])) < 2 && !r.onlyWhere(g) {
			continue
		}
		for j := i + 1; j < len(gs); j++ {
			if h := &gs[j]; h.firm >= 0 && r.firms[h.firm].same == r.firms[g.firm].same && !slices.Contains(h.clauses, g.clauses[0]) {
				g.clauses = append(slices.Clip(g.clauses), h.clauses...)
				gs = slices.Delete(gs, j, j+1)
				break
			}
		}
	}
	return gs
}

// onlyWhere reports whether a group has nothing but its company and when that was: 上午ZF,
// 下午Schaeffler.
func (r *reader) onlyWhere(g *group) bool {
	c := &r.clauses[g.clauses[0]]
	for i := c.from; i < c.to; i++ {
		if t := r.toks[i]; !r.inFirm(i) && t.kind != tokMark && t.kind != tokWhen {
			return false
		}
	}
	return len(c.whens) > 0
}

// mains are the companies of a clause that it may be about: no competitors, no
// referrers, each once.
func (r *reader) mains(c *clause) []int {
	var out []int
	named := r.namedIn(c)
	for _, k := range c.firms {
		f := &r.firms[k]
		if named >= 0 && f.from < r.firms[named].from && f.same != r.firms[named].same {
			continue
		}
		dup := slices.ContainsFunc(out, func(o int) bool { return r.firms[o].same == f.same })
		if !f.rival && !f.referrer && !f.aside && !dup && !r.deniedBeside(k) {
			out = append(out, k)
		}
	}
	return out
}

// namedIn is the company of a clause that a word for what it is called stands before, where
// another one only helps to say which it is: 方太的配套厂叫祥瑞五金. It is -1 for none.
func (r *reader) namedIn(c *clause) int {
	for n, k := range c.firms {
		if n == 0 || r.firms[k].rival {
			continue
		}
		if of := r.tok(r.firms[k].from - 1).text(); of == "客户" || of == "供应商" || of == "子公司" || of == "配套厂" {
			if isFunc(r.tok(r.firms[k].from-2), "的") && r.firms[c.firms[n-1]].to == r.firms[k].from-2 {
				return k // 在ABB的客户金辉那
			}
		}
		if len(c.folk) > 0 {
			continue
		}
		if r.names(r.firms[k].from - 1) {
			return k
		}
	}
	return -1
}

// mayTake reports whether a group without a company may take the one of a
// clause: not when it told of a visit to somebody else already.
func (r *reader) mayTake(g group, c *clause) bool {
	for _, k := range g.clauses {
		x := &r.clauses[k]
		if x.sentence != c.sentence && x.bits&(cVisit|cMeet|cOutcome) != 0 && len(x.folk) > 0 {
			return false
		}
		if x.tense <= 0 && x.bits&cCall != 0 && r.theirs(x) && !x.void() && c.bits&cVisit != 0 && len(c.whens) > 0 && c.tense <= 0 {
			return false // 早上call了Gary,下午visit月立
		}
		if x.tense <= 0 && x.bits&cMeet != 0 && r.theirs(x) && len(x.whens) > 0 && !x.void() && c.bits&(cGo|cVisit) != 0 && len(c.whens) > 0 && r.theirs(c) && c.tense <= 0 {
			return false // 上午见Graeme,下午去三江见雍小姐
		}
		if x.tense > 0 && r.theirs(x) && r.dueIn(x) && x.bits&(cVisit|cMeet|cGo) == 0 && c.bits&(cVisit|cGo) != 0 && len(c.whens) > 0 {
			return false // 明天给甘总发合同,下午去万里密封
		}
	}
	return true
}

// standsAlone reports whether a clause with another company begins a record of
// its own, rather than merely naming it.
func (r *reader) standsAlone(c *clause, f int) bool {
	switch {
	case c.bits&event != 0, len(c.folk) > 0 && c.folk[0] >= 0, c.bits&cIntent != 0, len(c.whens) > 0:
		return true
	}
	// 格力没人, ③ 恒发, 中山的浩博: a company at the head of a clause is its subject.
	i := c.from
	for i < r.firms[f].from && (r.toks[i].bits&(cRegion|cSplit) != 0 && r.toks[i].kind == tokWord || isFunc(r.toks[i], "的") || isFunc(r.toks[i], "一家") && r.names(i+1) || i > c.from && isFunc(r.toks[i-1], "一家") && r.names(i)) {
		i++
	}
	return r.firms[f].from == i
}

// pricedApart reports whether a clause names a sum for its company as the ones before it
// did for theirs: 给沪光报了98万,给通润报了156万.
func (r *reader) pricedApart(g *group, c *clause) bool {
	deals := func(c *clause) bool {
		return slices.ContainsFunc(c.moneys, func(i int) bool { return r.moneys[i].role == roleDeal && !r.moneys[i].denied })
	}
	return deals(c) && slices.ContainsFunc(g.clauses, func(k int) bool { return deals(&r.clauses[k]) })
}

// listed reports whether a second company of a clause is one of a list: 美的和
// 格力, Oakline and Bridgeport.
func (r *reader) listed(c *clause, m int) bool {
	f := &r.firms[m]
	k := f.from - 1
	for r.isSpace(k) {
		k--
	}
	t := r.tok(k)
	switch {
	case r.inRound(f):
		return true
	case r.markIs(k, '、') || isFunc(t, "和") || isFunc(t, "and") || isFunc(t, "跟") || isFunc(t, "与") || r.markIs(k, '&') || r.markIs(k, '+'):
		return (c.bits&(cVisit|cGo|cMeet|cCall|cCapture|cOutcome) != 0 || r.announced(c) || r.isDiary) && r.firmOrPersonEnds(k)
	case t.bits&(cVisit|cGo|cMeet|cSplit) != 0 && t.kind == tokWord:
		return true
	}
	return false
}

// firmOrPersonEnds reports whether a company or one of its people stands right
// before token k.
func (r *reader) firmOrPersonEnds(k int) bool {
	for r.isSpace(k - 1) {
		k--
	}
	for _, f := range r.firms {
		if f.to == k {
			return true
		}
	}
	return r.tok(k-1).kind == tokPerson || r.markIs(k-1, ')') || k > 0 && r.folkAt(k-1)
}

// announced reports whether what was said before a clause, in its sentence, tells
// of visits, calls or leads, or counts them: 今天两家:合盛泵壳和广发弹簧.
func (r *reader) announced(c *clause) bool {
	for i := c.from - 1; i >= 0; i-- {
		t := r.toks[i]
		switch {
		case t.kind == tokMark && strings.ContainsRune("。!?\n", r.n[t.span.Start]):
			return false
		case t.bits&(cVisit|cGo|cMeet|cCall|cCapture) != 0 && !r.inFirm(i):
			return true
		case t.kind == tokDigits && r.n[t.span.End-1] == '家':
			return true
		}
	}
	return false
}

// turnsTo reports whether a clause without a company begins a matter of its own:
// another person is called, or is to be given something on another day, than the
// one before. 给张总打了电话没人接,给李工打了电话.
func (r *reader) turnsTo(g *group, c *clause) bool {
	if c.void() || !r.theirs(c) || len(g.clauses) == 0 {
		return false
	}
	who := func(c *clause) string {
		for _, k := range c.folk {
			if !r.folk[k].ours {
				return r.folk[k].name
			}
		}
		return ""
	}
	calls, hands, other, rings := false, false, true, true
	for _, k := range g.clauses {
		b := &r.clauses[k]
		rings = rings && who(b) == "" && b.bits&cCall != 0
		if who(b) == who(c) {
			other = false
		}
		if name := who(b); (name != "" || len(b.firms) > 0) && !b.void() {
			calls = calls || b.tense <= 0 && (b.bits&(cCall|cVisit|cMeet|cGo) != 0 || len(b.firms) > 0 && name != "")
			hands = hands || b.tense > 0 && r.dueIn(b) && b.bits&(cVisit|cMeet) == 0
		}
	}
	switch {
	case !other, rings && c.tense <= 0 && c.bits&cOutcome != 0: // called Elmstead Chains, Neil did not pick up
		return false
	case r.isRoll:
		return r.folkAt(c.from) && slices.ContainsFunc(g.clauses, func(k int) bool { return r.theirs(&r.clauses[k]) })
	case c.tense <= 0 && c.bits&cCall != 0 && c.bits&(cTheirs|cMeet) == 0:
		return calls
	case c.tense > 0 && r.dueIn(c):
		return hands && (r.givesTo(c) || c.bits&(cVisit|cCall) != 0)
	}
	return false
}

// givesTo reports whether a clause begins with to whom something is to be given.
func (r *reader) givesTo(c *clause) bool {
	for i := c.from; i < c.to && (i <= c.from+2 || c.parted); i++ {
		if t := r.toks[i]; isFunc(t, "给") || isFunc(t, "to") || isFunc(t, "帮") || isFunc(t, "send") || isFunc(t, "call") || isFunc(t, "约") || isFunc(t, "催") {
			return true
		}
	}
	return false
}

// plansIn reports whether a group tells of a meeting or a call that is to come.
func (r *reader) plansIn(g *group) bool {
	for _, k := range g.clauses {
		if c := &r.clauses[k]; c.tense > 0 && c.bits&(cVisit|cMeet|cGo|cCall|cWish) != 0 {
			return true
		}
	}
	return false
}

func (r *reader) kinBefore(f int) bool {
	k := r.firms[f].from - 1
	if isFunc(r.tok(k), "的") {
		k--
	}
	return r.tok(k).bits&cKin != 0
}

// markReferrers finds whom a lead came from: 金利蔡老板给我推了清远恒发家具,
// 恒鑫李总介绍的.
func (r *reader) markReferrers() {
	if len(r.firms) == 0 {
		return
	}
	for k := range r.firms {
		if f := &r.firms[k]; !f.rival && (r.suppliesOnly(f) && r.namedBehind(f.to) || r.cameFrom(f) && (k > 0 || len(r.firms) > 1 && r.n[f.span.Start] < 0x80)) {
			f.aside = true
		}
	}
	r.ownersAside()
	r.broughtBy()
	r.heardFrom()
	r.namedBy()
	r.labelledReferrer()
	for i, t := range r.toks {
		if t.kind != tokWord || !r.refers(t) || r.tok(i-1).bits&cKin != 0 {
			continue
		}
		before, after := -1, -1
		for k := range r.firms {
			f := &r.firms[k]
			if f.rival {
				continue
			}
			if f.to <= i {
				before = k
			} else if after < 0 {
				after = k
			}
		}
		if before < 0 || isFunc(r.tok(r.firms[before].to), "是") && strings.HasSuffix(t.w.text, "的") {
			r.referrerPerson(i) // 蓝擎能源是设计院的老雷介绍的
			continue
		}
		others := slices.ContainsFunc(r.firms, func(f firm) bool { return f.same != r.firms[before].same && !f.rival && !f.referrer })
		if (after >= 0 && r.firms[after].same != r.firms[before].same || others) && r.closeTo(before, i) {
			for k := range r.firms {
				if r.firms[k].same == r.firms[before].same {
					r.firms[k].referrer = true
				}
			}
			r.referrerPerson(i)
		} else if after < 0 && r.personBetween(before, i) >= 0 && !r.closeTo(before, i) {
			r.referrerPerson(i)
		}
	}
}

// refers reports whether a word tells that somebody passed a customer on.
func (r *reader) refers(t token) bool {
	switch t.w.text {
	case "牵线", "牵的线", "搭桥", "搭的桥", "牵线搭桥", "介绍认识", "介绍认识的", "推过来的", "推来的", "介绍", "介绍了", "介绍的", "推荐", "推荐了", "推荐的", "引荐", "引荐了", "引荐的", "转介绍", "给我推了", "推了", "推给我", "介绍给我", "给我介绍", "给我介绍了", "介绍了个", "介绍了一个", "推荐了个", "介绍我", "告诉我", "告诉", "透露", "passed us the name of", "passed me the name of", "gave us the name of", "passed me a name", "gave me a name", "gave me the name of", "passed on a name", "gave me a contact", "told me about", "told us about", "knows a guy", "knows somebody", "knows someone", "recommend了", "introduce了", "refer了", "intro了", "refers us to", "转介绍了", "recommended", "recommends", "recommended us to", "knows", "mentioned", "tipped me about", "tipped me off", "referred us to", "referred me to", "pointed me to", "introduced me to", "introduced us to", "put me onto", "suggested":
		return true
	}
	return false
}

// closeTo reports whether nothing but the referrer himself, a mark and small
// words stand between a company and the word at token i.
func (r *reader) closeTo(f, i int) bool {
	for k := r.firms[f].to; k < i; k++ {
		t := r.toks[k]
		if t.kind == tokUnknown || t.kind == tokMark && r.n[t.span.Start] == '。' || t.bits&(cVisit|cMeet|cCall|cWantBuy) != 0 {
			return false
		}
	}
	return true
}

func (r *reader) personBetween(f, i int) int {
	for k, p := range r.folk {
		if p.tok >= r.firms[f].to && p.tok < i {
			return k
		}
	}
	return -1
}

// referrerPerson marks the person right before the word at token i.
func (r *reader) referrerPerson(i int) {
	for k := len(r.folk) - 1; k >= 0; k-- {
		p := &r.folk[k]
		if p.tok >= i {
			continue
		}
		for j := p.tok + 1; j < i; j++ {
			if r.markIs(j, ',') && !strings.HasPrefix(r.toks[i].w.text, "给我") && !strings.HasPrefix(r.toks[i].w.text, "推") {
				return
			}
			if t := r.toks[j]; t.kind == tokUnknown || t.kind == tokMark && r.n[t.span.Start] == '。' || r.firmStarts(j) {
				return
			}
		}
		p.referrer = true
		return
	}
}
