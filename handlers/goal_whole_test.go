package handlers

import "testing"

// A goal that names its period is another one, whatever was asked of the last; without it the words
// mend the last. Sums are in the currency in which his goals stand.
func TestAGoalSaidAfterAGoal(t *testing.T) {
	for _, c := range []struct{ who, first, says, want, not string }{
		{"anna", "my goal this year: sign 2M EUR", "goal for the quarter 500k, ideal 700k, 60% feasible", "Goal €500k (ideal €700k, 60% feasible)", "2026 ·"},
		{"anna", "my goal this year: sign 2M EUR", "ideal 2.5M, 70% feasible", "Goal €2M (ideal €2.5M, 70% feasible)", ""},
		{"anna", "my goal this year: sign 2M EUR", "monthly visit goal 12", "visits: Goal 12", ""},
		{"anna", "my goal this year: sign 2M EUR", "aim for 3 visits this week", "visits: Goal 3", ""},
		{"xiaoli", "今年目标签2000万", "这个季度目标500万,理想700万,可行六成", "4季度", "2,000万"},
		{"xiaoli", "今年目标签2000万", "理想2500万 可行七成", "2,000万(理想 2,500万,可行 70%)", ""},
		{"xiaoli", "今年目标签2000万", "目标改成1800万,理想2000万", "目标 1,800万(理想 2,000万)", ""},
		{"xiaoli", "今年目标签2000万", "本周目标跑5家", "拜访:目标 5", ""},
		{"xiaoli", "今年目标签2000万", "这周争取去6家", "拜访:目标 6", ""},
	} {
		w := newWorld(t)
		w.says(c.who, c.first, map[string]string{"xiaoli": "目标已定", "anna": "Goal set"}[c.who])
		got := w.tell(c.who, c.says)
		w.hears(c.who, got, c.want)
		if c.not != "" {
			w.hears(c.who, got, "!"+c.not)
		}
	}
}

// Visits that are told of are no goal, nor is what a customer aims at.
func TestNoGoal(t *testing.T) {
	for _, c := range []struct{ who, says string }{
		{"xiaoli", "这周跑了5家"},
		{"xiaoli", "客户今年目标产量2000万"},
		{"xiaoli", "这周去5家的单子还差两家"},
		{"anna", "visited 3 customers this week"},
		{"anna", "they aim for 3 lines this year"},
	} {
		w := newWorld(t)
		w.hears(c.who, w.tell(c.who, c.says), map[string]string{"xiaoli": "!目标已定", "anna": "!Goal set"}[c.who])
	}
}

// 80/20 is the list of the largest, and no term of payment; other shares are.
func TestEightyTwentyIsAList(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Met Tom Reed at Kestrel today, budget 300k EUR", "#V1")
	w.hears("anna", w.tell("anna", "80/20"), "80/20 list", "!Negotiation")
	w.hears("anna", w.tell("anna", "80-20"), "80-20")
}

// Visits to those who are to be called are asked for in many a way; a company may be called like them.
func TestVisitsToThoseWhoAreToBeCalled(t *testing.T) {
	for _, c := range []struct{ who, says, want string }{
		{"xiaoli", "CD客户拜访了几次", "C 级或D 级的拜访 0 次"},
		{"xiaoli", "这个季度C/D级客户跑了几次", "C 级或D 级的拜访 0 次 · 2026年4季度"},
		{"xiaoli", "C级和D级客户拜访了多少次", "C 级或D 级的拜访 0 次"},
		{"anna", "what did visits to C/D cost", "Visits (tier C, tier D) 0"},
		{"anna", "how many visits to C and D customers this quarter", "Visits (tier C, tier D) 0"},
		{"xiaoli", "拜访CD公司王总", "CD公司"},
		{"xiaoli", "C类客户有哪些", "C 级的客户 0 家"},
	} {
		w := newWorld(t)
		w.hears(c.who, w.tell(c.who, c.says), c.want)
	}
}

// Who is met is somebody's, though another customer was spoken of last.
func TestAMeetingIsWhereTheOneNamedWorks(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Met Greta Lindqvist at Otto Packaging today, budget 300k EUR", "#V1")
	w.says("anna", "went to Kestrel, nobody there", "#V2")
	w.hears("anna", w.tell("anna", "meeting with Greta Thursday 10am at their plant"), "Otto Packaging", "!Kestrel", "!With whom")
	w.says("anna", "went to Kestrel again, nobody there", "Kestrel")
	w.hears("anna", w.tell("anna", "meeting Thursday 2pm at their plant"), "Kestrel")
}
