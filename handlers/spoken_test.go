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
	} {
		w.hears("xiaoli", w.tell("xiaoli", x.said), x.kept)
	}
	w.hears("xiaoli", w.tell("xiaoli", "他们忠诚吗"), "忠诚度", "无品牌忠诚客户")
	w.hears("xiaoli", w.tell("xiaoli", "恒发付款怎么样"), "付款一向准时")
	w.says("anna", "visited Kestrel Packaging, met Tom Reed about the palletizer", "#V2")
	for _, x := range []struct{ said, kept string }{
		{"they always pay on time", "Credit standing: always pay on time"},
		{"Kestrel has deep pockets", "Capital: has deep pockets"},
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
	} {
		w.hears("anna", w.tell("anna", x.said), "!"+x.never)
	}
}
