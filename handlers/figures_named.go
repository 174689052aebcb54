package handlers

import (
	"slices"
	"strings"

	"milepost/bot/cards"
	"milepost/configs/playbook/figures"
	"milepost/handlers/wording"
)

// behindSaid asks for the list behind a figure by what the card calls it: 推进是哪些.
var behindSaid = wording.Compile(`^(那|那么)?(.{1,12}?)(都|的)?(是|有)?(哪些|哪几(个|单|家|次|条|笔)|谁|明细)$|^which (?:are|were) (?:the |in an|in )?(.{2,24})$`)

// namesFigure are words without which no text asks for the list behind a figure.
var namesFigure = []string{"哪", "谁", "明细", "which", "第", "the "}

// behindNamed shows the list behind a figure that the last card, or the digest that came
// last, calls as he does, or that stands where he says; false when there is none.
func (q *request) behindNamed() (bool, error) {
	s := squash(q.m.Text)
	if length(s) > 30 || !holds(s, namesFigure...) {
		return false, nil
	}
	nth, m := q.nthSaid(), behindSaid.FindStringSubmatch(s)
	if nth == 0 && m == nil {
		return false, nil
	}
	told, err := q.figuresTold()
	if err != nil || len(told) == 0 {
		return false, err
	}
	if nth > 0 {
		return true, q.behindNth(told, nth)
	}
	for _, t := range told {
		v, err := q.figuresFor(t.figureRef)
		if _, is := faulty(err); is {
			continue // he may not see it any more: asked anew it is told why
		}
		if err != nil {
			return false, err
		}
		p, ok := q.partNamed(v, m[2]+m[len(m)-1])
		switch {
		case !ok:
		case !p.Listed || p.Empty():
			q.personal(q.say.FiguresGone(v))
			return true, nil
		default:
			return true, q.showBehindPart(v, p.ID())
		}
	}
	return false, nil
}

// partNamed is the figure of a card that is called so, or the only one whose name begins so: 外币 of 外币另列, 没见到 of
// 没见到人; ok is false for none.
func (q *request) partNamed(v cards.FiguresView, said string) (found figures.Part, ok bool) {
	begins := 0
	for _, p := range v.Parts {
		if p.Kind == figures.PartAsked {
			continue
		}
		also := slices.ContainsFunc(q.say.PartAlso(p), func(word string) bool { return strings.EqualFold(word, said) })
		switch name := squash(q.say.PartCalled(v, p)); {
		case name == said, also:
			return p, true
		case length(said) > 1 && strings.HasPrefix(name, said):
			found = p
			begins++
		}
	}
	return found, begins == 1
}
