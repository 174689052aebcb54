package inbox

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"

	"milepost/bot/chat"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// readingsOf counts how often each text is read.
type readingsOf struct {
	mu sync.Mutex
	n  map[string]int
}

func (c *readingsOf) count(text string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.n[text]
}

// readsAhead is a desk that reads ahead and has handled one message.
func readsAhead(t *testing.T) (*desk, *readingsOf) {
	t.Helper()
	d := fresh(t)
	counts := &readingsOf{n: map[string]int{}}
	d.opt.Ahead = true
	d.reads = make(chan *ahead, 1) // so that nothing depends on whether the reader is there yet
	ctx, stop := context.WithCancel(t.Context())
	var reader sync.WaitGroup
	reader.Go(func() { d.readAll(ctx) })
	t.Cleanup(func() { stop(); reader.Wait() })
	d.opt.Prepare = func(ctx context.Context, r crm.Reader, who crm.PersonID, m chat.Message) (any, error) {
		counts.mu.Lock()
		counts.n[m.Text]++
		counts.mu.Unlock()
		return d.prepare(ctx, r, who, m)
	}
	d.recv(t, li("m0", "first"))
	if n := counts.count("first"); n != 0 {
		t.Errorf("the first message of a process was read %d times before it was handled", n)
	}
	d.drain(t)
	return d, counts
}

// slow is a store that writes a message when it has been read.
type slow struct {
	crm.Store
	read func()
	err  error
}

func (s *slow) Update(ctx context.Context, f func(crm.Tx) error) error {
	if crm.IsUrgent(ctx) {
		s.read()
		if s.err != nil {
			return s.err
		}
	}
	return s.Store.Update(ctx, f)
}

func TestAMessageIsReadWhileItIsStored(t *testing.T) {
	begun := make(chan struct{})
	d, counts := readsAhead(t)
	prepare := d.opt.Prepare
	d.opt.Prepare = func(ctx context.Context, r crm.Reader, who crm.PersonID, m chat.Message) (any, error) {
		if m.Text == "second" {
			close(begun)
		}
		return prepare(ctx, r, who, m)
	}
	d.opt.Store = &slow{Store: d.store, read: func() { <-begun }}
	d.recv(t, li("m1", "second"))
	d.drain(t)
	if n := counts.count("second"); n != 1 {
		t.Errorf("it was read %d times", n)
	}
	if want := []string{"first", "second"}; !slices.Equal(d.order, want) {
		t.Errorf("answered %q, want %q", d.order, want)
	}
}

func TestWhatWasReadAheadCountsOnlyIfNothingWasHandledSince(t *testing.T) {
	before := says(identity("slack", "xiaoli"), "m1", "before")
	for name, c := range map[string]struct {
		between func(t *testing.T, d *desk)
		said    chat.Message
		read    int // how often that is read; 0: nobody waits to know
		answer  []string
	}{
		"nothing came between": {
			between: func(*testing.T, *desk) {}, said: li("m2", "then"), read: 1, answer: []string{"first", "then"},
		},
		"he said something else before, which another inbox took": {
			between: func(t *testing.T, d *desk) { newDesk(t, d.store, d.clock).recv(t, before) },
			said:    li("m2", "then"), read: 2, answer: []string{"first", "before", "then"},
		},
		"it came twice": {
			between: func(t *testing.T, d *desk) { newDesk(t, d.store, d.clock).recv(t, li("m2", "then")) },
			said:    li("m2", "then"), answer: []string{"first", "then"},
		},
		"it faults": {
			between: func(*testing.T, *desk) {}, said: li("m2", "prepare faults"), read: 2, answer: []string{"first"},
		},
		"it panics": {
			between: func(*testing.T, *desk) {}, said: li("m2", "prepare panics"), read: 2, answer: []string{"first"},
		},
		"it is no text": {
			between: func(*testing.T, *desk) {}, said: func() chat.Message { m := li("m2", "then"); m.Kind = chat.Edited; return m }(),
			read: 1, answer: []string{"first", "then"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			d, counts := readsAhead(t)
			once := sync.OnceFunc(func() { c.between(t, d) })
			d.opt.Store = &slow{Store: d.store, read: once}
			d.recv(t, c.said)
			d.drain(t)
			if n := counts.count(c.said.Text); c.read > 0 && n != c.read {
				t.Errorf("it was read %d times, want %d", n, c.read)
			}
			if !slices.Equal(d.order, c.answer) {
				t.Errorf("answered %q, want %q", d.order, c.answer)
			}
		})
	}
}

func TestWhatCannotBeStoredIsNotHandledThoughItWasRead(t *testing.T) {
	d, _ := readsAhead(t)
	full := errors.New("the disk is full")
	d.opt.Store = &slow{Store: d.store, read: func() {}, err: full}
	if err := d.Recv(t.Context(), li("m1", "second")); !errors.Is(err, full) {
		t.Errorf("received: %v", err)
	}
	d.drain(t)
	if n := d.did(t, crmtest.Xiaoli); n != 1 {
		t.Errorf("%d messages changed something, want the first alone", n)
	}
}

func TestNothingIsReadAheadOfWhatWaits(t *testing.T) {
	d, counts := readsAhead(t)
	d.recv(t, anna("m1", "waits"), li("m2", "then"))
	if n := counts.count("then"); n != 0 {
		t.Errorf("it was read %d times before the one that waits", n)
	}
	d.drain(t)
	if want := []string{"first", "waits", "then"}; !slices.Equal(d.order, want) {
		t.Errorf("answered %q, want %q", d.order, want)
	}
}
