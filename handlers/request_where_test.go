package handlers

import "testing"

// Who has a request before him is asked by its kind; whoever decides says the kind and that it is
// done, with or without the customer and a word more.
func TestARequestIsSpokenOfByItsKind(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了大族王总,聊了焊接线,预算大概120万", "#V1")
	w.tell("xiaoli", "提交方案评审 大族")
	for _, said := range []string{"大族方案谁在审", "大族方案评审到谁了", "大族的方案审到哪了", "大族方案评审卡在谁那里"} {
		w.says("xiaoli", said, "#A1 等 王敏")
	}
	w.tell("xiaoli", "申请投标 大族,理由:胜算大")
	w.hears("xiaoli", w.tell("zhaogang", "投标批了,投"), "投标决定 #A2 已批准", "!「投」")
	w.tell("xiaoli", "申请特价 大族 110万,理由:竞争")
	w.hears("xiaoli", w.tell("zhaogang", "特价批了,守住105万"), "#A3 已批准", "守住105万")
	w.hears("xiaoli", w.tell("wangmin", "方案过了"), "方案评审 #A1 已批准")
	// What is told of the customer's own, and what nobody waits for.
	w.tell("zhaogang", "投标批了,投")
	w.says("xiaoli", "大族的方案他们谁在看", "!#A1 等")
	w.says("xiaoli", "大族方案改好了", "!已批准")
}
