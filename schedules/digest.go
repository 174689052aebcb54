package schedules

import (
	"encoding/json"
	"fmt"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// digestLasts is how long a digest that was missed still belongs to its evening.
const digestLasts = 3 * time.Hour

// digestState is what a digest compares with: kept whether it was said or not.
type digestState struct {
	mark
	At     time.Time      `json:"at"`
	Counts cards.Counts   `json:"counts"`
	Tiers  map[string]int `json:"tiers"`
}

// digest is a team's day in its channels, with what changed against the last
// one; silent when nothing did.
func (s *Scheduler) digest() job {
	cfg, _ := s.Book.Job("daily")
	slotOn := func(t *crm.Team, d crm.Date) (slot, bool) {
		if cfg.Off || len(t.Channels) == 0 || !on(cfg, d, s.Calendars(t.Calendar)) {
			return slot{}, false
		}
		at := offTheHour(d.At(cfg.At, t.Location()).Add(spread("digest", string(t.ID), cfg.Jitter)))
		return slot{
			key: fmt.Sprintf("digest/%s/%s", t.ID, d), mark: fmt.Sprintf("digest/%s", t.ID),
			date: d, at: at, until: at.Add(digestLasts),
		}, true
	}
	return job{
		name: "digest", list: everyTeam, say: s.sayDigest, inside: true, ahead: s.aheadOfDigest,
		slot: func(sub subject, at time.Time) (slot, bool) {
			sl, ok := slotOn(sub.team, crm.DateOf(at.In(sub.team.Location())))
			return sl, ok && sl.holds(at)
		},
		next: func(sub subject, after time.Time) time.Time {
			return upcoming(after, sub.team.Location(), func(d crm.Date) (slot, bool) { return slotOn(sub.team, d) })
		},
	}
}

// LastDigest is when the newest digest of any team was made, said or not; zero
// = never.
func LastDigest(r crm.Reader) (time.Time, error) {
	var newest time.Time
	for page := (crm.Page{}); ; {
		teams, next, err := everyTeam(r, time.Time{}, page)
		if err != nil {
			return newest, err
		}
		for _, sub := range teams {
			var last digestState
			if err := readKept(r, fmt.Sprintf("digest/%s", sub.team.ID), &last); err != nil {
				return newest, err
			}
			if last.At.After(newest) {
				newest = last.At
			}
		}
		if next == "" {
			return newest, nil
		}
		page.After = next
	}
}

func (s *Scheduler) sayDigest(r crm.Reader, sub subject, sl slot, at time.Time) (answer, error) {
	t := sub.team
	var a answer
	var last digestState
	if err := readKept(r, sl.mark, &last); err != nil {
		return a, err
	}
	v, err := s.day(r, sub, sl, at, last)
	if err != nil {
		return a, err
	}
	a.state, err = json.Marshal(digestState{mark{sl.date}, at, v.Counts, v.Tiers})
	if err != nil {
		return a, fmt.Errorf("encode digest: %w", err)
	}
	for i, ch := range t.Channels {
		to, err := chat.ParsePlace(ch.Place)
		if err != nil {
			return a, fmt.Errorf("channel %s of team %s: %w", ch.Label, t.ID, err)
		}
		card, ok := cards.ForTeam(t, ch, at, s.Book, s.Calendars(t.Calendar)).Digest(v)
		if !ok {
			continue
		}
		key := sl.key
		if i > 0 {
			key += "/" + ch.Place
		}
		a.posts = append(a.posts, chat.Post{Key: key, Track: sl.key, To: to, Class: chat.Digest, NotAfter: sl.until, Card: card})
	}
	return a, nil
}

// background is what a digest reads ahead of its transaction: the customers of
// a team, and who else may have changed something of theirs.
type background struct {
	tiers, overdue map[string]int
	others         []crm.PersonID
	changes        *changes
}

// aheadOfDigest reads the background. Of the people of other teams only those
// count who may change what is this team's, whose customers are, or whose own
// record changed since the last digest: they may have been here until then.
func (s *Scheduler) aheadOfDigest(r crm.Reader, sub subject, sl slot, at time.Time) (*background, error) {
	t := sub.team
	b := &background{tiers: map[string]int{}, overdue: map[string]int{}}
	owners, zone := map[crm.PersonID]bool{}, t.Location()
	err := crm.Each(r, crm.Where(crm.ByTeam, string(t.ID)), func(a crm.Account) bool {
		owners[a.Owner] = true
		b.tiers[a.Tier]++
		if how, over := s.Book.Touch(&a, sl.date, zone); over && how.By == playbook.ByVisit {
			b.overdue[a.Tier]++
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("accounts of team %s: %w", t.ID, err)
	}
	var last digestState
	if err := readKept(r, sl.mark, &last); err != nil {
		return nil, err
	}
	since := movesSince(last, t, sl, at)
	theirs := crm.Scope{Kind: crm.KindAccount, Team: t.ID, Shared: true}
	var members []crm.PersonID
	err = crm.Each(r, crm.Where(crm.ByAll), func(p crm.Person) bool {
		if p.Team == t.ID {
			members = append(members, p.ID)
		} else if owners[p.ID] || crm.Can(&p, crm.Write, theirs) || p.Updated.After(since) {
			b.others = append(b.others, p.ID)
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("people: %w", err)
	}
	b.changes, err = changedSince(r, append(members, b.others...), since)
	return b, err
}

// day is a team's day: flows from the totals of its members, stocks from its
// accounts, moves from what was changed since the last digest.
func (s *Scheduler) day(r crm.Reader, sub subject, sl slot, at time.Time, last digestState) (cards.DigestView, error) {
	t, b := sub.team, sub.ahead
	v := cards.DigestView{Team: t.Name.Text, At: at, Key: sl.key, Tiers: b.tiers, Overdue: b.overdue, Before: last.Tiers}
	var members []crm.PersonID
	err := crm.Each(r, crm.Where(crm.ByTeam, string(t.ID)), func(p crm.Person) bool { members = append(members, p.ID); return true })
	if err != nil {
		return v, fmt.Errorf("members of team %s: %w", t.ID, err)
	}
	if v.Counts, err = flows(r, members, sl.date); err != nil {
		return v, err
	}
	if last.Date != "" && last.Date < sl.date {
		now, err := flows(r, members, last.Date)
		if err != nil {
			return v, err
		}
		if now.Visits != last.Counts.Visits {
			v.Corrections = []cards.Correction{{Date: last.Date, Old: last.Counts, New: now}}
		}
	}
	v.Moves, err = moves(r, append(members, b.others...), t.ID, movesSince(last, t, sl, at), b.changes)
	return v, err
}

// movesSince is the moment from which on a digest tells what moved: the last
// digest, or the beginning of the day.
func movesSince(last digestState, t *crm.Team, sl slot, at time.Time) time.Time {
	if last.At.IsZero() || last.At.After(at) { // the clock was ahead then
		return sl.date.In(t.Location())
	}
	return last.At
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
