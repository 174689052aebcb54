package parse

import (
	"strings"
	"unicode"
)

// aside reports whether a clause tells of nothing that the speaker did or is to do:
// what somebody else did, what might have been, how things are done.
func (r *reader) aside(c *clause) bool {
	return r.othersDid(c) || r.byThemselves(c) || r.theirErrand(c) || r.awayOrWithOthers(c) || r.seesRival(c) || r.habitual(c) || r.fancies(c) || r.teaches(c) || r.owned(c)
}

// unsaid are the ways to own up to a note that comes late.
var unsaid = []string{"忘了说", "忘了记", "忘了写", "忘了报", "忘了录", "忘记说", "忘记记", "忘记写", "忘记报", "忘记录", "忘记了", "没来得及记", "没来得及写", "没来得及说", "没空记", "漏记了", "漏了一条", "forgot to log", "forgot to mention", "forgot to note", "forgot to say", "forgot to write", "didn't get round to"}

// owned reports whether a clause says only that something was not told in time: its day
// is not that of what follows. 昨天忘了说,前天也去了恒鑫.
func (r *reader) owned(c *clause) bool {
	if len(c.firms)+len(c.folk)+len(c.moneys) > 0 || len(c.whens) == 0 || c.bits&(cGo|cVisit|cCall|cOutcome) != 0 {
		return false
	}
	said := r.saying(c.span)
	for _, w := range []string{"那次", "那天", "那趟", "那个会"} { // 周一那次拜访忘记录了
		if strings.Contains(said, w) {
			return false
		}
	}
	if last := &r.whens[c.whens[len(c.whens)-1]]; !r.han && last.span.End == c.span.End {
		return false // forgot to log last Fri
	}
	return containsAny(said, unsaid)
}

// othersDid reports whether it was not the speaker who went: a relative, a
// colleague, whoever is the subject of the clause. 小李今天去拜访了恒鑫, Tom visited
// Oakline.
func (r *reader) othersDid(c *clause) bool {
	if r.colleagueWent(c) || r.colleaguesDid(c) || r.customerWent(c) || r.amongThemselves(c) || r.onlyPassed(c) || r.saysOfHimself(c) || r.stoodIn(c) || r.heardOf(c) || r.theyWent(c) || r.metWithoutMe(c) || r.rivalsCame(c) || r.rivalDid(c) || r.makersPeople(c) || r.rivalsActs(c) {
		return true
	}
	if r.countsOthers(c) {
		return true
	}
	if c.bits&(cSpeaker|cOurs) != 0 && !r.notMe(c) && c.bits&cRival == 0 || len(c.firms) == 0 && c.bits&(cKin|cRival) == 0 {
		return false
	}
	i := c.from
	for i < c.to && (r.toks[i].kind == tokWhen || r.toks[i].kind == tokMark) {
		i++
	}
	if i >= c.to {
		return false
	}
	if r.visitOf(i) && len(c.firms) > 0 {
		return true
	}
	t, who := r.toks[i], r.personStarts(i)
	kin := t.kind == tokWord && t.bits&cKin != 0 && t.bits&cTheirs == 0
	if !kin && who < 0 || who >= 0 && r.folk[who].ours && r.leaderAlong(c) {
		return false
	}
	return r.subjectDid(c, r.pastSubject(c, i, who), who, kin)
}

// pastSubject is the token behind the subject of a clause, which stands at token i and is
// person who (none, below 0), and behind a day and what else says nothing of what he did.
func (r *reader) pastSubject(c *clause, i, who int) int {
	i++
	for who >= 0 && i < c.to && r.toks[i].span.End <= r.folk[who].span.End {
		i++
	}
	for i < c.to && (r.toks[i].kind == tokWhen || r.isSpace(i) || isAny(r.toks[i], "自己", "一个人", "单独", "也", "已经", "都", "just", "already")) {
		i++
	}
	return i
}

// subjectDid reports whether the words from token i tell that the subject of a clause, a
// relative or person who, went to a customer or won him.
func (r *reader) subjectDid(c *clause, i, who int, kin bool) bool {
	text := r.tok(i).text()
	if who >= 0 && i+1 < c.to && r.firmStarts(i+1) && setsOutFor[text] {
		return familiar(r.folk[who].name) // 小鲍下周要去双汇
	}
	if (text == "over at" || text == "out at" || text == "back at") && c.bits&(cWantBuy|cSay) != 0 {
		return false // Pete over at Granby Boilers wants pricing
	}
	if who >= 0 && !r.folk[who].ours && r.wonAt(c, i) {
		return true // Sam signed Delaney Foods yesterday
	}
	if i >= c.to || r.toks[i].kind != tokWord || r.toks[i].bits&(cGo|cVisit) == 0 && text != "去拜访了" && !r.staysAt(i) || r.inFirm(i) {
		return false
	}
	if kin {
		return true
	}
	for _, k := range c.firms {
		if f := &r.firms[k]; f.from > i && !f.rival {
			return true
		}
	}
	return c.bits&cRival != 0
}

// setsOutFor are the words for going to a customer that a name stands behind.
var setsOutFor = map[string]bool{"要去": true, "会去": true, "准备去": true, "打算去": true, "想去": true, "要拜访": true, "约了": true, "约好了": true, "去拜访": true}

// wonAt reports whether a word for winning a customer stands at token i, with his name behind it.
func (r *reader) wonAt(c *clause, i int) bool {
	if !isAny(r.tok(i), "signed", "closed", "won", "landed", "bagged", "signed up") {
		return false
	}
	k := i + 1
	for r.isSpace(k) {
		k++
	}
	return r.firmStarts(k) && k < c.to
}

// byThemselves reports whether a clause tells what a customer's people did on their own: 恒鑫上周自己
// 培训了操作工.
func (r *reader) byThemselves(c *clause) bool {
	if c.bits&(cSpeaker|cOurs) != 0 || len(c.whens) == 0 || len(c.moneys) > 0 || r.ahead(c) {
		return false
	}
	for i := c.from + 1; i < c.to; i++ {
		if !isFunc(r.toks[i], "自己") {
			continue
		}
		k := i - 1
		for k > c.from && (r.toks[k].kind == tokWhen || r.isSpace(k)) {
			k--
		}
		if next := r.tok(i + 1); r.firmOf[k] && next.bits&(cGo|cVisit) != 0 || next.bits&(cSay|cWantBuy) != 0 {
			return false // 恒鑫昨天自己去的: he who writes went there by himself
		}
		return r.firmOf[k] || r.folkOf[k] || r.toks[k].bits&cTheirs != 0
	}
	return false
}

// colleagueWent reports whether it was a colleague who went: 同事老贺今天去了德鑫, my
// colleague visited Corby.
func (r *reader) colleagueWent(c *clause) bool {
	i := r.firstWord(c)
	switch r.tok(i).text() {
	case "同事", "我同事", "我们同事", "隔壁组", "my":
		if isFunc(r.tok(i), "my") && !isFunc(r.tok(i+2), "colleague") && !isFunc(r.tok(i+2), "coworker") {
			return false
		}
	default:
		return r.fromOurTeam(c, i)
	}
	for ; i < c.to; i++ {
		switch t := r.toks[i]; {
		case t.bits&cWith != 0 && t.bits&cMeet == 0 && t.kind == tokWord && t.text() != "同事" && i > r.firstWord(c)+2, t.bits&cSpeaker != 0 && t.text() != "my" && t.text() != "colleague" && t.kind == tokWord && t.bits&cKin == 0 && i > r.firstWord(c):
			return false
		case t.kind == tokWord && t.bits&(cGo|cVisit|cMeet|cCall) != 0 && !r.inFirm(i):
			return true
		}
	}
	return false
}

// fromOurTeam reports whether whoever is named at token i is said to be of our team, and went
// somewhere: Wilson from our team went to Quayside.
func (r *reader) fromOurTeam(c *clause, i int) bool {
	who := r.personStarts(i)
	if who < 0 || r.han || c.bits&cOurs == 0 || c.tense > 0 {
		return false
	}
	rest := strings.TrimSpace(r.between(r.folk[who].span.End, c.span.End))
	for _, w := range [...]string{"from our ", "of our ", "on our ", "in our "} {
		if behind, ok := strings.CutPrefix(rest, w); ok {
			if _, too := holdsAny(behind, []string{"and i ", "with me", "and me"}); too {
				return false
			}
			_, went := holdsAny(behind, []string{"went", "visited", "saw", "met", "called", "was", "did", "had"})
			return went
		}
	}
	return false
}

// stoodIn reports whether somebody went in the speaker's place: 小姚替我去了趟瑞科, Anna
// covered Lindale for me today.
func (r *reader) stoodIn(c *clause) bool {
	if who := r.personStarts(r.firstWord(c)); who < 0 || c.tense > 0 || len(c.firms) == 0 {
		return false
	}
	text := r.words(c)
	_, ok := holdsAny(text, []string{"替我", "代我", "帮我去", "帮我跑", "instead of me", "in my place"})
	_, covered := holdsAny(text, []string{"covered", "went", "visited", "stood in", "did", "took", "handled", "saw", "met"})
	_, forMe := holdsAny(text, []string{"for me", "on my behalf"})
	return ok || covered && forMe
}

// saysOfHimself reports whether somebody without a title, a colleague, tells what he did
// himself: 小董说他今天签了个大单, Sam told me he was at Pelham.
func (r *reader) saysOfHimself(c *clause) bool {
	i := r.firstWord(c)
	switch r.tok(i).text() {
	case "同事", "我同事", "我们同事", "隔壁组", "隔壁组的":
		i++
	}
	who := r.personStarts(i)
	if who < 0 || r.folk[who].title != "" || len(c.folk) > 1 && !familiar(r.folk[who].name) {
		return false
	}
	for i++; i < c.to && r.toks[i].span.End <= r.folk[who].span.End; i++ {
	}
	for r.isSpace(i) {
		i++
	}
	if r.tok(i).bits&cSay == 0 && !isFunc(r.tok(i), "told me") && !isFunc(r.tok(i), "told us") && !isFunc(r.tok(i), "tells me") || i >= c.to {
		return false
	}
	for i++; r.isSpace(i) || isFunc(r.tok(i), "that"); i++ {
	}
	switch r.tok(i).text() {
	case "他", "她", "他自己", "自己", "he", "she", "he'd", "she'd", "he's", "she's":
		for ; i < c.to; i++ {
			if t := r.toks[i]; t.kind == tokWord && !r.inFirm(i) && (t.bits&(cVisit|cGo|cMeet) != 0 && c.tense <= 0 || strings.HasPrefix(t.w.text, "签了")) {
				return true
			}
		}
	}
	return false
}

// familiar reports whether a name is one by which colleagues call each other: 小孟, 老吴, 阿强.
func familiar(name string) bool {
	return strings.HasPrefix(name, "小") || strings.HasPrefix(name, "老") || strings.HasPrefix(name, "阿")
}

// staysAt reports whether the words at token i say that somebody is at a company: is
// at Danube Textiles, 在恒鑫.
func (r *reader) staysAt(i int) bool {
	for _, be := range []string{"is", "is now", "is still"} {
		if isFunc(r.tok(i), be) {
			i++
			for r.isSpace(i) {
				i++
			}
			return isFunc(r.tok(i), "at") || isFunc(r.tok(i), "visiting") || isFunc(r.tok(i), "with")
		}
	}
	return isFunc(r.tok(i), "在") && r.firmStarts(i+1)
}

// visitOf reports whether it is somebody's visit that token i begins to speak of: Jim's
// visit to Calder Drives was a disaster.
func (r *reader) visitOf(i int) bool {
	t := r.toks[i]
	if t.kind != tokLatin && r.personStarts(i) < 0 || i+2 >= len(r.toks) || t.span.End+2 >= len(r.n) || r.n[t.span.End] != '\'' || r.n[t.span.End+1] != 's' || r.inFirm(i) {
		return false
	}
	for k := i + 1; k < len(r.toks) && k <= i+5; k++ {
		switch x := r.toks[k]; {
		case x.text() == "meeting with" || x.text() == "call with" || x.text() == "visit to" || x.text() == "visit" || x.text() == "trip" || x.text() == "call" || x.text() == "meeting" || x.text() == "visits":
			return true
		case x.kind == tokWord && x.bits&cFunc == 0:
			return false
		}
	}
	return false
}

// goOnBeside lets what is said behind what somebody else did be of that, too: 小李去了
// 恒鑫,听说聊得不错.
func (r *reader) goOnBeside() {
	for k := 1; k < len(r.clauses); k++ {
		c, last := &r.clauses[k], &r.clauses[k-1]
		if last.beside && last.sentence == c.sentence && (len(c.firms) == 0 || r.saysOfHimself(last) && c.bits&(cSpeaker|cOurs) == 0) && (c.bits&(cSpeaker|cOurs|cVisit) == 0 || r.saysOfHimself(last)) && !r.fancies(last) && !r.dueIn(c) && !r.beginsAnew(c, last) {
			c.beside = true
		}
	}
}

// beginsAnew reports whether a clause behind what was heard of others tells of a day of its own and of
// whom the speaker met on it: 听说恒鑫和比亚迪开了会,今天去见了王总.
func (r *reader) beginsAnew(c, last *clause) bool {
	return c.tense < 0 && len(c.whens) > 0 && len(c.folk) > 0 && r.dated(c) && (r.rivalDid(last) || r.heardOf(last))
}

// notMe reports whether a clause says that it was not the speaker: Tom was there, not me.
func (r *reader) notMe(c *clause) bool {
	_, ok := holdsAny(r.words(c), []string{"not me", "不是我", "while i was", "without me", "i wasn't there", "i stayed"})
	return ok
}

// lasts reports whether a length of time or a number begins at token i.
func (r *reader) lasts(i int) bool {
	t := r.tok(i)
	switch t.text() {
	case "a", "an", "half", "half an", "half a", "the", "all", "two", "three", "four":
		return true
	}
	return i < len(r.toks) && unicode.IsDigit(r.n[t.span.Start])
}

// personStarts is who is named at token i, -1 for nobody; of whom a company stands
// before, he is its.
func (r *reader) personStarts(i int) int {
	for k := range r.folk {
		if r.folk[k].tok == i && !r.firmBefore(i) {
			return k
		}
	}
	return -1
}

// fancies reports whether a clause tells of what is only dreamt of, or was nearly so.
func (r *reader) fancies(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		switch r.toks[i].text() {
		case "早知道", "早知", "做梦", "做梦都想", "梦到", "梦见", "dream到", "梦里", "差点", "差点就", "差一点", "险些", "dreaming of", "dream of", "dreaming about", "dreamt of", "dreamt", "dreamed", "i dreamt", "i dreamed", "would have", "could have", "might have", "should have", "would've", "could've", "might've", "would have been", "might have been", "nearly", "almost", "was about to", "were about to", "was just about to", "刚要", "正想":
			if s := r.toks[i].text(); (s == "nearly" || s == "almost") && (c.bits&(cVisit|cMeet|cGo|cCall) == 0 || r.lasts(i+2)) {
				continue // almost an hour on the phone
			}
			return true
		case "不知道", "不晓得", "dunno", "no idea":
			if i == c.from && c.bits&cAsk == 0 {
				return true
			}
		}
	}
	return false
}

// teaches reports whether a clause tells how customers are visited, rather than that
// one was.
func (r *reader) teaches(c *clause) bool {
	if at, ok := holdsAny(r.words(c), []string{"拜访客户", "见客户", "跑客户", "走访客户"}); ok && len(c.firms)+len(c.folk)+len(c.whens) == 0 {
		if _, ok := holdsAny(r.words(c)[at.End:], []string{"要", "必须", "应该", "都得", "先", "一定", "不能", "不许"}); ok {
			return true // 以后拜访客户前要先看年报
		}
	}
	for i := c.from + 1; i < c.to; i++ {
		if t := r.toks[i]; t.kind == tokWord && t.bits&(cVisit|cMeet|cCall) != 0 && !strings.HasSuffix(t.w.text, "了") && t.bits&cOutcome == 0 {
			switch r.toks[i-1].text() {
			case "怎么", "如何", "怎样", "怎么去", "how to":
				return len(c.firms) == 0
			}
		}
	}
	return false
}

// conditional reports whether a clause is a condition, or what follows from the one
// before it: 如果有空就去恒鑫, if they sign I'm buying drinks. What is to be done on a
// day that is said is a plan all the same.
func (r *reader) conditional(k int) bool {
	c := &r.clauses[k]
	if r.supposes(c) {
		return !r.comes(c)
	}
	switch r.toks[c.from].text() {
	case "imagine", "just imagine", "想象一下", "想象下", "幻想一下":
		return true
	}
	return k > 0 && r.clauses[k-1].sentence == c.sentence && r.supposes(&r.clauses[k-1]) && !r.comes(c) && r.clauses[k-1].wish
}

// supposes reports whether a clause begins with a word of condition.
func (r *reader) supposes(c *clause) bool {
	for i := c.from; i < c.to && i <= c.from+3; i++ {
		switch r.toks[i].text() {
		case "要不是", "若不是", "要没有", "除非":
			return true
		case "如果", "要是", "假如", "假设", "倘若", "万一", "若是", "if", "provided", "in case":
			next := r.tok(i + 1).text()
			if r.isSpace(i + 1) {
				next = r.tok(i + 2).text()
			}
			return next != "possible" && next != "可以" && next != "方便" && next != "可能" && next != "行"
		}
		if t := r.toks[i]; t.kind != tokWhen && t.kind != tokMark && t.bits&(cFunc|cCustomer|cTheirs) == 0 {
			return false
		}
	}
	return false
}
