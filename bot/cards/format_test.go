package cards

import (
	"math"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"milepost/storage/crm"
)

func TestDatesAreSaidWithTheDateItself(t *testing.T) {
	zh, en := writer(t, "zh"), writer(t, "en")
	for _, c := range []struct {
		why, got, want string
	}{
		{"this year", zh.Date("2026-12-02"), "12-02 周三"},
		{"this year", en.Date("2026-12-02"), "Wed, Dec 2"},
		{"another year is named", zh.Date("2027-01-01"), "2027-01-01 周五"},
		{"another year is named", en.Date("2025-12-31"), "Wed, Dec 31, 2025"},
		{"nothing said", zh.Date(""), ""},
		{"what is no date stays as it is", zh.Date("soon"), "soon"},
		{"with its clock", zh.DateClock("2026-11-26", "10:00"), "11-26 周四 10:00"},
		{"with its clock", en.DateClock("2026-11-26", "10:00"), "Thu, Nov 26, 10:00"},
		{"a clock alone", zh.DateClock("", "10:00"), "10:00"},
		{"today by the clock", zh.Moment(time.Date(2026, 11, 23, 6, 2, 0, 0, time.UTC)), "14:02"},
		{"yesterday evening in UTC is today in Shanghai", zh.Moment(time.Date(2026, 11, 22, 16, 30, 0, 0, time.UTC)), "00:30"},
		{"another day with its date", en.Moment(time.Date(2026, 11, 21, 6, 2, 0, 0, time.UTC)), "Nov 21, 14:02"},
		{"no moment", zh.Moment(time.Time{}), ""},
		{"days", zh.Days(18), "18 天"},
		{"days", en.Days(18), "18 days"},
		{"one day", en.Days(1), "1 day"},
		{"ago", zh.Ago("2026-11-05"), "18 天前"},
		{"ago", en.Ago("2026-11-22"), "yesterday"},
		{"a date to come is no past", zh.Ago("2026-11-24"), "11-24 周二"},
		{"until today", zh.Until("2026-11-23"), "今天"},
		{"until tomorrow", en.Until("2026-11-24"), "tomorrow"},
		{"late", zh.Until("2026-11-20"), "过期 3 天"},
		{"late", en.Until("2026-11-20"), "3 days overdue"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, wanted %q", c.why, c.got, c.want)
		}
	}
}

func TestMoneyIsSaidAsPeopleDoAndLosesNothing(t *testing.T) {
	zh, en := writer(t, "zh"), writer(t, "en")
	usd := func(n int64) crm.Money { return crm.Money{Minor: n * 100, Currency: "USD"} }
	for _, c := range []struct {
		m      crm.Money
		zh, en string
	}{
		{crm.Yuan(1_200_000), "120万", "¥1.2M"},
		{crm.Yuan(1_455_000), "145.5万", "¥1.455M"},
		{crm.Yuan(160), "160元", "¥160"},
		{crm.Yuan(9_999), "9,999元", "¥9,999"},
		{crm.Yuan(10_000), "1万", "¥10k"},
		{crm.Yuan(12_345), "12,345元", "¥12,345"},
		{crm.Yuan(1_234_567), "1,234,567元", "¥1,234,567"},
		{crm.Yuan(23_100_000), "2,310万", "¥23.1M"},
		{crm.Yuan(120_000_000), "1.2亿", "¥120M"},
		{crm.Yuan(123_450_000), "1.2345亿", "¥123.45M"},
		{crm.Yuan(318_710_000), "3.1871亿", "¥318.71M"},
		{crm.Yuan(318_712_345), "318,712,345元", "¥318,712,345"},
		{crm.Yuan(1_230_000_000), "12.3亿", "¥1.23B"},
		{crm.Money{Minor: 16050, Currency: "CNY"}, "160.50元", "¥160.50"},
		{crm.Money{Minor: 5, Currency: "CNY"}, "0.05元", "¥0.05"},
		{usd(3_200_000), "320万美元", "$3.2M"},
		{usd(30_000), "3万美元", "$30k"},
		{crm.Money{Minor: 5_000_000, Currency: "JPY"}, "5万日元", "JPY 50k"},
		{crm.Money{Minor: 1_000_000, Currency: "SGD"}, "1万 SGD", "SGD 10k"},
		{crm.Money{Minor: 120_000_000}, "120万", "1.2M"},
		{crm.Yuan(-800), "-800元", "-¥800"},
	} {
		if got := zh.Money(c.m); got != c.zh {
			t.Errorf("%d %s: %q, wanted %q", c.m.Minor, c.m.Currency, got, c.zh)
		}
		if got := en.Money(c.m); got != c.en {
			t.Errorf("%d %s: %q, wanted %q", c.m.Minor, c.m.Currency, got, c.en)
		}
	}
	for _, least := range []int64{math.MinInt64, math.MaxInt64} {
		if got := zh.Money(crm.Money{Minor: least, Currency: "CNY"}); !strings.Contains(got, "92,233") {
			t.Errorf("%d is said as %q", least, got)
		}
	}
}

func TestTotalsAreSaidInFewFigures(t *testing.T) {
	zh, en := writer(t, "zh"), writer(t, "en")
	for _, c := range []struct {
		m      crm.Money
		zh, en string
	}{
		{crm.Yuan(12_345), "12,345元", "¥12,345"},
		{crm.Yuan(1_455_000), "145.5万", "¥1.455M"},
		{crm.Yuan(15_935_512), "1,593.55万", "¥15.936M"},
		{crm.Yuan(99_999_999), "1亿", "¥100M"},
		{crm.Yuan(318_712_345), "3.19亿", "¥319M"},
		{crm.Yuan(-318_712_345), "-3.19亿", "-¥319M"},
		{crm.Yuan(1_234_567_890), "12.35亿", "¥1.23B"},
		{crm.Money{Minor: 31_871_234_500, Currency: "JPY"}, "3.19亿日元", "JPY 319M"},
	} {
		for got, want := range map[string]string{zh.total(c.m): c.zh, en.total(c.m): c.en} {
			if got != want {
				t.Errorf("%d %s: %q, wanted %q", c.m.Minor, c.m.Currency, got, want)
			}
		}
	}
	for _, most := range []int64{math.MinInt64, math.MaxInt64} {
		if got := zh.total(crm.Money{Minor: most, Currency: "CNY"}); !strings.Contains(got, "922,337,203.68亿") {
			t.Errorf("%d is said as %q", most, got)
		}
	}
}

func TestAmountsSayHowExactTheyAre(t *testing.T) {
	zh, en := writer(t, "zh"), writer(t, "en")
	amount := func(low, high int64, p crm.Precision, cur string) crm.Amount {
		return crm.Amount{Money: crm.Money{Minor: low * 100, Currency: cur}, High: high * 100, Precision: p, Kind: crm.AmountBudget}
	}
	for _, c := range []struct {
		a      crm.Amount
		zh, en string
	}{
		{amount(1_200_000, 0, crm.Exact, "CNY"), "120万", "¥1.2M"},
		{amount(1_200_000, 0, crm.About, "CNY"), "约120万", "about ¥1.2M"},
		{amount(500_000, 0, crm.AtLeast, "CNY"), "至少50万", "at least ¥500k"},
		{amount(800_000, 1_000_000, crm.Range, "CNY"), "约80-100万", "about ¥800k–1M"},
		{amount(800_000, 1_000_000, crm.Range, "USD"), "约80-100万美元", "about $800k–1M"},
		{amount(5_000, 20_000, crm.Range, "CNY"), "约0.5-2万", "about ¥5,000–20k"},
		{amount(300, 500, crm.Range, "CNY"), "约300-500元", "about ¥300–500"},
		{amount(80_000_000, 120_000_000, crm.Range, "CNY"), "约0.8-1.2亿", "about ¥80M–120M"},
	} {
		if got := zh.Amount(c.a); got != c.zh {
			t.Errorf("%+v: %q, wanted %q", c.a, got, c.zh)
		}
		if got := en.Amount(c.a); got != c.en {
			t.Errorf("%+v: %q, wanted %q", c.a, got, c.en)
		}
	}
	if got := zh.AmountSaid(amount(1_200_000, 0, crm.About, "CNY")); got != "客户预算 约120万" {
		t.Errorf("a budget is called %q", got)
	}
	if got := zh.InChannel(false).AmountSaid(amount(1_200_000, 0, crm.About, "CNY")); got != "" {
		t.Errorf("a channel without amounts is told %q", got)
	}
	if got := zh.InChannel(true).AmountSaid(amount(1_200_000, 0, crm.About, "CNY")); got == "" {
		t.Error("a channel with amounts is told nothing")
	}
}

func TestItemsAreCircledUpToTwenty(t *testing.T) {
	for n, want := range map[int]string{0: "", 1: "①", 20: "⑳", 21: "(21)", -1: ""} {
		if got := Circled(n); got != want {
			t.Errorf("item %d is %q, wanted %q", n, got, want)
		}
	}
}

func TestShortCutsAtWholeCharacters(t *testing.T) {
	for _, c := range []struct {
		why, in string
		cols    int
		want    string
	}{
		{"what fits stays", "比亚迪", 6, "比亚迪"},
		{"the mark itself has room", "比亚迪汽车", 8, "比亚迪…"},
		{"a family is one character", "👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 15, "👨‍👩‍👧…"},
		{"lines become one", "a\nb\r\nc", 10, "a b  c"},
		{"what a screen would obey goes", "a\x1b[31mb\u202ec", 10, "a[31mbc"},
		{"broken bytes go", "a\xffb", 10, "ab"},
		{"names stay exactly as written", "Oakline GmbH & Co. <b>*_", 40, "Oakline GmbH & Co. <b>*_"},
	} {
		if got := Short(c.in, c.cols); got != c.want {
			t.Errorf("%s: %q, wanted %q", c.why, got, c.want)
		}
	}
}

func FuzzShortKeepsWithinItsRoom(f *testing.F) {
	for _, s := range []string{"比亚迪(新客户)", "👨‍👩‍👧👍🏽", "e" + strings.Repeat("\u0301", 200), "\xff\x00", "a\u202eb", strings.Repeat("①", 40)} {
		f.Add(s, 20)
	}
	f.Fuzz(func(t *testing.T, s string, cols int) {
		cols = 8 + abs(cols)%100
		got := Short(s, cols)
		switch {
		case !utf8.ValidString(got):
			t.Errorf("%q in %d columns has a broken character: %q", s, cols, got)
		case Width(got) > cols:
			t.Errorf("%q in %d columns takes %d: %q", s, cols, Width(got), got)
		case len(got) > 3*cols:
			t.Errorf("%q in %d columns takes %d bytes", s, cols, len(got))
		case strings.ContainsAny(got, "\n\r\x1b"):
			t.Errorf("%q keeps what a screen obeys: %q", s, got)
		}
	})
}

func abs(n int) int {
	if n < 0 {
		return -(n + 1)
	}
	return n
}

func TestARevenueIsInTheSheetInWholeUnits(t *testing.T) {
	w := writer(t, "zh")
	for _, c := range []struct {
		m    crm.Money
		want string
	}{
		{crm.Yuan(35_000_000), "35000000"},
		{crm.Money{Minor: 50, Currency: "CNY"}, "0.50"},
		{crm.Money{Minor: 300_000_000, Currency: "USD"}, "USD 3000000"},
		{crm.Money{Minor: 500_000_000_000, Currency: "JPY"}, "JPY 5000000000"},
		{crm.Money{Minor: 200_000_000_000, Currency: "KRW"}, "KRW 2000000000"},
	} {
		if got := w.revenueCell(c.m).S; got != c.want {
			t.Errorf("%+v is %q in the sheet, want %q", c.m, got, c.want)
		}
	}
}

// A sheet that comes by the clock was made by nobody, and says so.
func TestASheetThatNobodyAskedForNamesNobody(t *testing.T) {
	for _, row := range []struct{ locale, who, want string }{
		{"zh", "", "自动生成"}, {"en", "", "Made on schedule, "}, {"zh", "王敏", "王敏 20"}, {"en", "Wang", "Exported by Wang, "},
	} {
		if got := writer(t, row.locale).exportedBy(row.who); !strings.Contains(got, row.want) {
			t.Errorf("a sheet of %q says %q, want %q", row.who, got, row.want)
		}
	}
}
