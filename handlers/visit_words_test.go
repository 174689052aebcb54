package handlers

import "testing"

// Whoever types the label of a button and nothing else is told how, and can have
// the form.
func TestWhoWantsToLogAVisitIsToldHow(t *testing.T) {
	w := newWorld(t)
	s := w.says("xiaoli", "记拜访", "直接说一句就行", "今天拜访了比亚迪王总", "[填表]")
	if got := w.press("xiaoli", s, "填表"); len(got) != 1 || got[0].post.Form == nil {
		t.Errorf("the form is not opened: %v", got)
	}
	w.says("anna", "Log a visit", "One line will do", "[Fill in a form]")
	w.says("xiaoli", "记拜访 今天去了格力,见了李工", "已记 拜访 · 格力")
}
