package parse

import (
	"slices"
	"strings"

	"milepost/handlers/parse/moment"
)

// nickname reports whether what stands before a name says that it is only another name of
// who was named before: 英文名Leo, aka Max.
func (r *reader) nickname(tok int) bool {
	k := tok - 1
	for r.isSpace(k) || r.markIs(k, ':') || isFunc(r.tok(k), "叫") || isFunc(r.tok(k), "是") {
		k--
	}
	switch r.tok(k).text() {
	case "英文名", "外号", "人称", "花名", "小名", "绰号", "昵称", "aka", "a.k.a.", "nickname", "goes by", "known as", "english name":
		return true
	}
	return false
}

// signsOff reports whether a name is the writer's own below what he writes, or of whom he
// greets above it: BR, Tim, Dear Anna.
func (r *reader) signsOff(u run) bool {
	k := u.from - 1
	for r.isSpace(k) || r.markIs(k, ',') || r.markIs(k, '\n') || r.markIs(k, '/') {
		k--
	}
	switch r.tok(k).text() {
	case "hi", "hello", "hey", "dear", "good morning", "good afternoon", "morning":
		return k == 0 && (r.markIs(u.to, ',') || r.markIs(u.to, '!') || r.markIs(u.to, '\n')) && k+2 == u.from
	}
	if rest := u.to; rest < len(r.toks) && !r.markIs(rest, '.') && !r.markIs(rest, '!') && !r.markIs(rest, '\n') || k < 2 || k+1 == u.from || r.isSpace(u.from-1) && k+2 == u.from {
		return false
	}
	switch strings.TrimSpace(r.lineWord(k)) {
	case "br", "b.r.", "rgds", "regards", "best regards", "kind regards", "warm regards", "with regards", "best", "all the best", "cheers", "thx", "thanks", "many thanks", "thanks and regards", "thank you", "sincerely", "yours":
		return true
	}
	return false
}

// lineWord is what a line or a sentence says that ends with token k.
func (r *reader) lineWord(k int) string {
	from := k
	for from > 0 && !r.markIs(from-1, '.') && !r.markIs(from-1, '\n') && !r.markIs(from-1, '!') && !r.markIs(from-1, '?') && !r.markIs(from-1, ',') && k-from < 6 {
		from--
	}
	return r.between(r.toks[from].span.Start, r.toks[k].span.End)
}

// titleBehindFirm is the job that stands behind somebody's name and whose it is: Zsolt,
// Northgate Bakery的process engineer.
func (r *reader) titleBehindFirm(p *person) string {
	k := r.tokenAt(p.span.End-1) + 1
	if !r.markIs(k, ',') && !isFunc(r.tok(k), "是") {
		return ""
	}
	for _, f := range r.firms {
		if f.from != k+1 || !isFunc(r.tok(f.to), "的") {
			continue
		}
		t := r.tok(f.to + 1)
		if end := r.tok(f.to + 2); t.kind != tokWord || t.bits&(cTitle|cPreTitle|cDept) == 0 || f.to+2 < len(r.toks) && end.kind != tokMark {
			return ""
		}
		return r.str(t.span)
	}
	return ""
}

// former reports whether somebody is named as who had a post before: 原来的梁部长.
func (r *reader) former(tok int) bool {
	k := tok - 1
	for r.tok(k).kind == tokWord && r.tok(k).bits&(cDept|cTitle) != 0 {
		k--
	}
	switch r.tok(k).text() {
	case "原来的", "前任", "前任的", "以前的":
		return true
	case "是", "叫": // 以前是小姜,现在是褚经理
		switch r.tok(k - 1).text() {
		case "以前", "之前", "原来", "原先", "过去", "从前":
			return true
		}
	}
	return false
}

// leavers forgets who is said to be gone where somebody else is named behind him: 秦工退了,
// 他徒弟小晏接手.
func (r *reader) leavers() {
	for i := 0; i+1 < len(r.folk); i++ {
		k := r.folk[i].tok + 1
		for k < len(r.toks) && (r.isSpace(k) || r.toks[k].span.End <= r.folk[i].span.End) {
			k++
		}
		gone := r.saysGone(k)
		if gone && !r.folk[i+1].ours && !r.folk[i].ours && r.takesOver(r.folk[i+1].tok) {
			r.folk = slices.Delete(r.folk, i, i+1)
			i--
			r.replaced = true
		}
	}
}

// saysGone reports whether the words from token k on say of somebody that he has gone.
func (r *reader) saysGone(k int) bool {
	if k >= len(r.toks) {
		return false
	}
	if t := r.toks[k].text(); (t == "退" || t == "走" || t == "调") && isFunc(r.tok(k+1), "了") {
		return true
	}
	for _, w := range goneWords {
		if moment.Has(r.n, r.toks[k].span.Start, w) {
			return true
		}
	}
	return false
}

// goneWords say behind a name that somebody has gone.
var goneWords = []string{"退了", "退休", "离职", "不干了", "走了", "调走", "跳槽", "辞职", "被裁了", "内退了", "换工作", "转岗", "调岗了", "调去", "调往", "高升", "另谋高就", "leave了", "离开了", "left", "has left", "resigned", "has resigned", "retired", "has retired", "quit", "is leaving", "is retiring", "is no longer", "moved on", "has moved on", "is on maternity leave", "is on parental leave", "goes on maternity leave", "has been transferred", "was transferred"}

// takesOver reports whether the words around somebody say that he has another's post now.
func (r *reader) takesOver(tok int) bool {
	for i := max(tok-9, 0); i <= tok+6 && i < len(r.toks); i++ {
		switch t := r.toks[i]; t.text() {
		case "接手", "接手了", "接手的是", "接替", "接任", "接班", "接班的是", "接棒", "接了", "顶上", "现在是", "现在找", "换成", "换成了", "换", "新", "新来的", "叫", "以后找", "改找", "新任", "新的", "接他的班", "徒弟", "replacement", "replaced by", "successor", "took over", "takes over", "交接给", "交给", "new":
			return true
		}
	}
	from, to := max(tok-9, 0), min(tok+8, len(r.toks)-1)
	_, ok := holdsAny(r.between(r.toks[from].span.Start, r.toks[to].span.End), []string{"handover", "looking after", "looks after", "in charge", "steps in", "stands in", "covers for", "fills in", "is now", "new one", "handles"})
	return ok
}

// ownsPost reports whether somebody is named only to say whose assistant or successor the
// next one is: 缪部长的助理叫裘静, Steve's replacement is Tamsin.
func (r *reader) ownsPost(tok, next int) bool {
	own, post, is := false, false, false
	for i := tok + 1; i < next; i++ {
		switch t := r.toks[i]; {
		case isFunc(t, "的") || r.markIs(i, '\''):
			own = own || !post
		case t.kind == tokWord && (t.bits&(cTitle|cPersonWord|cKin) != 0 || t.text() == "replacement" || t.text() == "successor" || t.text() == "秘书" || t.text() == "接班人"):
			post = own
			is = is || post && i+1 == next // 徐永康的儿子徐子轩
		case t.text() == "叫" || t.text() == "是" || t.text() == "is" || t.text() == "is called" || t.text() == "is now" || t.text() == "换成" || t.text() == "换成了" || t.text() == "换了":
			is = post
		}
	}
	return is
}

// jobBefore is the job that stands before a courtesy title: their paint shop manager
// Mr. Zhong. The words before the title that qualify it belong to it.
func (r *reader) jobBefore(at int) string {
	k := at - 1
	for r.isSpace(k) {
		k--
	}
	t := r.tok(k)
	if k < 0 || t.kind != tokWord || t.bits&cTitle == 0 || !isWordRune(r.n[t.span.Start]) || courtesyEn(t.text()) {
		return ""
	}
	from := k
	for j := 0; j < 2 && r.isSpace(from-1); j++ {
		p := r.tok(from - 2)
		if from < 2 || p.kind != tokLatin && (p.kind != tokWord || p.bits&(cThing|cDept|cTail|cIndustry) == 0 || p.bits&(cMeet|cVisit|cCall|cWith|cFunc) != 0) || r.capital(p) || r.inFirm(from-2) {
			break
		}
		from -= 2
	}
	if from < k {
		if p, _ := r.before(from); p.bits&(cTheirs|cFunc|cWith|cMeet|cOurs) == 0 && r.tok(from-2).text() != "the" {
			from = k // no article or possessive stands before it: it may belong elsewhere
		}
	}
	return r.str(Span{r.toks[from].span.Start, t.span.End})
}

// courtesyEn reports whether an English title is manners rather than a job.
func courtesyEn(s string) bool {
	switch s {
	case "mr", "mrs", "ms", "mr.", "mrs.", "ms.", "miss", "herr", "frau", "señor", "senor", "señora", "signor", "signora", "madame", "monsieur", "mme", "sir", "dr", "dr.", "prof", "prof.":
		return true
	}
	return false
}

// partBefore is the part that a clause gives somebody before it names him: the one who
// signs at Denholm is Fiona.
func (r *reader) partBefore(tok int) string {
	k := tok - 1
	for r.isSpace(k) {
		k--
	}
	if t := r.tok(k).text(); t != "is" && t != "was" && t != "is now" && t != "would be" {
		return ""
	}
	for j := k - 1; j >= 0 && j >= k-2; j-- { // Averill's buyer is Connie
		if v := valOf(r.tok(j), cRole); v != "" && r.tok(j).bits&cTitle != 0 {
			return v
		}
	}
	for ; k >= 0 && !r.markIs(k, '.') && !r.markIs(k, ','); k-- {
		switch r.tok(k).text() {
		case "signs", "approves", "sign", "approve":
			return "approver"
		case "decides", "decide":
			return "decision_maker"
		case "evaluates", "tests", "evaluate":
			return "evaluator"
		case "uses", "operates":
			return "user"
		case "buys", "purchases":
			return "buyer"
		}
	}
	return ""
}

// cameInstead reports whether a clause says who came or received instead: 来的是Jerry, 换了小黄接待.
func (r *reader) cameInstead(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		switch r.toks[i].text() {
		case "来的是", "接待的是", "见的是", "见到的是", "出面的是", "换成", "换了", "改由", "派了", "stood in", "filled in", "came instead", "received us instead":
			return true
		case "来":
			if isFunc(r.tok(i+1), "的") && isFunc(r.tok(i+2), "是") {
				return true
			}
		}
	}
	return false
}

// addsCard reports whether a clause tells that somebody's address was taken down: 加了苗姐
// 的微信, got Ross's card.
func (r *reader) addsCard(c *clause) bool {
	added := false
	for i := c.from; i < c.to; i++ {
		switch t := r.toks[i]; t.text() {
		case "加", "加了", "加上", "要到", "要到了", "拿到", "拿到了", "要了", "留了", "存了", "got", "saved", "added":
			added = true
		case "微信", "名片", "手机号", "电话号码", "号码", "wechat", "number", "business card":
			if added {
				return true
			}
		}
	}
	return false
}

// sends reports whether a clause tells that something was sent or handed over, which is no
// visit: 甘总那边报价发了.
func (r *reader) sends(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		switch r.toks[i].text() {
		case "发了", "发过去", "发过去了", "发出", "发出了", "寄了", "寄出", "寄出了", "寄过去", "寄过去了", "发给", "报了", "报过去了", "sent", "emailed", "mailed", "submitted", "forwarded", "posted":
			return true
		}
	}
	return false
}

// plantOf reports whether what stands behind a run of capitals makes it the place of a
// plant whose owner is named behind it: the Keswick plant of Lorimer Castings.
func (r *reader) plantOf(k int) bool {
	for r.isSpace(k) {
		k++
	}
	switch r.tok(k).text() {
	case "plant", "factory", "site", "works", "office", "branch", "subsidiary", "division", "unit", "team":
	default:
		return false
	}
	for k++; r.isSpace(k); k++ {
	}
	return isFunc(r.tok(k), "of") && r.opensBehind(k+1)
}

// leaves reports whether a clause tells that somebody is no longer with a company: Helga已经
// 不在Nordhaus了.
func (r *reader) leaves(c *clause) bool {
	for i := c.from + 1; i+1 < c.to; i++ {
		switch r.toks[i].text() {
		case "不在", "离开", "离开了", "no longer at", "no longer with", "not with", "has left", "left", "leave", "leaves", "leaving", "is leaving", "quit", "has quit":
		default:
			continue
		}
		k := i + 1
		for r.isSpace(k) {
			k++
		}
		if !r.folkAt(c.from) || !r.firmStarts(k) {
			continue
		}
		for _, f := range r.firms {
			if f.from == k {
				end := f.to
				for r.isSpace(end) || end < c.to && r.toks[end].kind == tokWhen {
					end++
				}
				return isFunc(r.tok(f.to), "了") || isFunc(r.tok(f.to), "干了") || end >= c.to && isWordRune(r.n[r.toks[i].span.Start])
			}
		}
	}
	return false
}

// wantsElse reports whether what somebody wants, by the word behind it, is nothing that is
// bought: wants to postpone.
func (r *reader) wantsElse(i int) bool {
	k := i + 1
	for r.isSpace(k) || isFunc(r.tok(k), "to") {
		k++
	}
	switch w, _ := wordAt(r.n, r.tok(k).span.Start); w {
	case "stay", "keep", "pay", "sign", "postpone", "wait", "think", "discuss", "meet", "cut", "reduce", "talk", "negotiate", "split", "lower", "cancel", "delay", "push", "close":
		return true
	}
	return false
}

// pressNames end what newspapers are called.
const pressNames = " daily times gazette herald tribune chronicle observer "

// paper reports whether a run of capitals is what a newspaper is called: in China Daily.
func (r *reader) paper(u run) bool {
	last := r.toks[u.to-1]
	return u.to > u.from+1 && strings.Contains(pressNames, " "+r.saying(last.span)+" ")
}

// nameAdjectives are plain words with which companies' names begin: Old Mill Furniture.
var nameAdjectives = map[string]bool{"old": true, "new": true, "great": true, "little": true, "grand": true, "upper": true, "lower": true, "first": true, "best": true, "good": true, "clear": true, "bright": true, "fast": true, "smart": true, "pure": true, "royal": true, "north": true, "south": true, "east": true, "west": true, "northern": true, "southern": true, "eastern": true, "western": true, "central": true, "united": true, "general": true, "national": true, "international": true, "global": true, "advanced": true, "modern": true, "perfect": true, "prime": true, "quality": true, "high": true, "long": true, "big": true, "four": true, "three": true, "five": true, "seven": true, "red": true, "blue": true, "green": true, "black": true, "white": true, "silver": true, "golden": true, "super": true, "total": true, "true": true, "early": true, "open": true, "free": true, "italian": true, "german": true, "chinese": true, "japanese": true, "korean": true, "french": true, "american": true, "british": true, "european": true, "indian": true, "swiss": true, "dutch": true, "austrian": true, "swedish": true, "thai": true}

// adjectiveOpens reports whether a plain word with a capital at token i begins a company's
// name: further capitals follow, and a trade among them.
func (r *reader) adjectiveOpens(i int) bool {
	if !nameAdjectives[r.toks[i].text()] {
		return false
	}
	for k := i + 2; k < len(r.toks) && k <= i+6 && r.isSpace(k-1); k += 2 {
		t := r.toks[k]
		if t.kind == tokMark || !isWordRune(r.n[t.span.Start]) || !r.capital(t) || t.kind != tokLatin && (t.kind != tokWord || t.bits&(cTail|cPerson|cThing) == 0) {
			return false
		}
		if t.bits&cTail != 0 {
			return true
		}
	}
	return false
}
