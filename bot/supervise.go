package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"milepost/bot/chat"
)

// pauses are the pauses between two starts of a platform.
type pauses struct {
	first, longest time.Duration // doubled from the first to the longest
	steady         time.Duration // one that ran so long counts as up, and begins again with the first
}

func usualPauses() pauses {
	return pauses{first: time.Second, longest: 5 * time.Minute, steady: 10 * time.Second}
}

// supervisor keeps one chat platform running: one that ends, fails or panics is
// started again after a pause, and the others never notice.
type supervisor struct {
	transport chat.Transport
	pauses    pauses
	now       func() time.Time
	log       *slog.Logger

	mu      sync.Mutex
	state   condition
	running bool
	failed  int           // times in a row that it ended before it was steady
	retry   chan struct{} // something got through while it is down; nil until it runs
}

// condition is how a platform does.
type condition struct {
	Name   string
	Up     bool
	Since  time.Time // of Up or not Up; zero before the first start
	Starts int
	Err    error // why it ended last; nil while it never did
}

// condition tells how the platform does now.
func (s *supervisor) condition() condition {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.state
	c.Name = s.transport.Name()
	return c
}

// run keeps the platform running until ctx ends, and waits for its end.
func (s *supervisor) run(ctx context.Context, in chat.Inlet) error {
	for {
		s.started()
		proven := time.AfterFunc(s.pauses.steady, s.proven)
		err := s.once(ctx, in)
		proven.Stop()
		after := s.ended(err, ctx.Err() != nil)
		if ctx.Err() != nil || !s.rest(ctx, after) {
			return nil
		}
	}
}

// rest waits before the next start: as long as it is told, or no longer than a start
// takes to prove itself once something got through. It reports false when ctx ends.
func (s *supervisor) rest(ctx context.Context, long time.Duration) bool {
	s.mu.Lock()
	s.retry = make(chan struct{}, 1)
	retry := s.retry
	s.mu.Unlock()
	whole, least := time.NewTimer(long), time.NewTimer(min(long, s.pauses.steady))
	defer whole.Stop()
	defer least.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-least.C:
	}
	select {
	case <-ctx.Done():
		return false
	case <-retry:
	case <-whole.C:
	}
	return true
}

// through hears that the platform took a post: if it is down, that may be over.
func (s *supervisor) through() {
	s.mu.Lock()
	defer s.mu.Unlock()
	select {
	case s.retry <- struct{}{}:
	default: // it runs, or was told already
	}
}

// once runs the platform; a panic counts as a failure.
func (s *supervisor) once(ctx context.Context, in chat.Inlet) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("panic: %v", v)
			s.log.Error("a platform panicked", "platform", s.transport.Name(), "err", err, "stack", string(debug.Stack()))
		}
	}()
	if err := s.transport.Run(ctx, in); err != nil {
		return err
	}
	return errors.New("it stopped by itself")
}

// started counts a start. The first one is taken for up; later ones prove it.
func (s *supervisor) started() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state.Starts++
	s.running = true
	if s.state.Starts == 1 {
		s.turn(true)
	}
}

// proven says that the platform has run long enough to count as up.
func (s *supervisor) proven() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.running {
		return
	}
	if s.failed > 0 {
		s.log.Info("a platform is up again", "platform", s.transport.Name())
	}
	s.failed = 0
	s.turn(true)
}

// ended notes that the platform went down, and gives the pause before its next
// start. What goes wrong again in the same way is logged once.
func (s *supervisor) ended(err error, asked bool) time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.running = false
	s.turn(false)
	if asked {
		return 0
	}
	news := s.failed == 0 || s.state.Err == nil || s.state.Err.Error() != err.Error()
	s.state.Err = err
	pause := min(s.pauses.first<<min(s.failed, 20), s.pauses.longest)
	s.failed++
	if news {
		s.log.Warn("a platform is down and will be started again", "platform", s.transport.Name(), "after", pause, "err", err)
	}
	return pause
}

// turn notes since when it is up or down. s.mu is held.
func (s *supervisor) turn(up bool) {
	if s.state.Up != up || s.state.Since.IsZero() {
		s.state.Up, s.state.Since = up, s.now()
	}
}
