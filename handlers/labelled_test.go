package handlers

import "testing"

// The words of a button do what it does when they are typed behind the customer's name.
func TestTheWordsOfAButtonAreTyped(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天去了粤钢,见了陈总,谈桶线,预算200万", "#V1")
	w.says("xiaoli", "周五给粤钢送样", "#T1")
	w.says("xiaoli", "粤钢 拜访记录", "粤钢 · 拜访记录", "#V1", "!已记")
	w.says("xiaoli", "粤钢的联系人", "粤钢 · 联系人", "陈总", "!已记")
	w.says("xiaoli", "粤钢 全部待办", "送样", "!已记")
	w.says("xiaoli", "粤钢 评估", "问题1", "!已记")
	w.says("xiaoli", "粤钢 决策人", "!已记", "!决策者\n")
	w.says("wangmin", "粤钢历史", "粤钢 · 拜访记录")
	w.says("anna", "Visited Oakline today, met Greta, about presses", "#V2")
	w.says("anna", "Oakline history", "Oakline · history", "#V2")
	w.says("anna", "Oakline people", "Greta", "!saved")
	w.says("anna", "Oakline tasks", "!not sure", "!saved")

	w.says("xiaoli", "粤钢电话记录", "粤钢 · 拜访记录", "!已记")
	w.says("xiaoli", "粤钢沟通记录", "粤钢 · 拜访记录", "!已记")
	w.says("xiaoli", "看看粤钢的回访记录", "粤钢 · 拜访记录", "!已记")
	w.says("anna", "Oakline call history", "Oakline · history", "!logged")
	w.says("anna", "contact history for Oakline", "Oakline · history")
	w.says("anna", "show all visits at Oakline", "Oakline · history")

	// what only ends so
	w.says("xiaoli", "跟粤钢电话沟通记录一下", "!拜访记录")
	w.says("anna", "call Oakline about the service history", "!· history")
	w.says("xiaoli", "陈总是决策人", "!找对人")
	w.says("xiaoli", "格力 拜访记录", "!粤钢")           // nobody has heard of them
	w.says("laozhou", "粤钢 拜访记录", "!#V1", "!谈桶线") // of another team
	w.says("anna", "met new people", "!contacts")
}
