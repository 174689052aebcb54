package handlers

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"milepost/bot/sheets"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// table is a sheet as a text: rows by line, cells by |.
func table(text string) sheets.Table {
	var t sheets.Table
	for i, l := range strings.Split(strings.Trim(text, "\n"), "\n") {
		row := sheets.Row{N: i + 1}
		for _, c := range strings.Split(l, "|") {
			row.Cells = append(row.Cells, strings.TrimSpace(c))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func TestTheHeadOfALeadSheetIsFoundWhereverItStands(t *testing.T) {
	for _, c := range []struct{ is, text, columns, unit string }{
		{"our own form", "海平潜在客户线索汇总表(JTF001)\n陈静 导出 · 年营业额单位:元\n编号|客户名称|所属区域|所属行业|年营业额|客户分类|客户线索来源|登记时间", "0 number 1 account 2 region 3 industry 4 revenue 5 tier 6 source 7 registered", "元"},
		{"a unit in the head", "公司名称|年营业额（万元）", "0 account 1 revenue", "万元"},
		{"a unit above", "单位：亿元\n客户|营业额", "0 account 1 revenue", "亿元"},
		{"marks of what must be filled in", "*客户名称|所属行业 *|手机：", "0 account 1 industry 2 phone", ""},
		{"English words", "Company|Industry|Annual revenue|Lead source|Phone", "0 account 1 industry 2 revenue 3 source 4 phone", ""},
		{"what must be filled in, said in words", "★客户名称|所属区域(必填)|联系人/电话", "0 account 1 region 2 contact", ""},
		{"longer names that end like ours", "客户全称|所在城市|细分行业|信息来源|录入日期|客户经理", "0 account 1 region 2 industry 3 source 4 registered 5 owner", ""},
		{"a province beside a city", "企业名称|所属省份|所属城市", "0 account 2 region", ""},
		{"what is not of the customer", "客户|合同销售额|成立日期|产品名称|资金来源|邮箱地址|电话", "0 account 6 phone", ""},
		{"spaces and breaks inside a name", "客 户\t名 称|年营业额\t(万元)", "0 account 1 revenue", "万元"},
		{"another currency", "Company name|Sector|Revenue (EUR m)|Account owner|Date added", "0 account 1 industry 2 revenue 3 owner 4 registered", "mEUR"},
		{"two words for a column, one over the other", "线索表|线索表|线索表|线索表\n客户|客户|排名|排名\n名称|行业|销售额|利润", "0 account 1 industry 2 rank_sales 3 rank_profit", ""},
		{"a word over a column that has its own", "2026年|2026年|2026年\n客户名称|年营业额(元)|电话", "0 account 1 revenue 2 phone", "元"},
		{"columns that nobody knows", "序号|公司名称|电话|颜色", "1 account 2 phone", ""},
		{"two names for one thing", "客户|公司名称|电话", "0 account 2 phone", ""},
		{"no names of companies", "姓名|电话|行业", "", ""},
		{"one word that happens to fit", "名称|颜色|尺寸", "", ""},
	} {
		got, ok := leadTableOf(embedded(t), table(c.text))
		var cols []string
		if ok {
			for _, i := range slices.Sorted(maps.Keys(got.columns)) {
				cols = append(cols, fmt.Sprint(i, " ", got.columns[i]))
			}
		}
		if s := strings.Join(cols, " "); s != c.columns || ok && got.unit != c.unit {
			t.Errorf("%s: columns %q, unit %q; want %q, %q", c.is, s, got.unit, c.columns, c.unit)
		}
	}
}

func TestAHeadOfTwoRowsAndARepeatedOneAreNoRows(t *testing.T) {
	got, ok := leadTableOf(embedded(t), table("客户信息|客户信息|年营业额(元)\n公司名称|行业|年营业额(元)\n公司名称|行业|年营业额(元)\n恒发|家具|100"))
	if !ok || got.Rows[got.first].Cells[0] != "恒发" {
		t.Errorf("the first row is %v", got.Rows[got.first])
	}
}

// said is what was read from one cell, in words.
func said(r leadRow) string {
	for _, f := range r.faults {
		return "fault " + f.Why
	}
	parts := []string{r.number, r.code, r.region, r.industry, r.tier, r.source, r.referrer, string(r.on), r.phone, r.owner}
	if !r.revenue.IsZero() {
		parts = append(parts, fmt.Sprint(r.revenue.Minor/100, " ", r.revenue.Currency))
	}
	if r.rankSales > 0 {
		parts = append(parts, fmt.Sprint(r.rankSales))
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}

func TestWhatStandsInACellIsReadOrItIsSaidWhyNot(t *testing.T) {
	for _, c := range []struct{ column, cell, unit, want string }{
		{"revenue", "3.5亿", "", "350000000 CNY"},
		{"revenue", "3500", "万元", "35000000 CNY"},
		{"revenue", "35,000,000", "元", "35000000 CNY"},
		{"revenue", "3.5E8", "元", "350000000 CNY"},
		{"revenue", "3500万元", "元", "35000000 CNY"},
		{"revenue", "￥8000", "", "8000 CNY"},
		{"revenue", "３５００万", "", "35000000 CNY"},
		{"revenue", "2千万", "", "20000000 CNY"},
		{"revenue", "USD 3000000", "", "3000000 USD"},
		{"revenue", "3M USD", "", "3000000 USD"},
		{"revenue", "JPY 5000000000", "", "5000000000 JPY"}, // as the sheet writes it
		{"revenue", "50亿日元", "", "5000000000 JPY"},
		{"revenue", "KRW 20亿", "", "2000000000 KRW"},
		{"revenue", "5000 BTC", "", "fault sum"},
		{"revenue", "3500", "", "fault unit"}, // of 元 and 万元 neither is guessed
		{"revenue", "很多", "元", "fault sum"},
		{"revenue", "-5", "元", "fault sum"},
		{"revenue", "约3.5亿", "万元", "350000000 CNY"},
		{"revenue", "十九亿", "", "1900000000 CNY"},
		{"revenue", "很多万", "", "fault sum"},
		{"revenue", "约300", "万元", "3000000 CNY"},
		{"revenue", "3500万左右", "", "35000000 CNY"},
		{"revenue", "3000-5000万", "", "fault sum"},
		{"revenue", "1亿至2亿", "", "fault sum"},
		{"revenue", "6000-8000", "万元", "fault sum"},
		{"revenue", "12.500.000,00", "EUR", "12500000 EUR"},
		{"revenue", "€ 4,5 Mio", "", "4500000 EUR"},
		{"revenue", "€1.2bn", "", "1200000000 EUR"},
		{"revenue", "80", "M EUR", "80000000 EUR"},
		{"revenue", "80M", "EUR", "80000000 EUR"},
		{"revenue", "¥12,000,000", "万元", "12000000 CNY"}, // a currency of its own: its own unit
		{"revenue", "80M NOK", "", "fault sum"},
		{"revenue", "1e300", "元", "fault sum"},
		{"revenue", "=1+1", "元", "fault sum"},
		{"registered", "2026-10-26", "", "2026-10-26"},
		{"registered", "2026/1/5", "", "2026-01-05"},
		{"registered", "2026年10月26日", "", "2026-10-26"},
		{"registered", "2026-10-26 14:30:00", "", "2026-10-26"},
		{"registered", "20261026", "", "2026-10-26"},
		{"registered", "46321", "", "2026-10-26"},
		{"registered", "46321.604", "", "2026-10-26"},
		{"registered", "26 Oct 2026", "", "2026-10-26"},
		{"registered", "October 26, 2026", "", "2026-10-26"},
		{"registered", "10-26", "", "fault date"},  // 10.1 can be the tenth
		{"registered", "10月26日", "", "2026-10-26"}, // the last one that was
		{"registered", "11月9号", "", "2025-11-09"},
		{"registered", "2026.10.26", "", "2026-10-26"},
		{"registered", "2026-10-26T08:00:00Z", "", "2026-10-26"},
		{"registered", "26.10.2026", "", "2026-10-26"},
		{"registered", "10/26/2026, 3:15 PM", "", "2026-10-26"},
		{"registered", "9/10/2026, 3:15 PM", "", "2026-09-10"},
		{"registered", "9/10/2026", "", "fault order"}, // of two neither is guessed
		{"registered", "26-10-05", "", "2026-10-05"},
		{"registered", "15-10-26", "", "fault date"},
		{"registered", "昨天", "", "fault date"}, // of the day on which it was typed
		{"registered", "2026-02-30", "", "fault date"},
		{"registered", "2027-01-01", "", "fault future"},
		{"registered", "1900-01-01", "", "fault date"},
		{"industry", "汽配", "", "汽车配件"},
		{"industry", "sheet metal", "", "钣金"},
		{"industry", "餐饮", "", ""}, // the row comes without one
		{"industry", "白色家电", "", "家电"},
		{"industry", "家具制造", "", "家具"},
		{"industry", "显示面板", "", ""},
		{"tier", "A类", "", "A"},
		{"tier", "b", "", "B"},
		{"tier", "C级", "", "C"},
		{"tier", "未定", "", ""},
		{"tier", "VIP", "", "fault tier"},
		{"source", "展会", "", "other/exhibition"},
		{"source", "老客户引荐（金利老蔡）", "", "customer/referral 金利老蔡"},
		{"source", "梦里", "", "other/梦里"}, // kept as it is written
		{"source", "惠州展会现场", "", "other/exhibition"},
		{"source", "行业杂志和百度", "", "other/行业杂志和百度"}, // of two neither is guessed
		{"phone", "1.3900000678E10", "", "13900000678"},
		{"phone", "0769-88886666", "", "0769-88886666"},
		{"phone", "见名片", "", "fault phone"},
		{"number", "l12", "", "L12"},
		{"number", "12", "", ""}, // somebody's own count
		{"code", "9144 0300 1923 1745 8F", "", "91440300192317458F"},
		{"code", "123", "", "fault code"},
		{"rank_sales", "第12名", "", "12"},
		{"rank_sales", "第 12", "", "12"},
		{"rank_sales", "8/120", "", "8"},
		{"rank_sales", "前列", "", "fault rank"},
		{"rank_sales", "前20", "", "fault rank"},
		{"contact", "李总 13900003333", "", "13900003333"},
		{"region", strings.Repeat("东", 61), "", "fault long"},
	} {
		v := &valueReader{book: embedded(t), today: "2026-11-02", keys: parse.Keys}
		var r leadRow
		v.cell(&r, c.column, c.cell, c.unit)
		if got := said(r); got != c.want {
			t.Errorf("%s %q (%s): %q, want %q", c.column, c.cell, c.unit, got, c.want)
		}
	}
	for _, c := range []struct {
		is, cells string
		want      dateOrder
	}{
		{"one date with its day first tells it for all", "9/10/2026|31/10/2026", orderDayFirst},
		{"one with its month first too", "9/10/2026|10/31/2026", orderMonthDay},
		{"two that disagree tell nothing", "31/10/2026|10/31/2026", orderUnknown},
		{"none tells", "9/10/2026|2026-11-02", orderUnknown},
	} {
		if got := orderOf(strings.Split(c.cells, "|")); got != c.want {
			t.Errorf("%s: %d, want %d", c.is, got, c.want)
		}
	}
	v := &valueReader{book: embedded(t), today: "2026-11-02", base1904: true, keys: parse.Keys}
	var r leadRow
	if v.cell(&r, "registered", "44859", ""); r.on != crm.Date("2026-10-26") {
		t.Errorf("44859 of a file that counts from 1904 is %s", r.on)
	}
}

// What ends like a column and is of something else is read as none: a row with it would be faulty, or
// say what nobody wrote.
func TestHeadsThatOnlyEndLikeAColumn(t *testing.T) {
	b := embedded(t)
	for _, head := range []string{
		"企业负责人", "公司负责人", "工厂负责人", "生产负责人", "项目负责人", "Business owner", "Company owner", "Process owner", "邮政编码", "行业代码", "股票代码",
		"Postal code", "Zip code", "Country code", "Product code", "Industry code", "产品来源", "收入来源", "Power source", "出口地区", "上市地区", "Export region", "Export revenue",
		"Emergency contact", "Bank contact",
	} {
		if id, _ := headMeans(b, head); id != "" {
			t.Errorf("%q is taken for the column %s", head, id)
		}
	}
	for head, want := range map[string]string{"负责销售": "owner", "Lead owner": "owner", "信息来源": "source", "所在城市": "region", "Sales region": "region", "公司电话": "phone", "Main contact": "contact"} {
		if id, _ := headMeans(b, head); id != want {
			t.Errorf("%q is taken for %q, want %s", head, id, want)
		}
	}
}

// The reasons of a row stand in the order of its columns, a name is faulty once, and what only looks
// like one is a row with a name.
func TestTheReasonsOfARowStandInTheOrderOfItsColumns(t *testing.T) {
	tab, ok := leadTableOf(embedded(t), table("客户名称|客户分类|登记时间|销售额排名\n|S|2999-01-01|前50\n"+strings.Repeat("长", 61)+"|A|上周三|1\n恒发|A|2026-10-26|3"))
	if !ok {
		t.Fatal("no head was found")
	}
	for row, want := range map[int]string{1: "account empty, tier tier, registered future, rank_sales rank", 2: "account long, registered date", 3: ""} {
		for range 20 { // the order is no matter of luck
			v := &valueReader{book: embedded(t), today: "2026-11-02", keys: parse.Keys}
			var got []string
			for _, f := range v.read(&tab, row).faults {
				got = append(got, f.Column+" "+f.Why)
			}
			if s := strings.Join(got, ", "); s != want {
				t.Fatalf("row %d: %q, want %q", row, s, want)
			}
		}
	}
}

// What is said of a file that waits: to import it, and to change what differs as well.
func TestWhatIsSaidOfAFileThatDiffers(t *testing.T) {
	for text, over := range map[string]bool{
		"也改": true, "1处也改": true, "不同的也都改了": true, "都改吧": true, "以表格为准": true, "change them too": true, "overwrite it": true, "the file is right": true,
		"改": false, "比亚迪也改了": false, "客户也改主意了": false, "方案改了": false, "change the date": false, "update BYD": false, "用表": false,
	} {
		if got := oversIt.MatchString(squash(text)); got != over {
			t.Errorf("%s replaces what differs: %t", text, got)
		}
	}
}
