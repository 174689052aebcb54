package schedules

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/configs/playbook/absence"
	"milepost/storage/crm"
)

// standing has whoever stands in for somebody prepare for his appointments, as he
// would himself: their hints are those of who is absent.
func (s *Scheduler) standing() job {
	return job{
		name: "stand-in", list: s.coveredAppointments, say: s.sayMoment,
		slot: func(sub subject, at time.Time) (slot, bool) {
			sl := momentSlot(sub.person, sub.rec, sub.moment)
			return sl, sl.holds(at)
		},
		next: func(sub subject, after time.Time) time.Time {
			if sub.moment.At.After(after) {
				return sub.moment.At
			}
			return time.Time{}
		},
	}
}

// preparedAhead is how many days of the appointments of an absent one are looked
// at: a run of days off moves the evening before to the last working day.
const preparedAhead = 12

// coveredAppointments gives the coming appointments of those who are absent, each
// with the times at which whoever stands in prepares for it.
func (s *Scheduler) coveredAppointments(r crm.Reader, ros *roster, at time.Time, p crm.Page) ([]subject, string, error) {
	pairs, _, err := s.standIns(r, ros, at, p)
	if err != nil {
		return nil, "", err
	}
	var out []subject
	for _, one := range pairs {
		today := crm.DateOf(at.In(one.person.Location()))
		tasks, err := absence.Appointments(r, one.away, today, today, today.AddDays(preparedAhead))
		if err != nil {
			return nil, "", err
		}
		for i := range tasks {
			for _, m := range s.Book.Moments(&tasks[i], one.person, s.Calendars(one.person.Calendar), at) {
				if m.Prepares() && at.Before(m.Until) {
					out = append(out, subject{person: one.person, rec: &tasks[i], moment: m, away: one.away})
				}
			}
		}
	}
	return out, "", nil
}

// prepCard is what is said of the appointments for which somebody prepares at
// one time, those of whom he stands in for among them; ok is false when none is
// left.
func (s *Scheduler) prepCard(r crm.Reader, w *cards.Writer, p *crm.Person, at time.Time, sl slot, a *answer) (chat.Card, bool, error) {
	cal := s.Calendars(p.Calendar)
	moments := map[string]playbook.Moment{}
	here := func(t *crm.Task) bool {
		for _, m := range s.Book.Moments(t, p, cal, at) {
			if momentSlot(p, t, m).key == sl.key {
				moments[t.Key()] = m
				return true
			}
		}
		return false
	}
	var own []crm.Record
	booked := crm.Where(crm.OpenOwner, string(p.ID)).Between(string(sl.date), string(sl.date.AddDays(1)))
	err := crm.Each(r, booked, func(t crm.Task) bool {
		if here(&t) {
			own = append(own, &t)
		}
		return true
	})
	if err != nil {
		return chat.Card{}, false, fmt.Errorf("appointments of %s: %w", p.ID, err)
	}
	covers, err := absence.For(r, p.ID, sl.date, sl.date, sl.date)
	if err != nil {
		return chat.Card{}, false, err
	}
	c, err := s.Book.Gather(r, p, cal, at, own)
	if err != nil {
		return chat.Card{}, false, err
	}
	for _, one := range covers {
		if err := s.Book.StandIn(r, &c, slices.DeleteFunc(one.Tasks, func(t crm.Task) bool { return !here(&t) })); err != nil {
			return chat.Card{}, false, err
		}
	}
	var list []cards.Nudge
	for i := range c.Tasks {
		t := &c.Tasks[i]
		m, there := moments[t.Key()]
		if !there || c.Seen[t.Account] >= t.Due && c.Seen[t.Account] != "" {
			continue
		}
		a.saw(t)
		it := playbook.Item{
			Kind: m.Nudge, Subject: crm.Pointer{Kind: crm.KindTask, ID: string(t.ID)}, Account: t.Account, Deal: t.Deal, Owner: t.Owner,
			Clock: t.Clock, Rule: playbook.Rule{Nudge: m.Nudge, Due: t.Due},
		}
		n := cards.NudgeOf(&c, &it)
		if !slices.ContainsFunc(list, func(o cards.Nudge) bool {
			return o.Clock == n.Clock && o.Account == n.Account && o.Task.Contact == n.Task.Contact
		}) {
			list = append(list, n)
		}
	}
	slices.SortStableFunc(list, func(a, b cards.Nudge) int { return cmp.Compare(a.Clock, b.Clock) })
	switch len(list) {
	case 0:
		return chat.Card{}, false, nil
	case 1:
		return w.PrepReminder(list[0]), true, nil
	}
	return w.PrepReminders(list), true, nil
}
