package handlers

import (
	"fmt"
	"strings"

	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// spelled asks again, with the customer's own name, what named him by its sound
// alone: lansi啥情况, what's next for lansi. Nothing is ever recorded for such a
// name without a question. False when the words name nobody so.
func (q *request) spelled() (bool, error) {
	if q.f.Account != nil || length(q.m.Text) > 40 {
		return false, nil
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
		m := q.m
		m.Text = strings.Replace(m.Text, w, a.Name.Text, 1)
		f := inMethod(q.Book, q.who.Lang(), parse.Read(m.Text, q.ctx))
		if f.Intent == parse.Query || f.Question {
			q.m, q.f, q.order = m, f, ranked(q.intents, f)
			return true, q.dispatch(q.order)
		}
	}
	return false, nil
}
