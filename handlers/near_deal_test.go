package handlers

import "testing"

// An offer that was not made, was heard of or is of another time is kept of no deal, nor is what only begins
// like a bid, a handing over or news.
func TestOffersThatDoNotStand(t *testing.T) {
	for _, c := range []struct{ says, not string }{
		{"恒发那边听说报了165", "!对手"},
		{"恒发那边ABB没报165", "!报价:"},
		{"恒发那边ABB去年报165", "!报价:"},
		{"恒发那边下周报165", "!165万"},
		{"恒发那边的小王说报了165", "!第1版"},
		{"恒发标书费20号截止", "!截标"},
		{"恒发五金同意了我们的报价", "!完成"},
		{"恒发五金不是我的客户", "!客户动态"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了刘总,预算180万,周五前报价", "#T1")
		w.hears("xiaoli", w.tell("xiaoli", c.says), c.not)
	}
}

// What only looks like a rival's trial, a telephone, a step to move or a list stays what it was.
func TestNearMissesInEnglish(t *testing.T) {
	for _, c := range []struct{ says, not string }{
		{"Kestrel Packaging had a test with success", "!Rivals"},
		{"Kestrel Packaging did a pilot with two lines", "!Rivals"},
		{"smart phone", "!No phone yet"},
		{"robot cell", "!No phone yet"},
		{"who did I see last week", "!no contact"},
		{"who have I visited this week", "!no contact"},
		{"move the close of Kestrel Packaging to march 3", "!Moved"},
	} {
		w := newWorld(t)
		w.says("anna", "Met Tom Reed at Kestrel Packaging today, budget 300k EUR, send proposal by Friday", "#T1")
		w.hears("anna", w.tell("anna", c.says), c.not)
	}
}
