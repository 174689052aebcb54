package schedules

import (
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/storage/crm"
)

// morningEnds is how long before the end of somebody's day a morning card
// that was missed is no longer worth sending.
const morningEnds = 2 * time.Hour

// morning is one card per person with what is due, the most worthy first.
func (s *Scheduler) morning() job {
	cfg, _ := s.Book.Job("morning")
	times := func(p *crm.Person, h hours, d crm.Date) (time.Time, time.Time) {
		return s.firstHour("morning", cfg.At, cfg.Jitter, p, h, d)
	}
	return s.person("morning", cfg, anybody, times, s.sayMorning)
}

func anybody(*crm.Person) bool { return true }

// firstHour is when a job of the morning speaks to a person, and until when it
// is worth it: at its clock, or with his first hour when he begins later.
func (s *Scheduler) firstHour(name, clock string, jitter int, p *crm.Person, h hours, d crm.Date) (start, end time.Time) {
	zone := p.Location()
	base := h.from
	if clock > h.from && clock < h.to {
		base = clock
	}
	start = offTheHour(d.At(base, zone).Add(spread(name, string(p.ID), jitter)))
	end = d.At(h.to, zone)
	if early := end.Add(-morningEnds); early.After(start) {
		end = early
	}
	return start, end
}

func (s *Scheduler) sayMorning(r crm.Reader, sub subject, sl slot, at time.Time) (answer, error) {
	p, cal := sub.person, s.Calendars(sub.person.Calendar)
	return tell(r, p, sl, chat.Nudge, func(a *answer) (chat.Card, bool, error) {
		c, err := gather(r, p, cal, at)
		if err != nil {
			return chat.Card{}, false, err
		}
		due := s.Book.Due(c)
		top := due[:min(len(due), s.Book.Restraint.Morning)]
		v := cards.MorningView{Key: sl.key, More: len(due) - len(top)}
		for _, it := range top {
			n, err := nudge(r, c, it, a)
			if err != nil {
				return chat.Card{}, false, err
			}
			v.Nudges = append(v.Nudges, n)
			a.items = append(a.items, it.Subject)
		}
		card, ok := cards.For(p, at, s.Book, cal).Morning(v)
		return card, ok, nil
	})
}
