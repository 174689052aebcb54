package parse

import "strings"

// ahead reports whether a clause has a day that can only be one to come.
func (r *reader) ahead(c *clause) bool {
	for _, w := range c.whens {
		if r.whens[w].direction(r.today) > 0 {
			return true
		}
	}
	return false
}

// sameDay reports whether a clause has nothing but times of the day that was said
// before it.
func (r *reader) sameDay(c *clause) bool {
	for _, w := range c.whens {
		if x := &r.whens[w]; x.near != r.today || strings.ContainsAny(r.str(x.span), "今天日") || strings.Contains(r.saying(x.span), "today") {
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
