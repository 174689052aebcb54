package moment

import (
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// pieces are texts that make the grammar look far ahead again and again.
var pieces = []string{
	"今天拜访了陈总,下周三下午三点半带方案过去;", "met them on Tuesday, Nov 3 at 2pm, next call in 3 days. ", "1,2.3-4/5:6 ", "3天", "the last Monday of ", "the first 3 days of ",
	"从3点到5点和", "between 3 and ", "1/2/", "the day after the day before ", "二十三", "end of the beginning of next week of ", "from the 3rd to the ", "第一个", "的的的", "next last next ",
	"2 days and 3 hours and ", "3 days starting from ", "week of the week of ",
}

// TestWorkGrowsWithLength counts the steps over a text of each piece and over
// one eight times as long, of a hundred kilobytes: each rune costs the same.
func TestWorkGrowsWithLength(t *testing.T) {
	s := Said{At: time.Date(2026, 11, 4, 17, 0, 0, 0, time.UTC)}
	work := func(piece string, size int) float64 {
		text := []rune(strings.Repeat(piece, size/len(piece)))
		_, steps := find(text, text, nil, s)
		return float64(steps) / float64(len(text))
	}
	for _, p := range pieces {
		short, long := work(p, 12_500), work(p, 100_000)
		if long > 1.1*short || short > 2500 {
			t.Errorf("%q: %.0f steps a rune in 12.5 kB, %.0f in 100 kB", p, short, long)
		}
	}
}

// FuzzFind: no text makes it panic, its finds lie inside the text, in order and
// apart, and the same text is read the same twice.
func FuzzFind(f *testing.F) {
	for _, p := range pieces {
		f.Add(p, int64(0))
	}
	f.Add("2026-13-45 99:99 31/2 2月30号 下下下周九 0点0分 24:60 the 32nd of May 0", int64(5))
	f.Add("1990s the 70s 15th century 千年 99999999 9999年 in 9999 years 9999年前", int64(9))
	f.Fuzz(func(t *testing.T, text string, at int64) {
		n := []rune(strings.ToLower(text))
		orig := []rune(text)
		if len(n) != len(orig) {
			orig = n
		}
		s := Said{At: time.Unix(1_780_000_000+at%100_000_000, 0).UTC()}
		got := Find(n, orig, nil, s)
		if again := Find(n, orig, nil, s); !reflect.DeepEqual(got, again) {
			t.Fatalf("read differently the second time:\n%+v\n%+v", got, again)
		}
		last := 0
		for _, x := range got {
			if x.Start < last || x.End <= x.Start || x.End > utf8.RuneCountInString(string(n)) || x.Kind == 0 || len(x.Values) == 0 || len(x.Values) > MaxValues {
				t.Fatalf("%q: %+v behind %d", text, x, last)
			}
			last = x.End
		}
	})
}
