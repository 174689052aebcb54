package wording

import (
	"fmt"
	"sync"
	"testing"
)

// TestATextIsNotTakenForAnotherOne looks into more texts than are remembered, in turn, from
// several goroutines: each is found what it says itself.
func TestATextIsNotTakenForAnotherOne(t *testing.T) {
	words := []*Wording{Compile(`截标`), Compile(`标截`), Compile(`开标(了|啦)`), Compile(`^[^截]标$`)}
	texts := []string{"截标", "标截", "开标了", "又标", "", "截了标", "开标啦", "标", "截标 开标了"}
	want := map[string][]bool{
		"截标": {true, false, false, false}, "标截": {false, true, false, false}, "开标了": {false, false, true, false},
		"又标": {false, false, false, true}, "": {false, false, false, false}, "截了标": {false, false, false, false},
		"开标啦": {false, false, true, false}, "标": {false, false, false, false}, "截标 开标了": {true, false, true, false},
	}
	var all sync.WaitGroup
	for n := range 4 {
		all.Go(func() {
			for i := range 40 * len(texts) {
				text := fmt.Sprint(texts[i*(n+1)%len(texts)]) // another copy of the same words
				for k, w := range words {
					if got := w.MatchString(text); got != want[text][k] {
						t.Errorf("%s in %q: %v", w, text, got)
					}
				}
			}
		})
	}
	all.Wait()
}

// TestOnlyAFewTextsAreRemembered holds the number of texts that are kept.
func TestOnlyAFewTextsAreRemembered(t *testing.T) {
	n := new(noted)
	first := n.of("一")
	for _, s := range []string{"二", "三", "四"} {
		n.of(s)
	}
	if n.of("一") != first {
		t.Error("the first of four texts is noted anew")
	}
	if got := n.of("五"); got != first || n.of("五").text != "五" || !got.has.holds('五') || got.has.holds('一') {
		t.Errorf("the fifth text took no place of its own: %q", got.text)
	}
}

// holds says whether a letter was noted.
func (l *letters) holds(r rune) bool { b := bit(r); return l[b>>6]>>(b&63)&1 == 1 }
