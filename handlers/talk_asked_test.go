package handlers

import (
	"testing"
	"time"
)

// A talk of questions leans on what was answered last: the customer, who is there, the day and the list.
func TestQuestionsLeanOnTheLastAnswer(t *testing.T) {
	alone(t)
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线,预算60万,周四前报价", "#V1")
	w.says("xiaoli", "今天拜访了粤钢桶业,见了陈总,聊了折弯机,预算120万", "#V2")
	for _, row := range []struct {
		says  string
		wants []string
	}{
		{"周四有什么安排", []string{"恒发五金 报价"}},
		{"那天我有空吗", []string{"恒发五金 报价"}},
		{"刘总上次说了什么", []string{"恒发五金 · 上次说了什么", "切割线"}},
		{"预算多少", []string{"恒发五金 · 客户预算", "60万"}},
		{"他反对我们吗", []string{"刘总 · 恒发五金 · 支持我们吗"}},
		{"还缺谁没见过", []string{"恒发五金 · 找对人"}},
		{"粤钢桶业呢", []string{"粤钢桶业 · 找对人"}},
		{"下一步是什么", []string{"粤钢桶业 · 下一步"}},
		{"立项了吗", []string{"粤钢桶业 · 立项", "还没立项"}},
		{"恒发五金呢", []string{"恒发五金 · 立项"}},
		{"漏斗到哪层", []string{"漏斗 恒发五金"}},
		{"十个问题还差哪几个", []string{"评估 恒发五金", "未答10"}},
		{"最低能给到多少", []string{"谈判 恒发五金"}},
		{"为什么停在那", []string{"恒发五金", "缺 "}},
		{"这周我拜访了几家都是谁", []string{"拜访 2 次", "恒发五金", "粤钢桶业"}},
		{"第二个呢", []string{"粤钢桶业", "已拜访 1/4"}},
		{"上次谁去的", []string{"粤钢桶业 · 上次拜访"}},
		{"跟谁抢", []string{"粤钢桶业"}},
		{"他管啥", []string{"陈总 · 粤钢桶业 · 职务"}},
		{"下次什么时候去", []string{"粤钢桶业 · 下一步"}},
		{"离签单还差几步", []string{"粤钢桶业", "缺 "}},
		{"粤钢桶业报价了没", []string{"粤钢桶业 · 报价"}},
		{"刘总呢", []string{"刘总 · 恒发五金"}},
		{"拜访量比上周多还是少", []string{"拜访 2 次", "按周", "!已记"}},
		{"本周还剩几件事", []string{"本周", "恒发五金 报价"}},
		{"第二个降到95万", []string{"!已拜访"}},
	} {
		w.hears("xiaoli", w.tell("xiaoli", row.says), row.wants...)
	}
}

// A leader goes on asking about the same rows, of one of his people, of one tier, of what is late.
func TestALeaderGoesOnAsking(t *testing.T) {
	alone(t)
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线,预算60万,明天报价", "#V1")
	w.says("anna", "visited Otto Packaging today, met Greta, she wants two palletizers", "#V2")
	w.later(48 * time.Hour)
	for _, row := range []struct {
		says  string
		wants []string
	}{
		{"前天大家跑了几家", []string{"拜访"}},
		{"哪些客户是A级的", []string{"A 级"}},
		{"B级呢", []string{"B 级", "!A 级"}},
		{"小李有什么没做", []string{"过期的待办 1 条 · 小李", "恒发五金 报价"}},
		{"他漏了什么", []string{"过期的待办 1 条 · 小李"}},
		{"哪些单子超期了", []string{"过期的待办 1 条", "恒发五金 报价"}},
		{"只看A级", []string{"A 级的过期的待办 0 条"}},
		{"缺项最多的是谁", []string{"资料不全的客户", "按人"}},
		{"小李的单子到哪了", []string{"在谈的单 1 单", "恒发五金", "小李"}},
		{"加权多少", []string{"加权"}},
		{"日报什么时候推", []string{"团队日报 18:00"}},
		{"周报呢", []string{"每周回顾"}},
		{"how is Anna doing", []string{"这几天的事", "Otto Packaging"}},
		{"这周谁出去最多", []string{"按人", "小李 · 1 次"}},
		{"有没有超期没批的", []string{"待批的申请 0 个"}},
		{"哪些客户重名", []string{"名称相近"}},
		{"哪家最久没去", []string{"最久没联系", "恒发五金"}},
	} {
		w.hears("wangmin", w.tell("wangmin", row.says), row.wants...)
	}
	w.later(20 * time.Minute)
	w.hears("wangmin", w.tell("wangmin", "哪个没下一步"), "没下一步的单")
	w.hears("wangmin", w.tell("wangmin", "把缺项最多的人提醒一下"), "资料不全的客户", "!已记")
}

// Questions in English without their mark write nothing.
func TestEnglishQuestionsWithoutAMarkWriteNothing(t *testing.T) {
	alone(t)
	w := newWorld(t)
	w.says("anna", "visited Otto Packaging today, met Greta, she wants two palletizers, budget 300k EUR", "#V1")
	for _, row := range []struct{ says, wants string }{
		{"any customers I've neglected", "Yours: 1 account"},
		{"what have I promised", "Next steps"},
		{"which ones are late", "Overdue steps"},
		{"any approvals waiting", "Nothing is waiting"},
		{"is Otto Packaging late", "!saved ·"},
		{"can I go down to 280?", "Negotiation · Otto Packaging"},
		{"who else should I meet there", "Otto Packaging · right people"},
		{"what's missing on the ten questions", "Assessment · Otto Packaging"},
		{"did they push back on price", "Negotiation · Otto Packaging"},
		{"who else is bidding", "no rival noted"},
		{"what's her title", "Greta · Otto Packaging · Title"},
		{"when is it due", "Otto Packaging · Next step"},
		{"is the trial booked", "!Task saved"},
		{"is the buyer the decision maker", "!decision maker #K"},
		{"are the drawings ready", "!Task saved"},
	} {
		w.hears("anna", w.tell("anna", row.says), row.wants)
	}
	w.says("anna", "the trial is booked for Friday", "Task saved")
}

// What only looks like such a question is told, and is kept as it was.
func TestWhatLooksLikeAQuestionIsTold(t *testing.T) {
	alone(t)
	for _, told := range []string{
		"他漏了一个条件", "项目超期了两周", "只看了一眼方案", "他说缺得多", "差了两万", "报价超期了,他有点不高兴", "最低能给到170万他才签",
		"要带样机过去", "还缺两台", "那天的方案他没看",
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
		w.hears("xiaoli", w.tell("xiaoli", told), "恒发五金", "!过期的待办", "!找对人", "!谈判 ", "!准备 ")
	}
}
