package parse

import "strings"

// missingMembers finds the members of a list of customers that are written like no company, where the
// others are companies, or how many companies there are stands behind it: 卓越、超越、飞跃三家.
func (r *reader) missingMembers(l *lattice, add func(Span, bool)) {
	for at := 0; at < len(r.n); at++ {
		if at == 0 || r.n[at] != '、' || r.taken(at) {
			continue
		}
		parts, counted, end := r.membersAround(at)
		at = max(at, end)
		if len(parts) < 2 {
			continue
		}
		firms := r.likelyFirms(l, spotted)
		known := 0
		for _, p := range parts {
			for _, f := range firms {
				if f == p || f.Start == p.Start && f.End > p.Start+1 && f.End < p.End || f.Start <= p.Start && f.End >= p.End {
					known++
					break
				}
			}
		}
		if !counted && known == 0 || !r.listOfFirms(parts[0].Start) {
			continue
		}
		for _, p := range parts {
			if counted && !r.placeAlone(p) || r.plainMember(p) {
				add(p, false)
			}
		}
	}
}

// membersAround are the stretches of Chinese characters that a list consists of whose first 、 is
// at that place, whether a count of companies stands behind them, and where the list ends.
func (r *reader) membersAround(at int) (parts []Span, counted bool, end int) {
	first := r.tokenAt(at - 1)
	from := at
	for k := first; k >= 0 && r.memberToken(r.toks[k]) && r.toks[k].span.End == from; k-- {
		from = r.toks[k].span.Start
	}
	parts = append(parts, Span{from, at})
	i := first + 2
	for i < len(r.toks) {
		start := r.toks[i].span.Start
		k := i
		for k < len(r.toks) && r.memberToken(r.toks[k]) && !r.countsFirms(k) && !r.linksMembers(k, i) {
			k++
		}
		if k == i {
			break
		}
		parts = append(parts, Span{start, r.toks[k-1].span.End})
		end = r.toks[k-1].span.End
		if r.countsFirms(k) {
			counted = true
			break
		}
		if !r.markIs(k, '、') && !r.linksMembers(k, i) {
			break
		}
		i = k + 1
	}
	for i := range parts {
		p := &parts[i]
		if i == len(parts)-1 && p.End > p.Start && r.n[p.End-1] == '都' {
			p.End-- // 凌云、凌峰都跑了
		}
		if r.tellsOfRivals(*p) {
			return nil, false, end
		}
		if size := p.End - p.Start; size < 2 || size > 8 && isHan(r.n[p.Start]) || size > 14 {
			return nil, false, end
		}
	}
	return parts, counted, end
}

// tellsOfRivals reports whether what would be a member of a list says who they are: 竞品是汇川、台达两家.
func (r *reader) tellsOfRivals(p Span) bool {
	s := r.saying(p)
	if strings.Contains(s, "是") || strings.Contains(s, "竞品") || strings.Contains(s, "对手") || strings.Contains(s, "友商") {
		return true
	}
	_, behind, ok := strings.Cut(s, "有")
	return ok && len(behind) < len(s)-len("有") && !strings.HasPrefix(behind, "色") && !strings.HasPrefix(behind, "限")
}

// memberToken reports whether a token may be part of a member of a list of customers.
func (r *reader) memberToken(t token) bool {
	if isWordRune(r.n[t.span.Start]) {
		return r.capital(t) && (t.kind == tokLatin || t.kind == tokSpot || t.bits&cBrand != 0) && t.bits&cPerson == 0
	}
	if !isHan(r.n[t.span.Start]) {
		return false
	}
	switch t.kind {
	case tokUnknown, tokSpot:
		return true
	case tokName:
		return r.isAccount(t)
	case tokWord:
		return t.bits&(cGo|cVisit|cMeet|cCall|cWith|cCapture|cTitle|cDept|cSpeaker|cOurs|cTheirs|cPersonWord|cOutcome|cDone|cSay|cMoneyKind|cIntent|cPlan|cNeg|cCost|cSource) == 0 && !unnamed.has(r.n[t.span.Start]) || nameWords[t.w.text]
	}
	return false
}

// countsFirms reports whether token k counts companies: 三家, 两家.
func (r *reader) countsFirms(k int) bool {
	if k >= len(r.toks) {
		return false
	}
	at := r.toks[k].span
	s := r.saying(at)
	return strings.HasSuffix(s, "家") && at.End-at.Start >= 2 && strings.ContainsRune("两二三四五六七八几", r.n[at.Start]) || at.End-at.Start == 1 && strings.ContainsRune("两二三四五六七八几", r.n[at.Start]) && at.End < len(r.n) && r.n[at.End] == '家'
}

// linksMembers reports whether token k joins the last member of a list, which begins behind it.
func (r *reader) linksMembers(k, from int) bool {
	switch r.tok(k).text() {
	case "和", "跟", "与", "及", "以及", "还有":
		return k > from
	}
	return false
}

// listOfFirms reports whether what stands before a list says that customers were seen or are told
// of, or nothing stands there.
func (r *reader) listOfFirms(at int) bool {
	if at == 0 {
		return true
	}
	t := r.toks[r.tokenAt(at-1)]
	return t.kind == tokMark || t.kind == tokWhen || t.kind == tokWord && (t.bits&(cGo|cVisit|cMeet|cCall|cWith) != 0 || isFunc(t, "把"))
}

// placeAlone reports whether a member of a list is but a place: 苏州、无锡、常州三家客户.
func (r *reader) placeAlone(s Span) bool {
	t := r.toks[r.tokenAt(s.Start)]
	return t.span == s && t.bits&cRegion != 0 && !nameWords[r.saying(s)]
}

// plainMember reports whether a member of a list may be a company though nothing counts them: no
// goods, no place and no trade alone.
func (r *reader) plainMember(s Span) bool {
	if nameWords[r.saying(s)] {
		return true
	}
	for i := r.tokenAt(s.Start); i < len(r.toks) && r.toks[i].span.End <= s.End; i++ {
		if t := r.toks[i]; t.kind == tokWord && t.bits&(cThing|cRegion|cIndustry|cActivity|cMilestone|cTail) != 0 && t.span == s || t.kind == tokWord && t.bits == cFunc && t.w.n > 1 {
			return false
		}
	}
	return s.End-s.Start <= 5 || !isHan(r.n[s.Start])
}
