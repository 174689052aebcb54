package parse

// unit is what names are spotted by: a Chinese character, a Latin word, a mark, or
// something that was claimed, such as a day.
type unit struct {
	span   Span
	text   part // as folded; of a claim what it is
	kind   part // of the token that it is of
	place  part // where in its token it stands
	word   part // its token's, where the lexicon has it
	shape  part
	spaced bool // a blank stands before it
}

// part is a string that traits are made of, with what the table knows it by.
type part struct {
	s string
	h uint64
}

// partOf makes a part: FNV-1a over its bytes.
func partOf(s string) part {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return part{s, h}
}

// spotKey is what the table knows a trait by.
func spotKey(kind traitKind, a, b uint64) uint64 {
	h := (a ^ uint64(kind)<<56) * 0x9e3779b97f4a7c15
	h = (h ^ h>>32 ^ b) * 0xff51afd7ed558ccd
	return h ^ h>>29
}

// Parts that come again and again.
var (
	noPart                                      = partOf("")
	placeAlone, placeFirst, placeMid, placeLast = partOf("S"), partOf("B"), partOf("M"), partOf("E")
	shapeHan, shapeDigits, shapeMark            = partOf("han"), partOf("digits"), partOf("mark")
	shapeLower, shapeCapital, shapeCapitals     = partOf("lower"), partOf("capital"), partOf("capitals")
	spacedPart, surnamePart, endPart            = partOf("spaced"), partOf("surname"), partOf("$")
)

// units divides the tokens into what names are spotted by.
func (r *reader) units() []unit {
	out := make([]unit, 0, len(r.n))
	spaced := false
	for k, t := range r.toks {
		if r.isSpace(k) {
			spaced = true
			continue
		}
		u := unit{span: t.span, place: placeAlone, word: noPart, spaced: spaced}
		spaced = false
		switch t.kind {
		case tokWord:
			u.kind, u.word = partOf(kindsOf(t.bits)), partOf(t.w.text)
		case tokUnknown, tokPerson, tokLatin, tokMark, tokDigits:
			u.kind = partOf(tokenKinds[t.kind])
		default:
			u.kind = partOf(tokenKinds[t.kind])
			u.text, u.shape = u.kind, u.kind
			out = append(out, u)
			continue
		}
		if c := r.n[t.span.Start]; !isHan(c) {
			u.text, u.shape = partOf(r.saying(t.span)), r.shapeOf(t.span)
			out = append(out, u)
			continue
		}
		for at := t.span.Start; at < t.span.End; at++ {
			u.span = Span{at, at + 1}
			u.text, u.shape = partOf(r.between(at, at+1)), shapeHan
			if !isHan(r.n[at]) {
				u.shape = shapeDigits
			}
			switch {
			case t.span.End-t.span.Start == 1:
			case at == t.span.Start:
				u.place = placeFirst
			case at == t.span.End-1:
				u.place = placeLast
			default:
				u.place = placeMid
			}
			out = append(out, u)
			u.spaced = false
		}
	}
	return out
}

// tokenKinds are the kinds of tokens as units have them.
var tokenKinds = [...]string{
	tokWord: "word", tokUnknown: "unknown", tokLatin: "latin", tokDigits: "<number>", tokMark: "mark", tokPerson: "<somebody>", tokEmail: "<address>",
	tokURL: "<link>", tokPhone: "<address>", tokRef: "<reference>", tokName: "<customer>", tokWhen: "<day>", tokMoney: "<sum>", tokWeChat: "<address>", tokSpot: "<name>",
}

// shapeOf is how a word that is not Chinese is written.
func (r *reader) shapeOf(s Span) part {
	c := r.orig[s.Start]
	switch {
	case isDigit(r.n[s.Start]):
		return shapeDigits
	case !isWordRune(r.n[s.Start]):
		return shapeMark
	case c == r.n[s.Start]:
		return shapeLower
	case s.End-s.Start > 1 && r.orig[s.Start+1] != r.n[s.Start+1]:
		return shapeCapitals
	}
	return shapeCapital
}

// What traits of a unit there are.
const (
	unitAny    traitKind = 'f' // anything
	unitHere   traitKind = '0' // the unit
	unitLast   traitKind = '1' // the one before it
	unitLast2  traitKind = '2' // the second before it
	unitNext   traitKind = '3' // the one behind it
	unitNext2  traitKind = '4' // the second behind it
	unitPair   traitKind = '5' // the one before it and it
	unitPairOn traitKind = '6' // it and the one behind it
	unitAround traitKind = '7' // the one before it and the one behind it
	unitKind   traitKind = 'k' // what its token is, and where it stands in it
	unitKinds  traitKind = 'l' // what the token of the one before it is, and its own
	unitKindOn traitKind = 'm' // what its token is, and that of the one behind it
	unitWord   traitKind = 'w' // its word, and where it stands in it
	unitWordB  traitKind = 'p' // the word of the one before it, and what its own token is
	unitWordN  traitKind = 'n' // the word of the one behind it, and what its own token is
	unitShape  traitKind = 's' // how it is written, and what stands before it
	unitShapes traitKind = 't' // how it and the one before it are written
	unitShapeN traitKind = 'o' // how it and the one behind it are written
	unitEnd    traitKind = 'x' // how a Latin word ends
	unitNamed  traitKind = 'y' // it is a surname
	unitMove   traitKind = '>' // from one tag to the next
)

// edgeUnit stands before the first unit and behind the last.
var edgeUnit = unit{text: endPart, kind: endPart, word: endPart, shape: endPart}

// unitTraits calls note with what is true of a unit and of those around it.
func (r *reader) unitTraits(us []unit, i int, note func(kind traitKind, a, b part)) {
	get := func(k int) *unit {
		if k < 0 || k >= len(us) {
			return &edgeUnit
		}
		return &us[k]
	}
	u, last, next := get(i), get(i-1), get(i+1)
	note(unitAny, noPart, noPart)
	note(unitHere, u.text, noPart)
	note(unitLast, last.text, noPart)
	note(unitLast2, get(i-2).text, noPart)
	note(unitNext, next.text, noPart)
	note(unitNext2, get(i+2).text, noPart)
	note(unitPair, last.text, u.text)
	note(unitPairOn, u.text, next.text)
	note(unitAround, last.text, next.text)
	note(unitKind, u.kind, u.place)
	note(unitKinds, last.kind, u.kind)
	note(unitKindOn, u.kind, next.kind)
	if u.word.s != "" {
		note(unitWord, u.word, u.place)
	}
	if last.word.s != "" {
		note(unitWordB, last.word, u.kind)
	}
	if next.word.s != "" {
		note(unitWordN, next.word, u.kind)
	}
	spaced := noPart
	if u.spaced {
		spaced = spacedPart
	}
	note(unitShape, u.shape, spaced)
	note(unitShapes, last.shape, u.shape)
	note(unitShapeN, u.shape, next.shape)
	switch u.shape.h {
	case shapeLower.h, shapeCapital.h, shapeCapitals.h:
		note(unitEnd, partOf(r.between(max(u.span.Start, u.span.End-3), u.span.End)), noPart)
	case shapeHan.h:
		if surnames.has(r.n[u.span.Start]) {
			note(unitNamed, surnamePart, noPart)
		}
	}
}
