package slack

import (
	"context"
	"fmt"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"milepost/bot/chat"
)

// longestWait is how long a call waits for its turn here; what would have to
// wait longer goes back to the outbox, which keeps it.
const longestWait = 3 * time.Second

// pace keeps calls below Slack's limits: a message a second to a channel, with
// short bursts, a few hundred a minute to a workspace, and each method so often
// as its tier allows.
type pace struct {
	off bool

	mu       sync.Mutex
	channels map[string]*rate.Limiter
	methods  map[string]*rate.Limiter
}

func newPace(off bool) *pace {
	return &pace{off: off, channels: map[string]*rate.Limiter{}, methods: map[string]*rate.Limiter{}}
}

// perMinute is how often a method may be called, with the burst that is allowed:
// Slack's tiers, and for messages its limit of a workspace.
func perMinute(method string) (calls float64, burst int) {
	switch method {
	case "chat.postMessage", "chat.postEphemeral":
		return 300, 60
	case "views.open", "views.update", "views.publish", "files.info", "users.info":
		return 100, 50
	case "conversations.history", "conversations.replies", "chat.update", "conversations.open":
		return 50, 25
	}
	return 20, 10
}

// wait waits for the turn of a call; *chat.Retry when that is too long.
func (p *pace) wait(ctx context.Context, method, channel string) error {
	if p.off {
		return nil
	}
	var longest time.Duration
	var turns []*rate.Reservation
	for _, l := range p.limiters(method, channel) {
		r := l.Reserve()
		turns = append(turns, r)
		longest = max(longest, r.Delay())
	}
	if longest == 0 {
		return nil
	}
	why := fmt.Errorf("%s: too many at once", method)
	if longest <= longestWait {
		timer := time.NewTimer(longest)
		defer timer.Stop()
		select {
		case <-timer.C:
			return nil
		case <-ctx.Done():
			longest, why = 0, ctx.Err()
		}
	}
	for _, r := range turns { // nobody is called: the turns are given back
		r.Cancel()
	}
	return &chat.Retry{After: longest, Why: why}
}

// manyChannels is how many channels are remembered before all start anew.
const manyChannels = 5000

func (p *pace) limiters(method, channel string) []*rate.Limiter {
	p.mu.Lock()
	defer p.mu.Unlock()
	m := p.methods[method]
	if m == nil {
		calls, burst := perMinute(method)
		m = rate.NewLimiter(rate.Limit(calls/60), burst)
		p.methods[method] = m
	}
	if channel == "" || method != "chat.postMessage" && method != "chat.postEphemeral" {
		return []*rate.Limiter{m}
	}
	c := p.channels[channel]
	if c == nil {
		if len(p.channels) >= manyChannels {
			clear(p.channels)
		}
		c = rate.NewLimiter(1, 4)
		p.channels[channel] = c
	}
	return []*rate.Limiter{c, m}
}
