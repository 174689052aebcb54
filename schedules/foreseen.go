package schedules

import (
	"context"
	"fmt"
	"slices"
	"time"

	"milepost/storage/crm"
)

// foreseenMost is of how many moments that come next answers are made ahead at most.
const foreseenMost = 2

// foreseen is what was answered for a subject before its time. It counts while all
// that was read for it is as it was.
type foreseen struct {
	*early
	sub    subject
	stands func() bool
}

// foreseeable is what is answered ahead: a slot that opens at a moment.
type foreseeable struct {
	job, slot string
	at        int64 // Unix time, ns
}

// foresight are the answers that were made ahead, and the moments of which all are;
// Scheduler.mu guards it.
type foresight struct {
	begun   time.Time // the newest look that has begun: nothing is answered ahead for it any more
	answers map[foreseeable]*foreseen
	moments map[int64]bool
}

// Foresee answers now for those whose clock opens a slot next after a moment: for
// those of the first time that was not yet foreseen. The look at that time finds it
// done. It changes nothing of what is said: a look answers anew where what was read
// has changed until then. more says that there is another such time. It does
// nothing over a store that cannot tell what has changed.
func (s *Scheduler) Foresee(ctx context.Context, after time.Time) (more bool, err error) {
	store, ok := s.Store.(crm.Tracer)
	if !ok {
		return false, nil
	}
	a, err := s.aheadOf(ctx, after)
	for n := 0; n < foreseenMost && a != nil && err == nil; n++ {
		at, due := a.after(after)
		if at.IsZero() {
			return false, nil
		}
		if s.isToCome(at) && s.foresees(at) {
			if err := s.foreseeAt(ctx, store, a, at, due); err != nil {
				return false, fmt.Errorf("foresee: %w", err)
			}
			return true, nil
		}
		after = at
	}
	return false, err
}

// aheadOf is what is known of when slots open after a moment, with the people of now;
// nil for nothing.
func (s *Scheduler) aheadOf(ctx context.Context, after time.Time) (known *ahead, err error) {
	err = s.Store.View(ctx, func(r crm.Reader) error {
		ros, err := s.roster(r)
		if err != nil {
			return err
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		for _, a := range []*ahead{s.seen, s.ahead} {
			if a.holds(ros, after) {
				known = a
			}
		}
		return nil
	})
	return known, err
}

// isToCome reports whether no look at a moment, or a later one, has begun.
func (s *Scheduler) isToCome(at time.Time) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return at.After(s.foresight.begun)
}

// foresees begins to foresee a moment; false where that was begun.
func (s *Scheduler) foresees(at time.Time) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.foresight.moments == nil {
		s.foresight.answers, s.foresight.moments = map[foreseeable]*foreseen{}, map[int64]bool{}
	}
	was := s.foresight.moments[at.UnixNano()]
	s.foresight.moments[at.UnixNano()] = true
	return !was
}

// after is the first moment after one at which slots open, and whose: by job, the
// places of its subjects in the roster.
func (a *ahead) after(t time.Time) (at time.Time, due [][]int) {
	for _, all := range a.next {
		for _, next := range all {
			if next.After(t) {
				at = sooner(at, next)
			}
		}
	}
	due = make([][]int, len(a.next))
	for j, all := range a.next {
		for i, next := range all {
			if !at.IsZero() && next.Equal(at) {
				due[j] = append(due[j], i)
			}
		}
	}
	return at, due
}

// foreseeAt answers for some subjects at a moment.
func (s *Scheduler) foreseeAt(ctx context.Context, store crm.Tracer, a *ahead, at time.Time, due [][]int) error {
	var all [][]subject
	err := s.Store.View(ctx, func(r crm.Reader) error {
		ros, err := s.roster(r)
		if err != nil || ros.outline() != a.outline {
			return err
		}
		all = make([][]subject, len(s.all))
		for j := range s.all {
			if len(due[j]) == 0 || s.all[j].inside {
				continue
			}
			if all[j], _, err = s.all[j].subjects(r, ros, at, crm.Page{}, due[j]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for j := range all {
		for _, sub := range all[j] {
			if sl, ok := s.all[j].slot(sub, at); ok && s.isToCome(at) {
				s.foreseeOne(ctx, store, s.all[j], pending{sub: sub, slot: sl}, at)
			}
		}
	}
	return nil
}

// foreseeOne answers for one subject. What fails is left to the look, which says so.
func (s *Scheduler) foreseeOne(ctx context.Context, store crm.Tracer, j job, p pending, at time.Time) {
	e := new(early)
	stands, err := store.Trace(ctx, func(r crm.Reader) error { return p.answerTo(r, e, j, at) })
	if err != nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.foresight.answers[foreseeable{j.name, p.slot.key, at.UnixNano()}] = &foreseen{e, p.sub, stands}
}

// foreseenOf gives what was answered ahead for a slot at a moment; nil for nothing.
func (s *Scheduler) foreseenOf(j job, p pending, at time.Time) *foreseen {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.foresight.answers[foreseeable{j.name, p.slot.key, at.UnixNano()}]
}

// comes notes that a look has begun.
func (s *Scheduler) comes(at time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.foresight.begun = at
}

// pass forgets what was answered ahead for moments up to one.
func (s *Scheduler) pass(at time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.foresight.past(at)
}

// past forgets what was answered ahead for moments up to one.
func (f *foresight) past(at time.Time) {
	for key := range f.answers {
		if key.at <= at.UnixNano() {
			delete(f.answers, key)
		}
	}
	for t := range f.moments {
		if t <= at.UnixNano() {
			delete(f.moments, t)
		}
	}
}

// use takes what was answered ahead for a subject whose turn it is, if it is what
// would be answered now.
func (p *pending) use() {
	f := p.foreseen
	p.foreseen = nil
	if f != nil && p.early == nil && f.sub.someAway == p.sub.someAway &&
		slices.Equal(f.sub.own, p.sub.own) && slices.Equal(f.sub.up, p.sub.up) && f.stands() {
		p.early = f.early
	}
}
