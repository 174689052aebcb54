package parse

import "strings"

// weighStage weighs what is said of where a deal stands: at a milestone, paid for,
// to be signed on a day.
func (r *reader) weighStage(s *evidence, g *group) {
	if at, ok := r.dealNews(g); ok && s.of(Opportunity) < 6 {
		s.add(Opportunity, 4, "what became of a deal", at)
		s.scale(Visit, 0.3, "what became of a deal")
		s.scale(Task, 0.5, "what became of a deal")
	}
	if g.firm < 0 || s.of(Opportunity) >= 4 {
		return
	}
	for _, k := range g.clauses {
		c := &r.clauses[k]
		if c.void() {
			continue
		}
		for _, i := range c.firms {
			if f := &r.firms[i]; f.rival && f.from > r.firms[g.firm].from && r.makes(f) && c.bits&(cVisit|cMeet|cCall) == 0 && r.lostIn(c) {
				s.add(Opportunity, 2.5, "a competitor has it", f.span)
				return
			}
		}
		switch {
		case r.milestoneIn(c) != "" && r.advances(c):
			s.add(Opportunity, 4, "a milestone is reached", c.span)
			s.scale(Task, 0.2, "a milestone is reached")
			return
		case c.bits&cPayment != 0 && c.tense <= 0 && r.pays(c):
			s.add(Opportunity, 2.5, "what was paid", c.span)
			return
		}
	}
	if d, at := r.signDate(g); d != "" && r.firms[g.firm].span.Start < at.Start { // who signs, not 月底前签天元
		s.add(Opportunity, 3, "the day of a signature", at)
	}
}

// advances reports whether a clause says that something goes to a milestone.
func (r *reader) advances(c *clause) bool {
	_, ok := holdsAny(r.words(c), []string{"进", "到", "推", "达", "过", "move", "goes to", "gone to", "reach", "now at", "now in", "at m", "in m", "pass", "back to"})
	return ok
}

// pays reports whether a clause tells of a part of the price: a deposit, the rest.
func (r *reader) pays(c *clause) bool {
	for i := c.from; i < c.to; i++ {
		switch r.toks[i].text() {
		case "deposit", "down payment", "downpayment", "prepayment", "final payment", "instalment", "installment", "首付", "首付款", "预付款", "定金", "订金", "尾款", "进度款", "质保金", "余款", "货款", "回款", "验收款":
			return true
		case "payment", "money", "transfer":
			if _, ok := holdsAny(r.words(c), []string{"landed", "received", "arrived", "came in", "come in", "cleared", "credited", "is in"}); ok {
				return true
			}
		}
	}
	return false
}

// holdsBetween reports whether a text ends with us as the other one of two.
func holdsBetween(text string) bool {
	for _, w := range []string{"between us and ", "us or ", "us vs ", "us versus ", "在我们跟", "在我们和", "在我们与", "我们还是"} {
		if strings.HasSuffix(text, w) {
			return true
		}
	}
	return false
}

// rivalsByTrade marks those who sell what we sell as competitors where somebody else
// is the customer: KUKA给永达报了98万, Malton went to Estun.
func (r *reader) rivalsByTrade() {
	r.rivalsByPrice()
	if len(r.firms) < 2 {
		return
	}
	others := false
	for i := range r.firms {
		others = others || !r.makes(&r.firms[i]) && !r.firms[i].rival
	}
	if !others {
		return
	}
	for i := range r.firms {
		f := &r.firms[i]
		if !r.makes(f) || f.rival || len(f.known) > 0 && f.known[0].Score == 1 {
			continue
		}
		prev, _ := r.before(f.from)
		first := i == 0 && (f.from == 0 || r.toks[f.from-1].kind == tokMark)
		behind := i > 0 && (prev.bits&(cVisit|cMeet) == 0 || prev.kind != tokWord) && !isFunc(prev, "和") && !isFunc(prev, "and") && !isFunc(prev, "、") && !isFunc(prev, "在") && !isFunc(prev, "跟") && !isFunc(prev, "去") && !isFunc(prev, "去了")
		if holdsBetween(r.between(0, f.span.Start)) {
			behind = true // decides between us and Yaskawa
		}
		if isFunc(prev, "went to") {
			behind = r.firms[i-1].to < f.from && i > 0
		}
		f.rival = first && !isFunc(r.tok(f.to), "的") || behind
	}
}

// makes reports whether a company sells what we sell.
func (r *reader) makes(f *firm) bool {
	return makers[strings.ToLower(f.text)]
}

// lostIn reports whether a clause speaks of a deal that went elsewhere.
func (r *reader) lostIn(c *clause) bool {
	_, ok := holdsAny(r.words(c), []string{"went to", "went with", "lost", "chose", "cheaper", "抢", "输", "丢", "选了", "给了", "定了", "败"})
	return ok
}

// makersIn adds the competitors that only begin a clause about somebody else: Fanuc is also
// in at Pinnacle Wire.
func (r *reader) makersIn(g *group, f *Facts) {
	for _, k := range g.clauses {
		c := &r.clauses[k]
		if c.from < c.to && r.makerFirst(c) && !r.inFirm(c.from) && len(f.Competitors) == 0 {
			f.Competitors = append(f.Competitors, r.str(r.toks[c.from].span))
		}
		for _, i := range c.moneys {
			if seller := r.sellsToThem(c, &r.moneys[i]); seller >= 0 && !r.inFirm(seller) && len(f.Competitors) == 0 {
				f.Competitors = append(f.Competitors, r.str(r.toks[seller].span))
			}
		}
	}
}

// rivalsByPrice marks those as competitors whose price is told beside ours: 我们报85万,人家说
// 西门子只要70, we quoted 85k, they say Siemens is at 70k.
func (r *reader) rivalsByPrice() {
	for i := range r.firms {
		f := &r.firms[i]
		if f.rival || len(f.known) > 0 && f.known[0].Score == 1 || !r.askingBehind(f) {
			continue
		}
		_, said := holdsAny(r.between(0, f.span.Start), ourPrice)
		if !said {
			_, said = holdsAny(r.between(f.span.End, len(r.n)), ourPrice)
		}
		f.rival = said
	}
}

// askingBehind reports whether what a company asks stands right behind its name.
func (r *reader) askingBehind(f *firm) bool {
	behind := strings.TrimLeft(r.between(f.span.End, min(len(r.n), f.span.End+24)), " 那边他们家")
	for _, w := range asking {
		if rest, ok := strings.CutPrefix(behind, w); ok && strings.ContainsAny(rest[:min(len(rest), 12)], "0123456789一二三四五六七八九十百") {
			return true
		}
	}
	return false
}

// ourPrice are the words for what we ask, anywhere in a message.
var ourPrice = []string{"我们报", "我们的报价", "我们给的", "我们是", "我方报", "我们quote", "我们offer", "our quote", "our price", "we're at", "we are at", "we offered", "our offer", "we bid", "ours is", "ours at", "we quote"}

// asking are the words between a company and what it asks.
var asking = []string{"只要", "才要", "只报", "才报", "报了", "报的", "报价", "给的", "开价", "要价", "is at", "are at", "came in at", "quoted", "offers", "offered", "asks", "bid"}
