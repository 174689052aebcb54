package parse

import (
	"math"
	"slices"
	"strings"
)

// secondNeeded is what has to speak for a further company of a message: one is told of in nearly
// every message, a second one in few, so what only stands where a name could is rather a thing, a
// place or a time that the message speaks of. In the logarithm of the odds, as secondWorth.
const secondNeeded = 1.2

// forgetSeconds drops the companies beside the best one for which too little speaks to make a
// record of their own.
func (r *reader) forgetSeconds(l *lattice) {
	if !r.severalFirms() {
		return
	}
	best := -1
	for i := range r.firms {
		f := &r.firms[i]
		if f.rival || f.referrer || f.aside {
			continue
		}
		f.worth = r.secondWorth(f, l)
		first := &r.firms[f.same]
		first.worth = max(first.worth, f.worth)
		if best < 0 || first.worth > r.firms[best].worth {
			best = f.same
		}
	}
	kept := r.firms[:0:0]
	for i := range r.firms {
		f := r.firms[i]
		if f.rival || f.referrer || f.aside || f.same == best || r.firms[f.same].worth >= secondNeeded {
			kept = append(kept, f)
			continue
		}
		r.explainFirm(&f, "too little speaks for a second company")
	}
	if len(kept) == len(r.firms) {
		return
	}
	r.firms = kept
	for i := range r.firms {
		r.settle(i)
	}
}

// severalFirms reports whether two companies are named that may be customers.
func (r *reader) severalFirms() bool {
	first := -1
	for i := range r.firms {
		f := &r.firms[i]
		switch {
		case f.rival || f.referrer || f.aside:
		case first < 0:
			first = f.same
		case f.same != first:
			return true
		}
	}
	return false
}

// secondWorth is what speaks for a company as one of several: how sure its characters and those
// around it are, what leads to it, and whether the message speaks of several at all.
func (r *reader) secondWorth(f *firm, l *lattice) float64 {
	const sure = 6
	if r.storesOf(f) {
		return 0
	}
	if f.from < 0 || len(f.known) > 0 || r.spottedFirm(f.from) && r.spotted[r.toks[f.from].at].likely == 1 || !isHan(r.n[f.span.Start]) || r.toks[f.from].bits&cBrand != 0 {
		return sure
	}
	p := l.meanOf(f.span, tagFirm)
	w := max(min(math.Log(p/(1-p)), 3), -3)
	if r.toks[f.from].kind == tokUnknown {
		w += 2*r.likely(f) - 1
	}
	if f.tailed {
		w += 1.5
	}
	if f.region != "" {
		w++
	}
	w += r.leadsToSecond(f)
	if r.countsSeveral() {
		w += 3
	}
	if !f.tailed && strings.ContainsRune("前后时路街镇村楼桥站口", r.n[f.span.End-1]) {
		w -= 3 // a time, a place
	}
	return w
}

// leadsToSecond is what the words beside a company speak for its being one of several.
func (r *reader) leadsToSecond(f *firm) float64 {
	k := f.from - 1
	for r.isSpace(k) || isFunc(r.tok(k), "了") || r.markIs(k, ':') {
		k--
	}
	w := 0.0
	switch t := r.tok(k); {
	case k < 0 || t.kind == tokRef || r.markIs(k, '\n') || r.inRound(f):
		w = 1.5
	case t.kind == tokMark && k > 0 && r.enumerates(k-1):
		w = 2
	case r.linksFirms(k):
		w = 2
	case t.kind == tokWhen && r.besideWhen(f, func(g *firm) int { return g.from - 1 }), r.tok(f.to).kind == tokWhen && r.besideWhen(f, func(g *firm) int { return g.to }):
		w = 2
	case t.kind == tokWhen && r.whens[t.at].part >= 0:
		w = 1 // 下午天铁
	case t.kind == tokWord && t.bits&cCapture != 0, r.names(k):
		w = 2
	case t.kind == tokWord && t.bits&(cGo|cVisit|cCall) != 0 && t.bits&cMeet == 0, wishesTo(t), strings.HasSuffix(t.text(), "去"), isFunc(t, "给"), isFunc(t, "的") && r.tok(k-1).bits&(cGo|cVisit) != 0:
		w = 1.8
	}
	j := f.to
	if isFunc(r.tok(j), "的") {
		j++
	}
	for r.tok(j).kind == tokWord && r.tok(j).bits&(cDept|cTitle) != 0 {
		j++
	}
	if r.tok(j).kind == tokPerson || r.spotAt(j) && !r.spottedFirm(j) {
		w++
	}
	return w
}

// linksFirms reports whether token k links a company to one that is surely told of, or to
// somebody: 美的和格力.
func (r *reader) linksFirms(k int) bool {
	t := r.tok(k)
	if !r.markIs(k, '、') && !isFunc(t, "和") && !isFunc(t, "跟") && !isFunc(t, "与") {
		return false
	}
	for i := range r.firms {
		if f := &r.firms[i]; f.to == k {
			return f.worth >= secondNeeded
		}
	}
	return r.firmOrPersonEnds(k)
}

// besideWhen reports whether a day stands at the same side of another company of the message.
func (r *reader) besideWhen(f *firm, side func(*firm) int) bool {
	for i := range r.firms {
		g := &r.firms[i]
		k := side(g)
		if r.markIs(k, ':') {
			k--
		}
		if g.same != f.same && r.tok(k).kind == tokWhen {
			return true
		}
	}
	return false
}

// roundUnits are with what customers, calls and leads are counted.
const roundUnits = "家个条拨处通"

// countsSeveral reports whether the message counts who was gone to or called: 今天两家, 通了俩.
func (r *reader) countsSeveral() bool {
	for i, t := range r.toks {
		if t.kind == tokDigits && t.span.End == t.span.Start+1 && r.n[t.span.Start] != '1' && strings.ContainsRune(roundUnits, r.runeAt(t.span.End)) {
			return true // 2家
		}
		n := t.span.End - t.span.Start
		if n < 1 || n > 4 || r.inFirm(i) || !strings.ContainsRune("两二三四五六七八九几俩仨23456789", r.n[t.span.Start]) {
			continue
		}
		if strings.ContainsRune(roundUnits, r.n[t.span.Start+min(n-1, 1)]) || r.n[t.span.Start] == '俩' || r.n[t.span.Start] == '仨' {
			return true
		}
	}
	return false
}

// meanOf is how likely the units of a stretch are part of a name of a kind, on average.
func (l *lattice) meanOf(s Span, tag spotTag) float64 {
	sum, n := 0.0, 0.0
	for i, u := range l.units {
		if u.span.Start < s.End && s.Start < u.span.End {
			sum += l.holds(i, tag)
			n++
		}
	}
	if n == 0 {
		return 0.5
	}
	return max(min(sum/n, 0.999), 0.001)
}

// storesOf reports whether a foreign name of one word only says from which part of the company
// before it somebody is: Mr. Osei from Stores.
func (r *reader) storesOf(f *firm) bool {
	if f.from < 0 || f.to != f.from+1 || len(f.known) > 0 || f.tailed || isHan(r.n[f.span.Start]) || !r.firmsBeforeAt(f.from) {
		return false
	}
	prev, k := r.before(f.from)
	if !isFunc(prev, "from") && !isFunc(prev, "in") {
		return false
	}
	for k--; r.isSpace(k); k-- {
	}
	return slices.ContainsFunc(r.folk, func(p person) bool { return k >= 0 && p.span.End == r.toks[k].span.End })
}

// firmsBeforeAt reports whether a company that may be a customer is named in the same line before
// token i.
func (r *reader) firmsBeforeAt(i int) bool {
	for k := range r.firms {
		if f := &r.firms[k]; f.to <= i && !f.rival && !f.referrer && !strings.ContainsAny(r.between(f.span.End, r.toks[i].span.Start), ";\n") {
			return true
		}
	}
	return false
}
