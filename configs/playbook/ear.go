package playbook

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Ear hears what texts say of a method's questions and conditions, as
// Book.Sayings does, and is made once for many texts: most say nothing, which it
// sees at a glance.
type Ear struct {
	book  *Book
	forms map[string][]string // by their first two characters: one of them is in every text that says something
}

// Ear makes an ear for the words of the method as they are now.
func (b *Book) Ear() *Ear {
	e := &Ear{book: b, forms: map[string][]string{}}
	e.add("q", "问题", "第", "评估", "十问") // byNumber
	for _, q := range b.Asked() {
		e.add(words(Word{Name: q.Short, Also: q.Also})...)
	}
	for _, m := range b.Milestones {
		for _, c := range m.Exit {
			e.add(c.Subject...)
			e.add(words(c.Word)...)
		}
		for _, sig := range m.Signals {
			e.add(words(sig)...)
		}
	}
	for _, l := range b.Funnel {
		for _, c := range l.Conditions {
			e.add(words(c)...)
		}
	}
	return e
}

func (e *Ear) add(forms ...string) {
	for _, f := range forms {
		if f = strings.ToLower(f); f != "" {
			e.forms[start(f)] = append(e.forms[start(f)], f)
		}
	}
}

// start is the first two characters of a text, or the only one.
func start(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	_, m := utf8.DecodeRuneInString(s[n:])
	return s[:n+m]
}

// Sayings is Book.Sayings.
func (e *Ear) Sayings(text string) []Saying {
	if !e.hears(narrow(text)) {
		return nil
	}
	return e.book.Sayings(text)
}

// hears reports whether one of the forms stands in a narrowed text.
func (e *Ear) hears(said string) bool {
	for at := range said {
		rest := said[at:]
		_, n := utf8.DecodeRuneInString(rest)
		begins := func(form string) bool { return strings.HasPrefix(rest, form) }
		if slices.ContainsFunc(e.forms[rest[:n]], begins) || slices.ContainsFunc(e.forms[start(rest)], begins) {
			return true
		}
	}
	return false
}
