package schedules

import (
	"fmt"
	"slices"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/configs/playbook/absence"
	"milepost/storage/crm"
)

// covering tells who stands in for somebody, on the first day of the absence,
// what comes to him for that. Where nothing does, nothing is said; what is
// booked later is told on the day after.
func (s *Scheduler) covering() job {
	cfg, _ := s.Book.Job("morning")
	slotOn := func(sub subject, d crm.Date) (slot, bool) {
		p, away := sub.person, sub.away
		if !away.Away.Holds(d) || !p.Active(d) || p.AwayOn(d) || !s.Calendars(p.Calendar).Workday(d) {
			return slot{}, false
		}
		sl := slot{key: absence.CoverKey(away, p.ID), date: d}
		sl.at, sl.until = s.Book.FirstHour("covering", soonest(cfg), p, d)
		return sl, sl.at.Before(sl.until)
	}
	return job{
		name: "covering", list: s.standIns, say: s.sayCovering,
		slot: func(sub subject, at time.Time) (slot, bool) {
			sl, ok := slotOn(sub, crm.DateOf(at.In(sub.person.Location())))
			return sl, ok && sl.holds(at)
		},
		next: func(sub subject, after time.Time) time.Time {
			return upcoming(after, sub.person.Location(), func(d crm.Date) (slot, bool) { return slotOn(sub, d) })
		},
	}
}

// standIns gives everybody who is absent, or will be, with who stands in.
func (s *Scheduler) standIns(r crm.Reader, ros *roster, at time.Time, _ crm.Page) ([]subject, string, error) {
	var ps playbook.People
	var out []subject
	for i := range ros.people {
		all := ros.people[i].Absences()
		if len(all) == 0 {
			continue
		}
		today := crm.DateOf(at.In(ros.people[i].Location()))
		for _, a := range all {
			if today > a.To {
				continue
			}
			if ps == nil {
				var err error
				if ps, err = playbook.Everybody(r); err != nil {
					return nil, "", err
				}
			}
			who, instead := ps.Standing(crm.Step{Who: ros.people[i].ID}, "", max(today, a.From))
			if to := ps.Find(who, today); to != nil && instead != "" {
				out = append(out, subject{person: to, away: ros.people[i].In(a)})
			}
		}
	}
	return out, "", nil
}

func (s *Scheduler) sayCovering(r crm.Reader, sub subject, sl slot, at time.Time) (answer, error) {
	p, away := sub.person, sub.away
	return tell(r, p, sl, chat.Asking, func(a *answer) (chat.Card, bool, error) {
		a.saw(away)
		v := cards.AwayView{Person: *away}
		booked, err := absence.Appointments(r, away, sl.date, sl.date, away.Away.To)
		if err != nil {
			return chat.Card{}, false, err
		}
		for i := range booked {
			t, err := taskView(r, &booked[i])
			if err != nil {
				return chat.Card{}, false, err
			}
			a.saw(&booked[i])
			a.items = append(a.items, crm.Pointer{Kind: crm.KindTask, ID: string(t.ID)})
			v.Booked = append(v.Booked, t)
		}
		err = crm.Each(r, crm.Where(crm.ByStep, string(away.ID)), func(q crm.Approval) bool {
			if step := q.Step(); step != nil && q.State == crm.ApprovalAsked && q.Asker != p.ID {
				v.Waiting++
			}
			return true
		})
		if err != nil {
			return chat.Card{}, false, fmt.Errorf("requests that wait for %s: %w", away.ID, err)
		}
		return cards.For(p, at, s.Book, s.Calendars(p.Calendar)).Covering(v), len(v.Booked)+v.Waiting > 0, nil
	})
}

// returned sums up for somebody, on his first working day, what went on while
// he was absent. Who says himself that he is back has heard it then.
func (s *Scheduler) returned() job {
	cfg, _ := s.Book.Job("morning")
	cfg.Mutes = false
	back := func(p *crm.Person) bool { return len(p.Absences()) > 0 }
	times := func(p *crm.Person, d crm.Date) (start, end time.Time) {
		if absence.Ended(p, s.Calendars(p.Calendar), d).From == "" {
			return start, end
		}
		return s.Book.FirstHour(absence.Return, soonest(cfg), p, d)
	}
	j := s.person(absence.Return, cfg, back, times, s.sayReturned)
	next := j.next
	j.next = func(sub subject, after time.Time) time.Time {
		p := sub.person
		cal, today := s.Calendars(p.Calendar), crm.DateOf(after.In(p.Location()))
		if !slices.ContainsFunc(p.Absences(), func(a crm.Absence) bool { return absence.FirstDay(p.In(a), cal) >= today }) {
			return time.Time{} // he has long been back
		}
		return next(sub, after)
	}
	return j
}

func (s *Scheduler) sayReturned(r crm.Reader, sub subject, sl slot, at time.Time) (answer, error) {
	p, cal := sub.person, s.Calendars(sub.person.Calendar)
	return tell(r, p, sl, chat.Asking, func(*answer) (chat.Card, bool, error) {
		v := cards.ReturnView{Name: p.Name.Text, Card: true}
		var err error
		if v.Review, err = absence.Of(r, p, absence.Ended(p, cal, sl.date)); err != nil {
			return chat.Card{}, false, err
		}
		mine, err := s.Book.Mine(r, p, cal, at)
		if err != nil {
			return chat.Card{}, false, err
		}
		c, err := s.Book.Gather(r, p, cal, at, mine)
		if err != nil {
			return chat.Card{}, false, err
		}
		v.Held = len(s.Book.Due(c))
		return cards.For(p, at, s.Book, cal).Returned(v), true, nil
	})
}

// soonest is a job whose card comes before those of the others at its hour.
func soonest(j playbook.Job) playbook.Job {
	j.Jitter = 1
	return j
}

// covered adds the customer appointments of colleagues for whom somebody
// stands in: those that are on today or were not logged.
func (s *Scheduler) covered(r crm.Reader, c *playbook.Case, sub subject, today crm.Date) error {
	if !sub.someAway {
		return nil
	}
	all, err := absence.For(r, c.Person.ID, today, "", today)
	if err != nil {
		return err
	}
	for _, one := range all {
		if err := s.Book.StandIn(r, c, one.Tasks); err != nil {
			return err
		}
	}
	return nil
}

// taskView is a step with the names behind its ids.
func taskView(r crm.Reader, t *crm.Task) (cards.TaskView, error) {
	v := cards.TaskView{Task: *t}
	if t.Account != "" {
		a, err := crm.Get[crm.Account](r, t.Account)
		if err != nil && !crm.IsMissing(err) {
			return v, fmt.Errorf("account of step %s: %w", t.ID, err)
		}
		v.AccountName = a.Name.Text
	}
	return v, withContact(r, &v)
}

// withContact adds the name of whom a step is with.
func withContact(r crm.Reader, v *cards.TaskView) error {
	if v.Contact == "" {
		return nil
	}
	contact, err := crm.Get[crm.Contact](r, v.Contact)
	if err != nil && !crm.IsMissing(err) {
		return fmt.Errorf("contact of step %s: %w", v.ID, err)
	}
	v.ContactName = contact.Name.Text
	return nil
}
