package parse

import (
	"fmt"
	"strings"
)

// explainPerson tells why somebody was taken for a person, and for whose.
func (r *reader) explainPerson(p *person) {
	if !r.ctx.Explain {
		return
	}
	rule := "a surname with a title"
	switch t := r.tok(p.tok); {
	case len(p.known) > 0:
		rule = "a person who is known"
	case t.kind == tokWord && t.bits&cPersonWord != 0:
		rule = "a word that stands for somebody"
	case isWordRune(r.n[p.span.Start]):
		rule = "words with capitals where a person's name stands"
	case t.kind == tokPerson && p.title == "" && strings.ContainsAny(firstRune(p.name), "老小阿"):
		rule = "a surname said familiarly"
	case t.kind == tokPerson && len([]rune(p.name)) >= 2 && !strings.Contains(courtesies, " "+string([]rune(p.name)[1:])+" ") && p.title != string([]rune(p.name)[1:]):
		rule = "a surname and a given name, as the words around it say"
	}
	if p.ours {
		rule += "; one of ours"
	}
	if p.referrer {
		rule += "; he passed the customer on"
	}
	r.note(Reason{Slot: "contacts", Value: p.name, Rule: rule, Span: p.span, Lost: p.ours || p.referrer})
}

// explainTense tells what a word says about when something happens.
func (r *reader) explainTense(at Span, done, plan float64) {
	switch {
	case !r.ctx.Explain:
	case done > 0:
		r.note(Reason{Slot: "clause", Value: "done", Rule: "speaks of what was done", Span: at, Weight: done})
	case plan > 0:
		r.note(Reason{Slot: "clause", Value: "planned", Rule: "speaks of what is to come", Span: at, Weight: plan})
	}
}

// explainClause tells how a clause was taken.
func (r *reader) explainClause(c *clause, done, plan float64) {
	if !r.ctx.Explain {
		return
	}
	mood := map[int]string{-1: "done", 0: "open", 1: "planned"}[c.tense]
	for _, x := range []struct {
		is   bool
		word string
	}{{c.wish, "wished"}, {c.neg, "denied"}, {c.cancel, "cancelled"}, {c.ask, "asked"}, {c.quote, "quoted"}, {c.beside, "beside the matter"}} {
		if x.is {
			mood += ", " + x.word
		}
	}
	r.note(Reason{Slot: "clause", Value: mood, Rule: fmt.Sprintf("done %.1f, planned %.1f", done, plan), Span: c.span})
}

// explainStep tells which clause is the next step, and which others could be.
func (r *reader) explainStep(g *group, at int, s *Step) {
	if !r.ctx.Explain {
		return
	}
	for _, k := range g.clauses {
		c := &r.clauses[k]
		switch {
		case k == at:
			rule := "planned in so many words"
			if r.dueIn(c) {
				rule = "a day in it still comes"
			}
			r.note(Reason{Slot: "next_step", Value: strings.TrimSpace(string(s.Due) + " " + s.Text), Rule: rule, Span: c.span})
		case c.tense > 0:
			r.note(Reason{Slot: "next_step", Value: r.str(c.span), Rule: "planned as well", Span: c.span, Lost: true})
		}
	}
}

// explainSums tells what each sum of a group was taken for.
func (r *reader) explainSums(g *group, taken *money) {
	if !r.ctx.Explain {
		return
	}
	for _, k := range g.clauses {
		for _, i := range r.clauses[k].moneys {
			m := &r.moneys[i]
			rule := m.role.String()
			if m.denied {
				rule += ", said not to be"
			}
			if m.role == roleDeal && m.kind != "" {
				rule += " (" + string(m.kind) + ")"
			}
			r.note(Reason{Slot: "amount", Value: r.str(m.span), Rule: rule, Span: m.span, Lost: taken == nil || m.span != taken.span})
		}
	}
}

// String says what a sum is a sum of.
func (k moneyRole) String() string {
	switch k {
	case roleDeal:
		return "our deal's"
	case roleCost:
		return "spent"
	case roleRevenue:
		return "the customer's revenue"
	case roleUnit:
		return "a price of one"
	case rolePayment:
		return "paid, deposited or taken off"
	}
	return "somebody else's, or of the whole programme"
}
