package handlers

import "testing"

// Whose person it is says more than the customer who was talked of before: the pronoun behind his name means
// him, and a first name the one who is called so.
func TestWhoIsNamedSaysWhoseVisitItIs(t *testing.T) {
	w := newWorld(t)
	w.says("xiaoli", "今天拜访恒发五金的周经理,他要两台切割机", "恒发五金")
	w.says("xiaoli", "今天拜访了比亚迪王总", "比亚迪")
	w.says("xiaoli", "昨天见了周经理,他要我们周五给报价", "✅ 已记 拜访 · 恒发五金", "给报价")
	w.says("xiaoli", "今天拜访了比亚迪王总", "比亚迪")
	w.says("xiaoli", "跟周经理通了电话,他说样机不错", "✅ 已记 电话 · 恒发五金")
	w.says("xiaoli", "昨天见了比亚迪王总,他说样机不错", "✅ 已记 拜访 · 比亚迪")
	w.says("anna", "visited Otto Packaging, met Greta Lindqvist", "Otto Packaging")
	w.says("anna", "called Kestrel, Tom Reed wants a trial next week", "Kestrel")
	w.says("anna", "called Greta, she needs the revised quote by Friday", "Call logged · Otto Packaging", "Greta Lindqvist")
	w.says("anna", "met Tom today, he liked the demo", "Kestrel", "Tom Reed")
	w.says("anna", "met Gretel yesterday, she liked the demo", "[Save it]") // nobody knows her
}
