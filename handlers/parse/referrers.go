package parse

import (
	"slices"
	"strings"
)

// heardFrom marks who told of a customer as the one he was heard from, where another
// company is told of: heard from Gary at Marwick that Stanhope is expanding, 听德昌的聂工说
// 瑞荣泵业要扩产, a friend who sells for 埃斯顿.
func (r *reader) heardFrom() {
	if len(r.firms) < 2 {
		return
	}
	for i, t := range r.toks {
		if !heard[t.text()] {
			continue
		}
		stop := i + 1
		for stop < len(r.toks) && !isFunc(r.toks[stop], "that") && !r.markIs(stop, ',') && !r.markIs(stop, ':') && !r.markIs(stop, '.') && r.toks[stop].bits&cSay == 0 {
			stop++
		}
		before, behind := -1, false
		for k := range r.firms {
			f := &r.firms[k]
			switch {
			case f.rival || f.aside:
			case f.from > i && f.to <= stop && before < 0:
				before = k
			case f.to <= i && before < 0, f.from >= stop:
				behind = behind || f.to <= i
				if f.to <= i {
					continue
				}
				behind = behind || before >= 0 && f.same != r.firms[before].same
			}
		}
		if before >= 0 && behind {
			r.passOn(before)
			for k := range r.folk {
				if p := &r.folk[k]; p.tok > i && p.tok < stop {
					p.referrer = true
				}
			}
			return
		}
	}
	r.soldFor()
}

// namedBy marks who is said in English to have named a new customer, before the colon behind which
// he stands: got the name from Braun: Redfern Ltd; Braun gave me a lead: Otley Foods; and behind
// him: heard about Castor Mills from Mr Hale.
func (r *reader) namedBy() {
	if r.han || !strings.Contains(r.folded, ":") && !strings.Contains(r.folded, "eard ") {
		return
	}
	for i, t := range r.toks {
		switch {
		case r.markIs(i, ':') || t.kind == tokWord && strings.HasSuffix(t.w.text, ":"):
			from := r.wordsBackTo(i)
			head := " " + strings.TrimSuffix(r.between(r.toks[from].span.Start, t.span.End), ":") + " "
			at := max(strings.LastIndex(head, " from "), strings.LastIndex(head, " through "), strings.LastIndex(head, " via "))
			_, given := holdsAny(head, []string{"gave me a ", "gave us a ", "passed me a ", "passed us a ", "sent me a ", "sent us a ", "handed me a ", "handed us a "})
			_, names := holdsAny(head, []string{"lead ", "leads ", "name ", "tip ", "contact ", "referral ", "intro ", "introduction "})
			if !names || at < 0 && !given || !r.opensBehind(i+1) && !r.firmStarts(i+2) {
				continue
			}
			r.passedBy(from, i, r.toks[from].span.Start+len([]rune(head[:max(at, 0)])))
		case t.kind == tokWord && t.text() == "from" && i > 4:
			from := r.wordsBackTo(i)
			said := r.between(r.toks[from].span.Start, t.span.Start)
			if _, told := holdsAny(said, []string{"heard about ", "heard of ", "learned about ", "learned of ", "learnt about "}); told && slices.ContainsFunc(r.firms, func(f firm) bool { return f.from > from && f.to <= i }) {
				r.passedBy(i, len(r.toks), t.span.Start)
			}
		}
	}
}

// wordsBackTo is the first token of the sentence in which token i stands.
func (r *reader) wordsBackTo(i int) int {
	for i > 0 && !r.markIs(i-1, '.') && !r.markIs(i-1, '\n') && !r.markIs(i-1, ';') && !r.markIs(i-1, '!') {
		i--
	}
	return i
}

// passedBy marks the companies and people between two tokens, and from a place of the text on, as
// who passed a customer on.
func (r *reader) passedBy(from, to, at int) {
	for k := range r.firms {
		if f := &r.firms[k]; f.from >= from && f.to <= to && f.span.Start >= at {
			r.passOn(k)
		}
	}
	for k := range r.folk {
		if p := &r.folk[k]; p.tok >= from && p.tok < to && p.span.Start >= at {
			p.referrer = true
		}
	}
}

// heard are the words before whom something was heard from.
var heard = map[string]bool{
	"heard from": true, "hear from": true, "learned from": true, "learnt from": true, "got word from": true, "according to": true, "tip from": true, "a tip from": true, "heard via": true, "heard about them from": true, "heard of them from": true, "heard about it from": true,
	"听": true, "听说": true, "刚听": true, "据": true, "从": true,
}

// passOn makes a company and every mention of it whom a lead came from.
func (r *reader) passOn(k int) {
	for j := range r.firms {
		if r.firms[j].same == r.firms[k].same {
			r.firms[j].referrer = true
		}
	}
}

// soldFor marks the company that a friend works for as whom a lead came from: 我同学在埃斯
// 顿做销售,说双环传动要招标.
func (r *reader) soldFor() {
	for k := range r.firms {
		f := &r.firms[k]
		kin := false
		for i := f.from - 1; i >= 0 && i >= f.from-4 && (r.toks[i].kind != tokMark || r.isSpace(i)); i-- {
			kin = kin || r.toks[i].bits&cKin != 0 && r.toks[i].kind == tokWord
		}
		if !kin || f.rival {
			continue
		}
		for _, g := range r.firms {
			if g.from > f.to && g.same != f.same && !g.rival {
				r.passOn(k)
				return
			}
		}
	}
}

// labelledReferrer marks who is named behind the label of a form that asks who passed the
// customer on: 泰昌钣金 引荐人 美科老蔡.
func (r *reader) labelledReferrer() {
	for k := range r.firms {
		f := &r.firms[k]
		label := strings.TrimRight(r.between(0, f.span.Start), " :")
		for _, w := range []string{"引荐人", "介绍人", "推荐人", "referrer", "referred by"} {
			f.referrer = f.referrer || k > 0 && strings.HasSuffix(label, w)
		}
	}
}
