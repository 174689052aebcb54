package parse

import (
	"strings"

	"milepost/handlers/parse/moment"
)

// counters are the measure words with which goods are counted.
const counters = "台套条件个扇樘部辆把支根组片块批"

// unitBeside reports whether a sum is the price of one: 12万一台, 一条线300万, 1.5M
// per cell, 30k each.
func (r *reader) unitBeside(c *clause, m *money) bool {
	i := r.tokenAt(m.span.End - 1)
	k := i + 1
	for r.isSpace(k) {
		k++
	}
	switch t := r.tok(k); {
	case k >= c.to:
	case t.kind == tokWord && t.bits&cUnit != 0, isFunc(t, "per") && !r.timeWord(k+1), isFunc(t, "each"), isFunc(t, "apiece"):
		return true
	case r.markIs(k, '/') && k+1 < c.to && strings.ContainsRune(counters, r.runeAt(r.toks[k+1].span.Start)):
		return true
	}
	if r.countedBehind(c.span.End) {
		return true
	}
	k = i - 1
	for r.isSpace(k) || isFunc(r.tok(k), "about") || isFunc(r.tok(k), "大概") || isFunc(r.tok(k), "约") || isFunc(r.tok(k), "就") || isFunc(r.tok(k), "要") {
		k--
	}
	for j := k; j >= c.from && j >= k-1; j-- { // 一条线|300万, 一条|线|300万
		s := r.toks[j].span
		if n := r.n[s.Start:s.End]; len(n) >= 2 && len(n) <= 4 && (n[0] == '一' || n[0] == '每') && strings.ContainsRune(counters, n[1]) && !r.taken(s.Start) {
			return true
		}
	}
	return false
}

// countedBehind reports whether it is said behind rune i how many there are of what was
// priced before: 那台设备三十八万六,总共要四台.
func (r *reader) countedBehind(i int) bool {
	i = skip(r.n, i, " ,")
	for _, w := range []string{"总共要", "一共要", "总共", "一共", "共要"} {
		if !moment.Has(r.n, i, w) {
			continue
		}
		num, ok := smallNumber(r.n, i+len([]rune(w)))
		return ok && num.value >= 2 && num.end < len(r.n) && strings.ContainsRune(counters, r.n[num.end])
	}
	return false
}

// timeWord reports whether a length of time stands at token k or behind a space.
func (r *reader) timeWord(k int) bool {
	for r.isSpace(k) {
		k++
	}
	switch w, _ := wordAt(r.n, r.tok(k).span.Start); w {
	case "day", "week", "month", "year", "hour", "annum":
		return true
	}
	return false
}

// perTime reports whether a sum is paid by the day or the month, as rent, wages and
// penalties are: 一个月2万8, 20k a day.
func (r *reader) perTime(m *money) bool {
	left := strings.TrimRight(r.between(max(0, m.span.Start-6), m.span.Start), " 约要是大概就¥")
	for _, w := range []string{"一个月", "每个月", "每月", "一月", "一天", "每天", "一周", "每周", "月租", "日租", "月薪", "时薪", "日薪"} {
		if strings.HasSuffix(left, w) {
			return true
		}
	}
	for _, w := range []string{"a day", "a month", "a week", "an hour", "per day", "per month", "per week", "per hour", "/day", "/month", "一天", "一个月", "每月", "/天", "/月"} {
		if moment.Has(r.n, skip(r.n, m.span.End, " "), w) {
			return true
		}
	}
	return false
}

// theyPaid reports whether a sum is what the customer spent on something else: 去年花
// 了80万在维修上, it cost them 900k.
func (r *reader) theyPaid(c *clause, m *money) bool {
	if m.minor < 1e5*100 {
		return false
	}
	for i := c.from; i < c.to && r.toks[i].span.Start < m.span.Start; i++ {
		switch r.toks[i].text() {
		case "花了", "花", "花掉", "投了", "赔了", "亏了", "cost", "costs", "spent", "spends", "lost":
			return c.bits&cMoneyKind == 0 && len(c.moneys) == 1
		}
	}
	return false
}

// fromMaker reports whether a sum comes from one who sells what we sell: 610k from Estun.
func (r *reader) fromMaker(m *money) bool {
	i := r.tokenAt(m.span.End-1) + 1
	for r.isSpace(i) {
		i++
	}
	if !isFunc(r.tok(i), "from") && !isFunc(r.tok(i), "by") {
		return false
	}
	for i++; r.isSpace(i); i++ {
	}
	s := r.tok(i).span
	return s.End <= len(r.n) && s.Start < s.End && makers[r.between(s.Start, s.End)]
}

// countWords are the English numbers that count goods.
var countWords = map[string]float64{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "a dozen": 12, "twenty": 20}

// uncounted are plurals that are no goods.
const uncounted = " days weeks months years hours minutes mins points people employees workers times shifts customers accounts calls visits leads persons staff metres meters tons tonnes "

// quantityIn is how many units a group speaks of: 想换3台, 12 doors, two cells.
func (r *reader) quantityIn(g *group) float64 {
	for _, k := range g.clauses {
		c := &r.clauses[k]
		for i := c.span.Start; i < c.span.End; i++ {
			num, ok := smallNumber(r.n, i)
			if w, e := wordAt(r.n, i); !ok && countWords[w] > 0 && r.goodsAt(e) {
				return countWords[w]
			}
			if !ok || r.taken(i) && r.claims[r.owner[i]-1].kind != claimMoney {
				continue
			}
			if num.value >= 2 && num.value <= 999 && (endsWith(r.n[:i], "for ") || endsWith(r.n[:i], " x ") || endsWith(r.n[:i], "times ")) && (num.end == len(r.n) || strings.ContainsRune(",.;!", r.n[num.end])) && c.bits&cUnit != 0 {
				return num.value // 75k a piece for 4
			}
			if num.value >= 2 && num.value <= 999 && num.end < len(r.n) && !(i > 0 && (isDigit(r.n[i-1]) || r.n[i-1] == '.' || r.n[i-1] == '第')) && r.goodsAt(num.end) {
				return num.value
			}
			i = num.end - 1
		}
	}
	return 0
}

// goodsAt reports whether a measure word or a plural stands behind a number.
func (r *reader) goodsAt(i int) bool {
	i = skip(r.n, i, " ")
	if i >= len(r.n) {
		return false
	}
	if isHan(r.n[i]) {
		return strings.ContainsRune(counters, r.n[i])
	}
	w, _ := wordAt(r.n, i)
	return len(w) > 3 && strings.HasSuffix(w, "s") && !strings.Contains(uncounted, " "+w+" ") || w == "line" || w == "unit" || w == "set"
}
