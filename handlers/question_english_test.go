package handlers

import (
	"testing"
	"time"
)

// asksOn has a director ask something and then something shorter, and holds what the second answer says.
func asksOn(t *testing.T, first, then string, want ...string) {
	t.Helper()
	t.Run(first+" / "+then, func(t *testing.T) {
		t.Parallel()
		w := annasWorld(t)
		w.tell("zhaogang", "english please")
		w.tell("zhaogang", first)
		w.later(time.Minute)
		w.hears("zhaogang", w.tell("zhaogang", then), want...)
	})
}

// What was asked just now is asked again of somebody else, of what stands first in the list, or beside another time.
func TestAShortQuestionGoesOnFromTheLastOne(t *testing.T) {
	asksOn(t, "how many visits did the team make in november", "what about anna?", "Visits 1 · Anna")
	asksOn(t, "how many visits did the team make this week", "and anna", "Anna · This week")
	asksOn(t, "which is the biggest deal", "who owns it", "Otto Packaging", "Anna")
	asksOn(t, "which is the biggest deal", "how big is it?", "Otto Packaging", "€300k")
	asksOn(t, "how many visits this month", "compared with last month?", "October")
	asksOn(t, "how many visits this month", "vs last month", "October")
	// what asks of nothing before
	asksOn(t, "how many visits this month", "who owns it", "!Visits")
	asksOn(t, "any approvals for me?", "compared with last month?", "!Visits", "!saved")
}

// Customers whom nobody has seen are listed, however that is put.
func TestCustomersByTheirSilenceInEnglish(t *testing.T) {
	w := annasWorld(t)
	w.tell("wangmin", "speak english")
	w.later(96 * time.Hour)
	for _, asked := range []string{
		"which accounts has nobody visited for 3 days", "which accounts have not been visited in 3 days", "accounts without a visit in 3 days", "accounts with no contact for 3 days",
		"who hasnt been visited for 3 days", "any accounts not seen in 3 days?",
	} {
		w.hears("wangmin", w.tell("wangmin", asked), "no contact for 3 days) 2", "Otto Packaging")
	}
	w.hears("wangmin", w.tell("wangmin", "which accounts has nobody visited in the last month"), "30 days", "!Review")
	for _, other := range []string{"which accounts have no phone number", "accounts with no tier"} {
		w.hears("wangmin", w.tell("wangmin", other), "!no contact")
	}
}
