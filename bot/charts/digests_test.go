package charts

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"strings"
	"testing"
	"time"

	"milepost/bot/chat"
)

// digestFigures are the pictures of digests: as they usually are, with one row,
// with twelve, with nothing in the rows, with long names and with huge amounts.
func digestFigures() map[string]chat.Figure {
	levels := func(kind string, nodes ...chat.Node) chat.Figure {
		return chat.Figure{Kind: kind, Title: "漏斗 · 华南 · 11-02 周一 18:07", Nodes: nodes, Note: "进 2(粤钢、宏图)· 退 1(美的)· 输 1(航新)"}
	}
	node := func(label, small string, size float64, tag string) chat.Node {
		return chat.Node{Label: label, Small: small, Size: size, Tag: tag}
	}
	tiers := []chat.Node{
		node("A 级", "12 家 · 680万(66%)", 12, ""), node("B 级", "31 家 · 231万(22%)", 31, ""), node("C 级", "88 家 · 94万(9%)", 88, ""),
		node("D 级", "140 家 · 12万(1%)", 140, ""), node("未定", "9 家", 9, "不是 D 级"),
	}
	long := strings.Repeat("深圳市海平鑫睿精密钣金", 4)
	var twelve []chat.Node
	for i := range 12 {
		twelve = append(twelve, node(fmt.Sprintf("第 %d 级 %s", i+1, long), fmt.Sprintf("%d 家 · 123,456,789万", 1000-i*80), float64(1000-i*80), "+12 -3 转出 4"))
	}
	return map[string]chat.Figure{
		"funnel": levels(chat.Funnel, node("潜在商机", "42 单 · 2,310万", 42, ""), node("落实项目", "11 单 · 1,480万", 11, ""), node("我的项目", "4 单 · 680万", 4, "")),
		"funnel-en": {Kind: chat.Funnel, Title: "Funnel · South · Mon Nov 2, 18:07", Note: "2 in (Yuegang, Hongtu) · 1 back (Midea) · 1 lost", Nodes: []chat.Node{
			node("Potential", "42 deals · ¥23.1M", 42, ""), node("Confirmed project", "11 deals · ¥14.8M", 11, ""), node("My project", "4 deals · ¥6.8M", 4, ""),
		}},
		"funnel-one":    levels(chat.Funnel, node("潜在商机", "1 单", 1, "")),
		"funnel-zero":   levels(chat.Funnel, node("潜在商机", "0 单", 0, ""), node("落实项目", "0 单", 0, ""), node("我的项目", "0 单", 0, "")),
		"funnel-wider":  levels(chat.Funnel, node("潜在商机", "3 单 · 90万", 3, ""), node("落实项目", "11 单 · 1,480万", 11, ""), node("我的项目", "30 单 · 9,999亿", 30, "")),
		"funnel-twelve": levels(chat.Funnel, twelve...),
		"pyramid":       {Kind: chat.Pyramid, Title: "客户金字塔 · 全部团队 · 11-02", Nodes: tiers, Note: "按家数画,金额 = 已签 + 在谈"},
		"pyramid-one":   {Kind: chat.Pyramid, Title: "客户金字塔", Nodes: tiers[4:]},
		"year":          year([]float64{10, 10, 60, 60, 60, 430, 430, 430, 430, 430, 430, 430}, []float64{0, 0, 0, 0, 0, 0, 0, 0, 0, 120, 400, 1012}, 2000),
		"year-over":     year([]float64{500, 900, 1400, 1800, 2600, 2600, 2600, 2600, 2600, 2600, 2600, 2600}, make([]float64, 12), 2000),
		"year-zero":     year(make([]float64, 12), make([]float64, 12), 2000),
		"year-huge":     year([]float64{1e9, 2e9, 3e9, 4e9, 5e9, 6e9, 7e9, 8e9, 9e9, 10e9, 11e9, 12e9}, []float64{1e9, 2e9, 3e9, 4e9, 5e9, 6e9, 7e9, 8e9, 9e9, 10e9, 11e9, 12e9}, 2000),
		"plan":          plan(4),
		"plan-one":      plan(1),
		"plan-twelve":   plan(12),
		"funnel-moved":  levels(chat.Funnel, node("潜在商机", "42 单 · 2,310万", 42, "进 12"), node("落实项目", "11 单 · 1,480万 + US$ 250万", 11, "升 2、退 1"), node("我的项目", "4 单 · 680万", 4, "升 1")),
		"pyramid-en": {Kind: chat.Pyramid, Title: "Account pyramid · all teams · Nov 2", Note: "drawn by count; amount = signed + open", Nodes: []chat.Node{
			node("Tier A", "12 accounts · ¥6.8M (66%)", 12, ""), node("Tier B", "31 accounts · ¥2.31M (22%)", 31, ""), node("Tier C", "88 accounts · ¥940k (9%)", 88, ""),
			node("Tier D", "1,140 accounts · ¥120k (1%)", 1140, ""),
			{Label: "Unrated", Small: "9 accounts", Size: 9, Tag: "not tier D", Apart: true},
		}},
		"year-en": english(year([]float64{10, 10, 60, 60, 60, 430, 430, 430, 430, 430, 430, 430}, []float64{0, 0, 0, 0, 0, 0, 0, 0, 0, 120, 400, 1012}, 2000)),
		"plan-en": {Kind: chat.Plan, Title: "Payment plan · Schwarzwald Precision Sheet Metal Automation GmbH · €3.5M", Legend: []string{"paid", "part paid", "open", "overdue"}, Nodes: []chat.Node{
			{Label: "Row 1 down payment Oct 30, 2026", Small: "€1.05M of €1.05M", Tag: "paid", Shade: 1, Size: 105, Part: 105},
			{Label: "Row 2 on delivery Nov 10, 2026", Small: "€600k of €1.05M", Tag: "12 days overdue", Shade: 4, Size: 105, Part: 60},
			{Label: "Row 3 acceptance Jan 15, 2027", Small: "€1 of €1.05M", Tag: "part paid", Shade: 2, Size: 105, Part: 0.0001},
			{Label: "Row 4 retention", Small: "€0 of €350k", Tag: "open", Size: 35},
		}},
		"tree-en": {Kind: chat.Tree, Title: "Oakline Manufacturing Inc. · people and influence", Legend: []string{"inside supporter", "supports", "neutral", "does not support", "opposes"}, Nodes: []chat.Node{
			{Label: "Greta Oakes-Montgomery (Vice President Operations)", Small: "※ final approver · decider · met 3 times", Tag: "supports", Shade: 2},
			{Label: "Neil Abara (Head of Procurement)", Small: "+ decides · buyer, decider · met 5 times", Tag: "inside supporter", Up: 1, Shade: 1, To: []int{1}},
			{Label: "Anil Kumar (Senior Manufacturing Engineer, Plant 2)", Small: "= evaluates · influencer · met once", Tag: "does not support", Up: 2, Shade: 4, To: []int{2}},
			{Label: "Bo", Small: "role not known", Tag: "not noted"},
		}, Note: "Not found yet: initiator, user. arrow = influences"},
	}
}

// english is a year with English words.
func english(f chat.Figure) chat.Figure {
	f.Title, f.Legend = "Goal and pipeline · South · 2026", []string{"Signed", "Weighted", "Goal"}
	f.Note = "2026: gap ¥5.58M · weighted ¥10.12M · signed ¥4.3M · goal ¥20M · without a signing day: at the end of the year"
	f.Series = map[string][]float64{"Signed": f.Series["已签"], "Weighted": f.Series["加权在谈"], "Goal": f.Series["目标"]}
	f.Shown = map[string][]string{"Goal": {"¥20M"}}
	for i := range f.Labels {
		f.Labels[i] = time.Month(i + 1).String()[:3]
		f.Shown["Weighted"] = append(f.Shown["Weighted"], fmt.Sprintf("¥%.2fM", (f.Series["Signed"][i]+f.Series["Weighted"][i])/100))
	}
	return f
}

func year(signed, weighted []float64, goal float64) chat.Figure {
	f := chat.Figure{
		Kind: chat.Year, Title: "目标和在谈 · 华南 · 2026年", Legend: []string{"已签", "加权在谈", "目标"},
		Series: map[string][]float64{"已签": signed, "加权在谈": weighted, "目标": {goal}},
		Shown:  map[string][]string{"目标": {fmt.Sprintf("%.0f万", goal)}},
		Note:   "2026年:缺口 558万 · 加权 1,012万 · 已签 430万 · 目标 2,000万 · 没说签约日的算在年底",
	}
	for i := range signed {
		f.Labels = append(f.Labels, fmt.Sprintf("%d月", i+1))
		f.Shown["已签"] = append(f.Shown["已签"], fmt.Sprintf("%.0f万", signed[i]))
		f.Shown["加权在谈"] = append(f.Shown["加权在谈"], fmt.Sprintf("%.0f万", signed[i]+weighted[i]))
	}
	return f
}

func plan(n int) chat.Figure {
	f := chat.Figure{Kind: chat.Plan, Title: "回款计划 · 永盛机械 · 350万", Legend: []string{"到齐", "到一部分", "没到", "逾期"}}
	all := []chat.Node{
		{Label: "第1期 预付 10-30", Small: "到 105万 / 105万", Tag: "到齐", Shade: 1, Size: 105, Part: 105},
		{Label: "第2期 发货 11-10", Small: "到 60万 / 105万", Tag: "逾期 12 天", Shade: 4, Size: 105, Part: 60},
		{Label: "第3期 验收 2027-01-15", Small: "到 30万 / 105万", Tag: "到一部分", Shade: 2, Size: 105, Part: 30},
		{Label: "第4期 质保金 2028-01-15 " + strings.Repeat("很长", 10), Small: "到 0 / 35万", Tag: "没到", Size: 35},
	}
	for i := range n {
		f.Nodes = append(f.Nodes, all[i%len(all)])
	}
	return f
}

// TestWhatStandsBesideTheOthersIsNoStepOfThem draws a pyramid that holds nothing
// but customers without a tier: their bar is grey, not the colour of a tier.
func TestWhatStandsBesideTheOthersIsNoStepOfThem(t *testing.T) {
	for name, apart := range map[string]bool{"a tier": false, "no tier": true} {
		img := picture(t, chat.Figure{Kind: chat.Pyramid, Title: "客户金字塔", Nodes: []chat.Node{{Label: name, Size: 1, Apart: apart}}})
		want := steps(1)[0]
		if apart {
			want = palette()[2]
		}
		if got := img.At(width/2, img.Bounds().Dy()-margin-barTall); got != want {
			t.Errorf("%s is drawn in %v, want %v", name, got, want)
		}
	}
}

func TestALineEndsBetweenWords(t *testing.T) {
	s := paperOf(t)
	for _, l := range s.lines("Schwarzwald Precision Sheet Metal Automation GmbH & Co. KG Plant 2", sizeTitle, 600) {
		for _, w := range strings.Fields(l) {
			if !strings.Contains(" Schwarzwald Precision Sheet Metal Automation GmbH & Co. KG Plant 2 ", " "+w+" ") {
				t.Errorf("%q is broken", w)
			}
		}
	}
	if got := strings.Join(s.lines(strings.Repeat("深圳市海平鑫睿", 9), sizeTitle, 600), ""); got != strings.Repeat("深圳市海平鑫睿", 9) {
		t.Errorf("Chinese breaks anywhere and loses nothing, got %s", got)
	}
}

// TestNoAmountIsBrokenOverTwoLines breaks a note of amounts at every width.
func TestNoAmountIsBrokenOverTwoLines(t *testing.T) {
	s := paperOf(t)
	const note = "2026年:缺口 558万 · 加权 1,012万(US$ 3.5M)· 目标 2,000万、第12期"
	for room := 300; room < 990; room += 7 {
		lines := s.lines(note, sizeSmall, room)
		for _, whole := range []string{"558万", "1,012万", "3.5M", "2,000万、", "第12期"} {
			if !strings.Contains(strings.Join(lines, "\n"), whole) {
				t.Errorf("%d pixels: %q is broken: %q", room, whole, lines)
			}
		}
		if text := strings.Join(lines, "\n"); room > 600 && !(strings.Contains(text, "加权 1,012万") && strings.Contains(text, "目标 2,000万")) {
			t.Errorf("%d pixels: what an amount is stands on another line: %q", room, lines)
		}
		for _, l := range lines {
			if strings.ContainsAny(l[:1], ",.") || strings.HasPrefix(l, "、") || strings.HasPrefix(l, ")") || strings.HasPrefix(l, "·") {
				t.Errorf("%d pixels: a line begins with a sign: %q", room, l)
			}
		}
	}
}

// TestATreeTooTallSaysHowManyMoreThereAre draws more people than a picture holds:
// what the colours mean still stands below them.
func TestATreeTooTallSaysHowManyMoreThereAre(t *testing.T) {
	f := byd()
	for range 200 {
		f.Nodes = append(f.Nodes, chat.Node{Label: "李工", Small: "使用者", Tag: "中立", Shade: 3, To: []int{len(f.Nodes) + 2}})
	}
	if got := picture(t, f).Bounds().Dy(); got >= tallest || got < tallest-treeEnd {
		t.Errorf("205 people are %d pixels tall, want all of it drawn below %d", got, tallest)
	}
}

// picture is a figure as it is drawn.
func picture(t *testing.T, f chat.Figure) image.Image {
	t.Helper()
	data, err := Draw(f)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return img
}
