package parse

import (
	"strings"

	"milepost/storage/crm"
)

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
		if len(c.whens) == 0 || k > 0 && r.clauses[k-1].sentence == c.sentence && !(r.toks[c.from].kind == tokWhen && r.markIs(c.from+1, ':')) {
			continue
		}
		w, i := &r.whens[c.whens[0]], r.behindNames(c)
		if r.tok(i).kind != tokWhen || i >= c.to || !w.weekday || w.fixed {
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

// behindNames is the first token of a clause behind the customer, or somebody of his, with whom it
// begins: Otto Tuesday: demo ok.
func (r *reader) behindNames(c *clause) int {
	i := c.from
	for i < c.to && (r.inFirm(i) || r.folkAt(i) || i > c.from && r.isSpace(i)) {
		i++
	}
	return i
}

// arrangedDays lets the days that stand before companies be to come where a clause of nothing
// else says that they are arranged: Sat Goldwell, Sun Hongyu Tools - all confirmed.
func (r *reader) arrangedDays() {
	arranged := false
	for k := range r.clauses {
		c := &r.clauses[k]
		if len(c.firms)+len(c.folk)+len(c.whens) == 0 {
			_, ok := holdsAny(r.words(c), []string{"confirmed", "all booked", "all set", "all arranged", "both booked", "都约好", "约好了", "都约了", "都定了", "都敲定"})
			arranged = arranged || ok
		}
	}
	for k := range r.clauses {
		c := &r.clauses[k]
		if k > 0 && c.tense == 0 && len(c.whens) == 1 && r.toks[c.from].kind == tokWhen && r.whens[c.whens[0]].weekday && len(c.firms) > 0 && !c.void() && c.bits&(cDone|cOutcome) == 0 && !r.hanDone(c) {
			if b := &r.clauses[k-1]; b.tense > 0 && b.sentence == c.sentence && len(b.whens) > 0 && r.toks[b.from].kind == tokWhen && r.whens[b.whens[0]].weekday && !b.void() {
				c.tense = 1 // 周一demo给Fenner,周三workshop at Stannah
				continue
			}
		}
		if !arranged || len(c.whens) != 1 || len(c.firms) == 0 || c.tense < 0 || c.void() || r.toks[c.from].kind != tokWhen {
			continue
		}
		if w := &r.whens[c.whens[0]]; w.weekday && !w.ago {
			c.tense = 1
		}
	}
}

// headsVisit reports whether a clause begins a sentence with a day and a word for a visit, and where
// that was stands behind it: 12/10 拜访 华晟纺机 樊部长.
func (r *reader) headsVisit(k int) bool {
	c := &r.clauses[k]
	if k == 0 || k+1 >= len(r.clauses) || len(c.whens) != 1 || c.bits&(cVisit|cMeet) == 0 || r.toks[c.from].kind != tokWhen || len(c.folk) > 0 || r.clauses[k-1].sentence == c.sentence {
		return false
	}
	next := &r.clauses[k+1]
	return next.sentence == c.sentence && len(next.firms) > 0 && r.firms[next.firms[0]].from == next.from
}

// toldBelow lets a bare day that heads a sentence be one that has been where the sentence tells
// what was done and nothing that is to come: The 28th: Oakline, Greta, spoke about spares.
func (r *reader) toldBelow() {
	for k := range r.clauses {
		c := &r.clauses[k]
		if c.tense <= 0 || len(c.whens) != 1 || r.toks[c.from].kind != tokWhen || !r.markIs(c.from+1, ':') || c.bits&(cPlan|cDone) != 0 || c.void() {
			continue
		}
		if w := &r.whens[c.whens[0]]; w.fixed || w.deadline || w.near <= r.today {
			continue
		}
		told := false
		for j := k + 1; j < len(r.clauses) && r.clauses[j].sentence == c.sentence; j++ {
			b := &r.clauses[j]
			if b.tense > 0 && len(b.whens) == 0 || b.void() || b.bits&cPlan != 0 {
				told = false
				break
			}
			told = told || b.tense < 0 && len(b.whens) == 0 && b.bits&(cVisit|cMeet|cCall|cGo) != 0
		}
		if told {
			c.tense = -1
		}
	}
}

// headsOneVisit reports whether a message begins with nothing but a company and a day that has come,
// before a colon, and tells of somebody there: Oakline today: Greta signed off the layout.
func (r *reader) headsOneVisit(g *group, c *clause) bool {
	if c.from != 0 || !r.markIs(c.to, ':') || g.firm < 0 || !r.dated(c) || !r.anybody(g) {
		return false
	}
	for _, k := range g.clauses {
		if x := &r.clauses[k]; x.neg || x.cancel || strings.Contains(r.words(x), "微信") || strings.Contains(r.words(x), "wechat") {
			return false // Oakline today: no meeting with Greta
		}
	}
	for i := c.from; i < c.to; i++ {
		if t := r.toks[i]; !r.inFirm(i) && t.kind != tokWhen && !r.isSpace(i) {
			return false
		}
	}
	return true
}
