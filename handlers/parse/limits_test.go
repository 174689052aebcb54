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
