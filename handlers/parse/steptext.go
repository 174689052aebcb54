package parse

import (
	"cmp"
	"strings"
)

// fillers are the words that a step does not need at its ends.
const fillers = " push it to move it to move that to push that to i'm i'll be we're 截止 截止到 截止日 截至 把 那个 那条 的那个 的那条 这个 deadline one the one that one shift reschedule postpone 推到 推迟到 延到 挪到 顺延到 push to moved to move 然后 再说 我 我们 我把 咱们 下一家 下一站 下一步 下步 接下来 后续 那 就 吧 啊 呢 了 的 要 需要 得 会 将 准备 打算 计划 安排 前 之前 给他们 他们 对方 说 约好 约 约了 约定 约在 改 改到 改成 定在 定于 是 在 于 还 也 并 且 , 。 : . ; - 提醒我 提醒一下 提醒 记得 别忘了 待办 和 说是 让我 叫我 要我 让我们 叫我们 要我们 答应 答应了 承诺 承诺了 可能 大概 应该 预计 争取 另外 对了 哦对了 哦 嗯 " +
	" i i'll we'll will they the a an to by on due before at then next step step: is in for said they'll and he she he'll she'll we next: up remind me re about going should need must have promised i've our it that until until: i'd goes , "

// stepText is what is to be done, in the speaker's words without the date.
func (r *reader) stepText(g *group, at int) string {
	c := &r.clauses[at]
	text := r.trimmed(c, true)
	if r.onlyHands(text) && at > 0 && r.clauses[at-1].sentence == c.sentence && !r.clauses[at-1].void() && r.isStep(&r.clauses[at-1]) {
		before := &r.clauses[at-1]
		said := r.trimmed(before, true)
		if len([]rune(said)) == 1 { // 让我们再改改: what is cut elsewhere is the thing itself
			said = r.join(r.toks[r.stepFrom(before):before.to])
		}
		text = cmp.Or(said, text)
	}
	switch text {
	case "fine with", "ok with", "okay with", "happy with", "agreed to", "agreed on", "good with", "fine for", "ok for":
		text = strings.TrimRight(r.str(c.span), " ,.!") // he is fine with the 15th
	}
	if text == "" || r.onlyVerb(c) || r.onlyArranges(c) {
		if name := r.lastPerson(g, at); name != "" && (c.bits&cPlan != 0 && (strings.Contains(r.str(c.span), "约") || strings.Contains(r.str(c.span), "改"))) {
			return "约" + name
		}
	}
	if text != "" {
		return text + r.takesAlong(g, at)
	}
	for k := len(g.clauses) - 1; k >= 0; k-- { // the thing was said before: wants numbers, I said Thursday
		if g.clauses[k] < at && r.clauses[g.clauses[k]].tense >= 0 || g.clauses[k] == at-1 {
			if s := r.trimmed(&r.clauses[g.clauses[k]], true); s != "" && len(r.clauses[g.clauses[k]].moneys) == 0 {
				return s
			}
		}
	}
	return ""
}

// takesAlong is what a step goes on with that is to be taken there: 再过去一趟,带样件.
func (r *reader) takesAlong(g *group, at int) string {
	next := at + 1
	if next >= len(r.clauses) || r.clauses[next].sentence != r.clauses[at].sentence || !r.inGroup(g, r.clauses[next].from) {
		return ""
	}
	c := &r.clauses[next]
	switch r.tok(c.from).text() {
	case "带", "带上", "带着", "带个", "带份":
	default:
		return ""
	}
	if c.void() || len(c.whens)+len(c.firms)+len(c.folk) > 0 {
		return ""
	}
	if s := r.trimmed(c, true); s != "" {
		return "," + s
	}
	return ""
}

// wantedBy reports whether a clause says by when they want what was said before, and no more: they want it
// before Easter. When it is to be theirs is no step of ours.
func (r *reader) wantedBy(c *clause) bool {
	switch r.trimmed(c, true) {
	case "", "want", "wants", "need", "needs", "want them", "need them":
		return true
	}
	return false
}

// onlyHands reports whether a step says only to whom something goes, which was
// said before: 让我再报一版 后天给她.
func (r *reader) onlyHands(text string) bool {
	for _, he := range []string{"他们", "他", "她", "对方", "客户"} {
		if rest, ok := strings.CutSuffix(text, he); ok {
			switch rest {
			case "给", "发给", "交给", "送给", "寄给":
				return true
			}
			return false
		}
	}
	return false
}

// onlyArranges reports whether a clause says nothing but with whom something was
// arranged: 明天十点约了亿纬锂能刘工.
func (r *reader) onlyArranges(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		t := r.toks[i]
		if r.inFirm(i) {
			continue
		}
		if t.kind == tokUnknown || t.kind == tokLatin || t.kind == tokWord && t.bits&(cFunc|cPlan|cWith|cRegion|cDept|cSpeaker|cOurs) == 0 {
			return false
		}
	}
	return len(c.folk) > 0
}

func (r *reader) onlyVerb(c *clause) bool {
	words := 0
	for i := c.from; i < c.to; i++ {
		if t := r.toks[i]; t.kind != tokMark && t.kind != tokWhen && t.bits&cFunc == 0 {
			words++
		}
	}
	return words <= 1
}

// lastPerson is who was last spoken of in a group up to a clause.
func (r *reader) lastPerson(g *group, at int) string {
	name := ""
	for _, k := range g.clauses {
		if k > at {
			break
		}
		for _, p := range r.clauses[k].folk {
			if !r.folk[p].ours {
				name = r.folk[p].name
			}
		}
	}
	return name
}

// trimmed is the text of a clause without its dates, its references and the
// filler words at both ends.
func (r *reader) trimmed(c *clause, head bool) string {
	var keep []token
	from := r.stepFrom(c)
	for i := c.from; i < c.to; i++ {
		t := r.toks[i]
		if i < from && (t.kind != tokWhen || !head || i+2 != from || !r.staysSaid(c, i)) {
			continue
		}
		if t.kind == tokWhen && !r.staysSaid(c, i) || t.kind == tokRef || head && r.ownerOnly(i, c.to) {
			if t.kind == tokWhen {
				keep = r.withoutLean(keep)
			}
			continue
		}
		keep = append(keep, t)
	}
	filler := func(t token) bool {
		return t.kind == tokMark || strings.Contains(fillers, " "+r.saying(t.span)+" ")
	}
	told := r.stepFrom(c) > c.from && r.obliges(r.stepFrom(c)-1)
	for head && len(keep) > 0 && filler(keep[0]) && !(told && len(keep) > 1 && r.readies(keep[0])) {
		keep = keep[1:]
	}
	for len(keep) > 0 && filler(keep[len(keep)-1]) && !(len(keep) > 1 && isFunc(keep[len(keep)-1], "计划")) { // at the end it is a plan to be handed in
		keep = keep[:len(keep)-1]
	}
	s := strings.TrimPrefix(r.join(keep), "to ")
	if s == "到" { // 截止到12月1号
		return ""
	}
	if name := r.meant(c); head && name != "" {
		for _, he := range []string{"给他", "给她", "跟他", "跟她", "找他", "找她", "约他", "约她", "催他", "催她"} {
			if i := strings.Index(s, he); i >= 0 && !strings.HasPrefix(s[i+len(he):], "们") {
				return s[:i+len("给")] + name + s[i+len(he):]
			}
		}
	}
	return s
}

// withoutLean is what was kept without the word that only led to a date which is left out: visit
// Lindner at 3pm with Ms Vogt.
func (r *reader) withoutLean(keep []token) []token {
	n := len(keep)
	for n > 0 && keep[n-1].kind == tokMark && r.saying(keep[n-1].span) == " " {
		n--
	}
	if n > 1 {
		switch r.saying(keep[n-1].span) {
		case "at", "on", "by":
			return keep[:n-1]
		}
	}
	return keep
}

// staysSaid reports whether a date stays in the words of a step: one that fixes no day for
// it, and one that a word behind it leans on. 下周让我带样品过去, 下周四才有空.
func (r *reader) staysSaid(c *clause, i int) bool {
	w := &r.whens[r.toks[i].at]
	if w.ago || r.runeAt(w.span.End) == '才' || r.ofPlan(w) {
		return true
	}
	return (w.grain == byWeek || w.grain == byMonth) && !w.deadline && w.next > r.today && !r.dueOnDay(c)
}

// ofPlan reports whether a stretch of time says of which plan, sum or report something is, and not
// when it is done: 周五前交下季度计划.
func (r *reader) ofPlan(w *when) bool {
	if w.grain == byDay || w.grain == byClock || w.deadline {
		return false
	}
	behind := strings.TrimPrefix(r.between(w.span.End, min(len(r.n), w.span.End+5)), "的")
	for _, thing := range []string{"计划", "目标", "预算", "总结", "报告", "报表", "排期", "拜访计划", "工作计划"} {
		if strings.HasPrefix(behind, thing) {
			return true
		}
	}
	return false
}

// stepFrom is the token at which what is to be done begins: behind 王总让我, and
// behind a customer who wants it.
func (r *reader) stepFrom(c *clause) int {
	for i := c.from; i < c.to; i++ {
		if r.obliges(i) {
			return i + 1
		}
		if startsWith(r.toks[i].text(), "答应", "承诺", "许诺") && isAny(r.tok(i+1), "他", "她", "他们") && i+2 < c.to {
			return i + 2 // 我答应他下周五带技术过去
		}
	}
	for _, k := range c.folk { // 林副总说给答复: what is waited for is the answer
		if i := r.folk[k].tok + 1; r.folk[k].tok == c.from && !r.folk[k].ours && r.tok(i).bits&cSay != 0 && isHan(r.n[r.toks[c.from].span.Start]) && i+1 < c.to {
			return i + 1
		}
	}
	for _, k := range c.firms {
		f := &r.firms[k]
		i := f.to
		for r.isSpace(i) {
			i++
		}
		if t := r.tok(i); f.from == c.from && i+1 < c.to && (t.bits&cWantBuy != 0 || isFunc(t, "要") || isFunc(t, "wants")) {
			return i + 1
		}
	}
	return c.from
}

// readies reports whether a word of planning is itself what is to be done: 让我们
// 准备资质.
func (r *reader) readies(t token) bool {
	return isFunc(t, "准备") || isFunc(t, "安排")
}

// ownerOnly reports whether a token only says whose the person behind it is: 给
// 亿纬锂能的刘工 is 给刘工.
func (r *reader) ownerOnly(i, to int) bool {
	for _, f := range r.firms {
		end := f.to
		if isFunc(r.tok(end), "的") {
			end++
		}
		if f.from <= i && i < end && end < to {
			t := r.toks[end]
			return t.kind == tokPerson || t.kind == tokName && !r.isAccount(t)
		}
	}
	return false
}

// meant is whom 他 means in a clause: who was named in it before, or the one who
// was spoken of last.
func (r *reader) meant(c *clause) string {
	if len(c.folk) == 1 && !r.folk[c.folk[0]].ours {
		return r.folk[c.folk[0]].name
	}
	if d := r.ctx.Draft; len(r.folk) == 0 && d != nil && len(d.Contacts) > 0 {
		return d.Contacts[0].Name
	}
	return ""
}

// join writes tokens as they stand, closing the gaps that were cut.
func (r *reader) join(toks []token) string {
	var b strings.Builder
	end := -1
	for _, t := range toks {
		s := r.str(t.span)
		if end >= 0 && t.span.Start > end && isWordRune(firstOf(s)) && !strings.HasSuffix(b.String(), " ") {
			b.WriteByte(' ')
		}
		if !(s == " " && strings.HasSuffix(b.String(), " ")) {
			b.WriteString(s)
		}
		end = t.span.End
	}
	return strings.TrimSpace(b.String())
}

func firstOf(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// endsInSigning reports whether a clause leads up to the day of a signature that stands
// behind it: expected close: end Q3; 预计签约时间:九月底.
func (r *reader) endsInSigning(c *clause) bool {
	if r.markIs(c.to, '.') {
		return false
	}
	for i := max(c.from, c.to-3); i < c.to; i++ {
		if t := r.toks[i]; t.kind == tokWord && (signings[t.w.text] || t.w.text == "close date") && !r.signsOther(t.span) {
			return true
		}
	}
	return false
}
