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

// explainStep tells what the next step was taken to be, and why.
func (r *reader) explainStep(why weighed, s *Step) {
	if r.ctx.Explain {
		r.note(Reason{Slot: "next_step", Value: strings.TrimSpace(string(s.Due) + " " + s.Text), Rule: why.rule, Span: r.clauses[why.clause].span})
	}
}

// explainRivals tells which others could have been what was taken: clauses of a step, days of
// what was done.
func (r *reader) explainRivals(slot string, best weighed, all []weighed) {
	if !r.ctx.Explain {
		return
	}
	for _, w := range all {
		c := &r.clauses[w.clause]
		switch {
		case w == best:
			continue
		case w.day != nil:
			r.note(Reason{Slot: slot, Value: r.str(w.day.span), Rule: w.rule, Span: w.day.span, Weight: w.weight, Lost: true})
		default:
			r.note(Reason{Slot: slot, Value: r.str(c.span), Rule: w.rule, Span: c.span, Weight: w.weight, Lost: true})
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
