package parse

import (
	"strings"

	"milepost/handlers/parse/moment"
	"milepost/storage/crm"
)

// money is a sum as written; what it is a sum of, the words around it tell.
type money struct {
	span      Span
	minor     int64
	high      int64
	currency  string
	precision crm.Precision
	bare      bool // digits alone: only money where a word beside it says so
	role      moneyRole
	kind      crm.AmountKind
	cost      string  // travel, meal, …
	denied    bool    // 不是108万
	repaired  bool    // denied in the same breath: 80k, no wait, 85k
	inHan     bool    // said in Chinese: without a currency word it is yuan
	value     float64 // in units of the currency, as said
	parted    bool    // a part of it that is paid first is told beside it
	slang     bool    // 七蚊: of whichever dollars
	cents     bool    // said in hundredths or tenths: 34 cents, 两毛五
	extra     float64 // 两毛五: the five
}

// moneyRole is what a sum is a sum of.
type moneyRole int

const (
	roleDeal moneyRole = iota
	roleCost
	roleRevenue
	roleUnit
	rolePayment
	roleOther // programme totals, competitors' prices, goals
)

// maxMoney is the largest sum that is believed: a hundred million million.
const maxMoney = 1e14

// inPieces reports a sum that is counted in pieces of ten thousand, as it is said
// among sellers: 预算大概300个. Only behind a word for money, and where nothing is
// counted behind it.
func inPieces(n []rune, from, to int) bool {
	if to >= len(n) || n[to] != '个' {
		return false
	}
	if to+1 < len(n) && (isWordRune(n[to+1]) || isHan(n[to+1]) && !strings.ContainsRune("左上以吧多呢啊的", n[to+1])) {
		return false // 金额少打一个零
	}
	before := string(n[max(0, from-12):from])
	at := -1
	for _, w := range []string{"预算", "金额", "总价", "报价", "价格", "造价", "投资"} {
		at = max(at, strings.LastIndex(before, w))
	}
	return at >= 0 && !strings.ContainsAny(before[at:], "。;；!！?？")
}

// unsaidUnit reports a sum of which the unit goes without saying, as sellers say the
// budget for a machine: 预算80左右. Only right behind a word for the whole of it, with
// nothing behind it that could be counted.
func unsaidUnit(n []rune, from, to int) bool {
	behind := strings.TrimLeft(string(n[to:min(len(n), to+3)]), "来多")
	if behind != "" && !strings.HasPrefix(behind, "左右") && !strings.HasPrefix(behind, "上下") && !strings.HasPrefix(behind, "吧") && !strings.ContainsAny(behind[:1], ",.;!?~ \n") && !strings.HasPrefix(behind, "。") {
		return false
	}
	before := string(n[max(0, from-8):from])
	for _, w := range []string{"大概", "大约", "差不多", "估计", "也就", "不到", "约", "是", "在", "有", "就", " "} {
		before = strings.TrimSuffix(before, w)
	}
	return strings.HasSuffix(before, "预算") || strings.HasSuffix(before, "总价")
}

func isHanDigit(r rune) bool { _, ok := moment.HanDigit(r); return ok }

// counted reports whether a unit of goods or measure follows: 10万台, 5%.
func counted(n []rune, k int) bool {
	k = skip(n, k, " ")
	if k >= len(n) {
		return false
	}
	if strings.ContainsRune("台套平件个只吨人片辆㎡瓦转条家次支根年月号日天周点%％位成折米楼期站座层箱桶名代级倍", n[k]) && !moment.Has(n, k, "人民币") && !moment.Has(n, k, "年底") && !moment.Has(n, k, "个点") || moment.Has(n, k, "小时") || moment.Has(n, k, "分钟") || moment.Has(n, k, "公里") || moment.Has(n, k, "伏") {
		return true
	}
	w, _ := wordAt(n, k)
	switch w {
	case "units", "pcs", "pieces", "days", "weeks", "hours", "machines", "people", "sqm", "percent", "km", "kg", "tons", "tonnes", "lines", "employees", "sets", "months", "minutes", "min", "mins", "operators", "drums", "cars", "workers", "staff", "times", "years", "am", "pm":
		return true
	}
	return false
}

// enScale reads w, k, m, mil, million, bn, wan behind a figure.
func enScale(n []rune, k *int) float64 {
	j := skip(n, *k, " ")
	w, e := "", j
	for e < len(n) && n[e] >= 'a' && n[e] <= 'z' {
		e++
	}
	if e < len(n) && isDigit(n[e]) {
		return 1
	}
	w = string(n[j:e])
	scale := 1.0
	switch w {
	case "w", "wan":
		scale = 1e4
	case "k", "thousand":
		scale = 1e3
	case "m", "mil", "mio", "mn", "million", "millions", "mln":
		scale = 1e6
	case "b", "bn", "bil", "billion":
		scale = 1e9
	case "lakh", "lakhs":
		scale = 1e5
	case "crore", "crores":
		scale = 1e7
	case "mrmb", "mcny":
		scale, e = 1e6, e-3
	case "krmb", "kcny":
		scale, e = 1e3, e-3
	case "wrmb":
		scale, e = 1e4, e-3
	}
	if scale > 1 {
		*k = e
	}
	return scale
}

// modify reads the words for more or less beside a sum.
func (m *money) modify(n []rune) {
	left := string(n[max(0, m.span.Start-8):m.span.Start])
	left = strings.TrimRight(left, " ")
	right := string(n[m.span.End:min(len(n), m.span.End+8)])
	right = strings.TrimLeft(right, " ")
	for _, w := range []string{"约", "大概", "差不多", "大约", "左右", "估计", "大概是", "大概在", "近", "将近", "about", "around", "roughly", "approx", "approx.", "~", "circa", "ca.", "some", "almost", "nearly", "估摸", "大约是"} {
		if strings.HasSuffix(left, w) {
			m.about()
		}
	}
	for _, w := range []string{"左右", "上下", "来块", "吧", "的样子", "or so", "ish", "-ish", "多块"} {
		if strings.HasPrefix(right, w) {
			m.about()
		}
	}
	for _, w := range []string{"以上", "起", "打底", "or more", "plus", "+"} {
		if strings.HasPrefix(right, w) && m.precision != crm.Range {
			m.precision = crm.AtLeast
		}
	}
	for _, w := range []string{"至少", "不低于", "超过", "at least", "over", "more than", "上"} {
		if strings.HasSuffix(left, w) && m.precision != crm.Range && w != "上" {
			m.precision = crm.AtLeast
		}
	}
}

func (m *money) about() {
	if m.precision == crm.Exact {
		m.precision = crm.About
	}
}

// values are the meanings of a sum: its figure and currency; a sum in cents has
// their own figure besides.
func (m *money) values() []EntityValue {
	v := EntityValue{Value: decimal(m.value), Unit: m.currency}
	if v.Unit == "" && m.inHan {
		v.Unit = "CNY"
	}
	if m.cents && m.currency == "USD" {
		return []EntityValue{v, {Value: decimal(m.value * 100), Unit: "Cent"}}
	}
	if m.inHan && (m.cents || m.slang) { // 毛 and 蚊 are said of dollars, too
		return []EntityValue{v, {Value: v.Value, Unit: "USD"}}
	}
	if m.high > 0 {
		return []EntityValue{{Start: decimal(m.value), End: decimal(float64(m.high) / 100), Unit: v.Unit}}
	}
	return []EntityValue{v}
}
