package handlers

import "testing"

// TestWhatIsNoRemark tells of people what is no remark on who they are, and of deals, steps, goals and demos
// what only sounds like a word for them: nothing of it may be kept as such.
func TestWhatIsNoRemark(t *testing.T) {
	for _, c := range []struct{ who, first, says, not string }{
		{"xiaoli", "", "韩总选了雅马哈", "!个人备注"},
		{"xiaoli", "", "韩总换成李总了", "!个人备注"},
		{"xiaoli", "", "韩总之前在考虑雅马哈", "!个人备注"},
		{"xiaoli", "今天拜访了恒鑫,见了林工,聊了打样", "韩总换供应商了", "!个人备注"},
		{"anna", "", "Julia picked KUKA", "!Personal note"},
		{"anna", "", "Julia got the machine", "!Personal note"},
		{"anna", "", "Julia is waiting for the drawings", "!Personal note"},
		{"anna", "", "Julia no longer works there", "!Personal note"},
		{"anna", "", "Julia is close to a decision", "!Personal note"},
		{"anna", "showed Hartmann the demo today", "called Julia, she liked the demo", "!Added to demo"},
		{"anna", "called Hartmann, nobody there", "will try again mon", "!Task saved"},
		{"anna", "called Hartmann, nobody there", "bringing the demo forward to Friday", "!Task saved"},
		{"anna", "called Hartmann, nobody there", "sending the invoice they got today", "!Task saved"},
		{"xiaoli", "他让我送方案", "他们明天送方案", "!改期"},
		{"xiaoli", "粤钢客户需求 3台", "粤钢客户需求 4台", "!3台、4台"},
		{"xiaoli", "粤钢客户需求 3台", "粤钢客户需求变成4台", "!3台、"},
		{"xiaoli", "韩总关心价格", "韩总现在关心交期", "!价格、"},
		{"xiaoli", "", "今年我们打算去3次", "!目标已定"},
		{"xiaoli", "", "粤钢他们退一步,340万", "!里程碑"},
		{"xiaoli", "", "退一步说,这单不大", "!里程碑"},
		{"xiaoli", "", "粤钢往前推,见面改到周三", "!还不能进"},
		{"xiaoli", "粤钢先放一放,等明年3月再说", "他们说明年重新启动", "!重新开始"},
		{"xiaoli", "粤钢先放一放,等明年3月再说", "粤钢重新打开报价", "!重新开始"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了粤钢,见了韩总,想上一条折弯线,预算大概350万", "#V1")
		w.says("anna", "Met Julia Stein at Hartmann Pumps today, they want 6 cells, about 540k EUR", "#V")
		if c.first != "" {
			w.tell(c.who, c.first)
		}
		w.hears(c.who, w.tell(c.who, c.says), c.not)
	}
}

// TestTheIdealOfAnotherGoal names the period of the goal that it is of.
func TestTheIdealOfAnotherGoal(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今年目标签2000万", "目标已定")
	w.says("xiaoli", "本月目标200万", "目标已定")
	w.says("xiaoli", "理想今年2500万", "2,000万(理想 2,500万)", "!线索")
}
