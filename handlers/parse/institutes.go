package parse

import "strings"

// institute is where the name of a hospital, a school or public works ends that begins at
// token i, with the place it is named after or without one: 潍坊|人民医院, 中医院. It is i
// where none begins.
func (r *reader) institute(i int) int {
	t := r.toks[i]
	if t.kind != tokWord || !isHan(r.n[t.span.Start]) {
		return i
	}
	end := i
	for end < len(r.toks) && end < i+3 && r.toks[end].kind == tokWord && r.toks[end].bits&(cRegion|cCity) != 0 && (end == i || r.toks[end].span.Start == r.toks[end-1].span.End) {
		end++
	}
	x := r.tok(end)
	if x.kind != tokWord || x.bits&cInstitute == 0 || end > i && x.span.Start != r.toks[end-1].span.End {
		return i
	}
	if end > i {
		return end + 1
	}
	next := r.tok(end + 1)
	if bare := strings.HasSuffix(x.w.text, "医院") || strings.HasSuffix(x.w.text, "局") || strings.HasSuffix(x.w.text, "公司") || strings.HasSuffix(x.w.text, "集团"); bare &&
		(next.bits&cDept != 0 || next.kind == tokPerson || isFunc(next, "的") || next.kind == tokUnknown && next.span.End-next.span.Start <= 3) {
		return end + 1
	}
	return i
}

// names reports whether the word at token i says what a company is called: 叫, 厂名叫.
func (r *reader) names(i int) bool {
	switch t := r.tok(i); t.text() {
	case "叫", "名字叫", "名叫", "叫做", "called", "named":
		return true
	default:
		return t.kind == tokWord && t.bits&cIntro != 0 && t.bits&cFunc != 0 && t.bits&cPerson == 0
	}
}

// suppliesOnly reports whether what stands behind a company makes it only that whose
// supplier, branch or neighbour somebody is: 奇瑞配套的一家厂, 方太的供应商, 格力旁边.
func (r *reader) suppliesOnly(f *firm) bool {
	i := f.to
	if isFunc(r.tok(i), "的") {
		i++
	}
	switch r.tok(i).text() {
	case "配套", "配套厂", "配套的", "配套企业", "供应商", "二级供应商", "一级供应商", "代工厂", "代工", "经销商", "子公司", "下属", "下属企业", "旗下", "兄弟公司", "关联公司", "产业链", "周边":
		return true
	}
	return false
}

// cameFrom reports whether a company is only where somebody came from: 从宇通挖来的.
func (r *reader) cameFrom(f *firm) bool {
	left := strings.TrimRight(r.between(max(0, f.span.Start-24), f.span.Start), " ")
	for _, w := range formerly {
		if strings.HasSuffix(left, w) {
			return true
		}
	}
	if !isFunc(r.tok(f.from-1), "从") {
		return false
	}
	switch r.tok(f.to).text() {
	case "挖来", "挖来的", "挖过来的", "跳槽", "跳槽来的", "跳过来的", "跳来的", "过来的", "来的", "调来的", "调过来的":
		return true
	}
	return false
}

// formerly are the words before the company that somebody has left.
var formerly = []string{"used to be at", "used to be with", "used to work at", "used to work for", "formerly at", "formerly of", "formerly with", "previously at", "previously with", "ex-"}

// namedBehind reports whether another company is named behind token i by a word for what it
// is called.
func (r *reader) namedBehind(i int) bool {
	for k := range r.firms {
		if f := &r.firms[k]; f.from > i && r.names(f.from-1) {
			return true
		}
	}
	return false
}

// formalName is where a registered name goes on from token i, the words in between
// whatever they mean: 蒙泰高|新|纤维|材料|股份有限公司. It is i where no legal form follows
// that closely.
func (r *reader) formalName(i int) int {
	for k := i; k < len(r.toks) && k <= i+5; k++ {
		t := r.toks[k]
		if t.span.Start != r.toks[k-1].span.End || t.kind != tokWord && t.kind != tokUnknown || t.bits&(cVisit|cMeet|cCall|cWith|cSay|cTitle) != 0 && t.bits&(cTail|cLegal) == 0 || isFunc(t, "的") || isFunc(t, "了") {
			return i
		}
		if t.kind == tokWord && t.bits&cLegal != 0 && t.w.n >= 4 {
			return k + 1
		}
	}
	return i
}

// legalAhead reports whether a legal form follows within what is written without a break
// from i on, so that what stands there is no person: 蒙泰高新纤维材料股份有限公司.
func (r *reader) legalAhead(i int) bool {
	for k := i; k < len(r.n) && k < i+10 && isHan(r.n[k]) && !r.taken(k) && r.n[k] != '的'; k++ {
		if w := words.longest(r.n, k, cLegal); w != nil && w.n >= 4 {
			return true
		}
	}
	return false
}
