package parse

import (
	"strings"
)

// pinyinSurnames let "Wu Jianguo" and "Yuan Li" be people.
var pinyinSurnames = wordSet("wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lv lu ding ren shen yao fan fang shi tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan lei qian yin chang wen he qiao gong qu ji pu pang ge tu dai fu hong ke lan mei mo nie ning niu pei qi ruan sheng tong weng xia xing ying zhan zhong zhuang zong bao bian chai gan geng jia jian lou mu shu zuo miao")

// toolNames are what people work with; they are written like companies.
var toolNames = wordSet("bu bg sbu slack wecom wechat excel csv pdf ppt word zoom teams outlook linkedin whatsapp gmail google crm erp github vat fob cif rfq rfi nda fat sat roi eta etd bom sop oem odm kpi capex opex sku msa sow ppap fai pfmea dfmea nre eol hmi mes wms agv bms coc coa msds sds rohs tds awb ppm cpk cad dwg mou loi gst moq capa ccb mro dfm dcn ecn ecr spc scar qbr amc cto cfo coo ceo apac emea latam italian german chinese japanese korean french american british european indian taiwanese")

// run is a stretch of words with capitals: the name of a company or a person.
type run struct {
	from, to int // tokens
	span     Span
}

// findRuns reads the names that are written in Latin letters and decides of
// each whether it is a company or somebody.
func (r *reader) findRuns() {
	runs := r.runs()
	for k, u := range runs {
		if u.span.End-u.span.Start < 2 && r.runeAt(u.span.Start-1) != '#' || u.to == u.from+1 && toolNames[r.saying(u.span)] {
			continue
		}
		sure := r.spottedFirm(u.from) || r.spotAt(u.from) && strings.HasSuffix(r.saying(u.span), " group")
		sure = sure || r.headsReport(u)
		if r.spotAt(u.from) && !sure {
			r.latinPerson(u)
			continue
		}
		if !sure && (r.signsOff(u) || r.nickname(u.from) || r.paper(u) || r.plantOf(u.to)) {
			continue
		}
		if !sure && r.runIsPerson(u, runs, k) {
			r.latinPerson(u)
			continue
		}
		if !sure && (r.placedIn(u) || r.placedBehind(u)) {
			r.firms[len(r.firms)-1].region = r.str(u.span)
			continue
		}
		f := firm{from: u.from, to: u.to, span: u.span, text: r.str(u.span), score: needed}
		f.tailed = r.toks[u.to-1].bits&(cTail|cLegal) != 0 || sure && r.endsInTrade(u.span)
		prev, _ := r.before(u.from)
		next := r.tok(u.to)
		if r.isSpace(u.to) {
			next = r.tok(u.to + 1)
		}
		switch {
		case prev.bits&cRival != 0, r.lostTo(prev, u.from):
			f.rival = true
		case !sure && r.loneStart(u) && !f.tailed && !r.inParts(runs) && next.bits&(cTail|cPlan|cDone|cSay|cIntent|cCall|cAsk|cMoneyKind|cPayment|cRevenue) == 0 && !r.hanOwner(u, next) && !r.isBy(u) && !decides[next.text()] && !r.collective(u):
			f.score -= 2
		case r.isBy(u):
			f.referrer = true
		case !sure && isFunc(prev, "in") && u.to == u.from+1 && r.toks[u.from].kind == tokLatin && !f.tailed && len(runs) == 1 && len(r.firms) == 0 && (next.kind == tokMark || u.to == len(r.toks)):
			continue // met last week in Davos
		}
		if f.score >= needed || len(runs) == 1 && r.plausible(u) {
			r.firms = append(r.firms, f)
		}
	}
	if len(r.firms) == 0 && !r.han {
		r.lowerFirm()
	}
	r.findLower()
}

// inParts reports whether two names or more stand each before a part of a day, as those of
// customers do that were gone to: Hartfield in the morning, Lakeland after lunch.
func (r *reader) inParts(runs []run) bool {
	n := 0
	for _, u := range runs {
		k := u.to
		for r.isSpace(k) || isFunc(r.tok(k), "in") || isFunc(r.tok(k), "the") {
			k++
		}
		if t := r.tok(k); (t.kind == tokWhen && r.whens[t.at].part >= 0 || partOfDay(t.text())) && (u.from == 0 || r.tok(u.from-1).kind == tokMark && (!r.isSpace(u.from-1) || r.markIs(u.from-2, ','))) {
			n++
		}
	}
	return n > 1
}

// placedBehind reports whether a lone name is the place of the new customer that stands
// right before it: enquiry from Seng Heng Metal, Johor, she wants a brochure.
func (r *reader) placedBehind(u run) bool {
	last := len(r.firms) - 1
	if last < 0 || !r.firms[last].tailed || r.firms[last].region != "" || u.to != u.from+1 || r.toks[u.from].kind != tokLatin || u.from < 2 || !r.isSpace(u.from-1) || !r.markIs(u.from-2, ',') || r.firms[last].to != u.from-2 {
		return false
	}
	if next := r.tok(u.to); next.kind != tokMark && u.to < len(r.toks) {
		return false
	}
	for i := range r.firms[last].from {
		if r.toks[i].bits&(cCapture|cSource) != 0 {
			return true
		}
	}
	return false
}

// decides are verbs, in the form they have behind the name of a customer or of somebody, whose
// subject is nothing else.
var decides = map[string]bool{"want": true, "need": true, "won't": true, "refuse": true, "refuses": true, "insist": true, "insists": true, "decide": true, "decides": true, "approve": true, "approves": true, "wants": true, "needs": true, "decided": true, "ordered": true}

// hanOwner reports whether what follows a name at once in Chinese is said of companies
// rather than of people: Bridgnorth新来了个plant manager, Harwick的Jonas.
func (r *reader) hanOwner(u run, next token) bool {
	if !isHan(r.runeAt(u.span.End)) {
		return false
	}
	if isFunc(next, "的") {
		owned := r.tok(u.to + 1)
		return owned.kind == tokPerson || owned.kind == tokLatin && r.capital(owned) || owned.bits&(cPerson|cTitle|cDept|cMoneyKind|cMilestone|cPayment|cCustomer) != 0 || valOf(owned, cIntent) == Opportunity || owned.bits&(cMeet|cVisit|cActivity) != 0 && isWordRune(r.n[owned.span.Start])
	}
	if isFunc(next, "现在") || isFunc(next, "目前") || next.kind == tokWhen {
		_, ok := holdsAny(r.folded, []string{"stage", "status", "progress", "阶段", "进度", "进展", "状态"})
		return ok // Farnley现在到哪个stage了
	}
	return next.kind == tokWord && next.bits&cRegion != 0 || next.kind == tokPerson || isFunc(next, "那个") || isFunc(next, "这个") || isFunc(next, "新来了") || isFunc(next, "新来了个") || next.bits&(cTheirs|cCustomer|cDept) != 0
}

// lostBefore reports whether the sentence so far tells of a loss: lost it to.
func (r *reader) lostBefore(i int) bool {
	for k := i - 1; k >= 0 && !r.markIs(k, '.'); k-- {
		if t := r.toks[k].text(); t == "lost" || t == "we lost" || t == "went" || t == "is lost" || t == "was lost" || t == "got lost" {
			return true
		}
	}
	return false
}

// runs lists the capitalised stretches, legal forms included.
func (r *reader) runs() []run {
	var out []run
	for i := 0; i < len(r.toks); i++ {
		if r.spotAt(i) && !hasHan(r.str(r.toks[i].span)) {
			out = append(out, run{i, i + 1, r.toks[i].span})
			continue
		}
		if !r.opens(i) {
			continue
		}
		j := i + 1
		for {
			if r.toks[j-1].bits&cLegal != 0 && r.tok(j).bits&cLegal == 0 {
				break // nothing of a name stands behind Ltd.
			}
			k := j
			if r.isSpace(k) || r.isAnd(k) || r.markIs(k, '-') {
				k++
			}
			for r.isSpace(k) || r.isAnd(k) {
				k++
			}
			if b := r.toks[j-1].bits; b&cBrand != 0 && b&cPerson == 0 && r.tok(k).bits&cPerson != 0 && r.tok(k).bits&cBrand == 0 && isHan(r.runeAt(r.tok(k).span.End)) {
				break // Grundfos Martin的wechat
			}
			if p := r.pastParticle(k); p > k {
				k = p
			}
			if k == j && r.tok(k).bits&cLegal == 0 || k >= len(r.toks) || !r.goesOn(k, j > i) {
				if t := r.tok(j); r.markIs(j, ',') && r.isSpace(j+1) && r.tok(j+2).bits&cLegal != 0 && t.kind == tokMark {
					j += 3
					continue
				}
				break
			}
			j = k + 1
		}
		i = r.initials(i)
		out = append(out, run{i, j, Span{r.toks[i].span.Start, r.toks[j-1].span.End}})
		i = j - 1
	}
	return out
}

// isAnd reports whether token i is the & within a name.
func (r *reader) isAnd(i int) bool {
	return r.markIs(i, '&') || i < len(r.toks) && isFunc(r.toks[i], "&")
}

// initials is where a name begins with its initials: J.C. Ludlow.
func (r *reader) initials(i int) int {
	k := i
	for {
		j := k - 1
		if r.isSpace(j) {
			j--
		}
		if !r.markIs(j, '.') || j < 1 || r.toks[j-1].span.End-r.toks[j-1].span.Start != 1 || !isWordRune(r.n[r.toks[j-1].span.Start]) || !r.capital(r.toks[j-1]) {
			return k
		}
		k = j - 1
	}
}

// pastParticle is where a name goes on behind a small word within it: Henk de Boer,
// Ana van der Meer. It is k when none stands there.
func (r *reader) pastParticle(k int) int {
	at := k
	for j := 0; j < 2 && k+2 < len(r.toks) && r.isSpace(k+1); j++ {
		switch r.between(r.toks[k].span.Start, r.toks[k].span.End) {
		case "de", "van", "der", "von", "den", "di", "da", "del", "della", "bin", "ten", "ter", "dos", "du":
			k += 2
			continue
		}
		break
	}
	if t := r.tok(k); k > at && t.kind != tokMark && isWordRune(r.n[t.span.Start]) && r.capital(t) {
		return k
	}
	return at
}

func (r *reader) isSpace(i int) bool { return r.markIs(i, ' ') }

func (r *reader) markIs(i int, c rune) bool {
	return i >= 0 && i < len(r.toks) && r.toks[i].kind == tokMark && r.n[r.toks[i].span.Start] == c
}

// capital reports whether a token begins with a capital letter; the end of the
// message does not.
func (r *reader) capital(t token) bool {
	if t.span.Start >= len(r.orig) {
		return false
	}
	c := r.orig[t.span.Start]
	return c >= 'A' && c <= 'Z' || c >= 0xC0 && c <= 0xDE || c >= 'Ａ' && c <= 'Ｚ'
}

func (r *reader) allCaps(t token) bool {
	if r.shouts {
		return false
	}
	for _, c := range r.orig[t.span.Start:t.span.End] {
		if c >= 'a' && c <= 'z' {
			return false
		}
	}
	return t.span.End-t.span.Start > 1
}

// opens reports whether a name may begin at token i.
func (r *reader) opens(i int) bool {
	t := r.toks[i]
	if t.kind == tokName || !isWordRune(r.n[t.span.Start]) || !r.capital(t) || r.inFirm(i) {
		return false
	}
	switch t.kind {
	case tokLatin:
		low := r.n[t.span.Start:t.span.End]
		return !(r.sentenceStart(i) && (string(low) == "heard" || (endsWith(low, "ed") || endsWith(low, "ing")) && !r.capitalBehind(i)))
	case tokWord:
		if t.bits&(cPerson|cBrand) != 0 || r.adjectiveOpens(i) || r.wordName(i) || isFunc(t, "ah") && r.capitalBehind(i) {
			return true
		}
		if t.bits&(cTitle|cRegion) != 0 && t.bits&cTail == 0 {
			return t.bits&cCity != 0 && (r.isSpace(i+1) && r.capital(r.tok(i+2)) && (r.tok(i+2).bits&cTail != 0 || r.tok(i+2).kind == tokLatin && r.isSpace(i+3) && r.tok(i+4).bits&cLegal != 0) || r.isSpace(i-1) && r.calledSo(i-2)) // Cambridge Consultants Ltd, Mr York
		}
		return t.bits&(cTail|cIndustry) != 0 && t.bits&cLegal == 0 && r.capitalBehind(i)
	}
	return false
}

// calledSo reports whether token i is what stands before a family name, and before no place.
func (r *reader) calledSo(i int) bool {
	switch r.tok(i).text() {
	case "mr", "mrs", "ms", "mr.", "mrs.", "ms.", "miss", "herr", "frau":
		return true
	}
	return false
}

// capitalBehind reports whether another capitalised word follows token i.
func (r *reader) capitalBehind(i int) bool {
	t := r.tok(i + 2)
	return r.isSpace(i+1) && (t.kind == tokLatin || t.kind == tokWord && t.bits&(cTail|cPerson) != 0) && r.capital(t)
}

// goesOn reports whether the word at token i continues a name.
func (r *reader) goesOn(i int, begun bool) bool {
	t := r.toks[i]
	if t.kind == tokWord && t.bits&cLegal != 0 && begun && isWordRune(r.n[t.span.Start]) {
		return r.capital(t) || t.w.text == "gmbh"
	}
	if !isWordRune(r.n[t.span.Start]) || !r.capital(t) {
		return false
	}
	switch t.kind {
	case tokLatin:
		return !r.allCaps(t) || t.span.End-t.span.Start <= 3
	case tokWord:
		if t.bits&cPerson != 0 || t.bits&cTail != 0 && !r.allCaps(t) {
			return true
		}
		return t.bits&(cThing|cIndustry) != 0 && !r.allCaps(t) && t.bits&(cTitle|cCall|cVisit) == 0 && t.w.n > 3 || begun && r.plainTail(i)
	}
	return false
}

// plainTail reports whether a plain word with a capital at token i ends a name, though it
// is no trade that the lexicon knows: Skarholm Fish. Within a sentence only names have
// capitals.
func (r *reader) plainTail(i int) bool {
	t := r.toks[i]
	const told = cTitle | cPreTitle | cDept | cRole | cMoneyKind | cIntent | cActivity | cMilestone | cPlan | cDone | cVisit | cMeet | cCall | cGo | cSource | cCommand | cSpeaker | cOurs | cTheirs | cCustomer | cOutcome | cNeg | cAsk | cRegion | cCancel | cWish | cSay | cSplit | cPayment | cAnswer | cCost | cWith | cAt
	if t.w.n < 4 || t.bits&told != 0 || r.allCaps(t) || r.shouts || i < 2 || !r.isSpace(i-1) || r.toks[i-2].kind != tokLatin || !r.capital(r.toks[i-2]) || r.allCaps(r.toks[i-2]) {
		return false
	}
	next := r.tok(i + 1)
	return next.kind != tokWord || !isWordRune(r.n[next.span.Start])
}

func (r *reader) sentenceStart(i int) bool {
	k := i - 1
	for r.isSpace(k) {
		k--
	}
	return k < 0 || r.toks[k].kind == tokMark && strings.ContainsRune(".!?\n;/", r.n[r.toks[k].span.Start])
}

func (r *reader) loneStart(u run) bool { return u.to == u.from+1 && r.sentenceStart(u.from) }

// plausible reports whether a lone word at the start may still be a company:
// what follows is no plain sentence.
func (r *reader) plausible(u run) bool {
	k := u.to
	for r.isSpace(k) {
		k++
	}
	t := r.tok(k)
	if t.kind == tokWord && strings.HasSuffix(t.w.text, "ed") && k+2 < len(r.toks) && r.tok(k+2).kind == tokMoney {
		return true // Marwick accepted 1.15m
	}
	if isFunc(t, "at") && r.isSpace(k+1) && r.tok(k+2).kind == tokWhen && r.whens[r.tok(k+2).at].direction(r.today) > 0 {
		return true // Lindner at 3pm tomorrow
	}
	return k >= len(r.toks) || t.kind == tokMark || t.kind == tokWhen || t.kind == tokMoney || t.kind == tokWord && t.bits&(cDone|cPlan|cThing|cSay|cIntent|cWantBuy|cAsk|cOutcome|cNeg|cCancel) != 0
}

// before is the last token before i that is neither space nor article.
func (r *reader) before(i int) (token, int) {
	k := i - 1
	for k >= 0 && (r.isSpace(k) || isFunc(r.toks[k], "the") || isFunc(r.toks[k], "a") || r.markIs(k, ':') || isFunc(r.toks[k], "their") || isFunc(r.toks[k], "new")) {
		k--
	}
	return r.tok(k), k
}

// isBy reports whether a name is whom a lead came from: referred by Liu.
func (r *reader) isBy(u run) bool {
	t, k := r.before(u.from)
	if t.kind != tokWord {
		return false
	}
	switch t.w.text {
	case "referred by", "recommended by", "introduced by", "an intro by", "intro by", "introduction by", "intro from", "tip from", "introduced us to":
		return t.w.text != "introduced us to"
	case "at", "from":
		p, _ := r.before(k)
		for _, f := range r.folk {
			if f.referrer && r.tok(f.tok).span == p.span {
				return true
			}
		}
	}
	return false
}

// lowerFirm reads a company in a message without capitals: met anil at oakline.
func (r *reader) lowerFirm() {
	for i, t := range r.toks {
		at := t.kind == tokWord && (t.w.text == "at" || t.w.text == "visited" || t.w.text == "@" || t.w.text == "from" || t.w.text == "lead:" || t.bits&cCapture != 0 || t.bits&(cGo|cVisit) != 0 || t.w.text == "of" && r.tok(i-2).w != nil && r.tok(i-2).w.text == "status") || r.markIs(i, '@')
		if !at {
			continue
		}
		j := i + 1
		for r.isSpace(j) || r.markIs(j, ':') {
			j++
		}
		k := j
		for k < len(r.toks) && (r.toks[k].kind == tokLatin || k > j && r.toks[k].bits&(cTail|cLegal) != 0 && r.toks[k].kind == tokWord) {
			k++
			if r.isSpace(k) && k+1 < len(r.toks) && (r.toks[k+1].kind == tokLatin || r.toks[k+1].bits&(cTail|cLegal) != 0 && r.toks[k+1].kind == tokWord) {
				k++
			}
		}
		if k > j && r.toks[j].kind == tokLatin {
			s := Span{r.toks[j].span.Start, r.toks[k-1].span.End}
			r.firms = append(r.firms, firm{from: j, to: k, span: s, text: r.str(s), score: needed, tailed: r.toks[k-1].bits&cTail != 0})
			return
		}
	}
}
