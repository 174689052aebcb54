package parse_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"milepost/handlers/parse"
	"milepost/storage/crm"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"美的集团股份有限公司", "美的"},
		{"深圳市宏远科技有限公司", "深圳市宏远科技"},
		{"ＡＢＣ　电器", "abc电器"},
		{"Brightwell Rail Co., Ltd.", "brightwellrail"},
		{"Cisco", "cisco"},
		{"Falkenberg GmbH", "falkenberg"},
		{"有限公司", "有限公司"},
		{"聯豐鈑金", "联丰钣金"},
		{"", ""},
	} {
		if got := parse.Fold(c.name); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.name, got, c.want)
		}
	}
}

func TestKeysHoldEveryReading(t *testing.T) {
	n := parse.Keys("重庆长城")
	for _, want := range []string{"chongqingchangcheng", "zhongqingzhangcheng", "chongqingzhangcheng"} {
		if !slices.Contains(n.Pinyin, want) {
			t.Errorf("readings %v lack %s", n.Pinyin, want)
		}
	}
	if !slices.Contains(n.Initials, "cqcc") {
		t.Errorf("initials %v lack cqcc", n.Initials)
	}
	if n.Sort == "" || n.Text != "重庆长城" {
		t.Errorf("keys %+v", n)
	}
	if got := parse.Keys("绿源").Pinyin; !slices.Contains(got, "lvyuan") {
		t.Errorf("readings of 绿源: %v", got)
	}
}

func row(kind crm.Kind, id, owner string, names ...string) crm.NameRow {
	r := crm.NameRow{Kind: kind, ID: id, Owner: crm.PersonID(owner)}
	for _, n := range names {
		r.Names = append(r.Names, parse.Keys(n))
	}
	return r
}

func someNames() *parse.Names {
	return parse.NewNames([]crm.NameRow{
		row(crm.KindAccount, "a1", "xiaoli", "恒瑞钣金"),
		row(crm.KindAccount, "a2", "anna", "恒瑞五金"),
		row(crm.KindAccount, "a3", "xiaoli", "比亚迪", "BYD"),
		row(crm.KindAccount, "a4", "anna", "Oakline Furniture Ltd."),
		row(crm.KindAccount, "a5", "anna", "深圳市联丰科技有限公司"),
		row(crm.KindAccount, "a6", "anna", "佳友"),
		row(crm.KindPerson, "xiaoli", "", "小李", "李伟"),
		{Kind: crm.KindContact, ID: "k1", Names: []crm.Name{parse.Keys("王总")}, Account: "a3"},
	})
}

func TestLookup(t *testing.T) {
	names := someNames()
	for _, c := range []struct {
		says, name string
		mine       crm.PersonID
		want       string // id score why, best first
	}{
		{"the whole name", "恒瑞钣金", "", "a1 1 exact"},
		{"an alias, whatever its case", "byd", "", "a3 1 alias"},
		{"the name without its legal form", "Oakline Furniture", "", "a4 1 exact"},
		{"the short form, English", "Oakline", "", "a4 1 short"},
		{"the short form without city and trade", "联丰", "", "a5 1 short"},
		{"a short form of two is the speaker's own", "恒瑞", "xiaoli", "a1 1 short · a2 0.9 short"},
		{"a short form of two, of nobody's: both", "恒瑞", "", "a1 1 short · a2 1 short"},
		{"the city before a name", "东莞恒瑞钣金", "", "a1 1 short"},
		{"another trade is perhaps another company", "恒瑞精密", "", "a1 0.7 near · a2 0.7 near"},
		{"a known short name with its trade", "佳友电器", "", "a6 0.85 short"},
		{"a homophone", "恒锐钣金", "", "a1 0.85 pinyin"},
		{"pinyin", "hengruibanjin", "", "a1 0.9 pinyin"},
		{"the beginning of it", "hengrui", "", "a1 0.7 pinyin · a2 0.7 pinyin"},
		{"first letters", "hrbj", "", "a1 0.75 initials"},
		{"a letter missing", "Oakline Furnture", "", "a4 0.81 near"},
		{"a name never heard of", "宏图汽配", "", ""},
		{"one rune is no name", "恒", "", ""},
	} {
		var got []string
		for _, m := range names.Lookup(c.name, crm.KindAccount, parse.Asker{Who: c.mine}) {
			got = append(got, fmt.Sprintf("%s %.3g %s", m.Row.ID, m.Score, m.Why))
		}
		if s := strings.Join(got, " · "); s != c.want {
			t.Errorf("%s: Lookup(%q) = %q, want %q", c.says, c.name, s, c.want)
		}
	}
}

func TestFindNamesInText(t *testing.T) {
	names := someNames()
	for _, c := range []struct {
		says, text string
		want       []string
	}{
		{"the longest name wins", "昨天去恒瑞钣金见了王总", []string{"恒瑞钣金 a1", "王总 k1"}},
		{"spaces and case do not matter", "met them at OAKLINE  furniture today", []string{"OAKLINE  furniture a4"}},
		{"not inside a word", "oaklines and boakline", nil},
		{"our own people", "小李跟比亚迪", []string{"小李 xiaoli", "比亚迪 a3"}},
		{"full width", "ＢＹＤ", []string{"ＢＹＤ a3"}},
		{"nothing known", "今天天气不错", nil},
	} {
		var got []string
		for _, h := range names.Find(c.text, parse.Asker{}) {
			got = append(got, string([]rune(c.text)[h.Span.Start:h.Span.End])+" "+h.Known[0].Row.ID)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.says, got, c.want)
		}
	}
}

func TestNamesAreASnapshot(t *testing.T) {
	old := someNames()
	young := old.With([]crm.NameRow{
		row(crm.KindAccount, "a3", "xiaoli", "弗迪电池"),
		{Kind: crm.KindAccount, ID: "a6", Gone: true},
		row(crm.KindAccount, "a7", "xiaoli", "新宝电器"),
	})
	for _, c := range []struct {
		says  string
		names *parse.Names
		name  string
		want  int
	}{
		{"the old snapshot still knows the old name", old, "比亚迪", 1},
		{"a replaced row lost its old name", young, "比亚迪", 0},
		{"and has its new one", young, "弗迪电池", 1},
		{"a row that is gone is forgotten", young, "佳友", 0},
		{"the old snapshot keeps it", old, "佳友", 1},
		{"a new row is found", young, "新宝电器", 1},
		{"the old snapshot never hears of it", old, "新宝电器", 0},
	} {
		if got := len(c.names.Lookup(c.name, crm.KindAccount, parse.Asker{})); got != c.want {
			t.Errorf("%s: Lookup(%q) finds %d, want %d", c.says, c.name, got, c.want)
		}
	}
	if young.Len() != old.Len() {
		t.Errorf("one came, one went: %d names, before %d", young.Len(), old.Len())
	}
	back := young.With([]crm.NameRow{row(crm.KindAccount, "a6", "anna", "佳友")})
	if len(back.Lookup("佳友", crm.KindAccount, parse.Asker{})) != 1 {
		t.Error("a row that came back is not found")
	}
	var none *parse.Names
	if none.Len() != 0 || none.Lookup("比亚迪", "", parse.Asker{}) != nil || none.Find("比亚迪", parse.Asker{}) != nil || none.With(nil).Len() != 0 {
		t.Error("no names at all must know nobody")
	}
}

func TestManySmallChangesStayFindable(t *testing.T) {
	names := parse.NewNames(nil)
	for i := range 600 {
		names = names.With([]crm.NameRow{row(crm.KindAccount, fmt.Sprint(i), "", fmt.Sprintf("客户名%c%c", rune(0x4e00+i), rune(0x5e00+i)))})
	}
	if names.Len() != 600 {
		t.Fatalf("%d names, want 600", names.Len())
	}
	for i := range 600 {
		if name := fmt.Sprintf("客户名%c%c", rune(0x4e00+i), rune(0x5e00+i)); len(names.Lookup(name, "", parse.Asker{})) == 0 {
			t.Fatalf("%s is not found", name)
		}
	}
}
