package parse

import "strings"

// findLower reads people whose first names are written small, as thumbs do: met
// pauline @ redmire pumps, linda says ok. Only what is nothing but a name counts, and
// where somebody's name may stand.
func (r *reader) findLower() {
	for i, t := range r.toks {
		if t.kind == tokLatin && !r.capital(t) && r.isSpace(i-1) && isAny(r.tok(i-2), "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "herr", "frau") && !r.inFirm(i) && !r.folkAt(i) {
			r.surely(run{i, i + 1, t.span}) // her boss mr weber
			continue
		}
		if t.kind != tokWord || t.bits != cPerson || r.capital(t) || r.inFirm(i) || r.folkAt(i) || isHan(r.n[t.span.Start]) {
			continue
		}
		if k := r.smallSurname(i); k > 0 {
			r.surely(run{i, k + 1, Span{t.span.Start, r.toks[k].span.End}})
		} else if r.smallName(i) {
			r.latinPerson(run{i, i + 1, t.span})
		}
	}
}

// surely notes somebody whom his full name, or the mr before it, makes sure.
func (r *reader) surely(u run) {
	n := len(r.folk)
	r.latinPerson(u)
	if len(r.folk) > n {
		r.folk[n].sure = true
	}
}

// smallName reports whether the words beside a small name say that somebody is
// meant: met, with, call before it, or says, wants, from behind it.
func (r *reader) smallName(i int) bool {
	prev, at := r.before(i)
	text := prev.text()
	for text == "and" && at > 0 && (r.folkAt(at-1) || r.isSpace(at-1) && r.folkAt(at-2)) {
		return true
	}
	if prev.kind == tokWord && (prev.bits&(cMeet|cCall|cReach|cTitle|cIntro|cDept) != 0 || text == "with" || text == "w/" || text == "told" || text == "ask" || text == "tell" || text == "chase" || text == "ping" || text == "send" || text == "remind" || text == "email" || text == "to" || text == "for") {
		return true
	}
	if end := r.toks[i].span.End; (r.runeAt(end) == '\'' || r.runeAt(end) == '’') && r.runeAt(end+1) == 's' && r.runeAt(end+2) == ' ' {
		return true // bob's mobile
	}
	k := i + 1
	for r.isSpace(k) {
		k++
	}
	next := r.tok(k)
	switch next.text() {
	case "were", "joined", "is", "was", "has", "wants", "needs", "will", "from", "at", "said", "says", "asked", "thinks", "told", "happy", "loved", "liked", "agreed", "ok", "out", "away", "not", "sick", "on leave", "off sick", "didn't", "wasn't", "isn't", "likes", "loves", "hates", "confirmed", "signed", "promised", "just", "still":
		return true
	}
	return next.bits&(cSay|cOutcome|cWantBuy) != 0 && next.kind == tokWord || r.markIs(k, '@') || strings.ContainsRune(",.!?;\n", r.runeAt(next.span.Start)) && next.kind == tokMark && prev.bits&cVisit != 0
}

// smallSurname is the token of the surname, written small, right behind a first name at token i; 0 for none. It
// is a word that is no other one, and what stands behind it must be what stands behind somebody's name: a number,
// his post, where he works. A word alone there may be anything: met greta onsite.
func (r *reader) smallSurname(i int) int {
	k := i + 2
	last := r.tok(k)
	if !r.isSpace(i+1) || r.capital(last) || last.span.End-last.span.Start < 3 || r.folkAt(k) {
		return 0
	}
	if said := r.saying(last.span); last.kind != tokLatin && last.bits != cPerson || strings.HasSuffix(said, "ly") || besideNames[said] || !onlyLetters(said) {
		return 0
	}
	next := k + 1
	for r.isSpace(next) || r.markIs(next, ',') || r.markIs(next, '(') || r.markIs(next, '-') {
		next++
	}
	t := r.tok(next)
	switch {
	case last.bits == cPerson: // phil grant
		return k
	case next >= len(r.toks) && (r.markIs(i-1, ',') || r.markIs(i-2, ',')):
		return k // her boss signs off, dave platt
	case reachedBy(t), next > k+1 && r.toks[next-1].kind == tokMark && t.bits&(cTitle|cPreTitle) != 0, r.latinTitle(run{i, k + 1, Span{r.toks[i].span.Start, last.span.End}}) != "":
		return k
	case isAny(t, "at", "from") && r.isSpace(k+1) && r.isSpace(next+1) && r.tok(next+2).kind != tokWhen && r.tok(next+2).kind != tokPhone:
		return k // met jo platt at acme tools
	case (isAny(t, "is", "was", "wants", "says", "said") || t.kind == tokWord && roleVerbs[t.w.text]) && r.sentenceStart(i):
		return k
	}
	return 0
}

// reachedBy reports a number or an address by which somebody can be reached.
func reachedBy(t token) bool { return t.kind == tokPhone || t.kind == tokEmail || t.kind == tokWeChat }

// besideNames are words behind somebody's first name that are none of his.
var besideNames = wordSet("onsite offsite online alone again twice today yday outside inside upstairs briefly properly re abt asap thx ok too also back instead personally remotely virtually")

// onlyLetters reports a word of small Latin letters.
func onlyLetters(word string) bool {
	return strings.Trim(word, "abcdefghijklmnopqrstuvwxyz'-") == ""
}

// shouted reports whether a message is written in capitals throughout, so that they
// tell nothing of names.
func shouted(text []rune) bool {
	upper := 0
	for _, c := range text {
		switch {
		case c >= 'a' && c <= 'z', c >= 0x2e80:
			return false
		case c >= 'A' && c <= 'Z':
			upper++
		}
	}
	return upper >= 12
}
