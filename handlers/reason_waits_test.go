package handlers

import "testing"

// A reason that was asked for is not taken from words about another customer, nor once the deal stands
// still: nothing that is said later may be held up by it.
func TestAReasonThatWaitsHoldsUpNothing(t *testing.T) {
	for _, c := range []struct{ meanwhile, says, want string }{
		{"大族先放一放,等明年3月再说", "大族暂停了吗", "大族"},
		{"大族先放一放,等明年3月再说", "比亚迪采购流程走招标", "采购流程"},
		{"", "比亚迪采购流程走招标", "采购流程"},
		{"", "比亚迪王总说预算批了", "比亚迪"},
		{"", "经手人换了", "经手人换了"},         // this is the reason
		{"", "因为比亚迪那边更急", "因为比亚迪那边更急"}, // and so is this, whomever it names
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了比亚迪王总,预算120万", "#V1")
		w.says("xiaoli", "今天拜访了大族刘总,预算180万", "#V2")
		w.tell("wangmin", "#P2 仍要推进 老客户")
		w.says("xiaoli", "大族退回上一步", "为什么退回")
		if c.meanwhile != "" {
			w.says("xiaoli", c.meanwhile, "已暂停")
		}
		w.hears("xiaoli", w.tell("xiaoli", c.says), c.want, "!#P2 已是暂停")
	}
}

// Who is asked for a field of his application and agrees to something, fills in nothing.
func TestAnAgreementFillsInNoField(t *testing.T) {
	w := newWorld(t)
	w.says("wangmin", "今天拜访了美科林副总,报价560万", "#V1")
	w.says("wangmin", "立项 美科", "草稿")
	w.says("wangmin", "需求:喷涂线", "预计签约日")
	w.hears("wangmin", w.tell("wangmin", "同意"), "没有等您批的", "!不像一个日子")
	w.hears("wangmin", w.tell("wangmin", "明年3月签"), "已记")
}

// What is said next is of the customer who was named last, also where nothing could be made of it.
func TestARefusedMessageStaysWithItsCustomer(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了大族刘总,预算180万", "#V1")
	w.says("xiaoli", "今天拜访了比亚迪王总,预算120万", "#V2")
	w.hears("xiaoli", w.tell("xiaoli", "大族推到深度接触"), "一步一步来")
	w.hears("xiaoli", w.tell("xiaoli", "问题1-5是"), "已记 大族", "!比亚迪")
}

// A deal moves by the name of the milestone or by how that ends; words that only look like it move none.
func TestMovingByTheNameOfAMilestone(t *testing.T) {
	for _, c := range []struct{ says, want string }{
		{"大族推到电话预约与上门拜访", "还不能进 m2"},
		{"推进大族到立项 理由:老客户", "不能从 m1 直接到 m3"},
		{"大族推到立项", "不能从 m1 直接到 m3"},
		{"大族可以进方案设计了", "不能从 m1 直接到 m5"},
		{"大族往下走一步", "还不能进 m2"},
		{"大族再往前推,先不管缺的", "还不能进 m2"},
		{"大族退回一步", "里程碑: m1"}, // there is none before
		{"大族下周推到立项", "!一步一步来"},
		{"客户说要进方案设计了", "!一步一步来"},
		{"大族他们想进招投标", "!一步一步来"},
		{"大族推到下周三", "!还不能进"},
		{"大族方案往前推一下", "!还不能进"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了大族刘总,预算180万", "#V1")
		w.hears("xiaoli", w.tell("xiaoli", c.says), c.want)
	}
}

// A deal that stands still is taken up again in more than one way; a resume is also what people send.
func TestTakingUpAgain(t *testing.T) {
	for _, says := range []string{"大族重新启动", "大族那单重启", "大族那单重新激活"} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了大族刘总,预算180万", "#V1")
		w.says("xiaoli", "大族先放一放", "哪天")
		w.says("xiaoli", "明年3月", "已暂停")
		w.says("xiaoli", says, "重新开始")
	}
	w := newWorld(t)
	w.says("anna", "Met Tom Reed at Kestrel today, budget 300k EUR", "#V1")
	w.says("anna", "park Kestrel till March", "Paused")
	w.hears("anna", w.tell("anna", "he sent me a resume of the project"), "!Taken up again")
	w.says("anna", "resume Kestrel", "Taken up again")
}
