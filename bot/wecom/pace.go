package wecom

import (
	"context"
	"slices"
	"sync"
	"time"

	"milepost/bot/chat"
)

// limit is how many messages a destination takes in a span of time. The
// platform drops what is above it and says nothing, or refuses it.
type limit struct {
	n    int
	span time.Duration
}

// The limits of the platform (消息发送频率限制): per member and app, per group
// robot, per conversation of the intelligent bot.
var (
	memberLimits = []limit{{30, time.Minute}, {1000, time.Hour}}
	hookLimits   = []limit{{20, time.Minute}}
	botLimits    = []limit{{30, time.Minute}, {1000, time.Hour}}
)

// share is how much of a limit, in tenths, posts of a class may use up: what
// people wait for always finds room.
func share(c chat.Class) int {
	switch c {
	case chat.Answer:
		return 10
	case chat.Asking:
		return 9
	case chat.Nudge:
		return 7
	}
	return 5
}

// sweepEvery is after how many messages destinations without recent ones are
// forgotten.
const sweepEvery = 4096

// pacer counts what was sent to each destination.
type pacer struct {
	now func() time.Time

	mu   sync.Mutex
	sent map[string][]time.Time // oldest first, not older than an hour
	n    int
}

func newPacer(now func() time.Time) *pacer { return &pacer{now: now, sent: map[string][]time.Time{}} }

// take books n messages to a destination, or says how long to wait first. More
// than a limit holds are let through once nothing stands before them.
func (p *pacer) take(to string, n int, c chat.Class, limits []limit) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now()
	past := recent(p.sent[to], now.Add(-time.Hour))
	var wait time.Duration
	for _, l := range limits {
		room := max(1, l.n*share(c)/10)
		in := recent(past, now.Add(-l.span))
		if over := len(in) + n - room; over > 0 && len(in) > 0 {
			at := in[min(over, len(in))-1].Add(l.span)
			wait = max(wait, at.Sub(now)+time.Millisecond)
		}
	}
	if wait > 0 {
		p.sent[to] = past
		return wait
	}
	for range n {
		past = append(past, now)
	}
	p.sent[to] = past
	if p.n += n; p.n >= sweepEvery {
		p.n = 0
		for to, past := range p.sent {
			if len(recent(past, now.Add(-time.Hour))) == 0 {
				delete(p.sent, to)
			}
		}
	}
	return 0
}

// past books n messages that an earlier process sent to a destination.
func (p *pacer) past(to string, n int, at time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	all := p.sent[to]
	i, _ := slices.BinarySearchFunc(all, at, time.Time.Compare)
	p.sent[to] = slices.Insert(all, i, slices.Repeat([]time.Time{at}, n)...)
}

// Counted is chat.Counting's: a member, a group and a robot take no more because
// this process is another one.
func (t *Transport) Counted(p chat.Post, at time.Time) {
	to := p.To
	if p.Only != nil && !to.Private() {
		to = chat.DMOf(*p.Only)
	}
	if to.Platform != Platform || to.Tenant != t.opt.Tenant {
		return
	}
	o, err := t.way(to)
	if err != nil {
		return
	}
	n := 1
	if p.Form == nil {
		n = len(render(p.Card, o.surface, taskID(p), p.Key, t.words(context.Background(), to.ID)).bodies()) + len(p.Card.Files)
	}
	if p.Card.Figure != nil {
		n++
	}
	t.pace.past(o.key, n, at)
}

// recent are the moments after one.
func recent(all []time.Time, after time.Time) []time.Time {
	n, _ := slices.BinarySearchFunc(all, after, time.Time.Compare)
	for n < len(all) && !all[n].After(after) {
		n++
	}
	return all[n:]
}
