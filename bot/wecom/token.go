package wecom

import (
	"errors"
	"sync"
	"time"
)

// tokens is the library's cache for the access token. Its own has a data race
// and keeps what the platform does not take any more.
type tokens struct {
	now func() time.Time

	mu    sync.Mutex
	key   string
	value string
	until time.Time
}

func newTokens(now func() time.Time) *tokens { return &tokens{now: now} }

// Get is the value that was set, nil when its time is over.
func (c *tokens) Get(key string) any {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.key != key || c.value == "" || !c.now().Before(c.until) {
		return nil
	}
	return c.value
}

// Set keeps a token. The library takes 25 minutes off its life, so that it is
// fetched anew before it ends; one that lives shorter is kept for a minute.
func (c *tokens) Set(key string, val any, life time.Duration) error {
	value, ok := val.(string)
	if !ok || value == "" {
		return errors.New("the platform gave no access token")
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.key, c.value, c.until = key, value, c.now().Add(max(life, time.Minute))
	return nil
}

// IsExist reports whether Get would give something.
func (c *tokens) IsExist(key string) bool { return c.Get(key) != nil }

// Delete removes a token.
func (c *tokens) Delete(key string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.key == key {
		c.value = ""
	}
	return nil
}

// forget removes a token that the platform does not take any more, unless
// somebody has fetched another one meanwhile.
func (c *tokens) forget(value string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.value == value {
		c.value = ""
	}
}

// current is the token in use, "" if there is none.
func (c *tokens) current() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.value
}
