package parse

import "strings"

// tidied is a text without what phones and chat platforms put between its words,
// and where each of its runes stood.
type tidied struct {
	runes []rune
	at    []int32 // nil = as typed
}

// tidy sets aside what tells nothing: runes without width, codes of emoji
// (:tada:), marks of bold and italic type, a mark said again and again, and the spaces
// between Chinese characters that stand one by one (今 天 没 去). Tidying twice
// changes nothing more.
func tidy(text []rune) tidied {
	s := tidied{runes: text}
	for s.once() {
	}
	return s
}

// once tidies in every way and reports whether anything changed.
func (s *tidied) once() bool {
	var gone []bool // what is left out
	drop := func(from, to int) {
		if gone == nil {
			gone = make([]bool, len(s.runes))
		}
		for i := from; i < to; i++ {
			gone[i] = true
		}
	}
	blanks := false
	n := s.runes
	for i, c := range n {
		switch {
		case c == ' ':
			if apart(n, i) || i > 0 && i+1 < len(n) && isDigit(n[i-1]) && (n[i+1] == '万' || n[i+1] == '亿') {
				drop(i, i+1)
			}
		case c < 0x80 && (c >= 'a' && c <= 'z' || isDigit(c)):
		case c == ':':
			if e := emojiCode(n, i); e > i {
				if !blanks {
					n, blanks = append([]rune(nil), n...), true
				}
				n[i] = '\ufffc' // a mark where it stood
				drop(i+1, e)
			}
		case c == '*' || c == '_' || c == '`':
			if e := typeMark(n, i); e > i {
				k := e
				for n[k] == c && k+1 < len(n) && n[k+1] == c {
					k++
				}
				drop(i, i+again(n, i))
				drop(e, k+1)
			}
		case c >= 0x200b && c <= 0x200f || c == 0x2060 || c == 0xfeff || c == 0xfe0f || c == 0xad:
			drop(i, i+1)
		case i > 0 && c == n[i-1] && strings.ContainsRune("。!?,;~、…!?,;~", c):
			drop(i, i+1)
		}
	}
	if gone == nil {
		return false
	}
	out, at := make([]rune, 0, len(n)), make([]int32, 0, len(n))
	for i, c := range n {
		if gone[i] {
			continue
		}
		out = append(out, c)
		if s.at != nil {
			at = append(at, s.at[i])
		} else {
			at = append(at, int32(i))
		}
	}
	s.runes, s.at = out, at
	return true
}

// apart reports whether the space at n[i] parts two Chinese characters that stand by
// themselves.
func apart(n []rune, i int) bool {
	if i < 1 || i+1 >= len(n) || !isHan(n[i-1]) || !isHan(n[i+1]) {
		return false
	}
	return (i == 1 || n[i-2] == ' ') && (i+2 >= len(n) || n[i+2] == ' ' || !isHan(n[i+2]) && !isWordRune(n[i+2]))
}

// emojiCode is where the code of an emoji that begins at n[i] ends; i when none does.
func emojiCode(n []rune, i int) int {
	if i > 0 && n[i-1] != ' ' && n[i-1] != '\n' && n[i-1] != ':' {
		return i
	}
	for j := i + 1; j < len(n) && j < i+40; j++ {
		switch c := n[j]; {
		case c == ':' && j > i+2:
			return j + 1
		case c >= 'a' && c <= 'z', c == '_', j > i+1 && (c == '-' || c == '+' || isDigit(c)):
		default:
			return i
		}
	}
	return i
}

// again is how often the rune at n[i] stands there again and again.
func again(n []rune, i int) int {
	j := i
	for j < len(n) && n[j] == n[i] {
		j++
	}
	return j - i
}

// typeMark is where the mark that closes the type opened at n[i] begins: *bold*,
// _italic_. It is i when n[i] opens none.
func typeMark(n []rune, i int) int {
	open := i + again(n, i)
	if i > 0 && (isWordRune(n[i-1]) || n[i-1] == n[i]) || open >= len(n) || n[open] == ' ' || n[open] == '\n' {
		return i
	}
	for j := open; j < len(n) && n[j] != '\n'; j++ {
		if n[j] == n[i] && n[j-1] != ' ' {
			k := j + again(n, j)
			if k >= len(n) || !isWordRune(n[k]) {
				return j
			}
		}
	}
	return i
}

// typed is where a stretch of the tidied text stood in the text as typed.
func (s *tidied) typed(x Span) Span {
	if s.at == nil || x == (Span{}) {
		return x
	}
	if x.End <= x.Start {
		return Span{s.place(x.Start), s.place(x.Start)}
	}
	return Span{s.place(x.Start), s.place(x.End-1) + 1}
}

func (s *tidied) place(i int) int {
	if i >= len(s.at) {
		i = len(s.at) - 1
	}
	if i < 0 {
		return 0
	}
	return int(s.at[i])
}

// spread moves every place that facts point at to where it stood as typed, but for the
// customer of the open draft, who stood in another text.
func (s *tidied) spread(f *Facts, open *Mention) {
	if s.at == nil {
		return
	}
	for k, x := range f.Spans {
		f.Spans[k] = s.typed(x)
	}
	if f.Account != nil && f.Account != open {
		moved := *f.Account // items may share it
		moved.Span = s.typed(moved.Span)
		f.Account = &moved
	}
	for i := range f.Contacts {
		f.Contacts[i].Span = s.typed(f.Contacts[i].Span)
	}
	for i := range f.Costs {
		f.Costs[i].Span = s.typed(f.Costs[i].Span)
	}
	refs := append([]Item(nil), f.Refs...)
	for i := range refs {
		refs[i].Span = s.typed(refs[i].Span)
	}
	f.Refs = refs
	if f.Next != nil {
		next := *f.Next
		next.Span = s.typed(next.Span)
		f.Next = &next
	}
	for i := range f.Later {
		f.Later[i].Span = s.typed(f.Later[i].Span)
	}
	for i := range f.Why {
		f.Why[i].Span = s.typed(f.Why[i].Span)
	}
	for i := range f.Noted {
		f.Noted[i].Span = s.typed(f.Noted[i].Span)
	}
	for i := range f.Items {
		s.spread(&f.Items[i], open)
	}
}
