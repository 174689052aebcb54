package parse

import (
	"math"

	"milepost/storage/crm"
)

// dollarAt reads 個九 and 個半, a dollar and nine tenths as they say it in Hong Kong, where
// nothing else is said.
func dollarAt(n, orig []rune, i int) (money, bool) {
	m := money{span: Span{i, i + 2}, precision: crm.Exact, inHan: true, slang: true}
	if orig[i] != '個' || i > 0 || i+1 >= len(n) || i+2 < len(n) && n[i+2] != '蚊' && n[i+2] != '银' {
		return m, false
	}
	d, ok := digitAt(n, i+1)
	if n[i+1] == '半' {
		d, ok = 5, true
	}
	m.value = 1 + float64(d)/10
	m.minor = int64(math.Round(m.value * 100))
	return m, ok && d > 0
}

// listed is where a Chinese comma inside the figure n[j:end] only parts two sums: $20，300美元;
// j where none does.
func listed(n, orig []rune, j, end int) int {
	c, _ := currencyAt(n, orig, skip(n, end, " "), false)
	for k := j; k < end && c != ""; k++ {
		if orig[k] == '，' {
			return k
		}
	}
	return j
}

// byPoints reads the figure at n[j] with points between its thousands, as they are written
// in much of Europe, where a currency stands beside it: 340.000 EUR, 1.250.000,50 €.
func byPoints(n, orig []rune, j int, code string, as number) number {
	k, v := j, 0.0
	for ; k < len(n) && isDigit(n[k]); k++ {
		v = v*10 + float64(n[k]-'0')
	}
	groups := 0
	for k-j <= 3 && n[j] != '0' && k < len(n) && n[k] == '.' && threeDigits(n, k+1) || groups > 0 && k < len(n) && n[k] == '.' && threeDigits(n, k+1) {
		for _, r := range n[k+1 : k+4] {
			v = v*10 + float64(r-'0')
		}
		k += 4
		groups++
	}
	if groups == 0 {
		return as
	}
	if k+2 < len(n) && n[k] == ',' && isDigit(n[k+1]) && isDigit(n[k+2]) && !(k+3 < len(n) && isDigit(n[k+3])) {
		v += float64(n[k+1]-'0')/10 + float64(n[k+2]-'0')/100
		k += 3
	}
	if k < len(n) && isAlpha(n[k]) { // 1.234k
		return as
	}
	if c, _ := currencyAt(n, orig, skip(n, k, " "), false); c == "" && (code == "" || groups == 1 && code != "EUR" && code != "CHF") {
		return as
	}
	return number{end: k, value: v, plain: true}
}
