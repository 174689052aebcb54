package handlers

import (
	"testing"
	"time"

	"milepost/handlers/parse"
)

// A call of which it is not said whether it was made is asked about.
func TestABareCallIsAsked(t *testing.T) {
	alone(t)
	for _, row := range []struct{ says, is string }{
		{"给周经理打个电话", "记待办"},
		{"打一下周经理电话", "记待办"},
		{"打电话给周经理", "记待办"},
		{"给周经理打了个电话", "已记 电话"},
		{"给周经理打电话没人接", "没联系上"},
		{"打电话给周经理,他说下周定", "电话"},
		{"明天给周经理打电话", "待办"},
		{"昨天给周经理打电话", "已记 电话"},
		{"打电话给周经理催合同", "待办"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了周经理", "#V1")
		w.later(time.Hour)
		w.says("xiaoli", row.says, row.is)
	}
}

// What was made is not yet brought there, and a visit that comes late is the one that was booked.
func TestStepsAreDoneByWhatDoesThem(t *testing.T) {
	alone(t)
	for _, row := range []struct {
		step, told, then string
		after            time.Duration
	}{
		{"周四带方案过去", "恒发方案做好了", "带方案", 0},
		{"周四带方案过去", "恒发五金的方案准备好了", "带方案", 0},
		{"周四带方案过去", "方案做好了", "带方案", 0},
		{"周四给恒发五金发方案", "方案发了", "!方案", 0},
		{"周四给恒发五金发方案", "恒发五金方案发了", "!方案", 0},
		{"周四前做方案", "恒发五金方案做好了", "!做方案", 0},
		{"明天去恒发五金", "刚从恒发五金出来,刘总说再看看", "!去恒发五金", 48 * time.Hour},
		{"明天去恒发五金", "刚跟恒发五金刘总通了电话,他说再看看", "去恒发五金", 48 * time.Hour},
		{"下下周三去恒发五金", "刚从恒发五金出来,刘总说再看看", "去恒发五金", 48 * time.Hour},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
		w.says("xiaoli", row.step, "#T1")
		w.later(row.after)
		w.tell("xiaoli", row.told)
		w.says("xiaoli", "我的待办", row.then)
	}
}

// What is said to be done behind a step that is still open is that step.
func TestDoneBehindAStepThatStaysOpen(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
	w.says("xiaoli", "周四带方案过去", "#T1")
	w.says("xiaoli", "周五前给恒发五金报价", "#T2")
	w.says("xiaoli", "恒发五金方案做好了", "还没算完成", "带方案过去")
	w.says("xiaoli", "完成", "带方案过去", "!报价")
}

// What is told after a booked visit is told of it, without its customer's name.
func TestWhatIsToldAfterABookedVisit(t *testing.T) {
	alone(t)
	for _, row := range []struct{ says, is string }{
		{"陈总没在,见了他们设备科的黄工", "已记 拜访 · 恒发五金"},
		{"周经理带我看了车间,陈总也在", "已记 拜访 · 恒发五金"},
		{"老同学来了,见了个面", "!已记 拜访"},
		{"见了小赵", "!已记 拜访"},
		{"陈总电话13900001111", "!已记 拜访"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "昨天拜访了恒发五金的陈总和周经理", "#V1")
		w.says("xiaoli", "明天下午3点去恒发五金", "#T1")
		w.later(25 * time.Hour)
		w.hears("xiaoli", w.tell("xiaoli", row.says), row.is)
	}
}

// A maker who came too is a rival of the customer who is talked of, and no new customer.
func TestAMakerWhoCameTooIsARival(t *testing.T) {
	alone(t)
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金的陈总", "#V1")
	w.later(2 * time.Hour)
	w.hears("xiaoli", w.tell("xiaoli", "ABB上周也去过了"), "客户动态")
	w.hears("xiaoli", w.tell("xiaoli", "陈总电话13900001111"), "恒发五金")
}

// A sum, a rival, a number and a day stand in slots of their own: they are no thoughts about a visit.
func TestWhatBringsFacts(t *testing.T) {
	for text, want := range map[string]bool{
		"预算大概60万": true, "对手是ABB": true, "孙总电话13900001111": true, "下周一报价": true, "budget about 90k": true,
		"推进到方案阶段了,下次要拿到批文": false, "客户很满意,下次带老板一起来": false, "went well, next time meet the boss": false,
	} {
		if got := bringsFacts(parse.Read(text, parse.Context{Said: time.Date(2026, 11, 2, 7, 0, 0, 0, time.UTC), Zone: time.UTC})); got != want {
			t.Errorf("%s brings facts: %v, want %v", text, got, want)
		}
	}
}

// A question of long ago is answered by a day alone, and by no sentence in which one stands.
func TestADayInASentenceAnswersNothing(t *testing.T) {
	alone(t)
	for _, row := range []struct{ says, is string }{
		{"他说下周一领导过会", "!已暂停"},
		{"周经理12号出差", "!已暂停"},
		{"12月20日", "已暂停"},
		{"那就停到下周一再说吧", "已暂停"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "昨天拜访了恒发五金的陈总,预算60万", "#V1")
		w.hears("xiaoli", w.tell("xiaoli", "恒发五金的项目先放一放"), "暂停到哪天")
		w.hears("xiaoli", w.tell("xiaoli", row.says), row.is)
	}
}

// Who called somebody asks nothing of him.
func TestWhoWasCalledIsNoQuestion(t *testing.T) {
	alone(t)
	for _, row := range []struct{ says, is string }{
		{"called Greta", "Call logged"},
		{"I called Greta", "Call logged"},
		{"what is Greta called", "!Call logged"},
	} {
		w := newWorld(t)
		w.says("anna", "Met Greta Lindqvist at Otto Packaging today, two palletizers, budget 300k EUR", "Otto Packaging")
		w.later(20 * time.Hour)
		w.says("anna", row.says, row.is)
	}
}
