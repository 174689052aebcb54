package main

import (
	"sync"
	"time"
)

// clock is the only source of the present. It runs with real time, moved
// forward by an offset (the console's :at), or it is set by hand (stories).
type clock struct {
	mu     sync.Mutex
	real   func() time.Time // nil: the clock stands still and is set by hand
	offset time.Duration
	at     time.Time
}

// running is a clock that runs with real time, offset ahead of it.
func running(offset time.Duration) *clock { return &clock{real: time.Now, offset: offset} }

// standing is a clock that stands at t until it is set.
func standing(t time.Time) *clock { return &clock{at: t} }

// Now is the present moment, UTC.
func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.real == nil {
		return c.at.UTC()
	}
	return c.real().Add(c.offset).UTC()
}

// Set moves the clock to t; a running one goes on from there.
func (c *clock) Set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.real == nil {
		c.at = t
		return
	}
	c.offset = t.Sub(c.real())
}

// Offset is how far a running clock is ahead of real time.
func (c *clock) Offset() time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.offset
}
