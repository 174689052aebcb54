package crm

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestACornerOfADealStandsBeforeTheGeneralOne reads a contact as deals have him,
// also one stored before deals had corners of their own (handbook J6).
func TestACornerOfADealStandsBeforeTheGeneralOne(t *testing.T) {
	stored := `{"id":"k","no":1,"account":"a","name":{},"roles":["decider"],"decision":"approve","support":"supports"`
	for _, row := range []struct {
		name, stored string
		in           OpportunityID
		want         Corners
	}{
		{"an older one is the same in every deal", stored + `}`, "p", Corners{Roles: []string{"decider"}, Decision: "approve", Support: "supports"}},
		{"what a deal has of its own stands there", stored + `,"deals":{"p":{"support":"opposes"}}}`, "p", Corners{Roles: []string{"decider"}, Decision: "approve", Support: "opposes"}},
		{"and not in another", stored + `,"deals":{"p":{"support":"opposes"}}}`, "q", Corners{Roles: []string{"decider"}, Decision: "approve", Support: "supports"}},
		{"nor in general", stored + `,"deals":{"p":{"support":"opposes"}}}`, "", Corners{Roles: []string{"decider"}, Decision: "approve", Support: "supports"}},
		{"a deal's roles are all of them", stored + `,"deals":{"p":{"roles":["user"]}}}`, "p", Corners{Roles: []string{"user"}, Decision: "approve", Support: "supports"}},
		{"no role in a deal is none", stored + `,"deals":{"p":{"no_roles":true}}}`, "p", Corners{Decision: "approve", Support: "supports"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			var k Contact
			if err := json.Unmarshal([]byte(row.stored), &k); err != nil {
				t.Fatal(err)
			}
			is := k.In(row.in)
			if diff := cmp.Diff(row.want, Corners{Roles: is.Roles, Decision: is.Decision, Attitude: is.Attitude, Support: is.Support}); diff != "" {
				t.Error(diff)
			}
		})
	}
}
