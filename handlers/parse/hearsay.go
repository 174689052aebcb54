package parse

import "strings"

// heardOf reports whether a clause passes on that somebody else went to a customer: 听说老吴昨天
// 去了正大, 听Kevin说他上周visit了Derby Rail, colleague of mine says he was at Brompton.
func (r *reader) heardOf(c *clause) bool {
	i := r.firstWord(c)
	switch s := r.tok(i).text(); {
	case s == "colleague" || s == "a colleague" || s == "a" && r.colleagueOf(i+1):
		return r.wentAfter(c, i+1)
	case hearsWord[s]:
		i++
	case strings.HasPrefix(s, "听"):
		i++
	default:
		return false
	}
	for r.isSpace(i) || isFunc(r.tok(i), "that") || isFunc(r.tok(i), "from") || isFunc(r.tok(i), "说") && i < c.to {
		i++
	}
	who := r.personStarts(i)
	if who < 0 || r.folk[who].title != "" {
		return false
	}
	for ; i < c.to && r.toks[i].span.End <= r.folk[who].span.End; i++ {
	}
	return r.wentAfter(c, i)
}

// hearsWord are the words behind which stands what was heard of others.
var hearsWord = map[string]bool{"听说": true, "听": true, "据说": true, "听讲": true, "heard": true, "heard that": true, "i heard": true, "hear": true, "apparently": true}

// colleagueOf reports whether a colleague of the speaker is meant at token i.
func (r *reader) colleagueOf(i int) bool {
	for r.isSpace(i) {
		i++
	}
	return isFunc(r.tok(i), "colleague") || isFunc(r.tok(i), "coworker")
}

// wentAfter reports whether the rest of a clause, from token i, tells of a visit or a meeting
// that was, none of the speaker's.
func (r *reader) wentAfter(c *clause, i int) bool {
	if c.tense > 0 {
		return false
	}
	went := false
	for ; i < c.to; i++ {
		switch t := r.toks[i]; {
		case t.kind != tokWord || r.inFirm(i):
		case t.bits&(cSpeaker|cOurs) != 0 && t.text() != "mine" && t.bits&cFunc == 0:
			return false
		case t.bits&(cVisit|cGo|cMeet) != 0, isFunc(t, "was") || isFunc(t, "was at"):
			went = true
		}
	}
	return went
}
