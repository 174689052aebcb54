package handlers

import (
	"fmt"
	"strings"

	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// spelled asks again, with the name of a customer or a colleague, what named him by its
// sound alone: lansi啥情况, xiaoli最近怎么样. Nothing is ever recorded for such a
// name without a question. False when the words name nobody so.
func (q *request) spelled() (bool, error) {
	if q.respelled || q.f.Account != nil || length(q.m.Text) > 40 {
		return false, nil
	}
	if done, err := q.spelledColleague(); done || err != nil {
		return done, err
	}
	notLatin := func(r rune) bool { return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') }
	for w := range strings.FieldsFuncSeq(q.m.Text, notLatin) {
		if len(w) < 4 {
			continue
		}
		known := q.mention(w).Known
		if len(known) == 0 || known[0].Why != "pinyin" || len(known) > 1 && known[1].Score == known[0].Score {
			continue
		}
		a, err := crm.Get[crm.Account](q.tx, known[0].Row.ID)
		if err != nil {
			return false, fmt.Errorf("account that sounds like it: %w", err)
		}
		if a.Name.Text == w || !q.allowed(crm.Read, crm.ScopeOf(&a)) {
			continue // the name of somebody else's customer is not told
		}
		if done, err := q.asksInstead(strings.Replace(q.m.Text, w, a.Name.Text, 1)); done || err != nil {
			return done, err
		}
	}
	return false, nil
}

// spelledColleague is spelled for a colleague.
func (q *request) spelledColleague() (bool, error) {
	s, err := q.namedOf(q.m.Text)
	if err != nil || len(s.people) == 0 {
		return false, err
	}
	text := squash(q.m.Text)
	for _, p := range s.people {
		text = strings.Replace(text, p.said, p.name, 1)
	}
	if strings.EqualFold(text, squash(q.m.Text)) {
		return false, nil
	}
	return q.asksInstead(text)
}

// asksInstead answers another text in the place of his, where it is a question: once, since
// what is not understood under its right name either would be asked for ever.
func (q *request) asksInstead(text string) (bool, error) {
	f := inMethod(q.Book, q.who.Lang(), parse.Read(text, q.ctx))
	if f.Intent != parse.Query && !f.Question {
		return false, nil
	}
	q.m.Text, q.f, q.order, q.respelled = text, f, ranked(q.intents, f), true
	return true, q.dispatch(q.order)
}
