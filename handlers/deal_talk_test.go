package handlers

import "testing"

// What is asked and told of a deal in the words of a talk, and beside each what sounds like it and
// must not become a record.

func TestADealIsAskedAboutInATalk(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了韩总,想上一条折弯线,预算大概350万", "#V1")
	w.says("xiaoli", "粤钢高层多久没去了", "高层拜访", "0 次", "!已记")
	w.says("xiaoli", "粤钢有几次高层拜访", "高层拜访", "0 次", "!已记")
	w.says("xiaoli", "粤钢的高层拜访", "高层拜访", "0 次", "!已记")
	w.says("xiaoli", "还见过谁", "联系人", "韩总")
	w.says("xiaoli", "这个单子算第几层", "漏斗 粤钢", "!已补")
	w.says("xiaoli", "为什么不算我的项目", "漏斗 粤钢")
	w.says("xiaoli", "还差哪几条", "还不能进")
	w.says("xiaoli", "评估一下", "评估 粤钢", "!已补")
	w.says("xiaoli", "作战计划有哪些", "作战计划 粤钢", "还没有", "!谁负责")
	w.says("xiaoli", "下周五前拿下老谢,我负责", "作战计划 粤钢", "拿下老谢", "11-13")
	w.says("xiaoli", "因为关系没做透", "!推到", "!完成」")
	w.says("xiaoli", "底价多少", "谈判 粤钢")
	w.says("xiaoli", "350万以上的有哪些", "粤钢", "!没看懂")
	w.says("xiaoli", "粤钢定为A级", "请说原因")
	w.says("xiaoli", "50万", "请说原因", "!金额")
	w.says("xiaoli", "要几台", "!客户分类 A 级")
	w.says("xiaoli", "他们明年扩产", "客户分类 A 级")
	if n := w.visits("xiaoli"); n != 1 {
		t.Errorf("%d visits instead of one", n)
	}
}

func TestOffersGoToAndFro(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了韩总,想上一条折弯线,预算大概350万", "#V1")
	w.says("xiaoli", "报价了,340万", "报价 粤钢", "第1版 340万")
	w.says("xiaoli", "又降到325万第二版", "报价 粤钢", "第2版 325万")
	w.says("xiaoli", "他们还310", "谈判 粤钢", "对方 310万")
	w.says("xiaoli", "我们让到318", "谈判 粤钢", "我们 318万")
	w.says("xiaoli", "谈判 他们要312万", "谈判 粤钢", "对方 312万", "!金额")
	w.says("xiaoli", "他们还有3台旧的", "!谈判")
	w.says("xiaoli", "他们要20", "!谈判")
	w.says("xiaoli", "对手报价了,300万", "!第3版")
	w.says("xiaoli", "首付到了", "!到齐")
	w.says("xiaoli", "签了,318万", "已签 粤钢")
	w.says("xiaoli", "合同号 YG-2026-118", "合同号 YG-2026-118", "!哪一个")
	w.says("xiaoli", "首付30%,发货60%,质保金10%", "付款计划 粤钢", "95.4万", "31.8万")
	w.says("xiaoli", "第二期什么时候到期", "付款计划 粤钢", "第2期")
	w.has(w.tell("xiaoli", "首付到了")[0], "第1期", "已到齐")
}

func TestOffersGoToAndFroInEnglish(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Met Julia Stein at Hartmann Pumps today, they want 6 cells, about 275k EUR", "#V1")
	w.says("anna", "Trumpf is bidding too at 265k", "Rivals: Trumpf", "265k", "!Amount")
	w.says("anna", "they want 260", "Negotiation", "they €260k", "!Task")
	w.says("anna", "we could do 268", "Negotiation", "we €268k")
	w.says("anna", "they want 2 robots", "!Negotiation")
	w.says("anna", "strength is delivery time, weakness price", "Strengths: delivery time", "Weaknesses: price")
	w.says("anna", "odds 60%", "Chance: 60%")
	w.says("anna", "expected signature end of January", "Expected signing", "Jan 31")
	w.says("anna", "who else have we met there", "contacts", "Julia Stein")
	w.says("anna", "tell me the questions", "Assessment")
	w.says("anna", "push to m2", "Not ready for m2")
	w.says("anna", "mark Hartmann Pumps as lost", "Mark Hartmann Pumps as lost?")
	w.says("anna", "no", "dropped")
	w.says("anna", "Trumpf won it, price", "as lost?", "rival: Trumpf")
	w.says("anna", "no", "dropped")
	w.says("anna", "signed, 268k EUR, 30/70", "Signed")
	w.has(w.tell("anna", "deposit arrived")[0], "Row 1", "€80.4k")
	w.says("anna", "their cell stopped again", "Service issue", "!Added")
}

func TestColleaguesAreAskedInATalk(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了韩总,想上一条折弯线,预算大概350万", "#V1")
	w.has(w.tell("xiaoli", "想让赵总去看看粤钢")[0], "已请 高层", "粤钢")
	w.has(w.tell("xiaoli", "让Anna去跟采购谈谈")[0], "已请 Anna", "粤钢")
	w.has(w.tell("xiaoli", "请售前做个方案给粤钢")[0], "已请 售前", "粤钢")
	w.has(w.tell("xiaoli", "找售后去看下")[0], "已请 售后", "粤钢")
	got := w.tell("xiaoli", "方案那个支持催一下")
	w.has(got[0], "又请了 售前", "做个方案")
	if len(got) != 2 {
		t.Errorf("%d posts instead of two", len(got))
	}
	w.says("xiaoli", "方案那个支持催一下", "今天已经请")
	w.says("xiaoli", "催一下支持", "在等的支持 4 件")
	w.says("xiaoli", "让韩总去看看样板", "!已请 高层")
	if n := w.visits("xiaoli"); n != 1 {
		t.Errorf("%d visits instead of one", n)
	}
}

func TestAManagerAsksBeforeMonday(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了韩总,想上一条折弯线,预算大概350万", "#V1")
	w.says("wangmin", "新机器先给谁试", "试销")
	w.says("wangmin", "粤钢可以试新品吗", "试销", "!负责人")
	w.says("wangmin", "谁能给我们介绍新客户", "请客户引荐")
	w.says("wangmin", "这个月比上个月多拜访几次", "10月", "11月")
	w.says("wangmin", "上个月和这个月差多少", "10月", "11月")
	w.says("wangmin", "哪些停了一个月以上", "停得久的在前")
	w.says("wangmin", "平均停多少天", "转化和停留")
	w.says("wangmin", "逾期的回款", "逾期 0", "!线索")
	w.says("wangmin", "投标的有几个,什么时候截", "m6的单 0 单")
	w.says("wangmin", "小李的目标呢", "小李", "!拜访 1 次")
	w.says("wangmin", "抽查一下小李的", "抽查", "!还没有「小李」")
	if n := w.accounts("xiaoli"); n != 1 {
		t.Errorf("%d customers instead of one", n)
	}
}

func TestWhatMayBeSpentIsAsked(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了韩总,想上一条折弯线,预算大概350万", "#V1")
	w.says("xiaoli", "这个项目还能花多少", "销售费用 · 粤钢", "还没立项", "要批的:招待")
	w.says("xiaoli", "请客预算1万,超了要批吗", "要批的:招待", "不用批:交通")
	w.says("wangmin", "超预算的有哪些", "超预算 0 单", "!没看懂")
	w.says("anna", "do dinners need approval", "Needs approval: Entertainment")
	w.says("xiaoli", "他们超预算了,要砍一台", "!销售费用")
	w.says("xiaoli", "他们的预算还能加多少不好说", "!销售费用")
}

func TestMoneyAndFaultsOfASignedDealAreTold(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了韩总,想上一条折弯线,预算大概350万", "#V1")
	w.says("xiaoli", "韩总要310", "谈判 粤钢", "对方 310万")
	w.says("xiaoli", "我们最低315", "底价 315万")
	w.says("xiaoli", "韩总是不是支持我们", "支持我们吗", "还不知道", "组织图", "!已改")
	w.says("xiaoli", "那问题5算是了", "问题5", "是")
	w.says("xiaoli", "现在几个是了", "评估 粤钢", "是1")
	w.says("xiaoli", "粤钢那边说有异响", "!服务问题 #") // nothing of ours is there yet
	w.says("xiaoli", "签了,318万", "已签 粤钢")
	w.says("xiaoli", "首付30%,发货60%,质保金10%", "付款计划 粤钢")
	w.has(w.tell("xiaoli", "粤钢又打过来50万")[0], "第1期", "50万", "!电话")
	w.says("xiaoli", "粤钢那边说焊缝有气孔", "服务问题", "焊缝有气孔")
	w.says("xiaoli", "今天拜访了美的周工,想换冲床,预算200万", "美的")
	w.says("xiaoli", "粤钢那边最近没什么声音", "!美的")
	w.says("xiaoli", "放弃吧", "!美的")
}

func TestARivalsSumAndAPlaceAreNotMistaken(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Met Julia Stein at Hartmann Pumps today, they want 6 cells, about 275k EUR", "#V1")
	w.says("anna", "Cloos is at 240k", "Rivals: Cloos", "240k", "!Amount")
	w.says("anna", "our answer is 265k", "Negotiation", "we €265k")
	w.says("anna", "can't go below 258", "Floor: €258k")
	w.says("anna", "rivals at Hartmann Pumps", "!Rivals: at", "!Rivals: Cloos → ")
	w.says("anna", "who's against us", "Rivals: Cloos")
	w.says("anna", "can we still win it", "0 of 10 yes")
	w.says("anna", "show plan", "Battle plan")
	w.says("anna", "sales rank 12, profit rank 20", "Rank by sales: 12", "tier A")
	w.says("anna", "set up a meeting with Julia next Tuesday 2pm", "Appointment")
	w.says("anna", "Trumpf is also quoting", "Rivals", "Trumpf", "!14:00")
	w.says("anna", "put it on hold until February", "Paused")
	w.says("anna", "back on again", "Taken up again", "!Welcome back")
	w.says("anna", "they went with Fanuc", "as lost?", "rival: Fanuc")
	w.says("anna", "no", "dropped")
	w.says("anna", "they went with the cheaper one", "!as lost?")
}

func TestAFigureIsCalledByTheBeginningOfItsName(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了韩总,想上一条折弯线,预算大概350万", "#V1")
	w.says("anna", "Met Julia Stein at Hartmann Pumps today, they want 6 cells, about 275k EUR", "#V2")
	w.says("wangmin", "漏斗", "外币另列 1 单")
	w.says("wangmin", "外币的哪些", "Hartmann Pumps", "27.5万欧元")
	w.says("wangmin", "潜在商机哪些", "粤钢", "350万")
	w.says("wangmin", "本周回顾", "拜访 2")
	w.says("wangmin", "单一联系人", "只认识 1 个人 2 家")
	w.says("wangmin", "请客户引荐", "请客户引荐")
	w.says("wangmin", "差的钱从哪来", "在谈的单", "!已记 拜访")
	w.says("wangmin", "小李这个月花了多少请客钱", "招待的费用", "!投入")
}

func TestACallFromSomebodyNewGoesOn(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "金利精密打电话来问激光切割机,龙经理,东莞", "金利精密", "#V1")
	w.says("xiaoli", "预算150万左右", "150万")
	w.says("xiaoli", "去之前帮我准备一下", "准备 金利精密", "!已补")
	w.says("xiaoli", "上次谈了啥", "上次说了什么", "激光切割机")
	w.says("xiaoli", "这家算几级", "金利精密 · 未定")
	w.says("xiaoli", "那是B了吧", "请说原因")
	w.says("xiaoli", "对手百超", "!客户分类 B 级")
	w.says("xiaoli", "销售前30,利润前40", "B 级")
	w.says("xiaoli", "报价 148万", "第1版")
	w.says("xiaoli", "他们同意140", "对方 140万")
	w.says("xiaoli", "最多给到142", "我们 142万")
	w.says("xiaoli", "他们同意3台", "!谈判")
	w.says("xiaoli", "签了 141万", "已签 金利精密")
	w.says("xiaoli", "金利精密合同号 JL-26-01", "合同号 JL-26-01")
	w.says("xiaoli", "发货定1月底", "金利精密", "2027-01-31", "!线索")
	w.has(w.tell("xiaoli", "找研发支持一下")[0], "已请 研发")
	w.says("xiaoli", "研发那边怎么说", "在等的支持 1 件")
	w.silent(w.tell("xiaoli", "今天就这样"))
	if n := w.accounts("xiaoli"); n != 1 {
		t.Errorf("%d customers instead of one", n)
	}
}
