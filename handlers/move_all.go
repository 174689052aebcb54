package handlers

import (
	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// movesAll finds the wish to put off all that a card of reminders lists: 全部推到明天, push
// everything to Monday. The group is the day.
var movesAll = wording.Compile(`^(?:把|请|先)*(?:今天的?|这些|剩下的?)?(?:都|全部?|全都|所有的?|统统|一起)+(?:给我)?(?:推|挪|延|改|放|移)(?:迟|后|期)?到(` + tripDays + `)(?:再说|吧|去)*$` +
	`|^(?:please |pls |can you )?(?:push|move|postpone|shift) (?:everything|all(?: of (?:it|them|these))?|them all|the rest|all today's) (?:to|until|till) ((?:next )?[a-z]+)(?: please)?$`)

// moveAll puts off to a day what is due of the last card of reminders; false where the words
// do not say so, or nothing is. What was arranged with a customer stays as it is.
func (q *request) moveAll() (bool, error) {
	m := movesAll.FindStringSubmatch(squash(q.m.Text))
	if m == nil || mentionedIn(q.f) != "" || len(q.f.Refs) > 0 {
		return false, nil
	}
	all, _, err := q.dueAgain()
	until := q.daySaid(m[1] + m[2])
	if err != nil || len(all) == 0 || until <= q.today() {
		return false, err
	}
	until = q.Calendars(q.who.Calendar).OnOrAfter(until)
	w, err := q.begin()
	if err != nil {
		return true, err
	}
	var moved, kept []cards.Nudge
	from, _ := playbook.HoursOn(q.who, until)
	for _, n := range all {
		switch p, _ := pointer(n.Subject); {
		case n.Kind == cards.NudgeAppointment:
			kept = append(kept, n)
			continue
		case p.Kind == crm.KindTask && n.Kind != cards.NudgeLog: // the day of a visit that was is not moved
			_, err = w.MoveTask(crm.TaskID(p.ID), until, n.Task.Clock)
		default:
			_, err = w.Snooze(n.Subject, until.At(from, q.who.Location()))
		}
		if err != nil {
			return true, err
		}
		moved = append(moved, n)
	}
	q.conv.Group = w.Group()
	q.personal(q.say.MovedAll(moved, kept, until, w.Group()))
	return true, nil
}
