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
		if x := &r.whens[w]; x.near != r.today || strings.ContainsAny(r.str(x.span), "今天日") || strings.Contains(string(r.n[x.span.Start:x.span.End]), "today") {
			return false
		}
	}
	return len(c.whens) > 0
}

// stamped reports whether a time at the head of the message only says when it was
// written: 18:20 金利老蔡,要报价.
func (r *reader) stamped(w *when) bool {
	return w.span.Start == 0 && strings.Contains(string(r.n[w.span.Start:w.span.End]), ":")
}

// current reports whether a week or a month is the one that is: third time this month.
func (r *reader) current(w *when) bool {
	if w.deadline || w.grain != byWeek && w.grain != byMonth {
		return false
	}
	_, ok := holdsAny(string(r.n[w.span.Start:w.span.End]), []string{"this", "本", "这"})
	return ok
}
