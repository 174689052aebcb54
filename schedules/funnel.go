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

// teamJob is a job that speaks to all channels of a team at the team's clock.
func (s *Scheduler) teamJob(name string, cfg playbook.Job, lasts time.Duration, say func(crm.Reader, subject, slot, time.Time) (answer, error)) job {
	slotOn := func(t *crm.Team, d crm.Date) (slot, bool) {
		if cfg.Off || len(t.Channels) == 0 || !on(cfg, d, s.Calendars(t.Calendar)) {
			return slot{}, false
		}
		at := playbook.OffTheHour(d.At(cfg.HourOf(t), t.Location()).Add(playbook.Spread(name, string(t.ID), cfg.Jitter)))
		if cfg.DayBefore(t) {
			d = s.Calendars(t.Calendar).OnOrBefore(d.AddDays(-1))
		}
		return slot{
			key: fmt.Sprintf("%s/%s/%s", name, t.ID, d), mark: fmt.Sprintf("%s/%s", name, t.ID),
			date: d, at: at, until: at.Add(lasts),
		}, true
	}
	return job{
		name: name, say: say, clock: ofTeams,
		slot: func(sub subject, at time.Time) (slot, bool) {
			sl, ok := slotOn(sub.team, crm.DateOf(at.In(sub.team.Location())))
			return sl, ok && sl.holds(at)
		},
		next: func(sub subject, after time.Time) time.Time {
			return upcoming(after, sub.team.Location(), func(d crm.Date) (slot, bool) { return slotOn(sub.team, d) })
		},
	}
}

// inChannels is a card in each channel of a team, worded for what that channel
// may read. What is not said anywhere is an answer without posts.
func (s *Scheduler) inChannels(t *crm.Team, sl slot, at time.Time, card func(*cards.Writer, crm.TeamChannel) (chat.Card, bool)) (answer, error) {
	var a answer
	for i, ch := range t.Channels {
		to, err := chat.ParsePlace(ch.Place)
		if err != nil {
			return a, fmt.Errorf("channel %s of team %s: %w", ch.Label, t.ID, err)
		}
		c, ok := card(cards.ForTeam(t, ch, at, s.Book, s.Calendars(t.Calendar)), ch)
		if !ok {
			continue
		}
		key := sl.key
		if i > 0 {
			key += "/" + ch.Place
		}
		a.posts = append(a.posts, chat.Post{Key: key, Track: sl.key, To: to, Class: chat.Digest, NotAfter: sl.until, Card: c})
	}
	return a, nil
}

// funnel is a team's funnel in its channels, with what moved since the last
// one; silent when nothing did. It says its cut-off, and counts as of then.
func (s *Scheduler) funnel() job {
	cfg, ok := s.Book.Job("funnel")
	cfg.Off = cfg.Off || !ok
	if s.within(cfg) {
		cfg.Off = true // the team's day says it
	}
	return s.teamJob("funnel", cfg, digestLasts, s.sayFunnel)
}

func (s *Scheduler) sayFunnel(r crm.Reader, sub subject, sl slot, at time.Time) (answer, error) {
	t := sub.team
	_, v, now, _, err := s.funnelSince(r, t, sl, at)
	if err != nil {
		return answer{}, err
	}
	a, err := s.inChannels(t, sl, at, func(w *cards.Writer, _ crm.TeamChannel) (chat.Card, bool) {
		v := v
		v.Figure = w.FunnelFigure(v)
		return w.FunnelDigest(v)
	})
	if err != nil {
		return a, err
	}
	return a, a.compares(now)
}

// funnelSince counts a team's funnel and what moved in it since the slot before;
// last is what was kept of that, now what the next one compares with.
func (s *Scheduler) funnelSince(r crm.Reader, t *crm.Team, sl slot, at time.Time) (d *figures.Desk, v cards.FunnelDigestView, now, last funnelState, err error) {
	if err := readKept(r, sl.mark, &last); err != nil {
		return nil, v, now, last, err
	}
	if d, err = s.counts(r, t.Locale, t.Location(), sl.date, t.ID); err != nil {
		return nil, v, now, last, err
	}
	v, now, err = s.funnelNow(d, t, sl, at, &last)
	return d, v, now, last, err
}
