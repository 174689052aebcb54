package slack

import (
	"context"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/bot/slack/fake"
)

// seenAtFirst is the mark of a conversation that was read up to the beginning.
var seenAtFirst = fake.Epoch.Format(time.RFC3339Nano)

// seenOf is an inlet that knows how far one conversation was read, and of no other.
type seenOf struct {
	*book
	place chat.Place
}

func (s seenOf) Seen(_ context.Context, p chat.Place) (string, error) {
	if p != s.place {
		return "", nil
	}
	return s.seen, nil
}

// TestWhoBeginsWhileWeAreOffIsReadBack: somebody whose very first words are
// written while nobody listens is heard, from the newest moment on that is known
// of anybody; of a workspace in which nobody was ever heard nothing is read.
func TestWhoBeginsWhileWeAreOffIsReadBack(t *testing.T) {
	for _, heardBefore := range []bool{true, false} {
		s, b := newStage(t, ModeHTTP, fake.Options{}, nil), newBook()
		if heardBefore {
			b.seen = fake.Epoch.Add(time.Minute).Format(time.RFC3339Nano)
		}
		s.DM("UME")
		s.Quiet("UOTHER", s.DM("UOTHER"), "今天拜访了美的", "")
		done := make(chan struct{})
		s.Transport.opt.Connected = func() { close(done) }
		s.run(t, seenOf{b, chat.DMOf(person("UME"))})
		<-done
		if got := strings.Join(b.texts(), " "); got != map[bool]string{true: "今天拜访了美的"}[heardBefore] {
			t.Errorf("somebody heard before: %v; read back %q", heardBefore, got)
		}
	}
}

// TestWhatWasChangedWhileWeWereOffIsReadBack: what a message says now whose writer
// changed it meanwhile.
func TestWhatWasChangedWhileWeWereOffIsReadBack(t *testing.T) {
	for says, known := range map[string]time.Duration{"written long before": time.Minute + 500*time.Microsecond, "written in the last minute": 0} {
		s, b := newStage(t, ModeHTTP, fake.Options{}, nil), newBook()
		dm := s.DM("UME")
		was := s.Quiet("UME", dm, "预算120万", "")
		s.Hook(nil)
		s.Server.Edit(dm, was.TS, "预算130万")
		s.Hook(s.mux)
		b.seen = moment(was.TS).Add(known).Format(time.RFC3339Nano)
		var got []chat.Message
		in := tapped{b, func(m chat.Message) { got = append(got, m) }}
		done := make(chan struct{})
		s.Transport.opt.Connected = func() { close(done) }
		s.run(t, in)
		<-done
		if len(got) != 1 || got[0].Kind != chat.Edited || got[0].Text != "预算130万" || got[0].Content != ref(dm, was.TS) || !got[0].Written.Equal(moment(was.TS)) || !got[0].At.After(got[0].Written) {
			t.Errorf("%s: read back %+v", says, got)
		}
	}
}

// TestWhatStandsAsItWasIsNotReadAgain: an older message that nobody changed.
func TestWhatStandsAsItWasIsNotReadAgain(t *testing.T) {
	s, b := newStage(t, ModeHTTP, fake.Options{}, nil), newBook()
	was := s.Quiet("UME", s.DM("UME"), "周五报价", "")
	b.seen = moment(was.TS).Add(overlap + time.Second).Format(time.RFC3339Nano)
	done := make(chan struct{})
	s.Transport.opt.Connected = func() { close(done) }
	s.run(t, b)
	<-done
	if got := b.texts(); len(got) > 0 {
		t.Errorf("read back %q", got)
	}
}

// tapped is an inlet that tells what it hears.
type tapped struct {
	*book
	heard func(chat.Message)
}

func (t tapped) Recv(ctx context.Context, m chat.Message) error {
	t.heard(m)
	return t.book.Recv(ctx, m)
}

// TestWhoAsksToWaitIsWaitedFor: a workspace that refuses the list of conversations,
// or what was said in one, at first: in words or by its status.
func TestWhoAsksToWaitIsWaitedFor(t *testing.T) {
	for _, fault := range []fake.Fault{{RetryAfter: 1}, {Error: "ratelimited"}} {
		for _, method := range []string{"users.conversations", "conversations.history"} {
			s, b := newStage(t, ModeHTTP, fake.Options{}, nil), newBook()
			b.seen = seenAtFirst
			s.Quiet("UME", s.DM("UME"), "今天拜访了美的", "")
			var asked atomic.Int64
			s.Fail(func(c fake.Call) fake.Fault {
				if c.Method == method && asked.Add(1) == 1 {
					return fault
				}
				return fake.Fault{}
			})
			s.run(t, b)
			until(t, "what was missed, after "+method, func() bool { return len(b.texts()) == 1 })
		}
	}
}
