package parse

import (
	"milepost/handlers/parse/moment"
)

// token is one word, name, number or mark of the text.
type token struct {
	span Span
	kind tokenKind
	w    *word // of tokWord
	bits class // what the word may be; 0 for others
	at   int   // of a claim: index into the reader's list of its kind
}

type tokenKind byte

const (
	tokWord    tokenKind = iota + 1
	tokUnknown           // Chinese runes that no word explains: part of a name
	tokLatin             // a Latin word that is not in the lexicon
	tokDigits
	tokMark
	tokPerson // 王总, 老蔡, 方志明
	tokEmail
	tokURL
	tokPhone
	tokRef
	tokName // a known name
	tokWhen
	tokMoney
	tokWeChat
	tokSpot // a name by all the characters and words in and around it
)

// strongSingles are single runes that are words wherever they stand alone.
var strongSingles = newRuneSet("刚请约催陪把签去到跟和给在找见带谈聊了的我他你们是要没不也都就还说问把被让从对与及又再她它您很等盯先按")

// districts end the names of places, unnamed stand in no company's name, verbFirst are verbs
// of one rune before whom they are done to, measures are with what a number counts.
var (
	districts = newRuneSet("区县市镇乡")
	unnamed   = newRuneSet("的了我你他她它去跟说给把被让也还没不很吗呢吧着过就叫要想那批吃喝")
	verbFirst = newRuneSet("交送寄报催等盯问陪带")
	measures  = newRuneSet("家个台次位条套件人天场趟遍份轮层种页张块桶成")
)

const maxUnknown = 10

// edge is one way to read the runes up to a place.
type edge struct {
	w    *word
	from int32
	at   int32
	kind tokenKind
}

// tokenize cuts the text into tokens: of all ways to cover it the cheapest,
// where words that are known cost little and runes that are not cost much.
func (r *reader) tokenize() {
	n := r.n
	cost := make([]float64, len(n)+1)
	back := make([]edge, len(n)+1)
	ends := make([]class, len(n)+1) // what words end here
	for i := range cost[1:] {
		cost[i+1] = 1e9
	}
	try := func(e edge, to int, c float64) {
		if c += cost[e.from]; c < cost[to] {
			cost[to], back[to] = c, e
		}
	}
	for i := 0; i < len(n); i++ {
		if cost[i] >= 1e9 {
			continue
		}
		if c := r.owner[i]; c != 0 {
			cl := r.claims[c-1]
			if cl.span.Start == i {
				try(edge{from: int32(i), kind: tokEmail + tokenKind(cl.kind-claimEmail), at: int32(cl.at)}, cl.span.End, 0.1)
			}
			continue
		}
		words.at(n, i, func(w *word) {
			if r.free(Span{i, i + w.n}) {
				ends[i+w.n] |= w.bits
				try(edge{from: int32(i), kind: tokWord, w: w}, i+w.n, wordCost(n, i, w)+r.opening(i, w))
			}
		})
		r.edges(i, ends[i], try)
	}
	r.collect(back)
}

// edges offers what is not a word of the lexicon: people, numbers, marks,
// Latin words and runs of unknown runes.
func (r *reader) edges(i int, before class, try func(edge, int, float64)) {
	n := r.n
	switch c := n[i]; {
	case isHan(c):
		if e := r.personAt(i); e > i {
			try(edge{from: int32(i), kind: tokPerson}, e, 0.8)
		}
		if e := r.fullNameAt(i, before); e > i {
			try(edge{from: int32(i), kind: tokPerson}, e, 1.3-0.1*float64(e-i))
		}
		if w := words.longest(n, i, cRegion); w != nil && i+w.n < len(n) && districts.has(n[i+w.n]) && r.free(Span{i, i + w.n + 1}) && words.longest(n, i+w.n, cTail|cLegal|cFunc) == nil {
			try(edge{from: int32(i), kind: tokWord, w: w}, i+w.n+1, 0.95)
		}
		if e := digitRun(n, i); e > i+1 && r.free(Span{i, e}) {
			try(edge{from: int32(i), kind: tokDigits}, e, 1)
		}
		if e := countAt(n, i); e > i && r.free(Span{i, e}) {
			try(edge{from: int32(i), kind: tokDigits}, e, 1)
		}
		particles := 0
		for k := 1; k <= maxUnknown && i+k <= len(n) && isHan(n[i+k-1]) && !r.taken(i+k-1); k++ {
			x := 2 + float64(k)
			switch {
			case k == 1:
				x += 1.5
			case k > 4: // a name without any trade in it is short
				x += 2 * float64(k-4)
			case k == 2 && r.headsName(i, i+2, before):
				x -= 1.2
			}
			if unnamed.has(n[i+k-1]) {
				particles++
			}
			if k == 1 && verbFirst.has(c) || k > 2 && (c == '打' || c == '找') {
				particles++ // 等凯立 is 凯立, who is waited for; 打凯达 is 凯达, who is called
			}
			try(edge{from: int32(i), kind: tokUnknown}, i+k, x+2.5*float64(particles))
		}
	case isDigit(c):
		j := i
		for j < len(n) && isDigit(n[j]) && !r.taken(j) {
			j++
		}
		try(edge{from: int32(i), kind: tokDigits}, j, 0.5)
	case isWordRune(c):
		j := i
		for j < len(n) && !r.taken(j) && (isWordRune(n[j]) || (n[j] == '-' || n[j] == '\'' && !moment.Has(n, j, "'s")) && j+1 < len(n) && isWordRune(n[j+1]) && !isDigit(n[j+1])) {
			j++
		}
		try(edge{from: int32(i), kind: tokLatin}, j, 2)
		if k := i; n[j-1] != c || j > i+1 {
			for k < j && isWordRune(n[k]) {
				k++
			}
			if k < j {
				try(edge{from: int32(i), kind: tokLatin}, k, 2)
			}
		}
	default:
		try(edge{from: int32(i), kind: tokMark}, i+1, 0.1)
	}
}

// countAt is where a count of things ends: 三家, 十几个, 两次.
func countAt(n []rune, i int) int {
	j := i
	if num, ok := smallNumber(n, i); ok && num.han {
		j = num.end
	}
	for j < len(n) && (n[j] == '几' || n[j] == '来' && j > i || n[j] == '十' && j > i) {
		j++
	}
	if j > i && j < len(n) && measures.has(n[j]) {
		return j + 1
	}
	return i
}

// digitRun is where a run of Chinese digits without units ends: 一四五零.
func digitRun(n []rune, i int) int {
	for i < len(n) {
		if _, ok := moment.HanDigit(n[i]); !ok {
			break
		}
		i++
	}
	return i
}

// opening is what a word costs more where a clause begins with it and it links what
// is before it to what follows: 和顺兴铁架 is a name. 和尔泰打了个电话 tells with whom one talked.
func (r *reader) opening(i int, w *word) float64 {
	if w.text == "和" && r.talksWith(i+1) {
		return 0
	}
	if w.n == 1 && (w.text == "和" || w.text == "与" || w.text == "同" || w.text == "万") && (i == 0 || !isHan(r.n[i-1]) && !isWordRune(r.n[i-1])) {
		return 0.8
	}
	return 0
}

// talksWith reports whether a word of talking to somebody follows soon behind place i, with
// nothing but a name before it.
func (r *reader) talksWith(i int) bool {
	for k := i + 2; k < len(r.n) && k <= i+7 && isHan(r.n[k]); k++ {
		switch r.n[k] {
		case '打', '通', '聊', '谈', '约', '碰', '沟', '签', '吃':
			return true
		case '的', '去', '在', '今', '昨', '业', '机', '电', '科':
			return false
		}
	}
	return false
}

func wordCost(n []rune, i int, w *word) float64 {
	if w.n > 1 || !isHan(n[i]) {
		if !isHan(n[i]) && !isWordRune(n[i]) {
			return 0.09
		}
		c := 1 - 0.02*float64(w.n)
		if w.bits&cActivity != 0 {
			c -= 0.2 // "project review" is worth more than "review with"
		}
		if end := i + w.n; w.n > 2 && n[end-1] == '过' && end < len(n) && (n[end] == '去' || n[end] == '来') {
			c += 4 // 送合同过去 has not been done
		}
		return c
	}
	if strongSingles.has(n[i]) {
		return 0.7
	}
	return 1.6
}

// collect walks back along the cheapest reading.
func (r *reader) collect(back []edge) {
	count := 0
	for j := len(r.n); j > 0; j = int(back[j].from) {
		count++
	}
	r.toks = make([]token, count)
	for j := len(r.n); j > 0; j = int(back[j].from) {
		e := back[j]
		count--
		t := token{span: Span{int(e.from), j}, kind: e.kind, w: e.w, at: int(e.at)}
		if e.w != nil {
			t.bits = e.w.bits
		}
		if t.kind == tokSpot && r.spotted[t.at].person && hasHan(r.str(t.span)) {
			t.kind = tokPerson
		}
		r.toks[count] = t
	}
}

func endsWith(n []rune, w string) bool { return moment.Has(n, len(n)-len([]rune(w)), w) }
