package handlers

import "testing"

// What is told of a deal without its unit, its customer or a deal that is open; beside each what looks
// like it and must not be written.

func TestASumOpensADealWhenHeSaysSo(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了韩总,他们想上两条去毛刺线", "#V1")
	w.says("xiaoli", "报了3台", "!还没有在跟的商机", "!报价 粤钢")
	w.says("xiaoli", "报了560", "粤钢 还没有在跟的商机", "「报价 560万」", "没点之前什么也没记")
	w.says("xiaoli", "不用", "!第1版")
	w.says("xiaoli", "粤钢到哪一步了", "!560")
	w.says("xiaoli", "报了560", "「报价 560万」")
	w.says("xiaoli", "开商机并记上", "报价 粤钢", "第1版 560万")
	w.says("xiaoli", "撤销", "已撤销")
	w.says("xiaoli", "安川报了540", "「安川报了540万」")
	w.says("xiaoli", "对", "对手 安川", "安川 报价:540万")
	if n := w.accounts("xiaoli"); n != 1 {
		t.Errorf("%d customers instead of one", n)
	}
}

// A deal that was opened otherwise while the question stood is the one that is meant.
func TestTheButtonToOpenADealFindsOneThatIsOpen(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了韩总,他们想上两条去毛刺线", "#V1")
	asks := w.says("xiaoli", "报了560", "开商机并记上")
	w.says("xiaoli", "粤钢那边预算500万,是个新商机", "#P1")
	w.has(w.press("xiaoli", asks, "开商机并记上")[0], "第1版 560万")
}

func TestNoDealIsOpenedForACustomerWhoWasTakenBack(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢的韩总", "#V1")
	w.says("xiaoli", "撤销", "已撤销")
	w.says("xiaoli", "安川报了540", "!没找到", "!还没有在跟的商机")
}

func TestAnOfferIsToldWithItsTerms(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了韩总,想上一条折弯线,预算大概350万", "#V1")
	w.says("xiaoli", "报价340万", "第1版 340万")
	w.says("xiaoli", "价格压得很低,韩总说300以内才谈", "谈判 粤钢", "对方 300万", "价格压得很低")
	w.says("xiaoli", "我们让到325,附带一年备件", "谈判 粤钢", "我们 325万", "附带一年备件")
	w.says("xiaoli", "韩总说3天以内给答复", "!谈判")
	w.says("xiaoli", "我们让到325,周五给他们送样", "!第3轮")
	got := w.tell("xiaoli", "粤钢那边ABB报了335,发那科没报")
	w.has(got[0], "对手", "ABB 报价:335万")
	w.has(got[1], "发那科 报价:没报")
	w.says("xiaoli", "ABB退出了", "ABB 报价:退出了")
	w.says("xiaoli", "我没报", "!对手")
	w.says("xiaoli", "粤钢那单我们让到320,质保两年", "我们 320万", "质保两年")
	w.says("xiaoli", "粤钢那边没报名", "!对手")
	if n := w.accounts("xiaoli"); n != 1 {
		t.Errorf("%d customers instead of one", n)
	}
	if n := w.visits("xiaoli"); n != 1 {
		t.Errorf("%d visits instead of one", n)
	}
}

func TestDealsAreAskedByTheirChance(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了韩总,想上一条折弯线,预算大概350万,对手大族", "#V1")
	w.says("xiaoli", "把握七成", "70%")
	w.says("xiaoli", "今天拜访了美的周工,想换冲床,预算200万", "美的")
	w.says("xiaoli", "赢率高于六成的有哪些", "把握 60% 以上的单 1 单", "粤钢", "!美的")
	w.says("xiaoli", "加起来多少", "1 单", "350万")
	w.says("xiaoli", "把握不到五成的单子", "把握 50% 以下", "美的", "!粤钢")
	w.says("xiaoli", "没写对手的单子", "没写对手", "美的", "!粤钢")
	w.says("xiaoli", "我有哪些单子", "粤钢", "美的")
	w.says("xiaoli", "赢率高于六成的呢", "把握 60% 以上", "!美的")
	w.says("xiaoli", "快丢的单子", "可能丢的单")
	w.says("anna", "which deals can I close this quarter", "expected to be signed")
	w.says("anna", "what do they add up to", "expected to be signed")
	w.says("xiaoli", "客户对我们的把握还不大", "!以上的单")
}

func TestAPriceIsPaidAsItIsTold(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了韩总,想上一条折弯线,预算大概350万,对手ABB", "#V1")
	w.says("xiaoli", "报价340万", "第1版 340万")
	w.says("xiaoli", "报价改到326", "第2版 326万")
	w.says("xiaoli", "预付三成,发货五成,尾款两成", "谈判 粤钢", "!付款计划")
	w.says("xiaoli", "签了!320万,预付三成,发货五成,尾款两成", "已签 粤钢", "320万", "预付 96万", "尾款 64万")
	w.has(w.tell("xiaoli", "预付到了50万,不是全款")[0], "第1期", "50万", "!动态")
	w.has(w.tell("xiaoli", "发货款还差20万没到")[0], "第2期", "差 20万")
	w.says("xiaoli", "发货款还差20万没到", "付款计划 粤钢")
	w.says("xiaoli", "发货款还没到", "!已到齐")
	w.says("xiaoli", "发货差20台没到", "!到账")
}

// What a part still lacks is in the currency of the plan, to the cent.
func TestWhatAPartLacksIsInTheCurrencyOfThePlan(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了韩总,想上一条折弯线,预算大概35万欧元", "#V1")
	w.says("xiaoli", "签了!30.5万欧元,预付三成,发货五成,尾款两成", "已签 粤钢", "30.5万欧元")
	w.says("xiaoli", "发货款还差20000元没到", "!到账", "!差 2万欧元")
	w.has(w.tell("xiaoli", "发货款还差2万没到")[0], "第2期", "差 2万欧元")
}

func TestASignatureWithARivalIsNoneOfOurs(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了韩总,想上一条折弯线,预算大概350万,对手ABB", "#V1")
	w.says("xiaoli", "ABB签了", "粤钢", "标为输单?", "对手:ABB")
	w.says("xiaoli", "还没丢", "!已签")
	w.says("xiaoli", "粤钢签了,318万", "已签 粤钢")
	w.says("anna", "Met Julia Stein at Hartmann Pumps today, they want 6 cells, about 275k EUR", "#V2")
	w.says("anna", "Trumpf is bidding too at 265k", "Rivals: Trumpf")
	w.says("anna", "deal with Trumpf closed", "Mark Hartmann Pumps as lost?", "!Signed")
	w.says("anna", "no", "dropped")
	w.says("anna", "Hartmann Pumps ran a trial with Kuka last month", "Rivals: Trumpf → Trumpf, Kuka", "!Visit")
	w.says("anna", "Oakridge ran a trial with Kuka last month", "nothing is saved", "!Visit")
	w.says("anna", "Finch phone number", "do not know", "!Lead saved")
	if n := w.accounts("anna"); n != 1 {
		t.Errorf("%d customers instead of one", n)
	}
}

func TestHowFarADealIsIsNoVisit(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了韩总,想上一条折弯线,预算大概350万", "#V1")
	w.says("xiaoli", "粤钢那单走到方案了", "m5", "!已记 拜访")
	w.says("xiaoli", "粤钢到需求确认了", "m1", "!已记")
	w.says("xiaoli", "粤钢那边走到比价了", "评估比较", "!已记 拜访")
	if n := w.visits("xiaoli"); n != 1 {
		t.Errorf("%d visits instead of one", n)
	}
	w.says("xiaoli", "粤钢的标书12月18号上午十点截止,保证金8万,15号前打", "投标 粤钢", "12-18", "保证金 8万")
	w.says("xiaoli", "废标条款里有一条业绩要求", "!结果 废标")
	w.says("xiaoli", "粤钢的标书写完了", "!截标 12-18 周五 10:00(还有 0 天)")
}
