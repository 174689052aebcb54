package parse

// reported lets what is told of as answered have been done: 给小阙打电话催尾款,她说要等
// 下周; and hands the tense of 上周两家: on to what it announces.
func (r *reader) reported() {
	for k := range r.clauses {
		c := &r.clauses[k]
		if k+1 < len(r.clauses) && c.tense >= 0 && !c.void() && c.bits&(cCall|cVisit|cMeet) != 0 && !r.dueIn(c) && r.answers(&r.clauses[k+1]) && r.clauses[k+1].sentence == c.sentence {
			c.tense = -1
		}
		if c.tense == 0 && !c.void() && len(c.firms) > 0 && len(c.whens) > 0 && r.headedDone(k) {
			c.tense = -1
		}
	}
}

// answers reports whether a clause begins with what the other side said.
func (r *reader) answers(c *clause) bool {
	i := c.from
	if t := r.toks[i]; t.bits&cTheirs == 0 && t.text() != "他" && t.text() != "她" && t.kind != tokPerson && !r.folkAt(i) || t.bits&(cOurs|cSpeaker) != 0 {
		return false
	}
	for i++; i < c.to && i <= c.from+3; i++ {
		if t := r.toks[i]; t.bits&cSay != 0 || isFunc(t, "答应") || isFunc(t, "同意") || isFunc(t, "回复") {
			return true
		}
	}
	return false
}

// headedDone reports whether the words at the head of the sentence of clause k announce
// visits that were made: Two visits last week: Calder on Tuesday, Ellesmere on Thursday.
func (r *reader) headedDone(k int) bool {
	for j := k - 1; j >= 0 && r.clauses[j].sentence == r.clauses[k].sentence; j-- {
		if h := &r.clauses[j]; len(h.firms) == 0 {
			return h.tense < 0 && !h.void() && (h.bits&(cVisit|cMeet) != 0 || r.counts(h)) && len(h.folk) == 0
		}
	}
	return false
}

// counts reports whether a clause counts visits or meetings.
func (r *reader) counts(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		switch r.toks[i].text() {
		case "visits", "meetings", "customers", "客户", "customer visits":
			return true
		}
	}
	return false
}
