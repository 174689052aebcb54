package handlers

import (
	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/parse"
	"milepost/storage/crm"
)

// applicationForm is the form of an application; of one that is not to be filled
// in now, it is shown where that stands.
func (q *request) applicationForm(act chat.Action) (*chat.Form, error) {
	a, err := q.requestNamed(parse.Item{Number: act.Subject})
	if err != nil {
		return nil, err
	}
	corrects := a.State == crm.ApprovalGranted && q.who.Has(crm.RoleSpecialist)
	if a.State == crm.ApprovalAsked || a.State == crm.ApprovalGranted && !corrects {
		return nil, q.stands(a)
	}
	v, err := q.approvalView(a)
	if err != nil {
		return nil, err
	}
	form := q.say.ApplicationForm(v, func(id string) bool {
		fixed := id == "account" || id == "title" && corrects
		return !fixed && !(corrects && q.Book.Figures([]string{id}))
	})
	return &form, nil
}

// pressFullForm shows the whole application.
func (q *request) pressFullForm(act chat.Action) error {
	a, err := q.requestNamed(parse.Item{Number: act.Subject})
	if err != nil {
		return err
	}
	v, err := q.approvalView(a)
	if err != nil {
		return err
	}
	q.personal(q.say.FullForm(v, cards.Row(act.Arg)))
	return nil
}
