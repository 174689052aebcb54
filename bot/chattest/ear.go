package chattest

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"milepost/bot/chat"
)

// Ear is an inlet that only listens.
type Ear struct {
	heard chan chat.Message

	mu      sync.Mutex
	options []chat.Option
}

// NewEar makes an inlet that takes everything.
func NewEar() *Ear { return &Ear{heard: make(chan chat.Message, 1000)} }

// Recv takes a message.
func (e *Ear) Recv(ctx context.Context, m chat.Message) error {
	select {
	case e.heard <- m:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Offer sets what Suggest gives.
func (e *Ear) Offer(options ...chat.Option) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.options = options
}

// Suggest gives the offered options whose label contains what was typed.
func (e *Ear) Suggest(_ context.Context, _ chat.Identity, _, typed string) ([]chat.Option, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	var out []chat.Option
	for _, o := range e.options {
		if strings.Contains(o.Label, typed) {
			out = append(out, o)
		}
	}
	return out, nil
}

// Seen has read nothing.
func (e *Ear) Seen(context.Context, chat.Place) (string, error) { return "", nil }

// Next waits for the next message.
func (e *Ear) Next(t *testing.T) chat.Message {
	t.Helper()
	select {
	case m := <-e.heard:
		return m
	case <-time.After(patience):
		t.Fatalf("nothing came in for %v", patience)
		return chat.Message{}
	}
}

// Silent fails the test if something came in.
func (e *Ear) Silent(t *testing.T) {
	t.Helper()
	select {
	case m := <-e.heard:
		t.Errorf("came in, unasked: %+v", m)
	default:
	}
}
