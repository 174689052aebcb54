package parse

import (
	"cmp"
	"slices"
	"strings"
)

// fullBefore reports whether the unknown word at token i is the full name of who is named behind it
// by surname and title: 胡晓东胡总, 岳晓峰岳经理.
func (r *reader) fullBefore(i int) bool {
	t, next := r.tok(i), r.tok(i+1)
	if i < 0 || next.kind != tokPerson || next.span.Start != t.span.End || t.kind != tokUnknown && t.kind != tokPerson && !r.spottedFirm(i) {
		return false
	}
	return r.fullFor(t.span, next.span)
}

// fullFor reports whether a stretch is a full name with the surname with which somebody is named.
func (r *reader) fullFor(full, named Span) bool {
	e := surnameAt(r.n, named.Start)
	size := e - named.Start
	if r.endsBefore(full.Start, cGo) && !strings.HasPrefix(r.between(named.End, len(r.n)), "那") {
		return false // 去徐工徐总: where one goes
	}
	if w := words.longest(r.n[:full.End], full.Start+size, cTitle); w != nil && full.Start+size+w.n == full.End {
		return false // 徐工徐总 are two
	}
	if size == 0 || e == named.End || full.End-full.Start <= size || full.End-full.Start > size+2 {
		return false
	}
	if words.longest(r.n[:named.End], e, cTitle) == nil {
		return false
	}
	return string(r.n[full.Start:full.Start+size]) == string(r.n[named.Start:e])
}

// fullInBrackets is the token of the full name that stands in brackets behind who is named at token
// i, -1 where there is none: 单总(单国玺).
func (r *reader) fullInBrackets(i int) int {
	if !r.markIs(i+1, '(') || !r.markIs(i+3, ')') {
		return -1
	}
	if t := r.tok(i + 2); t.kind != tokUnknown && t.kind != tokPerson || !r.fullFor(t.span, r.tok(i).span) {
		return -1
	}
	return i + 2
}

// calledInFull reports whether the unknown word at token i is a person's full name, since the same
// surname with a title stands right behind it or before its brackets.
func (r *reader) calledInFull(i int) bool {
	return r.fullBefore(i) || r.tok(i).kind == tokUnknown && i >= 2 && r.tok(i-2).kind == tokPerson && r.fullInBrackets(i-2) == i
}

// inFull gives somebody who is named by surname and title the full name that stands beside it.
func (r *reader) inFull(p *person, i int) {
	if r.fullBefore(i - 1) {
		p.span.Start = r.toks[i-1].span.Start
		p.name = r.str(r.toks[i-1].span)
	} else if k := r.fullInBrackets(i); k > 0 {
		p.name = r.str(r.toks[k].span)
	}
}

// withSurname adds to a given name in Latin letters the Chinese surname that stands right behind it:
// Kevin张, Cindy刘.
func (r *reader) withSurname(p *person) {
	i := r.tokenAt(p.span.End)
	t := r.tok(i)
	if t.span.Start != p.span.End || t.span.End-t.span.Start != 1 || !isWordRune(r.n[p.span.End-1]) || strings.Contains(p.name, " ") {
		return
	}
	if c := r.n[t.span.Start]; !surnames.has(c) || strongSingles.has(c) || t.kind == tokWord && t.bits&(cGo|cVisit|cMeet|cWith|cSay|cDone|cCall) != 0 {
		return
	}
	if next := r.tok(i + 1); next.kind == tokMark && !r.isSpace(i+1) || i+1 == len(r.toks) || isFunc(next, "的") || isFunc(next, "说") || r.links(i+1) {
		p.span.End = t.span.End
		p.name = r.str(p.span)
	}
}

// wentAlong reports whether somebody went to a customer with the speaker, as the words that link
// the two say: 我和小陈今天去了宁德时代, 赵总监和我去拜访了金风科技. Nobody of a customer who was
// named before does, and nobody of whom more is told behind it: …,王总很满意.
func (r *reader) wentAlong(p *person) bool {
	i := p.tok
	if i+2 >= len(r.toks) || len(r.firms) == 0 || r.firms[0].from < i {
		return false
	}
	k := -1
	switch {
	case i >= 2 && r.links(i-1) && r.me(i-2):
		k = i + 1
	case i >= 1 && r.links(i-1) && (i == 1 || r.toks[i-2].kind == tokMark || r.toks[i-2].kind == tokWhen) && strings.HasPrefix(r.tok(i+1).text(), "一起"):
		k = i + 1 // 今天跟李工一起去了大族
	case r.links(i+1) && r.me(i+2) && (i == 0 || r.toks[i-1].kind == tokMark || r.toks[i-1].kind == tokWhen):
		k = i + 3
	default:
		return false
	}
	for r.tok(k).kind == tokWhen || isFunc(r.tok(k), "一起") || isFunc(r.tok(k), "一块") || isFunc(r.tok(k), "一块儿") || isFunc(r.tok(k), "一同") {
		k++
	}
	goes := false
	for ; r.tok(k).kind == tokWord && !r.firmStarts(k) && r.tok(k).bits&(cGo|cVisit) != 0; k++ {
		goes = true
	}
	if goes && isFunc(r.tok(k), "了") {
		k++
	}
	return goes && r.firmStarts(k) && !strings.Contains(r.between(r.toks[k].span.End, len(r.n)), p.name)
}

// links reports whether a word links two who do the same.
func (r *reader) links(i int) bool {
	t := r.tok(i)
	return isFunc(t, "和") || isFunc(t, "跟") || isFunc(t, "与") || isFunc(t, "同")
}

// me reports whether the speaker is named.
func (r *reader) me(i int) bool { return i >= 0 && isFunc(r.tok(i), "我") }

// ourDepartment reports whether a department before token i is one of ours, as who went along is told:
// 和我们技术部的周工一起去了. Who took care of us (接待我们技术部的) is not asked.
func (r *reader) ourDepartment(i int) bool {
	if !isFunc(r.tok(i-1), "的") || r.tok(i-2).bits&cDept == 0 {
		return false
	}
	k := i - 2
	for k > 0 && r.toks[k].kind == tokWord && r.toks[k].bits&cDept != 0 {
		k--
	}
	t, before := r.tok(k), r.tok(k-1)
	return t.kind == tokWord && t.bits&cOurs != 0 && (k == 0 || before.kind == tokMark || before.kind == tokWhen || r.links(k-1) || isFunc(before, "带") || isFunc(before, "带着") || isFunc(before, "陪") || isFunc(before, "叫上"))
}

// ourDesk reports whether the words behind somebody name a desk that only a seller has, or one of
// whom one goes to a customer with: Kim from presales; visited Oakline with Tom from head office.
func (r *reader) ourDesk(p *person) bool {
	rest, ok := strings.CutPrefix(r.between(p.span.End, min(len(r.n), p.span.End+24)), " from ")
	if !ok {
		return false
	}
	for _, w := range [...]string{"presales", "pre-sales", "our "} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	for _, w := range [...]string{"sales support", "head office", "hq", "the office"} {
		if strings.HasPrefix(rest, w) { // a customer has these, too: ours are who goes along to him
			return strings.HasSuffix(r.between(max(0, p.span.Start-6), p.span.Start), " with ") && len(r.firms) > 0 && r.firms[0].span.Start < p.span.Start
		}
	}
	return false
}

// fullNames lets the full name of somebody stand for the short one that was said before it:
// 岑副总全名岑国栋.
func (r *reader) fullNames() {
	for i := 1; i < len(r.folk); i++ {
		p, last := &r.folk[i], &r.folk[i-1]
		apart := r.markIs(p.tok-1, ',') && p.tok == last.tok+2 && len([]rune(last.name)) == 2 && len([]rune(p.name)) > 1 && r.personAt(p.span.Start) <= p.span.Start
		if prev := r.tok(p.tok - 1); !apart && (prev.kind != tokWord || prev.bits&cIntro == 0 || !strings.HasPrefix(prev.w.text, "全名") && !strings.HasPrefix(prev.w.text, "本名") && !strings.HasPrefix(prev.w.text, "大名") && !strings.HasPrefix(prev.w.text, "真名")) {
			continue
		}
		if firstRune(p.name) != firstRune(last.name) && firstRune(p.name) != firstRune(strings.TrimLeft(last.name, "老小阿")) {
			continue
		}
		p.title, p.department, p.known = cmp.Or(p.title, last.title), cmp.Or(p.department, last.department), last.known
		r.folk = slices.Delete(r.folk, i-1, i)
		i--
	}
}
