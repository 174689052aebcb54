package handlers

import (
	"testing"
	"time"
)

// What somebody tells of a customer of his own, by name and out of the blue, is news of that
// customer; what is chat, an order or of somebody else stays a question.
func TestNewsOfANamedCustomer(t *testing.T) {
	for _, c := range []struct{ says, kept string }{
		{"恒发领导层还没批预算", "客户动态"},
		{"恒发刘总微信说明年三月才招标", "客户动态"},
		{"刘总说估计要等到元旦后", "客户动态"},
		{"刘总说领导那边还要过会,估计要等到元旦后", "客户动态"},
		{"听说刘总要调走了", "客户动态"},
		{"刘总下个月要退休了", "!离开了"},
		{"恒发食堂真不错", "!客户动态"},
		{"恒发合同打印一下", "!客户动态"},
		{"刘总说周五前给他方案", "!等对方"},
		{"刘总说明年才启动,我三月再联系他", "!客户动态"},
		{"恒发的合同在谁那", "!客户动态"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
		w.later(48 * time.Hour)
		w.hears("xiaoli", w.tell("xiaoli", c.says), c.kept)
	}
}

// Somebody who is known elsewhere is not put to the customer who is talked of.
func TestNewsOfSomebodyElsewhere(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了周经理,聊了切割线", "#V1")
	w.says("xiaoli", "今天拜访了大族激光,见了刘总", "#V2")
	w.hears("xiaoli", w.tell("xiaoli", "周经理那边样品到了"), "!大族激光")
}

// Papers that went to a customer end the step for them, whoever is named beside it.
func TestWhatWasSentEndsItsStep(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总,周五前把方案发给他", "#T1")
	w.says("xiaoli", "恒发方案发给刘总了", "完成", "#T1")
	w.hears("xiaoli", w.tell("xiaoli", "给恒发寄了两份画册"), "画册", "!没看懂")
}

// What troubles somebody is kept beside what he is.
func TestWhatTroublesSomebody(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总和李工", "#V1")
	for said, then := range map[string]string{"刘总支持我们但是嫌贵": "关心 嫌贵", "李工支持我们,就是担心售后": "售后"} {
		got := w.tell("xiaoli", said)
		if len(got) < 2 {
			t.Fatalf("%q was answered with %d cards", said, len(got))
		}
		w.has(got[0], "支持度")
		w.has(got[1], then)
	}
}

// A day of the week is one of the week of the step that moves.
func TestAStepOfNextWeekMovesWithinIt(t *testing.T) {
	w := newWorld(t) // on a Thursday
	w.says("xiaoli", "下周二上午去恒发五金做技术交流", "#T1", "11-10")
	w.says("xiaoli", "改到周三吧,他们周二开会", "11-10 周二 → 11-11 周三")
	w.says("xiaoli", "推到周一", "11-16")
	w.says("xiaoli", "改到这周五", "11-06")
	w.says("anna", "send Kestrel Packaging the reference list by tomorrow", "#T2")
	w.says("anna", "push the reference list to monday", "→ Mon, Nov 9", "!Task saved")
	w.hears("anna", w.tell("anna", "push the project to next week"), "!→")
}

// A list that is only named is asked for; it tells nothing of the visit before it.
func TestAListThatIsOnlyNamed(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了合同", "#V1")
	for _, list := range []string{"今年丢的单子", "给我看下今年丢的单子", "没签的单子", "过期的待办", "有日子没联系的客户", "这周没拜访的客户", "本月新增的线索"} {
		w.hears("xiaoli", w.tell("xiaoli", list), "!已补", "!已记", "!没看懂")
	}
	w.hears("xiaoli", w.tell("xiaoli", "他们今年丢了一个大单子"), "已补")
	w.says("anna", "Met Tom Reed at Kestrel Packaging today, about a line", "#V")
	for _, list := range []string{"who haven't I talked to in a while", "customers I haven't visited in a month", "which customers are going quiet", "new leads this month", "accounts not contacted for 30 days"} {
		w.hears("anna", w.tell("anna", list), "!Added", "!not logged", "!not sure")
	}
}

// A manager asks whether all have logged, and lets a hand-over be in as many words as he likes.
func TestAManagerAsksAndLetsItBe(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了合同", "#V1")
	w.says("wangmin", "今天大家都写了吗", "还没记录", "!没看懂")
	w.hears("xiaoli", w.tell("xiaoli", "他们都写了吗"), "!还没记录")
	w.says("wangmin", "把恒发五金给Anna跟", "预览")
	w.says("wangmin", "算了还是小李跟", "!预览", "!没看懂")
	w.says("wangmin", "恒发五金谁在跟", "小李")
}
