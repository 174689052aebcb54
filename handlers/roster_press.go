package handlers

import (
	"encoding/json"
	"fmt"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// openPlan is a plan that is not done yet, with its draft.
func (q *request) openPlan(id crm.DraftID) (peoplePlan, error) {
	var p peoplePlan
	d, err := q.openDraft(id)
	if err != nil {
		return p, err
	}
	if err := json.Unmarshal(d.Facts, &p); err != nil {
		return p, fmt.Errorf("plan %s: %w", id, err)
	}
	return p, nil
}

// pressPeople does a plan, drops it, or shares it out otherwise.
func (q *request) pressPeople(act chat.Action) error {
	id := crm.DraftID(act.Subject)
	p, err := q.openPlan(id)
	if err != nil {
		return err
	}
	switch act.Arg {
	case cards.PeopleSwap:
		return q.swapMerge(id, p)
	case cards.PeopleSplit:
		return q.splitPlan(id, p)
	case cards.PeopleList:
		return q.listPlan(id, p)
	}
	return q.doPlan(id, p)
}

// listPlan shows the accounts of a hand-over one by one.
func (q *request) listPlan(id crm.DraftID, p peoplePlan) error {
	v, err := q.planView(p)
	if err != nil {
		return err
	}
	v.Draft = id
	q.alone(q.say.PeopleList(v, 0))
	return nil
}

// dropPlan closes a plan that another one replaces, or that is not wanted.
func (q *request) dropPlan(id crm.DraftID) error {
	w, err := q.begin()
	if err != nil {
		return err
	}
	_, err = w.DropDraft(id)
	q.conv.Question = crm.Question{}
	return err
}

// doPlan does what was shown, as one group.
func (q *request) doPlan(id crm.DraftID, p peoplePlan) error {
	v, err := q.planView(p)
	if err != nil {
		return err
	}
	w, err := q.begin()
	if err != nil {
		return err
	}
	if _, err := w.ConfirmDraft(id); err != nil {
		return err
	}
	q.conv.Question = crm.Question{}
	v.Draft, v.Group = id, w.Group()
	if err := q.carryOut(w, p, &v); err != nil {
		return err
	}
	q.conv.Group = w.Group()
	q.post(chat.Post{To: q.dm(), Track: planTrack(id), Card: q.say.PeopleDone(v)})
	return nil
}
