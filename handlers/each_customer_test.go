package handlers

import "testing"

// What is told of the deal of one customer among others' is of the one in whose clause it stands,
// and nothing that is told beside it is lost.
func TestSeveralCustomersAreToldApart(t *testing.T) {
	alone(t)
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
		{"恒发周经理支持我们,粤钢陈总还在犹豫", [][]string{{"周经理 · 恒发五金", "支持度 支持"}, {"客户动态", "粤钢", "还在犹豫"}}},
		{"恒发的样品到了,粤钢的还没寄", [][]string{{"客户动态", "恒发五金", "样品到了", "!粤钢"}, {"粤钢", "样品还没寄"}}},
		{"上午见了陈总,下午见了周经理", [][]string{{"拜访 粤钢 陈总", "拜访 恒发五金 周经理"}}},
		{"上午见了陈总,下午去恒发", [][]string{{"粤钢 陈总", "恒发五金", "!恒发五金 陈总"}}},
		{"明天上午去恒发,下午去粤钢", [][]string{{"上午去恒发", "下午去粤钢"}}},
		{"周五前给恒发报价,给粤钢寄样品", [][]string{{"待办 · 恒发五金", "周五"}, {"待办 · 粤钢", "周五"}}},
		{"陈总微信13800138000,周经理电话0755-26001234", [][]string{{"陈总 · 粤钢", "13800138000"}, {"周经理 · 恒发五金", "0755-26001234"}}},
		{"粤钢采购是吴经理,恒发技术是孙工", [][]string{{"吴经理 · 粤钢"}, {"孙工 · 恒发五金"}}},
		{"恒发投诉切割精度,粤钢投诉交期", [][]string{{"服务问题", "恒发五金", "!交期"}, {"粤钢", "交期", "!切割"}}},
		{"今天去恒发,陈总也在,聊了打样", [][]string{{"拜访 · 恒发五金", "陈总"}}},
		{"如果粤钢签了,恒发也会跟", [][]string{{"!已签"}}},
		{"不是粤钢,是恒发", [][]string{{"!没看懂"}}},
		{"要是恒发签了58万就好了", [][]string{{"!已签"}}},
		{"恒发报价低于55万要找我", [][]string{{"!→ 55万"}}},
		{"上周五去恒发,今天签了58万", [][]string{{"已签 恒发五金", "11-02"}}},
		{"周经理调去出差了", [][]string{{"!离开了"}}},
		{"如果粤钢下周没消息,提醒我打电话给陈总", [][]string{{"!客户动态"}}},
		{"恒发已签", [][]string{{"!客户动态"}}},
		{"帮我查一下恒发的报价,粤钢的也要", [][]string{{"!客户动态"}}},
		{"周经理说,粤钢也买了这台", [][]string{{"!客户动态 粤钢"}}},
		{"恒发要参考案例,粤钢那个项目可以给他们看", [][]string{{"!客户动态 粤钢"}}},
	} {
		tellsTwoCustomers(t, c.says, c.want)
	}
}

// tellsTwoCustomers says something to who has two customers with a deal each, and looks for the wants of each
// card.
func tellsTwoCustomers(t *testing.T, says string, want [][]string) {
	t.Helper()
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了粤钢,见了陈总,预算200万", "#V1")
	w.says("xiaoli", "今天拜访了恒发五金,见了周经理,预算60万", "#V2")
	w.says("xiaoli", "新线索 比亚迪,深圳", "#L3")
	var got []shown
	for _, s := range w.tell("xiaoli", says) {
		if !s.edit && s.to.ID == "xiaoli" {
			got = append(got, s)
		}
	}
	if len(got) < len(want) {
		t.Errorf("%q was answered with %d cards, want %d", says, len(got), len(want))
		return
	}
	for i, each := range want {
		w.has(got[i], each...)
	}
}

// Who is named by his first name is of the customer spoken of last at whom he is known.
func TestPeopleTellCustomersApart(t *testing.T) {
	for _, c := range []struct {
		says string
		want [][]string
	}{
		{"Greta supports us, Tom is still on the fence", [][]string{{"Otto Packaging", "supports us", "!Tom"}, {"Kestrel", "Tom Reed", "neutral"}}},
		{"met Greta this morning, seeing Tom this afternoon", [][]string{{"Otto Packaging", "Greta Lindqvist", "!Tom"}, {"Kestrel", "Tom Reed"}}},
		{"Otto got the samples, Kestrel is fine with the price", [][]string{{"Otto Packaging", "got the samples", "!Kestrel"}, {"Kestrel", "is fine with the price"}}},
		{"send Otto the quote by Friday, Kestrel the drawings", [][]string{{"Otto Packaging", "quote"}, {"Kestrel", "drawings"}}},
		{"set Otto to 60%, Kestrel 30", [][]string{{"not sure what you mean"}}},
		{"met Greta at Otto, Tom was there too", [][]string{{"Otto Packaging", "Greta Lindqvist"}}},
	} {
		w := newWorld(t)
		w.tell("anna", "visited Otto Packaging, met Greta Lindqvist the plant manager, they want two palletizers")
		w.tell("anna", "called Kestrel, Tom Reed wants a trial next week")
		var got []shown
		for _, s := range w.tell("anna", c.says) {
			if !s.edit && s.to.ID == "anna" {
				got = append(got, s)
			}
		}
		if len(got) != len(c.want) {
			t.Errorf("%q was answered with %d cards, want %d", c.says, len(got), len(c.want))
			continue
		}
		for i, want := range c.want {
			w.has(got[i], want...)
		}
	}
}
