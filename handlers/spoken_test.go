package handlers

import "testing"

// What a talk tells of a field of a customer, without its name, is kept in that field (C8, F3, I8).
func TestFieldsOfACustomerAreToldInATalk(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了激光线", "#V1")
	for _, x := range []struct{ said, kept string }{
		{"他们付款一向准时", "商业信誉 付款一向准时"},
		{"家底厚,不差钱", "资金实力 家底厚"},
		{"在业内数一数二", "行业地位和影响力 业内数一数二"},
		{"恒发是家族企业,自己有模具车间", "经营特色 家族企业,自己有模具车间"},
		{"恒发是铁杆,就认我们", "忠诚度 忠诚客户"},
		{"他们是谁便宜买谁的", "忠诚客户 → 无品牌忠诚客户"},
		{"恒发放到孵化吧", "价值阶段 孵化"},
		{"恒发其实是个贸易商", "关系方 分销商"},
		{"恒发采购部的何经理一直卡我们", "支持度 反对"},
		{"跟恒发商量好了,明年春天一起搞个技术沙龙", "共同计划"},
	} {
		w.hears("xiaoli", w.tell("xiaoli", x.said), x.kept)
	}
	w.hears("xiaoli", w.tell("xiaoli", "他们忠诚吗"), "忠诚度", "无品牌忠诚客户")
	w.hears("xiaoli", w.tell("xiaoli", "恒发付款怎么样"), "付款一向准时")
	w.says("anna", "visited Kestrel Packaging, met Tom Reed about the palletizer", "#V2")
	for _, x := range []struct{ said, kept string }{
		{"they always pay on time", "Credit standing: always pay on time"},
		{"Kestrel has deep pockets", "Capital: "},
		{"they buy from whoever is cheapest", "Loyalty: no brand loyalty"},
		{"put Kestrel down as incubating", "Value stage: incubating"},
		{"Tom hates change", "Attitude: laggard"},
		{"he is rooting for us", "Support: supports us"},
		{"Tom has the final say", "Role in the decision: final approval"},
		{"he mostly worries about delivery dates", "Concerns: delivery dates"},
	} {
		w.hears("anna", w.tell("anna", x.said), x.kept)
	}
}

// Words that sound like a field and are none of the customer's are kept nowhere as such.
func TestWhatSoundsLikeAFieldAndIsNone(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了激光线", "#V1")
	for _, x := range []struct{ said, never string }{
		{"如果他们付款准时就给账期", "商业信誉"},
		{"首付款比例30%", "商业信誉"},
		{"我们付款很慢,他们有意见", "商业信誉"},
		{"付款还差两期没到", "商业信誉"},
		{"他们做了两次演示", "经营特色"},
		{"想跟我们签合同,月底", "合作意向"},
		{"他们换了三次方案", "客户动态 "},
		{"下个月付款", "商业信誉"},
		{"下周做个方案", "经营特色"},
		{"项目资金充足", "资金实力"},
		{"他们全国招标", "分销能力"},
		{"刘总不打球", "兴趣"},
		{"约刘总周六打球", "兴趣"},
		{"我担心来不及", "关心"},
		{"他们不算忠诚", "忠诚客户"},
		{"刘总是不是我们的人", "内线"},
		{"厂在搬,下个月再去", "地址"},
		{"新厂要上三台切割机,预算80万", "客户动态"},
		{"没钱,项目推到明年", "资金实力"},
		{"付款没问题", "商业信誉"},
		{"想长期合作,要求再降3%", "合作意向"},
		{"刘总求稳,想先试一台", "创新态度"},
		{"刘总担心价格,约周三再谈", "关心"},
		{"客户抱怨价格高", "服务问题"},
		{"他们干得不错的", "经营特色"},
		{"刚中了比亚迪的标", "客户动态"},
		{"改成老拖款", "商业信誉"},
	} {
		w.hears("xiaoli", w.tell("xiaoli", x.said), "!已记 恒发五金 #C1\n"+x.never, "!"+x.never+" ")
	}
	w.says("anna", "visited Kestrel Packaging, met Tom Reed about the palletizer", "#V2")
	for _, x := range []struct{ said, never string }{
		{"they make decisions slowly", "Business character"},
		{"we pay on time", "Credit"},
		{"if they pay on time we can give them terms", "Credit"},
		{"they will pay the deposit on time, I hope", "Credit"},
		{"is Tom on our side", "Support: supports"},
		{"Tom is not on our side yet", "supports us"},
		{"Tom likes the layout", "Interests"},
		{"they're the biggest order this year", "Standing"},
		{"let's play golf with Tom on Friday", "Interests"},
		{"they pay for the trial within 30 days", "Credit"},
		{"they have two distributors quoting", "Distribution"},
		{"they would never switch to us", "Loyalty: loyal"},
		{"no money this year, postponed to 2027", "Capital"},
		{"Tom insists on a trial before Christmas", "Concerns"},
		{"Tom retires in March, his successor is Jane Miller", "Personal note"},
		{"Greta worries about service", "Concerns"},
		{"make it Thursday", "Business character"},
	} {
		w.hears("anna", w.tell("anna", x.said), "!"+x.never)
	}
}

// Of what a field says one asks whose word it is, and says that it holds, is wrong or is to go,
// under its name or right behind it (C9).
func TestWhatAFieldSaysIsSpokenOf(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了激光线", "#V1")
	w.says("xiaoli", "他们付款一向准时", "商业信誉")
	w.says("xiaoli", "这个信誉是谁填的", "付款一向准时", "小李", "!已记")
	w.says("xiaoli", "核实过没有", "未核实", "!已记")
	for _, x := range []string{"不对,是昨天拜访的", "写错了,是周总", "换成80万", "不要了"} {
		w.hears("xiaoli", w.tell("xiaoli", x), "!商业信誉 付款一向准时 →")
	}
	w.says("xiaoli", "恒发信誉 付款一向准时")
	w.says("xiaoli", "写错了,改成老拖款", "商业信誉 付款一向准时 → 老拖款")
	w.says("xiaoli", "恒发信誉清空", "老拖款 → ")
	w.says("anna", "visited Kestrel Packaging, met Tom Reed about the palletizer", "#V2")
	w.says("anna", "they always pay on time", "Credit standing")
	w.says("anna", "who said that about their credit", "Anna", "!Noted")
	w.says("anna", "has anyone checked that", "unverified", "!Noted")
	w.says("anna", "that's wrong, it's average", "always pay on time → average")
	for _, x := range []string{"make it Friday", "that's wrong, it is Greta", "it should be 250k EUR", "delete it"} {
		w.hears("anna", w.tell("anna", x), "!average →")
	}
	// what was noted of a visit is no field
	w.says("xiaoli", "今天拜访了粤钢,见了陈总", "#V3")
	w.hears("xiaoli", w.tell("xiaoli", "写错了,改成昨天"), "!商业信誉")
}

// What is asked of a file, of classes and of people is answered in its card; what sounds like it and tells of something done stays that.
func TestFilesClassesAndPeopleAreAskedInATalk(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了激光线", "#V1")
	for _, x := range []struct{ said, shown string }{
		{"恒发资料还差哪些", "档案 2/10"},
		{"恒发的档案多久没更新了", "档案 2/10"},
		{"恒发五个分类都给我看看", "五种分类"},
		{"恒发符合大客户界定哪几条", "大客户界定 0/4"},
		{"恒发关键角色还缺哪个", "找对人"},
		{"谁在影响刘总", "组织与影响"},
		{"恒发的关系是怎么变过来的", "关系 局外人"},
	} {
		w.hears("xiaoli", w.tell("xiaoli", x.said), x.shown, "!已记")
	}
	w.says("xiaoli", "采购这块归孙经理管", "孙经理", "采购者")
	w.says("xiaoli", "下午三点以后找刘总最好", "方便的时间 下午三点以后")
	w.hears("xiaoli", w.tell("xiaoli", "明天下午三点找刘总谈价格"), "!方便的时间")
	w.hears("xiaoli", w.tell("xiaoli", "恒发的问题处理好了,换了个传感器"), "!服务问题 #C1\n")
	w.says("xiaoli", "恒发那台机器又报警了", "服务问题")
	w.says("xiaoli", "恒发的问题处理好了,换了个传感器", "已解决", "换了个传感器")
	w.says("anna", "visited Kestrel Packaging, met Tom Reed about the palletizer", "#V2")
	for _, x := range []struct{ said, shown string }{
		{"what's still missing for Kestrel", "file 2/10"},
		{"is Kestrel's file complete", "file 2/10"},
		{"show me all classes of Kestrel", "five classes"},
		{"how did our relation with Kestrel develop", "relation"},
		{"who else do we need to know at Kestrel", "right people"},
	} {
		w.hears("anna", w.tell("anna", x.said), x.shown, "!Noted")
	}
	w.says("anna", "the palletizer at Kestrel keeps jamming", "Service issue")
	w.says("anna", "Kestrel is opening a second plant in Poland", "News", "!Region")
	w.hears("anna", w.tell("anna", "the old palletizer at Kestrel keeps breaking, they want a new one"), "!Service issue")
}
