package handlers

import "testing"

// All that is due on a day, or that a list shows, is put off together, and what the morning listed is not
// taken for it.
func TestAllOfADayIsPutOff(t *testing.T) {
	alone(t)
	for _, said := range [][]string{{"周三的全部推到周五"}, {"周三有什么", "全部推到周五"}, {"周三的任务都推到周五"}} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
		w.says("xiaoli", "周三发资料给刘总", "#T1")
		w.says("xiaoli", "周四发图纸给刘总", "#T2")
		var last shown
		for _, s := range said {
			last = w.one(w.tell("xiaoli", s))
		}
		w.has(last, "1 件推到 11-06 周五", "资料", "!图纸")
	}
	w := newWorld(t)
	w.says("anna", "Met Tom Reed (buyer) at Kestrel Packaging today, about a line", "#V1")
	w.says("anna", "send Tom the loan papers on Thursday", "#T1")
	w.says("anna", "move everything on Thursday to Friday", "1 moved to Fri, Nov 6", "loan papers")
	w.hears("anna", w.tell("anna", "move everything on Wednesday to Friday"), "!1 moved")
}

// Who works for somebody works where he does, and where one eats is no customer.
func TestWhereTheyWorkAndEat(t *testing.T) {
	alone(t)
	w := newWorld(t)
	w.says("anna", "Met Greta Lindqvist at Otto Packaging today, about a line", "#V1")
	w.says("anna", "Met Tom Reed (buyer) at Kestrel Packaging today, about a line", "#V2")
	w.hears("anna", w.tell("anna", "Greta's assistant is Lena, +49 170 1234567"), "Lena", "Otto Packaging")
	w.hears("anna", w.tell("anna", "lunch with Greta on Thursday at 12:30 at Luigi's"), "Otto Packaging", "12:30", "!new")
	w.says("anna", "remind me to call Tom every Monday", "cannot repeat")
}

// Who has no time was not visited.
func TestWhoHasNoTime(t *testing.T) {
	alone(t)
	w := newWorld(t)
	w.says("xiaoli", "昨天拜访了恒发五金,见了刘总,聊了切割线", "#V1")
	w.hears("xiaoli", w.tell("xiaoli", "恒发五金刘总今天没空,改天再约"), "!拜访 ·")
	w.hears("xiaoli", w.tell("xiaoli", "今天去恒发五金,刘总没空"), "没空")
}
