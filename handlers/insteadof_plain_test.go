package handlers

import "testing"

// What is told and asked of the handbook's matters in the words that people have for it on a phone, and what
// only sounds like it.
func TestThePlainWordsOfTheHandbook(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了大族激光刘总,聊了三台焊接机器人,大概180万,对手是发那科", "大族激光")
	w.says("xiaoli", "今天拜访了恒发五金,见了周经理,聊了切割线", "恒发五金")
	for _, row := range [][]string{
		// the lead sheet
		{"线索都是哪几个渠道来的啊", "按来源"},
		{"大族为啥是这个级别", "客户分类"},
		{"大族为啥是这个价格", "!客户分类 #"},
		{"大族地址在深圳宝安福海", "地址 深圳宝安福海"},
		{"恒发的营业执照地址是东莞长安振安路18号", "恒发五金", "地址 东莞长安振安路18号", "!待办"},
		{"大族地址在哪", "!已记", "!已改"},
		{"恒发地址在变,还没定", "!地址 变"},
		{"恒发开票地址在群里发过了", "!地址 群里"},
		{"恒发厂地址是你给我的那个吗", "!地址 你给"},
		{"大族注册地址是深圳,工厂在惠州", "!地址 深圳,工厂"},
		{"大族新厂在深圳宝安福海", "!地址 深圳"},
		{"大族行业应该填钣金", "钣金", "已改"},
		{"大族行业应该填什么", "!已改"},
		{"大族利润大概排二十", "利润排名 20"},
		{"大族销售排行业三十几名", "直接写就行", "!已记"},
		{"大族销售排名多少", "!已记"},
		{"大族利润能排前十", "!已记"},
		// classes
		{"大族算孵化还是产出", "!已记"},
		{"大族先按孵化放着", "价值阶段 孵化"},
		{"恒发跟咱现在顶多算朋友", "关系 朋友"},
		{"恒发算不算朋友", "!已记"},
		{"恒发跟咱不只是朋友了", "!已记 恒发五金 #C2"},
		{"恒发那边打算先按原价做", "!已记 恒发五金 #C2"},
		{"客户关系是哪天改的", "局外人 → 朋友"},
		{"我手里的钱主要压在哪几家身上", "二八名单"},
		// people
		{"大族这边还缺哪种人没见过", "找对人"},
		{"大族设备采购归一个姓罗的科长管", "罗科长", "采购者"},
		{"大族是不是有个姓罗的科长", "!已记", "!已改"},
		{"大族采购刘总说了算", "决策者"},
		{"刘总是中立的", "支持度 中立", "!新客户"},
		{"大族刘总说了", "!决策者"},
		{"价格周经理定", "!决策者"},
		{"付款周经理说了算", "!决策者"},
		{"恒发有哪些人", "联系人", "!找对人"},
		// the deal
		{"大族这单钱批下来没有", "!资金落实:不清"},
		{"大族这单钱批下来没有还不清楚", "不清"},
		{"他们的机器快但是贵", "!强项"},
		{"咱的优势是本地有人,上门快", "优势", "本地有人,上门快"},
		{"咱的优势是什么", "!已记"},
		{"大族报价171万", "171万"},
		{"大族报价再让3万,报168", "168万", "!3万元"},
		{"大族可以往前走一步了吧", "缺"},
		{"恒发那台机器客户投诉交货晚了两天", "服务问题", "交货晚了两天"},
		{"恒发没投诉过吧", "!服务问题"},
		{"恒发投诉流程是什么", "!服务问题"},
		{"恒发投诉电话多少", "!服务问题"},
		{"大族要投诉我怎么办", "!服务问题"},
		{"恒发再投诉就换供应商", "!服务问题"},
		{"恒发他们要派领导过去", "!已请"},
		{"三七开", "!谈判"},
		{"五五开,难说", "!谈判"},
		{"发那科在大族那边动作很大,天天请吃饭", "客户动态", "!拜访"},
		{"大族的钱从哪来还没弄明白", "资金落实", "!已记 拜访"},
		{"大族威胁主要是发那科降价", "挑战", "发那科降价"},
		{"大族有300人", "客户动态", "有300人"},
		{"大族一年采购两次", "客户动态", "一年采购两次"},
		{"大族有几个人", "!客户动态"},
		{"大族有3个问题没解决", "!客户动态"},
		// figures
		{"我排第几", "按人"},
		{"有几家跑了好多趟都没动静", "多跑没推进"},
		{"这数咋算的", "口径"},
		{"哪些老客户可以试新款焊机", "新款焊机 试销"},
	} {
		w.says("xiaoli", row[0], row[1:]...)
	}
	w.says("wangmin", "下个季度谁要做回访", "满意度电话")
}

// The same in English.
func TestThePlainWordsOfTheHandbookInEnglish(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Met Greta Lindqvist at Otto Packaging today, two palletizers, budget 300k EUR", "#V1")
	for _, row := range [][]string{
		{"Otto is more of a friend than a supplier right now", "Relation: friend"},
		{"Otto is more of a problem than a friend", "!Relation"},
		{"Otto's industry is sheet metal", "Industry: sheet metal"},
		{"Otto's industry is changing", "!Industry:"},
		{"who haven't we met yet at Otto", "right people"},
		{"Otto is an A", "please say why"},
		{"they run 14 plants", "Tier: tier A"},
		{"is Otto an A", "!please say why"},
		{"Greta is an A", "!Tier", "!new"},
		{"any customer might try to cancel", "!Trial"},
		{"Otto has two lines to replace, budget 500k", "500k", "!News"},
		{"Otto has four plants", "News", "has four plants"},
		{"has Otto four plants", "!News"},
		{"lost Otto's number", "!as lost"},
		{"lost Otto", "as lost?"},
		{"not lost", "!Lead"},
		{"start a project request for Otto", "LX-2026-001"},
		{"any customers who could try the new gripper first", "Trial of new gripper", "!Noted"},
		{"where do I rank", "by person"},
	} {
		w.says("anna", row[0], row[1:]...)
	}
}

// Two things told in one sentence are kept of both: who stands above somebody and has the last word, what is good
// about a rival and what is bad.
func TestTwoThingsInOneSentence(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了大族激光刘总,聊了三台焊接机器人,大概180万", "大族激光")
	got := w.tell("xiaoli", "大族刘总上面还有个集团的黄董,最后他签字")
	w.has(got[0], "汇报给 黄董")
	w.has(got[1], "黄董", "最后批准")
	w.says("xiaoli", "对手是发那科", "发那科")
	got = w.tell("xiaoli", "发那科的机器快但是交期要半年")
	w.has(got[0], "发那科 强项:机器快")
	w.has(got[1], "发那科 短板:交期要半年")
	for _, said := range []string{"发那科来过但是没谈成", "发那科要降价但是刘总没同意", "发那科以前做过但是做坏了", "发那科便宜但是刘总看好我们", "发那科请吃饭但是刘总没去"} {
		w.says("xiaoli", said, "!强项", "!短板")
	}
	w.says("anna", "Met Greta Lindqvist at Otto Packaging today, two palletizers, budget 300k EUR", "Otto Packaging")
	got = w.tell("anna", "Greta reports to a Mr Holm, he has the last word")
	w.has(got[0], "Holm", "!Title")
	w.has(got[len(got)-1], "Holm", "final approval")
	w.says("anna", "who reports to whom at Otto", "Greta Lindqvist", "Holm")
}

// Somebody names the customer of what he is asked to confirm: what he says next of another customer, or of
// nobody, is no part of that.
func TestADraftOfANamedCustomerHoldsNoMore(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了大族激光刘总,聊了三台焊接机器人,大概180万", "大族激光")
	w.says("xiaoli", "今天拜访了恒发五金,见了周经理,聊了切割线", "恒发五金")
	w.says("xiaoli", "大族部门多了一个采购", "这样记,对吗")
	w.says("xiaoli", "还在走内部流程", "!后面说的")
	w.says("xiaoli", "恒发签了58万", "已签 恒发五金")
}

// What has its column in the lead sheet is nothing that a new lead wants.
func TestWhatALeadWantsIsNotItsSheet(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "新线索 惠州鼎力钢桶,做钢桶的,去年做了5个多亿", "惠州", "!金额")
	w.says("xiaoli", "鼎力在行业里销量第十二", "销售排名 12")
	w.says("xiaoli", "鼎力利润没他们销量好", "客户动态", "!#L1")
	w.says("xiaoli", "要一条焊接线", "要一条焊接线", "#L1")
}

// While a form waits, what is said of another customer who is talked of since stands in no field of it.
func TestAFormTakesNothingOfAnotherCustomer(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了大族激光刘总,聊了三台焊接机器人,大概180万,对手是发那科", "大族激光")
	w.says("xiaoli", "今天拜访了恒发五金,见了周经理,聊了切割线,大概60万", "恒发五金")
	w.says("xiaoli", "恒发给我开个立项", "LX-2026-001")
	w.says("xiaoli", "需求是两台切割机换掉老的", "需求摘要")
	w.says("xiaoli", "大族威胁主要是发那科降价", "大族激光", "挑战")
	w.says("xiaoli", "我们底线162", "大族激光", "!LX-2026-001")
	w.says("xiaoli", "立项 恒发", "LX-2026-001")
	w.says("xiaoli", "这个先别交", "草稿先放着")
}

// The tiers that are said together are those of the method in force.
func TestTiersAreJoinedByTheMethod(t *testing.T) {
	for _, c := range []struct{ says, as string }{
		{"cd客户拜访了几次", "c类d类客户拜访了几次"},
		{"这个季度c/d级客户跑了几次", "这个季度c类d类客户跑了几次"},
		{"c级和d级的拜访有几次", "c类d类客户拜访有几次"},
		{"what did visits to c/d cost", "what did visits to tier c customers cost"},
		{"what did visits to tiers c and d cost", "what did visits to tier c customers cost"},
		{"ab客户拜访了几次", ""},
		{"abcd客户拜访了几次", ""},
		{"cd播放器拜访客户时放了几次", "-"},
	} {
		q := &request{Router: newWorld(t).r}
		if got := lower(q.tiersJoined(c.says)); got != c.as && c.as != "-" {
			t.Errorf("%q is taken as %q, want %q", c.says, got, c.as)
		}
	}
}
