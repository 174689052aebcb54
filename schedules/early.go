package schedules

import (
	"context"
	"fmt"
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
	made  chan struct{} // closed when it is made beside others; nil = it is made
}

// wait waits until it is made; nothing waits for none.
func (e *early) wait() {
	if e != nil && e.made != nil {
		<-e.made
	}
}

// read answers for a subject as it is stored now.
func (s *Scheduler) read(ctx context.Context, j job, p pending, at time.Time) *early {
	e := new(early)
	s.answerTo(ctx, e, j, p, at)
	return e
}

// answerTo fills in what is answered for a subject as it is stored now.
func (s *Scheduler) answerTo(ctx context.Context, e *early, j job, p pending, at time.Time) {
	e.err = s.Store.View(ctx, func(r crm.Reader) (err error) {
		if e.answer, e.open, err = p.answer(r, j, at); err != nil || e.who == "" {
			return err
		}
		e.spoke, err = spokenWith(r, e.who)
		return err
	})
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

// early begins to answer, beside whoever calls, for the first of some subjects and
// those right behind it that do not depend on what others are told: while one is told
// what was answered, the next are answered. It does nothing where that was begun, or
// is of no use.
func (s *Scheduler) early(ctx context.Context, j job, open []pending, at time.Time) {
	if j.alone == nil {
		return
	}
	n := 0
	for n < min(len(open), abreast) && j.alone(open[n].sub) {
		n++
	}
	if n < 2 {
		return
	}
	for i := range open[:n] {
		p := &open[i]
		if p.early != nil {
			continue
		}
		made := &early{made: make(chan struct{})}
		p.early = made
		go func(p pending) {
			defer close(made.made)
			s.answerTo(ctx, made, j, p, at)
		}(*p)
	}
}
