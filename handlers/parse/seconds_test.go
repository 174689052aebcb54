package parse_test

import (
	"slices"
	"testing"
	"time"

	"milepost/handlers/parse"
)

// TestSecondCompany holds that a further company of a message needs more than a place where
// one could stand: departments, things, places and times make no record of their own, while
// who was gone to as well does.
func TestSecondCompany(t *testing.T) {
	ctx := parse.Context{Said: time.Date(2026, 11, 25, 9, 30, 0, 0, time.UTC), Zone: time.FixedZone("CST", 8*3600), Cal: calendar(), Literal: true}
	for _, row := range []struct {
		why, text string
		want      []string
		person    string
	}{
		{"a line of products before its head", "昨天去福莱特玻璃,窑炉事业部董总和冷端车间的封主任都见到了", []string{"福莱特玻璃"}, "董总"},
		{"a department that no word explains", "去海纳电气送标书,顺便见了模修班的贝经理", []string{"海纳电气"}, "贝经理"},
		{"a business unit in Latin letters", "拜访凯立齿轮,新能源BU翁总说去年花了80万在维修上", []string{"凯立齿轮"}, "翁总"},
		{"a department before the company is named", "上礼拜四和电气室的裴总监在他们公司楼下喝了咖啡,大华安防的", []string{"大华安防"}, "裴总监"},
		{"what was measured", "下午在濮耐股份,现场测绘了振动台和料斗", []string{"濮耐股份"}, ""},
		{"where the talk was", "今天见华统股份,养殖场不让进,在办公楼谈的", []string{"华统股份"}, ""},
		{"when it is to happen", "今天去长川,腊月检修前要把备件备齐", []string{"长川"}, ""},
		{"who was gone to by the way", "拜访帅丰,顺便去了楼上的晨丰,没见到人", []string{"帅丰", "晨丰"}, ""},
		{"each behind a part of the day", "上午联德机械,下午金麒麟,都要求降价", []string{"联德机械", "金麒麟"}, ""},
		{"as many as were counted", "今天跑三家,博菲电气见了甘总,三友医疗见了耿工,恒立钻具那边没进去", []string{"博菲电气", "三友医疗", "恒立钻具"}, ""},
	} {
		f := parse.Read(row.text, ctx)
		got := []parse.Facts{f}
		if len(f.Items) > 0 {
			got = f.Items
		}
		var names []string
		for _, item := range got {
			names = append(names, account(item))
		}
		if !slices.Equal(names, row.want) {
			t.Errorf("%s: %s is of %v, want %v", row.why, row.text, names, row.want)
		}
		if row.person != "" && !slices.ContainsFunc(parse.Encode(got[0]).Contacts, func(c parse.EncodedContact) bool { return c.Name == row.person }) {
			t.Errorf("%s: %s does not name %s", row.why, row.text, row.person)
		}
	}
}
