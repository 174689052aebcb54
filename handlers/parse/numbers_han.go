package parse

import (
	"math"
	"strconv"

	"milepost/handlers/parse/moment"
)

// hanNumberAt reads 一百二十万, 两三百万, 十几万, 八十来万, 一千六, 一四五零.
func hanNumberAt(n []rune, i int) (number, bool) {
	if n[i] == '几' {
		return vagueAt(n, i)
	}
	if num, ok := pointAt(n, i); ok {
		return num, true
	}
	s := hanScan{n: n, from: i, at: i, digit: -1, second: -1}
	for s.at < len(n) {
		r := n[s.at]
		if r == '个' && s.at > i && (moment.Has(n, s.at, "个亿") || moment.Has(n, s.at, "个多亿") || moment.Has(n, s.at, "个来亿")) {
			s.at++ // 两个亿
			continue
		}
		if d, ok := moment.HanDigit(r); ok {
			s.take(float64(d))
			continue
		}
		if u := zhUnit(r); u > 0 {
			if u >= 1e4 && s.at == i {
				return number{}, false // 万一, 亿纬
			}
			s.scale(u)
			continue
		}
		if !s.round(r) {
			break
		}
	}
	return s.done()
}

// InFigures gives a whole number that is written in Chinese numerals, and in nothing else, in
// figures: 65 for 六十五, 380 for 三百八. It is false for what is none, rough or beyond a million.
func InFigures(s string) (string, bool) {
	n := []rune(s)
	if len(n) == 0 {
		return "", false
	}
	is, ok := hanNumberAt(n, 0)
	if !ok || is.end != len(n) || is.vague || is.about || is.least || is.high > 0 || is.value != math.Trunc(is.value) || is.value > 1e6 {
		return "", false
	}
	return strconv.Itoa(int(is.value)), true
}

// pointAt reads a number with 点 in it that 万 or 亿 makes a figure rather than a time:
// 三点五亿, 两点八个亿, 十二点五万.
func pointAt(n []rune, i int) (number, bool) {
	j := i
	for ; j < len(n) && j < i+5 && n[j] != '点'; j++ {
		if _, ok := moment.HanDigit(n[j]); !ok && n[j] != '十' && n[j] != '百' {
			return number{}, false
		}
	}
	if j == i || j >= len(n) || n[j] != '点' {
		return number{}, false
	}
	whole, ok := hanNumberAt(n[:j], i)
	if !ok {
		return number{}, false
	}
	v, tenth := whole.value, 0.1
	k := j + 1
	for ; k < len(n) && k < j+4; k++ {
		d, ok := moment.HanDigit(n[k])
		if !ok {
			break
		}
		v, tenth = v+float64(d)*tenth, tenth/10
	}
	if k == j+1 {
		return number{}, false
	}
	num := number{end: k, value: v, han: true}
	scaled(n, &num)
	return num, num.scale
}

// vagueAt reads 几十万: so much is said and no figure.
func vagueAt(n []rune, i int) (number, bool) {
	j := i + 1
	for j < len(n) && zhUnit(n[j]) > 0 {
		j++
	}
	return number{end: j, vague: true, han: true}, j > i+1
}

// hanScan is a Chinese numeral being read from left to right.
type hanScan struct {
	n        []rune
	from, at int
	total    float64 // what 万 and 亿 have closed
	section  float64 // what stands before the next 万
	digit    float64 // the digit that waits for its unit; -1 when none does
	second   float64 // the 三 of 两三百; -1 when there is none
	last     float64 // the last unit
	digits   int     // digits since that unit
	num      number
}

// take reads a digit.
func (s *hanScan) take(d float64) {
	s.digits++
	next := rune(0)
	if s.at+1 < len(s.n) {
		next = s.n[s.at+1]
	}
	switch {
	case s.digits == 2 && s.digit > 0 && d == s.digit+1 && zhUnit(next) > 0:
		s.second = d // 两三百
	case s.digits >= 2 && s.last == 0:
		s.digit = max(s.digit, 0)*10 + d // 一四五零
	default:
		s.digit = d
	}
	s.at++
}

// scale reads a unit.
func (s *hanScan) scale(u float64) {
	if s.at == s.from {
		s.digit = 1 // 十万
	}
	switch {
	case s.second >= 0 && u < 1e4:
		s.num.high = s.section + s.second*u
	case s.second >= 0:
		s.num.high = (s.section + s.second) * u
	case s.num.high > 0 && u >= 1e4:
		s.num.high *= u
	}
	if u >= 1e4 {
		s.total += (s.section + max(s.digit, 0)) * u
		s.section, s.num.scale = 0, true
	} else {
		s.section += max(s.digit, 0) * u
	}
	s.digit, s.second, s.last, s.digits = -1, -1, u, 0
	s.at++
}

// round reads 来, 多, 余, 几 inside a number.
func (s *hanScan) round(r rune) bool {
	if r != '几' && r != '来' && r != '多' && r != '余' || s.at == s.from || !roundingAt(s.n, s.at) {
		return false
	}
	s.num.least = s.num.least || r == '几'
	s.num.about = s.num.about || r != '几'
	s.at++
	return true
}

// done closes the number; a digit behind a unit is a tenth of it: 一百六.
func (s *hanScan) done() (number, bool) {
	num := s.num
	num.end, num.han, num.plain = s.at, true, s.last == 0
	if s.digit > 0 {
		alone := s.last >= 100 && s.digits == 1 && !moment.Has(s.n, s.at-2, "零") && !moment.Has(s.n, s.at-2, "〇")
		if alone {
			s.digit *= s.last / 10
		}
		s.section += s.digit
	}
	num.value = s.total + s.section
	return num, s.at > s.from && (num.value > 0 || num.plain && s.digits > 0)
}
