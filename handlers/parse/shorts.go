package parse

import (
	"slices"
	"strings"
	"unicode"

	"milepost/storage/crm"
)

// shortForms are the ways in which people shorten a company's name: without
// the city before it, without the trade behind it.
func shortForms(n *crm.Name) []string {
	if !hasHan(n.Fold) {
		return shortLatin(n)
	}
	var out []string
	add := func(r []rune) {
		s := string(r)
		if len(r) >= 2 && s != n.Fold && !slices.Contains(out, s) && !commonWord(r) {
			out = append(out, s)
		}
	}
	all := []rune(n.Fold)
	heads := [][]rune{all}
	if w := words.longest(all, 0, cCity); w != nil && len(all)-w.n >= 2 {
		heads = append(heads, all[w.n:])
		add(all[w.n:])
	}
	for _, h := range heads {
		for _, cut := range tailCuts(h) {
			add(h[:cut])
		}
	}
	return out
}

// tailCuts lists where a trade word that ends a name begins, leaving at least
// two runes: 宏图汽车零部件 → before 汽车零部件 and before 零部件.
func tailCuts(r []rune) []int {
	var out []int
	for k := 2; k < len(r); k++ {
		if w := words.longest(r, k, cTail|cLegal); w != nil && w.n == len(r)-k {
			out = append(out, k)
		}
	}
	return out
}

// commonWord reports whether a stretch is a word that a name must not be
// shortened to.
func commonWord(r []rune) bool {
	w := words.longest(r, 0, ^class(0))
	return w != nil && w.n == len(r) && w.bits&cBrand == 0
}

func shortLatin(n *crm.Name) []string {
	parts := strings.FieldsFunc(strings.ToLower(n.Text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' })
	var out []string
	if len(parts) > 1 && len(parts[0]) >= 4 && !commonWord([]rune(parts[0])) && !strings.Contains(pinyinSurnames, " "+parts[0]+" ") {
		out = append(out, squeeze(parts[0])) // Hengli, for Hengli Hydraulics
	}
	for len(parts) > 1 {
		last := []rune(parts[len(parts)-1])
		if w := words.longest(last, 0, cTail|cLegal); w == nil || w.n != len(last) {
			break
		}
		parts = parts[:len(parts)-1]
		s := squeeze(strings.Join(parts, ""))
		if len(s) >= 3 && s != n.Fold && !slices.Contains(out, s) && !(len(parts) == 1 && commonWord([]rune(parts[0]))) {
			out = append(out, s)
		}
	}
	return out
}
