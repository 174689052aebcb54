package handlers

import "testing"

// Whole conversations, as they are typed between two customers. Each line was
// once misread.

func TestAVisitAndWhatComesAfterIt(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天上午去了趟中联,和他们设备部的徐工聊了一个小时,想上两台激光焊,预算没说", "拜访 · 中联", "徐工")
	w.says("xiaoli", "对,徐工叫徐明,手机13812345678", "全名 徐明", "13812345678")
	w.says("xiaoli", "刚才说错了,不是两台是三台", "想上三台激光焊")
	w.says("xiaoli", "预算问到了,大概300个", "300万")
	w.says("xiaoli", "下周二再过去一趟,带样件", "中联", "再过去一趟,带样件", "!线索", "!新客户")
	w.says("xiaoli", "他能拍板吗", "徐明")
	w.says("xiaoli", "把上面那条删了", "已撤销")
	w.says("xiaoli", "不删了", "已恢复")
	if n := w.accounts("xiaoli"); n != 1 {
		t.Errorf("%d customers instead of one", n)
	}
}

func TestAVisitAndWhatComesAfterItInEnglish(t *testing.T) {
	w := newWorld(t)
	w.says("anna", "Was at Brandt Maschinenbau this morning, met Frau Keller from purchasing and their plant manager Mr. Vogt", "Brandt Maschinenbau", "Keller", "Vogt")
	w.says("anna", "They need 2 laser cells, around 400k EUR", "€400")
	w.says("anna", "decision in Q1", "Brandt Maschinenbau")
	w.says("anna", "Vogt is the one who decides", "Vogt")
	w.says("anna", "Keller is against us, she likes Trumpf", "Keller", "!Lead")
	w.says("anna", "next step: send quote by Wednesday", "Brandt Maschinenbau")
	w.says("anna", "actually make it Thursday", "Thu")
	w.says("anna", "Quote sent to Brandt, 385k", "€385k")
	w.says("anna", "they want 5% off", "Brandt")
	w.says("anna", "had a quick call with Vogt, he's happy with the quote", "Call logged")
	w.says("anna", "Brandt is won!", "Signed")
}

func TestALeaderGivesSteps(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了恒力石化刘经理,聊激光焊", "#V1")
	got := w.tell("wangmin", "恒力石化太慢了,让小李周五前把方案发了")
	if len(got) != 2 {
		t.Fatalf("%d posts instead of two", len(got))
	}
	w.has(got[0], "已交给 小李 · 恒力石化 #T1", "11-06 周五", "方案发了")
	w.has(got[1], "王敏 请您办 · 恒力石化 #T1", "11-06 周五", "[完成]")
	if got[1].to.ID != "xiaoli" {
		t.Errorf("told in %s", got[1].to)
	}
	done := w.press("xiaoli", got[1], "完成")
	w.has(done[len(done)-1], "小李 做好了")
	got = w.tell("wangmin", "帮我催一下小李的恒力石化报价")
	w.has(got[0], "已交给 小李 · 恒力石化", "恒力石化报价")
	got = w.tell("wangmin", "ask Anna to send the samples to Oakline by Friday")
	w.has(got[0], "已交给 Anna", "11-06 周五")
	w.says("xiaoli", "让Anna明天把样件寄给我", "!已交给")
	w.silent(w.tell("wangmin", "算了不转了"))
}

func TestALeaderNotesAnAbsence(t *testing.T) {
	w := newWorld(t)
	w.has(w.tell("wangmin", "小李下周休假,周一到周三")[0], "11-09 至 11-11", "王敏")
	w.has(w.tell("wangmin", "让Anna代一下他的活")[0], "11-09 至 11-11", "由 Anna 代")
}
