package schedules

import (
	"fmt"
	"slices"
	"time"

	"milepost/storage/crm"
)

// resting are hints that have come and wait: for the cards of those who may hear
// of them, or for a later time of their records. A record that changes has its hint
// set anew, so while the same hint has come, the people are the same and those cards
// are still to come, nothing is to be found there before its time: its record is not
// read again.
type resting struct {
	version string    // of the roster
	from    time.Time // of the look that found it
	hints   map[crm.Wake]*rest
}

// rest is what is known of a hint that waits. It does not change.
type rest struct {
	of    crm.Pointer
	up    bool
	owner crm.PersonID
	hear  []crm.PersonID
	cards []crm.PersonID // those of hear whose card was still to come
	until time.Time      // when to look at it again
}

// rested is what is known at a moment of hints that wait; nil for nothing.
func (s *Scheduler) rested(ros *roster, at time.Time) map[crm.Wake]*rest {
	s.mu.Lock()
	defer s.mu.Unlock()
	known := s.resting
	if known == nil || len(s.failed) > 0 || known.version != ros.version || at.Before(known.from) {
		return nil
	}
	return known.hints
}

// rests notes the hints that a look leaves to wait.
func (s *Scheduler) rests(ros *roster, at time.Time, hints map[crm.Wake]*rest) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.resting = &resting{version: ros.version, from: at, hints: hints}
}

// idles reports whether all hints that have come only wait at a moment.
func (s *Scheduler) idles(r crm.Reader, ros *roster, at time.Time) (bool, error) {
	known := s.rested(ros, at)
	if known == nil {
		return false, nil
	}
	hints, err := r.Wakes(at, wokenMost)
	if err != nil {
		return false, fmt.Errorf("hints: %w", err)
	}
	ros.hints = hints
	return !slices.ContainsFunc(hints, func(w crm.Wake) bool {
		n := known[w]
		return n == nil || !at.Before(n.until)
	}), nil
}

// rest is what is to be known of a hint that waits: until the first card comes that
// speaks of it, or the next time of its record, and no longer than to the end of its
// owner's day, on which it may be somebody else who is above him. Nil: a card could
// come already and has not.
func (k *waking) rest(h *hint) *rest {
	zone := h.owner.Location()
	n := &rest{of: h.of, up: h.up, owner: h.owner.ID, hear: h.hear, until: crm.DateOf(k.at.In(zone)).AddDays(1).In(zone)}
	for _, id := range h.hear {
		card := k.cardOf(id)
		if !card.ok || !k.cards[id] { // a card that he had says no more: that of his next day may
			n.until = sooner(n.until, card.end)
			continue
		}
		if !card.at.After(k.at) {
			return nil
		}
		n.cards = append(n.cards, id)
		n.until = sooner(n.until, card.at)
	}
	if h.up {
		return n
	}
	for _, m := range k.s.Book.Moments(h.rec, h.owner, k.s.Calendars(h.owner.Calendar), k.at) {
		if m.At.After(k.at) {
			n.until = sooner(n.until, m.At)
		} else if momentSlot(h.owner, h.rec, m).holds(k.at) {
			return nil
		}
	}
	return n
}

// stillRests reports whether a hint of which something is known waits as it did: the
// cards that were still to come are.
func (k *waking) stillRests(n *rest) (bool, error) {
	for _, id := range n.cards {
		if wait, err := k.hasCard(id); err != nil || !wait {
			return false, err
		}
	}
	return true, nil
}
