package handlers

import (
	"testing"
)

// TestAQuestionWithoutAMarkWritesNothing: said right after a receipt, where statements
// join what was told, and named by what could be a visit or a step.
func TestAQuestionWithoutAMarkWritesNothing(t *testing.T) {
	w := newWorld(t)
	w.tell("anna", "met Greta at Oakline, talked press line")
	w.tell("xiaoli", "今天拜访了恒鑫钣金陈经理,谈折弯机")
	before := w.visits("anna") + w.visits("xiaoli") + w.tasks("anna") + w.tasks("xiaoli")
	for _, row := range []struct{ who, asks string }{
		{"anna", "am I on track this year"},
		{"anna", "what's my next step there"},
		{"anna", "have any of my deals gone quiet"},
		{"xiaoli", "下周二几点去恒鑫"},
		{"xiaoli", "恒鑫钣金谈到什么程度了"},
		{"xiaoli", "恒鑫的款哪天到"},
		{"xiaoli", "陈经理下次什么时候有空"},
		{"xiaoli", "最后一次是哪天"},
	} {
		w.says(row.who, row.asks, "!✅", "!✏️")
	}
	if after := w.visits("anna") + w.visits("xiaoli") + w.tasks("anna") + w.tasks("xiaoli"); after != before {
		t.Errorf("%d records more", after-before)
	}
	for _, told := range []string{"他问什么时候能交货", "他们老板几点都行", "what they want is a lower price", "who decides is the boss, he said"} {
		if putAsQuestion(told) {
			t.Errorf("%s is taken as a question", told)
		}
	}
}
