package inbox

import (
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func TestNoMoreIsReadAtATimeThanThereAreProcessors(t *testing.T) {
	turns := newTurns()
	var now, most atomic.Int32
	var all sync.WaitGroup
	for range 100 {
		all.Go(func() {
			defer turns.read()()
			n := now.Add(1)
			for was := most.Load(); n > was && !most.CompareAndSwap(was, n); was = most.Load() {
			}
			runtime.Gosched()
			now.Add(-1)
		})
	}
	all.Wait()
	if got, can := int(most.Load()), max(2, runtime.GOMAXPROCS(0)); got > can {
		t.Errorf("%d were read at a time, want %d at most", got, can)
	}
}

func TestReadingStepsBackForABurstAndGoesOnInOneWithoutEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		turns := newTurns()
		read := func() time.Duration {
			began := time.Now()
			turns.read()()
			return time.Since(began)
		}
		for range crowd {
			defer turns.take()()
		}
		if got := read(); got != 0 {
			t.Errorf("a few that arrive hold reading up for %v", got)
		}
		end := turns.take()
		for range 3 {
			if got := read(); got != stepBack {
				t.Errorf("in a burst reading steps back for %v, want %v", got, stepBack)
			}
		}
		end()
		if got := read(); got != 0 {
			t.Errorf("after the burst reading is held up for %v", got)
		}
	})
}
