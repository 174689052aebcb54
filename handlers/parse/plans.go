package parse

import (
	"slices"
	"strings"
)

// imperatives are the verbs, in their base form, with which people note what is
// to be done: send, call, visit. Those of meetings may tell what was done, too, in
// the style of a telegram: visit Oakline today.
var imperatives = map[string]bool{
	"visit": true, "call": true, "meet": true, "see": true, "ring": true, "phone": true, "meeting": true, "lunch": true, "dinner": true,
	"coffee": true, "lunch with": true, "dinner with": true, "coffee with": true, "demo": true, "workshop": true, "catch up": true, "catch-up with": true, "meeting with": true, "meeting at": true, "drop by": true, "swing by": true, "call with": true,
	"phone call": true, "site visit": true, "site survey": true, "kickoff with": true, "kick-off with": true, "zoom": true, "teams call": true, "video call": true,
	"send": false, "ask": false, "tell": false, "email": false, "e-mail": false, "mail": false, "chase": false, "ping": false, "prepare": false, "submit": false, "finish": false,
	"draft": false, "review": false, "update": false, "bring": false, "deliver": false, "get": false, "write": false, "check": false, "confirm": false,
	"drop": false, "leave": false, "take": false, "hand": false, "book": false, "arrange": false, "set up": false, "plan": false, "schedule": false, "pay": false, "show": false, "present": false, "install": false, "test": false, "measure": false, "ship": false, "post": false, "courier": false,
	"forward": false, "share": false, "invite": false, "reply": false, "respond": false, "answer": false, "talk": true, "speak": true, "discuss": true, "negotiate": true, "follow up": false, "find out": false, "make": false, "run": false, "start": false, "fetch": false, "inform": false,
	"notify": false, "escalate": false, "file": false, "fill": false, "upload": false, "compile": false, "calculate": false, "rework": false, "translate": false, "fly": true, "drive": true, "go": true, "work out": false, "chase up": false, "reach out": false, "nail down": false, "dig out": false, "resend": false, "revise": false,
	"fix": false, "order": false, "quote": false, "complete": false, "print": false, "collect": false, "pick up": false, "hand in": false, "hand over": false, "sort out": false, "clarify": false,
}

// jots reports whether a clause begins with the base form of a verb and has a
// day that may come: Visit Oakline on the 28th, Call Greta tonight.
func (r *reader) jots(c *clause) bool {
	i := c.from
	for i < c.to && (r.isSpace(i) || r.lightly(i)) {
		i++
	}
	if i >= c.to || r.toks[i].kind != tokWord {
		return false
	}
	meeting, ok := imperatives[r.toks[i].w.text]
	if !ok || isHan(r.runeAt(r.toks[i].span.End)) {
		return false
	}
	for _, k := range c.whens {
		w := &r.whens[k]
		switch {
		case w.ago || w.direction(r.today) < 0 || meeting && r.longToCome(w):
			return false
		case w.direction(r.today) > 0, !w.fixed && !meeting, w.deadline, (r.evening(w) || w.clock != "" && r.partAhead(w)) && w.near == r.today:
			return true
		case !w.fixed && onlyVerbs[r.toks[i].w.text]:
			return true // meet Kepler Systems on Friday: who has been there writes met
		case !w.fixed && (w.clock != "" || !w.weekday || r.timed(c) || strings.Contains(r.words(c), "first thing")):
			return true
		}
	}
	return false
}

// bidsToday reports a message that is no more than a verb in its base form, the name of somebody right
// behind it and today: call Greta today about the trial. Who has done it writes called, and a call with
// Greta, or visit Oakline today, may be what was done.
func (r *reader) bidsToday(c *clause) bool {
	i := c.from
	for i < c.to && (r.isSpace(i) || r.lightly(i)) {
		i++
	}
	if len(r.clauses) > 1 || r.night || i >= c.to || r.toks[i].kind != tokWord {
		return false
	}
	if verb := r.toks[i].w.text; !onlyVerbs[verb] && verb != "call" && verb != "phone" && verb != "ring" {
		return false
	}
	for i++; i < c.to && r.isSpace(i); i++ {
	}
	named := i < c.to && (r.inFirm(i) || slices.ContainsFunc(r.folk, func(p person) bool {
		return p.span.Start <= r.toks[i].span.Start && r.toks[i].span.Start < p.span.End
	}))
	if verb := r.toks[r.firstWord(c)].text(); named && len(c.whens) == 0 && (verb == "call" || verb == "phone" || verb == "ring") {
		return r.nobodyElse(c, i) // call tom
	}
	return named && slices.ContainsFunc(c.whens, func(k int) bool {
		w := &r.whens[k]
		return w.near == r.today && w.direction(r.today) == 0
	})
}

// nobodyElse reports a clause in which nothing stands from token i on but whom it is done with, and where he is.
func (r *reader) nobodyElse(c *clause, i int) bool {
	for ; i < c.to; i++ {
		if t := r.toks[i]; t.kind != tokMark && !r.inFirm(i) && !r.folkAt(i) && !isAny(t, "at", "from", "back", "again") && !slices.ContainsFunc(r.folk, func(p person) bool {
			return p.span.Start <= t.span.Start && t.span.End <= p.span.End
		}) {
			return false
		}
	}
	return true
}

// onlyVerbs are those among the imperatives that nobody writes for what was: not visit and call,
// which are what was made, too.
var onlyVerbs = map[string]bool{"meet": true, "see": true, "go": true, "drive": true, "fly": true, "speak": true, "talk": true}

// lightly reports whether a word before a noted verb says nothing: pls, and then.
func (r *reader) lightly(i int) bool {
	switch r.toks[i].text() {
	case "please", "pls", "also", "then", "and", "next", "next step", "todo", "to do", "to-do", "a", "the", "and then":
		return true
	}
	return r.toks[i].kind == tokMark
}

// timed reports whether a clause has a time of day.
func (r *reader) timed(c *clause) bool {
	for _, k := range c.whens {
		if r.whens[k].clock != "" {
			return true
		}
	}
	return false
}

// evening reports whether a date is a part of today that still comes.
func (r *reader) evening(w *when) bool { return w.part >= 0 && r.partAhead(w) }

// dayWeight is what a day that comes is worth as a sign of a task: little where
// it is the day of a signature, or customers are only counted.
func (r *reader) dayWeight(g *group, c *clause) float64 {
	if c.bits&cCustomer != 0 || r.sumOf(g) != nil {
		return 1.5
	}
	for i := c.from; i < c.to; i++ {
		if r.toks[i].kind == tokWhen && r.signs(c, i) {
			return 1.5
		}
	}
	return 2.1
}

// agrees reports whether a clause tells that somebody agreed to a day that comes: 他同
// 意周四见, she's fine with Tuesday.
func (r *reader) agrees(c *clause) bool {
	said := false
	for i := c.from; i < c.to; i++ {
		t := r.toks[i]
		switch t.text() {
		case "同意", "答应", "答应了", "约在", "约好", "敲定", "定在", "agreed to", "agreed on", "fine with", "ok with", "suggests", "proposed":
			said = true
		}
		if said && t.kind == tokWhen {
			return !r.whens[t.at].fixed || r.whens[t.at].direction(r.today) > 0
		}
	}
	return false
}

// onlyWhen reports whether a clause is nothing but a date.
func (r *reader) onlyWhen(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		if t := r.toks[i]; t.kind != tokWhen && t.kind != tokMark && t.bits&(cAt|cFunc) == 0 {
			return false
		}
	}
	return len(c.whens) > 0
}

// duty reports whether a clause begins with a word that says what the speaker has to
// do: 要尽快给符工回邮件, need to send, finish the drawings.
func (r *reader) duty(c *clause) bool {
	i := c.from
	for i < c.to && (r.toks[i].kind == tokWhen || r.lightly(i)) {
		i++
	}
	if i < c.to && handedIn[r.toks[i].text()] && !c.void() && len(c.firms)+len(c.folk) > 0 && r.dueIn(c) {
		return true // upload the Gridco tender before 5pm tomorrow
	}
	if i >= c.to || c.void() || c.bits&(cOutcome|cMilestone) != 0 || c.bits&cChat != 0 && len(c.firms) == 0 {
		return false
	}
	for k := i; k < c.to; k++ {
		if v := valOf(r.toks[k], cIntent); v == Opportunity || v == ApprovalRequest {
			return false // 年底前要把宏泰签下来
		}
	}
	switch s := r.toks[i].text(); s {
	case "要", "得", "需要", "必须", "还要", "还得", "该", "要给", "尽快", "赶紧", "抓紧", "i need to", "need to", "have to", "must", "gotta", "got to", "should":
		return c.bits&(cWantBuy|cRival) == 0 && len(c.firms)+len(c.folk) > 0
	default:
		meeting, ok := imperatives[s]
		return ok && !meeting && s != "order" && s != "quote" && s != "review" && s != "update" && s != "draft" && s != "fix" && s != "test" && c.bits&(cDone|cMoneyKind) == 0
	}
}

// handedIn are the verbs of papers that are handed in or over: whatever they are of, it is
// something to do.
var handedIn = map[string]bool{"upload": true, "submit": true, "send": true, "hand in": true, "print": true, "finish": true, "complete": true, "prepare": true, "deliver": true, "courier": true, "post": true, "email": true}

// putsTo reports whether a clause puts something off to a day: tender推迟到10月15号开.
func (r *reader) putsTo(c *clause) bool {
	for i := c.from; i+1 < c.to; i++ {
		if isFunc(r.toks[i], "改") && r.toks[i+1].kind == tokWhen && r.whens[r.toks[i+1].at].direction(r.today) > 0 {
			return true // 芮工说改后天了
		}
		switch r.toks[i].text() {
		case "推迟到", "延期到", "推到", "改到", "顺延到", "延到", "改期到", "提前到", "挪到", "postponed to", "moved to", "pushed to", "delayed to", "slipped to", "rescheduled to":
			for k := i + 1; k < c.to && k <= i+2; k++ {
				if r.toks[k].kind == tokWhen {
					return true
				}
			}
		}
	}
	return false
}

// neutral are English words of meeting that tell neither of what was nor of what
// will be.
var neutral = map[string]bool{"second visit": true, "next visit": true, "workshop at": true, "workshop with": true, "demo at": true, "demo with": true, "training at": true, "call": true, "visit": true, "on site": true, "onsite": true, "on-site": true, "demo": true, "workshop": true, "site visit": true, "kickoff": true, "kick-off": true, "sync": true, "f2f": true, "plant tour": true, "factory tour": true, "site tour": true, "site survey": true, "walkthrough": true, "site inspection": true}

// onlyPlans reports whether nothing in a message says that it was done.
func (r *reader) onlyPlans() bool {
	for _, t := range r.toks {
		if t.kind == tokWord && (t.bits&(cDone|cOutcome) != 0 || strings.HasSuffix(t.w.text, "了") || strings.HasSuffix(t.w.text, "过")) {
			return false
		}
	}
	return len(r.whens) > 1 && !r.thatWas(&r.clauses[len(r.clauses)-1])
}

// appoints reports whether a clause says that a meeting was arranged and at what time of the
// day, which has still to come: 今天约了周总监下午三点, 下午约了陈经理三点见面.
func (r *reader) appoints(c *clause) bool {
	said := false
	for i := c.from; i < c.to; i++ {
		switch t := r.toks[i]; {
		case t.bits&cPlan != 0 && t.kind == tokWord && strings.HasPrefix(t.w.text, "约"), isFunc(t, "预约了"), isFunc(t, "预约"):
			said = true
		case t.kind == tokWord && t.bits&(cOutcome|cMeet|cVisit|cGo|cCall) != 0 && (strings.Contains(t.w.text, "了") || strings.HasSuffix(t.w.text, "到")):
			return false
		case said && t.kind == tokWhen && r.whens[t.at].clock != "" && r.whens[t.at].direction(r.today) >= 0:
			return true
		}
	}
	return false
}

// bareHour is the hour of an English appointment that is said with no more than a number:
// booked in with Garforth for 10 on Friday.
func (r *reader) bareHour(c *clause) string {
	for i := c.from + 2; i < c.to; i++ {
		t := r.toks[i]
		bare := t.kind == tokDigits || t.kind == tokMoney && r.moneys[t.at].bare
		if p := r.toks[i-2]; !bare || !r.isSpace(i-1) || !isFunc(p, "for") && !isFunc(p, "at") || i+1 < c.to && !r.isSpace(i+1) {
			continue
		}
		if next := r.tok(i + 2); i+1 < c.to && next.kind != tokWhen && !isFunc(next, "on") && !isFunc(next, "with") {
			continue
		}
		if h, end := intAt(r.n, t.span.Start); end == t.span.End && h >= 1 && h <= 12 {
			if h < 7 {
				h += 12
			}
			return hhmm(h * 3600)
		}
	}
	return ""
}
