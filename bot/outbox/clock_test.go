package outbox

import (
	"errors"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// TestTheClockIsSetWhileAPostWaits has a platform refuse a post for now, sets
// the clock and mends the platform: the post is said once, and soon.
func TestTheClockIsSetWhileAPostWaits(t *testing.T) {
	for _, row := range []struct {
		name string
		why  error
		set  time.Duration
	}{
		{"nothing happens to the clock", errors.New("no answer"), 0},
		{"it goes back an hour", errors.New("no answer"), -time.Hour},
		{"it goes back a year", errors.New("no answer"), -365 * 24 * time.Hour},
		{"it goes forward a year", errors.New("no answer"), 365 * 24 * time.Hour},
		{"the platform asked for a pause, and it goes back a year", &chat.Retry{After: time.Minute, Why: errors.New("slowly")}, -365 * 24 * time.Hour},
		{"the platform asked for a pause, and it goes forward a year", &chat.Retry{After: time.Minute, Why: errors.New("slowly")}, 365 * 24 * time.Hour},
	} {
		for _, restart := range []bool{false, true} {
			name := row.name
			if restart {
				name += ", and the process starts again"
			}
			t.Run(name, func(t *testing.T) {
				s := fresh(t)
				s.slack.Fail(func(chat.Sending) error { return row.why })
				s.put(t, card(li, "早"))
				s.drain(t)
				s.clock.Advance(row.set)
				if restart {
					s = s.restarted()
				}
				s.slack.Fail(nil)
				for range 2 * int(longestHold/longestPause) {
					s.clock.Advance(longestPause)
					s.drain(t)
				}
				s.wantState(t, "早", crm.Said, "")
				if said := s.said(); len(said) != 1 {
					t.Errorf("said: %q", said)
				}
			})
		}
	}
}
