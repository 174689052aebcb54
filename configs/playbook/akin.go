package playbook

import "strings"

// everyTrade are signs of which many trades are named: they bring no two of them near.
const everyTrade = "行业制造加工生产设备器材用品产品配件公司机械的"

// Akin is the row of a vocabulary whose names share most with a word that is none of them:
// 五金 comes near 钣金 that is also called 五金钣金. ok is false where they share nothing.
func Akin[T Worded](rows []T, said string) (row T, ok bool) {
	best := 0
	for _, r := range rows {
		for _, name := range r.entry().Names() {
			if n := shared(name, said); n > best {
				row, ok, best = r, true, n
			}
		}
	}
	return row, ok
}

// shared is how much two words have in common: signs of Chinese, two that stand side by side
// counting more; of other scripts whole words, but for the short ones.
func shared(name, said string) (n int) {
	name, said = strings.ToLower(name), strings.ToLower(said)
	var last rune
	for _, r := range said {
		if r >= 0x4e00 && !strings.ContainsRune(everyTrade, r) && strings.ContainsRune(name, r) {
			n++
			if last != 0 && strings.Contains(name, string([]rune{last, r})) {
				n += 2
			}
		}
		last = r
	}
	words := strings.Fields(name)
	for _, w := range strings.Fields(said) {
		for _, o := range words {
			if len(w) > 3 && w[0] < 0x80 && strings.TrimSuffix(w, "s") == strings.TrimSuffix(o, "s") {
				n += 3
			}
		}
	}
	return n
}
