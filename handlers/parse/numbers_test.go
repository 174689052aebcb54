package parse

import "testing"

func TestNumberAt(t *testing.T) {
	for _, c := range []struct {
		text  string
		value float64
		high  float64
		rest  string // what is left of the text
	}{
		{"120万", 1.2e6, 0, ""},
		{"1,750万元", 1.75e7, 0, "元"},
		{"3.2亿", 3.2e8, 0, ""},
		{"5百万", 5e6, 0, ""},
		{"3个亿", 3e8, 0, ""},
		{"12万5", 125000, 0, ""},
		{"12万5台", 120000, 0, "5台"},
		{"80来万", 8e5, 0, ""},
		{"300多万", 3e6, 0, ""},
		{"50万多", 5e5, 0, ""},
		{"一百二十万", 1.2e6, 0, ""},
		{"八十来万吧", 8e5, 0, "吧"},
		{"两三百万", 2e6, 3e6, ""},
		{"三四十万", 3e5, 4e5, ""},
		{"一百六", 160, 0, ""},
		{"两万三", 23000, 0, ""},
		{"一千零五", 1005, 0, ""},
		{"十几万", 1e5, 0, ""},
		{"两个亿", 2e8, 0, ""},
		{"一亿两千万", 1.2e8, 0, ""},
		{"二十", 20, 0, ""},
		{"一四五零我们", 1450, 0, "我们"},
		{"十来了", 10, 0, "来了"},
		{"一千七百五十万", 1.75e7, 0, ""},
	} {
		n := []rune(c.text)
		num, ok := numberAt(n, 0)
		if !ok {
			t.Errorf("%s is no number", c.text)
			continue
		}
		if num.value != c.value || num.high != c.high || string(n[num.end:]) != c.rest {
			t.Errorf("%s = %v to %v, rest %q; want %v to %v, rest %q", c.text, num.value, num.high, string(n[num.end:]), c.value, c.high, c.rest)
		}
	}
	for _, text := range []string{"万一下雨", "亿纬", "几个", "abc", ""} {
		if num, ok := numberAt([]rune(text), 0); ok {
			t.Errorf("%q is read as %+v", text, num)
		}
	}
}

// TestNormaliseKeepsPlaces: an offset into the folded text is one into the
// text as typed.
func TestNormaliseKeepsPlaces(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"ＡＢＣ，１２０万", "abc,120万"},
		{"Déjà Vu", "déjà vu"},
		{"「拜訪」了　美的", "\"拜访\"了 美的"},
		{"①👍\u200b", "①👍 "},
		{"\xff", "\ufffd"},
	} {
		got := normalise([]rune(c.text))
		if string(got) != c.want || len(got) != len([]rune(c.text)) {
			t.Errorf("normalise(%q) = %q, want %q", c.text, string(got), c.want)
		}
	}
}

func TestContactsInText(t *testing.T) {
	for _, c := range []struct {
		text   string
		phones []string
		emails []string
	}{
		{"手机13800138000,微信同号", []string{"13800138000"}, nil},
		{"138 0013 8000", []string{"13800138000"}, nil},
		{"电话0769-22334455", []string{"0769-22334455"}, nil},
		{"+44 20 7946 0958", []string{"+442079460958"}, nil},
		{"邮箱li.wei@ming-tai.com.cn,谢谢", nil, []string{"li.wei@ming-tai.com.cn"}},
		{"金额1380013元", nil, nil},
		{"2026-03-05 10:00", nil, nil},
		{"@总监", nil, nil},
	} {
		r := newReader(c.text, Context{})
		r.claimContacts()
		if !equal(r.phones, c.phones) || !equal(r.emails, c.emails) {
			t.Errorf("%q: phones %q, emails %q; want %q, %q", c.text, r.phones, r.emails, c.phones, c.emails)
		}
	}
}

func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
