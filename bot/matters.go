package main

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"milepost/bot/cards"
	"milepost/bot/chat"
	"milepost/bot/outbox"
	"milepost/storage/crm"
)

const (
	// downFor is how long a platform is down before an admin is told: it may
	// come back by itself.
	downFor = 2 * time.Minute
	// stuckFor is how long nothing arrives on a platform before it counts as
	// down although it runs.
	stuckFor = 5 * time.Minute
	// backupAge is how old the last good backup may be.
	backupAge = 50 * time.Hour
	// refusedFor is how long a post that was given up is worth a word.
	refusedFor = 24 * time.Hour
	// calendarAhead is how many days before a year the holidays of it are missed.
	calendarAhead = 30
)

// conditions says how the platforms do that are connected.
func (h *health) conditions() []cards.PlatformState {
	out := []cards.PlatformState{}
	if h.console {
		return out
	}
	for _, s := range h.platforms {
		c := s.condition()
		// Before the first start nobody knows better: a story runs no transport.
		out = append(out, cards.PlatformState{Name: c.Name, OK: c.Up || c.Starts == 0})
	}
	return out
}

// matters lists what needs the admins now, the most pressing first.
func (h *health) matters(r crm.Reader) ([]cards.Matter, error) {
	var out []cards.Matter
	for _, look := range []func(crm.Reader) ([]cards.Matter, error){
		h.platformMatters, h.setups, h.parked, h.machine, h.refused, h.calendars,
	} {
		found, err := look(r)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	return out, nil
}

// platformMatters names the platforms that neither hear nor speak: they do not
// run, or what is to be said there has been tried in vain for a while.
func (h *health) platformMatters(r crm.Reader) ([]cards.Matter, error) {
	now := r.Now()
	backlog, err := waiting(r, now)
	if err != nil {
		return nil, err
	}
	var out []cards.Matter
	for _, s := range h.platforms {
		c := s.condition()
		b := backlog[c.Name]
		m := cards.Matter{Kind: cards.MatterPlatform, Subject: c.Name, Count: b.count}
		said, why := h.heardOf(c.Name)
		stuck := stuckFor
		if why != "" { // it does not come back by itself
			stuck = downFor
		}
		switch {
		case c.Starts > 0 && !c.Up && now.Sub(c.Since) >= downFor:
			m.Since, m.Part = c.Since, cmp.Or(cause(c.Err), why)
		case !b.tried.IsZero() && now.Sub(b.tried) >= stuck && !said.After(b.tried):
			m.Since, m.Part = b.tried, why
		default:
			continue
		}
		out = append(out, m)
	}
	return out, nil
}

// cause is what an error of a platform says of what an admin has to mend; "" if
// it does not know.
func cause(err error) string {
	var known interface{ About() string }
	if errors.As(err, &known) {
		return known.About()
	}
	return ""
}

// lockedOut is the trouble of a platform that lets nobody in.
const lockedOut = "auth"

// complaining is a platform that can say what an admin has to put right there:
// sentences by what they are about.
type complaining interface{ Troubles() map[string]string }

// setups names what is to be put right at the platforms that are connected.
func (h *health) setups(crm.Reader) ([]cards.Matter, error) {
	var out []cards.Matter
	for _, s := range h.platforms {
		if t, ok := s.transport.(complaining); ok {
			for _, about := range slices.Sorted(maps.Keys(t.Troubles())) {
				if about == lockedOut { // nothing goes there at all: platformMatters says so
					continue
				}
				out = append(out, cards.Matter{Kind: cards.MatterSetup, Subject: s.transport.Name(), Part: about})
			}
		}
	}
	return out, nil
}

// troubles are the sentences of the same for the health page.
func (h *health) troubles() []string {
	var out []string
	for _, s := range h.platforms {
		if c := s.condition(); !c.Up && c.Err != nil {
			out = append(out, c.Name+": "+c.Err.Error())
		}
		if t, ok := s.transport.(complaining); ok {
			all := t.Troubles()
			for _, about := range slices.Sorted(maps.Keys(all)) {
				out = append(out, s.transport.Name()+": "+all[about])
			}
		}
	}
	return out
}

// heardOf is when something last arrived on a platform, and what an admin has to
// mend there; "" if nothing is known.
func (h *health) heardOf(platform string) (said time.Time, why string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.said[platform], h.why[platform]
}

// backlog is what waits to be said on a platform.
type backlog struct {
	count  int       // posts that might have been said already
	oldest time.Time // since when the oldest of them waits
	tried  time.Time // since when the oldest of those that failed waits; zero = none failed
}

// waiting looks at the posts that wait, the first page of them, by platform.
func waiting(r crm.Reader, now time.Time) (map[string]backlog, error) {
	rows, _, err := r.Posts(crm.Queued, crm.Page{})
	if err != nil {
		return nil, fmt.Errorf("posts that wait: %w", err)
	}
	out := map[string]backlog{}
	for _, e := range rows {
		to, err := chat.ParsePlace(e.Place)
		if err != nil || e.NotBefore.After(now) {
			continue
		}
		b := out[to.Platform]
		b.count++
		since := e.Queued
		if e.NotBefore.After(since) {
			since = e.NotBefore
		}
		if b.oldest.IsZero() || since.Before(b.oldest) {
			b.oldest = since
		}
		if e.Tries > 0 && !outbox.ForRoom(e) && (b.tried.IsZero() || since.Before(b.tried)) {
			b.tried = since
		}
		out[to.Platform] = b
	}
	return out, nil
}

// parked tells of the messages that were set aside.
func (h *health) parked(r crm.Reader) ([]cards.Matter, error) {
	m := cards.Matter{Kind: cards.MatterParked}
	for page := (crm.Page{}); ; {
		rows, next, err := r.Messages(crm.Parked, page)
		if err != nil {
			return nil, fmt.Errorf("messages that are parked: %w", err)
		}
		for _, row := range rows {
			if m.Count == 0 {
				m.Since = row.At
				m.Who, err = nameOf(r, row.Identity)
				if err != nil {
					return nil, err
				}
			}
			m.Count++
			m.Number = row.Incident
		}
		if next == "" {
			break
		}
		page.After = next
	}
	if m.Count == 0 {
		return nil, nil
	}
	if m.Count > 1 {
		m.Who = ""
	}
	return []cards.Matter{m}, nil
}

// nameOf is how somebody is called; "" for a stranger.
func nameOf(r crm.Reader, identity string) (string, error) {
	who, err := r.PersonOf(identity)
	if err != nil || who == "" {
		return "", err
	}
	p, err := crm.Get[crm.Person](r, who)
	if err != nil {
		return "", fmt.Errorf("person %s: %w", who, err)
	}
	return p.Name.Text, nil
}

// machine tells of what is wrong with the machine itself.
func (h *health) machine(r crm.Reader) ([]cards.Matter, error) {
	h.mu.Lock()
	room, ahead, faults := h.room, h.late.ahead(), h.faults
	h.mu.Unlock()
	var out []cards.Matter
	if room.Tight() {
		out = append(out, cards.Matter{Kind: cards.MatterDisk, Free: room.Free})
	}
	if faults > 0 {
		out = append(out, cards.Matter{Kind: cards.MatterCheck, Count: faults})
	}
	if ahead != 0 {
		out = append(out, cards.Matter{Kind: cards.MatterClock, Ahead: ahead})
	}
	b := h.backups()
	// While nothing ran none was due: the first one after a stop is on its way.
	since := b.Last
	if b.Up.After(since) {
		since = b.Up
	}
	old := !b.Last.IsZero() && r.Now().Sub(since) >= backupAge
	if b.On && (old || b.Err != nil) {
		out = append(out, cards.Matter{Kind: cards.MatterBackup, Since: b.Last})
	}
	return out, nil
}

// refused tells of the posts of the last day that a platform did not take.
// What lost its point, or was replaced by something newer, is none; who is not
// there any more is told of by himself.
func (h *health) refused(r crm.Reader) ([]cards.Matter, error) {
	rows, _, err := r.Posts(crm.Dropped, crm.Page{Desc: true})
	if err != nil {
		return nil, fmt.Errorf("posts that were given up: %w", err)
	}
	n := 0
	for _, e := range rows {
		if e.Reason != crm.Replaced && !strings.HasPrefix(e.Reason, crm.GonePerson) && !strings.HasPrefix(e.Reason, "expired") && r.Now().Sub(e.Queued) < refusedFor {
			n++
		}
	}
	if n == 0 {
		return nil, nil
	}
	return []cards.Matter{{Kind: cards.MatterRefused, Count: n}}, nil
}

// calendars names the calendars in use whose holidays are not known: of a year, from
// 30 days ahead until it is over.
func (h *health) calendars(r crm.Reader) ([]cards.Matter, error) {
	if h.toy {
		return nil, nil
	}
	today := crm.DateOf(r.Now())
	this, next := today.In(time.UTC).Year(), today.AddDays(calendarAhead).In(time.UTC).Year()
	ros, err := r.Roster()
	if err != nil {
		return nil, err
	}
	used := map[string]bool{}
	for i := range ros.People {
		used[ros.People[i].Calendar] = true
	}
	for i := range ros.Teams {
		used[ros.Teams[i].Calendar] = true
	}
	var out []cards.Matter
	for name := range used {
		for year := this; year <= next && name != ""; year++ {
			if !h.known(name).Covers(year) {
				out = append(out, cards.Matter{Kind: cards.MatterCalendar, Subject: name, Count: year})
			}
		}
	}
	slices.SortFunc(out, func(a, b cards.Matter) int {
		return cmp.Or(cmp.Compare(a.Count, b.Count), cmp.Compare(a.Subject, b.Subject))
	})
	return out, nil
}
