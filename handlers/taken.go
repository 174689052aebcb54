package handlers

import (
	"milepost/bot/cards"
	"milepost/handlers/desk"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// taken answers for a customer that somebody else has: no more than that it is
// so. What he said is kept.
func (q *request) taken(w *desk.Work, t parse.Facts, a *crm.Account) error {
	d, err := q.saveDraft(w, t, cards.AskConfirm, nil)
	if err != nil {
		return err
	}
	ask, err := q.whomToAsk(a)
	if err != nil {
		return err
	}
	return q.takenKept(t.Account.Text, ask, d.ID, a)
}

// takenKept says that what he wrote about somebody else's customer is kept, and
// offers to ask for it: for the first claim, or because nobody has touched it
// for so long that it is protected no more.
func (q *request) takenKept(name, ask string, d crm.DraftID, a *crm.Account) error {
	until, err := q.Desk.ProtectedUntil(q.tx, a)
	if err != nil {
		return err
	}
	q.reply(q.out.TakenKept(name, ask, d, until < q.today()))
	return nil
}
