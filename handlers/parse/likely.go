package parse

import (
	_ "embed"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// likelyText is the table of how much each trait of a Chinese stretch that no word
// explains speaks for its being a company, in tenths. It is written by TestLikely
// (testdata/README.md says how).
//
//go:embed likely.txt
var likelyText string

// likelyNames is the table by the traits' hashes, made when it is needed first. It never changes.
var likelyNames = sync.OnceValue(func() map[uint64]int8 { return readLikely(likelyText) })

// readLikely reads a table as it was written; a line that is none is its head.
func readLikely(text string) map[uint64]int8 {
	t := make(map[uint64]int8, strings.Count(text, "\n"))
	for line := range strings.Lines(text) {
		part := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(part) != 4 || len(part[0]) != 1 {
			continue
		}
		if v, err := strconv.ParseInt(part[3], 10, 8); err == nil {
			t[trait{traitKind(part[0][0]), part[1], part[2]}.hash()] = int8(v)
		}
	}
	return t
}

// From which likelihood on the characters of a stretch and the words around it decide
// against what single words say of it.
const (
	likelyFirm   = 0.9  // too little spoke for it, and it is a company
	likelyAtHead = 0.75 // the same where a name may stand
	unlikelyFirm = 0.03 // just enough spoke for it, and it is none
)

// What traits of a stretch there are beside those of a group.
const (
	traitName   traitKind = 'n' // a character of it, or two that follow each other
	traitBefore traitKind = 'b' // what stands before it
	traitAfter  traitKind = 'a' // what stands behind it
	traitAround traitKind = 'm' // what the message has
)

// likely is how likely a stretch is a company by its characters and the words around it.
func (r *reader) likely(f *firm) float64 {
	table := likelyNames()
	sum := 0
	seen := make([]uint64, 0, 64)
	r.nameTraits(f, func(t trait) {
		if h := t.hash(); !slices.Contains(seen, h) {
			seen = append(seen, h)
			sum += int(table[h])
		}
	})
	return 1 / (1 + math.Exp(-float64(sum)/10))
}

// reweigh holds what single words say of a stretch that no word explains against its
// characters and all the words around it.
func (r *reader) reweigh(f *firm) {
	if r.toks[f.from].kind != tokUnknown || len(f.known) > 0 || f.score < -4 || f.score > 4.5 || f.score >= needed && f.tailed {
		return
	}
	p := r.likely(f)
	switch {
	case f.score < needed && (p >= likelyFirm || p >= likelyAtHead && f.score >= 1.5):
		f.guessed = true
		r.gain(f, needed-f.score, "written like a company, among words that stand around one: "+strconv.FormatFloat(p, 'f', 2, 64), f.span)
	case f.score >= needed && p <= unlikelyFirm:
		r.gain(f, needed-1-f.score, "neither written like a company nor among words that stand around one: "+strconv.FormatFloat(p, 'f', 2, 64), f.span)
	}
}

// writtenLike reports whether a stretch that no word explains is a company by its
// characters and the words around it, whatever better one stands beside it.
func (r *reader) writtenLike(f *firm) bool {
	return f.from >= 0 && r.toks[f.from].kind == tokUnknown && isHan(r.n[f.span.Start]) && r.likely(f) >= likelyAtHead
}

// nameTraits calls note with what is true of a stretch that may be a company: its length
// and characters, two tokens before it and two behind it, what the message has.
func (r *reader) nameTraits(f *firm, note func(trait)) {
	note(biasTrait)
	from, to := r.toks[f.from].span.Start, r.toks[f.to-1].span.End
	bare := r.toks[f.from].span.End
	note(trait{traitName, "length", digits[min(bare-from, 8)]})
	if f.to > f.from+1 {
		note(trait{traitName, "tail", r.toks[f.to-1].text()})
		note(trait{traitName, "tailed", ""})
	}
	for at := from; at < bare; at++ {
		note(trait{traitName, r.between(at, at+1), ""})
		if at+1 < bare {
			note(trait{traitName, r.between(at, at+2), ""})
		}
	}
	note(trait{traitName, "first", r.between(from, from+1)})
	note(trait{traitName, "last", r.between(to-1, to)})
	before, far := r.neighbour(f.from-1, -1)
	r.sideTraits(traitBefore, before, far, note)
	after, far := r.neighbour(f.to, 1)
	r.sideTraits(traitAfter, after, far, note)
	note(trait{traitAround, r.sideKind(before) + " _ " + r.sideKind(after), ""})
	r.aroundTraits(note)
}

// neighbour is the token at k and the next one in a direction, passing over blanks for the second.
func (r *reader) neighbour(k, way int) (near, far int) {
	near, far = k, k+way
	for r.isSpace(far) {
		far += way
	}
	return near, far
}

// sideTraits notes the two tokens on one side of a stretch.
func (r *reader) sideTraits(kind traitKind, near, far int, note func(trait)) {
	a, b := r.sideWord(near), r.sideWord(far)
	note(trait{kind, a, ""})
	note(trait{kind, a, b})
	note(trait{kind, "kind", r.sideKind(near)})
	note(trait{kind, "kinds", r.sideKind(near) + " " + r.sideKind(far)})
}

// sideWord is a token beside a stretch as its traits have it: a word, or what it is.
func (r *reader) sideWord(i int) string {
	if i < 0 || i >= len(r.toks) {
		return "$"
	}
	switch t := r.toks[i]; t.kind {
	case tokWord:
		return t.w.text
	case tokUnknown:
		return "<unknown>"
	case tokLatin:
		return "<latin>"
	case tokName:
		return "<customer>"
	case tokPerson:
		return "<somebody>"
	case tokWhen:
		return "<day>"
	case tokMoney:
		return "<sum>"
	case tokDigits:
		return "<number>"
	case tokMark:
		return r.between(t.span.Start, t.span.Start+1)
	}
	return "<other>"
}

// sideKind is the class of a token beside a stretch.
func (r *reader) sideKind(i int) string {
	w := r.sideWord(i)
	if i < 0 || i >= len(r.toks) || r.toks[i].kind != tokWord {
		return w
	}
	return kindsOf(r.toks[i].bits)
}

// aroundTraits notes the classes of words that the message has at all.
func (r *reader) aroundTraits(note func(trait)) {
	bits, person, day := class(0), false, false
	for _, t := range r.toks {
		bits |= t.bits
		person = person || t.kind == tokPerson
		day = day || t.kind == tokWhen
	}
	for n, name := range classNames {
		if bits&(1<<n) != 0 {
			note(trait{traitAround, name, ""})
		}
	}
	if person {
		note(trait{traitAround, "<somebody>", ""})
	}
	if day {
		note(trait{traitAround, "<day>", ""})
	}
}
