package parse

import (
	"slices"
	"strconv"
	"strings"
)

// From which likelihood on what is spotted by all the characters and words together decides
// against what single words speak for, and up to which it forgets what they do.
const (
	spotted   = 0.6 // where they find none
	otherwise = 0.9 // where they find another there, or the same with other ends
	unspotted = 0.03
)

// heed holds the companies and people that single words speak for against those that are
// spotted by all the characters and words together. Where these are surely others the text
// is read once more with them as names.
func (r *reader) heed(l *lattice) {
	claimed := r.takeFramed(l)
	reports := r.reportsAny()
	for _, s := range l.spotted() {
		s.span = r.beforeMaking(r.beforePlace(r.pastCourtesy(s), s.person))
		if !reports || s.likely < spotted || !r.free(s.span) || r.agreesWith(s) || s.likely < otherwise && r.othersThere(s) || !s.person && r.isDepartment(s.span) {
			continue
		}
		r.claim(claimSpot, s.span.Start, s.span.End, len(r.spotted))
		r.spotted = append(r.spotted, s)
		claimed = true
	}
	if claimed {
		r.firms, r.folk, r.replaced = nil, nil, false
		if r.ctx.Explain {
			r.why = slices.DeleteFunc(r.why, func(w Reason) bool { return w.Slot == "account" || w.Slot == "contacts" })
		}
		r.tokenize()
		r.findFirms()
		r.findPeople()
	}
	r.forgetUnlikely(l)
}

// takeFramed claims the names that their frames show, and gives up the numbers that are part of
// one. It reports whether there are any.
func (r *reader) takeFramed(l *lattice) bool {
	found := r.framed(l)
	for _, s := range found {
		if c := r.owner[s.span.Start]; c != 0 && r.claims[c-1].kind == claimMoney {
			r.releaseMoney(r.claims[c-1])
		}
		r.claim(claimSpot, s.span.Start, s.span.End, len(r.spotted))
		r.spotted = append(r.spotted, s)
	}
	return len(found) > 0
}

// releaseMoney forgets a number that was taken for a sum.
func (r *reader) releaseMoney(gone claim) {
	for i := gone.span.Start; i < gone.span.End; i++ {
		r.owner[i] = 0
	}
	r.moneys = slices.Delete(r.moneys, gone.at, gone.at+1)
	for i := range r.claims {
		if c := &r.claims[i]; c.kind == claimMoney && c.at > gone.at {
			c.at--
		}
	}
}

// pastCourtesy is a stretch without the courtesy before somebody's Latin name, which is no
// part of it: Frau Keller, Mr. Vogt.
func (r *reader) pastCourtesy(s spot) Span {
	out := s.span
	for s.person {
		w, end := wordAt(r.n, out.Start)
		next := skip(r.n, end, ". ")
		if !courtesyEn(w) || next == end || next >= out.End {
			break
		}
		out.Start = next
	}
	return out
}

// beforePlace is a company's stretch up to a gap behind which a place or a trade stands
// for itself: 利元亨 惠州 汽配 names one company and says where it is and what it makes.
// A Chinese name has no gap in it.
func (r *reader) beforePlace(s Span, person bool) Span {
	for i := s.Start + 1; i < s.End-1 && !person; i++ {
		if r.n[i] != ' ' || !isHan(r.n[i-1]) {
			continue
		}
		end := i + 1
		for end < s.End && r.n[end] != ' ' {
			end++
		}
		if w := words.longest(r.n[:end], i+1, cRegion|cIndustry); w != nil && len([]rune(w.text)) == end-i-1 {
			return Span{s.Start, i}
		}
	}
	return s
}

// agreesWith reports whether single words find a name where it was spotted; a company may have
// its city before it.
func (r *reader) agreesWith(s spot) bool {
	if s.person {
		return slices.ContainsFunc(r.folk, func(p person) bool { return p.span == s.span })
	}
	return slices.ContainsFunc(r.firms, func(f firm) bool {
		return f.span == s.span || f.span.End == s.span.End && f.region != "" && s.span.Start < f.span.Start
	})
}

// reportsAny reports whether any word or name speaks for a report, by single words: without
// one, a name that is only spotted is rather none.
func (r *reader) reportsAny() bool {
	if len(r.firms)+len(r.folk) > 0 {
		return true
	}
	for _, t := range r.toks {
		if t.kind == tokMoney || t.kind == tokWhen || t.kind == tokPhone || t.bits&(event|cIntent|cThing|cTail|cMoneyKind|cPayment|cRole|cSource|cMilestone) != 0 && t.kind == tokWord {
			return true
		}
	}
	return false
}

// othersThere reports whether single words find another name where one was spotted.
func (r *reader) othersThere(s spot) bool {
	over := func(x Span) bool { return x.Start < s.span.End && s.span.Start < x.End }
	return slices.ContainsFunc(r.firms, func(f firm) bool { return over(f.span) }) || slices.ContainsFunc(r.folk, func(p person) bool { return over(p.span) })
}

// forgetUnlikely drops the companies and people of whom no part is likely to be one.
func (r *reader) forgetUnlikely(l *lattice) {
	none := func(s Span, tag spotTag) bool {
		for i, u := range l.units {
			if u.span.Start < s.End && s.Start < u.span.End && (u.span.End > s.End || strings.HasPrefix(u.text.s, "<") || l.holds(i, tag) > unspotted) {
				return false
			}
		}
		return true
	}
	firms := len(r.firms)
	r.firms = slices.DeleteFunc(r.firms, func(f firm) bool {
		gone := len(f.known) == 0 && f.from >= 0 && (noCompany(r.str(f.span)) || !r.spotAt(f.from) && r.tok(f.from-1).bits&(cCustomer|cCapture) == 0 && none(f.span, tagFirm))
		if gone {
			r.explainFirm(&f, "neither its characters nor the words around it are a company's")
		}
		return gone
	})
	if len(r.firms) < firms {
		for i := range r.firms {
			r.settle(i)
		}
	}
	r.folk = slices.DeleteFunc(r.folk, func(p person) bool {
		return len(p.known) == 0 && !p.sure && !p.ours && !p.referrer && !p.through && !r.isSpotted(p.span) && none(p.span, tagFolk)
	})
}

// noCompany reports whether words count a round, a version or a batch (第一轮, 第二版方案), or end
// in the word that says to what something belongs (科达属于), or where somebody learned (华科毕业),
// or ask (谁能搭上): no company is called so.
func noCompany(name string) bool {
	if strings.HasSuffix(name, "属于") || strings.HasSuffix(name, "隶属") || strings.HasSuffix(name, "毕业") || ranked(name) || strings.ContainsAny(name, "谁咋啥") {
		return true
	}
	counted, ok := strings.CutPrefix(name, "第")
	rest := strings.TrimLeft(counted, "0123456789一二三四五六七八九十两几")
	return ok && rest != counted && slices.ContainsFunc([]string{"轮", "笔", "版", "次", "批", "稿", "期", "回", "步", "阶段", "名", "个"}, func(w string) bool { return strings.HasPrefix(rest, w) })
}

// ranked reports words that say by what somebody is ranked, up to the place: 行业第, 利润排, 销售排名.
func ranked(name string) bool {
	for _, by := range []string{"行业", "利润", "销售", "销售额", "营收", "规模", "业内", "同行", "全国", "省内"} {
		if rest, ok := strings.CutPrefix(name, by); ok && slices.Contains([]string{"第", "排", "排第", "排名", "排名第"}, rest) {
			return true
		}
	}
	return name == "影响" // who influences whom is of no company
}

// spotAt reports whether a token is a name by all the characters and words together.
func (r *reader) spotAt(i int) bool { return r.tok(i).kind == tokSpot }

// isSpotted reports whether a stretch was taken for a name as a whole.
func (r *reader) isSpotted(s Span) bool {
	return slices.ContainsFunc(r.spotted, func(x spot) bool { return x.span == s })
}

// spottedFirm reports whether a token is a company by all of them.
func (r *reader) spottedFirm(i int) bool { return r.spotAt(i) && !r.spotted[r.toks[i].at].person }

// spottedRule tells how a name was spotted.
func spottedRule(likely float64) string {
	return "by its characters and the words around it: " + strconv.FormatFloat(likely, 'f', 2, 64)
}

// endsInTrade reports whether a name ends in a trade or a legal form.
func (r *reader) endsInTrade(s Span) bool {
	for i := s.Start + 1; i < s.End; i++ {
		if w := words.longest(r.n[:s.End], i, cTail|cLegal); w != nil && i+w.n == s.End && (isHan(r.n[i]) || !isWordRune(r.n[i-1])) {
			return true
		}
	}
	return false
}
