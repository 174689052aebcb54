package parse

import (
	"strings"

	"milepost/storage/crm"
)

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
	quote    bool // somebody else's words, forwarded
	sentence int
	whens    []int
	moneys   []int
	firms    []int
	folk     []int
}

// void reports whether what the clause says did not happen.
func (c *clause) void() bool { return c.wish || c.neg || c.cancel || c.ask || c.quote }

// cut divides the tokens into clauses.
func (r *reader) cut() {
	start, sentence := 0, 0
	seen := class(0) // what the clause so far has
	counts := struct{ firms, folk, whens, content int }{}
	flush := func(end int) {
		if end > start {
			r.addClause(start, end, sentence)
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
		case t.kind == tokMark:
			hard, soft := r.breakAt(i)
			onlyDate := counts.content > 0 && counts.content == counts.whens
			if hard || soft && !onlyDate {
				flush(i)
				start = i + 1
			}
			if hard {
				sentence++
			}
			continue
		case counts.content > 0 && r.splitsBefore(i, seen, counts.firms, counts.folk, counts.whens):
			flush(i)
		}
		counts.content++
		seen |= t.bits
		switch {
		case t.kind == tokPerson:
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
	r.bareDays()
	r.voidBefore()
}

// bareDays sends a weekday without any tense into the future when something
// done was told before it: met Greta today. Meeting Thursday.
func (r *reader) bareDays() {
	told := false
	for k := range r.clauses {
		c := &r.clauses[k]
		if told && c.tense == 0 && !c.void() && c.bits&cDone == 0 {
			for _, w := range c.whens {
				if x := &r.whens[w]; x.weekday || !x.fixed && x.near > r.today {
					c.tense = 1
				}
			}
		}
		told = told || c.tense < 0 && !c.void() && c.bits&(cVisit|cMeet|cCall|cGo|cReach) != 0
	}
}

// voidBefore lets 没去成 speak of the clause before it: 本来去佳友的,没去成.
func (r *reader) voidBefore() {
	for k := 1; k < len(r.clauses); k++ {
		c, last := &r.clauses[k], &r.clauses[k-1]
		if (c.neg || c.cancel) && len(c.firms)+len(c.folk) == 0 && last.sentence == c.sentence && last.bits&(cGo|cVisit|cMeet|cCall) != 0 && last.bits&cOutcome == 0 {
			last.neg = true
		}
	}
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
	return (r.markIs(i+1, '.') || r.markIs(i+1, '、') || r.markIs(i+1, ')')) && i+2 < len(r.toks) && r.toks[i+2].kind != tokDigits
}

func (r *reader) firmStarts(i int) bool {
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
		return false, prev == ' ' && next == ' '
	case ' ':
		return false, isHan(next) && (isHan(prev) || isDigit(prev) || prev == ')')
	}
	return false, false
}

// splitsBefore reports whether a new matter begins at token i without any mark,
// as it does in a voice message.
func (r *reader) splitsBefore(i int, seen class, firms, folk, whens int) bool {
	t, next := r.toks[i], r.tok(i+1)
	event := seen&(cVisit|cMeet|cCall|cGo|cOutcome|cDone) != 0
	somebody := firms+folk > 0
	switch {
	case t.kind == tokWhen && r.han:
		w := r.whens[t.at]
		return event && somebody && (whens > 0 || w.near > r.today || !w.fixed)
	case t.kind == tokPerson && next.kind == tokWord && next.bits&cSay != 0 && next.span.Start == t.span.End && r.tok(i-1).bits&(cTheirs|cDept|cTitle) == 0:
		return (event && somebody || seen&cTheirs != 0) && !r.firmBefore(i)
	case t.kind != tokWord:
		return false
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
		return event && firms > 0 && r.firmStarts(i+1) && r.tok(i-1).bits&(cPlan|cGo|cWish) == 0
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

// mood decides tense and mood of a clause.
func (r *reader) mood(k int) {
	c := &r.clauses[k]
	end := r.runeAt(c.span.End)
	c.ask = end == '?' || r.asks(c)
	c.wish = c.bits&cWish != 0
	c.neg = c.bits&cNeg != 0
	c.cancel = c.bits&cCancel != 0
	c.quote = r.quoted(c)
	done, plan := 0.0, 0.0
	for i := c.from; i < c.to; i++ {
		t := r.toks[i]
		if t.kind != tokWord || r.inFirm(i) {
			continue
		}
		d, p := r.tenseOf(i, t)
		done, plan = done+d, plan+p
	}
	for _, w := range c.whens {
		switch x := &r.whens[w]; {
		case x.direction(r.today) < 0 || x.ago:
			done += 4
		case x.direction(r.today) > 0:
			plan += 4
		case x.deadline:
			plan += 3
		case x.grain == byClock && !r.han:
			done += 0.5
		case x.near == r.today && x.fixed && x.part >= 0 && r.partAhead(x):
			plan += 1.5
		case x.near == r.today && x.fixed:
			done += 1
		}
	}
	if done >= 2.5 && plan > done && c.bits&(cVisit|cGo|cMeet) != 0 && !r.comes(c) && r.hanDone(c) {
		done = plan + 1 // told in one breath: went, and it is to be talked about again
	}
	if len(r.clauses) == 1 && r.goesSome(c) && c.bits&(cOutcome|cVisit) == 0 {
		plan++
	}
	switch {
	case plan > done:
		c.tense = 1
	case done >= plan+0.5:
		c.tense = -1
	}
	if last := k - 1; last >= 0 && c.tense == 0 && r.clauses[last].tense > 0 && r.clauses[last].sentence == c.sentence && !r.clauses[last].void() && c.bits&(cVisit|cMeet|cGo|cCall) != 0 && len(c.whens) == 0 {
		c.tense = 1 // 明早去长沙,拜访三一
	}
}

// comes reports whether a clause has a date that still comes.
func (r *reader) comes(c *clause) bool {
	for _, w := range c.whens {
		if x := &r.whens[w]; x.direction(r.today) > 0 || x.deadline || !x.fixed {
			return true
		}
	}
	return false
}

// goesSome reports whether somebody goes or gives something on a day that may
// still come, without a word that he has: 3号去佳友开会, 周一给联丰报价.
func (r *reader) goesSome(c *clause) bool {
	free := false
	for _, w := range c.whens {
		free = free || !r.whens[w].fixed
	}
	for i := c.from; i < c.to; i++ {
		if t := r.toks[i]; t.kind == tokWord && (strings.HasSuffix(t.w.text, "了") || strings.HasSuffix(t.w.text, "过")) {
			return false
		}
	}
	for i := c.from; i < c.to; i++ {
		if isFunc(r.toks[i], "给") {
			return free
		}
	}
	return free && c.bits&cGo != 0
}

// partAhead reports whether a part of today still lies well ahead.
func (r *reader) partAhead(w *when) bool {
	if r.night || r.today != crm.DateOf(r.local) {
		return false
	}
	at := w.part
	if w.clock != "" {
		t, _ := smallNumber([]rune(w.clock), 0)
		at = int(t.value)
	}
	return at-r.local.Hour() >= 2
}

// tenseOf weighs one word for done and for plan.
func (r *reader) tenseOf(i int, t token) (done, plan float64) {
	s := t.w.text
	if t.w.n == 1 && isHan(r.n[t.span.Start]) {
		switch s {
		case "了", "过":
			if r.tok(i+1).kind == tokMark || i+1 == len(r.toks) || s == "了" {
				return 1.5, 0
			}
			return 1.5, 0
		case "刚", "已":
			return 2, 0
		case "要":
			if p := r.tok(i - 1); p.kind == tokPerson || p.bits&cTheirs != 0 {
				return 0, 0 // it is the customer who wants
			}
			return 0, 1.5
		case "再", "约", "催", "会", "改", "待", "等":
			return 0, 1.5
		case "将", "前", "得":
			return 0, 0.5
		case "交", "发", "送", "报", "寄", "带", "出":
			return 0, 1
		}
		if t.bits&cGo != 0 {
			return 0.3, 0
		}
		return 0, 0
	}
	hanDone := strings.HasSuffix(s, "了") || strings.HasSuffix(s, "过") || strings.HasSuffix(s, "完") || strings.HasSuffix(s, "到") && t.bits&cMeet != 0
	switch {
	case t.bits&cPlan != 0 && (strings.HasPrefix(s, "约") || strings.HasPrefix(s, "改约") || strings.HasPrefix(s, "预约") || strings.HasPrefix(s, "安排") || strings.HasPrefix(s, "答应") || strings.HasPrefix(s, "承诺")):
		return 0, 2
	case strings.HasPrefix(s, "电话约"):
		return 0, 2
	case t.bits&cOutcome != 0 && t.bits&cCancel == 0:
		return 2.5, 0
	case t.bits&(cVisit|cMeet|cGo|cCall) != 0 && hanDone:
		return 2.5, 0
	case t.bits&cWish != 0:
		return 0, 2
	case t.bits&cDone != 0 && t.bits&cPlan == 0:
		if !isHan(r.n[t.span.Start]) && t.bits&cWantBuy != 0 {
			return 0.5, 0
		}
		return 1.5, 0
	case t.bits&cPlan != 0 && t.bits&cDone == 0:
		if s == "报价" || s == "quote" {
			return 0, 0
		}
		if s == "预计" || s == "plan" || s == "appointment" {
			return 0, 0.5
		}
		return 0, 1.5
	case t.bits&cAnswer != 0:
		return 0, 1
	case t.bits&(cVisit|cMeet|cCall) != 0 && !isHan(r.n[t.span.Start]) && s != "meeting" && s != "call" && s != "visit":
		return 1.5, 0
	case t.bits&(cVisit|cMeet) != 0 && isHan(r.n[t.span.Start]):
		return 0.4, 0
	case hanDone:
		return 1, 0
	}
	return 0, 0
}

// asks reports whether a clause without a question mark is a question all the
// same.
func (r *reader) asks(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		t := r.toks[i]
		if t.kind != tokWord || t.bits&cAsk == 0 || r.inFirm(i) {
			continue
		}
		s := t.w.text
		if !isHan(r.n[t.span.Start]) {
			if i == c.from || i == c.from+1 {
				if s == "which" || s == "who" || s == "when" || s == "where" || s == "how" || s == "what" || s == "why" {
					if !r.sentenceStart(c.from) {
						continue
					}
				}
				return true
			}
			continue
		}
		switch s {
		case "情况", "进展", "进度", "状态":
			if r.hanDone(c) || strings.HasPrefix(r.tok(i-1).text(), "没") || strings.HasPrefix(r.tok(i-1).text(), "有") {
				continue
			}
			return true
		case "什么", "啥", "几个", "几家", "多少", "哪里", "谁":
			// 没什么情况, 说了下进展: only a question at the end or with nothing done
			if i+1 >= c.to && !strings.HasPrefix(r.tok(i-1).text(), "没") {
				return true
			}
			if c.bits&cDone != 0 || strings.HasPrefix(r.tok(i-1).text(), "没") || c.bits&(cVisit|cMeet) != 0 && r.hanDone(c) {
				continue
			}
			return true
		case "呢":
			if i+1 < c.to || r.tok(i-1).w != nil && (r.tok(i-1).w.text == "着" || strings.HasSuffix(r.tok(i-1).w.text, "着")) {
				continue
			}
			return c.bits&cDone == 0
		case "没有啊", "了没", "了没有":
			return true
		case "是不是", "有没有", "是否", "会不会", "能不能", "要不要":
			if r.saidBefore(c, i) {
				continue
			}
			return true
		}
		if r.saidBefore(c, i) && s != "吗" {
			continue
		}
		return true
	}
	return false
}

// saidBefore reports whether somebody asks within the clause (他问怎么付款):
// then it is not the speaker's question.
func (r *reader) saidBefore(c *clause, i int) bool {
	for k := c.from; k < i; k++ {
		if t := r.toks[k]; t.kind == tokWord && (t.bits&cSay != 0 && isHan(r.n[t.span.Start]) || t.w.text == "聊了" || t.w.text == "看看" && c.bits&cVisit != 0 || t.w.text == "了解了" || t.w.text == "知道") {
			return true
		}
	}
	return false
}

func (r *reader) hanDone(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		if isFunc(r.toks[i], "了") || r.toks[i].kind == tokWord && strings.HasSuffix(r.toks[i].w.text, "了") {
			return true
		}
	}
	return false
}

// quoted reports whether the clause is somebody else's message, passed on.
func (r *reader) quoted(c *clause) bool {
	line := c.span.Start
	for line > 0 && r.n[line-1] != '\n' {
		line--
	}
	if r.n[line] == '>' {
		return true
	}
	head := string(r.n[line:min(len(r.n), line+8)])
	return strings.HasPrefix(head, "转发") || strings.HasPrefix(head, "fwd:") || strings.HasPrefix(head, "fw:") || strings.HasPrefix(head, "[转发")
}
