package parse

import "strings"

// findLower reads people whose first names are written small, as thumbs do: met
// pauline @ redmire pumps, linda says ok. Only what is nothing but a name counts, and
// where somebody's name may stand.
func (r *reader) findLower() {
	for i, t := range r.toks {
		if t.kind != tokWord || t.bits != cPerson || r.capital(t) || r.inFirm(i) || r.folkAt(i) || isHan(r.n[t.span.Start]) {
			continue
		}
		u := run{i, i + 1, t.span}
		if !r.smallName(i) {
			continue
		}
		r.latinPerson(u)
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
