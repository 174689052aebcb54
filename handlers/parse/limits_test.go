package parse_test

import (
	"strings"
	"testing"
	"time"

	"milepost/handlers/parse"
)

// TestLongMessagesStayCheap reads texts that nobody types but anybody may paste: three times as
// much of one takes at most four times as many allocations, and what stands behind the limit none.
func TestLongMessagesStayCheap(t *testing.T) {
	ctx := parse.Context{Said: time.Date(2026, 3, 10, 9, 0, 0, 0, time.UTC)}
	for name, piece := range map[string]string{
		"the same visit over and over":  "今天拜访了联丰钣金陈总,预算120万;",
		"company forms":                 "有限公司",
		"letters":                       "Co Ltd ",
		"characters with many readings": "重行长乐",
		"digits":                        "1,2.3-4/5:6 ",
		"days":                          "下周三前 next Tue by 3pm ",
		"titles":                        "王总李工老蔡",
		"names of places":               "东莞深圳",
	} {
		t.Run(name, func(t *testing.T) {
			allocs := func(runes int) float64 {
				text := strings.Repeat(piece, runes/len([]rune(piece)))
				return testing.AllocsPerRun(2, func() { parse.Read(text, ctx); parse.Keys(text) })
			}
			few, many, over := allocs(600), allocs(1800), allocs(30_000)
			if many > 4*few+200 {
				t.Errorf("three times the text takes %.0f allocations instead of %.0f", many, few)
			}
			if over > 2*many+200 {
				t.Errorf("what stands behind the limit takes %.0f allocations instead of %.0f", over, many)
			}
		})
	}
}

// TestOfALongMessageTheBeginningIsRead: what stands behind the limit changes nothing,
// up to a hundred kilobytes, and within it twice as much text takes twice as much.
func TestOfALongMessageTheBeginningIsRead(t *testing.T) {
	ctx := parse.Context{Said: time.Date(2026, 3, 10, 9, 0, 0, 0, time.UTC)}
	piece := "今天拜访了联丰钣金陈总,预算120万,下周三带方案过去。"
	long := strings.Repeat(piece, 1400) // more than 100 kB
	cut := string([]rune(long)[:2000])
	got, want := parse.Read(long, ctx), parse.Read(cut, ctx)
	if len(got.Items) != len(want.Items) || got.Intent != want.Intent || len(long) < 100_000 {
		t.Errorf("of %d bytes %s with %d items were read, of the beginning %s with %d", len(long), got.Intent, len(got.Items), want.Intent, len(want.Items))
	}
	allocs := func(n int) float64 {
		text := strings.Repeat(piece, n)
		return testing.AllocsPerRun(5, func() { parse.Read(text, ctx) })
	}
	if few, many := allocs(20), allocs(60); many > 4*few {
		t.Errorf("three times the text takes %.0f allocations instead of %.0f", many, few)
	}
}
