package parse

import (
	"fmt"
	"strings"
	"testing"

	"milepost/storage/crm"
)

func TestNotes(t *testing.T) {
	terms := NewTerms([]Term{
		{Key: "capital", Word: "资金实力"},
		{Key: "credit", Word: "信用"},
		{Key: "credit", Word: "商业信誉"},
		{Key: "character", Word: "经营特色"},
		{Key: "address", Word: "地址"},
		{Key: "pricing", Word: "定价"},
		{Key: "interests", Word: "喜欢"},
		{Key: "frequency", Word: "消费频率高", Whole: true},
		{Key: "capital", Word: "capital"},
		{Key: "intention", Word: "合作意向"},
		{Key: "role=decider", Word: "决策者", Whole: true, Exact: true},
		{Key: "role=buyer", Word: "采购", Whole: true, Exact: true},
		{Key: "role=influencer", Word: "影响者", Whole: true, Exact: true},
		{Key: "attitude=pragmatist", Word: "实用者", Whole: true, Exact: true},
		{Key: "support=insider", Word: "内线", Whole: true, Exact: true},
		{Key: "stage=incubating", Word: "孵化", Whole: true, Exact: true},
	})
	names := NewNames([]crm.NameRow{
		{Kind: crm.KindAccount, ID: "a", Names: []crm.Name{Keys("比亚迪")}, Account: "a"},
		{Kind: crm.KindAccount, ID: "b", Names: []crm.Name{Keys("Oakline")}, Account: "b"},
	})
	for _, row := range []struct{ text, want string }{
		{"比亚迪 资金实力 强", "capital=强"},
		{"比亚迪资金实力很强", "capital=很强"},
		{"资金实力:强,现金流好", "capital=强,现金流好"},
		{"比亚迪的信用怎么样", "credit?"},
		{"比亚迪信用怎么样?", "credit?"},
		{"比亚迪 信用?", "credit?"},
		{"比亚迪 资金实力", "capital?"},
		{"比亚迪 资金实力 强,商业信誉 好,合作意向是愿意试样", "capital=强 credit=好 intention=愿意试样"},
		{"经营特色:做电池和整车,垂直整合", "character=做电池和整车,垂直整合"},
		{"比亚迪 地址 深圳坪山比亚迪路3009号", "address=深圳坪山比亚迪路3009号"},
		{"比亚迪王总喜欢钓鱼", "interests=钓鱼"},
		{"比亚迪消费频率高", "frequency="},
		{"比亚迪不是消费频率高", "!frequency="},
		{"比亚迪 消费频率高 每月都下单", "frequency=每月都下单"},
		{"Oakline capital: strong", "capital=strong"},
		{"Oakline capitalises on it", ""},
		{"Oakline capital strong", "capital=strong"},
		{"what is Oakline's capital", "capital?"},
		{"what is the capital of Oakline?", ""},
		{"Need a special capital for Oakline", ""},
		{"今天拜访了比亚迪王总,定价太高", ""},
		{"比亚迪的地址我忘了", ""},
		{"我们喜欢这个方案", ""},
		{"客户信用没问题", ""},
		{"王总是决策者", "role=decider="},
		{"比亚迪王总是决策者也是影响者", "role=decider= role=influencer="},
		{"王总是决策者、采购", "role=decider="},
		{"王总是采购总监", ""},
		{"王总是采购", "role=buyer="},
		{"王总不是决策者", "!role=decider="},
		{"王总是决策者吗", "role=decider?"},
		{"谢明是实用者", "attitude=pragmatist="},
		{"林副总是内线", "support=insider="},
		{"他说内线电话打不通", ""},
		{"比亚迪是孵化客户", "stage=incubating="},
		{"", ""},
	} {
		f := Read(row.text, Context{Locale: "zh", Names: names, Terms: terms})
		var got []string
		for _, n := range f.Noted {
			s := n.Key + "=" + n.Value
			if n.Asked {
				s = n.Key + "?"
			}
			if n.Not {
				s = "!" + s
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " "); s != row.want {
			t.Errorf("%q notes %s, wanted %s", row.text, fmt.Sprintf("%q", s), row.want)
		}
	}
}
