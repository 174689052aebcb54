package parse

import (
	"cmp"
	"slices"
	"strings"

	"milepost/storage/crm"
)

// facts puts together what the message says: one record, or several with the
// outer facts holding what is common.
func (r *reader) facts() Facts {
	gs := r.groups()
	if len(gs) == 0 {
		f := Facts{Text: r.text, Intent: None, Action: "ignore", Confidence: 0.95}
		f.Refs = r.refs
		return f
	}
	var items []Facts
	for i := range gs {
		items = append(items, r.read(&gs[i]))
	}
	r.joinList(gs, items)
	r.allOf(gs, items)
	r.sameHim(gs, items)
	r.inTurn(gs, items)
	items = r.drop(r.repeatDays(gs, items))
	r.inherit(items)
	if len(items) == 1 {
		f := items[0]
		r.finish(&f)
		return f
	}
	return r.outer(items)
}

// read reads one group.
func (r *reader) read(g *group) Facts {
	f := Facts{Text: r.text}
	r.fill(g, &f)
	f.Costs = r.costs(g)
	f.Intents = r.weighIntents(g)
	r.choose(g, &f)
	if f.Intent == ContactInfo {
		f.Contacts = slices.DeleteFunc(f.Contacts, func(c Contact) bool {
			return slices.ContainsFunc(r.folk, func(p person) bool { return p.through && p.name == c.Name })
		})
	}
	r.correct(g, &f)
	if f.Outcome == "" && (f.Intent == Visit || f.Intent == Call) {
		if v, at := r.hintedOutcome(g); v != "" {
			f.Outcome, f.Spans["outcome"] = v, at
		}
	}
	if f.Source == "" && f.Intent == Lead {
		f.Source = r.hintedSource(g)
	}
	r.date(g, &f)
	if f.Intent != Query && f.Intent != Correction {
		f.Next, f.Later = r.nextStep(g)
		if f.Next != nil {
			f.Spans["next_step"] = f.Next.Span
			f.WasDate = r.oldDue(g)
		}
	}
	if f.Intent == Opportunity || f.Intent == Visit || f.Intent == Call || f.Intent == ApprovalRequest || f.Intent == Lead {
		if d, s := r.signDate(g); d != "" {
			f.SignDate = d
			if f.Next != nil && f.Next.Due == d && f.Intent == Opportunity && f.Next.Span.Start <= s.Start && s.End <= f.Next.Span.End {
				f.Next = nil
				delete(f.Spans, "next_step")
				if len(f.Later) > 0 { // what comes after signing is the next step
					f.Next, f.Later = &f.Later[0], f.Later[1:]
					f.Spans["next_step"] = f.Next.Span
				}
			}
		}
	}
	if g.kin && f.Intent == Lead {
		f.Source = cmp.Or(f.Source, "customer/referral")
		if b := g.before; b != nil && b.firm >= 0 && len(b.clauses) > 0 {
			f.Referrer = cmp.Or(f.Referrer, r.firms[b.firm].text+r.lastPerson(b, b.clauses[len(b.clauses)-1]))
		}
	}
	if f.Intent == Lead && f.Referrer != "" && f.Source == "" {
		f.Source = "customer/referral"
	}
	if f.Intent != Lead {
		f.Source = ""
	}
	if f.Intent != ApprovalRequest && f.Intent != Opportunity && f.Intent != Query {
		f.Milestone = ""
	}
	f.Gist = r.gist(g, &f)
	if f.Next == nil && f.Intent == Task {
		f.Next = r.undated(g)
	}
	return f
}

// undated is the step of a message that is nothing but a step without a date.
func (r *reader) undated(g *group) *Step {
	for n, k := range g.clauses {
		c := &r.clauses[k]
		if c.void() {
			continue
		}
		s := &Step{Text: r.trimmed(c, true), Span: c.span, Waiting: r.waits(c)}
		whens := c.whens
		if n+1 < len(g.clauses) && r.onlyWhen(&r.clauses[g.clauses[n+1]]) {
			whens = append(slices.Clip(whens), r.clauses[g.clauses[n+1]].whens...)
		}
		for _, w := range whens {
			if x := &r.whens[w]; s.Due == "" && x.grain != byWeek && x.grain != byMonth {
				s.Due, s.Assumed = x.on(1)
				s.Time = x.clock
			}
		}
		if s.Text != "" || s.Due != "" {
			return s
		}
	}
	return nil
}

// date finds when an activity was.
func (r *reader) date(g *group, f *Facts) {
	switch f.Intent {
	case Correction:
		r.correctedDay(g, f)
	case Visit, Call, Expense:
		r.doneDay(g, f)
	}
}

// correctedDay finds the day that a correction puts right, and which one it was wrongly.
func (r *reader) correctedDay(g *group, f *Facts) {
	right := r.rightDay(g, f)
	for _, k := range g.clauses {
		c := &r.clauses[k]
		for _, i := range c.whens {
			w := &r.whens[i]
			denied := r.deniedAt(w.span.Start)
			s := r.str(w.span)
			switch {
			case right >= 0 && i < right && !denied: // logged under today, but it was last Friday
			case denied, len(c.whens) > 1 && r.movedFrom(c, w): // 昨天的visit改写到Friday
				f.WasDate, _ = w.on(-1)
			case s == "刚才" || s == "刚刚", f.Date != "", w.deadline, w.grain == byWeek, w.grain == byMonth:
			default:
				r.correctDate(c, w, f)
			}
		}
	}
}

// correctDate takes the date that a correction names as right: of what was
// done, or of what is due when it still comes.
func (r *reader) correctDate(c *clause, w *when, f *Facts) {
	past := c.bits&cAnswer == 0 && c.tense <= 0 || r.dayOfDone(c)
	d, assumed := w.on(-1)
	if !past {
		d, assumed = w.on(1)
	}
	if w.fixed || !past && d > r.today || c.bits&cAnswer != 0 {
		past = d <= r.today && c.bits&cAnswer == 0
	}
	if past {
		f.Date, f.DateAssumed, f.Clock = d, assumed, w.clock
		f.Spans["date"] = w.span
		r.note(Reason{Slot: "date", Value: string(d), Rule: "the day that a correction names as right", Span: w.span})
		return
	}
	f.Next = &Step{Due: d, Time: w.clock, Assumed: assumed, Span: w.span, Waiting: c.bits&cAnswer != 0}
	f.Spans["next_step"] = w.span
	f.Date = ""
}

// correct reads what a correction puts right.
func (r *reader) correct(g *group, f *Facts) {
	pairs := false
	for _, k := range g.clauses {
		c := &r.clauses[k]
		s := r.words(c)
		denied := false
		for _, i := range c.moneys {
			denied = denied || r.moneys[i].denied && !r.moneys[i].repaired && r.moneys[i].role != roleUnit && !r.wantedThere(g, k)
		}
		for _, i := range c.whens {
			denied = denied || r.deniedAt(r.whens[i].span.Start)
		}
		for _, i := range c.folk {
			if p := &r.folk[i]; r.deniedAt(p.span.Start) {
				denied = true
				f.WasName = p.name
				f.Contacts = slices.DeleteFunc(f.Contacts, func(x Contact) bool { return x.Name == p.name })
			}
		}
		for _, i := range c.firms {
			denied = denied || r.deniedAt(r.firms[i].span.Start)
		}
		pairs = pairs || denied
		if strings.HasPrefix(s, "不是我") || strings.Contains(s, "不是我去") {
			pairs = true
			f.Colleagues = append(f.Colleagues, r.insteadOfMe(g, f)...)
		}
	}
	if pairs && f.Intent != Correction && !f.Question && f.Intents[ApprovalRequest] < 6 {
		f.Intents[Correction] += 7
		f.Intent, f.Confidence = Correction, 0.95
	}
	if f.Intent != Correction {
		return
	}
	f.Negated = false
	if f.Account == nil && len(g.clauses) > 0 {
		r.rightFirm(f)
	}
	for _, k := range g.clauses {
		for _, i := range r.clauses[k].firms {
			if x := &r.firms[i]; r.deniedAt(x.span.Start) {
				f.WasName = x.text
				if f.Account != nil && f.Account.Span == x.span {
					f.Account = nil
				}
			} else if f.Account == nil {
				f.Account = &Mention{Text: x.text, Span: x.span, Known: x.known}
			}
		}
	}
}

// wantedThere reports a clause that says what somebody wants, behind one that tells of a visit or a call at which he
// said it: visited Otto, Greta wants 280k not 300k puts nothing right.
func (r *reader) wantedThere(g *group, k int) bool {
	c := &r.clauses[k]
	return c.bits&cWantBuy != 0 && slices.ContainsFunc(g.clauses, func(j int) bool {
		told := &r.clauses[j]
		return j < k && told.tense < 0 && !told.void() && told.bits&(cVisit|cMeet|cCall) != 0
	})
}

// insteadOfMe is who went in the speaker's place: 不是我去的,是小李.
func (r *reader) insteadOfMe(g *group, f *Facts) []Match {
	var out []Match
	for _, k := range g.clauses {
		for _, i := range r.clauses[k].folk {
			if p := &r.folk[i]; !p.ours {
				p.ours = true
				out = append(out, r.colleague(p))
			}
		}
	}
	if len(out) > 0 {
		f.Contacts = nil
	}
	return out
}

// drop leaves out the groups that tell nothing by themselves: a wish or small
// talk beside a real record.
func (r *reader) drop(items []Facts) []Facts {
	if len(items) < 2 {
		return items
	}
	var out, waste []Facts
	for _, f := range items {
		if f.Intent == None || f.Intent == Expense && f.Account == nil {
			waste = append(waste, f)
			continue
		}
		out = append(out, f)
	}
	if len(out) == 0 {
		return items[:1]
	}
	for _, w := range waste {
		out[0].Costs = append(out[0].Costs, w.Costs...)
		if w.Date != "" && out[0].Date == "" && (out[0].Intent == Visit || out[0].Intent == Call) {
			out[0].Date, out[0].DateAssumed = w.Date, w.DateAssumed
		}
		out[0].Region = cmp.Or(out[0].Region, w.Region)
	}
	return out
}

// inherit hands on what was said once for all: the day, the place.
func (r *reader) inherit(items []Facts) {
	for i := 1; i < len(items); i++ {
		f, last := &items[i], &items[i-1]
		if (f.Intent == Visit || f.Intent == Call) && (f.Date == "" || f.DateAssumed && f.Spans["date"] == Span{}) && last.Date != "" {
			f.Date, f.DateAssumed, f.NightBefore = last.Date, last.DateAssumed, last.NightBefore
		}
	}
}

// outer is the message of several records.
func (r *reader) outer(items []Facts) Facts {
	f := Facts{Text: r.text, Intent: items[0].Intent, Intents: map[string]float64{}, Confidence: 1, Spans: map[string]Span{}}
	common := items[0].Date
	place := r.commonPlace()
	for i := range items {
		it := &items[i]
		r.settleItem(it)
		if it.Intent == Visit {
			f.Intent = Visit
		}
		if it.Date != common {
			common = ""
		}
		if it.Region == "" && (it.Intent == Visit || it.Intent == Call) {
			it.Region = place
		}
		f.Costs = append(f.Costs, it.Costs...)
		it.Costs = nil
		f.Colleagues = append(f.Colleagues, it.Colleagues...)
		f.Question = f.Question || it.Question
		f.Confidence = min(f.Confidence, it.Confidence)
		for k, v := range it.Intents {
			f.Intents[k] = max(f.Intents[k], v)
		}
	}
	f.Date, f.Items, f.Region = common, items, place
	return f
}

// commonPlace is a place said before any company: 都在广州,周四见了…
func (r *reader) commonPlace() string {
	if len(r.clauses) == 0 || len(r.clauses[0].firms) > 0 {
		return ""
	}
	for i := r.clauses[0].from; i < r.clauses[0].to; i++ {
		if t := r.toks[i]; t.kind == tokWord && t.bits&cRegion != 0 {
			return placeName(r.str(t.span))
		}
	}
	return ""
}

// settleItem decides what follows from the intent.
func (r *reader) settleItem(f *Facts) {
	switch f.Intent {
	case Visit:
		if f.Activity == "" || f.Activity == crm.Call {
			f.Activity = crm.Visit
		}
	case Call:
		f.Activity = crm.Call
	default:
		f.Activity, f.Outcome = "", ""
	}
	if f.Intent == Call && f.Outcome == "" && r.reached() {
		f.Outcome = crm.Reached
	}
	if f.Account != nil && len(f.Account.Known) > 0 && (len(f.Account.Known) > 1 && f.Account.Known[1].Score == 1 || f.Account.Known[0].Score < 1) {
		f.Confidence = min(f.Confidence, 0.6)
	}
	if f.Account == nil && (f.Intent == Visit || f.Intent == Call || f.Intent == Lead) {
		f.Confidence = min(f.Confidence, 0.5)
	}
}

// reached reports whether the words say that somebody answered.
func (r *reader) reached() bool {
	for _, t := range r.toks {
		if t.kind == tokWord && t.bits&cReach != 0 && t.bits&cOutcome == 0 {
			return true
		}
	}
	return false
}
