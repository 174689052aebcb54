package parse

import (
	"strings"

	"milepost/handlers/parse/moment"
)

// number is a quantity as written: [start, end) and what it is worth.
type number struct {
	end   int
	value float64
	high  float64 // of 两三百: 300
	about bool    // 来 多 余
	least bool    // 十几: at least that
	plain bool    // digits only, without any unit (1450, 一四五零)
	vague bool    // 几十: no figure
	han   bool    // written in Chinese numerals
	scale bool    // carries 万, 亿, k, m: a sum rather than a count
}

func zhUnit(r rune) float64 {
	switch r {
	case '十', '拾':
		return 10
	case '百', '佰':
		return 100
	case '千', '仟':
		return 1000
	case '万':
		return 1e4
	case '亿':
		return 1e8
	case '兆':
		return 1e12
	}
	return 0
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// numberAt reads a number that begins at n[i].
func numberAt(n []rune, i int) (number, bool) {
	if i >= len(n) {
		return number{}, false
	}
	if isDigit(n[i]) {
		return arabicAt(n, i)
	}
	if _, ok := moment.HanDigit(n[i]); ok || zhUnit(n[i]) > 0 && zhUnit(n[i]) < 1e8 || n[i] == '几' {
		return hanNumberAt(n, i)
	}
	return number{}, false
}

// arabicAt reads 1750, 1,750, 3.2, each with 来, 多, 百, 千, 万, 亿 behind.
func arabicAt(n []rune, i int) (number, bool) {
	j, v := i, 0.0
	for ; j < len(n) && isDigit(n[j]); j++ {
		v = v*10 + float64(n[j]-'0')
	}
	digits := j - i
	for lakhs := 0; digits <= 2 && j+6 < len(n) && n[j] == ',' && isDigit(n[j+1]) && isDigit(n[j+2]) && n[j+3] == ',' && lakhs < 4; lakhs++ { // 12,34,567
		v = v*100 + float64(n[j+1]-'0')*10 + float64(n[j+2]-'0')
		j += 3
		digits = 2
	}
	for digits <= 3 && j+3 < len(n) && n[j] == ',' && threeDigits(n, j+1) {
		for _, r := range n[j+1 : j+4] {
			v = v*10 + float64(r-'0')
		}
		j += 4
		digits = 3
	}
	if j+1 < len(n) && n[j] == '.' && isDigit(n[j+1]) {
		scale := 0.1
		for j++; j < len(n) && isDigit(n[j]); j++ {
			v += float64(n[j]-'0') * scale
			scale /= 10
		}
	}
	if digits > 15 {
		return number{}, false
	}
	num := number{end: j, value: v, plain: true}
	scaled(n, &num)
	return num, true
}

func threeDigits(n []rune, i int) bool {
	if i+3 > len(n) || i+3 < len(n) && isDigit(n[i+3]) {
		return false
	}
	return isDigit(n[i]) && isDigit(n[i+1]) && isDigit(n[i+2])
}

// scaled reads what may follow the digits of a number: 来万, 多万, 百万, 万5.
func scaled(n []rune, num *number) {
	j := num.end
	about := false
	if j < len(n) && n[j] == '个' && (moment.Has(n, j+1, "多亿") || moment.Has(n, j+1, "来亿")) {
		j++ // 1个多亿
	}
	if j < len(n) && (n[j] == '来' || n[j] == '多' || n[j] == '余' || n[j] == '几') && j+1 < len(n) && (zhUnit(n[j+1]) >= 1e4 || n[j+1] == 'w' && (j+2 == len(n) || !isWordRune(n[j+2]))) {
		about = true
		j++
	}
	if j+1 < len(n) && n[j] == '个' && n[j+1] == '亿' {
		j++ // 3个亿
	}
	unit := 1.0
	for j < len(n) && zhUnit(n[j]) >= 100 {
		unit *= zhUnit(n[j])
		j++
	}
	if about && unit == 1 { // 80来w
		unit = 1e4
		j++
	}
	if unit == 1 {
		return
	}
	num.value *= unit
	num.high *= unit
	num.about = num.about || about
	num.plain, num.scale = false, unit >= 1e4
	num.end = j
	if j < len(n) && (n[j] == '多' || n[j] == '余') {
		num.about = true
		num.end++
		return
	}
	if unit >= 1e4 && !about && restAt(n, num) {
		return
	}
	// 12万5 = 125,000; but 12万5台 is not.
	d, ok := digitAt(n, j)
	if ok && unit >= 1e4 && !about && (!followsCount(n, j+1) || isDigit(n[j]) && eachAt(n, j+1)) {
		num.value += float64(d) * unit / 10
		num.end++
	}
}

// restAt adds what is said behind 万 in smaller units: 5万3千, 50万零4千, 12万3千5.
func restAt(n []rune, num *number) bool {
	j, under := num.end, 1e4
	if j < len(n) && n[j] == '零' {
		j++
	}
	for {
		d, ok := digitAt(n, j)
		if !ok || j+1 >= len(n) {
			break
		}
		u := zhUnit(n[j+1])
		if u < 100 || u >= under {
			break
		}
		num.value += float64(d) * u
		under, j = u, j+2
		num.end = j
	}
	if under == 1e4 {
		return false
	}
	if d, ok := digitAt(n, j); ok && !followsCount(n, j+1) { // 3千5
		num.value += float64(d) * under / 10
		num.end = j + 1
	}
	return true
}

// eachAt reports whether 一台 or 一套 stands at j: 6万8一台 is 68,000 each.
func eachAt(n []rune, j int) bool {
	return j+1 < len(n) && n[j] == '一' && strings.ContainsRune("台套个件条支只吨组根", n[j+1])
}

func digitAt(n []rune, j int) (int, bool) {
	if j >= len(n) {
		return 0, false
	}
	if isDigit(n[j]) {
		return int(n[j] - '0'), true
	}
	return moment.HanDigit(n[j])
}

// followsCount reports whether what stands at j makes the digit before it a
// number of its own (a counter, a date, more digits).
func followsCount(n []rune, j int) bool {
	if j >= len(n) {
		return false
	}
	if _, ok := digitAt(n, j); ok || zhUnit(n[j]) > 0 {
		return true
	}
	switch n[j] {
	case '台', '套', '条', '个', '家', '月', '号', '日', '点', '年', '天', '周', '期', '人', '件', '%', '次', '.', ':', '-', '/', '位', '下', '起', '成', '折':
		return true
	}
	return false
}

// roundingAt reports whether 来/多/几 at j rounds a number (八十来万) rather than
// beginning another word (来了).
func roundingAt(n []rune, j int) bool {
	if n[j-1] == '个' && moment.Has(n, j+1, "亿") {
		return true // 一个多亿
	}
	if zhUnit(n[j-1]) == 0 {
		return false
	}
	if j+1 >= len(n) {
		return n[j] == '多'
	}
	if zhUnit(n[j+1]) >= 100 {
		return true
	}
	switch n[j+1] {
	case '元', '块', '台', '个', '套', '人', '天', '家', '条', '号':
		return true
	}
	return n[j] == '多'
}

// smallNumber reads a count below a hundred, in digits or Chinese numerals.
func smallNumber(n []rune, i int) (number, bool) {
	if i >= len(n) {
		return number{}, false
	}
	if isDigit(n[i]) {
		v, j := intAt(n, i)
		if j == i || j-i > 2 {
			return number{}, false
		}
		return number{end: j, value: float64(v), plain: true}, true
	}
	tens, ones, j := 0, -1, i
	if d, ok := moment.HanDigit(n[j]); ok {
		ones = d
		j++
	}
	if j < len(n) && n[j] == '十' {
		tens = max(ones, 1)
		if ones == 0 {
			return number{}, false
		}
		ones = 0
		j++
		if j < len(n) {
			if d, ok := moment.HanDigit(n[j]); ok {
				ones = d
				j++
			}
		}
	}
	if j == i {
		return number{}, false
	}
	if tens == 0 && j < len(n) && ones == 0 { // 零五
		if d, ok := moment.HanDigit(n[j]); ok {
			ones = d
			j++
		}
	}
	return number{end: j, value: float64(tens*10 + ones), han: true, plain: tens == 0}, true
}
