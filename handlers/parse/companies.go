package parse

import (
	"slices"
	"strings"

	"milepost/storage/crm"
)

// firm is a customer company, or something that is named like one.
type firm struct {
	span     Span
	from, to int // tokens [from, to)
	text     string
	region   string
	industry string
	known    []Match
	fold     string
	score    float64
	tailed   bool // ends in a trade or a legal form
	anchored bool // a verb before it or a person behind it shows what it is
	rival    bool // a competitor
	referrer bool // whom a lead came from
	guessed  bool // only its characters and the words around it speak for it
	aside    bool // named only to say whose supplier another is, or where somebody came from
	why      []Reason
	same     int     // index of the first mention of the same company
	worth    float64 // what speaks for it as one of several (seconds.go); 0 where it is the only one
}

// maxMentions bounds how many companies, and how many people, one message may
// name; a list that is longer is an import, not a report.
const maxMentions = 40

// needed is the evidence from which on a stretch of text is a company.
const needed = 3

// findFirms reads the companies of the text.
func (r *reader) findFirms() {
	defer r.explainFirms()
	defer r.forgetWeak()
	r.depts = r.depts[:0]
	r.fields = r.formFirms()
	for i := 0; i < len(r.toks); i++ {
		if r.inFirm(i) {
			continue
		}
		f, ok := r.hanFirm(i)
		if !ok {
			continue
		}
		if end := r.departmentAt(&f); end > i {
			r.depts = append(r.depts, Span{i, end})
			r.explainFirm(&f, "a department of the company beside it")
			i = end - 1
			continue
		}
		r.reweigh(&f)
		if f.score >= needed {
			r.firms = append(r.firms, f)
		} else {
			r.explainFirm(&f, "too little speaks for it")
		}
		i = max(i, f.to-1)
	}
	r.findRound()
	r.findRuns()
	r.findCity()
	r.findLone()
	slices.SortStableFunc(r.firms, func(a, b firm) int { return a.span.Start - b.span.Start })
	r.firms = r.firms[:min(len(r.firms), maxMentions)]
	for i := range r.firms {
		r.settle(i)
	}
	r.joinScripts()
	r.joinParts()
	r.rivalsByTrade()
}

// joinScripts makes one name of a foreign one and the Chinese one that is written
// right behind it: Bosch华域.
func (r *reader) joinScripts() {
	for i := 0; i+1 < len(r.firms); i++ {
		a, b := &r.firms[i], &r.firms[i+1]
		if a.to != b.from || a.span.End != b.span.Start || !isWordRune(r.n[a.span.Start]) || r.toks[b.from].kind != tokUnknown && r.toks[b.from].bits&cBrand == 0 || len(a.known)+len(b.known) > 0 {
			continue
		}
		a.to, a.span.End, a.tailed = b.to, b.span.End, a.tailed || b.tailed
		a.text, a.score = r.str(a.span), max(a.score, b.score)
		r.firms = slices.Delete(r.firms, i+1, i+2)
		for k := range r.firms {
			r.settle(k)
		}
	}
}

// settle looks a company up and ties it to an earlier mention of itself.
func (r *reader) settle(i int) {
	f := &r.firms[i]
	f.same = i
	if j := slices.IndexFunc(r.firms[:i], func(g firm) bool { return g.text == f.text }); j >= 0 && len(f.known) == 0 {
		f.fold, f.known = r.firms[j].fold, r.firms[j].known // said before
	} else {
		f.fold = Fold(f.text)
	}
	if len(f.known) == 0 {
		f.known = r.ctx.Names.Lookup(f.text, crm.KindAccount, r.asker())
	}
	if f.industry == "" {
		f.industry = r.industryOf(f)
	}
	for j := range i {
		g := &r.firms[j]
		short, long := g.fold, f.fold
		if len(short) > len(long) {
			short, long = long, short
		}
		sameRow := len(f.known) > 0 && len(g.known) > 0 && f.known[0].Score == 1 && g.known[0].Score == 1 && f.known[0].Row.ID == g.known[0].Row.ID
		if sameRow || strings.HasPrefix(long, short) && !(f.tailed && g.tailed && short != long) || strings.HasSuffix(long, short) && g.region != "" {
			f.same = g.same
			return
		}
	}
}

func (r *reader) industryOf(f *firm) string {
	if f.from < 0 {
		return ""
	}
	out := ""
	for _, t := range r.toks[f.from:f.to] {
		if v := valOf(t, cIndustry); v != "" && !(out != "" && v == "家电") {
			out = v
		}
	}
	if out == "" { // 盛达汽车|配件厂: the words of the name taken together
		for i := f.span.Start; i < f.span.End; i++ {
			if w := words.longest(r.n[:f.span.End], i, cIndustry); w != nil {
				return w.val(cIndustry)
			}
		}
	}
	return out
}

func valOf(t token, c class) string {
	if t.w == nil || t.bits&c == 0 {
		return ""
	}
	return t.w.val(c)
}

func (r *reader) tok(i int) token {
	if i < 0 || i >= len(r.toks) {
		return token{kind: tokMark, span: Span{len(r.n), len(r.n)}}
	}
	return r.toks[i]
}

// isAccount reports whether a token is a known account.
func (r *reader) isAccount(t token) bool {
	return t.kind == tokName && r.hits[t.at].Known[0].Row.Kind == crm.KindAccount
}

// hanFirm reads a company that begins at token i, with the evidence for it.
func (r *reader) hanFirm(i int) (firm, bool) {
	t := r.toks[i]
	if r.district(i) || r.calledInFull(i) {
		return firm{}, false
	}
	if end := r.institute(i); end > i {
		f := firm{from: i, to: end, tailed: true}
		r.gain(&f, 4, "a hospital, a school or public works", t.span)
		return r.weigh(f, i), true
	}
	known, brand := r.isAccount(t), t.kind == tokWord && t.bits&cBrand != 0
	if r.spottedFirm(i) && hasHan(r.str(t.span)) && !r.onlyWherePlace(i) {
		f := firm{from: i, to: i + 1}
		f.tailed = r.endsInTrade(t.span)
		r.gain(&f, 6, spottedRule(r.spotted[t.at].likely), t.span)
		return r.weigh(f, i), true
	}
	unknown := t.kind == tokUnknown
	latin := t.kind == tokLatin && isHan(r.runeAt(t.span.End)) && r.tok(i+1).bits&(cTail|cLegal) != 0
	placed := t.kind == tokWord && t.bits&cCity != 0 && isHan(r.n[t.span.Start]) && r.tok(i+1).bits&cTail != 0 && r.tok(i+2).bits&(cTail|cLegal) != 0 &&
		r.tok(i+2).span.Start == r.tok(i+1).span.End && r.tok(i+1).span.Start == t.span.End // 韶关轨道车辆
	lone := t.kind == tokWord && t.bits&cCity != 0 && (r.tok(i-1).bits&(cGo|cVisit|cSay|cCapture) != 0 || r.isSpace(i-1) && r.tok(i-2).bits&cCapture != 0) && r.tok(i+1).bits&cTail != 0 && r.tok(i+1).span.Start == t.span.End &&
		(r.tok(i+2).kind == tokMark || r.tok(i+2).kind == tokPerson || r.tok(i+2).bits&(cWantBuy|cIntent) != 0 || isFunc(r.tok(i+2), "在")) && isHan(r.n[t.span.Start]) // 去了佛山照明
	plain := r.tok(i + 1)
	through := t.kind == tokWord && t.bits&cCity != 0 && plain.kind == tokWord && plain.w.n == 2 && plain.bits == cFunc && !strings.HasSuffix(plain.w.text, "家") && !strings.HasSuffix(plain.w.text, "个") && plain.span.Start == t.span.End && // 茂名石油机械厂
		r.tok(i+2).bits&cTail != 0 && r.tok(i+2).w.n > 1 && r.tok(i+2).span.Start == plain.span.End && (i == 0 || r.tok(i-1).kind == tokMark || r.tok(i-1).bits&(cCapture|cGo|cVisit) != 0)
	district := r.districtNamed(i) // 绍兴越秀风机
	placed = placed || district || lone || through || t.kind == tokWord && t.bits&cCity != 0 && isHan(r.n[t.span.Start]) && r.tok(i+1).bits&cTail != 0 && r.tok(i+1).w.n > 1 && r.tok(i+1).span.Start == t.span.End &&
		r.tok(i+2).kind == tokUnknown && r.tok(i+2).span.Start == r.tok(i+1).span.End && r.tok(i+2).span.End-r.tok(i+2).span.Start <= 3 && r.tok(i+3).kind == tokMark && (i == 0 || r.tok(i-1).kind == tokMark) // 惠来风电塔筒
	nick := t.kind == tokPerson && t.span.End-t.span.Start == 2 && strings.ContainsRune("老小阿", r.n[t.span.Start]) && r.tok(i+1).bits&cTail != 0 && r.tok(i+1).kind == tokWord && r.tok(i+1).span.Start == t.span.End // 老卢五金
	if !known && !brand && !unknown && !latin && !placed && !nick {
		return firm{}, false
	}
	if known && !hasHan(r.str(t.span)) {
		j := i + 1
		for r.tok(j).bits&(cTail|cLegal) != 0 || r.tok(j).kind == tokMark && r.runeAt(r.tok(j).span.Start) == ' ' && r.tok(j+1).bits&(cTail|cLegal) != 0 && r.capital(r.tok(j+1)) {
			j++
		}
		f := firm{from: i, to: j}
		r.gain(&f, 6, "a customer that is known", t.span)
		if j == i+1 {
			f.known = r.hits[t.at].Known
		}
		return r.weigh(f, i), true
	}
	f := firm{from: i, to: i + 1}
	if through {
		f.to++
	}
	switch {
	case known:
		r.gain(&f, 6, "a customer that is known", t.span)
		f.known = r.hits[t.at].Known
	case brand:
		r.gain(&f, 4, "a company that everybody knows", t.span)
	}
	if end := r.brandGoesOn(f.to); brand && end > f.to {
		f.to = end
	}
	if end := r.formalName(f.to); end > f.to && (known || brand || unknown) {
		r.gain(&f, 4, "ends in a trade or a legal form", r.toks[end-1].span)
		f.to, f.tailed, f.known = end, true, nil
	}
	for f.to < len(r.toks) {
		x := r.toks[f.to]
		grows := x.bits&(cTail|cLegal) != 0 && r.tailJoins(f.to, known || brand)
		if end := r.plantBehind(f.to); end > f.to && (known || brand || unknown) {
			r.gain(&f, 4, "a plant of it", r.toks[end-1].span)
			f.to, f.tailed, f.known = end, true, nil
			break
		}
		if after := r.tok(f.to + 1); x.kind == tokUnknown && (brand || known) && (after.bits&(cTail|cLegal) != 0 || after.kind == tokMark || after.kind == tokPerson || after.kind == tokWord && (after.bits&(cRegion|cMoneyKind|cPayment|cCustomer|cTheirs|cDept) != 0 || isFunc(after, "的") || isFunc(after, "跟") || isFunc(after, "和"))) && x.span.Start == r.toks[f.to-1].span.End && x.span.End-x.span.Start <= 3 && !strings.ContainsRune("做当干搞卖跑管这那该此哪每挖调跳", r.n[x.span.Start]) {
			grows = true
		}
		if f.tailed && !grows && x.span.End-x.span.Start == 1 && x.span.Start == r.toks[f.to-1].span.End && strings.ContainsRune("管件线片泵盒圈膜杆", r.n[x.span.Start]) && (r.tok(f.to+1).kind == tokMark || isFunc(r.tok(f.to+1), "的") || r.tok(f.to+1).kind == tokPerson) {
			grows = true // 顺达空调管
		}
		if !grows {
			break
		}
		if x.bits&(cTail|cLegal) != 0 {
			if !f.tailed {
				r.gain(&f, 4, "ends in a trade or a legal form", x.span)
			}
			f.tailed = true
		}
		f.known = nil
		f.to++
	}
	if unknown && !f.tailed {
		switch runes := t.span.End - t.span.Start; {
		case strings.ContainsAny(r.str(t.span), "了不没的着吗呢么们这那吧啊谁我你他她它") || strings.ContainsAny(firstRune(r.str(t.span)), "吃喝玩睡我你他她您别"):
			f.score -= 5
		case strings.ContainsAny(firstRune(r.str(t.span)), "做搞造产卖") && isFunc(r.tok(i+1), "的"):
			f.score -= 5 // 做锂电壳的
		case strings.ContainsRune("网报刊群", r.n[t.span.End-1]) && runes > 2 && (r.tok(i+1).bits&cIntent != 0 || isFunc(r.tok(i+1), "上") || isFunc(r.tok(i+1), "里") || isFunc(r.tok(i+1), "查到") || isFunc(r.tok(i+1), "刷到")):
			r.gain(&f, -10, "where something was read", t.span) // 在工控网看到
		case strings.ContainsRune("一二三四五六七八九十两几半多", r.n[t.span.Start]) && strings.ContainsRune("年月天周次个台套条点成倍", r.n[t.span.End-1]):
			f.score -= 5 // 三年
		case isFunc(r.tok(i-1), "在") && strings.ContainsRune("上里局宴席间", r.n[t.span.End-1]) && runes > 2, isFunc(r.tok(i-1), "在") && strings.ContainsAny(firstRune(r.tok(i+1).text()), "吃喝住"):
			r.gain(&f, -5, "where somebody was, no customer", t.span) // 在酒局上, 在丰乐园吃的
		case r.tok(i-1).bits&cCity != 0 && r.tok(i-1).kind == tokWord && r.tok(i-1).span.End == t.span.Start && runes == 2 && (strings.HasPrefix(r.tok(i+1).text(), "新开") || strings.HasPrefix(r.tok(i+1).text(), "有家") || strings.HasPrefix(r.tok(i+1).text(), "有个")):
			r.gain(&f, -5, "a district of the city before it", t.span) // 肇庆大旺新开了家
		case r.venue(i + 1), strings.ContainsRune("开逛", r.n[t.span.Start]) && strings.ContainsRune("店馆铺厂", r.n[t.span.End-1]):
			r.gain(&f, -5, "a place to eat, to sleep or to shop", t.span) // 去宏图大酒店吃席, 在武汉开五金店
		case strings.ContainsRune("查检", r.n[t.span.Start]) && runes > 2:
			f.score -= 5
		case runes == 1:
			f.score -= 10
		case runes > 6:
			f.score -= 3
		case strings.ContainsAny(firstRune(r.str(t.span)), "个位名两几") || r.postBefore(i) || r.office(i):
			r.gain(&f, -5, "what somebody is, not where", t.span)
		case strings.HasSuffix(r.str(t.span), "员"), strings.HasSuffix(r.str(t.span), "长叫"), isFunc(r.tok(i-1), "谁是"), isFunc(r.tok(i-1), "是") && isFunc(r.tok(i-2), "谁"):
			f.score -= 5 // 谁是管理员: a post, not a company
		}
	}
	return r.weigh(f, i), true
}

// tailJoins reports whether a trade word belongs to the name before it: it does
// not where it names goods (比亚迪 电池项目, 恒发 设备是旧的).
func (r *reader) tailJoins(i int, sure bool) bool {
	t, next := r.toks[i], r.tok(i+1)
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

// wares are trades that more often name what a customer has or wants than himself.
var wares = map[string]bool{"设备": true, "机器人": true, "激光": true, "自动化": true, "数控": true, "智能": true, "材料": true, "配件": true, "零件": true, "工具": true, "模具": true, "变频器": true, "传感器": true, "伺服": true, "电控": true, "焊接": true, "包装": true, "检测": true, "工厂": true, "厂": true, "系统": true, "加工中心": true}

// corporate are trades that name companies and never their goods.
var corporate = map[string]bool{"电气": true, "科技": true, "集团": true, "实业": true, "重工": true, "精工": true, "精机": true, "股份": true, "工贸": true, "控股": true, "光电": true, "机电": true}

func isFunc(t token, s string) bool { return t.kind == tokWord && t.w.text == s }

// text is the word of a token, "" when it is none.
func (t token) text() string {
	if t.w == nil {
		return ""
	}
	return t.w.text
}

func (r *reader) runeAt(i int) rune {
	if i < 0 || i >= len(r.n) {
		return 0
	}
	return r.n[i]
}

// weigh adds what stands around a name to the evidence for it.
func (r *reader) weigh(f firm, i int) firm {
	f.span = Span{r.toks[f.from].span.Start, r.toks[f.to-1].span.End}
	head := r.placeBefore(&f)
	k := head - 1
	for r.tok(k).kind == tokMark && r.runeAt(r.tok(k).span.Start) == ' ' {
		k--
	}
	prev := r.tok(k)
	w, rule := r.evidenceBefore(&f, k)
	if r.runeAt(f.span.Start-1) == '《' {
		w, rule = -10, "the title of a paper"
	}
	r.gain(&f, w, rule, prev.span)
	behind, rule := r.evidenceBehind(f.to)
	f.anchored = f.score >= 3 && k >= 0 && prev.kind == tokWord || behind >= 3 || r.tok(f.to).kind == tokWord && r.tok(f.to).bits&(cOutcome|cMeet) != 0
	if last := len(r.firms) - 1; last >= 0 && r.firms[last].rival && r.firms[last].to == k && (isFunc(prev, "和") || isFunc(prev, "跟") || r.markIs(k, '、')) {
		f.rival = true
	}
	if r.inUse(f.span.Start) || r.threatened(f.from) {
		f.rival = true
	}
	if isFunc(prev, "给") || isFunc(prev, "给了") || isFunc(prev, "被") {
		f.rival = r.lostNear(f.from)
	}
	r.gain(&f, behind, rule, r.tok(f.to).span)
	if f.region == "" && r.toks[f.from].bits&cCity != 0 && isHan(r.n[f.span.Start]) {
		f.region = placeName(r.str(r.toks[f.from].span))
	}
	if w := r.toks[f.from].w; f.region == "" && w != nil && w.bits&cBrand != 0 {
		if city := words.longest(r.n[:f.span.End], f.span.Start, cCity); city != nil && city.n < w.n && isHan(r.n[f.span.Start]) {
			f.region = placeName(city.text) // 佛山照明
		}
	}
	if r.linksAt(&f) {
		f.span.Start++
		f.known = nil
	}
	f.text = r.str(f.span)
	return f
}
