package handlers

import (
	"context"

	"milepost/bot/chat"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// Matter reports words that are clearly a matter of their own, whatever question
// stands open where a form is filled in by answers: something that was done, or is
// to be done on a day with a customer, a question, a command.
func (r *Router) Matter(ctx context.Context, rd crm.Reader, who crm.PersonID, m chat.Message) (bool, error) {
	made, err := r.Prepare(ctx, rd, who, m)
	if err != nil {
		return false, err
	}
	f := made.(*prepared).facts
	if in, ok := commanded(r.intents, f); ok && in.Name != "hush" {
		return true, nil
	}
	due, _ := day(f)
	return asks(m.Text) || f.Question || didSomething(f) || f.Intent == parse.Task && f.Account != nil && f.Account.Text != "" && due != "", nil
}
