// Package wording finds phrases in what people write.
//
// A Wording is a regular expression that first asks whether a text has the
// letters without which it cannot match. Every message is weighed against a
// hundred of them, nearly all in vain: the question costs a twentieth of the
// search.
package wording

import (
	"regexp"
	"regexp/syntax"
	"unicode"
)

// Wording is a compiled regular expression with what it needs to match. It is
// safe for use by several goroutines. The methods that look for a match are
// those of package regexp and give what that package gives.
type Wording struct {
	*regexp.Regexp
	need need
}

// Compile reads an expression as regexp.MustCompile does, and panics as it
// does: expressions are constants of the program, not what people write.
func Compile(expr string) *Wording {
	w := &Wording{Regexp: regexp.MustCompile(expr)}
	if tree, err := syntax.Parse(expr, syntax.Perl); err == nil {
		w.need = needOf(tree)
	}
	return w
}

// MatchString says whether s has a match.
func (w *Wording) MatchString(s string) bool {
	return w.can(s) && w.Regexp.MatchString(s)
}

// FindString gives the leftmost match in s, "" when there is none.
func (w *Wording) FindString(s string) string {
	if !w.can(s) {
		return ""
	}
	return w.Regexp.FindString(s)
}

// FindStringIndex gives where the leftmost match in s begins and ends, in
// bytes, nil when there is none.
func (w *Wording) FindStringIndex(s string) []int {
	if !w.can(s) {
		return nil
	}
	return w.Regexp.FindStringIndex(s)
}

// FindStringSubmatch gives the leftmost match in s and its groups, nil when
// there is none.
func (w *Wording) FindStringSubmatch(s string) []string {
	if !w.can(s) {
		return nil
	}
	return w.Regexp.FindStringSubmatch(s)
}

// FindStringSubmatchIndex gives where the leftmost match in s and its groups
// begin and end, in bytes, nil when there is none.
func (w *Wording) FindStringSubmatchIndex(s string) []int {
	if !w.can(s) {
		return nil
	}
	return w.Regexp.FindStringSubmatchIndex(s)
}

// ReplaceAllString replaces each match in s, with $1 for the first group.
func (w *Wording) ReplaceAllString(s, by string) string {
	if !w.can(s) {
		return s
	}
	return w.Regexp.ReplaceAllString(s, by)
}

// can says that s has all letters that a match needs. It may be wrong only by
// saying yes.
func (w *Wording) can(s string) bool {
	if w.need.kind == anything {
		return true
	}
	has := lettersOf(s)
	return w.need.in(&has)
}

// letters is which letters a text has, many letters to a bit.
type letters [8]uint64

func lettersOf(s string) (l letters) {
	for _, r := range s {
		b := bit(r)
		l[b>>6] |= 1 << (b & 63)
	}
	return l
}

// bit is the place of a letter, the same for all its cases.
func bit(r rune) uint16 {
	return uint16(uint32(folded(r)) * 0x9E3779B1 >> (32 - 9))
}

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
}

func (n *need) in(has *letters) bool {
	if n.kind == anything {
		return true
	}
	one := n.kind == any1
	for _, b := range n.bits {
		if (has[b>>6]>>(b&63)&1 == 1) == one {
			return one
		}
	}
	for i := range n.parts {
		if n.parts[i].in(has) == one {
			return one
		}
	}
	return !one
}

// few is how many letters a class may have to be looked for.
const few = 24

// needOf is what an expression needs. Whatever it does not know needs nothing.
func needOf(re *syntax.Regexp) need {
	switch re.Op {
	case syntax.OpLiteral:
		n := need{kind: all}
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
		n := need{kind: any1}
		for _, sub := range re.Sub {
			part := needOf(sub)
			if part.kind == anything {
				return need{}
			}
			n.add(part)
		}
		return n
	}
	return need{}
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

// add puts a part into n, its letters directly where that says the same.
func (n *need) add(part need) {
	if part.kind == n.kind || len(part.bits) == 1 && len(part.parts) == 0 {
		n.bits, n.parts = append(n.bits, part.bits...), append(n.parts, part.parts...)
		return
	}
	n.parts = append(n.parts, part)
}
