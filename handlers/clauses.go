package handlers

import (
	"strings"
	"unicode/utf8"
)

// Between two statements of a sentence stands a mark, behind which these words may begin the
// next one, or one of these words alone.
var (
	joiners = []string{"但", "不过", "而且", "另外", "还有", "and ", "but ", "also "}
	turns   = []string{"但", "不过", " but "}
)

// endMarks stand behind a statement.
const endMarks = ",，;；。"

// clausesOf are the statements of a sentence.
func clausesOf(text string) (parts []string) {
	rest := strings.TrimSpace(text)
	for rest != "" {
		from, to := statementEnd(rest)
		if from < 0 {
			return append(parts, strings.Trim(rest, " .。!！"))
		}
		if p := strings.TrimSpace(rest[:from]); p != "" {
			parts = append(parts, p)
		}
		rest = strings.TrimSpace(rest[to:])
	}
	return parts
}

// parted reports whether a text has more than one statement, or the end of one.
func parted(text string) bool {
	from, _ := statementEnd(text)
	return from >= 0
}

// statementEnd is where what ends the first statement of a text stands, and where that ends; it is
// asked of every message several times, so that it looks at each letter once. from is -1 for none.
func statementEnd(s string) (from, to int) {
	for at, r := range s {
		if strings.ContainsRune(endMarks, r) {
			rest := strings.TrimLeft(s[at+utf8.RuneLen(r):], " \t\n\f\r")
			return at, len(s) - len(rest) + oneOf(rest, joiners)
		}
		if r == '但' || r == '不' || r == ' ' {
			if n := oneOf(s[at:], turns); n > 0 {
				return at, at + n
			}
		}
	}
	return -1, -1
}

// oneOf is how many bytes the first of some words takes that a text begins with, whatever its
// case, 是 behind 但 with it; 0 for none.
func oneOf(s string, words []string) int {
	for _, w := range words {
		n := beginsFold(s, w)
		if n > 0 && w == "但" && strings.HasPrefix(s[n:], "是") {
			n += len("是")
		}
		if n > 0 {
			return n
		}
	}
	return 0
}

// beginsFold is how many bytes a word takes at the beginning of a text, whatever its case; 0
// where it does not stand there.
func beginsFold(s, word string) int {
	at := 0
	for range word {
		_, n := utf8.DecodeRuneInString(s[at:])
		if at += n; n == 0 {
			return 0
		}
	}
	if !strings.EqualFold(s[:at], word) {
		return 0
	}
	return at
}
