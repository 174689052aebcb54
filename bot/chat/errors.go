package chat

import (
	"fmt"
	"time"
)

// Retry says that it did not arrive and may be tried again.
type Retry struct {
	After time.Duration // 0 = the sender's own pause
	Yield bool          // what is more urgent may go there all the same
	Why   error
}

func (e *Retry) Error() string { return fmt.Sprintf("try again after %v: %v", e.After, e.Why) }
func (e *Retry) Unwrap() error { return e.Why }

// Refused says that the platform will not take it, now or later.
type Refused struct{ Why error }

func (e *Refused) Error() string { return "refused: " + e.Why.Error() }
func (e *Refused) Unwrap() error { return e.Why }

// Gone says that the person, channel or message is no longer there.
type Gone struct {
	Why error
	// Person says that it is the person himself: his account is deactivated, or
	// the platform knows nobody of that name any more.
	Person bool
}

func (e *Gone) Error() string { return "gone: " + e.Why.Error() }
func (e *Gone) Unwrap() error { return e.Why }

// Unsure says that it may have arrived.
type Unsure struct{ Why error }

func (e *Unsure) Error() string { return "may have arrived: " + e.Why.Error() }
func (e *Unsure) Unwrap() error { return e.Why }
