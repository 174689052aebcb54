package handlers

import "testing"

// What is told, asked and planned of several customers in one message is taken of each by itself; what only
// looks so stays as it is.
func TestEachCustomersMatterIsItsOwn(t *testing.T) {
	alone(t)
	for _, c := range []struct {
		says string
		want [][]string // of each card
	}{
		{"陈总支持我们,恒发的周经理反对", [][]string{{"陈总 · 粤钢", "支持度 支持"}, {"周经理 · 恒发五金", "支持度 反对"}}},
		{"恒发暂停了,粤钢下周签", [][]string{{"粤钢", "预计签约"}, {"暂停到哪天", "恒发五金"}}},
		{"粤钢预算批了没?恒发周五给我们答复", [][]string{{"恒发五金", "答复"}, {"评估 粤钢"}}},
		{"恒发的 budget 砍到 50,粤钢 close 在 Q1", [][]string{{"恒发五金", "60万 → 50万", "!粤钢"}, {"粤钢", "预计签约 2027-03-31"}}},
		{"粤钢下周签", [][]string{{"粤钢", "预计签约"}}},
		{"恒发想压到55", [][]string{{"谈判 恒发五金", "对方 55万"}}},
		{"恒发 wants payment 3-6-1", [][]string{{"谈判 恒发五金", "付款3-6-1"}}},
		{"恒发月底签,比亚迪样品还没到", [][]string{{"恒发五金", "预计签约"}, {"比亚迪", "样品还没到", "!恒发"}}},
		{"恒发签不签得下来", [][]string{{"!客户动态"}}},
		{"恒发签了告诉我", [][]string{{"!签了多少", "!已签"}}},
		{"恒发和粤钢都签了没", [][]string{{"!已签", "!签了多少"}}},
		{"今天去了恒发,周经理说粤钢那边签了", [][]string{{"!已签", "!签了多少"}}},
		{"昨天去了恒发,周经理问粤钢的机器怎么样?我说很稳", [][]string{{"恒发五金"}}},
		{"恒发停产了", [][]string{{"!暂停到"}}},
		{"昨天的报价发错了,应该是168", [][]string{{"!10-31", "!第1版"}}},
		{"恒发的周经理反对现场试机", [][]string{{"!支持度"}}},
	} {
		tellsTwoCustomers(t, c.says, c.want)
	}
}

// A contract is of the day on which he says that it was signed.
func TestAContractIsOfItsDay(t *testing.T) {
	for _, c := range []struct {
		says string
		want []string
	}{
		{"昨天恒发签了58万", []string{"已签 恒发五金", "58万 · 11-01"}},
		{"恒发签了58万", []string{"已签 恒发五金", "58万 · 11-02"}},
		{"恒发签了58万,明天付首款", []string{"已签 恒发五金", "58万 · 11-02"}},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了周经理,预算60万", "#V1")
		w.says("xiaoli", c.says, c.want...)
	}
}

// What a rival offers is asked by his name.
func TestWhatARivalOffersIsAsked(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了周经理,预算60万,对手大族", "#V1")
	w.says("xiaoli", "大族报了54万", "大族 报价:54万")
	w.says("xiaoli", "大族报多少", "对手:大族", "大族 报价:54万")
	w.says("xiaoli", "恒发有哪些对手", "对手:大族")
	w.says("xiaoli", "他们报多少人", "!对手:大族")
}

func TestASentenceIsReadInChinese(t *testing.T) {
	for said, want := range map[string]string{
		"恒发的 budget 砍到 50":  "恒发的预算砍到50",
		"win rate 高于七成的有哪些": "赢率高于七成的有哪些",
		"恒发 wants payment":  "恒发要付款",
		"the budget is 50":  "",
		"恒发说 ok":            "",
		"发 quotes 给王总":      "",
	} {
		if got := inChinese(said); got != want {
			t.Errorf("%q is %q in Chinese, want %q", said, got, want)
		}
	}
}
