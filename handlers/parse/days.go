package parse

import (
	"maps"
	"slices"

	"milepost/storage/crm"
)

// A customer who was met on two days is two records: each visit is one of its own, with
// what was said of that day.

// partDays parts the groups in which one customer was met on several days: 周一去了宏业见董工,
// 今天又去了一趟送样品.
func (r *reader) partDays(gs []group) []group {
	var out []group
	for _, g := range gs {
		from, last := 0, crm.Date("")
		for n, k := range g.clauses {
			day := r.metOn(&r.clauses[k])
			if day == "" || g.firm < 0 && !r.anybody(&g) {
				continue
			}
			if last != "" && day != last {
				part := g
				part.clauses = g.clauses[from:n:n]
				out = append(out, part)
				from = n
			}
			last = day
		}
		g.clauses = g.clauses[from:]
		out = append(out, g)
	}
	return out
}

// metOn is the day on which a clause says that somebody was met, visited or called; "" where
// it says none.
func (r *reader) metOn(c *clause) crm.Date {
	if c.tense > 0 || c.void() || !r.metSome(c) {
		return ""
	}
	for _, i := range c.whens {
		w := &r.whens[i]
		if w.grain == byDay && !w.guess && !w.deadline && !r.deniedAt(w.span.Start) && !r.movedFrom(c, w) && w.direction(r.today) <= 0 && (c.tense < 0 || w.near < r.today && !w.weekday) {
			d, _ := w.on(-1)
			return d
		}
	}
	return ""
}

// metSome reports whether a clause tells in a word of its own that somebody was met, visited
// or called, rather than where that was, or what he said.
func (r *reader) metSome(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		if t := r.toks[i]; t.kind == tokWord && t.bits&(cVisit|cMeet|cCall|cGo) != 0 && t.bits&cPlan == 0 && !r.inFirm(i) && (t.bits&(cVisit|cMeet|cCall) != 0 || r.goesThere(i)) {
			return true
		}
	}
	return false
}

// repeatDays adds a record of its own for each further day on which a clause says that the
// same was done: on Wednesday and again today, 上周四、本周二两次去的.
func (r *reader) repeatDays(gs []group, items []Facts) []Facts {
	var out []Facts
	for i := range items {
		f := items[i]
		out = append(out, f)
		if f.Intent != Visit && f.Intent != Call || f.Date == "" || i >= len(gs) {
			continue
		}
		for _, k := range gs[i].clauses {
			for _, day := range r.furtherDays(&r.clauses[k]) {
				if day == f.Date {
					continue
				}
				again := f
				again.Date, again.Clock, again.DateAssumed = day, "", false
				again.Costs, again.Next, again.Outcome = nil, nil, ""
				again.Spans, again.Contacts = maps.Clone(f.Spans), slices.Clone(f.Contacts)
				r.note(Reason{Slot: "date", Value: string(day), Rule: "done on another day as well: a record of its own", Span: r.clauses[k].span})
				out = append(out, again)
			}
		}
	}
	return out
}

// furtherDays are the days of a clause on which something was done again.
func (r *reader) furtherDays(c *clause) []crm.Date {
	if len(c.whens) < 2 || r.metOn(c) == "" || !r.repeats(c) {
		return nil
	}
	var out []crm.Date
	for _, i := range c.whens {
		w := &r.whens[i]
		d, _ := w.on(-1)
		if w.grain == byDay && !w.guess && !w.deadline && w.direction(r.today) <= 0 && !slices.Contains(out, d) {
			out = append(out, d)
		}
	}
	return out
}

// repeats reports whether a clause says of what was done that it was done again, or so often.
func (r *reader) repeats(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		switch r.toks[i].text() {
		case "again", "and again", "twice", "又", "两次", "2次", "两趟", "2趟", "两回", "三次", "三趟", "分别":
			return true
		}
	}
	_, ok := holdsAny(r.words(c), []string{"又去", "两次", "两趟", "两回", "三次", "三趟"})
	return ok
}
