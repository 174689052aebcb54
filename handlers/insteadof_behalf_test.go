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
	w.hears("xiaoli", w.tell("xiaoli", "老板问我们多久能交货"), "已补 拜访", "多久能交货")
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

// A leader sends off whoever has the customer that he looks at; who is to own it, and that he thinks
// better of it, he says in any words.
func TestALeaderGivesOrdersOfACustomer(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线,预算大概300万", "#V1")
	w.says("wangmin", "恒发那个单子到底卡在哪", "恒发五金", "还不能进")
	w.hears("wangmin", w.tell("wangmin", "让他明天去找刘总"), "已交给 小李", "去找刘总")
	w.says("wangmin", "把恒发五金的负责人换成Anna", "交接 小李 → Anna")
	w.says("wangmin", "算了不换了", "没有改动")
	w.says("wangmin", "让他们自己看着办吧", "!已交给")
	w.says("wangmin", "昨天谁没写", "11-0", "!本周还没记录")
}

// The specialist fills one column after another, and asks for what came in.
func TestOneColumnAfterAnother(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金刘总", "#V1")
	w.says("chenjing", "恒发五金的营业额补一下3.5亿", "3.5亿")
	w.says("chenjing", "行业填铁路", "恒发五金", "铁路")
	w.says("chenjing", "区域写东莞", "恒发五金", "东莞")
	w.says("chenjing", "来源写展会", "恒发五金", "展会")
	w.says("chenjing", "这周新进来的线索给我看看", "线索 1 条", "恒发五金")
	w.says("chenjing", "行业是什么", "!已改")
}

// A question of who somebody is writes nothing, and what somebody is is kept as his post.
func TestWhoIsWho(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "visited Kestrel Seals today, met Martin Hale", "#V1")
	w.says("anna", "who is the buyer at Kestrel", "right people", "!Noted")
	w.says("anna", "who is Martin", "Martin Hale", "met once")
	w.hears("anna", w.tell("anna", "Martin is the plant manager"), "Title: plant manager")
	w.hears("anna", w.tell("anna", "Martin Hale is purchasing director"), "plant manager → purchasing director")
	w.says("anna", "called Alder, Tom Reed wants a trial in January", "Alder (new)", "Tom Reed")
	w.says("anna", "visited Otto Packaging, saw Jane Frost", "Otto Packaging (new)")
	w.says("anna", "met Jane at Otto again", "Otto Packaging", "Jane Frost", "!new")
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总", "#V")
	w.says("xiaoli", "刘总的资料", "刘总 · 恒发五金", "!已补")
	w.says("xiaoli", "恒发五金的资料", "恒发五金", "还缺", "!已记")
	w.says("xiaoli", "老板是谁", "找对人", "恒发五金")
	w.hears("xiaoli", w.tell("xiaoli", "明天带上刘总的资料"), "待办", "刘总的资料")
	w.hears("xiaoli", w.tell("xiaoli", "周五准备恒发五金的资料"), "待办")
	w.hears("anna", w.tell("anna", "Otto wants more information"), "!Owner")
}

// Where a given name is both how a customer begins and how somebody is called, who was met is asked or
// meant by the words around it.
func TestAGivenNameThatIsACustomerToo(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "visited Martin Foods today, met Jane Frost", "Martin Foods (new)")
	w.says("anna", "visited Kestrel Seals today, met Martin Hale", "Kestrel Seals (new)")
	w.says("anna", "call Martin tomorrow", "!Martin Foods ·")
	w.says("anna", "Martin Foods wants a sample by Friday", "Martin Foods", "sample")
	w.says("anna", "visited Martin", "Visit logged · Martin Foods")
}

// Whoever else is in the race is told in a sentence of which only the names are kept; a part of the
// day is none of a customer's name.
func TestOnlyTheNamesOfRivalsAreKept(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "did two today: Baxter in the morning, Corbin Foods after lunch", "Baxter (new)", "Corbin Foods (new)", "!morning", "!lunch")
	w.later(time.Hour)
	w.says("anna", "visited Hexel, met Rita Shaw, deal 180k GBP", "Hexel")
	w.says("anna", "competitor at Hexel is Multivac, they've been in since 2019", "Rivals: Multivac\n")
	w.says("anna", "competitors: Bosch and Sealtek, they are cheaper", "Multivac, Bosch, Sealtek\n")
	w.says("xiaoli", "今天拜访了骏业老唐,预算80万", "#V")
	w.hears("xiaoli", w.tell("xiaoli", "竞争对手有两家,一家本地的叫华准,一家日本的"), "!对手 两家")
}

// Whoever keeps the sheet is shown which customers may be registered twice, a rep only his own.
func TestCustomersThatMayBeOne(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒鑫钣金,见了刘总", "#V1")
	w.says("anna", "visited Oakline Foods today, met Jane Frost", "#V2")
	w.says("chenjing", "有重复的客户吗", "没看到名称相近")
	s := w.says("xiaoli", "今天拜访了恒星钣金,见了张总", "是您的哪一家")
	w.press("xiaoli", s, "都不是,新客户")
	w.says("chenjing", "有没有重复登记的客户", "可能重复的客户 · 1 对", "恒鑫钣金", "恒星钣金", "并到")
	w.says("xiaoli", "查重", "!Oakline")
	w.says("anna", "any duplicate customers", "!小李")
}
