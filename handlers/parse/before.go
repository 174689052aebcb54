package parse

import (
	"strings"
)

// evidenceBefore weighs the word before a name, at token k.
func (r *reader) evidenceBefore(f *firm, k int) (float64, string) {
	prev := r.tok(k)
	switch {
	case k > 0 && prev.kind == tokMark && r.enumerates(k-1), prev.kind == tokRef && len(r.refs) > 1, r.countedOn(k):
		return 3, "begins a line of a list"
	case r.oneOfCounted(f):
		return 3, "one of those that were counted"
	case r.employs(f, k):
		f.aside = true
		return 0, ""
	case f.known == nil && (isFunc(prev, "行业") || isFunc(prev, "所属行业")) && (k == 0 || r.tok(k-1).kind == tokMark):
		return -6, "what stands behind a label of the lead sheet" // 粤钢桶业 在东莞,行业 金属包装
	case f.known == nil && (!f.tailed || becameMore[prev.text()]) && r.toks[f.from].bits&cBrand == 0 && r.countsThings(f.span.Start):
		return -10, "so many of something" // 新增两条地铁线
	case r.society(f.to):
		return -10, "an association or a fair"
	case isFunc(prev, "有家") || isFunc(prev, "有一家") || isFunc(prev, "有间"):
		return 3, "said to be there"
	case prev.bits&cSplit != 0 && strings.HasPrefix(prev.text(), "顺"):
		return 3, "behind a word for going there by the way"
	case r.names(k) && prev.bits&cFunc != 0:
		return 4, "behind a word for what it is called"
	case isFunc(prev, "客户") && (k == 0 || r.tok(k-1).kind == tokMark) && r.toks[f.from].kind == tokUnknown && r.toks[f.from].span.Start == prev.span.End:
		return 3, "said to be a customer"
	case (isFunc(prev, "遇到") || isFunc(prev, "遇到了") || isFunc(prev, "碰到") || isFunc(prev, "撞见") || isFunc(prev, "撞到") || isFunc(prev, "偶遇")) && len(r.firms) > 0 && (isFunc(r.tok(f.to), "的人") || isFunc(r.tok(f.to), "的") && (isFunc(r.tok(f.to+1), "销售") || isFunc(r.tok(f.to+1), "人") || isFunc(r.tok(f.to+1), "业务"))):
		f.rival = true
		return 3, "whose people were run into at a customer's"
	case r.soldBehind(prev):
		return -6, "whose things are sold or used"
	case isFunc(prev, "的") && r.tok(k-1).kind == tokWord && r.tok(k-1).bits&(cGo|cVisit) != 0:
		return 3, "behind a word for meeting or going there" // 去的永康步阳
	case r.labelBefore(r.toks[f.from].span.Start, companyLabels):
		return 4, "behind a label for it"
	case k < 0 || prev.kind == tokMark || prev.kind == tokRef:
		return 1.5, "begins a clause"
	case prev.kind == tokWhen && len(r.firms) > 0 && r.tok(r.firms[len(r.firms)-1].from-1).kind == tokWhen && (f.to >= len(r.toks) || r.tok(f.to).kind == tokMark):
		return 3, "behind a date, as the one before it" // 上午三江雍小姐,下午双登
	case prev.kind == tokWhen && r.daysGoOn(f):
		return 3, "behind a date, as the others are" // 周六金源,周日宏宇,周一力源
	case prev.kind == tokPhone || prev.kind == tokEmail:
		return 1.5, "behind somebody's number"
	case (isFunc(prev, "带上") || isFunc(prev, "带着") || isFunc(prev, "带了") || prev.text() == "带") && strings.ContainsRune("仪机表单书册图样尺灯箱袋卡盘件品板页", r.n[r.toks[f.from].span.End-1]) && f.known == nil:
		return -3, "what is taken along" // 带上测试仪
	case prev.kind == tokWhen:
		return 1.5, "behind a date"
	case prev.bits&cCapture != 0:
		return 4, "behind a word for a new customer"
	case prev.bits&cRival != 0 && !isFunc(prev, "给了"):
		f.rival = true
		return 3, "behind a word for a competitor"
	case prev.bits&cWantBuy != 0 && f.known == nil && r.toks[f.from].bits&cBrand == 0 && r.toks[f.to-1].bits&cThing != 0:
		return -6, "what is wanted, not from whom" // 想上喷釉机器人
	case isFunc(prev, "把") && f.known == nil && doneTo(r.n[r.toks[f.from].span.Start:r.toks[f.to-1].span.End]):
		return -8, "what is to be done with a thing" // 把日志补上
	case isFunc(prev, "把") || strings.HasSuffix(prev.text(), "给") || isFunc(prev, "给了") && isFunc(r.tok(f.to), "的") && !r.lostNear(f.from):
		return 3, "behind a word of giving"
	case prev.bits&cMeet != 0 && strings.ContainsAny(firstRune(prev.text()), "谈聊讲量沟交讨汇演试调看送勘踏开吃喝"):
		return 0.5, "what was talked about, not with whom"
	case prev.bits&(cGo|cVisit|cWith|cCall) != 0 || prev.bits&(cAt|cMeet) != 0 || wishesTo(prev):
		return 3, "behind a word for meeting or going there"
	case isFunc(prev, "了") && r.tok(k-1).kind == tokWord && r.tok(k-1).bits&(cVisit|cGo|cMeet|cCall) != 0 && isWordRune(r.n[r.tok(k-1).span.Start]):
		return 3, "behind a word for meeting or going there" // visit了奥维斯
	case isFunc(prev, "那个") || isFunc(prev, "这个") || prev.bits&(cIntent|cSay|cSplit|cCommand) != 0 || isFunc(prev, "的") || isFunc(prev, "了") || isFunc(prev, "趟"):
		return 1.5, "where a name may stand"
	}
	return 0, ""
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
