package parse

import (
	"strings"

	"milepost/storage/crm"
)

// findCity reads a customer by the city that his name begins with, where only
// one has such a name: 宁德的方案发了.
func (r *reader) findCity() {
	if len(r.firms) > 0 || r.ctx.Names == nil {
		return
	}
	for i, t := range r.toks {
		if t.kind != tokWord || t.bits&cRegion == 0 || !isHan(r.n[t.span.Start]) || !isFunc(r.tok(i+1), "的") || r.tok(i+2).bits&cThing == 0 {
			continue
		}
		if ms := r.ctx.Names.beginning(r.str(t.span)); len(ms) == 1 {
			r.firms = append(r.firms, firm{from: i, to: i + 1, span: t.span, text: r.str(t.span), score: needed, anchored: true, known: ms})
			return
		}
	}
}

// placeBefore reads the city before a company: a part of its name (清远恒发家具),
// or said apart (去东莞恒鑫). It returns the token at which both begin.
func (r *reader) placeBefore(f *firm) int {
	k := f.from - 1
	t := r.tok(k)
	of := isFunc(t, "的")
	if of {
		k--
		t = r.tok(k)
	}
	if t.kind != tokWord || t.bits&cRegion == 0 || !isHan(r.n[t.span.Start]) {
		return f.from
	}
	head := k
	if r.inFirm(k) {
		return f.from
	}
	for r.tok(head-1).bits&cRegion != 0 && r.tok(head-1).span.End == r.tok(head).span.Start {
		head--
	}
	f.region = placeName(r.str(Span{r.toks[head].span.Start, t.span.End}))
	f.score++
	legal := r.toks[f.to-1].bits&cLegal != 0 && r.toks[f.to-1].w.n > 1
	if of || t.bits&cCity == 0 && !legal {
		return head
	}
	prev := r.tok(head - 1)
	moved := prev.bits&(cGo|cVisit|cMeet) != 0 && !strings.HasPrefix(prev.text(), "认识") && prev.kind == tokWord || isFunc(prev, "在") || isFunc(prev, "了") || isFunc(prev, "趟")
	if legal || f.tailed && !moved && prev.kind != tokWhen && head == k {
		f.from = head
		f.span.Start = r.toks[head].span.Start
		f.known = nil
	}
	return head
}

// saidRegion is the place that a clause is all about: 广东美味鲜,中山的.
func (r *reader) saidRegion(g *group) string {
	for _, k := range g.clauses {
		c := &r.clauses[k]
		if c.to != c.from+2 || !isFunc(r.toks[c.from+1], "的") {
			continue
		}
		if t := r.toks[c.from]; t.kind == tokWord && t.bits&cRegion != 0 && isHan(r.n[t.span.Start]) {
			return placeName(r.str(t.span))
		}
	}
	return ""
}

// placeName is a place without its rank: 深圳市 is 深圳.
func placeName(s string) string {
	r := []rune(s)
	if len(r) >= 3 && strings.ContainsRune("市省区", r[len(r)-1]) {
		return string(r[:len(r)-1])
	}
	return s
}

// onlyWherePlace reports whether token i is a place alone, before a day or a mark, and so where
// something is rather than a customer: 广州今天35度.
func (r *reader) onlyWherePlace(i int) bool {
	t, next := r.toks[i], r.tok(i+1)
	if next.kind != tokWhen && next.kind != tokMark && i+1 < len(r.toks) {
		return false
	}
	w := words.longest(r.n[:t.span.End], t.span.Start, cRegion)
	return w != nil && t.span.Start+w.n == t.span.End
}

// placedIn reports whether a name is the place where the company right before it
// is: Visited Oakline in Leipzig.
func (r *reader) placedIn(u run) bool {
	last := len(r.firms) - 1
	if last < 0 || u.to != u.from+1 || r.toks[u.from].bits&(cTail|cLegal|cBrand|cPerson) != 0 || len(r.ctx.Names.Lookup(r.str(u.span), crm.KindAccount, r.asker())) > 0 {
		return false
	}
	t, k := r.before(u.from)
	for r.isSpace(k - 1) {
		k--
	}
	return (isFunc(t, "in") || isFunc(t, "at") && r.firms[last].tailed) && r.firms[last].to == k
}

// homeTo reports whether a place is where somebody goes home to, 晚上回深圳, and not where a company
// moves back to, 搬回东莞.
func (r *reader) homeTo(t token) bool {
	at := t.span.Start - 1
	return at >= 0 && r.n[at] == '回' && (at == 0 || !strings.ContainsRune("搬迁移转", r.n[at-1]))
}
