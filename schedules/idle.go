package schedules

import (
	"fmt"
	"slices"
	"time"

	"milepost/storage/crm"
)

// idle are hints that have come and wait: for the cards of those who may hear of
// them, or for a later time of their records. A record that changes has its hint set
// anew, so while the same hints have come and the people are the same, nothing is to
// be found there before until.
type idle struct {
	outline outline
	hints   []crm.Wake
	from    time.Time // of the look that found it
	until   time.Time // zero: nothing in sight
}

// idles reports whether all hints that have come only wait at a moment.
func (s *Scheduler) idles(r crm.Reader, ros *roster, at time.Time) (bool, error) {
	s.mu.Lock()
	known, failed := s.idle, len(s.failed) > 0
	s.mu.Unlock()
	if known == nil || failed || known.outline != ros.outline() || at.Before(known.from) || !known.until.IsZero() && !at.Before(known.until) {
		return false, nil
	}
	hints, err := r.Wakes(at, wokenMost)
	if err != nil {
		return false, fmt.Errorf("hints: %w", err)
	}
	return slices.Equal(hints, known.hints), nil
}

// rests notes the hints that a look leaves to wait; nil for none of which it is
// known until when.
func (s *Scheduler) rests(i *idle) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.idle = i
}

// until is when a hint that waits is to be looked at again: when the first card
// comes that speaks of it, or at the next time of its record. Zero = now: a card
// could come already and has not.
func (k *waking) until(h *hint) time.Time {
	var first time.Time
	for _, id := range h.hear {
		p := k.byID[id]
		sl, ok := k.s.cardOf(p, crm.DateOf(k.at.In(p.Location())))
		if !ok || !k.cards[id] {
			continue
		}
		if !sl.at.After(k.at) {
			return time.Time{}
		}
		first = sooner(first, sl.at)
	}
	if h.up {
		return first
	}
	for _, m := range k.s.Book.Moments(h.rec, h.owner, k.s.Calendars(h.owner.Calendar), k.at) {
		if m.At.After(k.at) {
			first = sooner(first, m.At)
		} else if momentSlot(h.owner, h.rec, m).holds(k.at) {
			return time.Time{}
		}
	}
	return first
}

// waits makes of the hints that wait what the next looks compare with; nil where
// something may be said at any of them.
func (k *waking) waits(ros *roster, waiting []*hint) *idle {
	out := &idle{outline: ros.outline(), from: k.at}
	for _, h := range waiting {
		t := k.until(h)
		if t.IsZero() {
			return nil
		}
		out.until = sooner(out.until, t)
		out.hints = append(out.hints, crm.Wake{Subject: h.subject, At: h.at})
	}
	return out
}
