package outbox

import "time"

// The outcomes of an Event.
const (
	Sent    = "sent"
	Changed = "edited"   // a card that was there before was changed
	Retried = "retried"  // it will be tried again
	GivenUp = "given_up" // the platform does not take it
	Expired = "expired"  // it lost its point before it could be said
)

// Event is what somebody who watches is told of a try to send a post, after it
// was written down what became of it.
type Event struct {
	Platform string
	Outcome  string
	Took     time.Duration // the call of the platform
	Why      error         // of Retried, as far as the platform said it
}
