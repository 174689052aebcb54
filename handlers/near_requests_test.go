package handlers

import "testing"

// What sounds like a request, a decision, a tender's end or a meeting that was moved, and is none.
func TestWhatIsNoRequestAndNoDecision(t *testing.T) {
	for says, not := range map[string]string{
		"恒发五金 提交方案": "方案评审 #A1", "我要提交方案 恒发五金": "方案评审 #A1",
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访恒发五金的周经理,他要两台切割机,预算60万", "恒发五金")
		w.has(together(w.tell("xiaoli", says)), "!"+not)
	}
	w := reviewWaits(t)
	w.has(together(w.tell("wangmin", "恒发五金方案退回来了")), "!已告诉 小李")
	w = newWorld(t)
	w.says("anna", "visited Otto Packaging, met Greta Lindqvist, they want two palletizers, budget 300k EUR, send proposal by Thursday", "Otto Packaging")
	w.has(together(w.tell("anna", "need a contract for Otto")), "!Contract #A1")
	w.has(together(w.tell("anna", "get the contract for Otto")), "!Contract #A1")
	w.has(together(w.tell("anna", "Greta fears the tender was cancelled")), "!failed")
	w.has(together(w.tell("anna", "they moved it to March")), "!Moved")
	w.has(together(w.tell("anna", "job opening: sales rep at Otto")), "!tender")
	w.has(together(w.tell("anna", "then change request came from Otto")), "!Visit logged")
}

// A call of somebody else's there does not do the call that was to be made.
func TestACallOfTheirsDoesNoCallOfOurs(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访恒发五金的周经理,他要两台切割机,预算60万", "恒发五金")
	w.says("xiaoli", "提醒我今天给恒发五金打电话催合同", "待办")
	w.tell("xiaoli", "恒发五金李工打电话来问交期")
	w.has(together(w.tell("xiaoli", "今天待办")), "打电话催合同")
}

// A team is put for its manager only in what is asked.
func TestAManagersTeamOnlyWhereAsked(t *testing.T) {
	w := newWorld(t)
	w.has(together(w.tell("zhaogang", "提醒王敏那边周五交方案")), "王敏那边", "!华南交")
}
