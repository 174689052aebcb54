package handlers

import (
	"strings"
	"testing"
)

// What goes to a customer without a visit or a call is an activity of its own, or more of what
// was just told.

func TestWhatWasSentIsRecorded(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "给比亚迪发了报价", "其他活动 · 比亚迪", "发了报价", "!没看懂")
	w.says("xiaoli", "昨天把方案发给比亚迪了", "其他活动 · 比亚迪", "11-01")
	w.says("xiaoli", "上周给宁德时代寄了样品", "其他活动 · 宁德时代(新客户)", "线索")
	w.says("xiaoli", "采购一直没回", "已补", "宁德时代", "!没见到人")
	w.says("xiaoli", "比亚迪微信聊了下交期", "电话 · 比亚迪", "!拜访")
	w.says("anna", "sent Lindner the brochure", "Other", "Lindner", "brochure")
	w.says("anna", "emailed them the quote", "Added to", "Lindner", "quote")
}

func TestWhatWasSentJoinsTheVisitOfJustNow(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总", "拜访 · 比亚迪(新客户) #V1")
	w.says("xiaoli", "给王总发了资料", "已补 拜访 · 比亚迪 #V1", "发了资料")
	w.says("xiaoli", "样品还没寄给比亚迪", "!其他活动")
	w.says("xiaoli", "他们把图纸发给我们了", "!其他活动")
	if n := w.visits("xiaoli"); n != 1 {
		t.Errorf("%d activities instead of one", n)
	}
}

func TestAPlanOfJustNowIsGivenUpAndMeantAgain(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总", "#V1")
	w.says("xiaoli", "周五给比亚迪打电话", "#T1", "11-06")
	w.says("xiaoli", "不打了", "已取消", "#T1", "!完成")
	w.says("xiaoli", "改下周一,时间不变", "11-09", "比亚迪")
	w.says("anna", "visit Lindner Thursday at 3pm with Ms Vogt", "Lindner", "15:00", "visit Lindner with Ms Vogt", "!at with")
	w.says("anna", "Vogt cancelled, she's sick", "Cancelled", "Lindner")
	w.says("anna", "rescheduled for Friday same time", "Nov 6, 15:00", "Lindner")
	w.says("anna", "drop #T4", "Cancelled")
}

func TestAReminderForAMonthFallsOnItsFirstWorkingDay(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总", "#V1")
	w.says("xiaoli", "明年3月提醒我问比亚迪预算", "2027-03-01", "问比亚迪预算")
	w.says("xiaoli", "4月提醒我", "2027-04-01", "联系比亚迪")
	w.says("anna", "spoke to Jonas at Petersen by phone, no budget", "Petersen")
	w.says("anna", "remind me in May to call Petersen", "May 3, 2027", "call Petersen", "!May to call")
	w.says("anna", "remind me again in June", "Jun 1, 2027", "Petersen")
	w.says("anna", "Remind me in May to call "+strings.Repeat("Ⱥ", 40), "May 3, 2027")
}

func TestTheBeginningOfANameMeansWhoIsTalkedOf(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了中车时代的赵科长", "拜访 · 中车时代")
	w.says("xiaoli", "中车那边老孙对精度有疑问", "中车时代", "!哪一家")
	w.says("xiaoli", "他们在比三家,有一家是深圳的鸿达", "鸿达", "中车时代", "!还没有「鸿达」")
	w.says("xiaoli", "问下王敏付款能不能月结60", "待办", "问下王敏", "!同去")
}

func TestAnAfternoonIsToldInPiecesInEnglish(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Visited Novak Steel in Ostrava, Petr Novak owns it", "Visit logged · Novak Steel")
	w.says("anna", "want a quote for a third one, around 75k EUR", "Task Novak Steel", "Opportunity Novak Steel, about €75k")
	w.says("anna", "he wants the line running by September", "Added to visit · Novak Steel", "!Task saved")
	w.says("anna", "Also saw Meyer Plastics, nobody there", "Visit logged · Meyer Plastics", "Nobody met")
	w.says("anna", "next visit Dec 14", "Mon, Dec 14 visit Meyer Plastics")
	w.says("anna", "so let's say 80% for Novak", "Novak Steel", "80%")
	if told := w.tell("anna", "thanks, done for today"); len(told) > 0 {
		t.Errorf("who says that the day is over is answered %d times", len(told))
	}
	w.says("xiaoli", "今天拜访了华兴", "拜访 · 华兴")
	w.says("xiaoli", "要我出个两台的报价,大概75万", "待办 华兴", "商机 华兴,约75万")
	w.says("xiaoli", "下次14号去", "11-14", "拜访华兴")
}

func TestWhoLooksInOnTheWayAndWhereAThingIsFrom(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "下午在永盛塑胶待了两小时", "拜访 · 永盛塑胶(新客户)")
	w.says("xiaoli", "旧线是日本的,用了12年", "已补 拜访 · 永盛塑胶")
	w.says("xiaoli", "到时候带样品再去一次", "永盛塑胶", "!日本")
	w.says("xiaoli", "今天还路过了宏远,顺手送了份资料", "其他活动 · 宏远(新客户)", "!永盛")
}
