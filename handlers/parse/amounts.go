package parse

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

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
	cost      string // travel, meal, …
	denied    bool   // 不是108万
	inHan     bool   // said in Chinese: without a currency word it is yuan
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

// maxMoney is the largest sum that is believed: ten million million.
const maxMoney = 1e13

// currencies are the words for money; before and after a figure.
var currencies = []struct {
	word, code  string
	front, back bool
}{
	{"人民币", "CNY", true, true},
	{"rmb", "CNY", true, true},
	{"cny", "CNY", true, true},
	{"yuan", "CNY", false, true},
	{"¥", "CNY", true, false},
	{"元", "CNY", false, true},
	{"块钱", "CNY", false, true},
	{"块", "CNY", false, true},
	{"美元", "USD", true, true},
	{"美金", "USD", true, true},
	{"美刀", "USD", false, true},
	{"刀", "USD", false, true},
	{"us$", "USD", true, false},
	{"usd", "USD", true, true},
	{"dollars", "USD", false, true},
	{"bucks", "USD", false, true},
	{"hk$", "HKD", true, false},
	{"港币", "HKD", true, true},
	{"港元", "HKD", false, true},
	{"hkd", "HKD", true, true},
	{"$", "USD", true, true},
	{"€", "EUR", true, true},
	{"欧元", "EUR", true, true},
	{"eur", "EUR", true, true},
	{"euros", "EUR", false, true},
	{"euro", "EUR", false, true},
	{"£", "GBP", true, true},
	{"gbp", "GBP", true, true},
	{"pounds", "GBP", false, true},
	{"英镑", "GBP", true, true},
	{"日元", "JPY", true, true},
	{"jpy", "JPY", true, true},
	{"yen", "JPY", false, true},
	{"inr", "INR", true, true},
	{"卢比", "INR", false, true},
	{"rupees", "INR", false, true},
	{"chf", "CHF", true, true},
}

// currencyAt is the currency word at n[i]; front tells on which side of the
// figure it has to stand.
func currencyAt(n []rune, i int, front bool) (code string, end int) {
	for _, c := range currencies {
		if front && !c.front || !front && !c.back || !has(n, i, c.word) {
			continue
		}
		e := i + utf8.RuneCountInString(c.word)
		if c.word[0] >= 'a' && c.word[0] <= 'z' {
			if front && i > 0 && isWordRune(n[i-1]) && !isDigit(n[i-1]) || !front && e < len(n) && isWordRune(n[e]) || front && e < len(n) && n[e] >= 'a' && n[e] <= 'z' {
				continue
			}
		}
		return c.code, e
	}
	return "", i
}

// moneyAt reads a sum that begins at n[i].
func moneyAt(n []rune, i int) (money, bool) {
	m := money{span: Span{Start: i}, precision: crm.Exact}
	if i > 0 && (isDigit(n[i]) && (isWordRune(n[i-1]) || (n[i-1] == '.' || n[i-1] == '-' || n[i-1] == '/' || n[i-1] == '#' || n[i-1] == ':' && i > 1 && isDigit(n[i-2])) && i > 1 && n[i-2] != ' ') || n[i] >= 'a' && n[i] <= 'z' && isWordRune(n[i-1])) {
		return m, false
	}
	if i > 0 && (n[i-1] == '几' || n[i-1] == '数') && zhUnit(n[i]) > 0 {
		return m, false // 几十万 is no figure
	}
	code, j := currencyAt(n, i, true)
	j = skip(n, j, " ")
	if code != "" && j < len(n) && n[j] == '~' {
		j++
	}
	num, ok := numberAt(n, j)
	if !ok || num.vague {
		return m, false
	}
	k := num.end
	mult := enScale(n, &k)
	if num.scale || mult == 1 && !num.plain {
		m.inHan = true
	}
	e := skip(n, k, " ")
	if c, end := currencyAt(n, e, false); c != "" && !(code != "" && c != code) {
		if code == "" || c == code {
			if !(c == "USD" && n[e] == '刀' && has(n, e, "刀具")) {
				code, k = c, end
				m.inHan = m.inHan || isHan(n[e])
			}
		}
	}
	if hi, end, ok := rangeEnd(n, k, num, mult); ok {
		low := num.value * mult
		if mult == 1 && num.plain {
			low = num.value * hi.unit // 80到100万: both are 万
		}
		if top := hi.number.value * hi.unit; low < top {
			num.value, num.high, num.plain, num.scale, mult, k = low, top, false, true, 1, end
			m.inHan = m.inHan || hi.number.scale
			if c, e := currencyAt(n, skip(n, k, " "), false); c != "" && (code == "" || c == code) {
				code, k = c, e
			}
		}
	}
	if code == "" && (counted(n, k) || num.han && mult == 1 && !num.scale) {
		return m, false // 一四五零 are payment terms; 一百六 needs a word that makes it money
	}
	m.span.End = k
	value := num.value * mult
	high := num.high * mult
	if value <= 0 || value > maxMoney || high > maxMoney {
		return m, false
	}
	m.minor, m.high, m.currency = int64(math.Round(value*100)), int64(math.Round(high*100)), code
	m.bare = code == "" && mult == 1 && !num.scale
	m.inHan = m.inHan || num.han
	switch {
	case num.high > 0:
		m.precision = crm.Range
	case num.least:
		m.precision = crm.AtLeast
	case num.about:
		m.precision = crm.About
	}
	m.modify(n)
	return m, true
}

// upper is the upper end of a range: its figure in units of its scale.
type upper struct {
	number number
	unit   float64
}

// rangeEnd reads the upper end of a range of sums behind its lower one: 80到100万,
// 2-3M, 80万至100万.
func rangeEnd(n []rune, k int, low number, mult float64) (upper, int, bool) {
	if low.high > 0 {
		return upper{}, k, false
	}
	j := skip(n, k, " ")
	switch {
	case has(n, j, "到"), has(n, j, "至"), has(n, j, "-"), has(n, j, "~"), has(n, j, "—"), has(n, j, "–"):
		j++
	case has(n, j, "to "):
		j += 3
	default:
		return upper{}, k, false
	}
	if _, e := currencyAt(n, skip(n, j, " "), true); e > j {
		j = e
	}
	j = skip(n, j, " ")
	if j >= len(n) || !isDigit(n[j]) {
		return upper{}, k, false
	}
	num, ok := numberAt(n, j)
	if !ok || num.high > 0 {
		return upper{}, k, false
	}
	end, unit := num.end, 1.0
	switch scale := enScale(n, &end); {
	case scale > 1:
		unit = scale
	case num.scale: // 100万 is 1,000,000: its unit is what its last rune says
		if unit = zhUnit(n[num.end-1]); unit < 1e4 {
			return upper{}, k, false
		}
		num.value /= unit
	default:
		return upper{}, k, false
	}
	if end < len(n) && isWordRune(n[end-1]) && isWordRune(n[end]) || counted(n, end) {
		return upper{}, k, false
	}
	return upper{num, unit}, end, mult > 1 || low.scale || low.plain
}

// counted reports whether a unit of goods or measure follows: 10万台, 5%.
func counted(n []rune, k int) bool {
	k = skip(n, k, " ")
	if k >= len(n) {
		return false
	}
	if strings.ContainsRune("台套平件个只吨人片辆㎡瓦转条家次支根年月号日天周点%％位成折米楼期站座层箱桶名代级倍", n[k]) && !has(n, k, "人民币") && !has(n, k, "年底") && !has(n, k, "个点") || has(n, k, "小时") || has(n, k, "分钟") || has(n, k, "公里") || has(n, k, "伏") {
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

// values are the meanings of a sum: its figure and currency.
func (m *money) values() []EntityValue {
	v := EntityValue{Value: decimal(m.minor), Unit: m.currency}
	if v.Unit == "" && m.inHan {
		v.Unit = "CNY"
	}
	return []EntityValue{v}
}

// decimal writes hundredths as a figure without needless zeros.
func decimal(minor int64) string {
	return strconv.FormatFloat(float64(minor)/100, 'f', -1, 64)
}

// sortEntities orders by place.
func sortEntities(out []Entity) {
	slices.SortStableFunc(out, func(a, b Entity) int { return a.Span.Start - b.Span.Start })
}
