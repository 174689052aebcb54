package parse_test

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
)

// exchanged are messages with other names in the places of those that their labels name, so
// that what is learned is where names stand and how they are built rather than which they are.
func exchanged(messages []message, seed uint64) []message {
	pool := map[bool][]string{} // by whether they are Chinese
	given := map[bool][]string{}
	for i := range messages {
		named, _ := companiesOf(&messages[i])
		people, _ := peopleOf(&messages[i])
		for _, n := range named {
			pool[hasHan(n)] = append(pool[hasHan(n)], n)
		}
		for _, n := range people {
			given[hasHan(n)] = append(given[hasHan(n)], n)
		}
	}
	dice := rand.New(rand.NewPCG(seed, 5))
	var out []message
	for _, m := range messages {
		if m.names != nil || len(m.want) == 0 {
			continue
		}
		x := m
		x.want = nil
		changed := false
		for _, r := range m.want {
			values := maps.Clone(r.values)
			for _, key := range []string{"account", "rival", "referrer"} {
				if was := longestIn(x.text, values[key]); was != "" {
					to := other(dice, pool[hasHan(was)], was)
					x.text, values[key], changed = strings.ReplaceAll(x.text, was, to), to, true
				}
			}
			contacts := slices.Clone(r.contacts)
			for i := range contacts {
				if was := longestIn(x.text, contacts[i].Name); was != "" {
					to := given[hasHan(was)][dice.IntN(len(given[hasHan(was)]))]
					x.text, contacts[i].Name, changed = strings.ReplaceAll(x.text, was, to), to, true
				}
			}
			r.values, r.contacts = values, contacts
			x.want = append(x.want, r)
		}
		if changed {
			out = append(out, x)
		}
	}
	return out
}

// longestIn is the longest of the names that a label allows that a text has.
func longestIn(text, names string) string {
	best := ""
	for name := range strings.SplitSeq(names, " / ") {
		if len(name) > len(best) && strings.Contains(text, name) {
			best = name
		}
	}
	return best
}

// other is a company's name that another of the corpus is, or a short Chinese one of the
// characters of two.
func other(dice *rand.Rand, pool []string, was string) string {
	a, b := []rune(pool[dice.IntN(len(pool))]), []rune(pool[dice.IntN(len(pool))])
	if n := []rune(was); hasHan(was) && len(n) <= 4 && len(a) > 1 && len(b) > 1 && dice.IntN(2) == 0 {
		k := 1
		if len(n) > 2 && len(a) > 2 {
			k = 2
		}
		return string(a[:k]) + string(b[1:min(len(b), max(2, len(n)-k+1))])
	}
	return string(a)
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(c rune) bool { return c >= 0x4e00 && c < 0xa000 })
}
