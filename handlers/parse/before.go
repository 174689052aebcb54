package parse

import (
	"strings"
)

// indication is what a place beside a name says of whether it is a company: how much speaks
// for it, or against it, and why.
type indication struct {
	weight float64
	rule   string
}

// evidenceBefore weighs the word before a name, at token k: the first rule that has
// something to say of it counts.
func (r *reader) evidenceBefore(f *firm, k int) (float64, string) {
	for _, says := range [...]func(*reader, *firm, int) (indication, bool){
		(*reader).listedBefore, (*reader).nothingBefore, (*reader).introducedBefore, (*reader).metAtAnothers,
		(*reader).placedBefore, (*reader).takenBefore, (*reader).wantedBefore, (*reader).visitedBefore,
	} {
		if h, ok := says(r, f, k); ok {
			return h.weight, h.rule
		}
	}
	return 0, ""
}

// listedBefore weighs a name that stands in a list, or as one of so many.
func (r *reader) listedBefore(f *firm, k int) (indication, bool) {
	prev := r.tok(k)
	switch {
	case k > 0 && prev.kind == tokMark && r.enumerates(k-1), prev.kind == tokRef && len(r.refs) > 1, r.countedOn(k):
		return indication{3, "begins a line of a list"}, true
	case r.oneOfCounted(f):
		return indication{3, "one of those that were counted"}, true
	}
	return indication{}, false
}

// nothingBefore finds what is no customer by the words before it: where somebody works,
// a trade, so many things, an association.
func (r *reader) nothingBefore(f *firm, k int) (indication, bool) {
	prev := r.tok(k)
	switch {
	case r.employs(f, k):
		f.aside = true
		return indication{}, true
	case f.known == nil && isAny(prev, "行业", "所属行业") && r.heads(k):
		return indication{-6, "what stands behind a label of the lead sheet"}, true // 粤钢桶业 在东莞,行业 金属包装
	case f.known == nil && (!f.tailed || becameMore[prev.text()]) && r.toks[f.from].bits&cBrand == 0 && r.countsThings(f.span.Start):
		return indication{-10, "so many of something"}, true // 新增两条地铁线
	case r.society(f.to):
		return indication{-10, "an association or a fair"}, true
	case f.known == nil && !f.tailed && r.putUpThere(f):
		return indication{-10, "what is put up in a place"}, true
	}
	return indication{}, false
}

// putUpThere reports whether what is taken for a name ends in a verb of building behind a place: 在苏州建new plant.
func (r *reader) putUpThere(f *firm) bool {
	first, end := r.toks[f.from], r.toks[f.to-1].span.End
	at := end - 1
	if !strings.ContainsRune("建盖设", r.n[at]) || !isHan(r.n[first.span.Start]) {
		return false
	}
	place := words.longest(r.n[:at], first.span.Start, cCity|cRegion)
	return place != nil && first.span.Start+place.n == at
}

// introducedBefore weighs the words by which a customer is brought up: 有家, 顺路, 叫, 客户.
func (r *reader) introducedBefore(f *firm, k int) (indication, bool) {
	prev, name := r.tok(k), r.toks[f.from]
	switch {
	case isAny(prev, "有家", "有一家", "有间"):
		return indication{3, "said to be there"}, true
	case prev.bits&cSplit != 0 && strings.HasPrefix(prev.text(), "顺"):
		return indication{3, "behind a word for going there by the way"}, true
	case r.names(k) && prev.bits&cFunc != 0:
		return indication{4, "behind a word for what it is called"}, true
	case isFunc(prev, "客户") && r.heads(k) && name.kind == tokUnknown && name.span.Start == prev.span.End:
		return indication{3, "said to be a customer"}, true
	}
	return indication{}, false
}

// metAtAnothers tells a competitor whose people were run into, and whose things are sold
// or used, from whom one went to.
func (r *reader) metAtAnothers(f *firm, k int) (indication, bool) {
	prev := r.tok(k)
	switch {
	case len(r.firms) > 0 && isAny(prev, "遇到", "遇到了", "碰到", "撞见", "撞到", "偶遇") && r.itsPeople(f.to):
		f.rival = true
		return indication{3, "whose people were run into at a customer's"}, true
	case r.soldBehind(prev):
		return indication{-6, "whose things are sold or used"}, true
	case isFunc(prev, "的") && r.tok(k-1).kind == tokWord && r.tok(k-1).bits&(cGo|cVisit) != 0:
		return indication{3, "behind a word for meeting or going there"}, true // 去的永康步阳
	}
	return indication{}, false
}

// itsPeople reports whether people of the company are named at token k, behind its name:
// 的人, 的销售.
func (r *reader) itsPeople(k int) bool {
	return isFunc(r.tok(k), "的人") || isFunc(r.tok(k), "的") && isAny(r.tok(k+1), "销售", "人", "业务")
}

// placedBefore weighs a name that stands behind a label, a mark, a date or somebody's number.
func (r *reader) placedBefore(f *firm, k int) (indication, bool) {
	prev := r.tok(k)
	switch {
	case r.labelBefore(r.toks[f.from].span.Start, companyLabels):
		return indication{4, "behind a label for it"}, true
	case k < 0 || prev.kind == tokMark || prev.kind == tokRef:
		return indication{1.5, "begins a clause"}, true
	case prev.kind == tokPhone || prev.kind == tokEmail:
		return indication{1.5, "behind somebody's number"}, true
	case prev.kind != tokWhen:
		return indication{}, false
	case len(r.firms) > 0 && r.tok(r.firms[len(r.firms)-1].from-1).kind == tokWhen && (f.to >= len(r.toks) || r.tok(f.to).kind == tokMark):
		return indication{3, "behind a date, as the one before it"}, true // 上午三江雍小姐,下午双登
	case r.daysGoOn(f):
		return indication{3, "behind a date, as the others are"}, true // 周六金源,周日宏宇,周一力源
	}
	return indication{1.5, "behind a date"}, true
}

// takenBefore weighs words for what is taken along, and for a new customer or a competitor.
func (r *reader) takenBefore(f *firm, k int) (indication, bool) {
	prev := r.tok(k)
	switch {
	case (isAny(prev, "带上", "带着", "带了") || prev.text() == "带") && f.known == nil && strings.ContainsRune("仪机表单书册图样尺灯箱袋卡盘件品板页", r.n[r.toks[f.from].span.End-1]):
		return indication{-3, "what is taken along"}, true // 带上测试仪
	case prev.bits&cCapture != 0:
		return indication{4, "behind a word for a new customer"}, true
	case prev.bits&cRival != 0 && !isFunc(prev, "给了"):
		f.rival = true
		return indication{3, "behind a word for a competitor"}, true
	}
	return indication{}, false
}

// wantedBefore weighs words for wanting, doing and giving: what is wanted or done is a
// thing, to whom something is given a customer.
func (r *reader) wantedBefore(f *firm, k int) (indication, bool) {
	prev, first, last := r.tok(k), r.toks[f.from], r.toks[f.to-1]
	switch {
	case prev.bits&cWantBuy != 0 && f.known == nil && first.bits&cBrand == 0 && last.bits&cThing != 0:
		return indication{-6, "what is wanted, not from whom"}, true // 想上喷釉机器人
	case isFunc(prev, "把") && f.known == nil && doneTo(r.n[first.span.Start:last.span.End]):
		return indication{-8, "what is to be done with a thing"}, true // 把日志补上
	case isFunc(prev, "把") || strings.HasSuffix(prev.text(), "给") || isFunc(prev, "给了") && isFunc(r.tok(f.to), "的") && !r.lostNear(f.from):
		return indication{3, "behind a word of giving"}, true
	}
	return indication{}, false
}

// visitedBefore weighs words for meeting, calling and going there, and behind which else
// a name may stand.
func (r *reader) visitedBefore(_ *firm, k int) (indication, bool) {
	prev, first := r.tok(k), r.tok(k-1)
	switch {
	case prev.bits&cMeet != 0 && strings.ContainsAny(firstRune(prev.text()), "谈聊讲量沟交讨汇演试调看送勘踏开吃喝"):
		return indication{0.5, "what was talked about, not with whom"}, true
	case prev.bits&(cGo|cVisit|cWith|cCall|cAt|cMeet) != 0 || wishesTo(prev):
		return indication{3, "behind a word for meeting or going there"}, true
	case isFunc(prev, "了") && first.kind == tokWord && first.bits&(cVisit|cGo|cMeet|cCall) != 0 && isWordRune(r.n[first.span.Start]):
		return indication{3, "behind a word for meeting or going there"}, true // visit了奥维斯
	case isAny(prev, "那个", "这个", "的", "了", "趟") || prev.bits&(cIntent|cSay|cSplit|cCommand) != 0:
		return indication{1.5, "where a name may stand"}, true
	}
	return indication{}, false
}

// employs reports whether a company is only said to be where somebody works: 他在格力上班.
func (r *reader) employs(f *firm, k int) bool {
	if !strings.HasSuffix(r.tok(k).text(), "在") && !isFunc(r.tok(k), "进了") && !isFunc(r.tok(k), "去了") {
		return false
	}
	switch r.tok(f.to).text() {
	case "上班", "工作", "打工", "就职", "任职", "实习", "做工", "做销售", "当工程师", "做工程师":
		return true
	}
	return false
}

// lostNear reports whether the words before say that something was lost to
// whom follows: 黄了,给大族了.
func (r *reader) lostNear(i int) bool {
	for k := i - 1; k >= 0 && k > i-8; k-- {
		if t := r.toks[k]; t.w != nil {
			switch t.w.text {
			case "黄了", "丢了", "输了", "丢单", "落标", "没中", "被抢了", "被抢", "定", "签":
				return true
			}
		}
	}
	return false
}

// daysGoOn reports whether names stand behind one day after the other, nothing else between
// them, and this is one of them.
func (r *reader) daysGoOn(f *firm) bool {
	n, here := 0, false
	for i := range r.toks {
		if r.toks[i].kind != tokWhen || i > 0 && r.toks[i-1].kind != tokMark {
			continue
		}
		t, next := r.tok(i+1), r.tok(i+2)
		if (t.kind != tokUnknown || t.span.End-t.span.Start < 2 || t.span.End-t.span.Start > 4) && t.bits&cBrand == 0 || next.kind != tokMark {
			continue
		}
		n++
		here = here || f.from == i+1 && f.to == i+2
	}
	return here && n > 1
}

// doneTo reports whether a stretch ends in a verb with what is to come of it, so that a thing
// stands before it and no name: 日志补上, 表填完.
func doneTo(n []rune) bool {
	return len(n) >= 3 && strings.ContainsRune("上好完齐掉清", n[len(n)-1]) && strings.ContainsRune("补填交写弄做录改发传整报理还结订", n[len(n)-2])
}
