package parse

import (
	"slices"
	"strings"
)

// When somebody of the customer's is in his office, away or back is his doing and none of ours:
// it is worth knowing, but no step, unless something is planned for then.

// presences notes the clauses that tell no more than when one of theirs is there, where nothing
// that is to be done then is said behind them: 贺总下周一在厂里, Mrs Adler is out until Monday.
func (r *reader) presences() {
	for k := range r.clauses {
		c := &r.clauses[k]
		if len(c.whens) == 0 || c.bits&(cSpeaker|cVisit|cCall) != 0 || len(c.moneys) > 0 {
			continue
		}
		i, ok := r.theirSubject(c)
		if !ok && k > 0 && r.clauses[k-1].sentence == c.sentence && (r.clauses[k-1].there || r.clauses[k-1].bits&cOutcome != 0 || r.missed(&r.clauses[k-1])) {
			i, ok = c.from, true // 出差了,下周四回
		}
		if first := r.firstWord(c); !ok && others[r.tok(first).text()] {
			i, ok = first+1, true // 他下周一才回来
		}
		if !ok || !r.saysPresence(i, c.to) || r.hourBehind(k) || r.whens[c.whens[0]].deadline && strings.HasSuffix(r.words(c), "前回") {
			continue
		}
		then := r.plansBehind(k)
		c.then, c.there = then > 0, then < 0
		if c.then && c.tense == 0 && r.whens[c.whens[0]].direction(r.today) >= 0 {
			c.tense, r.clauses[then].tense = 1, 1 // in the office again from Thursday, call her then
		}
		if w := &r.whens[c.whens[0]]; c.there && c.tense < 0 && r.han && w.weekday && w.near > r.today && !r.hanDone(c) {
			c.tense = 1 // 王总周四不在, said on a Wednesday
		}
	}
}

// hourBehind reports whether the clause behind the k-th names an hour, which is on its day: 王总周三在公司,约了10点.
func (r *reader) hourBehind(k int) bool {
	if k+1 >= len(r.clauses) || r.clauses[k+1].sentence != r.clauses[k].sentence || len(r.clauses[k+1].whens) != 1 {
		return false
	}
	w := &r.whens[r.clauses[k+1].whens[0]]
	return w.grain == byClock && w.clock != ""
}

// saysPresence reports whether tokens say that somebody is there, away or back, and nothing else
// but when.
func (r *reader) saysPresence(from, to int) bool {
	var b strings.Builder
	for i := from; i < to; i++ {
		switch t := r.toks[i]; {
		case t.kind == tokWhen, t.kind == tokMark && !r.isSpace(i), t.kind == tokWord && t.bits&cSay != 0 && b.Len() == 0:
		case t.kind == tokWord && t.bits&cRegion != 0 && r.placeBehind(b.String()):
		default:
			b.WriteString(r.saying(t.span))
		}
	}
	s := strings.TrimSpace(b.String())
	for cut := true; cut; {
		cut = false
		for _, w := range presenceBefore {
			if rest, ok := strings.CutPrefix(s, w); ok && rest != "" {
				s, cut = strings.TrimSpace(rest), true
			}
		}
	}
	for _, w := range [...]string{" until", " till", " from", " on", " til", " again", "了", "的"} {
		s = strings.TrimSpace(strings.TrimSuffix(s, w))
	}
	return presenceWords[s]
}

// placeBehind reports whether words lead to a place, which says no more of it: 去, is in.
func (r *reader) placeBehind(s string) bool {
	s = strings.TrimSpace(s)
	return s == "去" || strings.HasSuffix(s, "在") || strings.HasSuffix(s, "从") || strings.HasSuffix(s, "in") || strings.HasSuffix(s, "from")
}

// onlyThere reports whether a group says so and tells of nothing that is to come.
func (r *reader) onlyThere(g *group) bool {
	there := false
	for _, k := range g.clauses {
		c := &r.clauses[k]
		there = there || c.there
		if !c.there && !c.void() && (c.tense > 0 || r.isStep(c)) {
			return false
		}
	}
	return there
}

// thenIn reports whether a group says of a day when somebody is there what is to be done then.
func (r *reader) thenIn(g *group) bool {
	return slices.ContainsFunc(g.clauses, func(k int) bool { return r.clauses[k].then })
}

// presenceBefore is what may stand before a word of presence and says no more of it.
var presenceBefore = []string{"开始", "才能", "才会", "都会", "应该", "可能", "估计", "一直", "他", "她", "就", "都", "才", "要", "会", "也", "又", "从", "s ", "are ", "re ", "is ", "was ", "'s ", "'ll be ", "will be ", "should be ", "will only be ", "won't be ", "isn't ", "not ", "only ", "just ", "be "}

// presenceWords say where somebody is, whether he is away or back.
var presenceWords = func() map[string]bool {
	m := wordSet("在 不在 没在 在公司 在厂里 在厂 在单位 在办公室 在家 在工地 在总部 在北京 在国内 在国外 不在公司 不在厂里 不在厂 不在家 回 回来 回公司 回厂 回厂里 回国 返程 回来上班 上班 来上班 到岗 出差 外出 出差回来 休假 休息 请假 年假 出国 没空 没时间 忙 很忙 去开会 去出差 去培训 去考察 在外地 在外面 休完假 放假 停产 停产检修 检修 关门 参展 在参展 盘点 调休 团建 年会 " +
		"in out off away back busy abroad travelling traveling sick ill closed")
	for _, s := range []string{"in the office", "in his office", "in her office", "at the plant", "at the office", "at his desk", "at her desk", "out sick", "off sick", "shut", "shut down", "closed down", "out of office", "out of the office", "out of town", "on leave", "on sick leave", "on holiday", "on vacation", "on pto", "on annual leave", "on maternity leave", "on a business trip", "back in", "back in the office", "back from holiday", "back from vacation", "back from leave", "back at work", "away on business"} {
		m[s] = true
	}
	return m
}()

// thatMonth reports whether all that is said of when is a month or a longer time: try him in September.
func (r *reader) thatMonth(c *clause) bool {
	g := r.whens[c.whens[0]].grain
	return g != byDay && g != byClock && g != byWeek
}

// plansBehind is the clause behind the k-th that says what is to be done then, without a day of its
// own; -1 for none.
func (r *reader) plansBehind(k int) int {
	for j := k + 1; j < len(r.clauses); j++ {
		c := &r.clauses[j]
		_, then := holdsAny(r.words(c), []string{"到时", "届时", "那天", "then", "回来就", "回来后", "回来再"})
		if !c.void() && (len(c.whens) == 0 || r.thatMonth(c)) && !strings.ContainsRune("不没别", r.n[c.span.Start]) && (then || c.tense > 0 || r.isStep(c)) && !r.saysPresence(c.from, c.to) {
			return j
		}
	}
	return -1
}

// hasNoTime reports whether a clause ends by saying that somebody cannot be met: 恒发周经理今天没空.
func (r *reader) hasNoTime(c *clause) bool {
	text := strings.TrimRight(r.str(c.span), " ,，。.!！了呢啊")
	for _, w := range [...]string{"没空", "没有空", "没时间", "没有时间", "不方便", "不太方便", "有事", "临时有事", "走不开", "抽不开身", "在忙", "很忙", "太忙", "忙", "生病", "不舒服", "出差", "请假", "休假", "休息", "外出"} {
		if strings.HasSuffix(text, w) {
			return true
		}
	}
	return false
}
