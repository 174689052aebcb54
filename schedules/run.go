package schedules

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/robfig/cron/v3"
)

// pulse is the longest pause between two looks: a next step that is given an
// hour at ten for a quarter past, and a clock that is moved, are noticed.
const pulse = time.Minute

// Run looks at once, for what fell due while nobody looked, and then whenever
// a job may have something to say, until ctx ends. It waits for the look that
// is under way.
func (s *Scheduler) Run(ctx context.Context) error {
	look := func() {
		if err := s.Look(ctx, s.Now()); err != nil && ctx.Err() == nil {
			s.Log.Error("look for what is due", "err", err)
		}
	}
	look()
	log := cronLog{s.Log}
	c := cron.New(cron.WithLocation(time.UTC), cron.WithLogger(log),
		cron.WithChain(cron.Recover(log), cron.SkipIfStillRunning(log)))
	c.Schedule(wakes{s}, cron.FuncJob(look))
	c.Start()
	<-ctx.Done()
	<-c.Stop().Done()
	return nil
}

// wakes is a cron.Schedule in real time over jobs that live in the time of
// Options.Now, which may run ahead of it.
type wakes struct{ s *Scheduler }

// Next is when cron wakes the look after a real moment.
func (w wakes) Next(real time.Time) time.Time {
	ahead := w.s.Now().Sub(real)
	latest := real.Add(pulse)
	now := real.Add(ahead)
	next := w.s.Next(now)
	if next.IsZero() {
		return latest
	}
	// As a span from real, which also counts when the clock of the machine is
	// set meanwhile: cron would else wait until its old moment comes again.
	if in := next.Sub(now); in < pulse {
		return real.Add(in)
	}
	return latest
}

// cronLog lets cron's own words through: its errors, and the rest for debugging.
type cronLog struct{ log *slog.Logger }

// Info logs what cron does; keysAndValues are pairs.
func (l cronLog) Info(msg string, keysAndValues ...any) { l.log.Debug("cron: "+msg, keysAndValues...) }

// Error logs what went wrong in cron, a recovered panic too.
func (l cronLog) Error(err error, msg string, keysAndValues ...any) {
	l.log.Error("cron: "+msg, append([]any{"err", fmt.Errorf("cron: %w", err)}, keysAndValues...)...)
}
