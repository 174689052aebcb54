package schedules

import (
	"encoding/json"
	"fmt"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// weekly is the sheet of a team's weekly meeting in its channels: what was done
// against the week before, what came of it, what moved in the funnel since the
// last sheet, what stands still, and what next week brings.
func (s *Scheduler) weekly() job {
	cfg, ok := s.Book.Job("weekly")
	cfg.Off = cfg.Off || !ok
	return s.teamJob("weekly", cfg, digestLasts, s.sayWeekly)
}

func (s *Scheduler) sayWeekly(r crm.Reader, sub subject, sl slot, at time.Time) (answer, error) {
	t := sub.team
	var last funnelState
	if err := readKept(r, sl.mark, &last); err != nil {
		return answer{}, err
	}
	d, err := s.counts(r, t.Locale, t.Location(), sl.date, t.ID)
	if err != nil {
		return answer{}, err
	}
	var v cards.WeeklyView
	var now funnelState
	if v.FunnelDigestView, now, err = s.funnelNow(d, t, sl, at, &last); err != nil {
		return answer{}, err
	}
	week := figures.PeriodOf(figures.Week, sl.date)
	err = count(
		d,
		asked{figures.ReportReview, week, &v.Week}, asked{figures.ReportReview, week.Before(), &v.Before},
		asked{figures.ReportBusy, week, &v.Busy}, asked{figures.ReportLost, week, &v.Lost}, asked{figures.ReportAhead, week.After(), &v.Ahead},
	)
	if err != nil {
		return answer{}, err
	}
	a, err := s.inChannels(t, sl, at, func(w *cards.Writer, _ crm.TeamChannel) (chat.Card, bool) {
		v := v
		v.Figure = w.FunnelFigure(v.FunnelDigestView)
		return w.Weekly(v)
	})
	if err != nil {
		return a, err
	}
	if a.state, err = json.Marshal(now); err != nil {
		return a, fmt.Errorf("encode week: %w", err)
	}
	return a, nil
}
