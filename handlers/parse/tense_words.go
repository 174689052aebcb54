package parse

import (
	"slices"
	"strings"
)

// tenseOf weighs one word for done and for plan.
func (r *reader) tenseOf(i int, t token) (done, plan float64) {
	if t.w.n == 1 && isHan(r.n[t.span.Start]) {
		return r.tenseOfOne(i, t)
	}
	if l, said := r.tenseOfPhrase(i, t); said {
		return l.done, l.plan
	}
	return r.tenseOfKind(i, t)
}

// tenseOfOne weighs a single Chinese character.
func (r *reader) tenseOfOne(i int, t token) (done, plan float64) {
	switch t.w.text {
	case "过":
		if r.folkAt(i-1) && !isFunc(r.tok(i+1), "了") && !isFunc(r.tok(i+1), "完") {
			return 0.5, 0 // 周四跟Neil过合同: it is what is done, and no mark
		}
		return 1.5, 0
	case "了":
		return 1.5, 0
	case "刚", "已":
		return 2, 0
	case "又":
		return 1, 0
	case "要":
		if p := r.tok(i - 1); p.kind == tokPerson || p.bits&cTheirs != 0 {
			return 0, 0 // it is the customer who wants
		}
		return 0, 1.5
	case "再", "约", "催", "会", "改", "待", "等":
		return 0, 1.5
	case "将", "前", "得":
		return 0, 0.5
	case "交", "发", "送", "报", "寄", "带", "出":
		return 0, 1
	}
	if t.bits&cGo != 0 {
		return 0.3, 0
	}
	return 0, 0
}

// tenseOfPhrase weighs words that speak for themselves, whatever kind they are of.
func (r *reader) tenseOfPhrase(i int, t token) (l leaning, said bool) {
	s := t.w.text
	switch {
	case s == "then" && r.han && isHan(r.runeAt(t.span.End)):
		return leaning{}, true // then去坤达送样: 然后
	case bookings[s] && r.sentenceStart(i):
		return leaning{plan: 3}, true
	case startsWith(s, "trying again", "try again", "going back", "coming back", "calling back"):
		return leaning{plan: 2}, true
	case s == "打电话" && isFunc(r.tok(i+1), "来") && i > 0 && (r.tok(i-1).kind == tokPerson || r.tok(i-1).kind == tokLatin):
		return leaning{done: 2.5}, true // Omar打电话来chase报价
	case s == "again":
		return leaning{}, true
	case strings.HasPrefix(s, "asked ") && r.hasWeekday(i):
		return leaning{done: 1.5}, true // on Tuesday she asked for a quote
	case startsWith(s, "要去", "得去"):
		return leaning{plan: 1.5}, true // 上午要去趟中联重科
	case startsWith(s, "又去", "又见", "又跑"):
		return leaning{done: 1}, true
	case startsWith(s, "打来", "来电"),
		startsWith(s, "打电话来", "打电话过来") && !strings.ContainsAny(r.between(max(0, t.span.Start-5), t.span.Start), "等让叫请待会没"):
		return leaning{done: 2}, true // who has rung
	case s == "花了":
		return leaning{done: 3}, true // what was spent has been
	case s == "回访" && r.wasReturn(i):
		return leaning{done: 0.4}, true // 都是回访
	}
	return leaning{}, false
}

// hasWeekday reports whether a bare day of the week stands before token i in its sentence.
func (r *reader) hasWeekday(i int) bool {
	for k := i - 1; k >= 0 && (r.toks[k].kind != tokMark || r.isSpace(k)); k-- {
		if t := r.toks[k]; t.kind == tokWhen {
			return r.whens[t.at].weekday && !r.whens[t.at].fixed
		}
	}
	return false
}

// startsWith reports whether a word begins with one of some others.
func startsWith(s string, with ...string) bool {
	return slices.ContainsFunc(with, func(w string) bool { return strings.HasPrefix(s, w) })
}

// wasReturn reports whether a 回访 at token i says what a visit was: 都是回访.
func (r *reader) wasReturn(i int) bool {
	before := r.tok(i - 1)
	return len(r.whens) == 0 && (len(r.clauses) > 1 || before.bits&(cCustomer|cSource) != 0) ||
		strings.HasSuffix(before.text(), "是") || strings.HasSuffix(r.tok(i-2).text(), "是")
}

// tenseOfKind weighs a word by its kind.
func (r *reader) tenseOfKind(i int, t token) (done, plan float64) {
	s, han := t.w.text, isHan(r.n[t.span.Start])
	hanDone := strings.Contains(s, "了") || strings.HasSuffix(s, "过") || strings.Contains(s, "过一") || strings.HasSuffix(s, "完") || strings.HasSuffix(s, "到") && t.bits&cMeet != 0
	switch {
	case t.bits&cPlan != 0 && startsWith(s, "约", "book", "改约", "预约", "安排", "答应", "承诺"), startsWith(s, "电话约"):
		return 0, 2
	case t.bits&cOutcome != 0 && t.bits&cCancel == 0:
		return 2.5, 0
	case t.bits&(cVisit|cMeet|cGo|cCall) != 0 && (hanDone || strings.HasPrefix(s, "刚")):
		return 2.5, 0
	case t.bits&cWish != 0:
		return 0, 2
	case t.bits&cDone != 0 && t.bits&cPlan == 0:
		if !han && t.bits&cWantBuy != 0 {
			return 0.5, 0
		}
		return 1.5, 0
	case t.bits&cPlan != 0 && t.bits&cDone == 0:
		return 0, planWeight(s)
	case t.bits&cAnswer != 0:
		return 0, 1
	case t.bits&(cVisit|cMeet|cCall) != 0 && !han && !r.isGerund(t) && !neutral[s]:
		if r.hanPlanBefore(i) {
			return 0.3, 0 // 回头cold call一下
		}
		if r.stillTo(i) {
			return 0, 1.5 // wants to meet the week after
		}
		return 1.5, 0
	case t.bits&(cVisit|cMeet) != 0 && han:
		return 0.4, 0
	case hanDone:
		return 1, 0
	}
	return 0, 0
}

// planWeight is how much a word of plans speaks for what is to come.
func planWeight(s string) float64 {
	switch s {
	case "报价", "quote":
		return 0 // as often a thing as a deed
	case "预计", "plan", "appointment":
		return 0.5
	}
	return 1.5
}
