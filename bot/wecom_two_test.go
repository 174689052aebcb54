package main

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"testing"
	"time"

	"milepost/bot/wecom"
)

// TestTwoServersOnOneStoreHandleACallbackOnce lets the platform's tries of one
// callback reach two servers at the same time.
func TestTwoServersOnOneStoreHandleACallbackOnce(t *testing.T) {
	const messages = 40
	b := newBranch(t, 3, func(o *wecom.Options) { o.Unpaced = true })
	b.corp.Endless()
	second, err := wecom.New(b.opt)
	if err != nil {
		t.Fatal(err)
	}
	twin, err := newApp(t.Context(), parts{Config: b.app.Config, Store: b.app.Store, Now: time.Now, Log: b.app.Log})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	var ended sync.WaitGroup
	for _, run := range []func(context.Context) error{func(ctx context.Context) error { return second.Run(ctx, twin.inbox) }, twin.inbox.Run} {
		ended.Go(func() {
			if err := run(ctx); err != nil {
				t.Error(err)
			}
		})
	}
	defer ended.Wait()
	defer stop()
	other := http.NewServeMux()
	second.Routes(other)
	var all sync.WaitGroup
	for n := range messages {
		s, err := b.corp.Seal(b.corp.Message(fmt.Sprintf("p%d", n%3), "text", "<Content>在吗</Content>"))
		if err != nil {
			t.Fatal(err)
		}
		for _, to := range []http.Handler{b.mux, other} {
			all.Go(func() {
				if err := b.corp.DeliverTo(t.Context(), to, s); err != nil {
					t.Error(err)
				}
			})
		}
	}
	all.Wait()
	for end := time.Now().Add(30 * time.Second); b.seen(3) < messages && time.Now().Before(end); {
		b.app.outbox.Kick() // what the other inbox has queued
		time.Sleep(10 * time.Millisecond)
	}
	time.Sleep(200 * time.Millisecond)
	if got := b.seen(3); got != messages {
		t.Errorf("%d answers to %d messages that came to two servers", got, messages)
	}
}
