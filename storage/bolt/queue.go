package bolt

import (
	"context"
	"errors"
	"runtime"
	"sync/atomic"

	"milepost/storage/crm"
)

// job is one call of Update.
type job struct {
	f     func(crm.Tx) error
	taken atomic.Bool // by the committer, or by a caller who gave up
	soon  bool        // urgent: before others that wait
	alone bool        // in a batch of its own, on what is in the file and nothing else
	done  chan error  // the batch is committed, or not
	err   error       // of f, in this batch
}

// errLeft is the error of a function that ended its goroutine.
var errLeft = errors.New("function left without returning")

// Update runs f in a transaction that is committed together with others.
func (s *Store) Update(ctx context.Context, f func(crm.Tx) error) error {
	return s.update(ctx, &job{f: f, soon: crm.IsUrgent(ctx)})
}

// updateAlone is Update for a function that looks into the file itself: it
// runs when nothing is on its way to the disk.
func (s *Store) updateAlone(ctx context.Context, f func(crm.Tx) error) error {
	return s.update(ctx, &job{f: f, alone: true})
}

func (s *Store) update(ctx context.Context, j *job) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	j.done = make(chan error, 1)
	if !s.committer.lead(j) {
		if err := s.enqueue(j); err != nil {
			return err
		}
	}
	var err error
	select {
	case err = <-j.done:
	case <-ctx.Done():
		if j.taken.CompareAndSwap(false, true) {
			return ctx.Err()
		}
		err = <-j.done // it has begun: now only the outcome counts
	}
	if err == errLeft { //nolint:errorlint // it is never wrapped
		runtime.Goexit() // as f wanted
	}
	return err
}

// enqueue lets a job wait for the committer.
func (s *Store) enqueue(j *job) error {
	s.mu.Lock()
	if s.closed || s.unfit != nil {
		defer s.mu.Unlock()
		if s.closed {
			return crm.ErrClosed
		}
		return s.unfit
	}
	if j.soon {
		s.urgent = append(s.urgent, j)
	} else {
		s.queue = append(s.queue, j)
	}
	s.mu.Unlock()
	select {
	case s.wake <- struct{}{}:
	default:
	}
	return nil
}

// free reports whether nothing waits, and functions may run.
func (s *Store) free() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return !s.closed && s.unfit == nil && len(s.queue) == 0 && len(s.urgent) == 0
}

// take gives the next job that waits and is not given up by its caller; nil if
// there is none. Urgent ones come first, and with hurry nothing else.
func (s *Store) take(hurry bool) *job {
	s.mu.Lock()
	defer s.mu.Unlock()
	if j := takeOf(&s.urgent); j != nil || hurry {
		return j
	}
	return takeOf(&s.queue)
}

func takeOf(queue *[]*job) *job {
	for len(*queue) > 0 {
		j := (*queue)[0]
		(*queue)[0] = nil
		*queue = (*queue)[1:]
		if j.taken.CompareAndSwap(false, true) {
			return j
		}
	}
	return nil
}
