package parse

import (
	"slices"
	"strings"
)

// framed are the names that are shown by what stands before and behind them, whatever they
// are written like: the members of a list of customers, a number that belongs to a name, who
// is written before his phone number. Each rule looks at words only behind a cheap test.
func (r *reader) framed(l *lattice) []spot {
	var out []spot
	add := func(s Span, person bool) {
		if s.End-s.Start > 1 && r.unclaimed(s) && !r.agreesWith(spot{span: s, person: person}) && !slices.ContainsFunc(out, func(x spot) bool { return x.span.Start < s.End && s.Start < x.span.End }) {
			out = append(out, spot{s, person, 1})
		}
	}
	r.numbered(l, add)
	r.cards(l, add)
	r.partners(l, add)
	r.wordNames(add)
	r.missingMembers(l, add)
	r.gluedVerbs(l, add)
	r.makers(add)
	r.lowerSurnames(add)
	r.sent(add)
	r.pairs(l, add)
	r.foreignWords(add)
	return out
}

// unclaimed reports whether nothing but a number has taken any of a stretch: who is known stays who he is.
func (r *reader) unclaimed(s Span) bool {
	for _, c := range r.owner[s.Start:s.End] {
		if c != 0 && r.claims[c-1].kind != claimMoney {
			return false
		}
	}
	return true
}

// likelyFirms are the companies that are read by single words, and those that are spotted.
func (r *reader) likelyFirms(l *lattice, least float64) []Span {
	var out []Span
	for _, f := range r.firms {
		out = append(out, f.span)
	}
	for _, s := range l.spotted() {
		if !s.person && s.likely >= least {
			out = append(out, s.span)
		}
	}
	return out
}

// numbered finds companies whose names begin with a number: 58同城, 4JET Technologies, 7-Eleven.
// The number stands glued to what is read as a company and no number of a list, of things or
// of money is before it.
func (r *reader) numbered(l *lattice, add func(Span, bool)) {
	for i := range r.moneys {
		m := &r.moneys[i]
		s := m.span
		if !m.bare || s.End-s.Start > 4 || s.End >= len(r.n) || r.n[s.End] == ' ' || !isDigit(r.n[s.Start]) || !isDigit(r.n[s.End-1]) || !r.mayBeginName(s.Start) {
			continue
		}
		at := s.End
		if r.n[at] == '-' && at+1 < len(r.n) {
			at++
		}
		if isHan(r.n[at]) && (s.End-s.Start < 2 || len(r.moneys) > 1) || !isHan(r.n[at]) && (r.orig[at] < 'A' || r.orig[at] > 'Z') {
			continue // 1恒鑫 2美科 is a list
		}
		next := r.toks[r.tokenAt(at)]
		if isHan(r.n[at]) && s.End-s.Start > 2 && (isFunc(next, "那边") || isFunc(next, "这边")) {
			add(s, false) // 1688那边
			continue
		}
		if last := r.tok(r.tokenAt(at) + 1); isHan(r.n[at]) && next.kind == tokWord && next.bits&(cTail|cLegal) != 0 && next.w.n > 1 && (last.kind == tokWhen || last.kind == tokMark || isFunc(last, "的") || isFunc(last, "那边")) {
			add(Span{s.Start, next.span.End}, false) // 360数科
			continue
		}
		if at > s.End && next.kind == tokLatin && next.span.End-next.span.Start > 2 {
			add(Span{s.Start, next.span.End}, false) // 7-Eleven
			continue
		}
		for _, f := range r.likelyFirms(l, 0.35) {
			if f.Start == at && r.free(f) {
				add(Span{s.Start, f.End}, false)
				break
			}
		}
	}
}

// mayBeginName reports whether a name that begins with a number may begin at n[i]: at the head of
// a clause, or behind a word of going, visiting, meeting or of being somewhere.
func (r *reader) mayBeginName(i int) bool {
	k := i
	for k > 0 && r.n[k-1] == ' ' {
		k--
	}
	if k == 0 {
		return true
	}
	t := r.toks[r.tokenAt(k-1)]
	switch {
	case t.kind == tokWhen:
		return true
	case t.kind == tokMark:
		return strings.ContainsRune(",:;。.!?、", r.n[t.span.Start]) && (t.span.Start == 0 || !isDigit(r.n[t.span.Start-1]))
	case t.kind == tokWord:
		return t.bits&cCost == 0 && t.bits&(cGo|cVisit|cMeet|cWith|cAt|cCapture|cCall) != 0
	}
	return false
}

// partners finds companies that are called by their partners with a comma between them: Smith,
// Hall & Co.
func (r *reader) partners(l *lattice, add func(Span, bool)) {
	if !strings.Contains(r.folded, "&") {
		return
	}
	for _, f := range r.likelyFirms(l, spotted) {
		_, last, ok := strings.Cut(r.saying(f), "& ")
		if !ok || !partnersEnd[strings.TrimSuffix(last, ".")] {
			continue
		}
		from := f.Start
		for from > 3 && r.n[from-1] == ' ' && r.n[from-2] == ',' {
			k := from - 2
			for k > 0 && isWordRune(r.n[k-1]) {
				k--
			}
			if k == from-2 || r.orig[k] < 'A' || r.orig[k] > 'Z' || !partnerNames[string(r.n[k:from-2])] {
				break // Met Vogt, Marsh & Co: he is of theirs
			}
			from = k
		}
		if from < f.Start {
			add(Span{from, f.End}, false)
		}
	}
}

// partnerNames are the commonest surnames in English: of two that stand so together nobody could
// say otherwise whether the first is somebody, a place or another company.
var partnerNames = wordSet(`smith jones taylor brown williams wilson johnson davies davis robinson wright thompson evans walker white roberts green hall wood
jackson clark clarke lewis harris turner hill scott cooper morris ward moore king watson baker harrison morgan patel young allen mitchell james anderson
phillips lee bell parker bennett cook shaw miller price marshall carter adams hughes edwards collins stewart murphy kelly reed cox fisher hart marsh`)

// partnersEnd are the last words of such a name.
var partnersEnd = wordSet("co company sons son partners brothers bros associates daughters")

// cards finds who is named right before his phone number, his WeChat id or his address, with
// nothing between but the word for it: 孙小林手机138….
func (r *reader) cards(l *lattice, add func(Span, bool)) {
	if len(r.phones)+len(r.wechats)+len(r.emails) == 0 {
		return
	}
	for i := 0; i < len(r.toks); i++ {
		if i > 0 && r.toks[i-1].kind != tokMark {
			continue
		}
		k := i // a name may fall into words of one character: 钱进
		for k < len(r.toks) && (r.toks[k].kind == tokUnknown || r.toks[k].kind == tokWord && r.toks[k].w.n == 1) && isHan(r.n[r.toks[k].span.Start]) && !isFunc(r.toks[k], "的") {
			k++
		}
		if k == i {
			continue
		}
		s := Span{r.toks[i].span.Start, r.toks[k-1].span.End}
		if r.fullNameOf(s) && r.detailBehind(k) && r.rathersPerson(l, s, k) {
			add(s, true)
		}
	}
}

// fullNameOf reports whether a stretch is a surname and one or two characters more, and not known.
func (r *reader) fullNameOf(s Span) bool {
	e := surnameAt(r.n, s.Start)
	given := s.End - e
	if e == s.Start || given < 1 || given > 2 || strings.ContainsRune("厂店部院校行所站柜", r.n[s.End-1]) || words.longest(r.n[:s.End], e, cTail|cLegal) != nil && given == 2 || words.longest(r.n[:s.End], s.Start, cBrand|cTail|cRegion) != nil {
		return false
	}
	ms := r.ctx.Names.Lookup(r.str(s), "", r.asker())
	return len(ms) == 0 || ms[0].Score < 1
}

// rathersPerson reports whether a surname and what follows it is somebody rather than a company
// that begins like one: by its characters and the words around, or because the message has nothing
// but it and how it is reached, and companies' names do not end so.
func (r *reader) rathersPerson(l *lattice, s Span, k int) bool {
	if l.over(s, tagFolk) >= 0.25 || s.End-s.Start == 3 && l.over(s, tagFirm) < 0.6 && !firmEnds.has(r.n[s.End-1]) {
		return true
	}
	if s.End-s.Start == 3 && l.over(s, tagFirm) < 0.9 && !firmEnds.has(r.n[s.End-1]) && (r.tok(k+1).kind == tokEmail || r.tok(k+1).kind == tokWeChat) {
		return true
	}
	for ; k < len(r.toks) && !r.aDetail(k); k++ {
	}
	for ; k < len(r.toks) && r.aDetail(k); k++ {
	}
	return s.Start == 0 && k >= len(r.toks) && !firmEnds.has(r.n[s.End-1])
}

// aDetail reports whether token i is a part of how somebody is reached, or a mark.
func (r *reader) aDetail(i int) bool {
	t := r.toks[i]
	return t.kind == tokPhone || t.kind == tokWeChat || t.kind == tokEmail || t.kind == tokMark || t.kind == tokWord && (detailWords[t.text()] || t.text() == "了" || t.text() == "改成" || t.text() == "换成")
}

// firmEnds are characters in which companies' names end.
var firmEnds = newRuneSet("达科力源泰利盛隆鑫信通邦威特迪斯克尔诚润业能合和顺发昌安")

// over is how likely the units of a stretch are each part of a name of a kind: the least of them.
func (l *lattice) over(s Span, tag spotTag) float64 {
	least := 1.0
	for i, u := range l.units {
		if u.span.Start < s.End && s.Start < u.span.End {
			least = min(least, l.holds(i, tag))
		}
	}
	return least
}

// detailBehind reports whether a phone number, a WeChat id or an address stands at token i or
// behind the word for it.
func (r *reader) detailBehind(i int) bool {
	for k := i; k < len(r.toks) && k < i+6; k++ {
		switch t := r.toks[k]; {
		case t.kind == tokPhone, t.kind == tokWeChat, t.kind == tokEmail:
			return true
		case r.isSpace(k), r.markIs(k, ':'), r.markIs(k, ','), isFunc(t, "的"), isFunc(t, "是"), isFunc(t, "改成"), isFunc(t, "换成"), isFunc(t, "换成了"):
		case t.kind == tokWord && detailWords[t.text()]:
		default:
			return false
		}
	}
	return false
}

// detailWords are the words for how somebody is reached.
var detailWords = wordSet("电话 手机 手机号 号码 电话号码 联系电话 微信 微信号 邮箱 邮件 加微信 新号码 新电话 tel mobile cell phone email wechat")

// lowerSurnames finds people in a Chinese message whose surname is written small behind their
// first name: Tony wang要sample.
func (r *reader) lowerSurnames(add func(Span, bool)) {
	if !hasHan(r.folded) {
		return
	}
	for i, t := range r.toks {
		x := r.tok(i + 2)
		if t.bits&cPerson == 0 || t.kind != tokWord || !isWordRune(r.n[t.span.Start]) || !r.capital(t) || !r.isSpace(i+1) || x.kind != tokLatin || r.capital(x) {
			continue
		}
		if w := r.saying(x.span); pinyinSurnames[w] && w != "he" && w != "long" && w != "song" && w != "bao" && w != "men" && (x.span.End >= len(r.n) || isHan(r.n[x.span.End]) || r.tok(i+3).kind == tokMark && !r.isSpace(i+3)) {
			add(Span{t.span.Start, x.span.End}, true)
		}
	}
}

// sent finds who is sent somewhere by a full name that no title follows: 让王敏去见见他们, 派周海去.
func (r *reader) sent(add func(Span, bool)) {
	for i := 0; i+2 < len(r.toks); i++ {
		switch r.toks[i].text() {
		case "让", "叫", "请", "派", "安排":
		default:
			continue
		}
		if t, next := r.toks[i+1], r.toks[i+2]; t.kind == tokUnknown && t.span.End-t.span.Start <= 3 && (next.bits&cGo != 0 && next.kind == tokWord || isFunc(next, "陪") || isFunc(next, "陪我") || isFunc(next, "帮") || isFunc(next, "跟")) && r.fullNameOf(t.span) {
			add(t.span, true)
		}
	}
}

// pairs finds two companies that are joined, where neither is sure by itself: Siemens Energy and
// Siemens Mobility.
func (r *reader) pairs(l *lattice, add func(Span, bool)) {
	names := l.spotted()
	for i := 1; i < len(names); i++ {
		a, b := names[i-1], names[i]
		if a.person || b.person || a.likely < 0.8 || b.likely < 0.8 || b.span.Start-a.span.End > 5 {
			continue
		}
		if w := r.between(a.span.End, b.span.Start); w == " and " || w == " & " || w == "和" {
			add(a.span, false)
			add(b.span, false)
		}
	}
}

// meetingPlaces are where one meets, with a capital or without.
var meetingPlaces = wordSet("reception lobby office site home work lunch dinner breakfast noon hotel airport station canteen gate booth fair expo head")

// foreignWords finds companies that are called like a plain English word, which has a capital
// within a sentence, by whose they are said to be: Target的采购Kevin, lunch with Gap's Nora Finch, at Next.
func (r *reader) foreignWords(add func(Span, bool)) {
	const told = cDept | cTitle | cPreTitle | cRegion | cPerson | cActivity | cMilestone | cTail | cLegal | cIndustry | cThing | cSpeaker | cOurs | cTheirs | cBrand | cUnit | cCost | cInstitute
	if r.shouts {
		return
	}
	for i, t := range r.toks {
		if t.kind != tokWord || t.bits&told != 0 || t.w.n < 3 || !isWordRune(r.n[t.span.Start]) || !r.capital(t) || r.allCaps(t) || strings.Contains(t.w.text, " ") || strings.HasSuffix(t.w.text, ":") {
			continue
		}
		next, behind := r.tok(i+1), r.tok(i+2)
		switch {
		case isFunc(next, "那边"):
			add(t.span, false)
		case isFunc(next, "的") && (behind.kind == tokPerson || behind.bits&(cTitle|cDept|cPerson) != 0 || behind.kind == tokLatin && r.capital(behind)):
			add(t.span, false)
		case !r.sentenceStart(i) && r.markIs(i+1, '\'') && r.saying(behind.span) == "s" && r.isSpace(i+3) && (r.tok(i+4).bits&cPerson != 0 || r.tok(i+4).kind == tokLatin) && r.capital(r.tok(i+4)):
			add(t.span, false)
		case !r.sentenceStart(i) && r.isSpace(i-1) && !meetingPlaces[t.w.text] && (isFunc(r.tok(i-2), "at") || isFunc(r.tok(i-2), "visited")) && (next.kind == tokMark && !r.isSpace(i+1) || i+1 == len(r.toks)):
			add(t.span, false)
		}
	}
}
