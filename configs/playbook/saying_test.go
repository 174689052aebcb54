package playbook

import (
	"reflect"
	"testing"
)

func TestSayings(t *testing.T) {
	b, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	one := func(id, answer, note string) []Saying {
		return []Saying{{ID: id, Question: id[0] == 'q', Answer: answer, Note: note}}
	}
	for text, want := range map[string][]Saying{
		"粤钢资金已批":           one("q4", Yes, ""),
		"粤钢的资金还没落实":        one("q4", No, ""),
		"把 Q4 改成是,李工说预算批了": one("q4", Yes, "李工说预算批了"),
		"Q4 unclear":       one("q4", Unclear, ""),
		"问题4 是":            one("q4", Yes, ""),
		"问题5:不清楚":          one("q5", Unclear, ""),
		"funds approved":   one("q4", Yes, ""),
		"Q7 is yes":        one("q7", Yes, ""),
		"预算有120万":          nil,
		"问题4 是否要改":         nil,
		"客户同意做方案":          one("consensus", Yes, ""),
		"粤钢条款谈定":           one("terms_agreed", Yes, ""),
		"法务还没审":            nil,
		"保证金已交":            one("deposit_paid", Yes, ""),
		"还没交保证金":           nil,
		"不用保证金":            one("deposit_paid", NA, "不用保证金"),
		"演示不适用,原因是老型号客户用过":              one("demo_done", NA, "老型号客户用过"),
		"特价不适用,不低于底价":                   one("special_price", NA, "不低于底价"),
		"no deposit":                    one("deposit_paid", NA, "no deposit"),
		"demo n/a because they know it": one("demo_done", NA, "they know it"),
		"需求明确:两条电池线":                    one("need_clear", Yes, "两条电池线"),
		"需求清单已确认":                       one("requirements_confirmed", Yes, ""),
		"没有达成共识":                        one("consensus", No, ""),
		"今天天气不错":                        nil,
		"Q1 yes Q2 no Q3 unclear": {
			{ID: "q1", Question: true, Answer: Yes}, {ID: "q2", Question: true, Answer: No}, {ID: "q3", Question: true, Answer: Unclear},
		},
		"问题2-3都是":     {{ID: "q2", Question: true, Answer: Yes}, {ID: "q3", Question: true, Answer: Yes}},
		"大族商机评估2到3都是": {{ID: "q2", Question: true, Answer: Yes}, {ID: "q3", Question: true, Answer: Yes}},
		"评估2-3全部是":    {{ID: "q2", Question: true, Answer: Yes}, {ID: "q3", Question: true, Answer: Yes}},
		"评估1是,2-3不清": {
			{ID: "q1", Question: true, Answer: Yes}, {ID: "q2", Question: true, Answer: Unclear}, {ID: "q3", Question: true, Answer: Unclear},
		},
		"问题4 是,3台的钱批了": one("q4", Yes, "3台的钱批了"),
		"评估2到3的内容":     nil,
		"评估3个方案":       nil,
		"评估1是不是要重做":    nil,
		"Q2 to Q3 no":  {{ID: "q2", Question: true, Answer: No}, {ID: "q3", Question: true, Answer: No}},
		"问题3-2是":       nil,
		"1":            nil,
	} {
		if got := b.Sayings(text); !reflect.DeepEqual(got, want) {
			t.Errorf("%q says %+v, want %+v", text, got, want)
		}
	}
}
