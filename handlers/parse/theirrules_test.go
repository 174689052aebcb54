package parse_test

import (
	"testing"
	"time"

	"milepost/handlers/parse"
)

// TestTheirRules holds that what a customer's people may sign is no sum of a deal, and what is to
// run there by some month no step of ours.
func TestTheirRules(t *testing.T) {
	zone := time.FixedZone("CST", 8*3600)
	said := time.Date(2026, 12, 8, 9, 0, 0, 0, zone)
	for text, want := range map[string]struct {
		sum  bool
		step string
	}{
		"Stahl at Liebherr signs everything over 100k":                {},
		"比亚迪50万以上要总部批":                                                {},
		"比亚迪王总签字权限100万":                                               {},
		"visited Liebherr, they want it replaced by September":        {},
		"visited Liebherr, they need the new line running by June":    {},
		"比亚迪这单300万以上没问题":                                              {sum: true},
		"比亚迪预算超过200万":                                                 {sum: true},
		"Liebherr has a budget of over 2M EUR":                        {sum: true},
		"visited Liebherr, they want the quote by Friday":             {step: "2026-12-11"},
		"visited Liebherr, she wants the contract redlined by Monday": {step: "2026-12-14"},
	} {
		f := parse.Read(text, parse.Context{Said: said, Zone: zone})
		step := ""
		if f.Next != nil {
			step = string(f.Next.Due)
		}
		if sum := f.Amount != nil; sum != want.sum || step != want.step {
			t.Errorf("%s: a sum %v, a step %q; want %v and %q", text, sum, step, want.sum, want.step)
		}
	}
}
