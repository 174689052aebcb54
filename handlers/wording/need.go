package wording

import (
	"regexp/syntax"
	"slices"
	"unicode"
	"unicode/utf8"
)

// letters is which letters a text has, and behind those which it has beside one
// another; many to a bit.
type letters [2 * size / 64]uint64

// size is how many bits there are for letters, and how many for pairs.
const size = 1 << sizeBits

const sizeBits = 11

// read notes the letters of a text. Most are Han or ASCII, which are taken without
// the detours that others need: this is done for each expression.
func (l *letters) read(s string) {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c < utf8.RuneSelf:
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			l.set(hashed(uint32(c)))
			i++
		case c >= hanFirst && c < hanEnd && i+2 < len(s) && s[i+1]&0xc0 == 0x80 && s[i+2]&0xc0 == 0x80:
			l.set(hashed(uint32(c&0x0f)<<12 | uint32(s[i+1]&0x3f)<<6 | uint32(s[i+2]&0x3f)))
			i += 3
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			l.set(bit(r))
			i += n
		}
	}
}

// Letters from U+3000 to U+9FFF begin with one of these bytes, and have no cases.
const (
	hanFirst = 0xe3
	hanEnd   = 0xea
)

// readPairs notes which letters stand beside one another.
func (l *letters) readPairs(s string) {
	before := rune(-1)
	for _, r := range s {
		r = folded(r)
		if before >= 0 {
			l.set(pair(before, r))
		}
		before = r
	}
}

func (l *letters) set(bit uint16) { l[bit>>6] |= 1 << (bit & 63) }

// bit is the place of a letter, the same for all its cases.
func bit(r rune) uint16 { return hashed(uint32(folded(r))) }

// pair is the place of two folded letters beside one another.
func pair(a, b rune) uint16 { return size + hashed(uint32(a)*0x85EBCA6B+uint32(b)) }

func hashed(n uint32) uint16 { return uint16(n * 0x9E3779B1 >> (32 - sizeBits)) }

// folded is one letter for all that an expression without case takes for it.
func folded(r rune) rune {
	switch {
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A'
	case r < 0x80 || 0x2e80 <= r && r < 0xa000: // ASCII and Han have no other cases
		return r
	}
	least := r
	for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
		least = min(least, f)
	}
	if 'A' <= least && least <= 'Z' { // the Kelvin sign, the long s
		return least + 'a' - 'A'
	}
	return least
}

// kind is how the parts of a need hang together.
type kind uint8

const (
	anything kind = iota // nothing is needed
	all                  // every letter and every part
	any1                 // one of the letters or parts
)

// need is what letters a text must have to match.
type need struct {
	kind  kind
	bits  []uint16
	parts []need
	some  []word // of any1: where the text has none of these, it has none of its parts
}

// word is some of 64 neighbouring bits.
type word struct {
	at   uint16
	bits uint64
}

// few is how many letters a class may have to be looked for.
const few = 24

// needOf is what an expression needs. Whatever it does not know needs nothing.
func needOf(re *syntax.Regexp) need {
	switch re.Op {
	case syntax.OpLiteral:
		n := need{kind: all, bits: make([]uint16, 0, len(re.Rune))}
		for _, r := range re.Rune {
			n.bits = append(n.bits, bit(r))
		}
		return n
	case syntax.OpCharClass:
		return classNeed(re.Rune)
	case syntax.OpCapture, syntax.OpPlus:
		return needOf(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return needOf(re.Sub[0])
		}
	case syntax.OpConcat:
		n := need{kind: all}
		for _, sub := range re.Sub {
			if part := needOf(sub); part.kind != anything {
				n.add(part)
			}
		}
		if len(n.bits)+len(n.parts) > 0 {
			return n
		}
	case syntax.OpAlternate:
		return oneOf(re.Sub, needOf)
	}
	return need{}
}

// oneOf is what one of several expressions needs, as of tells of each; nothing where one of them
// needs nothing.
func oneOf(subs []*syntax.Regexp, of func(*syntax.Regexp) need) need {
	n := need{kind: any1}
	for _, sub := range subs {
		part := of(sub)
		if part.kind == anything {
			return need{}
		}
		n.add(part)
	}
	return n
}

// classNeed is one of the letters of a class, given as pairs of first and last.
func classNeed(pairs []rune) need {
	n := need{kind: any1}
	for i := 0; i+1 < len(pairs); i += 2 {
		if len(n.bits)+int(pairs[i+1]-pairs[i]) >= few {
			return need{}
		}
		for r := pairs[i]; r <= pairs[i+1]; r++ {
			n.bits = append(n.bits, bit(r))
		}
	}
	return n
}

// quicken finds, for a need that has many parts, what one of them must have: most
// texts have nothing of it.
func (n *need) quicken() {
	for i := range n.parts {
		n.parts[i].quicken()
	}
	if n.kind != any1 {
		return
	}
	for _, b := range n.first() {
		at := slices.IndexFunc(n.some, func(w word) bool { return w.at == b>>6 })
		if at < 0 {
			at = len(n.some)
			n.some = append(n.some, word{at: b >> 6})
		}
		n.some[at].bits |= 1 << (b & 63)
	}
}

// first are bits of which a text that has what is needed has at least one.
func (n *need) first() []uint16 {
	if n.kind == all {
		if len(n.bits) > 0 {
			return n.bits[:1]
		}
		return n.parts[0].first()
	}
	bits := slices.Clone(n.bits)
	for i := range n.parts {
		bits = append(bits, n.parts[i].first()...)
	}
	return bits
}

// add puts a part into n, its letters directly where that says the same.
func (n *need) add(part need) {
	if part.kind == n.kind || len(part.bits) == 1 && len(part.parts) == 0 {
		n.bits, n.parts = append(n.bits, part.bits...), append(n.parts, part.parts...)
		return
	}
	n.parts = append(n.parts, part)
}
