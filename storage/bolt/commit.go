package bolt

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync/atomic"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"milepost/storage/crm"
)

// A batch takes at most so many functions, and no further one once they have
// written so many values: an import must not make others wait without end.
const (
	maxBatch  = 256
	maxWrites = 20_000
)

// job is one call of Update.
type job struct {
	f     func(crm.Tx) error
	taken atomic.Bool   // by the committer, or by a caller who gave up
	turn  chan *batch   // the committer lets f run in this batch
	ran   chan struct{} // f has run
	done  chan error    // the batch is committed, or not
	err   error         // of f, in this batch
}

// errLeft is the error of a function that ended its goroutine.
var errLeft = errors.New("function left without returning")

// batch is one transaction of bbolt.
type batch struct {
	btx    *bbolt.Tx
	writes int
	// unsafe says that bbolt failed half-way or could not be rolled back.
	unsafe bool
}

// Update runs f in a transaction that is committed together with others.
func (s *Store) Update(ctx context.Context, f func(crm.Tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	j := &job{f: f, turn: make(chan *batch, 1), ran: make(chan struct{}, 1), done: make(chan error, 1)}
	if err := s.enqueue(j); err != nil {
		return err
	}
	cancelled := ctx.Done()
	for {
		select {
		case b := <-j.turn:
			cancelled = nil // it has begun: now only the outcome counts
			s.run(j, b)
		case err := <-j.done:
			return err
		case <-cancelled:
			if j.taken.CompareAndSwap(false, true) {
				return ctx.Err()
			}
			cancelled = nil
		}
	}
}

func (s *Store) enqueue(j *job) error {
	s.mu.Lock()
	if s.closed || s.unfit != nil {
		defer s.mu.Unlock()
		if s.closed {
			return crm.ErrClosed
		}
		return s.unfit
	}
	s.queue = append(s.queue, j)
	s.mu.Unlock()
	select {
	case s.wake <- struct{}{}:
	default:
	}
	return nil
}

// commit is the committer: it ends when the store is closed and nothing waits.
func (s *Store) commit() {
	defer close(s.idle)
	debug.SetPanicOnFault(true)
	for open := true; open; {
		select {
		case <-s.wake:
		case <-s.quit:
			open = false
		}
		for jobs := s.take(maxBatch); len(jobs) > 0; jobs = s.take(maxBatch) {
			s.handle(jobs)
		}
	}
}

// take gives at most n jobs that wait and are not given up by their callers.
func (s *Store) take(n int) []*job {
	s.mu.Lock()
	defer s.mu.Unlock()
	var jobs []*job
	for len(s.queue) > 0 && len(jobs) < n {
		if j := s.queue[0]; j.taken.CompareAndSwap(false, true) {
			jobs = append(jobs, j)
		}
		s.queue[0] = nil
		s.queue = s.queue[1:]
	}
	return jobs
}

// handle commits jobs together with those that come to wait meanwhile. If the
// commit fails, each is tried alone, so that only the one to blame fails.
func (s *Store) handle(jobs []*job) {
	var all []*job
	err := s.transact(func(b *batch) {
		for len(jobs) > 0 {
			for i, j := range jobs {
				all = append(all, j)
				if b.let(j); b.unsafe {
					all = append(all, jobs[i+1:]...)
					return
				}
			}
			if len(all) >= maxBatch || b.writes >= maxWrites {
				return
			}
			jobs = s.take(maxBatch - len(all))
		}
	})
	for _, j := range all {
		if err == nil || len(all) == 1 {
			j.finish(err)
		} else {
			j.finish(s.transact(func(b *batch) { b.let(j) }))
		}
	}
}

// let gives a job its turn and waits until its function has run.
func (b *batch) let(j *job) {
	if !errors.Is(j.err, errLeft) { // whose caller is gone cannot run again
		j.turn <- b
		<-j.ran
	}
}

// finish tells the caller: the error of his own comes before that of the batch.
func (j *job) finish(err error) {
	if j.err != nil {
		err = j.err
	}
	j.done <- err
}

// transact runs f on a transaction of bbolt and commits it, unless nothing
// was written. Afterwards the transaction is over, whatever happened.
func (s *Store) transact(f func(*batch)) (err error) {
	if s.stuck != nil {
		return s.stuck
	}
	btx, err := s.db.Begin(true)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	b := &batch{btx: btx}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("commit: page of the file: %v: %w", p, crm.ErrDamaged)
		}
		if e := giveUp(btx); e != nil {
			s.stuck = e
		}
	}()
	f(b)
	switch {
	case b.unsafe:
		return fmt.Errorf("a change could not be taken back: %w", crm.ErrDamaged)
	case b.writes == 0:
		return nil
	}
	if err := btx.Commit(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}

// giveUp ends a transaction that is not committed. If even that fails, no
// further one can begin in this process.
func giveUp(btx *bbolt.Tx) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("roll back: page of the file: %v: %w", p, crm.ErrDamaged)
		}
	}()
	if err := btx.Rollback(); err != nil && !errors.Is(err, berrors.ErrTxClosed) {
		return fmt.Errorf("roll back: %w", err)
	}
	return nil
}

// run lets the function of a job run, twice if the store was told so, and
// takes back what must not stay. It is also left by runtime.Goexit, when a
// test fails inside the function.
func (s *Store) run(j *job, b *batch) {
	defer func() { j.ran <- struct{}{} }()
	s.mu.Lock()
	j.err = s.unfit
	s.mu.Unlock()
	if j.err != nil {
		return
	}
	now := s.moment()
	if s.opt.Twice {
		if s.once(j, b, now, false); b.unsafe {
			return
		}
	}
	s.once(j, b, now, true)
}

// once lets the function run in a Tx of its own. With keep its writes stay
// unless it fails.
func (s *Store) once(j *job, b *batch, now time.Time, keep bool) {
	t := &tx{reader: reader{store: s, btx: b.btx, now: now}}
	j.err = errLeft
	defer func() {
		t.over.Store(true)
		if (!keep || j.err != nil) && !t.rollback() {
			b.unsafe = true
		}
		b.writes += len(t.journal)
	}()
	err := call(func() error { return j.f(t) })
	if err == nil {
		err = t.broken
	}
	j.err = err
}

// call runs f, turning a panic into an error.
func call(f func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		switch p := recover(); {
		case p == nil:
		case faulted(p):
			err = fmt.Errorf("file: %v: %w", p, crm.ErrDamaged)
		default:
			err = &crm.Panicked{Value: p, Stack: debug.Stack()}
		}
	}()
	return f()
}
