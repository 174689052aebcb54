package handlers

import "testing"

// What a rep types of the people at a customer, as he types it on the road: several ties in one
// sentence, a post before a name, a question without a question mark.
func TestPeopleAtACustomerAreToldInPassing(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天去了粤钢,见了王总和采购部李工,聊轧辊改造,350万左右", "#V1", "王总、李工")
	s := w.says("xiaoli", "李工向老谢汇报,老谢向王总汇报", "李工", "老谢", "王总", "!老谢汇报")
	w.press("xiaoli", s, "看组织图")
	w.says("xiaoli", "王总的秘书小何能影响王总", "小何", "影响 王总", "!王总的秘书小何")
	w.says("xiaoli", "粤钢关系图", "小何", "老谢", "!还没有")
	w.says("xiaoli", "粤钢组织架构", "老谢", "!负责人")
	w.says("xiaoli", "王总四个角", "王总 · 粤钢", "态度", "!已补")
	w.says("xiaoli", "粤钢还缺谁没见", "找对人", "!已记")
	w.says("xiaoli", "王总最关心回本时间,个人喜欢打高尔夫", "关心 回本时间", "兴趣 打高尔夫")
	if n := w.visits("xiaoli"); n != 1 {
		t.Errorf("%d visits instead of one", n)
	}
}

func TestAskingForAFormIsNoLineOfTheVisit(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天去了粤钢,见了王总,聊轧辊改造,350万左右", "#V1")
	w.says("xiaoli", "打分表填一下", "大客户评选", "!已补")
	w.says("xiaoli", "F5 检查表 粤钢", "大客户界定", "!已补")
	w.says("xiaoli", "十问填一下", "问题1", "!已补")
	w.says("xiaoli", "粤钢漏斗在哪一级", "漏斗", "!已补", "!负责人")
	w.says("xiaoli", "依据", "漏斗", "!没看懂")
	w.says("xiaoli", "第七问不清楚", "问题7", "不清", "!已补")
	w.says("xiaoli", "粤钢哪些没核实", "来源", "未核实")
	w.says("wangmin", "抽查粤钢", "!没看懂")
}

func TestWhatTheCustomerSaysOfThePrice(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天去了粤钢,见了王总,聊轧辊改造,350万左右", "#V1")
	w.says("xiaoli", "报价给粤钢340万", "报价", "340万", "第1版")
	w.says("xiaoli", "第二版报价降到330", "粤钢", "330万", "第2版")
	w.says("xiaoli", "底价320 别往外说", "粤钢", "底价", "320万")
	w.says("xiaoli", "他们要315", "粤钢", "315万", "!已记 待办")
	if n := w.accounts("xiaoli"); n != 1 {
		t.Errorf("%d customers instead of one", n)
	}
	w.says("xiaoli", "开标了 大族最低 330", "开标", "大族", "!线索")
	w.says("xiaoli", "丢标了", "未中标", "!没看懂")
	w.says("xiaoli", "复盘:价格高了,关系没做透", "投标 粤钢", "!今天没有")
	if n := w.accounts("xiaoli"); n != 1 {
		t.Errorf("%d customers instead of one", n)
	}
}

func TestTheFileIsFilledInPassing(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "建档 比亚迪", "已建档")
	w.says("xiaoli", "深圳坪山的 做汽车的 去年营收6000亿左右", "所属区域 深圳", "年营业额", "6,000亿")
	w.says("xiaoli", "跟比亚迪定个联合计划:明年一季度一起做产线规划", "共同计划", "产线规划", "!待办")
	w.says("xiaoli", "比亚迪上新闻了 说要在匈牙利建厂", "!所属区域")
	w.says("xiaoli", "比亚迪投诉 激光头坏了两次", "服务问题")
	w.says("xiaoli", "比亚迪售后问题还有几个没关", "激光头坏了两次", "!负责人")
	w.says("xiaoli", "激光头那个修好了", "服务问题", "已解决", "!已补")
	w.says("xiaoli", "比亚迪还缺啥", "!还没有在跟的商机")
}

func TestALeadBecomesACustomerAndIsRated(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "新线索 格睿 惠州 想买开料机 王海峰 13900001111", "格睿")
	w.says("xiaoli", "格睿转正式客户,商机叫开料机,大概80万", "商机 · 格睿", "开料机", "80万", "!线索 · 格睿转")
	w.says("xiaoli", "格睿定成A吧,老板说明年要上三条线", "客户分类 A 级", "!没看懂")
	w.says("xiaoli", "为啥格睿是A", "老板说明年要上三条线")
	if n := w.accounts("xiaoli"); n != 1 {
		t.Errorf("%d customers instead of one", n)
	}
	w.says("wangmin", "待我处理的", "没有等您批的")
	w.tell("anna", "新线索 格睿精密,惠州,想买开料机")
	w.says("wangmin", "待我处理的", "撞单核对", "格睿精密")
}
