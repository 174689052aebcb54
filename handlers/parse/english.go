package parse

import (
	"strings"

	"milepost/storage/crm"
)

// pinyinSurnames let "Wu Jianguo" and "Yuan Li" be people.
const pinyinSurnames = " wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lv lu ding ren shen yao fan fang shi tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan lei qian yin chang wen he qiao gong "

// toolNames are what people work with; they are written like companies.
const toolNames = " slack wecom wechat excel csv pdf ppt word zoom teams outlook linkedin whatsapp gmail google crm erp github "

// run is a stretch of words with capitals: the name of a company or a person.
type run struct {
	from, to int // tokens
	span     Span
}

// findRuns reads the names that are written in Latin letters and decides of
// each whether it is a company or somebody.
func (r *reader) findRuns() {
	runs := r.runs()
	for k, u := range runs {
		if u.to == u.from+1 && strings.Contains(toolNames, " "+string(r.n[u.span.Start:u.span.End])+" ") {
			continue
		}
		if r.runIsPerson(u, runs, k) {
			r.latinPerson(u)
			continue
		}
		f := firm{from: u.from, to: u.to, span: u.span, text: r.str(u.span), score: needed}
		f.tailed = r.toks[u.to-1].bits&(cTail|cLegal) != 0
		prev, _ := r.before(u.from)
		next := r.tok(u.to)
		switch {
		case prev.bits&cRival != 0, isFunc(prev, "to") && r.lostBefore(u.from):
			f.rival = true
		case r.loneStart(u) && !f.tailed && next.bits&(cTail|cPlan|cDone|cSay|cIntent|cCall|cAsk) == 0 && !r.isBy(u):
			f.score -= 2
		case r.isBy(u):
			f.referrer = true
		}
		if f.score >= needed || len(runs) == 1 && r.plausible(u) {
			r.firms = append(r.firms, f)
		}
	}
	if len(r.firms) == 0 && !r.han {
		r.lowerFirm()
	}
}

// lostBefore reports whether the sentence so far tells of a loss: lost it to.
func (r *reader) lostBefore(i int) bool {
	for k := i - 1; k >= 0 && !r.markIs(k, '.'); k-- {
		if t := r.toks[k].text(); t == "lost" || t == "we lost" || t == "went" {
			return true
		}
	}
	return false
}

// runs lists the capitalised stretches, legal forms included.
func (r *reader) runs() []run {
	var out []run
	for i := 0; i < len(r.toks); i++ {
		if !r.opens(i) {
			continue
		}
		j := i + 1
		for {
			if r.toks[j-1].bits&cLegal != 0 && r.tok(j).bits&cLegal == 0 {
				break // nothing of a name stands behind Ltd.
			}
			k := j
			if r.isSpace(k) || r.markIs(k, '&') || r.markIs(k, '-') {
				k++
			}
			for r.isSpace(k) || r.markIs(k, '&') {
				k++
			}
			if k == j && r.tok(k).bits&cLegal == 0 || k >= len(r.toks) || !r.goesOn(k, j > i) {
				if t := r.tok(j); r.markIs(j, ',') && r.isSpace(j+1) && r.tok(j+2).bits&cLegal != 0 && t.kind == tokMark {
					j += 3
					continue
				}
				break
			}
			j = k + 1
		}
		out = append(out, run{i, j, Span{r.toks[i].span.Start, r.toks[j-1].span.End}})
		i = j - 1
	}
	return out
}

func (r *reader) isSpace(i int) bool { return r.markIs(i, ' ') }

func (r *reader) markIs(i int, c rune) bool {
	return i >= 0 && i < len(r.toks) && r.toks[i].kind == tokMark && r.n[r.toks[i].span.Start] == c
}

func (r *reader) capital(t token) bool {
	c := r.orig[t.span.Start]
	return c >= 'A' && c <= 'Z' || c >= 0xC0 && c <= 0xDE
}

func (r *reader) allCaps(t token) bool {
	for _, c := range r.orig[t.span.Start:t.span.End] {
		if c >= 'a' && c <= 'z' {
			return false
		}
	}
	return t.span.End-t.span.Start > 1
}

// opens reports whether a name may begin at token i.
func (r *reader) opens(i int) bool {
	t := r.toks[i]
	if t.kind == tokName || !isWordRune(r.n[t.span.Start]) || !r.capital(t) || r.inFirm(i) {
		return false
	}
	switch t.kind {
	case tokLatin:
		low := r.n[t.span.Start:t.span.End]
		return !(r.sentenceStart(i) && (endsWith(low, "ed") || endsWith(low, "ing")) && !r.capitalBehind(i))
	case tokWord:
		if t.bits&(cPerson|cBrand) != 0 {
			return true
		}
		if t.bits&(cTitle|cRegion) != 0 && t.bits&cTail == 0 {
			return t.bits&cCity != 0 && r.tok(i+2).bits&cTail != 0 && r.isSpace(i+1) && r.capital(r.tok(i+2))
		}
		return t.bits&(cTail|cIndustry) != 0 && t.bits&cLegal == 0 && r.capitalBehind(i)
	}
	return false
}

// capitalBehind reports whether another capitalised word follows token i.
func (r *reader) capitalBehind(i int) bool {
	t := r.tok(i + 2)
	return r.isSpace(i+1) && (t.kind == tokLatin || t.kind == tokWord && t.bits&(cTail|cPerson) != 0) && r.capital(t)
}

// goesOn reports whether the word at token i continues a name.
func (r *reader) goesOn(i int, begun bool) bool {
	t := r.toks[i]
	if t.kind == tokWord && t.bits&cLegal != 0 && begun && isWordRune(r.n[t.span.Start]) {
		return r.capital(t) || t.w.text == "gmbh"
	}
	if !isWordRune(r.n[t.span.Start]) || !r.capital(t) {
		return false
	}
	switch t.kind {
	case tokLatin:
		return !r.allCaps(t) || t.span.End-t.span.Start <= 3
	case tokWord:
		if t.bits&cPerson != 0 || t.bits&cTail != 0 && !r.allCaps(t) {
			return true
		}
		return t.bits&(cThing|cIndustry) != 0 && !r.allCaps(t) && t.bits&(cTitle|cCall|cVisit) == 0 && t.w.n > 3
	}
	return false
}

func (r *reader) sentenceStart(i int) bool {
	k := i - 1
	for r.isSpace(k) {
		k--
	}
	return k < 0 || r.toks[k].kind == tokMark && strings.ContainsRune(".!?\n;/", r.n[r.toks[k].span.Start])
}

func (r *reader) loneStart(u run) bool { return u.to == u.from+1 && r.sentenceStart(u.from) }

// plausible reports whether a lone word at the start may still be a company:
// what follows is no plain sentence.
func (r *reader) plausible(u run) bool {
	k := u.to
	for r.isSpace(k) {
		k++
	}
	t := r.tok(k)
	return k >= len(r.toks) || t.kind == tokMark || t.kind == tokWhen || t.kind == tokMoney || t.kind == tokWord && t.bits&(cDone|cPlan|cThing|cSay|cIntent|cWantBuy|cAsk|cOutcome|cNeg|cCancel) != 0
}

// before is the last token before i that is neither space nor article.
func (r *reader) before(i int) (token, int) {
	k := i - 1
	for k >= 0 && (r.isSpace(k) || isFunc(r.toks[k], "the") || isFunc(r.toks[k], "a") || r.markIs(k, ':') || isFunc(r.toks[k], "their") || isFunc(r.toks[k], "new")) {
		k--
	}
	return r.tok(k), k
}

// isBy reports whether a name is whom a lead came from: referred by Liu.
func (r *reader) isBy(u run) bool {
	t, k := r.before(u.from)
	if t.kind != tokWord {
		return false
	}
	switch t.w.text {
	case "referred by", "recommended by", "introduced by", "tip from", "introduced us to":
		return t.w.text != "introduced us to"
	case "at", "from":
		p, _ := r.before(k)
		for _, f := range r.folk {
			if f.referrer && r.tok(f.tok).span == p.span {
				return true
			}
		}
	}
	return false
}

// runIsPerson weighs whether a name is somebody's rather than a company's.
func (r *reader) runIsPerson(u run, all []run, k int) bool {
	last, first := r.toks[u.to-1], r.toks[u.from]
	if last.bits&(cTail|cLegal) != 0 && last.bits&cPerson == 0 {
		return false
	}
	if ms := r.ctx.Names.Lookup(r.str(u.span), crm.KindAccount, r.ctx.Mine); len(ms) > 0 && ms[0].Score >= 0.9 && first.bits&cPerson == 0 {
		return false
	}
	score := 0
	if first.bits&cPerson != 0 {
		score += 4
	}
	low := strings.Fields(strings.ToLower(r.str(u.span)))
	if len(low) == 2 && (strings.Contains(pinyinSurnames, " "+low[0]+" ") || strings.Contains(pinyinSurnames, " "+low[1]+" ")) {
		score += 3
	}
	if len(low) == 1 && strings.Contains(pinyinSurnames, " "+low[0]+" ") {
		score += 2
	}
	if len(low) > 3 {
		score -= 2
	}
	score += r.personEvidence(u)
	if k > 0 && all[k-1].to < u.from && u.from-all[k-1].to <= 4 && r.alreadyPerson(all[k-1]) && r.joined(all[k-1].to, u.from) {
		score += 3
	}
	return score >= 2
}

// personEvidence weighs the words around a name.
func (r *reader) personEvidence(u run) int {
	score := 0
	prev, at := r.before(u.from)
	text := ""
	if prev.w != nil {
		text = prev.w.text
	}
	switch {
	case text == "的" && isWordRune(r.runeAt(r.tok(at).span.Start-1)), text == "add" || text == "save":
		score += 3 // Tarn Electric的Karl, add Karl Weiss to
	case prev.kind == tokWord && prev.bits&cTitle != 0 && r.tok(at).span.End <= u.span.Start:
		score += 4
	case text == "at" || text == "@" || strings.HasSuffix(text, " at") && text != "presented at" || text == "from" || text == "visited" || text == "in" || text == "into":
		score -= 4
	case text == "for" || text == "re" || text == "about" || text == "on":
		score--
	case r.markIs(at, '@'):
		score -= 5
	case r.isBy(u):
		score += 3
	case prev.bits&cCapture != 0:
		score -= 4
	case prev.bits&(cVisit|cGo) != 0:
		score -= 3
	case prev.kind == tokWord && prev.bits&cIntro != 0:
		score += 3
	case prev.bits&(cMeet|cCall|cReach) != 0 || text == "with" || text == "w/" || text == "told":
		score += 2
	}
	k := u.to
	if isFunc(r.tok(k), "是") && r.tok(k+1).bits&(cRole|cTitle) != 0 {
		score += 3
	}
	switch {
	case has(r.n, u.span.End, "'s number"), has(r.n, u.span.End, "'s phone"), has(r.n, u.span.End, "'s mobile"), has(r.n, u.span.End, "'s email"), has(r.n, u.span.End, "'s cell"):
		score += 4
	case has(r.n, u.span.End, "'s"):
		score -= 2
	case r.markIs(k, '(') || r.isSpace(k) && r.markIs(k+1, '('):
		if prev.bits&(cCall|cReach|cMeet) == 0 {
			score--
		}
	}
	for r.isSpace(k) || r.markIs(k, ',') || r.markIs(k, '(') {
		k++
	}
	next := r.tok(k)
	if isFunc(next, "she") || isFunc(next, "he") || isFunc(next, "their") || isFunc(next, "the") || isFunc(next, "head") {
		k += 2
		next = r.tok(k)
	}
	if next.kind == tokWord && next.bits&(cRole|cPreTitle) != 0 && (k > u.to) {
		score += 2
	}
	if next.kind == tokWord && (next.w.text == "just" || next.bits&cSay != 0) {
		score++
	}
	return score
}

// joined reports whether nothing but and, +, & or a title stands between two
// names.
func (r *reader) joined(from, to int) bool {
	for _, t := range r.toks[from:to] {
		ok := t.kind == tokMark && strings.ContainsRune(" +&,/", r.n[t.span.Start]) || isFunc(t, "and") || t.bits&cTitle != 0
		if !ok {
			return false
		}
	}
	return true
}

func (r *reader) alreadyPerson(u run) bool {
	for _, p := range r.folk {
		if p.span == u.span {
			return true
		}
	}
	return false
}

// latinPerson notes somebody, with the title before the name or behind it.
func (r *reader) latinPerson(u run) {
	p := person{span: u.span, tok: u.from, name: r.str(u.span)}
	prev, at := r.before(u.from)
	if prev.kind == tokWord && prev.bits&cTitle != 0 && isWordRune(r.n[prev.span.Start]) {
		p.title = strings.TrimSpace(r.str(prev.span))
		owner, _ := r.before(at)
		p.ours = owner.kind == tokWord && (owner.w.text == "our" || owner.w.text == "my")
		switch prev.w.text {
		case "mr", "mrs", "ms", "dr", "mr.", "mrs.", "ms.", "dr.", "miss", "prof", "prof.":
			p.title = ""
		}
		p.title = strings.TrimSuffix(p.title, " guy")
		p.title = strings.TrimSuffix(p.title, " lady")
	} else if prev.kind == tokWord && prev.bits&cDept != 0 && at == u.from-2 {
		p.title = r.str(prev.span)
	} else if prev.kind == tokWord && (prev.w.text == "our" || prev.w.text == "colleague") {
		p.ours = true
	} else if title := r.latinTitle(u); title != "" {
		p.title = title
	}
	p.referrer = r.isBy(u)
	for i := range r.folk { // Anil, after Anil Rao
		if q := &r.folk[i]; strings.HasPrefix(q.name, p.name+" ") || strings.HasSuffix(q.name, " "+p.name) {
			q.title = cmpOr(q.title, p.title)
			return
		}
	}
	r.folk = append(r.folk, p)
}

// latinTitle reads ", director" or "runs equipment purchasing" behind a name.
func (r *reader) latinTitle(u run) string {
	k := u.to
	for r.isSpace(k) || r.markIs(k, ',') || r.markIs(k, '(') || r.markIs(k, '-') {
		k++
	}
	if k == u.to {
		return ""
	}
	if isFunc(r.tok(k), "their") || isFunc(r.tok(k), "the") || isFunc(r.tok(k), "is") || isFunc(r.tok(k), "she") || isFunc(r.tok(k), "he") || isFunc(r.tok(k), "who") {
		k += 2
	}
	if isFunc(r.tok(k), "their") || isFunc(r.tok(k), "the") {
		k += 2
	}
	t := r.tok(k)
	if t.kind != tokWord || t.bits&(cTitle|cRole|cDept) == 0 && t.w.text != "runs" && t.w.text != "heads" {
		return r.pronounTitle(k)
	}
	j := k + 1
	for r.isSpace(j) && r.tok(j+1).kind == tokWord && (r.tok(j+1).bits&(cTitle|cDept) != 0 || isFunc(r.tok(j+1), "of")) {
		j += 2
	}
	return strings.TrimPrefix(r.str(Span{t.span.Start, r.toks[j-1].span.End}), "runs ")
}

// pronounTitle reads ", she heads procurement" behind where somebody was met.
func (r *reader) pronounTitle(k int) string {
	for ; k < len(r.toks) && !r.markIs(k, '.') && !r.markIs(k, '\n'); k++ {
		t := r.toks[k]
		if t.kind == tokWord && t.bits&cRole != 0 && t.bits&cTitle == 0 && (isFunc(r.tok(k-2), "she") || isFunc(r.tok(k-2), "he") || isFunc(r.tok(k-2), "who")) {
			return r.str(t.span)
		}
	}
	return ""
}

// lowerFirm reads a company in a message without capitals: met anil at oakline.
func (r *reader) lowerFirm() {
	for i, t := range r.toks {
		at := t.kind == tokWord && (t.w.text == "at" || t.w.text == "visited" || t.w.text == "@" || t.w.text == "from" || t.w.text == "lead:" || t.bits&cCapture != 0 || t.bits&(cGo|cVisit) != 0 || t.w.text == "of" && r.tok(i-2).w != nil && r.tok(i-2).w.text == "status") || r.markIs(i, '@')
		if !at {
			continue
		}
		j := i + 1
		for r.isSpace(j) || r.markIs(j, ':') {
			j++
		}
		k := j
		for k < len(r.toks) && (r.toks[k].kind == tokLatin || k > j && r.toks[k].bits&(cTail|cLegal) != 0 && r.toks[k].kind == tokWord) {
			k++
			if r.isSpace(k) && k+1 < len(r.toks) && (r.toks[k+1].kind == tokLatin || r.toks[k+1].bits&(cTail|cLegal) != 0 && r.toks[k+1].kind == tokWord) {
				k++
			}
		}
		if k > j && r.toks[j].kind == tokLatin {
			s := Span{r.toks[j].span.Start, r.toks[k-1].span.End}
			r.firms = append(r.firms, firm{from: j, to: k, span: s, text: r.str(s), score: needed, tailed: r.toks[k-1].bits&cTail != 0})
			return
		}
	}
}
