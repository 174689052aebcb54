package schedules

import (
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
	d, funnel, now, last, err := s.funnelSince(r, t, sl, at)
	if err != nil {
		return answer{}, err
	}
	v := cards.WeeklyView{FunnelDigestView: funnel}
	week := figures.PeriodOf(figures.Week, sl.date)
	err = count(
		d,
		asked{figures.ReportReview, week, &v.Week}, asked{figures.ReportReview, week.Before(), &v.Before},
		asked{figures.ReportBusy, week, &v.Busy}, asked{figures.ReportLost, week, &v.Lost}, asked{figures.ReportAhead, week.After(), &v.Ahead}, asked{figures.ReportIssues, week, &v.Issues},
	)
	if err != nil {
		return answer{}, err
	}
	if v.Fixed, err = d.Again(figures.ReportReview, last.Week); err != nil {
		return answer{}, err
	}
	now.Week = v.Week.Told(cards.WeeklyKinds()...)
	a, err := s.inChannels(t, sl, at, func(w *cards.Writer, _ crm.TeamChannel) (chat.Card, bool) {
		v := v
		v.Figure = w.FunnelFigure(v.FunnelDigestView)
		return w.Weekly(v)
	})
	if err != nil {
		return a, err
	}
	return a, a.compares(now)
}
