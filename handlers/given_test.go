package handlers

import "testing"

func TestWhoIsGivenSomethingIsToldByWhom(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总,聊了电池线,预算大概120万,下周三带方案过去", "#V1", "#T1")
	for _, c := range []struct {
		who, says string
		hear      map[string]string
	}{
		{"wangmin", "#V1是Anna去的", map[string]string{"wangmin": "已告诉 Anna、小李", "anna": "王敏 put this under your name", "xiaoli": "王敏 把这次记到 Anna 名下"}},
		{"wangmin", "撤销", map[string]string{"anna": "↩️ 王敏 put this under the name of 小李", "xiaoli": "↩️ 王敏 把这次记到您名下"}},
		{"xiaoli", "#T1给Anna", map[string]string{"xiaoli": "已交给 Anna · 比亚迪 #T1", "anna": "小李 asks you · 比亚迪 #T1"}},
		{"xiaoli", "撤销", map[string]string{"anna": "↩️ 小李 passed this from you to 小李"}},
		{"wangmin", "小李的方案任务给Anna", map[string]string{"wangmin": "已交给 Anna · 比亚迪 #T1", "anna": "王敏 asks you", "xiaoli": "王敏 把您这件转给了 Anna"}},
		{"anna", "done #T1", map[string]string{"wangmin": "Anna 做好了 · 比亚迪"}},
		{"xiaoli", "比亚迪送样的待办周五", map[string]string{"xiaoli": "#T2"}},
		{"xiaoli", "把送样那个待办交给Anna吧", map[string]string{"anna": "小李 asks you · 比亚迪 #T2"}},
		{"wangmin", "给比亚迪建个商机 电池线 120万", map[string]string{"wangmin": "#P1"}},
	} {
		got := w.tell(c.who, c.says)
		for who, want := range c.hear {
			w.hears(who, got, want)
		}
	}
}

func TestADealGoesOverWithoutItsCustomer(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总,聊了电池线", "#V1")
	w.says("xiaoli", "建个商机 比亚迪电池线 120万", "#P1")
	w.says("wangmin", "P1给Anna", "交接 小李 → Anna", "只转商机:比亚迪;客户仍归 小李")
	w.said = nil
	got := w.tell("wangmin", "好")
	w.has(w.said[len(w.said)-1], "已交接", "已告诉 Anna、小李")
	w.hears("anna", got, "Yours now: 1 deal of 小李", "比亚迪 · by 王敏")
	w.hears("xiaoli", got, "王敏 把您的 1 个商机交接给 Anna")
	w.says("xiaoli", "我的客户", "比亚迪")
	w.hears("anna", w.tell("wangmin", "撤销"), "passed this from you to 小李")
	w.says("wangmin", "把比亚迪的单子给Anna", "只转商机")
	w.says("wangmin", "把比亚迪给Anna", "客户 1 · 商机 1")
	w.hears("anna", w.tell("wangmin", "好"), "Yours now: 1 account of 小李", "比亚迪 · by 王敏")
}

// What names a colleague and a step or a deal, and passes neither on.
func TestNothingGoesOverWhereNothingIsPassed(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访了比亚迪王总,下周三带方案过去", "#T1")
	for _, said := range []string{"把任务清单发给Anna", "把我的待办发给Anna", "提醒我周五把任务给Anna", "任务给Anna了吗", "报价给Anna", "give Anna the list of tasks"} {
		for _, s := range w.tell("xiaoli", said) {
			w.has(s, "!已交给", "!asks you", "!交接")
		}
	}
	w.hears("xiaoli", w.tell("xiaoli", "我的待办"), "#T1")
}
