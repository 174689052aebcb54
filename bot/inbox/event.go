package inbox

import (
	"time"

	"milepost/bot/chat"
)

// The outcomes of an Event.
const (
	Received  = "received"  // it was stored, for the first time
	Repeated  = "repeated"  // it was delivered again, and is there once
	Answered  = "answered"  // it was handled
	Explained = "explained" // he was told what was wrong with it
	KeptBack  = "held"      // its sender is not known yet
	SetAside  = "parked"    // it could not be handled
)

// Event is what somebody who watches is told of a message, after the commit.
type Event struct {
	Platform string
	Outcome  string
	// Took is how long it was handled, for every outcome but the first two.
	Took time.Duration
	// Late is, for the first outcome, how long after it was said it arrived:
	// negative when the platform's clock is ahead of ours.
	Late time.Duration
	// Reading is what Prepare made of it; nil if it was not read.
	Reading any
}

// received tells that a message was delivered.
func (i *Inbox) received(m chat.Message, taken bool) {
	e := Event{Platform: m.From.Platform, Outcome: Received}
	switch {
	case !taken:
		e.Outcome = Repeated
	case !m.At.IsZero():
		e.Late = i.opt.Now().Sub(m.At)
	}
	i.opt.Observe(e)
}

// handled tells what became of a message whose handling began at a moment.
func (i *Inbox) handled(m matter, outcome string, began time.Time) {
	i.opt.Observe(Event{
		Platform: m.msg.From.Platform, Outcome: outcome, Reading: m.prepared,
		Took: max(0, i.opt.Now().Sub(began)),
	})
}
