package schedules

import (
	"fmt"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// callCard is what is said of the customers whom somebody is to call at one
// time; ok is false when none is left. As in the morning there are at most so
// many at once, and what is said is not said again.
func (s *Scheduler) callCard(r crm.Reader, w *cards.Writer, sub subject, at time.Time, sl slot, a *answer) (chat.Card, bool, error) {
	p, cal := sub.person, s.Calendars(sub.person.Calendar)
	var all []crm.Record
	for _, of := range sub.own {
		if of.Kind != crm.KindAccount {
			continue
		}
		rec, ok, err := playbook.ReadOwned(r, of)
		if err != nil {
			return chat.Card{}, false, fmt.Errorf("to be called: %w", err)
		}
		if !ok || playbook.OwnerOf(rec) != p.ID {
			continue
		}
		for _, m := range s.Book.Moments(rec, p, cal, at) {
			if m.Calls() && momentSlot(p, rec, m).key == sl.key {
				all = append(all, rec)
			}
		}
	}
	c, err := s.caseOf(r, p, cal, at, all)
	if err != nil {
		return chat.Card{}, false, err
	}
	a.seen = nil // of those whom it names alone
	var list []cards.Nudge
	for _, it := range s.Book.Due(c) {
		if it.Kind != playbook.DueTouch || len(list) == s.Book.Restraint.Morning {
			continue
		}
		list = append(list, cards.NudgeOf(&c, &it))
		a.items = append(a.items, it.Subject)
		s.said(&c, &it, a, sl.date)
	}
	if len(list) == 0 {
		return chat.Card{}, false, nil
	}
	a.told = c.Told
	return w.Calls(list), true, nil
}
