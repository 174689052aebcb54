package main

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/chattest"
)

// moody is a platform that ends as often as it is told to, each time in its
// way, and runs well after that.
type moody struct {
	name string
	ends []func() error
	in   chan struct{} // one for each start

	mu    sync.Mutex
	start int
}

func newMoody(name string, ends ...func() error) *moody {
	return &moody{name: name, ends: ends, in: make(chan struct{}, 100)}
}

func (m *moody) Name() string              { return m.name }
func (m *moody) Routes(mux *http.ServeMux) { mux.HandleFunc("/"+m.name, m.hello) }

func (m *moody) Fetch(context.Context, chat.File) (io.ReadCloser, error) {
	return nil, errors.New("no files here")
}
func (m *moody) Send(context.Context, chat.Sending) (chat.Ref, error) { return "1", nil }

func (m *moody) hello(w http.ResponseWriter, r *http.Request) {
	if _, err := io.ReadAll(r.Body); err != nil {
		http.Error(w, err.Error(), http.StatusRequestEntityTooLarge)
		return
	}
	_, _ = io.WriteString(w, "hello")
}

func (m *moody) Run(ctx context.Context, _ chat.Inlet) error {
	m.mu.Lock()
	n := m.start
	m.start++
	m.mu.Unlock()
	m.in <- struct{}{}
	if n < len(m.ends) {
		return m.ends[n]()
	}
	<-ctx.Done()
	return nil
}

func TestAPlatformThatEndsIsStartedAgain(t *testing.T) {
	failing := func() error { return errors.New("invalid token") }
	for _, row := range []struct {
		name string
		ends []func() error
		why  string
	}{
		{"one that fails at its start", []func() error{failing}, "invalid token"},
		{"one that fails again and again", []func() error{failing, failing, failing}, "invalid token"},
		{"one that returns", []func() error{func() error { return nil }}, "stopped by itself"},
		{"one that panics", []func() error{func() error { panic("a nil map") }}, "panic: a nil map"},
	} {
		t.Run(row.name, func(t *testing.T) {
			m := newMoody("slack", row.ends...)
			s := &supervisor{
				transport: m, pauses: pauses{first: time.Millisecond, longest: 4 * time.Millisecond, steady: 20 * time.Millisecond},
				now: time.Now, log: chattest.Log(t, nil),
			}
			ctx, stop := context.WithCancel(t.Context())
			done := make(chan error, 1)
			go func() { done <- s.run(ctx, nil) }()
			for range len(row.ends) + 1 {
				<-m.in
			}
			c := s.condition()
			if c.Up || c.Starts != len(row.ends)+1 || c.Err == nil || !strings.Contains(c.Err.Error(), row.why) {
				t.Errorf("just started again: %+v", c)
			}
			for !s.condition().Up { // it proves itself
				time.Sleep(time.Millisecond)
			}
			stop()
			if err := <-done; err != nil || s.condition().Up {
				t.Errorf("after the stop: %v, %+v", err, s.condition())
			}
		})
	}
}

// TestAPlatformThatTakesAPostIsStartedAtOnce: the pause was an hour.
func TestAPlatformThatTakesAPostIsStartedAtOnce(t *testing.T) {
	m := newMoody("wecom", func() error { return errors.New("no trusted address") })
	s := &supervisor{transport: m, pauses: pauses{first: time.Hour, longest: time.Hour, steady: time.Millisecond}, now: time.Now, log: chattest.Log(t, nil)}
	s.through() // before anything runs nobody hears it
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- s.run(ctx, nil) }()
	<-m.in
	for s.condition().Up {
		time.Sleep(time.Millisecond)
	}
	for again := false; !again; {
		s.through()
		select {
		case <-m.in:
			again = true
		case <-time.After(time.Millisecond):
		}
	}
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestThePausesBetweenStartsGrow(t *testing.T) {
	s := &supervisor{transport: newMoody("slack"), pauses: usualPauses(), now: time.Now, log: chattest.Log(t, io.Discard)}
	var all []time.Duration
	for range 12 {
		s.started()
		all = append(all, s.ended(errors.New("no"), false))
	}
	for i := 1; i < len(all); i++ {
		if all[i] != min(2*all[i-1], s.pauses.longest) {
			t.Fatalf("pauses: %v", all)
		}
	}
	if all[0] != time.Second || all[11] != 5*time.Minute {
		t.Errorf("pauses: %v", all)
	}
	s.started()
	s.proven()
	if p := s.ended(errors.New("no"), false); p != time.Second {
		t.Errorf("after it ran well the first pause is %v", p)
	}
}

func TestWhatGoesWrongAgainIsLoggedOnce(t *testing.T) {
	var log strings.Builder
	s := &supervisor{transport: newMoody("slack"), pauses: usualPauses(), now: time.Now, log: chattest.Log(t, &log)}
	for range 500 {
		s.started()
		s.ended(errors.New("invalid token"), false)
	}
	s.started()
	s.ended(errors.New("no network"), false)
	if n := strings.Count(log.String(), "\n"); n != 2 {
		t.Errorf("%d lines for two things that went wrong:\n%s", n, log.String())
	}
}
