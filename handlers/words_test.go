package handlers

import "testing"

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
