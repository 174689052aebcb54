package parse

import (
	"strings"
	"unicode/utf8"
)

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
			_, theirs := holdsAny(rest, ofAnOffice)
			return !theirs
		}
	}
	if rest, ok := strings.CutPrefix(said, "财务"); !ok || containsAny(rest, ofAnOffice) {
		return false // 财务说月底付 is said of the customer's, too
	}
	_, ours := holdsAny(said, []string{"报销", "交发票", "差旅", "借款", "贴票"})
	return ours
}

// ofAnOffice are words behind an office that are said of the customer's: 行政那边约了明天, HR manager wants a demo.
var ofAnOffice = []string{"那边", "总监", "经理", "主管", "部长", "介绍", "manager", "director", "head", "lady", "guy"}

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
// named, or with one of our people, and tells what they did at a customer's without the speaker:
// 市场部昨天去了明达, someone from finance called Brixton, Anna rang Brixton.
func (r *reader) colleaguesDid(c *clause) bool {
	if len(c.firms) == 0 || c.tense > 0 || r.speakerAlong(c) {
		return false
	}
	text := r.words(c)
	if strings.HasSuffix(text, "不是我") && strings.Contains(text, "的是") {
		return true // 昨天给明达打电话的是小陶不是我
	}
	deed := c.bits&(cVisit|cMeet|cGo|cCall) != 0
	if _, someone := holdsAny(text, []string{"有人去", "有人拜访", "有人见"}); deed && someone && r.han {
		return true // 他们说昨天有人去拜访过明达
	}
	i := r.firstWord(c)
	if i >= c.to {
		return false
	}
	said := r.between(r.toks[i].span.Start, c.span.End)
	if who := r.personStarts(i); who >= 0 {
		return r.folk[who].ours && c.bits&cSay == 0 && (deed || strings.Contains(said, "陪")) && r.firmFrom(c, i+1) && !r.leaderAlong(c)
	}
	for _, who := range colleagues {
		rest, ok := strings.CutPrefix(said, who)
		switch latin := isLetter(firstOf(who)); {
		case !ok, rest == "", latin && isLetter(firstOf(rest)):
		case latin:
			return r.firmFrom(c, i+1) && didThere(strings.TrimSpace(rest), strings.HasSuffix(who, " from"))
		default:
			return deed && r.firmFrom(c, i+1) && !r.someoneNamed(c, i)
		}
	}
	return deed && r.groupDid(c, i)
}

// didThere reports whether English words behind colleagues begin with what they did, behind the name of
// their office where they are only from it: called Brixton, were at Brixton; not call with Brixton, of
// one's own, nor at Brixton called, of theirs.
func didThere(rest string, from bool) bool {
	if from {
		_, rest, _ = strings.Cut(rest, " ")
	}
	verb, where, _ := strings.Cut(strings.TrimSpace(rest), " ")
	switch verb {
	case "was", "were", "went", "met", "saw", "rang", "spoke", "did", "drove", "flew", "sent", "took":
		return true
	}
	return strings.HasSuffix(verb, "ed") && !strings.HasPrefix(where, "from ") && !strings.HasPrefix(where, "me")
}

// someoneNamed reports whether somebody is named right behind the office that begins at token i: he is a
// customer's whom the speaker saw. 研发部何工今天在明达机电见的
func (r *reader) someoneNamed(c *clause, i int) bool {
	for k := i + 1; k < c.to && k <= i+3; k++ {
		if r.personStarts(k) >= 0 {
			return true
		}
	}
	return false
}

// speakerAlong reports whether a clause names the speaker or says that he was there, or the one behind it
// does: 售后昨天去明达修机器了,我也在; not Megan called Wexley, I did not take part.
func (r *reader) speakerAlong(c *clause) bool {
	text := strings.TrimSuffix(r.words(c), "不是我")
	if _, along := holdsAny(text, []string{"我", "咱", "一起", "一块", "陪同", "with me", "and i ", "and me", "me ", "us ", "we ", "together"}); along {
		return true
	}
	k := r.clauseOf(c) + 1
	if k >= len(r.clauses) || r.clauses[k].bits&cSpeaker == 0 {
		return false
	}
	_, not := holdsAny(r.words(&r.clauses[k]), []string{"没", "不", "not", "n't", "wasn"})
	return !not
}

// groupDid reports whether the subject of a clause, which begins at token i, is in English a group or
// somebody with an article, in Chinese people of a trade, and a company stands behind what they did:
// The service desk called Wexley, 朋友公司昨天拜访了正阳.
func (r *reader) groupDid(c *clause, i int) bool {
	if isHan(r.n[r.toks[i].span.Start]) {
		return r.tradeDid(c, i)
	}
	switch r.toks[i].text() {
	case "the", "a", "an", "my", "our", "his", "her":
	default:
		return false
	}
	for k := i + 1; k < c.to; k++ {
		switch t := r.toks[k]; {
		case r.inFirm(k), r.folkAt(k), t.kind == tokMark && !r.isSpace(k), t.kind == tokWhen, t.bits&cSpeaker != 0, leadsOurs[t.text()], leadsOurs[r.saying(t.span)]:
			return false // the buyer at Wexley called, the boss went, the day I visited Wexley
		case t.kind == tokWord && t.bits&(cVisit|cCall|cGo) != 0 && isPast(t.w.text):
			next := k + 1
			for r.isSpace(next) {
				next++
			}
			return k > i+1 && r.firmStarts(next)
		}
	}
	return false
}

// leadsOurs are those whose visits are ours, as they speak for the whole house.
var leadsOurs = wordSet("boss ceo cfo coo cto vp md chairman president director manager team i day morning afternoon evening week who that which where when")

// tradeDid is the same in Chinese.
func (r *reader) tradeDid(c *clause, i int) bool {
	end := i
	for end < c.to && r.toks[end].kind != tokWhen && !r.firmStarts(end) && r.toks[end].bits&(cVisit|cMeet|cGo|cCall|cWith|cPlan|cDone) == 0 {
		end++
	}
	if end == i || end >= c.to || r.firmStarts(end) {
		return false
	}
	head := r.between(r.toks[i].span.Start, r.toks[end-1].span.End)
	if containsAny(head, []string{"在", "从", "到", "全", "跟", "和", "陪", "带"}) {
		return false // 在总部去了明达
	}
	for _, who := range trades {
		if strings.HasSuffix(head, who) && utf8.RuneCountInString(head) <= 8 {
			for k := end; k < c.to; k++ {
				if t := r.toks[k]; t.kind == tokWord && t.bits&(cVisit|cGo) != 0 && !r.inFirm(k) {
					return r.firmFrom(c, k+1)
				}
			}
		}
	}
	return false
}

// trades end what groups of people are called that are neither the speaker nor a customer.
var trades = []string{"部", "同事", "朋友", "朋友公司", "同学", "技术支持", "物流", "仓库", "供应商", "代理商", "经销商", "部的guys"}

// onlyPassed reports whether a clause says no more than that the speaker came by a company on his way,
// and none behind it that he was with somebody: 昨天开车路过正阳,没进去.
func (r *reader) onlyPassed(c *clause) bool {
	if len(c.firms) == 0 || c.bits&(cMeet|cVisit|cCall|cSay) != 0 || c.tense > 0 {
		return false
	}
	if _, by := holdsAny(r.words(c), []string{"路过", "经过", "drove past", "drove by", "passed by", "walked past"}); !by {
		return false
	}
	outside := false
	for k := r.clauseOf(c) + 1; k < len(r.clauses); k++ {
		b := &r.clauses[k]
		if _, out := holdsAny(r.words(b), []string{"没进", "没停", "没下车", "没上去", "empty", "closed", "didn't stop"}); out {
			outside = true
			continue
		}
		if b.bits&(cMeet|cVisit|cCall|cGo|cOutcome|cSay|cThing|cActivity) != 0 || len(b.folk) > 0 || r.hanDone(b) {
			return outside && (len(b.firms) > 0 || b.bits&cCall == 0) // 没停车,打电话给王总了
		}
	}
	return outside || !r.han || !r.hanDone(c)
}

// amongThemselves reports whether a clause begins with two companies and tells what they signed or did
// with each other: 正阳跟Wexley上周sign了个合作.
func (r *reader) amongThemselves(c *clause) bool {
	if len(c.firms) != 2 || c.tense > 0 || c.bits&(cSpeaker|cOurs) != 0 {
		return false
	}
	a, b := &r.firms[c.firms[0]], &r.firms[c.firms[1]]
	if a.from != r.firstWord(c) || b.from != a.to+1 || r.toks[a.to].bits&cWith == 0 {
		return false
	}
	if strings.Contains(r.words(c), "都") {
		return false // 明达和恒鑫都签了战略合作: each of them with us
	}
	_, done := holdsAny(r.words(c), []string{"合作", "合并", "合资", "联手", "结盟", "打官司", "战略", "merger", "joint"})
	return done
}

// colleagues are words for those of our house by what they do, and for somebody who is not named.
var colleagues = []string{
	"市场部", "售后", "售后部", "研发", "研发部", "研发的同事", "技术部", "工程部", "客服", "客服部", "物流部", "有人",
	"logistics", "dispatch", "accounts", "marketing", "engineering", "customer service",
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

// atOurs are words behind a customer's people who visited that name no other place where they were.
var atOurs = []string{"today", "yesterday", "this", "last", "on ", "sign", "lunch", "dinner", "the stand", "the booth", "the fair"}

// customerWent reports whether a clause begins with a customer and tells that he went to another company,
// or sent somebody somewhere: 明达上周五去了恒鑫考察, 明达派人去德国验货了. Two customers who were
// seen one after the other have a day each.
func (r *reader) customerWent(c *clause) bool {
	if c.tense > 0 || len(c.firms) == 0 || c.bits&(cSpeaker|cOurs) != 0 || r.speakerAlong(c) {
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
		return went && !here && !startsWith(where, atOurs...)
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
