package handlers

import (
	"testing"

	"milepost/handlers/parse"
)

func TestWhatIsSaidOfAnotherName(t *testing.T) {
	for _, c := range []struct {
		text string
		want called
	}{
		{"比亚迪改名叫比亚迪电子", called{was: "比亚迪", name: "比亚迪电子"}},
		{"比亚迪改名为「比亚迪电子」了。", called{was: "比亚迪", name: "比亚迪电子"}},
		{"把恒鑫的名字改成恒鑫精密", called{was: "恒鑫", name: "恒鑫精密"}},
		{"rename Oakline to Oakline Systems", called{was: "Oakline", name: "Oakline Systems"}},
		{"Oakline is now called Oakline Systems", called{was: "Oakline", name: "Oakline Systems"}},
		{"老周全名周建国", called{was: "老周", name: "周建国", full: true}},
		{"美科老周的全名是周建国", called{was: "美科老周", name: "周建国", full: true}},
		{"Greta's full name is Greta Olsen", called{was: "Greta", name: "Greta Olsen", full: true}},
		{"恒鑫全称恒鑫精密机械有限公司", called{was: "恒鑫", name: "恒鑫精密机械有限公司", whole: true}},
		{"王总叫王强", called{was: "王总", name: "王强", full: true}},
		{"对,徐工叫徐明,手机13812345678", called{was: "徐工", name: "徐明", full: true}},
		{"比亚迪的王总叫王建国", called{was: "比亚迪王总", name: "王建国", full: true}},
		{"粤钢陈总名字叫陈志远", called{was: "粤钢陈总", name: "陈志远", full: true}},
		{"大族那个刘总叫刘德海,你记一下", called{was: "大族刘总", name: "刘德海", full: true}},
		{"王总就是王建国", called{was: "王总", name: "王建国", full: true}},
		{"老周叫周文", called{was: "老周", name: "周文", full: true}},
		{"王总叫李工过去", called{}},
		{"王总叫王工过来", called{}},
		{"比亚迪的王总叫王工", called{}},
		{"比亚迪的王总叫王建国,周三过去签合同", called{}},
		{"明天去见比亚迪的王总叫王建国", called{}},
		{"今天让小李叫王总来", called{}},
		{"王总就是喜欢钓鱼", called{}},
		{"陈总就是陈述了方案", called{}},
		{"把金额改成120万", called{}},
		{"今天拜访了比亚迪王总", called{}},
		{"投标延期,改到12月7号", called{}},
	} {
		if got := otherName(c.text); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.text, got, c.want)
		}
	}
}

func TestWhatIsSaidOfANewTeam(t *testing.T) {
	for _, c := range []struct {
		text string
		want teamSaid
	}{
		{"新建团队 华东二部 经理老周", teamSaid{"华东二部", "老周"}},
		{"新建一个团队:华东二部,经理是老周", teamSaid{"华东二部", "老周"}},
		{"成立西南办事处,由Anna负责", teamSaid{"西南办事处", "Anna"}},
		{"新建华东二部,老周带", teamSaid{"华东二部", "老周"}},
		{"建个新团队叫华北", teamSaid{"华北", ""}},
		{"create team East Two, led by Zhou", teamSaid{"East Two", "Zhou"}},
		{"new team: North", teamSaid{"North", ""}},
		{"加小孙 华南 销售", teamSaid{}},
		{"新建客户 华东钢构", teamSaid{}},
		{"建个档 比亚迪", teamSaid{}},
		{"成立了新部门,采购归王总管", teamSaid{}},
	} {
		if got := newTeam(c.text); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.text, got, c.want)
		}
	}
}

func TestARenameIsTakenAsOne(t *testing.T) {
	all := Intents(embedded(t))
	for _, c := range []struct{ text, want string }{
		{"比亚迪改名叫比亚迪电子", "correct"},
		{"老周全名周建国", "correct"},
		{"rename Oakline to Oakline Systems", "correct"},
		{"恒鑫全称恒鑫精密机械有限公司", "correct"},
		{"新建团队 华东二部 经理老周", "people"},
		{"create team East Two, led by Zhou", "people"},
		{"成立西南办事处,由Anna负责", "people"},
		{"把小李调到华东二部", "people"},
		{"小李改名叫李强", "people"},
		{"我不在这几天让老周批", "leave"},
		{"我11-30到12-04不在,让Anna批", "leave"},
	} {
		if got, ok := choose(all, parse.Read(c.text, at())); !ok || got.Name != c.want {
			t.Errorf("%q is taken as %q, want %s", c.text, got.Name, c.want)
		}
	}
}
