package parse

import "strings"

// headFollows are words that may stand between the customer at the head of a report and its mark:
// Stahlmann first, Kestrel again:.
var headFollows = wordSet("first second third next then again last today yesterday done")

// headOpens are words before such a customer: then Otto Packaging with Julia, met …
var headOpens = wordSet("then next first finally lastly after second third afterwards")

// reportVerbs begin what is told behind the mark of a head. At those that may be said of anybody who
// is named before them too a colon or a dash must part them from the head.
var (
	reportVerbs = wordSet("met saw spoke talked sat had showed demoed presented discussed went walked toured")
	noHeads     = wordSet("sorry hi hello hey update quick note good great busy long btw fyi ok okay yes no morning afternoon evening finally lastly also and but so just still today yesterday well right thanks please summary recap done visit call meeting notes actually anyway later earlier afterwards next first then news win lost meanwhile brilliant excellent perfect super wonderful fantastic awesome cool nice fine conclusion result results outcome action actions success highlight highlights topic agenda purpose objective subject background context details takeaway takeaways report log entry")
)

// headsReport reports whether a name is the customer under whom a visit is told, with nothing but a
// mark between: Otto Packaging with Julia, met their new buyer; Stahlmann: Kurz showed me the line.
func (r *reader) headsReport(u run) bool {
	if r.han || u.to-u.from > 5 || !r.startsReport(u.from) || noHeads[r.saying(u.span)] || strings.HasSuffix(r.saying(u.span), "ly") {
		return false
	}
	first, last := r.toks[u.from], r.toks[u.to-1]
	if first.bits&cPerson != 0 && (last.bits&(cTail|cLegal) == 0 || u.to == u.from+1) || r.honoured(u) {
		return false
	}
	k, pure := r.pastHead(u.to)
	strong := r.markIs(k, ':') || r.markIs(k, '-') && r.isSpace(k-1) && r.isSpace(k+1)
	if !strong && !r.markIs(k, ',') {
		return false
	}
	for k++; r.isSpace(k); k++ {
	}
	return r.tellsMeeting(k, strong || !pure)
}

// startsReport reports whether a report may begin at token i, behind a word like then.
func (r *reader) startsReport(i int) bool {
	if r.sentenceStart(i) {
		return true
	}
	k := i - 1
	for r.isSpace(k) || r.markIs(k, ',') {
		k--
	}
	return k >= 0 && headOpens[r.tok(k).text()] && r.sentenceStart(k)
}

// pastHead is the token behind a name at the head of a report and what belongs to it, and whether
// there was nothing but the name: with Julia, this morning, first.
func (r *reader) pastHead(k int) (int, bool) {
	pure := true
	for {
		at := k
		for r.isSpace(at) {
			at++
		}
		t := r.tok(at)
		switch {
		case t.kind == tokWhen, headFollows[t.text()]:
			k, pure = at+1, false
		case isFunc(t, "with") && r.isSpace(at+1) && r.capital(r.tok(at+2)):
			for k, pure = at+3, false; r.isSpace(k) && r.capital(r.tok(k+1)); k += 2 {
			}
		default:
			return at, pure
		}
	}
}

// tellsMeeting reports whether what begins at token k tells of having met somebody: by its first
// word or, behind a sure mark, behind somebody with a capital.
func (r *reader) tellsMeeting(k int, sure bool) bool {
	word := func(i int) string {
		t, _, _ := strings.Cut(r.tok(i).text(), " ")
		return t
	}
	if w := word(k); reportVerbs[w] && (sure || w != "had" && w != "went" && w != "walked" && w != "sat") {
		return true
	}
	if !sure {
		return false
	}
	for n := 0; n < 12 && k < len(r.toks) && !r.markIs(k, ',') && !r.markIs(k, '.') && !r.markIs(k, ':'); n, k = n+1, k+1 {
		if reportVerbs[word(k)] {
			return true
		}
	}
	return false
}
