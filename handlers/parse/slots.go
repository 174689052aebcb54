package parse

import (
	"cmp"
	"slices"
	"strings"

	"milepost/handlers/parse/moment"
	"milepost/storage/crm"
)

// fill reads the slots of one group into facts.
func (r *reader) fill(g *group, f *Facts) {
	f.Spans = map[string]Span{}
	r.fillAccount(g, f)
	r.fillPeople(g, f)
	r.fillPlace(g, f)
	r.fillMoney(g, f)
	r.fillWords(g, f)
	done := false // what is wished behind what was done wishes for no more than that
	for _, k := range g.clauses {
		c := &r.clauses[k]
		f.Question = f.Question || c.ask && !c.quote
		f.Negated = f.Negated || (c.neg || c.cancel) && !r.othertime(k)
		f.Wished = f.Wished || c.wish && !done
		done = done || c.tense < 0 && !c.void() && c.bits&(cVisit|cMeet|cCall) != 0
	}
	f.Refs = r.refsOf(g)
	r.metInstead(g, f)
}

func (r *reader) fillAccount(g *group, f *Facts) {
	for i := range r.firms {
		if x := &r.firms[i]; x.rival && !slices.Contains(f.Competitors, x.text) && r.inGroup(g, x.from) {
			f.Competitors = append(f.Competitors, x.text)
		}
	}
	r.makersIn(g, f)
	if g.firm < 0 {
		return
	}
	m := &r.firms[g.firm]
	// The longest way in which the group names it says most.
	for _, k := range g.clauses {
		for _, j := range r.clauses[k].firms {
			if x := &r.firms[j]; x.same == m.same && len(x.text) > len(m.text) && !x.rival {
				m = x
			}
		}
	}
	f.Account = &Mention{Text: m.text, Span: m.span, Known: m.known, Named: m.tailed || m.to > m.from+1 && isWordRune(r.n[m.span.Start])}
	f.Spans["account"] = m.span
	f.Region, f.Industry = m.region, m.industry
	for i := range r.firms {
		if x := &r.firms[i]; x.same == m.same {
			f.Region = cmp.Or(f.Region, x.region)
			f.Industry = cmp.Or(f.Industry, x.industry)
		}
	}
}

// inGroup reports whether a token stands in one of the group's clauses.
func (r *reader) inGroup(g *group, tok int) bool {
	for _, k := range g.clauses {
		if c := &r.clauses[k]; tok >= c.from && tok < c.to {
			return true
		}
	}
	return false
}

// fillPlace reads a region that is said apart from the company's name.
func (r *reader) fillPlace(g *group, f *Facts) {
	for _, k := range g.clauses {
		c := &r.clauses[k]
		for i := c.from; i < c.to && f.Region == "" && !r.placeOfTheirs(c); i++ {
			t := r.toks[i]
			if t.kind != tokWord || t.bits&cRegion == 0 || r.inFirm(i) || r.folkAt(i) || r.oursPlace(c, i) || r.placeOfOther(g, c, i) || r.homeTo(t) {
				continue
			}
			j := i + 1
			for (r.isSpace(j) || r.markIs(j, ',') && r.isSpace(j+1)) && j < c.to && !isHan(r.n[t.span.Start]) {
				k := j + 1
				for r.isSpace(k) {
					k++
				}
				if r.tok(k).bits&cRegion == 0 || r.tok(k).kind != tokWord {
					break
				}
				j = k + 1
			}
			f.Region = placeName(r.str(Span{t.span.Start, r.toks[j-1].span.End}))
			f.Spans["region"] = Span{t.span.Start, r.toks[j-1].span.End}
		}
	}
	if said := r.saidRegion(g); said != "" {
		f.Region = said
	}
	if f.Region == "" {
		return
	}
	if _, ok := f.Spans["region"]; !ok {
		if i := strings.Index(string(r.orig), f.Region); i >= 0 {
			at := len([]rune(string(r.orig)[:i]))
			f.Spans["region"] = Span{at, at + len([]rune(f.Region))}
		}
	}
}

// placeOfOther reports whether a place in a clause of several companies is that of
// another one than the group's: Sandown Grilles (Ningbo) and Perrin Hooks (Cixi).
func (r *reader) placeOfOther(g *group, c *clause, i int) bool {
	last := -1
	for _, k := range c.firms {
		if f := &r.firms[k]; f.from < i && !f.rival {
			last = k
		}
	}
	return last >= 0 && g.firm >= 0 && r.firms[last].same != r.firms[g.firm].same
}

// oursPlace reports whether a place is one of ours or merely where it was: our
// reference site in Suzhou.
func (r *reader) oursPlace(c *clause, i int) bool {
	if isHan(r.n[r.toks[i].span.Start]) {
		return false
	}
	for k := c.from; k < i; k++ {
		if t := r.toks[k]; t.kind == tokWord && (t.w.text == "our" || t.bits&cActivity != 0) {
			return true
		}
	}
	return false
}

// sumOf is the sum of ours that a group names: the one after 降到, else the
// most binding, else the first.
func (r *reader) sumOf(g *group) *money {
	if !g.summed {
		g.sum, g.summed = r.findSum(g), true
	}
	return g.sum
}

func (r *reader) findSum(g *group) (out *money) {
	for _, k := range g.clauses {
		if c := &r.clauses[k]; c.quote || c.beside || c.wish && r.supposes(c) {
			continue
		}
		for _, i := range r.clauses[k].moneys {
			m := &r.moneys[i]
			if m.role != roleDeal || m.denied {
				continue
			}
			left := strings.TrimRight(r.between(max(0, m.span.Start-6), m.span.Start), " ¥$约大概了成")
			moved := false
			for _, w := range []string{"降到", "改到", "调到", "到", "改为", "改", "变", "bump it to", "bump to", " to", "down to", "up to", "是", "应该是"} {
				moved = moved || strings.HasSuffix(left, w)
			}
			moved = moved || out != nil && m.value > out.value && r.wholeOf(left)
			if out != nil && r.mendsSum(&r.clauses[k], i) {
				m.kind = out.kind
				if out.currency != "CNY" && m.currency == "" {
					m.currency = out.currency
				}
				out = m
				continue
			}
			if out == nil || moved || bound(m.kind) > bound(out.kind) {
				out = m
			}
		}
	}
	return out
}

// bound orders the kinds of amounts by how binding they are.
func bound(k crm.AmountKind) int {
	return slices.Index([]crm.AmountKind{crm.AmountBudget, crm.AmountValue, crm.AmountQuote, crm.AmountTarget, crm.AmountContract}, k)
}

// fillMoney reads the deal's amount, the customer's revenue, the win chance.
func (r *reader) fillMoney(g *group, f *Facts) {
	m := r.sumOf(g)
	if m == nil {
		m = r.multiplied(g)
	}
	if m != nil {
		f.Amount = &crm.Amount{Money: crm.Money{Minor: r.lessDiscount(m), Currency: r.currency(m)}, Kind: m.kind, Precision: m.precision, High: m.high}
		f.Spans["amount_cny"] = m.span
		if f.Amount.Currency != "CNY" {
			delete(f.Spans, "amount_cny")
			f.Spans["amount_other"] = m.span
		}
	}
	r.explainSums(g, m)
	for _, k := range g.clauses {
		for _, i := range r.clauses[k].moneys {
			if x := &r.moneys[i]; x.role == roleRevenue && f.Revenue == nil {
				f.Revenue = &crm.Money{Minor: x.minor, Currency: r.currency(x)}
				f.Spans["annual_revenue_cny"] = x.span
			}
			if x := &r.moneys[i]; x.denied && !x.repaired {
				f.WasAmount = &crm.Money{Minor: x.minor, Currency: r.currency(x)}
			}
		}
		f.WinPct = max(f.WinPct, r.winIn(&r.clauses[k]))
	}
}

// currency is what a sum is in: said, or yuan where Chinese is spoken.
func (r *reader) currency(m *money) string {
	if m.currency != "" {
		return m.currency
	}
	if m.inHan || r.han {
		return "CNY"
	}
	for i := range r.moneys { // 1.85M instead of 2.1M RMB
		if x := &r.moneys[i]; x.currency != "" && x.span.Start > m.span.End && x.span.Start-m.span.End < 14 && x.role != roleCost {
			return x.currency
		}
	}
	return ""
}

// multiplied is unit price × quantity where both are said.
func (r *reader) multiplied(g *group) *money {
	for _, k := range g.clauses {
		for _, i := range r.clauses[k].moneys {
			m := r.moneys[i]
			if m.role != roleUnit {
				continue
			}
			q := r.quantityIn(g)
			if q < 2 {
				return nil
			}
			m.minor = int64(float64(m.minor) * q)
			m.high = int64(float64(m.high) * q)
			m.kind = crm.AmountValue
			return &m
		}
	}
	return nil
}

// costs lists the sums of a group that were spent.
func (r *reader) costs(g *group) []Cost {
	var out []Cost
	for _, k := range g.clauses {
		for _, i := range r.clauses[k].moneys {
			if m := &r.moneys[i]; m.role == roleCost && !m.denied {
				kind := m.cost
				if kind == "sundry" {
					kind = "other"
				}
				out = append(out, Cost{Kind: kind, Unsaid: m.cost == "other", Amount: crm.Money{Minor: m.minor, Currency: r.currency(m)}, Span: m.span})
			}
		}
	}
	return out
}

// fillWords reads what single words say: activity, outcome, source, milestone.
func (r *reader) fillWords(g *group, f *Facts) {
	for _, k := range g.clauses {
		c := &r.clauses[k]
		for i := c.from; i < c.to; i++ {
			t := r.toks[i]
			if t.kind != tokWord || r.inFirm(i) {
				continue
			}
			if v := valOf(t, cActivity); v != "" && c.tense <= 0 && !c.void() && !r.onlyWanted(c, i) && activityRank(v) > activityRank(f.Activity) {
				f.Activity = v
				f.Spans["activity"] = t.span
			}
			if v := valOf(t, cOutcome); v == crm.NotReached && t.w.text == "no answer" && answersLater(string(r.n[t.span.End:])) || v == crm.NotReached && t.w.text == "出去了" && wentOut(r.n[:t.span.Start]) {
				continue
			} else if v == crm.Reached && r.unable(c) {
				f.Outcome, f.Spans["outcome"] = crm.NotReached, t.span
			} else if v != "" && !c.ask && !c.wish && (f.Outcome == "" || v == "refused") {
				f.Outcome = v
				f.Spans["outcome"] = t.span
			}
			if v := valOf(t, cMilestone); v != "" && f.Milestone == "" {
				f.Milestone = v
			}
			if v := valOf(t, cSource); v != "" && !r.provesFigure(c, t.span) {
				f.Source = betterSource(f.Source, v)
			}
			if v := valOf(t, cIndustry); v != "" && f.Industry == "" && (t.bits&cThing == 0 && g.firm < 0 || r.saidOfTrade(c, i)) {
				f.Industry = v
			}
		}
		if at, ok := r.talksTerms(c); ok && c.tense <= 0 && !c.void() && f.Activity == "" {
			f.Activity, f.Spans["activity"] = crm.Negotiation, at
		}
		if f.Activity == "" && c.tense <= 0 && !c.void() && c.bits&(cVisit|cMeet|cGo) != 0 && r.leaderAlong(c) {
			f.Activity = crm.ExecutiveVisit
		}
		f.Tier = cmp.Or(f.Tier, r.tierIn(c))
		f.Milestone = cmp.Or(f.Milestone, r.milestoneIn(c))
	}
}

// onlyWanted reports whether what token i names is wished for in its clause, and was not done: he
// wants to see a demo, 想看下演示.
func (r *reader) onlyWanted(c *clause, i int) bool {
	for k := c.from; k < i; k++ {
		switch r.toks[k].text() {
		case "want", "wants", "want to", "wants to", "would like", "would like to", "asked for", "asks for", "想看", "要看", "想看下", "想看看":
			return !r.hanDone(c)
		}
	}
	return false
}

// termWords are what is haggled over, and haggling how.
var (
	termWords = []string{"条款", "付款方式", "付款条件", "账期", "违约", "质保期", "质保金", "合同细节", "商务条件", "liability", "warranty clause", "payment terms", "contract terms", "penalty clause"}
	haggling  = []string{"抠", "磨", "谈", "聊", "过了", "过一遍", "掰扯", "扯皮", "扯了", "商量", "讨论", "砍价", "讨价还价", "拉锯", "逐条", "haggle", "haggling", "negotiat", "went through", "went over", "go through", "hammered out", "argued", "discussed", "walked through"}
)

// talksTerms reports whether a clause tells that terms were talked over, in whatever words:
// 跟法务抠了一下午违约条款.
func (r *reader) talksTerms(c *clause) (Span, bool) {
	if !r.hanDone(c) && c.bits&cDone == 0 && c.tense >= 0 {
		return Span{}, false
	}
	text := r.words(c)
	_, ok := holdsAny(text, termWords)
	if _, how := holdsAny(text, haggling); !ok || !how {
		return Span{}, false
	}
	return c.span, true
}

// activityRank orders kinds of activities that one visit may be called.
func activityRank(v string) int {
	return slices.Index([]string{"", crm.OtherActivity, crm.Demo, crm.Exchange, crm.Seminar, crm.Negotiation, crm.Inspection, crm.ExecutiveVisit}, v)
}

// betterSource keeps the source that says more: 展会 over 介绍.
func betterSource(old, now string) string {
	vaguer := old == "customer/referral" || strings.HasPrefix(old, "other/") && !strings.HasPrefix(now, "customer/")
	if old == "" || vaguer && now != "customer/referral" {
		return now
	}
	return old
}

// tierIn reads A类, tier A, A级客户.
func (r *reader) tierIn(c *clause) string {
	for i := c.span.Start; i < c.span.End; i++ {
		if r.n[i] < 'a' || r.n[i] > 'd' || i > 0 && isWordRune(r.n[i-1]) {
			continue
		}
		if moment.Has(r.n, i+1, "类") || moment.Has(r.n, i+1, "级") || (endsWith(r.n[:i], "tier ") || endsWith(r.n[:i], "class ") || endsWith(r.n[:i], "grade ") || endsWith(r.n[:i], "category ")) && boundary(r.n, i, i+1) {
			return strings.ToUpper(string(r.n[i]))
		}
	}
	return ""
}

// milestoneIn reads m4, M10.
func (r *reader) milestoneIn(c *clause) string {
	for i := c.span.Start; i < c.span.End; i++ {
		if r.n[i] != 'm' || i > 0 && isWordRune(r.n[i-1]) {
			continue
		}
		if v, j := intAt(r.n, i+1); j > i+1 && v >= 1 && v <= 10 && (j >= len(r.n) || !isWordRune(r.n[j])) {
			return r.between(i, j)
		}
	}
	for i := c.from; i < c.to; i++ {
		if m := valOf(r.toks[i], cMilestone); m != "" && stageWord(r.toks[i].text()) {
			return m // moved to negotiation
		}
	}
	return ""
}

// stageWord reports whether an English word leads to a milestone: to negotiation.
func stageWord(s string) bool {
	return strings.HasPrefix(s, "to ") || strings.HasPrefix(s, "into ") || strings.HasPrefix(s, "in ")
}

func (r *reader) refsOf(g *group) []Item {
	var out []Item
	for _, k := range g.clauses {
		c := &r.clauses[k]
		for i := c.from; i < c.to; i++ {
			if r.toks[i].kind == tokRef {
				out = append(out, r.refs[r.toks[i].at])
			}
		}
	}
	return out
}
