package playbook

import (
	"strings"
	"testing"
)

// TestTold holds what somebody says of a deal in passing, and beside it what sounds like it and
// answers nothing.
func TestTold(t *testing.T) {
	b, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	hears := b.Listener()
	for text, want := range map[string]string{
		"钱还没批,要等集团12月会":                              "q4 no (要等集团12月会)",
		"钱批了":                                        "q4 yes",
		"预算下来了":                                      "q4 yes",
		"他们集团预算还没下来":                                 "q4 no",
		"还没预算":                                       "q4 no",
		"budget's in, cfo signed it off":             "q4 yes (cfo signed it off)",
		"no funding yet, board meets Dec 10":         "q4 no (board meets Dec 10)",
		"the budget isn't approved yet":              "q4 no",
		"they approved the budget":                   "q4 yes",
		"拍板的是谁还没摸透":                                  "q6 unclear",
		"谁拍板还没摸清":                                    "q6 unclear",
		"不知道谁拍板":                                     "q6 unclear",
		"not sure who actually decides though":       "q6 unclear",
		"项目急不急不好说":                                   "q5 unclear",
		"项目挺急的":                                      "q5 yes",
		"他们今年效益不错,账上有钱":                              "q3 yes",
		"需求基本清楚了,就是两台冲床":                             "q1 yes (就是两台冲床) need_clear yes (就是两台冲床)",
		"需求清楚,钱不确定":                                  "q1 yes need_clear yes q4 unclear",
		"我跟王工关系还行":                                   "q9 yes",
		"方案他们看过了,没啥意见":                               "q7 yes",
		"方案过了":                                       "q7 yes",
		"方案没过":                                       "q7 no",
		"样机跑通了":                                      "feedback_recorded yes",
		"样机没跑通":                                      "feedback_recorded no",
		"the trial went well":                        "feedback_recorded yes",
		"they signed off on the spec":                "requirements_confirmed yes",
		"技术规格按我们的写了":                                 "specification_influence yes",
		"标书我看完了":                                     "",
		"标书看完了":                                      "documents_read yes",
		"法务过了":                                       "legal_review yes",
		"条款都谈拢了":                                     "terms_agreed yes",
		"条款还没谈拢":                                     "terms_agreed no",
		"预算他们年初就批了":                                  "q4 yes",
		"谁定还没问出来":                                    "q6 unclear",
		"需求还在变":                                      "q1 unclear",
		"neil says no budget this year":              "q4 no",
		"need is clear, two lines":                   "q1 yes (two lines) need_clear yes (two lines)",
		"they're in a hurry, old supplier went bust": "q5 yes (old supplier went bust)",
		// what must not change
		"they want a hurry":                  "",
		"他们急的是交期":                            "",
		"需求部门变了":                             "",
		"they need it by June":               "",
		"预算批了380":                            "",
		"预算有120万":                            "",
		"方案发过去了":                             "",
		"方案还在做":                              "",
		"方案要改":                               "",
		"方案改好了发他":                            "",
		"我们方案便宜":                             "",
		"需求不大":                               "",
		"需求变了":                               "",
		"关系到明年的产能":                           "",
		"钱总同意了":                              "",
		"钱不是问题,关键是交期":                        "",
		"项目经理是老周":                            "",
		"项目定了":                               "",
		"王总拍板":                               "",
		"样机下周到":                              "",
		"budget is 300k":                     "",
		"send the proposal by Friday":        "",
		"the spec is 40 pages":               "",
		"legal has the contract":             "",
		"方案过了吗?":                             "",
		"今天天气不错":                             "",
		"样机没问题吧":                             "",
		"公司账上没钱了,报销晚点":                       "",
		"差旅预算没批":                             "",
		"our budget is frozen":               "",
		"no need":                            "",
		"timing is fine, I'll be there at 3": "",
		"our travel budget was cut":          "",
	} {
		var got []string
		for _, s := range hears.Told(text) {
			one := s.ID + " " + s.Answer
			if s.Note != "" {
				one += " (" + s.Note + ")"
			}
			got = append(got, one)
		}
		if said := strings.Join(got, " "); said != want {
			t.Errorf("%q says %q, want %q", text, said, want)
		}
	}
}
