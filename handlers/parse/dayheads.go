package parse

import "milepost/storage/crm"

// dayHead is a bare day of the week with which a sentence begins: Tues: Oakline, Greta.
type dayHead struct {
	clause int
	when   *when
}

// weekHeads tells the days of the week apart under which a message goes through what was
// done and what is to be done: Tues: Oakline, Greta. Thurs: back there with samples. They
// follow each other, so as many of them have been as can have.
func (r *reader) weekHeads() {
	heads := r.headDays()
	if len(heads) < 2 {
		return
	}
	been := len(heads)
	for ; been >= 0; been-- {
		var last crm.Date
		rising := true
		for k, h := range heads {
			d := h.when.past
			if k >= been {
				d = h.when.next
			}
			rising = rising && d > last
			last = d
		}
		if rising {
			break
		}
	}
	if been <= 0 || been == len(heads) && heads[0].when.past < r.today.AddDays(-4) {
		return
	}
	for k, h := range heads {
		to, tense := h.when.past, -1
		if k >= been {
			to, tense = h.when.next, 1
		}
		h.when.near, h.when.past, h.when.next, h.when.fixed = to, to, to, true
		for j := h.clause; j < len(r.clauses) && r.clauses[j].sentence == r.clauses[h.clause].sentence; j++ {
			if c := &r.clauses[j]; c.tense == 0 || j == h.clause && !c.wish {
				c.tense = tense
			}
		}
	}
}

// headDays are the bare days of the week that stand at the head of a sentence, before a
// colon or a dash.
func (r *reader) headDays() (out []dayHead) {
	for k := range r.clauses {
		c := &r.clauses[k]
		if len(c.whens) == 0 || k > 0 && r.clauses[k-1].sentence == c.sentence {
			continue
		}
		w, i := &r.whens[c.whens[0]], c.from
		if r.toks[i].kind != tokWhen || !w.weekday || w.fixed {
			continue
		}
		for i++; r.isSpace(i); i++ {
		}
		if r.markIs(i, ':') || r.markIs(i, '-') {
			out = append(out, dayHead{k, w})
		}
	}
	return out
}
