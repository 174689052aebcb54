package moment

import "strings"

// germanDay reports whether two numbers with points are a day and a month as Germans write
// them, the day first: until 26.06., on 6.7., from 26.06 on.
func (p *parser) germanDay(i int, swapped bool) bool {
	x, y, last := p.at(i), p.at(i+2), p.at(i+3)
	two := x.w == 2 && y.w == 2
	if y.v < 1 || y.v > 12 || x.v > 31 {
		return false
	}
	led := p.dotted(i) || (i == 0 || x.is(fLine)) && two && last.k == dot && last.is(fGlued) && (p.at(i+4).k == other || p.at(i+4).k == colon || p.at(i+4).k == num && p.at(i+5).k == colon) ||
		two && last.k == dot && last.is(fGlued) && p.at(i+4).k == colon && p.at(i+4).is(fGlued) && y.v <= 12
	switch p.at(i - 1).k {
	case until, before, after, since, fromW, toW, wday:
		led = true
	}
	if !led || p.chinese() {
		return false
	}
	return last.k == dot && last.is(fGlued) && (two || !p.at(i+4).is(fGlued)) || two && swapped
}

// dotted reports whether words before 5.12 make it a date.
func (p *parser) dotted(i int) bool {
	t := p.at(i - 1)
	return t.k == on || t.k == in || t.k == by || t.k == rel && p.rune(t.s-1) != '版' || p.hanDotted(i)
}

// hanDotted reports whether 11.24 in a Chinese text is a month and a day rather than a price or
// a version: a deadline, a part of the day or what was done then stands behind it (12.5前,
// 12.3上午, 11.24见了), or it heads the line.
func (p *parser) hanDotted(i int) bool {
	x, y := p.at(i), p.at(i+2)
	if p.at(i-1).k == dash && p.at(i-3).k == dot && p.at(i-2).k == num && p.at(i-4).k == num {
		return p.hanDotted(i - 4) // the second of 10.6-10.7在
	}
	if x.v > 12 || x.w > 2 || y.w > 2 || y.v == 0 || p.rune(y.s) == '0' && y.w == 1 {
		return false
	}
	if !p.chinese() {
		return p.headsByDay(i)
	}
	next := y.e
	if p.at(i+3).k == dash && p.at(i+4).k == num && p.at(i+5).k == dot && p.at(i+6).k == num && p.at(i+4).v <= 12 && p.at(i+6).v <= 31 {
		next = p.at(i + 6).e
	}
	for p.rune(next) == ' ' {
		next++
	}
	for _, w := range [...]string{"上午", "下午", "早上", "中午", "晚上", "傍晚", "一早", "之前", "以前", "前"} {
		if Has(p.n, next, w) {
			return !p.measured(x.s)
		}
	}
	head := i == 0 || x.is(fLine)
	verb := p.startsDeed(next) || (head || p.rune(x.s-1) == ' ' || p.rune(x.s-1) == ',') && p.startsEnglishDeed(next)
	if head {
		return verb || y.w == 2 && p.alone(x.s, y.e) || next > y.e && isHan(p.rune(next)) && !isMeasure(p.rune(next)) || p.rune(next) == ':'
	}
	return y.w == 2 && !p.measured(x.s) && (verb || p.alone(x.s, y.e))
}

// headsByDay reports whether 8.14 in a text without Chinese is a month and a day as Chinese people
// write them: it heads the text before a weekday or a name, or stands between the commas of a
// report behind one. 8.14 Meridian Pumps, trial OK; Greta,11.24,lunch meeting.
func (p *parser) headsByDay(i int) bool {
	x, y := p.at(i), p.at(i+2)
	if y.v > 31 || x.v == 0 {
		return false
	}
	if i == 0 && p.at(i+3).k == wday {
		return true
	}
	if y.w != 2 || x.v >= 7 && (y.v == 15 || y.v == 30) {
		return false // 10.30 Kate at Ellis Rail: more likely the time of day
	}
	if i == 0 {
		k := y.e
		for p.rune(k) == ' ' || p.rune(k) == ',' {
			k++
		}
		_, month, d := p.today.civil()
		since := (month-int(x.v)+12)%12*31 + d - int(y.v) // about so many days ago
		return k > y.e && p.named(k) && since >= 0 && since <= 45
	}
	k := x.s - 1
	if p.rune(k) != ',' || p.rune(y.e) != ',' || !isAlpha(p.rune(y.e+1)) {
		return false
	}
	for k > 0 && isAlpha(p.rune(k-1)) {
		k--
	}
	return p.named(k)
}

// named reports whether a word with a capital and no more of them begins at rune k, as names do.
func (p *parser) named(k int) bool {
	if p.orig == nil || k < 0 || k+1 >= len(p.orig) {
		return false
	}
	a, b := p.orig[k], p.orig[k+1]
	return a >= 'A' && a <= 'Z' && b >= 'a' && b <= 'z'
}

// alone reports whether what stands from s to e has a comma or the edge of the text on either side,
// a word, no other number, behind it and none of what is measured before it: 恒鑫王经理,8.17,聊得不错.
func (p *parser) alone(s, e int) bool {
	return s > 0 && p.rune(s-1) == ',' && p.rune(e) == ',' && isHan(p.rune(e+1)) && isHan(p.rune(s-2)) && !strings.ContainsRune("价率度值分比数量径重压差温寸号版", p.rune(s-2))
}

// startsDeed reports whether a word of meeting somebody or going there begins at rune i.
func (p *parser) startsDeed(i int) bool {
	for _, w := range [...]string{"见", "去", "拜访", "走访", "回访", "跟", "和", "在", "陪", "到", "约", "请", "来", "再去", "再来", "再访", "再约", "再谈", "再见", "复访"} {
		if Has(p.n, i, w) {
			return true
		}
	}
	return false
}

// startsEnglishDeed is the same of English words. A name of what has a version is glued to it:
// 软件3.11 call接口.
func (p *parser) startsEnglishDeed(i int) bool {
	for _, w := range [...]string{"visit", "met ", "call", "onsite", "demo"} {
		if Has(p.n, i, w) {
			return true
		}
	}
	return false
}

// measured reports whether the rune before s leads to a price, a version or a size.
func (p *parser) measured(s int) bool {
	for s > 0 && p.n[s-1] == ' ' {
		s--
	}
	if s == 0 {
		return false
	}
	c := p.n[s-1]
	for _, m := range "到至报价降为给本号版款加减涨砍谈共计按成是长宽高径厚重差让压" {
		if c == m {
			return true
		}
	}
	return isAlpha(c)
}
