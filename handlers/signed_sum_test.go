package handlers

import "testing"

// The sum that is asked for when a deal was signed is that of this deal, whoever was talked of before; what
// is told in between, or counts something else, is none.
func TestTheSumThatIsAskedForIsOfTheDealThatWasSigned(t *testing.T) {
	for _, c := range []struct {
		then []string
		want []string
	}{
		{[]string{"58万"}, []string{"已签 恒发五金", "合同额 58万"}},
		{[]string{"58"}, []string{"已签 恒发五金", "合同额 58万"}},
		{[]string{"合同额58万"}, []string{"已签 恒发五金", "合同额 58万"}},
		{[]string{"58台"}, []string{"!已签"}},
		{[]string{"算了", "58万"}, []string{"!已签"}},
		{[]string{"今天拜访了粤钢,见了陈总", "320万"}, []string{"!已签"}},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了周经理,预算60万", "#V1")
		w.says("xiaoli", "今天拜访了粤钢,见了陈总,预算200万", "#V2")
		w.says("xiaoli", "恒发签了", "签了多少", "!已签")
		for _, s := range c.then[:len(c.then)-1] {
			w.says("xiaoli", s)
		}
		w.says("xiaoli", c.then[len(c.then)-1], c.want...)
	}
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了周经理,预算60万", "#V1")
	w.says("xiaoli", "恒发 PO 收到了", "签了多少")
	w.says("xiaoli", "58万", "已签 恒发五金")
	w.says("xiaoli", "撤销", "状态 赢单 → 进行中")
	w.says("xiaoli", "恒发那单先冻结", "暂停到哪天")
	w.says("xiaoli", "三月", "已暂停", "2027-03-01")
	w.says("xiaoli", "三月", "!已暂停")
}

// What is told of a named customer's deal in few words is kept of it; what only sounds like it is not.
func TestFewWordsOfADeal(t *testing.T) {
	for says, want := range map[string][]string{
		"恒发那边要求含安装,不然不签":  {"恒发五金", "含安装", "!已签"},
		"恒发说55就签,我没答应":    {"谈判 恒发五金", "对方 55万", "!已签"},
		"恒发定金12月20号前打":    {"谈判 恒发五金", "定金12月20号前打"},
		"恒发的样机进来了":        {"!对手"},
		"恒发那边ABB进来了":      {"对手 ABB"},
		"恒发技改立项要等到一季度":    {"客户动态", "!待办"},
		"恒发周经理也支持":        {"周经理 · 恒发五金", "支持度 支持", "!拜访"},
		"恒发周经理支持方案二":      {"!支持度 支持"},
		"恒发那单别跟了":         {"标为放弃?"},
		"我手上还有几个草稿":       {"!没看懂"},
		"如果降到55,周五前他们就能签": {"!待办", "!已签"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了周经理,预算60万", "#V1")
		w.says("xiaoli", says, want...)
	}
	w := newWorld(t)
	w.says("anna", "visited Otto Packaging, met Greta Lindqvist, budget 300k EUR", "#V1")
	w.says("anna", "Greta Lindqvist's visit moved to January", "!left")
	w.says("anna", "Greta's on our side", "Greta Lindqvist · Otto Packaging", "supports us")
	got := w.tell("anna", "they came back at 270, our floor is 275")
	w.has(got[0], "they €270k")
	w.has(got[1], "Floor: €275k")
	w.says("anna", "I quoted Otto 285", "Quote · Otto Packaging", "€285k")
	w.says("anna", "down payment 30% on signing, rest on acceptance", "Negotiation · Otto Packaging", "30%")
	w.says("anna", "Greta Lindqvist left the company", "left Otto Packaging")
}
