package parse

import (
	"strings"
	"unicode/utf8"

	"milepost/storage/crm"
)

// nextStep reads what comes next in a group, and what comes after that.
func (r *reader) nextStep(g *group) (*Step, []Step) {
	why, ok := r.stepClause(g)
	if !ok {
		return nil, nil
	}
	s := r.stepAt(g, why)
	if s == nil || s.Due == "" || s.Waiting {
		return s, nil
	}
	var later []Step
	for _, k := range g.clauses {
		if k <= why.clause || !r.comesLater(&r.clauses[k], k) {
			continue
		}
		if l := r.stepAt(g, weighed{clause: k, rule: "a further step with a day of its own"}); l != nil && l.Due >= s.Due && r.doable(&r.clauses[k], l.Text) && l.Text != s.Text && !l.Waiting {
			later = append(later, *l)
		}
	}
	return s, later
}

// comesLater reports whether a clause behind a next step tells of another one of ours: with a day
// of its own and a verb, not what takes place without us, and no other day for the first.
func (r *reader) comesLater(c *clause, k int) bool {
	if len(c.whens) != 1 || c.tense < 0 || c.bits&(cKin|cErrand) != 0 || r.waits(c) {
		return false
	}
	if _, instead := holdsAny(r.words(c), insteadOf); instead {
		return false // 周五发方案,来不及就下周一发
	}
	if w, _ := r.stepWeight(k); w < 7 || r.putsTo(c) || r.rather(k) {
		return false
	}
	_, theirs := r.theirSubject(c)
	return !theirs
}

// insteadOf are the words for what is done where the first thing does not work.
var insteadOf = []string{"如果", "要是", "要不", "来不及", "不行", "否则", "实在", "孩子", "if ", "or else", "otherwise"}

// doable reports whether the text of a step says what is to be done: not only where one is then.
func (r *reader) doable(c *clause, text string) bool {
	if text == "" {
		return false
	}
	if c.bits&(cVisit|cMeet|cCall|cGo|cPlan) != 0 {
		return true
	}
	for _, theirs := range [...]string{"联系人", "提货", "交定金", "交款"} {
		if strings.HasPrefix(text, theirs) {
			return false
		}
	}
	first, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune(begins, first)
}

// begins are the characters with which begins what we do for a customer: send, quote, hand over,
// arrange, invite, press, confirm, install, show.
const begins = "发送报寄交出带给做拿提安请约催确打邀跟联准演试装调培跑陪"

// stepAt is the step that a clause tells; nil where there is nothing in it that can be done on a
// day.
func (r *reader) stepAt(g *group, why weighed) *Step {
	at := why.clause
	c := &r.clauses[at]
	s := &Step{Span: c.span}
	for _, w := range c.whens {
		if x := &r.whens[w]; !r.notOfStep(c, x) {
			r.dateStep(s, at, x)
		}
	}
	r.clockStep(g, s, at)
	if days := r.shifted(c); days != 0 && s.Due != "" {
		s.Due = s.Due.AddDays(days)
	}
	if at > 0 && len(r.clauses[at-1].moneys) > 0 && r.wantedBy(c) {
		return nil // 90k, they want it before Easter
	}
	s.Text = r.stepText(g, at)
	s.Waiting = r.waitsAt(at)
	r.explainStep(why, s)
	if s.Due == "" && (s.Text == "" || !r.isStep(c) && !s.Waiting && !r.setsOut(c)) {
		return nil // 彭总说下个月招标: nothing that can be done on a day
	}
	return s
}

// notOfStep reports whether a date of a clause is not the one on which its step is to be done.
func (r *reader) notOfStep(c *clause, x *when) bool {
	last := &r.whens[c.whens[len(c.whens)-1]]
	switch {
	case last != x && r.handsOn(last):
		return true // 周末加班周一上午给
	case r.deniedAt(x.span.Start) || x.direction(r.today) < 0 || r.movedFrom(c, x):
		return true
	case x.several && last != x && last.clock != "" && !last.ago:
		return true // in Leeds Mon-Wed, Tues 9am with Yvonne
	}
	told := x.fixed || x.weekday && r.markIs(c.from+1, ':') && r.toks[c.from].span == x.span
	return len(c.whens) > 1 && told && x.near == r.today && x.clock == "" && !x.deadline // told of today in the same breath
}

// dateStep takes a date of clause at as the day and the hour of its step, where it has none yet.
func (r *reader) dateStep(s *Step, at int, x *when) {
	if s.Time == "" {
		s.Time = x.clock
	}
	switch {
	case s.Due != "":
	case x.grain == byDay || x.deadline && x.grain != byClock:
		s.Due, s.Assumed = x.on(1)
	case x.grain == byClock:
		s.Due = r.dayBefore(at, x)
	}
}

// clockStep finds the hour of a step for which its own dates have none.
func (r *reader) clockStep(g *group, s *Step, at int) {
	c := &r.clauses[at]
	if s.Time == "" && s.Due != "" {
		s.Time = r.clockBehind(g, s, at+1)
	}
	if h := r.hourAhead(c); h != "" && s.Due == "" {
		s.Due, s.Time = r.today, h
	}
	if s.Time == "" && s.Due != "" && c.bits&(cPlan|cMeet|cVisit|cCall) != 0 {
		s.Time = r.bareHour(c)
	}
}

// clockBehind is the hour that the clause behind that of a step tells of the same day: tomorrow I
// drive to Kranich, 10 o'clock with Frau Seitz.
func (r *reader) clockBehind(g *group, s *Step, next int) string {
	if next >= len(r.clauses) {
		return ""
	}
	b := &r.clauses[next]
	if b.sentence != r.clauses[next-1].sentence || !r.inGroup(g, b.from) || b.void() || len(b.whens) != 1 {
		return ""
	}
	x := &r.whens[b.whens[0]]
	if x.grain != byClock && x.near != s.Due || r.toks[b.from].kind != tokWhen || b.bits&(cVisit|cCall|cGo|cOutcome|cDone) != 0 {
		return ""
	}
	return x.clock
}

// handsOn reports whether a word of handing something over stands right behind a day, and
// nothing else does.
func (r *reader) handsOn(w *when) bool {
	i := r.tokenAt(w.span.Start) + 1
	switch r.tok(i).text() {
	case "给", "交", "发", "报", "送", "回", "出", "给他", "给他们", "给她":
		return r.tok(i+1).kind == tokMark || r.tok(i+1).kind == tokWord && r.tok(i+1).bits&cTheirs != 0
	}
	return false
}

// movedFrom reports whether a date is the one that a step is moved away from:
// 把下周五那个推到下下周一.
func (r *reader) movedFrom(c *clause, w *when) bool {
	if len(c.whens) > 1 && r.puts(c) {
		return w.span != r.whens[c.whens[len(c.whens)-1]].span
	}
	if n := len(c.whens); n > 1 && w.span != r.whens[c.whens[n-1]].span && r.movesTo(c, &r.whens[c.whens[n-1]]) {
		return true
	}
	if len(c.whens) > 1 && w.span == r.whens[c.whens[0]].span && c.bits&(cVisit|cMeet|cCall|cPlan|cActivity|cIntent) != 0 && w.near != r.whens[c.whens[1]].near {
		at := r.tokenAt(w.span.Start)
		prev, _ := r.before(at)
		next := r.tok(at + 1)
		if r.isSpace(at + 1) {
			next = r.tok(at + 2)
		}
		if (isFunc(prev, "from") || isFunc(prev, "moved from") || isFunc(prev, "postponed from")) && isFunc(next, "to") {
			return true // moved from tomorrow to next Tuesday
		}
	}
	for i := c.from; i < c.to; i++ {
		t := r.toks[i]
		if !movesTo[t.text()] && !r.movesInTwo(i) {
			continue
		}
		for _, k := range c.whens {
			if r.whens[k].span.Start > t.span.Start && w.span.Start < t.span.Start {
				return true
			}
		}
	}
	return false
}

// movesInTwo reports whether the 到 at token i stands behind a blank and an English word for moving
// something: 从周四 move 到 next Tuesday.
func (r *reader) movesInTwo(i int) bool {
	return isFunc(r.toks[i], "到") && r.isSpace(i-1) && movesTo[r.tok(i-2).text()+"到"]
}

// movesTo are the words behind which the day stands to which something is moved.
var movesTo = map[string]bool{
	"改成": true, "改为": true, "改写到": true, "改记到": true, "改写成": true, "改记成": true, "改记为": true, "改写为": true, "调到": true, "换到": true, "推到": true, "改到": true, "挪到": true, "延到": true, "推迟到": true, "顺延到": true, "改期到": true,
	"提前到": true, "push到": true, "delay到": true, "postpone到": true, "move到": true, "reschedule到": true, "push to": true, "move to": true, "moved to": true, "push it to": true, "move it to": true,
}

// movesTo reports whether a clause says in English that something is moved to a day: moved
// our Thursday meeting to Friday.
func (r *reader) movesTo(c *clause, w *when) bool {
	to, _ := r.before(r.tokenAt(w.span.Start))
	if !isFunc(to, "to") && !isFunc(to, "until") && !isFunc(to, "till") && !strings.HasSuffix(to.text(), " to") {
		return false
	}
	_, ok := holdsAny(r.words(c), []string{"moved", "moves", "pushed", "pushes", "shifted", "shifts", "rescheduled", "postponed", "brought forward", "put off", "put back", "to move", "to push", "to shift", "to postpone", "to reschedule", "to delay", "to bring forward"})
	return ok
}

// puts reports whether a clause begins with a word of putting off: move the
// Friday one to Tuesday.
func (r *reader) puts(c *clause) bool {
	switch r.toks[c.from].text() {
	case "move", "push", "shift", "reschedule", "postpone", "put off", "bring", "delay":
		return true
	}
	return false
}

// oldDue is the day that a step was due when it is moved away from it.
func (r *reader) oldDue(g *group) crm.Date {
	for _, k := range g.clauses {
		c := &r.clauses[k]
		for _, w := range c.whens {
			if x := &r.whens[w]; x.grain == byDay && r.movedFrom(c, x) {
				d, _ := x.on(1)
				return d
			}
		}
	}
	return ""
}

// dueIn reports whether a clause has a date that still comes.
func (r *reader) dueIn(c *clause) bool {
	for _, w := range c.whens {
		x := &r.whens[w]
		if x.ago || r.deniedAt(x.span.Start) || x.deadline && c.tense < 0 && r.hasBeen(c) {
			continue
		}
		if x.direction(r.today) > 0 || x.deadline && x.direction(r.today) >= 0 && c.tense >= 0 || c.tense > 0 && x.grain != byClock && x.direction(r.today) >= 0 {
			return true
		}
		if c.tense > 0 && x.grain == byClock && x.clock != "" {
			return true
		}
	}
	return false
}

// rather reports whether a clause puts another day in the place of the one that was
// said before it: see Peter on Friday, no: make it Thursday.
func (r *reader) rather(k int) bool {
	c := &r.clauses[k]
	switch r.toks[c.from].text() {
	case "no", "make it", "or rather", "rather", "不", "不对", "哦不", "还是", "改成", "sorry":
		return true
	case "改", "改约":
		return r.tok(c.from+1).kind == tokWhen // 联丰明天停电,改周五去
	}
	if k > 0 {
		switch b := &r.clauses[k-1]; r.toks[b.from].text() {
		case "no", "不", "不对", "哦不", "不是", "sorry":
			return b.to-b.from <= 2
		}
	}
	return false
}

// onlyDue reports whether a clause says no more than when something is due: due
// Thursday, expected下周三.
func (r *reader) onlyDue(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		switch t := r.toks[i]; {
		case t.kind == tokWhen, t.kind == tokMark, t.bits&(cFunc|cAt) != 0:
		case isFunc(t, "due"), isFunc(t, "expected"), isFunc(t, "预计"), isFunc(t, "by"), isFunc(t, "最晚"), isFunc(t, "最迟"), isFunc(t, "大概"):
		default:
			return false
		}
	}
	return len(c.whens) > 0
}

// dueOnDay reports whether a clause has a day that still comes, or the end of a time
// by which something is due: not 明年上半年.
func (r *reader) dueOnDay(c *clause) bool {
	for _, w := range c.whens {
		if x := &r.whens[w]; !x.ago && x.direction(r.today) >= 0 && (x.grain == byDay || x.deadline && x.grain != byClock) {
			return true
		}
	}
	return false
}

// isStep reports whether an undated plan is a step that we take: 回头发报价.
func (r *reader) isStep(c *clause) bool {
	if r.toFindOut(c) {
		return true
	}
	for i := c.from; i < c.to; i++ {
		t := r.toks[i]
		if t.kind != tokWord {
			continue
		}
		switch t.w.text {
		case "让我", "叫我", "要我", "催我", "让我们", "叫我们", "要我们", "催我们", "让咱们", "要求我们", "asked me to", "wants me to", "told me to", "下一步", "下步", "回头", "再打", "再约", "再去", "再联系", "再跟进", "安排", "准备", "提醒我", "提醒", "记得", "催一下", "尽快", "接下来", "后续", "跟进", "继续跟进", "抓紧",
			"next step", "next steps", "next:", "follow up", "follow-up", "need to", "have to", "i'll", "we'll", "remind me", "todo", "to do", "will", "call back", "try again", "don't forget", "must":
			return true
		}
	}
	return false
}

// signDate is when a deal is expected to be signed: 预计4月底签, close in May.
func (r *reader) signDate(g *group) (crm.Date, Span) {
	for _, k := range g.clauses {
		c := &r.clauses[k]
		for i := c.from; i < c.to; i++ {
			t := r.toks[i]
			if t.kind != tokWhen {
				continue
			}
			x := &r.whens[t.at]
			if x.direction(r.today) < 0 || x.grain == byClock || x.grain == byWeek && !x.deadline {
				continue
			}
			if r.signs(c, i) || r.onlyWhen(c) && k > 0 && r.clauses[k-1].sentence == c.sentence && r.endsInSigning(&r.clauses[k-1]) {
				d, _ := x.on(1)
				return d, x.span
			}
		}
	}
	return "", Span{}
}

// signsOther reports whether what is signed behind a word is no order: a
// technical agreement, a promise to keep silent.
func (r *reader) signsOther(word Span) bool {
	rest := r.between(word.End, min(len(r.n), word.End+6))
	for _, paper := range []string{"技术协议", "保密", "框架", "意向", "备忘", " nda"} {
		if strings.HasPrefix(rest, paper) {
			return true
		}
	}
	return false
}

// cannotSign reports whether it is said of a word for signing that it does not come about: 周五签不了.
func (r *reader) cannotSign(word Span) bool {
	rest := r.between(word.End, min(len(r.n), word.End+2))
	return strings.HasPrefix(rest, "不") && !strings.HasPrefix(rest, "不签")
}

// signs reports whether the words beside a date speak of signing.
func (r *reader) signs(c *clause, i int) bool {
	from, to := i, i
	for n := 0; n < 4 && from > c.from; from-- {
		if !r.isSpace(from - 1) {
			n++
		}
	}
	for n := 0; n < 4 && to < c.to; to++ {
		if !r.isSpace(to) {
			n++
		}
	}
	for k := from; k < to; k++ {
		if t := r.toks[k]; t.kind == tokWord && signings[t.w.text] && !r.signsOther(t.span) && !r.cannotSign(t.span) {
			return true
		}
	}
	t, _ := r.before(i)
	return strings.HasPrefix(t.text(), "slip") && c.bits&(cCustomer|cIntent) != 0 // the deal slips to Q4
}

// signings are the words for a deal's being signed.
var signings = map[string]bool{
	"签": true, "签单": true, "签约": true, "签合同": true, "成单": true, "成交": true, "下单": true, "签下": true, "签下来": true, "能签": true, "预计成交": true, "预计签": true, "sign": true, "signing": true, "signs": true, "signs on": true, "signs in": true, "signs by": true, "signs next": true,
	"expected to sign": true, "expect to sign": true, "signed": true, "be signed": true, "signature": true, "close in": true, "close by": true, "closing": true, "expected close": true, "sign in": true, "will sign": true, "close": true,
}
