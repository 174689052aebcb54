package parse

import "strings"

// clause is a stretch that says one thing, with the tense and mood it has.
type clause struct {
	from, to int // tokens
	span     Span
	bits     class
	tense    int  // -1 done, 1 planned, 0 not said
	wish     bool // only wished for
	neg      bool // did not happen
	cancel   bool
	ask      bool
	quote    bool    // somebody else's words, forwarded
	parted   bool    // goes on with the verb of the one before
	beside   bool    // what others did, what might have been, how things are done
	there    bool    // it says only when somebody of theirs is there or away
	then     bool    // so it does, and what is to be done then is said behind it
	lean     float64 // by how much more single words speak for its being done than for its being planned
	sentence int
	whens    []int
	moneys   []int
	firms    []int
	folk     []int
}

// void reports whether what the clause says did not happen.
func (c *clause) void() bool { return c.wish || c.neg || c.cancel || c.ask || c.quote || c.beside }

// cut divides the tokens into clauses.
func (r *reader) cut() {
	start, sentence, parted := 0, 0, -1
	marks := 2
	for i := range r.toks {
		if r.toks[i].kind == tokMark && !r.isSpace(i) {
			marks++
		}
	}
	r.clauses = make([]clause, 0, marks)
	seen := class(0) // what the clause so far has
	counts := struct{ firms, folk, whens, content int }{}
	flush := func(end int) {
		if end > start {
			r.addClause(start, end, sentence)
			if parted > 0 && parted == len(r.clauses)-1 {
				r.clauses[parted].parted = true
			}
		}
		start, seen = end, 0
		counts.firms, counts.folk, counts.whens, counts.content = 0, 0, 0, 0
	}
	for i := 0; i < len(r.toks); i++ {
		t := r.toks[i]
		switch {
		case r.enumerates(i):
			flush(i)
			start = i + 2
			sentence++
			i++
			continue
		case t.kind == tokRef && r.refs[t.at].Index > 1 && r.headed(i+1) && (counts.content > 0 && counts.firms+counts.folk > 0 || r.listGoesOn(t.at)):
			flush(i)
			start = i + 1
			sentence++
			continue
		case t.kind == tokMark:
			hard, soft := r.breakAt(i)
			soft = soft && !r.dayAtEnd(i, start) || r.dayEach(i, start)
			onlyDate := counts.content > 0 && counts.content == counts.whens
			if onlyDate && r.markIs(i, '\n') && r.markIs(i-1, ':') && i-start == 2 {
				continue // 10月19日:, and below it what was done then
			}
			if hard || soft && !onlyDate {
				flush(i)
				start = i + 1
			}
			if hard {
				sentence++
			}
			continue
		case counts.content > 0 && r.parts(i, start, counts.firms, counts.folk, counts.whens):
			flush(i)
			parted, start = len(r.clauses), i+1
			continue
		case counts.content > 0 && r.splitsBefore(i, start, seen, counts.firms, counts.folk, counts.whens):
			flush(i)
		}
		counts.content++
		seen |= t.bits
		switch {
		case t.kind == tokPerson, r.folkAt(i):
			counts.folk++
		case t.kind == tokWhen:
			counts.whens++
		case r.firmStarts(i):
			counts.firms++
		}
	}
	flush(len(r.toks))
	for k := range r.clauses {
		r.mood(k)
	}
	r.leadsUp()
	r.headedDays()
	r.arrangedDays()
	r.weekHeads()
	r.toldBelow()
	r.weekAhead()
	r.samePlannedDay()
	r.samePastDay()
	r.goOn()
	r.goOnNamed()
	r.goOnBeside()
	r.reported()
	r.toldAfter()
	r.bareDays()
	r.voidBefore()
	r.presences()
}

// enumerates reports whether a number that counts the lines of a list stands at
// token i: 1.佳士 2.汇丰.
func (r *reader) enumerates(i int) bool {
	t := r.toks[i]
	if t.kind != tokDigits && !(t.kind == tokMoney && r.moneys[t.at].bare) || t.span.End-t.span.Start > 2 || !isDigit(r.n[t.span.Start]) {
		return false
	}
	if i > 0 && (r.toks[i-1].kind != tokMark || r.markIs(i-1, '.')) {
		return false
	}
	if r.isSpace(i+1) && r.headed(i+1) {
		return r.countsOn(i)
	}
	return (r.markIs(i+1, '.') || r.markIs(i+1, '、') || r.markIs(i+1, ')')) && i+2 < len(r.toks) && r.toks[i+2].kind != tokDigits
}

// countedOn reports whether token k is the next number of a list with blanks only, by the
// companies that were read before it.
func (r *reader) countedOn(k int) bool {
	if k <= 0 || k >= len(r.toks) || len(r.firms) == 0 || r.toks[k].kind == tokWord || r.toks[k].span.End-r.toks[k].span.Start != 1 || !isDigit(r.n[r.toks[k].span.Start]) || !r.isSpace(k+1) {
		return false
	}
	j := r.firms[len(r.firms)-1].from - 1
	for r.isSpace(j) {
		j--
	}
	last := r.tok(j).span
	return j >= 0 && last.End-last.Start == 1 && r.n[last.Start] == r.n[r.toks[k].span.Start]-1
}

// countsOn reports whether a bare number at token i counts a list with blanks only: 1 安彩
// 石科长 2 凤凰邬工.
func (r *reader) countsOn(i int) bool {
	v := r.n[r.toks[i].span.Start]
	if r.toks[i].span.End-r.toks[i].span.Start != 1 || v < '1' || v > '9' {
		return false
	}
	for k := range r.toks {
		t := r.toks[k]
		if t.span.End-t.span.Start == 1 && r.isSpace(k+1) && (k == 0 || r.toks[k-1].kind == tokMark) && r.headed(k+1) && (k < i && r.n[t.span.Start] == v-1 || k > i && v == '1' && r.n[t.span.Start] == '2') {
			return true
		}
	}
	return false
}

func (r *reader) firmStarts(i int) bool {
	if r.firmOf != nil && (i < 0 || i >= len(r.firmOf) || !r.firmOf[i]) {
		return false
	}
	for _, f := range r.firms {
		if f.from == i {
			return true
		}
	}
	return false
}

// breakAt tells what a mark does: end the sentence, end the clause, nothing.
func (r *reader) breakAt(i int) (hard, soft bool) {
	if r.inFirm(i) {
		return false, false
	}
	at := r.toks[i].span.Start
	prev, next := r.runeAt(at-1), r.runeAt(at+1)
	switch r.n[at] {
	case '。', '!', '?', ';', '\n', '…':
		return true, true
	case '.':
		for _, w := range []string{"approx", "ca", "no", "mr", "mrs", "ms", "dr", "co", "ltd", "inc", "vs", "st", "tel", "ext"} {
			if endsWith(r.n[:at], w) && (at-len(w) == 0 || !isWordRune(r.n[at-len(w)-1])) && next != 0 {
				return false, false
			}
		}
		return next == 0 || next == ' ' || next == '\n' || isHan(next), next == 0 || next == ' ' || next == '\n' || isHan(next)
	case '/':
		return prev == ' ' || isHan(prev) && isHan(next), prev == ' '
	case ',', ':', '→', '|':
		return false, true
	case '-':
		if r.orig[at] == '—' && (at > 0 && r.orig[at-1] == '—' || at+1 < len(r.orig) && r.orig[at+1] == '—') {
			return false, true
		}
		for k := at - 1; prev == '-'; k-- {
			prev = r.runeAt(k)
		}
		for k := at + 1; next == '-'; k++ {
			next = r.runeAt(k)
		}
		return false, prev == ' ' && next == ' '
	case ' ':
		return false, isHan(next) && (isHan(prev) || isDigit(prev) || prev == ')')
	}
	return false, false
}

// splitsBefore reports whether a new matter begins at token i without any mark,
// as it does in a voice message.
func (r *reader) splitsBefore(i, start int, seen class, firms, folk, whens int) bool {
	t, next := r.toks[i], r.tok(i+1)
	event := seen&(cVisit|cMeet|cCall|cGo|cOutcome|cDone) != 0
	somebody := firms+folk > 0
	switch {
	case t.kind == tokWhen && firms > 0 && whens > 0 && r.firmStarts(i+1):
		return true // 上午坤达下午威创都去了
	case t.kind == tokWhen && r.han && r.tok(i-1).bits&cMeet != 0 && strings.HasSuffix(r.tok(i-1).text(), "到"):
		return false // 谈到十一点
	case t.kind == tokWhen && r.han && movesTo[r.tok(i-1).text()]:
		return false // 改到Friday下午三点
	case t.kind == tokWhen && r.han && whens == 0 && r.dayEnds(i, start):
		return false
	case t.kind == tokWhen && r.han:
		w := r.whens[t.at]
		return event && somebody && (whens > 0 || w.near > r.today || !w.fixed)
	case whens > 0 && r.obliges(i) && r.dayFollows(i):
		return true // 交期要提前到十一月底让我确认一下周五给他回话
	case whens > 0 && next.kind == tokWhen && (r.obliges(i) || t.kind == tokWord && strings.ContainsAny(firstRune(t.w.text), "让叫") && strings.HasSuffix(t.w.text, "我们")):
		return seen&(cPlan|cThing|cSay|cDone) != 0 || event // 他说月底前要出名单让我们周五前补齐
	case t.kind == tokPerson && next.kind == tokWord && next.bits&cSay != 0 && next.span.Start == t.span.End && r.tok(i-1).bits&(cTheirs|cDept|cTitle) == 0:
		return (event && somebody || seen&cTheirs != 0) && !r.firmBefore(i)
	case r.toldByPhone(i):
		return true
	case t.kind != tokWord:
		return false
	case t.w.text == "so" || t.w.text == "but":
		k := i + 1
		for r.isSpace(k) {
			k++
		}
		return (event && somebody || whens > 0 && (t.w.text == "so" || firms > 0)) && r.tok(k).bits&(cSpeaker|cOurs) != 0 || t.w.text == "but" && seen&(cNeg|cCancel|cOutcome) != 0 && somebody
	case t.w.text == "所以" || t.w.text == "于是":
		return whens > 0 && firms+folk == 0 || event && somebody
	case r.tellsOf(i):
		return event && somebody
	case t.w.text == "就是" || t.w.text == "但是" || t.w.text == "不过" || t.w.text == "可是" || t.w.text == "但":
		return event && somebody
	case t.bits&cSplit != 0 && t.w.n >= 2:
		if t.w.text == "还有" || t.w.text == "plus" || t.w.text == "also" {
			return event && next.kind != tokPerson && next.bits&cTheirs == 0
		}
		return event || t.w.text != "later"
	case t.bits&cTheirs != 0 && isHan(r.n[t.span.Start]) && t.w.n >= 2:
		return event && somebody && (isFunc(next, "要") || isFunc(next, "说") || isFunc(next, "想"))
	case t.bits&cCost != 0 && t.w.text != "花了" && t.w.text != "花":
		return event && somebody && r.sumFollows(i)
	case t.bits&cKin == 0 && (t.w.text == "他" || t.w.text == "她") && next.bits&cKin != 0:
		return event && firms > 0
	case t.bits&(cGo|cVisit) != 0 && isHan(r.n[t.span.Start]):
		return event && firms > 0 && (r.firmStarts(i+1) || r.nextDoor(i+1)) && r.tok(i-1).bits&(cPlan|cGo|cWish) == 0
	}
	return false
}

// dayFollows reports whether a day stands among the next words, before any mark.
func (r *reader) dayFollows(i int) bool {
	for k := i + 1; k < len(r.toks) && k <= i+8 && (r.toks[k].kind != tokMark || r.isSpace(k)); k++ {
		if r.toks[k].kind == tokWhen {
			return true
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

func (r *reader) addClause(from, to, sentence int) {
	for from < to && r.toks[from].kind == tokMark {
		from++
	}
	for to > from && r.toks[to-1].kind == tokMark && !r.markIs(to-1, ')') {
		to--
	}
	if from == to {
		return
	}
	c := clause{from: from, to: to, sentence: sentence, span: Span{r.toks[from].span.Start, r.toks[to-1].span.End}}
	for i := from; i < to; i++ {
		if t := r.toks[i]; !r.inFirm(i) {
			c.bits |= t.bits
			if r.folkAt(i) || t.bits&cChat != 0 && len(r.firms) > 0 && (strings.HasPrefix(t.text(), "内部") || strings.HasPrefix(t.text(), "internal")) {
				c.bits &^= t.bits & cChat // Song, whom somebody is to ring, is no music; what a customer decides among his own is no talk
			}
			switch t.kind {
			case tokWhen:
				c.whens = append(c.whens, t.at)
			case tokMoney:
				c.moneys = append(c.moneys, t.at)
			}
		}
	}
	for k, f := range r.firms {
		if f.from >= from && f.from < to {
			c.firms = append(c.firms, k)
		}
	}
	for k, p := range r.folk {
		if p.tok >= from && p.tok < to {
			c.folk = append(c.folk, k)
		}
	}
	r.clauses = append(r.clauses, c)
}
