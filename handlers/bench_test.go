package handlers

import (
	"testing"
	"time"

	"milepost/handlers/parse"
)

// BenchmarkWeigh has every intent weigh a short message that tells of a visit.
func BenchmarkWeigh(b *testing.B) {
	book := embedded(b)
	intents := Intents(book)
	said := time.Date(2026, 11, 2, 10, 0, 0, 0, time.UTC)
	f := parse.Read("今天拜访了岩峻机电王总,聊了电池线,下周三带方案过去", parse.Context{Said: said, Locale: "zh"})
	b.ReportAllocs()
	for b.Loop() {
		ranked(intents, f)
	}
}
