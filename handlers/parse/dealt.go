package parse

import (
	"slices"
	"strings"

	"milepost/handlers/parse/moment"
)

// Verbs are without number, and who tells of a day with a customer uses any of them. That it was with him is told by
// how it is said: the mark of what was done (了, 过, 完, a verb in the past) and somebody of his beside a word of
// being together (跟, 陪, with), of showing or handing over (给), or his place.

// dealtWith reports whether a clause tells that the speaker did something with somebody of a customer's, at his place
// or at our own, whatever the verb is: 跟Neil过了pricing, 孔总过来看了样机, worked through the spec with Neil.
func (r *reader) dealtWith(c *clause) bool {
	if c.tense > 0 || c.void() || c.there || c.bits&(cRival|cCall|cErrand) != 0 || c.bits&cCost != 0 && len(c.moneys) > 0 || len(c.firms) == 0 && !r.onBusiness(c) {
		return false
	}
	return r.together(c) || r.cameAndDid(c) || r.handedTo(c) || c.bits&cChat == 0 && (r.didThere(c) || r.timeWith(c))
}

// onBusiness reports whether a clause names somebody of a customer's by his title, or a thing of business beside his
// name: worked through the spec with Neil, and not watched the match with Neil.
func (r *reader) onBusiness(c *clause) bool {
	for _, k := range c.folk {
		if p := &r.folk[k]; !p.ours && !familiar(p.name) && (p.title != "" || r.toks[p.tok].kind == tokPerson || c.bits&(cThing|cPayment|cMilestone|cActivity|cVisit) != 0) {
			return true
		}
	}
	return false
}

// beside are the Chinese words of doing something together with who stands behind them, shows those of doing it for him.
var (
	beside = wordSet("跟 和 与 同 跟着 陪 陪着 拉着 带 带着 请 请了 接 接待 找 陪同 拉 拉上")
	shows  = wordSet("给 帮 为 教 向")
)

// together reports whether somebody of a customer's stands behind a Chinese word of being with him, or of showing him
// something, and behind him a verb with the mark of what was done.
func (r *reader) together(c *clause) bool {
	if !r.han {
		return false
	}
	for i := c.from; i < c.to; i++ {
		s := r.toks[i].text()
		with := beside[s]
		if !with && !shows[s] || r.inFirm(i) {
			continue
		}
		who := r.whoBehind(i, c)
		if who < 0 || with && s != "请" && !r.speakersOwn(c, i) {
			continue
		}
		if s := r.tok(who + 1).text(); with && isFunc(r.tok(who), "过") && s != "了" && s != "完" {
			return c.tense < 0 // 昨天跟孔总过合同
		}
		return r.doneBehind(who, c.to, with)
	}
	return false
}

// whoBehind is where the words behind somebody of a customer's begin who stands right behind token i; -1 if nobody does.
func (r *reader) whoBehind(i int, c *clause) int {
	i++
	from := i
	for i < c.to && (r.inFirm(i) || r.folkAt(i) || r.isSpace(i) || i > from && isAny(r.toks[i], "的", "和", "他们", "几个", "一起", "一行", "team", "团队") || r.toks[i].kind == tokWord && r.toks[i].bits&(cDept|cTitle) != 0) {
		i++
	}
	for k := from; k < i; k++ {
		if r.folkAt(k) {
			return i
		}
	}
	return -1
}

// speakersOwn reports whether nobody of a customer's is named before token i as who does something: not 孔总和王工聊了,
// but 在海科跟孔总过了图.
func (r *reader) speakersOwn(c *clause, i int) bool {
	for k := c.from; k < i; k++ {
		if r.folkAt(k) || r.firmStarts(k) && !isAny(r.tok(k-1), "在", "去", "到", "从", "at", "去了", "到了") && !strings.HasSuffix(strings.TrimRight(r.between(0, r.toks[i].span.Start), " "), "里") {
			return false
		}
	}
	return true
}

// The verbs, by their first character, that are done from afar, or arrange what is to come, with whomever they are;
// and those by which somebody is shown something.
const (
	fromAfar = "约说问答告提报发寄催签定改推延申请要回转批付打收等传退换欠结写订买卖介认同通联视语留确敲"
	shown    = "讲看演展试修装调测培教示指操做"
)

// doneBehind reports whether a verb with the mark of what was done stands among the tokens: one of no other kind than
// what two do together, or of what somebody is shown.
func (r *reader) doneBehind(from, to int, with bool) bool {
	for i := from; i < to; i++ {
		t := r.toks[i]
		s := t.text()
		if t.kind == tokWhen || r.inFirm(i) || r.folkAt(i) {
			continue
		}
		verb := i
		if s == "了" || s == "过" || s == "完" || s == "完了" {
			verb = r.beforeBlank(i)
			if verb < from {
				continue
			}
		} else if t.kind != tokWord || !strings.Contains(s, "了") && !strings.HasSuffix(s, "过") && !strings.HasSuffix(s, "完") && !strings.Contains(s, "过了") {
			continue
		}
		v := r.toks[verb]
		if v.bits&(cPlan|cSay|cAnswer|cNeg) != 0 {
			return false
		}
		first := firstRune(v.text())
		if with {
			return !strings.Contains(fromAfar, first) || first == ""
		}
		return strings.Contains(shown, first)
	}
	return false
}

// cameAndDid reports whether somebody of a customer's is told to have come and done something: 孔总昨天过来签了NDA,
// Neil来我们厂验了货.
func (r *reader) cameAndDid(c *clause) bool {
	if !r.han {
		return false
	}
	i, ok := r.theirSubject(c)
	if !ok {
		return false
	}
	for i < c.to && (r.isSpace(i) || r.toks[i].kind == tokWhen || lightAdverbs[r.toks[i].text()]) {
		i++
	}
	if s := r.tok(i).text(); i >= c.to || s != "来" && !strings.HasPrefix(s, "过来") && !strings.HasPrefix(s, "来我们") && s != "到我们" {
		return false
	}
	for i++; i < c.to; i++ {
		if s := r.toks[i].text(); r.toks[i].kind == tokWord && (verbDone(s) || strings.HasSuffix(s, "了") || s == "过" || strings.HasSuffix(s, "完")) {
			return r.toks[i].bits&(cSay|cAnswer|cPlan|cNeg) == 0
		}
	}
	return false
}

// cameIn reports whether a clause of a group tells so: what he signed or paid there was on that visit.
func (r *reader) cameIn(g *group) bool {
	return slices.ContainsFunc(g.clauses, func(k int) bool { c := &r.clauses[k]; return c.tense < 0 && !c.void() && r.cameAndDid(c) })
}

// handedTo reports whether a clause tells that something was put into the hands of somebody of a customer's: 把样品交给了
// Neil, handed over图纸给孔总. What is sent him is none: 把样品寄给了Neil.
func (r *reader) handedTo(c *clause) bool {
	if c.bits&(cWith|cGo|cAt) == 0 {
		return false
	}
	text := r.words(c)
	at, ok := holdsAny(text, handings)
	if !ok || c.tense > 0 && !r.hanDone(c) {
		return false
	}
	if _, in := holdsAny(text[at.Start:], []string{"手上", "手里", "手中"}); in {
		return r.theirs(c)
	}
	if strings.HasPrefix(text[at.Start:], "送到") {
		return false
	}
	_, to := holdsAny(text[at.Start:], []string{"了", "给", "to ", "at "})
	return to && (r.theirs(c) || len(c.firms) > 0)
}

// handings are words for handing something over in person.
var handings = []string{"交给", "递给", "拿给", "送到", "交到", "handed over", "handed the", "dropped off"}

// timesWith are words for a time spent, and with.
var timesWith = []string{"hours with ", "hour with ", "half a day with ", "half day with ", "all morning with ", "all afternoon with ", "the morning with ", "the afternoon with ", "a day with ", "all day with ", "minutes with ", "mins with ", "hrs with "}

// timeWith reports whether a clause begins with how long the speaker was with somebody of a customer's: two hours with
// Neil going over the redlines.
func (r *reader) timeWith(c *clause) bool {
	if c.bits&cWith == 0 || r.han && hasHan(r.words(c)) {
		return false
	}
	at, ok := holdsAny(r.words(c), timesWith)
	return ok && at.Start < 14 && r.folkAt(r.tokenAt(c.span.Start+len([]rune(r.words(c)[:at.End]))))
}

// didThere reports whether a clause begins with an English verb in the past, of any meaning but those of what is done
// from afar, and somebody of a customer's stands behind its with, or his place behind its at: ran the pilot at Barlow.
func (r *reader) didThere(c *clause) bool {
	if c.bits&(cWith|cAt) == 0 && !r.han {
		return false
	}
	i := c.from
	for i < c.to && (r.isSpace(i) || r.toks[i].kind == tokWhen || r.toks[i].bits&cSpeaker != 0 || isAny(r.toks[i], "just", "also", "then", "finally", "and", "today")) {
		i++
	}
	if i >= c.to || r.inFirm(i) || r.folkAt(i) || !isLetter(r.n[r.toks[i].span.Start]) {
		return false
	}
	verb, next := wordAt(r.n, r.toks[i].span.Start)
	if !isPast(verb) && !pastVerbs[verb] || afarVerbs[verb] && !moment.Has(r.n, next, " out ") {
		return false
	}
	for _, k := range c.whens {
		if r.whens[k].direction(r.today) > 0 || r.whens[k].deadline {
			return false
		}
	}
	if r.han && strings.HasSuffix(verb, "ed") && (len(c.firms) > 0 || r.hanDone(c)) && !r.firmStarts(c.from) && !r.folkAt(c.from) {
		return true // helped程工调好了robot, swapped了泰力的spindle
	}
	for ; i < c.to; i++ {
		s := r.toks[i].text()
		with := s == "with" || strings.HasSuffix(s, " with")
		if !with && s != "at" && !strings.HasSuffix(s, " at") {
			continue
		}
		k := i + 1
		for r.isSpace(k) {
			k++
		}
		if k < c.to && (with && r.folkAt(k) && r.onBusiness(c) || r.firmStarts(k)) {
			return true
		}
	}
	return false
}

// pastVerbs are verbs in the past that do not end in -ed, besides those of isPast; afarVerbs those in the past of what
// is done from afar, arranged, or no doing at all.
var (
	pastVerbs = wordSet("spent did made held gave brought built cut put fought stood drove flew began broke drew taught")
	afarVerbs = wordSet("emailed mailed messaged texted pinged shared agreed confirmed scheduled booked arranged asked promised quoted submitted filed shipped posted needed wanted interested delayed moved rescheduled pushed cancelled canceled postponed signed missed failed tried called phoned dialed dialled invoiced closed started stopped checked updated added followed lost had was were got heard found noted looked changed fixed priced located based named used expected planned supposed invited offered applied requested received learned noticed supported hired appointed replaced joined parked arrived watched played")
)

// shownRound reports whether who is brought along, from token i, is shown what is ours: he is a guest and no colleague.
// 带孔总参观了我们的lab, and not 带老周去了海科.
func (r *reader) shownRound(i int) bool {
	for ; i < len(r.toks) && (r.toks[i].kind != tokMark || r.isSpace(i)); i++ {
		switch s := r.toks[i].text(); {
		case strings.HasPrefix(s, "参观"), strings.HasPrefix(s, "逛"), strings.HasPrefix(s, "看了"):
			return true
		case r.toks[i].bits&(cGo|cVisit) != 0:
			return false
		}
	}
	return false
}
