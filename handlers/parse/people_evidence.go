package parse

import (
	"strings"

	"milepost/handlers/parse/moment"
)

// personEvidence weighs the words around a name.
func (r *reader) personEvidence(u run) int {
	prev, at := r.before(u.from)
	score := r.personBefore(u, prev, at)
	if r.ownsPhone(u) {
		score += 4
	}
	if r.givenShape(u) && r.onlyHuman(u) {
		score += 4
	}
	if r.honoured(u) {
		score += 6
	}
	if isFunc(r.tok(u.to), "是") && r.tok(u.to+1).bits&(cRole|cTitle) != 0 {
		score += 3
	}
	return score + r.personTagged(u, prev) + r.personBehind(u)
}

// personBefore weighs the word before a name, at token at.
func (r *reader) personBefore(u run, prev token, at int) int {
	text, single := prev.text(), u.to == u.from+1
	switch {
	case text == "的" && isWordRune(r.runeAt(r.tok(at).span.Start-1)), text == "add", text == "save":
		return 3 // Tarn Electric的Karl, add Karl Weiss to
	case prev.kind == tokWord && prev.bits&cTitle != 0 && r.tok(at).span.End <= u.span.Start:
		return 4
	case commandsTo[text] && r.sentenceStart(at) && single:
		return 3 // ring Hattie first thing tomorrow
	case text == "from" && r.calledFrom(at) && strings.HasPrefix(strings.TrimLeft(r.between(u.span.End, len(r.n)), " ,:-"), "they "):
		return -4 // call from Otis: they want the price list
	case text == "from" && (r.calledFrom(at) || r.thingsFrom(at, u)), beforeSomebody[text], beforeGiven[text] && r.givenShape(u):
		return 3
	case beforePlace[text], strings.HasSuffix(text, " at") && text != "presented at", text == "of" && !single:
		return -4
	case text == "tried" && r.shutBehind(u.to):
		return -4
	case text == "for", text == "re", text == "about", text == "on":
		return -1
	case r.markIs(at, '@'):
		return -5
	case r.isBy(u):
		return 3
	case prev.bits&cCapture != 0:
		return -4
	case prev.bits&(cVisit|cGo) != 0:
		return -3
	case prev.kind == tokWord && prev.bits&cIntro != 0:
		return 3
	case prev.kind == tokWord && prev.bits&cMeet != 0 && single && u.span.End-u.span.Start <= 4 && r.allCaps(r.toks[u.from]) && strings.ContainsAny(firstRune(text), "谈聊讨论讲对过"):
		return -2 // 讨论了FAT
	case prev.bits&cCall != 0 && prev.kind == tokWord && single && r.toks[u.from].bits&cPerson == 0 && r.answeredBy(u.to):
		return -4 // rang Toray, they put me through
	case prev.bits&(cMeet|cCall|cReach) != 0, text == "with", text == "w/", text == "told":
		return 2
	}
	return 0
}

// beforeSomebody are the words behind which somebody is named, beforeGiven those behind
// which a name with the shape of somebody's is one, beforePlace those behind which a
// company or a place stands.
var (
	beforeSomebody = map[string]bool{"to call": true, "to ring": true, "to phone": true}
	beforeGiven    = map[string]bool{"to see": true, "to chase": true, "chase": true, "get back to": true, "back to": true, "no show by": true, "away with": true}
	beforePlace    = map[string]bool{"at": true, "@": true, "from": true, "visited": true, "in": true, "into": true}
)

// personTagged weighs what is written on a name: 's, a title, brackets.
func (r *reader) personTagged(u run, prev token) int {
	for _, his := range []string{"'s number", "'s phone", "'s mobile", "'s email", "'s cell"} {
		if moment.Has(r.n, u.span.End, his) {
			return 4
		}
	}
	switch {
	case moment.Has(r.n, u.span.End, "'s"):
		if r.toks[u.from].bits&cPerson == 0 || u.to > u.from+1 {
			return -2 // Nadine's feedback is somebody's, Oakline's is not
		}
	case r.titleInside(u.to):
		return 3
	case r.bracketed(u) && r.someoneInBrackets(u):
		return 6
	case r.markIs(u.to, '(') || r.isSpace(u.to) && r.markIs(u.to+1, '('):
		if prev.bits&(cCall|cReach|cMeet) == 0 {
			return -1
		}
	}
	return 0
}

// personBehind weighs the words behind a name.
func (r *reader) personBehind(u run) int {
	score, k := 0, u.to
	for r.isSpace(k) || r.markIs(k, ',') || r.markIs(k, '(') {
		k++
	}
	next := r.tok(k)
	if isFunc(next, "she") || isFunc(next, "he") || isFunc(next, "their") || isFunc(next, "the") || isFunc(next, "head") {
		k += 2
		next = r.tok(k)
	}
	if next.kind != tokWord {
		return 0
	}
	if next.bits&(cRole|cPreTitle) != 0 && k > u.to {
		score += 2
	}
	if next.w.text == "just" || next.bits&cSay != 0 {
		score++
	}
	if (next.w.text == "phoned" || next.w.text == "rang" || next.w.text == "那边") && u.to == u.from+1 {
		score += 2
	}
	return score
}
