package handlers

import (
	"testing"
	"time"
)

// A manager asks and passes on in the order in which it comes to his mind.
func TestAManagerAsksWhatSomebodyDid(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
	w.says("wangmin", "小李今天干嘛了", "恒发五金")
	w.says("wangmin", "今天小李都做了什么", "恒发五金")
	w.hears("wangmin", w.tell("wangmin", "周五开会提醒大家带上报价单"), "已交给", "小李", "报价单")
	w.hears("wangmin", w.tell("wangmin", "告诉大家周四之前把报价补齐"), "已交给", "小李", "报价补齐")
	w.says("xiaoli", "提醒大家一下", "!已交给")
	w.says("xiaoli", "小李的客户今天做什么了", "!记录")
}

// A report is asked for in either order of words, and a name is completed.
func TestSaidTheOtherWayRound(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
	w.says("xiaoli", "周报帮我写一下", "周报", "恒发五金")
	w.says("xiaoli", "日报整理一下吧", "日报", "恒发五金")
	w.says("xiaoli", "明天上午十点提醒我给刘总回电话", "#T1", "10:00", "!职务")
	w.says("xiaoli", "刘总升副总裁了", "副总裁")
	w.says("anna", "Met Claire Dobbs at Oakline today, she reports to Ian, the ops director", "#V2")
	w.tell("anna", "contact Ian, ops director")
	w.says("anna", "Ian's surname is Ferris", "Ian Ferris", "!saved")
	w.says("anna", "ok then what do you need", "Oakline", "!decision")
	w.says("anna", "rang Delta Foods, no answer", "#V3")
	w.says("anna", "try again tomorrow at 10", "Delta Foods", "10:00", "!Lead")
}

// What is said in the second and third sentence of a talk points at the first.
func TestWhatATalkPointsAt(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Met Tom Reed (buyer) and Priya at Kestrel Packaging today, about a line", "#V1")
	w.hears("anna", w.tell("anna", "Tom's fine with the price, Priya isn't sold on the changeover time"), "Added to visit")
	w.hears("anna", w.tell("anna", "Tom likes it, Priya doesn't"), "Added to visit")
	w.says("anna", "deal's about 240k EUR", "€240k")
	w.hears("anna", w.tell("anna", "60% I'd say"), "60%")
	w.says("anna", "Bosch is in too, quoted 260", "Bosch, price: 260k")
	w.says("anna", "their weak spot is service", "Bosch, weak point: service")
	w.says("anna", "MD = Susan Howe, never met her", "Susan Howe", "MD")
	w.says("anna", "demo at ours on the 17th", "Task")
	w.says("anna", "remind me the day before the demo", "Nov 16", "prepare demo")
	w.says("anna", "remind me a week before the demo", "Nov 10", "prepare demo")
	w.says("anna", "how much have I spent on Kestrel", "Put into Kestrel")
	w.says("anna", "is it worth it", "Put into Kestrel")
	w.says("anna", "so call him on the 5th", "Task", "!Call logged")
	w.says("xiaoli", "今天拜访了蓝思周工,谈玻璃盖板", "#V2")
	w.says("xiaoli", "评审会是15号", "评审会", "#T")
	w.says("xiaoli", "预算他们批了大概500", "500万", "#P")
	w.hears("xiaoli", w.tell("xiaoli", "里面我们能占六成"), "300万")
	w.hears("xiaoli", w.tell("xiaoli", "大族也在,报了460"), "大族", "460万")
	w.says("xiaoli", "评审会前一天提醒我", "11-14", "评审会")
}

// What shares their words points at something else, or at nothing.
func TestWhatATalkDoesNotPointAt(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Met Tom Reed (buyer) and Priya at Kestrel Packaging today, about a line", "#V1")
	w.says("anna", "so far they are happy", "!so far\n")
	w.says("anna", "right now he is busy", "!Call")
	w.says("anna", "Tom is in too, at 240", "!Rivals")
	w.says("anna", "buyer: away till Monday", "!Contact saved")
	w.says("anna", "remind me the day before the audit", "!prepare")
	w.says("xiaoli", "今天拜访了蓝思周工,谈玻璃盖板", "#V2")
	w.says("xiaoli", "我们能占六成", "!金额")
	w.says("xiaoli", "评审会是上周三", "!#T")
	w.says("xiaoli", "周工也在,报了460个数据点", "!对手")
}

// The figures of a deal come down as they are said to, and a question answers nothing.
func TestFiguresThatComeDown(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了华星陈工,谈切割,预算800万", "#V1")
	w.says("xiaoli", "华星今年预算砍了一半,原来800现在400", "800万", "400万")
	w.hears("xiaoli", w.tell("xiaoli", "所以概率从六成降到四成"), "40%")
	w.hears("xiaoli", w.tell("xiaoli", "签单推到明年二季度"), "2027-06-30", "!推到哪天")
	w.says("xiaoli", "竞争对手不变", "!对手 不变")
	w.tell("xiaoli", "下周再约")
	w.says("xiaoli", "明天干嘛", "明天")
	w.says("xiaoli", "后天呢", "!改期")
	w.says("xiaoli", "签单推到下周三", "!2027")
	w.says("xiaoli", "今天去德赛,见到张课和刘课,晚上回深圳", "张课", "刘课", "!深圳")
	w.says("xiaoli", "李课的老板姓方", "!新客户")
}

// What is told of people and parts in half a sentence is kept where it belongs.
func TestPeopleAndPartsInHalfASentence(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "早上给格力杨工打了电话,他说二期的设备清单出来了", "#V1")
	w.says("xiaoli", "折弯这块大概350", "350万", "#P")
	w.hears("xiaoli", w.tell("xiaoli", "让Anna帮忙翻译一下英文版"), "已请 Anna")
	w.says("xiaoli", "白部长管整个二期", "白部长", "#K")
	w.says("xiaoli", "先约白部长吃个饭吧", "白部长吃", "#T")
	w.has(together(w.tell("xiaoli", "今天就到这")), "!已补")
	w.says("xiaoli", "这块大概350个点位", "!万")
	w.says("xiaoli", "杨工管设备的", "!已记 联系人")
	w.says("xiaoli", "王总管得很严", "!已记 联系人")
	w.hears("wangmin", w.tell("wangmin", "让Anna翻译一下英文版"), "已交给 Anna")
	w.says("wangmin", "让客户处理一下付款", "!已交给")
}

// What is told where no visit and no lead of the day could hold it is the customer's news (G3).
func TestNothingThatIsToldIsLost(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Visited Brandt today, met Uwe Kern about a filler, deal 300k EUR", "#V1")
	w.says("anna", "Visited Mondi yesterday, met Petra Novak, deal 120k EUR", "#V2")
	w.later(26 * time.Hour)
	w.says("anna", "Brandt wants the FAT on 14 Jan", "Brandt")
	w.says("anna", "told them yes, until end of Feb", "Noted: Brandt", "told them yes")
	w.says("anna", "contract's with legal", "Noted: Brandt", "contract's with legal")
	w.says("anna", "undo", "!nothing to undo")
	w.says("anna", "what is the weather like", "!Noted")
	w.says("anna", "thanks, that's all", "!Noted")
	w.says("anna", "drop the Mondi one, they went with Krones", "Mondi", "Krones", "!Lead saved")
	w.says("xiaoli", "今天拜访了格力杨工,谈折弯,预算350万", "#V3")
	w.later(26 * time.Hour)
	w.says("xiaoli", "格力周五前要样册", "格力")
	w.says("xiaoli", "合同在他们法务手上", "合同在他们法务手上")
	w.says("xiaoli", "他们法务不同意这个账期", "账期")
}

// A leader speaks of a colleague by a pronoun, and of rules with sums that are no deal's.
func TestWhatALeaderSaysOfHisPeople(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了格力杨工,谈折弯,预算350万,把握六成", "#V1")
	w.says("xiaoli", "今天去了美的,见了周厂长,报价120万", "#V2")
	w.tell("anna", "Visited Brandt this morning, Uwe Kern, filler, 300k EUR")
	w.hears("wangmin", w.tell("wangmin", "小李那个格力,我觉得六成高了,改四成"), "60% → 40%")
	w.says("wangmin", "Anna那单靠谱吗", "Brandt")
	w.hears("wangmin", w.tell("wangmin", "让她这周再去一次"), "已交给 Anna")
	w.says("wangmin", "美的到哪一步了", "美的")
	w.says("wangmin", "以后报价低于100万的不用报我", "!已改")
	w.says("wangmin", "每人分400", "!客户动态")
	w.hears("wangmin", w.tell("wangmin", "帮我记一下:格力付款条件要谈预付三成"), "客户动态", "付款条件要谈预付三成")
	w.says("zhaogang", "各组情况", "漏斗")
	w.hears("zhaogang", w.tell("zhaogang", "给王敏说周五前交下季度计划"), "交下季度计划")
	w.says("xiaoli", "格力", "#C")
	w.says("xiaoli", "他这周再去一次", "!已交给")
}

// What is told after a visit of deals, and of colleagues who were not there.
func TestDealsAndColleaguesToldAfterAVisit(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天去了美的,见了周厂长,冲床线,预算120万", "#V1")
	w.says("xiaoli", "明天找王敏批", "!同去")
	w.hears("xiaoli", w.tell("xiaoli", "王敏也去了"), "王敏")
	w.hears("xiaoli", w.tell("xiaoli", "美的预算砍到100万"), "客户预算", "100万")
	w.says("xiaoli", "二厂单独建个商机", "二厂", "#P2")
	w.says("xiaoli", "周厂长的资料给我", "周厂长", "!已补")
	w.says("xiaoli", "今天去了格力,见了杨工,预算350万", "#V2")
	w.says("xiaoli", "格力没戏了", "!已补")
	w.says("xiaoli", "今天去了粤钢,见了陈总,预算200万", "#V3")
	w.says("xiaoli", "交期他们要提前到三月", "!待办")
	w.says("xiaoli", "陈总下面还有谁", "粤钢", "!人员")
	w.says("xiaoli", "陈总生日是3月5号", "生日3月5号", "!对吗")
	w.says("xiaoli", "这周没戏了", "!黄")
	w.says("xiaoli", "预算降到哪天", "!已改")
}

// An English rep tells the rest of his visit, and plans two for one day.
func TestTheRestOfAVisitInEnglish(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "saw Oakline's plant today, Greta showed me around, 4 old presses", "Oakline", "Greta", "!· s plant")
	w.hears("anna", w.tell("anna", "she'll intro me to Martin next week"), "Oakline", "!Greta, Martin")
	w.hears("anna", w.tell("anna", "Schuler is the incumbent"), "Rivals: Schuler")
	w.says("anna", "Greta likes us", "support")
	w.hears("anna", w.tell("anna", "I'd say 50/50"), "50%")
	w.says("anna", "can you set up the project", "Oakline", "!not sure")
	w.says("anna", "tomorrow I'm at Kestrel 9:30 and Mondi at 2", "Kestrel", "Mondi", "09:30", "14:00")
	w.says("xiaoli", "今天先去德赛再去华星,晚上回深圳", "德赛", "华星", "!所属区域")
	w.says("xiaoli", "今天先去了德赛再去了华星", "#V")
	w.says("anna", "visited Kestrel today, met Tom and Priya", "#V")
	w.says("anna", "the weather is 50/50", "!50%")
	w.says("anna", "they like us to call at 2", "!support")
}
