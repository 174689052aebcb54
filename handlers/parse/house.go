package parse

import "strings"

// ofOurHouse reports whether a clause of a message that names no customer and nobody of one tells what
// goes on in the offices at home: HR的workshop改到next Monday了, 财务说20号前要交发票.
func (r *reader) ofOurHouse(c *clause) bool {
	if r.ctx.Draft != nil || len(r.firms)+len(r.folk) > 0 || c.bits&cSpeaker != 0 {
		return false
	}
	i := r.firstWord(c)
	if i > c.from && r.toks[i-1].kind != tokWhen {
		return false
	}
	said := r.between(r.tok(i).span.Start, c.span.End)
	for _, office := range [...]string{"hr", "人事", "行政"} {
		if rest, ok := strings.CutPrefix(said, office); ok && (rest == "" || !isLetter(firstOf(rest))) {
			return true
		}
	}
	if !strings.HasPrefix(said, "财务") {
		return false // 财务说月底付 is said of the customer's, too
	}
	_, ours := holdsAny(said, []string{"报销", "发票", "差旅", "借款", "贴票"})
	return ours
}

// actedAlone reports whether a clause begins in English with a company and tells, with a verb that the
// lexicon does not have, what it did: Siemens announced record profits last Thursday.
func (r *reader) actedAlone(c *clause) bool {
	if len(c.folk) > 0 || !r.firmStarts(c.from) {
		return false
	}
	i := c.from
	for i < c.to && (r.inFirm(i) || r.isSpace(i)) {
		i++
	}
	t := r.tok(i)
	return i < c.to && t.kind == tokLatin && r.orig[t.span.Start] >= 'a' && strings.HasSuffix(r.saying(t.span), "ed") && t.span.End-t.span.Start > 4
}

// colleaguesDid reports whether a clause begins with colleagues by their work, with somebody who is not
// named, or with one of our people who rang, and tells what they did at a customer's without the
// speaker: 市场部昨天去了明达, someone from finance called Brixton, Anna rang Brixton.
func (r *reader) colleaguesDid(c *clause) bool {
	if len(c.firms) == 0 || c.tense > 0 || c.bits&(cVisit|cMeet|cGo|cCall) == 0 {
		return false
	}
	text := r.words(c)
	if _, along := holdsAny(text, []string{"我", "咱", "with me", "and i ", "and me", " us "}); along {
		return false
	}
	i := r.firstWord(c)
	said := r.between(r.tok(min(i, c.to-1)).span.Start, c.span.End)
	at := r.clauseOf(c)
	if at+1 < len(r.clauses) && r.clauses[at+1].bits&cSpeaker != 0 {
		return false // 售后昨天去明达修机器了,我也在
	}
	for _, who := range colleagues {
		rest, ok := strings.CutPrefix(said, who)
		if !ok || rest == "" || isLetter(firstOf(rest)) && isLetter(firstOf(who)) {
			continue
		}
		return r.firmFrom(c, i+1) && (!strings.HasSuffix(who, " from") || !r.firmStarts(i+2) && !r.firmStarts(i+3) && !r.firmStarts(i+4))
	}
	if _, someone := holdsAny(text, []string{"有人去", "有人拜访", "有人见"}); someone && r.han {
		return true // 他们说昨天有人去拜访过明达
	}
	if who := r.personStarts(i); who >= 0 && r.folk[who].ours && c.bits&cCall != 0 && c.bits&(cVisit|cGo|cMeet) == 0 && c.bits&cSay == 0 {
		return r.firmFrom(c, i+1) && !r.leaderAlong(c)
	}
	return false
}

// colleagues are words for those of our house by what they do, and for somebody who is not named.
var colleagues = []string{
	"市场部", "售后", "售后部", "研发", "研发部", "研发的同事", "技术部", "工程部", "客服", "客服部", "物流部", "有人",
	"our service guys", "our service team", "service team", "the service team", "our marketing", "marketing team", "the marketing team", "our engineers", "our technicians", "our fitters", "someone from", "somebody from", "someone else", "somebody else",
}

// firmFrom reports whether a company is named in a clause from token i on.
func (r *reader) firmFrom(c *clause, i int) bool {
	for k := i; k < c.to; k++ {
		if r.firmStarts(k) {
			return true
		}
	}
	return false
}

// customerWent reports whether a clause begins with a customer and tells that he went to another company,
// or sent somebody somewhere: 明达上周五去了恒鑫考察, 明达派人去德国验货了. Two customers who were
// seen one after the other have a day each.
func (r *reader) customerWent(c *clause) bool {
	if c.tense > 0 || len(c.firms) == 0 || c.bits&(cSpeaker|cOurs) != 0 {
		return false
	}
	i := r.firstWord(c)
	if !r.firmStarts(i) {
		return false
	}
	for i < c.to && (r.inFirm(i) || r.toks[i].kind == tokWhen || r.isSpace(i) || isFunc(r.toks[i], "那边")) {
		i++
	}
	if i >= c.to {
		return false
	}
	rest := r.between(r.toks[i].span.Start, c.span.End)
	if post, own := strings.CutPrefix(rest, "'s "); own && !r.han {
		post, where, _ := strings.Cut(post, " ")
		if w := words.longest([]rune(post), 0, cTitle); w == nil || w.n != len([]rune(post)) {
			return false
		}
		where, went := cutAny(where, []string{"visited ", "flew to ", "went to "})
		_, here := holdsAny(where, []string{"us", "our", "me", "here", "the plant", "their"})
		return went && !here
	}
	if to, sent := strings.CutPrefix(rest, "派人"); sent {
		return !strings.Contains(to, "来") && !strings.Contains(to, "我")
	}
	if t := r.toks[i]; t.kind != tokWord || t.bits&cGo == 0 || !strings.HasPrefix(t.w.text, "去") || !r.firmStarts(i+1) {
		return false
	}
	for i++; i < c.to && r.inFirm(i); i++ {
	}
	return i < c.to && r.toks[i].kind != tokWhen && !isFunc(r.toks[i], "也") && len(c.firms) == 2
}
