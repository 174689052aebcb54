package handlers

import "testing"

// What the gates of a deal ask for is taken as it is said, and not only in the words that they propose.
func TestWhatTheGatesAskForAsItIsSaid(t *testing.T) {
	alone(t)
	for _, row := range []struct{ says, hears, not string }{
		{"经手的就是刘总", "经手人 刘总", "客户动态"},
		{"产品优势给刘总讲过了", "讲过我方优势 产品", "客户动态"},
		{"给大族介绍过我们的技术优势", "讲过我方优势 技术", "没看懂"},
		{"他们采购要先技术评审再招标", "采购流程 先技术评审再招标", "待办"},
		{"设备采购归刘总管", "设备采购负责人 刘总", "联系人"},
		{"大族愿意跟我们往下做", "双方同意往下做:是", "没看懂"},
		{"最后是林副总批", "※ 最后批准", "备注"},
		{"刘总做决定", "决策角色 决策制定", "备注"},
		{"最后是林副总批,刘总做决定", "最后批准", "备注"},
		{"大族往下一步走", "还不能进 m2", "没看懂"},
		{"大族可以往前推了", "还不能进 m2", "没看懂"},
		// near misses
		{"产品优势还没给刘总讲", "", "讲过我方优势"},
		{"大族还没有共识", "", "双方同意往下做:是"},
		{"等刘总做决定", "", "决策制定"},
		{"刘总什么时候做决定", "", "决策制定"},
		{"采购的事下周再说", "", "采购流程"},
		{"往前推两天", "", "还不能进"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了大族激光刘总,谈了焊接机器人,大概180万", "#V1")
		w.hears("xiaoli", w.tell("xiaoli", row.says), row.hears, "!"+row.not)
	}
}

// A floor is no price, and a manager sets it in a few words for the deal that he looks at.
func TestAFloorThatIsSet(t *testing.T) {
	alone(t)
	for _, row := range []struct{ who, says, hears, not string }{
		{"xiaoli", "大族底价定170万", "底价 170万", "金额"},
		{"wangmin", "给大族定170万底价", "底价 170万", "金额"},
		{"wangmin", "不能低于170", "底价 170万", "没看懂"},
		{"wangmin", "给他定170", "底价 170万", "没看懂"},
		{"xiaoli", "给他定170", "", "底价"},
		{"wangmin", "给他定3", "", "底价"},
		{"wangmin", "不能低于170公斤", "", "底价"},
		{"xiaoli", "大族预算定170万", "170万", "底价"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了大族激光刘总,谈了焊接机器人,大概180万", "#V1")
		w.tell("wangmin", "大族激光啥情况")
		w.hears(row.who, w.tell(row.who, row.says), row.hears, "!"+row.not)
	}
}

// The reason of a request names no customer, and its condition may stand before the consent.
func TestWhatARequestIsAskedFor(t *testing.T) {
	alone(t)
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了大族激光刘总,谈了焊接机器人,大概180万", "#V1")
	w.hears("xiaoli", w.tell("xiaoli", "申请投标,理由:胜算大,战略客户"), "投标决定 #A1 大族激光")
	w.hears("xiaoli", w.tell("xiaoli", "申请特价 160万 战略客户"), "特价审批 #A2 大族激光")
	w.hears("xiaoli", w.tell("xiaoli", "申请特价 比亚电子 160万"), "!特价审批 #A3 大族激光")
	w.hears("zhaogang", w.tell("zhaogang", "大族的特价最低不能低于165万,同意"), "有条件同意")
	w.hears("zhaogang", w.tell("zhaogang", "大族投标,同意"), "投标决定 #A1 大族激光 同意")
}
