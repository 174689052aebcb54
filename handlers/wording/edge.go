package wording

import (
	"regexp/syntax"
	"slices"
	"unicode/utf8"
)

// edge is what a text must begin and end with to match, and how long it may be: what
// an expression says that is bound to the beginning of a text, or to its end. Most
// texts are told apart by that without looking at what they have in between.
type edge struct {
	first, last *set // nil = whatever there is
	longest     int  // in letters; 0 = without end
	// begins and ends are the same, 32 letters to a bit, all for whatever there is: most texts
	// are told apart by that, and nothing further is looked up.
	begins, ends uint64
}

// coarse is the bit of a letter among 64.
func coarse(bit uint16) uint64 { return 1 << (bit & 63) }

// set is the bits of letters.
type set [size / 64]uint64

func (s *set) has(bit uint16) bool { return s[bit>>6]>>(bit&63)&1 == 1 }

// edgeOf is the edge of an expression.
func edgeOf(re *syntax.Regexp) edge {
	var e edge
	begins, ends := bound(re, false), bound(re, true)
	if begins {
		e.first = outermost(re, false)
	}
	if ends {
		e.last = outermost(re, true)
	}
	if n, ok := longestOf(re); ok && begins && ends {
		e.longest = max(n, 1)
	}
	e.begins, e.ends = e.first.coarsely(), e.last.coarsely()
	return e
}

// coarsely is a set, 32 letters to a bit.
func (s *set) coarsely() (all uint64) {
	if s == nil {
		return ^uint64(0)
	}
	for _, w := range s {
		all |= w
	}
	return all
}

// holds says whether a text may match. It may be wrong only by saying yes.
func (e *edge) holds(s string) bool {
	if s == "" {
		return e.first == nil && e.last == nil
	}
	if !lies(firstOf(s), e.begins, e.first) || !lies(lastOf(s), e.ends, e.last) {
		return false
	}
	return e.longest == 0 || len(s) <= e.longest || utf8.RuneCountInString(s) <= e.longest
}

// lies says whether a letter is in a set, which is looked up only where most letters are not.
func lies(bit uint16, coarsely uint64, in *set) bool {
	return coarsely&coarse(bit) != 0 && (in == nil || in.has(bit))
}

// holdsIn is holds of a text that was noted.
func (e *edge) holdsIn(t *Text) bool {
	if t.text == "" {
		return e.first == nil && e.last == nil
	}
	if !lies(t.first, e.begins, e.first) || !lies(t.last, e.ends, e.last) {
		return false
	}
	return e.longest == 0 || t.length <= e.longest
}

// firstOf and lastOf are the bits of the letters that a text begins and ends with.
func firstOf(s string) uint16 {
	r, _ := utf8.DecodeRuneInString(s)
	return bit(r)
}

func lastOf(s string) uint16 {
	r, _ := utf8.DecodeLastRuneInString(s)
	return bit(r)
}

// bound says whether each match of an expression begins where the text does, or ends
// where that does.
func bound(re *syntax.Regexp, end bool) bool {
	switch re.Op {
	case syntax.OpBeginText:
		return !end
	case syntax.OpEndText:
		return end
	case syntax.OpCapture:
		return bound(re.Sub[0], end)
	case syntax.OpConcat:
		if end {
			return bound(re.Sub[len(re.Sub)-1], true)
		}
		return bound(re.Sub[0], false)
	case syntax.OpAlternate:
		return !slices.ContainsFunc(re.Sub, func(sub *syntax.Regexp) bool { return !bound(sub, end) })
	}
	return false
}

// outermost are the bits of the letters that a match begins with, or ends with; nil
// for whatever there is, or nothing.
func outermost(re *syntax.Regexp, end bool) *set {
	bits, empty, ok := outer(re, end)
	if empty || !ok {
		return nil
	}
	s := new(set)
	for _, b := range bits {
		s[b>>6] |= 1 << (b & 63)
	}
	return s
}

// outer are the bits of the letters on one side of what an expression matches. Empty
// says that it may match nothing; false that the letters are too many.
func outer(re *syntax.Regexp, end bool) (bits []uint16, empty, ok bool) {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText,
		syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return nil, true, true
	case syntax.OpLiteral:
		at := 0
		if end {
			at = len(re.Rune) - 1
		}
		return []uint16{bit(re.Rune[at])}, false, true
	case syntax.OpCharClass:
		n := classNeed(re.Rune)
		return n.bits, false, n.kind != anything
	case syntax.OpCapture, syntax.OpPlus:
		return outer(re.Sub[0], end)
	case syntax.OpStar, syntax.OpQuest:
		bits, _, ok = outer(re.Sub[0], end)
		return bits, true, ok
	case syntax.OpRepeat:
		bits, empty, ok = outer(re.Sub[0], end)
		return bits, empty || re.Min == 0, ok
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			more, none, known := outer(sub, end)
			if !known {
				return nil, false, false
			}
			bits, empty = append(bits, more...), empty || none
		}
		return bits, empty, true
	case syntax.OpConcat:
		for i := range re.Sub {
			if end {
				i = len(re.Sub) - 1 - i
			}
			more, none, known := outer(re.Sub[i], end)
			if !known {
				return nil, false, false
			}
			if bits = append(bits, more...); !none {
				return bits, false, true
			}
		}
		return bits, true, true
	}
	return nil, false, false
}

// longestOf is how many letters a match has at most; false for without end.
func longestOf(re *syntax.Regexp) (int, bool) {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText,
		syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return 0, true
	case syntax.OpLiteral:
		return len(re.Rune), true
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return 1, true
	case syntax.OpCapture, syntax.OpQuest:
		return longestOf(re.Sub[0])
	case syntax.OpRepeat:
		n, ok := longestOf(re.Sub[0])
		return n * re.Max, ok && re.Max >= 0
	case syntax.OpConcat, syntax.OpAlternate:
		most := 0
		for _, sub := range re.Sub {
			n, ok := longestOf(sub)
			if !ok {
				return 0, false
			}
			if re.Op == syntax.OpConcat {
				most += n
			} else {
				most = max(most, n)
			}
		}
		return most, true
	}
	return 0, false
}
