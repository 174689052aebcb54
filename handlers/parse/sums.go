package parse

import (
	"cmp"
	"slices"
	"strings"

	"milepost/storage/crm"
)

// nameMoneys decides of each sum what it is a sum of, and finds the bare
// figures that a word beside them makes money (打车160).
func (r *reader) nameMoneys() {
	for k := range r.clauses {
		c := &r.clauses[k]
		for i := c.from; i < c.to; i++ {
			t := r.toks[i]
			switch {
			case t.kind == tokMoney:
				r.nameMoney(&r.moneys[t.at], c, i)
			case t.kind == tokDigits || t.kind == tokUnknown || t.kind == tokWord:
				r.hanCost(c, i)
			}
		}
	}
	r.takeBack()
}

// takeBack denies a sum that is put right in the same breath, and gives what it was a sum of
// to the one that is said instead: 80k usd, no wait, 85k; 一百二十万,哦不,一百三十万.
func (r *reader) takeBack() {
	for i := range r.moneys {
		m := &r.moneys[i]
		for k := range r.moneys {
			x := &r.moneys[k]
			if x.span.Start <= m.span.End || x.span.Start-m.span.End > 24 || m.role == roleCost || !r.wordsOfRepair(m.span.End, x.span.Start) {
				continue
			}
			m.denied, m.repaired, x.denied = true, true, false
			x.role, x.kind = m.role, m.kind
			if x.currency == "" {
				x.currency = m.currency
			}
		}
	}
}

// wordsOfRepair reports whether nothing stands between two sums but the words with which
// somebody puts right what he has just said.
func (r *reader) wordsOfRepair(from, to int) bool {
	said := strings.Trim(r.between(from, to), " .,!-…~")
	if said == "不是" {
		return false // 96万不是69万: the second one is wrong
	}
	switch strings.Trim(strings.TrimSuffix(strings.TrimSuffix(said, "是"), "应该"), " ,.…") {
	case "no", "no wait", "wait", "wait no", "no, wait", "wait, no", "oh no", "sorry", "sorry, no", "no sorry", "no, sorry", "i mean", "or rather", "rather", "scratch that", "make that", "no make that", "no, make that", "actually", "correction", "oops",
		"不对", "哦不", "不", "哦不对", "不不", "不不不", "噢不", "错了", "说错了", "不对不对", "我说错了", "口误", "更正":
		return true
	}
	return false
}

// hanCost reads 打车花了一百六 where the figure is not a sum by itself.
func (r *reader) hanCost(c *clause, i int) {
	t := r.toks[i]
	alone := c.bits&cCost == 0 && c.to == c.from+1
	if r.taken(t.span.Start) || c.bits&cCost == 0 && !alone || isDigit(r.n[t.span.Start]) {
		return
	}
	num, ok := numberAt(r.n, t.span.Start)
	if !ok || num.plain || num.value < 5 || num.value > 1e6 || counted(r.n, num.end) || num.end > c.span.End {
		return
	}
	kind, near := r.costBefore(c, i)
	if alone { // 买了盒杨梅,三百二
		kind = r.costOfLastClause(c)
		near = kind != "other" && num.end == c.span.End
	}
	if !near {
		return
	}
	r.moneys = append(r.moneys, money{span: Span{t.span.Start, num.end}, minor: int64(num.value * 100), currency: "CNY", precision: crm.Exact, role: roleCost, cost: kind, inHan: true})
	c.moneys = append(c.moneys, len(r.moneys)-1)
}

// forFamily reports whether money was spent on one's own family.
func (r *reader) forFamily() bool {
	if len(r.firms)+len(r.folk) > 0 {
		return false
	}
	_, ok := holdsAny(r.folded, []string{"老婆", "老公", "我妈", "我爸", "爸妈", "孩子", "女儿", "儿子", "丈母娘", "岳父", "岳母", "女朋友", "男朋友", "媳妇", "家里人", "my wife", "my husband", "my kid", "my son", "my daughter", "my mum", "my mom", "my dad", "girlfriend", "boyfriend", "my parents"})
	return ok
}

// onlyFigure reports whether a clause is nothing but a figure and, before it, that it is the
// whole: 住宿两晚,一共578.
func (r *reader) onlyFigure(c *clause, i int) bool {
	for k := c.from; k < c.to; k++ {
		switch t := r.toks[k]; {
		case k == i, t.kind == tokMark, isFunc(t, "一共"), isFunc(t, "共"), isFunc(t, "总共"), isFunc(t, "合计"), isFunc(t, "共计"), isFunc(t, "total"), isFunc(t, "altogether"):
		default:
			return false
		}
	}
	return true
}

// nameMoney gives a sum its role by the nearest telling word: before it in its
// clause, else right behind it, else in the clause before.
func (r *reader) nameMoney(m *money, c *clause, i int) {
	m.role, m.kind = roleDeal, crm.AmountValue
	_, m.parted = holdsAny(r.folded, []string{"% down", "% deposit", "deposit of", "down payment"})
	found := r.roleBefore(m, c, i)
	if !found {
		found = r.roleBehind(m, c, i)
	}
	if !found {
		found = r.roleOfLastClause(m, c)
	}
	if m.bare && r.isYear(m) {
		m.role = roleOther
		return
	}
	if m.bare && !found {
		m.role = roleOther
	}
	if m.role == roleDeal && m.kind == crm.AmountValue {
		r.kindBefore(m, c)
	}
	if m.bare && m.role == roleDeal && m.minor < 1000*100 {
		m.role = roleOther // 报价 5: nobody quotes five yuan
	}
	m.denied = r.denied(m)
	if kind, near := r.costBefore(c, i); near && (m.bare || m.minor < 1e5*100) && m.role != roleRevenue && m.role != rolePayment {
		m.role, m.cost = roleCost, kind
		if kind == "other" {
			m.cost = cmp.Or(r.spentEarlier(c), cmp.Or(r.sampled(c), kind))
		}
	}
	if kind := r.costIn(c); m.role == rolePayment && kind != "" && len(c.firms) == 0 && m.minor < 1e5*100 {
		m.role, m.cost = roleCost, kind // paid 60 RMB for parking
	}
	if m.bare && m.role == roleOther && m.minor >= 10*100 && m.minor < 1e5*100 && r.onlyFigure(c, i) {
		if kind := r.costOfLastClause(c); kind != "other" {
			m.role, m.cost = roleCost, kind // 住了一晚,239
		}
	}
	if m.role == roleCost && r.forFamily() || m.role == roleDeal && r.signsUpTo(m, c) {
		m.role = roleOther // 给老婆买了两盒茶叶,88
	}
}

// isYear reports whether a bare figure is a year, as the words beside it say: the 2027 budget,
// in 2027.
func (r *reader) isYear(m *money) bool {
	if m.value < 2000 || m.value >= 2100 || m.high != 0 || m.span.End-m.span.Start != 4 {
		return false
	}
	behind := strings.TrimLeft(r.between(m.span.End, len(r.n)), " '’s")
	for _, w := range []string{"budget", "capex", "plan", "forecast", "fiscal", "financial", "预算", "财年", "年度"} {
		if strings.HasPrefix(behind, w) {
			return true
		}
	}
	before := strings.Fields(r.between(0, m.span.Start))
	return len(before) > 0 && slices.Contains([]string{"in", "until", "till", "during", "since", "fy", "early", "late", "mid"}, before[len(before)-1])
}

// spentEarlier is what money went on that a clause only says was spent, by the clauses of
// its sentence before it: dinner with Valeo team,Bruno喝了不少,花了1,280.
func (r *reader) spentEarlier(c *clause) string {
	for i := c.from - 1; i >= 0; i-- {
		switch t := r.toks[i]; {
		case t.kind == tokMark && strings.ContainsRune("。!?\n;", r.n[t.span.Start]), t.kind == tokMoney:
			return ""
		case r.inFirm(i):
		case valOf(t, cCost) == "meal" || valOf(t, cCost) == "gift":
			return valOf(t, cCost)
		case strings.HasPrefix(t.text(), "dinner") || strings.HasPrefix(t.text(), "吃") || t.kind == tokUnknown && r.n[t.span.Start] == '吃' || strings.HasPrefix(t.text(), "lunch"):
			return "meal"
		}
	}
	return ""
}

// sampled is the kind of cost of samples, where a clause names them beside money that it only
// says was spent: 送样品花了两万.
func (r *reader) sampled(c *clause) string {
	if _, ok := holdsAny(r.between(c.span.Start, c.span.End), []string{"样品", "样件", "送样", "打样", "试样", "sample"}); ok {
		return "sample"
	}
	return ""
}

// costBefore is the kind of cost that a word shortly before token i names; 花了
// is only taken when no better word is there.
func (r *reader) costBefore(c *clause, i int) (string, bool) {
	kind := ""
	for k := i - 1; k >= c.from && k >= i-10; k-- {
		t := r.toks[k]
		if t.kind == tokMoney || r.moneyStarts(t.span.Start) {
			break
		}
		if v := valOf(t, cCost); v != "" && !r.inFirm(k) {
			if v != "other" {
				return v, true
			}
			kind = v
		}
	}
	if kind == "" { // 160打车, 45 for the taxi
		for k := i + 1; k < c.to && k <= i+6; k++ {
			if r.toks[k].kind == tokMoney {
				break
			}
			if v := valOf(r.toks[k], cCost); v != "" && v != "other" {
				return v, true
			}
		}
	}
	if kind == "other" {
		kind = r.costOfLastClause(c)
	}
	return kind, kind != ""
}

// costOfLastClause is what was paid for, where the clause before tells it: 跟李总
// 吃饭,花了800.
func (r *reader) costOfLastClause(c *clause) string {
	for k := 1; k < len(r.clauses); k++ {
		if &r.clauses[k] != c || r.clauses[k-1].sentence != c.sentence || len(r.clauses[k-1].moneys) > 0 {
			continue
		}
		last := &r.clauses[k-1]
		for i := last.to - 1; i >= last.from; i-- {
			if v := valOf(r.toks[i], cCost); v != "" && v != "other" && !r.inFirm(i) {
				return v
			}
		}
	}
	return "other"
}

func (r *reader) moneyStarts(i int) bool {
	for _, m := range r.moneys {
		if m.span.Start == i {
			return true
		}
	}
	return false
}

// roleBefore looks for the word that says what a sum is, back to the clause's
// beginning or the sum before.
func (r *reader) roleBefore(m *money, c *clause, i int) bool {
	for k := i - 1; k >= c.from && i-k <= 9; k-- {
		t := r.toks[k]
		if t.kind == tokMoney {
			m.kind = r.moneys[t.at].kind // 报价从120万降到95万: still a quote
			return false
		}
		if t.kind == tokWord && !r.inFirm(k) && m.apply(t) {
			return true
		}
	}
	return false
}

// roleBehind looks right behind a sum: 50万的预算, 3.2M deal, 560M revenue.
func (r *reader) roleBehind(m *money, c *clause, i int) bool {
	for k := i + 1; k < c.to && k-i <= 4; k++ {
		t := r.toks[k]
		if t.kind == tokMoney {
			return false
		}
		if t.kind == tokWord && m.apply(t) {
			return true
		}
	}
	return false
}

// roleOfLastClause takes over what the clause before ended with: 年产值,3个亿.
func (r *reader) roleOfLastClause(m *money, c *clause) bool {
	for k := 1; k < len(r.clauses); k++ {
		if &r.clauses[k] != c {
			continue
		}
		last := r.clauses[k-1]
		if n := len(last.moneys); n > 0 && last.sentence == c.sentence && c.to-c.from <= 3 && len(c.firms) == 0 {
			if before := r.moneys[last.moneys[n-1]]; c.bits&cOurs != 0 {
				return false // 整个项目3000万,我们这块400万
			} else if before.role == roleRevenue || before.role == roleOther && !before.bare {
				m.role = before.role // 今年产值2.8亿,去年2.3亿
				return true
			}
		}
		if n := len(last.moneys); n > 0 && !(r.moneys[last.moneys[n-1]].bare && !m.bare) || last.sentence != c.sentence || len(c.firms) > 0 || c.to-c.from > 4 {
			return false
		}
		t := r.toks[last.to-1]
		if t.kind != tokWord || t.bits&cMoneyKind != 0 && t.w.val(cMoneyKind) != string(crm.AmountBudget) {
			return false // 要报价,80万: a quote was asked for, not given
		}
		return m.apply(t)
	}
	return false
}

// apply gives a sum the role that a word names.
func (m *money) apply(t token) bool {
	switch {
	case t.bits&cRevenue != 0:
		m.role = roleRevenue
	case t.bits&cUnit != 0:
		m.role = roleUnit
	case t.bits&cProgramme != 0 && !(m.parted && strings.Contains(t.w.text, "total")):
		m.role = roleOther
	case t.bits&cPayment != 0 && t.w.text != "付款" && t.w.text != "付" && t.bits&cMoneyKind == 0:
		if t.w.text == "off" || t.w.text == "paid" && m.bare {
			return false
		}
		m.role = rolePayment
	case t.bits&cMoneyKind != 0:
		m.kind = crm.AmountKind(t.w.val(cMoneyKind))
	default:
		return false
	}
	return true
}

// denied reports whether the sum is what it is not: 不是108万, not 108k.
func (r *reader) denied(m *money) bool {
	return r.deniedAt(m.span.Start) || r.wrongBehind(m.span.End)
}

// wrongBehind reports whether it is said behind a place that what stands there is
// wrong: 那个60万写错了.
func (r *reader) wrongBehind(i int) bool {
	rest := strings.TrimLeft(r.between(i, min(len(r.n), i+12)), " 是的")
	for _, w := range []string{"写错", "打错", "记错", "弄错", "搞错", "报错", "错了", "不对", "有误", "is wrong", "was wrong", "is a typo", "was a typo"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// deniedAt reports whether 不是 or not stands right before a place.
func (r *reader) deniedAt(i int) bool {
	k := min(i, len(r.n)) - 1
	for k >= 0 && (r.n[k] == ' ' || r.n[k] == '¥' || r.n[k] == '$') {
		k--
	}
	if k > 2 && r.n[k] == '的' && strings.ContainsRune("去见访跑找", r.n[k-1]) { // 不是去的利华
		left := r.between(max(0, k-5), k-1)
		return strings.HasSuffix(strings.TrimSuffix(left, "拜"), "不是")
	}
	if k < 0 || !strings.ContainsRune("是非成在tfn", r.n[k]) {
		return false
	}
	left := strings.TrimRight(r.between(max(0, i-8), i), " ¥$")
	for _, w := range []string{"不是", "而不是", "不该是", "非", "not", "instead of", "并非", "记成", "写成", "打成", "输成", "不是在", "rather than", "isn't", "录成", "not on", "wasn't"} {
		if strings.HasSuffix(left, w) {
			return true
		}
	}
	return false
}

// insteadOfUnit reports whether what stands behind instead of, at token i, is the price of one:
// then nothing is put right.
func (r *reader) insteadOfUnit(c *clause, i int) bool {
	if !isFunc(r.toks[i], "instead of") && !isFunc(r.toks[i], "rather than") {
		return false
	}
	for _, k := range c.moneys {
		if m := &r.moneys[k]; m.role == roleUnit && m.span.Start > r.toks[i].span.End && m.span.Start-r.toks[i].span.End < 4 {
			return true
		}
	}
	return false
}
