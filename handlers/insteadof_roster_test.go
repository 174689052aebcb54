package handlers

import "testing"

// A manager asks and passes on in the order in which it comes to his mind.
func TestAManagerAsksWhatSomebodyDid(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
	w.says("wangmin", "小李今天干嘛了", "恒发五金")
	w.says("wangmin", "今天小李都做了什么", "恒发五金")
	w.hears("wangmin", w.tell("wangmin", "周五开会提醒大家带上报价单"), "已交给", "小李", "报价单")
	w.hears("wangmin", w.tell("wangmin", "告诉大家周四之前把报价补齐"), "已交给", "小李", "报价补齐")
	w.says("xiaoli", "提醒大家一下", "!已交给")
	w.says("xiaoli", "小李的客户今天做什么了", "!记录")
}

// A report is asked for in either order of words, and a name is completed.
func TestSaidTheOtherWayRound(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
	w.says("xiaoli", "周报帮我写一下", "周报", "恒发五金")
	w.says("xiaoli", "日报整理一下吧", "日报", "恒发五金")
	w.says("xiaoli", "明天上午十点提醒我给刘总回电话", "#T1", "10:00", "!职务")
	w.says("xiaoli", "刘总升副总裁了", "副总裁")
	w.says("anna", "Met Claire Dobbs at Oakline today, she reports to Ian, the ops director", "#V2")
	w.tell("anna", "contact Ian, ops director")
	w.says("anna", "Ian's surname is Ferris", "Ian Ferris", "!saved")
	w.says("anna", "ok then what do you need", "Oakline", "!decision")
	w.says("anna", "rang Delta Foods, no answer", "#V3")
	w.says("anna", "try again tomorrow at 10", "Delta Foods", "10:00", "!Lead")
}
