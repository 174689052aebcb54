package schedules

import (
	"fmt"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// unlogged tells a manager in the morning who of his team logged nothing on
// the last working day. It is for him alone, and silent when everybody did, or
// nobody: then it was no ordinary day. Where he has a morning card, it is a line
// of that.
func (s *Scheduler) unlogged() job {
	cfg, times := s.unloggedTimes()
	j := s.person("unlogged", cfg, leads, times, s.sayUnlogged)
	j.inside = true
	return j
}

func (s *Scheduler) unloggedTimes() (playbook.Job, func(*crm.Person, crm.Date) (time.Time, time.Time)) {
	cfg, ok := s.Book.Job("daily")
	cfg.Off = cfg.Off || !ok
	first, _ := s.Book.Job("morning")
	cfg.Days, cfg.Window = first.Days, first.Window
	return cfg, func(p *crm.Person, d crm.Date) (time.Time, time.Time) {
		if s.hasMonday(p, d) { // it is on that card
			return time.Time{}, time.Time{}
		}
		return s.Book.Morning(p, d)
	}
}

// leads reports whether somebody leads a team.
func leads(p *crm.Person) bool { return p.Has(crm.RoleManager) && p.Team != "" }

func (s *Scheduler) sayUnlogged(r crm.Reader, sub subject, sl slot, at time.Time) (answer, error) {
	p := sub.person
	return tell(r, p, sl, chat.Digest, func(*answer) (chat.Card, bool, error) {
		var shown cards.MorningShown
		if err := readKept(r, cards.KeptMorning(p.ID), &shown); err != nil || shown.Date == sl.date && shown.View.Team != nil {
			return chat.Card{}, false, err
		}
		v, err := s.lastDay(r, p, sl.date)
		if err != nil || v == nil {
			return chat.Card{}, false, err
		}
		return cards.For(p, at, s.Book, s.Calendars(p.Calendar)).TeamDay(*v), true, nil
	})
}

// unloggedBy is what a manager's morning card of a day says of who logged nothing;
// nil for nothing, and for who does not want to hear it.
func (s *Scheduler) unloggedBy(r crm.Reader, p *crm.Person, day crm.Date) (*cards.TeamDayView, error) {
	cfg, times := s.unloggedTimes()
	if _, ok := s.slotOn("unlogged", cfg, leads, times, p, day); !ok {
		return nil, nil
	}
	return s.lastDay(r, p, day)
}

// lastDay is the last working day before a day of the team that somebody leads; nil
// when nobody logged, or everybody.
func (s *Scheduler) lastDay(r crm.Reader, p *crm.Person, day crm.Date) (*cards.TeamDayView, error) {
	team, err := crm.Get[crm.Team](r, p.Team)
	if err != nil {
		return nil, fmt.Errorf("team of %s: %w", p.ID, err)
	}
	v := &cards.TeamDayView{Team: team.Name.Text, Date: s.Calendars(team.Calendar).Add(day, -1), Names: true}
	busy, silent, err := s.rows(r, v, p.Team)
	if err != nil || busy == 0 || silent == 0 {
		return nil, err
	}
	return v, nil
}

// rows adds the reps of a team with what they logged on the day of v. Whoever
// did not work that day is away, not silent; whoever has no customer is left out.
func (s *Scheduler) rows(r crm.Reader, v *cards.TeamDayView, team crm.TeamID) (busy, silent int, err error) {
	var reps []crm.Person
	err = crm.Each(r, crm.Where(crm.ByTeam, string(team)), func(p crm.Person) bool {
		if p.Has(crm.RoleRep) && p.Active(v.Date) {
			reps = append(reps, p)
		}
		return true
	})
	if err != nil {
		return 0, 0, fmt.Errorf("members of team %s: %w", team, err)
	}
	for i := range reps {
		p := &reps[i]
		ts, err := r.Tallies(p.ID, v.Date, v.Date)
		if err != nil {
			return 0, 0, fmt.Errorf("totals of %s: %w", p.ID, err)
		}
		row := cards.TeamRow{Name: p.Name.Text, Counts: logged(ts), Away: p.AwayOn(v.Date) || !s.Calendars(p.Calendar).Workday(v.Date)}
		switch {
		case !row.Counts.IsZero():
			busy++
		case !row.Away:
			if row.Silent, err = figures.SilenceOf(r, p, v.Date, v.Date); err != nil {
				return 0, 0, err
			}
			if row.Silent.Unowned { // nobody to visit yet
				continue
			}
			silent++
		}
		v.Rows = append(v.Rows, row)
	}
	return busy, silent, nil
}
