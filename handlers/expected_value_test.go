package handlers

import "testing"

// What we expect of a deal is not what the customer has for it: his budget stays known beside it,
// and nothing reopens that asked for it. A sum that is put right was never so.
func TestAnExpectedValueIsNotTheBudget(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了大族王总,聊了焊接线,预算大概120万", "客户预算 约120万")
	w.says("xiaoli", "大族预计金额110万", "约120万 → 110万")
	w.says("xiaoli", "大族", "金额 110万", "客户预算 120万")
	w.says("xiaoli", "大族预算改成130万", "客户预算 120万 → 130万")
	w.says("xiaoli", "大族", "金额 110万", "客户预算 130万")
	w.says("xiaoli", "今天拜访了粤钢李总,聊了轧辊,预算大概350万", "客户预算 约350万")
	w.says("xiaoli", "是380万不是350万", "380万")
	w.says("xiaoli", "粤钢", "客户预算 380万", "!350万", "!金额 380万")
	w.says("xiaoli", "给粤钢报了360万", "360万")
	w.says("xiaoli", "粤钢", "报价 360万", "客户预算 380万")
}

// The questions are answered by their figures alone, several at once, behind the word for all of them.
func TestQuestionsAreAnsweredByTheirFigures(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了大族王总,聊了焊接线,预算大概120万", "#V1")
	w.says("xiaoli", "大族商机评估1到3都是", "问题1 需求明确:是", "问题3 财务状况:是", "!问题4")
	w.says("xiaoli", "评估1-3是,4不清", "问题4 资金落实:不清", "!是(4不清)")
	w.says("xiaoli", "大族商机评估", "!已记")
	w.says("xiaoli", "评估 大族", "!已记")
}
