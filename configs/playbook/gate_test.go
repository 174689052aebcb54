package playbook

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"milepost/storage/crm"
)

// ticks reads "id=answer …"; an answer with * has a note.
func ticks(text string) map[string]crm.Tick {
	out := map[string]crm.Tick{}
	for _, one := range strings.Fields(text) {
		id, answer, _ := strings.Cut(one, "=")
		tick := crm.Tick{Answer: strings.TrimSuffix(answer, "*")}
		if strings.HasSuffix(answer, "*") {
			tick.Note = "a reason"
		}
		out[id] = tick
	}
	return out
}

func TestGate(t *testing.T) {
	b := book(t)
	m3 := "need_clear=yes value_fits=yes application_approved=yes team_formed=yes decider_known=yes "
	m5 := "solution_reviewed=yes feedback_recorded=yes specification_influence=yes q6=no q7=no q8=no q9=no q10=no "
	for _, row := range []struct {
		says, milestone, ticks string
		want                   []string
	}{
		{"nothing is known yet", "m1", "", []string{"tier_set", "criteria_met", "sheet_complete"}},
		{"unclear is not yes", "m1", "tier_set=yes criteria_met=unclear sheet_complete=yes", []string{"criteria_met"}},
		{"no is not yes", "m1", "tier_set=no criteria_met=yes sheet_complete=yes", []string{"tier_set"}},
		{"all is there", "m1", "tier_set=yes criteria_met=yes sheet_complete=yes", nil},
		{"three yes and two unclear are enough", "m3", m3 + "q1=yes q2=yes q3=yes q4=unclear q5=unclear", nil},
		{"two yes are not", "m3", m3 + "q1=yes q2=yes q3=unclear q4=unclear q5=unclear", []string{"questions_1_5"}},
		{"funds must not be answered no", "m3", m3 + "q1=yes q2=yes q3=yes q4=no q5=yes", []string{"questions_1_5"}},
		{"every question must be answered", "m3", m3 + "q1=yes q2=yes q3=yes q4=yes", []string{"questions_1_5"}},
		{"a demo may be not applicable with a reason", "m5", m5 + "demo_done=na*", nil},
		{"but not without one", "m5", m5 + "demo_done=na", []string{"demo_done"}},
		{"and only where the playbook says so", "m1", "tier_set=na* criteria_met=yes sheet_complete=yes", []string{"tier_set"}},
		{"an unknown milestone has no gate", "m99", "", nil},
	} {
		var got []string
		for _, u := range b.Gate(row.milestone, ticks(row.ticks)) {
			got = append(got, u.ID)
		}
		if diff := cmp.Diff(row.want, got); diff != "" {
			t.Errorf("%s: %s", row.says, diff)
		}
	}
}

func TestGateSaysHowMuchIsMissing(t *testing.T) {
	b := book(t)
	for _, row := range []struct {
		says, ticks string
		have, want  int
		answer      string
	}{
		{"yes are counted first", "q1=yes q2=no", 1, 3, ""},
		{"then answers", "q1=yes q2=yes q3=yes", 3, 5, ""},
		{"a no on funds shows", "q1=yes q2=yes q3=yes q4=no q5=yes", 4, 3, No},
	} {
		for _, u := range b.Gate("m3", ticks(row.ticks)) {
			if u.ID == "questions_1_5" && (u.Have != row.have || u.Want != row.want || u.Answer != row.answer) {
				t.Errorf("%s: have %d of %d, answer %q; want %d of %d, %q", row.says, u.Have, u.Want, u.Answer, row.have, row.want, row.answer)
			}
		}
	}
}

func TestTicksFollowFromAnswers(t *testing.T) {
	b := book(t)
	deal := &crm.Opportunity{
		Answers: map[string]crm.Tick{
			"q1": {Answer: Yes, On: "2026-03-01"}, "q3": {Answer: Yes, On: "2026-03-01"}, "q4": {Answer: Yes, On: "2026-03-05", Note: "批文"},
			"q5": {Answer: Unclear}, "q9": {Answer: Yes},
		},
		Ticks: map[string]crm.Tick{"trust": {Answer: No, Note: "新客户"}},
	}
	all := b.Ticks(deal)
	for _, row := range []struct{ says, id, want string }{
		{"the need is proved by question 1", "need", Yes},
		{"resources take questions 3 and 4", "resources", Yes},
		{"an unclear answer proves nothing", "driver", ""},
		{"what was ticked by hand stands", "trust", No},
		{"answers are there themselves", "q5", Unclear},
	} {
		if got := all[row.id].Answer; got != row.want {
			t.Errorf("%s: %q, want %q", row.says, got, row.want)
		}
	}
	if got := all["resources"]; got.On != "2026-03-05" || got.Note != "批文" {
		t.Errorf("the newest answer is the evidence: %+v", got)
	}
	if len(deal.Ticks) != 1 {
		t.Error("the deal itself is not changed")
	}
}

func TestLevel(t *testing.T) {
	b := book(t)
	potential := "pressure=yes vendor_value=yes "
	confirmed := potential + "need=yes decision_process=yes resources=yes driver=yes "
	mine := confirmed + "unique_value=yes full_solution=yes assurance=yes trust=yes "
	for _, row := range []struct{ says, ticks, want string }{
		{"nothing", "", ""},
		{"half of the first level", "pressure=yes", ""},
		{"the first level takes two", potential, "potential"},
		{"the second takes four more", confirmed, "confirmed"},
		{"unclear is not yes", strings.Replace(confirmed, "driver=yes", "driver=unclear", 1), "potential"},
		{"the third takes four yes of questions 6 to 10 besides", mine, "confirmed"},
		{"then it is mine", mine + "q6=yes q7=yes q8=yes q9=yes q10=unclear", "mine"},
		{"a level without the one below does not count", "need=yes decision_process=yes resources=yes driver=yes", ""},
	} {
		if got := b.Level(ticks(row.ticks)); got != row.want {
			t.Errorf("%s: %q, want %q", row.says, got, row.want)
		}
	}
}
