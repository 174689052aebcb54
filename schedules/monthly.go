package schedules

import (
	"fmt"
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// monthly is a director's month over all teams: the funnel as it stood when the
// month ended against the month before, the gap of the year, the pyramid of
// customers, the 80/20 list and the concentration (B4, F2, I3).
func (s *Scheduler) monthly() job {
	cfg, ok := s.Book.Job("pyramid")
	cfg.Off = cfg.Off || !ok
	times := func(p *crm.Person, d crm.Date) (time.Time, time.Time) {
		return s.Book.FirstHour("monthly", cfg, p, d)
	}
	may := func(p *crm.Person) bool { return p.Has(crm.Role(cfg.To)) }
	return s.person("monthly", cfg, may, times, s.sayMonthly)
}

func (s *Scheduler) sayMonthly(r crm.Reader, sub subject, sl slot, at time.Time) (answer, error) {
	p := sub.person
	return tell(r, p, sl, chat.Digest, func(*answer) (chat.Card, bool, error) {
		v, err := s.monthOf(r, p, sl.date)
		if err != nil {
			return chat.Card{}, false, err
		}
		w := cards.For(p, at, s.Book, s.Calendars(p.Calendar))
		v.Figure = w.MonthFigure(v)
		card, ok := w.Monthly(v)
		return card, ok, nil
	})
}

func (s *Scheduler) monthOf(r crm.Reader, p *crm.Person, day crm.Date) (cards.MonthlyView, error) {
	var v cards.MonthlyView
	var teams []crm.TeamID
	var names []string
	err := crm.Each(r, crm.Where(crm.ByAll), func(t crm.Team) bool {
		if crm.Can(p, crm.Reassign, crm.Scope{Kind: crm.KindActivity, Team: t.ID, Shared: true}) {
			teams, names = append(teams, t.ID), append(names, t.Name.Text)
		}
		return true
	})
	if err != nil {
		return v, fmt.Errorf("teams: %w", err)
	}
	v.Scope = strings.Join(names, "、")
	d, err := s.counts(r, p.Lang(), p.Location(), day, teams...)
	if err != nil {
		return v, err
	}
	d.Of.Leader = p.ID
	month := figures.PeriodOf(figures.Month, day).Before()
	year := figures.PeriodOf(figures.Year, day)
	err = count(
		d,
		asked{figures.ReportFunnel, month, &v.Funnel}, asked{figures.ReportFunnel, month.Before(), &v.Before},
		asked{figures.ReportGap, year, &v.Gap}, asked{figures.ReportPyramid, year, &v.Pyramid},
		asked{figures.ReportMix, year, &v.Mix}, asked{figures.ReportFocus, month, &v.Focus},
	)
	return v, err
}
