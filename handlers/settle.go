package handlers

import (
	"strings"

	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// settle finishes a draft with the answer to its question.
func (q *request) settle(id crm.DraftID, ask string, c crm.Choice) error {
	d, err := q.openDraft(id)
	if err != nil {
		return err
	}
	if d.Intent == endIntent {
		return q.chooseReason(d, c.Value)
	}
	t, err := thaw(d.Facts)
	if err != nil {
		return err
	}
	t.Confidence, t.Close = 1, ""
	switch ask {
	case cards.AskAccount, cards.AskWhose:
		if c.Value == cards.ChoiceNew {
			return q.writeNew(id, t)
		}
		a, err := crm.Get[crm.Account](q.tx, crm.AccountID(c.Value))
		if err != nil {
			return err
		}
		if ask == cards.AskAccount && t.Account != nil {
			q.heard = &heard{a.ID, t.Account.Text}
		}
		t.Account = meant(t.Account, a)
	case cards.AskCurrency:
		if t.Amount != nil {
			a := *t.Amount
			a.Currency = c.Value
			t.Amount = &a
		}
	case cards.AskDate:
		t.Date, t.DateAssumed = crm.Date(c.Value), false
	case cards.AskIntent:
		return q.become(d.ID, t, c.Value)
	case cards.AskConfirm:
		if c.Value == cards.ChoiceNone {
			return q.drop(id)
		}
	}
	return q.write(id, t)
}

// meant is the mention of an account that was chosen, still as he wrote it.
func meant(said *parse.Mention, a crm.Account) *parse.Mention {
	if said != nil && said.Text != "" {
		return known(said.Text, a.NameRow())
	}
	return known(a.Name.Text, a.NameRow())
}

// become makes of a draft what its owner chose.
func (q *request) become(id crm.DraftID, t parse.Facts, intent string) error {
	if number, ok := strings.CutPrefix(intent, cards.JoinTo); ok {
		return q.joins(id, t, number)
	}
	if of, ok := strings.CutPrefix(intent, cards.NewsOf); ok {
		number, _, _ := strings.Cut(of, "/")
		return q.newsOfTalked(id, t, number)
	}
	switch intent {
	case parse.ApprovalRequest:
		return q.asksOfDraft(id, t)
	case cards.AsNews:
		return q.newsOfDraft(id, t)
	}
	if !recorded(intent) {
		return q.drop(id)
	}
	t.Intent, t.Close, t.Negated, t.Wished, t.Question = intent, "", false, false, false
	switch intent {
	case parse.Call:
		t.Activity = crm.Call
	case parse.Task:
		if t.Next == nil {
			t.Next = &parse.Step{Text: t.Text}
		}
	case parse.Visit:
		if t.Gist == "" {
			t.Gist = t.Text
		}
	}
	return q.write(id, t)
}

// confirm writes a draft as it stands.
func (q *request) confirm(id crm.DraftID) error {
	d, err := q.openDraft(id)
	if err != nil {
		return err
	}
	if d.Intent == endIntent {
		return q.confirmEnd(d, "")
	}
	if d.Ask != cards.AskConfirm && len(d.Choices) > 1 {
		q.alone(q.say.Question(draftView(d)))
		return nil
	}
	t, err := thaw(d.Facts)
	if err != nil {
		return err
	}
	t.Confidence, t.Close = 1, ""
	return q.write(id, t)
}

// openDraft is a draft of his that still waits. Stale "draft.closed" for one
// that was answered before.
func (q *request) openDraft(id crm.DraftID) (crm.Draft, error) {
	d, err := crm.Get[crm.Draft](q.tx, id)
	if err != nil {
		return d, err
	}
	if d.Owner != q.who.ID {
		return d, crm.NotFound(crm.KindDraft, "")
	}
	if d.State != "" && d.State != desk.DraftAside {
		return d, crm.E(crm.Stale, "draft.closed")
	}
	return d, nil
}

// write turns a draft into records, closes it and shows the receipt. What
// still cannot be written leaves it open.
func (q *request) write(id crm.DraftID, t parse.Facts) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	if fnd, err := q.subject(t, crm.Write); err != nil {
		return err
	} else if fnd.Taken != nil {
		ask, err := q.whomToAsk(fnd.Taken)
		if err != nil {
			return err
		}
		return q.takenKept(mentionedIn(t), ask, id, fnd.Taken)
	}
	return q.finishDraft(w, id, t)
}

// writeNew makes the customer that was named anew, whatever comes near it.
func (q *request) writeNew(id crm.DraftID, t parse.Facts) error {
	if name := loneName(t); t.Account == nil && name != "" {
		t.Account, t.Contacts = &parse.Mention{Text: name}, nil
	}
	if t.Account == nil || t.Account.Text == "" {
		return q.write(id, t)
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	a, err := q.openNew(w, t)
	if err != nil {
		return err
	}
	t.Account = known(t.Account.Text, a.NameRow())
	return q.finishDraft(w, id, t)
}

func (q *request) finishDraft(w *desk.Work, id crm.DraftID, t parse.Facts) error {
	d, err := w.ConfirmDraft(id)
	if err != nil {
		return err
	}
	q.drafted, q.arrival = d.Files, d.Arrival
	for _, said := range d.More {
		q.meanwhile = append(q.meanwhile, aside{Sentence: said})
	}
	if q.conv.Question.Draft == id {
		q.conv.Question = crm.Question{}
	}
	q.began = true
	if err := q.keep(w, t); err != nil {
		return err
	}
	if _, err := q.hear(w); err != nil {
		return err
	}
	return q.answered(w.Group())
}

// drop forgets a draft.
func (q *request) drop(id crm.DraftID) error {
	d, err := q.openDraft(id)
	if err != nil {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	if _, err := w.DropDraft(id); err != nil {
		return err
	}
	if q.conv.Question.Draft == id {
		q.conv.Question = crm.Question{}
	}
	q.conv.Dropped = w.Group()
	q.alone(q.say.DraftDropped(d, w.Group()))
	return q.letGo(w, id)
}

// maxDrafts is how many drafts of one person are counted and shown: months of
// unanswered questions.
const maxDrafts = 5 * crm.MaxPage

// drafts lists what waits for a word of his, oldest first.
func (q *request) drafts() ([]crm.Draft, error) {
	var out []crm.Draft
	err := crm.Each(q.tx, crm.Where(crm.OpenOwner, string(q.who.ID)), func(d crm.Draft) bool {
		out = append(out, d)
		return len(out) < maxDrafts
	})
	return out, err
}
