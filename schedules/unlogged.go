package schedules

import (
	"fmt"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// unlogged tells a manager in the morning who of his team logged nothing on
// the last working day. It is for him alone, and silent when everybody did, or
// nobody: then it was no ordinary day.
func (s *Scheduler) unlogged() job {
	cfg, ok := s.Book.Job("daily")
	cfg.Off = cfg.Off || !ok
	first, _ := s.Book.Job("morning")
	cfg.Days, cfg.Window = first.Days, first.Window
	times := func(p *crm.Person, d crm.Date) (time.Time, time.Time) {
		if s.hasMonday(p, d) { // it is on that card
			return time.Time{}, time.Time{}
		}
		return s.Book.FirstHour("unlogged", first, p, d)
	}
	j := s.person("unlogged", cfg, leads, times, s.sayUnlogged)
	j.inside = true
	return j
}

// leads reports whether somebody leads a team.
func leads(p *crm.Person) bool { return p.Has(crm.RoleManager) && p.Team != "" }

func (s *Scheduler) sayUnlogged(r crm.Reader, sub subject, sl slot, at time.Time) (answer, error) {
	p := sub.person
	return tell(r, p, sl, chat.Digest, func(*answer) (chat.Card, bool, error) {
		team, err := crm.Get[crm.Team](r, p.Team)
		if err != nil {
			return chat.Card{}, false, fmt.Errorf("team of %s: %w", p.ID, err)
		}
		v := cards.TeamDayView{Team: team.Name.Text, Date: s.Calendars(team.Calendar).Add(sl.date, -1), Names: true}
		busy, silent, err := s.rows(r, &v, p.Team)
		if err != nil || busy == 0 || silent == 0 {
			return chat.Card{}, false, err
		}
		return cards.For(p, at, s.Book, s.Calendars(p.Calendar)).TeamDay(v), true, nil
	})
}

// rows adds the reps of a team with what they logged on the day of v. Whoever
// did not work that day is away, not silent.
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
			silent++
			if row.Silent, err = figures.SilenceOf(r, p, v.Date, v.Date); err != nil {
				return 0, 0, err
			}
		}
		v.Rows = append(v.Rows, row)
	}
	return busy, silent, nil
}
