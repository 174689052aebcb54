package handlers

import (
	"strings"
	"testing"
)

// A form is handed in by a sentence that says so, whatever else it says first.
func TestWhatHandsAFormIn(t *testing.T) {
	for _, row := range []struct {
		says, before string
		sends        bool
	}{
		{"好了 交吧", "", true},
		{"就这样吧,报上去", "", true},
		{"ok send it in", "", true},
		{"费用降到2800,再交一次", "费用降到2800", true},
		{"费用改2500再报", "费用改2500", true},
		{"make the expenses 2800 EUR and send it again", "make the expenses 2800 EUR", true},
		{"好了", "", false},
		{"周五前交样品", "", false},
		{"他们要我们再报一次价", "", false},
		{"send it to Greta", "", false},
	} {
		before, sends := handsIn(row.says)
		if sends != row.sends || sends && before != row.before {
			t.Errorf("%s: sends %v after %q, want %v after %q", row.says, sends, before, row.sends, row.before)
		}
	}
}

// A request is refused by a part of a sentence, and the others are the reason.
func TestWhatRefusesBetween(t *testing.T) {
	for says, reason := range map[string]string{
		"太贵了,退回去,先把费用砍一半":                       "太贵了,先把费用砍一半",
		"too expensive, send it back, halve it": "too expensive,halve it",
		"样品他们退回去了,说太厚":                          "",
		"退回去":                                   "",
		"客户把合同驳回了,要改条款":                         "",
	} {
		got := ""
		if m := refusesBetween(says); m != nil {
			got = strings.Join(m[1:], "")
		}
		if got != reason {
			t.Errorf("%s is refused for %q, want %q", says, got, reason)
		}
	}
}

// A limit of what may be spent is heard in the words in which a director sets it.
func TestWhatLimitsTheExpenses(t *testing.T) {
	for says, limit := range map[string]string{
		"费用≤2万": "2万", "费用不超过2万": "2万", "费用别超2000": "2000", "费用控制在1万以内": "1万", "费用2万以内": "2万", "expenses max 3k": "3k", "expenses up to 2k eur": "2k eur",
		"费用太高": "", "费用花在哪": "", "预算别超100万": "", "费用5000怎么来的": "",
	} {
		got := ""
		if m := limitSaid.FindStringSubmatch(says); m != nil {
			got = strings.Join(m[1:], "")
		}
		if got != limit {
			t.Errorf("%s limits to %q, want %q", says, got, limit)
		}
	}
}

// What costs are going to be is nothing that was spent.
func TestWhatIsOnlyEstimated(t *testing.T) {
	for says, estimated := range map[string]bool{
		"销售费用大概5000": true, "预计费用8000": true, "expenses around 4k eur": true,
		"打车大概60": false, "费用5000": false, "招待费800": false, "expenses 40 for the taxi": false,
	} {
		if estimatedCost.MatchString(says) != estimated {
			t.Errorf("%s is estimated %v, want %v", says, !estimated, estimated)
		}
	}
}

// While an application is talked of, what else is said is not of it: neither a deal that is asked
// for, nor a customer's people who decide, nor what puts the writer off.
func TestWhatIsNotOfTheApplication(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访恒发五金的周经理,他要两台切割机,预算60万", "恒发五金")
	w.says("xiaoli", "立项 恒发五金", "LX-2026-001 恒发五金 · 草稿")
	for _, beside := range []string{"怎么这么多要填的", "这个要写什么", "等我问一下", "哈哈", "晚点再说", "帮我看看"} {
		for _, s := range w.tell("xiaoli", beside) {
			w.has(s, "!已记")
		}
		w.says("xiaoli", "立项 恒发五金", "先说 需求摘要")
	}
	w.says("xiaoli", "预算还在走流程", "!已记:商机评估")
	for asked, want := range map[string]string{
		"恒发五金到哪一步了": "!LX-2026-001 恒发五金 还没提交",
		"恒发五金啥情况":   "!还没提交",
	} {
		w.has(w.tell("xiaoli", asked)[0], want)
	}
	w.has(w.tell("xiaoli", "立项 恒发五金")[0], "先说 需求摘要")
	w.says("xiaoli", "谁来审", "① 王敏")
}

// A project is begun in a sentence by us, and not by the customer or by those who call it off.
func TestWhoBeginsAProject(t *testing.T) {
	for says, begins := range map[string]bool{
		"恒发要立项了": true, "给恒发报个立项": false, "start a project for otto": true, "let's open a project for otto": true,
		"恒发他们要立项了": false, "客户内部要立项了": false, "otto wants to start a project for packaging": false, "取消立项": false,
	} {
		if wantsProject.MatchString(says) != begins {
			t.Errorf("%s begins a project %v, want %v", says, !begins, begins)
		}
	}
}
