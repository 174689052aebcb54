package handlers

import (
	"testing"
	"time"
)

// Another day is asked of in as few words as come to one's mind.
func TestAnotherDayIsAskedOf(t *testing.T) {
	alone(t)
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
	w.says("xiaoli", "今天干了啥", "恒发五金")
	w.says("xiaoli", "明天呢", "明天")
	w.says("xiaoli", "那后天呢", "没有到期")
	w.says("xiaoli", "昨天呢", "昨天还没记")
	w.says("anna", "what's on today", "today")
	w.says("anna", "tomorrow?", "tomorrow")
	w.says("anna", "and yesterday", "yesterday")
	w.later(time.Hour)
	w.says("anna", "tomorrow", "Nothing due tomorrow") // out of the blue, too
	w.says("xiaoli", "这个月跑了几家", "本月记了")
	w.says("xiaoli", "上个月呢", "上个月")
}

// A word that agrees and then what is to be done is that, and no part of what was said before.
func TestABidBehindAWordThatAgrees(t *testing.T) {
	alone(t)
	for _, said := range []string{
		"ok move the service plan to the 21st", "ok, move the service plan to the 21st", "right, move the service plan to the 21st",
		"alright so push the service plan to the 21st", "fine, let's move the service plan to the 21st",
	} {
		w := newWorld(t)
		w.says("anna", "Met Tom Reed (buyer) at Kestrel Packaging today, about a line", "#V1")
		w.says("anna", "send him the service plan by Friday", "#T1")
		w.hears("anna", w.tell("anna", said), "Moved", "Nov 21")
	}
	w := newWorld(t)
	w.says("anna", "Met Tom Reed (buyer) at Kestrel Packaging today, about a line", "#V1")
	w.hears("anna", w.tell("anna", "good show at their plant, all lines run"), "Added to visit")
	w.hears("anna", w.tell("anna", "fine with the price he said"), "Added to visit")
}

// A call that was to be made is done by the call, and one that reached nobody does none.
func TestACallDoesTheCallToBeMade(t *testing.T) {
	alone(t)
	for _, row := range []struct{ step, told, then string }{
		{"今天给刘总打电话催合同", "给刘总打了电话,他说合同下周签", "!催合同"},
		{"今天给刘总打电话催合同", "给刘总打电话没人接", "催合同"},
		{"今天给刘总打电话催合同", "今天拜访了恒发五金的张工,看了现场", "催合同"},
		{"今天给刘总打电话催合同", "给恒发五金张工打了电话,问了图纸", "催合同"},
		{"后天给刘总打电话催合同", "给刘总打了电话,问了图纸", "催合同"},
		{"今天要跟刘总开视频会议聊报价", "刚和刘总视频会议完,他嫌贵", "!聊报价"},
		{"今天发报价给刘总", "给刘总打了电话,问了图纸", "报价"},
		{"今天把图纸发给刘总", "给刘总打了电话,问了地址", "图纸"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "昨天拜访了恒发五金,见了刘总、张工,聊了切割线", "#V1")
		w.says("xiaoli", row.step, "#T1")
		w.tell("xiaoli", row.told)
		w.says("xiaoli", "我的待办", row.then)
	}
}

// What somebody else did at a customer is no visit of ours to a new one.
func TestWhatARivalDidThere(t *testing.T) {
	alone(t)
	for _, row := range []struct{ said, want string }{
		{"小何说发那科上周来演示过", "客户动态"},
		{"发那科昨天来了", "客户动态"},
		{"刘总说西门子上周来演示过", "客户动态"},
		{"发那科降到165万了", "!新客户"},
		{"今天拜访了发那科张经理", "拜访 · 发那科"},
		{"新线索 发那科 想买两台机器", "线索 · 发那科"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了大族激光,见了刘总,180万,对手是发那科", "#V1")
		w.hears("xiaoli", w.tell("xiaoli", row.said), row.want)
	}
}

// How far down we go is a floor, and no new sum.
func TestHowFarDownWeGo(t *testing.T) {
	alone(t)
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了大族激光,见了刘总,180万", "#V1")
	for _, said := range []string{"大族激光的价格最低可以到170万", "大族激光最多降到170万", "大族激光不能低于170万"} {
		w.hears("xiaoli", w.tell("xiaoli", said), "底价 170万", "!金额")
	}
	w.hears("xiaoli", w.tell("xiaoli", "大族激光降到170万"), "!底价")
	w.hears("xiaoli", w.tell("xiaoli", "大族激光预算最低170万"), "!底价")
	w.says("anna", "Met Tom Reed (buyer) at Kestrel Packaging today, 300k EUR", "#V2")
	w.hears("anna", w.tell("anna", "lowest we can go for Kestrel Packaging is 280k"), "Floor: €280k")
}

// Two steps that begin alike are told apart by the number on their buttons.
func TestStepsThatBeginAlike(t *testing.T) {
	alone(t)
	w := newWorld(t)
	w.says("anna", "Met Tom Reed (buyer) at Kestrel Packaging today, about a line", "#V1")
	w.says("anna", "send Kestrel Packaging the layout drawing by Friday", "#T1")
	w.says("anna", "send Kestrel Packaging the layout notes by Thursday", "#T2")
	got := w.one(w.tell("anna", "sent the layout to Kestrel Packaging"))
	labels := map[string]bool{}
	for _, b := range got.post.Card.Buttons {
		labels[b.Label] = true
	}
	if len(labels) < len(got.post.Card.Buttons) {
		t.Errorf("buttons with the same words: %v", got.post.Card.Buttons)
	}
}

// The name of a day alone puts a day right while one still talks of it, and asks for that day's list later.
func TestADayAloneIsAList(t *testing.T) {
	alone(t)
	for _, row := range []struct {
		after    time.Duration
		says, is string
	}{
		{time.Minute, "周四", "周四"},
		{20 * time.Hour, "今天", "!已改"},
		{20 * time.Hour, "昨天", "!已改"},
		{20 * time.Hour, "前天", "!今天"},
		{20 * time.Hour, "today", "!已改"},
		{20 * time.Hour, "周五", "!已改"},
		{20 * time.Hour, "不对,是周四", "已改"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "下周三约一下恒发五金的刘总", "#T1")
		w.later(row.after)
		w.says("xiaoli", row.says, row.is)
	}
}

// What somebody is can be put right, and who was met stays as it is.
func TestAPostIsPutRight(t *testing.T) {
	alone(t)
	for _, row := range []struct{ says, is string }{
		{"不对,孙总是副总", "!见了谁"},
		{"不对,孙总是副总,不是老板", "老板 → 副总"},
		{"不对,周经理是采购总监", "采购总监"},
		{"不对,是孙总", "见了谁 周经理、孙总 → 孙总"},
		{"不对,见的是孙总", "见了谁 周经理、孙总 → 孙总"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了周经理,老板孙总也在", "#V1", "孙总")
		w.says("xiaoli", row.says, row.is)
	}
}

// A visit that was booked is what is told of once its hour is over, in whatever words it ends.
func TestABookedVisitIsOver(t *testing.T) {
	alone(t)
	for _, row := range []struct {
		after    time.Duration
		says, is string
	}{
		{3 * time.Hour, "看完了", "已记 拜访 · 恒发五金"},
		{3 * time.Hour, "转完了", "已记 拜访 · 恒发五金"},
		{3 * time.Hour, "见到了,刘总没意见", "已记 拜访 · 恒发五金"},
		{3 * time.Hour, "去了,方案讲了", "已记 拜访 · 恒发五金"},
		{30 * time.Minute, "看完了", "!拜访 · 恒发五金"}, // its hour is still to come
		{30 * time.Minute, "吃完了", "!拜访 · 恒发五金"},
		{3 * time.Hour, "合同看完了", "!拜访 · 恒发五金"},
		{3 * time.Hour, "去了再说", "!拜访 · 恒发五金"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "昨天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
		w.says("xiaoli", "约了恒发五金刘总今天下午四点半", "预约")
		w.later(row.after)
		w.hears("xiaoli", w.tell("xiaoli", row.says), row.is)
	}
}

// A visit of today without an hour is that one, unless another customer was spoken of since the morning.
func TestAPlannedVisitIsDone(t *testing.T) {
	alone(t)
	for _, row := range []struct{ between, is string }{
		{"", "已记 拜访 · 恒发五金"},
		{"粤钢陈总打来电话,嫌贵", "!拜访 · 恒发五金"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "昨天拜访了粤钢,见了陈总", "#V1")
		w.says("xiaoli", "昨天拜访了恒发五金,见了刘总,聊了切割线", "#V2")
		w.says("xiaoli", "明天去恒发五金见刘总", "#T1")
		w.later(22 * time.Hour)
		if row.between != "" {
			w.tell("xiaoli", row.between)
		}
		w.later(2 * time.Hour)
		w.hears("xiaoli", w.tell("xiaoli", "去了,方案讲了"), row.is)
	}
}

// A sum that is put right is that of the customer of whom is talked, though a step was set for him since.
func TestTheSumOfWhomIsTalked(t *testing.T) {
	alone(t)
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了大族激光,见了刘总,预算180万", "#V1")
	w.says("xiaoli", "粤钢预算380万", "380万")
	w.says("xiaoli", "粤钢20号前给方案", "#T1")
	w.later(30 * time.Minute)
	w.hears("xiaoli", w.tell("xiaoli", "刚才说错了,预算是390"), "粤钢", "390万", "!大族激光")
}

// A number that is put right by another gives nothing another day.
func TestANumberPutRightMovesNothing(t *testing.T) {
	alone(t)
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总", "#V1")
	w.says("xiaoli", "周五前给恒发五金报价", "#T1")
	w.later(20 * time.Hour)
	w.hears("xiaoli", w.tell("xiaoli", "昨天那顿不是420,是460"), "!下一步", "!改期")
	w.hears("xiaoli", w.tell("xiaoli", "报价不是周五,是周四"), "周四")
}

// Somebody who was not seen takes nothing from a visit at which somebody else was met.
func TestOneOfThemWasNotSeen(t *testing.T) {
	alone(t)
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总", "#V1")
	w.hears("xiaoli", w.tell("xiaoli", "刘总上面是厂长老梁"), "汇报给 老梁", "!拜访")
	w.hears("xiaoli", w.tell("xiaoli", "老梁没见着"), "已补 拜访", "!没见到人")
	w.hears("xiaoli", w.tell("xiaoli", "下午去粤钢,陈总没见着"), "粤钢(新客户,没见到人)")
	w = newWorld(t)
	w.says("xiaoli", "今天去了恒发五金", "#V1")
	w.hears("xiaoli", w.tell("xiaoli", "刘总没见着"), "没见到人")
}

// Who signed has signed; whose signature it takes is what he is.
func TestWhoSigned(t *testing.T) {
	alone(t)
	for _, row := range []struct{ says, is string }{
		{"刘总签字了", "签了多少"},
		{"刘总已经签字了", "签了多少"},
		{"刘总最后签字", "最后批准"},
		{"刘总签字的", "!签了多少"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了刘总,预算60万", "#V1")
		w.hears("xiaoli", w.tell("xiaoli", row.says), row.is)
	}
}
