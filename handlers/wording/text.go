package wording

import (
	"sync"
	"unicode/utf8"
)

// Text is a text that is looked into for many expressions: its letters are noted once.
// One that Note gives is safe for use by several goroutines.
type Text struct {
	text        string
	first, last uint16 // the bits of its outermost letters
	length      int    // in letters
	has         letters
	paired      bool // has knows which letters stand beside one another
}

// Note notes the letters of a text.
func Note(text string) *Text {
	t := &Text{text: text, first: firstOf(text), last: lastOf(text), length: utf8.RuneCountInString(text)}
	t.has.read(text)
	t.pair()
	return t
}

// pair notes which letters stand beside one another.
func (t *Text) pair() {
	t.has.readPairs(t.text)
	t.paired = true
}

// noted are the texts that were looked into last, with their letters: of each message the same
// few are asked for again and again. It is used by one goroutine at a time.
type noted struct {
	texts [4]Text
	next  int // the one to be forgotten
}

// notes lends them. What nobody has is dropped by the collector.
var notes = sync.Pool{New: func() any { return new(noted) }}

// of is a text with its letters, without what only an edge is asked for.
func (n *noted) of(s string) *Text {
	for i := range n.texts {
		if t := &n.texts[i]; t.text == s {
			return t
		}
	}
	t := &n.texts[n.next]
	n.next = (n.next + 1) % len(n.texts)
	*t = Text{text: s}
	t.has.read(s)
	return t
}
