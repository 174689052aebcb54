package handlers

import "testing"

// What tells how a customer is, on no day and with nothing done, is no visit to him; what was done
// beside it is.
func TestHowACustomerIsIsNoVisit(t *testing.T) {
	for _, x := range []struct{ said, hears string }{
		{"恒发车间的小孙天天用这台机器", "!已记 拜访"},
		{"恒发 wants to postpone the visit to January", "!已记 拜访"},
		{"visited 恒发, they want to postpone the visit of their boss", "已记 拜访"},
		{"恒发主要靠给车企供钢卷吃饭", "!已记 拜访"},
		{"他们厂子搬到寮步去了,松湖路那边", "!已记 拜访"},
		{"恒发其实是个二级经销商", "关系方 分销商"},
		{"恒发只认识周经理一个人吧", "!已记 拜访"},
		{"恒发认识我们老板", "!拜访"},
		{"恒发刘总的卡片", "采购角色"},
		{"恒发天天催,今天又去了一趟", "已记 拜访"},
		{"恒发没见到人,老是这样", "没见到人"},
		{"去了恒发,他们一向爽快", "已记 拜访"},
		{"下午恒发周经理,他是个痛快人", "已记 拜访"},
		{"恒发周经理,方案没意见", "已记 拜访"},
		{"恒发刘总历来谨慎,汇报了方案", "已记 拜访"},
		{"恒发搬走了,扑了个空", "没见到人"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "记一下线索 恒发五金,东莞,联系人刘总")
		w.hears("xiaoli", w.tell("xiaoli", x.said), x.hears)
	}
}

// Words that ask for one of two things, or for whose word it is, write nothing (L6, C9).
func TestWhatOffersItsAnswersIsAsked(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了激光线", "#V1")
	for _, said := range []string{"恒发是C类还是D级", "恒发够不够升大客户", "恒发选大客户打几分", "恒发付款习惯是谁说的", "丢了恒发对我们影响很大吗"} {
		w.hears("xiaoli", w.tell("xiaoli", said), "!已改", "!已记", "!已补")
	}
	w.hears("xiaoli", w.tell("xiaoli", "东成定成B级,太远跑不动"), "还没有「东成」", "!已补")
	w.hears("xiaoli", w.tell("xiaoli", "丢了恒发对我们影响很大"), "!影响 很大")
	w.hears("xiaoli", w.tell("xiaoli", "恒发的付款改成一般"), "商业信誉 一般")
	w.says("anna", "visited Kestrel Packaging, met Tom Reed about the palletizer", "#V2")
	for _, said := range []string{"is Kestrel a tier A or B", "is Tom on our side or not", "does Kestrel pay on time"} {
		w.hears("anna", w.tell("anna", said), "!Changed", "!Noted", "!logged")
	}
	w.hears("anna", w.tell("anna", "convert Kestrel to a customer"), "!Opportunity saved")
}

// Lists other than the lead sheet are shown with their button, and people's data leaves for nobody (K1).
func TestOtherFilesThanTheLeadSheet(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了激光线,预算80万", "#V1")
	for _, x := range []struct{ said, hears string }{
		{"导出联系人", "联系人不能整批导出"},
		{"export contacts", "联系人不能整批导出"},
		{"拜访记录导出", "[Excel]"},
		{"商机导出", "[Excel]"},
		{"导出报价", "直接导出的只有线索表"},
		{"导出线索表", "JTF001"},
		{"导出", "📎"},
	} {
		w.hears("wangmin", w.tell("wangmin", x.said), x.hears)
	}
	w.hears("chenjing", w.tell("chenjing", "导出拜访记录"), "直接导出的只有线索表", "!📎")
	w.hears("xiaoli", w.tell("xiaoli", "导出联系人"), "!📎")
}

// What a customer has is the price of nothing, what he lacks is no field, and who has the last word is at no new customer.
func TestWhatSoundsLikeASumOrACustomer(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了周经理,聊了激光线,预算80万", "#V1")
	for _, x := range []struct{ said, hears string }{
		{"恒发账上躺着十几个亿", "资金实力"},
		{"恒发没渠道,全靠贸易商出货", "!渠道选择"},
		{"恒发渠道选择:直销", "渠道选择 直销"},
		{"周经理是最后画押的人", "决策角色 最后批准"},
		{"恒发在长安镇那一片名气不小", "!所属区域"},
		{"恒发账上有钱,预算改成120万", "120万"},
	} {
		w.hears("xiaoli", w.tell("xiaoli", x.said), x.hears, "!新客户")
	}
}

// A first name is that of the one person who has it among those who were spoken of last.
func TestAFirstNameIsSomebodyOfTheCustomerBefore(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "visited Otto Packaging, met Greta Lindqvist about the palletizer", "#V1")
	w.says("anna", "visited Kestrel Packaging, met Tom Reed about the wrapper", "#V2")
	w.hears("anna", w.tell("anna", "Greta is a fan of anything new"), "Greta Lindqvist · Otto", "innovator")
	w.hears("anna", w.tell("anna", "Tom couldn't care less who wins"), "Tom Reed", "neutral")
	w.hears("anna", w.tell("anna", "contacts at Kestrel"), "!Greta")
}
