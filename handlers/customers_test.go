package handlers

import (
	"strings"
	"testing"

	"milepost/handlers/parse"
)

// TestCustomersAreAskedForInManyWords: who is meant by a question about customers.
func TestCustomersAreAskedForInManyWords(t *testing.T) {
	w := newWorld(t)
	intents := Intents(w.r.Book)
	book := w.r.Book
	for _, row := range []struct{ text, which string }{
		{"哪些客户资料不全", "lacks="},
		{"资料不全的有哪些客户", "lacks="},
		{"哪些客户只有一个联系人", "contacts=1"},
		{"没有联系人的客户", "contacts=0"},
		{"哪些客户没有联系方式", "lacks=phone"},
		{"哪些客户没填行业", "lacks=industry"},
		{"哪些客户缺年营业额", "lacks=revenue"},
		{"多少客户没分级", "tier="},
		{"还没分级的客户有几家", "tier="},
		{"大客户有哪些", "key=yes"},
		{"有多少重点客户", "key=yes"},
		{"中小客户有哪些", "key=no"},
		{"买过的客户有哪些", "bought=yes"},
		{"哪些客户还没成交", "bought=no"},
		{"哪些客户没有商机", "deals=no"},
		{"处在孵化的公司有哪些", "stage=incubating"},
		{"哪些客户是合作伙伴", "relation=partner"},
		{"非主流行业的客户", "class=side"},
		{"汽车配件行业有哪些客户", "industry=auto_parts"},
		{"东莞有哪些客户", "region=东莞"},
		{"东莞的大客户有哪些", "key=yes+region=东莞"},
		{"which files are incomplete", "lacks="},
		{"accounts with only one contact", "contacts=1"},
		{"how many accounts are unrated", "tier="},
		{"which customers have not bought yet", "bought=no"},
		{"list all key accounts", "key=yes"},
		{"customers without an open deal", "deals=no"},
		{"我们有多少客户", ""},
		{"how many customers do we have", ""},
	} {
		f := Classify(row.text, parse.Context{}, intents)
		in, _ := choose(intents, f)
		if got := whichSaid(book, f).String(); in.Name != "question" || got != row.which {
			t.Errorf("%s: %s %q, want question %q", row.text, in.Name, got, row.which)
		}
	}
	for _, text := range []string{
		"我有哪些客户", "谁是大客户", "比亚迪是大客户", "今天见了几家客户", "哪些客户好久没去了", "A类客户有哪些", "哪些客户跑了很多次没推进",
		"本周拜访了哪些客户", "客户说资料不全,下周补", "今天拜访了美的,客户资料不全", "客户的联系人换了", "这家客户是老客户介绍的", "客户要看看我们的档案室", "新线索 昌盛电工 惠州 老客户内部项目清单上看到的", "老客户给了个项目清单,昌盛电工也在上面",
	} {
		f := Classify(text, parse.Context{}, intents)
		if in, _ := choose(intents, f); in.Name == "question" && asksCustomers(book, f) > 0 {
			t.Errorf("%s is taken as a question about customers: %q", text, whichSaid(book, f))
		}
	}
}

// A file is stale; what else is not moving has a word of its own.
func TestOnlyFilesOfCustomersAreStale(t *testing.T) {
	w := newWorld(t)
	intents := Intents(w.r.Book)
	for text, stale := range map[string]bool{
		"哪些客户资料好久没更新": true, "哪些客户很久没更新": true, "which accounts are out of date": true,
		"哪些商机很久没更新": false, "好久没更新的商机": false, "报价好久没更新": false, "which deals are stale": false, "quotes that are out of date": false, "deals not updated": false,
	} {
		got := whichSaid(w.r.Book, Classify(text, parse.Context{}, intents)).String()
		if strings.Contains(got, "stale") != stale {
			t.Errorf("%s: %q", text, got)
		}
	}
}

func TestWhomOneFollowsIsUnderOnesOwn(t *testing.T) {
	for name, way := range map[string]string{"his into hers": "把美的并到Voltronic", "hers into his": "merge Voltronic into 美的"} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.says("xiaoli", "今天拜访了美的周工", "美的")
			w.tell("anna", "visited Voltronic today, met Mr Wu")
			w.tell("wangmin", way)
			w.tell("wangmin", "好")
			w.says("xiaoli", "我的客户", "您的客户 1 家")
			w.says("anna", "my accounts", "Yours: 1 account")
			w.tell("wangmin", "撤销")
			w.says("xiaoli", "我的客户", "您的客户 1 家", "!一起跟")
			w.says("anna", "my accounts", "Yours: 1 account", "Voltronic", "!with")
		})
	}
}
