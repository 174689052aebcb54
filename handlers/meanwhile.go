package handlers

import (
	"slices"
	"strconv"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// waitsWithDraft keeps what somebody goes on to tell before he has answered whose
// matter it was, with the draft that waits for that word: it is about the same, and
// whoever it was told of before is not meant.
func (q *request) waitsWithDraft() (bool, error) {
	question := q.conv.Question
	since := q.said().Sub(question.At)
	if question.Draft == "" || !waitsForName(question.Key) || since < 0 || since > talksFor || !q.conv.At.Before(question.At) || !q.goesOnTelling() {
		return false, nil
	}
	d, err := crm.Get[crm.Draft](q.tx, question.Draft)
	switch {
	case crm.IsMissing(err), err == nil && d.State != "":
		return false, nil
	case err != nil:
		return false, err
	}
	t, err := thaw(d.Facts)
	if err != nil {
		return false, err
	}
	if question.Key == cards.AskConfirm {
		if namesCustomer(t) && ofOneKnown(t) {
			return false, nil // it says of whom it was told: only what was told is in doubt
		}
		if fnd, err := q.subject(t, crm.Write); err != nil || fnd.Account != nil && fnd.Account.ID == q.conv.About {
			return false, err // whose it is, is no question: he is talking of that one anyway
		}
	}
	if namesCustomer(q.f) && (t.Account == nil || t.Account.Text != q.f.Account.Text) || question.Key == cards.AskWhose && namesOthers(t, q.f) {
		return false, nil
	}
	w, err := q.begin()
	if err != nil {
		return false, err
	}
	d, err = w.AddToDraft(d.ID, q.m.Text)
	if f, ok := faulty(err); ok && f.Key == "draft.long" {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	q.doubted = true
	q.conv.Question.At = q.said()
	q.alone(q.say.Question(draftView(d)))
	return true, nil
}

// namesOthers reports that a further sentence names somebody whom the draft does not: where that
// one names no customer either, he may be of another one.
func namesOthers(draft, further parse.Facts) bool {
	return slices.ContainsFunc(further.Contacts, func(c parse.Contact) bool {
		return !slices.ContainsFunc(draft.Contacts, func(d parse.Contact) bool { return d.Name == c.Name })
	})
}

// waitsForName reports the questions that ask of whom something was told.
func waitsForName(key string) bool {
	return key == cards.AskAccount || key == cards.AskWhose || key == cards.AskConfirm
}

// goesOnTelling reports a statement that reads as something that could be recorded, or
// as nothing at all.
func (q *request) goesOnTelling() bool {
	if q.m.Kind != chat.Text || len(q.m.Files) > 0 || q.m.Geo != nil || len(q.f.Items) > 0 || len(q.f.Refs) > 0 || q.f.Question || !states(q.m.Text) {
		return false
	}
	if len(q.order) > 1 && q.order[0].Name == "correct" { // a sum that may mend the one of what he told before it
		return recorded(q.order[1].Reads)
	}
	return len(q.order) == 0 || recorded(q.order[0].Reads) || q.order[0].Name == "told" || q.order[0].Name == "rival"
}

// An aside is what was said beside that which is answered first.
type aside struct {
	crm.Sentence
	beside bool          // of the record that was made of the rest, which 改 and ① go on to mean
	newsOf crm.AccountID // it is news of that customer, whatever it reads as; "" = it is read
}

// besides is what is said by itself in the message that is answered.
func (q *request) besides(text string) aside {
	return aside{Sentence: crm.Sentence{Text: text, At: q.said()}}
}

// hearsAside takes a further thing that was said.
func (q *request) hearsAside(said aside) error {
	if said.newsOf == "" {
		q.putAs(said.Text)
		return q.words()
	}
	a, err := crm.Get[crm.Account](q.tx, said.newsOf)
	if err != nil {
		return err
	}
	_, err = q.newsOf(&a, said.Text)
	return err
}

// saidMeanwhile takes what was said while a draft waited that is confirmed now, sentence
// by sentence, each as if it were said after it.
func (q *request) saidMeanwhile() ([]chat.Post, error) {
	var posts []chat.Post
	for i, said := range q.meanwhile {
		m := q.m
		if now := q.tx.Now(); m.At.Before(now) { // after the draft became what it is now
			m.At = now
		}
		m.Kind, m.Text, m.Key, m.Content, m.Quoted, m.Files = chat.Text, said.Text, q.m.Key+"/more/"+strconv.Itoa(i+1), "", "", nil
		then, err := q.request(q.tx, q.who.ID, m)
		if err != nil {
			return nil, err
		}
		then.ctx = q.ctx
		then.ctx.Said = said.At
		if then.ctx.Draft, err = lastSpoken(q.tx, then.conv, nil); err != nil {
			return nil, err
		}
		then.began = true
		was := then.conv
		err = then.hearsAside(said)
		if f, ok := faulty(err); ok { // a verb checks before it writes: the others stand
			err = then.explain(f)
		}
		if err != nil {
			return nil, err
		}
		if said.beside {
			then.conv.Group, then.conv.Place, then.conv.Track, then.conv.Items, then.conv.Offer = was.Group, was.Place, was.Track, was.Items, was.Offer
		}
		more, err := then.finish()
		if err != nil {
			return nil, err
		}
		posts = append(posts, more...)
	}
	return posts, nil
}
