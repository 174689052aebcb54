package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/configs/playbook/figures"
	"milepost/handlers/wording"
)

// behindSaid asks for the list behind a figure by what the card calls it: 推进是哪些.
var behindSaid = wording.Compile(`^(那|那么)?(.{1,12}?)(都|的)?(是|有)?(哪些|哪几(个|单|家|次|条|笔)|谁|明细)$|^which (?:are|were) (?:the |in an|in )?(.{2,24})$`)

// behindNamed shows the list behind a figure that the last card calls as he does; false
// when there is none of that name.
func (q *request) behindNamed() (bool, error) {
	m := behindSaid.FindStringSubmatch(squash(q.m.Text))
	if m == nil {
		return false, nil
	}
	f, ok := q.figureOf(q.conv.Track)
	if !ok {
		return false, nil
	}
	v, err := q.figuresFor(f)
	if err != nil {
		return false, nil // he may not see it any more: asked anew it is told why
	}
	named := q.partNamed(v, m[2]+m[len(m)-1])
	for i, p := range v.Parts {
		if i != named {
			continue
		}
		if !p.Listed || p.Empty() {
			q.personal(q.say.FiguresGone(v))
			return true, nil
		}
		return true, q.showBehindPart(v, p.ID())
	}
	return false, nil
}

// partNamed is the figure of a card that is called so, or the only one whose name begins so: 外币 of 外币另列, 没见到 of
// 没见到人; -1 for none.
func (q *request) partNamed(v cards.FiguresView, said string) int {
	found, begins := -1, 0
	for i, p := range v.Parts {
		if p.Kind == figures.PartAsked {
			continue
		}
		switch name := squash(q.say.PartCalled(v, p)); {
		case name == said:
			return i
		case length(said) > 1 && strings.HasPrefix(name, said):
			found = i
			begins++
		}
	}
	if begins != 1 {
		return -1
	}
	return found
}
