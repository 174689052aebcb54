package parse

import (
	"slices"
	"strings"

	"milepost/storage/crm"
)

// ahead reports whether a clause has a day that can only be one to come.
func (r *reader) ahead(c *clause) bool {
	for _, w := range c.whens {
		if r.whens[w].direction(r.today) > 0 {
			return true
		}
	}
	return false
}

// longToCome reports whether a month and a day have just been and come again only in most of a
// year, for which nobody plans without saying so: 1月8号给钟处长打电话, said on the 11th.
func (r *reader) longToCome(w *when) bool {
	if w.fixed || w.weekday {
		return false
	}
	if s := r.saying(w.span); strings.HasPrefix(s, "since") || strings.HasPrefix(s, "from") || strings.HasPrefix(s, "自") || strings.HasPrefix(s, "从") {
		return false
	}
	before := strings.TrimRight(r.between(max(0, w.span.Start-6), w.span.Start), " ")
	if strings.HasSuffix(before, "since") || strings.HasSuffix(before, "from") || strings.HasSuffix(before, "自") || strings.HasSuffix(before, "从") {
		return false
	}
	return w.grain == byDay && !w.deadline && w.near < r.today && w.past >= r.today.AddDays(-75) && w.next > r.today.AddDays(240)
}

// justBeen reports whether a day without a month has been this week and comes again only in some
// weeks, for which few plan by its number alone.
func (r *reader) justBeen(w *when) bool {
	return !w.deadline && w.past >= r.today.AddDays(-4) && w.past < r.today && w.next >= r.today.AddDays(21)
}

// beforeFeast reports whether a day is the one before a holiday that has just been, and would be
// that before the next one if it were still to come.
func (r *reader) beforeFeast(w *when) bool {
	return w.deadline && !w.fixed && !w.weekday && w.near > r.today && w.past < r.today && w.past >= r.today.AddDays(-60) && w.next == w.near
}

// sameDay reports whether a clause has nothing but times of the day that was said
// before it.
func (r *reader) sameDay(c *clause) bool {
	for _, w := range c.whens {
		said := r.saying(r.whens[w].span)
		if _, own := holdsAny(said, []string{"今", "天", "日", "刚", "today", "this ", "earlier", "just"}); own || r.whens[w].near != r.today {
			return false
		}
	}
	return len(c.whens) > 0
}

// stamped reports whether a time at the head of the message only says when it was
// written: 18:20 金利老蔡,要报价.
func (r *reader) stamped(w *when) bool {
	return w.span.Start == 0 && strings.Contains(r.saying(w.span), ":")
}

// current reports whether a week or a month is the one that is: third time this month.
func (r *reader) current(w *when) bool {
	if w.deadline || w.grain != byWeek && w.grain != byMonth {
		return false
	}
	_, ok := holdsAny(r.saying(w.span), []string{"this", "本", "这"})
	return ok
}

// justNow reports whether a clause says that it has only just been.
func (r *reader) justNow(c *clause) bool {
	for _, w := range c.whens { // 上个月刚换了设备, 去年刚投产
		if x := &r.whens[w]; x.grain != byClock && x.near < r.today {
			return false
		}
	}
	if _, ok := r.theirSubject(c); ok && c.bits&(cVisit|cMeet|cCall|cGo) == 0 {
		return false // 他们刚换了设备, they just moved
	}
	for i := c.from; i < c.to; i++ {
		if t := r.toks[i]; t.kind == tokWord {
			if i == c.from && (strings.HasPrefix(t.w.text, "刚") || strings.HasPrefix(t.w.text, "just ")) {
				return true
			}
			switch t.w.text {
			case "tdy", "2day", "刚", "刚从", "刚到", "到现在", "just", "just left", "back from", "just got", "现在":
				return true
			}
		}
	}
	return false
}

// hourAhead is the hour of today that stands without am or pm behind a visit that is only
// named, and has not come: visiting Festo at 11. "" for none.
func (r *reader) hourAhead(c *clause) string {
	if r.han || r.night || len(c.whens) > 0 || r.today != crm.DateOf(r.local) || !r.gerundIn(c) {
		return ""
	}
	if h := r.bareHour(c); h > r.local.Format("15:04") {
		return h
	}
	return ""
}

// headsWeek reports whether a message begins with the week that it plans, in English, whose days of
// the week may have been as well: this week: Tue Oakline.
func (r *reader) headsWeek() bool {
	if r.han || len(r.toks) == 0 {
		return false
	}
	for _, head := range []string{"this week:", "my week:", "week plan:", "plan for the week:", "plan for this week:", "plans this week:", "this week -", "week ahead:"} {
		if strings.HasPrefix(r.folded, head) {
			return true
		}
	}
	return false
}

// hasBegun reports whether a part of today begins or began less than two hours from now, so that
// what is told of it without a word that it was done is still to come: 上午去鸿海见匡总, said at nine.
func (r *reader) hasBegun(w *when) bool {
	if r.night || r.today != crm.DateOf(r.local) || w.clock != "" || w.part < 0 || w.part == 0 {
		return false
	}
	past := r.local.Hour()*60 + r.local.Minute() - w.part*60
	return past > -120 && past < 120
}

// barelyGoes reports whether a clause tells of going to a company with nothing but the bare word,
// in a message that tells of nothing done.
func (r *reader) barelyGoes(c *clause) bool {
	if len(c.firms) == 0 || c.bits&(cOutcome|cDone|cCall) != 0 || r.thatWas(c) {
		return false
	}
	for i := range r.toks {
		if t := r.toks[i]; t.kind == tokWord && !r.inFirm(i) && (t.bits&(cDone|cOutcome|cSay) != 0 && t.bits&cPlan == 0 || strings.HasSuffix(t.w.text, "了") || verbDone(t.w.text) || strings.Contains(t.w.text, "了") && t.bits&(cMeet|cGo|cVisit) != 0 || strings.HasSuffix(t.w.text, "过") || t.bits&cMeet != 0 && strings.HasSuffix(t.w.text, "到")) {
			return false
		}
	}
	for i := c.from; i+1 < c.to; i++ {
		switch r.toks[i].text() {
		case "去", "先去", "去拜访", "跑", "先跑", "到", "去趟", "去一趟", "跑趟", "跑一趟", "过去", "去见", "去找":
			return r.firmStarts(i + 1)
		case "找":
			return r.inFirm(i - 1) // 上午利元亨找黎工
		}
	}
	return false
}

// mornings reports whether the whole of today is named before the forenoon has well begun, when few
// have been anywhere.
func (r *reader) mornings(w *when) bool {
	return !r.night && r.today == crm.DateOf(r.local) && w.part < 0 && w.clock == "" && !w.deadline && r.local.Hour() < 10
}

// goesFirst reports whether a clause says with no more than the bare word, or with the name alone, where the speaker goes, and the
// one behind it where he goes then, later today: 今天先跑比亚迪,下午去恒发, written at twenty to nine.
func (r *reader) goesFirst(k int) bool {
	if k+1 >= len(r.clauses) || !r.barelyGoes(&r.clauses[k]) && !r.stopNamed(&r.clauses[k]) {
		return false
	}
	next := &r.clauses[k+1]
	if next.sentence != r.clauses[k].sentence || !r.barelyGoes(next) && !r.stopNamed(next) {
		return false
	}
	return slices.ContainsFunc(next.whens, func(i int) bool {
		w := &r.whens[i]
		return w.near == r.today && (w.part >= 0 || w.clock != "") && r.partAhead(w)
	})
}

// stops are the words that may stand beside the name of whoever is seen on a day, in a plan of that day.
var stops = wordSet("先 再 然后 接着 我 then first and at")

// stopNamed reports whether a clause has nothing but a company's name and when: 下午粤钢, Otto this morning.
func (r *reader) stopNamed(c *clause) bool {
	if len(c.firms) != 1 || len(c.folk) > 0 {
		return false
	}
	for i := c.from; i < c.to; i++ {
		if t := r.toks[i]; t.kind != tokWhen && t.kind != tokMark && !r.inFirm(i) && !stops[t.text()] {
			return false
		}
	}
	return true
}

// visitOff reports whether a clause says of a visit that it was put off to no day: Visit
// to Lindale postponed.
func (r *reader) visitOff(c *clause) bool {
	t := r.tok(r.firstWord(c))
	if len(c.whens) > 0 || !isFunc(t, "visit") && !isFunc(t, "meeting") && !isFunc(t, "call") && !isFunc(t, "demo") {
		return false
	}
	_, ok := holdsAny(r.words(c), []string{"postponed", "put off", "delayed", "off for now", "on hold"})
	return ok
}

// hanDone reports whether a clause says with 了 that something was done.
func (r *reader) hanDone(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		if t := r.toks[i]; t.kind == tokWord && (strings.HasSuffix(t.w.text, "了") || strings.Contains(t.w.text, "了一") || strings.Contains(t.w.text, "了下") || verbDone(t.w.text)) {
			return true
		}
	}
	return false
}

// englishOver reports whether a clause says of an English word with a Chinese one behind a blank
// that it is over: 跟蓝海 review 完 contract.
func (r *reader) englishOver(c *clause) bool {
	if r.toComeIn(c) || c.bits&cWish != 0 {
		return false
	}
	for i := c.from + 2; i < c.to; i++ {
		if s := r.toks[i].text(); (strings.HasPrefix(s, "完") && s != "完成" || r.n[r.toks[i].span.Start] == '完' && r.toks[i].span.End-r.toks[i].span.Start == 1) && r.isSpace(i-1) && isLetter(r.n[r.toks[i-2].span.Start]) && !r.inFirm(i-2) {
			return !containsAny(r.between(r.toks[i].span.End, c.span.End), overThen) && !containsAny(r.between(c.span.Start, r.toks[i].span.Start), overOnce)
		}
	}
	return false
}

// overThen and overOnce are words behind and before what is over of which it is not yet: 等 Pete check 完再约.
var (
	overThen = []string{"再", "就", "才", "会", "后", "给", "之后", "以后"}
	overOnce = []string{"等", "要", "待", "先", "没", "未", "前"}
)

// toComeIn reports whether a day of a clause still comes, or is a bare one of the week that may.
func (r *reader) toComeIn(c *clause) bool {
	return slices.ContainsFunc(c.whens, func(k int) bool {
		w := &r.whens[k]
		return w.deadline || w.direction(r.today) > 0 || w.weekday && !w.fixed && w.near >= r.today
	})
}

// verbDone reports whether a word is a verb with 了 and what was done: 谈了合同; not 除了, 到了.
func verbDone(word string) bool {
	rest := []rune(word)
	if at := slices.Index(rest, '了'); at > 1 && isLetter(rest[at-1]) {
		return true // teams了半小时
	}
	return len(rest) >= 3 && rest[1] == '了' && !strings.ContainsRune("为除算到", rest[0])
}

// hourGone reports whether what a clause says was agreed is for hours of today that are over:
// 约的今天上午十点, said at six in the evening.
func (r *reader) hourGone(c *clause) bool {
	if len(c.whens) == 0 || r.night || r.today != crm.DateOf(r.local) {
		return false
	}
	if _, agreed := holdsAny(r.words(c), []string{"约的", "定的", "说好的"}); !agreed {
		return false
	}
	now := r.local.Format("15:04")
	return !slices.ContainsFunc(c.whens, func(i int) bool {
		w := &r.whens[i]
		return w.near != r.today || !w.fixed || w.deadline || w.clock == "" || w.clock >= now
	})
}

// othertime reports whether a clause denies something of another time than that of the one before
// it, which happened all the same: 国庆前拜访过恒鑫,之后就没去了; 上午恒鑫,下午没出去.
func (r *reader) othertime(k int) bool {
	c := &r.clauses[k]
	if k == 0 || !c.neg || c.cancel || len(c.firms) > 0 || r.clauses[k-1].sentence != c.sentence || r.clauses[k-1].tense >= 0 || r.clauses[k-1].void() {
		return false
	}
	last := &r.clauses[k-1]
	if len(c.whens) == 1 && len(last.whens) == 1 {
		now, then := &r.whens[c.whens[0]], &r.whens[last.whens[0]]
		return now.part > then.part && then.part >= 0 && now.direction(r.today) <= 0
	}
	text := r.words(c)
	for _, w := range [...]string{"之后", "后来", "此后", "从此", "那以后", "打那", "since then", "after that", "not since"} {
		if strings.HasPrefix(text, w) {
			return last.bits&(cGo|cVisit|cMeet|cCall) != 0
		}
	}
	return false
}

// isGerund reports whether a word tells of a visit without saying that it was:
// visiting Sany, meeting at Oakline.
func (r *reader) isGerund(t token) bool {
	return t.kind == tokWord && t.bits&(cVisit|cMeet) != 0 && (strings.HasPrefix(t.w.text, "visiting") || strings.HasPrefix(t.w.text, "meeting") || strings.HasPrefix(t.w.text, "seeing"))
}

func (r *reader) gerundIn(c *clause) bool {
	return slices.ContainsFunc(r.toks[c.from:c.to], r.isGerund)
}
