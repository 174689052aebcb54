package parse_test

import (
	"testing"

	"milepost/handlers/parse"
)

// TestWhatOnlyLooksAlike holds words apart that mean one thing in one place and another in the next.
func TestWhatOnlyLooksAlike(t *testing.T) {
	outcome := func(f parse.Facts) string { return f.Outcome }
	region := func(f parse.Facts) string { return f.Region }
	account := func(f parse.Facts) string { return f.Account.Text }
	intent := func(f parse.Facts) string { return f.Intent }
	someone := func(f parse.Facts) string {
		if len(f.Contacts) == 0 {
			return ""
		}
		return f.Contacts[0].Name
	}
	for _, c := range []struct {
		name, text string
		of         func(parse.Facts) string
		want       string
	}{
		{"what was asked has no answer", "no answer on the price yet from Greta at Oakline", outcome, ""},
		{"a phone has none", "called Greta at Oakline, no answer on her mobile", outcome, "not_reached"},
		{"a call has none", "no answer to my call to Greta at Oakline", outcome, "not_reached"},
		{"one goes home", "下午去恒鑫机械,晚上回深圳", region, ""},
		{"a company moves back", "新线索:恒鑫机械,搬回东莞,产值3亿", region, "东莞"},
		{"a city", "new lead: Clearview Opticians, York, wants online booking", region, "York"},
		{"somebody who is called like it", "met Mr York at Oakline", someone, "York"},
		{"he stands for no place", "met Mr York at Oakline", region, ""},
		{"somebody with a first name", "met Paul Bradford at Oakline today", someone, "Paul Bradford"},
		{"a company whose name begins with a city", "Cambridge Consultants Ltd met today", account, "Cambridge Consultants Ltd"},
		{"a phone was hung up", "刚hang up,恒鑫机械陈工要报价", intent, parse.Call},
		{"a banner is", "hang up the banner at Oakline", intent, parse.None},
	} {
		if got := c.of(parse.Read(c.text, parse.Context{Said: at("2026-11-27 17:00"), Zone: shanghai})); got != c.want {
			t.Errorf("%s: %q: %q, want %q", c.name, c.text, got, c.want)
		}
	}
}
