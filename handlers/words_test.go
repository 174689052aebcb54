package handlers

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"milepost/handlers/parse"
)

// What a talk is parted by is found in the words as they are written: a letter may be longer in small.
func TestClausesOfLettersThatGrow(t *testing.T) {
	for said, want := range map[string]int{"İİİİ, budget is in": 2, "ΚΚΚ But the price is high": 2, "ﬃﬃ,方案过了": 2, "İİİİİİİİ": 1} {
		if got := clausesOf(said); len(got) != want {
			t.Errorf("%q has the clauses %q, wanted %d", said, got, want)
		}
	}
}

// What is found in small letters stands at the same place in the text, whatever letters are before it.
func TestFoundInSmallLetters(t *testing.T) {
	for _, s := range []string{"", "Otto", "İstanbul ŞİRKETİ", "K Kelvin", "ẞẞ ﬃ Ⱥ Ⱦ", "比亚迪 İ", "😀İ"} {
		if got := lower(s); len(got) != len(s) {
			t.Errorf("%q is %q in small letters", s, got)
		}
	}
	if got := cutFold("ȺȺȺȺ yes", "yes"); got != "ȺȺȺȺ" {
		t.Errorf("without yes it is %q", got)
	}
	if got := cutWords("ȺȺȺȺ FILE İZMİR", []string{"file"}); got != "ȺȺȺȺ   İZMİR" {
		t.Errorf("without the command it is %q", got)
	}
	if got := unasked("ȺȺȺȺ? could you show me"); got == "" {
		t.Error("nothing is left of what was asked")
	}
}

// Texts are folded and made small as they are letter by letter, whether they are looked at so or not.
func TestSmallAndNarrowLetters(t *testing.T) {
	small := func(r rune) rune {
		if to := unicode.ToLower(r); utf8.RuneLen(to) == utf8.RuneLen(r) {
			return to
		}
		return r
	}
	for r := rune(1); r <= 0x1ffff; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		for _, s := range []string{string(r), "预算" + string(r), "ok" + string(r) + "批了"} {
			if got, want := lower(s), strings.Map(small, s); got != want {
				t.Fatalf("%q in small letters: %q, want %q", s, got, want)
			}
			if got, want := fold(s), strings.Map(parse.Narrow, s); got != want {
				t.Fatalf("%q in narrow letters: %q, want %q", s, got, want)
			}
		}
	}
}

// What stands around a request and says nothing goes, a word that only begins so stays.
func TestWordsAroundARequest(t *testing.T) {
	for said, want := range map[string]string{
		"": "", "the": "", "the ": "", "那个": "", "那个大族的": "大族", "for the": "", "hi the oakline  order please": "oakline order",
		"theirs": "theirs", "forge": "forge", "ok": "", "okay": "okay", "an anchor now": "anchor", "项目的单子": "", "大 族": "大族", "a": "", "ab": "ab",
	} {
		if got := trimWords(said); got != want {
			t.Errorf("%q: %q, want %q", said, got, want)
		}
	}
}
