package handlers

import "testing"

// What does not work at a customer is a service issue, and no telephone that is off: each row is a
// line and what its answer holds, said one after another.
func TestATroubleAtACustomerIsAServiceIssue(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了大族激光刘总", "大族激光")
	w.says("xiaoli", "今天拜访了恒发五金周经理", "恒发五金")
	w.says("anna", "visited Otto Packaging, met Greta Lindqvist", "Otto")
	for _, row := range []struct{ who, says, holds, lacks string }{
		{"xiaoli", "大族激光的焊接机器人又停机了", "大族激光 · 服务问题", "!电话"},
		{"xiaoli", "大族激光那台机器修好了", "已解决 大族激光", "!拜访"},
		{"xiaoli", "恒发五金客户投诉激光头烧了", "恒发五金 · 服务问题", "!拜访"},
		{"xiaoli", "恒发五金的切割机漏油了", "恒发五金 · 服务问题", "!拜访"},
		{"xiaoli", "恒发五金的激光头换好了", "① ", "!解决了(未解决)"},
		{"anna", "Otto Packaging complains the gripper keeps failing", "Service issue", "!not sure"},
		{"anna", "gripper at Otto Packaging is fixed", "Solved", "!not sure"},
		{"xiaoli", "大族激光的设备会不会坏", "", "!服务问题 #"},
		{"xiaoli", "大族激光担心报警太多", "", "!服务问题 #"},
		{"xiaoli", "大族激光的样机报警了", "", "!服务问题 #"},
		{"xiaoli", "恒发五金的冲床坏了,来问我们机器人多少钱", "", "!服务问题 #"},
		{"anna", "Otto Packaging's line is down until Monday so no visit", "", "!Service issue"},
		{"xiaoli", "打给恒发五金周经理,停机", "没联系上", "!服务问题"},
		{"xiaoli", "联系大族激光刘总,对方停机", "没见到人", "!服务问题"},
		{"xiaoli", "恒发五金产线停机一天损失20万", "", "!金额"},
		{"xiaoli", "大族激光刘总电话停机了", "没联系上", "!服务问题"},
		{"xiaoli", "去大族激光处理停机问题", "", "!服务问题 #"},
		{"xiaoli", "大族激光的老设备漏油了,想换", "", "!服务问题 #"},
	} {
		w.has(w.tell(row.who, row.says)[0], row.holds, row.lacks)
	}
}

// What is owed to a customer after the deal is asked and told in a talk.
func TestCareIsSpokenOf(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总", "比亚迪")
	w.says("xiaoli", "今天拜访了大族激光刘总", "大族激光")
	for _, row := range []struct{ who, says, holds, lacks string }{
		{"laozhou", "缺货的话先保证比亚迪", "", "!已请"},
		{"wangmin", "缺货的话先保证比亚迪", "已请 供应链 赵刚 · 比亚迪", "!没看懂"},
		{"wangmin", "大族激光对小李有意见,说回邮件慢", "大族激光 · 满意度电话", "!客户动态"},
		{"wangmin", "比亚迪对小李的评价:响应慢", "比亚迪 · 满意度电话", "!没看懂"},
		{"wangmin", "大族激光对小李不满意,下周我去一趟", "", "!满意度电话 #"},
		{"wangmin", "大族激光对小李的意见:价格要再降5%", "", "!满意度电话 #"},
		{"xiaoli", "大族激光对小李有意见", "", "!满意度电话 #"},
		{"wangmin", "大族激光对王总有意见", "", "!满意度电话 #"},
		{"wangmin", "反馈电话", "该打满意度电话", "!已记 电话"},
		{"wangmin", "赵总这个季度还没拜访过谁", "该高层拜访", "!没看懂"},
		{"wangmin", "哪些A类客户领导还没去过", "该高层拜访", "!没看懂"},
		{"xiaoli", "我提的支持到哪了", "支持", "!商机"},
		{"anna", "which customers should try the new scanner first", "New-product trial", "!not sure"},
	} {
		w.has(w.tell(row.who, row.says)[0], row.holds, row.lacks)
	}
}
