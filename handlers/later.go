package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/parse"
)

// later is an intent whose time comes with another release: it says so, and
// what can be done today. keep saves the words among the drafts, so that
// nothing is lost.
func later(in Intent, what string, keep bool) Intent {
	weigh := in.Weigh
	if keep {
		in.Aside, in.touches = what, weigh
	}
	if weigh != nil {
		in.Weigh = func(f parse.Facts) float64 {
			if didSomething(f) {
				return 0 // what was done is recorded first
			}
			return weigh(f)
		}
	}
	in.Handle = func(q *request) error { return q.later(what, keep) }
	return in
}

// didSomething reports a message that tells of a visit or a call that was made.
func didSomething(f parse.Facts) bool {
	for _, t := range things(f) {
		if (t.Intent == parse.Visit || t.Intent == parse.Call) && happened(t) && (t.Account != nil || len(t.Contacts) > 0) {
			return true
		}
	}
	return false
}

// aside is what of a later release was said beside something that was done;
// "" for nothing.
func (q *request) aside() string {
	if !didSomething(q.f) {
		return ""
	}
	for _, in := range q.intents {
		if in.touches != nil && in.touches(q.f) >= enough {
			return in.Aside
		}
	}
	return ""
}

func (q *request) later(what string, keep bool) error {
	kept := false
	if keep && mayRecord(q.who) && q.private() {
		w, err := q.begin()
		if err != nil {
			return err
		}
		if err := q.draft(w, q.f, cards.AskIntent, intentChoices(q.f)); err != nil {
			return err
		}
		kept = true
	}
	q.reply(q.out.Later(what, kept))
	return nil
}

// says weighs a message by words that only this matter uses.
func says(weight float64, longest int, zh []string, en ...string) func(parse.Facts) float64 {
	return func(f parse.Facts) float64 {
		if length(f.Text) > longest {
			return 0
		}
		if holds(f.Text, zh...) {
			return weight
		}
		for _, e := range en {
			if strings.Contains(e, " ") && holds(f.Text, e) || word(f.Text, e) {
				return weight
			}
		}
		return 0
	}
}
