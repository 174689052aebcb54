package parse

import (
	"strings"

	"milepost/handlers/parse/moment"
	"milepost/storage/crm"
)

// sorries begin a message that puts right what was written before.
var sorries = map[string]bool{
	"sorry": true, "oops": true, "my bad": true, "apologies": true, "ah sorry": true, "no wait": true, "wait": true, "no": true, "hang on": true, "whoops": true, "actually": true,
	"不好意思": true, "抱歉": true, "哎呀": true, "啊不对": true, "不对": true, "不不": true, "等等": true, "啊": true, "呃": true, "哦不": true, "对不起": true,
}

// putsRight reports whether a group is an apology and how something was: Sorry, the
// Tamworth meeting was Tuesday; 不好意思,是周二见的.
func (r *reader) putsRight(g *group) bool {
	first := g.clauses[0]
	if first != 0 {
		return false
	}
	c := &r.clauses[first]
	i := c.from
	if last := &r.clauses[g.clauses[len(g.clauses)-1]]; len(g.clauses) == 2 && last.to-last.from <= 2 && sorries[r.toks[last.from].text()] {
		return r.wasSo(c, i) // The trial was on the 13th, sorry.
	}
	if !sorries[r.toks[i].text()] {
		return false
	}
	for i++; i < c.to && (r.toks[i].kind == tokMark || sorries[r.toks[i].text()]); i++ {
	}
	if i < c.to {
		return r.wasSo(c, i)
	}
	return len(g.clauses) > 1 && r.wasSo(&r.clauses[g.clauses[1]], r.clauses[g.clauses[1]].from)
}

// mendsSum reports whether a clause takes back the sum that was said before it for another one:
// quote 80k usd, no wait 85k.
func (r *reader) mendsSum(c *clause, money int) bool {
	i, sorry := c.from, false
	for i > 0 && (r.toks[i-1].kind == tokMark || sorries[r.toks[i-1].text()]) {
		i-- // no wait, 85k
	}
	for ; i < c.to; i++ {
		t := r.toks[i]
		switch {
		case t.kind == tokMoney:
			return sorry && t.at == money
		case sorries[t.text()], isFunc(t, "i mean"), isFunc(t, "make that"), isFunc(t, "make it"), isFunc(t, "scratch that"):
			sorry = true
		case t.kind == tokMark, isFunc(t, "it's"), isFunc(t, "是"), isFunc(t, "应该是"), isFunc(t, "rather"), t.text() == "mean", t.text() == "i":
		default:
			return false
		}
	}
	return false
}

// wasSo reports whether the words of a clause from token i on say of a day, a sum or a
// name that it was that: 是周二, it was 96k, the meeting was on Tuesday.
func (r *reader) wasSo(c *clause, i int) bool {
	if len(c.whens)+len(c.moneys)+len(c.firms)+len(c.folk) == 0 || c.ask {
		return false
	}
	for ; i < c.to; i++ {
		switch t := r.toks[i]; t.text() {
		case "是", "应该是", "应是", "was", "it was", "that was", "is", "it's", "should be", "should have been", "were", "其实是":
			next := i + 1
			for r.isSpace(next) || isFunc(r.tok(next), "on") || isFunc(r.tok(next), "at") || isFunc(r.tok(next), "in") || isFunc(r.tok(next), "with") {
				next++
			}
			n := r.tok(next)
			return n.kind == tokWhen || n.kind == tokMoney || n.kind == tokPerson || n.kind == tokName || r.inFirm(next) || r.folkAt(next)
		default:
			if t.kind == tokWord && t.bits&(cDone|cOutcome) != 0 {
				return false
			}
		}
	}
	return false
}

// rightDay is the day that a correction says it was, where it names another one before:
// I logged it under today but it was last Friday. It is -1 when it does not.
func (r *reader) rightDay(g *group, f *Facts) int {
	if f.Intent != Correction {
		return -1
	}
	for _, k := range g.clauses {
		for _, w := range r.clauses[k].whens {
			if r.deniedAt(r.whens[w].span.Start) {
				continue
			}
			i := r.tokenAt(r.whens[w].span.Start) - 1
			for r.isSpace(i) || isFunc(r.tok(i), "on") || isFunc(r.tok(i), "actually") {
				i--
			}
			switch r.tok(i).text() {
			case "it was", "was", "是", "应该是", "应是", "其实是", "实际是", "that was", "should be", "actually":
				return w
			}
		}
	}
	return -1
}

// passives are such words that do not end in -ed.
var passives = map[string]bool{"done": true, "sent": true, "ready": true, "able": true, "made": true, "given": true, "paid": true, "built": true, "fine": true, "ok": true, "okay": true, "possible": true, "there": true, "here": true, "back": true, "in": true, "out": true, "available": true, "through": true, "found": true, "no": true, "easy": true, "good": true, "enough": true, "held": true, "taken": true, "brought": true, "kept": true, "shown": true, "written": true, "cut": true, "put": true}

// passive reports whether the word behind token i says what is to be done with something:
// should be signed, should be ready.
func (r *reader) passive(i int) bool {
	k := i + 1
	for r.isSpace(k) {
		k++
	}
	s := r.tok(k).span
	if s.End <= s.Start {
		return false
	}
	w := r.saying(s)
	return strings.HasSuffix(w, "ed") || passives[w]
}

// dayOfDone reports whether a clause speaks of the day of a visit or a call as of what is
// recorded: 把拜访的日期改成6月3号, change the visit date to 3 June.
func (r *reader) dayOfDone(c *clause) bool {
	s := r.words(c)
	if c.bits&(cVisit|cMeet|cCall) == 0 || strings.Contains(s, "下次") || strings.Contains(s, "next visit") {
		return false
	}
	_, ok := holdsAny(s, []string{"日期", "date改", "date是", "date应", "visit date", "call date", "meeting date", "date of the visit", "date of the call", "date of the meeting", "date of my visit", "date of my call"})
	return ok
}

// dayOfWeekend is the day that a message names of a weekend that it names as well: 周末跑了趟太
// 仓,申经理只有周日有空; "" where it names none.
func (r *reader) dayOfWeekend(weekend *when) crm.Date {
	if s := r.saying(weekend.span); !strings.Contains(s, "周末") && !strings.Contains(s, "weekend") {
		return ""
	}
	d, _ := weekend.on(-1)
	for k := range r.clauses {
		for _, i := range r.clauses[k].whens {
			if w := &r.whens[i]; w.weekday && (w.past == d || w.past == d.AddDays(1)) {
				return w.past
			}
		}
	}
	return ""
}

// shifted is by how many days a clause moves what it is about: 后天上午的会推迟一天, Saturday's
// meeting slips by a day. It is 0 where it does not say.
func (r *reader) shifted(c *clause) int {
	for i := range r.found {
		f := &r.found[i]
		if f.Kind != moment.Duration || f.Start < c.span.Start || f.End > c.span.End || len(f.Values) == 0 {
			continue
		}
		days := int(f.Values[0].To / (24 * 3600))
		left := strings.TrimRight(r.between(max(c.span.Start, f.Start-16), f.Start), " 了个")
		for _, w := range []string{"推迟", "延后", "延期", "顺延", "往后推", "往后挪", "后推", "晚", "slips by", "slipped by", "slip by", "postponed by", "moved back by", "pushed back by", "pushed by", "delayed by", "later by"} {
			if strings.HasSuffix(left, w) {
				return days
			}
		}
		for _, w := range []string{"提前", "往前提", "往前挪", "brought forward by", "moved up by", "earlier by"} {
			if strings.HasSuffix(left, w) {
				return -days
			}
		}
	}
	return 0
}
