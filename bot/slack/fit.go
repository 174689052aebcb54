package slack

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Slack's limits on Block Kit, in characters and things. The texts of all blocks
// of a message together have one that is not documented.
const (
	maxBlocks     = 50
	maxViewBlocks = 100
	maxTexts      = 10_000
	maxText       = 3000
	maxHeader     = 150
	maxLabel      = 75
	maxTitle      = 24
	maxOptions    = 100
	maxValue      = 75
	maxConfirm    = 300
	maxFallback   = 3000
	maxID         = 255
	maxButton     = 2000
	maxAlt        = 2000
)

// short cuts a text to a number of characters, with … at its end, and never
// inside a character, not even one that is made of several: an emoji with its
// tone, a flag, a letter with its accent.
func short(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	kept, _ := split(s, most-1)
	return kept + "…"
}

// split divides a text after so many characters at most, where no character is
// torn apart; better at the end of a line, if one is near.
func split(s string, most int) (head, rest string) {
	if utf8.RuneCountInString(s) <= most {
		return s, ""
	}
	at := 0
	for range max(most, 0) {
		_, n := utf8.DecodeRuneInString(s[at:])
		at += n
	}
	for at > 0 && torn(s, at) {
		_, n := utf8.DecodeLastRuneInString(s[:at])
		at -= n
	}
	if line := strings.LastIndexByte(s[:at], '\n'); line > at/2 {
		return s[:line], s[line+1:]
	}
	return s[:at], s[at:]
}

// torn reports whether a cut at that byte would tear a character apart.
func torn(s string, at int) bool {
	next, _ := utf8.DecodeRuneInString(s[at:])
	last, _ := utf8.DecodeLastRuneInString(s[:at])
	switch {
	case unicode.Is(unicode.M, next), next == 0x200d, last == 0x200d, next >= 0x1f3fb && next <= 0x1f3ff, next >= 0xe0020 && next <= 0xe007f:
		return true
	case regional(next) && regional(last):
		n := 0
		for _, r := range s[:at] {
			if n++; !regional(r) {
				n = 0
			}
		}
		return n%2 == 1
	}
	return false
}

// regional reports half of a flag.
func regional(r rune) bool { return r >= 0x1f1e6 && r <= 0x1f1ff }

func runes(s string) int { return utf8.RuneCountInString(s) }
