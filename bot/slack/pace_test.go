package slack

import (
	"context"
	"testing"
	"time"
)

// TestNobodyIsCalledFasterThanSlackAllows: how many calls go at once, and when the
// next one is to come. The context has ended, so that nobody waits here.
func TestNobodyIsCalledFasterThanSlackAllows(t *testing.T) {
	over, cancel := context.WithCancel(context.Background())
	cancel()
	for _, c := range []struct {
		says, method string
		channel      func(n int) string
		atOnce       int // calls that wait for nothing
	}{
		{"messages to one channel", "chat.postMessage", func(int) string { return "C1" }, 4},
		{"messages to many channels", "chat.postMessage", func(n int) string { return string(rune('A' + n)) }, 60},
		{"changes of cards", "chat.update", func(int) string { return "C1" }, 25},
		{"forms", "views.open", func(int) string { return "" }, 50},
		{"who somebody is", "users.info", func(int) string { return "" }, 50},
		{"what is asked rarely", "users.list", func(int) string { return "" }, 10},
	} {
		t.Run(c.says, func(t *testing.T) {
			p, n := newPace(false), 0
			for ; n < 200 && p.wait(over, c.method, c.channel(n)) == nil; n++ {
			}
			if n != c.atOnce {
				t.Errorf("%d go at once, want %d", n, c.atOnce)
			}
		})
	}
}

// TestWhatWouldWaitLongGoesBack to the outbox, which keeps it; its turn is given
// back, so that the wait does not grow by what was not sent.
func TestWhatWouldWaitLongGoesBack(t *testing.T) {
	p := newPace(false)
	for _, l := range p.limiters("chat.postMessage", "C1") {
		l.ReserveN(time.Now(), 4)
		l.ReserveN(time.Now(), 4)
	}
	for range 20 {
		if kind, after := kindOf(p.wait(t.Context(), "chat.postMessage", "C1")); kind != "retry" || after <= longestWait || after > 6*time.Second {
			t.Fatalf("it is %s after %v, want to come back after four or five seconds", kind, after)
		}
	}
}
