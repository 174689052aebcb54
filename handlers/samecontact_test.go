package handlers

import "testing"

// Under which name somebody is known is told in a talk, and two who are one become one (C7, F7).
func TestWhoIsWhoIsToldInATalk(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了陈总,聊了产线", "#V1")
	w.says("xiaoli", "粤钢的吴总支持我们", "支持度 支持")
	w.hears("xiaoli", w.tell("xiaoli", "粤钢陈总名字叫陈志远"), "全名 陈志远", "!已记 拜访")
	w.hears("xiaoli", w.tell("xiaoli", "粤钢有哪些联系人"), "陈总 · 陈志远")
	for _, said := range []string{
		"陈总和吴总是同一个人吗", "陈总和吴总是不是同一个人", "陈总和吴总是一个部门的", "如果陈总和吴总是同一个人就好了", "把报价和方案合并",
	} {
		w.hears("xiaoli", w.tell("xiaoli", said), "!并为一人")
	}
	w.hears("xiaoli", w.tell("xiaoli", "陈总和孙工是同一个人"), "还没存过", "!并为一人")
	w.hears("xiaoli", w.tell("xiaoli", "陈总和吴总是同一个人"), "并为一人 吴总", "支持度 支持")
	w.hears("xiaoli", w.tell("xiaoli", "粤钢有哪些联系人"), "!吴总")
	w.hears("xiaoli", w.tell("xiaoli", "撤销"), "已撤销")
	w.hears("xiaoli", w.tell("xiaoli", "粤钢有哪些联系人"), "吴总")
	w.says("xiaoli", "把陈总和吴总合并", "并为一人 吴总")
	w.says("xiaoli", "今天拜访了恒发五金,见了周经理,聊了激光线", "#V2")
	w.hears("xiaoli", w.tell("xiaoli", "粤钢的陈总和恒发的周经理是同一个人"), "不在同一家客户", "!并为一人")
	w.says("anna", "visited Kestrel Packaging, met Tom Reed about the palletizer", "#V3")
	w.says("anna", "save contact Thomas Miller at Kestrel Packaging", "Thomas Miller")
	w.hears("anna", w.tell("anna", "is Tom the same person as Thomas"), "contacts", "Thomas Miller", "!One person")
	w.hears("anna", w.tell("anna", "Tom and Thomas are the same person"), "One person with: Thomas Miller")
}

// That somebody left and who came for him is told in one breath (F7).
func TestWhoCameForSomebodyWhoLeft(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了周经理,聊了激光线", "#V1")
	for _, said := range []string{"周经理走了,我也走了", "恒发周经理要离职了,新来的姓韩", "周经理离职了,新来的姓韩吗", "如果周经理离职了,换成韩工", "周经理走了,方案留下了"} {
		w.hears("xiaoli", w.tell("xiaoli", said), "!离开了")
	}
	w = newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了周经理,聊了激光线", "#V1")
	w.hears("xiaoli", w.tell("xiaoli", "恒发周经理离职了,新来的姓韩"), "周经理 离开了 恒发五金", "韩经理")
	w.hears("xiaoli", w.tell("xiaoli", "恒发有哪些联系人"), "韩经理", "周经理 · 已离开")
	w.says("xiaoli", "撤销", "韩经理")
	w.hears("xiaoli", w.tell("xiaoli", "恒发有哪些联系人"), "!韩经理", "!已离开")
	w.says("anna", "visited Kestrel Packaging, met Tom Reed about the palletizer", "#V2")
	w.hears("anna", w.tell("anna", "Tom left early, the new plan is fine"), "!left Kestrel")
	w.hears("anna", w.tell("anna", "Tom Reed has left, the new one is Jane Miller"), "Tom Reed left Kestrel Packaging", "Jane Miller")
	w.hears("anna", w.tell("anna", "Jane Miller left Kestrel Packaging, the new one is Mary Stone"), "Jane Miller left Kestrel Packaging", "Mary Stone")
}

// Where a reason is waited for, a sentence that names a customer and says something else is none.
func TestAReasonNamesNobodyAndSetsNothing(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了周经理,聊了激光线", "#V1")
	for _, said := range []string{"恒发五个分类", "恒发跟我们是供应商关系", "关系写错了,还是供应商", "恒发是C类还是D级", "恒发付款老拖", "改成伙伴"} {
		w.says("xiaoli", "恒发定为A级", "请说原因")
		w.hears("xiaoli", w.tell("xiaoli", said), "!客户分类 A")
	}
	w.says("xiaoli", "恒发C级", "定为 C 级,请说原因")
	w.says("xiaoli", "因为明年要扩产", "客户分类 C 级")
}
