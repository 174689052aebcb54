package main

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"milepost/storage/crm"
)

// stage is what stops together. The limits of the stages are together less than
// the ten seconds after which a service manager kills: what was not finished
// then is in the store and goes on at the next start. What a stage does not need
// of its time is left to those that stop after it.
type stage struct {
	name  string
	limit time.Duration
}

// stages are in the order in which they start; they stop in the reverse one.
func stages() []stage {
	return []stage{
		{"listener", 500 * time.Millisecond}, // to the last it says that it is stopping
		{"outbox", 5500 * time.Millisecond},  // what is on its way arrives
		{"inbox", 1500 * time.Millisecond},   // what is under way is handled
		{"outside", 1500 * time.Millisecond}, // nothing more is heard, and nothing falls due
	}
}

// stopStore is how long the store may take to close.
const stopStore = 500 * time.Millisecond

// service is the application running: everything that lives as long as the
// process does, started in order and stopped in the reverse one.
type service struct {
	app  *app
	http *listener // nil: none
	log  *slog.Logger
	// tell tells the service manager a state; nil = there is none.
	tell func(state string) error

	parts []*part // in the order of their start
	ended chan error
}

// part is something that runs until it is told to stop.
type part struct {
	name  string
	stage string
	stop  context.CancelFunc
	done  chan struct{}
}

// runService is the application as a service: without a console, with the
// listener where one is configured.
func runService(ctx context.Context, p parts, env func(string) (string, bool)) error {
	p.Metrics = newMetrics()
	a, err := newApp(ctx, p)
	if err != nil {
		return err
	}
	s := &service{app: a, log: p.Log, tell: func(state string) error { return notify(env, state) }}
	if p.Config.HTTP.Addr != "" {
		s.http, err = listen(p.Config.HTTP.Addr, routes(a.health, p.Transports, p.Metrics.handler(a.health)), p.Log)
		if err != nil {
			return err
		}
	}
	if len(p.Transports) == 0 {
		p.Log.Warn("no chat platform is connected: nothing is heard, and what is due waits", "why", "none is configured")
	}
	return s.run(ctx)
}

// run starts everything, says that it is ready, and stops everything when ctx
// ends, with all that was said kept. The error is that of a part without which
// there is no service; a stop that was asked for is none.
func (s *service) run(ctx context.Context) error {
	s.ended = make(chan error, 1)
	if s.http != nil {
		s.start("listener", "http", s.http.serve)
	}
	s.start("outbox", "names", s.app.learn)
	s.start("outbox", "outbox", s.app.outbox.Run)
	s.start("inbox", "inbox", s.app.inbox.Run)
	s.start("outside", "scheduler", s.app.planner.Run)
	s.start("outside", "eraser", s.app.eraser.Run)
	s.start("outside", "watch", s.app.health.run)
	s.start("outside", "machine room", openMachineRoom(s.app).run)
	for _, one := range s.app.health.platforms {
		s.start("outside", "platform "+one.transport.Name(), func(ctx context.Context) error { return one.run(ctx, s.app.inbox) })
	}
	s.ready()
	var err error
	select {
	case <-ctx.Done():
		s.log.Info("stopping")
	case err = <-s.ended:
		s.log.Error("stopping, because a part of the service ended", "err", err)
	}
	s.stop()
	return err
}

// start runs a part beside the others. One that ends with an error ends the
// service.
func (s *service) start(stage, name string, run func(context.Context) error) {
	ctx, stop := context.WithCancel(context.Background())
	p := &part{name: name, stage: stage, stop: stop, done: make(chan struct{})}
	s.parts = append(s.parts, p)
	go func() {
		defer close(p.done)
		if err := run(ctx); err != nil {
			select {
			case s.ended <- fmt.Errorf("%s: %w", name, err):
			default: // it is stopping for another one already
			}
		}
	}()
}

// ready says, once, that everything runs.
func (s *service) ready() {
	s.app.health.turn(phaseRunning)
	attrs := []any{"version", version(), "platforms", len(s.app.health.platforms)}
	if s.http != nil {
		attrs = append(attrs, "http", s.http.addr())
	}
	s.log.Info("ready", attrs...)
	s.manager(notifyReady)
}

// manager tells the service manager, where there is one.
func (s *service) manager(state string) {
	if s.tell == nil {
		return
	}
	if err := s.tell(state); err != nil {
		s.log.Warn("the service manager was not told", "state", state, "err", err)
	}
}

// stop ends the parts, stage by stage, the last one first.
func (s *service) stop() {
	s.app.health.turn(phaseStopping)
	s.manager(notifyStopping)
	until := time.Now()
	for _, st := range slices.Backward(stages()) {
		until = until.Add(st.limit)
		for _, p := range s.parts {
			if p.stage == st.name {
				p.stop()
			}
		}
		s.wait(st, until)
	}
	s.log.Info("stopped")
}

// wait waits for the parts of a stage until a moment.
func (s *service) wait(st stage, until time.Time) {
	limit := time.NewTimer(time.Until(until))
	defer limit.Stop()
	over := false
	for _, p := range s.parts {
		if p.stage != st.name {
			continue
		}
		if !over {
			select {
			case <-p.done:
				continue
			case <-limit.C:
				over = true
			}
		}
		select {
		case <-p.done:
		default:
			s.log.Warn("it did not stop in time and is left; what it had to do is kept for the next start", "part", p.name)
		}
	}
}

// closed closes a store whose users are gone. One that does not come to an end
// is left: what was committed is on the disk.
func closed(store crm.Store, log *slog.Logger) error {
	done := make(chan error, 1)
	go func() { done <- store.Close() }()
	limit := time.NewTimer(stopStore)
	defer limit.Stop()
	select {
	case err := <-done:
		return err
	case <-limit.C:
		log.Warn("the store is still in use and is left as it is; nothing that was kept is lost")
		return nil
	}
}
