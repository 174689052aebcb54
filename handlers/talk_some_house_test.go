package handlers

import "testing"

// TestACompanyWithoutItsName: it is none that was talked of, and is asked for.
func TestACompanyWithoutItsName(t *testing.T) {
	for _, row := range []struct{ says, sees string }{
		{"今天去了一家模具厂,老板不在", "哪家"},
		{"上午去的长安那个模具厂老板不在", "哪家"},
		{"今天去了他们那个新厂,聊了预算", "恒发"},
	} {
		w := newWorld(t)
		w.says("xiaoli", "今天拜访了恒发五金周经理,聊了切割线,预算70万", "#V1")
		w.hears("xiaoli", w.tell("xiaoli", row.says), row.sees)
	}
}
