package parse

import "strings"

// spokenFrom is from how many Chinese characters without any mark on a stretch reads as spoken:
// whoever types a shorter one says one thing in it.
const spokenFrom = 16

// spoken reports whether token i lies in a stretch without marks that is as long as a message
// by voice has it (reading.md, run-ons).
func (x *cutter) spoken(i int) bool {
	if i < x.stretch {
		return x.long
	}
	r, han := x.r, 0
	for x.stretch = i; x.stretch < len(r.toks); x.stretch++ {
		t := r.toks[x.stretch]
		if t.kind == tokMark {
			if _, soft := r.breakAt(x.stretch); soft {
				break
			}
			continue
		}
		if isHan(r.n[t.span.Start]) {
			han += t.span.End - t.span.Start
		}
	}
	x.long = han >= spokenFrom
	x.stretch = max(x.stretch, i+1)
	return x.long
}

// turnsUnmarked reports whether at token i of a spoken stretch somebody goes on to the next thing:
// who does it, to what he has us obliged, the next day or the next customer is said there.
func (r *reader) turnsUnmarked(i, start int, h *gathered) bool {
	t := r.toks[i]
	if i-start < 2 || r.inFirm(i) && !r.firmStarts(i) {
		return false
	}
	switch {
	case r.firmStarts(i):
		return r.nextCustomer(i, h)
	case t.kind == tokWhen:
		return r.nextDay(i, h) || h.whens > 0 && restWords[r.saying(r.tok(i-1).span)]
	case t.kind != tokWord || !isHan(r.n[t.span.Start]):
		return false
	case t.w.val(cMoneyKind) != "" && r.sumFollows(i) && r.tok(i-1).kind != tokMoney:
		return r.sumSince(start, i) || h.told()
	case r.obliges(i):
		return saysSomething(h) && r.tok(i-1).bits&cSay == 0
	case supposes[t.w.text]:
		next := r.tok(i + 1)
		return h.event() && next.kind == tokWord && next.bits&cPlan != 0 && r.tok(i-1).bits&cSay == 0
	case t.bits&(cSpeaker|cOurs|cTheirs) != 0 || heOrShe[t.w.text]:
		return saysSomething(h) && !r.takesObject(i-1) && r.subject(i)
	}
	return false
}

// heOrShe are the words for somebody who was spoken of, with and without what he does.
var heOrShe = wordSet("他 她 他说 她说")

// supposes are the words that begin what somebody makes of it: 估计要到月底.
var supposes = wordSet("估计 大概 可能 应该 预计 说不定")

// saysSomething reports whether what was gathered tells of anything.
func saysSomething(h *gathered) bool {
	return h.event() || h.seen&(cPlan|cThing|cSay|cAnswer|cWantBuy|cMoneyKind|cPayment|cTitle) != 0
}

// sumSince reports whether a sum stands among the tokens from one on to another.
func (r *reader) sumSince(from, to int) bool {
	for k := from; k < to; k++ {
		if r.toks[k].kind == tokMoney {
			return true
		}
	}
	return false
}

// takesObject reports whether whoever is named behind token i is the object of it: 给他, 见了他们.
func (r *reader) takesObject(i int) bool {
	t := r.tok(i)
	if t.kind != tokWord {
		return false
	}
	if isFunc(t, "这个") || isFunc(t, "那个") {
		return false // 六十天这个我得回去商量
	}
	if isFunc(t, "的") || isFunc(t, "和") || t.bits&(cWith|cAt|cSay|cSplit|cRival) != 0 {
		return true
	}
	if t.bits&(cMeet|cVisit|cCall|cGo|cAnswer|cPlan|cAsk|cCommand|cFunc|cSource) == 0 {
		return false
	}
	for _, done := range []string{"下", "完", "会", "会儿", "一下", "半天", "好", "掉", "过来", "过去", "下来", "回来", "出来", "来", "了", "过", "定"} {
		if strings.HasSuffix(t.w.text, done) && t.w.text != done {
			return strings.HasPrefix(t.w.text, "见") || strings.HasPrefix(t.w.text, "拜访") || strings.HasPrefix(t.w.text, "找")
		}
	}
	return true
}

// subject reports whether the word for a side at token i stands for who does what follows: 他们想做,
// and not 他们的, 他们设备科.
func (r *reader) subject(i int) bool {
	next := r.tok(i + 1)
	if next.span.Start != r.toks[i].span.End || isFunc(next, "的") || strings.HasSuffix(r.toks[i].w.text, "的") {
		return false
	}
	return next.kind == tokWhen || next.kind == tokWord && next.bits&(cDept|cTitle|cTail|cKin) == 0
}

// nextDay reports whether the day at token i begins what is done on it, another one than before: 周四给晁总送样周五给解工报价.
func (r *reader) nextDay(i int, h *gathered) bool {
	prev, next := r.tok(i-1), r.tok(i+1)
	if h.whens == 0 || !saysSomething(h) && h.seen&cWith == 0 || prev.kind == tokWhen || prev.bits&(cSay|cAt) != 0 || movesTo[prev.text()] || isFunc(prev, "的") || isFunc(prev, "和") {
		return false
	}
	return next.kind == tokPerson || r.firmStarts(i+1) || next.kind == tokWord && next.bits&(cGo|cVisit|cMeet|cCall|cWith) != 0
}

// restWords are how one says that one does not work on a day.
var restWords = wordSet("休息 请假 休假 放假 调休 补休 年假")

// nextCustomer reports whether the company at token i is the next of those one was with: 洪都阀门见了甘总万里密封见了耿工.
func (r *reader) nextCustomer(i int, h *gathered) bool {
	prev := r.tok(i - 1)
	if !h.event() || r.takesObject(i-1) || prev.kind == tokWhen || prev.kind == tokMark {
		return false
	}
	k := i + 1
	for r.inFirm(k) && !r.firmStarts(k) {
		k++
	}
	behind := r.tok(k)
	return h.firms > 0 && (behind.kind == tokPerson || behind.kind == tokWord && behind.bits&(cMeet|cVisit|cCall|cOutcome|cNeg) != 0)
}
