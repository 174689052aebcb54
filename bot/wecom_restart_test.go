package main

import (
	"testing"
	"time"

	"milepost/storage/crmtest"
)

// TestANewProcessKnowsWhatTheOldOneHasSaid starts the application again and
// again within a minute in which somebody is answered: the platform would show
// him no more than thirty messages, and say nothing of the rest.
func TestANewProcessKnowsWhatTheOldOneHasSaid(t *testing.T) {
	clock := crmtest.NewClock()
	b := newBranchAt(t, 1, clock.Now, nil)
	const each, starts = 12, 4
	for start := range starts {
		if start > 0 {
			b.end()
			b.start()
		}
		for range each {
			if err := b.corp.Say(t.Context(), "p0", "在吗"); err != nil {
				t.Fatal(err)
			}
		}
		if err := b.app.settle(t.Context()); err != nil {
			t.Fatal(err)
		}
		clock.Advance(5 * time.Second)
	}
	if n := b.seen(1); n != 30 || b.corp.Dropped() != 0 {
		t.Errorf("%d are seen in the first minute and %d dropped by the platform, want 30 and none", n, b.corp.Dropped())
	}
	for range 2 {
		clock.Advance(time.Minute)
		if err := b.app.settle(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if n := b.seen(1); n != each*starts || b.corp.Dropped() != 0 {
		t.Errorf("%d of %d are seen, %d dropped by the platform", n, each*starts, b.corp.Dropped())
	}
}
