package chat

import (
	"context"
	"time"
)

// What somebody sent that cannot be read here, in Message.Foreign. Anything else
// is called as its platform calls it.
const (
	ForeignApp     = "app"     // a card of a mini-program
	ForeignChats   = "chats"   // chats that were forwarded together
	ForeignPerson  = "person"  // somebody's business card
	ForeignSticker = "sticker" // a picture that stands for a feeling
	ForeignPlace   = "place"   // a place without coordinates
	ForeignMenu    = "menu"    // a press of a menu that is not ours
	ForeignVoice   = "voice"   // speech that was not recognised
)

// Namer is a platform that can be asked what somebody is called there; "" if it
// does not say. The answer takes a call: it is asked for whom nobody knows.
type Namer interface {
	NameOf(context.Context, Identity) (string, error)
}

// Attending is a Transport whose platform waits for what becomes of a message.
type Attending interface {
	// Handled is told that what a message asks for is done and durable, and what is
	// queued about it. It must not wait. What was handled just before the process
	// ended it is not told of.
	Handled(m Message, posts []Post)
}

// Judge is an Inlet that can tell what somebody means: whether words are clearly
// a matter of their own, and no answer to a question that stands open.
type Judge interface {
	Matter(ctx context.Context, who Identity, text string) (bool, error)
	// Misfit says why words cannot be what a field of that kind asks for, in the
	// language of who wrote them; "" if they can.
	Misfit(ctx context.Context, who Identity, kind, text string) (string, error)
}

// Counting is a Transport whose platform takes only so much in a span of time,
// and which therefore counts what it says.
type Counting interface {
	// Counted is told at the start of what an earlier process said not long ago:
	// each post, and when.
	Counted(p Post, at time.Time)
}
