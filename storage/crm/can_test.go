package crm

import (
	"reflect"
	"strings"
	"testing"
)

// The letters of the verbs in the table of permissions.
var letters = []struct {
	letter string
	verb   Verb
}{{"r", Read}, {"w", Write}, {"g", Reassign}, {"p", Push}, {"d", Decide}, {"x", Export}, {"o", Operate}}

func TestWhoMayWhat(t *testing.T) {
	const all = "rwgpdxo"
	for _, c := range []struct {
		role             Role
		kinds            []Kind
		shared           bool
		own, team, other string // letters of what he may do with his own, his team's, and others'
	}{
		{RoleRep, []Kind{KindAccount, KindLead, KindContact, KindOpportunity, KindActivity, KindTask}, true, "rw", "r", ""},
		{RoleRep, []Kind{KindExpense, KindGoal}, false, "rw", "", ""},
		{RoleRep, []Kind{KindApproval}, false, "rwx", "", ""},
		{RoleRep, []Kind{KindPerson}, true, "rw", "r", ""},

		{RoleManager, []Kind{KindAccount, KindLead, KindContact, KindOpportunity, KindActivity, KindTask}, true, "rwgpdx", "rwgpdx", ""},
		{RoleManager, []Kind{KindExpense, KindApproval, KindGoal}, false, "rwgpdx", "rwgpdx", ""},
		{RoleManager, []Kind{KindPerson}, true, "rw", "r", ""},

		{RoleDirector, []Kind{KindAccount, KindOpportunity, KindActivity, KindTask}, true, "rwgpdx", "rwgpdx", "rwgpdx"},
		{RoleDirector, []Kind{KindExpense, KindApproval}, false, "rwgpdx", "rwgpdx", "rwgpdx"},
		{RoleDirector, []Kind{KindPerson}, true, "rw", "r", "r"},

		{RoleSpecialist, []Kind{KindAccount, KindLead, KindContact, KindField}, true, "rwx", "rwx", "rwx"},
		{RoleSpecialist, []Kind{KindOpportunity, KindActivity, KindTask, KindExpense}, true, "", "", ""},
		{RoleSpecialist, []Kind{KindApproval}, false, "x", "x", "x"},
		{RoleSpecialist, []Kind{KindPerson}, true, "rw", "r", "r"},

		{RoleAdmin, []Kind{KindAccount, KindLead, KindContact, KindOpportunity, KindActivity, KindTask, KindExpense, KindApproval}, true, "o", "o", "o"},
		{RoleAdmin, []Kind{KindPerson, KindTeam}, true, all, all, all},

		{RoleRep, []Kind{KindDraft}, false, "rw", "", ""},
		{RoleManager, []Kind{KindDraft}, false, "rw", "", ""},
		{RoleDirector, []Kind{KindDraft}, false, "rw", "", ""},
		{RoleAdmin, []Kind{KindDraft}, false, "rw", "", ""},
		{"guest", []Kind{KindAccount, KindActivity}, true, "", "", ""},
	} {
		actor := &Person{ID: "he", Team: "huanan", Roles: []Role{c.role}}
		for _, k := range c.kinds {
			for whose, at := range map[string]struct {
				scope Scope
				want  string
			}{
				"his own":      {Scope{Kind: k, Owner: "he", Team: "huanan", Shared: c.shared}, c.own},
				"his team's":   {Scope{Kind: k, Owner: "she", Team: "huanan", Shared: c.shared}, c.team},
				"another's":    {Scope{Kind: k, Owner: "they", Team: "huadong", Shared: c.shared}, c.other},
				"nobody's":     {Scope{Kind: k, Owner: "", Team: "", Shared: c.shared}, c.other},
				"his old team": {Scope{Kind: k, Owner: "he", Team: "huadong", Shared: c.shared}, c.own},
			} {
				if k == KindTeam && whose != "another's" {
					continue // a team has no owner
				}
				if got := may(actor, at.scope); got != at.want {
					t.Errorf("a %s may %q with %s %s, want %q", c.role, got, whose, k, at.want)
				}
			}
		}
	}
}

func may(actor *Person, s Scope) string {
	var b strings.Builder
	for _, l := range letters {
		if Can(actor, l.verb, s) {
			b.WriteString(l.letter)
		}
	}
	return b.String()
}

func TestRolesAddUpAndWhoIsGoneMayNothing(t *testing.T) {
	deal := Scope{Kind: KindOpportunity, Owner: "she", Team: "huanan", Shared: true}
	both := &Person{ID: "he", Team: "huanan", Roles: []Role{RoleAdmin, RoleRep}}
	if got := may(both, deal); got != "ro" {
		t.Errorf("an admin who sells may %q with a colleague's deal, want ro", got)
	}
	both.Deleted = true
	for name, actor := range map[string]*Person{"one who is deleted": both, "nobody": nil, "one without an id": {Roles: []Role{RoleDirector}}, "one without a role": {ID: "he", Team: "huanan"}} {
		if got := may(actor, deal); got != "" {
			t.Errorf("%s may %q", name, got)
		}
	}
	lost := &Person{ID: "he", Roles: []Role{RoleManager}}
	if got := may(lost, Scope{Kind: KindOpportunity, Shared: true}); got != "" {
		t.Errorf("a manager without a team may %q with what is nobody's", got)
	}
}

func TestWhoFollowsAnAccountTogetherWithItsOwnerMayWhatHeMay(t *testing.T) {
	shared := Scope{Kind: KindAccount, Owner: "she", Team: "huadong", Shared: true, With: []PersonID{"he"}}
	he, other := &Person{ID: "he", Team: "huanan", Roles: []Role{RoleRep}}, &Person{ID: "other", Team: "huanan", Roles: []Role{RoleRep}}
	if got := may(he, shared); got != "rw" {
		t.Errorf("he may %q, want rw", got)
	}
	if got := may(other, shared); got != "" {
		t.Errorf("his colleague may %q, want nothing", got)
	}
}

func TestEveryKindHasAScope(t *testing.T) {
	for _, k := range Kinds() {
		rec := New(k)
		s := ScopeOf(rec)
		if s.Kind != k {
			t.Errorf("the scope of %s is of kind %q", k, s.Kind)
		}
	}
	a := &Account{Owner: "xiaoli", Team: "huanan", With: []PersonID{"anna"}}
	if got, want := ScopeOf(a), (Scope{Kind: KindAccount, Owner: "xiaoli", Team: "huanan", Shared: true, With: []PersonID{"anna"}}); !reflect.DeepEqual(got, want) {
		t.Errorf("the scope of an account is %+v, want %+v", got, want)
	}
}
