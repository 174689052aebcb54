package handlers

import "testing"

func TestAWordOrTwoInATalkIsEnough(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Brightwater done, Ms Lund liked the demo. needs a proposal by the 11th", "Brightwater", "proposal")
	w.says("anna", "they also talk to Bosch Rexroth", "Rivals: Bosch Rexroth", "Brightwater")
	w.says("anna", "they also talk to procurement", "!Rivals")
	w.says("anna", "remind me to send him the brochure tonight", "#T2")
	w.says("anna", "brochure's out", "Done", "brochure")
	w.says("anna", "ring her again Tuesday morning", "Lund", "Brightwater", "Nov 3", "!Lead")
	w.says("xiaoli", "捷普见完了,罗经理说明年要换三台贴片机", "拜访 · 捷普")
	w.says("xiaoli", "下周约他来展厅", "约他来展厅", "#T", "!对吗")
	w.says("xiaoli", "三台大概300个", "300万", "捷普")
	w.says("xiaoli", "捷普这个先按A类吧", "A 级")
	w.says("xiaoli", "明年扩产", "A 级", "捷普")
	w.says("xiaoli", "今天啥安排", "!没看懂")
}
