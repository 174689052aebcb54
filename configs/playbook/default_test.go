package playbook

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"milepost/storage/crm"
)

func TestDefaultIsTheHandbook(t *testing.T) {
	b := book(t)
	var conditions, required, extra int
	for _, l := range b.Funnel {
		conditions += len(l.Conditions)
	}
	deep := len(b.FieldsOf("deep"))
	for _, f := range b.Application {
		if f.Required {
			required++
		}
		if f.Extra {
			extra++
		}
	}
	twelve := 0
	for _, s := range b.Sources {
		if s.Group != "other" {
			twelve++
		}
	}
	for _, row := range []struct {
		says      string
		got, want int
	}{
		{"ten milestones", len(b.Milestones), 10},
		{"ten questions", len(b.Questions), 10},
		{"ten funnel conditions", conditions, 10},
		{"twelve industries", len(b.Industries), 12},
		{"three classes of them", len(b.IndustryClasses), 3},
		{"twelve sources", twelve, 12},
		{"eight columns of the lead sheet", len(b.LeadSheet.Columns), 8},
		{"eight types of activity, and the call", len(b.Activities), 9},
		{"four purposes", len(b.Purposes), 4},
		{"four advantages", len(b.Advantages), 4},
		{"ten fields of the account file", len(b.FileFields()), 10},
		{"six of them deep", deep, 6},
		{"25 fields of the application", len(b.Application) - extra, 25},
		{"eleven of them required, one with two parts", required, 11},
		{"five buying roles", len(b.BuyingRoles), 5},
		{"four roles in the decision", len(b.Decides), 4},
		{"five relations", len(b.Relations), 5},
		{"seven reasons to lose", len(b.LostReasons), 7},
		{"four signs of a key account", len(b.FieldsOf("signs")), 4},
		{"four points to delimit it", len(b.FieldsOf("delimit")), 4},
		{"five points to choose it", len(b.FieldsOf("choose")), 5},
		{"three steps of the call", len(b.CallScript), 3},
	} {
		if row.got != row.want {
			t.Errorf("%s: there are %d", row.says, row.got)
		}
	}
}

func TestDefaultMilestones(t *testing.T) {
	type row struct {
		ID, ZH   string
		Win, Day int
		Approval string
		Next     string
	}
	var got []row
	for _, m := range book(t).Milestones {
		got = append(got, row{m.ID, m.Name.ZH, m.Win, m.Days, m.Approval, m.Next[0]})
	}
	want := []row{
		{"m1", "行业与客户规划", 5, 14, "", "m2"},
		{"m2", "电话预约与上门拜访", 10, 30, "", "m3"},
		{"m3", "项目立项", 20, 10, "initiation", "m4"},
		{"m4", "深度接触", 35, 45, "", "m5"},
		{"m5", "方案设计", 50, 30, "solution", "m6"},
		{"m6", "招投标", 65, 0, "bid", "m7"},
		{"m7", "商务谈判", 80, 21, "special_price", "m8"},
		{"m8", "签约", 90, 14, "contract", "m9"},
		{"m9", "实施与回款", 100, 0, "", "m10"},
		{"m10", "客户关系维护", 0, 90, "", "m1"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestDefaultKnowsWhatRecordsKeep(t *testing.T) {
	b := book(t)
	for _, row := range []struct {
		says string
		ids  []string
		want []string
	}{
		{"types of activity", IDs(b.Activities), []string{
			crm.Visit, crm.Call, crm.Demo, crm.Seminar, crm.Exchange, crm.ExecutiveVisit, crm.Inspection, crm.Negotiation, crm.OtherActivity,
		}},
		{"outcomes", IDs(b.Outcomes), []string{crm.Reached, crm.NotReached, crm.Refused}},
		{"kinds of amounts", IDs(b.AmountKinds), []string{
			string(crm.AmountBudget), string(crm.AmountValue), string(crm.AmountTarget), string(crm.AmountQuote), string(crm.AmountContract),
		}},
		{"precisions", IDs(b.Precisions), []string{string(crm.Exact), string(crm.About), string(crm.AtLeast), string(crm.Range)}},
		{"roles", IDs(b.Roles), []string{
			string(crm.RoleRep), string(crm.RoleManager), string(crm.RoleDirector), string(crm.RoleSpecialist), string(crm.RoleAdmin),
		}},
		{"side states", IDs(b.SideStates), []string{crm.DealPaused, crm.DealLost, crm.DealDropped}},
		{"decisions", IDs(b.Decisions), []string{crm.ApprovalGranted, crm.ApprovalRejected, crm.ApprovalMore, crm.ApprovalWithdrawn}},
		{"metrics", IDs(b.Metrics), []string{
			crm.MetricVisits, crm.MetricTried, crm.MetricCalls, crm.MetricOther, crm.MetricLeads, crm.MetricMoves,
			crm.MetricWon, crm.MetricLost, crm.MetricSigned, crm.MetricCost, crm.MetricMinutes, crm.MetricDone,
		}},
		{"answers", IDs(b.Answers), []string{Yes, No, Unclear, NA}},
	} {
		for _, id := range row.want {
			if !slices.Contains(row.ids, id) {
				t.Errorf("%s: there is no word for %q", row.says, id)
			}
		}
	}
	for _, letter := range []string{"V", "T", "L", "C", "K", "P", "E"} {
		if _, ok := Find(b.Numbers, letter); !ok || crm.KindOfNumber(letter+"1") == "" {
			t.Errorf("%s1 is no number of a record", letter)
		}
	}
}

func TestDefaultMoney(t *testing.T) {
	b := book(t)
	for _, row := range []struct {
		said            string
		kind            string
		travel, approve bool
	}{
		{"打车", "travel", true, false},
		{"住宿", "travel", true, false},
		{"招待", "meal", false, true},
		{"礼品", "gift", false, true},
		{"样品", "sample", false, true},
		{"方案成本", "solution", false, true},
		{"其他", "other", false, false},
	} {
		e, _ := Lookup(b.Expenses, row.said)
		if e.ID != row.kind || e.Travel != row.travel || e.Needs != row.approve {
			t.Errorf("%s is %s (travel %t, approval %t), want %s (%t, %t)", row.said, e.ID, e.Travel, e.Needs, row.kind, row.travel, row.approve)
		}
	}
	a, _ := Find(b.Approvals, "initiation")
	if !slices.Equal(a.Steps, []string{"manager", "director"}) {
		t.Errorf("立项 is decided by %v, want the manager, then the director", a.Steps)
	}
}

func TestDefaultRhythm(t *testing.T) {
	b := book(t)
	daily, ok := b.Job("daily")
	if !ok || daily.At != "18:00" || daily.To != "team" || daily.Jitter < 1 {
		t.Errorf("the team's day comes at %+v", daily)
	}
	sheet, ok := b.Job("lead_sheet")
	if !ok || sheet.At != "09:00" || !slices.Equal(sheet.Days, []string{"mon"}) || sheet.To != "manager" {
		t.Errorf("the lead sheet comes at %+v", sheet)
	}
	known, ok := b.Window("known")
	if !ok || !slices.Equal(known.Spans, []Span{{"08:30", "09:00"}, {"18:00", "19:00"}}) {
		t.Errorf("a person whom one knows is called in %v", known.Spans)
	}
	r := b.Restraint
	if r.PerMessage != 1 || r.PerDay != 3 || r.Morning != 5 {
		t.Errorf("one question a message, three a day, five nudges a morning; have %d, %d, %d", r.PerMessage, r.PerDay, r.Morning)
	}
	pay, _ := Find(b.Deadlines, "payment")
	if want := []DeadlineStep{{-7, "person"}, {0, "person"}, {3, "person"}, {15, "manager"}, {30, "director"}}; !slices.Equal(pay.Steps, want) {
		t.Errorf("payments are spoken of at %v, want %v", pay.Steps, want)
	}
	for _, a := range b.Activities {
		want := ByVisit
		switch a.ID {
		case "call":
			want = ByCall
		case "other":
			want = ""
		}
		if a.Counts != want {
			t.Errorf("%s counts as %q, want %q", a.ID, a.Counts, want)
		}
	}
	if a, ok := Find(b.Activities, "demo"); !ok || a.Name.EN != "Demo" {
		t.Errorf("a demo is %+v", a)
	}
}

func TestHash(t *testing.T) {
	a, b := book(t), book(t)
	if len(a.Hash()) != 16 || a.Hash() != b.Hash() {
		t.Errorf("the same book has one hash: %q and %q", a.Hash(), b.Hash())
	}
	same, faults := Parse("own.yaml", []byte("# only a remark\ntiers:\n  - {id: A, worst_rank: 20}\n"))
	if len(faults) > 0 || same.Hash() != a.Hash() {
		t.Errorf("a file that changes nothing keeps the hash: %v", faults)
	}
	other, faults := Parse("own.yaml", []byte("tiers:\n  - {id: A, worst_rank: 10}\n"))
	if len(faults) > 0 || other.Hash() == a.Hash() {
		t.Errorf("a changed value changes the hash: %v", faults)
	}
}
