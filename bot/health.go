package main

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"milepost/bot/inbox"
	"milepost/bot/outbox"
	"milepost/storage/crm"
)

// phase is where the life of the process stands.
type phase int32

const (
	phaseStarting phase = iota
	phaseRunning
	phaseStopping
)

// health knows how the process does: its platforms, the store, the disk, the
// clock. It answers the listener, the metrics, the admin's card and his status.
type health struct {
	store     crm.Machine
	now       func() time.Time
	log       *slog.Logger
	dir       string // of the store; "" = the disk is nobody's concern
	console   bool   // a terminal stands in for the platforms
	toy       bool   // a demonstration there: what only a real team needs is not asked for
	backups   func() backupState
	platforms []*supervisor
	known     func(calendar string) *crm.Calendar

	at      atomic.Int32 // phase
	probing atomic.Bool

	mu            sync.Mutex
	said          map[string]time.Time // by platform: when a post last arrived there
	why           map[string]string    // by platform: what an admin has to mend there, as the last try to say something told
	late          lateness
	room          diskRoom
	faults        int       // differences that the last check of the store found
	looked        time.Time // when that was
	busy, wasBusy bool      // messages came since the memory was looked at, and before
}

func newHealth(p parts, calendars func(name string) *crm.Calendar) *health {
	h := &health{
		store: p.Store, now: p.Now, log: p.Log, dir: p.Config.Data, console: p.Console, toy: p.Console && p.Config.Demo, backups: p.Backups.state,
		said: map[string]time.Time{}, why: map[string]string{}, looked: p.Now(), known: calendars,
	}
	for _, t := range p.Transports {
		h.platforms = append(h.platforms, &supervisor{transport: t, pauses: usualPauses(), now: p.Now, log: p.Log})
	}
	return h
}

func (h *health) phase() phase { return phase(h.at.Load()) }
func (h *health) turn(p phase) { h.at.Store(int32(p)) }

// took hears what happens to messages.
func (h *health) took(e inbox.Event) {
	if e.Outcome != inbox.Received {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.late.add(h.now(), e.Late)
	h.busy = true
}

// sent hears what becomes of posts.
func (h *health) sent(e outbox.Event) {
	h.mu.Lock()
	defer h.mu.Unlock()
	switch e.Outcome {
	case outbox.Sent, outbox.Changed:
		h.said[e.Platform] = h.now()
		delete(h.why, e.Platform)
		for _, s := range h.platforms {
			if s.transport.Name() == e.Platform {
				s.through()
			}
		}
	case outbox.Retried:
		if about := cause(e.Why); about != "" {
			h.why[e.Platform] = about
		}
	}
}

const (
	// beat is how often the disk is looked at, and rest how long nothing came
	// before what a busy time needed is given back.
	beat, rest = time.Minute, 20 * time.Second
	// checkEvery is how often the store is proved consistent, and checkHour the
	// hour (UTC, deep night in China) from which it is done.
	checkEvery, checkHour = 20 * time.Hour, 19
)

// run looks at what changes by itself until ctx ends.
func (h *health) run(ctx context.Context) error {
	tick, quiet := time.NewTicker(beat), time.NewTicker(rest)
	defer tick.Stop()
	defer quiet.Stop()
	for {
		h.lookAtDisk()
		h.prove(ctx)
		for beat := false; !beat; {
			select {
			case <-ctx.Done():
				return nil
			case <-quiet.C:
				h.lookAtMemory()
			case <-tick.C:
				beat = true
			}
		}
	}
}

// lookAtMemory gives back what a busy time needed, once it is over.
func (h *health) lookAtMemory() {
	h.mu.Lock()
	busy, was := h.busy, h.wasBusy
	h.busy, h.wasBusy = false, busy
	h.mu.Unlock()
	switch {
	case busy:
		tend()
	case was:
		h.rest()
	}
}

// rest gives back what a busy time needed.
func (h *health) rest() {
	h.store.Rest()
	giveBack()
}

// lookAtDisk measures the room that is left for the store.
func (h *health) lookAtDisk() {
	if h.dir == "" {
		return
	}
	room, err := roomOf(h.dir)
	if err != nil {
		h.log.Debug("the disk cannot be measured", "err", err)
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.room = room
}

// prove checks the store once a night.
func (h *health) prove(ctx context.Context) {
	now := h.now()
	h.mu.Lock()
	due := now.UTC().Hour() == checkHour && (now.Sub(h.looked) >= checkEvery || h.looked.After(now))
	h.mu.Unlock()
	if !due {
		return
	}
	faults, err := h.store.Check(ctx)
	if err != nil && ctx.Err() == nil {
		h.log.Error("the store cannot be checked", "err", err)
		faults = append(faults, err.Error())
	}
	if ctx.Err() != nil {
		return
	}
	for _, f := range faults[:min(len(faults), 20)] {
		h.log.Error("the store is not consistent", "what", f)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.faults, h.looked = len(faults), now
}

// errBusy says that an earlier question to the store has no answer yet.
var errBusy = errors.New("the store does not answer")

// probe asks the store something, and waits two seconds for the answer.
func (h *health) probe(ctx context.Context) error {
	if !h.probing.CompareAndSwap(false, true) {
		return errBusy
	}
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	done := make(chan error, 1)
	go func() {
		defer h.probing.Store(false)
		done <- h.store.View(context.WithoutCancel(ctx), func(r crm.Reader) error {
			_, err := r.Kept(keptKind)
			return err
		})
	}()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return errBusy
	}
}

// report is what the listener says of the process.
type report struct {
	OK        bool              `json:"ok"`
	Missing   []string          `json:"missing"`
	Platforms map[string]string `json:"platforms,omitempty"` // up or down; they do not decide
	Troubles  []string          `json:"troubles,omitempty"`  // why one is down, and what is to be put right there
	Version   string            `json:"version"`
}

// serveAlive answers whether the process lives and its store answers.
func (h *health) serveAlive(w http.ResponseWriter, r *http.Request) {
	h.answer(w, r, report{})
}

// serveReady answers whether messages are taken now: all is started, nothing
// is stopping, the store answers. A platform that is down is named and does
// not count: the others work.
func (h *health) serveReady(w http.ResponseWriter, r *http.Request) {
	rep := report{Platforms: map[string]string{}}
	switch h.phase() {
	case phaseStarting:
		rep.Missing = append(rep.Missing, "starting")
	case phaseStopping:
		rep.Missing = append(rep.Missing, "stopping")
	}
	for _, s := range h.platforms {
		c := s.condition()
		rep.Platforms[c.Name] = upWord(c.Up)
	}
	rep.Troubles = h.troubles()
	h.answer(w, r, rep)
}

func upWord(up bool) string {
	if up {
		return "up"
	}
	return "down"
}

func (h *health) answer(w http.ResponseWriter, r *http.Request, rep report) {
	if err := h.probe(r.Context()); err != nil {
		h.log.Warn("the store did not answer a health check", "err", err)
		rep.Missing = append(rep.Missing, "store")
	}
	rep.OK, rep.Version = len(rep.Missing) == 0, version()
	status := http.StatusOK
	if !rep.OK {
		status = http.StatusServiceUnavailable
	}
	if rep.Missing == nil {
		rep.Missing = []string{}
	}
	answerJSON(w, status, rep)
}
