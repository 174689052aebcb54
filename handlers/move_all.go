package handlers

import (
	"slices"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/handlers/wording"
	"milepost/storage/crm"
)

// movesAll finds the wish to put off all that a card of reminders lists: 全部推到明天, push
// everything to Monday. The group is the day.
var movesAll = wording.Compile(`^(?:把|请|先)*(?:今天的?|这些|剩下的?)?(?:都|全部?|全都|所有的?|统统|一起)+(?:给我)?(?:推|挪|延|改|放|移)(?:迟|后|期)?到(` + tripDays + `)(?:再说|吧|去)*$` +
	`|^(?:please |pls |can you )?(?:push|move|postpone|shift) (?:everything|all(?: of (?:it|them|these))?|them all|the rest|all today's) (?:to|until|till) ((?:next )?[a-z]+)(?: please)?$`)

// movesDay finds the same of all that is due on a day: 周四的全部推到周五, move everything on Thursday to
// Friday. The groups are that day and the other.
var movesDay = wording.OneOf(
	`^(?:把|请|先)*(`+tripDays+`?[^的])的?(?:事情?|任务|待办|安排|活)?(?:都|全部?|全都|所有的?|统统)+的?(?:事情?|任务|待办|安排)?(?:给我)?(?:推|挪|延|改|放|移)(?:迟|后|期)?到(`+tripDays+`)(?:再说|吧|去)*$`,
	`^(?:please |pls |can you )?(?:push|move|postpone|shift) (?:everything|all|all my tasks|all tasks|all my stuff) (?:that is |that's )?(?:on|from|for|due|due on) ([a-z]+(?: [a-z]+)?) (?:to|until|till) ((?:next )?[a-z]+)(?: please)?$`,
	`^(?:please |pls |can you )?(?:push|move|postpone|shift) (?:all (?:of )?)?(?:my )?([a-z]+day|tomorrow)(?:'s)? (?:tasks|steps|todos|stuff|things) (?:to|until|till) ((?:next )?[a-z]+)(?: please)?$`,
)

// moveAll puts off to a day all that is due on a day that is named, or of the last list of steps, else
// of the last card of reminders; false where the words do not say so, or nothing is. What was arranged
// with a customer stays as it is.
func (q *request) moveAll() (bool, error) {
	s := squash(q.m.Text)
	if mentionedIn(q.f) != "" || len(q.f.Refs) > 0 {
		return false, nil
	}
	var all []cards.Nudge
	var until crm.Date
	var err error
	if m := movesDay.FindStringSubmatch(s); m != nil {
		on := q.daySaid(m[1] + m[3] + m[5])
		until = q.daySaid(m[2] + m[4] + m[6])
		all, err = q.stepsWhere(func(t *crm.Task) bool { return on != "" && t.Due == on })
	} else if m := movesAll.FindStringSubmatch(s); m != nil {
		until = q.daySaid(m[1] + m[2])
		if all, err = q.stepsListed(); err == nil && len(all) == 0 {
			all, _, err = q.dueAgain()
		}
	}
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

// stepsListed are the open steps of his on the last card, where it is a list of steps and nothing else.
func (q *request) stepsListed() ([]cards.Nudge, error) {
	if len(q.conv.Items) == 0 || slices.ContainsFunc(q.conv.Items, func(p crm.Pointer) bool { return p.Kind != crm.KindTask }) {
		return nil, nil
	}
	return q.stepsWhere(func(t *crm.Task) bool {
		return slices.Contains(q.conv.Items, crm.Pointer{Kind: crm.KindTask, ID: string(t.ID)})
	})
}

// stepsWhere are those open steps of his of which something holds, as reminders of them.
func (q *request) stepsWhere(holds func(*crm.Task) bool) (out []cards.Nudge, err error) {
	all, err := q.myTasks(q.who.ID)
	if err != nil {
		return nil, err
	}
	for i := range all {
		if !holds(&all[i]) {
			continue
		}
		v, err := q.taskView(all[i])
		if err != nil {
			return nil, err
		}
		n := cards.Nudge{Kind: cards.NudgeDue, Subject: crm.Pointer{Kind: crm.KindTask, ID: string(all[i].ID)}.String(), AccountName: v.AccountName, Task: v}
		if all[i].Visit && all[i].Clock != "" {
			n.Kind = cards.NudgeAppointment
		}
		out = append(out, n)
	}
	return out, nil
}
