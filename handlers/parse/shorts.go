package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"milepost/storage/crm"
)

// shortForms are the ways in which people shorten a company's name: without
// the city before it, without the trade behind it.
func shortForms(n *crm.Name) []string { return appendShort(nil, n) }

// appendShort adds the short forms of a name to out, which has none yet.
func appendShort(out []string, n *crm.Name) []string {
	if !hasHan(n.Fold) {
		return append(out, shortLatin(n)...)
	}
	var buf [maxName]rune
	all := buf[:0]
	for _, r := range n.Fold {
		if all = append(all, r); len(all) == maxName {
			break
		}
	}
	// A short form is a part of the folded name: it shares its bytes.
	add := func(from, to int) {
		if to-from < 2 || to-from == len(all) || commonWord(all[from:to]) {
			return
		}
		start := size(all[:from])
		if s := n.Fold[start : start+size(all[from:to])]; !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	head := 0
	if w := words.longest(all, 0, cCity); w != nil && len(all)-w.n >= 2 {
		head = w.n
		add(head, len(all))
	}
	for k := 2; k < len(all); k++ {
		if !tailFrom(all, k) {
			continue
		}
		add(0, k)
		if k-head >= 2 {
			add(head, k)
		}
	}
	return out
}

// size is how many bytes runes take.
func size(rs []rune) int {
	n := 0
	for _, r := range rs {
		n += utf8.RuneLen(r)
	}
	return n
}

// tailFrom reports whether a trade word that ends a name begins at rune k: in
// 宏图汽车零部件 at 汽车零部件 and at 零部件.
func tailFrom(r []rune, k int) bool {
	w := words.longest(r, k, cTail|cLegal)
	return w != nil && w.n == len(r)-k
}

// commonWord reports whether a stretch is a word that a name must not be
// shortened to.
func commonWord(r []rune) bool {
	w := words.longest(r, 0, ^class(0))
	return w != nil && w.n == len(r) && w.bits&cBrand == 0
}

// givenOnly reports a word that is a given name and nothing else: Otto, of Otto Packaging.
func givenOnly(r []rune) bool {
	w := words.longest(r, 0, ^class(0))
	return w != nil && w.n == len(r) && w.n >= 4 && w.bits == cPerson
}

// shortLatin is how a name in Latin letters is said in short.
func shortLatin(n *crm.Name) []string {
	parts := strings.FieldsFunc(strings.ToLower(n.Text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' })
	var out []string
	if len(parts) > 1 && len(parts[0]) >= 4 && !commonWord([]rune(parts[0])) && !pinyinSurnames[parts[0]] {
		out = append(out, squeeze(parts[0])) // Hengli, for Hengli Hydraulics
	}
	for len(parts) > 1 {
		last := []rune(parts[len(parts)-1])
		if w := words.longest(last, 0, cTail|cLegal); w == nil || w.n != len(last) {
			break
		}
		parts = parts[:len(parts)-1]
		s := squeeze(strings.Join(parts, ""))
		if len(s) >= 3 && s != n.Fold && !slices.Contains(out, s) && !(len(parts) == 1 && commonWord([]rune(parts[0])) && !givenOnly([]rune(parts[0]))) {
			out = append(out, s)
		}
	}
	return out
}
