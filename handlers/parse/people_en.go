package parse

import (
	"cmp"
	"slices"
	"strings"

	"milepost/storage/crm"
)

// runIsPerson weighs whether a name is somebody's rather than a company's.
func (r *reader) runIsPerson(u run, all []run, k int) bool {
	last, first := r.toks[u.to-1], r.toks[u.from]
	if last.bits&(cTail|cLegal) != 0 && last.bits&cPerson == 0 && !(first.bits&cPerson != 0 && u.to == u.from+3 && last.bits&cLegal == 0 && !strings.HasSuffix(last.text(), "s")) {
		return false // Laura Stone is somebody, Dana Pumps is not
	}
	if first.bits&cPerson == 0 && (slices.ContainsFunc(r.toks[u.from:u.to], func(t token) bool { return r.n[t.span.Start] == '&' }) || r.shortOfFirm(u, all)) {
		return false // Holt & Pryce
	}
	if last.kind == tokWord && u.to > u.from+1 && last.bits&(cPerson|cThing|cIndustry) == 0 && r.plainTail(u.to-1) {
		return false
	}
	if ms := r.ctx.Names.Lookup(r.str(u.span), crm.KindAccount, r.asker()); len(ms) > 0 && ms[0].Score >= 0.9 && first.bits&cPerson == 0 {
		return false
	}
	score := 0
	if first.bits&cPerson != 0 || isFunc(first, "ah") || r.wordName(u.from) { // Ah Seng
		score += 4
	} else if first.bits&cBrand != 0 {
		score -= 6
	}
	low := strings.Fields(strings.ToLower(r.str(u.span)))
	if len(low) == 2 && (pinyinSurnames[low[0]] || pinyinSurnames[low[1]]) {
		score += 3
	}
	if len(low) == 1 && pinyinSurnames[low[0]] {
		score += 2
	}
	if len(low) == 2 && first.bits&cPerson == 0 && len(low[1]) > 7 && strings.HasSuffix(low[1], "s") {
		return false // Heli Forklifts makes several
	}
	if len(low) > 3 {
		score -= 2
	}
	score += r.personEvidence(u) + r.mixedEvidence(u, first.bits&cPerson != 0) + r.draftSays(u)
	if k > 0 && all[k-1].to < u.from && u.from-all[k-1].to <= 4 && r.alreadyPerson(all[k-1]) && r.joined(all[k-1].to, u.from) && !r.beside(all[k-1], u) {
		score += 3
	}
	if k > 0 && first.bits&cPerson == 0 && r.goneToBoth(all[k-1], u) {
		return false
	}
	if (r.givenShape(u) || r.fullShape(u) && !r.afterDay(u)) && !r.leadsOnAs(u) && r.namesCompany(u, all) {
		score += 3 // Colm is somebody in the message that names Weldon Frames
	}
	return score >= 2
}

// shortOfFirm reports whether a name of one word is how a company of the message begins:
// Vantage, where Vantage Rail is named.
func (r *reader) shortOfFirm(u run, all []run) bool {
	return u.to == u.from+1 && slices.ContainsFunc(all, func(x run) bool {
		return x.to > u.to-u.from+x.from && r.toks[x.to-1].bits&(cTail|cLegal) != 0 && r.toks[x.to-1].bits&cPerson == 0 && r.saying(r.toks[x.from].span) == r.saying(u.span)
	})
}

// commandsTo are the verbs that begin a note to oneself, before whom it is to be done with.
var commandsTo = map[string]bool{"ring": true, "phone": true, "email": true, "text": true, "ping": true, "chase": true, "tell": true, "ask": true, "thank": true, "remind": true, "invite": true, "msg": true, "message": true, "mail": true, "nudge": true, "brief": true, "update": true}

// thingsFrom reports whether a thing that somebody hands over stands before the from at token i,
// and a single name with the shape of somebody's behind it: drawings from Xu.
func (r *reader) thingsFrom(i int, u run) bool {
	p, _ := r.before(i)
	return u.to == u.from+1 && (p.bits&cThing != 0 || p.bits&cAnswer != 0) && r.sentenceStart(r.tokenAt(p.span.Start)) && (r.givenShape(u) || pinyinSurnames[r.saying(u.span)])
}

// calledFrom reports whether a call stands before the word at token i: a call from Ruth.
func (r *reader) calledFrom(i int) bool {
	p, _ := r.before(i)
	return strings.HasSuffix(p.text(), "call")
}

// bracketed reports whether a run stands alone in brackets.
func (r *reader) bracketed(u run) bool {
	return r.markIs(u.from-1, '(') && r.markIs(u.to, ')')
}

// someoneInBrackets reports whether another pair of brackets holds somebody's first name, so
// that this one holds a person, too: Holme Textiles (Bridget), Ellerby (Fitch).
func (r *reader) someoneInBrackets(u run) bool {
	if u.to > u.from+1 || r.toks[u.from].bits&(cRegion|cTail) != 0 {
		return false
	}
	for i := 1; i+1 < len(r.toks); i++ {
		if t := r.toks[i]; i != u.from && t.bits&cPerson != 0 && r.markIs(i-1, '(') && r.markIs(i+1, ')') {
			return true
		}
	}
	return false
}

// titleInside reports whether brackets with a title in them stand at token k: Hal (plant
// manager).
func (r *reader) titleInside(k int) bool {
	if r.isSpace(k) {
		k++
	}
	t := r.tok(k + 1)
	return r.markIs(k, '(') && t.kind == tokWord && t.bits&(cTitle|cPreTitle) != 0
}

// opensBehind reports whether a further name opens at token k or behind a space
// and an article.
func (r *reader) opensBehind(k int) bool {
	for r.isSpace(k) || isFunc(r.tok(k), "the") {
		k++
	}
	if k >= len(r.toks) {
		return false
	}
	t := r.toks[k]
	return r.isAccount(t) || t.kind == tokUnknown || isWordRune(r.n[t.span.Start]) && r.capital(t) && (t.kind == tokLatin || t.bits&(cBrand|cTail) != 0)
}

// ownsPhone reports whether a number is said to be somebody's, the apostrophe
// left out: Neils cell is 139….
func (r *reader) ownsPhone(u run) bool {
	if u.to != u.from+1 || !endsWith(r.n[:u.span.End], "s") || r.toks[u.from].bits&cPerson != 0 || !r.isSpace(u.to) {
		return false
	}
	switch w, _ := wordAt(r.n, u.span.End+1); w {
	case "cell", "mobile", "cellphone", "number", "phone":
		for _, p := range r.phones {
			if p[0] != '0' && p[0] != '4' { // a switchboard is a company's
				return true
			}
		}
	}
	return false
}

// shutBehind reports whether the words behind a name say that nobody was at a
// place: tried Sany, nobody in.
func (r *reader) shutBehind(k int) bool {
	for r.isSpace(k) || r.markIs(k, ',') || r.markIs(k, '-') {
		k++
	}
	switch r.tok(k).text() {
	case "nobody in", "nobody there", "nobody home", "no one in", "no one there", "office closed", "gate closed":
		return true
	}
	return false
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
	if at := u.span.Start - 1; at >= 0 && r.n[at] == '阿' && !r.taken(at) {
		p.span.Start, p.name = at, r.str(Span{at, u.span.End}) // 阿Ken
	}
	if r.ownsPhone(u) {
		p.span.End--
		p.name = r.str(p.span)
	}
	prev, at := r.before(u.from)
	if prev.kind == tokWord && prev.bits&cTitle != 0 && isWordRune(r.n[prev.span.Start]) {
		p.title = strings.TrimSpace(r.str(prev.span))
		owner, from := r.before(at)
		for k := 0; k < 2 && from > 1 && r.isSpace(from-1) && !r.capital(r.toks[from]) && (owner.kind == tokLatin || owner.kind == tokWord && owner.bits&(cThing|cDept|cFunc) != 0) && owner.bits&(cMeet|cVisit|cCall|cGo) == 0 && owner.text() != "our" && owner.text() != "my"; k++ {
			owner, from = r.before(from)
		}
		p.ours = owner.kind == tokWord && (owner.w.text == "our" || owner.w.text == "my" || owner.bits&cOurs != 0 && isHan(r.n[owner.span.Start]) && owner.w.text != "公司")
		switch prev.w.text {
		case "dr", "dr.", "prof", "prof.":
			p.title = r.latinTitle(u) // dr is a part of the name as it is written
			p.span.Start = prev.span.Start
			p.name = r.str(p.span)
		case "mr", "mrs", "ms", "mr.", "mrs.", "ms.", "miss", "herr", "frau", "señor", "senor", "señora", "signor", "signora", "madame", "monsieur", "mme":
			p.title = cmp.Or(r.jobBefore(at), cmp.Or(r.latinTitle(u), r.titleBeforeComma(run{from: at})))
		}
		p.title = strings.TrimSuffix(p.title, " guy")
		p.title = strings.TrimSuffix(p.title, " lady")
	} else if title := r.titleWithArticle(prev); title != "" && at == u.from-2 {
		p.title = title
	} else if strings.HasPrefix(prev.text(), "our ") && prev.kind == tokWord && at == u.from-2 { // our CTO Mark
		p.ours = true
	} else if prev.kind == tokWord && prev.bits&cOurs != 0 && prev.w.text != "公司" && (isHan(r.n[prev.span.Start]) || prev.bits&cFunc == 0) {
		p.ours = true
	} else if prev.kind == tokWord && prev.bits&cDept != 0 && at == u.from-2 {
		p.title = r.str(prev.span)
	} else if prev.kind == tokWord && (prev.w.text == "our" || prev.w.text == "colleague") {
		p.ours = true
	} else if title := cmp.Or(r.latinTitle(u), r.titleBeforeComma(u)); title != "" {
		p.title = title
	}
	p.ours = p.ours || r.oursBefore(u) || isFunc(r.tok(u.to+1), "from") && isFunc(r.tok(u.to+3), "our") // Tom from our service team
	p.referrer = r.isBy(u)
	for i := range r.folk { // Anil, after Anil Rao
		if q := &r.folk[i]; strings.HasPrefix(q.name, p.name+" ") || strings.HasSuffix(q.name, " "+p.name) {
			q.title = cmp.Or(q.title, p.title)
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
	if isFunc(r.tok(k), "their") || isFunc(r.tok(k), "the") || isFunc(r.tok(k), "is now") || isFunc(r.tok(k), "is") || isFunc(r.tok(k), "she") || isFunc(r.tok(k), "he") || isFunc(r.tok(k), "who") {
		k += 2
	}
	if isFunc(r.tok(k), "their") || isFunc(r.tok(k), "the") {
		k += 2
	}
	t := r.tok(k)
	if title := r.titleWithArticle(t); title != "" && k > u.to+1 {
		return title // Martin is the plant manager
	}
	if t.kind != tokWord || t.bits&(cTitle|cRole|cDept) == 0 && t.w.text != "runs" && t.w.text != "heads" {
		return r.pronounTitle(k)
	}
	if t.bits&(cTitle|cPreTitle|cDept) == 0 && roleVerbs[t.w.text] {
		return "" // Alan decides
	}
	if t.bits&(cTitle|cRole|cDept) == 0 && r.tok(k+2).bits&(cTitle|cDept) == 0 {
		return r.headOf(k)
	}
	j := k + 1
	for r.isSpace(j) && r.tok(j+1).kind == tokWord && (r.tok(j+1).bits&(cTitle|cDept) != 0 || isFunc(r.tok(j+1), "of")) {
		j += 2
	}
	return strings.TrimSuffix(strings.TrimPrefix(r.str(Span{t.span.Start, r.toks[j-1].span.End}), "runs "), " of")
}

// pronounTitle reads ", she heads procurement" behind where somebody was met.
func (r *reader) pronounTitle(k int) string {
	for ; k < len(r.toks) && !r.markIs(k, '.') && !r.markIs(k, '\n'); k++ {
		t := r.toks[k]
		if t.kind != tokWord || !isFunc(r.tok(k-2), "she") && !isFunc(r.tok(k-2), "he") && !isFunc(r.tok(k-2), "who") {
			continue
		}
		if t.bits&cRole != 0 && t.bits&cTitle == 0 {
			return r.str(t.span)
		}
		if title := r.headOf(k); title != "" {
			return title
		}
	}
	return ""
}

// headOf is the post of whoever runs a department, where that is all that is said behind the verb at token k: runs ops.
func (r *reader) headOf(k int) string {
	if verb := r.tok(k); verb.kind != tokWord || verb.w.text != "runs" && verb.w.text != "heads" {
		return ""
	}
	k += 2
	if isFunc(r.tok(k), "the") || isFunc(r.tok(k), "their") {
		k += 2
	}
	t, behind := r.tok(k), r.tok(k+1)
	if ends := k+1 >= len(r.toks) || behind.kind == tokMark && !r.isSpace(k+1); !ends || t.bits&cDept == 0 && r.saying(t.span) != "ops" {
		return ""
	}
	return "head of " + r.str(t.span)
}

// beside reports whether a name of two words stands between commas beside somebody's full name, and
// with no first name, so that it is where he works: met Sam Okafor, Lagos Bottling, yesterday.
func (r *reader) beside(a, u run) bool {
	return u.to > u.from+1 && r.toks[u.from].bits&cPerson == 0 && a.to > a.from+1 && r.toks[a.from].bits&cPerson != 0 && r.markIs(a.to, ',') && r.markIs(u.to, ',') && strings.HasSuffix(r.saying(u.span), "ing")
}
