package parse

import (
	"slices"
	"strings"

	"milepost/storage/crm"
)

// What a day of a message is the day of: of what was done, of what is to be done, of what
// takes place with or without us, of a signature, or of nothing that is kept. The tense of
// its clause and what the clause speaks of decide; where several could be it, the one for
// which most speaks is taken, and of two alike the one that was said first.

// weighed is what could be what is sought, with what speaks for it.
type weighed struct {
	clause int
	day    *when // of what was done; nil where only the clause says it
	weight float64
	rule   string
}

// heaviest is the first of the heaviest; ok is false where there are none.
func heaviest(all []weighed) (best weighed, ok bool) {
	for _, w := range all {
		if !ok || w.weight > best.weight {
			best, ok = w, true
		}
	}
	return best, ok
}

// stepClause is the clause of a group that tells what comes next.
func (r *reader) stepClause(g *group) (weighed, bool) {
	var all []weighed
	for _, k := range g.clauses {
		if w, rule := r.stepWeight(k); w > 0 {
			all = append(all, weighed{clause: k, weight: w, rule: rule})
		}
	}
	best, ok := heaviest(all)
	if ok {
		r.explainRivals("next_step", best, all)
	}
	return best, ok
}

// stepWeight is what speaks for a clause's being the next step: a day that comes speaks more
// than words of planning, a day more than a week, what is put in its place most. What takes
// place without us, the way to somewhere, a stay there and the day of a signature leave the
// place to what is done then.
func (r *reader) stepWeight(k int) (float64, string) {
	c := &r.clauses[k]
	dated := r.dueIn(c) || r.hourAhead(c) != ""
	switch {
	case r.waitsBriefly(c):
		return 0, ""
	case c.void(), c.there, c.tense <= 0 && !dated && !r.setsOut(c), !dated && !r.isStep(c) && !r.setsOut(c), r.theirGoal(c):
		return 0, ""
	case !dated:
		return 1, "planned in so many words"
	}
	w := 6.0
	if r.dueOnDay(c) {
		w++
	}
	if r.obliges(c.from) || r.weMustBy(c) {
		w += 2.5 // what is asked of us goes before what they do
	}
	switch {
	case r.othersEvent(c):
		return w - 4, "takes place with or without us"
	case r.onTheWay(c), r.whereabouts(c), r.away(c):
		return w - 3, "only the way there, or where one is"
	case r.inTown(c):
		return w - 3, "only when he is here"
	case r.onlySigned(c):
		return w - 4, "the day of a signature"
	case r.putsTo(c), r.rather(k):
		return w + 2 + float64(k)/1000, "put in the place of another day"
	}
	return w, "a day in it still comes"
}

// weMustBy reports whether a clause begins with the speaker, who has to do something by a day: 我们要Monday前把tooling
// 送到.
func (r *reader) weMustBy(c *clause) bool {
	if r.toks[c.from].bits&(cSpeaker|cOurs) == 0 || !isAny(r.tok(c.from+1), "要", "得", "需要", "必须", "得在", "要在") {
		return false
	}
	return slices.ContainsFunc(c.whens, func(i int) bool { return r.whens[i].deadline })
}

// onlySigned reports whether all days that a clause names are those on which a deal is expected
// to be signed.
func (r *reader) onlySigned(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		if r.toks[i].kind == tokWhen && !r.signs(c, i) {
			return false
		}
	}
	return len(c.whens) > 0
}

// doneDay finds the day of what was done.
func (r *reader) doneDay(g *group, f *Facts) {
	var all []weighed
	for _, k := range g.clauses {
		all = r.doneDays(k, all)
	}
	if len(all) == 0 {
		all = r.dayOfAll(g, all)
	}
	best, ok := heaviest(all)
	if !ok {
		f.DateAssumed, f.NightBefore = true, r.night
		r.note(Reason{Slot: "date", Rule: "no day was said: it is taken as the day of the message"})
		if r.night || f.Intent == Call && !r.stillNot(g) {
			f.Date = r.today // after midnight the day of the message is that of the evening before
		}
		return
	}
	best = r.madeUp(best, all)
	r.explainRivals("date", best, all)
	w := best.day
	if w == nil {
		f.Date, f.NightBefore = r.today, r.night
		r.note(Reason{Slot: "date", Value: string(f.Date), Rule: best.rule, Span: r.clauses[best.clause].span})
		return
	}
	f.Date, f.DateAssumed = w.on(-1)
	if d := r.dayOfWeekend(w); d != "" {
		f.Date, f.DateAssumed = d, false
	}
	f.Clock = w.clock
	f.NightBefore = r.night && f.Date == r.today
	f.Spans["date"] = w.span
	r.note(Reason{Slot: "date", Value: string(f.Date), Rule: best.rule, Span: w.span})
}

// dayOfAll adds the day that stands behind the last of several who were seen one after the other, where
// none of the others has one: Met Marge (Dunholm) and Stan (Easby) today.
func (r *reader) dayOfAll(g *group, all []weighed) []weighed {
	first := g.clauses[0]
	if c := &r.clauses[first]; c.tense >= 0 || c.void() || c.bits&(cVisit|cMeet|cCall|cGo) == 0 {
		return all
	}
	for k := first + 1; k < len(r.clauses) && (r.clauses[k].parted || strings.HasPrefix(r.words(&r.clauses[k]), "and then ")); k++ {
		c := &r.clauses[k]
		if c.void() || c.tense >= 0 || c.bits&(cVisit|cMeet|cCall|cGo) != 0 {
			return all
		}
		if len(c.whens) == 1 && (r.dated(c) || r.whens[c.whens[0]].weekday && !r.whens[c.whens[0]].deadline) {
			return append(all, weighed{clause: k, day: &r.whens[c.whens[0]], weight: 1, rule: "the day of all who are named one after the other"})
		}
	}
	return all
}

// madeUp is the later day on which it came about where it was tried in vain on the one that weighs
// most: 周一call过邹工没接,今天接了.
func (r *reader) madeUp(best weighed, all []weighed) weighed {
	if best.day == nil || len(all) < 2 || !r.inVain(best.clause) {
		return best
	}
	first, _ := best.day.on(-1)
	for _, w := range all {
		if w.day == nil || w.clause <= best.clause || r.clauses[w.clause].tense >= 0 || r.clauses[w.clause].void() || r.inVain(w.clause) {
			continue
		}
		if d, _ := w.day.on(-1); d > first {
			return w
		}
	}
	return best
}

// inVain reports whether a clause says that nobody was reached.
func (r *reader) inVain(k int) bool {
	c := &r.clauses[k]
	return c.bits&cOutcome != 0 && slices.ContainsFunc(r.toks[c.from:c.to], func(t token) bool { return valOf(t, cOutcome) == "not_reached" })
}

// doneDays adds the days of a clause that what was done may have been on: none that is to come
// or by which something is due, and none of a clause that speaks of others or of what was
// called off.
func (r *reader) doneDays(k int, all []weighed) []weighed {
	c := &r.clauses[k]
	if c.cancel || c.quote || c.beside || c.tense > 0 {
		return all
	}
	weight, rule := r.doneWeight(c)
	found := false
	for _, i := range c.whens {
		w := &r.whens[i]
		if r.deniedAt(w.span.Start) || r.movedFrom(c, w) || w.deadline && !(c.tense < 0 && r.beforeFeast(w)) || w.direction(r.today) > 0 || w.grain == byWeek || w.grain == byMonth {
			continue
		}
		worth := weight
		if w.deadline {
			worth -= 0.5 // 国庆前见过他,今天又去了: a day before which it was says less than the day itself
		}
		all, found = append(all, weighed{clause: k, day: w, weight: worth, rule: rule}), true
	}
	if !found && (r.justNow(c) || r.halfDay(c)) {
		all = append(all, weighed{clause: k, weight: weight, rule: "it has only just been, or in a part of today"})
	}
	return all
}

// doneWeight is what speaks for the day of a clause being that of what was done: that it
// tells of a meeting or a call most, what is only said of other days least.
func (r *reader) doneWeight(c *clause) (float64, string) {
	switch {
	case c.wish, c.there, r.away(c), r.earlierOn(c), r.wasToBe(c):
		return 1, "the day of what was meant to be, or when one is not there"
	case c.tense < 0 && !c.neg && c.bits&(cVisit|cMeet|cCall|cGo|cActivity) != 0:
		return 3, "a day on which somebody was met or called"
	case c.tense == 0 && !c.neg && c.bits&(cVisit|cMeet|cGo) != 0 && len(c.firms) > 0:
		return 2.5, "a day on which a customer may have been visited"
	case c.tense == 0 && len(c.firms) == 0 && !slices.ContainsFunc(c.whens, func(w int) bool { return r.whens[w].fixed }):
		return 1.5, "a bare day of a clause that does not say when it was"
	}
	if c.tense < 0 && !c.neg {
		return 2.2, "a day of a clause that tells what was done"
	}
	return 2, "a day of a clause that does not speak of what comes"
}

// away reports whether a clause tells no more than that the speaker is not there: 周三周四我不在.
func (r *reader) away(c *clause) bool {
	if len(c.firms)+len(c.folk) > 0 {
		return false
	}
	if r.toks[c.from].kind == tokWhen && r.saysPresence(c.from, c.to) {
		return true // Wed: sick
	}
	_, ok := holdsAny(r.words(c), []string{"我不在", "在外地", "出差", "我请假", "我休假", "我年假", "我调休", "i'm away", "i am away", "i'm off", "i am off", "i was off", "out of office"})
	return ok
}

// onLeave reports whether a clause that is not all of a message says no more than that the speaker has
// a day off, on which nothing else is to be done: 明天我请假,下午去给粤钢送样.
func (r *reader) onLeave(c *clause) bool {
	if len(r.clauses) < 2 || len(c.whens) != 1 || r.whens[c.whens[0]].part >= 0 || r.whens[c.whens[0]].near < r.today || !r.away(c) {
		return false
	}
	_, ok := holdsAny(r.words(c), []string{"请假", "休假", "年假", "调休", "i'm off", "i am off"})
	return ok
}

// stillNot reports whether a group says of a call that it has not been made or got through so far,
// which is on no day: 还没联系上大华的人.
func (r *reader) stillNot(g *group) bool {
	for _, k := range g.clauses {
		c := &r.clauses[k]
		if c.bits&cCall == 0 || slices.ContainsFunc(c.whens, func(w int) bool { return r.whens[w].grain == byDay }) {
			continue
		}
		if _, ok := holdsAny(r.words(c), []string{"还没", "一直没", "一直联系不上", "一直打不通", "还未", "尚未", "haven't", "havent", "have not", "still no", "not yet"}); ok {
			return true
		}
	}
	return false
}

// wasToBe reports whether a clause says in English of a day only that something was to be on it.
func (r *reader) wasToBe(c *clause) bool {
	if r.han {
		return false
	}
	_, ok := holdsAny(r.words(c), []string{"was supposed to be", "was meant to be", "was planned for", "had planned", "was due to be"})
	return ok
}

// dayBefore is the day of an hour that is all a clause says: that of the plan right before it, else its own.
// Ingrid明天来factory audit,下午3点.
func (r *reader) dayBefore(at int, hour *when) crm.Date {
	if at == 0 || !r.onlyWhen(&r.clauses[at]) {
		return hour.near
	}
	b := &r.clauses[at-1]
	if b.void() || b.tense <= 0 || b.sentence != r.clauses[at].sentence || len(b.whens) != 1 {
		return hour.near
	}
	if day := &r.whens[b.whens[0]]; day.grain == byDay && day.direction(r.today) > 0 {
		return day.near
	}
	return hour.near
}

// waitsBriefly reports a clause that ends with a wait of minutes or hours, which is over before anybody
// could note it: 让我等半小时.
func (r *reader) waitsBriefly(c *clause) bool {
	text := strings.TrimRight(r.str(c.span), " ,，。.!！了")
	at := strings.LastIndex(text, "等")
	if at < 0 {
		return false
	}
	switch rest := text[at+len("等"):]; rest {
	case "一下", "一会", "一会儿", "会", "会儿", "下", "片刻", "半小时", "半个小时", "一小时", "一个小时", "两小时", "两个小时":
		return true
	default:
		return strings.HasSuffix(rest, "分钟") && len([]rune(rest)) <= len("四十五分钟")/3
	}
}

// roleOfBeing is the part that is said to be somebody's before he is named: 决策是贝总,
// 评估是技术部的俞工.
func (r *reader) roleOfBeing(tok int) string {
	k := tok - 1
	for k > 0 && r.toks[k].kind == tokWord && (r.toks[k].bits&(cDept|cTitle|cTheirs) != 0 || isFunc(r.toks[k], "的") || isFunc(r.toks[k], "分管") || isFunc(r.toks[k], "主管")) {
		k--
	}
	if t := r.tok(k); !isFunc(t, "是") && !isFunc(t, "由") && !isFunc(t, "归") && !isFunc(t, "找") && !isFunc(t, "在") {
		return ""
	}
	from := k - 1
	for isFunc(r.tok(k), "找") && (isFunc(r.tok(from), "得") || isFunc(r.tok(from), "要") || isFunc(r.tok(from), "还得") || isFunc(r.tok(from), "都得") || isFunc(r.tok(from), "必须")) {
		from--
	}
	switch t := r.tok(from); t.text() {
	case "决策", "决策的", "决定", "拍板", "拍板的":
		return "decision_maker"
	case "审批", "最后审批", "终审", "签字", "签字的", "批准":
		return "approver"
	case "评估", "负责评估", "技术评估", "技术把关", "把关":
		return "evaluator"
	case "使用", "使用的", "用的":
		return "user"
	default:
		if t.kind == tokWord && r.toks[k-1].bits&cRole != 0 && isFunc(r.tok(k), "是") {
			return valOf(t, cRole)
		}
	}
	return ""
}
