package handlers

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"

	"milepost/configs/playbook"
	"milepost/handlers/wording"
)

// stageWords are the codes of the method's milestones, and their names with 阶段 or stage
// behind them, and what finds them in a question: m4以后, from s2 on, past the trial stage.
func stageWords(b *playbook.Book) (map[string]string, *wording.Wording) {
	ids := map[string]string{}
	for _, m := range b.Milestones {
		ids[strings.ToLower(m.ID)] = m.ID
		ids[strings.ToLower(m.Name.ZH)+"阶段"], ids[strings.ToLower(m.Name.EN)+" stage"] = m.ID, m.ID
	}
	words := slices.Collect(maps.Keys(ids))
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) }) // m10 before m1
	for i, w := range words {
		words[i] = regexp.QuoteMeta(w)
		if ascii(w) {
			words[i] = `\b` + words[i] + `\b`
		}
	}
	one := strings.Join(words, "|")
	return ids, wording.OneOf(
		`(`+one+`) ?(`+
			wording.Any(
				`以上`, `之后`, `以后`, `及以上`, `往后`, `以下`, `之前`, `以前`, `及以下`, `onwards`,
				`and later`, `and up`, `or later`,
			)+`)?`,
		`\b(from|after|past|beyond|before|up to) (?:the )?(`+one+`)(?: onwards?| on\b)?`,
	)
}
