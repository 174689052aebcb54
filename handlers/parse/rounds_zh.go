package parse

import (
	"slices"
	"strings"
)

// findRound takes as customers what stands behind how many were seen, parted by blanks or
// commas, where there are just so many of them: 今天跑了三家 恒鑫 美的 格力.
func (r *reader) findRound() {
	for i, t := range r.toks {
		num, ok := smallNumber(r.n, t.span.Start)
		if !ok || num.value < 2 || num.end >= len(r.n) || r.n[num.end] != '家' || r.inFirm(i) {
			continue
		}
		seen, end := r.stretches(r.tokenAt(num.end)+1, int(num.value))
		if len(seen) != int(num.value) {
			continue
		}
		for _, s := range seen {
			if r.inFirm(s.Start) || r.inFirm(s.End-1) {
				r.vouchFor(s)
				continue
			}
			r.firms = append(r.firms, r.counted(s))
		}
		r.round = Span{i, end}
		r.intoCountedWeek()
		return
	}
	r.findRoundEn()
}

// vouchFor holds on to a company that was found before it was seen to be one of those that were counted.
func (r *reader) vouchFor(s Span) {
	for i := range r.firms {
		if f := &r.firms[i]; f.from == s.Start && f.to == s.End && len(f.known) == 0 && !f.rival {
			f.score, f.anchored = max(f.score, 6), true
		}
	}
}

// counted is the company of some tokens that stands in a list of so many.
func (r *reader) counted(s Span) firm {
	f := firm{from: s.Start, to: s.End, span: Span{r.toks[s.Start].span.Start, r.toks[s.End-1].span.End}, score: 6, anchored: true}
	f.text = r.str(f.span)
	return f
}

// inRound reports whether a company is one of those that were counted.
func (r *reader) inRound(f *firm) bool { return f.from > r.round.Start && f.to <= r.round.End }

// countedPast reports whether a clause is one of those that name, each with its day, the customers who
// are counted as visited.
func (r *reader) countedPast(c *clause) bool {
	if r.round.End == 0 || c.from <= r.round.Start || c.to > r.round.End || len(c.firms) == 0 {
		return false
	}
	return slices.ContainsFunc(r.clauses, func(x clause) bool {
		return x.from <= r.round.Start && r.round.Start < x.to && x.tense < 0 && !x.void()
	})
}

// countsOthers reports whether a clause counts the customers whom somebody else saw: a colleague by his name,
// or whoever stands before the count and is not the speaker; and whether it is one of those that name them behind it.
// 陈静今天跑了两家:比亚迪、恒发.
func (r *reader) countsOthers(c *clause) bool {
	if r.round.End == 0 || c.from >= r.round.End {
		return false
	}
	for k := range r.clauses {
		if x := &r.clauses[k]; x.from <= r.round.Start && r.round.Start < x.to && x.to <= c.from {
			return r.countsOthers(x)
		}
	}
	if r.round.Start < c.from || r.round.Start >= c.to || c.bits&cSpeaker != 0 {
		return false
	}
	i := c.from
	for i < r.round.Start && (r.toks[i].kind == tokWhen || r.toks[i].kind == tokMark) {
		i++
	}
	if i >= r.round.Start {
		return false
	}
	t, who := r.toks[i], r.personStarts(i)
	switch {
	case who >= 0 && !r.isSpeaker(who), t.kind == tokWord && t.bits&(cKin|cRival) != 0,
		isAny(t, "他们", "她们", "同事", "同行", "友商", "领导", "老板"):
	default:
		return false
	}
	for i = r.pastSubject(c, i, who); i < r.round.Start; i++ { // 老板让我跑了两家 is the speaker's
		if t := r.toks[i]; t.kind != tokWhen && t.bits&(cGo|cVisit|cMeet) == 0 && !isAny(t, "又", "一共", "总共", "亲自") {
			return false
		}
	}
	return true
}

// isSpeaker reports whether a person of the text is whoever says it.
func (r *reader) isSpeaker(who int) bool {
	return slices.ContainsFunc(r.folk[who].known, func(m Match) bool { return m.Row.ID == string(r.ctx.Mine) })
}

// intoCountedWeek gives the weekdays of customers who were counted the week that is over in which they
// were: 上周跑了三家,周一比亚迪.
func (r *reader) intoCountedWeek() {
	i := r.round.Start - 1
	for i >= 0 && r.toks[i].kind != tokWhen && r.toks[i].kind != tokMark {
		i--
	}
	if i < 0 || r.toks[i].kind != tokWhen {
		return
	}
	week := &r.whens[r.toks[i].at]
	if week.grain != byWeek || week.near.WeekStart() >= r.today.WeekStart() {
		return
	}
	for _, t := range r.toks[r.round.Start:r.round.End] {
		if t.kind != tokWhen || !r.whens[t.at].weekday {
			continue
		}
		w := &r.whens[t.at]
		day := week.near.WeekStart().AddDays(w.near.Sub(w.near.WeekStart()))
		w.near, w.past, w.next, w.fixed, w.weekday = day, day, day, true, false
	}
}

// shareRound lets each of the customers that were counted have the words that count them, and
// what is said behind of them all: 都没见到人.
func (r *reader) shareRound(gs []group) []group {
	if r.round.End == 0 {
		return gs
	}
	counts, all := -1, -1
	for k := range r.clauses {
		c := &r.clauses[k]
		if c.from <= r.round.Start && r.round.Start < c.to {
			counts = k
		}
		if all < 0 && c.from >= r.round.End && c.from < c.to {
			all = k
			if !strings.HasPrefix(r.toks[c.from].text(), "都") && r.n[r.toks[c.from].span.Start] != '都' {
				break
			}
			for i := range gs {
				if g := &gs[i]; g.firm >= 0 && r.inRound(&r.firms[g.firm]) && !slices.Contains(g.clauses, k) {
					g.clauses = append(slices.Clip(g.clauses), k)
				}
			}
		}
	}
	for i := range gs {
		if g := &gs[i]; g.firm >= 0 && r.inRound(&r.firms[g.firm]) && counts >= 0 && !slices.Contains(g.clauses, counts) {
			g.clauses = slices.Insert(slices.Clone(g.clauses), 0, counts)
		}
	}
	return gs
}

// stretches are the runs of tokens behind token i, at most so many, that may be names, by
// their tokens, and where the last one ends.
func (r *reader) stretches(i, most int) (out []Span, end int) {
	for k := i; k < len(r.toks) && len(out) < most; {
		if r.isSpace(k) || r.markIs(k, ',') || r.markIs(k, '、') || r.markIs(k, ':') || r.toks[k].kind == tokWhen && r.markIs(k-1, ',') && !r.whens[r.toks[k].at].deadline && r.whens[r.toks[k].at].direction(r.today) <= 0 {
			k++ // 今天跑了两家,上午东成五金,下午骏业
			continue
		}
		from := k
		for k < len(r.toks) && r.mayName(k) {
			k++
		}
		if size := r.toks[max(k-1, from)].span.End - r.toks[from].span.Start; k == from || size < 2 || size > 10 || k < len(r.toks) && r.toks[k].kind != tokMark {
			return out, k
		}
		out = append(out, Span{from, k})
		end = k
	}
	return out, end
}

// mayName reports whether token i may be a part of a company's name.
func (r *reader) mayName(i int) bool {
	t := r.toks[i]
	if !isHan(r.n[t.span.Start]) {
		return false // Latin names have blanks within them
	}
	return t.kind == tokUnknown || r.isAccount(t) || t.kind == tokWord && t.bits&(cBrand|cTail|cLegal|cRegion|cThing|cIndustry) != 0 && t.bits&(cVisit|cMeet|cGo|cCall|cFunc) == 0
}
