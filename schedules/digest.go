package schedules

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook/figures"
	"milepost/storage/crm"
)

// digestLasts is how long a digest that was missed still belongs to its evening.
const digestLasts = 3 * time.Hour

// digestState is what a digest compares with: kept whether it was said or not.
type digestState struct {
	mark
	At     time.Time      `json:"at"`
	Seq    uint64         `json:"seq,omitzero"` // the last change that it knew
	Counts cards.Counts   `json:"counts"`
	Tiers  map[string]int `json:"tiers"`
	// Earlier are the last days that were told before, as they are known by now.
	Earlier map[crm.Date]cards.Counts `json:"earlier,omitempty"`
	// Funnel is kept where the day's card has the funnel as well.
	Funnel *funnelState `json:"funnel,omitzero"`
}

// digest is a team's day in its channels, with what changed against the last
// one; silent when nothing did.
func (s *Scheduler) digest() job {
	cfg, _ := s.Book.Job("daily")
	j := s.teamJob("digest", cfg, digestLasts, s.sayDigest)
	j.inside, j.ahead = true, s.aheadOfDigest
	return j
}

// LastDigest is when the newest digest of any team was made, said or not; zero
// = never.
func LastDigest(r crm.Reader) (time.Time, error) {
	var newest time.Time
	var failed error
	err := crm.Each(r, crm.Where(crm.ByAll), func(t crm.Team) bool {
		var last digestState
		if failed = readKept(r, fmt.Sprintf("digest/%s", t.ID), &last); last.At.After(newest) {
			newest = last.At
		}
		return failed == nil
	})
	if err = cmp.Or(failed, err); err != nil {
		return newest, fmt.Errorf("last digest: %w", err)
	}
	return newest, nil
}

func (s *Scheduler) sayDigest(r crm.Reader, sub subject, sl slot, at time.Time) (answer, error) {
	t := sub.team
	var a answer
	var last digestState
	if err := readKept(r, sl.mark, &last); err != nil {
		return a, err
	}
	v, now, err := s.day(r, sub, sl, at, last)
	if err != nil {
		return a, err
	}
	a, err = s.inChannels(t, sl, at, func(w *cards.Writer, _ crm.TeamChannel) (chat.Card, bool) {
		if f := sub.ahead.funnel; f != nil {
			return w.DigestWithFunnel(v, *f)
		}
		return w.Digest(v)
	})
	if err != nil {
		return a, err
	}
	return a, a.compares(now)
}

// background is what a digest reads ahead of its transaction.
type background struct {
	all figures.Pyramid
	// The funnel, where the day's card has it as well.
	funnel     *cards.FunnelDigestView
	funnelKept *funnelState
}

// aheadOfDigest reads the background.
func (s *Scheduler) aheadOfDigest(r crm.Reader, sub subject, sl slot, at time.Time) (*background, error) {
	t := sub.team
	b := new(background)
	d, err := s.counts(r, t.Locale, t.Location(), sl.date, t.ID)
	if err != nil {
		return nil, err
	}
	d = d.Brief()
	if b.all, err = d.Pyramid(); err != nil {
		return nil, err
	}
	if cfg, ok := s.Book.Job("funnel"); ok && !cfg.Off && cfg.With == "daily" {
		var last digestState
		if err := readKept(r, sl.mark, &last); err != nil {
			return nil, err
		}
		err = s.aheadOfFunnel(d, t, sl, at, last.Funnel, b)
	}
	return b, err
}

// aheadOfFunnel reads the funnel for the card of the day.
func (s *Scheduler) aheadOfFunnel(d *figures.Desk, t *crm.Team, sl slot, at time.Time, last *funnelState, b *background) error {
	if last == nil {
		last = &funnelState{}
	}
	v, now, err := s.funnelNow(d, t, sl, at, last)
	b.funnel, b.funnelKept = &v, &now
	return err
}

// day is a team's day: flows from the totals of its members, stocks from those of
// the team, moves from what was moved since the last digest. now is what the next one
// compares with.
func (s *Scheduler) day(r crm.Reader, sub subject, sl slot, at time.Time, last digestState) (v cards.DigestView, now digestState, err error) {
	t, b := sub.team, sub.ahead
	v = cards.DigestView{Team: t.Name.Text, At: at, Key: sl.key, Tiers: b.all.Customers, Overdue: b.all.Unvisited, Before: last.Tiers}
	if crm.DateOf(at.In(t.Location())) > sl.date {
		v.Day = sl.date
	}
	now = digestState{mark: mark{Date: sl.date}, At: at, Tiers: v.Tiers, Funnel: b.funnelKept}
	var members []crm.PersonID
	err = crm.Each(r, crm.Where(crm.ByTeam, string(t.ID)), func(p crm.Person) bool { members = append(members, p.ID); return true })
	if err != nil {
		return v, now, fmt.Errorf("members of team %s: %w", t.ID, err)
	}
	if v.Counts, err = flows(r, members, sl.date); err != nil {
		return v, now, err
	}
	now.Counts = v.Counts
	if v.Corrections, now.Earlier, err = corrected(r, members, last, sl.date); err != nil {
		return v, now, err
	}
	var moved []crm.Moved
	if moved, now.Seq, err = movedSince(r, t.ID, known{last.At, last.Seq}, sl.date.In(t.Location()), at); err != nil {
		return v, now, err
	}
	v.Moves, err = moves(r, moved)
	return v, now, err
}

// correctedFor is how many days back a day's digest says what is different by now
// of what it told: what comes later stands corrected in the weekly sheet.
const correctedFor = 7

// corrected counts the days that were told once more: what is different now, the
// newest day first, and the counts that the next digest compares with.
func corrected(r crm.Reader, members []crm.PersonID, last digestState, today crm.Date) (out []cards.Correction, now map[crm.Date]cards.Counts, err error) {
	told := maps.Clone(last.Earlier)
	if last.Date != "" {
		if told == nil {
			told = map[crm.Date]cards.Counts{}
		}
		told[last.Date] = last.Counts
	}
	now = map[crm.Date]cards.Counts{}
	for _, day := range slices.Backward(slices.Sorted(maps.Keys(told))) {
		if day >= today || today.Sub(day) > correctedFor {
			continue
		}
		c, err := flows(r, members, day)
		if err != nil {
			return nil, nil, err
		}
		if now[day] = c; !c.Equal(told[day]) {
			out = append(out, cards.Correction{Date: day, Old: told[day], New: c})
		}
	}
	return out, now, nil
}

// flows are the totals of some people on a day.
func flows(r crm.Reader, people []crm.PersonID, d crm.Date) (cards.Counts, error) {
	var all []crm.Tally
	for _, id := range people {
		ts, err := r.Tallies(id, d, d)
		if err != nil {
			return cards.Counts{}, fmt.Errorf("totals of %s: %w", id, err)
		}
		all = append(all, ts...)
	}
	return logged(all), nil
}

// logged is what somebody did with customers. Finished steps and expenses are
// not counted: a channel does not read them, and they do not make a day on
// which somebody logged.
func logged(ts []crm.Tally) cards.Counts {
	c := cards.CountsOf(ts)
	c.Done, c.Cost = 0, nil
	return c
}
