package cards

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"
)

// Width is how many columns s takes, a Chinese character taking two. What is
// narrow in some fonts and wide in others (· … →) counts as wide.
func Width(s string) int { return measure().StringWidth(s) }

func measure() *runewidth.Condition { return &runewidth.Condition{EastAsianWidth: true} }

// Short is s on one line of at most cols columns and three bytes a column.
// What is cut off is cut at a whole character, an emoji with all its parts
// being one, and … says so.
func Short(s string, cols int) string {
	s = Flat(s)
	if Width(s) <= cols && len(s) <= 3*cols {
		return s
	}
	m := measure()
	for c := min(cols, Width(s)-1); c > 0; c-- {
		if cut := strings.TrimSpace(m.Truncate(s, c, "…")); len(cut) <= 3*cols {
			return cut
		}
	}
	return "…" // one character of more bytes than there is room
}

// Flat is s on one line, without what a screen would obey instead of show:
// control characters and marks that turn the direction of writing.
func Flat(s string) string {
	s = strings.ToValidUTF8(s, "")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\r', r == '\t', r == '\u2028', r == '\u2029':
			return ' '
		case unicode.IsControl(r), r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0x200E, r == 0x200F, r == 0xFEFF:
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(s)
}

// tail is head and suffix on one line: when both are too long, head is
// shortened, so that what stands at the end (a number, a date) stays.
func tail(head, suffix string, cols int) string {
	head, suffix = Flat(head), Flat(suffix)
	if suffix == "" {
		return Short(head, cols)
	}
	if room := cols - Width(suffix) - 1; room > 8 {
		return strings.TrimSpace(Short(head, room) + " " + suffix)
	}
	return Short(head+" "+suffix, cols)
}

// Circled is the n-th sign of a list: ① to ⑳, then (21). Zero is empty.
func Circled(n int) string {
	switch {
	case n <= 0:
		return ""
	case n <= 20:
		return string(rune('①' + n - 1))
	}
	return fmt.Sprintf("(%d)", n)
}

// Hash is a short number as people type it: #V31, LX-2026-014. Nothing stays
// nothing.
func Hash(number string) string {
	if number == "" || strings.HasPrefix(number, "LX-") {
		return number
	}
	return "#" + number
}

// dots joins what is there with " · ".
func dots(parts ...string) string { return joined(" · ", parts...) }

// spaced joins what is there with a space.
func spaced(parts ...string) string { return joined(" ", parts...) }

func joined(sep string, parts ...string) string {
	var there []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			there = append(there, p)
		}
	}
	return strings.Join(there, sep)
}

// list joins names: 周姐、林副总 / Zhou, Lin.
func (w *Writer) list(names []string) string { return Names(w.Locale, names) }

// Names joins names as a language does.
func Names(locale string, names []string) string {
	if locale == "en" {
		return joined(", ", names...)
	}
	return joined("、", names...)
}

// within is a head and as many names as fit one line; of the others it says how
// many.
func (w *Writer) within(head string, names []string) string {
	for n := len(names); n > 0; n-- {
		line := w.colon(head, w.list(names[:n]))
		if n < len(names) {
			line += w.t("、另 %d 项", " and %d more", len(names)-n)
		}
		if Width(line) <= LineColumns || n == 1 {
			return line
		}
	}
	return head
}

// paren is " (x)" or "(x)", as the language writes it; empty for nothing.
func (w *Writer) paren(s string) string {
	if s == "" {
		return ""
	}
	return w.t("(%s)", " (%s)", s)
}

// quote puts words into the language's quotation marks.
func (w *Writer) quote(s string) string { return w.t("「%s」", "“%s”", s) }

// colon joins a head and what it says.
func (w *Writer) colon(head, what string) string {
	if head == "" || what == "" {
		return head + what
	}
	return head + w.t(":", ": ") + what
}
