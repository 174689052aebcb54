package moment_test

import (
	"strings"
	"testing"
)

func BenchmarkFind(b *testing.B) {
	s := said(b, wednesday)
	short := "今天拜访了联丰钣金陈总,预算120万,下周三下午三点带方案过去"
	for _, c := range []struct{ name, text string }{
		{"short", short},
		{"english", "met greta at oakline on tuesday, wants a quote by friday, next call nov 20 at 3pm"},
		{"500 characters", strings.Repeat(short, 16)},
		{"100 kB", strings.Repeat(short, 1300)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(c.text)))
			for b.Loop() {
				find(c.text, s)
			}
		})
	}
}
