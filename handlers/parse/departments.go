package parse

import (
	"slices"
	"strings"
)

// departmentEnds end what the parts of a company are called, the longest first: 智造推进部, 热工处,
// 制芯工段. They name no company, whoever is met there belongs to the one that is named beside it.
var departmentEnds = []string{"事业部", "事业群", "项目部", "分部", "本部", "总部", "部门", "车间", "工段", "班组", "小组", "团队", "科室", "中心", "产线", "部", "处", "科", "课", "室", "股", "组", "班", "办", "段", "侧"}

// lines are the parts of a company that are called by what is made or done there, never by whose
// they are: 窑炉事业部, 冷端车间. Before the others a company's name may stand: 飞科采购部.
var lineEnds = wordSet("事业部 事业群 分部 车间 工段 班组 小组 产线 团队 部门 总装车间 装配车间 焊接车间 注塑车间 模具车间 热处理车间")

// maxDepartment bounds how many characters what a department is called has.
const maxDepartment = 8

// departmentAt is where the name of a department ends that begins with the unknown stretch of
// a company at token i, and i where it is none.
func (r *reader) departmentAt(f *firm) int {
	i := f.from
	if i < 0 || r.toks[i].kind != tokUnknown && r.toks[i].kind != tokLatin || len(f.known) > 0 {
		return i
	}
	end, called := i, false
	for k := i; k < len(r.toks); k++ {
		t := r.toks[k]
		if k > i && t.span.Start != r.toks[k-1].span.End || t.span.End-r.toks[i].span.Start > maxDepartment {
			break
		}
		if t.kind != tokUnknown && t.kind != tokLatin && (t.kind != tokWord || t.bits&(cVisit|cMeet|cGo|cCall|cSay|cLegal|cPersonWord|cFunc|cWith|cAt) != 0) {
			break
		}
		if e, own := r.departmentEnds(i, k); e {
			end, called = k+1, own
		}
	}
	if end < f.to || end == i || f.tailed && end > f.to || !r.headedBy(end) {
		return i
	}
	prev := r.tok(i - 1)
	switch {
	case prev.kind == tokWord && prev.bits&(cVisit|cGo|cCapture) != 0 && prev.bits&cMeet == 0 && !r.firmsBefore():
		return i // 去了海信总装车间: nothing else says whose it is
	case called:
		return end
	case r.firmsBefore() && lineEnds[r.toks[end-1].text()]:
		return end
	}
	return i
}

// departmentEnds reports whether the tokens from one to another are called like a department, and
// whether they are for sure: the word for it is of the stretch itself, with two characters before it.
func (r *reader) departmentEnds(from, last int) (ends, sure bool) {
	s := Span{r.toks[from].span.Start, r.toks[last].span.End}
	text := r.saying(s)
	for _, w := range departmentEnds {
		if !strings.HasSuffix(text, w) {
			continue
		}
		n := s.End - s.Start - len([]rune(w))
		if n < 1 || n == 1 && !strings.ContainsRune("一二三四五六七八九十总", r.n[s.Start]) {
			return false, false
		}
		inside := r.toks[last].kind == tokUnknown
		if w == "科" || w == "中心" || w == "总部" { // 万科, 国测中心
			inside = inside && (r.firmsBefore() || strings.ContainsRune("一二三四五六七八九十", r.n[s.End-len([]rune(w))-1]))
		}
		return true, inside
	}
	return false, false
}

// headedBy reports whether somebody, with his title or without, stands behind token i-1.
func (r *reader) headedBy(i int) bool {
	if isFunc(r.tok(i), "的") || isFunc(r.tok(i), "那边的") {
		i++
	}
	for r.tok(i).kind == tokWord && r.tok(i).bits&(cTitle|cDept) != 0 {
		i++
	}
	t := r.tok(i)
	return t.kind == tokPerson || r.spotAt(i) && !r.spottedFirm(i) || t.kind == tokWord && t.bits&cPersonWord != 0 || r.tok(i-1).kind == tokWord && r.tok(i-1).bits&cTitle != 0
}

// firmsBefore reports whether a company that may be a customer was read already.
func (r *reader) firmsBefore() bool {
	for i := range r.firms {
		if !r.firms[i].rival {
			return true
		}
	}
	return false
}

// ofDepartmentAt reports whether a token is part of what a department is called.
func (r *reader) ofDepartmentAt(i int) bool {
	for _, d := range r.depts {
		if d.Start <= i && i < d.End {
			return true
		}
	}
	return false
}

// isDepartment reports whether a stretch of the text is part of what a department is called.
func (r *reader) isDepartment(s Span) bool {
	for _, d := range r.depts {
		if r.toks[d.Start].span.Start <= s.Start && s.End <= r.toks[d.End-1].span.End {
			return true
		}
	}
	return false
}

// joinParts makes one name of two stretches that nothing but trades and places stand between,
// without a gap: 华测检测认证集团昆山分公司. A list of companies would have marks.
func (r *reader) joinParts() {
	for i := 0; i+1 < len(r.firms); i++ {
		a, b := &r.firms[i], &r.firms[i+1]
		if a.from < 0 || b.from <= a.from || !b.tailed || len(a.known)+len(b.known) > 0 || !isHan(r.n[a.span.Start]) || !isHan(r.n[b.span.Start]) || b.span.End-a.span.Start > 16 || strings.Contains(b.text, a.text) || !r.gapless(a, b) {
			continue
		}
		a.to, a.span.End, a.tailed = b.to, b.span.End, true
		a.text, a.score = r.str(a.span), max(a.score, b.score)
		r.firms = slices.Delete(r.firms, i+1, i+2)
		for k := range r.firms {
			r.settle(k)
		}
	}
}

// gapless reports whether only trades and places stand between two companies.
func (r *reader) gapless(a, b *firm) bool {
	for k := a.to; k <= b.from; k++ {
		if r.toks[k].span.Start != r.toks[k-1].span.End {
			return false
		}
		if t := r.toks[k]; k < b.from && (t.kind != tokWord || t.bits&(cTail|cLegal|cRegion|cCity) == 0 || t.bits&(cFunc|cWith|cAt|cGo|cVisit|cMeet) != 0) {
			return false
		}
	}
	return true
}
