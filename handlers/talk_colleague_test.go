package handlers

import "testing"

// A leader who speaks of one of his people, or looks at one's customer, need not say the name again.
func TestALeaderSaysHim(t *testing.T) {
	alone(t)
	for _, row := range []struct {
		before   []string
		says, is string
	}{
		{[]string{"恒发怎么样"}, "让他周五前报价", "已交给 小李"},
		{[]string{"恒发怎么样"}, "让他周五前把价报了", "已交给 小李"},
		{[]string{"小李今天怎么样", "Kestrel怎么样"}, "告诉她折扣最多5个点", "已交给 Anna"}, // whose customer he looks at now
		{[]string{"Anna手上几个单子"}, "跟她说Kestrel的折扣最多5个点", "已交给 Anna"},
		{[]string{"Anna手上几个单子"}, "提醒他恒发的合同别拖", "已交给 小李"}, // whose customer stands in the words
		{[]string{"小李手上几个单子"}, "她手上几个单子", "小李"},
		{[]string{"小李明天请假"}, "催一下他", "小李"},
		{[]string{"小李手上几个单子"}, "提醒他一下", "小李"},
		{[]string{"how is Kestrel"}, "ask her to send the quote by friday", "已交给 Anna"},
		{[]string{"how is Kestrel"}, "remind her", "Anna"},
		{[]string{"小李手上几个单子"}, "他说下周三过来", "!已交给"},
		{[]string{"恒发怎么样"}, "刘总让他周五前报价", "!已交给"},
		{nil, "让他周五前报价", "!已交给"},
		{[]string{"恒发怎么样"}, "他预算批了吗", "!已交给"},
		{[]string{"恒发怎么样"}, "跟他说了", "!已交给"},
		{[]string{"小李手上几个单子"}, "和他说好了下周见", "!小李"},
		{[]string{"小李手上几个单子"}, "让他们周五前报价", "!小李们"},
		{[]string{"今天拜访了恒发五金,见了刘总"}, "给他说一下下周三见", "!已交给"}, // whom he met himself
		{[]string{"今天拜访了恒发五金,见了刘总"}, "跟他说了方案的事", "!小李说"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
		w.says("anna", "Met Tom Reed (buyer) at Kestrel Packaging today, 300k EUR", "#V2")
		for _, b := range row.before {
			w.tell("wangmin", b)
		}
		w.hears("wangmin", w.tell("wangmin", row.says), row.is)
	}
}

// A rep's 他 is the customer's man, whoever of his colleagues he named.
func TestARepsHimIsTheCustomers(t *testing.T) {
	alone(t)
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总,Anna一起去的", "#V1")
	w.hears("xiaoli", w.tell("xiaoli", "让他周五前回复"), "!已交给")
}
