package handlers

import "testing"

// TestWhoIsAwayIsNewsAndNoVisit: that somebody travels or is on leave is told of him; who came and did not meet him
// tells of a visit.
func TestWhoIsAwayIsNewsAndNoVisit(t *testing.T) {
	for _, row := range []struct {
		who, says string
		sees      []string
	}{
		{"xiaoli", "恒发周经理出差了", []string{"客户动态", "周经理出差了", "!拜访"}},
		{"xiaoli", "周经理下周休假", []string{"客户动态", "!拜访"}},
		{"xiaoli", "去了恒发,周经理出差了", []string{"没见到人"}},
		{"xiaoli", "恒发周经理出差了,没见到", []string{"没见到人"}},
		{"xiaoli", "恒发周经理不在", []string{"没见到人"}},
		{"xiaoli", "周经理出差回来了", []string{"!出差了"}},
		{"xiaoli", "谁出差了", []string{"!客户动态"}},
		{"xiaoli", "我下周出差", []string{"!客户动态"}},
		{"anna", "Greta is on holiday until Friday", []string{"· News", "Greta is on holiday"}},
		{"anna", "Greta is away this week", []string{"· News"}},
		{"anna", "who is away this week", []string{"!· News"}},
		{"anna", "Greta is out of budget", []string{"!on holiday"}},
	} {
		t.Run(row.says, func(t *testing.T) {
			w := newWorld(t)
			w.says("xiaoli", "今天拜访了恒发五金周经理,谈了切割机", "恒发五金")
			w.says("anna", "visited Otto Packaging, met Greta Lindqvist the plant manager, they want two palletizers", "Otto Packaging")
			w.says(row.who, row.says, row.sees...)
		})
	}
}

// TestWhatIsNoNewsOfWhoIsAway: an order, a denial or a visit with the word in it is none.
func TestWhatIsNoNewsOfWhoIsAway(t *testing.T) {
	for _, says := range []string{"提醒我周经理下周出差", "周经理说不出差", "今天去恒发周经理出差", "给周经理打电话他在出差", "陪周经理去上海出差", "下周三跟周经理出差"} {
		t.Run(says, func(t *testing.T) {
			w := newWorld(t)
			w.says("xiaoli", "今天拜访了恒发五金周经理,谈了切割机", "恒发五金")
			w.says("xiaoli", says, "!客户动态")
		})
	}
}

// TestWhatElseMovesMovesNoVisit: an order, a tender or what only may be leaves the visit on its day.
func TestWhatElseMovesMovesNoVisit(t *testing.T) {
	for _, says := range []string{"恒发招标会取消了,改12月20号", "如果恒发那天不行,改周五", "恒发的样品没赶上,改周五了", "昨天去恒发没见到周经理,改明天", "恒发订单取消了"} {
		t.Run(says, func(t *testing.T) {
			w := newWorld(t)
			w.says("xiaoli", "今天拜访了恒发五金周经理,谈了切割机", "恒发五金")
			w.tell("xiaoli", "周四前给恒发报价")
			w.tell("xiaoli", "周四下午两点去恒发")
			w.says("xiaoli", says, "!改期", "!已取消")
		})
	}
}
