package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"milepost/configs"
	"milepost/handlers"
	"milepost/handlers/parse"
)

// explain prints, for a person, what a text is read as and why: the clauses
// with their tense, then each value with the words and the rules behind it, and
// the rivals that lost.
func explain(out io.Writer, text string, said time.Time, zone *time.Location, intents []handlers.Intent) error {
	f := handlers.Classify(text, parse.Context{
		Said: said, Zone: zone, Cal: configs.Calendars("CN"), Literal: true, Explain: true,
	}, intents)
	p := explainer{out: out, text: []rune(text)}
	p.line("%s\nsaid %s", text, said.In(zone).Format("Monday 2006-01-02 15:04 MST"))
	p.clauses(f.Why)
	p.intents(f)
	for _, slot := range []string{"account", "contacts", "date", "next_step", "amount", "confidence"} {
		p.slot(slot, f.Why)
	}
	p.line("\nread as %s, confidence %.2f%s", readIntent(f), f.Confidence, whyNothing(f))
	for i, it := range f.Items {
		p.line("  item %d: %s, confidence %.2f", i+1, readIntent(it), it.Confidence)
	}
	p.line("\n+ and - are what words are worth, × is a rival that lost")
	return p.err
}

// whyNothing says why no record is made of a message; "" where one is.
func whyNothing(f parse.Facts) string {
	switch {
	case f.Intent != parse.None:
		return ""
	case f.Action == "ask" && len(f.AskFor) > 0:
		return ": it may be a record, but it does not say which: " + strings.Join(f.AskFor, ", ")
	case f.Wished:
		return ": it is only wished for"
	case f.Negated:
		return ": it did not happen, or was called off"
	case len(f.Intents) == 0:
		return ": none of its words speaks for a record of the speaker's own"
	}
	return ": what speaks for a record is too little"
}

// readIntent is an intent with the customer that it is about.
func readIntent(f parse.Facts) string {
	s := f.Intent
	if f.Command != "" {
		s += " " + f.Command
	}
	if f.Action != "" {
		s += " (" + f.Action + ")"
	}
	if f.Account != nil {
		s += " of " + f.Account.Text
	}
	return s
}

// explainer prints reasons and remembers the first error of doing so.
type explainer struct {
	out  io.Writer
	text []rune
	err  error
}

func (p *explainer) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.out, format+"\n", args...)
	}
}

// words are what a reason rests on; "" for the whole message.
func (p *explainer) words(s parse.Span) string {
	if s.End <= s.Start || s.End > len(p.text) {
		return ""
	}
	return "«" + string(p.text[s.Start:s.End]) + "»"
}

// clauses lists each clause with its tense and the words that gave it.
func (p *explainer) clauses(why []parse.Reason) {
	p.line("\nclauses")
	var words []string
	for _, x := range why {
		switch {
		case x.Slot != "clause":
		case x.Weight > 0:
			words = append(words, fmt.Sprintf("%s %s %.1f", p.words(x.Span), x.Value, x.Weight))
		default:
			p.line("  %-9s %s  %s", x.Value, p.words(x.Span), strings.Join(append(words, "("+x.Rule+")"), ", "))
			words = nil
		}
	}
}

// intents lists the evidence, the heaviest intent first, each with what spoke
// for it.
func (p *explainer) intents(f parse.Facts) {
	p.line("\nintent      %s", readIntent(f))
	sums := map[string]float64{}
	var order []string
	for _, x := range f.Why {
		if x.Slot != "intent" {
			continue
		}
		if _, ok := sums[x.Value]; !ok {
			order = append(order, x.Value)
		}
		sums[x.Value] += x.Weight
	}
	slices.SortStableFunc(order, func(a, b string) int { return -cmp.Compare(sums[a], sums[b]) })
	for _, intent := range order {
		p.line("  %-16s %4.1f", intent, sums[intent])
		for _, x := range f.Why {
			if x.Slot == "intent" && x.Value == intent {
				p.line("    %+5.1f  %s  %s", x.Weight, x.Rule, p.words(x.Span))
			}
		}
	}
}

// slot lists what was read for one key, and what lost.
func (p *explainer) slot(slot string, why []parse.Reason) {
	head, last := slot, ""
	for _, x := range why {
		if x.Slot != slot {
			continue
		}
		value := cmp.Or(x.Value, "-")
		if value == last && !x.Lost { // a further reason for the same
			p.line("%-11s     %+.1f  %s  %s", head, x.Weight, x.Rule, p.words(x.Span))
			continue
		}
		last = value
		mark := " "
		if x.Lost {
			mark = "×"
		}
		p.line("%-11s %s %s  %s  %s", head, mark, value, x.Rule, p.words(x.Span))
		head = ""
	}
}
