package schedules

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"milepost/bot/chat"
	"milepost/configs/playbook"
	"milepost/storage/crm"
)

// answer is what a job says for one subject. Without posts there was nothing
// to say, which is kept as well: what comes up later in the day waits for the
// next time.
type answer struct {
	posts []chat.Post
	// seen are the records that it speaks of, at the version it has read.
	seen []seen
	// who, items: what ①②③ mean for the one who reads it.
	who   crm.PersonID
	items []crm.Pointer
	// day is his own, on which its reminders count; "" = they do not.
	day crm.Date
	// state replaces the plain mark of the slot, for jobs that compare.
	state []byte
	// told is what who has been told with it; nil = nothing else than before.
	told playbook.Memory
	// keep are further values to be kept, as JSON; wakes the hints to be set.
	keep  map[string]any
	wakes []crm.Wake
}

// seen is a record at a version.
type seen struct {
	of  crm.Pointer
	rev int
}

// compares makes state what the next answer for the same subject compares with.
func (a *answer) compares(state any) error {
	b, err := json.Marshal(state)
	if err != nil {
		return fmt.Errorf("encode what the next is compared with: %w", err)
	}
	a.state = b
	return nil
}

// saw notes a record that an answer speaks of.
func (a *answer) saw(rec crm.Record) {
	a.seen = append(a.seen, seen{crm.Pointer{Kind: rec.Kind(), ID: rec.Key()}, rec.Base().Rev})
}

// said reports whether a slot was dealt with before, with or without a word.
func said(r crm.Reader, sl slot) (bool, error) {
	_, err := r.Post(sl.key)
	switch {
	case err == nil:
		return true, nil
	case !crm.IsMissing(err):
		return false, fmt.Errorf("post %s: %w", sl.key, err)
	case sl.mark == "":
		return false, nil
	}
	m, err := readMark(r, sl.mark)
	return m.Date == sl.date, err
}

// commit queues what f answers and marks the slot, in one transaction, unless
// the slot was dealt with meanwhile. ok is false, and nothing is done, when f
// says that its answer does not hold.
func (s *Scheduler) commit(ctx context.Context, sl slot, f func(crm.Tx) (a answer, ok bool, err error)) (ok bool, err error) {
	queued := false
	err = s.Store.Update(ctx, func(tx crm.Tx) error {
		ok, queued = true, false
		done, err := said(tx, sl)
		if err != nil || done {
			return err
		}
		var a answer
		if a, ok, err = f(tx); err != nil || !ok {
			return err
		}
		if err := keepMark(tx, sl, a.state); err != nil {
			return err
		}
		if err := a.note(tx); err != nil || len(a.posts) == 0 {
			return err
		}
		queued = true
		if err := s.Put(tx, a.posts); err != nil {
			return fmt.Errorf("queue: %w", err)
		}
		if err := a.counts(tx); err != nil {
			return err
		}
		return remember(tx, a)
	})
	if err == nil && queued && s.Kick != nil {
		s.Kick()
	}
	return ok, err
}

// note keeps what an answer wants to know the next time.
func (a *answer) note(tx crm.Tx) error {
	for key, value := range a.keep {
		if err := keep(tx, key, value); err != nil {
			return err
		}
	}
	if a.told != nil {
		if err := a.told.Keep(tx, a.who); err != nil {
			return err
		}
	}
	return setHints(tx, a.wakes)
}

// keep keeps a value as JSON.
func keep(tx crm.Tx, key string, value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("encode %s: %w", key, err)
	}
	if err := tx.Keep(key, data); err != nil {
		return fmt.Errorf("keep %s: %w", key, err)
	}
	return nil
}

func unchanged(r crm.Reader, all []seen) (bool, error) {
	for _, one := range all {
		rec := crm.New(one.of.Kind)
		if err := r.Get(rec, one.of.ID); err != nil {
			return false, fmt.Errorf("%s: %w", one.of, err)
		}
		if rec.Base().Rev != one.rev {
			return false, nil
		}
	}
	return true, nil
}

// remember lets ①②③ in the person's next words mean what the card lists, and no yes the button of a card
// before it.
func remember(tx crm.Tx, a answer) error {
	if a.who == "" {
		return nil
	}
	conv, err := tx.Conversation(a.who)
	if err != nil {
		return fmt.Errorf("conversation of %s: %w", a.who, err)
	}
	if len(a.items) == 0 && conv.Offer.Yes == "" {
		return nil
	}
	conv.Offer = crm.Offer{}
	if len(a.items) > 0 {
		conv.Items, conv.Place, conv.Track, conv.At = a.items, a.posts[len(a.posts)-1].To.String(), a.posts[len(a.posts)-1].Track, tx.Now()
	}
	if err := tx.PutConversation(conv); err != nil {
		return fmt.Errorf("keep conversation of %s: %w", a.who, err)
	}
	return nil
}

// reminded is how many reminders somebody was sent on a day of his.
type reminded struct {
	Date crm.Date `json:"date"`
	N    int      `json:"n"`
}

func keptReminded(id crm.PersonID) string { return "reminded/" + string(id) }

// counts keeps how many reminders the one who reads an answer has been sent today.
func (a *answer) counts(tx crm.Tx) error {
	n := 0
	for i := range a.posts {
		if a.posts[i].Class == chat.Nudge {
			n++
		}
	}
	if n == 0 || a.day == "" {
		return nil
	}
	key, now := keptReminded(a.who), reminded{}
	if err := readKept(tx, key, &now); err != nil {
		return err
	}
	if now.Date != a.day {
		now = reminded{Date: a.day}
	}
	now.N += n
	return keep(tx, key, now)
}

// enough reports whether somebody had as many reminders today as he may have, or has
// only so many left as are kept for something else.
func (s *Scheduler) enough(r crm.Reader, p *crm.Person, day crm.Date, left int) (bool, error) {
	var now reminded
	if err := readKept(r, keptReminded(p.ID), &now); err != nil {
		return false, err
	}
	return now.Date == day && now.N >= s.Book.Restraint.Reminders-left, nil
}

// ofEvening is how many reminders of a day are kept for the line of the evening.
const ofEvening = 1

// failure is when something that failed is tried again.
type failure struct {
	next, until time.Time
	pause       time.Duration
}

// The pauses between tries of what failed.
const (
	firstPause = time.Minute
	lastPause  = time.Hour
)

// fail logs what failed for one subject and puts its next try off, longer each
// time.
func (s *Scheduler) fail(sl slot, at time.Time, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.failed[sl.key]
	f.pause = min(max(2*f.pause, firstPause), lastPause)
	f.next, f.until = at.Add(f.pause), sl.until
	s.failed[sl.key] = f
	s.Log.Error("say unasked", "key", sl.key, "again", f.next, "err", err)
}

// waits reports whether a slot failed and is not to be tried again yet.
func (s *Scheduler) waits(sl slot, at time.Time) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	next := s.failed[sl.key].next
	return at.Before(next) && next.Before(at.Add(2*lastPause)) // else the clock was ahead when it failed
}

// forget drops failures whose moment is over.
func (s *Scheduler) forget(at time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for key, f := range s.failed {
		if !at.Before(f.until) {
			delete(s.failed, key)
		}
	}
}
