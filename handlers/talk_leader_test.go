package handlers

import "testing"

// A leader passes a customer on, tells a colleague something, and notes what he will do himself.
func TestALeaderPassesOn(t *testing.T) {
	alone(t)
	for _, row := range []struct{ says, is string }{
		{"恒发转给Anna", "交接"}, // a name that ends like the word for sending
		{"把恒发转给Anna", "交接"},
		{"恒发以后Anna跟", "交接"},
		{"恒发的负责人改成Anna", "交接"},
		{"恒发给Anna吧", "交接"},
		{"把报价转给Anna", "!交接"},
		{"恒发的合同发给Anna", "!交接"},
		{"恒发的联系人改成刘总", "!交接"},
		{"告诉小李要盯紧恒发的刘总", "已交给"},
		{"跟小李说恒发要盯紧刘总", "已交给"},
		{"提醒小李恒发的合同别拖", "已交给"},
		{"跟小李说了恒发的事", "!已交给"},
		{"跟小李说好了周三去恒发", "!已交给"},
		{"告诉刘总恒发的报价下周给", "!已交给"},
		{"告诉小李我明天不去恒发了", "!已交给"},
		{"帮我记一下,周三跟小李过恒发", "已记 待办"},
		{"帮我记一下,明天恒发停产", "!已记 待办"},
		{"帮我记一下,明天去恒发", "已记 待办"},
		{"帮我记一下,恒发付款条件要谈预付三成", "!已记 待办"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
		w.hears("wangmin", w.tell("wangmin", row.says), row.is)
	}
}

// Whoever asks a leader to approve asks for approval, and gives him no step.
func TestAnApprovalIsNoErrand(t *testing.T) {
	alone(t)
	for _, row := range []struct{ says, is string }{
		{"提醒王敏批一下恒发的折扣", "特价审批"},
		{"提醒王敏恒发的合同别拖", "!特价审批"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
		w.hears("xiaoli", w.tell("xiaoli", row.says), row.is)
	}
}

// Whether something will be granted is a question, unless it says what is asked for; of a customer who is named it
// is answered of him, whoever of ours asked.
func TestALeaderAsksWhatWasGranted(t *testing.T) {
	alone(t)
	for _, row := range []struct{ says, is string }{
		{"恒发那个项目能批吗", "还没立项"},
		{"恒发能批吗", "还没立项"},
		{"恒发那个项目批了吗", "还没立项"},
		{"恒发特价批了没", "还没有人申请"},
		{"华立特价批了没", "等 赵刚"},
		{"华立批了没", "等 赵刚"},
		{"恒发再降5个点能批吗", "📨 特价审批"},
		{"恒发想要两个月账期,能批吗", "📨 请示"},
		{"恒发申请特价,能批吗", "📨 特价审批"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
		w.says("xiaoli", "今天拜访了华立,见了孙总,聊了切割线", "#V2")
		w.tell("xiaoli", "申请特价 华立 再降5个点")
		w.hears("wangmin", w.tell("wangmin", row.says), row.is)
	}
}
