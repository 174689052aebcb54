package handlers

import "testing"

// How far a deal is, when it wakes and that it goes on is said in the words of a talk, and what only
// looks like it changes nothing.
func TestHowFarADealIsInATalk(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访恒发五金的周经理,他要两台切割机,预算60万", "恒发五金")
	w.says("xiaoli", "恒发五金说下周签,我不太信", "客户动态", "!预计签约")
	w.says("xiaoli", "恒发五金到方案报价了", "里程碑: m1", "!拜访 ·")
	w.says("xiaoli", "恒发五金还没签下来", "客户动态", "还没签")
	w.has(w.tell("xiaoli", "恒发五金签了没")[0], "!客户动态")
	w.has(w.tell("xiaoli", "恒发五金没签吗")[0], "!还没签")
	w.says("xiaoli", "恒发五金先停一停,等明年3月再说", "已暂停")
	w.says("xiaoli", "恒发五金什么时候恢复", "暂停,2027-03-01")
	w.says("xiaoli", "恒发五金接着跟吧", "重新开始")
	w.has(w.tell("xiaoli", "恒发五金接着跟吧")[0], "!重新开始")
	w.says("xiaoli", "放弃恒发五金", "标为放弃")
	w.says("xiaoli", "恒发五金输了,输给宁德,便宜30万", "标为输单", "对手:宁德")
	w.says("xiaoli", "等等,还没丢呢", "不记了")
	w.says("xiaoli", "放弃恒发五金", "标为放弃")
	w.says("xiaoli", "算了不放弃", "不记了")
}

// A stage of a customer's own, a short rest and a step of one's own stay what they were, and a
// version of a quote is of the customer who is named.
func TestWhatOnlyLooksLikeAStage(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访恒发五金的周经理,他要两台切割机,预算60万", "恒发五金")
	w.says("xiaoli", "恒发五金到招标阶段了", "客户采购阶段")
	w.says("xiaoli", "恒发五金到比价阶段了", "客户采购阶段")
	w.says("xiaoli", "恒发五金到选型阶段了", "客户采购阶段")
	w.has(w.tell("xiaoli", "恒发五金先停停,等周五再说")[0], "!已暂停")
	w.has(w.tell("xiaoli", "明天去恒发五金,我看悬")[0], "!客户动态")
	for _, s := range w.tell("xiaoli", "恒发五金没签下来,输给大族了") {
		w.has(s, "!还没签")
	}
	w.tell("xiaoli", "先不记")
	w.says("xiaoli", "今天拜访比亚迪的王总,聊了电池线", "比亚迪")
	w.says("xiaoli", "恒发五金报价第二版62万", "恒发五金", "!报价 比亚迪")
	w.says("xiaoli", "今天拜访大族激光的刘总,聊了焊接", "大族激光")
	for _, says := range []string{"再加一条 周五打电话给刘总", "再加一条,竞争对手是发那科", "再加一条:他们财务紧张"} {
		for _, s := range w.tell("xiaoli", says) {
			w.has(s, "!这一行还没记")
		}
	}
}

// The work on a deal is told and asked for in the words of a talk.
func TestTheWorkOnADealInATalk(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "昨天拜访恒发五金的周经理,他要两台切割机,预算60万", "恒发五金")
	w.says("xiaoli", "恒发五金优势是交期短,劣势价格高", "优势 交期短", "劣势 价格高")
	w.says("xiaoli", "SWOT 机遇 他们要扩产", "机遇", "!客户动态")
	w.says("xiaoli", "恒发五金十个问题还差哪几个", "评估 恒发五金")
	w.says("xiaoli", "报价第二版55万", "第1版 55万")
	w.says("xiaoli", "第一版报多少", "第1版 55万")
	w.says("xiaoli", "作战计划 送样机 12-20 小李", "作战计划")
	w.says("xiaoli", "再加一条 拜访财务总监", "谁负责?哪天前?")
	visits := w.visits("xiaoli")
	w.says("xiaoli", "周经理我见过了啊,昨天拜访的", "#V1")
	if got := w.visits("xiaoli"); got != visits {
		t.Errorf("a visit that is on record is logged again: %d visits, want %d", got, visits)
	}
	w.tell("xiaoli", "周经理我今天又见了,聊了付款")
	if got := w.visits("xiaoli"); got == visits {
		t.Error("another visit is not logged")
	}
}
