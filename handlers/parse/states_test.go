package parse_test

import (
	"testing"
	"time"

	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// knownStates are the customers and people that the messages below speak of.
func knownStates() *parse.Names {
	return parse.NewNames([]crm.NameRow{
		row(crm.KindAccount, "a1", "xiaoli", "比亚迪"), row(crm.KindAccount, "a2", "xiaoli", "大族激光", "大族"),
		row(crm.KindAccount, "a3", "xiaoli", "粤钢"), row(crm.KindAccount, "a4", "anna", "Otto Packaging"), row(crm.KindAccount, "a5", "anna", "Kestrel"),
		{Kind: crm.KindContact, ID: "k1", Names: []crm.Name{parse.Keys("Greta Lindqvist")}, Account: "a4"},
		{Kind: crm.KindContact, ID: "k2", Names: []crm.Name{parse.Keys("陈总")}, Account: "a3"},
	})
}

// TestStatesAreNoVisits: what a customer did or what became of him is told of nobody who went there; what
// the speaker did at his place is, in however few words.
func TestStatesAreNoVisits(t *testing.T) {
	ctx := parse.Context{Said: time.Date(2026, 12, 9, 18, 0, 0, 0, time.UTC), Cal: calendar(), Names: knownStates()}
	for _, c := range []readsAs{
		{"what a customer did", "Otto raised prices today", "none Otto"},
		{"whom he signed with", "Kestrel signed with ABB yesterday", "none Kestrel"},
		{"what he got", "Kestrel got the certificate on Friday", "none Kestrel"},
		{"what he built", "Otto's new hall was finished on Thursday", "none Otto"},
		{"what broke", "Otto的控制柜昨天burned out", "none Otto"},
		{"what happened there", "粤钢昨天出了事故", "none 粤钢"},
		{"what came", "大族的货今天到了", "none 大族"},
		{"what came, in English", "比亚迪the PO今天来了", "none 比亚迪"},
		{"how much came", "大族今天又来了一批新设备", "none 大族"},
		{"a machine that hangs", "大族的PLC今天挂了", "none 大族"},
		{"a person who is away", "粤钢陈总请假了", "none 粤钢"},
		{"who went away", "粤钢陈总出差去了", "none 粤钢"},
		{"what is made of a plant", "比亚迪坪山厂昨天断电", "none 比亚迪坪山厂"},

		{"what was found again", "粤钢那份图纸找到了", "none 粤钢"},

		{"who was found in", "今天去粤钢,陈总找到了", "visit 粤钢 2026-12-09"},
		{"a customer and a day", "Kestrel today", "visit Kestrel 2026-12-09"},
		{"once more", "Otto again today", "visit Otto 2026-12-09"},
		{"what was done on site", "大族昨天做了验收", "visit 大族 2026-12-08"},
		{"what was talked of, behind the customer", "粤钢,聊了下明年计划", "visit 粤钢"},
		{"where the speaker came to", "今天到了大族的车间", "visit 大族 2026-12-09"},
		{"a team of theirs that came", "比亚迪的团队来了", "visit 比亚迪"},
		{"their experts who came", "大族的专家今天到了", "visit 大族 2026-12-09"},
		{"a machine set up", "昨天大族装机", "visit 大族 2026-12-08"},
		{"what was agreed when one met", "昨天跟粤钢陈总商量好了,下周三送样", "visit 粤钢 2026-12-08 step 2026-12-16"},
		{"who came to us", "大族的刘总今天来公司了", "visit 大族 2026-12-09"},
		{"who had left when the speaker came", "去了粤钢,陈总出差去了", "visit 粤钢"},
		{"what a customer said", "昨天粤钢说预算是假的", "visit 粤钢 2026-12-08"},
		{"who hung up", "打给粤钢,陈总挂了", "call 粤钢 2026-12-09"},
		{"lunch, and with whom", "昨天lunch和粤钢的陈总", "visit 粤钢 2026-12-08"},
		{"who was entertained", "招待粤钢陈总吃饭1800", "visit 粤钢"},
	} {
		if got := line(parse.Read(c.text, ctx)); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.says, c.text, got, c.want)
		}
	}
}
