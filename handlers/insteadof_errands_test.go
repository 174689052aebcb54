package handlers

import "testing"

// A leader speaks of what others are to do as he would across the table.
func TestALeaderSaysWhatOthersAreToDo(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "拜访了华普电机的陈总,预算300万", "华普电机")
	w.hears("wangmin", w.tell("wangmin", "华普电机那个别让小李降价了"), "已交给 小李 · 华普电机", "先别降价")
	w.hears("wangmin", w.tell("wangmin", "让小李别给华普电机降价"), "已交给 小李 · 华普电机")
	w.hears("wangmin", w.tell("wangmin", "告诉Anna周五前把Oakline的报告给我"), "已交给 Anna", "报告给王敏")
	w.hears("wangmin", w.tell("wangmin", "Anna明天请假谁顶"), "Anna", "休假", "代")
	w.says("wangmin", "这季度还差多少", "目标")
	w.says("wangmin", "下周一开会要看啥", "回顾 · 华南")
	w.says("xiaoli", "告诉王总周五前给方案", "!已交给")
}
