package parse_test

import (
	"strings"
	"testing"
	"time"

	"milepost/handlers/parse"
)

// TestLongMessagesStayCheap reads texts that nobody types but anybody may
// paste: reading one must not cost more than a blink.
func TestLongMessagesStayCheap(t *testing.T) {
	for name, piece := range map[string]string{
		"the same visit over and over":  "今天拜访了联丰钣金陈总,预算120万;",
		"company forms":                 "有限公司",
		"letters":                       "Co Ltd ",
		"characters with many readings": "重行长乐",
		"digits":                        "1,2.3-4/5:6 ",
		"titles":                        "王总李工老蔡",
		"names of places":               "东莞深圳",
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Repeat(piece, 3000)
			start := time.Now()
			parse.Read(text, parse.Context{Said: start})
			parse.Keys(text)
			if took := time.Since(start); took > 2*time.Second {
				t.Errorf("took %v", took)
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
