package parse_test

import (
	"strings"
	"testing"
)

func TestWhoIsNamedTwiceAndWhoWentAlong(t *testing.T) {
	for _, c := range []struct {
		says, text, want string // want: the customer's people
	}{
		{"a full name before surname and title is one person", "给正泰电器的胡晓东胡总打了电话", "胡晓东"},
		{"also where its characters look like a company's", "今天在横店东磁跟汤明远汤工聊参数", "汤明远"},
		{"so it is in brackets behind", "今天见了宏远的单总(单国玺)", "单国玺"},
		{"another surname is another person", "今天在正泰电器见了胡晓东、王总", "胡晓东 王总"},
		{"an adverb is no part of a given name", "他们的供应链总经理彭飞很热情", "彭飞"},
		{"a Chinese surname behind a given name in Latin letters", "今天拜访正泰电器,见了采购Kevin张", "Kevin张"},
		{"a conjunction behind one is no surname", "今天拜访正泰电器,见了Kevin和Lily", "Kevin Lily"},
		{"who went with the speaker is ours", "我和小陈今天去了宁德时代,见了欧阳工", "欧阳工"},
		{"so is who is named before him", "赵总监和我去拜访了金风科技,见了彭总", "彭总"},
		{"who talked with him is not", "我和王总今天聊了方案", "王总"},
		{"nor who went with him where no customer follows", "我和王总去看了样板厂", "王总"},
		{"somebody of a department of ours", "昨天和我们技术部的周工一起去了海信视像,见到了乔主任", "乔主任"},
		{"somebody of theirs whom we met", "昨天见了海信视像技术部的周工", "周工"},
		{"a desk that only a seller has", "Visited Emerson yesterday with Kim from presales, met Laura Quinn", "Laura Quinn"},
	} {
		var names []string
		for _, p := range ask(c.text, "2026-12-08 17:00").Contacts {
			names = append(names, p.Name)
		}
		if got := strings.Join(names, " "); got != c.want {
			t.Errorf("%s: %q names %s, want %s", c.says, c.text, got, c.want)
		}
	}
}

func TestWhoIsCalledByWhoAnswers(t *testing.T) {
	for _, c := range []struct{ text, account, people string }{
		{"Rang Toray, they put me through to a Mr Flynn", "Toray", "Flynn"},
		{"Visited Haworth. Also phoned Vitra, Claude is out sick.", "Vitra", "Claude"},
		{"Called Peter, they want a new quote", "", "Peter"},
		{"Phoned Ruud, he is fine with the price", "", "Ruud"},
		{"Called Ruud at Haworth, they want a new quote", "Haworth", "Ruud"},
	} {
		f := ask(c.text, "2026-12-08 17:00")
		if n := len(f.Items); n > 0 {
			f = f.Items[n-1]
		}
		account, people := "", ""
		if f.Account != nil {
			account = f.Account.Text
		}
		for _, p := range f.Contacts {
			people += p.Name
		}
		if account != c.account || people != c.people {
			t.Errorf("%q is of %q with %q, want %q with %q", c.text, account, people, c.account, c.people)
		}
	}
}
