package parse_test

import (
	"testing"
	"time"

	"milepost/handlers/parse"
)

// TestWordsOfAStepKeepWhatFixesNoDay: today is Wednesday 2026-09-16.
func TestWordsOfAStepKeepWhatFixesNoDay(t *testing.T) {
	for _, c := range []struct{ says, text, step, due string }{
		{"a week is no day, so it stays in the words", "恒力下周让我带样品过去", "下周带样品过去", ""},
		{"a quarter stays with what is decided in it", "they need 4 presses, about 300k each, decision in Q2", "decision in Q2", ""},
		{"a day stays before a word that leans on it", "刘经理下周四才有空", "刘经理下周四才有空", "2026-09-24"},
		{"a day that is the due date goes", "下周三给恒力刘经理送样品", "给刘经理送样品", "2026-09-23"},
		{"the way there is not the step", "今晚八点的车去洛阳,明天见中信重机的郝主任", "见郝主任", "2026-09-17"},
		{"nor is where the speaker is", "下周一到周三在苏州,周二上午九点约了汇川的于工", "约于工", "2026-09-22"},
		{"a meeting is moved by a day", "后天上午的会推迟一天,华锐那边", "推迟一天", "2026-09-19"},
		{"what goes to him is what is to be changed", "刚从恒力出来,刘经理说方案让我们再改改,周五给他", "再改改", "2026-09-18"},
		{"our deadline, not that of the tender", "招标截止9月26号下午两点,东方锅炉的标书得这周五定稿", "东方锅炉的标书得定稿", "2026-09-18"},
	} {
		f := parse.Read(c.text, parse.Context{Said: at("2026-09-16 17:00"), Zone: shanghai, Cal: calendar()})
		switch {
		case f.Next == nil:
			t.Errorf("%s: no step is read of %q", c.says, c.text)
		case f.Next.Text != c.step || string(f.Next.Due) != c.due:
			t.Errorf("%s: %q is read as %q due %q, want %q due %q", c.says, c.text, f.Next.Text, f.Next.Due, c.step, c.due)
		}
	}
}

// TestPlansThatAreHandedIn keeps in the words of a step of which stretch of time a plan is.
func TestPlansThatAreHandedIn(t *testing.T) {
	at := time.Date(2026, 12, 14, 17, 40, 0, 0, shanghai)
	for said, want := range map[string]string{
		"提醒我周五前交下季度计划": "交下季度计划",
		"周五前把下周的计划发我":  "下周的计划发我",
		"提醒我明天交计划":     "交计划",
		"下周计划联系美的王总":   "下周计划联系王总",
	} {
		f := parse.Read(said, parse.Context{Said: at, Zone: shanghai})
		if f.Next == nil || f.Next.Text != want {
			t.Errorf("%s: %+v", said, f.Next)
		}
	}
}

// TestSumsOfARule are of no deal: they say of which sums a rule holds.
func TestSumsOfARule(t *testing.T) {
	at := time.Date(2026, 12, 14, 17, 40, 0, 0, shanghai)
	for said, none := range map[string]bool{
		"以后报价低于100万的不用报我":  true,
		"超过50万的单子都给我看":     true,
		"格力预算500万以上的都要走集采": true,
		"格力批了200万以上的预算":    false,
		"预算超过500万":         false,
		"格力有个超过500万的项目":    false,
		"格力500万以上的订单签了":    false,
		"新商机:格力,300万以上的项目": false,
		"这单不到50万的报价先发格力":   false,
		"今天拜访格力,报价不到100万":  false,
	} {
		if f := parse.Read(said, parse.Context{Said: at, Zone: shanghai}); (f.Amount == nil) != none {
			t.Errorf("%s: amount %+v", said, f.Amount)
		}
	}
}
