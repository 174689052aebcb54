package handlers

import (
	"fmt"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/handlers/desk"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// formAsked finds the wish to see the whole form, as its button has it: 看全表.
var formAsked = wording.OneOf(
	`^(?:给我|我要|我想|再)*(?:看看|看一?下|看|打开|点)?(?:一下)?(?:立项|申请|立项申请)?`+
		`的?(?:全表|整张表|完整的?表|看全表)$`,
	`^(?:show |see |open )?(?:me )?(?:the )?(?:full|whole) form$`,
)

// showsForm shows the whole form of the application that is meant: the one that waits for
// him, else the newest of his own.
func (q *request) showsForm() (bool, error) {
	s := squash(bare(q.f))
	if length(s) > 20 || !formAsked.MatchString(s) {
		return false, nil
	}
	a, err := q.requestMeant()
	if err != nil {
		return false, err
	}
	if open, err := q.toDecide(); err != nil {
		return false, err
	} else if !hasRequest(q.f) && len(open) > 0 {
		a = &open[len(open)-1]
	}
	if a == nil || a.Subject != initiation {
		return false, nil
	}
	v, err := q.approvalView(a)
	if err != nil {
		return false, err
	}
	q.listed([]crm.Pointer{{Kind: crm.KindApproval, ID: string(a.ID)}})
	q.personal(q.say.FullForm(v, 0))
	return true, nil
}

// corrected tells the applicant what the specialist put right.
func (q *request) corrected(w *desk.Work, a *crm.Approval, saved []string) error {
	if len(saved) == 0 {
		return q.stands(a)
	}
	v, err := q.approvalView(a)
	if err != nil {
		return err
	}
	q.alone(q.say.FormCorrected(v, saved, w.Group(), ""))
	p, err := crm.Get[crm.Person](q.tx, a.Asker)
	if err != nil || p.ID == q.who.ID {
		return err
	}
	return q.tell(&p, fmt.Sprintf("approval/%s/corrected/%d", a.ID, a.Rev), func(w *cards.Writer) chat.Card {
		return w.FormCorrected(v, saved, "", q.who.Name.Text)
	})
}
