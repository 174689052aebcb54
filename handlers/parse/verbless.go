package parse

import "strings"

// lastTime reports whether a clause says when something was last: last time on Monday, 上次见是
// 周一.
func (r *reader) lastTime(c *clause) bool {
	if len(c.whens) == 0 {
		return false
	}
	text := r.words(c)
	for _, w := range []string{"last time", "the last time", "上次见", "上次去", "上次是", "上回是", "最近一次"} {
		if rest, ok := strings.CutPrefix(text, w); ok {
			_, told := holdsAny(rest, []string{"说", "said"})
			return !told
		}
	}
	return false
}

// promised reports whether a clause is a plan without a verb: a thing, to whom it goes, and a
// day that may come, in it or alone behind it. Samples to Fenland Pumps Friday; quote给
// Stanway,周五.
func (r *reader) promised(k int) bool {
	c := &r.clauses[k]
	if c.void() || r.hanDone(c) || c.bits&(cDone|cOutcome|cVisit|cMeet|cCall|cGo|cSay|cWantBuy|cPayment|cCost) != 0 || len(c.firms)+len(c.folk) == 0 || len(c.moneys) > 0 || !r.thingTo(c) {
		return false
	}
	if len(c.whens) == 0 && k+1 < len(r.clauses) {
		next := &r.clauses[k+1]
		return next.sentence == c.sentence && r.onlyWhen(next) && r.mayCome(next)
	}
	return r.mayCome(c)
}

// wantsBy reports whether a clause ends with a day that may come, by which somebody wants something:
// Rory wants the contract Friday.
func (r *reader) wantsBy(c *clause) bool {
	if c.void() || c.bits&(cOutcome|cVisit|cMeet|cCall|cSpeaker) != 0 || r.toks[c.to-1].kind != tokWhen || !r.mayCome(c) {
		return false
	}
	for i := c.from; i < c.to; i++ {
		if w := firstWord(r.toks[i].text()); w == "wants" || w == "needs" {
			return i > c.from && !r.pastEnglish(c)
		}
	}
	return false
}

// mayCome reports whether the days of a clause may all be to come.
func (r *reader) mayCome(c *clause) bool {
	for _, i := range c.whens {
		if w := &r.whens[i]; w.grain != byDay || w.ago || w.fixed && w.near <= r.today && !w.deadline {
			return false
		}
	}
	return len(c.whens) > 0
}

// thingTo reports whether a clause begins with a thing and to whom or for whom it is.
func (r *reader) thingTo(c *clause) bool {
	i := c.from
	for i < c.to && (r.toks[i].kind == tokWhen || r.lightly(i)) {
		i++
	}
	thing := false
	for ; i < c.to; i++ {
		switch t := r.toks[i]; {
		case t.kind == tokMark && r.isSpace(i), t.kind == tokWord && t.bits&cFunc != 0 && !thing:
		case t.kind == tokWord && (t.bits&(cThing|cMoneyKind) != 0 || t.text() == "quote"):
			thing = true
		case isFunc(t, "to"), isFunc(t, "for"), isFunc(t, "给"):
			return thing && !r.inFirm(i)
		default:
			return false
		}
	}
	return false
}

// saysDay reports whether a clause tells that somebody named a day, as an answer to when
// something is to be: Liam said Monday, 邢工说大概周五, she said she'd answer Monday.
func (r *reader) saysDay(c *clause) bool {
	if len(c.whens) != 1 || c.void() || c.bits&(cVisit|cMeet|cGo) != 0 {
		return false
	}
	w := &r.whens[c.whens[0]]
	at := r.tokenAt(w.span.Start)
	if w.grain != byDay || w.ago || w.direction(r.today) < 0 || w.fixed && w.near == r.today || at+1 < c.to {
		return false
	}
	would, told := false, false
	for i := at - 1; i > c.from || i == c.from && r.askedBefore(c); i-- {
		switch t := r.toks[i]; {
		case t.kind == tokMark && r.isSpace(i), t.kind == tokWord && t.bits&(cFunc|cAt) != 0:
		case t.kind == tokWord && t.bits&cSay != 0 && answersDay[t.w.text]:
			return would || !told
		case !would && t.kind == tokWord && t.bits&(cAnswer|cThing) != 0:
			told = true
		case isFunc(t, "she'd"), isFunc(t, "he'd"), isFunc(t, "they'd"), isFunc(t, "would"):
			would = true
		default:
			if s := r.saying(t.span); s != "大概" && s != "可能" && s != "估计" && s != "最快" && s != "最晚" && s != "maybe" && s != "probably" {
				return false
			}
		}
	}
	return false
}

// askedBefore reports whether the clause before one, of the same sentence, names who was asked.
func (r *reader) askedBefore(c *clause) bool {
	for k := range r.clauses {
		if b := &r.clauses[k]; b.to <= c.from && b.sentence == c.sentence && k+1 < len(r.clauses) && r.clauses[k+1].from == c.from {
			return len(b.folk)+len(b.firms) > 0 && !b.void()
		}
	}
	return false
}

// answersDay are the verbs of saying behind which a day alone is what was said.
var answersDay = map[string]bool{"说": true, "说是": true, "讲": true, "said": true, "says": true, "said that": true}

// toldAfter lets a clause with a bare day of the week have been where what was talked about
// then is told right behind it: 周六陪金海的韩总钓鱼,聊到明年要扩产.
func (r *reader) toldAfter() {
	for k := 0; k+1 < len(r.clauses); k++ {
		c, next := &r.clauses[k], &r.clauses[k+1]
		if c.tense <= 0 || c.void() || (c.bits&cPlan != 0 || c.bits&cThing != 0 && c.bits&cVisit == 0) && !strings.Contains(r.words(c), "去的") || len(c.whens) != 1 || !r.theirs(c) || next.sentence != c.sentence || next.tense >= 0 || next.void() {
			continue
		}
		if w := &r.whens[c.whens[0]]; w.weekday && !w.fixed && !w.deadline && (w.clock == "" || w.past < r.today && w.past >= r.today.WeekStart()) && r.talked(next) {
			c.tense = -1
		}
	}
}

// talked reports whether a clause begins with what was talked about: 聊到, 谈了, talked.
func (r *reader) talked(c *clause) bool {
	i := c.from
	for i < c.to && meanwhile[r.saying(r.toks[i].span)] {
		i++
	}
	t := r.tok(i)
	return t.kind == tokWord && t.bits&cMeet != 0 && (strings.ContainsAny(firstRune(t.w.text), "聊谈") || t.w.text == "talked")
}

// meanwhile are the words before what was talked about on the way or at the table.
var meanwhile = map[string]bool{"顺便": true, "顺带": true, "路上": true, "席间": true, "期间": true, "车上": true, "饭桌上": true, "饭间": true, "酒桌上": true, "中间": true, "又": true, "还": true}
