package handlers

import (
	"testing"

)

func TestFirstVisit(t *testing.T) {
	w := newWorld(t)
	s := w.says("xiaoli", "今天拜访了比亚迪王总,聊了电池线,预算大概120万,下周三带方案过去",
		"已记 拜访 · 比亚迪(新客户) #V1", "11-02 周一 · 王总", "客户预算 约120万", "11-11 周三 带方案过去", "[改]", "[撤销]", "!?", "!级")
	w.says("xiaoli", "不对,预算是102万", "已改 #V1 比亚迪", "约120万 → 102万")
	if got := w.cards[s.post.Track+" "+s.to.String()].Plain(); got == s.text {
		t.Errorf("the receipt was not brought up to date:\n%s", got)
	}
	w.says("xiaoli", "王总是采购总监", "已改", "采购总监")
	w.says("xiaoli", "比亚迪", "小李", "王总", "102万", "11-11 周三 带方案过去")
}
