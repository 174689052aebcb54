package parse

import (
	"slices"
	"strings"

	"milepost/storage/crm"
)

// strays reports whether nothing speaks for a sum being our deal's: it is no quote, budget or
// contract, nobody of a customer is named, and no word of the message is about business. 去年
// 买的房跌了40万, my brother won 30k.
func (r *reader) strays(m *money) bool {
	if m.kind != crm.AmountValue || slices.ContainsFunc(r.moneys, func(x money) bool { return x.denied }) || r.ctx.Draft != nil || len(r.refs) > 0 || len(r.clauses) == 1 && r.onlySum(&r.clauses[0]) {
		return false
	}
	if slices.ContainsFunc(r.firms, func(f firm) bool { return !f.rival && (r.says(cSpeaker|cOurs) || !r.frailFirm(&f)) }) || slices.ContainsFunc(r.folk, func(p person) bool { return !p.ours }) {
		return false
	}
	const business = cVisit | cCall | cThing | cMoneyKind | cMilestone | cCustomer | cTheirs | cPayment | cUnit | cIntent | cWantBuy | cCapture | cAnswer | cActivity
	if r.says(business) {
		return false
	}
	_, deal := holdsAny(" "+r.folded, dealWords)
	return !deal
}

// says reports whether a word of one of these classes stands anywhere in the message.
func (r *reader) says(bits class) bool {
	return slices.ContainsFunc(r.clauses, func(c clause) bool { return c.bits&bits != 0 })
}

// theirSellers are the ways to say that somebody gave the customer a price.
var theirSellers = []string{"给他们报", "给客户报", "给对方报", "给人家报", "给厂里报", "给业主报", "给他们开", "给客户开", "给对方开", "给他们的价", "给他们的报价"}

// sellsToThem is who else gave the customer the price that stands behind it in a clause: 西克给
// 他们报了68万. The token is -1 where it was us, or nobody is named.
func (r *reader) sellsToThem(c *clause, m *money) int {
	if c.bits&(cSpeaker|cOurs) != 0 {
		return -1
	}
	at, ok := holdsAny(r.words(c), theirSellers)
	if !ok {
		return -1
	}
	i := r.tokenAt(c.span.Start + len([]rune(r.words(c)[:at.Start])))
	k := i - 1
	for r.isSpace(k) || r.tok(k).kind == tokWord && r.tok(k).bits&cFunc != 0 && k > c.from {
		k--
	}
	if k < c.from || r.toks[i].span.Start > m.span.Start || r.toks[k].kind != tokUnknown && r.toks[k].kind != tokLatin && r.toks[k].kind != tokSpot && !r.inFirm(k) && !makers[r.saying(r.toks[k].span)] {
		return -1
	}
	return k
}

// saysForSure reports whether a group plans to see or to serve a customer on a day of its own:
// 打算下周二去一趟安徽合力. Whatever else it says, that is something to do.
func (r *reader) saysForSure(g *group) bool {
	if g.firm < 0 || r.isReport {
		return false
	}
	for _, k := range g.clauses {
		c := &r.clauses[k]
		if c.void() || c.tense <= 0 || c.bits&(cVisit|cGo|cCall) == 0 || c.bits&cChat != 0 || !r.dueOnDay(c) {
			continue
		}
		if slices.Contains(c.firms, g.firm) && (c.bits&(cWish|cPlan) != 0 || c.bits&(cSpeaker|cOurs) != 0) && !r.othersDid(c) {
			return true
		}
	}
	return false
}

// onlySpends reports whether a group says nothing but that so much was spent, and when: 今天花了
// 86. Whoever writes that to the product wants it kept.
func (r *reader) onlySpends(g *group) bool {
	for _, k := range g.clauses {
		c := &r.clauses[k]
		for i := c.from; i < c.to; i++ {
			switch t := r.toks[i]; {
			case t.kind == tokMoney, t.kind == tokDigits, t.kind == tokMark, t.kind == tokWhen:
			case r.givenTo(c, i):
			case t.kind == tokWord && (t.bits&cCost != 0 || t.bits&cFunc != 0 && !strings.ContainsRune("不没别", r.n[t.span.Start])):
			default:
				return false
			}
		}
	}
	return len(r.costs(g)) > 0
}

// givenTo reports whether token i says to whom a present went, and is no more than that: 送陈总的,
// for Mr Lee.
func (r *reader) givenTo(c *clause, i int) bool {
	if r.costIn(c) != "gift" {
		return false
	}
	t := r.toks[i]
	return t.kind == tokPerson || t.kind == tokName || isFunc(t, "送") || isFunc(t, "送给") || isFunc(t, "给") || isFunc(t, "的")
}
