package parse

import "strings"

// titleSaid reports whether an English clause says of somebody what he is: Herr Brandl is
// since 1 June the new head of production, Ray has been promoted to plant manager.
func (r *reader) titleSaid(c *clause, p int) bool {
	if c.bits&(cVisit|cMeet|cCall|cOutcome) != 0 || isHan(r.n[r.folk[p].span.Start]) || r.folk[p].ours || c.void() {
		return false
	}
	i := r.tokenAt(r.folk[p].span.End-1) + 1
	for i < c.to && (r.isSpace(i) || r.toks[i].kind == tokWhen) {
		i++
	}
	if i >= c.to || !becomes[r.toks[i].text()] {
		return false
	}
	for i++; i < c.to; i++ {
		switch t := r.toks[i]; {
		case r.inFirm(i):
			return false
		case t.kind == tokWord && t.bits&(cTitle|cPreTitle) != 0:
			return true
		case t.kind == tokWhen, t.kind == tokMark && r.isSpace(i), isFunc(t, "the"), isFunc(t, "their"), isFunc(t, "a"), isFunc(t, "new"), isFunc(t, "now"), isFunc(t, "our"), isFunc(t, "to"), isFunc(t, "since"), isFunc(t, "from"), isFunc(t, "as"), isFunc(t, "been"), isFunc(t, "promoted"), isFunc(t, "made"), isFunc(t, "acting"), isFunc(t, "also"), isFunc(t, "named"), isFunc(t, "appointed"), t.kind == tokWord && t.bits&cDept != 0:
		default:
			return false
		}
	}
	return false
}

// becomes are the words behind a name that lead on to what somebody is.
var becomes = map[string]bool{"is": true, "is now": true, "has become": true, "became": true, "was promoted to": true, "was": true, "has been": true, "has": true, "becomes": true, "was made": true, "was named": true, "got promoted to": true, "has taken over as": true, "takes over as": true, "took over as": true, "starts as": true, "started as": true, "will be": true}

// roleVerbs say what part somebody plays without being a title.
var roleVerbs = map[string]bool{"decides": true, "approves": true, "evaluates": true, "influences": true, "signs off": true, "makes the decision": true, "makes the call": true, "calls the shots": true, "final say": true, "has to approve": true, "must approve": true, "is the decision maker": true, "is the approver": true, "is the evaluator": true, "is the user": true, "is the buyer": true, "is one of": true}

// titleWithArticle is the title that a word begins with its article: the plant manager.
func (r *reader) titleWithArticle(t token) string {
	s := t.span
	if t.kind != tokWord || !strings.HasPrefix(t.w.text, "the ") || !isWordRune(r.runeAt(s.Start)) {
		return ""
	}
	w := words.longest(r.n, s.Start+4, cTitle)
	if w == nil || s.Start+4+len([]rune(w.text)) != s.End {
		return ""
	}
	return r.str(Span{s.Start + 4, s.End})
}
