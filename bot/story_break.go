package main

import (
	"context"
	"errors"
	"time"

	"milepost/bot/chat"
	"milepost/configs"
)

// broken is an error that says what an admin has to mend.
type broken struct{ about string }

func (e *broken) Error() string { return "it does not work: " + e.about }

// About is what has to be mended, as cards have it.
func (e *broken) About() string { return e.about }

// misset is a token in the wrong slot: it takes a start to set it so.
const misset = "token in the wrong slot"

// breaks are the ways in which a platform stops working, as a story says them, and
// what an admin has to mend then.
func breaks() map[string]string {
	return map[string]string{
		misset:                "",
		"token revoked":       "token",
		"address not trusted": "ip 203.0.113.7",
		"secret reset":        "secret",
	}
}

// breakable is a scene that can stop working by its own means, as it would; false
// if not in that way. "" makes it work again.
type breakable interface{ breakBy(about string) bool }

// breakDown lets a platform refuse to work, or work again.
func (p *player) breakDown(ctx context.Context, m clockMove) error {
	if was := p.unsound[m.Platform]; was != nil || m.Why == misset {
		delete(p.unsound, m.Platform)
		if m.Why == misset {
			key := m.Platform + ".bot_token"
			p.unsound[m.Platform] = configs.Faults{{Key: key, Problem: "it is in the wrong slot"}}
		}
		return p.restart(ctx)
	}
	about := breaks()[m.Why]
	if b, ok := p.stages[m.Platform].(breakable); ok && b.breakBy(about) {
		return p.app.settle(ctx)
	}
	var fail func(chat.Sending) error
	switch {
	case m.Full > 0:
		until := p.clock.Now().Add(m.Full)
		fail = func(s chat.Sending) error {
			if wait := until.Sub(p.clock.Now()); wait > 0 && s.Post.Class >= chat.Nudge {
				return &chat.Retry{After: wait, Yield: true, Why: errors.New("no room for what can wait")}
			}
			return nil
		}
	case about != "":
		fail = func(chat.Sending) error { return &chat.Retry{After: time.Minute, Why: &broken{about}} }
	case !m.Works:
		fail = func(chat.Sending) error { return &chat.Retry{Why: errors.New("no connection")} }
	}
	p.stages[m.Platform].Fail(fail)
	return p.app.settle(ctx)
}
