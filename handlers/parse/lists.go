package parse

import (
	"cmp"
	"slices"
	"strings"
)

// parts reports whether a conjunction at token i parts two records that are told in
// one breath: Saw Moira at Thetford yesterday and Ken at Wrenfield today, visited
// Oakline and rang Greta at Fenwick, the quote to Roy on Monday and the drawings to
// Ken on Friday.
func (r *reader) parts(i, from int, h *gathered) bool {
	if t := r.toks[i]; !isFunc(t, "and") && !isFunc(t, "和") && !isFunc(t, "then") && !isFunc(t, "and then") && !r.markIs(i, '&') {
		return false
	}
	firm, who, when, verb := -1, -1, -1, -1
	for k := i + 1; k < len(r.toks); k++ {
		t := r.toks[k]
		if t.kind == tokMark && !r.isSpace(k) && !r.markIs(k, '(') && !r.markIs(k, ')') || k > i+1 && (isFunc(t, "and") || isFunc(t, "和")) {
			break
		}
		switch {
		case firm < 0 && r.firmStarts(k):
			firm = k
		case who < 0 && r.folkAt(k):
			who = k
		case when < 0 && t.kind == tokWhen:
			when = k
		case verb < 0 && t.kind == tokWord && t.bits&(cVisit|cMeet|cCall|cGo) != 0 && !r.inFirm(k):
			verb = k
		}
	}
	switch {
	case h.firms > 0 && firm >= 0:
		return who >= 0 && who < firm || verb >= 0 && verb < firm || h.whens > 0 && (when > firm || when == i+2 && r.isSpace(i+1) && when < firm)
	case h.firms == 0 && h.folk > 0 && h.whens > 0 && firm < 0 && who >= 0 && when > who:
		return r.plansFrom(from, i)
	}
	return false
}

// dayEach reports whether a 、 stands between two companies with a day each: 凌志机电周一、港泰
// 包装周二.
func (r *reader) dayEach(i, start int) bool {
	if !r.markIs(i, '、') || i < start+2 || r.toks[i-1].kind != tokWhen || !r.inFirm(i-2) || !r.firmStarts(i+1) {
		return false
	}
	for k := i + 1; k < len(r.toks); k++ {
		if !r.inFirm(k) {
			return r.toks[k].kind == tokWhen
		}
	}
	return false
}

// dayAtEnd reports whether the blank at token i only parts a day from the words that it ends, which
// begin in English: ran over to 恒鑫 昨天.
func (r *reader) dayAtEnd(i, start int) bool {
	if !r.isSpace(i) || r.tok(i+1).kind != tokWhen || start >= i || !isLetter(r.n[r.toks[start].span.Start]) {
		return false
	}
	next := r.tok(i + 2)
	return i+2 >= len(r.toks) || next.kind == tokMark && !r.isSpace(i+2) || r.dayEnds(i+1, start)
}

// plansFrom reports whether a stretch of tokens begins like what is to be done.
func (r *reader) plansFrom(from, to int) bool {
	for i := from; i < to && i <= from+2; i++ {
		if _, ok := imperatives[r.toks[i].text()]; ok || r.toks[i].bits&cPlan != 0 && r.toks[i].kind == tokWord {
			return true
		}
	}
	return false
}

// goOn gives a clause that was parted from the one before it that one's tense, where
// it has no verb of its own.
func (r *reader) goOn() {
	for k := 1; k < len(r.clauses); k++ {
		c, last := &r.clauses[k], &r.clauses[k-1]
		if c.parted && c.tense == 0 && c.bits&(cVisit|cMeet|cCall|cGo) == 0 && !last.void() {
			c.tense = last.tense
		}
	}
}

// samePlannedDay lets a part of a day be of the day that is planned right before it: 明天
// 上午给甘总发合同,下午去万里密封.
func (r *reader) samePlannedDay() {
	for k := 1; k < len(r.clauses); k++ {
		c, last := &r.clauses[k], &r.clauses[k-1]
		if len(c.whens) != 1 || len(last.whens) == 0 || last.tense <= 0 || last.sentence != c.sentence || r.hanDone(c) || r.thatWas(c) || c.void() || last.void() && !r.onLeave(last) || len(c.firms)+len(c.folk) == 0 {
			continue
		}
		w, day := &r.whens[c.whens[0]], &r.whens[last.whens[0]]
		if r.partAhead(w) && r.onLeave(last) {
			continue // 明天我请假,下午去给粤钢送样, said in the morning
		}
		if w.grain == byClock && w.clock != "" && day.grain == byDay && day.fixed && day.near > r.today {
			w.near, w.past, w.next, w.fixed, w.grain = day.near, day.near, day.near, true, byDay
			c.tense = 1
			continue
		}
		if w.part < 0 && w.grain != byClock || !partOnly(r.str(w.span)) || day.grain != byDay || !day.fixed && !day.weekday || day.deadline || day.next <= r.today {
			continue
		}
		w.near, w.past, w.next, w.fixed, w.grain = day.next, day.next, day.next, true, byDay
		c.tense = 1
	}
}

// samePastDay lets a later part of the day be of the day that is past of which an earlier part was
// told before it: 昨天上午光明乳业;下午去旺旺,没见到人.
func (r *reader) samePastDay() {
	var day *when
	for k := range r.clauses {
		c := &r.clauses[k]
		for _, i := range c.whens {
			switch w := &r.whens[i]; {
			case w.grain == byDay && w.near < r.today && w.part >= 0 && (w.fixed || w.weekday && !w.either && c.tense <= 0):
				day = w
			case day != nil && len(c.whens) == 1 && w.grain == byClock && w.clock == "" && w.part > day.part && w.near == r.today && partOnly(r.str(w.span)) && c.tense <= 0:
				w.near, w.past, w.next, w.grain = day.near, day.near, day.near, byDay
			default:
				day = nil
			}
		}
	}
}

// partOnly reports whether a date as said is nothing but a part of the day.
func partOnly(s string) bool {
	for _, p := range []string{"上午", "下午", "中午", "晚上", "早上", "傍晚", "晚饭", "午后"} {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// halfDay reports whether a clause says in English in which part of the day
// something was.
func (r *reader) halfDay(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		if s := r.toks[i].text(); partOfDay(s) || spentThere(s) {
			return true
		}
	}
	return false
}

// spentThere reports whether an English word tells that part of a day went by somewhere.
func spentThere(s string) bool {
	return (strings.HasPrefix(s, "spent the ") || strings.HasPrefix(s, "spent all ") || strings.HasPrefix(s, "spent half the ")) && !strings.Contains(s, "week")
}

// partOfDay reports whether an English word is a part of the day.
func partOfDay(s string) bool {
	switch s {
	case "am", "pm", "morning", "afternoon", "in the morning", "in the afternoon", "after lunch", "before lunch", "over lunch", "at lunch", "at lunchtime", "around lunchtime", "after lunchtime", "before lunchtime", "this lunchtime", "over breakfast", "at breakfast", "after breakfast", "around midday", "at midday", "before midday", "late morning", "late afternoon", "early morning", "early afternoon", "mid morning", "mid afternoon", "morning at", "afternoon at", "at noon", "evening", "first thing":
		return true
	}
	return false
}

// headed reports whether a company begins at token i or behind a blank.
func (r *reader) headed(i int) bool {
	for r.isSpace(i) {
		i++
	}
	return r.firmStarts(i)
}

// listGoesOn reports whether a circled number is the next one of a list that began with ①.
func (r *reader) listGoesOn(at int) bool {
	return at > 0 && r.refs[at-1].Index == r.refs[at].Index-1 && r.refs[0].Index == 1
}

// capturesMany reports whether a message says that it tells of several new
// customers: 登记两条线索, two new leads.
func (r *reader) capturesMany() bool {
	if len(r.clauses) == 0 {
		return false
	}
	c := &r.clauses[0]
	s := r.words(c)
	if strings.Contains(s, "leads") || strings.Contains(s, "prospects") {
		return true
	}
	_, many := holdsAny(s, []string{"两条", "三条", "四条", "几条", "两个", "三个", "几个", "2条", "3条", "2个", "3个"})
	return many && strings.Contains(s, "线索")
}

// lines counts the lines of a list that begin with a number or with a company.
func (r *reader) lines() int {
	n := 0
	for i := range r.toks {
		if r.enumerates(i) || r.toks[i].kind == tokRef && r.refs[r.toks[i].at].Index > 0 && r.headed(i+1) {
			n++
		}
	}
	return n
}

// joinList lets the bare names of a list be what was said of the first: 今天见了
// 三个客户 比亚迪王总 美的周工 格力李姐. What was not done, or is only planned, is
// not handed on. In a numbered list any line tells what all are.
func (r *reader) joinList(gs []group, items []Facts) {
	for i := 1; i < len(gs); i++ {
		f, last := &items[i], &items[i-1]
		if (last.Intent == Visit || last.Intent == Call) && (last.Outcome == "" || last.Outcome == "reached") && !r.plansIn(&gs[i-1]) && undecided(f) && (r.clauses[gs[i].clauses[0]].parted && !r.plansIn(&gs[i]) || r.bareNames(&gs[i], &r.clauses[gs[i].clauses[0]])) {
			r.takeIntent(&gs[i], f, last)
		}
	}
	for i := 1; i < len(gs); i++ { // 明天跑三家:赛维、凯普、越剑
		f, last := &items[i], &items[i-1]
		if last.Intent == Task && last.Next != nil && last.Account != nil && undecided(f) && f.Account != nil && r.onlyListed(&gs[i]) {
			next := *last.Next
			f.Intent, f.Confidence, f.Action, f.AskFor, f.Next = Task, last.Confidence, "", nil, &next
			f.Intents[Task] = last.Intents[Task]
			f.Spans["next_step"] = next.Span
		}
	}
	if len(items) > 1 && (r.saysAll(&gs[0]) || r.countsHouses(&r.clauses[gs[0].clauses[0]]) && r.clauses[gs[0].clauses[0]].tense < 0) && (items[0].Intent == Visit || items[0].Intent == Call) {
		for i := 1; i < len(items); i++ {
			c := &r.clauses[gs[i].clauses[0]]
			next := c.tense < 0 && nextHouses[r.toks[c.from].text()] // 第三家宏大五金,让我下周过去演示
			if f := &items[i]; (undecided(f) || next && f.Intent == Task) && f.Account != nil && !f.Negated && (next || !r.plansIn(&gs[i])) {
				r.takeIntent(&gs[i], f, &items[0])
				if r.saysAll(&gs[0]) { // 恒发没见着 大族送样: that somebody was not met is told of the first alone
					f.Outcome = cmp.Or(f.Outcome, items[0].Outcome)
				}
			}
		}
	}
	many := r.capturesMany()
	if !many && r.lines() < 2 {
		return
	}
	at := slices.IndexFunc(items, func(f Facts) bool { return f.Intent == Visit || f.Intent == Call || many && f.Intent == Lead })
	if at < 0 {
		return
	}
	for i := range items {
		if f := &items[i]; gs[i].firm >= 0 && undecided(f) && !f.Negated && !r.plansIn(&gs[i]) {
			r.takeIntent(&gs[i], f, &items[at])
		}
		if f := &items[i]; many && f.Intent == Lead {
			f.Source = cmp.Or(f.Source, items[at].Source)
		}
	}
}

// nextHouses begin what was done at the next customer of a round.
var nextHouses = wordSet("第一家 第一家是 头一家 第二家 第二家是 第三家 第三家是 第四家 第四家是 最后一家 另一家 另一家是 还有一家 还有一家是")

// onlyListed reports whether all that a group has is a place in a list of companies.
func (r *reader) onlyListed(g *group) bool {
	if len(g.clauses) != 1 {
		return false
	}
	c := &r.clauses[g.clauses[0]]
	if len(r.mains(c)) < 2 || c.void() {
		return false
	}
	for i := c.from; i < c.to; i++ {
		if t := r.toks[i]; !r.inFirm(i) && t.kind != tokMark && t.kind != tokWhen && t.bits&(cFunc|cWith|cGo|cVisit|cRegion|cMeet) == 0 {
			return false
		}
	}
	return true
}

// undecided reports whether nothing was made of a record of a list.
func undecided(f *Facts) bool { return f.Intent == None || f.Intent == Query && !f.Question }

// takeIntent makes of a record of a list what another one of it is.
func (r *reader) takeIntent(g *group, f, of *Facts) {
	f.Intent, f.Confidence, f.Action, f.AskFor = of.Intent, of.Confidence, "", nil
	weight := of.Intents[of.Intent]
	for _, other := range f.Intents {
		weight = max(weight, other+2) // what the list is of is no question
	}
	f.Intents[of.Intent] = weight
	if f.Intent == Visit || f.Intent == Call {
		r.date(g, f)
		if f.Outcome == "" {
			f.Outcome, _ = r.hintedOutcome(g)
		}
	}
}

// allOf lets a list whose last says what was done with all of them be that: 上午坤
// 达下午威创都去了.
func (r *reader) allOf(gs []group, items []Facts) {
	all := false
	for i := len(items) - 2; i >= 0; i-- {
		f, next := &items[i], &items[i+1]
		all = all && undecided(f) || r.saysAll(&gs[i+1])
		if all && undecided(f) && f.Account != nil && (next.Intent == Visit || next.Intent == Call) && !f.Negated {
			r.takeIntent(&gs[i], f, next)
			if f.DateAssumed && f.Spans["date"] == (Span{}) && next.Date != "" {
				f.Date, f.DateAssumed = next.Date, next.DateAssumed
			}
			if f.Outcome == "" {
				f.Outcome = next.Outcome
			}
		}
		if c := &r.clauses[gs[i].clauses[0]]; all && f.Account != nil && next.Intent == Task && next.Next != nil && len(c.whens) == 1 && r.onlyWhere(&gs[i]) {
			w := &r.whens[c.whens[0]] // 凌志机电周一、港泰包装周二,都约好了
			f.Intent, f.Confidence, f.Action, f.AskFor = Task, next.Confidence, "", nil
			f.Date, f.Activity, f.DateAssumed = "", "", false
			f.Next = &Step{Text: next.Next.Text, Time: w.clock, Span: c.span}
			if next.Account != nil && f.Next.Text == next.Account.Text {
				f.Next.Text = f.Account.Text
			}
			f.Next.Due, f.Next.Assumed = w.on(1)
			f.Intents[Task] = next.Intents[Task]
			f.Spans["next_step"] = c.span
		}
	}
}

// allAgreed reports whether a message says of all that it tells that it is arranged, and so to
// come: 恒鑫周一,美科周二,都约好了.
func (r *reader) allAgreed() bool {
	_, ok := holdsAny(r.folded, []string{"都约好", "都约上", "都约了", "都排好", "都定好了时间", "both booked", "both arranged", "all booked", "all arranged", "both confirmed for"})
	return ok
}

// saysAll reports whether a group says of what it tells that it holds for all.
func (r *reader) saysAll(g *group) bool {
	for _, k := range g.clauses {
		for i := r.clauses[k].from; i < r.clauses[k].to; i++ {
			switch r.toks[i].text() {
			case "都", "都约好了", "都约了", "都约上了", "都定了", "都安排好了", "都去了", "都没见到人", "都没见到", "两家都", "都不在", "都没在", "都没见着", "都扑空", "都没人", "both", "all of them":
				return true
			}
		}
	}
	return false
}

// bareNames reports whether a clause of a group is nothing but its company and
// somebody of it, and when it was.
func (r *reader) bareNames(g *group, c *clause) bool {
	if g.firm < 0 || len(c.folk) == 0 || c.void() || c.tense > 0 && len(c.whens) > 0 {
		return false
	}
	for i := c.from; i < c.to; i++ {
		if t := r.toks[i]; !r.inFirm(i) && t.kind != tokMark && t.kind != tokPerson && t.kind != tokName && t.kind != tokWhen && !r.folkAt(i) && t.bits&(cDept|cTitle|cPersonWord|cAt|cWith) == 0 && !isFunc(t, "的") && !isFunc(t, "and") && !isFunc(t, "in the morning") {
			return false
		}
	}
	return true
}

// shareInTurn gives what is told behind a list of companies of one person each to them in turn,
// where they are as many: 今天跑了Farnley和Hexworth,Judith很positive,Lou没见着.
func (r *reader) shareInTurn(gs []group) []group {
	for i := range gs {
		n := 1
		for i+n < len(gs) && r.shareClause(&gs[i], &gs[i+n]) {
			n++
		}
		last := &gs[i+n-1]
		if n < 2 || len(r.clauses[gs[i].clauses[0]].folk) > 0 || len(last.clauses) != n+1 || slices.ContainsFunc(gs[i:i+n-1], func(g group) bool { return len(g.clauses) != 1 }) {
			continue
		}
		told := last.clauses[1:]
		for m, k := range told {
			c := &r.clauses[k]
			if len(c.folk) != 1 || r.folk[c.folk[0]].tok != c.from || r.folk[c.folk[0]].ours || m > 0 && r.folk[c.folk[0]].name == r.folk[r.clauses[told[m-1]].folk[0]].name {
				told = nil
				break
			}
		}
		for m, k := range told {
			gs[i+m].clauses = []int{gs[i+m].clauses[0], k}
		}
	}
	return gs
}

// shareClause reports whether two groups begin in one clause, as those of a list do.
func (r *reader) shareClause(a, b *group) bool {
	return a.firm >= 0 && b.firm >= 0 && a.clauses[0] == b.clauses[0]
}
