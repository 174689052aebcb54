package cards

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// platformSamples are the words of platforms.
func platformSamples(w *Writer) map[string]any {
	var b strings.Builder
	v := reflect.ValueOf(WeCom(w.Locale))
	for i := range v.NumField() {
		fmt.Fprintf(&b, "%s: %s\n", v.Type().Field(i).Name, v.Field(i))
	}
	return map[string]any{"wecom-words": strings.TrimSpace(b.String())}
}

func TestWeComHasAllItsWordsAndTheyFitOnItsButtons(t *testing.T) {
	for _, locale := range []string{"zh", "en"} {
		words := WeCom(locale)
		v := reflect.ValueOf(words)
		for i := range v.NumField() {
			if v.Field(i).String() == "" {
				t.Errorf("%s has no word for %s", locale, v.Type().Field(i).Name)
			}
		}
		for _, label := range []string{words.Yes, words.No, words.Done, words.Processing} {
			if Width(label) > ButtonColumns {
				t.Errorf("%q is too long for a button", label)
			}
		}
		if words.Skip == words.Back || words.Skip == words.Cancel || words.Submit == words.Cancel {
			t.Errorf("%s: two answers to a question are the same word", locale)
		}
	}
}
