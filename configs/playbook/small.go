package playbook

import "strings"

// Small is a word of the method in small letters. Most of them are Chinese, which has no
// others: those are taken as they are, and not letter by letter.
func Small(w string) string {
	if IsSmall(w) {
		return w
	}
	return strings.ToLower(w)
}

// IsSmall reports that a text has no letters but small ones and such that have no cases, as far as
// that is seen without decoding it.
func IsSmall(w string) bool {
	for i := range len(w) {
		if c := w[i]; 'A' <= c && c <= 'Z' || otherLetters <= c && c < hanLetters || c >= behindHan {
			return false
		}
	}
	return true
}

// Letters of more than one byte begin with one from otherLetters on. Those from hanLetters up
// to behindHan begin U+3000 to U+9FFF, which have no cases.
const (
	otherLetters = 0xc0
	hanLetters   = 0xe3
	behindHan    = 0xea
)
