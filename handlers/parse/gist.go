package parse

import (
	"slices"
	"strings"
)

// gist is what an activity was about, in the speaker's words.
func (r *reader) gist(g *group, f *Facts) string {
	var parts []string
	for _, k := range g.clauses {
		c := &r.clauses[k]
		if r.greets(c) || r.ownsUp(c) || c.void() && !c.neg || f.Next != nil && c.span == f.Next.Span || c.tense > 0 && r.dueIn(c) && f.Next != nil {
			continue
		}
		if s := r.gistOf(c, f); s != "" {
			parts = append(parts, s)
		}
	}
	sep := ","
	if !r.han {
		sep = ", "
	}
	s := []rune(strings.Join(parts, sep))
	if len(s) > 80 {
		s = append(s[:79], '…')
	}
	return string(s)
}

// stands reports whether somebody is named in a clause because it is told of him and of no other:
// 罗总不在,见了小钱, and of two who were met what each of them said.
func (r *reader) stands(p *person, c *clause, f *Facts) bool {
	if len(c.folk) > 1 || c.bits&(cMeet|cVisit|cGo|cCall|cIntro) != 0 && !c.neg {
		return false
	}
	met := slices.ContainsFunc(f.Contacts, func(x Contact) bool { return x.Span == p.span })
	return !met || len(f.Contacts) > 1
}

// gistOf is what a clause tells besides when, where and with whom.
func (r *reader) gistOf(c *clause, f *Facts) string {
	from := c.from
	for _, k := range c.firms {
		if at := r.firms[k].from; r.firms[k].rival || at > c.from && r.toks[at-1].bits&cWith != 0 && f.Account != nil && f.Account.Span != r.firms[k].span { // what a competitor does is told with its name, and so is with whom they are friends
			from = c.from
			break
		}
		from = max(from, r.firms[k].to)
	}
	for _, k := range c.folk {
		p := &r.folk[k]
		if r.stands(p, c, f) {
			continue
		}
		e := p.tok + 1
		for e < c.to && r.toks[e].span.Start < p.span.End {
			e++
		}
		from = max(from, r.pastTitle(e, c.to, p.title))
	}
	for from < c.to && (r.markIs(from, '\'') || isFunc(r.tok(from), "s") || from > c.from && r.markIs(from-1, '\'') && r.saying(r.tok(from).span) == "s") {
		from++
	}
	var keep []token
	for i := from; i < c.to; i++ {
		t := r.toks[i]
		if isFunc(t, "the") && c.tense <= 0 && i+2 < c.to && partOfDay(r.toks[i+2].text()) {
			continue // the afternoon
		}
		if c.tense <= 0 && r.joinsDays(i) || t.bits&cCapture != 0 || t.text() == "新客户" || (t.kind == tokWhen || t.kind == tokWord && partOfDay(t.text())) && c.tense <= 0 || t.kind == tokRef || t.kind == tokPhone || t.kind == tokEmail || t.kind == tokWeChat {
			continue
		}
		if t.kind == tokMoney && r.moneys[t.at].role != roleOther && r.moneys[t.at].role != rolePayment && len(keep) <= 3 && !r.judges(c) {
			return "" // a clause that is little more than its sum: the amount says it
		}
		keep = append(keep, t)
	}
	if len(keep) > 0 && r.markIs(c.to, '%') { // 要涨10%: no mark that ends a clause
		keep = append(keep, r.toks[c.to])
	}
	plain := r.plainSpoken(c, keep)
	empty := !counts(r.words(c)) && !plain // 要三台, 没松口
	for _, t := range keep {
		empty = empty && !tells(t)
	}
	if empty {
		return ""
	}
	for len(keep) > 0 && (keep[0].kind == tokMark || !plain && keep[0].kind == tokWord && keep[0].bits&(cFunc|cSplit|cWith) != 0 && keep[0].w.n <= 2 && keep[0].w.text != "嫌" && !denies(keep[0]) && keep[0].bits&(cThing|cMeet|cOutcome|cPlan|cNeg) == 0) {
		keep = keep[1:]
	}
	for len(keep) > 0 && keep[len(keep)-1].kind == tokMark && r.runeAt(keep[len(keep)-1].span.Start) != '%' {
		keep = keep[:len(keep)-1]
	}
	if len(keep) == 1 && (keep[0].bits&cSay != 0 || headFollows[keep[0].text()]) {
		return "" // 他说
	}
	return r.join(keep)
}

// joinsDays reports whether token i only joins days: both Monday and Tuesday.
func (r *reader) joinsDays(i int) bool {
	if s := r.toks[i].text(); s != "both" && s != "and" {
		return false
	}
	k := i + 1
	for r.isSpace(k) {
		k++
	}
	return r.tok(k).kind == tokWhen
}

// judges reports whether a clause says what is thought of a sum: 60万太贵.
func (r *reader) judges(c *clause) bool {
	_, ok := holdsAny(r.words(c), []string{"贵", "太高", "偏高", "高了", "便宜", "太低", "偏低", "expensive", "pricey", "too high", "too much", "too low", "cheap", "steep"})
	return ok
}

// denies reports a word without which a clause tells the opposite: 他不反对我们.
func denies(t token) bool { return t.w.text == "不" || t.w.text == "没" || t.w.text == "没有" }

// pastTitle is the token behind a title that stands in brackets behind a name:
// Jörg Baumann (head of engineering).
func (r *reader) pastTitle(at, end int, title string) int {
	for r.isSpace(at) {
		at++
	}
	if title == "" || at >= end || !r.markIs(at, '(') {
		return at
	}
	for k := at + 1; k < end; k++ {
		if r.markIs(k, ')') {
			if strings.EqualFold(strings.TrimSpace(r.between(r.toks[at].span.End, r.toks[k].span.Start)), title) {
				return k + 1
			}
			break
		}
	}
	return at
}

// ownsUp reports a clause that says no more than that a note comes late: 忘记了.
func (r *reader) ownsUp(c *clause) bool {
	if len(c.firms)+len(c.folk)+len(c.moneys) > 0 || c.span.End-c.span.Start > 24 {
		return false
	}
	said := strings.TrimRight(strings.TrimLeft(r.saying(c.span), "我都给还也sory, "), "了的 ")
	return slices.ContainsFunc(unsaid, func(s string) bool { return strings.TrimRight(s, "了") == said }) || said == "忘"
}

// greets reports a clause that is no more than a greeting.
func (r *reader) greets(c *clause) bool {
	switch strings.Trim(strings.ToLower(r.str(c.span)), " ,.!") {
	case "hey", "hi", "hello", "hi there", "hey there", "hello there", "hi all", "morning", "good morning", "good afternoon", "good evening", "你好", "您好", "早", "早上好", "大家好":
		return true
	}
	return false
}

// joining are words that only join what is told: a clause of nothing else tells nothing.
var joining = wordSet("然后 现在 顺便 大概 以前 我们 咱们 他们 她们 对方 那边 这边 客户 已经 刚刚 刚才 后来 主要 还有 另外 以及 因为 所以 但是 不过 而且 就是 其实 反正 可能 应该 总之 一起 一下 这次 那个 这个 这样 那样 的话 我们的 他们的 情况 如下 记一下 记录 完了 回来 的 了 也 都 就 还 在 是 有 跟 和 给 把 他 我 先 再 又")

// plainSpoken reports a clause that tells something in plain words, of which none is a term of the trade: 没松口, 他们在搬家.
// Who was met, when and where stands in other slots.
func (r *reader) plainSpoken(c *clause, keep []token) bool {
	if c.from == 0 || c.bits&(cVisit|cGo|cMeet|cCall|cCapture|cSpeaker|cErrand) != 0 || c.tense > 0 && r.dueIn(c) {
		return false
	}
	runes, says := 0, false
	for _, t := range keep {
		if s := t.text(); s == "回" || s == "返回" || s == "回到" {
			return false // 晚上回深圳
		}
		if t.kind == tokWord || t.kind == tokUnknown || t.kind == tokDigits {
			runes += int(t.span.End - t.span.Start)
			says = says || !joining[t.text()] && (t.bits&(cTitle|cRegion|cCity|cDept|cTheirs|cMoneyKind) == 0)
		}
	}
	return runes >= 3 && says
}

// measures of goods, and the numerals before them.
var (
	ofGoods = newRuneSet("台套条辆吨件")
	howMany = newRuneSet("一二三四五六七八九十百两几0123456789")
)

// counts reports that a text says how many of something.
func counts(text string) bool {
	n := []rune(text)
	for i := 1; i < len(n); i++ {
		if ofGoods.has(n[i]) && howMany.has(n[i-1]) && (i < 2 || n[i-2] != '第') {
			return true
		}
	}
	return false
}

// dull is what a word may be and tell nothing that the other slots do not.
const dull = cFunc | cGo | cVisit | cWith | cAt | cTheirs | cTitle | cChat | cSplit | cPlan | cDone | cRegion | cCity | cOurs | cMoneyKind | cPersonWord | cErrand

// tells reports whether a token says something about the matter itself.
func tells(t token) bool {
	switch t.kind {
	case tokUnknown, tokLatin, tokPerson, tokName, tokMoney:
		return true
	case tokWord:
	default:
		return false
	}
	switch {
	case t.bits&(cThing|cActivity|cOutcome) != 0:
		return true
	case t.bits&(cVisit|cGo) != 0:
		return false
	}
	return t.bits&^dull != 0 || t.w.n >= 3 && t.bits&(cTitle|cSplit|cRegion) == 0
}
