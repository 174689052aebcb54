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
	return placed || !r.elseDone(c)
}

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
			behind = behind || r.ahead(x)
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
