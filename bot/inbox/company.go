package inbox

import "sync"

// company is who is handled at the same time. What was under way when a process
// ended may be why it ended, or was only there: after the second time each such
// message is handled with nobody beside it, so that the one that kills is known
// and does not take its company along when it is set aside.
type company struct{ mu sync.RWMutex }

// enter waits until a message may be handled: a suspect when nobody else is.
func (c *company) enter(suspect bool) {
	if suspect {
		c.mu.Lock()
	} else {
		c.mu.RLock()
	}
}

// leave ends what enter began.
func (c *company) leave(suspect bool) {
	if suspect {
		c.mu.Unlock()
	} else {
		c.mu.RUnlock()
	}
}
