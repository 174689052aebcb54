package parse

import (
	"slices"
	"strings"
)

// gathered is what the clause that is being cut has so far.
type gathered struct {
	seen                       class
	firms, folk, whens, tokens int
}

// event reports whether something was told to have happened.
func (h *gathered) event() bool { return h.seen&(cVisit|cMeet|cCall|cGo|cOutcome|cDone) != 0 }

// told reports whether it is told of whom it happened with.
func (h *gathered) told() bool { return h.event() && h.firms+h.folk > 0 }

// onlyDays reports whether nothing but dates stands there.
func (h *gathered) onlyDays() bool { return h.tokens > 0 && h.tokens == h.whens }

// cutter cuts the tokens into clauses, one after the other.
type cutter struct {
	r        *reader
	start    int // of the clause that is being cut
	sentence int
	parted   int // the clause that goes on with the verb of the one before
	got      gathered
	stretch  int  // where the marks around the next token were looked for
	long     bool // no mark stands there for long
}

// run cuts all of them.
func (x *cutter) run() {
	r := x.r
	for i := 0; i < len(r.toks); i++ {
		t := r.toks[i]
		switch {
		case r.enumerates(i):
			x.end(i, i+2)
			x.sentence++
			i++
			continue
		case t.kind == tokRef && r.refs[t.at].Index > 1 && r.headed(i+1) && (x.got.tokens > 0 && x.got.firms+x.got.folk > 0 || r.listGoesOn(t.at)):
			x.end(i, i+1)
			x.sentence++
			continue
		case t.kind == tokMark:
			x.mark(i)
			continue
		case x.got.tokens > 0 && r.parts(i, x.start, &x.got):
			x.end(i, i+1)
			x.parted = len(r.clauses)
			continue
		case x.got.tokens > 0 && (r.splitsBefore(i, x.start, &x.got) || x.spoken(i) && r.turnsUnmarked(i, x.start, &x.got)):
			x.end(i, i)
		}
		x.hear(i)
	}
	x.end(len(r.toks), len(r.toks))
}

// mark ends a clause at a mark that parts, and a sentence at one that ends it.
func (x *cutter) mark(i int) {
	r := x.r
	hard, soft := r.breakAt(i)
	soft = soft || x.got.tokens > 0 && r.remarkBracket(i)
	soft = soft && !r.dayAtEnd(i, x.start) || r.dayEach(i, x.start)
	onlyDays := x.got.onlyDays()
	if onlyDays && r.markIs(i, '\n') && r.markIs(i-1, ':') && i-x.start == 2 {
		return // 10月19日:, and below it what was done then
	}
	if hard || soft && (!onlyDays || r.markIs(i-1, ')')) {
		x.end(i, i+1)
	}
	if hard {
		x.sentence++
	}
}

// end ends a clause before a token, and lets the next one begin at another.
func (x *cutter) end(before, next int) {
	if before > x.start {
		x.r.addClause(x.start, before, x.sentence)
		if x.parted > 0 && x.parted == len(x.r.clauses)-1 {
			x.r.clauses[x.parted].parted = true
		}
	}
	x.start, x.got = next, gathered{}
}

// hear takes a token into the clause that is being cut.
func (x *cutter) hear(i int) {
	t := x.r.toks[i]
	x.got.tokens++
	x.got.seen |= t.bits
	switch {
	case t.kind == tokPerson, x.r.folkAt(i):
		x.got.folk++
	case t.kind == tokWhen:
		x.got.whens++
	case x.r.firmStarts(i):
		x.got.firms++
	}
}

// splitsBefore reports whether a new matter begins at token i without any mark,
// as it does in a voice message; what was gathered begins at token start.
func (r *reader) splitsBefore(i, start int, h *gathered) bool {
	t, next := r.toks[i], r.tok(i+1)
	switch {
	case t.kind == tokWhen && h.firms > 0 && h.whens > 0 && r.firmStarts(i+1):
		return true // 上午坤达下午威创都去了
	case t.kind == tokWhen && (r.han || r.amidHan(i)):
		return r.splitsAtDay(i, start, h)
	case h.whens > 0 && r.obliges(i) && r.dayFollows(i):
		return true // 交期要提前到十一月底让我确认一下周五给他回话
	case h.whens > 0 && next.kind == tokWhen && (r.obliges(i) || t.kind == tokWord && strings.ContainsAny(firstRune(t.w.text), "让叫") && strings.HasSuffix(t.w.text, "我们")):
		return h.seen&(cPlan|cThing|cSay|cDone) != 0 || h.event() // 他说月底前要出名单让我们周五前补齐
	case t.kind == tokPerson && next.kind == tokWord && next.bits&cSay != 0 && next.span.Start == t.span.End && r.tok(i-1).bits&(cTheirs|cDept|cTitle) == 0:
		return (h.told() || h.seen&cTheirs != 0) && !r.firmBefore(i)
	case r.toldByPhone(i), h.told() && r.bareVerb(i, start):
		return true
	}
	return t.kind == tokWord && r.splitsAtWord(i, h)
}

// splitsAtDay reports whether a date at token i begins something new: it does not
// where a day or a new time is said to the end.
func (r *reader) splitsAtDay(i, start int, h *gathered) bool {
	prev := r.tok(i - 1)
	if prev.kind == tokWord && prev.span.End == r.toks[i].span.Start && strings.HasSuffix(prev.text(), "到") || movesTo[prev.text()] || h.whens == 0 && r.dayEnds(i, start) {
		return false // 谈到十一点, 估计要到月底, 改到Friday下午三点
	}
	w := r.whens[r.toks[i].at]
	if w.grain == byClock && h.told() && prev.span.End == r.toks[i].span.Start && strings.HasSuffix(prev.text(), "到") {
		return false // 喝酒喝到12点
	}
	if h.whens > 0 && h.folk > 0 && saysOnDay[prev.text()] && w.grain == byDay && (w.weekday || w.near > r.today) && !r.toldToday(i, start) {
		return true // 林总昨天说周六可以去他厂里看看
	}
	return h.told() && (h.whens > 0 || w.near > r.today || !w.fixed)
}

// toldToday reports whether the day before token i, from token start on, is today: what was said
// today of a day to come needs no clause of its own.
func (r *reader) toldToday(i, start int) bool {
	for k := i - 1; k >= start; k-- {
		if t := r.toks[k]; t.kind == tokWhen {
			return r.whens[t.at].fixed && r.whens[t.at].near == r.today
		}
	}
	return false
}

// saysOnDay are words behind which it stands what somebody said.
var saysOnDay = wordSet("说 说是 说了 表示 告诉我 通知我 said says")

// splitsAtWord reports whether a word at token i begins something new.
func (r *reader) splitsAtWord(i int, h *gathered) bool {
	t, next := r.toks[i], r.tok(i+1)
	han := isHan(r.n[t.span.Start])
	switch t.w.text {
	case "so", "but":
		return r.splitsAtSo(i, h)
	case "and", "and will", "and i'll", "and we'll":
		return h.told() && h.whens > 0 && r.plansNext(i) && r.dayFollows(i)
	case "when":
		return h.whens > 0 && r.metBehind(i) && r.dayFollows(i)
	case "that":
		return h.whens > 0 && h.folk > 0 && r.toldOnDay(i) && r.dayFollows(i)
	case "they", "he", "she", "it", "they'd", "he'd", "she'd", "they'll", "he'll", "she'll", "they will", "he will", "she will":
		if h.whens > 0 && h.folk > 0 && r.toldOnDay(i) && r.dayFollows(i) {
			return true
		}
	case "所以", "于是":
		return h.whens > 0 && h.firms+h.folk == 0 || h.told()
	}
	switch {
	case r.tellsOf(i), turns[t.w.text]:
		return h.told()
	case t.bits&cSplit != 0 && t.w.n >= 2:
		if t.w.text == "还有" || t.w.text == "plus" || t.w.text == "also" {
			return h.event() && next.kind != tokPerson && next.bits&cTheirs == 0
		}
		if t.w.text == "完了" && isHan(r.runeAt(t.span.Start-1)) && r.tok(i-1).kind == tokWord && r.tok(i-1).w.n == 1 {
			return false // 和Neil对完了spec
		}
		return h.event() || t.w.text != "later"
	case t.bits&cTheirs != 0 && han && t.w.n >= 2:
		return h.told() && (isFunc(next, "要") || isFunc(next, "说") || isFunc(next, "想"))
	case t.bits&cCost != 0 && t.w.text != "花了" && t.w.text != "花":
		return h.told() && r.sumFollows(i)
	case t.bits&cKin == 0 && (t.w.text == "他" || t.w.text == "她") && next.bits&cKin != 0:
		return h.event() && h.firms > 0
	case t.bits&(cGo|cVisit) != 0 && han:
		return h.event() && h.firms > 0 && (r.firmStarts(i+1) || r.nextDoor(i+1)) && r.tok(i-1).bits&(cPlan|cGo|cWish) == 0
	}
	return false
}

// plansNext reports whether the and at token i, or the word right behind it, says that something is to be
// done: saw Greta on the 7th and will see her again on the 17th.
func (r *reader) plansNext(i int) bool {
	if r.toks[i].w.n > len("and") {
		return true
	}
	for i++; r.isSpace(i); i++ {
	}
	next := r.tok(i).text()
	return slices.ContainsFunc(plansAnd, func(w string) bool {
		rest, ok := strings.CutPrefix(next, w)
		return ok && (rest == "" || rest[0] == ' ')
	})
}

// plansAnd are words behind an and which say, of who did something, what is to be done.
var plansAnd = []string{"will", "i'll", "we'll", "i will", "we will", "he'll", "she'll", "they'll", "going", "must", "need", "needs", "have to", "has to", "promised", "want", "wants", "wanted", "agreed to", "owe", "asked for", "asked me", "asked us", "to send", "should"}

// metBehind reports whether behind the when at token i stands that the speaker met somebody: Quote promised
// for Friday when I saw Tom on Monday.
func (r *reader) metBehind(i int) bool {
	for i++; r.isSpace(i); i++ {
	}
	if r.tok(i).bits&cSpeaker == 0 {
		return false
	}
	for i++; r.isSpace(i); i++ {
	}
	t := r.tok(i)
	return t.kind == tokWord && t.bits&(cVisit|cMeet|cCall|cGo) != 0 && isPast(t.w.text)
}

// turns are words with which somebody turns to what stands against it.
var turns = map[string]bool{"就是": true, "但是": true, "不过": true, "可是": true, "但": true}

// splitsAtSo reports whether a so or a but at token i begins something new: what
// we do about it, or what became of it.
func (r *reader) splitsAtSo(i int, h *gathered) bool {
	so := r.toks[i].w.text == "so"
	k := i + 1
	for r.isSpace(k) {
		k++
	}
	if (h.told() || h.whens > 0 && (so || h.firms > 0)) && r.tok(k).bits&(cSpeaker|cOurs) != 0 {
		return true
	}
	if before, _ := r.before(i); so && h.told() && before.kind == tokWhen && r.dayFollows(i) {
		return true // Demo went well Tuesday so quote goes Thursday
	}
	if !so && h.firms+h.folk > 0 && h.event() && r.movedOn(k) {
		return true // was supposed to visit Otto today but moved to Friday
	}
	return !so && h.seen&(cNeg|cCancel|cOutcome) != 0 && h.firms+h.folk > 0
}

// movedOn reports whether English words from token i on say to which day something was moved.
func (r *reader) movedOn(i int) bool {
	for j := i; j < len(r.toks) && j < i+4; j++ {
		switch r.toks[j].text() {
		case "moved", "moved to", "moved it to", "pushed", "pushed to", "postponed", "postponed to", "rescheduled", "shifted":
			return r.dayFollows(j)
		}
	}
	return false
}

// toldOnDay reports whether English words before token i, in its clause, tell that somebody said
// something on a day: Greta told me on Monday that their board meets next Wednesday.
func (r *reader) toldOnDay(i int) bool {
	face := false
	for k := i - 1; k >= 0 && (r.toks[k].kind != tokMark || r.isSpace(k)); k-- {
		switch t := r.toks[k]; {
		case t.kind == tokWord && (strings.HasPrefix(t.w.text, "told ") || face && t.w.text == "said"):
			return true
		case meals[t.text()], isFunc(t, "in person"), isFunc(t, "face to face"):
			face = true // Sean said over lunch today they'd order
		case t.kind != tokWhen && !r.isSpace(k) && t.bits&(cAt|cFunc) == 0 && !isFunc(t, "over"):
			return false
		}
	}
	return false
}

// dayFollows reports whether a day stands among the next words, before any mark.
func (r *reader) dayFollows(i int) bool {
	for k, words := i+1, 0; k < len(r.toks) && words < 8 && (r.toks[k].kind != tokMark || r.isSpace(k)); k++ {
		if r.toks[k].kind == tokWhen {
			return true
		}
		if !r.isSpace(k) {
			words++
		}
	}
	return false
}

// nextDoor reports whether a company stands behind words that say that it is near by:
// 又去隔壁的浩博.
func (r *reader) nextDoor(i int) bool {
	switch r.tok(i).text() {
	case "隔壁", "旁边", "对面", "附近", "周边", "楼上", "楼下":
		return r.firmStarts(i+1) || isFunc(r.tok(i+1), "的") && r.firmStarts(i+2)
	}
	return false
}

// sumFollows reports whether an amount stands within the next tokens.
func (r *reader) sumFollows(i int) bool {
	for k := i + 1; k < len(r.toks) && k <= i+4; k++ {
		if r.toks[k].kind == tokMoney || r.toks[k].kind == tokDigits {
			return true
		}
	}
	return false
}
