package parse

import (
	"cmp"
	"slices"
	"strings"
)

// finish settles a message of one record: what follows from its intent, and
// for None whether to ask or to be silent.
func (r *reader) finish(f *Facts) {
	if f.Intent != None {
		r.settleItem(f)
	}
	f.Refs = r.refs
	if f.Intent == None && f.Account != nil && !f.Wished && !f.Negated && !f.Question && r.onlyNames(f) {
		f.Intent, f.Confidence = Query, 0.9 // 比亚迪: show me
		f.Intents[Query] = 3
	}
	if f.Intent == None && len(f.Refs) > 0 && (f.Next != nil || f.Amount != nil || r.anyDay() != nil) {
		r.refersOnly(f)
	}
	if len(f.Refs) > 0 && f.Refs[0].Span.Start == 0 && f.Intent != Correction && f.Intent != Query && r.anyDay() != nil && f.Account == nil {
		r.refersOnly(f)
	}
	if f.Intent == None && len(r.clauses) <= 2 {
		r.bareStep(f)
	}
	if f.Intent == None {
		r.wantedOfLast(f)
	}
	r.fromDraft(f)
	r.amends(f)
	r.ofLast(f)
	if f.Intent == None {
		r.unread(f)
		r.settleAction(f)
	}
	if f.Action == "ignore" && r.shows {
		f.Account, f.Contacts, f.Amount = nil, nil, nil // nobody's: it only shows how to write
	}
	if f.Action == "ignore" && !f.Negated && f.Next != nil {
		f.Next, f.Later = nil, nil
		delete(f.Spans, "next_step")
	}
}

// wantedOfLast reads what the customer who is open wants as a step: 那边还要一份案例.
func (r *reader) wantedOfLast(f *Facts) {
	if r.ctx.Draft == nil || r.ctx.Draft.Account == nil || len(r.clauses) != 1 || r.clauses[0].void() || f.Account != nil || f.Question {
		return
	}
	c := &r.clauses[0]
	for i := c.from + 1; i < c.to-1 && i <= c.from+4; i++ {
		if t := r.toks[i]; r.toks[c.from].bits&(cTheirs|cCustomer) != 0 && (isFunc(t, "要") || isFunc(t, "需要") || isFunc(t, "想要") || isFunc(t, "wants") || isFunc(t, "want") || isFunc(t, "need")) {
			f.Intent, f.Confidence, f.Action, f.AskFor = Task, 0.9, "", nil
			f.Intents[Task] += 3
			f.Next = &Step{Text: r.join(r.toks[i+1 : c.to]), Span: c.span}
			f.Spans["next_step"] = c.span
			return
		}
	}
}

// fromDraft lets 他们, 那边 and a clause without a customer speak of the one
// that is open.
func (r *reader) fromDraft(f *Facts) {
	d := r.ctx.Draft
	if d == nil || f.Account != nil || d.Account == nil {
		return
	}
	refers := false
	for _, t := range r.toks {
		refers = refers || t.kind == tokWord && (t.bits&cTheirs != 0 || strings.HasSuffix(t.w.text, "他们") || strings.HasSuffix(t.w.text, "对方") || t.w.text == "那边" || t.w.text == "他" || t.w.text == "那家")
	}
	if refers && (f.Intent == Task || f.Intent == ContactInfo || f.Intent == Opportunity || f.Intent == Visit || f.Intent == Call) {
		f.Account = d.Account
	}
}

// onlyNames reports whether a message is a company's name and nothing else.
func (r *reader) onlyNames(f *Facts) bool {
	placed := false
	for i, t := range r.toks {
		if t.kind == tokMark || r.inFirm(i) {
			continue
		}
		if t.kind != tokWord || t.bits&cRegion == 0 {
			return false
		}
		placed = true
	}
	return len(r.firms) == 1 && (!placed || r.firms[0].tailed || r.firms[0].score > 4)
}

// anyDay is the first date of the message that is not denied.
func (r *reader) anyDay() *when {
	for i := range r.whens {
		if w := &r.whens[i]; !r.deniedAt(w.span.Start) && (w.grain == byDay || w.clock != "") {
			return w
		}
	}
	return nil
}

// refersOnly reads ② 下周三 and ③ 50万: an answer to the last card.
func (r *reader) refersOnly(f *Facts) {
	if f.Amount != nil {
		f.Intent, f.Confidence = Correction, 0.9
		return
	}
	f.Intent, f.Confidence = Task, 0.9
	if f.Next == nil {
		f.Next = &Step{}
	}
	if w := r.anyDay(); w != nil && f.Next.Due == "" {
		f.Next.Due, f.Next.Assumed = w.on(1)
		f.Next.Time, f.Next.Span = w.clock, w.span
	}
	if f.Next.Text == "" {
		for k := range r.clauses {
			f.Next.Text = cmp.Or(f.Next.Text, r.trimmed(&r.clauses[k], true))
		}
	}
}

// bareStep reads what is nothing but a plan with its day: 周五送样.
func (r *reader) bareStep(f *Facts) {
	if r.gossips || f.Next == nil || f.Next.Due == "" || f.Next.Text == "" || r.preached(&group{firm: -1}) || r.odds.of(Task) < 0.02 {
		return
	}
	bits := class(0)
	for k := range r.clauses {
		bits |= r.clauses[k].bits
		if c := &r.clauses[k]; c.span == f.Next.Span && (c.void() || c.tense <= 0 || r.notice(c)) {
			return
		}
	}
	solid := slices.ContainsFunc(r.firms, func(x firm) bool { return !r.frailFirm(&x) })
	business := f.Account != nil && solid || len(f.Contacts) > 0 || bits&(cAnswer|cMeet|cCall|cVisit|cCustomer) != 0 || bits&cThing != 0 && (len(r.firms) == 0 || solid || r.does(&group{clauses: []int{0, len(r.clauses) - 1}}))
	if bits&cChat != 0 || !business && !r.isAbout() {
		return
	}
	f.Intent, f.Confidence = Task, 0.9
}

// aboutWords begin what the speaker is about to hand over himself.
var aboutWords = wordSet("sending emailing mailing shipping preparing drafting writing finishing forwarding quoting")

// isAbout reports whether a message is what the speaker is about to do, said as briefly as can be: sending roi
// calc by wed.
func (r *reader) isAbout() bool {
	return len(r.clauses) == 1 && len(r.toks) > 0 && aboutWords[r.toks[0].text()]
}

// unread decides what to do with a message of which nothing is made: be silent
// for small talk, wishes and what did not happen; ask where business was meant.
func (r *reader) unread(f *Facts) {
	f.Action, f.Activity, f.Outcome, f.Source, f.Milestone = "ignore", "", "", "", ""
	f.Confidence = 0.9
	if r.allBeside() || r.chats(f) || r.toldToAll(f) {
		f.Amount, f.Revenue, f.Next, f.Later = nil, nil, nil, nil
		return
	}
	if f.Wished || (f.Negated && !strings.Contains(r.folded, "谈拢")) || r.onlyQuotes() {
		return
	}
	bits := r.unquotedBits()
	if bits&cChat != 0 && f.Account == nil && len(f.Contacts) == 0 && bits&(cVisit|cCustomer|cTheirs) == 0 {
		f.Amount, f.Revenue, f.Next, f.Later = nil, nil, nil, nil // no business of a customer's
		return
	}
	if f.AskFor = r.missing(f, bits); f.AskFor != nil {
		f.Action, f.Confidence = "ask", 0.6
	}
}

// onlyQuotes reports whether a message is what somebody said, with nothing but a word or a
// remark beside it.
func (r *reader) onlyQuotes() bool {
	quoted := false
	for k := range r.clauses {
		c := &r.clauses[k]
		if !c.quote && c.to-c.from > 1 && !r.remarks(c) {
			return false
		}
		quoted = quoted || c.quote
	}
	return quoted
}

// unquotedBits is what the words of a message may be, other than those quoted.
func (r *reader) unquotedBits() class {
	bits := class(0)
	for k := range r.clauses {
		if !r.clauses[k].quote {
			bits |= r.clauses[k].bits
		}
	}
	return bits
}

// talksWent are the words for how talks went, and finishes those for being done with something.
var (
	talksWent = []string{"谈得", "谈崩", "谈拢", "开完会", "went well", "went really well", "went ok", "went fine", "went badly", "went great", "no progress", "很成功", "谈不拢", "谈不下来", "没谈成", "不同意", "同意了", "他让我", "她让我"}
	finishes  = []string{"搞定", "搞掂", "弄妥", "done", "完成", "办好了", "谈完", "弄好"}
)

// missing is what has to be asked for before a message becomes a record; nil where it has
// nothing of one.
func (r *reader) missing(f *Facts, bits class) []string {
	if f.Account == nil && containsAny(r.folded, talksWent) {
		return []string{"account", "activity"}
	}
	chat := bits&cChat != 0
	finished := strings.HasPrefix(r.folded, "刚出来") || containsAny(r.folded, finishes)
	switch {
	case chat && bits&(event|cThing|cCustomer|cAnswer|cTheirs) == 0 && f.Amount == nil && len(f.Contacts) == 0:
		return nil // nice,恭喜Karl
	case containsAny(r.folded, []string{"heard", "听说", "据说"}):
		return []string{"confirm_lead", "source"}
	case bits&cCustomer != 0 || bits&cTheirs != 0 && bits&(cSay|cPlan|cDone) != 0 && !chat && r.han:
		return []string{"account", "opportunity"}
	case finished || bits&(cVisit|cMeet|cCall|cGo) != 0 && !chat && f.Account == nil:
		return []string{"account", "activity"}
	case f.Account != nil:
		return []string{"activity"}
	case f.Amount != nil:
		return []string{"account", "activity"}
	case chat:
		return nil
	case bits&cTheirs != 0 && (f.Region != "" || f.Industry != ""): // 他们公司在深圳: whose?
		return []string{"account"}
	case len(f.Contacts) > 0 && bits&cSay != 0: // 王部长说要等董事会批: where was that?
		return []string{"account", "activity"}
	case bits&(cThing|cAnswer|cMoneyKind|cTheirs) != 0 && bits&(cDone|cAnswer|cSay|cWantBuy|cTheirs) != 0: // 报价发了: of whom?
		return []string{"account"}
	}
	return nil
}

// toldToAll reports whether a message that names no customer passes on what a trainer,
// the head office or the news says.
func (r *reader) toldToAll(f *Facts) bool {
	if f.Account != nil && !r.frailMention(f.Account) || len(f.Contacts) > 0 {
		return false
	}
	for _, who := range []string{"新闻", "报道", "网上", "抖音", "热搜", "according to the news", "the news", "news says"} {
		if strings.HasPrefix(r.folded, who) {
			return true
		}
	}
	return r.preached(&group{firm: -1})
}

// frailMention reports whether a mention is of a company that next to nothing speaks for.
func (r *reader) frailMention(m *Mention) bool {
	return slices.ContainsFunc(r.firms, func(x firm) bool { return x.span == m.Span && r.frailFirm(&x) })
}

// allBeside reports whether a message tells of nothing but what others did or what
// might have been.
func (r *reader) allBeside() bool {
	found := false
	for k := range r.clauses {
		c := &r.clauses[k]
		found = found || c.beside
		if !c.beside && !c.void() && c.bits&(event|cThing|cAnswer|cMoneyKind|cTheirs|cCustomer) != 0 {
			return false
		}
	}
	return found
}

// yeses are words of small talk that say how business went, too: 谈得ok.
var yeses = map[string]bool{"ok": true, "okk": true, "好": true, "好的": true, "行": true, "可以": true, "没问题": true, "对": true, "同意": true, "漂亮": true, "nice": true, "great": true, "good": true}

// chats reports whether a message has words of small talk, and whatever company or
// person it names, no business with them: 格力的董小姐又上热搜了.
func (r *reader) chats(f *Facts) bool {
	bits, chat := class(0), false
	for k := range r.clauses {
		if c := &r.clauses[k]; !c.quote {
			bits |= c.bits
			for i := c.from; i < c.to; i++ {
				chat = chat || r.toks[i].bits&cChat != 0 && !yeses[r.toks[i].text()]
			}
		}
	}
	const business = cVisit | cCall | cAnswer | cMoneyKind | cCapture
	if f.Amount != nil || f.Next != nil && f.Next.Due != "" || bits&business != 0 || bits&(cTheirs|cCustomer) != 0 && bits&(cSay|cMeet|cThing|cWantBuy|cPlan) != 0 {
		return false
	}
	if chat {
		return true
	}
	return f.Account != nil && !r.sureMention(f.Account) && r.brandOnly(f.Account) && bits&(event|cThing|cIntent|cActivity|cSay) == 0
}

// sureMention reports whether a mention is a customer that is known.
func (r *reader) sureMention(m *Mention) bool { return len(m.Known) > 0 && m.Known[0].Score >= 0.7 }

// brandOnly reports whether a name is nothing but a company that everybody knows.
func (r *reader) brandOnly(m *Mention) bool {
	w := words.longest(r.n, m.Span.Start, cBrand)
	return w != nil && m.Span.Start+w.n == m.Span.End
}

// remarks reports whether a clause beside a quotation only says what it is.
func (r *reader) remarks(c *clause) bool {
	return len(c.firms)+len(c.moneys)+len(c.whens) == 0 && (len(c.folk) == 0 || c.bits&cSay != 0 && c.to-c.from <= 3) && c.bits&(event|cAnswer|cMoneyKind) == 0
}
