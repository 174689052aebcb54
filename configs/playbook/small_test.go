package playbook

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSmallIsTheWordInSmallLetters(t *testing.T) {
	for r := rune(1); r <= 0x1ffff; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		for _, w := range []string{string(r), "预算" + string(r), "ok" + string(r) + "批了"} {
			if got, want := Small(w), strings.ToLower(w); got != want {
				t.Fatalf("%q (%U): %q, want %q", w, r, got, want)
			}
		}
	}
}
