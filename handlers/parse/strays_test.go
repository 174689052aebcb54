package parse_test

import (
	"slices"
	"testing"
	"time"

	"milepost/handlers/parse"
)

var spring = parse.Context{Said: time.Date(2026, 3, 11, 9, 30, 0, 0, time.UTC), Zone: time.FixedZone("CST", 8*3600), Cal: calendar(), Literal: true}

// TestWhoseASumIs holds that a sum is our deal's only where something says so.
func TestWhoseASumIs(t *testing.T) {
	for _, row := range []struct {
		why, text string
		ours      bool
	}{
		{"a sum alone", "150万", true},
		{"a sum of a customer's", "美科机械这单150万", true},
		{"a sum that is put right", "Not 700k, it's 750k RMB", true},
		{"a price of ours", "我们给泰隆的价是225万", true},
		{"one's own house", "小区的房跌了30万,郁闷", false},
		{"what another one asks of the customer", "去了美科机械,西克给他们报了68万", false},
		{"what the customer earns", "Met the CTO of Vantage Robotics, they do $12M ARR", false},
		{"what was bought before", "拜访固高,去年买过我们60万的机器,今年还想要", false},
		{"what was bought before, in English", "Visited Graham Pumps, they bought a 600k RMB machine from us in 2022", false},
		{"what is saved", "去了许继,省下来维修费30万,他们很高兴", false},
		{"what somebody won", "My cousin won 30k in the lottery", false},
	} {
		if f := parse.Read(row.text, spring); (f.Amount != nil) != row.ours {
			t.Errorf("%s: of %s the amount is %v", row.why, row.text, f.Amount)
		}
	}
}

// TestWhoBelongsWhere holds who is the customer's where several are named: the unit of a group,
// and not who took the speaker there.
func TestWhoBelongsWhere(t *testing.T) {
	f := parse.Read("拜访宏达集团下面的宏达仪表,见了计量部费部长", spring)
	if f.Account == nil || f.Account.Text != "宏达仪表" {
		t.Errorf("the unit of a group is read as %+v", f.Account)
	}
	f = parse.Read("老卞带我去的正泰五金,认识了佟科长", spring)
	if len(f.Contacts) != 1 || f.Contacts[0].Name != "佟科长" {
		t.Errorf("who was met is read as %+v", f.Contacts)
	}
}

// TestWhatStandsBehindANewName holds that the place and the trade behind a gap, or a comma, are
// no part of the name of a new customer, nor customers of their own.
func TestWhatStandsBehindANewName(t *testing.T) {
	for _, row := range []struct{ text, name, region, industry string }{
		{"新线索 利元亨 惠州 汽配", "利元亨", "惠州", "汽车配件"},
		{"新线索 利元亨 惠州", "利元亨", "惠州", ""},
		{"new lead: Smile Studio, Bristol, wants scheduling", "Smile Studio", "Bristol", ""},
	} {
		f := parse.Read(row.text, spring)
		if len(f.Items) > 0 || f.Account == nil || f.Account.Text != row.name || f.Region != row.region || f.Industry != row.industry {
			t.Errorf("%s: read as %+v in %q, %q, with %d records", row.text, f.Account, f.Region, f.Industry, len(f.Items))
		}
	}
}

// TestHowSureARecordIs holds what is said with less than full confidence without being in doubt,
// and that it is told why.
func TestHowSureARecordIs(t *testing.T) {
	ctx := spring
	ctx.Explain = true
	for _, row := range []struct {
		why, text string
		full      bool
	}{
		{"a name that is written like a company's", "今天拜访了美科机械,见了王总", true},
		{"a name that only its place shows", "今天拜访了博澳,见了王总", false},
		{"who somebody is", "美科机械的王总是采购总监", false},
		{"a question", "美科机械到哪一步了", true},
	} {
		f := parse.Read(row.text, ctx)
		if f.Confidence < 0.88 || (f.Confidence >= 0.9) != row.full {
			t.Errorf("%s: %s is said with %.2f", row.why, row.text, f.Confidence)
		}
		told := slices.ContainsFunc(f.Why, func(x parse.Reason) bool {
			return x.Slot == "confidence" && x.Value == f.Intent && x.Rule != "" && x.Weight == 0 && (x.Rule[:3] == "who" || x.Rule[:3] == "the")
		})
		if told == row.full {
			t.Errorf("%s: why it is said with %.2f is told: %v", row.why, f.Confidence, told)
		}
	}
}

// TestNoCompanyIsCalledSo holds words that stand where a customer's name may, and are none.
func TestNoCompanyIsCalledSo(t *testing.T) {
	for _, row := range []struct {
		why, text string
		company   bool
	}{
		{"a round of talks", "第一轮谈下来他们要330", false},
		{"what says to what something belongs", "科达属于佛山", false},
		{"what is to be done with a thing", "提醒她把日志补上", false},
		{"what is to be filled in", "周五前把台账补齐", false},
		{"a customer who is handed over", "把恒丰转给王敏", true},
		{"a plant that is called the first", "第一机床厂要两台机器人", true},
	} {
		if f := parse.Read(row.text, spring); (f.Account != nil) != row.company {
			t.Errorf("%s: %s is of %v", row.why, row.text, f.Account)
		}
	}
}
