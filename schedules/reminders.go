package schedules

import (
	"errors"
	"fmt"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// A reminder comes at the hour that was said, as long as it is within
// reminderLasts of it, and not when the morning card has only just said it.
const (
	reminderLasts = time.Hour
	afterMorning  = 30 * time.Minute
)

// reminders speaks of a step at the hour that was said for it. Booked visits
// are in the morning card; a step at an hour at which its owner does not work
// is, too.
func (s *Scheduler) reminders() job {
	return job{
		name: "reminder", list: s.timed, say: s.sayReminder,
		slot: func(sub subject, at time.Time) (slot, bool) {
			sl, ok := s.reminderSlot(sub)
			return sl, ok && sl.holds(at)
		},
		next: func(sub subject, after time.Time) time.Time {
			if sl, ok := s.reminderSlot(sub); ok && sl.at.After(after) {
				return sl.at
			}
			return time.Time{}
		},
	}
}

// timed gives the open steps with an hour of the days around a moment, with
// their owners. Everybody's today lies between yesterday and tomorrow in UTC;
// what is later is found on a later look, at the latest after the next
// morning card.
func (s *Scheduler) timed(r crm.Reader, at time.Time, p crm.Page) ([]subject, string, error) {
	day := crm.DateOf(at.UTC())
	around := crm.Where(crm.OpenAll).Between(string(day.AddDays(-1)), string(day.AddDays(3)))
	tasks, next, err := crm.List[crm.Task](r, around, p)
	if err != nil {
		return nil, "", fmt.Errorf("steps with an hour: %w", err)
	}
	owners := map[crm.PersonID]*crm.Person{}
	var out []subject
	for i := range tasks {
		t := &tasks[i]
		if t.Clock == "" || t.Visit {
			continue
		}
		if owners[t.Owner] == nil {
			p := new(crm.Person) // a deleted one is not spoken to: see playbook.Speaks
			switch err := r.Get(p, string(t.Owner)); {
			case crm.IsMissing(err) || errors.Is(err, crm.ErrDamaged): // the store's check tells of him; the others are spoken to
				continue
			case err != nil:
				return nil, "", fmt.Errorf("owner of step %s: %w", t.ID, err)
			}
			owners[t.Owner] = p
		}
		out = append(out, subject{person: owners[t.Owner], task: t})
	}
	return out, next, nil
}

func (s *Scheduler) reminderSlot(sub subject) (slot, bool) {
	p, t := sub.person, sub.task
	at := t.Due.At(t.Clock, p.Location())
	if !t.Open() || p.AwayOn(t.Due) || !playbook.Speaks(p, s.Calendars(p.Calendar), at) {
		return slot{}, false
	}
	cfg, ok := s.Book.Job("morning")
	said, _ := s.firstHour("morning", cfg.At, cfg.Jitter, p, hoursFor(s.Book, cfg, p), t.Due)
	if at.Before(said.Add(afterMorning)) && ok && !cfg.Off {
		return slot{}, false
	}
	_, to := playbook.HoursOf(p)
	sl := slot{key: fmt.Sprintf("reminder/%s/%sT%s", t.ID, t.Due, t.Clock), date: t.Due, at: at, until: at.Add(reminderLasts)}
	if end := t.Due.At(to, p.Location()); end.Before(sl.until) {
		sl.until = end
	}
	return sl, true
}

func (s *Scheduler) sayReminder(r crm.Reader, sub subject, sl slot, at time.Time) (answer, error) {
	p, cal := sub.person, s.Calendars(sub.person.Calendar)
	return tell(r, p, sl, chat.Nudge, func(a *answer) (chat.Card, bool, error) {
		c := playbook.Case{Person: p, Cal: cal, At: at, Tasks: []crm.Task{*sub.task}, Seen: map[crm.AccountID]crm.Date{}}
		if err := visited(r, &c, sl.date); err != nil {
			return chat.Card{}, false, err
		}
		for _, it := range s.Book.Due(c) {
			if it.Subject.Kind != crm.KindTask {
				continue
			}
			n, err := nudge(r, c, it, a)
			if err != nil {
				return chat.Card{}, false, err
			}
			a.items = []crm.Pointer{it.Subject}
			return cards.For(p, at, s.Book, cal).Reminder(n), true, nil
		}
		return chat.Card{}, false, nil
	})
}
