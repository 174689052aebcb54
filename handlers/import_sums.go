package handlers

import (
	"math"
	"strconv"
	"strings"

	"milepost/handlers/parse"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

const (
	scaleWords    = `千万|百万|千|万|亿|thousand|millions?|billion|mio\.?|mln|mn|bn|[wkmb]`
	currencyWords = `cny|rmb|yuan|usd|eur|gbp|hkd|jpy|krw|vnd|us\$|¥|\x{FFE5}|\$|€|£|元|美元|欧元|英镑|港币|日元|韩元|越南盾|人民币`
)

var (
	sum = wording.Compile(`(?i)^(` + currencyWords + `)?\s*([0-9][0-9.,]*(?:e\+?[0-9]+)?)\s*(` + scaleWords + `)?\s*(?:of )?(` + currencyWords + `)?$`)

	// Around a sum: 约300, 近2亿, 3500万左右, ~80M, over 5M EUR.
	roughly = wording.Compile(`(?i)^(?:大约|大概|约|近|将近|接近|估计|预计|超过?|>|~|≈|approx\.?|about|ca\.?|over)\s*|\s*(?:左右|上下|以上|多|余|来|\+|/年|每年|一年|p\.a\.)$`)

	// twoSums finds two sums, of which the revenue may be either: 3000-5000万, 1亿至2亿.
	twoSums = wording.Compile(`(?i)[0-9](?:` + scaleWords + `)?元?\s*(?:-|–|—|~|至|到| to )\s*[0-9]`)

	// Groups of three as Germans and others write them: 12.500.000,00, and a comma before the cents: 4,5.
	dotGroups  = wording.Compile(`^[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?$|^[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+$`)
	commaCents = wording.Compile(`^[0-9]+,[0-9]{1,2}$`)
)

// scaleOf is how many of a currency a word before or behind it stands for.
func scaleOf(word string) float64 {
	switch strings.TrimSuffix(strings.ToLower(word), ".") {
	case "千", "k", "thousand":
		return 1e3
	case "万", "w":
		return 1e4
	case "百万", "m", "mn", "mio", "mln", "million", "millions":
		return 1e6
	case "千万":
		return 1e7
	case "亿":
		return 1e8
	case "b", "bn", "billion":
		return 1e9
	}
	return 0
}

// currencyOf is the currency that a word or a sign stands for.
func currencyOf(word string) string {
	switch word = strings.ToUpper(word); word {
	case "$", "US$", "美元":
		return "USD"
	case "€", "欧元":
		return "EUR"
	case "£", "英镑":
		return "GBP"
	case "港币":
		return "HKD"
	case "日元":
		return "JPY"
	case "韩元":
		return "KRW"
	case "越南盾":
		return "VND"
	case "USD", "EUR", "GBP", "HKD", "JPY", "KRW", "VND":
		return word
	}
	return "CNY"
}

// revenue reads a sum. Without a unit, in the cell, the head or above the
// table, it is not known whether 3500 is yuan or ten thousands of them.
func (v *valueReader) revenue(r *leadRow, s, unit string) {
	if twoSums.MatchString(fold(s)) { // which of them?
		r.fault("revenue", "sum", s)
		return
	}
	plain := roughly.ReplaceAllString(roughly.ReplaceAllString(strings.TrimSpace(s), ""), "")
	m := sum.FindStringSubmatch(plain)
	if m == nil {
		if said := parse.Read("年营业额"+s, parse.Context{}).Revenue; said != nil && strings.ContainsAny(s, "万亿") { // 十九亿
			r.revenue = *said
			return
		}
		r.fault("revenue", "sum", s)
		return
	}
	scale, currency := m[3], m[4]
	if currency == "" {
		currency = m[1]
	}
	if u := sum.FindStringSubmatch("1" + unit); u != nil && unit != "" {
		if scale == "" && currency == "" {
			scale = u[3]
		}
		if currency == "" {
			currency = u[4]
		}
	}
	if scale == "" && currency == "" {
		r.fault("revenue", "unit", s)
		return
	}
	f, err := plainNumber(m[2])
	if err != nil || f <= 0 {
		r.fault("revenue", "sum", s)
		return
	}
	if scale != "" {
		f *= scaleOf(scale)
	}
	minor := math.Round(f * 100)
	if minor > 1e16 {
		r.fault("revenue", "sum", s)
		return
	}
	r.revenue = crm.Money{Minor: int64(minor), Currency: currencyOf(currency)}
}

// plainNumber reads digits with the signs that part their groups.
func plainNumber(s string) (float64, error) {
	switch {
	case dotGroups.MatchString(s):
		s = strings.Replace(strings.ReplaceAll(s, ".", ""), ",", ".", 1)
	case commaCents.MatchString(s):
		s = strings.Replace(s, ",", ".", 1)
	default:
		s = strings.ReplaceAll(s, ",", "")
	}
	return strconv.ParseFloat(s, 64)
}

// Units: 年营业额(万元), 单位:万元, 年营业额单位:元, annual revenue in CNY,
// revenue (EUR m), sales in k€, turnover MUSD.
var (
	unitLine = wording.Compile(`单位:?\s*(?:人民币)?((?:千万|百万|千|万|亿)?元)`)
	unitIn   = wording.Compile(`(?i)^(?:in )?(?:单位:?)?(?:人民币)?\s*(` + scaleWords + `)?\s*(?:of )?(` + currencyWords + `)?(?:/年)?$`)
	unitFor  = wording.Compile(`(?i)^(?:in )?(` + currencyWords + `)\s*(` + scaleWords + `)$`)
	unitLast = wording.Compile(`(?i) (?:in )?((?:` + scaleWords + `)? ?(?:usd|eur|cny|rmb|gbp|hkd|jpy|€|\$|£)|(?:usd|eur|cny|rmb|gbp|hkd|jpy|€|\$|£) ?(?:k|m|mn|bn))$`)
)

// unitOf is the unit that a head or a line above it names, as it would stand
// behind a number: 万元, M EUR; "" for none.
func unitOf(s string) string {
	s = strings.Join(strings.Fields(fold(s)), " ")
	if m := unitLine.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	said := ""
	if m := inBrackets.FindStringSubmatch(s); m != nil {
		said = strings.TrimSpace(m[1])
	} else if m := unitLast.FindStringSubmatch(s); m != nil {
		said = strings.TrimSpace(m[1])
	}
	scale, currency := "", ""
	if m := unitFor.FindStringSubmatch(said); m != nil {
		currency, scale = m[1], m[2]
	} else if m := unitIn.FindStringSubmatch(said); m != nil && said != "" {
		scale, currency = m[1], m[2]
	}
	if scale == "" && currency == "" {
		return ""
	}
	if currency == "" {
		currency = "元"
	}
	return scale + currency
}
