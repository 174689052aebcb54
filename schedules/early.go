package schedules

import (
	"context"
	"fmt"
	"sync"
	"time"

	"milepost/storage/crm"
)

// abreast is how many subjects of a job are answered for at the same time at most:
// their answers are in memory until each is queued.
const abreast = 8

// early is what a job answers for a subject outside of the transaction that queues
// it; open is false when its slot is not open any more.
type early struct {
	answer
	open bool
	err  error
	// spoke is when the one who is told was spoken with last.
	spoke time.Time
}

// read answers for a subject as it is stored now.
func (s *Scheduler) read(ctx context.Context, j job, p pending, at time.Time) *early {
	e := new(early)
	e.err = s.Store.View(ctx, func(r crm.Reader) (err error) {
		if e.answer, e.open, err = p.answer(r, j, at); err != nil || e.who == "" {
			return err
		}
		e.spoke, err = spokenWith(r, e.who)
		return err
	})
	return e
}

// holds reports whether an answer that was made before is still what would be said: nothing that
// it speaks of has changed, and who is told has heard nothing else meanwhile.
func (e *early) holds(r crm.Reader) (bool, error) {
	if e.who != "" {
		if at, err := spokenWith(r, e.who); err != nil || !at.Equal(e.spoke) {
			return false, err
		}
	}
	return unchanged(r, e.seen)
}

// spokenWith is when somebody was spoken with last.
func spokenWith(r crm.Reader, id crm.PersonID) (time.Time, error) {
	conv, err := r.Conversation(id)
	if err != nil {
		return time.Time{}, fmt.Errorf("conversation of %s: %w", id, err)
	}
	return conv.At, nil
}

// early answers, on all processors, for the first of some subjects and those right
// behind it that do not depend on what it is told: whatever is read here was stored
// before any of them is told anything. It does nothing where that was done, or is of
// no use.
func (s *Scheduler) early(ctx context.Context, j job, open []pending, at time.Time) {
	if j.alone == nil || open[0].early != nil {
		return
	}
	n := 0
	for n < min(len(open), abreast) && j.alone(open[n].sub) {
		n++
	}
	if n < 2 {
		return
	}
	var all sync.WaitGroup
	defer all.Wait()
	for i := range open[:n] {
		all.Go(func() { open[i].early = s.read(ctx, j, open[i], at) })
	}
}
