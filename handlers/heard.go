package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// maxHeard bounds how many answers a receipt proposes.
const maxHeard = 2

// heardIn are the answers and conditions that the words of a visit or a call give of its
// deal, where the deal does not have them yet: 资金已批, said on a visit. They are proposed
// on the receipt and written when he taps, never by themselves (J16).
func (q *request) heardIn(a *crm.Activity) ([]cards.SaidAnswer, error) {
	if a == nil || a.Deal == "" || a.Gist == "" || !a.Met() {
		return nil, nil
	}
	said := q.Book.Sayings(a.Gist)
	if len(said) == 0 {
		return nil, nil
	}
	o, err := crm.Get[crm.Opportunity](q.tx, a.Deal)
	if crm.IsMissing(err) || err == nil && (o.Deleted || !o.Open() || !q.allowed(crm.Write, crm.ScopeOf(&o))) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	ticks := q.Book.Ticks(&o)
	var out []cards.SaidAnswer
	for _, s := range said {
		was := ticks[s.ID].Answer
		if s.Question {
			was = o.Answers[s.ID].Answer
		}
		if was != s.Answer && len(out) < maxHeard {
			out = append(out, cards.SaidAnswer{ID: s.ID, Question: s.Question, Answer: s.Answer, Was: was})
		}
	}
	return out, nil
}

// pressHeard writes an answer that was proposed on the receipt of a visit: what was said
// there is its evidence.
func (q *request) pressHeard(a chat.Action) error {
	rec, err := q.named(parse.Item{Number: a.Subject})
	if err != nil {
		return err
	}
	act, ok := rec.(*crm.Activity)
	if !ok || act.Deal == "" {
		q.reply(q.out.UnknownButton())
		return nil
	}
	m, ok, err := q.matterByNumber(a.Subject)
	if err != nil || !ok {
		return err
	}
	id, answer, _ := strings.Cut(a.Arg, ".")
	s := playbook.Saying{ID: id, Answer: answer, Note: q.say.HeardOn(act.Number(), act.Date, partFor(act.Gist, q.Book, id))}
	_, s.Question = playbook.Find(q.Book.Asked(), id)
	w, err := q.begin()
	if err != nil {
		return err
	}
	v := cards.SaidView{}
	if err := q.tellAnswer(w, &m, &v, s); err != nil {
		return err
	}
	return q.saidCard(m, v, w)
}

// partFor is the part of a gist that gives an answer.
func partFor(gist string, book *playbook.Book, id string) string {
	for part := range strings.FieldsFuncSeq(gist, func(r rune) bool { return strings.ContainsRune(",，;；。", r) }) {
		for _, s := range book.Sayings(part) {
			if s.ID == id {
				return strings.TrimSpace(part)
			}
		}
	}
	return gist
}
