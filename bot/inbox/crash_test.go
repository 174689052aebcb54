package inbox

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"milepost/bot/chat"
	"milepost/bot/chattest"
	"milepost/storage/bolt"
	"milepost/storage/crm"
	"milepost/storage/crmtest"
)

// TestKilledAtEveryWrite kills the process at each durable step in turn, starts
// it again and lets the platform deliver again what was not acknowledged.
func TestKilledAtEveryWrite(t *testing.T) {
	messages := []chat.Message{
		li("a", "一"), anna("b", "two"), li("c", "answer faults"), li("d", "answer fails"), li("e", "五"),
		says(identity("wecom", "lilei"), "f", "六"),
	}
	for kill := 1; ; kill++ {
		path := filepath.Join(t.TempDir(), "milepost.db")
		d := open(t, path)
		crmtest.Do(t, d.store, crmtest.Seed)
		dying := newDesk(t, crmtest.NewMortal(d.store, kill), d.clock)
		alive := true
		for _, m := range messages {
			alive = dying.Recv(t.Context(), m) == nil && alive
		}
		alive = dying.Drain(t.Context()) == nil && alive
		for _, m := range messages { // the platform does not know what arrived
			d.recv(t, m)
		}
		d.drain(t)
		want := map[crm.TakenState]int{crm.Done: 4, crm.Parked: 1, crm.Held: 1}
		if diff := cmp.Diff(want, d.states(t)); diff != "" {
			t.Errorf("killed at write %d: messages by state, -want +got:\n%s", kill, diff)
		}
		if a, b := d.did(t, crmtest.Xiaoli), d.did(t, crmtest.Anna); a != 2 || b != 1 {
			t.Errorf("killed at write %d: handled %d and %d messages, want 2 and 1", kill, a, b)
		}
		if said := d.said(t); len(said) != len(messages) {
			t.Errorf("killed at write %d: %d posts for %d messages: %q", kill, len(said), len(messages), said)
		}
		if alive {
			t.Logf("%d durable steps for %d messages", kill-1, len(messages))
			return
		}
	}
}

func TestAfterARestartEverythingGoesOn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "milepost.db")
	clock := crmtest.NewClock()
	s, err := bolt.Open(path, bolt.Options{Now: clock.Now, NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	crmtest.Do(t, s, crmtest.Seed)
	before := newDesk(t, s, clock)
	before.recv(t, li("a", "一"), anna("b", "two"), li("c", "三"))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := before.Recv(t.Context(), li("d", "四")); !errors.Is(err, crm.ErrClosed) {
		t.Errorf("a closed store took a message: %v", err)
	}
	d := open(t, path)
	d.recv(t, li("d", "四"), li("a", "一"))
	d.drain(t)
	if diff := cmp.Diff([]string{"一", "two", "三", "四"}, d.order); diff != "" {
		t.Errorf("answered, -want +got:\n%s", diff)
	}
}

func TestAMessageThatKillsTheProcessIsSetAside(t *testing.T) {
	d := fresh(t)
	d.recv(t, li("a", "杀手"), li("b", "后一条"))
	for start := 1; start <= maxTries; start++ {
		next := newDesk(t, d.store, d.clock)
		if err := next.load(t.Context()); err != nil {
			t.Fatal(err)
		}
		// It begins the message and is gone in the middle of it.
		if over, err := next.begin(t.Context(), "a"); over || err != nil {
			t.Fatalf("start %d: over %v, %v", start, over, err)
		}
	}
	last := newDesk(t, d.store, d.clock)
	last.drain(t)
	if got := last.states(t); got[crm.Parked] != 1 || got[crm.Done] != 1 {
		t.Errorf("messages by state: %v, want it parked and the next one done", got)
	}
	if !slices.Equal(last.order, []string{"后一条"}) {
		t.Errorf("answered %q", last.order)
	}
}

// TestWhatWasUnderWayBesideItIsNotSetAside ends one process after the other in
// the middle of a message that kills, while others are under way.
func TestWhatWasUnderWayBesideItIsNotSetAside(t *testing.T) {
	d := fresh(t)
	d.recv(t, li("m100", "杀手"), anna("m101", "beside"), says(identity("wecom", "wangmin"), "m102", "beside"))
	for start := 1; start <= maxTries; start++ {
		d.killed(t)
	}
	last := newDesk(t, d.store, d.clock)
	last.drain(t)
	if got := d.states(t); got[crm.Parked] != 1 || got[crm.Done] != 2 {
		t.Errorf("messages by state: %v, want one set aside and two done", got)
	}
}

// killed is a process that handles what waits until the message that kills is
// under way, and what is beside it if anything is.
func (d *desk) killed(t *testing.T) {
	t.Helper()
	store := &sick{Store: d.store}
	p := newDesk(t, store, d.clock)
	died, gone := make(chan struct{}), make(chan struct{})
	p.opt.Prepare = func(ctx context.Context, r crm.Reader, who crm.PersonID, m chat.Message) (any, error) {
		if m.Text != "杀手" {
			select {
			case <-died:
			case <-time.After(200 * time.Millisecond): // it is not beside it
				return p.prepare(ctx, r, who, m)
			}
		} else {
			time.Sleep(50 * time.Millisecond) // others begin meanwhile if they may
			close(died)
		}
		<-gone
		return nil, errors.New("nothing of this process is heard of any more")
	}
	ctx, stop := context.WithCancel(t.Context())
	var running sync.WaitGroup
	running.Go(func() {
		if err := p.Run(ctx); err != nil {
			t.Error(err)
		}
	})
	<-died
	store.set(true)
	stop()
	close(gone)
	running.Wait()
}

func TestIdsThatFollowEachOtherHaveNumbersOfTheirOwn(t *testing.T) {
	seen := map[string]bool{}
	for n := range 10 {
		seen[incidentOf(fmt.Sprint("wecom/demo/msg/", 4561255354251345010+n), crmtest.Start())] = true
	}
	if len(seen) != 10 {
		t.Errorf("ten messages have %d numbers", len(seen))
	}
}

// sick is a store that does not write for a while.
type sick struct {
	crm.Store
	mu  sync.Mutex
	ill bool
}

func (s *sick) set(ill bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ill = ill
}

func (s *sick) Update(ctx context.Context, f func(crm.Tx) error) error {
	s.mu.Lock()
	ill := s.ill
	s.mu.Unlock()
	if ill {
		return errors.New("no space left on device")
	}
	return s.Store.Update(ctx, f)
}

func TestAFullDiskLosesNothing(t *testing.T) {
	d := fresh(t)
	store := &sick{Store: d.store}
	b := newDesk(t, store, d.clock)
	b.opt.Log = chattest.Log(t, io.Discard)
	b.recv(t, li("a", "一"), li("b", "二"))
	store.set(true)
	if err := b.Recv(t.Context(), li("c", "三")); err == nil {
		t.Error("a message was acknowledged that is not durable")
	}
	if err := b.Drain(t.Context()); err == nil {
		t.Error("Drain says nothing of a full disk")
	}
	ctx, stop := context.WithCancel(t.Context())
	var running sync.WaitGroup
	running.Go(func() {
		if err := b.Run(ctx); err != nil {
			t.Error(err)
		}
	})
	time.Sleep(50 * time.Millisecond) // Run meets the full disk, too
	store.set(false)
	for end := time.Now().Add(20 * time.Second); b.did(t, crmtest.Xiaoli) < 2 && time.Now().Before(end); {
		time.Sleep(10 * time.Millisecond)
	}
	stop()
	running.Wait()
	if !slices.Equal(b.order, []string{"一", "二"}) {
		t.Errorf("answered %q", b.order)
	}
}

// tight is a store on a disk that has room for small commits, and for none with an
// answer in it.
type tight struct {
	crm.Store
	full bool
}

func (s *tight) Update(ctx context.Context, f func(crm.Tx) error) error {
	return s.Store.Update(ctx, func(tx crm.Tx) error {
		w := &weighed{Tx: tx}
		err := f(w)
		if err == nil && w.large && s.full {
			err = errors.New("no space left on device")
		}
		return err
	})
}

// weighed tells whether an answer was queued.
type weighed struct {
	crm.Tx
	large bool
}

func (w *weighed) Queue(e crm.Envelope) (bool, error) {
	w.large = true
	return w.Tx.Queue(e)
}

func TestNothingIsSetAsideBecauseTheDiskIsFull(t *testing.T) {
	d := fresh(t)
	store := &tight{Store: d.store, full: true}
	b := newDesk(t, store, d.clock)
	b.recv(t, li("a", "一"), li("b", "二"))
	for range maxTries + 2 {
		for range 2 {
			if err := b.Drain(t.Context()); err == nil {
				t.Error("Drain says nothing of a full disk")
			}
		}
		b = newDesk(t, store, d.clock) // another process
	}
	if got := b.states(t); got[crm.Waiting] != 2 {
		t.Errorf("messages by state: %v, want both waiting", got)
	}
	store.full, b.order = false, nil
	b.drain(t)
	if got := b.states(t); got[crm.Done] != 2 || !slices.Equal(b.order, []string{"一", "二"}) {
		t.Errorf("messages by state: %v, answered %q", got, b.order)
	}
}

func TestABurstIsTakenWholeAndOnce(t *testing.T) {
	clock := crmtest.NewClock()
	s, err := bolt.Open(filepath.Join(t.TempDir(), "milepost.db"), bolt.Options{Now: clock.Now, NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, crmtest.Checked(t, s), clock)
	crmtest.Do(t, s, crmtest.Seed)
	const senders = 64
	burst := crmtest.Times(10_000, 1000)
	people := crmtest.People()
	ctx, stop := context.WithCancel(t.Context())
	var running, all sync.WaitGroup
	running.Go(func() {
		if err := d.Run(ctx); err != nil {
			t.Error(err)
		}
	})
	for from := range senders {
		all.Go(func() {
			for n := from; n < burst; n += senders {
				who := identity("wecom", string(people[n%len(people)].ID))
				m := says(who, fmt.Sprint("m", n), "一")
				d.recv(t, m)
				if n%10 == 0 { // the platform is not sure that we heard
					d.recv(t, m)
				}
			}
		})
	}
	all.Wait()
	d.drain(t)
	stop()
	running.Wait()
	sum := 0
	for _, p := range people {
		sum += d.did(t, p.ID)
	}
	if got := d.states(t); sum != burst || got[crm.Done] != burst || len(got) != 1 {
		t.Errorf("%d messages changed something, by state %v; want %d", sum, got, burst)
	}
}
