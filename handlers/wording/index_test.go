package wording

import (
	"slices"
	"testing"
)

// TestAnIndexFindsWhatEachExpressionFinds holds an index against its expressions asked in turn.
func TestAnIndexFindsWhatEachExpressionFinds(t *testing.T) {
	var all []*Wording
	for _, expr := range expressions {
		all = append(all, Compile(expr))
	}
	x := NewIndex(all)
	for _, text := range []string{
		"", "a", "ab", "abababab", "废标了", "周五下午开标", "立项申请", "kiſs", "KISS", "十二月", "王总拍板", "审一下", "中标", "没中标", "又降到了95万", "降到",
		"周五\n中标", "cc", "xbb", "aaa", "due", "moved it", "moved it off", "b", "\xff", "\uFFFD", "我们 moved the tender (moved)",
	} {
		var want []int
		var with [][]string
		for i, w := range all {
			if m := w.FindStringSubmatch(text); m != nil {
				want, with = append(want, i), append(with, m)
			}
		}
		var got []int
		for i, m := range x.In(Note(text)) {
			if n := len(got); n >= len(with) || !slices.Equal(m, with[n]) {
				t.Errorf("%q: expression %d found %q", text, i, m)
			}
			got = append(got, i)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q matches %v, want %v", text, got, want)
		}
		for i := range x.In(Note(text)) { // who has enough is given no more
			if i != want[0] {
				t.Errorf("%q matches %d first, want %d", text, i, want[0])
			}
			break
		}
	}
}
