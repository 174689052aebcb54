package slack

import (
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
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
	maxFallback   = 3900 // bytes, as escaped: chat.update takes no longer text
	maxError      = 300
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

// shortText cuts a text so that it is at most so many bytes long when it is
// escaped, and escapes it.
func shortText(s string, most int) string {
	for n := min(runes(s), most); ; n -= max(n/8, 1) {
		if out := escape(short(s, n)); len(out) <= most || n <= 1 {
			return out
		}
	}
}

// split divides a text after so many characters at most, where no character is
// torn apart; better at the end of a line, if one is near.
func split(s string, most int) (head, rest string) {
	if runes(s) <= most {
		return s, ""
	}
	at, n := 0, 0
	for all := graphemes.FromString(s); all.Next(); at = all.End() {
		if n += runes(all.Value()); n > most {
			break
		}
	}
	if line := strings.LastIndexByte(s[:at], '\n'); line > at/2 {
		return s[:line], s[line+1:]
	}
	return s[:at], s[at:]
}

func runes(s string) int { return utf8.RuneCountInString(s) }
