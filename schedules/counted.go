package schedules

import (
	"fmt"
	"time"

	"milepost/bot/cards"
	"milepost/configs/playbook"
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// counts is who counts for teams, as the answers in chat do: the same functions
// over the same records, so that a digest and an answer cannot differ.
func (s *Scheduler) counts(r crm.Reader, locale string, zone *time.Location, today crm.Date, teams ...crm.TeamID) (*figures.Desk, error) {
	d := &figures.Desk{R: r, Book: s.Book, Today: today, Zone: zone, Currency: s.Book.SumsIn(locale), Of: figures.Of{Teams: teams}}
	for _, id := range teams {
		err := crm.Each(r, crm.Where(crm.ByTeam, string(id)), func(p crm.Person) bool {
			d.Of.People = append(d.Of.People, p.ID)
			return true
		})
		if err != nil {
			return nil, fmt.Errorf("people of team %s: %w", id, err)
		}
	}
	return d, nil
}

// asked is a report with where it is put.
type asked struct {
	name string
	of   figures.Period
	into *figures.Report
}

// count makes several reports.
func count(d *figures.Desk, all ...asked) error {
	for _, a := range all {
		var err error
		if *a.into, err = d.Count(a.name, a.of); err != nil {
			return err
		}
	}
	return nil
}

// funnelState is what a digest of a funnel compares with.
type funnelState struct {
	mark
	At    time.Time                    `json:"at"`
	Seq   uint64                       `json:"seq,omitzero"`    // the last change that it knew; 0 = an older release kept it
	Ended map[crm.OpportunityID]string `json:"ended,omitempty"` // told as won, lost or given up
	Week  figures.Told                 `json:"week,omitzero"`   // of the weekly sheet
}

// funnelNow is a team's funnel against what was kept of the last digest, and
// what is to be kept of this one.
func (s *Scheduler) funnelNow(d *figures.Desk, t *crm.Team, sl slot, at time.Time, last *funnelState) (cards.FunnelDigestView, funnelState, error) {
	d = d.Brief()
	v := cards.FunnelDigestView{Team: t.Name.Text, ID: t.ID, At: at, First: last.Date == ""}
	now := funnelState{mark: mark{Date: sl.date}, At: at}
	month := figures.PeriodOf(figures.Month, sl.date)
	err := count(
		d,
		asked{figures.ReportFunnel, month, &v.Funnel}, asked{figures.ReportStuck, month, &v.Stuck},
		asked{figures.ReportGap, figures.PeriodOf(figures.Quarter, sl.date), &v.Gap},
	)
	if err != nil {
		return v, now, err
	}
	moved, seq, err := movedSince(d.R, t.ID, known{last.At, last.Seq}, sl.date.In(t.Location()), at)
	if now.Seq = seq; err != nil || v.First {
		return v, now, err
	}
	news, err := d.News(last.Date, moved)
	if err != nil {
		return v, now, err
	}
	v.Moved, v.Repriced, v.Fresh = news.Movement, news.Repriced, news.Fresh
	v.Returned, v.Told = v.Moved.Returned(last.Ended), last.Ended
	now.Ended = v.Moved.Endings()
	return v, now, nil
}

// within reports whether a job's words are part of another one's card.
func (s *Scheduler) within(cfg playbook.Job) bool {
	if cfg.With == "" {
		return false
	}
	j, ok := s.Book.Job(cfg.With)
	return ok && !j.Off
}
