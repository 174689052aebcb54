package parse

import "strings"

// forbidden reports whether what a word would have done is not to be done: 别再提醒
// 我, don't ping me.
func (r *reader) forbidden(c *clause, i int) bool {
	for k := i - 1; k >= c.from && k >= i-3; k-- {
		switch r.toks[k].text() {
		case "别", "别再", "不要", "不要再", "不用", "不用再", "勿", "甭", "don't", "dont", "stop", "no need to", "never":
			return true
		}
		if t := r.toks[k]; t.kind != tokMark && t.bits&cFunc == 0 {
			return false
		}
	}
	return false
}

// putsFar reports whether a word puts a deal off to no day that could be a task's:
// to next year, to a quarter.
func (r *reader) putsFar(c *clause, t token) bool {
	switch t.w.text {
	case "推到", "推迟到", "延到", "顺延", "挪到", "push to", "push it to", "moved to", "move it to":
	default:
		return false
	}
	for i := c.from; i < c.to; i++ {
		if x := r.toks[i]; x.span != t.span && x.kind == tokWord && valOf(x, cIntent) == Opportunity && r.putsTo(c) {
			return true // the tender, not a visit
		}
	}
	far := false
	for _, k := range c.whens {
		if w := &r.whens[k]; w.grain == byDay && !w.guess || w.grain == byClock {
			return false
		}
	}
	for _, word := range []string{"年", "季度", "月", "year", "quarter", "q1", "q2", "q3", "q4", "spring", "summer", "autumn"} {
		far = far || strings.Contains(r.between(t.span.End, c.span.End), word)
	}
	return far
}

// approvedByThem reports whether a word of approval tells of what the customer does,
// or answers a request by its number, rather than asking for it.
func (r *reader) approvedByThem(c *clause, t token) bool {
	if t.w.text == "重新提交" && c.bits&cThing != 0 {
		return true // 重新提交方案: to the customer
	}
	if t.w.text == "申请" && r.asksLater(t) {
		return true
	}
	if t.w.text != "approve" && t.w.text != "批个" && t.w.text != "上会" && t.w.text != "报批" && t.w.text != "go-ahead" {
		return false
	}
	if len(r.refs) > 0 && c.from < len(r.toks) && r.toks[c.from].span == t.span {
		return true
	}
	_, theirs := r.theirSubject(c)
	return theirs || strings.HasPrefix(r.between(t.span.End, len(r.n)), "了") || c.bits&cTheirs != 0
}

// asksLater reports whether it is told that approval will be asked for, and not asked: 我说回去申请一下.
func (r *reader) asksLater(t token) bool {
	before := r.between(max(0, t.span.Start-4), t.span.Start)
	for _, w := range []string{"回去", "回来", "回公司", "回头", "我去", "得去", "帮他", "帮他们", "替他们"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	return false
}

// handsIn reports whether a report is to be written or handed in, not shown: 周报又要交了.
func (r *reader) handsIn(c *clause, i int) bool {
	switch r.toks[i].text() {
	case "周报", "日报", "月报", "weekly report", "report":
	default:
		return false
	}
	_, ok := holdsAny(r.words(c), []string{"交", "写", "补", "催", "due", "write", "writing", "finish", "submit"})
	return ok
}
