package handlers

import (
	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// pressLeaver opens the hand-over of somebody whom a platform does not know any
// more, or hears that he is still there.
func (q *request) pressLeaver(act chat.Action) error {
	who, err := crm.Get[crm.Person](q.tx, crm.PersonID(act.Subject))
	if crm.IsMissing(err) {
		q.reply(q.out.UnknownButton())
		return nil
	}
	if err != nil {
		return err
	}
	p := peoplePlan{Do: cards.PeopleLeaves, Who: who.ID, Last: q.today()}
	if err := q.mayPlan(p); err != nil {
		return err
	}
	if who.Until != "" {
		q.alone(q.say.HasLeft(who.Name.Text, who.Until))
		return nil
	}
	if act.Arg == cards.LeaverStays {
		ids, err := q.tx.Identities(who.ID)
		if err != nil {
			return err
		}
		for _, text := range ids {
			id, err := chat.ParseIdentity(text)
			if err != nil {
				return err
			}
			if err := present(q.tx, id); err != nil {
				return err
			}
		}
		q.alone(q.say.StillHere(who.Name.Text))
		return nil
	}
	if p.To, err = q.heirOf(&who); err != nil {
		return err
	}
	return q.showChange(p)
}

// heirOf is who gets what is somebody's as long as nobody else was named: who
// leads him, else whoever asks and works with customers himself.
func (q *request) heirOf(who *crm.Person) (crm.PersonID, error) {
	switch {
	case who.Manager != "":
		return who.Manager, nil
	case q.sells() && q.who.ID != who.ID:
		return q.who.ID, nil
	}
	return "", crm.E(crm.BadInput, "handover.whom", who.Name.Text)
}
