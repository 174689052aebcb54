package parse

import "strings"

// awayOrWithOthers reports whether a clause, with which a message begins, tells what a customer's
// people did without us: went away, or met those who sell what we sell. 王工昨天去北京出差了, they
// met with Kuka yesterday.
func (r *reader) awayOrWithOthers(c *clause) bool {
	if c.bits&(cSpeaker|cOurs) != 0 || c.bits&cOutcome != 0 && len(r.clauses)+len(c.firms) > 1 || c.bits&(cGo|cMeet|cVisit) == 0 || len(r.clauses) > 0 && r.clauses[0].from != c.from || len(c.moneys) > 0 {
		return false
	}
	i := r.behindThem(c)
	if i < 0 || i >= c.to {
		return false
	}
	t := r.toks[i]
	if len(c.firms) == 0 && r.goesAway(i) {
		return r.awayBehind(c, i)
	}
	if t.kind != tokWord || r.inFirm(i) || t.bits&(cMeet|cVisit|cGo|cWith) == 0 {
		return false
	}
	for k := i + 1; k < c.to && k <= i+3; k++ {
		if makers[r.saying(r.toks[k].span)] {
			return c.bits&(cMeet|cVisit|cGo) != 0
		}
	}
	return false
}

// behindThem is the token behind those of the customer's with whom a clause begins, and the days
// behind them; -1 where it begins with nobody of them.
func (r *reader) behindThem(c *clause) int {
	i := r.firstWord(c)
	if who := r.personStarts(i); who >= 0 && !r.folk[who].ours {
		for i < c.to && r.toks[i].span.End <= r.folk[who].span.End {
			i++
		}
	} else if r.toks[min(i, c.to-1)].bits&cTheirs != 0 || isFunc(r.tok(i), "they") || isFunc(r.tok(i), "he") || isFunc(r.tok(i), "she") {
		i++
	} else {
		return -1
	}
	for i < c.to && (r.toks[i].kind == tokWhen || r.isSpace(i) || r.toks[i].bits&cTheirs != 0 || lightAdverbs[r.toks[i].text()] && !isFunc(r.toks[i], "去")) {
		i++
	}
	return i
}

// goesAway reports whether the word at token i is of going somewhere, by whatever means.
func (r *reader) goesAway(i int) bool {
	s := r.saying(r.toks[i].span)
	switch s {
	case "went", "flew", "travelled", "traveled", "飞", "飞去", "飞往", "去了趟", "went to", "flew to", "goes to", "flies to":
		return true
	}
	return strings.HasPrefix(s, "去") && r.toks[i].bits&cGo != 0
}

// awayBehind reports whether the place to which somebody goes, from token i, is none of ours or of a
// customer's: a town, a trip, a course, or in English a word with a capital.
func (r *reader) awayBehind(c *clause, i int) bool {
	rest := r.between(r.toks[i].span.Start, c.span.End)
	if _, trip := holdsAny(rest, []string{"出差", "培训", "旅游", "度假", "休假", "开会", "总部", "展会", "学习", "business trip", "holiday", "vacation", "headquarter", "conference"}); trip {
		return true
	}
	for k := i; k < c.to && k <= i+5; k++ {
		if t := r.toks[k]; t.bits&(cCity|cRegion) != 0 && t.kind == tokWord {
			return true
		}
	}
	if r.han {
		return false
	}
	_, to, ok := strings.Cut(rest, "to ")
	return ok && to != "" && !strings.HasPrefix(to, "lunch") && !strings.HasPrefix(to, "dinner") && !strings.HasPrefix(to, "see ") && !strings.HasPrefix(to, "visit ")
}

// habitual reports whether a clause tells how it always is to go somewhere, or how one is on the way,
// rather than that one went: 每次去恒鑫都要等, 一去恒鑫就头疼, 去恒鑫的路上堵死了.
func (r *reader) habitual(c *clause) bool {
	if r.dated(c) || c.bits&(cGo|cVisit|cMeet) == 0 {
		return false
	}
	for k := range r.clauses {
		if d := &r.clauses[k]; d.from != c.from && (len(d.whens) > 0 || d.bits&(cVisit|cMeet) != 0 && r.hanDone(d)) {
			return false // 每次拜访都见王总,今天又聊了报价
		}
	}
	text := r.words(c)
	for _, w := range [...]string{"每次", "每回", "whenever ", "every time ", "each time "} {
		if strings.HasPrefix(text, w) {
			return true
		}
	}
	if strings.HasPrefix(text, "一去") || strings.HasPrefix(text, "一到") || strings.HasPrefix(text, "一见") {
		return len(c.firms) > 0 && strings.Contains(text, "就") && !r.hanDone(c)
	}
	_, way, ok := strings.Cut(text, "的路上")
	if !ok || len(c.firms) == 0 || c.bits&(cCall|cMeet|cSay) != 0 {
		return false
	}
	return (strings.HasPrefix(text, "去") || strings.HasPrefix(text, "在去")) && !strings.ContainsAny(way, "去到拐碰遇见")
}

// seesRival reports whether it is a competitor, without his name, who is visited or met: visited our
// competitor, 参观了对手的工厂.
func (r *reader) seesRival(c *clause) bool {
	if c.bits&cRival == 0 {
		return false
	}
	for i := c.from; i < c.to; i++ {
		t := r.toks[i]
		if t.kind != tokWord || t.bits&(cVisit|cGo|cMeet) == 0 || r.inFirm(i) {
			continue
		}
		k := i + 1
		for k < c.to && (isFunc(r.toks[k], "了") || isFunc(r.toks[k], "过")) {
			k++
		}
		if k = r.rivalAt(k); k == 0 {
			continue
		}
		for ; k < c.to; k++ {
			if r.firmStarts(k) || r.folkAt(k) {
				return false // visited our competitor's customer Oakline
			}
		}
		return true
	}
	return false
}

// theirErrand reports whether it is the customer's people, who stand right before it, who fetched,
// brought, set up or taught something: Greta collected the samples from our office, 他们上周培训了操作工.
func (r *reader) theirErrand(c *clause) bool {
	if c.bits&cMeet == 0 || c.bits&cSpeaker != 0 {
		return false
	}
	i := r.behindThem(c)
	if i < 0 || i >= c.to || r.toks[i].kind != tokWord || r.toks[i].bits&cMeet == 0 {
		return false
	}
	word := r.toks[i].w.text
	if strings.HasPrefix(word, "培训了") {
		return r.toks[r.firstWord(c)].bits&cTheirs != 0 && c.bits&cOurs == 0
	}
	verb, _, ok := strings.Cut(word, " ")
	return ok && errandsEn[verb]
}

// errandsEn are the verbs of what one brings, fetches or sets up.
var errandsEn = wordSet("set collected picked fetched dropped brought took carried delivered handed")

// placeOfTheirs reports whether a place in a clause is one to which they go, not where they are at home: 人家下周去
// 海南团建, he goes to Japan next month.
func (r *reader) placeOfTheirs(c *clause) bool {
	i := r.behindThem(c)
	return r.ownDay(c) || i >= 0 && i < c.to && r.goesAway(i) && theirPeople[r.toks[r.firstWord(c)].text()]
}
