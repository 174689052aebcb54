package parse

import "strings"

// theyWish reports whether it is us whom somebody wishes to see: 想见我们技术.
func (r *reader) theyWish(c *clause) bool {
	for i := c.from; i+1 < c.to; i++ {
		if t := r.toks[i]; t.kind == tokWord && t.bits&cWish != 0 {
			if strings.HasPrefix(t.w.text, "希望") && i > c.from && r.inFirm(i-1) && r.tok(i+1).bits&cOurs != 0 {
				return true // 双汇希望我们给独家
			}
			return strings.HasPrefix(t.w.text, "想") && r.toks[i+1].kind == tokWord && r.toks[i+1].bits&cOurs != 0
		}
	}
	return false
}

// hasBeen reports whether a clause says of a visit or a call that it has once been:
// 去过, 见过一次.
func (r *reader) hasBeen(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		if t := r.toks[i]; t.kind == tokWord && t.bits&(cVisit|cMeet|cGo|cCall) != 0 && (strings.Contains(t.w.text, "过") && !strings.HasPrefix(t.w.text, "过") && !strings.Contains(t.w.text, "过去") && !strings.HasSuffix(t.w.text, "来") || isFunc(r.tok(i+1), "过")) {
			return true
		}
	}
	return false
}

// meantTo reports whether a clause tells only of what was meant to be: 本来plan今天
// visit, was going to see.
func (r *reader) meantTo(c *clause) bool {
	if _, ok := holdsAny(r.words(c), []string{"哪天去的", "哪天见的", "哪天拜访的", "来着"}); ok {
		return false // when was it?
	}
	if _, ok := holdsAny(r.words(c), []string{"原来说", "原来约", "原来定", "原先说", "原先约", "原说", "本来说"}); ok {
		return c.bits&(cVisit|cMeet|cGo|cCall) != 0 && c.bits&cOutcome == 0 && !r.hanDone(c)
	}
	if _, ok := holdsAny(r.words(c), []string{"had meant to", "had planned to", "had wanted to", "had hoped to"}); ok {
		return len(c.whens) > 0
	}
	if !r.han && strings.Contains(r.words(c), "supposed to ") && meantOnly(r.words(c)) {
		return c.bits&cOutcome == 0 // supposed to visit Oakline but the car died
	}
	for i := c.from; i < c.to; i++ {
		switch r.toks[i].text() {
		case "本来", "原本", "原计划", "原定", "本想", "was going to", "were going to", "was supposed to", "were supposed to", "was planning to", "meant to", "maybe", "perhaps", "would love to", "i'd love to", "i'd like to", "one day", "some day", "someday", "if time permits", "if i get the chance", "过阵子", "过段时间", "改天有空", "哪天", "哪天有空", "有机会", "有空", "要是能":
			return (c.bits&(cVisit|cMeet|cGo|cCall) != 0 || len(c.firms) > 0 && strings.Contains("本来原本原计划原定", r.toks[i].text())) && c.bits&cOutcome == 0
		}
	}
	return false
}

// meantOnly reports whether a text says that somebody was to be met, and behind it, with but, of no
// meeting that took its place.
func meantOnly(text string) bool {
	_, rest, _ := strings.Cut(text, "supposed to ")
	what, after, but := strings.Cut(rest, " but ")
	if !but {
		return false
	}
	verb, _, _ := strings.Cut(what, " ")
	switch verb {
	case "visit", "see", "meet", "call", "ring", "phone", "go", "drop", "tour", "present", "demo":
		_, met := holdsAny(after, []string{"met", "saw", "visited", "called", "rang", "phoned", "spoke", "talked", "spent", "went"})
		return !met
	}
	return false
}

// afterAll reports whether what was meant for another day was done after all: 原定昨天
// 的拜访挪到今天做了.
func (r *reader) afterAll(c *clause) bool {
	text := r.words(c)
	return strings.HasPrefix(text, "原") && strings.HasSuffix(text, "了") && r.dated(c) && c.bits&(cNeg|cCancel) == 0
}

// wants reports whether a word of wanting stands right before a visit: 想 visit.
func (r *reader) wants(c *clause) bool {
	for i := c.from + 1; i < c.to; i++ {
		k := i - 1
		for r.isSpace(k) {
			k--
		}
		if t := r.toks[i]; t.kind == tokWord && t.bits&(cVisit|cGo|cCall) != 0 && k >= c.from {
			switch r.toks[k].text() {
			case "想", "打算", "想要", "计划", "准备", "want to", "hope to", "plan to":
				return !r.hanDone(c)
			}
		}
	}
	return false
}
