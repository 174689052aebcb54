package handlers

import (
	"testing"
	"time"
)

// What reps type in a car park: each line is said by 小李 after the one before.
func TestFollowUpsMeanWhatWasJustSpokenOf(t *testing.T) {
	w := newWorld(t)
	s := w.says("xiaoli", "早上去了趟宁德时代,见了设备部的黄经理,让我下周五之前给个方案", "拜访 · 宁德时代", "黄经理", "11-13 周五 给个方案")
	w.says("xiaoli", "预算是300万", "已改 #V1 宁德时代", "300万")
	w.has(w.now(s), "300万")
	w.says("xiaoli", "是昨天去的", "11-02 周一 → 11-01 周日")
	w.says("xiaoli", "他电话13800138000", "黄经理", "13800138000")
	w.says("xiaoli", "他电话多少", "黄经理 · 宁德时代", "13800138000")
	w.says("xiaoli", "下周二再去一趟", "待办 · 宁德时代", "11-10 周二")
	w.says("xiaoli", "家电行业", "已改", "家电")
	w.says("xiaoli", "宁德时代的人都有谁", "联系人", "黄经理")
	w.says("xiaoli", "宁德时代上次啥时候去的", "拜访记录", "11-01 周日")
	w.says("xiaoli", "这个月拜访了几家", "本月记了 1 条")
	if n := w.visits("xiaoli"); n != 1 {
		t.Errorf("%d visits instead of one", n)
	}
}

func TestATimeOfDayKeepsTheDay(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了亿纬锂能刘工", "#V1")
	w.says("xiaoli", "明天上午十点约了亿纬锂能刘工", "11-03 周二 10:00")
	w.says("xiaoli", "改到下午三点", "11-03 周二 10:00 → 11-03 周二 15:00")
	w.says("xiaoli", "比亚迪那个推到下周一", "比亚迪没有这样一条待办")
	w.says("xiaoli", "周五的拜访取消", "没找到")
	if n := w.tasks("xiaoli"); n != 1 {
		t.Errorf("%d steps instead of one", n)
	}
}

func TestDeletingActsOnWhatWasNamedOrOnNothing(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总", "#V1")
	w.says("xiaoli", "今天拜访了格力李经理", "#V2")
	w.says("xiaoli", "删掉比亚迪", "什么都没删", "#V1")
	w.says("xiaoli", "删掉海尔", "还没有「海尔」的记录")
	w.says("xiaoli", "delete everything", "什么都没删")
	if n := w.visits("xiaoli"); n != 2 {
		t.Fatalf("%d visits are left of two", n)
	}
	w.says("xiaoli", "帮我把刚才的删了", "已撤销 #V2 格力")
	if n := w.visits("xiaoli"); n != 1 {
		t.Errorf("%d visits instead of one", n)
	}
}

func TestWhatWasDoneIsRecordedWhateverElseWasSaid(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天跟美的赵总见了面,他说今年没预算了,明年再看", "拜访 · 美的", "没预算")
	w.says("xiaoli", "客户说明年再看", "还没有在跟的商机", "!已记 拜访")
	if n := w.visits("xiaoli"); n != 1 {
		t.Errorf("%d visits instead of one", n)
	}
}

func TestAVisitGoesWithItsCorrections(t *testing.T) {
	w := newWorld(t)
	s := w.says("xiaoli", "今天拜访了比亚迪王总,预算大概120万,下周三带方案过去", "#V1")
	w.says("xiaoli", "预算是102万", "约120万 → 102万")
	w.says("xiaoli", "王总是采购总监", "采购总监")
	w.has(w.one(w.press("xiaoli", s, "撤销")), "已撤销 #V1 比亚迪")
	if n := w.accounts("xiaoli") + w.visits("xiaoli") + w.tasks("xiaoli"); n != 0 {
		t.Errorf("%d records are left of what was undone", n)
	}
	w.says("xiaoli", "撤销", "没有可撤销的")
	w.says("xiaoli", "恢复", "已恢复 #V1 比亚迪")
	w.has(w.now(s), "102万", "采购总监")
	w.says("wangmin", "#V1 改成昨天", "已改 #V1")
	w.has(w.one(w.press("xiaoli", s, "撤销")), "!已撤销")
	if n := w.visits("xiaoli"); n != 1 {
		t.Error("what another changed was taken back")
	}
}

func TestACustomerIsCorrectedWhereItWasWrong(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了美的周工", "#V1")
	w.says("xiaoli", "今天拜访了海尔李总", "#V2")
	w.says("xiaoli", "客户是格力不是美的", "已改 #V1 格力")
	w.says("xiaoli", "客户是格力不是奥克斯", "直接说")
	w.says("xiaoli", "#V2", "拜访 · 海尔")
}

func TestNotRecordingMeansWhatWasJustKept(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总", "#V1")
	w.later(time.Minute)
	w.says("xiaoli", "这单黄了", "标为输单?")
	w.later(time.Minute)
	w.says("xiaoli", "别记了", "!已撤销")
	w.says("xiaoli", "比亚迪那边不要了", "!已撤销")
	if w.visits("xiaoli") != 1 {
		t.Error("the visit was taken back")
	}
}

func TestShortWordsFinishTheStepJustSpokenOf(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了TCL王部长", "#V1")
	w.says("xiaoli", "明天给王部长打电话", "待办", "给王部长打电话")
	w.says("xiaoli", "好了 打了", "完成", "给王部长打电话")
	w.says("xiaoli", "海尔的李总约我下周三吃饭", "海尔")
	w.says("xiaoli", "① 周五送样", "待办 · 海尔", "送样")
}

func TestAManagerAsksForOnePersonsDay(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总", "#V1")
	w.says("wangmin", "小李今天跑了几家", "小李 · 今天记了 1 条", "比亚迪")
	w.says("anna", "小李今天跑了几家", "manager", "!比亚迪")
	w.says("wangmin", "把比亚迪给Anna", "交接 小李 → Anna(预览,未生效)")
}
