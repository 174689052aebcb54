package parse

import (
	"slices"
	"sort"
	"strings"

	"milepost/storage/crm"
)

// disownMoneys takes back from our deal the sums that the rest of their clause,
// or the clause before one that is nothing but a sum, tells are something else.
func (r *reader) disownMoneys() {
	for k := range r.clauses {
		c := &r.clauses[k]
		for _, i := range c.moneys {
			m := &r.moneys[i]
			if m.role != roleDeal {
				continue
			}
			switch {
			case r.strays(m), r.privateMoney(c), r.investedIn(c, m), r.heldAgainstUs(k, m), r.differs(c, m), r.whatBehind(c, m), r.notThisDeal(c, m), r.lessBy(m), r.moreBy(m), r.fellShort(m), r.holdsOurs(k, m), r.foundHigh(k, m):
				m.role = roleOther
			case r.yearly(c, m):
				m.role = roleRevenue
			case r.partCame(m):
				m.role = rolePayment
			case r.totalsCosts(c, m):
				m.role = roleOther
			case r.rivalSays(c, m), k > 0 && r.onlySum(c) && r.clauses[k-1].sentence == c.sentence && len(r.clauses[k-1].moneys) == 0 && r.rivalSays(&r.clauses[k-1], m):
				m.role = roleOther
			case r.unitBefore(c, m), r.unitBeside(c, m):
				m.role = roleUnit
			case r.perTime(m), r.theyPaid(c, m):
				m.role = roleOther
			case m.minor < 1e5*100 && m.kind != crm.AmountContract:
				if kind := r.spentOn(k, m); kind != "" {
					m.role, m.cost = roleCost, kind
				} else if r.paidBefore(k) {
					m.role = rolePayment
				}
			case r.paidBefore(k):
				m.role = rolePayment
			}
		}
	}
}

// rivalSays reports whether it is a competitor whose price a sum is: 他们拿竞品58万
// 的价压我们, KUKA给永达quote了98万.
func (r *reader) rivalSays(c *clause, m *money) bool {
	for _, k := range c.firms {
		f := &r.firms[k]
		if f.rival && f.from < c.to && f.span.Start < m.span.Start && !r.oursBetween(f.to, m) {
			return true
		}
	}
	if r.sellsToThem(c, m) >= 0 {
		return true
	}
	if v, at := r.find(rivalHints, c.span); v != "" && at.Start < m.span.Start {
		return !r.oursBetween(r.tokenAt(at.End), m)
	}
	if c.bits&cTheirs != 0 && c.bits&(cOurs|cSpeaker) == 0 && r.rivalBefore(c) {
		return true // 跟竞争对手的老杨喝酒,套出他们报的是165万
	}
	if r.makerFirst(c) && c.bits&(cOurs|cSpeaker) == 0 || r.fromMaker(m) || r.toldPrice(c, m) {
		return true
	}
	// 甲给永达报了98万: a company that gives another one a price.
	if len(c.firms) >= 2 && c.bits&(cOurs|cSpeaker) == 0 {
		a, b := &r.firms[c.firms[0]], &r.firms[c.firms[1]]
		give := r.tok(a.to).text()
		if a.from == c.from && b.from == a.to+1 && (give == "给" && c.bits&cMoneyKind != 0 || give == "报" || give == "报给" || give == "报了") {
			a.rival = true
			return true
		}
	}
	return false
}

// toldPrice reports whether a sum is what another company asks for, as somebody tells it, who is no man of
// that company: 刘总说发那科报了165万.
func (r *reader) toldPrice(c *clause, m *money) bool {
	for _, k := range c.firms {
		f, told, by := &r.firms[k], false, false
		if len(f.known) > 0 || f.span.Start > m.span.Start {
			continue
		}
		for i := f.from - 1; i >= c.from; i-- {
			t := r.tok(i)
			told = told || i >= f.from-2 && (t.bits&cSay != 0 || isFunc(t, "听说"))
			by = by || t.kind == tokPerson || makers[r.saying(f.span)] || r.folkAt(i) || t.bits&(cTheirs|cCustomer) != 0
		}
		if told && by && r.namesPrice(f, m) {
			f.rival = true
			return true
		}
	}
	return false
}

// makers are companies that sell what we sell: where one of them is the subject, it
// is a competitor who acts.
var makers = wordSet("kuka abb fanuc yaskawa staubli stäubli epson estun siasun 库卡 发那科 安川 埃斯顿 新松 大族 大族激光 埃夫特 汇川 川崎 那智 史陶比尔 通快 百超 天田 schuler aida amada bystronic trumpf komatsu mazak 舒勒 会田 小松 马扎克")

// IsMaker reports the name of a company that sells what we sell.
func IsMaker(name string) bool { return makers[strings.ToLower(name)] }

// wordSet is a set of the words of a text.
func wordSet(text string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(text) {
		out[w] = true
	}
	return out
}

// makerFirst reports whether a clause begins with one of them and names somebody
// else besides.
func (r *reader) makerFirst(c *clause) bool {
	t := r.toks[c.from]
	if !makers[r.saying(t.span)] {
		return false
	}
	for _, k := range c.firms {
		if r.firms[k].from > c.from {
			return true
		}
	}
	for k := 1; k < len(r.clauses); k++ { // 恒鑫那个项目,库卡报了180万
		if b := &r.clauses[k-1]; &r.clauses[k] == c && b.sentence == c.sentence {
			return len(b.firms) > 0
		}
	}
	return false
}

// rivalBefore reports whether the clause before one, in its sentence, speaks of competitors.
func (r *reader) rivalBefore(c *clause) bool {
	for k := 1; k < len(r.clauses); k++ {
		if b := &r.clauses[k-1]; &r.clauses[k] == c && b.sentence == c.sentence {
			return b.bits&cRival != 0 || slices.ContainsFunc(b.firms, func(i int) bool { return r.firms[i].rival })
		}
	}
	return false
}

// totalsCosts reports whether a sum adds up what was spent before it: 餐费1800 礼品600
// 合计2400.
func (r *reader) totalsCosts(c *clause, m *money) bool {
	costs := 0
	for i := range r.moneys {
		if x := &r.moneys[i]; x.role == roleCost && x.span.Start < m.span.Start {
			costs++
		}
	}
	i := r.tokenAt(m.span.Start) - 1
	for r.isSpace(i) {
		i--
	}
	switch r.tok(i).text() {
	case "合计", "共", "共计", "一共", "总共", "总计", "合共", "total", "in total", "altogether":
		return costs > 0
	}
	return false
}

// oursBetween reports whether a word for us stands between a token and a sum.
func (r *reader) oursBetween(from int, m *money) bool {
	for i := max(from, 0); i < len(r.toks) && r.toks[i].span.End <= m.span.Start; i++ {
		if r.toks[i].bits&(cOurs|cSpeaker) != 0 {
			return true
		}
	}
	return false
}

// tokenAt is the token that holds a rune, or the one behind it.
func (r *reader) tokenAt(at int) int {
	return sort.Search(len(r.toks), func(i int) bool { return r.toks[i].span.End > at })
}

// unitBefore reports whether a clause speaks of the price of one before a sum,
// whatever else stands between: 单价报的15.8万.
func (r *reader) unitBefore(c *clause, m *money) bool {
	for i := c.from; i < c.to && r.toks[i].span.End <= m.span.Start; i++ {
		if t := r.toks[i]; t.kind == tokWord {
			switch t.text() {
			case "单价", "unit price", "单台", "单套", "单条", "单机":
				return true
			}
		}
	}
	return false
}

// spentOn is what a small sum was spent on: its clause, or the one before a clause
// that is nothing but the sum, tells of a journey or a meal and of no price.
func (r *reader) spentOn(k int, m *money) string {
	c := &r.clauses[k]
	if kind := r.costIn(c); kind != "" && c.bits&cMoneyKind == 0 {
		return kind
	}
	if k > 0 && r.onlySum(c) && r.clauses[k-1].sentence == c.sentence && len(r.clauses[k-1].moneys) == 0 && r.clauses[k-1].bits&cMoneyKind == 0 {
		return r.costIn(&r.clauses[k-1])
	}
	return ""
}

// costIn is the kind of cost that a word of a clause names, "other" apart.
func (r *reader) costIn(c *clause) string {
	for i := c.from; i < c.to; i++ {
		if v := valOf(r.toks[i], cCost); v != "" && v != "other" && !r.inFirm(i) {
			return v
		}
	}
	return ""
}

// paidBefore reports whether a clause that is nothing but a sum follows one that
// tells of a payment: Final payment arrived, 172k RMB.
func (r *reader) paidBefore(k int) bool {
	c := &r.clauses[k]
	if _, plans := holdsAny(r.words(&r.clauses[max(k-1, 0)]), []string{"payment plan", "payment terms", "instalment", "付款计划", "付款方式", "分期", "账期"}); plans {
		return false // a 12 month payment plan, 1.9M RMB
	}
	for i := c.from; i < c.to; i++ {
		if s := r.toks[i].text(); strings.HasPrefix(s, "deal") || strings.HasPrefix(s, "order") || s == "单子" || s == "总价" {
			return false // discount 8%,deal 1.2M
		}
	}
	if k == 0 || !r.onlySum(c) || r.clauses[k-1].sentence != c.sentence || len(r.clauses[k-1].moneys) > 0 {
		return false
	}
	last := &r.clauses[k-1]
	return last.bits&cPayment != 0 || strings.HasSuffix(r.words(last), "% down")
}

// onlySum reports whether a clause is nothing but sums and grammar.
func (r *reader) onlySum(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		if t := r.toks[i]; t.kind != tokMoney && t.kind != tokMark && (t.kind != tokWord || t.bits&^(cFunc|cAt|cWith) != 0 && valOf(t, cMoneyKind) != "value") {
			return false
		}
	}
	return true
}

// rivalHints tell that a price is a competitor's.
var rivalHints = seek([]hint{{"rival", []string{"竞品", "对手", "竞争对手", "竞对", "友商", "别家", "人家报", "competitor", "rival", "their quote"}, nil}})

// inUse reports that what is named at n[i] is what a customer works with now: 现在用的是ABB的.
func (r *reader) inUse(i int) bool {
	before := r.between(max(0, i-5), i)
	for _, w := range []string{"用的是", "用的都是", "用的", "在用", "现用", "用着", "一直用", "原来是", "之前是", "装的是", "买的是", "配的是"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}
