package schedules

import (
	"fmt"
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
	var last monthState
	if err := readKept(r, sl.mark, &last); err != nil {
		return answer{}, err
	}
	return tell(r, p, sl, chat.Digest, func(a *answer) (chat.Card, bool, error) {
		v, err := s.monthOf(r, p, sl.date, last.Month)
		if err != nil {
			return chat.Card{}, false, err
		}
		if err := a.compares(monthState{mark{Date: sl.date}, v.Funnel.Told(figures.PartOpened, figures.PartEnded)}); err != nil {
			return chat.Card{}, false, err
		}
		w := cards.For(p, at, s.Book, s.Calendars(p.Calendar))
		v.Figure = w.MonthFigure(v)
		card, ok := w.Monthly(v)
		return card, ok, nil
	})
}

// overAll is who counts over all teams that somebody leads, and what those are
// called.
func (s *Scheduler) overAll(r crm.Reader, p *crm.Person, day crm.Date) (d *figures.Desk, scope string, err error) {
	var teams []crm.TeamID
	var names []string
	err = crm.Each(r, crm.Where(crm.ByAll), func(t crm.Team) bool {
		if crm.Can(p, crm.Reassign, crm.Scope{Kind: crm.KindActivity, Team: t.ID, Shared: true}) {
			teams, names = append(teams, t.ID), append(names, t.Name.Text)
		}
		return true
	})
	if err != nil {
		return nil, "", fmt.Errorf("teams: %w", err)
	}
	if d, err = s.counts(r, p.Lang(), p.Location(), day, teams...); err != nil {
		return nil, "", err
	}
	d.Of.Leader = p.ID
	return d, cards.Names(p.Lang(), names), nil
}

// monthState is what the next month's card compares with.
type monthState struct {
	mark
	Month figures.Told `json:"month,omitzero"`
}

func (s *Scheduler) monthOf(r crm.Reader, p *crm.Person, day crm.Date, last figures.Told) (cards.MonthlyView, error) {
	var v cards.MonthlyView
	d, scope, err := s.overAll(r, p, day)
	if err != nil {
		return v, err
	}
	v.Scope = scope
	if v.Fixed, err = d.Again(figures.ReportFunnel, last); err != nil {
		return v, err
	}
	month := figures.PeriodOf(figures.Month, day).Before()
	year := figures.PeriodOf(figures.Year, month.From) // in January that of December
	if v.Alone, err = d.Counted(figures.Which{{What: figures.IsKnown, Value: "1"}}); err != nil {
		return v, err
	}
	err = count(
		d,
		asked{figures.ReportFunnel, month, &v.Funnel}, asked{figures.ReportFunnel, month.Before(), &v.Before},
		asked{figures.ReportGap, year, &v.Gap}, asked{figures.ReportPyramid, year, &v.Pyramid},
		asked{figures.ReportFocus, month, &v.Focus},
	)
	if list, ok := s.Book.Job("pareto"); err == nil && ok && s.within(list) && !list.Off && !p.Quiet(list.ID, day) {
		err = count(d, asked{figures.ReportMix, year, &v.Mix})
	}
	return v, err
}

// pareto is the 80/20 list in a card of its own (F2), where the method does not
// have it in that of the month.
func (s *Scheduler) pareto() job {
	cfg, ok := s.Book.Job("pareto")
	cfg.Off = cfg.Off || !ok || s.within(cfg)
	times := func(p *crm.Person, d crm.Date) (time.Time, time.Time) {
		return s.Book.FirstHour("pareto", cfg, p, d)
	}
	may := func(p *crm.Person) bool { return p.Has(crm.Role(cfg.To)) }
	return s.person("pareto", cfg, may, times, s.sayPareto)
}

func (s *Scheduler) sayPareto(r crm.Reader, sub subject, sl slot, at time.Time) (answer, error) {
	p := sub.person
	return tell(r, p, sl, chat.Digest, func(*answer) (chat.Card, bool, error) {
		var v cards.BehindView
		d, scope, err := s.overAll(r, p, sl.date)
		if err != nil {
			return chat.Card{}, false, err
		}
		year := figures.PeriodOf(figures.Year, sl.date)
		if err := count(d, asked{figures.ReportMix, year, &v.Report}); err != nil {
			return chat.Card{}, false, err
		}
		v.Whose, v.Subject = scope, cards.FigureSubject(figures.ReportMix, "all", year)
		v.Part = v.The(figures.PartHead, "")
		rows, err := v.Part.Rows()
		if err != nil || len(rows) == 0 {
			return chat.Card{}, false, err
		}
		for _, row := range rows {
			v.Rows = append(v.Rows, cards.BehindRow{Row: row})
		}
		return cards.For(p, at, s.Book, s.Calendars(p.Calendar)).BehindFigure(v), true, nil
	})
}
