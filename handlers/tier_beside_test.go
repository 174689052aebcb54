package handlers

import "testing"

// Both ranks and the tier that they make are one line; another tier than theirs is not taken from it.
func TestATierIsSaidWithItsRanks(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了大族王总,聊了焊接线,预算大概120万", "#V1")
	w.says("xiaoli", "大族定A级,销售行业第12,利润第15", "销售排名 12", "利润排名 15", "客户分类 A 级")
	w.says("xiaoli", "今天拜访了粤钢李总,聊了轧辊", "#V2")
	w.says("xiaoli", "粤钢销售行业第40,利润第22,算B级", "销售排名 40", "客户分类 B 级")
	w.says("xiaoli", "今天拜访了恒发张总,聊了开料机", "#V3")
	w.says("xiaoli", "恒发销售行业第12,利润第15", "客户分类 A 级")
	w.says("xiaoli", "今天拜访了格力李工,聊了冲床", "#V4")
	w.says("xiaoli", "格力定A级,销售行业第120,利润第150", "!客户分类 A")
}

// Who has not paid is asked of customers; who has not moved, of colleagues.
func TestWhoHasNotPaidIsACustomer(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了大族王总,聊了焊接线,预算大概120万", "#V1")
	w.says("xiaoli", "大族签了,118万,合同号DZ-8", "已签 大族")
	w.says("xiaoli", "预付三成,发货前六成,质保金一成", "付款计划 大族")
	w.says("wangmin", "谁还没跟进", "!待收")
	w.says("xiaoli", "谁还没付款", "待收款", "3 118万")
	w.says("wangmin", "谁还没付钱", "待收款 · 华南", "3 118万")
	w.says("xiaoli", "大族说没付款是因为发票", "!待收的款")
}

// A deal that was lost is opened again with what brought that about; a line of theirs that runs again is not.
func TestALostDealIsOpenedAgain(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了大族王总,聊了焊接线,预算大概120万", "#V1")
	w.press("xiaoli", w.says("xiaoli", "大族丢了,给联赢了,差8万,价格原因", "标为输单"), "确认输单")
	w.says("xiaoli", "大族重新打开,客户又找回来了", "重新开始 · 大族")
	w.says("xiaoli", "大族产线重启了", "!重新开始 · 大族")
}
