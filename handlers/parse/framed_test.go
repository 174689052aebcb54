package parse_test

import (
	"slices"
	"strings"
	"testing"

	"milepost/handlers/parse"
)

// TestFramedNames reads companies and people whom only the words around them show to be such, and
// leaves the same words alone where they are what they mean.
func TestFramedNames(t *testing.T) {
	for _, c := range []struct {
		says, text string
		want       string // the accounts, and behind a / the people
	}{
		{"a plain word with somebody of it", "希望的小林要报价", "希望/小林"},
		{"a plain word that is visited", "去了一趟建设,门卫不让进", "建设/"},
		{"a plain word with a trade behind it", "下周二去安全科技演示", "安全科技/"},
		{"a hope", "希望下周能签", "/"},
		{"what is to come", "未来两年的计划还没定", "/"},
		{"somebody nearby", "隔壁的李经理请我喝茶", "/李经理"},
		{"a road", "前进路那边堵车", "前进路/"},
		{"a list that is counted", "下午和卓越、超越、飞跃三家都聊过了", "卓越,超越,飞跃/"},
		{"a list with one that is written like a company", "今天跑了团结、友谊和恒瑞电机", "团结,友谊,恒瑞电机/"},
		{"a list of people", "今天见了恒瑞电机的王工、李工和小陈", "恒瑞电机/王工,李工,小陈"},
		{"a number within a name", "58同城的行政采购来问饮水机", "58同城/"},
		{"a number before a foreign name", "今天去7-Eleven总部,见了Wendy", "7-Eleven/Wendy"},
		{"a number and a trade", "360数科今天去了", "360数科/"},
		{"a numbered list", "今天拜访:1.恒瑞电机 2.美科电器", "恒瑞电机,美科电器/"},
		{"a customer at the head of a report", "Otto Packaging, met their new buyer Tim Falk", "Otto Packaging/Tim Falk"},
		{"the same behind a word, with somebody along", "then Otto Packaging with Tom Gale, met Tim Falk", "Otto Packaging/Tom Gale,Tim Falk"},
		{"a customer before a colon", "Stahlmann: Herr Kurz showed me the line", "Stahlmann/Kurz"},
		{"a customer with the part of the day", "Kestrel this morning, met Tom Gale, wants a demo", "Kestrel/Tom Gale"},
		{"a word at the head that is none", "Brilliant, met Tom Gale at Kestrel", "Kestrel/Tom Gale"},
		{"somebody at the head", "Tom Gale, met him at Kestrel", "Kestrel/Tom Gale"},
		{"one at the head, and where he was met", "Julia: met Tom at Kestrel", "Kestrel/Julia,Tom"},
		{"to whom a customer would go", "Tim Falk wants 8% off or he goes to ABB", "/Tim Falk"},
		{"to whom a rep went", "saw two lines, then we went to Kestrel", "Kestrel/"},
		{"partners", "Smith, Hall & Co want a demo next Wednesday", "Smith, Hall & Co/"},
		{"the makers of a city", "上午去徐工", "徐工/"},
		{"an engineer", "下午去陈工那边聊了聊", "/陈工"},
		{"a verb before a name", "今天跑恒力跑了三趟", "恒力/"},
		{"somebody with his number", "孙小林手机13812345678", "/孙小林"},
		{"somebody with his address", "何静邮箱hejing@donglei.com", "/何静"},
		{"a company with its number", "恒瑞电机电话13812345678", "恒瑞电机/"},
		{"who named a customer, before the colon", "got the name from Braun: Redfern Ltd, wants a filler", "Redfern Ltd/"},
		{"who gave a lead", "Braun gave me a lead: Otley Foods, two ovens", "Otley Foods/"},
		{"whom one heard from", "Heard about Castor Mills from Mr Hale", "Castor Mills/"},
		{"a call from a customer", "call from Braun Foods: they want the price list", "Braun Foods/"},
		{"two that are joined", "Siemens Energy and Siemens Mobility both visited today", "Siemens Energy,Siemens Mobility/"},
		{"a plain English word with somebody of it", "Target的采购Kevin要sample", "Target/Kevin"},
		{"the same word in its own meaning", "target for Q1 is 2 million", "/"},
		{"two makers", "上午去龙工,下午去厦工", "龙工,厦工/"},
		{"who is sent", "让周海去见见恒瑞电机的采购", "恒瑞电机/周海"},
		{"a surname written small", "恒瑞电机的Tony wang要sample", "恒瑞电机/Tony wang"},
	} {
		f := parse.Read(c.text, parse.Context{Said: at("2026-11-27 17:40"), Zone: shanghai})
		var firms, folk []string
		items := f.Items
		if len(items) == 0 {
			items = []parse.Facts{f}
		}
		for _, x := range items {
			if x.Account != nil {
				firms = append(firms, x.Account.Text)
			}
			for _, p := range x.Contacts {
				if !slices.Contains(folk, p.Name) {
					folk = append(folk, p.Name)
				}
			}
		}
		if got := strings.Join(firms, ",") + "/" + strings.Join(folk, ","); got != c.want {
			t.Errorf("%s: %q has %q, want %q", c.says, c.text, got, c.want)
		}
	}
}

// TestCrossedSums reads what was paid behind a cross, and no kind of machine as a sum.
func TestCrossedSums(t *testing.T) {
	for _, c := range []struct {
		text   string
		intent string
		yuan   int64
	}{
		{"打车去虎门X32", parse.Expense, 32},
		{"停车x15", parse.Expense, 15},
		{"打车去恒瑞电机看X32机型", parse.Visit, 0},
		{"今天拜访恒瑞电机,看了X32", parse.Visit, 0},
	} {
		f := parse.Read(c.text, parse.Context{Said: at("2026-11-27 17:40"), Zone: shanghai})
		yuan := int64(0)
		for _, x := range f.Costs {
			yuan += x.Amount.Minor / 100
		}
		if f.Intent != c.intent || yuan != c.yuan {
			t.Errorf("%q is %s of %d, want %s of %d", c.text, f.Intent, yuan, c.intent, c.yuan)
		}
	}
}

// TestSomebodyElseIsSent: having somebody go to a customer is something to do, whoever it is; that he
// has gone is not.
func TestSomebodyElseIsSent(t *testing.T) {
	for text, want := range map[string]string{
		"让周海去见见恒瑞电机的采购":     parse.Task,
		"叫小李去看看恒瑞电机的现场":     parse.Task,
		"想让David去见见Flex的VP": parse.Task,
		"今天和小李去见了恒瑞电机的采购":   parse.Visit,
	} {
		if f := parse.Read(text, parse.Context{Said: at("2026-11-27 17:40"), Zone: shanghai}); f.Intent != want {
			t.Errorf("%q is %s, want %s", text, f.Intent, want)
		}
	}
}
