package handlers

import (
	"slices"
	"testing"

	"milepost/handlers/parse"
)

// TestEveryCommandWordLeadsToOneIntent holds that no two intents share a command word, that each
// word leads to the intent in whose table it stands, and that none could be left out because a
// shorter one of the same table leads there as well.
func TestEveryCommandWordLeadsToOneIntent(t *testing.T) {
	all := Intents(embedded(t))
	leads := func(text string) string {
		in, _ := commanded(all, parse.Read(text, at()))
		return in.Name
	}
	of := map[string]string{}
	for n := range all {
		in := &all[n]
		words, starts := in.Words, in.Starts
		for _, w := range slices.Concat(words, starts) {
			if was, ok := of[w]; ok {
				t.Errorf("%q stands in the table of %s and in that of %s", w, was, in.Name)
			}
			of[w] = in.Name
		}
		for i, w := range words {
			if got := leads(w); got != in.Name {
				t.Errorf("%q of %s leads to %q", w, in.Name, got)
			}
			in.Words = slices.Delete(slices.Clone(words), i, i+1)
			if leads(w) == in.Name {
				t.Errorf("%q of %s is needless: a shorter word leads there", w, in.Name)
			}
			in.Words = words
		}
		for i, w := range starts {
			said := w + " 3" // and something behind it
			if got := leads(said); got != in.Name {
				t.Errorf("%q of %s leads to %q", said, in.Name, got)
			}
			in.Starts = slices.Delete(slices.Clone(starts), i, i+1)
			if leads(said) == in.Name {
				t.Errorf("%q of %s is needless: a shorter word leads there", w, in.Name)
			}
			in.Starts = starts
		}
	}
}
