package handlers

import (
	"slices"
	"testing"

	"milepost/handlers/parse"
)

// TestWhatIsWeighedIsAmongTheThings holds the weight of what becomes a record against the things
// that a message would be taken apart into.
func TestWhatIsWeighedIsAmongTheThings(t *testing.T) {
	cost := []parse.Cost{{}}
	for says, f := range map[string]parse.Facts{
		"one visit":                         {Intent: parse.Visit},
		"one visit with a cost":             {Intent: parse.Visit, Costs: cost},
		"nothing":                           {},
		"two of one kind":                   {Intent: parse.Visit, Items: []parse.Facts{{}, {}}},
		"two of two kinds":                  {Intent: parse.Visit, Items: []parse.Facts{{Intent: parse.Call}, {}}},
		"two, neither of what is common":    {Intent: parse.Visit, Items: []parse.Facts{{Intent: parse.Call}, {Intent: parse.Task}}},
		"two visits with a cost of the day": {Intent: parse.Visit, Items: []parse.Facts{{}, {}}, Costs: cost},
	} {
		t.Run(says, func(t *testing.T) {
			for _, intent := range []string{parse.Visit, parse.Call, parse.Lead, parse.ContactInfo, parse.Opportunity, parse.Task, parse.Expense} {
				want := slices.ContainsFunc(things(f), func(t parse.Facts) bool { return t.Intent == intent })
				if got := weighs(intent)(f) > enough; got != want {
					t.Errorf("%s weighs: %v, want %v", intent, got, want)
				}
			}
		})
	}
}
