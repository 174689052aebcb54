package handlers

import "testing"

// What is told of the deal of one customer among others' is of the one in whose clause it stands,
// and nothing that is told beside it is lost.
func TestSeveralCustomersAreToldApart(t *testing.T) {
	for _, c := range []struct {
		says string
		want [][]string // of each card
	}{
		{"恒发签了,58万;粤钢送了方案", [][]string{{"粤钢", "送了方案", "!恒发"}, {"已签 恒发五金", "58万", "!粤钢"}}},
		{"粤钢送了方案,恒发签了58万", [][]string{{"粤钢", "送了方案"}, {"已签 恒发五金", "58万"}}},
		{"恒发签了58万,预付三成,下午去了粤钢见陈总", [][]string{{"拜访 · 粤钢", "陈总"}, {"已签 恒发五金", "58万", "预付 17.4万"}}},
		{"今天连跑两家,上午恒发签了合同,中午跟粤钢陈总吃饭", [][]string{{"粤钢", "陈总"}, {"签了多少?", "!粤钢"}}},
		{"恒发签了,58万,预付三成", [][]string{{"已签 恒发五金", "58万"}}},
		{"恒发报价58万,粤钢报价190万", [][]string{{"报价 恒发五金", "58万"}, {"报价 粤钢", "190万"}}},
		{"粤钢的对手是ABB,恒发的对手是发那科", [][]string{{"粤钢", "对手 ABB", "!恒发"}, {"恒发五金", "对手 发那科"}}},
		{"粤钢丢了,今天去了恒发见周经理", [][]string{{"拜访 · 恒发五金"}, {"粤钢 标为输单?"}}},
		{"昨天去了恒发,粤钢也去了", [][]string{{"恒发五金", "粤钢", "11-01"}}},
		{"听陈总说,恒发签了大族的设备", [][]string{{"!已签"}}},
		{"恒发报价比粤钢高", [][]string{{"!第1版"}}},
		{"粤钢还没签,今天去了恒发", [][]string{{"!已签"}}},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了粤钢,见了陈总,预算200万", "#V1")
		w.says("xiaoli", "今天拜访了恒发五金,见了周经理,预算60万", "#V2")
		var got []shown
		for _, s := range w.tell("xiaoli", c.says) {
			if !s.edit && s.to.ID == "xiaoli" {
				got = append(got, s)
			}
		}
		if len(got) < len(c.want) {
			t.Errorf("%q was answered with %d cards, want %d", c.says, len(got), len(c.want))
			continue
		}
		for i, want := range c.want {
			w.has(got[i], want...)
		}
	}
}
