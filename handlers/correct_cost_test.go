package handlers

import (
	"testing"
	"time"
)

// The sum of an expense is put right by what it was for, or alone right behind it; nothing is kept twice.
func TestTheSumOfAnExpenseIsPutRight(t *testing.T) {
	annaHears(t, func(w *world) {
		w.says("anna", "taxi to otto 42 EUR", "#E1")
		w.later(time.Minute)
	}, []annaRow{
		{"no, taxi was 38", []string{"Changed #E1", "€42 → €38"}},
		{"nope taxi was 36", []string{"€42 → €36"}},
		{"sorry taxi 44", []string{"€42 → €44", "!#E2"}},
		{"the taxi was 41.50 not 42", []string{"€42 → €41.5"}},
		{"make it 46.20", []string{"€42 → €46.2"}},
		{"it was 40", []string{"€42 → €40"}},
		// what is another one, or none
		{"taxi 38 EUR", []string{"#E2", "!Changed"}},
		{"lunch was 38 EUR", []string{"!Changed #E1"}},
		{"sorry i was late", []string{"!Changed"}},
		{"make it 46.20 EUR?", []string{"!Changed"}},
	})
	w := annasWorld(t)
	w.says("anna", "taxi to otto 42 EUR", "#E1")
	w.later(time.Minute)
	w.says("anna", "called tom at kestrel, wants a price", "#V3")
	w.hears("anna", w.tell("anna", "it was 40"), "!#E1")
	w.hears("anna", w.tell("anna", "sorry, taxi was 40"), "€42 → €40")
}
