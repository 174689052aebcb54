package main

import (
	"strings"

	"milepost/bot/chat"
)

// find looks for want in text from byte offset from on. … in want stands for
// any run of characters. It gives where the match ends, or -1.
func find(text, want string, from int) int {
	at := from
	for _, part := range strings.Split(want, "…") {
		j := strings.Index(text[at:], part)
		if j < 0 {
			return -1
		}
		at += j + len(part)
	}
	return at
}

// misses tells what of an expected post is not in the card that was shown; ""
// when all of it is.
func misses(s step, card chat.Card, text string) string {
	at := find(text, s.Text, 0)
	if at < 0 {
		return quoteWant(s.Text)
	}
	for _, c := range s.More {
		switch {
		case c.Not:
			if find(text, c.Text, 0) >= 0 {
				return "must not appear: " + quoteWant(c.Text)
			}
		case c.Button:
			if _, ok := card.Press(c.Text); !ok {
				return "the button [" + c.Text + "]"
			}
		default:
			end := find(text, c.Text, at)
			if end < 0 {
				if find(text, c.Text, 0) >= 0 {
					return quoteWant(c.Text) + " after the lines above it"
				}
				return quoteWant(c.Text)
			}
			at = end
		}
	}
	return ""
}

func quoteWant(s string) string { return "「" + s + "」" }
