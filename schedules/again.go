package schedules

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// again is what somebody put off within a day, at the hour for which he asked: what is
// still due of it, on one card.
func (s *Scheduler) again() job {
	return job{
		name: "again", clock: ofPeople, say: s.sayAgain,
		slot: func(sub subject, at time.Time) (open slot, ok bool) {
			for _, sl := range againSlots(sub.person) {
				if sl.holds(at) {
					open, ok = sl, true
				}
			}
			return open, ok
		},
		next: func(sub subject, after time.Time) time.Time {
			for _, sl := range againSlots(sub.person) {
				if sl.at.After(after) {
					return sl.at
				}
			}
			return time.Time{}
		},
	}
}

// againSlots are the hours for which somebody put something off, the first first. Each is
// open until his day is over; whoever is not there any more hears nothing.
func againSlots(p *crm.Person) (out []slot) {
	if len(p.Again) == 0 {
		return nil
	}
	for _, text := range slices.Compact(slices.Sorted(maps.Values(p.Again))) {
		at, err := time.Parse(time.RFC3339, text)
		if err != nil {
			continue // of a form that is not kept any more
		}
		day := crm.DateOf(at.In(p.Location()))
		_, to := playbook.HoursOn(p, day)
		sl := slot{key: fmt.Sprintf("again/%s/%s", p.ID, text), date: day, at: at, until: day.At(to, p.Location())}
		if p.Active(day) && !p.AwayOn(day) && sl.at.Before(sl.until) {
			out = append(out, sl)
		}
	}
	return out
}

// sayAgain is the card of such an hour. That he asked for it counts for more than what
// he put off or silenced before, and than that he was told this morning.
func (s *Scheduler) sayAgain(r crm.Reader, sub subject, sl slot, at time.Time) (answer, error) {
	p, cal := sub.person, s.Calendars(sub.person.Calendar)
	return tell(r, p, sl, chat.Nudge, func(a *answer) (chat.Card, bool, error) {
		wanted := map[string]bool{}
		var recs []crm.Record
		for subject, then := range p.Again {
			of, ok := crm.ParsePointer(subject)
			if t, err := time.Parse(time.RFC3339, then); err != nil || !ok || !t.Equal(sl.at) {
				continue
			}
			rec, ok, err := playbook.ReadOwned(r, of)
			if err != nil {
				return chat.Card{}, false, fmt.Errorf("put off %s: %w", of, err)
			}
			if ok {
				wanted[subject] = true
				recs = append(recs, rec)
			}
		}
		bold := *p
		bold.Snoozed, bold.Muted = nil, nil
		c, err := s.caseOf(r, &bold, cal, at, recs)
		if err != nil {
			return chat.Card{}, false, err
		}
		c.Told = nil
		v := cards.MorningView{Key: sl.key, Again: sl.at.In(p.Location()).Format("15:04")}
		for _, it := range s.Book.Due(c) {
			if !wanted[it.Subject.String()] || len(v.Nudges) == cards.MorningRoom {
				continue
			}
			a.saw(c.Record(it.Subject))
			a.items = append(a.items, it.Subject)
			v.Nudges = append(v.Nudges, cards.NudgeOf(&c, &it))
		}
		to, _, err := home(r, p)
		if err != nil {
			return chat.Card{}, false, err
		}
		a.keep = map[string]any{cards.KeptAgain(p.ID): cards.MorningShown{View: v, Place: to.String(), Date: sl.date}}
		card, ok := cards.For(p, at, s.Book, cal).Morning(v)
		return card, ok, nil
	})
}
