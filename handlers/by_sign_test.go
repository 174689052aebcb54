package handlers

import "testing"

// A number without its sign is the record's that is there, first or behind an order of one word; a
// request is withdrawn, not undone: it keeps its number, and whoever decides hears of it.
func TestANumberWithoutItsSign(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了大族王总,聊了焊接线,预算大概120万", "#V1")
	w.tell("xiaoli", "申请 大族 样机借用两周")
	w.says("xiaoli", "A1 批了没", "#A1", "等 王敏")
	w.hears("wangmin", w.tell("xiaoli", "催一下 A1"), "#A1")
	w.says("xiaoli", "看 A1", "#A1 等 王敏")
	w.says("xiaoli", "撤回 A1", "已撤回 #A1 大族", "内容和编号都留着")
	w.says("wangmin", "驳回 A1 样机不够", "#A1 已经由 小李 撤回了")
	w.says("xiaoli", "撤销", "修改已撤销 #A1")
	w.says("xiaoli", "撤回#A1", "已撤回 #A1")
	w.says("xiaoli", "P1 金额改成95万", "95万")
	w.says("xiaoli", "C1", "大族", "负责人")
	// What is no number of a record, and names that look like one.
	w.says("xiaoli", "A9", "还没有「A9」的记录")
	w.says("xiaoli", "A4纸没了", "!#A4")
	w.says("xiaoli", "今天拜访了A1包装张总,聊了贴标机", "拜访 · A1包装", "张总")
	w.says("xiaoli", "A1包装", "A1包装", "!请示")
}
