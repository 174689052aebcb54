package parse

import (
	"slices"
	"strings"
	"unicode"
)

// Said is a text with what is asked of it again and again. It is made by Hear.
type Said struct {
	text string
	// Plain is the text as command words are compared with it: width and case
	// folded, runs of spaces one space, no punctuation at its ends.
	Plain string
	// Letters is how many letters and digits it has.
	Letters int
	marks   marks // of Plain; empty where nobody noted them
}

// marks are which letters a text has, by the three bytes that one of Chinese takes, many to a bit.
// A message is asked for hundreds of words of which it has a few: most are told apart by that.
type marks [4]uint64

// mark is the bit of the three bytes that begin a text.
func mark(s string) uint8 {
	return uint8((uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16) * 0x9E3779B1 >> 24)
}

// marksOf notes what stands in a text.
func marksOf(s string) (m marks) {
	for i := 0; i+3 <= len(s); i++ {
		b := mark(s[i:])
		m[b>>6] |= 1 << (b & 63)
	}
	return m
}

// lacks reports that a word stands nowhere in the text. It may be wrong only by saying no.
func (m *marks) lacks(word string) bool {
	if len(word) < 3 || *m == (marks{}) {
		return false
	}
	first, last := mark(word), mark(word[len(word)-3:])
	return m[first>>6]>>(first&63)&1 == 0 || m[last>>6]>>(last&63)&1 == 0
}

// Hear finds out about a text what is asked of it again and again.
func Hear(text string) Said {
	plain, letters := plainOf(text)
	return Said{text: text, Plain: plain, Letters: letters}
}

// Said is the text of a reading: as Read heard it, if it is still the same text.
func (f *Facts) Said() Said { return *f.heard() }

// heard is Said, where it lies.
func (f *Facts) heard() *Said {
	if f.said != nil && f.said.text == f.Text {
		return f.said
	}
	s := Hear(f.Text)
	return &s
}

// Plain is the text as command words are compared with it; see Said.
func (f *Facts) Plain() string { return f.heard().Plain }

// Letters is how many letters and digits the text has.
func (f *Facts) Letters() int { return f.heard().Letters }

// Is reports whether the text is one of the words; see Said.Is.
func (f *Facts) Is(words ...string) bool { return f.Said().Is(words...) }

// Holds reports whether one of the words stands in the text; see Said.Holds.
func (f *Facts) Holds(words ...string) bool { return f.heard().holds(words) }

// Word reports whether one of the English words stands in it; see Said.Word.
func (f *Facts) Word(words ...string) bool { return f.Said().Word(words...) }

// Asks reports a text that is put as a question; see Said.Asks.
func (f *Facts) Asks() bool { return f.Said().Asks() }

// hear finds out at once about all texts of a reading.
func (f *Facts) hear() {
	said := make([]Said, 1+len(f.Items))
	said[0] = Hear(f.Text)
	f.said = &said[0]
	for i := range f.Items {
		said[i+1] = Hear(f.Items[i].Text)
		f.Items[i].said = &said[i+1]
	}
	for i := range said {
		said[i].marks = marksOf(said[i].Plain)
	}
}

// Is reports whether all that was said is one of the words.
func (s Said) Is(words ...string) bool { return slices.Contains(words, s.Plain) }

// Holds reports whether one of the words stands anywhere in the text.
func (s Said) Holds(words ...string) bool { return s.holds(words) }

func (s *Said) holds(words []string) bool {
	for _, w := range words {
		if !s.marks.lacks(w) && strings.Contains(s.Plain, w) {
			return true
		}
	}
	return false
}

// Word reports whether one of the English words stands in the text as a word of
// its own.
func (s Said) Word(words ...string) bool {
	likely := func(w string) bool {
		first, _, _ := strings.Cut(w, " ")
		return strings.Contains(s.Plain, first)
	}
	if !slices.ContainsFunc(words, likely) {
		return false
	}
	apart := " " + strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '\'' {
			return r
		}
		return ' '
	}, s.Plain) + " "
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(apart, " "+w+" ") })
}

// Asks reports a text that is put as a question. Who said or did something is no
// word more about a visit.
func (s Said) Asks() bool {
	return asksWho(s.Plain) || strings.ContainsAny(s.text, "?？") || strings.HasSuffix(s.Plain, "吗") || strings.HasSuffix(s.Plain, "么")
}

// asksWho finds 谁说过, 谁提的, 谁答应了 at the start of a plain text.
func asksWho(plain string) bool {
	rest, who := strings.CutPrefix(plain, "谁")
	for _, verb := range []string{"说", "提", "讲", "问", "答应"} {
		if after, did := strings.CutPrefix(rest, verb); who && did {
			return strings.HasPrefix(after, "过") || strings.HasPrefix(after, "的") || strings.HasPrefix(after, "了")
		}
	}
	return false
}

// plainOf is Said.Plain and Said.Letters of a text. Most texts are plain already, but
// for their ends, and no copy of them is made.
func plainOf(s string) (plain string, letters int) {
	as, letters := asItIs(s)
	if as == len(s) {
		return strings.TrimFunc(s, IsEdge), letters
	}
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:as])
	gap := false
	for _, r := range s[as:] {
		r = Narrow(r)
		if isBlank(r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		if unified(r) || unicode.IsLetter(r) || unicode.IsDigit(r) { // Han, mostly
			letters++
		}
		b.WriteRune(lower(r))
	}
	return strings.TrimFunc(b.String(), IsEdge), letters
}

// asItIs is how many bytes a text has before the first that may not stay as it is in
// plain words, and how many letters and digits these have.
func asItIs(s string) (as, letters int) {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			letters++
			i++
		case '!' <= c && c <= '~' && (c < 'A' || c > 'Z'):
			i++
		case c == ' ' && i > 0 && i+1 < len(s) && '!' <= s[i+1] && s[i+1] <= '~':
			i++
		case HanAt(s, i):
			letters++
			i += 3
		default:
			return i, letters
		}
	}
	return len(s), letters
}

// HanAt reports that a letter of the block in which nearly all Chinese is written stands at a byte
// of a text. Such a letter takes three bytes, is of no case and of one width: most of what is
// asked of a text is answered without decoding it.
func HanAt(s string, i int) bool {
	return i+2 < len(s) && s[i] >= 0xe4 && s[i] <= 0xe9 && (s[i] > 0xe4 || s[i+1] >= 0xb8) &&
		s[i+1]&0xc0 == 0x80 && s[i+2]&0xc0 == 0x80
}

// unified reports a letter of the block in which nearly all Chinese is written.
func unified(r rune) bool { return r >= '一' && r <= '\u9fff' }

// HanFrom is where writing without cases begins: most of what people type here
// need not be looked up.
const HanFrom = '\u2e80'

func isBlank(r rune) bool {
	return r == ' ' || (r < HanFrom || r == '\u3000') && unicode.IsSpace(r)
}

func lower(r rune) rune {
	switch {
	case r >= 'A' && r <= 'Z':
		return r - 'A' + 'a'
	case r < 0x80 || r >= HanFrom && r <= '\u9fff':
		return r
	}
	return unicode.ToLower(r)
}

// Narrow makes a full-width letter, digit or sign the narrow one that people
// mean; any other rune stays, circled numbers too.
func Narrow(r rune) rune {
	switch {
	case r == '\u3000':
		return ' '
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	}
	return r
}

// IsEdge reports what may stand around words without changing them. The signs
// that begin a number (#V31, ①) stay.
func IsEdge(r rune) bool {
	return !unified(r) && r != '#' && r != '%' && Circled(r) == 0 && (unicode.IsPunct(r) || unicode.IsSpace(r) || strings.ContainsRune("~～。!?", r))
}

// Circled is which item a circled number means: 1 for ①; 0 for any other rune.
func Circled(r rune) int {
	if r >= '①' && r <= '⑳' {
		return int(r-'①') + 1
	}
	return 0
}
