package handlers

import (
	"testing"
	"time"
)

func TestAWordOrTwoInATalkIsEnough(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Brightwater done, Ms Lund liked the demo. needs a proposal by the 11th", "Brightwater", "proposal")
	w.says("anna", "they also talk to Bosch Rexroth", "Rivals: Bosch Rexroth", "Brightwater")
	w.says("anna", "they also talk to procurement", "!Rivals")
	w.says("anna", "remind me to send him the brochure tonight", "#T2")
	w.says("anna", "brochure's out", "Done", "brochure")
	w.says("anna", "ring her again Tuesday morning", "Lund", "Brightwater", "Nov 3", "!Lead")
	w.says("xiaoli", "捷普见完了,罗经理说明年要换三台贴片机", "拜访 · 捷普")
	w.says("xiaoli", "下周约他来展厅", "约他来展厅", "#T", "!对吗")
	w.says("xiaoli", "三台大概300个", "300万", "捷普")
	w.says("xiaoli", "捷普这个先按A类吧", "A 级")
	w.says("xiaoli", "明年扩产", "A 级", "捷普")
	w.says("xiaoli", "今天啥安排", "!没看懂")
	w.says("xiaoli", "拜访了中联,见了魏工", "中联")
	w.says("xiaoli", "他们现在用的是唐山松下的", "对手 松下", "中联")
	w.says("xiaoli", "他们现在用的是老设备", "!对手")
	w.says("xiaoli", "我明天联系下", "中联", "11-03")
	w.says("xiaoli", "中联今天没去成,堵车", "没去成")
	w.says("xiaoli", "改明天上午", "中联", "11-03")
	w.says("anna", "Bright Foods: nobody picked up", "Call logged", "Bright Foods")
	w.says("anna", "same with Kestrel Packaging", "Call logged", "Kestrel Packaging", "ot reached")
	w.says("anna", "met Greta at Oakline, she wants 2 robots", "Oakline")
	w.says("anna", "she'd like a ballpark by tomorrow evening", "Oakline", "ballpark", "Nov 3")
	w.says("anna", "CFO needs to approve anything above 50k", "Oakline", "!waiting")
	w.says("anna", "drop Oakline", "Oakline", "!not sure")
}

func TestACallThatIsTriedOnceMoreIsAStep(t *testing.T) {
	for _, row := range []struct{ says, due, not string }{
		{"下午再打", "11-02", "; 下午"},
		{"明天再打", "11-03", "; 明天"},
		{"晚点再打", "11-02", "; 晚点"},
		{"明早再打一次", "11-03", "; 明早"},
		{"过两天再打", "11-04", "; 过两天"},
		{"周四下午再联系他", "11-05", "; 周四"},
		{"try again this afternoon", "11-02", "; try"},
		{"will call back tomorrow", "11-03", "; will"},
		{"明天再打样", "#", "给王经理打电话"}, // a sample, no call
	} {
		w := newWorld(t)
		w.says("xiaoli", "打了粤钢王经理没人接", "没联系上")
		w.says("xiaoli", row.says, row.due, "!"+row.not)
	}
}

// What is said of several people is kept of each alone, and ranks make no customer.
func TestSeveralPeopleAndRanksInOneLine(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢 见了王总 李工 老赵,聊了折弯机", "拜访 · 粤钢")
	w.tell("xiaoli", "王总拍板 李工是技术 有点反对我们 老赵是车间用的 支持")
	w.says("xiaoli", "李工啥情况", "李工", "反对")
	w.says("xiaoli", "老赵啥情况", "老赵", "支持", "!反对")
	w.says("xiaoli", "王总啥情况", "王总", "!反对")
	w.says("xiaoli", "王总影响李工", "影响")
	w.says("xiaoli", "王总啥情况", "影响: 李工", "!汇报给")
	for _, said := range []string{"排名行业第5 利润排第8", "行业排名第5,利润第8", "销售额排第5 利润排8", "粤钢行业排第5 利润第8"} {
		w.says("xiaoli", said, "销售排名 5", "利润排名 8", "粤钢", "!新客户")
		w.tell("xiaoli", "撤销")
	}
}

func TestAFirstNameAndRanksInEnglish(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "new lead: Oakline Furniture, Dongguan, want a bending line, contact Neil Ford", "Oakline Furniture", "Neil Ford")
	w.says("anna", "called Neil, voicemail", "Not reached", "Neil Ford", "!Which customer")
	w.says("anna", "sales rank 12 profit rank 18", "Rank by sales: 12", "Rank by profit: 18")
	w.says("anna", "called Zoe, voicemail", "Which customer")
}

func TestAVisitThatWasBookedIsTold(t *testing.T) {
	w := newWorld(t)
	w.clock.Set(time.Date(2026, 11, 2, 1, 10, 0, 0, time.UTC))
	w.says("anna", "heading to Oakline, meeting Greta at 10", "Oakline", "10:00", "!Visit logged")
	w.clock.Set(time.Date(2026, 11, 2, 4, 0, 0, 0, time.UTC))
	w.says("anna", "remind me to call Greta on Friday", "Nov 6", "!Visit logged")
	w.clock.Set(time.Date(2026, 11, 2, 4, 30, 0, 0, time.UTC))
	w.says("anna", "good meeting. Greta wants 2 robots for the paint shop", "Visit logged · Oakline", "Greta")
	w.says("anna", "she'd like a ballpark by tomorrow evening", "Oakline", "ballpark", "Nov 3")
	w.clock.Set(time.Date(2026, 11, 2, 7, 0, 0, 0, time.UTC))
	w.says("xiaoli", "待会去下捷普,约了采购罗经理下午三点半", "捷普", "15:30")
	w.clock.Set(time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC))
	w.says("xiaoli", "见完了,罗经理说他们明年要换三台贴片机", "拜访 · 捷普", "罗经理")
	w.says("xiaoli", "今天拜访了美的周工", "拜访 · 美的", "!捷普")
}

func TestWhatSoundsLikeItIsLeftAlone(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "met Greta at Oakline, she wants 2 robots", "Oakline")
	w.says("anna", "remind me to call Greta on Friday", "Nov 6")
	w.says("anna", "Greta's out", "!Done")
	w.says("anna", "they want the line by next summer", "!send them")
	w.says("anna", "remind me to send her the brochure on Friday", "Nov 6")
	w.says("anna", "drop it", "brochure", "!Give Oakline up")
	w.says("xiaoli", "给美的打了电话,没人接", "美的")
	w.says("xiaoli", "我也是", "!没见到人", "!没人接")
}

// A manager's yes to something else decides nothing.
func TestAYesToSomethingElseGrantsNothing(t *testing.T) {
	w := newWorld(t)
	w.tell("xiaoli", "今天拜访了粤钢周工,聊焊接线")
	w.tell("xiaoli", "粤钢 预算120万")
	w.tell("xiaoli", "请示王经理,粤钢能不能给85折")
	w.clock.Set(w.clock.Now().Add(time.Minute))
	w.says("wangmin", "今天拜访了美的周工", "拜访 · 美的")
	w.says("wangmin", "行,不过我下周再去", "!已同意", "!同意")
}
