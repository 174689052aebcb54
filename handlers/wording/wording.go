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
	"sync"
)

// Wording is a regular expression with what it needs to match. It is safe for use
// by several goroutines. The methods that look for a match are those of package
// regexp and give what that package gives.
type Wording struct {
	expr    string
	asked   sync.Once // what it needs was read, by need
	edge    edge      // what it begins and ends with
	letters packed    // what single letters it needs
	pairs   packed    // what letters beside one another
	once    sync.Once
	re      *regexp.Regexp // made by compiled
}

// Compile takes an expression as regexp.MustCompile does. It is read when a text is first held against
// it, and panics then where it is none: expressions are constants of the program, not what people
// write, and a test reads them all. Who only looks at his store does not wait for hundreds of them.
func Compile(expr string) *Wording { return &Wording{expr: expr} }

// need is the wording with what a text must have to match it.
func (w *Wording) need() *Wording {
	w.asked.Do(func() {
		tree, err := syntax.Parse(w.expr, syntax.Perl)
		if err != nil {
			panic(err)
		}
		letters, pairs := needOf(tree), nearOf(tree)
		letters.quicken()
		pairs.quicken()
		w.edge, w.letters, w.pairs = edgeOf(tree), letters.pack(), pairs.pack()
	})
	return w
}

// compiled is the expression to search with. It is made when a text first may match:
// all of them together hold some megabytes, and most are never searched with.
func (w *Wording) compiled() *regexp.Regexp {
	w.once.Do(func() { w.re = regexp.MustCompile(w.expr) })
	return w.re
}

// String is the expression.
func (w *Wording) String() string { return w.expr }

// SubexpNames are the names of the groups, as regexp gives them.
func (w *Wording) SubexpNames() []string { return w.compiled().SubexpNames() }

// MatchString says whether s has a match.
func (w *Wording) MatchString(s string) bool {
	return w.can(s) && w.compiled().MatchString(s)
}

// FindString gives the leftmost match in s, "" when there is none.
func (w *Wording) FindString(s string) string {
	if !w.can(s) {
		return ""
	}
	return w.compiled().FindString(s)
}

// FindStringIndex gives where the leftmost match in s begins and ends, in
// bytes, nil when there is none.
func (w *Wording) FindStringIndex(s string) []int {
	if !w.can(s) {
		return nil
	}
	return w.compiled().FindStringIndex(s)
}

// FindStringSubmatch gives the leftmost match in s and its groups, nil when
// there is none.
func (w *Wording) FindStringSubmatch(s string) []string {
	if !w.can(s) {
		return nil
	}
	return w.compiled().FindStringSubmatch(s)
}

// FindStringSubmatchIndex gives where the leftmost match in s and its groups
// begin and end, in bytes, nil when there is none.
func (w *Wording) FindStringSubmatchIndex(s string) []int {
	if !w.can(s) {
		return nil
	}
	return w.compiled().FindStringSubmatchIndex(s)
}

// ReplaceAllString replaces each match in s, with $1 for the first group.
func (w *Wording) ReplaceAllString(s, by string) string {
	if !w.can(s) {
		return s
	}
	return w.compiled().ReplaceAllString(s, by)
}

// FindAllString gives the matches in s, n at most, all of them where n is negative; nil
// when there is none.
func (w *Wording) FindAllString(s string, n int) []string {
	if !w.can(s) {
		return nil
	}
	return w.compiled().FindAllString(s, n)
}

// FindAllStringIndex gives where the matches in s begin and end, as FindAllString does.
func (w *Wording) FindAllStringIndex(s string, n int) [][]int {
	if !w.can(s) {
		return nil
	}
	return w.compiled().FindAllStringIndex(s, n)
}

// FindAllStringSubmatch gives the matches in s with their groups, as FindAllString does.
func (w *Wording) FindAllStringSubmatch(s string, n int) [][]string {
	if !w.can(s) {
		return nil
	}
	return w.compiled().FindAllStringSubmatch(s, n)
}

// Split parts s at the matches, as regexp does.
func (w *Wording) Split(s string, n int) []string { return w.compiled().Split(s, n) }

// ReplaceAllStringFunc replaces each match in s with what a function gives for it.
func (w *Wording) ReplaceAllStringFunc(s string, by func(string) string) string {
	if !w.can(s) {
		return s
	}
	return w.compiled().ReplaceAllStringFunc(s, by)
}

// FindSubmatchIn is FindStringSubmatch in a text whose letters are noted.
func (w *Wording) FindSubmatchIn(t *Text) []string {
	if !w.need().edge.holdsIn(t) || !w.needs(t) {
		return nil
	}
	return w.compiled().FindStringSubmatch(t.text)
}

// can says that s begins and ends as a match does, and has all letters that it
// needs, and those beside one another that are so in each match. It may be wrong
// only by saying yes.
func (w *Wording) can(s string) bool {
	if !w.need().edge.holds(s) {
		return false
	}
	if len(w.letters)+len(w.pairs) == 0 {
		return true
	}
	all := notes.Get().(*noted)
	defer notes.Put(all)
	return w.needs(all.of(s))
}

// needs says whether a text has the letters that a match needs.
func (w *Wording) needs(t *Text) bool {
	if !w.letters.in(&t.has) {
		return false
	}
	if len(w.pairs) == 0 {
		return true
	}
	if !t.paired {
		t.pair()
	}
	return w.pairs.in(&t.has)
}
