package playbook

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Rest stands, among the kinds of what somebody silenced, for all that he is told
// beside his morning card: what lacks in the evening, cards to prepare by, hours to
// call. What then has no time of its own comes in the morning.
const Rest = "rest"

// Spoken is a kind of what is said unasked: a job, a nudge, a deadline.
type Spoken struct {
	Word
	Mutes bool // a person may silence it
	Posts bool // it is said in a channel, to nobody in particular
}

// Spoken are all of them: jobs, nudges, deadlines.
func (b *Book) Spoken() []Spoken {
	var out []Spoken
	for _, j := range b.Jobs {
		out = append(out, Spoken{j.Word, j.Mutes, j.To == "team"})
	}
	for _, n := range b.Nudges {
		out = append(out, b.spokenNudge(&n))
	}
	for _, d := range b.Deadlines {
		out = append(out, Spoken{d.Word, !slices.Contains(b.Restraint.NeverMuted, d.ID), false})
	}
	return out
}

func (b *Book) spokenNudge(n *Nudge) Spoken {
	return Spoken{n.Word, n.Mutes && !slices.Contains(b.Restraint.NeverMuted, n.ID), false}
}

// SpokenIn are the kinds that a text names, the longest name first; a name within
// a longer one does not count. Whoever names a nudge means those too whose names
// only say more: the card to prepare by of the evening before with the other one.
func (b *Book) SpokenIn(text string) []Spoken {
	type name struct {
		said string
		of   Spoken
	}
	var names []name
	all := b.Spoken()
	for _, k := range all {
		for _, said := range append([]string{k.Name.ZH, k.Name.EN}, k.Also...) {
			if said != "" {
				names = append(names, name{strings.ToLower(said), k})
			}
		}
	}
	slices.SortStableFunc(names, func(a, b name) int { return cmp.Compare(len(b.said), len(a.said)) })
	text = strings.ToLower(text)
	var out []Spoken
	add := func(k Spoken) {
		if !slices.ContainsFunc(out, func(o Spoken) bool { return o.ID == k.ID }) {
			out = append(out, k)
		}
	}
	for _, n := range names {
		at := wordAt(text, n.said)
		if at < 0 {
			continue
		}
		text = text[:at] + strings.Repeat(" ", len(n.said)) + text[at+len(n.said):]
		add(n.of)
		if _, nudge := Find(b.Nudges, n.of.ID); !nudge {
			continue
		}
		for _, k := range b.Nudges {
			if k.Name.ZH != n.of.Name.ZH && strings.Contains(k.Name.ZH, n.of.Name.ZH) {
				add(b.spokenNudge(&k))
			}
		}
	}
	return out
}

// wordAt is where a word stands in a text, -1 if nowhere; one of letters with
// spaces between stands alone.
func wordAt(text, word string) int {
	for from := 0; ; {
		at := strings.Index(text[from:], word)
		if at < 0 {
			return -1
		}
		at += from
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at+len(word):])
		first, _ := utf8.DecodeRuneInString(word)
		last, _ := utf8.DecodeLastRuneInString(word)
		if !(latin(first) && latin(before)) && !(latin(last) && latin(after)) {
			return at
		}
		from = at + len(word)
	}
}

func latin(r rune) bool { return r < unicode.MaxLatin1 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
