// Package wording finds phrases in what people write.
//
// A Wording is a regular expression that first asks whether a text begins and
// ends as each match does, then whether it has the letters without which it cannot
// match, and then the pairs of letters. Every message is weighed against hundreds
// of them, nearly all in vain: the questions cost a twentieth of the search.
package wording

import (
	"regexp"
	"regexp/syntax"
)

// Wording is a compiled regular expression with what it needs to match. It is
// safe for use by several goroutines. The methods that look for a match are
// those of package regexp and give what that package gives.
type Wording struct {
	*regexp.Regexp
	edge    edge // what it begins and ends with
	letters need // what single letters it needs
	pairs   need // what letters beside one another
}

// Compile reads an expression as regexp.MustCompile does, and panics as it
// does: expressions are constants of the program, not what people write.
func Compile(expr string) *Wording {
	w := &Wording{Regexp: regexp.MustCompile(expr)}
	if tree, err := syntax.Parse(expr, syntax.Perl); err == nil {
		w.edge, w.letters, w.pairs = edgeOf(tree), needOf(tree), nearOf(tree)
		w.letters.quicken()
		w.pairs.quicken()
	}
	return w
}

// MatchString says whether s has a match.
func (w *Wording) MatchString(s string) bool {
	return w.can(s) && w.Regexp.MatchString(s)
}

// FindString gives the leftmost match in s, "" when there is none.
func (w *Wording) FindString(s string) string {
	if !w.can(s) {
		return ""
	}
	return w.Regexp.FindString(s)
}

// FindStringIndex gives where the leftmost match in s begins and ends, in
// bytes, nil when there is none.
func (w *Wording) FindStringIndex(s string) []int {
	if !w.can(s) {
		return nil
	}
	return w.Regexp.FindStringIndex(s)
}

// FindStringSubmatch gives the leftmost match in s and its groups, nil when
// there is none.
func (w *Wording) FindStringSubmatch(s string) []string {
	if !w.can(s) {
		return nil
	}
	return w.Regexp.FindStringSubmatch(s)
}

// FindStringSubmatchIndex gives where the leftmost match in s and its groups
// begin and end, in bytes, nil when there is none.
func (w *Wording) FindStringSubmatchIndex(s string) []int {
	if !w.can(s) {
		return nil
	}
	return w.Regexp.FindStringSubmatchIndex(s)
}

// ReplaceAllString replaces each match in s, with $1 for the first group.
func (w *Wording) ReplaceAllString(s, by string) string {
	if !w.can(s) {
		return s
	}
	return w.Regexp.ReplaceAllString(s, by)
}

// Text is a text that is looked into for many expressions: its letters are noted once.
// It is safe for use by several goroutines.
type Text struct {
	text string
	has  letters
}

// Note notes the letters of a text.
func Note(text string) *Text {
	t := &Text{text: text}
	t.has.read(text)
	t.has.readPairs(text)
	return t
}

// FindSubmatchIn is FindStringSubmatch in a text whose letters are noted.
func (w *Wording) FindSubmatchIn(t *Text) []string {
	if !w.edge.holds(t.text) || !w.letters.in(&t.has) || !w.pairs.in(&t.has) {
		return nil
	}
	return w.Regexp.FindStringSubmatch(t.text)
}

// can says that s begins and ends as a match does, and has all letters that it
// needs, and those beside one another that are so in each match. It may be wrong
// only by saying yes.
func (w *Wording) can(s string) bool {
	if !w.edge.holds(s) {
		return false
	}
	var has letters
	if w.letters.kind != anything {
		has.read(s)
		if !w.letters.in(&has) {
			return false
		}
	}
	if w.pairs.kind == anything {
		return true
	}
	has.readPairs(s)
	return w.pairs.in(&has)
}
