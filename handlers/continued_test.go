package handlers

import (
	"testing"
	"time"
)

// Whoever goes on talking was not there twice: what he adds joins what he told
// of just now.
func TestWhoGoesOnAddsToWhatHeToldOf(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天跑了两家,恒力石化和东山精密", "已记 2 条")
	w.says("xiaoli", "恒力那边见了设备部的刘经理,对激光焊接感兴趣", "已补 拜访 · 恒力石化 #V1", "刘经理")
	w.says("xiaoli", "东山没啥进展", "已补 拜访 · 东山精密 #V2", "没啥进展")
	w.says("xiaoli", "他嫌贵", "已补 拜访 · 东山精密 #V2", "已补 拜访 · 东山精密", "… 他嫌贵")
	w.says("xiaoli", "对了恒力还有个采购小陈,说他只看价格", "已补 拜访 · 恒力石化 #V1", "刘经理、小陈")
	if n := w.visits("xiaoli"); n != 2 {
		t.Errorf("%d visits instead of two", n)
	}
	w.says("xiaoli", "下午又去了恒力石化,见了张工", "已记 拜访 · 恒力石化 #V3")
	w.later(goesOnFor + 1)
	w.says("xiaoli", "他也嫌贵", "!已补")
}

func TestWhoGoesOnInEnglish(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "visited Oakline today, met Greta", "Oakline", "#V1")
	w.says("anna", "also met her boss Frau Keller, she's worried about delivery times", "Added to visit · Oakline #V1", "Keller")
	w.says("anna", "he thinks we are too expensive", "Added to visit · Oakline #V1")
	if n := w.visits("anna"); n != 1 {
		t.Errorf("%d visits instead of one", n)
	}
}

func TestWhatIsNotClearIsOfferedToBeAdded(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总", "#V1")
	w.says("xiaoli", "蓝色的那个放第二排", "已补 拜访 · 比亚迪 #V1", "蓝色的那个放第二排") // while he is still telling
	w.clock.Advance(15 * time.Minute)
	s := w.says("xiaoli", "红色的放第一排", "[补到 #V1]")
	w.has(w.one(w.press("xiaoli", s, "补到 #V1")), "已补 拜访 · 比亚迪 #V1", "红色的放第一排")
	if n := w.visits("xiaoli"); n != 1 {
		t.Errorf("%d visits instead of one", n)
	}
}

func TestWhatIsSaidOfTheTalkJoinsIt(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了格力周总监", "#V1")
	w.says("xiaoli", "他们三条线都要换,一期先做一条,大概150", "已补 拜访 · 格力 #V1", "!元")
	w.says("xiaoli", "要我们降10个点", "已补 拜访 · 格力 #V1", "要我们降10个点")
	w.says("xiaoli", "周总监回复说贵了", "已补 拜访 · 格力 #V1")
	w.says("xiaoli", "这单我感觉有六成把握", "60%")
	w.says("xiaoli", "帮我立项", "立项 LX-", "格力")
	if n := w.visits("xiaoli"); n != 1 {
		t.Errorf("%d visits instead of one", n)
	}
}

func TestRivalsAndTheirPrices(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒力石化刘经理,预算200万", "#V1")
	w.says("xiaoli", "竞争对手是谁", "还没记对手", "对手 大族")
	w.says("xiaoli", "恒力这单竞争对手有大族和联赢", "对手 大族、联赢")
	w.says("xiaoli", "大族报了190万", "大族 报价:190万", "!第1版")
	w.says("xiaoli", "对手是谁", "大族、联赢", "大族 报价:190万")
	w.says("xiaoli", "我们报了195万", "第1版 195万")
	w.says("xiaoli", "对手大族报380 通快报360 我们比通快稳", "大族、联赢、通快", "通快 报价:360", "!线索")
}

func TestALostDealNamesWhereItWent(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒力石化刘经理,金额200万", "#V1")
	w.says("xiaoli", "恒力黄了,输给了库卡,价格高了10%", "标为输单", "库卡", "20万")
	w.says("xiaoli", "等等,还没丢呢", "不记了")
	w.says("anna", "visited Oakline, met Greta", "#V2")
	w.says("anna", "Oakline is lost, went to Schuler, they were 15% cheaper", "lost?", "Schuler", "!Visit logged")
	w.says("anna", "no wait, it's not lost yet", "!Visit")
	if n := w.visits("anna"); n != 1 {
		t.Errorf("%d visits instead of one", n)
	}
}

func TestASumIsPutRightByANumberAlone(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒力石化刘经理", "#V1")
	w.says("xiaoli", "恒力那个单子大概能做到200万", "200万")
	w.says("xiaoli", "不对,是220", "200万 → 220万")
	w.says("xiaoli", "不对,是3", "要改哪里", "!→") // in no unit anything like it
}

func TestAStepIsPutOffToCome(t *testing.T) {
	w := newWorld(t) // a Monday
	w.says("xiaoli", "恒力石化约到了,周五下午2点见赵总", "11-06 周五 14:00 见赵总", "!拜访")
	w.later(4 * 24 * time.Hour)
	w.says("xiaoli", "改到周四吧", "→ 11-12 周四")
}

func TestAnotherHourIsAskedFor(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "got Mr. Weber at Bosch on the phone, meeting next Tuesday at 10", "Bosch", "10:00")
	w.says("anna", "can we make it 11 instead", "10:00", "11:00")
	w.says("anna", "could you move it to 2?", "11:00", "14:00")
}

func TestAMeetingThatIsOverWasTheOneBooked(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "见完了", "!已记")
	w.says("xiaoli", "今天下午三点约了格力的周总监", "格力", "15:00")
	w.later(6 * time.Hour)
	w.says("xiaoli", "见完了", "已记 拜访 · 格力")
	w.says("xiaoli", "他们三条线都要换,希望先看样板", "已补 拜访 · 格力")
	w.says("xiaoli", "这单怎么赢", "格力")
	if n := w.visits("xiaoli"); n != 1 {
		t.Errorf("%d visits instead of one", n)
	}
}

func TestAnApplicationIsLeftAlone(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒力石化刘经理,预算200万", "#V1")
	w.says("xiaoli", "我要给恒力立项", "立项 LX-", "草稿")
	w.says("xiaoli", "提醒我周五给刘经理打电话", "已记 待办", "!立项 LX-")
	w.says("xiaoli", "算了先不立", "!已记")
}

func TestTheirMoneyIsNoRequestOfOurs(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒力石化刘经理", "#V1")
	w.says("xiaoli", "恒力的预算还没批下来", "资金落实:否", "!在审")
}

// Somebody to be added is noted with the customer that was just spoken of; of who
// has none he is a colleague, and who is already there is shown.
func TestSomebodyToBeAdded(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪陈总", "#V1")
	w.says("xiaoli", "加孙小林", "已记 联系人 · 孙小林 · 比亚迪")
	w.says("xiaoli", "存个联系人 孙小林", "孙小林 · 比亚迪", "!备注")
	w.says("xiaoli", "加班了", "!孙小林", "!已记 联系人")
	w.says("zhouhang", "加孙小林", "人员名单里没有「孙小林」", "加小孙 华南 销售")
	w.says("zhouhang", "张三离职,客户交给李四", "人员名单里没有「张三」")
	w.says("zhouhang", "张三离职了,客户都给Anna", "人员名单里没有「张三」")
}

// What was arranged and is named is moved, not arranged anew.
func TestAStepThatIsNamedIsMoved(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "new lead: Oakline, Leeds, wants a saw", "Lead saved")
	w.says("anna", "move my Oakline visit to Friday", "Nothing is booked at Oakline")
	w.says("anna", "visited Oakline today, met Hans, demo in two weeks", "Next:")
	w.says("anna", "move the demo to next Tuesday", "Moved · Oakline demo")
	w.says("anna", "can we push my Oakline visit to next Friday?", "Moved · Oakline demo")
}
