package chat

import (
	"reflect"
	"testing"
)

func visitForm() Form {
	return Form{Fields: []Field{
		{Key: "account", Kind: Line, Label: "客户", Required: true},
		{Key: "amount", Kind: Amount, Label: "金额"},
		{Key: "stage", Kind: One, Label: "阶段", Options: []Option{{"m1", "初步接触"}, {"m2", "需求确认"}}, Required: true},
	}}
}

func TestWhatIsWrittenIsTakenAsAnswersToAForm(t *testing.T) {
	for _, c := range []struct {
		says, text string
		want       []Reply
	}{
		{"one pair", "金额 = 120万", []Reply{{1, "120万"}}},
		{"several in a line", "客户=比亚迪; 金额=120万;阶段 = 需求确认", []Reply{{0, "比亚迪"}, {1, "120万"}, {2, "需求确认"}}},
		{"signs of the Chinese keyboard", "客户＝比亚迪；金额＝1", []Reply{{0, "比亚迪"}, {1, "1"}}},
		{"a value that is taken out", "金额 =", []Reply{{1, ""}}},
		{"a form that was copied as a whole", "改 #V31\n客户 = 比亚迪\n金额 = 3\n只写要改的,如「客户 = …」", []Reply{{0, "比亚迪"}, {1, "3"}}},
		{"a value with the sign in it", "客户 = a=b", []Reply{{0, "a=b"}}},
		{"another matter", "今天拜访了比亚迪", nil},
		{"a label that is not there", "颜色 = 红", nil},
		{"a colon behind a label", "客户:比亚迪;金额：3", []Reply{{0, "比亚迪"}, {1, "3"}}},
		{"a pair that is none of the form beside one that is", "金额=3;颜色 = 红", []Reply{{1, "3"}}},
		{"words beside a pair", "金额=3;今天拜访了比亚迪", nil},
		{"a colon behind other words", "记一下:今天拜访了比亚迪", nil},
		{"nothing", "", nil},
	} {
		if got := visitForm().Replies(c.text); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", c.says, got, c.want)
		}
	}
}

func TestAFieldTakesOnlyWhatItCan(t *testing.T) {
	options := []Option{{"a", "恒鑫钣金"}, {"b", "恒鑫五金"}, {"c", "美科"}}
	for _, c := range []struct {
		says, kind, text string
		want             []string
		none             string
	}{
		{"a label", One, "美科", []string{"c"}, ""},
		{"a number of the list", One, "2", []string{"b"}, ""},
		{"a part of one label", One, "五金", []string{"b"}, ""},
		{"a part of two", One, "恒鑫", nil, "恒鑫"},
		{"several", Many, "美科、恒鑫五金", []string{"c", "b"}, ""},
		{"several with one that is none", Many, "美科,宁德", nil, "宁德"},
		{"nothing takes it out", One, " ", nil, ""},
	} {
		f := Field{Kind: c.kind}
		none, ok := f.Fill(c.text, options)
		if none != c.none || ok != (c.none == "") || !reflect.DeepEqual(f.Value, c.want) {
			t.Errorf("%s: %v %q %v, want %v %q", c.says, f.Value, none, ok, c.want, c.none)
		}
	}
	if f := (Field{Kind: Line}); func() bool { _, ok := f.Fill("随便", nil); return !ok }() || f.Value[0] != "随便" {
		t.Errorf("free text is %v", f.Value)
	}
	lookup := Field{Kind: Lookup}
	if none, ok := lookup.Fill("美科", nil); ok || none != "美科" {
		t.Errorf("a lookup without options took %v", lookup.Value)
	}
	if _, ok := lookup.Fill("美科", options); !ok || lookup.Shown() != "美科" {
		t.Errorf("a lookup shows %q", lookup.Shown())
	}
}

func TestWhatAFormStillNeeds(t *testing.T) {
	f := visitForm()
	if got := f.Missing(); !reflect.DeepEqual(got, []int{0, 2}) {
		t.Errorf("missing %v", got)
	}
	f.Fields[0].Value, f.Fields[2].Value = []string{"比亚迪"}, []string{"m2"}
	if got := f.Missing(); got != nil || f.Fields[2].Shown() != "需求确认" {
		t.Errorf("missing %v, shown %q", got, f.Fields[2].Shown())
	}
}
