package crm

import (
	"testing"
	"time"
)

func asked() *Approval {
	return &Approval{
		No: "LX-2026-014", Asker: "xiaoli", State: ApprovalAsked,
		Steps: []Step{{Role: RoleManager, Who: "wangmin"}, {Role: RoleDirector, Who: "zhaogang"}},
	}
}

func TestAnApprovalIsDecidedStepByStep(t *testing.T) {
	now := time.Date(2026, 11, 2, 2, 0, 0, 0, time.UTC)
	type decision struct {
		who              PersonID
		decision, reason string
	}
	for _, c := range []struct {
		name  string
		start func(*Approval)
		steps []decision
		key   string // of the Fault of the last step; "" if it is accepted
		state string
		at    int
	}{
		{"the manager grants: the director is next", nil, []decision{{"wangmin", ApprovalGranted, ""}}, "", ApprovalAsked, 1},
		{"both grant", nil, []decision{{"wangmin", ApprovalGranted, ""}, {"zhaogang", ApprovalGranted, ""}}, "", ApprovalGranted, 1},
		{"the manager rejects with a reason", nil, []decision{{"wangmin", ApprovalRejected, "资金没落实"}}, "", ApprovalRejected, 0},
		{"the director rejects with a reason", nil, []decision{{"wangmin", ApprovalGranted, ""}, {"zhaogang", ApprovalRejected, "太贵"}}, "", ApprovalRejected, 1},
		{"more is asked for: the step stays", nil, []decision{{"wangmin", ApprovalMore, "预算批文"}}, "", ApprovalMore, 0},
		{"the manager rejects without a reason", nil, []decision{{"wangmin", ApprovalRejected, ""}}, "approval.reason", ApprovalAsked, 0},
		{"the director before the manager", nil, []decision{{"zhaogang", ApprovalGranted, ""}}, "approval.not_yours", ApprovalAsked, 0},
		{"the manager twice", nil, []decision{{"wangmin", ApprovalGranted, ""}, {"wangmin", ApprovalGranted, ""}}, "approval.not_yours", ApprovalAsked, 1},
		{"a stranger", nil, []decision{{"anna", ApprovalGranted, ""}}, "approval.not_yours", ApprovalAsked, 0},
		{"the applicant himself", nil, []decision{{"xiaoli", ApprovalGranted, ""}}, "approval.own", ApprovalAsked, 0},
		{
			"the applicant who is the step's own manager",
			func(a *Approval) { a.Asker = "wangmin" },
			[]decision{{"wangmin", ApprovalGranted, ""}},
			"approval.own", ApprovalAsked, 0,
		},
		{"after it was rejected", nil, []decision{{"wangmin", ApprovalRejected, "x"}, {"wangmin", ApprovalGranted, ""}}, "approval.decided", ApprovalRejected, 0},
		{"after it was withdrawn", func(a *Approval) { a.State = ApprovalWithdrawn }, []decision{{"wangmin", ApprovalGranted, ""}}, "approval.decided", ApprovalWithdrawn, 0},
		{"a draft", func(a *Approval) { a.State = ApprovalDraft }, []decision{{"wangmin", ApprovalGranted, ""}}, "approval.decided", ApprovalDraft, 0},
		{"a request without steps", func(a *Approval) { a.Steps = nil }, []decision{{"wangmin", ApprovalGranted, ""}}, "approval.not_yours", ApprovalAsked, 0},
		{"something that is no decision", nil, []decision{{"wangmin", "perhaps", ""}}, "approval.decision", ApprovalAsked, 0},
	} {
		a := asked()
		if c.start != nil {
			c.start(a)
		}
		var err error
		for i, d := range c.steps {
			if err = a.Decide(d.who, d.decision, d.reason, now); err != nil && i < len(c.steps)-1 {
				t.Fatalf("%s: step %d: %v", c.name, i, err)
			}
		}
		key := ""
		if f, ok := AsFault(err); ok {
			key = f.Key
		} else if err != nil {
			t.Errorf("%s: %v is no fault of a person", c.name, err)
		}
		if key != c.key || a.State != c.state || a.At != c.at {
			t.Errorf("%s: %q, %s at step %d; want %q, %s at %d", c.name, key, a.State, a.At, c.key, c.state, c.at)
		}
	}
}

func TestADecisionIsWrittenIntoItsStep(t *testing.T) {
	a, now := asked(), time.Date(2026, 11, 2, 2, 0, 0, 0, time.UTC)
	if err := a.Decide("wangmin", ApprovalMore, "预算批文", now); err != nil {
		t.Fatal(err)
	}
	if s := a.Steps[0]; s.Decision != ApprovalMore || s.Reason != "预算批文" || s.When != now || a.Steps[1].Decision != "" {
		t.Errorf("the steps are %+v", a.Steps)
	}
}

func TestWhoHasToDecideFindsIt(t *testing.T) {
	waits := func(a *Approval) (who string) {
		for _, e := range a.Index() {
			if e.Index == ByStep {
				who += e.Parts[0] + " "
			}
		}
		return who
	}
	a := asked()
	for _, c := range []struct{ state, want string }{
		{ApprovalAsked, "wangmin "}, {ApprovalDraft, ""}, {ApprovalMore, ""}, {ApprovalGranted, ""}, {ApprovalRejected, ""}, {ApprovalWithdrawn, ""},
	} {
		if a.State = c.state; waits(a) != c.want {
			t.Errorf("when it is %s it waits for %q, want %q", c.state, waits(a), c.want)
		}
	}
}
