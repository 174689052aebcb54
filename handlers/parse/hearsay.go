package parse

import (
	"slices"
	"strings"
)

// heardOf reports whether a clause passes on that somebody else went to a customer: 听说老吴昨天
// 去了正大, 听Kevin说他上周visit了Derby Rail, colleague of mine says he was at Brompton.
func (r *reader) heardOf(c *clause) bool {
	i := r.firstWord(c)
	if isFunc(r.tok(i), "i") && hearsWord[r.saying(r.tok(i+2).span)] {
		i += 2
	}
	switch s := r.saying(r.tok(i).span); {
	case s == "colleague" || s == "a colleague" || s == "a" && r.colleagueOf(i+1):
		return r.wentAfter(c, i+1)
	case hearsWord[s]:
		i++
	case strings.HasPrefix(s, "听"):
		i++
	case r.rumoured(c) > 0:
		i = r.rumoured(c)
	default:
		return false
	}
	for r.isSpace(i) || isFunc(r.tok(i), "that") || isFunc(r.tok(i), "from") || isFunc(r.tok(i), "说") && i < c.to {
		i++
	}
	if t := r.tok(i); i+1 < c.to && (t.bits&(cKin|cCustomer) != 0 || isFunc(t, "别人") || isFunc(t, "人")) && r.tok(i+1).bits&cSay != 0 {
		i += 2 // 听同事说小赵昨天去了
	}
	if i >= c.to {
		return false // 听说 那边: the words that it would rest on are in the next clause
	}
	if _, other := cutAny(r.between(r.tok(i).span.Start, c.span.End), []string{"the other team ", "another team ", "some other team ", "the other shift "}); other && (r.wentAfter(c, i) || r.didOn(c, i)) {
		return true
	}
	if k := r.rivalAt(i); k > 0 && (r.wentAfter(c, k) || r.didOn(c, k)) {
		return true // heard our competitor did a demo at Oakline yesterday
	}
	if r.tok(i).bits&cKin != 0 && r.tok(i).bits&cTheirs == 0 {
		return r.wentAfter(c, i+1)
	}
	if makers[r.saying(r.tok(i).span)] && c.bits&(cSpeaker|cOurs) == 0 && (r.wentAfter(c, i+1) || len(c.firms) > 1 && c.bits&(cMoneyKind|cDone) != 0 && c.tense <= 0) {
		return true // 听说库卡给恒鑫报了100万
	}
	if len(c.firms) > 1 && r.firmStarts(i) && c.bits&(cSpeaker|cOurs|cMoneyKind) == 0 && len(c.moneys) == 0 && r.wentAfter(c, i+1) {
		return true // heard Siemens was at Oakline
	}
	who := r.personStarts(i)
	if who < 0 || r.folk[who].title != "" {
		return false
	}
	for ; i < c.to && r.toks[i].span.End <= r.folk[who].span.End; i++ {
	}
	return r.wentAfter(c, i) || r.didOn(c, i)
}

// didOn reports whether the rest of a clause, from token i, tells what somebody did on a day that
// has come, in whatever words, none of it with the speaker.
func (r *reader) didOn(c *clause, i int) bool {
	if !r.dated(c) || r.ahead(c) || len(c.moneys) > 0 || i >= c.to || r.han && !r.hanDone(c) {
		return false
	}
	for r.isSpace(i) {
		i++
	}
	return r.tok(i).bits&cSay == 0 && !slices.ContainsFunc(r.toks[i:c.to], func(t token) bool {
		return t.kind == tokWord && t.bits&(cSpeaker|cOurs|cMoneyKind|cWantBuy|cIntent) != 0 && t.bits&cFunc == 0
	})
}

// rumoured is the token behind a phrase of several words that says that something was only heard,
// 0 for none: rumour has it that Kuka was at Oakline.
func (r *reader) rumoured(c *clause) int {
	text := r.words(c)
	if r.han || len(text) == 0 || !strings.ContainsRune("rwst", rune(text[0])) {
		return 0
	}
	for _, w := range [...]string{"rumour has it", "rumor has it", "word has it", "word is", "someone told me", "somebody told me", "someone said", "somebody said", "they say"} {
		if strings.HasPrefix(text, w) {
			for i := c.from; i < c.to; i++ {
				if r.toks[i].span.Start >= c.span.Start+len(w) {
					return i
				}
			}
		}
	}
	return 0
}

// rivalAt is the token behind a competitor who is not called by his name and stands at token i, 0
// for none: our competitor, 我们对手.
func (r *reader) rivalAt(i int) int {
	for r.isSpace(i) || isFunc(r.tok(i), "the") || isFunc(r.tok(i), "our") || isFunc(r.tok(i), "a") || isFunc(r.tok(i), "我们") {
		i++
	}
	if rivalNames[r.saying(r.tok(i).span)] {
		return i + 1
	}
	return 0
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
		case t.bits&(cVisit|cGo|cMeet|cCall|cActivity) != 0, isFunc(t, "was") || isFunc(t, "was at"):
			went = true
		}
	}
	return went
}

// theyWent reports whether it is they or he who went to the company of a clause, whoever tells of
// it: 他说他们昨天去拜访了美的, they told me they visited Bosch.
func (r *reader) theyWent(c *clause) bool {
	if len(c.firms) == 0 || c.bits&(cVisit|cGo) == 0 {
		return false
	}
	who := false
	for i := c.from; i < c.to; i++ {
		switch t := r.toks[i]; {
		case t.kind == tokWord && t.bits&cSpeaker != 0 && c.bits&cSay == 0:
			return false // 我替他去了趟顺发
		case others[t.text()]:
			who = true
		case t.kind == tokWhen, r.isSpace(i), lightAdverbs[t.text()]:
		case t.kind == tokWord && t.bits&(cVisit|cGo) != 0 && who && !r.inFirm(i):
			for k := i + 1; k < c.to && k <= i+3; k++ {
				if r.firmStarts(k) {
					return r.goesOut(i)
				}
			}
		default:
			who = false
		}
	}
	return false
}

// metWithoutMe reports whether it was somebody without a title, a colleague, who met who is named
// behind him, or whoever says that he did: 小赵昨晚跟骆总吃的饭, Jim says he saw Iyer.
func (r *reader) metWithoutMe(c *clause) bool {
	if len(c.folk) < 2 || c.tense > 0 || c.bits&(cSpeaker|cOurs) != 0 || c.bits&(cMeet|cVisit|cGo|cCost) == 0 {
		return false
	}
	who, whom := &r.folk[c.folk[0]], &r.folk[c.folk[1]]
	i := r.firstWord(c)
	if who.tok != i || who.title != "" || r.firmBefore(i) {
		return false
	}
	between := strings.TrimSpace(r.between(who.span.End, whom.span.Start))
	if !r.han && (between == "saw" || between == "met" || between == "visited") && len(c.firms) == 0 {
		return true // Anna saw Nigel last Friday
	}
	if c.bits&cSay != 0 {
		for _, w := range [...]string{"says he ", "says she ", "said he ", "said she ", "说他", "说她"} {
			if rest, ok := strings.CutPrefix(between+" ", w); ok {
				_, met := holdsAny(rest, []string{"saw", "met", "visited", "had", "见", "碰", "遇", "跟", "和", "陪"})
				return met
			}
		}
		return false
	}
	k := r.clauseOf(c) + 1
	if !familiar(who.name) || k < len(r.clauses) && r.clauses[k].sentence == c.sentence && r.clauses[k].bits&cSpeaker != 0 && alsoMe(r.words(&r.clauses[k])) {
		return false // 小赵跟骆总吃的饭,我也在
	}
	for _, w := range [...]string{"跟", "陪", "请", "约", "和"} {
		if strings.HasSuffix(between, w) && (w != "和" || len([]rune(between)) > 1) {
			return whom.title != "" || !familiar(whom.name) && strings.HasSuffix(whom.name, "总")
		}
	}
	return false
}

// alsoMe reports whether a clause begins with the speaker, who was there too: 我也在, 我一起去的, or
// tells what he did there: 我讲的方案.
func alsoMe(text string) bool {
	if !strings.HasPrefix(text, "我") {
		return false
	}
	_, too := holdsAny(text, []string{"也", "一起", "一块", "跟着", "陪", "都", "后来到", "晚到", "讲的", "主讲", "主持", "演示", "介绍", "买的单", "买单", "旁边"})
	return too
}

// rivalsCame reports whether a competitor's people were at a customer's: 昨天埃斯顿的人来过.
func (r *reader) rivalsCame(c *clause) bool {
	if len(c.firms) == 0 {
		return false
	}
	f := &r.firms[c.firms[0]]
	if _, heard := holdsAny(r.words(c), []string{"heard"}); heard && makers[r.saying(f.span)] && c.tense <= 0 && c.bits&(cMeet|cVisit|cGo|cDone|cActivity) != 0 {
		return true // I heard Kuka demoed at Holzer
	}
	if c.bits&(cSpeaker|cOurs) != 0 {
		return false
	}
	if len(c.firms) == 2 && f.from == r.firstWord(c) && isFunc(r.tok(f.to), "的人") && c.tense <= 0 {
		return true // 西克的人上周在立信测试
	}
	if c.bits&cGo == 0 || !f.rival && !makers[r.saying(f.span)] || !isFunc(r.tok(f.to), "的人") {
		return false
	}
	return strings.ContainsAny(firstRune(r.tok(f.to+1).text()), "来去到走")
}

// rivalDid reports whether it is a competitor, not called by his name, who did something at a
// customer's: competitor上周在恒鑫做了demo.
func (r *reader) rivalDid(c *clause) bool {
	i := r.firstWord(c)
	for isFunc(r.tok(i), "the") || isFunc(r.tok(i), "our") || r.isSpace(i) {
		i++
	}
	if c.tense > 0 || r.ahead(c) || len(c.firms) == 0 || len(c.folk)+len(c.moneys) > 0 || i >= c.to || r.firms[c.firms[len(c.firms)-1]].from <= i || !rivalNames[r.saying(r.tok(i).span)] {
		return false
	}
	for i++; r.isSpace(i) || r.tok(i).kind == tokWhen; i++ {
	}
	if isFunc(r.tok(i), "在") {
		return c.tense < 0 || len(c.whens) > 0 // 友商在恒鑫有两台: what stands there is no event
	}
	return r.tok(i).bits&(cGo|cVisit|cActivity) != 0 || isFunc(r.tok(i), "was") || isFunc(r.tok(i), "was at") || isFunc(r.tok(i), "did")
}

// rivalNames are what competitors are called who are not named.
var rivalNames = map[string]bool{"竞争对手": true, "对手": true, "竞品": true, "友商": true, "competitor": true, "competitors": true, "competition": true, "rival": true, "rivals": true}

// goesOut reports whether the word at token i is of going somewhere, not of coming here.
func (r *reader) goesOut(i int) bool {
	s := r.toks[i].text()
	return strings.ContainsAny(firstRune(s), "去拜走跑") || strings.HasPrefix(s, "visit") || strings.HasPrefix(s, "went") || strings.HasPrefix(s, "been to")
}

// others are the pronouns of those who are not the speaker, and lightAdverbs what may stand
// between them and what they did.
var (
	others       = map[string]bool{"他": true, "她": true, "他们": true, "她们": true, "人家": true, "he": true, "she": true, "they": true}
	lightAdverbs = map[string]bool{"也": true, "都": true, "刚": true, "刚刚": true, "已经": true, "又": true, "才": true, "还": true, "自己": true, "去": true, "also": true, "just": true, "already": true, "have": true, "had": true, "has": true}
)
