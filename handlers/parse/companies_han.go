package parse

import "strings"

// hanFirm reads a company that begins at token i, with the evidence for it.
func (r *reader) hanFirm(i int) (firm, bool) {
	t := r.toks[i]
	if r.district(i) || r.calledInFull(i) || (r.measures(t) || restWords[r.saying(t.span)]) && !r.isAccount(t) {
		return firm{}, false
	}
	if end := r.institute(i); end > i {
		f := firm{from: i, to: end, tailed: true}
		r.gain(&f, 4, "a hospital, a school or public works", t.span)
		return r.weigh(f, i), true
	}
	if r.spottedFirm(i) && hasHan(r.str(t.span)) && !r.onlyWherePlace(i) {
		f := firm{from: i, to: i + 1, tailed: r.endsInTrade(t.span)}
		r.gain(&f, 6, spottedRule(r.spotted[t.at].likely), t.span)
		return r.weigh(f, i), true
	}
	h, ok := r.firmHeadAt(i)
	switch {
	case !ok:
		return firm{}, false
	case h.known && !hasHan(r.str(t.span)):
		return r.weigh(r.knownLatin(i), i), true
	}
	f := r.growFirm(i, h)
	if h.unknown && !f.tailed {
		r.doubtFirm(&f, i)
	}
	return r.weigh(f, i), true
}

// measures reports whether a token is nothing but a figure and what it counts: 从三十秒改到二十五秒.
func (r *reader) measures(t token) bool {
	num, ok := numberAt(r.n, t.span.Start)
	if !ok || num.end >= t.span.End {
		return false
	}
	switch unit := r.between(num.end, t.span.End); unit {
	case "秒", "毫米", "厘米", "微米", "公斤", "度", "兆帕", "千瓦", "赫兹":
		return true
	default:
		return t.span.End-num.end == 1 && counted(r.n, num.end)
	}
}

// firmHead is what the name of a company begins with: a customer, a company that
// everybody knows, characters that no word explains, or a city and a common word
// before a trade; all are false where it is a place, a nickname or Latin letters.
type firmHead struct{ known, brand, unknown, worded bool }

// firmHeadAt reads what a company's name begins with, and whether one begins at
// token i at all.
func (r *reader) firmHeadAt(i int) (firmHead, bool) {
	t := r.toks[i]
	h := firmHead{
		known: r.isAccount(t), brand: t.kind == tokWord && t.bits&cBrand != 0,
		unknown: t.kind == tokUnknown, worded: r.headsWithWord(i),
	}
	latin := t.kind == tokLatin && isHan(r.runeAt(t.span.End)) && r.tok(i+1).bits&(cTail|cLegal) != 0
	return h, h != firmHead{} || latin || r.headsWithCity(i) || r.districtNamed(i) || r.nicknamed(i)
}

// headsWithWord reports whether a city, a common word and a trade stand as one
// name: 茂名石油机械厂.
func (r *reader) headsWithWord(i int) bool {
	t, plain, trade := r.toks[i], r.tok(i+1), r.tok(i+2)
	return t.kind == tokWord && t.bits&cCity != 0 &&
		plain.kind == tokWord && plain.w.n == 2 && plain.bits == cFunc && !strings.HasSuffix(plain.w.text, "家") && !strings.HasSuffix(plain.w.text, "个") && plain.span.Start == t.span.End &&
		trade.bits&cTail != 0 && trade.w.n > 1 && trade.span.Start == plain.span.End &&
		(r.heads(i) || r.tok(i-1).bits&(cCapture|cGo|cVisit) != 0)
}

// heads reports whether token i stands first, or behind a mark.
func (r *reader) heads(i int) bool { return i == 0 || r.tok(i-1).kind == tokMark }

// headsWithCity reports whether a Chinese city and a trade behind it are the name
// of a company, and not the trade of a city.
func (r *reader) headsWithCity(i int) bool {
	t, trade, next := r.toks[i], r.tok(i+1), r.tok(i+2)
	if t.kind != tokWord || t.bits&cCity == 0 || !isHan(r.n[t.span.Start]) || trade.bits&cTail == 0 || trade.span.Start != t.span.End {
		return false
	}
	joined := next.span.Start == trade.span.End
	switch prev := r.tok(i - 1); {
	case next.bits&(cTail|cLegal) != 0 && joined:
		return true // 韶关轨道车辆
	case prev.bits&(cGo|cVisit|cSay|cCapture) != 0 || r.isSpace(i-1) && r.tok(i-2).bits&cCapture != 0:
		if next.kind == tokMark || next.kind == tokPerson || next.bits&(cWantBuy|cIntent) != 0 || isFunc(next, "在") {
			return true // 去了佛山照明
		}
	}
	return trade.w.n > 1 && next.kind == tokUnknown && joined && next.span.End-next.span.Start <= 3 && r.tok(i+3).kind == tokMark && r.heads(i) // 惠来风电塔筒
}

// nicknamed reports whether a company is called by its owner: 老卢五金.
func (r *reader) nicknamed(i int) bool {
	t, trade := r.toks[i], r.tok(i+1)
	return t.kind == tokPerson && t.span.End-t.span.Start == 2 && strings.ContainsRune("老小阿", r.n[t.span.Start]) &&
		trade.bits&cTail != 0 && trade.kind == tokWord && trade.span.Start == t.span.End
}

// knownLatin is the customer at token i whose name is written in Latin letters,
// with what else of a name stands behind it.
func (r *reader) knownLatin(i int) firm {
	j := i + 1
	for r.tok(j).bits&(cTail|cLegal) != 0 || r.tok(j).kind == tokMark && r.runeAt(r.tok(j).span.Start) == ' ' && r.tok(j+1).bits&(cTail|cLegal) != 0 && r.capital(r.tok(j+1)) {
		j++
	}
	f := firm{from: i, to: j}
	r.gain(&f, 6, "a customer that is known", r.toks[i].span)
	if j == i+1 {
		f.known = r.hits[r.toks[i].at].Known
	}
	return f
}

// growFirm takes in what belongs to the name that begins at token i: its trade,
// its legal form, a plant of it.
func (r *reader) growFirm(i int, h firmHead) firm {
	t := r.toks[i]
	f := firm{from: i, to: i + 1}
	if h.worded {
		f.to++
	}
	switch {
	case h.known:
		r.gain(&f, 6, "a customer that is known", t.span)
		f.known = r.hits[t.at].Known
	case h.brand:
		r.gain(&f, 4, "a company that everybody knows", t.span)
	}
	if end := r.brandGoesOn(f.to); h.brand && end > f.to {
		f.to = end
	}
	sure := h.known || h.brand
	if end := r.formalName(f.to); end > f.to && (sure || h.unknown) {
		r.gain(&f, 4, "ends in a trade or a legal form", r.toks[end-1].span)
		f.to, f.tailed, f.known = end, true, nil
	}
	for f.to < len(r.toks) {
		if end := r.plantBehind(f.to); end > f.to && (sure || h.unknown) {
			r.gain(&f, 4, "a plant of it", r.toks[end-1].span)
			f.to, f.tailed, f.known = end, true, nil
			break
		}
		x := r.toks[f.to]
		trade := x.bits&(cTail|cLegal) != 0
		if !(trade && r.tailJoins(f.to, sure)) && !(sure && r.unknownJoins(f.to)) && !(f.tailed && r.partJoins(f.to)) {
			break
		}
		if trade && !f.tailed {
			r.gain(&f, 4, "ends in a trade or a legal form", x.span)
		}
		f.tailed = f.tailed || trade
		f.known = nil
		f.to++
	}
	return f
}

// unknownJoins reports whether up to three characters that no word explains
// belong to the company that is sure and ends before token i.
func (r *reader) unknownJoins(i int) bool {
	x, after := r.toks[i], r.tok(i+1)
	if x.kind != tokUnknown || x.span.Start != r.toks[i-1].span.End || x.span.End-x.span.Start > 3 || strings.ContainsRune("做当干搞卖跑管这那该此哪每挖调跳走属占归靠缺欠催拖嫌怕愿肯", r.n[x.span.Start]) ||
		strings.ContainsRune("一两半", r.n[x.span.Start]) && strings.ContainsRune("年月季周", r.n[x.span.End-1]) || // 大族一年采购两次
		strings.ContainsRune("新", r.n[x.span.Start]) && x.span.End-x.span.Start > 1 && strings.ContainsRune("上来任调招进", r.n[x.span.Start+1]) || // 粤钢新上任的部长
		r.ctx.Terms != nil && r.ctx.Terms.at(r.n, x.span.Start) != nil { // 粤钢动态
		return false
	}
	return after.bits&(cTail|cLegal) != 0 || after.kind == tokMark || after.kind == tokPerson ||
		after.kind == tokWord && (after.bits&(cRegion|cMoneyKind|cPayment|cCustomer|cTheirs|cDept) != 0 || isFunc(after, "的") || isFunc(after, "跟") || isFunc(after, "和"))
}

// partJoins reports whether one character behind a trade names what is made:
// 顺达空调管.
func (r *reader) partJoins(i int) bool {
	x, after := r.toks[i], r.tok(i+1)
	return x.span.End-x.span.Start == 1 && x.span.Start == r.toks[i-1].span.End && strings.ContainsRune("管件线片泵盒圈膜杆", r.n[x.span.Start]) &&
		(after.kind == tokMark || isFunc(after, "的") || after.kind == tokPerson)
}

// doubtFirm takes away from characters that no word explains, and that no trade
// follows, what speaks for their being something other than a company.
func (r *reader) doubtFirm(f *firm, i int) {
	t, prev, next := r.toks[i], r.tok(i-1), r.tok(i+1)
	said := r.str(t.span)
	begin, end, runes := r.n[t.span.Start], r.n[t.span.End-1], t.span.End-t.span.Start
	switch {
	case strings.ContainsAny(said, "了不没的着吗呢么们这那吧啊谁我你他她它") || strings.ContainsRune("吃喝玩睡我你他她您别", begin):
		f.score -= 5
	case strings.ContainsRune(makes, begin) && isFunc(next, "的"):
		f.score -= 5 // 做锂电壳的
	case strings.ContainsRune("网报刊群", end) && runes > 2 && (next.bits&cIntent != 0 || isFunc(next, "上") || isFunc(next, "里") || isFunc(next, "查到") || isFunc(next, "刷到")):
		r.gain(f, -10, "where something was read", t.span) // 在工控网看到
	case strings.ContainsRune("一二三四五六七八九十两几半多", begin) && strings.ContainsRune("年月天周次个台套条点成倍", end):
		f.score -= 5 // 三年
	case isFunc(prev, "在") && (strings.ContainsRune("上里局宴席间", end) && runes > 2 || strings.ContainsAny(firstRune(next.text()), "吃喝住")):
		r.gain(f, -5, "where somebody was, no customer", t.span) // 在酒局上, 在丰乐园吃的
	case prev.bits&cCity != 0 && prev.kind == tokWord && prev.span.End == t.span.Start && runes == 2 && startsWith(next.text(), "新开", "有家", "有个"):
		r.gain(f, -5, "a district of the city before it", t.span) // 肇庆大旺新开了家
	case r.venue(i + 1), strings.ContainsRune("开逛", begin) && strings.ContainsRune("店馆铺厂", end):
		r.gain(f, -5, "a place to eat, to sleep or to shop", t.span) // 去宏图大酒店吃席, 在武汉开五金店
	case strings.ContainsRune("查检", begin) && runes > 2:
		f.score -= 5
	case runes == 1:
		f.score -= 10
	case runes > 6:
		f.score -= 3
	case strings.ContainsRune("个位名两几", begin) || r.postBefore(i) || r.office(i):
		r.gain(f, -5, "what somebody is, not where", t.span)
	case strings.HasSuffix(said, "员"), strings.HasSuffix(said, "长叫"), isFunc(prev, "谁是"), isFunc(prev, "是") && isFunc(r.tok(i-2), "谁"):
		f.score -= 5 // 谁是管理员: a post, not a company
	}
}

// tailJoins reports whether a trade word belongs to the name before it: it does
// not where it names goods (比亚迪 电池项目, 恒发 设备是旧的).
func (r *reader) tailJoins(i int, sure bool) bool {
	t, next := r.toks[i], r.tok(i+1)
	if r.whatTheyMake(i) {
		return false
	}
	if t.bits&cLegal != 0 && t.w.n > 1 {
		return true
	}
	goods := next.kind == tokWord && next.bits&cThing != 0 && next.w.text != "门口" && next.bits&(cTail|cDept|cLegal) == 0 && (next.bits&cMoneyKind == 0 || wares[t.text()]) && next.span.Start == t.span.End
	if sure && goods && !corporate[t.text()] {
		return false
	}
	if p := r.tok(i - 1); !sure && !goods && p.kind == tokUnknown && p.span.End == t.span.Start && p.span.End-p.span.Start == 2 && !wares[t.text()] && next.bits&(cThing|cDept) == 0 {
		return true // 泰鸿冲压: two characters that no word explains, and a trade
	}
	if t.bits&cThing != 0 {
		end := next.kind == tokMark || next.kind == tokPerson || next.bits&(cLegal|cTail|cGo|cMeet|cVisit|cCall) != 0 || next.kind == tokWhen || isFunc(next, "的") ||
			next.bits&cIntent != 0 && next.bits&cThing == 0 || // 岭南机床今年不投了
			next.kind == tokLatin || next.kind == tokWord && isWordRune(r.n[next.span.Start]) // 捷诚机床won
		if next.bits&(cOurs|cSpeaker|cTheirs) != 0 && next.kind == tokWord {
			return true
		}
		return end && next.bits&cFunc == 0 || isFunc(next, "的") && (r.tok(i+2).kind == tokPerson || r.tok(i+2).bits&(cTitle|cPersonWord) != 0)
	}
	return true
}

// whatTheyMake reports a trade behind the word for making it, at the end of characters that no word
// explains: 科力达做注塑的 is called 科力达.
func (r *reader) whatTheyMake(i int) bool {
	p := r.tok(i - 1)
	return p.kind == tokUnknown && p.span.End == r.toks[i].span.Start && p.span.End-p.span.Start > 2 && isFunc(r.tok(i+1), "的") && strings.ContainsRune(makes, r.n[p.span.End-1])
}

// beforeMaking is a name without the words behind it for what they make, where that is said of them.
func (r *reader) beforeMaking(s Span) Span {
	if r.runeAt(s.End) != '的' {
		return s
	}
	for k := s.Start + 2; k < s.End-1; k++ {
		if strings.ContainsRune("做搞", r.n[k]) {
			return Span{s.Start, k}
		}
	}
	return s
}

// makes are the characters that say what somebody makes.
const makes = "做搞造产卖"

// wares are trades that more often name what a customer has or wants than himself.
var wares = map[string]bool{"设备": true, "机器人": true, "激光": true, "自动化": true, "数控": true, "智能": true, "材料": true, "配件": true, "零件": true, "工具": true, "模具": true, "变频器": true, "传感器": true, "伺服": true, "电控": true, "焊接": true, "包装": true, "检测": true, "工厂": true, "厂": true, "系统": true, "加工中心": true}

// corporate are trades that name companies and never their goods.
var corporate = map[string]bool{"电气": true, "科技": true, "集团": true, "实业": true, "重工": true, "精工": true, "精机": true, "股份": true, "工贸": true, "控股": true, "光电": true, "机电": true}
