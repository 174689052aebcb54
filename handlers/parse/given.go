package parse

import (
	"strings"

	"milepost/handlers/parse/moment"
	"milepost/storage/crm"
)

// givenShape reports whether a run looks like a first name: one word, not in capitals,
// that does not end like a place or a trade.
func (r *reader) givenShape(u run) bool {
	t := r.toks[u.from]
	if u.to != u.from+1 || t.kind != tokLatin || t.span.End-t.span.Start < 3 || r.allCaps(t) {
		return false
	}
	word := r.n[t.span.Start:t.span.End]
	for _, c := range r.orig[t.span.Start+1 : t.span.End] {
		if c < 'a' || c > 'z' && c < 0xC0 {
			return false // PowerFlex, 3M
		}
	}
	for _, end := range firmEndings {
		if endsWith(word, end) {
			return false
		}
	}
	return true
}

// fullShape reports whether a run looks like a first and a last name: two words that the
// lexicon does not know.
func (r *reader) fullShape(u run) bool {
	if u.to != u.from+3 || !r.isSpace(u.from+1) {
		return false
	}
	a, b := r.toks[u.from], r.toks[u.from+2]
	return a.kind == tokLatin && b.kind == tokLatin && r.n[b.span.End-1] != 's' && r.givenShape(run{u.from, u.from + 1, a.span}) && !r.allCaps(b) && b.span.End-b.span.Start >= 2
}

// firmEndings end the names of places and trades, after which companies are called.
var firmEndings = []string{"worth", "ton", "field", "ford", "wick", "bury", "ham", "dale", "wood", "burn", "brook", "bridge", "stone", "well", "land", "shire", "mouth", "mere", "more", "combe", "gate", "port", "haven", "minster", "thorpe", "chester", "caster", "cester", "berg", "burg", "werk", "tech", "tek", "tron", "tronics", "works", "line", "flex", "matic", "mech", "soft", "net", "cast", "steel", "metal", "corp", "comp", "gear", "tools", "fos", "pak", "pack", "form", "plast", "therm", "cool", "drive", "motors", "auto", "lite", "chem"}

// leadsOnAs reports whether the words beside a run say that it is no person's name though
// a company is named: a competitor, a place behind a comma, the first word of a heading,
// another customer with somebody in brackets.
func (r *reader) leadsOnAs(u run) bool {
	prev, at := r.before(u.from)
	if prev.bits&cRival != 0 || makers[r.saying(u.span)] || r.lostTo(prev, u.from) || isFunc(prev, "both") || isFunc(prev, "chose") || isFunc(prev, "against") || isFunc(prev, "选了") || isFunc(prev, "用") {
		return true
	}
	if r.isSpace(u.from-1) && u.from > 1 && (r.isAccount(r.toks[u.from-2]) || r.inFirm(u.from-2)) {
		return true // Oakline South
	}
	k := u.to
	for r.isSpace(k) {
		k++
	}
	next := r.tok(k)
	switch {
	case r.markIs(k, '('):
		return !r.titleInside(u.to)
	case r.sentenceStart(u.from) && (next.kind == tokLatin || next.kind == tokMark || isFunc(next, "as") || isFunc(next, "of") || isFunc(next, "and") || next.bits&(cSource|cTail) != 0):
		return true
	case r.besideFirm(u.from-1, -1) || r.besideFirm(u.to, 1):
		return true
	}
	return r.markIs(at, ',') && (next.kind == tokMark && !isHan(r.runeAt(next.span.Start)) || k >= len(r.toks)) && r.captureBefore(u.from)
}

// besideFirm reports whether nothing but a word for and stands between a name and a company:
// Weldon Frames and Marlow.
func (r *reader) besideFirm(i, step int) bool {
	linked := false
	for ; i >= 0 && i < len(r.toks); i += step {
		t := r.toks[i]
		switch {
		case r.isSpace(i):
		case isFunc(t, "and"), isFunc(t, "和"), isFunc(t, "跟"), r.isAnd(i), r.markIs(i, '+'), r.markIs(i, '、'):
			linked = true
		default:
			return linked && (r.inFirm(i) || t.bits&(cTail|cLegal) != 0 && t.bits&cPerson == 0 || r.isAccount(t))
		}
	}
	return false
}

// captureBefore reports whether a word of a new customer stands before token i.
func (r *reader) captureBefore(i int) bool {
	for k := range i {
		if r.toks[k].bits&(cCapture|cSource) != 0 {
			return true
		}
	}
	return false
}

// wordName reports whether a word at token i that is a name as well is one: it has a capital
// where a plain word would have none, or what only people do stands behind it. Per Lindqvist,
// 给Per打电话, Will says.
func (r *reader) wordName(i int) bool {
	t := r.toks[i]
	switch t.text() {
	case "per", "will", "chase", "guy", "grant", "rich", "job", "art", "hope", "joy", "grace", "rob", "pat", "sue", "song", "long":
	default:
		return false
	}
	if !r.capital(t) || r.allCaps(t) {
		return false
	}
	if isHan(r.runeAt(t.span.End)) || isHan(r.runeAt(t.span.Start-1)) {
		return true
	}
	u := run{i, i + 1, t.span}
	if !r.sentenceStart(i) {
		return !r.shouts
	}
	if next := r.tok(i + 2); r.isSpace(i+1) && next.kind == tokLatin && r.capital(next) {
		return t.text() == "per" || r.tok(i+4).bits&(cSay|cDone) != 0
	}
	if r.onlyHuman(u) {
		return true
	}
	switch r.tok(i + 2).text() {
	case "was", "is", "has", "says", "said", "wants", "wanted", "thinks", "agreed", "confirmed", "asked", "called", "rang", "reports", "promised", "will", "put":
		return r.isSpace(i + 1)
	}
	return false
}

// oursBefore reports whether a name stands behind our or my and what he does for us: our
// service guy Wim, my colleague from sales Anna.
func (r *reader) oursBefore(u run) bool {
	k := u.from - 1
	for steps := 0; steps < 3 && r.isSpace(k); steps++ {
		t := r.tok(k - 1)
		if isFunc(t, "our") || isFunc(t, "my") {
			return steps > 0
		}
		if t.kind != tokWord && t.kind != tokLatin || r.capital(t) && t.bits&cTitle == 0 && !r.allCaps(t) || t.bits&(cVisit|cMeet|cCall|cGo|cAt|cTheirs|cCustomer|cRole|cSay|cKin) != 0 {
			return false
		}
		k -= 2
	}
	return false
}

// honoured reports whether a word of respect goes with a name, as in India and Japan:
// Kulkarni sir, Nakada-san.
func (r *reader) honoured(u run) bool {
	for _, w := range []string{"-san", "-sama", "-ji"} {
		if endsWith(r.n[:u.span.End], w) {
			return true
		}
	}
	if !r.isSpace(u.to) || r.capital(r.tok(u.to+1)) && r.tok(u.to+1).kind != tokWord {
		return false
	}
	switch w, _ := wordAt(r.n, u.span.End+1); w {
	case "sir", "ji", "madam", "san", "saab", "sahib", "bhai", "sensei":
		return true
	}
	return false
}

// titleBeforeComma is the job that stands before somebody's name and a comma: the plant
// engineer, Sam, who asked for a brochure.
func (r *reader) titleBeforeComma(u run) string {
	k := u.from - 1
	for r.isSpace(k) {
		k--
	}
	t := r.tok(k - 1)
	if title := r.titleWithArticle(t); r.markIs(k, ',') && title != "" {
		return title
	}
	if !r.markIs(k, ',') || t.kind != tokWord || t.bits&(cTitle|cPreTitle) == 0 || !isWordRune(r.n[t.span.Start]) || r.folkAt(k-1) {
		return ""
	}
	if b, _ := r.before(k - 1); b.kind == tokMark && b.span.End != b.span.Start || b.kind == tokLatin {
		return "" // Rao, plant manager, Sam
	}
	return strings.TrimSpace(r.str(t.span))
}

// afterDay reports whether a name stands right behind a day or an hour, as customers do in
// a list of appointments.
func (r *reader) afterDay(u run) bool {
	prev, _ := r.before(u.from)
	return prev.kind == tokWhen
}

// namesCompany reports whether a message names a company besides a run: one that is known,
// one with a trade or a legal form in its name, one that everybody knows.
func (r *reader) namesCompany(u run, all []run) bool {
	for _, h := range r.hits {
		if h.Known[0].Row.Kind == crm.KindAccount {
			return true
		}
	}
	for _, f := range r.firms {
		if f.tailed && f.from != u.from {
			return true
		}
	}
	for _, x := range all {
		if x == u {
			continue
		}
		first, last := r.toks[x.from].bits, r.toks[x.to-1].bits
		if last&(cTail|cLegal) != 0 && last&cPerson == 0 || first&cBrand != 0 && first&cPerson == 0 {
			return true
		}
	}
	return false
}

// onlyHuman reports whether the words right behind or before a name are said of people
// alone, whatever the name: Colm换手机了, Colm and I, got Colm on the phone.
func (r *reader) onlyHuman(u run) bool {
	at := u.span.End
	for at < len(r.n) && r.n[at] == ' ' {
		at++
	}
	if at > u.span.End && !isWordRune(r.runeAt(at)) {
		return false
	}
	for _, w := range humanBehind {
		if moment.Has(r.n, at, w) && (!isWordRune(r.n[at]) || !isWordRune(r.runeAt(at+len([]rune(w))))) {
			return true
		}
	}
	return false
}

// humanBehind are words that go on from the name of a person and of nothing else.
var humanBehind = []string{
	"没接", "没人接", "没pick", "换手机", "换号", "换工作", "电话说", "电话里说", "微信说", "微信上", "wechat上", "wechat说", "的email", "的新email", "的mobile", "的wechat", "的cell", "的新mobile", "的手机", "的新手机", "的boss", "的老板", "的秘书", "的assistant", "说他们", "在开会", "在休假", "出差", "生病", "请假", "休假", "on leave", "on holiday", "on vacation", "刚promote", "promote", "升职", "被调", "调走", "今天不在", "人不在", "一个人", "本人", "带我", "陪我", "全程陪", "陪同", "请我", "喝", "吃", "笑", "也来了", "也在场", "没来", "没露面",
	"and i ", "and me", "on the phone", "on phone", "picked up", "phoned", "rang back", "called me", "called back", "called in sick", "emailed me", "texted me", "told me", "told us", "showed me", "showed us", "introduced me", "walked me", "took me", "took us", "asked me", "asked if", "mentioned", "was friendly", "was nice", "was kind", "was happy", "was impressed", "was busy", "was out", "was in a ", "was sick", "was on ", "is sick", "is on leave", "is on holiday", "is on vacation", "is one of", "is the one", "is our ", "is my ", "is retiring", "is leaving", "is very ", "is nice", "would rather", "seems ", "seemed ", "sounded", "sat in", "sends his", "sends her", "said he", "said she", "says he", "says she", "says hi", "thinks he", "thinks she",
	"'s boss", "'s assistant", "'s secretary", "'s pa ", "'s direct line", "'s new mobile", "'s new number", "'s new email", "'s extension", "'s wechat", "'s whatsapp", "'s wife", "'s husband", "'s successor", "'s replacement", "'s deputy", "'s colleague", "'s birthday", "'s signature", "'s desk", "'s opinion", "'s on holiday", "'s on leave", "'s out", "'s away", "'s off",
}
