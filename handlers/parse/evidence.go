package parse

import (
	"fmt"
	"maps"
)

// Reason is one step of why something was read as it was.
type Reason struct {
	Slot   string  // a key of reading.md: intent, account, contacts, date, next_step, amount, confidence, clause
	Value  string  // what was read, or the rival that was not
	Rule   string  // what speaks for it, in English
	Span   Span    // the words that it rests on; empty: no single ones
	Weight float64 // what it was worth; 0 where nothing was weighed
	Lost   bool    // a rival that was not taken
}

// note keeps a reason when the reading is to be explained.
func (r *reader) note(x Reason) {
	if r.ctx.Explain {
		r.why = append(r.why, x)
	}
}

// evidence is what speaks for each intent of a group.
type evidence struct {
	sums map[string]float64
	r    *reader
}

func (r *reader) newEvidence() *evidence { return &evidence{map[string]float64{}, r} }

// of is the evidence for an intent so far.
func (e *evidence) of(intent string) float64 { return e.sums[intent] }

// add lets the words at a place speak for an intent.
func (e *evidence) add(intent string, w float64, rule string, at Span) {
	if w == 0 {
		return
	}
	e.sums[intent] += w
	e.r.note(Reason{Slot: "intent", Value: intent, Rule: rule, Span: at, Weight: w})
}

// scale lets one matter take from the evidence for another that it includes.
func (e *evidence) scale(intent string, by float64, rule string) {
	had := e.sums[intent]
	if had == 0 {
		return
	}
	e.sums[intent] = had * by
	e.r.note(Reason{Slot: "intent", Value: intent, Rule: rule, Weight: had*by - had})
}

// settled is the evidence without what came to nothing.
func (e *evidence) settled() map[string]float64 {
	maps.DeleteFunc(e.sums, func(_ string, v float64) bool { return v <= 0 })
	return e.sums
}

// explainFirm tells what made a stretch of text a company, or kept it from being
// one.
func (r *reader) explainFirm(f *firm, lost string) {
	if !r.ctx.Explain {
		return
	}
	rule := fmt.Sprintf("worth %.1f of %d needed", f.score, needed)
	switch {
	case lost != "":
		rule = lost + ", " + rule
	case f.rival:
		rule = "a competitor by the words before it"
	case f.referrer:
		rule = "who passed the customer on, not the customer"
	}
	r.note(Reason{Slot: "account", Value: r.str(f.span), Rule: rule, Span: f.span, Weight: f.score, Lost: lost != "" || f.rival || f.referrer})
	for _, x := range f.why {
		x.Slot, x.Value = "account", r.str(f.span)
		r.note(x)
	}
	for i, m := range f.known {
		r.note(Reason{Slot: "account", Value: m.Row.Names[0].Text, Rule: fmt.Sprintf("known, written %s", m.Why), Span: f.span, Weight: m.Score, Lost: i > 0})
	}
}

// explainFirms tells of every company that was read.
func (r *reader) explainFirms() {
	if !r.ctx.Explain {
		return
	}
	for i := range r.firms {
		r.explainFirm(&r.firms[i], "")
	}
}

// gain lets something speak for a stretch of text being a company.
func (r *reader) gain(f *firm, w float64, rule string, at Span) {
	f.score += w
	if r.ctx.Explain && w != 0 {
		f.why = append(f.why, Reason{Rule: rule, Span: at, Weight: w})
	}
}
