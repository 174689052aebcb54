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

func isFunc(t token, s string) bool { return t.kind == tokWord && t.w.text == s }

// isAny reports whether a token is one of these words.
func isAny(t token, words ...string) bool {
	return t.kind == tokWord && slices.Contains(words, t.w.text)
}

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
