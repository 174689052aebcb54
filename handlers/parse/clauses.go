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

// cut divides the tokens into clauses and decides the tense and the mood of each.
func (r *reader) cut() {
	marks := 2
	for i := range r.toks {
		if r.toks[i].kind == tokMark && !r.isSpace(i) {
			marks++
		}
	}
	r.clauses = make([]clause, 0, marks)
	r.sentByOthers()
	x := cutter{r: r, parted: -1}
	x.run()
	for k := range r.clauses {
		r.mood(k)
	}
	r.leadsUp()
	r.inOrder()
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
	r.bareWeekdays()
	r.broughtForward()
	r.nextMorning()
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
