// Package parse turns what a salesperson writes, in Chinese, English or both,
// into Facts. It is pure: no storage, no clock, no package-level state that
// changes; the same text and Context always give the same Facts.
//
// The way of a message: set aside what tells nothing (tidy.go), fold it rune for
// rune (normalise.go), let addresses,
// numbers, known names, dates and sums claim their places (claims.go), cut the
// rest into words (tokens.go), find companies and people among what no word
// explains (companies.go, people.go), hold them against what all the characters and words
// together take for names (spots.go, heed.go), cut it into clauses with a tense each
// (clauses.go), group them by customer (items.go), weigh what each group wants
// (intent.go), hold that against all of its words at once (reconsider.go) and fill its
// slots (slots.go, steps.go). What all words together speak for is learned from the corpus.
package parse

import (
	"strings"
	"time"
	"unicode/utf8"

	"milepost/handlers/parse/moment"
	"milepost/storage/crm"
)

// maxRunes bounds how much of a message is read; nobody types more, and a
// pasted document is no report.
const maxRunes = 2000

// reader holds one message while it is being read.
type reader struct {
	ctx     Context
	text    string
	orig, n []rune // as typed, and folded; the same length
	local   time.Time
	today   crm.Date // what 今天 means
	night   bool     // said after midnight and taken as the day before
	han     bool     // the message is mainly Chinese

	owner   []int16 // per rune: 1 + index of the claim that took it
	claims  []claim
	emails  []string
	phones  []string
	wechats []string
	refs    []Item
	hits    []Hit
	found   []moment.Found
	spotted []spot // by all the characters and words in and around them
	whens   []when
	moneys  []money

	toks     []token
	firmOf   []bool // by token, once all are found: it is part of a company\'s name
	folkOf   []bool // the same of people
	firms    []firm
	folk     []person
	depts    []Span // the tokens of departments that no word explains
	clauses  []clause
	why      []Reason
	folded   string // the folded text
	isRoll   bool   // it counts calls and tells of one after the other
	fields   int    // the labels of a form that it is filled in like
	reports  bool   // that form is the report of a visit
	isLeads  bool   // it lists new customers
	round    Span   // the tokens of how many customers were seen and their names
	isReport bool   // it begins like the report of a visit
	bytes    []int  // where each rune of the folded text begins, and its end
	isDiary  bool   // it begins with a day and tells what was done then
	quotes   bool   // it has quotation marks
	shouts   bool   // it is written in capitals throughout
	shows    bool   // it only shows how to write
	outing   bool   // it tells of what may be an errand or an outing of the speaker's
	gossips  bool   // it has talk of which nothing is to be made
	replaced bool   // it says of somebody that he has gone, and who has his post now
	odds     scores // how likely the outcomes are of the group that was read last
}

// Read reads one message. It never fails: what it cannot read it leaves empty,
// and Intent is None with Action "ask" or "ignore" when it makes nothing of it.
func Read(text string, ctx Context) Facts {
	s := tidy(typed(text))
	s.ungreeted()
	s.setAside()
	r := newReaderOf(text, s.runes, ctx)
	r.dissect()
	f := r.facts()
	r.temper(&f)
	if utf8.RuneCountInString(text) > maxRunes {
		f.Partly = maxRunes
	}
	f.Noted = r.notes()
	f.Outing = r.outing && f.Intent == None && len(f.Items) == 0
	f.Why = r.why
	var open *Mention
	if ctx.Draft != nil {
		open = ctx.Draft.Account
	}
	s.spread(&f, open)
	f.hear()
	return f
}

// dissect finds what the message is made of: names, days, sums, words, clauses.
func (r *reader) dissect() {
	r.tokens()
	l := r.spots()
	r.findFirms()
	r.findPeople()
	r.heed(l)
	r.forgetSeconds(l)
	r.leadersGo()
	r.markNames()
	r.cut()
	r.isLeads = r.heralds()
	r.isReport = r.reportHead()
	r.isDiary, r.isRoll = !r.allAgreed() && (r.diary() || r.headings() > 1 || r.itinerary() || r.dayHeads()), r.countsCalls()
	r.nameMoneys()
	r.disownMoneys()
}

// tokens lets addresses, numbers, known names, dates and sums take their places and cuts
// the rest into words.
func (r *reader) tokens() {
	r.claimContacts()
	r.claimRefs()
	r.claimNames()
	r.claimSums()
	r.tokenize()
}

// markNames notes which tokens are names, once all companies and people are found.
func (r *reader) markNames() {
	marks := make([]bool, 2*len(r.toks))
	firms, folk := marks[:len(r.toks)], marks[len(r.toks):]
	for _, f := range r.firms {
		for i := max(f.from, 0); i < f.to && i < len(firms); i++ {
			firms[i] = true
		}
	}
	for _, p := range r.folk {
		for i := max(p.tok, 0); i < len(folk) && r.toks[i].span.End <= p.span.End; i++ {
			folk[i] = true
		}
	}
	r.firmOf, r.folkOf = firms, folk
}

// typed is the beginning of a text that is read.
func typed(text string) []rune {
	runes := []rune(text)
	return runes[:min(len(runes), maxRunes)]
}

// newReaderOf begins to read the runes of a text.
func newReaderOf(text string, runes []rune, ctx Context) *reader {
	r := &reader{text: text}
	r.begin(runes, ctx)
	r.folded = string(r.n)
	r.bytes = byteOffsets(r.n)
	r.quotes, r.shows = strings.Contains(r.folded, "\""), onlyShows(r.folded)
	r.shouts = shouted(r.orig)
	han := 0
	for _, c := range r.n {
		if isHan(c) {
			han++
		}
	}
	r.han = han*4 >= len(r.n) || han > 0 && ctx.Locale == "zh"
	return r
}

// begin folds the runes of a text and asks the clock what day it is: as much as
// those parts need to know that are claimed before any word is looked at.
func (r *reader) begin(runes []rune, ctx Context) {
	r.ctx, r.orig, r.n = ctx, runes, normalise(runes)
	r.owner = make([]int16, len(r.n))
	zone := ctx.Zone
	if zone == nil {
		zone = time.UTC
	}
	r.local = ctx.Said.In(zone)
	r.today = crm.DateOf(r.local)
	if !ctx.Literal && r.local.Hour() < 4 {
		r.today, r.night = r.today.AddDays(-1), true
	}
}

// byteOffsets is where each rune of a text begins in its UTF-8 form, and its end.
func byteOffsets(n []rune) []int {
	out := make([]int, len(n)+1)
	for i, c := range n {
		out[i+1] = out[i] + max(utf8.RuneLen(c), 1)
		if utf8.RuneLen(c) < 0 {
			out[i+1] = out[i] + len(string(utf8.RuneError))
		}
	}
	return out
}

// saying is a stretch of the folded text.
func (r *reader) saying(s Span) string { return r.between(s.Start, s.End) }

// between is the folded text from one rune to another.
func (r *reader) between(from, to int) string { return r.folded[r.bytes[from]:r.bytes[to]] }

// words is the folded text of a clause.
func (r *reader) words(c *clause) string { return r.saying(c.span) }

// str is a stretch of the text as typed.
func (r *reader) str(s Span) string { return string(r.orig[s.Start:s.End]) }

// goesOnBehind reports whether a short English name is the beginning of another
// one: Delta is known, Delta Smithfield is not it.
func (r *reader) goesOnBehind(h Hit) bool {
	k := h.Span.End + 1
	if h.Known[0].Why != whyShort.String() || k >= len(r.n) || r.n[k-1] != ' ' || r.orig[k] < 'A' || r.orig[k] > 'Z' {
		return false
	}
	w := words.longest(r.n, k, ^class(0))
	return w == nil || w.bits&cTail != 0
}

// ratherHim reports whether the short form of a company is the given name of somebody at a
// customer of late, and the words before it do not speak of a place: Martin Foods is a customer, call Martin is Martin Hale.
func (r *reader) ratherHim(h Hit) bool {
	if h.Known[0].Why != whyShort.String() || h.Known[0].Row.Kind != crm.KindAccount || !givenOnly(r.n[h.Span.Start:h.Span.End]) ||
		!r.ctx.Names.CalledFirst(r.str(h.Span), r.ctx.Recent) {
		return false
	}
	before := strings.TrimRight(r.between(0, h.Span.Start), " ")
	for _, w := range []string{"at", "visited", "visit", "visiting", "from", "for", "about", "where is", "leaving", "left", "went to", "going to", "go to", "drove to", "去", "去了", "到", "到了", "拜访", "拜访了"} {
		if strings.HasSuffix(before, w) && (isHan(firstOf(w)) || len(before) == len(w) || before[len(before)-len(w)-1] == ' ') {
			return false
		}
	}
	return true
}

// claimNames lets known names take their places. A contact's name that is just
// a surname and a title is left to the grammar, which reads it as well.
func (r *reader) claimNames() {
	if r.ctx.Names == nil {
		return
	}
	who := r.asker()
	r.ctx.Names.each(r.n, who, func(s Span, known []candidate) {
		if !r.free(s) || contactsOnly(known) && r.personAt(s.Start) >= s.End { // as mostly: many are called 王总, who need no ranking here
			return
		}
		h := Hit{s, rank(known, who)}
		if r.goesOnBehind(h) || r.ratherHim(h) || h.Known[0].Row.Kind == crm.KindContact && r.personAt(s.Start) >= s.End {
			return
		}
		r.claim(claimName, s.Start, s.End, len(r.hits))
		r.hits = append(r.hits, h)
	})
}

// asker is for whom names are looked up.
func (r *reader) asker() Asker { return Asker{r.ctx.Mine, r.ctx.Recent} }
