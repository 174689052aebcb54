package handlers

import (
	"testing"
	"time"
)

// What is said of prices, terms, rivals and people while a deal is bargained over, in the few words of
// somebody who speaks of nothing else, and beside each what sounds like it and is something else.

func TestTermsAreToldInAFewWords(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了韩总,想上一条折弯线,预算大概350万", "#V1")
	w.says("xiaoli", "雅马哈报了320", "对手 雅马哈", "320万", "!线索")
	w.says("xiaoli", "他们账期比我们松", "雅马哈 强项:账期比我们松")
	w.says("xiaoli", "他们交期比我们慢", "雅马哈 短板:交期比我们慢")
	w.says("xiaoli", "我们卖点是节拍快", "独特价值 节拍快", "!独特 ·")
	w.says("xiaoli", "给粤钢报了345", "报价 粤钢", "345万")
	w.says("xiaoli", "嫌贵,韩总要332", "谈判 粤钢", "对方 332万")
	w.says("xiaoli", "最低能到多少", "报价 粤钢", "!已记")
	w.says("xiaoli", "底价326,再低要找总监", "底价 326万")
	w.says("xiaoli", "那就330吧", "谈判 粤钢", "我们 330万")
	w.says("xiaoli", "付款3-3-3-1", "谈判 粤钢", "付款3-3-3-1")
	w.says("xiaoli", "尾款验收后付", "谈判 粤钢", "尾款验收后付", "!验收单")
	w.says("xiaoli", "韩总说行,下周三签", "预计签约 11-11")
	w.says("xiaoli", "那总价多少", "报价 345万", "里程碑")
	w.says("xiaoli", "那就3台吧", "!谈判")
	w.says("xiaoli", "给他们报了3台", "!谈判", "!报价 粤钢 第")
	w.says("xiaoli", "11-18", "!谈判", "!付款计划")
	w.says("xiaoli", "成了!330万签了", "已签 粤钢", "330万")
	w.says("xiaoli", "付款5-4-1", "付款计划 粤钢", "165万", "132万", "33万")
	w.says("xiaoli", "尾款什么时候到", "付款计划 粤钢", "!已记")
	w.says("xiaoli", "还差多少没收", "付款计划 粤钢", "165万", "!目标")
}

func TestATenderIsToldInAFewWords(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了韩总,想上一条折弯线,预算大概350万", "#V1")
	w.says("xiaoli", "他们十五号开标", "投标 粤钢", "开标", "-15", "!待办")
	w.says("xiaoli", "标书谁在做", "投标 粤钢", "!已记")
	w.has(w.tell("xiaoli", "让售前下周二前把技术标弄完")[0], "已请 售前", "粤钢", "11-10", "!改期")
	w.says("xiaoli", "让技术部周总看看", "!已请 售前")
	w.says("anna", "Met Julia Stein at Hartmann Pumps today, they want 6 cells, about 540k EUR", "#V2")
	w.says("anna", "Hartmann tender opens on Dec 18, deposit 5k", "Tender", "opens", "Dec 18", "€5,000", "!Task")
	w.says("anna", "is the deposit due before that", "Tender", "€5,000", "!Saved")
}

func TestTheirPeopleAreToldByAPronoun(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了韩总,想上一条折弯线,预算大概350万", "#V1")
	w.says("xiaoli", "韩总爱打乒乓球", "韩总", "兴趣 打乒乓球")
	w.says("xiaoli", "他上面还有谁", "组织与影响", "!人员")
	w.says("xiaoli", "他的领导是张总", "韩总", "汇报给 张总")
	w.says("xiaoli", "那个韩总平时喜欢什么", "韩总", "打乒乓球")
	w.says("xiaoli", "张总最后拍板", "张总", "最后批准")
	w.says("xiaoli", "对手是雅马哈", "对手 雅马哈")
	w.says("xiaoli", "韩总偏向雅马哈", "韩总", "支持度 不支持")
	w.says("xiaoli", "韩总偏向我们了吗", "!支持度 支持")
	w.says("xiaoli", "他爱人也在粤钢", "!兴趣")
	w.says("xiaoli", "今天又去了粤钢,见了韩总", "#V2")
	w.says("xiaoli", "他最后说要考虑一下", "已补 拜访 · 粤钢 #V2")
	w.says("xiaoli", "他老板下周来看", "#V2", "!汇报给")
	w.says("xiaoli", "他听说我们降价了", "已补 拜访 · 粤钢 #V2")
	if n := w.visits("xiaoli"); n != 2 {
		t.Errorf("%d visits instead of two", n)
	}
}

func TestARivalAndAnEndAreToldInEnglish(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Met Julia Stein at Hartmann Pumps today, they want 6 cells, about 540k EUR", "#V1")
	w.says("anna", "they also look at Kuka", "Rivals: Kuka", "!Added")
	w.says("anna", "Kuka is 20k cheaper", "Kuka", "strength", "20k cheaper")
	w.says("anna", "Kuka is slower than us", "Kuka", "weak", "slower")
	w.says("anna", "they look at our drawings", "!Rivals")
	w.says("anna", "sent them a quote for 552", "Quote", "€552k", "!Other logged")
	w.says("anna", "ok we settled on 528, signing next Friday", "Negotiation", "we €528k")
	w.says("anna", "payment 40/50/10", "Negotiation", "40/50/10")
	w.says("anna", "Hartmann is dead, no budget", "as lost?", "no budget")
	w.says("anna", "yes", "Lost")
	w.says("anna", "Hartmann is back", "Taken up again", "Hartmann Pumps")
	w.says("anna", "Julia is back", "!Taken up again")
	w.says("anna", "Hartmann machine in cell 2 broke down", "Service issue", "cell 2 broke down")
	w.has(w.tell("anna", "get the service guys to call Julia")[0], "Asked after-sales", "Hartmann Pumps")
	w.says("anna", "tell Wang Min I'm out tomorrow", "Away", "!Task", "!Which customer")
	w.says("anna", "tell Julia I'm out of town on Friday", "!Away")
}

func TestWhoGrantsWhatIsAsked(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "who approves discounts", "Who decides", "Special price: director")
	w.says("anna", "how do I request a discount", "Special price: director", "request special price")
	w.says("xiaoli", "特价谁批", "特价审批:总监批准", "申请特价")
	w.says("xiaoli", "怎么申请立项", "经理审核 → 总监批准", "立项")
	w.says("xiaoli", "今天拜访了粤钢,见了韩总,特价他要回去批", "#V1", "!谁来批")
	w.says("wangmin", "撞单按什么规则", "先报的为准")
	w.says("wangmin", "谁没填来源", "没填 客户线索来源", "!都跟上了")
	w.says("wangmin", "哪几单快黄了", "可能丢的单")
	w.has(w.tell("wangmin", "Anna明天请假,小李顶一下")[1], "由 小李 代")
	w.says("wangmin", "谁的客户最单薄", "只认识 1 个人")
}

func TestADealIsWeighedInAFewWords(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了华星光电,见了何总,检测线 220万,对手是大族", "#V1")
	w.says("xiaoli", "行业老大,付款很爽快", "行业地位和影响力 行业老大", "!联系人")
	w.says("xiaoli", "何总什么来头", "何总 · 华星光电")
	w.says("xiaoli", "评估下能不能做", "评估 华星光电")
	w.says("xiaoli", "需求清楚,钱不确定", "问题1 需求明确:是", "问题4 资金落实:不清")
	w.says("xiaoli", "大族有啥软肋", "对手:大族", "!没看懂")
	w.says("xiaoli", "大族没有本地服务", "大族 短板:没有本地服务")
	w.says("xiaoli", "我们的劣势呢", "SWOT")
	w.says("xiaoli", "下一步谁负责啥", "作战计划 华星光电")
	w.says("xiaoli", "能不能算大客户", "大客户评选")
	w.says("xiaoli", "卡在哪", "客户分级", "!没看懂")
	w.says("xiaoli", "这单还活着吗", "里程碑")
	w.says("xiaoli", "月底前我去测样", "11-30", "测样", "!线索")
	w.says("xiaoli", "先放一放,年后再说", "已暂停 · 华星光电")
	w.says("wangmin", "卡在哪", "!华星光电 #P1\n里程碑")
	w.says("wangmin", "潜在商机有哪些", "漏斗", "潜在商机", "!还没有「")
	w.says("wangmin", "前几家加起来占几成", "二八名单")
	if n := w.accounts("xiaoli"); n != 1 {
		t.Errorf("%d customers instead of one", n)
	}
	w.says("xiaoli", "华星光电 行业地位和影响力 全国前三", "!影响 力", "!汇报")
}

func TestWhoToldSomethingWasMet(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天去了比亚迪,李工说需求明确了,王总还没见", "#V1", "李工", "!没见到人")
	w.says("xiaoli", "今天去了粤钢,李工说韩总出差了,没见到韩总", "#V2", "没见到人")
}

func TestACustomersPeopleAreToldOnAnotherDay(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Met Tom Berg at Meyer Plastics today, they want 2 robots, about 150k EUR, Trumpf is in too", "#V1")
	w.says("xiaoli", "给美的打了电话,周工说明年3月扩产,大概80万", "#V2")
	w.later(72 * time.Hour)
	w.says("anna", "what do we know about Meyer", "Meyer Plastics")
	w.says("anna", "Tom is the user, not the decider", "Tom Berg", "user", "!Contact saved")
	w.says("anna", "he worries about downtime", "Tom Berg", "Concerns: downtime")
	w.says("anna", "he's very conservative", "Tom Berg", "Attitude: conservative")
	w.says("anna", "what's our relation with them", "relation: outsider")
	w.says("anna", "call it friend", "Relation: friend")
	w.says("anna", "they need it by March", "Need: by March", "!Task")
	w.says("anna", "Trumpf delivers late", "Trumpf", "delivers late")
	w.says("anna", "Tom delivers late", "!weak point")
	w.says("anna", "Q4 yes, Q5 unclear", "Q4 funds: yes", "Q5 urgency: unclear", "!yes (unclear)")
	w.says("anna", "put it on hold until February", "Paused")
	w.says("anna", "no wait, keep it going", "Taken up again")
	w.says("anna", "customer complaint: late spare parts", "Service issue", "late spare parts", "!Party")
	w.says("xiaoli", "美的那边谁说了算", "美的 谁拍板")
	w.says("xiaoli", "周工只是用的人,定不了", "周工", "使用者")
	w.says("xiaoli", "他保守得很", "周工", "保守者")
	w.says("xiaoli", "他最担心停产", "周工", "关心 停产")
	w.says("xiaoli", "还有哪个角色没找到", "找对人", "使用者: 周工")
	w.says("xiaoli", "他们要招标", "!采购流程")
	w.says("xiaoli", "要走招标吗", "采购流程", "还没有记")
	w.says("xiaoli", "走邀标,三家", "采购流程 走邀标,三家")
	w.says("xiaoli", "算朋友了吧", "关系 朋友")
	w.says("xiaoli", "老周是朋友", "!关系 朋友")
}
