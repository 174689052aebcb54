package handlers

import "testing"

// What reps tell of a deal in the hurry of a car park, and beside it what sounds like it and must
// stay what it was.

func TestADealIsToldInAHurry(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了韩总,想上一条折弯线,预算大概350万", "#V1")
	w.says("xiaoli", "钱还没批,要等集团12月会", "问题4 资金落实:否(要等集团12月会)", "!已补")
	w.says("xiaoli", "方案他们看过了,没啥意见", "问题7 方案合适:是", "!已补")
	w.says("xiaoli", "拍板的是谁还没摸透", "问题6 决策因数:不清", "弄清 问题6")
	w.says("xiaoli", "样机跑通了", "客户反馈:是", "!已补")
	w.says("xiaoli", "技术规格按我们的写了", "对规格的影响:是")
	w.has(w.tell("xiaoli", "大族也在里面,比我们便宜15个")[0], "对手 大族")
	w.says("xiaoli", "大族老客户,关系硬", "!线索")
	w.says("xiaoli", "松下在抢,报价335", "松下 报价", "335万", "!第1版")
	w.has(w.tell("xiaoli", "韩总倾向库卡")[0], "不支持", "!拜访")
	w.says("xiaoli", "这单先算五成吧", "把握 50%")
	w.says("xiaoli", "付款三三三一", "谈判 粤钢", "3-3-3-1")
	w.says("xiaoli", "他们售后不行,坏了半个月没人来", "!问题")
	w.has(w.tell("xiaoli", "韩总挺我们的,但采购老周不待见我们")[0], "韩总", "→ 支持")
	w.has(w.tell("xiaoli", "我们强在交期,弱在价格")[1], "劣势", "价格")
	w.says("xiaoli", "月底签不了,得拖到春节后", "预计签约", "!待办")
	w.says("xiaoli", "又报了一版,342", "报价 粤钢", "342万")
	w.says("xiaoli", "v2降到338", "报价 粤钢", "338万")
	w.says("xiaoli", "我跟韩总说最低335", "谈判 粤钢", "我们 335万")
	w.says("xiaoli", "各退一步336", "谈判 粤钢", "我们 336万")
	w.says("xiaoli", "签了,336万,预付三成", "已签 粤钢", "预付 100.8万")
	w.says("xiaoli", "第二笔12月20号", "第2期", "12-20", "!线索")
	if n := w.visits("xiaoli"); n != 1 {
		t.Errorf("%d visits instead of one", n)
	}
}

func TestADealIsToldInAHurryInEnglish(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Met Julia Stein at Hartmann Pumps today, they want 6 cells, about 275k EUR", "#V1")
	w.says("anna", "budget's in, cfo signed it off", "Q4", "yes", "!Signed")
	w.says("anna", "they signed off on the spec", "Requirement list confirmed", "!Signed")
	w.says("anna", "not sure who actually decides though", "Q6", "unclear")
	w.says("anna", "the trial went well", "feedback")
	w.says("anna", "their weak point: no local spare parts", "!their, weak")
	w.says("anna", "Trumpf sits at 260", "Trumpf", "260k", "!Amount")
	w.has(w.tell("anna", "we're stronger on service, weaker on price")[1], "Weaknesses", "price")
	w.has(w.tell("anna", "i'd say 60 percent, could close end of jan")[1], "Jan 31")
	w.says("anna", "chance dropped to 30", "30%")
	w.says("anna", "they signed, 270k EUR, 30 40 30", "Signed", "€81k")
	w.says("anna", "second slips to Jan 15", "Row 2", "Jan 15")
	w.says("anna", "they still owe how much", "Payment plan")
}

func TestATenderMovesInATalk(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "铁成轨道要招标了,12月15号上午九点半开标", "投标 铁成轨道", "开标 12-15")
	w.says("xiaoli", "保证金8万,10号之前要交", "保证金 8万", "12-10")
	w.says("xiaoli", "开标改到18号了", "开标 12-18", "!没找到")
	w.says("xiaoli", "保证金打过去了", "保证金 8万", "已交", "!电话")
	w.says("xiaoli", "标书交了", "已递交")
	w.says("xiaoli", "中了!", "中标")
	w.says("xiaoli", "航新那单丢了,给了德国人", "航新", "!线索", "!德国 ")
}

func TestWhatSoundsLikeADealStaysWhatItIs(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了韩总,想上一条折弯线,预算大概350万", "#V1")
	w.says("xiaoli", "方案还在做", "!问题7")
	w.says("xiaoli", "方案发过去了", "!问题7")
	w.says("xiaoli", "样机下周到", "!客户反馈")
	w.says("xiaoli", "钱不是问题,关键是交期", "!问题4")
	w.says("xiaoli", "项目经理是老周", "!问题5")
	w.says("xiaoli", "合同签字权在集团", "!已签")
	w.says("xiaoli", "他们设备是三年前买的", "!短板")
	w.says("xiaoli", "预算批了340万", "!问题4", "340万")
	w.says("xiaoli", "方案过了吗", "!问题7 方案合适:是")
	w.says("xiaoli", "韩总倾向于买断", "!对手")
	w.says("xiaoli", "韩总倾向分期", "!不支持")
	w.says("xiaoli", "我们弱在哪里", "!已记")
	w.says("xiaoli", "我跟老婆说最低338", "!谈判")
	w.says("xiaoli", "韩总帮我们说话了吗", "!已记")
	w.says("xiaoli", "对手确定了,就一家", "!对手 ")
	w.says("xiaoli", "样机没问题吧", "!客户反馈")
	w.says("xiaoli", "中了", "!中标")
	w.says("anna", "Met Julia Stein at Hartmann Pumps today, they want 6 cells, about 275k EUR", "#V2")
	w.says("anna", "the spec is 40 pages", "!confirmed")
	w.says("anna", "send the proposal by Friday", "!Q7")
	w.says("anna", "legal has the contract now", "!Legal review: yes")
	for _, s := range []string{
		"the deal with Hartmann is not done", "a deal with Hartmann is almost done", "the deal with Hartmann isn't done yet", "their deal with Trumpf is done",
		"Trumpf closed the Hartmann deal", "when the deal with Hartmann is closed",
	} {
		w.says("anna", s, "!Signed")
	}
	for _, s := range []string{"better on Friday", "better at 3pm", "we're better in the morning", "strong on monday", "weak in the knees"} {
		w.says("anna", s, "!Strengths", "!Weaknesses")
	}
	w.says("anna", "please write this down: Julia likes blue", "blue", "!Task")
	w.says("anna", "can you call me Annie", "!Task")
	w.says("anna", "Julia hates us", "opposes us")
	w.says("anna", "Julia doesn't like us", "does not support us")
	w.says("anna", "Julia hates us being late", "!opposes us")
	w.says("anna", "Julia doesn't like us calling early", "!does not support us")
	w.says("anna", "the plant closed for holidays", "!Signed")
}
