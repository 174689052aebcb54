package bolt

import (
	"context"
	"slices"
	"sync"
	"testing"
	"time"

	"milepost/storage/crm"
)

// What is urgent runs before everything that waits.
func TestWhatIsUrgentDoesNotWaitForTheOthers(t *testing.T) {
	const others = 100
	s := fresh(t)
	var order []int // written by one function after the other
	var all sync.WaitGroup
	begun, goOn := make(chan struct{}), make(chan struct{})
	put := func(ctx context.Context, n int) {
		all.Go(func() {
			first := true
			err := s.Update(ctx, func(tx crm.Tx) error {
				if first { // fresh runs everything twice
					order = append(order, n)
				}
				if first && n == 0 {
					close(begun)
					<-goOn
				}
				first = false
				return tx.Keep("k", []byte{byte(n)})
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	waiting := func() int {
		s.mu.Lock()
		defer s.mu.Unlock()
		return len(s.queue) + len(s.urgent)
	}
	put(t.Context(), 0)
	<-begun
	for n := range others {
		put(t.Context(), n+1)
	}
	for waiting() < others {
		time.Sleep(time.Millisecond)
	}
	put(crm.Urgent(t.Context()), -1)
	for waiting() <= others {
		time.Sleep(time.Millisecond)
	}
	close(goOn)
	all.Wait()
	if len(order) != others+2 || order[1] != -1 {
		t.Errorf("the urgent one ran as number %d of %d", slices.Index(order, -1), len(order))
	}
}
