package handlers

import (
	"maps"
	"strings"
	"testing"
	"unicode"

	"milepost/handlers/parse"
)

// asQuestions are the ways in which somebody in a hurry asks whether a statement is so.
func asQuestions(told string) []string {
	return []string{
		told + "?", told + ", right?", told + ", right", "did i say " + told, "is it true that " + told, "any chance " + told + "?",
		"should i say " + told + "?", told + ", didn't they", "what if " + told, "did we log " + told + "?",
	}
}

// Whatever writes when it is told writes nothing when it is asked, in whatever way. Of two sentences the first
// may tell (signed! 3.2M?), and an order with a please is none.
func TestNoQuestionInEnglishWrites(t *testing.T) {
	alone(t)
	for _, in := range Intents(embedded(t)) {
		if in.Reads == parse.Query || in.Reads == "" {
			continue
		}
		for _, told := range in.Examples {
			if strings.ContainsFunc(told, func(r rune) bool { return unicode.Is(unicode.Han, r) }) || !strings.Contains(told, " ") || strings.Contains(told, "! ") || politelyWanted.MatchString(strings.ToLower(told)) {
				continue
			}
			t.Run(told, func(t *testing.T) {
				t.Parallel()
				w := annasWorld(t)
				before := w.records()
				for _, asked := range asQuestions(told) {
					w.forget()
					w.tell("anna", asked)
					if diff := differs(before, w.records()); diff != "" {
						t.Fatalf("%q wrote: %s\n%s", asked, diff, w.heard("anna"))
					}
				}
			})
		}
	}
}

// What is asked of a customer is answered, and what is put to be said yes to waits for it.
func TestWhatIsOnlyAskedIsAnsweredOrWaits(t *testing.T) {
	annaHears(t, nil, []annaRow{
		{"met greta at otto today, all good?", []string{"Shall I save it like this?"}},
		{"is otto stuck", []string{"Otto Packaging", "!saved", "!Noted"}},
		{"should i give it?", []string{"No answer to that", "!Noted"}},
		{"did i log the taxi?", []string{"!saved ·"}},
		{"any chance we win otto", []string{"Otto Packaging", "!Noted"}},
		{"otto signed, 300k EUR, didnt they", []string{"!Signed"}},
		{"has tom signed", []string{"!Signed", "!Noted"}},
		// what only looks so, and is told or ordered
		{"was at otto today, greta out", []string{"Visit logged · Otto Packaging"}},
		{"did a demo at otto today", []string{"logged · Otto Packaging"}},
		{"had lunch with greta today", []string{"Otto Packaging", "logged"}},
		{"will send tom the trial plan thursday", []string{"Task saved · Kestrel"}},
		{"met greta at otto, she asked can we do friday?", []string{"Shall I save it like this?"}},
		{"can you remind me to call tom on friday?", []string{"Task saved · Kestrel"}},
		{"remind me to call tom friday?", []string{"Task saved · Kestrel"}},
		{"call tom fri 10am pls?", []string{"Task saved · Kestrel"}},
		{"otto is right on budget", []string{"!No answer"}},
	})
}

// A statement that was put as a question is kept once it is agreed to.
func TestAYesKeepsWhatWasAsked(t *testing.T) {
	w := annasWorld(t)
	before := w.records()
	w.hears("anna", w.tell("anna", "met greta at otto today, all good, right?"), "Shall I save it like this?")
	if !maps.Equal(before, w.records()) {
		t.Fatal("a question wrote")
	}
	w.hears("anna", w.tell("anna", "yes"), "Visit logged · Otto Packaging")
}
