package inbox

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"milepost/bot/chat"
	"milepost/storage/crm"
)

// slowStore holds up, once it is armed, the next that stored something on its
// way back.
type slowStore struct {
	crm.Store
	armed  atomic.Bool
	stored chan struct{} // closed when it is stored
	goOn   chan struct{} // it goes on then
}

func (s *slowStore) Update(ctx context.Context, f func(crm.Tx) error) error {
	err := s.Store.Update(ctx, f)
	if s.armed.CompareAndSwap(true, false) {
		close(s.stored)
		<-s.goOn
	}
	return err
}

// recvBeside is recv for another goroutine than the test's.
func (d *desk) recvBeside(t *testing.T, m chat.Message) {
	if err := d.Recv(t.Context(), m); err != nil {
		t.Error(err)
	}
}

// TestWhatIsReadBackOvertakesNothing has the live connection store a message and
// take its time, while reading back finds that one stored and goes on to the
// next.
func TestWhatIsReadBackOvertakesNothing(t *testing.T) {
	d := fresh(t)
	slow := &slowStore{Store: d.store, stored: make(chan struct{}), goOn: make(chan struct{})}
	d.opt.Store = slow
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- d.Run(ctx) }()
	d.recv(t, li("live-0", "零"))
	for d.kicks.Load() == 0 {
		time.Sleep(time.Millisecond)
	}
	slow.armed.Store(true)
	first, second := li("live-1", "一"), li("back-2", "二")
	again := first
	again.Key = "back-1"
	var all sync.WaitGroup
	all.Go(func() { d.recvBeside(t, first) })
	<-slow.stored
	passed := make(chan struct{})
	all.Go(func() {
		d.recvBeside(t, again)
		d.recvBeside(t, second)
		close(passed)
	})
	select {
	case <-passed: // it overtook: what it stored is handled now
		time.Sleep(20 * time.Millisecond)
	case <-time.After(20 * time.Millisecond):
	}
	close(slow.goOn)
	all.Wait()
	d.drain(t)
	stop()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if want := []string{"零", "一", "二"}; !slices.Equal(d.order, want) {
		t.Errorf("handled %v, want %v", d.order, want)
	}
}

// TestTwoWaysInKeepTheOrder has two connections deliver everything that several
// people write, each in order, at the same time.
func TestTwoWaysInKeepTheOrder(t *testing.T) {
	d := fresh(t)
	const each = 40
	people := []string{"xiaoli", "anna", "wangmin"}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- d.Run(ctx) }()
	var all sync.WaitGroup
	for way := range 2 {
		for _, who := range people {
			from := identity("slack", who)
			all.Go(func() {
				for n := range each {
					d.recvBeside(t, chat.Message{
						Key: fmt.Sprint(way, who, n), Content: fmt.Sprint(who, n), Kind: chat.Text, Text: fmt.Sprintf("%s %02d", who, n), From: from, In: chat.DMOf(from),
					})
				}
			})
		}
	}
	all.Wait()
	d.drain(t)
	stop()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	for _, who := range people {
		var got []string
		for _, s := range d.order {
			if len(s) > len(who) && s[:len(who)] == who && !slices.Contains(got, s) {
				got = append(got, s)
			}
		}
		if len(got) != each || !slices.IsSorted(got) {
			t.Errorf("%s is answered in the order %v", who, got)
		}
	}
}
