package handlers

import (
	"testing"
	"time"
)

// What he wants done for him is a step of his own: the assistant rings nobody and writes to no
// customer, and has not done so either.
func TestToReachSomebodyForHimIsAStep(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
	w.says("xiaoli", "帮我给刘总打个电话", "待办", "给刘总打个电话", "!#V2")
	w.says("xiaoli", "帮我约一下刘总", "待办", "约刘总", "!#V2")
	w.hears("xiaoli", w.tell("xiaoli", "给刘总打了个电话,没接"), "!待办")
	w.says("anna", "Met Tom Reed at Kestrel Packaging today, about a line", "#V")
	w.says("anna", "call Tom for me tomorrow", "Task", "call Tom", "!Call logged")
	w.says("anna", "could you text Tom that we're late", "Task", "text Tom that we're late")
	w.hears("anna", w.tell("anna", "called Tom for the drawings, he was out"), "!Task")
}

// What his boss asked him he asks the assistant.
func TestTheBossAsksHim(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
	w.says("xiaoli", "老板问我恒发到哪一步了", "恒发五金", "!没看懂")
	w.says("xiaoli", "领导问我本月能签多少", "11月", "!没看懂")
	w.hears("xiaoli", w.tell("xiaoli", "他们老板问我们能不能开专票"), "已补 拜访", "专票")
}

// Chat after a visit is none of it; what is still to be done, who else there is and what lacks are.
func TestAfterAVisit(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "visited Hallmark Tools this afternoon, saw Peter Lang, they want two presses", "#V1")
	w.silent(w.tell("anna", "traffic was murder"))
	w.silent(w.tell("anna", "ok heading home"))
	w.says("anna", "need to send a layout by Thursday", "Task", "send a layout")
	w.hears("anna", w.tell("anna", "they'd want it running by May"), "Added to visit")
	w.says("anna", "who's the competitor there?", "Hallmark Tools", "!by person")
	w.says("anna", "what's still missing for this one", "Hallmark Tools", "missing")
	w.says("xiaoli", "今天去了恒发五金,刘总不在,见了小钱,聊了切割线", "小钱 · 刘总不在")
	w.silent(w.tell("xiaoli", "今天堵车堵死了"))
	w.hears("xiaoli", w.tell("xiaoli", "小钱说改造推到明年3月"), "已补 拜访", "改造推到明年3月")
	w.says("xiaoli", "还有啥没填的", "恒发五金", "还缺")
}

// Where two were met, each one's word stands with his name.
func TestWhoSaidWhatOfTwo(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天见了恒发五金的刘总和李工,刘总嫌贵,李工觉得可以", "刘总嫌贵", "李工觉得可以")
	w.says("anna", "visited Kestrel Packaging, Peter was out, saw Anna Klein instead", "Peter was out")
	w.says("xiaoli", "今天拜访了蓝思的周工,周工说要两台", "说要两台")
}

// Going somewhere on a day is a visit that is planned: the one that is made does it, and what was
// called off a moment ago is what gets another day.
func TestGoingThereIsAPlannedVisit(t *testing.T) {
	w := newWorld(t)
	w.tell("xiaoli", "明天去恒发五金")
	w.tell("xiaoli", "明天去大族激光")
	w.later(24 * time.Hour)
	w.tell("xiaoli", "恒发见了刘总,聊得不错")
	w.hears("xiaoli", w.tell("xiaoli", "恒发有啥待办"), "还没定")
	w.says("xiaoli", "大族激光取消了", "已取消", "去大族")
	w.says("xiaoli", "改到周五上午", "待办", "大族", "!恒发")
	w.says("xiaoli", "明天去恒发送合同", "送合同")
}
